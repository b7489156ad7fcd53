"""The first page: the ranking with its filters, how grades and scores are spread, groups, contents, how it was made."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, NamedTuple

from markupsafe import Markup

from scoring.analysis.spread import Bands, bands, mean_score, quantile, ratios
from scoring.engine.results import Placed, number
from scoring.publish.site.charts import Bar, Bin, ChartText, Dumbbell, bars, dumbbells, histogram
from scoring.publish.site.nodes import NodeWords, bar, labelled
from scoring.publish.site.tables import SiteTables
from scoring.publish.site.unit import UnitPages
from scoring.show.lexicon import Lexicon
from scoring.words import NOTHING, printable

MOST_MATRIX_UNITS = 500
"""With more units the ranking leaves out the columns of single nodes: the page would grow past what a phone likes."""
MOST_MATRIX_NODES = 12
MOST_GROUPS_CHARTED = 12
SHADES = (40, 60, 75, 90)
"""Percents where a cell of the matrix takes the next shade."""


class Cell(NamedTuple):
    """A node of a unit in the ranking."""

    code: str
    points: str
    value: str
    shade: str


class UnitRow(NamedTuple):
    """A line of the ranking."""

    code: str
    name: str
    href: str
    order: int
    rank: str
    rank_value: str
    move: str
    way: str
    score: str
    score_value: str
    percent: str
    percent_value: str
    covered: str
    grade: str
    grade_value: str
    grade_class: str
    bar: Markup
    groups: tuple[tuple[int, str], ...]
    cells: tuple[Cell, ...]


class GroupLine(NamedTuple):
    """A value of a group column: how many units, their mean score, the first of them."""

    name: str
    units: str
    mean: str
    first_name: str
    first_href: str


@dataclass(frozen=True)
class IndexPage:
    """The first page in one language."""

    tables: SiteTables
    words: Lexicon
    unit_pages: UnitPages

    def view(self) -> dict[str, Any]:
        """What the template shows."""
        tables, words = self.tables, self.words
        settings = tables.publication.campaign.settings
        return {
            "rows": [self._row(placed) for placed in tables.units],
            "show_moves": tables.comparison is not None,
            "columns": [words.column(column) for column in tables.groups],
            "filters": list(self._filters()),
            "matrix": [self.unit_pages.nodes[node.code] for node in self.matrix],
            "show_percent": not tables.percent_is_score,
            "key_figures": list(self._key_figures()),
            "grade_chart": self._grade_chart(),
            "grade_counts": self._grade_counts(),
            "histogram": self._histogram(),
            "bins": self._bin_rows(),
            "profile_chart": self._profile_chart(),
            "profile": [self._profile_row(node.code) for node in tables.profile],
            "groups": [(words.column(column), list(self._group_lines(column))) for column in tables.groups],
            "contents": list(self._contents()),
            "origin": printable(settings.origin),
            "decision": settings.decision,
        }

    @cached_property
    def matrix(self) -> Sequence[Any]:
        """The nodes with a column of their own in the ranking."""
        few = len(self.tables.units) <= MOST_MATRIX_UNITS and len(self.tables.profile) <= MOST_MATRIX_NODES
        return self.tables.profile if few else ()

    def _row(self, placed: Placed) -> UnitRow:
        facts, unit, tables = self.unit_pages.facts(placed), placed.result.unit, self.tables
        return UnitRow(
            unit.code,
            printable(unit.name),
            tables.unit_href(unit.code),
            tables.name_order[unit.code],
            facts["rank"],
            facts["rank_value"],
            *self.unit_pages.previous.rank_move(placed),
            facts["score"],
            facts["score_value"],
            facts["percent"],
            facts["percent_value"],
            facts["covered"],
            facts["grade"],
            facts["grade_value"],
            self.grade_class(placed.grade),
            bar(placed.result.score, placed.result.max),
            tuple(
                (self._orders[column].get(unit.columns[column], -1), self.words.value(column, unit.columns[column]))
                for column in tables.groups
            ),
            tuple(self._cell(placed, node.code) for node in self.matrix),
        )

    def _cell(self, placed: Placed, code: str) -> Cell:
        result = placed.result.nodes[code]
        shade = ""
        if result.points is not None and result.max:
            percent = 100 * result.points / result.max
            shade = f"q{sum(percent >= limit for limit in SHADES)}"
        shown = NOTHING if result.max is None else self.words.steps(result.points)
        return Cell(code, shown, number(result.points, self.tables.criteria.precision) or "", shade)

    @cached_property
    def _orders(self) -> dict[str, dict[str, int]]:
        return {
            column: {value: place for place, value in enumerate(values)}
            for column, values in self.tables.values.items()
        }

    def grade_class(self, grade: str | None) -> str:
        """The class that colours a grade: from g0, the best, to g4, whatever the number of grades."""
        grades = [known.id for known in self.tables.criteria.grades]
        if grade is None:
            return "g-none"
        return f"g{grades.index(grade) * 4 // max(1, len(grades) - 1)}"

    def _filters(self) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
        """The filters: the column's number among the groups ("grade" for the grade), its label, its values."""
        for index, column in enumerate(self.tables.groups):
            values = self.tables.values[column]
            if len(values) > 1:
                yield (
                    str(index),
                    self.words.column(column),
                    [(str(place), self.words.value(column, value)) for place, value in enumerate(values)],
                )
        given = {placed.grade for placed in self.tables.units}
        grades = [(id_, title) for id_, title in self.words.grades.items() if id_ in given]
        if len(grades) > 1:
            yield "grade", self.words.t("col-grade"), grades

    # numbers at a glance

    @cached_property
    def _ratios(self) -> list[Fraction]:
        return ratios(self.tables.units)

    def _key_figures(self) -> Iterator[tuple[str, str, str]]:
        """Label, number, and what stands small beside it."""
        words, tables = self.words, self.tables
        unranked = len(tables.units) - tables.ranked
        more = words.t("key-unranked", count=words.count(unranked)) if unranked else ""
        yield words.t("key-units"), words.count(len(tables.units)), more
        if not self._ratios:
            return
        best = next(placed for placed in tables.units if placed.rank is not None)
        last = next(placed for placed in reversed(tables.units) if placed.rank is not None)
        of = words.t("key-of", max=words.steps(self._one_max)) if self._one_max else ""
        yield words.t("key-mean"), self._of_scale(mean_score(tables.units)), of
        yield words.t("key-middle"), self._of_scale(quantile(self._ratios, Fraction(1, 2))), ""
        for label, placed in (("key-best", best), ("key-last", last)):
            score = words.steps(placed.result.score, tables.score_digits(placed))
            shown = score if self._one_max else words.percent(placed.result.ratio, tables.percent_digits(placed))
            yield words.t(label), shown, printable(placed.result.unit.name)

    @cached_property
    def _one_max(self) -> int | None:
        """The maximum of the score, where it is the same for all units."""
        maxima = {placed.result.max for placed in self.tables.units}
        return maxima.pop() if len(maxima) == 1 else None

    def _of_scale(self, ratio: Fraction | None) -> str:
        """A share of the score's maximum as points, or as percent where units have different maxima."""
        if ratio is None:
            return NOTHING
        if not self._one_max:
            return self.words.percent(ratio, 2)
        return self.words.number(ratio * self._one_max / 10**self.tables.criteria.precision, 2)

    def _grade_counts(self) -> list[tuple[str, str, str]]:
        counts = Counter(placed.grade for placed in self.tables.units)
        total = len(self.tables.units)
        titles: dict[str | None, str] = dict(self.words.grades.items())
        if counts[None] and titles:
            titles[None] = self.words.t("unranked")
        return [
            (title, self.words.count(counts[id_]), self.words.percent(Fraction(counts[id_], total)))
            for id_, title in titles.items()
        ]

    def _grade_chart(self) -> Markup:
        counts = Counter(placed.grade for placed in self.tables.units)
        most = max(counts.values())
        rows = [
            Bar(title, self.words.count(counts[id_]), counts[id_] / most, self.grade_class(id_))
            for id_, title in self.words.grades.items()
        ]
        if not rows:
            return Markup("")
        return bars(ChartText("grades", self.words.t("chart-grades"), self.words.t("chart-grades-about")), rows)

    @cached_property
    def _bands(self) -> Bands:
        return bands(self._ratios)

    def _edge(self, edge: Fraction) -> str:
        return self.words.number(edge, 0 if edge.denominator == 1 else 1)

    def _histogram(self) -> Markup:
        if not self._ratios:
            return Markup("")
        edges, counts = self._bands
        digits = 0 if all(edge.denominator == 1 for edge in edges) else 1
        bins = [Bin(self.words.number(edge, digits), count) for edge, count in zip(edges, counts, strict=False)]
        words = ChartText("spread", self.words.t("chart-spread"), self.words.t("chart-spread-about"))
        return histogram(words, bins, self.words.number(edges[-1], digits))

    def _bin_rows(self) -> list[tuple[str, str]]:
        if not self._ratios:
            return []
        edges, counts = self._bands
        return [
            (f"{self._edge(start)} – {self._edge(end)}%", self.words.count(count))
            for start, end, count in zip(edges, edges[1:], counts, strict=False)
        ]

    def _profile_chart(self) -> Markup:
        rows = []
        for node in self.tables.profile:
            means = [(stage, self.tables.mean_at(stage, node.code)) for stage in self.tables.stages]
            dots = [(stage, float(mean)) for stage, mean in means if mean is not None]
            label = labelled(self.unit_pages.nodes[node.code])
            rows.append(Dumbbell(label, self.words.percent(means[-1][1]), dots))
        return dumbbells(ChartText("profile", self.words.t("chart-profile"), self.words.t("chart-profile-about")), rows)

    def _profile_row(self, code: str) -> tuple[NodeWords, str, list[str], str, str]:
        """A node: its max, the means at the stages, the first unit by it."""
        tables = self.tables
        means = [self.words.percent(tables.mean_at(stage, code)) for stage in tables.stages]
        best = next((code_ for code_, rank in tables.node_ranks.get(code, {}).items() if rank == 1), None)
        name = printable(tables.unit_names[best]) if best else ""
        node = tables.criteria.nodes[code]
        return (
            self.unit_pages.nodes[code],
            self.words.number(node.max, tables.criteria.digits),
            means,
            name,
            tables.unit_href(best) if best else "",
        )

    def _group_lines(self, column: str) -> Iterator[GroupLine]:
        for value in self.tables.values[column]:
            members = self.tables.members[column, value]
            # By rank: where the first has none, nobody has.
            first = members[0].result.unit if members[0].rank is not None else None
            yield GroupLine(
                self.words.value(column, value),
                self.words.count(len(members)),
                self._of_scale(mean_score(members)),
                printable(first.name) if first else "",
                self.tables.unit_href(first.code) if first else "",
            )

    def _contents(self) -> Iterator[NodeWords]:
        return (self.unit_pages.nodes[code] for code in self.tables.paged)
