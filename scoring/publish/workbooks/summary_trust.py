"""The summary's sheet for the council alone: how far ranks hold, how far stages agree, how strict bodies were."""

from collections.abc import Iterator

from scoring.analysis.agreement import any_cases
from scoring.problems import Fault
from scoring.publish.trust import Trust
from scoring.publish.workbooks.summary_parts import Part, write_parts
from scoring.publish.workbooks.summary_view import SummaryView
from scoring.show import agreement, robustness
from scoring.spreadsheet.book import Sheet

WIDTHS = (9, 12, 44, 24, 14, 14, 14, 14, 14, 14, 14)
TURNS = ((0, 0), (1, 2), *((column, column) for column in range(3, len(WIDTHS))))
"""The columns that each column of a table of turns takes: code, name, turn, figures."""


def write_trust(view: SummaryView, sheet: Sheet, trust: Trust) -> None:
    """How far the ranks hold first, then how far the stages agree."""
    parts = (*_ranks(view, trust), *_stages(view, trust))
    top = view.tell("book-trust-title"), view.tell("book-council-note")
    write_parts(view, sheet, top, WIDTHS, parts)


def _ranks(view: SummaryView, trust: Trust) -> Iterator[Part]:
    ranks, heading = trust.robustness, view.tell("word-do-ranks-hold")
    if isinstance(ranks, Fault):
        yield Part(heading, view.tell(ranks.code, **ranks.values))
        return
    drawn = f"{robustness.drawn(ranks, view.lang)}\n{robustness.reading(view.lang)}"
    yield Part(heading, drawn, robustness.units_table(ranks, view.lang))
    yield Part(view.tell("robustness-methods"), "", robustness.methods_table(ranks, view.lang))
    yield Part(view.tell("robustness-nodes"), "", robustness.nodes_table(ranks, view.lang))


def _stages(view: SummaryView, trust: Trust) -> Iterator[Part]:
    heading, turns = view.tell("word-do-stages-agree"), trust.turns
    if not any_cases(turns):
        yield Part(heading, view.tell("agreement-nothing"))
        return
    lines = [agreement.whole_line(turn, view.lang) for turn in turns]
    yield Part(heading, "\n".join([*lines, view.tell("agreement-reading")]))
    for by in agreement.BYS:
        yield Part(view.tell(f"word-agreement-by-{by}"), "", agreement.by_table(turns, by, view.lang), TURNS)
    yield Part(view.tell("agreement-kappas"), "", agreement.kappas_table(turns, view.lang), TURNS)
    strict = agreement.strictness_table(view.campaign, trust.bodies, view.lang)
    yield Part(view.tell("agreement-strictness"), "", strict)
