"""A unit against the campaign before: total, rank, grade, and the nodes that made the change."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from scoring.analysis.compare_units import UnitComparison
from scoring.engine.results import Placed
from scoring.problems import Said
from scoring.publish.site.nodes import NodeWords
from scoring.publish.site.tables import SiteTables
from scoring.show.lexicon import Lexicon
from scoring.words import MINUS, NOTHING

MOST_NAMED = 5


class Moved(NamedTuple):
    """Something before, now, and the change between; `way` is up, down or same."""

    label: str
    before: str
    after: str
    change: str
    way: str


class NodeMoved(NamedTuple):
    """A node's share before and now, and what it added to the total, in percentage points."""

    node: NodeWords
    before: str
    after: str
    added: str
    way: str


class Previous(NamedTuple):
    """What a unit's page says of the campaign before; `why_not` where the totals can't be compared."""

    title: str
    why_not: str
    lines: tuple[Moved, ...]
    nodes: tuple[NodeMoved, ...]


class PreviousWords:
    """Comparisons with the campaign before in one language."""

    def __init__(self, tables: SiteTables, words: Lexicon, nodes: dict[str, NodeWords]) -> None:
        self.tables = tables
        self.words = words
        self.nodes = nodes

    def of(self, placed: Placed) -> Previous | None:
        """What is said of a unit; None where the publication has no campaign before."""
        comparison, earlier = self.tables.comparison, self.tables.publication.earlier
        if comparison is None or earlier is None:
            return None
        unit = comparison.by_unit[placed.result.unit.code]
        why = self.words.say(Said(f"compare-why-{unit.why_not}", {})) if unit.why_not else ""
        return Previous(
            self.words.text(earlier.campaign.settings.title.text()), why, tuple(self._lines(unit)), self._nodes(unit)
        )

    def rank_move(self, placed: Placed) -> tuple[str, str]:
        """Places won or lost as the ranking shows them ("▲ 2"), and the way."""
        comparison = self.tables.comparison
        up = comparison.by_unit[placed.result.unit.code].rank.up if comparison else None
        return (NOTHING, "same") if up is None else (_places(up), way(up))

    def _lines(self, unit: UnitComparison) -> Iterator[Moved]:
        words, rank = self.words, unit.rank
        change = NOTHING
        if unit.change is not None:
            change = words.t("previous-points", points=self._points(unit.change))
        percents = words.percent(unit.before, 2), words.percent(unit.after, 2)
        yield Moved(words.t("previous-percent"), *percents, change, way(unit.change))
        before, after = (
            NOTHING if place is None else words.t("previous-of", rank=place, count=words.count(count))
            for place, count in ((rank.before, rank.of_before), (rank.after, rank.of_after))
        )
        move = NOTHING if rank.up is None else _places(rank.up)
        yield Moved(words.t("col-rank"), before, after, move, way(rank.up))
        if unit.grade_before or unit.grade_after:
            old = {grade.id: words.text(grade.title) for grade in unit.decomposer.old.grades}
            grades = old.get(unit.grade_before or "", NOTHING), words.grades.get(unit.grade_after or "", NOTHING)
            yield Moved(words.t("col-grade"), *grades, "", "same")

    def _nodes(self, unit: UnitComparison) -> tuple[NodeMoved, ...]:
        """The nodes that raised the total most, then those that lowered it most."""
        decomposition = unit.decomposition
        if decomposition is None:
            return ()
        named = []
        for one in (part for parts in decomposition.most(MOST_NAMED) for part in parts):
            if one.match.new is not None:
                node = unit.nodes[one.match.code]
                shares = self.words.percent(node.before), self.words.percent(node.after)
                named.append(NodeMoved(self.nodes[one.match.code], *shares, self._points(one.change), way(one.change)))
        return tuple(named)

    def _points(self, change: Fraction) -> str:
        """A change of a share, in percentage points with its sign."""
        sign = "+" if change > 0 else MINUS if change < 0 else "±"
        return f"{sign}{self.words.number(abs(change) * 100, 2)}"


def way(change: Fraction | int | None) -> str:
    """Which way something went: the class that colours it."""
    return "same" if not change else "up" if change > 0 else "down"


def _places(up: int) -> str:
    return f"▲ {up}" if up > 0 else f"▼ {-up}" if up < 0 else "="
