"""What appraisal and council wrote about the nodes of a unit that changed: quoted, with stage and campaign."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from scoring.analysis.compare_units import UnitComparison
from scoring.campaign.units import Unit
from scoring.campaign.workflow import DECIDING
from scoring.engine.explain import Explainer, Layer

When = Literal["before", "after"]


@dataclass(frozen=True, slots=True)
class Cause:
    """A note of appraisal or council about one leaf, of the old campaign (`before`) or of the new one (`after`).

    `code` is the leaf's code in that campaign's edition; `layer` has the row, its round and what it changed.
    """

    when: When
    unit: Unit
    code: str
    layer: Layer

    @property
    def note(self) -> str:
        return self.layer.answer.note


def causes(unit: UnitComparison, old: Explainer, new: Explainer) -> Mapping[str, tuple[Cause, ...]]:
    """For every node that changed, by its new code, what was written of it: last year's notes, then this year's.

    The explainers are of the two campaigns, as the readers may see them, at the stage of the comparison.
    """
    after = _notes(new, unit.unit, "after")
    before = [_notes(old, part.unit, "before") for part in unit.parts]
    by_leaf = {}
    for code, change in unit.nodes.items():
        if change.before == change.after:
            continue
        told = [cause for notes in before for node in change.match.old for cause in notes.get(node.code, ())]
        told += after.get(code, ())
        if told:
            by_leaf[code] = tuple(told)
    return by_leaf


def _notes(explainer: Explainer, unit: Unit, when: When) -> Mapping[str, Sequence[Cause]]:
    notes: dict[str, list[Cause]] = {}
    for code, layer in _deciding(explainer, unit.code):
        notes.setdefault(code, []).append(Cause(when, unit, code, layer))
    return notes


def _deciding(explainer: Explainer, unit: str) -> Iterator[tuple[str, Layer]]:
    for code, layer in explainer.layers(unit):
        if layer.answer.stage in DECIDING and layer.answer.note:
            yield code, layer
