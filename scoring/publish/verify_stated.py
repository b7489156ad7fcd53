"""What workbooks and pages state against the results: which cell or element says something else."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from scoring.engine.ranking import rank_by_node
from scoring.engine.results import Results, is_met, number
from scoring.problems import Place, Problem, Said
from scoring.publish.data_tables import MET_WORDS, percent_text
from scoring.publish.stated import Quantity, Stated
from scoring.publish.verify_data import named


@dataclass(frozen=True)
class Right:
    """The results, as published files have to state them."""

    results: Results
    _ranks: dict[str, dict[str, str]] = field(default_factory=dict, init=False)
    """The ranks by the nodes that were asked for so far."""

    @cached_property
    def _units(self) -> dict[str, dict[Quantity, str]]:
        whole: tuple[Quantity, ...] = ("score", "max", "percent", "rank", "grade")
        units: dict[str, dict[Quantity, str]] = {}
        for unit in self.results.units_data:
            texts: dict[Quantity, str] = {what: "" if unit[what] is None else str(unit[what]) for what in whole}
            units[unit["unit"]] = {**texts, "points": texts["score"]}
        return units

    @cached_property
    def _placed(self) -> dict[str, int]:
        return {placed.result.unit.code: index for index, placed in enumerate(self.results.units)}

    def value(self, unit: str, node: str, what: Quantity) -> str | None:
        """What a file has to state; None where there is no such unit or node, or nothing of that kind to state."""
        if unit not in self._placed:
            return None
        if not node:
            return self._units[unit][what]
        result = self.results.units[self._placed[unit]].result.nodes.get(node)
        precision = self.results.criteria.precision
        if result is None or what in ("score", "grade"):
            return None
        if what == "met":
            return MET_WORDS[is_met(result)]
        if what == "percent":
            return percent_text(result.points, result.max, precision)
        if what == "rank":
            return self._rank(unit, node)
        return number(result.points if what == "points" else result.max, precision) or ""

    def _rank(self, unit: str, node: str) -> str:
        if node not in self._ranks:
            ranked = rank_by_node(self.results, node)
            self._ranks[node] = {result.unit.code: "" if rank is None else str(rank) for rank, result in ranked}
        return self._ranks[node][unit]

    def wrong(self, file: str, stated: Iterable[Stated], told: set[str]) -> Iterator[Problem]:
        """What a file states wrongly; the units it speaks of are put among `told`."""
        for one in stated:
            told.add(one.unit)
            right = self.value(one.unit, one.node, one.what)
            if right != one.value:
                code = "verify-stated" if right is not None else "verify-stated-unknown"
                what = Said(f"stated-{one.what}", {})
                values = {**named(one.unit, one.node), "what": what, "stated": one.value, "right": right or ""}
                yield Problem(code, Place(file, None, one.place), values)
