"""Biên bản họp Hội đồng thẩm định: what the council decided, leaf by leaf; what is not on record is blank."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from scoring.campaign.units import Unit
from scoring.campaign.workflow import DECLARING, EXPLANATION
from scoring.engine.explain import Layer, NodeExplanation
from scoring.publish.papers import sitting
from scoring.publish.papers.dossier import Dossier, columns, note_of, title_of
from scoring.publish.papers.notices import state
from scoring.publish.papers.paper import (
    LONG_BLANK,
    Annex,
    Blanks,
    Block,
    Paper,
    Paragraph,
    Signature,
    Table,
    numbered,
    table,
    text,
)
from scoring.publish.papers.sitting import Held
from scoring.publish.papers.tables import grade_table
from scoring.tree.model import Leaf
from scoring.words import BLANK, printable


@dataclass(frozen=True, slots=True)
class Disputed:
    """A node of a unit that came before the council: what appraisal said, the explanation, what the council said."""

    unit: Unit
    node: NodeExplanation
    appraised: Layer | None
    explanation: Layer | None
    council: Layer | None


def minutes(dossier: Dossier, held: Held | None = None) -> Paper:
    """The minutes of the council's session about the whole campaign; with what is on record of the session."""
    council = dossier.council
    named = dossier.campaign.settings.papers.council is not None
    head = council.head("BB", dated=False)
    annex = Annex(
        label=text("annex-only"),
        title=text("minutes-annex"),
        attached=council.attached("BB"),
        blocks=tuple(_items(dossier, held)),
        digests=dossier.digests(dossier.final),
        landscape=True,
    )
    return Paper(
        head=head if named else replace(head, issuer=(*head.issuer, LONG_BLANK)),
        name=text("minutes-name"),
        abstract=text("minutes-abstract", title=dossier.title),
        blocks=(*_session(dossier, held), *_blocks(dossier)),
        receivers=tuple(text(f"receiver-{code}") for code in ("members", "standing", "file-minutes")),
        signatures=(Signature((text("secretary"),)), Signature((text("chair"),))),
        annexes=(annex,),
        mark=dossier.mark,
    )


def _session(dossier: Dossier, held: Held | None) -> Iterator[Block]:
    yield Paragraph(sitting.start(held))
    for code in ("place", "present"):
        yield Paragraph(text(f"minutes-{code}"))
    for code in ("chair", "secretary"):
        yield Paragraph(text(f"minutes-{code}"), "list")
    yield from sitting.members(held)
    yield from sitting.absent(held)
    yield Paragraph(text("minutes-guests"), "list")
    yield Paragraph(sitting.quorum(held))
    yield from sitting.conflicts(held, {unit.code: unit for unit in dossier.campaign.units})


def _blocks(dossier: Dossier) -> Iterator[Block]:
    yield Paragraph(text("minutes-part-content"), "heading")
    yield Paragraph(text("minutes-content", title=dossier.title, units=len(dossier.campaign.units)))
    in_dispute = disputed(dossier)
    decided = [item for item in in_dispute if item.council]
    own = [item for item in decided if is_councils_own(item)]
    counts = {"decided": len(decided) - len(own), "own": len(own)}
    if decided:
        named = [text(f"minutes-count-{code}", count=count) for code, count in counts.items() if count]
        yield Paragraph(text("minutes-counts", counts=" và ".join(named)))
    if len(in_dispute) > len(decided):
        yield Paragraph(text("minutes-open", count=len(in_dispute) - len(decided)))
    yield Paragraph(text("minutes-talk"))
    yield Blanks(4)
    yield Paragraph(text("minutes-part-result"), "heading")
    yield Paragraph(text("minutes-result", title=dossier.title))
    if dossier.campaign.criteria.grades:
        yield grade_table(dossier)
    yield Paragraph(text("minutes-vote"))
    yield Paragraph(text("minutes-part-end"), "heading")
    yield Paragraph(text("minutes-end"))


def disputed(dossier: Dossier) -> list[Disputed]:
    """What came before the council: what it decided, and what was explained and still differs."""
    in_dispute = []
    for unit in dossier.campaign.units:
        rows = dossier.campaign.rows[unit.code]
        if not any(row.stage in ("council", EXPLANATION) for answers in rows.values() for row in answers):
            continue
        for node in dossier.explained("final", unit.code).nodes:
            item = _item(unit, node)
            if item.council or (item.explanation and _still_differs(node, item)):
                in_dispute.append(item)
    return in_dispute


def _item(unit: Unit, node: NodeExplanation) -> Disputed:
    newest: dict[str, Layer] = {}
    for layer in node.layers:
        newest[layer.answer.stage] = layer
    said = {stage: layer for stage, layer in newest.items() if layer.kind != "withdrawn"}
    return Disputed(unit, node, said.get("appraisal"), said.get(EXPLANATION), said.get("council"))


def _still_differs(node: NodeExplanation, item: Disputed) -> bool:
    first = next((layer for layer in node.layers if layer.answer.stage in DECLARING), None)
    if first is None or item.appraised is None:
        return False
    return (first.kind, first.points) != (item.appraised.kind, item.appraised.points)


def is_councils_own(item: Disputed) -> bool:
    """Whether the council is the only one to score it."""
    return isinstance(item.node.node, Leaf) and item.node.node.from_ == "council"


def _items(dossier: Dossier, held: Held | None) -> Iterator[Block]:
    in_dispute = disputed(dossier)
    parts = {
        "decided": [item for item in in_dispute if item.council and not is_councils_own(item)],
        "own": [item for item in in_dispute if item.council and is_councils_own(item)],
        "open": [item for item in in_dispute if not item.council],
    }
    for number, (code, items) in enumerate(parts.items(), start=1):
        yield Paragraph(text(f"minutes-items-{code}", number=number), "heading")
        if items:
            yield _table(dossier, items, held)
        else:
            yield Paragraph(text("none"))


def _table(dossier: Dossier, items: list[Disputed], held: Held | None) -> Table:
    rows = []
    for item in items:
        where = text("listed", code=item.node.node.printed, title=title_of(item.node.node))
        declared = next((layer for layer in item.node.layers if layer.answer.stage == "self"), None)
        rows.append(
            [
                printable(item.unit.name),
                where,
                state(dossier, declared) if declared else "–",
                state(dossier, item.appraised) if item.appraised else "–",
                note_of(item.explanation) or "–",
                state(dossier, item.council) if item.council else BLANK,
                note_of(item.council) or BLANK,
                sitting.votes(held, item.unit.code, item.node.node.code),
            ]
        )
    named = columns(
        ("no", 1, "center"),
        ("unit", 2.6, "left"),
        ("leaf", 4.4, "left"),
        ("self", 1.5, "right"),
        ("appraised", 1.6, "right"),
        ("explanation", 4.6, "left"),
        ("council", 1.7, "right"),
        ("why", 4.6, "left"),
        ("votes", 1.9, "center"),
    )
    return table(named, numbered(rows))
