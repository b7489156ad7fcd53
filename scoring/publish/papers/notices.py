"""What the notices (thông báo) to a commune share: head and receivers, rows of what counts otherwise, and why."""

from collections.abc import Iterable, Sequence

from scoring.engine.differences import Difference
from scoring.engine.explain import Layer, UnitExplanation
from scoring.engine.results import UnitResult
from scoring.publish.papers.dossier import LANG, Dossier, note_of, title_of
from scoring.publish.papers.office import in_sentence
from scoring.publish.papers.paper import Annex, Block, Paper, text
from scoring.publish.papers.self_report import max_of
from scoring.words import BLANK, NOTHING, tell


def notice(
    dossier: Dossier,
    explanation: UnitExplanation,
    abstract: str,
    annex_title: str,
    blocks: Iterable[Block],
    tables: Sequence[Block],
) -> Paper:
    """A notice to the unit; `tables` are those of its annex, which it has where there are some."""
    name, office = in_sentence(explanation.placed.result.unit), dossier.office
    annex = Annex(
        label=text("annex-only"),
        title=annex_title,
        attached=office.attached("TB"),
        blocks=tuple(tables),
        digests=dossier.digests(explanation.results),
        landscape=True,
    )
    return Paper(
        head=office.head("TB"),
        name=text("remarks-name"),
        abstract=abstract,
        blocks=tuple(blocks),
        receivers=(text("receiver-unit", unit=name), text("receiver-council"), text("receiver-file")),
        signatures=(office.signature(),),
        annexes=(annex,) if tables else (),
        to=text("to", whom=name),
        mark=dossier.mark,
    )


def sums(dossier: Dossier, gained: Sequence[int]) -> str:
    """What differences take and add, in steps, as texts say it; the one that is nothing is left out."""
    less, more = -sum(one for one in gained if one < 0), sum(one for one in gained if one > 0)
    both = {"word-sum-less": less, "word-sum-more": more}
    clauses = [tell(code, LANG, points=dossier.points(steps)) for code, steps in both.items() if steps]
    return ", ".join(clauses) or tell("word-sum-none", LANG)


def node_cells(dossier: Dossier, one: Difference) -> list[str]:
    """Code, title and max, the points declared and those that count, and the change between them."""
    return [
        one.node.node.printed,
        title_of(one.node.node),
        max_of(dossier, one.node),
        state(dossier, one.declared),
        state(dossier, one.decided) if one.decided else dossier.points(one.after),
        dossier.change(one.gained) if one.gained else NOTHING,
    ]


def why(one: Difference) -> str:
    """The reason: as it was written down, or what the rules of the campaign say."""
    if one.because in ("unevidenced", "unconfirmed"):
        return tell(f"because-{one.because}", LANG)
    return note_of(one.decided) or BLANK


def state(dossier: Dossier, layer: Layer | None) -> str:
    """What a row comes to: points, or that it does not apply, or that it does after all."""
    if layer is None:
        return text("state-none")
    if layer.kind in ("claim", "applies"):
        return text(f"state-{layer.kind}")
    return dossier.points(layer.points)


def score_words(dossier: Dossier, result: UnitResult) -> dict[str, str]:
    """The score and its max as texts say them."""
    return {"score": dossier.score(result.score), "max": dossier.points(result.max)}
