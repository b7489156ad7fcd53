"""The page of one unit: its place, at a glance, strengths and gaps; its score tree is made in `site.tree`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, NamedTuple

from markupsafe import Markup

from scoring.analysis.losses import Loss
from scoring.campaign.workflow import ScoredStage
from scoring.engine.explain import UnitExplanation
from scoring.engine.results import NodeResult, Placed
from scoring.publish.site.charts import ChartText, Dumbbell, dumbbells
from scoring.publish.site.nodes import NodeWords, labelled, node_words
from scoring.publish.site.previous import PreviousWords
from scoring.publish.site.tables import SiteTables
from scoring.publish.site.tree import ScoreTrees
from scoring.publish.site.trend import TrendPage
from scoring.show.lexicon import Lexicon
from scoring.words import NOTHING, printable


class AgainstAverage(NamedTuple):
    """A node against the average of the group."""

    node: NodeWords
    points: str
    max: str
    percent: str
    average: str
    value: str


@dataclass(frozen=True)
class UnitPages:
    """The pages of units in one language."""

    tables: SiteTables
    words: Lexicon

    @cached_property
    def nodes(self) -> dict[str, NodeWords]:
        return node_words(self.tables, self.words)

    @cached_property
    def trees(self) -> ScoreTrees:
        return ScoreTrees(self.tables, self.words, self.nodes)

    @cached_property
    def trend(self) -> TrendPage | None:
        years = self.tables.publication.trend
        return TrendPage(self.words, years) if years else None

    @cached_property
    def previous(self) -> PreviousWords:
        return PreviousWords(self.tables, self.words, self.nodes)

    def view(self, explanation: UnitExplanation) -> dict[str, Any]:
        """What the template shows of a unit."""
        placed = explanation.placed
        unit, result = placed.result.unit, placed.result
        words, tables = self.words, self.tables
        group = tables.yardstick(unit)
        averages = tables.averages(group)
        place = self._places[unit.code]
        return {
            "unit": unit,
            "name": printable(unit.name),
            "placed": placed,
            "facts": self.facts(placed),
            "places": list(self._groups(placed)),
            "yardstick": self.group_name(group),
            "sentences": [
                (label, between.join(map(words.say, said)))
                for label, said, between in (
                    # The whole is one sum, "73,04 − 0,50 = 72,54"; a grade is a list of bars.
                    (words.t("label-whole"), explanation.whole, " "),
                    (words.t("label-grade"), explanation.grade, "; "),
                    (words.t("label-rank"), (explanation.rank,), ""),
                )
                if said
            ],
            "notices": list(self._notices(placed)),
            "chart": self._chart(placed, averages),
            "profile": [self._standing(node.code, result.nodes[node.code], averages) for node in tables.profile],
            "strengths": self._strengths(placed, averages),
            "gaps": self._gaps(placed, averages),
            "previous": self.previous.of(placed),
            "trend": self.trend.of_unit(unit.code) if self.trend else None,
            "changes": list(self.trees.changes(explanation)),
            "changes_lead": self.trees.changes_lead(explanation),
            "rows": list(self.trees.rows(explanation)),
            "better": tables.units[place - 1].result.unit if 0 < place < tables.ranked else None,
            "compared": next((one.result.unit for one in tables.units[place - 1 : place] + tables.units[1:2]), None),
            "next": tables.units[place + 1].result.unit if place + 1 < tables.ranked else None,
            "nothing_lost": words.t("gaps-none" if result.score is not None else "gaps-unknown"),
            "workbook": tables.workbook_href(unit.code),
        }

    @cached_property
    def _places(self) -> dict[str, int]:
        return {placed.result.unit.code: place for place, placed in enumerate(self.tables.units)}

    def facts(self, placed: Placed) -> dict[str, str]:
        """The whole: the numbers as stated, and as shown."""
        result, data = placed.result, self.tables.stated(placed)
        return {
            **{f"{key}_value": value for key, value in data.items()},
            "rank": data["rank"] or NOTHING,
            "score": self.words.steps(result.score, self.tables.score_digits(placed)),
            "max": self.words.steps(result.max),
            "percent": self.words.percent(result.ratio, self.tables.percent_digits(placed)),
            "grade": self.words.grade(placed),
            "count": self.words.count(self.tables.ranked),
            "covered": self._covered(placed),
        }

    def _covered(self, placed: Placed) -> str:
        """On how much the unit was scored; nothing where all were on nearly all."""
        share = self.tables.covered.get(placed.result.unit.code)
        return "" if share is None or share == 1 else self.words.t("covered", percent=self.words.percent(share, 0))

    def group_name(self, group: tuple[str, str] | None) -> str:
        """A group as the pages name it; all units where there is none."""
        if group is None:
            return self.words.t("all-units", count=self.words.count(len(self.tables.units)))
        column, value = group
        return self.words.t("group-of", column=self.words.column(column), value=self.words.value(column, value))

    def _groups(self, placed: Placed) -> Iterator[tuple[str, str, str, str]]:
        """For every group: its column and value, the rank in it, and how many are ranked there."""
        for column, rank in placed.group_ranks.items():
            value = placed.result.unit.columns[column]
            if value:
                members = self.tables.members[column, value]
                count = sum(member.rank is not None for member in members)
                shown = NOTHING if rank is None else str(rank)
                yield self.words.column(column), self.words.value(column, value), shown, self.words.count(count)

    def _notices(self, placed: Placed) -> Iterator[tuple[str, list[NodeWords]]]:
        """What is missing, not confirmed, without evidence, does not apply."""
        result = placed.result
        for code, listed in (
            ("list-missing", result.missing),
            ("list-unconfirmed", result.unconfirmed),
            ("list-unevidenced", result.unevidenced),
            ("list-not-applicable", result.not_applicable),
        ):
            if listed:
                yield self.words.t(code), [self.nodes[node] for node in listed]

    # charts and comparisons

    def _chart(self, placed: Placed, averages: Mapping[str, Fraction | None]) -> Markup:
        words, unit = self.words, placed.result.unit
        rows = []
        for node in self.tables.profile:
            at_stages = [(stage, self._at(stage, unit.code, node.code)) for stage in self.tables.stages]
            # Both are numbers where `_has_points`, which mypy can't know.
            dots = [(stage, result.points / result.max) for stage, result in at_stages if _has_points(result)]  # type: ignore[operator]
            average = averages[node.code]
            own = placed.result.nodes[node.code]
            shown = f"{words.result(own)} / {words.steps(own.max)}" if own.max is not None else words.result(own)
            label = labelled(self.nodes[node.code])
            rows.append(Dumbbell(label, shown, dots, None if average is None else float(average)))
        name = printable(unit.name)
        return dumbbells(ChartText("profile", words.t("chart-unit", name=name), words.t("chart-unit-about")), rows)

    def _at(self, stage: ScoredStage, unit: str, code: str) -> NodeResult:
        return self.tables.publication.by_stage[stage][unit].result.nodes[code]

    def _standing(self, code: str, result: NodeResult, averages: Mapping[str, Fraction | None]) -> AgainstAverage:
        words = self.words
        return AgainstAverage(
            self.nodes[code],
            words.result(result),
            words.steps(result.max),
            words.share(result.points, result.max),
            words.percent(averages[code], 0),
            "",
        )

    def _strengths(self, placed: Placed, averages: Mapping[str, Fraction | None]) -> list[AgainstAverage]:
        """The leaves that put the unit furthest above the average of the group, in points of the score."""
        return [
            self._standing(code, placed.result.nodes[code], averages)._replace(value=f"+{self.words.number(ahead, 2)}")
            for code, ahead in self.tables.ahead(placed)
        ]

    def _gaps(self, placed: Placed, averages: Mapping[str, Fraction | None]) -> list[AgainstAverage]:
        """The leaves whose lost points are worth most in the score."""
        return [self._gap(loss, placed, averages) for loss in self.tables.lost(placed)]

    def _gap(self, loss: Loss, placed: Placed, averages: Mapping[str, Fraction | None]) -> AgainstAverage:
        standing = self._standing(loss.node.code, placed.result.nodes[loss.node.code], averages)
        if loss.block != "tree":
            standing = standing._replace(average=self.words.t(f"gap-{loss.block}"))
        return standing._replace(value=self.words.number(loss.worth, 2))


def _has_points(result: NodeResult) -> bool:
    return result.points is not None and bool(result.max)
