"""What led to the points of a unit: the history of every row of answers (Diễn biến), and the reasons (Lý do)."""

from scoring.campaign.answers import VIET_NAM, moment
from scoring.campaign.workflow import turn_of
from scoring.engine.explain import Layer
from scoring.points import parse_number
from scoring.publish.workbooks.unit_sheet import BRANCH_COLOURS, CUT, RAISED, SheetColumn, Table, UnitBook
from scoring.publish.workbooks.unit_view import NodeView
from scoring.spreadsheet.spoken import shown_in
from scoring.tree.model import Branch, Leaf
from scoring.words import say

DATE_ALONE = len("2022-12-31")


def write_history(unit: UnitBook) -> None:
    """Every row of answers, node by node, first to last."""
    tell = unit.tell
    named = any(layer.answer.by for view in unit.view.nodes.values() for layer in view.explained.layers)
    table = Table(
        unit,
        tell("sheet-history"),
        tell("sheet-history-title", unit=unit.unit_name),
        tell("sheet-history-note"),
        (
            SheetColumn("code", tell("word-code"), unit.code_width),
            SheetColumn("title", tell("sheet-col-title"), 28),
            SheetColumn("source", tell("word-source"), 12),
            SheetColumn("counts", tell("sheet-col-counts"), 6.5),
            SheetColumn("facts", tell("word-facts"), 24),
            SheetColumn("points", tell("word-points"), 8),
            SheetColumn("change", tell("sheet-col-step"), 8),
            SheetColumn("note", tell("word-reason-note"), 40),
            SheetColumn("evidence", tell("word-evidence"), 26),
            *([SheetColumn("by", tell("word-by-whom"), 16)] if named else []),
            SheetColumn("at", tell("word-at"), 10),
        ),
        "source",
    )
    for view in unit.view.nodes.values():
        for position, layer in enumerate(view.explained.layers):
            _layer(table, view, layer, position == 0)
    first = table.first("change")
    table.colour("change", f"AND(ISNUMBER({first}),N({first})<0)", **CUT)
    table.colour("change", f"AND(ISNUMBER({first}),N({first})>0)", **RAISED)
    table.finish()


def _layer(table: Table, view: NodeView, layer: Layer, first: bool) -> None:
    unit, answer = table.unit, layer.answer
    role = turn_of(answer.stage, layer.second_round) or answer.stage
    table.put("code", view.node.code)
    table.put("title", unit.title(view.node) if first else "")
    table.put("source", unit.source_name(role))
    table.put("counts", unit.tell("counts-mark") if layer.counts else "", "centre")
    table.put("facts", _stated(unit, view, layer))
    table.put("points", unit.value(layer.points), "result" if layer.counts else "points")
    table.put("change", unit.value(layer.change), "change")
    table.put("note", answer.note, "small")
    table.put("evidence", answer.evidence, "small")
    if "by" in table.at:
        table.put("by", answer.by, "small")
    table.put("at", _when(answer.at), "small")
    table.next()


def _stated(unit: UnitBook, view: NodeView, layer: Layer) -> str:
    """Facts in words, or what else the row says."""
    if layer.kind in ("claim", "applies", "withdrawn"):
        return unit.tell(f"layer-{layer.kind}")
    if layer.answer.points:
        return unit.tell("sheet-typed", points=parse_number(layer.answer.points))
    if not layer.answer.facts or not isinstance(view.node, Leaf):
        return ""
    return shown_in(view.node.rule, layer.answer.facts, unit.lang)


def _when(at: str) -> str:
    """In Viet Nam time whatever the offset; a bare date stays one."""
    return at if len(at) <= DATE_ALONE else f"{moment(at).astimezone(VIET_NAM):%Y-%m-%d %H:%M}"


def write_reasons(unit: UnitBook) -> None:
    """Why every node has its points, in sentences; the rule beside the leaf."""
    tell = unit.tell
    table = Table(
        unit,
        tell("sheet-reasons"),
        tell("sheet-reasons-title", unit=unit.unit_name),
        tell("sheet-reasons-note"),
        (
            SheetColumn("code", tell("word-code"), unit.code_width),
            SheetColumn("title", tell("sheet-col-title"), 40),
            SheetColumn("points", tell("word-points"), 8),
            SheetColumn("max", tell("sheet-col-applied"), 8),
            SheetColumn("why", tell("sheet-col-why"), 58),
            SheetColumn("rule", tell("word-rule"), 46),
        ),
    )
    explanation = unit.view.explanation
    for code, reasons in (
        ("label-whole", explanation.whole),
        ("word-grade", explanation.grade),
        ("word-ranked", (explanation.rank,)),
    ):
        if reasons:
            table.fill(("code", "points", "max", "rule"), "text", BRANCH_COLOURS[0])
            table.put("title", tell(code), "text", BRANCH_COLOURS[0])
            table.put("why", "\n".join(say(reason, unit.lang) for reason in reasons))
            table.next()
    for view in unit.view.nodes.values():
        _reason(table, view)
    table.finish()


def _reason(table: Table, view: NodeView) -> None:
    unit, explained = table.unit, view.explained
    depth = explained.depth
    colour = BRANCH_COLOURS[min(depth, len(BRANCH_COLOURS) - 1)] if isinstance(view.node, Branch) else ""
    out = explained.result.max is None
    table.put("code", view.node.code, "text", colour)
    table.put("title", unit.title(view.node), "text", colour, min(depth, 6))
    table.put("points", unit.value(explained.result.points), "grey" if out else "points", colour)
    table.put("max", unit.value(explained.result.max), "grey" if out else "points", colour)
    table.put("why", say(explained.why, unit.lang), "text", colour)
    table.put("rule", say(explained.terms, unit.lang) if explained.terms else "", "small", colour)
    table.next(depth)
