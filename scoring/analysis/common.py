"""What a whole campaign can learn: which leaves cost all units most, which bodies they belong to, whom to commend."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scoring.analysis.losses import losses
from scoring.engine.ranking import rank_in_groups
from scoring.engine.results import Placed, Results
from scoring.tree.model import Leaf


@dataclass(frozen=True, slots=True)
class CommonLoss:
    """What one leaf costs all units for which it applies. `total` and `mean` are points of the score."""

    leaf: Leaf
    losing: int
    units: int
    total: Fraction

    @property
    def mean(self) -> Fraction:
        """Of a unit for which the leaf applies."""
        return self.total / self.units


@dataclass(frozen=True, slots=True)
class BodyLoss:
    """What the leaves of one body cost all units, most first; `body` is None for leaves that name none.

    `total` is in points of the score.
    """

    body: str | None
    common: tuple[CommonLoss, ...]
    total: Fraction

    @property
    def losing(self) -> tuple[CommonLoss, ...]:
        """The leaves where some unit loses."""
        return tuple(loss for loss in self.common if loss.losing)


@dataclass(frozen=True, slots=True)
class Commended:
    """The first units of one group, with their ranks in it; `column` and `value` are empty for all units.

    `ranked` is how many units have a rank there. `left_out` are first ones that nobody would commend: their grade is
    the last of the set.
    """

    column: str
    value: str
    ranked: int
    units: tuple[tuple[int, Placed], ...]
    left_out: tuple[tuple[int, Placed], ...]


def common_losses(results: Results) -> tuple[CommonLoss, ...]:
    """What every leaf costs the units that have a score, most first, then in the order of the tree.

    Without the bonus block: what was not earned on top of the scale was not lost.
    """
    criteria = results.criteria
    counted = dict.fromkeys(criteria.leaves, 0)
    losing = dict.fromkeys(criteria.leaves, 0)
    total = dict.fromkeys(criteria.leaves, Fraction(0))
    for placed in results.units:
        if placed.result.score is None:
            continue
        for loss in losses(placed.result, criteria):
            if loss.block == "bonus":
                continue
            counted[loss.node.code] += 1
            losing[loss.node.code] += loss.lost > 0
            total[loss.node.code] += loss.worth
    common = [
        CommonLoss(leaf, losing[code], counted[code], total[code])
        for code, leaf in criteria.leaves.items()
        if counted[code]
    ]
    return tuple(sorted(common, key=lambda loss: (-loss.total, -loss.losing)))


def body_losses(common: Sequence[CommonLoss]) -> tuple[BodyLoss, ...]:
    """The losses by the body of their leaves, most first."""
    bodies = dict.fromkeys(loss.leaf.body for loss in common)
    losses = []
    for body in bodies:
        own = tuple(loss for loss in common if loss.leaf.body == body)
        losses.append(BodyLoss(body, own, sum((loss.total for loss in own), Fraction(0))))
    return tuple(sorted(losses, key=lambda loss: -loss.total))


def commended(results: Results, columns: Sequence[str], top: int) -> tuple[Commended, ...]:
    """The units at the first `top` ranks of the campaign and of every group; units that share a rank share it here."""
    placed = {placing.result.unit.code: placing for placing in results.units}
    grades = [grade.id for grade in results.criteria.grades]
    last = grades[-1] if len(grades) > 1 else None

    def group(column: str, value: str, members: Iterable[tuple[int | None, Placed]]) -> Commended:
        ranked = [(rank, placing) for rank, placing in members if rank is not None]
        first = [(rank, placing) for rank, placing in ranked if rank <= top]
        units = tuple(pair for pair in first if last is None or pair[1].grade != last)
        left_out = tuple(pair for pair in first if last is not None and pair[1].grade == last)
        return Commended(column, value, len(ranked), units, left_out)

    groups = [group("", "", ((placing.rank, placing) for placing in results.units))]
    for column in columns:
        for value, members in rank_in_groups(results, column):
            groups.append(group(column, value, ((rank, placed[unit.unit.code]) for rank, unit in members)))
    return tuple(groups)
