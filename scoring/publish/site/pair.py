"""The page of two units side by side, for any two of them by a link: `compare.html?a=03574&b=03577`.

Every unit has its numbers in a script of its own (`units/03574.js`), so that the page of a national campaign loads two
of them and no more. Without scripts the page shows the first two units of the ranking.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from scoring.engine.results import Placed, number
from scoring.publish.site.nodes import NodeWords
from scoring.publish.site.tables import SiteTables
from scoring.publish.site.unit import UnitPages
from scoring.show.lexicon import Lexicon
from scoring.words import MINUS, NOTHING, printable

FEWEST = 2
"""With fewer units there is nothing to compare."""


class PairRow(NamedTuple):
    """A line of the page: what it is about, and how the first two units stand in it."""

    label: str
    node: NodeWords | None
    kind: str
    one: str
    other: str
    max: str
    ahead: str


@dataclass(frozen=True)
class PairPage:
    """The page in one language."""

    tables: SiteTables
    words: Lexicon
    unit_pages: UnitPages

    def view(self) -> dict[str, Any]:
        """What the template shows."""
        pair = self.tables.units[:FEWEST]
        by_name = sorted(self.tables.units, key=lambda placed: self.tables.name_order[placed.result.unit.code])
        return {
            "pair": [placed.result.unit.code for placed in pair],
            "pair_names": [printable(placed.result.unit.name) for placed in pair],
            "options": [
                (one.result.unit.code, self.tables.unit_files[one.result.unit.code], printable(one.result.unit.name))
                for one in by_name
            ],
            "grade_titles": json.dumps(dict(self.words.grades), ensure_ascii=False),
            "rows": list(self._rows(*pair)),
        }

    def _rows(self, one: Placed, other: Placed) -> Iterator[PairRow]:
        lines = zip(self._labels(), numbers(self.tables, one), numbers(self.tables, other), strict=True)
        for (label, node, kind), (first, most), (second, most_of_other) in lines:
            maxima = dict.fromkeys(self._shown(kind, value) for value in (most, most_of_other) if value)
            shown = self._shown(kind, first), self._shown(kind, second)
            ahead = self._ahead(kind, first, second)
            yield PairRow(label, node, kind, shown[0], shown[1], " / ".join(maxima), ahead)

    def _labels(self) -> Iterator[tuple[str, NodeWords | None, str]]:
        """What every line is about, in the order of `numbers`; its kind: place, number, grade, loss."""
        yield self.words.t("col-rank"), None, "place"
        yield self.words.t("col-score"), None, "number"
        yield self.words.t("key-percent"), None, "number"
        yield self.words.t("col-grade"), None, "grade"
        losses = {leaf.code for leaf in self.tables.criteria.in_penalty}
        for code in self.tables.criteria.nodes:
            node = self.unit_pages.nodes[code]
            yield node.label, node, "loss" if code in losses else "number"

    def _shown(self, kind: str, value: str) -> str:
        if not value:
            return NOTHING
        if kind == "grade":
            return self.words.grades[value]
        return value.replace(".", ",").replace("-", MINUS) if self.words.lang == "vi" else value.replace("-", MINUS)

    def _ahead(self, kind: str, one: str, other: str) -> str:
        """By how much the first is ahead; nothing where that can't be said."""
        if kind == "loss":
            one, other = other, one  # who lost less is ahead
        elif kind != "number":
            return ""
        if not one or not other:
            return ""
        digits = len(one.partition(".")[2])
        ahead = int(one.replace(".", "")) - int(other.replace(".", ""))
        shown = self._shown(kind, number(abs(ahead), digits) or "")
        return f"+{shown}" if ahead > 0 else f"{MINUS}{shown}" if ahead < 0 else "="


def numbers(tables: SiteTables, placed: Placed) -> Iterator[tuple[str, str]]:
    """What is compared of a unit, each with its maximum: rank, score, percent, grade, then every node."""
    result, precision = placed.result, tables.criteria.precision
    facts = tables.stated(placed)
    yield facts["rank"], ""
    yield facts["score"], facts["max"]
    yield facts["percent"], ""
    yield facts["grade"], ""
    for node in result.nodes.values():
        yield number(node.points, precision) or "", number(node.max, precision) or ""


def unit_script(tables: SiteTables, placed: Placed) -> str:
    """The numbers of a unit as a script that hands them to the page."""
    told = {"code": placed.result.unit.code, "rows": list(numbers(tables, placed))}
    return f"scoringUnit({json.dumps(told)});\n"
