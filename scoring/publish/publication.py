"""What a publication is made from: one campaign as its readers may see it, scored once at every stage."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from scoring.analysis.amended import Amended, rehearse_amended
from scoring.analysis.compare import Comparison, compare
from scoring.analysis.matching import match_through
from scoring.analysis.matching_tables import NO_TABLES, MatchingTables, match_declared
from scoring.analysis.rehearse import Rehearsal
from scoring.analysis.trend import Trend, trend
from scoring.campaign.campaign import Campaign
from scoring.campaign.workflow import SCORED_STAGES, ScoredStage
from scoring.engine.explain import Explainer
from scoring.engine.results import Placed, Results
from scoring.problems import Place
from scoring.publish.audience import Audience, as_reader, hidden_from, known_at, seen_by
from scoring.publish.geojson import Outlines
from scoring.publish.inputs import Sealed, inputs_digest, root_of, sealed
from scoring.publish.trust import Trust, shows_trust, trust_of


@dataclass(frozen=True)
class Publication:
    """A campaign published at a stage for an audience: what its readers may not see is not in it.

    `campaign` is as all readers may see it, `own` as each unit may see its own file, `seal` what stands for the rest;
    `earlier` is the campaign before, for the same readers, `before` are those before that, the nearest first. `tables`
    declare what stands for what in `earlier`; `outlines` of units draw a map on the site; `amended` is a criteria set
    under which the council sees the results rehearsed.
    """

    campaign: Campaign
    own: Campaign
    seal: Sealed
    stage: ScoredStage
    audience: Audience
    with_names: bool
    earlier: "Publication | None" = None
    tables: MatchingTables = NO_TABLES
    outlines: Outlines | None = None
    amended: Amended | None = None
    before: "tuple[Publication, ...]" = ()

    @property
    def stages(self) -> tuple[ScoredStage, ...]:
        """The stages up to the published one."""
        return SCORED_STAGES[: SCORED_STAGES.index(self.stage) + 1]

    @cached_property
    def explainers(self) -> Mapping[ScoredStage, Explainer]:
        """What explains units at every stage: the one evaluation of the campaign at that stage."""
        return {stage: Explainer(self.campaign, stage) for stage in self.stages}

    @cached_property
    def own_explainers(self) -> Mapping[ScoredStage, Explainer]:
        """The same over what each unit may see of its own; texts don't change points."""
        if self.own is self.campaign:
            return self.explainers
        return {stage: Explainer(self.own, stage, seen.results) for stage, seen in self.explainers.items()}

    @property
    def explainer(self) -> Explainer:
        """Explains units at the published stage."""
        return self.explainers[self.stage]

    @property
    def results(self) -> Results:
        return self.explainer.results

    @cached_property
    def by_stage(self) -> Mapping[ScoredStage, Mapping[str, Placed]]:
        """The results of every unit at every stage up to the published one, by the unit's code."""
        return {
            stage: {placed.result.unit.code: placed for placed in explainer.results.units}
            for stage, explainer in self.explainers.items()
        }

    @cached_property
    def comparison(self) -> Comparison | None:
        """What changed since the previous campaign. Raises `Refusal` where the tables have problems."""
        if self.earlier is None:
            return None
        matching = match_declared(self.earlier.campaign, self.campaign, self.tables)
        return compare(self.earlier.results, self.results, matching)

    @property
    def all_before(self) -> "tuple[Publication, ...]":
        """All campaigns before this one, the nearest first."""
        return (self.earlier, *self.before) if self.earlier else ()

    @cached_property
    def trend(self) -> Trend | None:
        """Where every unit stood in three years or more; two are the comparison."""
        if self.comparison is None or not self.before:
            return None
        nearest, *before = (one.campaign for one in self.all_before)
        through = [match_through(one, nearest, self.campaign, self.comparison.matching) for one in before]
        older = [compare(one.results, self.results, by) for one, by in zip(self.before, through, strict=True)]
        settings = [one.campaign.settings for one in self.all_before]
        compared = list(zip(settings, [self.comparison, *older], strict=True))
        return trend((self.campaign.settings, self.results), compared)

    @cached_property
    def inputs(self) -> str:
        """The digest of all that the results rest on."""
        previous = self.earlier.root if self.earlier else None
        return inputs_digest(self.root, previous, self.tables, [one.root for one in self.before])

    @cached_property
    def root(self) -> str:
        """The digest of the cells of this one campaign."""
        return root_of(self.campaign, self.seal)

    @cached_property
    def trust(self) -> Trust | None:
        """How far the ranks hold and the stages agree; the extra `analysis` computes it."""
        if not shows_trust(self.audience, self.stage):
            return None
        return trust_of(self.campaign, self.results, self.explainers["self"].results)

    @cached_property
    def rehearsal(self) -> Rehearsal | None:
        """What an amended set would make of the facts. Raises `Refusal` where its table has problems."""
        if self.amended is None:
            return None
        return rehearse_amended(self.campaign, self.amended, self.stage, Place("units.csv"))

    @property
    def guessable(self) -> bool:
        """Whether cells of real people are withheld, and no salt keeps others from trying out what they say."""
        settings = self.campaign.settings
        return bool(self.seal.digests) and not settings.salt and not settings.sample

    @cached_property
    def stages_told(self) -> frozenset[str]:
        """The stages that rows of answers are of, over all units."""
        return frozenset(answer.stage for answer in self.own.answers)


def publication_of(
    full: Campaign,
    stage: ScoredStage = "final",
    audience: Audience = "public",
    with_names: bool = False,
    previous: Campaign | None = None,
    tables: MatchingTables = NO_TABLES,
    outlines: Outlines | None = None,
    amended: Amended | None = None,
    before: Sequence[Campaign] = (),
) -> Publication:
    """A campaign as it is published: all that its readers may not see is taken out of it here."""
    known = known_at(full, stage)
    reader = as_reader(audience)
    campaign = seen_by(known, reader, with_names)
    own = seen_by(known, audience, with_names) if audience == "unit" else campaign
    seal = sealed(known, hidden_from(reader, with_names))
    earlier = publication_of(previous, stage, audience, with_names) if previous else None
    older = tuple(publication_of(one, stage, audience, with_names) for one in before)
    return Publication(campaign, own, seal, stage, audience, with_names, earlier, tables, outlines, amended, older)
