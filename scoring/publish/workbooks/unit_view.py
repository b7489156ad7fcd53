"""What the workbook of a unit shows of each node: the rows that its columns hold, and what each stage counted.

No cells yet: the engine's figures, by node and stage, as the sheets need them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from scoring.campaign.answers import Answer, first_stage, row_that_counts
from scoring.campaign.workflow import TURNS, ScoredStage, Turn, turn_of
from scoring.engine.evaluate import Evaluator
from scoring.engine.explain import Layer, NodeExplanation, UnitExplanation
from scoring.engine.results import NodeResult, NotApplicable, Placed
from scoring.publish.publication import Publication
from scoring.tree.model import Branch, CriteriaSet, Leaf

Node = Branch | Leaf

State = Literal["counts", "claim", "applies_to", "above", "stage", "missing", "unconfirmed", "nothing", "in", "empty"]
"""What a stage finds at a node: a row that counts, why it is out, that nothing is there; of a branch that it is in."""


class Source(NamedTuple):
    """The row that a column shows of a node: the newest of its stage or round, None where there is none."""

    role: Turn
    layer: Layer | None

    @property
    def answer(self) -> Answer | None:
        return None if self.layer is None else self.layer.answer


class Found(NamedTuple):
    """What a stage made of a node: its result, what it found, and the column of the row that counts."""

    result: NodeResult
    state: State
    role: Turn | None


@dataclass(frozen=True)
class NodeView:
    """A node of one unit: why it has its points, the rows that columns show, and every stage's figure."""

    explained: NodeExplanation
    sources: tuple[Source, ...]
    found: Mapping[ScoredStage, Found]

    @property
    def node(self) -> Node:
        return self.explained.node

    @property
    def explanation(self) -> Layer | None:
        """The newest explanation (giải trình)."""
        told = [layer for layer in self.explained.layers if layer.kind == "explanation"]
        return told[-1] if told else None

    @cached_property
    def claimed(self) -> bool:
        """Whether a row ever spoke of the node as a whole: claimed, or refused the claim."""
        return any(source.layer and source.layer.kind in ("claim", "applies") for source in self.sources)


@dataclass(frozen=True)
class UnitView:
    """One unit of a publication."""

    publication: Publication
    explanation: UnitExplanation
    nodes: Mapping[str, NodeView]

    @property
    def placed(self) -> Placed:
        return self.explanation.placed

    @property
    def criteria(self) -> CriteriaSet:
        """The set by the rules of the unit."""
        return self.publication.campaign.criteria.seen_by(self.placed.result.unit.columns)

    @property
    def stages(self) -> tuple[ScoredStage, ...]:
        return self.publication.stages

    @property
    def stage(self) -> ScoredStage:
        return self.publication.stage

    def evaluator(self, stage: ScoredStage) -> Evaluator:
        return self.publication.own_explainers[stage].evaluator


def unit_view(publication: Publication, code: str) -> UnitView:
    """A unit as its own workbook shows it. Raises `Fault` for an unknown one."""
    explanation = publication.own_explainers[publication.stage].unit(code)
    placed = {stage: publication.by_stage[stage][code] for stage in publication.stages}
    unconfirmed = {stage: frozenset(of.result.unconfirmed) for stage, of in placed.items()}
    nodes = {}
    for position, explained in enumerate(explanation.nodes):
        node = explained.node
        sources = sources_of(node, explained.layers)
        rows = publication.own.rows[code].get(node.code, ())
        by_stage = {
            stage: _found(
                node,
                of.result.nodes[node.code],
                node.code in unconfirmed[stage],
                rows,
                publication.own_explainers[stage].evaluator.looked_at[position],
                sources,
                publication.campaign.criteria.can_be_missing(node.code),
            )
            for stage, of in placed.items()
        }
        nodes[node.code] = NodeView(explained, sources, by_stage)
    return UnitView(publication, explanation, nodes)


def sources_of(node: Node, layers: Sequence[Layer]) -> tuple[Source, ...]:
    """The rows that columns show, first things first; the column of the first stage is there in any case."""
    newest: dict[Turn | None, Layer | None] = {turn_of(first_stage(node), second_round=False): None}
    for layer in layers:
        newest[turn_of(layer.answer.stage, layer.second_round)] = layer
    return tuple(Source(turn, newest[turn]) for turn in TURNS if turn in newest)


def _found(
    node: Node,
    result: NodeResult,
    unconfirmed: bool,
    rows: Sequence[Answer],
    looked_at: Sequence[str],
    sources: Sequence[Source],
    can_be_missing: bool,
) -> Found:
    if isinstance(result, NotApplicable):
        return Found(result, result.because, None)
    if unconfirmed:
        return Found(result, "unconfirmed", None)
    if isinstance(node, Branch):
        return Found(result, "in", None)
    answer = row_that_counts(rows, looked_at)
    if answer is None:
        return Found(result, "missing" if can_be_missing else "nothing", None)
    return Found(result, "counts", next(source.role for source in sources if source.answer is answer))
