"""The page of one node: units ranked by it, how they are spread, groups, and the nodes below it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NamedTuple

from markupsafe import Markup

from scoring.analysis.spread import Spread
from scoring.engine.results import UnitResult, number
from scoring.engine.rules_for import all_terms
from scoring.points import digits_by_value
from scoring.problems import Said
from scoring.publish.site.charts import Bin, ChartText, Strip, histogram, strips
from scoring.publish.site.nodes import NodeWords, bar, labelled
from scoring.publish.site.tables import SiteTables
from scoring.publish.site.unit import UnitPages
from scoring.show.lexicon import Lexicon
from scoring.tree.model import Branch, Leaf
from scoring.words import NOTHING, printable

MOST_RANKED = 400
"""With more units a page lists the first and the last only; each unit's own page has its rank."""
FIRST, LAST = 100, 50


class NodeRow(NamedTuple):
    """A unit in the ranking by a node."""

    code: str
    name: str
    href: str
    order: int
    rank: str
    rank_value: str
    points: str
    points_value: str
    max: str
    max_value: str
    percent: str
    bar: Markup


class ChildRow(NamedTuple):
    """A node below: the mean share, and where units stand."""

    node: NodeWords
    max: str
    mean: str
    least: str
    middle: str
    most: str


@dataclass(frozen=True)
class NodePages:
    """The pages of nodes in one language."""

    tables: SiteTables
    words: Lexicon
    unit_pages: UnitPages

    def view(self, code: str) -> dict[str, Any]:
        """What the template shows of a node."""
        tables, words = self.tables, self.words
        node = tables.criteria.nodes[code]
        ranked = tables.node_rankings[code]
        spread = tables.spread(code)
        cut = len(ranked) > MOST_RANKED
        rows = [*ranked[:FIRST], *ranked[-LAST:]] if cut else ranked
        digits = self._digits([result.nodes[code].points for _, result in rows])
        children = node.children if isinstance(node, Branch) else ()
        return {
            "node": self.unit_pages.nodes[code],
            "level": words.level(tables.criteria.depths[code]),
            "max": words.number(node.max, tables.criteria.digits),
            "guide": words.text(node.guide.title_or("")) if node.guide else "",
            "rule": "; ".join(map(words.say, self._rules(node))) if isinstance(node, Leaf) else "",
            "parents": [self.unit_pages.nodes[branch.code] for branch in tables.criteria.above[code]],
            "rows": [self._row(rank, result, code, digits) for rank, result in rows],
            "one_max": len({result.nodes[code].max for _, result in rows}) == 1,
            "cut": words.t("node-cut", first=FIRST, last=LAST, count=words.count(len(ranked))) if cut else "",
            "histogram": self._histogram(spread),
            "bins": self._bin_rows(spread),
            "key_figures": list(self._key_figures(spread, code)),
            "strips": self._strips(children),
            "children": [self._child(child) for child in children],
            "groups": [
                (words.column(column), self._groups(column, code)) for column in tables.groups if tables.values[column]
            ],
        }

    def _rules(self, leaf: Leaf) -> list[Said]:
        return all_terms(leaf, self.tables.publication.campaign.settings.column_names)

    def _digits(self, points: Sequence[int | None]) -> dict[int, int]:
        """The decimals of points in steps: more than others have only where other points would look alike."""
        one = 10**self.tables.criteria.precision
        of = {Fraction(steps, one): steps for steps in points if steps is not None}
        digits = digits_by_value(of, self.tables.criteria.digits, self.tables.criteria.precision)
        return {steps: digits[value] for value, steps in of.items()}

    def _row(self, rank: int | None, unit: UnitResult, code: str, digits: Mapping[int, int]) -> NodeRow:
        words, result = self.words, unit.nodes[code]
        precision = self.tables.criteria.precision
        return NodeRow(
            unit.unit.code,
            printable(unit.unit.name),
            self.tables.unit_href(unit.unit.code),
            self.tables.name_order[unit.unit.code],
            NOTHING if rank is None else str(rank),
            "" if rank is None else str(rank),
            words.result(result) if result.points is None else words.steps(result.points, digits[result.points]),
            number(result.points, precision) or "",
            words.steps(result.max),
            number(result.max, precision) or "",
            words.share(result.points, result.max),
            bar(result.points, result.max),
        )

    # how units are spread

    def _key_figures(self, spread: Spread | None, code: str) -> Iterator[tuple[str, str, str]]:
        words = self.words
        if spread:
            yield words.t("key-mean"), words.percent(self.tables.averages(None)[code]), ""
            yield words.t("key-middle"), words.percent(spread.middle), ""
            yield words.t("key-best"), words.percent(spread.most), ""
            yield words.t("key-last"), words.percent(spread.least), ""

    def _histogram(self, spread: Spread | None) -> Markup:
        if spread is None:
            return Markup("")
        bins = [Bin(f"{number * 10}", count) for number, count in enumerate(spread.tenths)]
        words = ChartText("spread", self.words.t("chart-spread"), self.words.t("chart-spread-about"))
        return histogram(words, bins, "100")

    def _bin_rows(self, spread: Spread | None) -> list[tuple[str, str]]:
        counts = spread.tenths if spread else ()
        return [(f"{n * 10} – {n * 10 + 10}%", self.words.count(count)) for n, count in enumerate(counts)]

    def _strips(self, children: Sequence[Branch | Leaf]) -> Markup:
        rows = []
        for child in children:
            spread = self.tables.spread(child.code)
            if spread:
                label = labelled(self.unit_pages.nodes[child.code])
                rows.append(Strip(label, self.words.percent(spread.middle, 0), *map(float, spread[:5])))
        words = ChartText("children", self.words.t("chart-children"), self.words.t("chart-children-about"))
        return strips(words, rows) if rows else Markup("")

    def _child(self, child: Branch | Leaf) -> ChildRow:
        words = self.words
        spread = self.tables.spread(child.code)
        return ChildRow(
            self.unit_pages.nodes[child.code],
            words.number(child.max, self.tables.criteria.digits),
            words.percent(self.tables.averages(None)[child.code]),
            words.percent(spread.least if spread else None),
            words.percent(spread.middle if spread else None),
            words.percent(spread.most if spread else None),
        )

    def _groups(self, column: str, code: str) -> list[tuple[str, str, str]]:
        """Every value of a column: how many units, their mean share."""
        members = self.tables.members
        return [
            (
                self.words.value(column, value),
                self.words.count(len(members[column, value])),
                self.words.percent(self.tables.averages((column, value))[code]),
            )
            for value in self.tables.values[column]
        ]
