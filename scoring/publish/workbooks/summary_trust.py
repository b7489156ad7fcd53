"""The summary's sheet for the council alone: how far ranks hold, how far stages agree, how strict bodies were."""

from collections.abc import Iterator

from scoring.problems import Fault
from scoring.publish.trust import Trust
from scoring.publish.workbooks.summary_parts import Part, write_parts
from scoring.publish.workbooks.summary_view import SummaryView
from scoring.show import agreement, robustness
from scoring.spreadsheet.book import Sheet

WIDTHS = (9, 12, 44, 16, 14, 14, 16, 14, 14)


def write_trust(view: SummaryView, sheet: Sheet, trust: Trust) -> None:
    """How far the ranks hold first, then how far the stages agree."""
    parts = (*_ranks(view, trust), *_stages(view, trust))
    top = view.tell("book-trust-title"), view.tell("book-council-note")
    write_parts(view, sheet, top, WIDTHS, parts)


def _ranks(view: SummaryView, trust: Trust) -> Iterator[Part]:
    found, heading = trust.robustness, view.tell("word-do-ranks-hold")
    if isinstance(found, Fault):
        yield Part(heading, view.tell(found.code, **found.values))
        return
    drawn = f"{robustness.drawn(found, view.lang)}\n{robustness.reading(found, view.lang)}"
    yield Part(heading, drawn, robustness.units_table(found, view.lang))
    yield Part(view.tell("robustness-methods"), "", robustness.methods_table(found, view.lang))
    yield Part(view.tell("robustness-nodes"), "", robustness.nodes_table(found, view.lang))


def _stages(view: SummaryView, trust: Trust) -> Iterator[Part]:
    lines = [agreement.whole_line(turn, view.lang) for turn in trust.turns]
    yield Part(view.tell("word-do-stages-agree"), "\n".join([*lines, view.tell("agreement-reading")]))
    last = trust.turns[-1]
    for by in agreement.BYS:
        yield Part(view.tell(f"word-self-to-final-by-{by}"), "", agreement.by_table(last, by, view.lang))
    yield Part(view.tell("agreement-kappas"), "", agreement.kappas_table(last, view.lang))
    strict = agreement.strictness_table(view.campaign, trust.bodies, view.lang)
    yield Part(view.tell("agreement-strictness"), "", strict)
