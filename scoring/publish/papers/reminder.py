"""Công văn đôn đốc: to those whose self-assessment has not come or is not whole, and to those who owe figures."""

from collections import Counter
from collections.abc import Iterator, Sequence

from scoring.campaign.workflow import DECLARING
from scoring.engine.progress import UnitProgress, progress_of
from scoring.problems import Fault
from scoring.publish.papers.dossier import Dossier, columns, day_in_words
from scoring.publish.papers.paper import Annex, Block, Paper, Paragraph, numbered, table, text
from scoring.words import BLANK, printable

OWED = tuple(stage for stage in DECLARING if stage != "self")
"""The stages whose figures bodies bring, not units."""


def reminder(dossier: Dossier) -> Paper:
    """The letter about what is missing now. Raises `Fault` where nothing is."""
    waiting = [unit for unit in progress_of(dossier.campaign, "self").units if unit.state != "ready"]
    owed = _owed(dossier)
    if not waiting and not owed:
        raise Fault("reminder-nobody")
    office = dossier.office
    tables = [*_units(waiting), *_bodies(dossier, owed)]
    issuer = {"office": office.letters, "issuer": office.words}
    annex = Annex(
        label=text("annex-only"),
        title=text("reminder-table"),
        attached=text("reminder-attached", **issuer),
        blocks=tuple(tables),
        digests=dossier.digests(dossier.declared),
    )
    return Paper(
        head=office.head("", number=text("reminder-number", **issuer)),
        name="",
        abstract=text("reminder-abstract", title=dossier.title),
        blocks=tuple(_blocks(dossier, waiting, owed)),
        receivers=(text("receiver-as-above"), text("receiver-council"), text("receiver-file")),
        signatures=(office.signature(),),
        annexes=(annex,),
        to=text("to", whom=_whom(dossier, waiting, owed)),
        mark=dossier.mark,
    )


def _whom(dossier: Dossier, waiting: Sequence[UnitProgress], owed: Counter[str]) -> str:
    units = text("reminder-to-units", all=dossier.all_units())
    bodies = text("reminder-to-bodies")
    return text("reminder-to", whom=[units] * bool(waiting) + [bodies] * bool(owed))


def _blocks(dossier: Dossier, waiting: Sequence[UnitProgress], owed: Counter[str]) -> Iterator[Block]:
    settings = dossier.campaign.settings
    due = settings.due("self", "")
    yield Paragraph(text("reminder-opening", title=dossier.title, issuer=dossier.office.words))
    if waiting:
        states = Counter(unit.state for unit in waiting)
        parts = [text(f"reminder-part-{state}", count=count) for state, count in states.items()]
        day = text("reminder-due", day=day_in_words(due.isoformat())) if due else ""
        counts = {"count": len(waiting), "all": len(dossier.campaign.units)}
        yield Paragraph(text("reminder-units", due=day, **counts, parts=parts))
    if owed:
        yield Paragraph(text("reminder-bodies", count=sum(owed.values()), bodies=len(owed)))
    yield Paragraph(text("reminder-ask", day=text("day-blank"), whom=dossier.reply_to))
    yield Paragraph(text(f"reminder-missing-{settings.when_missing}"))


def _units(waiting: Sequence[UnitProgress]) -> list[Block]:
    if not waiting:
        return []
    rows = [
        [
            printable(unit.unit.name),
            str(unit.counts["done"] + unit.counts["left"]),
            str(unit.counts["done"]),
            str(unit.counts["left"]),
            text(f"reminder-{unit.state}"),
        ]
        for unit in waiting
    ]
    heads = columns(
        ("no", 0.5, "center"), ("unit", 3, "left"), ("asked", 1, "right"), ("there", 1, "right"),
        ("lacking", 1, "right"), ("state", 1.6, "left"),
    )  # fmt: skip
    return [table(heads, numbered(rows), text("reminder-units-caption"))]


def _owed(dossier: Dossier) -> Counter[str]:
    """How many figures of registers and surveys each body owes, over all units."""
    owed: Counter[str] = Counter()
    for unit in progress_of(dossier.campaign, "appraisal").units:
        for node in unit.nodes:
            leaf = dossier.campaign.criteria.leaves.get(node.node.code)
            if leaf is not None and leaf.from_ in OWED and node.state == "left":
                owed[leaf.body or ""] += 1
    return owed


def _bodies(dossier: Dossier, owed: Counter[str]) -> list[Block]:
    if not owed:
        return []
    titles = {body.id: printable(body.title.vi) for body in dossier.campaign.criteria.bodies}
    rows = [[titles.get(body, BLANK), str(count)] for body, count in sorted(owed.items())]
    heads = columns(("no", 0.5, "center"), ("body", 4, "left"), ("owed", 1, "right"))
    return [table(heads, numbered(rows), text("reminder-bodies-caption"))]
