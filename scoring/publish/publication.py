"""What a publication is made from: one campaign as its readers may see it, scored once at every stage."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from scoring.analysis.compare import Comparison, compare
from scoring.analysis.matching_tables import NO_TABLES, MatchingTables, match_declared
from scoring.campaign.campaign import Campaign
from scoring.campaign.workflow import SCORED_STAGES, ScoredStage
from scoring.engine.evaluate import Evaluator
from scoring.engine.explain import Explainer
from scoring.engine.results import Placed, Results
from scoring.publish.audience import Audience, known_at, seen_by
from scoring.publish.geojson import Outlines


@dataclass(frozen=True)
class Publication:
    """A campaign published at a stage for an audience; `previous` is an earlier campaign to compare with.

    `tables` declare what stands for what in the earlier campaign; `outlines` of units draw a map on the site.
    """

    full: Campaign
    stage: ScoredStage = "final"
    audience: Audience = "public"
    with_names: bool = False
    previous: Campaign | None = None
    tables: MatchingTables = NO_TABLES
    outlines: Outlines | None = None

    @cached_property
    def campaign(self) -> Campaign:
        """The campaign as all its readers may see it: for `unit` what every commune may read is what the public may."""
        open_to = "public" if self.audience == "unit" else self.audience
        return seen_by(known_at(self.full, self.stage), open_to, self.with_names)

    @cached_property
    def own(self) -> Campaign:
        """The campaign as a unit may see its own file: what each unit's workbook is made from."""
        return seen_by(known_at(self.full, self.stage), self.audience, self.with_names)

    @cached_property
    def own_explainer(self) -> Explainer:
        """Explains a unit's own file at the published stage."""
        return Explainer(self.own, self.stage) if self.audience == "unit" else self.explainer

    @cached_property
    def own_evaluators(self) -> Mapping[ScoredStage, Evaluator]:
        """What each stage looks at in a unit's own file, and what it measures against."""
        earlier = {stage: Evaluator(self.own, stage) for stage in self.stages[:-1]}
        return {**earlier, self.stage: self.own_explainer.evaluator}

    @cached_property
    def earlier(self) -> "Publication | None":
        """The previous campaign at the same stage, for the same readers."""
        return Publication(self.previous, self.stage, self.audience, self.with_names) if self.previous else None

    @cached_property
    def comparison(self) -> Comparison | None:
        """What changed since the previous campaign. Raises `Refusal` where the tables have problems."""
        if self.earlier is None:
            return None
        matching = match_declared(self.earlier.campaign, self.campaign, self.tables)
        return compare(self.earlier.results, self.results, matching)

    @cached_property
    def stages_told(self) -> frozenset[str]:
        """The stages that rows of answers are of, over all units."""
        return frozenset(answer.stage for answer in self.own.answers)

    @property
    def stages(self) -> tuple[ScoredStage, ...]:
        """The stages up to the published one."""
        return SCORED_STAGES[: SCORED_STAGES.index(self.stage) + 1]

    @cached_property
    def explainer(self) -> Explainer:
        """Explains units at the published stage."""
        return Explainer(self.campaign, self.stage)

    @property
    def results(self) -> Results:
        return self.explainer.results

    @cached_property
    def by_stage(self) -> Mapping[ScoredStage, Mapping[str, Placed]]:
        """The results of every unit at every stage up to the published one, by the unit's code."""
        found = {stage: Explainer(self.campaign, stage).results for stage in self.stages[:-1]}
        return {
            stage: {placed.result.unit.code: placed for placed in results.units}
            for stage, results in {**found, self.stage: self.results}.items()
        }
