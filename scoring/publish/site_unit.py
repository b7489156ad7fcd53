"""The page of one unit: its place, its score tree with every reason, what changed and why, strengths and gaps."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, NamedTuple

from markupsafe import Markup

from scoring.analysis.losses import Loss
from scoring.campaign.answers import DECIDING, VIET_NAM, ScoredStage, moment
from scoring.engine.explain import Layer, NodeExplanation, UnitExplanation
from scoring.engine.results import NodeResult, Placed, number
from scoring.points import rounded_text
from scoring.problems import Said
from scoring.publish.audience import WITHHELD
from scoring.publish.charts import Dumbbell, Words, dumbbells
from scoring.publish.site_nodes import NodeWords, labelled, node_words
from scoring.publish.site_previous import PreviousWords
from scoring.publish.site_read import NOTHING
from scoring.publish.site_tables import SiteTables
from scoring.publish.site_words import Lexicon
from scoring.tree.model import Branch, Leaf
from scoring.words import printable, tell


class LayerWords(NamedTuple):
    """A row about a node in words: who, what was stated, the points, the change, the reason."""

    who: str
    stated: str
    points: str
    change: str
    note: str
    evidence: str
    when: str
    counts: bool


class TreeRow(NamedTuple):
    """A line of the score tree."""

    node: NodeWords
    before: tuple[str, ...]
    points: str
    points_value: str
    max: str
    max_value: str
    percent: str
    bar: Markup
    rank: str
    why: str
    layers: tuple[LayerWords, ...]
    heading: str


class Standing(NamedTuple):
    """A node against the average of the group."""

    node: NodeWords
    points: str
    max: str
    percent: str
    average: str
    value: str


class Change(NamedTuple):
    """A leaf whose points changed after they were declared."""

    node: NodeWords
    before: str
    after: str
    change: str
    who: str


@dataclass(frozen=True)
class UnitPages:
    """The pages of units in one language."""

    tables: SiteTables
    words: Lexicon

    @cached_property
    def nodes(self) -> dict[str, NodeWords]:
        return node_words(self.tables, self.words)

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
                (label, "; ".join(map(words.say, said)))
                for label, said in (
                    (words.t("label-whole"), explanation.whole),
                    (words.t("label-grade"), explanation.grade),
                    (words.t("label-rank"), (explanation.rank,)),
                )
                if said
            ],
            "notices": list(self._notices(placed)),
            "chart": Markup(self._chart(placed, averages)),  # noqa: S704 made by charts, which escapes
            "profile": [self._standing(node.code, result.nodes[node.code], averages) for node in tables.profile],
            "strengths": self._strengths(placed, averages),
            "gaps": self._gaps(placed, averages),
            "previous": self.previous.of(placed),
            "changes": list(self._changes(explanation)),
            "rows": list(self._rows(explanation)),
            "better": tables.units[place - 1].result.unit if place > 0 else None,
            "next": tables.units[place + 1].result.unit if place + 1 < len(tables.units) else None,
        }

    @cached_property
    def _places(self) -> dict[str, int]:
        return {placed.result.unit.code: place for place, placed in enumerate(self.tables.units)}

    def facts(self, placed: Placed) -> dict[str, str]:
        """The whole: the numbers as stated, and as shown."""
        result, precision = placed.result, self.tables.criteria.precision
        ratio = result.ratio
        data = {
            "rank": "" if placed.rank is None else str(placed.rank),
            "score": number(result.score, precision) or "",
            "max": number(result.max, precision) or "",
            "percent": "" if ratio is None else rounded_text(ratio * 100, precision),
            "grade": placed.grade or "",
        }
        return {
            **{f"{key}_value": value for key, value in data.items()},
            "rank": data["rank"] or NOTHING,
            "score": self.words.steps(result.score, self.tables.score_digits),
            "max": self.words.steps(result.max),
            "percent": self.words.percent(ratio, self.tables.percent_digits),
            "grade": self.words.grade(placed),
            "count": self.words.count(self.tables.ranked),
        }

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

    def _chart(self, placed: Placed, averages: Mapping[str, Fraction | None]) -> str:
        words, unit = self.words, placed.result.unit
        rows = []
        for node in self.tables.profile:
            found = [(stage, self._at(stage, unit.code, node.code)) for stage in self.tables.stages]
            dots = [(stage, result.points / result.max) for stage, result in found if _has_points(result)]  # type: ignore[operator]
            average = averages[node.code]
            own = placed.result.nodes[node.code]
            shown = f"{words.result(own)} / {words.steps(own.max)}" if own.max is not None else words.result(own)
            label = labelled(self.nodes[node.code])
            rows.append(Dumbbell(label, shown, dots, None if average is None else float(average)))
        name = printable(unit.name)
        return dumbbells(Words("profile", words.t("chart-unit", name=name), words.t("chart-unit-about")), rows)

    def _at(self, stage: ScoredStage, unit: str, code: str) -> NodeResult:
        return self.tables.publication.by_stage[stage][unit].result.nodes[code]

    def _standing(self, code: str, result: NodeResult, averages: Mapping[str, Fraction | None]) -> Standing:
        words = self.words
        return Standing(
            self.nodes[code],
            words.result(result),
            words.steps(result.max),
            words.share(result.points, result.max),
            words.percent(averages[code], 0),
            "",
        )

    def _strengths(self, placed: Placed, averages: Mapping[str, Fraction | None]) -> list[Standing]:
        """The leaves that are most above the average of the group, in points of their own."""
        return [
            self._standing(code, placed.result.nodes[code], averages)._replace(value=f"+{self.words.number(ahead, 2)}")
            for code, ahead in self.tables.ahead(placed)
        ]

    def _gaps(self, placed: Placed, averages: Mapping[str, Fraction | None]) -> list[Standing]:
        """The leaves whose lost points are worth most in the score."""
        return [self._gap(loss, placed, averages) for loss in self.tables.lost(placed)]

    def _gap(self, loss: Loss, placed: Placed, averages: Mapping[str, Fraction | None]) -> Standing:
        standing = self._standing(loss.node.code, placed.result.nodes[loss.node.code], averages)
        if loss.block != "tree":
            standing = standing._replace(average=NOTHING)
        return standing._replace(value=self.words.number(loss.worth, 2))

    # the tree

    def _rows(self, explanation: UnitExplanation) -> Iterator[TreeRow]:
        words, criteria = self.words, self.tables.criteria
        unit = explanation.placed.result.unit.code
        before = [self.tables.publication.by_stage[stage][unit].result.nodes for stage in self.tables.stages[:-1]]
        headings = {block[0].code: code for code, block in self._blocks if block}
        maxima = {"bonus": criteria.bonus, "penalty": criteria.penalty}
        for node in explanation.nodes:
            code, result = node.node.code, node.result
            heading = ""
            if code in headings:
                block = maxima[headings[code]]
                cap = words.number(block.max, criteria.digits) if block else ""
                heading = words.t(f"block-{headings[code]}", max=cap)
            ranks = self.tables.node_ranks.get(code)
            rank = ranks[unit] if ranks else None
            yield TreeRow(
                self.nodes[code],
                tuple(self._earlier(nodes[code], result) for nodes in before),
                words.result(result),
                number(result.points, criteria.precision) or "",
                words.steps(result.max),
                number(result.max, criteria.precision) or "",
                words.share(result.points, result.max),
                self.bar(result.points, result.max),
                "" if rank is None else self._rank_short(rank),
                self._why(node) if code in criteria.leaves or result.max is None else "",
                self._layers(node),
                heading,
            )

    def bar(self, points: int | None, maximum: int | None) -> Markup:
        """Points of max as a bar; nothing where there are none."""
        if points is None or not maximum:
            return Markup("")
        return self._bars[min(max(self.words.whole_percent(points, maximum), 0), 100)]

    @cached_property
    def _bars(self) -> list[Markup]:
        bar = Markup('<svg class="bar" aria-hidden="true"><rect width="{}%" height="100%"/></svg>')
        return [bar.format(percent) for percent in range(101)]

    def _rank_short(self, rank: int) -> str:
        if rank not in self._ranks_short:
            self._ranks_short[rank] = self.words.t("rank-short", rank=rank)
        return self._ranks_short[rank]

    @cached_property
    def _ranks_short(self) -> dict[int, str]:
        return {}

    def _why(self, node: NodeExplanation) -> str:
        """The reason at a node; the same facts at a node have the same reason in all units."""
        counting = next((layer.answer for layer in node.layers if layer.counts), None)
        key = (node.node.code, node.why.code, counting.stage if counting else "", counting.facts if counting else "")
        if key not in self._reasons:
            self._reasons[key] = self.words.say(node.why)
        return self._reasons[key]

    @cached_property
    def _reasons(self) -> dict[tuple[str, str, str, str], str]:
        return {}

    @cached_property
    def _blocks(self) -> tuple[tuple[str, Sequence[Leaf]], ...]:
        return ("bonus", self.tables.criteria.in_bonus), ("penalty", self.tables.criteria.in_penalty)

    def _earlier(self, result: NodeResult, final: NodeResult) -> str:
        """The points of an earlier stage; with their max where that is another one."""
        if result.max is None:
            return NOTHING
        points = self.words.steps(result.points)
        if final.max is not None and result.max != final.max:
            return f"{points} / {self.words.steps(result.max)}"
        return points

    def _layers(self, node: NodeExplanation) -> tuple[LayerWords, ...]:
        """The rows about a node; none where the one row says nothing beyond the reason."""
        if len(node.layers) == 1 and {node.layers[0].answer.note, node.layers[0].answer.evidence} <= {"", WITHHELD}:
            return ()
        return tuple(self._layer(layer, node) for layer in node.layers)

    def _layer(self, layer: Layer, node: NodeExplanation) -> LayerWords:
        words, answer = self.words, layer.answer
        change = layer.change
        return LayerWords(
            self.who(layer, node.node),
            self._stated(layer, node),
            "" if layer.points is None else words.steps(layer.points),
            words.signed(change) if change else "",
            self._open(answer.note),
            self._open(answer.evidence),
            self._when(answer.at) if len(node.layers) > 1 or answer.by else "",
            layer.counts,
        )

    def who(self, layer: Layer, node: Branch | Leaf) -> str:
        """Who stated a row, by role; by name where that is published."""
        stage = "second" if layer.second_round else layer.answer.stage
        role = self.words.t(f"role-{stage}")
        if layer.answer.stage == "appraisal" and self.nodes[node.code].body:
            role = f"{role} ({self.nodes[node.code].body})"
        return f"{role}: {printable(layer.answer.by)}" if layer.answer.by else role

    def _stated(self, layer: Layer, node: NodeExplanation) -> str:
        """What a row says of the facts, in words."""
        if layer.kind == "explanation":
            return ""
        if layer.kind != "scored" or not isinstance(node.node, Leaf):
            return tell(f"layer-{layer.kind}", self.words.lang)
        if layer.answer.points:
            return self.words.say(Said("why-typed", {"stage": Said(f"stage-{layer.answer.stage}", {})}))
        key = (node.node.code, "", "", layer.answer.facts)
        if key not in self._reasons:
            outcome = self.tables.publication.explainer.evaluator.outcome(node.node, layer.answer.facts)
            self._reasons[key] = self.words.say(outcome.why)
        return self._reasons[key]

    def _open(self, text: str) -> str:
        return self.words.t("withheld") if text == WITHHELD else printable(text)

    def _when(self, at: str) -> str:
        if not at:
            return ""
        day = moment(at).astimezone(VIET_NAM).date() if len(at) > 10 else moment(at).date()
        return day.isoformat() if self.words.lang == "en" else f"{day:%d/%m/%Y}"

    def _changes(self, explanation: UnitExplanation) -> Iterator[Change]:
        """Leaves whose points are others than at first."""
        words = self.words
        for node in explanation.nodes:
            counting = next((layer for layer in node.layers if layer.counts), None)
            if counting is None or counting.answer.stage not in DECIDING:
                continue
            first = next((layer for layer in node.layers if layer.kind in ("scored", "claim")), counting)
            if first is counting or (first.kind == counting.kind and first.points == counting.points):
                continue
            yield Change(
                self.nodes[node.node.code],
                self._short(first),
                self._short(counting),
                "" if first.points is None or counting.points is None else words.signed(counting.points - first.points),
                self.who(counting, node.node),
            )

    def _short(self, layer: Layer) -> str:
        return self.words.t("not-applicable") if layer.kind == "claim" else self.words.steps(layer.points)


def _has_points(result: NodeResult) -> bool:
    return result.points is not None and bool(result.max)
