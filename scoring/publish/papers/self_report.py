"""Báo cáo kết quả tự đánh giá, chấm điểm: the commune's own report, with its table."""

from collections.abc import Iterator

from scoring.engine.explain import Layer, NodeExplanation, UnitExplanation
from scoring.engine.explain_whole import met_said
from scoring.engine.results import Missing, NotApplicable
from scoring.publish.papers.conditions import conditions_of_unit
from scoring.publish.papers.dossier import (
    LANG,
    Dossier,
    columns,
    decimal,
    note_of,
    sum_row,
    title_of,
)
from scoring.publish.papers.office import in_sentence, is_commune
from scoring.publish.papers.paper import (
    LONG_BLANK,
    Annex,
    Blanks,
    Block,
    Paper,
    Paragraph,
    Row,
    Table,
    numbered,
    table,
    text,
)
from scoring.publish.papers.previous import WHOLE, previous_percent
from scoring.tree.model import Condition, Leaf
from scoring.words import NOTHING, capital, printable, say


def self_report(dossier: Dossier, unit: str) -> Paper:
    """The report of one unit. Raises `Fault` where there is no such unit."""
    explanation = dossier.explained("self", unit)
    own = explanation.placed.result.unit
    name = in_sentence(own)
    office = dossier.office_of(own)
    receivers = ("as-above", "file") if is_commune(own) else ("as-above", "file-any")
    return Paper(
        head=office.head("BC"),
        name=text("self-name"),
        abstract=text("self-abstract", year=dossier.year, unit=name),
        blocks=tuple(_blocks(dossier, explanation, name)),
        receivers=tuple(text(f"receiver-{code}") for code in receivers),
        signatures=(office.signature(),),
        annexes=(self_table(dossier, explanation, name),),
        to=text("to", whom=dossier.appraiser.words),
        mark=dossier.mark,
    )


def _blocks(dossier: Dossier, explanation: UnitExplanation, name: str) -> Iterator[Block]:
    result = explanation.placed.result
    yield Paragraph(text("self-opening", title=dossier.title, criteria=dossier.criteria_title, unit=capital(name)))
    yield Paragraph(text("self-part-results"), "heading")
    values = {
        "points": dossier.points(result.whole.points),
        "max": dossier.points(result.whole.max),
        "percent": dossier.share(result.whole.points, result.whole.max),
    }
    yield Paragraph(text("self-total" if result.whole.points is not None else "self-no-total", **values))
    elsewhere = [node for node in dossier.campaign.criteria.leaves.values() if node.from_ != "self"]
    if elsewhere:
        yield Paragraph(text("self-elsewhere", count=len(elsewhere)))
    if result.bonus or result.penalty:
        outside = {"bonus": dossier.points(result.bonus), "penalty": dossier.points(result.penalty)}
        yield Paragraph(text("self-outside", **outside, score=dossier.points(result.score)))
    yield _summary(dossier, explanation)
    if dossier.campaign.criteria.conditions:
        yield conditions_of_unit(explanation)
    nodes = {node.node.code: node for node in explanation.nodes}
    lists = {
        "unevidenced": [nodes[code] for code in result.unevidenced],
        "not-applicable": [nodes[code] for code in result.not_applicable],
        "missing": [nodes[code] for code in result.missing],
    }
    for code, listed in lists.items():
        yield Paragraph(text(f"self-part-{code}"), "heading")
        if listed:
            yield Paragraph(text(f"self-{code}", count=len(listed)))
            yield _list(dossier, code, listed)
        else:
            yield Paragraph(text("none"))
    yield Paragraph(text("self-part-difficulties"), "heading")
    yield Blanks(4)
    yield Paragraph(text("self-part-proposals"), "heading")
    yield Blanks(4)
    yield Paragraph(text("self-closing", unit=name))


def _summary(dossier: Dossier, explanation: UnitExplanation) -> Table:
    """The first nodes: max, what of it is self-assessed, points, percent; last year's percent where it is known."""
    criteria, result = dossier.campaign.criteria, explanation.placed.result
    before = previous_percent(dossier, result.unit.code)
    rows = []
    for number, node in enumerate(criteria.tree, start=1):
        own = result.nodes[node.code]
        cells = (
            str(number),
            title_of(node),
            decimal(node.max, criteria.digits),
            dossier.points(own.max),
            dossier.points(own.points) if own.max is not None else NOTHING,
            dossier.share(own.points, own.max),
        )
        rows.append(Row(cells + ((before.get(node.code, NOTHING),) if before else ())))
    whole = result.whole
    total = [text("total"), decimal(criteria.scale, criteria.digits), dossier.points(whole.max)]
    total += [dossier.points(whole.points), dossier.share(whole.points, whole.max)]
    rows.append(sum_row("", *total, *([before.get(WHOLE, NOTHING)] if before else [])))
    named = columns(
        ("no", 1, "center"),
        ("first", 6, "left"),
        ("max", 2, "right"),
        ("max-self", 2.2, "right"),
        ("self", 2, "right"),
        ("percent", 1.8, "right"),
        first=dossier.first_level,
    )
    year = dossier.previous.settings.year if dossier.previous else ""
    return table([*named, *(columns(("before", 2, "right"), year=year) if before else ())], rows, text("self-summary"))


def _list(dossier: Dossier, code: str, listed: list[NodeExplanation]) -> Table:
    """Leaves with what was said about them."""
    if code == "missing":
        cells = [[node.node.printed, title_of(node.node), max_of(dossier, node)] for node in listed]
        named = columns(("no", 1, "center"), ("code", 1.9, "left"), ("leaf", 10, "left"), ("max", 2, "right"))
        return table(named, numbered(cells))
    cells = [
        [
            node.node.printed,
            title_of(node.node),
            _declared(dossier, node) if code == "unevidenced" else max_of(dossier, node),
            note_of(_last(node)) or (LONG_BLANK if code == "unevidenced" else _why(node)),
        ]
        for node in listed
    ]
    third = ("self", 1.8) if code == "unevidenced" else ("max", 1.8)
    named = columns(
        ("no", 1, "center"), ("code", 1.9, "left"), ("leaf", 5, "left"), (*third, "right"), (f"said-{code}", 6, "left")
    )
    return table(named, numbered(cells))


def max_of(dossier: Dossier, node: NodeExplanation) -> str:
    """The most points of a node; a condition has none."""
    if isinstance(node.node, Condition):
        return NOTHING
    return decimal(node.node.max, dossier.campaign.criteria.digits)


def _declared(dossier: Dossier, node: NodeExplanation) -> str:
    """The points that a unit gives itself; of a condition, whether it is met."""
    is_condition = isinstance(node.node, Condition)
    return say(met_said(node.result), LANG) if is_condition else dossier.points(node.result.points)


def _why(node: NodeExplanation) -> str:
    """The reason for the points; a claim is not more than that yet."""
    return text("claimed", effect=node.why.values["effect"]) if node.why.code == "why-claimed" else say(node.why, LANG)


def _last(node: NodeExplanation) -> Layer | None:
    return next((layer for layer in reversed(node.layers) if layer.counts), None)


def self_table(dossier: Dossier, explanation: UnitExplanation, name: str) -> Annex:
    """The full table of a unit: every node with its facts, points, note and evidence."""
    criteria = dossier.campaign.criteria
    rows = [_row(dossier, node) for node in explanation.nodes if criteria.blocks[node.node.code] == "tree"]
    result = explanation.placed.result
    empty = ("", "", "")
    if criteria.bonus:
        rows.append(sum_row("", text("block-bonus"), decimal(criteria.bonus.cap, criteria.digits), *empty, ""))
        rows += [_row(dossier, node) for node in explanation.nodes if criteria.blocks[node.node.code] == "bonus"]
    if criteria.penalty:
        rows.append(sum_row("", text("block-penalty"), decimal(criteria.penalty.cap, criteria.digits), *empty, ""))
        rows += [_row(dossier, node) for node in explanation.nodes if criteria.blocks[node.node.code] == "penalty"]
    score = dossier.points(result.score) if result.score is not None else NOTHING
    rows.append(sum_row("", text("total"), dossier.points(result.max), "", score, "", ""))
    named = columns(
        ("code", 1.9, "left"),
        ("leaf", 6.5, "left"),
        ("max", 1.5, "right"),
        ("facts", 5, "left"),
        ("self", 1.6, "right"),
        ("note", 4.2, "left"),
        ("evidence", 5, "left"),
    )
    return Annex(
        label=text("annex-only"),
        title=text("self-table", unit=name.upper()),
        attached=dossier.office_of(explanation.placed.result.unit).attached("BC"),
        blocks=(table(named, rows),),
        digests=dossier.digests(explanation.results),
        landscape=True,
    )


def _row(dossier: Dossier, node: NodeExplanation) -> Row:
    maximum = max_of(dossier, node)
    if not isinstance(node.node, Leaf):
        out = isinstance(node.result, NotApplicable) and node.result.because != "empty"
        said = _why(node) if out else ""
        own = "" if node.result.max is None else dossier.points(node.result.points)
        return Row((node.node.printed, title_of(node.node), maximum, said, own, note_of(_last(node)), ""), strong=True)
    if isinstance(node.result, NotApplicable) and node.result.because == "stage":
        return Row((node.node.printed, title_of(node.node), maximum, text(f"from-{node.node.from_}"), NOTHING, "", ""))
    layer = _last(node)
    own = NOTHING if isinstance(node.result, Missing) else dossier.points(node.result.points)
    evidence = printable(layer.answer.evidence) if layer else ""
    return Row((node.node.printed, title_of(node.node), maximum, _why(node), own, note_of(layer), evidence))
