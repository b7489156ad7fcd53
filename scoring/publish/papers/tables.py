"""Tables of results that several papers share: grade counts, the ranking, groups, fields."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from scoring.engine.ranking import rank_by_node, rank_in_groups
from scoring.engine.results import UnitResult
from scoring.points import digits_by_value
from scoring.publish.papers.dossier import Dossier, columns, decimal, sum_row, title_of
from scoring.publish.papers.paper import Block, PaperColumn, Paragraph, Row, Table, table, text
from scoring.words import NOTHING, printable, within

MOST_CODE = 6
"""A longer code is a name for programs, not a number that people cite."""

Ranked = list[tuple[int | None, UnitResult]]


def grade_table(dossier: Dossier) -> Table:
    """How many units have each grade."""
    counts = Counter(placed.grade for placed in dossier.final.units)
    total = len(dossier.final.units)
    rows = [
        Row((printable(grade.title.vi), str(counts[grade.id]), share_of(counts[grade.id], total)))
        for grade in dossier.campaign.criteria.grades
    ]
    if counts[None]:
        rows.append(Row((text("unranked"), str(counts[None]), share_of(counts[None], total))))
    rows.append(sum_row(text("total-units"), str(total), decimal(Fraction(100), 2)))
    named = columns(("grade", 4, "left"), ("count", 2, "right"), ("percent", 2, "right"))
    return table(named, rows, text("grade-counts"))


def share_of(count: int, total: int) -> str:
    return decimal(Fraction(100 * count, total), 2)


def ranking_blocks(dossier: Dossier) -> Iterator[Block]:
    """Rank, unit, score, percent, grade; and what told units of one score apart."""
    yield _ranking(dossier, [(placed.rank, placed.result) for placed in dossier.final.units])
    criteria = dossier.campaign.criteria
    ranks: dict[Fraction | None, set[int | None]] = {}
    for placed in dossier.final.units:
        ranks.setdefault(placed.result.ratio, set()).add(placed.rank)
    if any(len(sharing) > 1 for sharing in ranks.values()):
        nodes = [
            text("listed", code=node.printed, title=title_of(node))
            for node in map(criteria.nodes.__getitem__, criteria.ranking.tie_break)
        ]
        yield Paragraph(text("tie-break", nodes="; ".join(nodes)), "note")


def _ranking(dossier: Dossier, ranked: Ranked) -> Table:
    placed = {placed.result.unit.code: placed for placed in dossier.final.units}
    # A percent of the scale 100 is the score once more.
    same = dossier.campaign.criteria.scale == 100
    ratios = [100 * result.ratio for _, result in ranked if result.ratio is not None]
    digits = digits_by_value(ratios, 2, max(2, dossier.campaign.criteria.precision))
    rows = []
    for rank, result in ranked:
        cells = [
            str(rank or NOTHING),
            printable(result.unit.name),
            dossier.score(result.score),
            NOTHING if result.ratio is None else decimal(result.ratio * 100, digits[result.ratio * 100]),
            dossier.grade(placed[result.unit.code]),
        ]
        rows.append(Row(tuple(cell for index, cell in enumerate(cells) if not (same and index == 3))))
    named = columns(
        ("rank", 1.4, "center"),
        ("unit", 6, "left"),
        ("score", 2, "right"),
        ("percent", 2, "right"),
        ("grade", 2.5, "left"),
    )
    return table([column for index, column in enumerate(named) if not (same and index == 3)], rows)


def group_blocks(dossier: Dossier) -> Iterator[Block]:
    """The ranking within every group of every group column."""
    for column in dossier.campaign.settings.groups:
        for value, ranked in rank_in_groups(dossier.final, column):
            yield Paragraph(dossier.group_name(column, value), "heading")
            yield _ranking(dossier, ranked)


def field_blocks(dossier: Dossier) -> Iterator[Block]:
    """Every unit's points at the first nodes, and its place at each of them."""
    criteria, units = dossier.campaign.criteria, dossier.final.units
    headings = [
        text("listed", code=node.printed, title=title_of(node)) if len(node.printed) <= MOST_CODE else title_of(node)
        for node in criteria.tree
    ]
    width = max(1.6, 14 / len(headings))
    maxima = [decimal(node.max, criteria.digits) for node in criteria.tree]
    outside = bool(criteria.bonus or criteria.penalty)
    extra = columns(("outside", 1.7, "right")) if outside else []
    named = columns(("rank", 1, "center"), ("unit", 3.3, "left"))
    fields = [PaperColumn(heading, width, "right") for heading in headings]
    rows = [sum_row("", text("max"), *maxima, *([""] if outside else []), decimal(criteria.scale, criteria.digits))]
    for placed in units:
        result = placed.result
        own = [dossier.result(result.nodes[node.code]) for node in criteria.tree]
        more = [dossier.change(result.bonus - result.penalty)] if outside else []
        score = dossier.score(result.score)
        rows.append(Row((str(placed.rank or NOTHING), printable(result.unit.name), *own, *more, score)))
    yield table(
        [*named, *fields, *extra, *columns(("score", 1.7, "right"))],
        rows,
        text("points-by-field", level=within(dossier.first_level)),
    )
    places = [
        {result.unit.code: rank for rank, result in rank_by_node(dossier.final, node.code)} for node in criteria.tree
    ]
    rows = [
        Row(
            (
                str(placed.rank or NOTHING),
                printable(placed.result.unit.name),
                *(str(place[placed.result.unit.code] or NOTHING) for place in places),
            )
        )
        for placed in units
    ]
    yield table(
        [*named, *(PaperColumn(heading, width, "center") for heading in headings)],
        rows,
        text("ranks-by-field", level=within(dossier.first_level)),
    )
