"""Thông báo kết quả: to a commune, its final score, grade and rank, and what counts otherwise than it declared."""

from collections.abc import Iterator, Sequence

from scoring.engine.differences import Difference, moved
from scoring.engine.explain import UnitExplanation
from scoring.publish.papers.dossier import Dossier, columns, day_in_words, decimal, sum_row, title_of
from scoring.publish.papers.notices import node_cells, notice, score_words, sums, why
from scoring.publish.papers.office import in_sentence
from scoring.publish.papers.paper import Block, Paper, Paragraph, Row, Table, numbered, table, text
from scoring.words import capital, printable, within


def result_notice(dossier: Dossier, unit: str) -> Paper:
    """The notice of the final result to one unit. Raises `Fault` where there is no such unit."""
    explanation = dossier.explained("final", unit)
    changed = [one for one in moved(explanation) if one.because != "supplied"]
    tables: list[Block] = [_fields(dossier, explanation)]
    if changed:
        tables.append(_changes(dossier, changed))
    abstract = text("result-abstract", title=dossier.title)
    title = text("result-table", unit=in_sentence(explanation.placed.result.unit).upper())
    return notice(dossier, explanation, abstract, title, _blocks(dossier, explanation, changed), tables)


def _blocks(dossier: Dossier, explanation: UnitExplanation, changed: Sequence[Difference]) -> Iterator[Block]:
    result, name = explanation.placed.result, in_sentence(explanation.placed.result.unit)
    decision = dossier.campaign.settings.decision
    stated = (
        text("result-decision", number=printable(decision.number), day=day_in_words(decision.date))
        if decision
        else text("result-decision-blank")
    )
    yield Paragraph(
        text("result-opening", decision=stated, issuer=dossier.office.words, title=dossier.title, unit=name)
    )
    yield Paragraph(text("result-part-score"), "heading")
    if explanation.placed.rank is None:
        yield Paragraph(text("result-unranked"))
    else:
        ranked = sum(placed.rank is not None for placed in explanation.results.units)
        yield Paragraph(text("result-score", **score_words(dossier, result)))
        if explanation.placed.grade is not None:
            yield Paragraph(text("result-grade", grade=dossier.grade(explanation.placed)))
        yield Paragraph(text("result-rank", rank=explanation.placed.rank, ranked=ranked))
        yield from (Paragraph(words, "list") for words in _ranks_in_groups(dossier, explanation))
    yield Paragraph(text("result-fields", level=within(dossier.first_level)))
    yield Paragraph(text("result-part-changes"), "heading")
    if changed:
        of_all = sums(dossier, [one.gained for one in changed])
        yield Paragraph(text("result-changed", count=len(changed), sums=of_all))
    else:
        yield Paragraph(text("result-unchanged"))
    yield Paragraph(text("result-closing", unit=name))


def _ranks_in_groups(dossier: Dossier, explanation: UnitExplanation) -> Iterator[str]:
    """Its place among the units that have the same value in a group column."""
    unit = explanation.placed.result.unit
    for column in dossier.campaign.settings.groups:
        rank = explanation.placed.group_ranks[column]
        value = unit.columns[column]
        peers = [
            placed
            for placed in explanation.results.units
            if placed.rank is not None and placed.result.unit.columns[column] == value
        ]
        if rank is not None and value:
            yield capital(text("result-rank-in", group=dossier.group_name(column, value), rank=rank, ranked=len(peers)))


def _fields(dossier: Dossier, explanation: UnitExplanation) -> Table:
    """The first nodes: max, points, percent; then bonus, penalty and the score."""
    criteria, result = dossier.campaign.criteria, explanation.placed.result
    rows = []
    for number, node in enumerate(criteria.tree, start=1):
        own = result.nodes[node.code]
        share = dossier.share(own.points, own.max)
        rows.append(Row((str(number), title_of(node), decimal(node.max, criteria.digits), dossier.result(own), share)))
    for block, points in (("bonus", result.bonus), ("penalty", result.penalty)):
        if points:
            rows.append(
                Row(("", text(f"block-{block}"), "", dossier.change(-points if block == "penalty" else points), ""))
            )
    score = dossier.score(result.score)
    rows.append(sum_row("", text("total"), dossier.points(result.max), score, dossier.share(result.score, result.max)))
    named = columns(
        ("no", 1, "center"), ("first", 8, "left"), ("max", 2, "right"), ("final", 2, "right"), ("percent", 2, "right"),
        first=dossier.first_level,
    )  # fmt: skip
    return table(named, rows, text("result-caption-fields", level=within(dossier.first_level)))


def _changes(dossier: Dossier, changed: Sequence[Difference]) -> Table:
    named = columns(
        ("no", 1, "center"),
        ("code", 1.9, "left"),
        ("leaf", 7, "left"),
        ("max", 1.6, "right"),
        ("self", 1.8, "right"),
        ("final", 1.8, "right"),
        ("change", 1.6, "right"),
        ("why", 9, "left"),
    )
    rows = numbered([[*node_cells(dossier, one), why(one)] for one in changed])
    return table(named, rows, text("result-caption-changes"))
