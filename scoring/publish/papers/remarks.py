"""Thông báo kết quả thẩm định lần 1: to a commune, each leaf changed, from what to what, why, what to explain."""

from collections.abc import Iterator, Sequence

from scoring.campaign.workflow import DECLARING
from scoring.engine.explain import Layer, NodeExplanation, UnitExplanation
from scoring.publish.papers.dossier import NOTHING, Dossier, columns, in_sentence, note_of, title_of
from scoring.publish.papers.paper import LONG_BLANK, Annex, Block, Paper, Paragraph, Table, numbered, table, text
from scoring.publish.papers.self_report import max_of
from scoring.words import BLANK


def remarks(dossier: Dossier, unit: str) -> Paper:
    """The notice to one unit. Raises `Fault` where there is no such unit."""
    found = dossier.explained("appraisal", unit)
    name = in_sentence(found.placed.result.unit)
    changed = [node for node in found.nodes if is_changed(node)]
    annexes: tuple[Annex, ...] = ()
    if changed:
        annexes = (
            Annex(
                label=text("annex-only"),
                title=text("remarks-table", unit=name.upper()),
                attached=dossier.attached("TB"),
                blocks=(_changes(dossier, changed),),
                digests=dossier.digests(found.results),
                landscape=True,
            ),
        )
    return Paper(
        head=dossier.head("TB", parent=LONG_BLANK),
        name=text("remarks-name"),
        abstract=text("remarks-abstract", title=dossier.title),
        blocks=tuple(_blocks(dossier, found, name, changed)),
        receivers=(text("receiver-unit", unit=name), text("receiver-council"), text("receiver-file")),
        signatures=(dossier.signature(),),
        annexes=annexes,
        to=text("to", whom=name),
        mark=dossier.mark,
    )


def _blocks(dossier: Dossier, found: UnitExplanation, name: str, changed: list[NodeExplanation]) -> Iterator[Block]:
    result = found.placed.result
    yield Paragraph(text("remarks-opening", title=dossier.title, criteria=dossier.criteria_title, unit=name))
    yield Paragraph(text("remarks-part-result"), "heading")
    declared = next(placed.result for placed in dossier.declared.units if placed.result.unit.code == result.unit.code)
    yield Paragraph(
        text(
            "remarks-declared",
            points=dossier.points(declared.whole.points),
            max=dossier.points(declared.whole.max),
            percent=dossier.share(declared.whole.points, declared.whole.max),
        )
    )
    if changed:
        less = sum(change for node in changed if (change := _change(node)) < 0)
        more = sum(change for node in changed if (change := _change(node)) > 0)
        values = {"less": dossier.points(-less), "more": dossier.points(more)}
        yield Paragraph(text("remarks-changed", count=len(changed), **values))
    else:
        yield Paragraph(text("remarks-unchanged"))
    parts = [
        ("unevidenced", result.unevidenced),
        ("unconfirmed", result.unconfirmed),
        ("missing", tuple(code for code in result.missing if code not in result.unconfirmed)),
    ]
    yield Paragraph(text("remarks-part-lacking"), "heading")
    if not any(codes for _, codes in parts):
        yield Paragraph(text("none"))
    nodes = {node.node.code: node for node in found.nodes}
    for code, codes in parts:
        if codes:
            yield Paragraph(text(f"remarks-{code}"))
            yield from (
                Paragraph(text("listed", code=each, title=title_of(nodes[each].node)), "list") for each in codes
            )
    yield Paragraph(text("remarks-part-explain"), "heading")
    yield Paragraph(text("remarks-explain", unit=name))
    yield Paragraph(text("remarks-deadline"))
    yield Paragraph(text("remarks-closing", unit=name))


def first_round(node: NodeExplanation) -> Layer | None:
    """The newest row of appraisal before any explanation; None where it says nothing."""
    rows = [layer for layer in node.layers if layer.answer.stage == "appraisal" and not layer.second_round]
    return rows[-1] if rows and rows[-1].kind != "withdrawn" else None


def declared_row(node: NodeExplanation) -> Layer | None:
    """The row that appraisal looked at: the newest of the stage where the facts come from."""
    rows = [layer for layer in node.layers if layer.answer.stage in DECLARING]
    return rows[-1] if rows and rows[-1].kind != "withdrawn" else None


def is_changed(node: NodeExplanation) -> bool:
    """Whether the first round of appraisal says anything else than what was declared."""
    first, declared = first_round(node), declared_row(node)
    if first is None:
        return False
    if declared is None:
        return True
    if first.kind == declared.kind == "scored":
        return (first.points, first.answer.facts) != (declared.points, declared.answer.facts)
    return first.kind != declared.kind


def _change(node: NodeExplanation) -> int:
    first, declared = first_round(node), declared_row(node)
    if first is None or first.points is None or declared is None or declared.points is None:
        return 0
    return first.points - declared.points


def state(dossier: Dossier, layer: Layer | None) -> str:
    """What a row comes to: points, or that it does not apply, or that it does after all."""
    if layer is None:
        return text("state-none")
    if layer.kind in ("claim", "applies"):
        return text(f"state-{layer.kind}")
    return dossier.points(layer.points)


def _asked(node: NodeExplanation) -> str:
    """What the commune is asked to explain."""
    declared = declared_row(node)
    if declared is None:
        return text("ask-none")
    if declared.kind == "claim":
        return text("ask-claim")
    if _change(node) >= 0:
        return text("ask-agree")
    return text("ask-evidence" if not declared.answer.evidence else "ask-facts")


def _changes(dossier: Dossier, changed: Sequence[NodeExplanation]) -> Table:
    rows = []
    for node in changed:
        first, declared = first_round(node), declared_row(node)
        both = first is not None and declared is not None and first.points is not None and declared.points is not None
        rows.append(
            [
                node.node.code,
                title_of(node.node),
                max_of(dossier, node),
                state(dossier, declared),
                state(dossier, first),
                dossier.change(_change(node)) if both else NOTHING,
                dossier.why(declared, node.node),
                dossier.why(first, node.node),
                note_of(first) or BLANK,
                _asked(node),
            ]
        )
    named = columns(
        ("no", 1, "center"),
        ("code", 1.9, "left"),
        ("leaf", 3.8, "left"),
        ("max", 1.5, "right"),
        ("self", 1.7, "right"),
        ("first-round", 1.8, "right"),
        ("change", 1.5, "right"),
        ("facts-self", 3.8, "left"),
        ("facts-first", 3.8, "left"),
        ("why", 4.6, "left"),
        ("ask", 3.6, "left"),
    )
    return table(named, numbered(rows))
