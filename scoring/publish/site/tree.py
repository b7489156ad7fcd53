"""The score tree of one unit in words: every line with its reason, all that was stated about it, what changed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from markupsafe import Markup

from scoring.campaign.answers import VIET_NAM, moment
from scoring.engine.differences import moved
from scoring.engine.explain import Layer, NodeExplanation, UnitExplanation
from scoring.engine.explain_whole import met_said
from scoring.engine.results import NodeResult, is_met, number
from scoring.problems import Said
from scoring.publish.audience import WITHHELD
from scoring.publish.data_tables import MET_WORDS
from scoring.publish.site.nodes import NodeWords, bar
from scoring.publish.site.tables import SiteTables
from scoring.show.lexicon import Lexicon
from scoring.tree.model import Branch, Condition, Leaf, UnitKey
from scoring.words import NOTHING, day_text, printable, tell


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
    met_value: str | None
    max: str
    max_value: str
    percent: str
    bar: Markup
    rank: str
    why: str
    layers: tuple[LayerWords, ...]
    heading: str


class Change(NamedTuple):
    """A node that counts otherwise than it was declared."""

    node: NodeWords
    before: str
    after: str
    change: str
    who: str
    note: str
    why: str


@dataclass(frozen=True)
class ScoreTrees:
    """The score trees of units in one language."""

    tables: SiteTables
    words: Lexicon
    nodes: Mapping[str, NodeWords]

    def rows(self, explanation: UnitExplanation) -> Iterator[TreeRow]:
        words, criteria = self.words, self.tables.criteria
        unit = explanation.placed.result.unit.code
        before = [self.tables.publication.by_stage[stage][unit].result.nodes for stage in self.tables.stages[:-1]]
        headings = {block[0].code: code for code, block in self._blocks if block}
        maxima = {"bonus": criteria.bonus, "penalty": criteria.penalty}
        for node in explanation.nodes:
            code, result = node.node.code, node.result
            is_condition = isinstance(node.node, Condition)
            heading = ""
            if is_condition and node.node is criteria.conditions[0]:
                heading = words.t("block-conditions")
            if code in headings:
                block = maxima[headings[code]]
                cap = words.number(block.cap, criteria.digits) if block else ""
                heading = words.t(f"block-{headings[code]}", max=cap)
            ranks = self.tables.node_ranks.get(code)
            rank = ranks[unit] if ranks else None
            yield TreeRow(
                self.nodes[code],
                tuple(self._earlier(nodes[code], result, is_condition) for nodes in before),
                words.say(met_said(result)) if is_condition else words.result(result),
                number(result.points, criteria.precision) or "",
                MET_WORDS[is_met(result)] if is_condition else None,
                "" if is_condition else words.steps(result.max),
                number(result.max, criteria.precision) or "",
                "" if is_condition else words.share(result.points, result.max),
                Markup("") if is_condition else bar(result.points, result.max),
                "" if rank is None else self._rank_short(rank),
                self._why(node) if code in criteria.leaves or result.max is None else "",
                self._layers(node),
                heading,
            )

    def _rank_short(self, rank: int) -> str:
        if rank not in self._ranks_short:
            self._ranks_short[rank] = self.words.t("rank-short", rank=rank)
        return self._ranks_short[rank]

    @cached_property
    def _ranks_short(self) -> dict[int, str]:
        return {}

    def _why(self, node: NodeExplanation) -> str:
        """The reason at a node; the same facts by the same rule have the same reason in all units."""
        counting = next((layer.answer for layer in node.layers if layer.counts), None)
        inner = node.why.values.get("why")
        why = inner.code if isinstance(node.node, Condition) and isinstance(inner, Said) else node.why.code
        key = (_rule(node.node), why, counting.stage if counting else "", counting.facts if counting else "")
        if key not in self._reasons:
            self._reasons[key] = self.words.say(node.why)
        return self._reasons[key]

    @cached_property
    def _reasons(self) -> dict[tuple[UnitKey, str, str, str], str]:
        return {}

    @cached_property
    def _blocks(self) -> tuple[tuple[str, Sequence[Leaf]], ...]:
        return ("bonus", self.tables.criteria.in_bonus), ("penalty", self.tables.criteria.in_penalty)

    def _earlier(self, result: NodeResult, final: NodeResult, is_condition: bool) -> str:
        """The points of an earlier stage; with their max where that is another one."""
        if is_condition:
            return self.words.say(met_said(result))
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
            self._who(layer, node.node),
            self._stated(layer, node),
            "" if layer.points is None else words.steps(layer.points),
            words.signed(change) if change else "",
            self._open(answer.note),
            self._open(answer.evidence),
            self._when(answer.at) if len(node.layers) > 1 or answer.by else "",
            layer.counts,
        )

    def _who(self, layer: Layer, node: Branch | Leaf) -> str:
        """Who stated a row, by role; by name where that is published."""
        stage = "second" if layer.second_round else layer.answer.stage
        role = self.words.t(f"role-{stage}")
        if layer.answer.stage == "appraisal" and self.nodes[node.code].body:
            role = f"{role} ({self.nodes[node.code].body})"
        by = printable(layer.answer.by)
        # What forms write of who filled them says no more than the role.
        return role if _names_in(by) <= _names_in(role) else f"{role}: {by}"

    def _stated(self, layer: Layer, node: NodeExplanation) -> str:
        """What a row says of the facts, in words."""
        if layer.kind == "explanation":
            return ""
        if layer.kind != "scored" or not isinstance(node.node, Leaf):
            return tell(f"layer-{layer.kind}", self.words.lang)
        if layer.answer.points:
            return self.words.say(Said("why-typed", {"stage": Said(f"stage-{layer.answer.stage}", {})}))
        key = (node.node.unit_key, "", "", layer.answer.facts)
        if key not in self._reasons:
            outcome = self.tables.publication.explainer.evaluator.outcome(node.node, layer.answer)
            self._reasons[key] = self.words.say(outcome.why)
        return self._reasons[key]

    def _open(self, text: str) -> str:
        return self.words.t("withheld") if text == WITHHELD else printable(text)

    def _when(self, at: str) -> str:
        if not at:
            return ""
        day = moment(at).astimezone(VIET_NAM).date() if len(at) > 10 else moment(at).date()
        return day_text(day)

    def changes(self, explanation: UnitExplanation) -> Iterator[Change]:
        """What counts otherwise than the unit declared: decisions, evidence that is wanting, claims left open."""
        words = self.words
        for one in moved(explanation):
            decided = one.decided
            yield Change(
                self.nodes[one.node.node.code],
                self._short(one.declared),
                words.steps(one.after) if decided is None else self._short(decided),
                words.signed(one.gained) if one.gained else "",
                self._who(decided, one.node.node) if decided else NOTHING,
                "" if decided is None else self._open(decided.answer.note),
                words.say(Said(f"because-{one.because}", {})) if decided is None else NOTHING,
            )

    def changes_lead(self, explanation: UnitExplanation) -> str:
        """How many points were taken and added, in all."""
        changed = moved(explanation)
        sums = {"less": [-min(one.gained, 0) for one in changed], "more": [max(one.gained, 0) for one in changed]}
        said = [
            Said(f"word-sum-{code}", {"points": self.words.steps(sum(steps))})
            for code, steps in sums.items()
            if sum(steps)
        ]
        return self.words.t("changes-lead", count=len(changed), sums=said or [Said("word-sum-none", {})])

    def _short(self, layer: Layer | None) -> str:
        if layer is None:
            return NOTHING
        return self.words.t("not-applicable") if layer.kind == "claim" else self.words.steps(layer.points)


def _rule(node: Branch | Leaf) -> UnitKey:
    return node.unit_key if isinstance(node, Leaf) else (node.code, 0, ())


def _names_in(words: str) -> set[str]:
    return set(re.findall(r"\w+", words.casefold()))
