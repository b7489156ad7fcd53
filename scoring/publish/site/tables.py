"""What all pages of the site share, in any language: which nodes have a page, names of files, ranks, averages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from urllib.parse import quote

from scoring.analysis.compare import Comparison
from scoring.analysis.losses import Loss, losses
from scoring.analysis.spread import Spread, mean_share, spread
from scoring.campaign.units import Unit
from scoring.campaign.workflow import DECIDING, ScoredStage
from scoring.engine.combine import counted_shares
from scoring.engine.coverage import coverage
from scoring.engine.ranking import rank_by_node
from scoring.engine.results import Placed, UnitResult, number
from scoring.points import digits_by_value, rounded_text, vietnamese_order
from scoring.publish.file_names import harmless_names
from scoring.publish.publication import Publication
from scoring.tree.model import Branch, CriteriaSet, Leaf

FEW_NODES = 4
"""With fewer first nodes than this a profile looks one level further down."""
MOST_DIGITS = 6
MOST_LISTED = 6
"""How many strengths and gaps a page names."""
FINE = 10**12
FEW_UNITS = 3
"""A group with fewer units is no yardstick; all units are taken instead."""


@dataclass(frozen=True)
class SiteTables:
    """A publication with what its pages have in common."""

    publication: Publication

    @property
    def criteria(self) -> CriteriaSet:
        return self.publication.campaign.criteria

    @property
    def units(self) -> tuple[Placed, ...]:
        return self.publication.results.units

    @property
    def groups(self) -> tuple[str, ...]:
        return self.publication.campaign.settings.groups

    @cached_property
    def paged(self) -> dict[str, Branch | Leaf]:
        """The nodes that have a page of their own: every branch, and the first nodes."""
        first = {node.code for node in self.criteria.tree}
        return {node.code: node for node in self.criteria.in_tree if isinstance(node, Branch) or node.code in first}

    @cached_property
    def profile(self) -> tuple[Branch | Leaf, ...]:
        """The nodes that show a unit at a glance: the first ones; where they are few, the branches' children."""
        if len(self.criteria.tree) >= FEW_NODES:
            return self.criteria.tree
        nodes: list[Branch | Leaf] = []
        for node in self.criteria.tree:
            further = isinstance(node, Branch) and all(isinstance(child, Branch) for child in node.children)
            nodes += node.children if further and isinstance(node, Branch) else [node]
        return tuple(nodes)

    @cached_property
    def unit_files(self) -> dict[str, str]:
        """The name of every unit's page, without suffix."""
        return harmless_names(unit.code for unit in self.publication.campaign.units)

    @cached_property
    def node_files(self) -> dict[str, str]:
        return harmless_names(self.paged)

    def unit_href(self, code: str) -> str:
        return f"units/{quote(self.unit_files[code])}.html"

    def workbook_href(self, code: str) -> str:
        """Where the unit's workbook stands in the publication, seen from its root."""
        return f"units/{quote(self.unit_files[code])}.xlsx"

    def node_href(self, code: str) -> str:
        """Where a node is told of: its page, or its line among the criteria."""
        if code in self.paged:
            return f"nodes/{quote(self.node_files[code])}.html"
        return f"criteria.html#{anchor(code)}"

    @cached_property
    def name_order(self) -> dict[str, int]:
        """The place of every unit in the Vietnamese order of names."""
        units = sorted(self.publication.campaign.units, key=lambda unit: (vietnamese_order(unit.name), unit.code))
        return {unit.code: place for place, unit in enumerate(units)}

    @cached_property
    def values(self) -> dict[str, list[str]]:
        """The values of every group column, in Vietnamese order."""
        units = self.publication.campaign.units
        return {
            column: sorted({unit.columns[column] for unit in units} - {""}, key=vietnamese_order)
            for column in self.groups
        }

    @cached_property
    def members(self) -> dict[tuple[str, str], list[Placed]]:
        """The units of every value of every group column, by rank."""
        members: dict[tuple[str, str], list[Placed]] = {
            (column, value): [] for column, values in self.values.items() for value in values
        }
        for placed in self.units:
            for column in self.groups:
                if value := placed.result.unit.columns[column]:
                    members[column, value].append(placed)
        return members

    @cached_property
    def ranked(self) -> int:
        """How many units have a rank."""
        return sum(placed.rank is not None for placed in self.units)

    @cached_property
    def stages(self) -> tuple[ScoredStage, ...]:
        """The stages worth a column: those that any unit can differ at."""
        publication = self.publication
        declares = any(leaf.from_ == "self" for leaf in self.criteria.leaves.values())
        decided = {answer.stage for answer in publication.campaign.answers if answer.stage in DECIDING}
        differs = {"self": declares, "appraisal": {*DECIDING} <= decided}
        return (*(stage for stage in publication.stages[:-1] if differs[stage]), publication.stage)

    @cached_property
    def node_rankings(self) -> dict[str, list[tuple[int | None, UnitResult]]]:
        """The units by their rank at each node that has a page."""
        return {code: rank_by_node(self.publication.results, code) for code in self.paged}

    @cached_property
    def node_ranks(self) -> dict[str, dict[str, int | None]]:
        """Every unit's rank by each node that has a page."""
        return {
            code: {result.unit.code: rank for rank, result in ranked} for code, ranked in self.node_rankings.items()
        }

    @property
    def comparison(self) -> Comparison | None:
        """This campaign against the one before, where there is one."""
        return self.publication.comparison

    @cached_property
    def covered(self) -> Mapping[str, Fraction]:
        """On which share of the points each unit was scored; nothing where none was scored on few of them."""
        return coverage(self.publication.results)

    # how many decimals tell units apart

    def score_digits(self, placed: Placed) -> int:
        """The decimals of a unit's score: more than others have only where another score would look alike."""
        score = placed.result.score
        return self.criteria.digits if score is None else self._score_digits[Fraction(score, self._one)]

    def percent_digits(self, placed: Placed) -> int:
        """The same of its percent."""
        ratio = placed.result.ratio
        return self.criteria.digits if ratio is None else self._percent_digits[ratio * 100]

    @property
    def _one(self) -> int:
        steps: int = 10**self.criteria.precision
        return steps

    @cached_property
    def _score_digits(self) -> dict[Fraction, int]:
        scores = [Fraction(one.result.score, self._one) for one in self.units if one.result.score is not None]
        return digits_by_value(scores, self.criteria.digits, self.criteria.precision)

    @cached_property
    def _percent_digits(self) -> dict[Fraction, int]:
        ratios = [placed.result.ratio * 100 for placed in self.units if placed.result.ratio is not None]
        return digits_by_value(ratios, self.criteria.digits, MOST_DIGITS)

    @cached_property
    def percent_is_score(self) -> bool:
        """Whether every score is a percent already: of the maximum 100."""
        hundred = 100 * 10**self.criteria.precision
        return all(placed.result.max == hundred for placed in self.units)

    def stated(self, placed: Placed) -> dict[str, str]:
        """The whole of a unit as data state it: with all decimals, "" where there is none."""
        result, precision = placed.result, self.criteria.precision
        return {
            "rank": "" if placed.rank is None else str(placed.rank),
            "score": number(result.score, precision) or "",
            "max": number(result.max, precision) or "",
            "percent": "" if result.ratio is None else rounded_text(result.ratio * 100, precision),
            "grade": placed.grade or "",
        }

    # averages

    def yardstick(self, unit: Unit) -> tuple[str, str] | None:
        """The group that a unit is compared with: of the first column, where it has units enough; None for all."""
        for column in self.groups[:1]:
            value = unit.columns[column]
            if value and len(self.members[column, value]) >= FEW_UNITS:
                return column, value
        return None

    def averages(self, group: tuple[str, str] | None) -> Mapping[str, Fraction | None]:
        """The mean share (points ÷ max) of every node over the units of a group, or over all."""
        if group not in self._averages:
            placed = self.units if group is None else self.members[group]
            self._averages[group] = {code: mean_share(placed, code) for code in self.criteria.nodes}
        return self._averages[group]

    def mean_at(self, stage: ScoredStage, code: str) -> Fraction | None:
        """The mean share of a node over all units at a stage."""
        if stage == self.publication.stage:
            return self.averages(None)[code]
        return mean_share(tuple(self.publication.by_stage[stage].values()), code)

    @cached_property
    def unit_names(self) -> dict[str, str]:
        return {unit.code: unit.name for unit in self.publication.campaign.units}

    def spread(self, code: str) -> Spread | None:
        """How the shares of a node are spread over all units; None where no unit has points."""
        if code not in self._spreads:
            self._spreads[code] = spread(self.units, code)
        return self._spreads[code]

    @cached_property
    def _spreads(self) -> dict[str, Spread | None]:
        return {}

    # one unit, for the pages of all languages

    def lost(self, placed: Placed) -> tuple[Loss, ...]:
        """What cost the unit most in its score, the worst first."""
        return self._of_unit(placed)[0]

    def ahead(self, placed: Placed) -> tuple[tuple[str, Fraction], ...]:
        """The leaves that put the unit furthest above the average of its group, with the points of the score."""
        return self._of_unit(placed)[1]

    def _of_unit(self, placed: Placed) -> tuple[tuple[Loss, ...], tuple[tuple[str, Fraction], ...]]:
        code = placed.result.unit.code
        if code not in self._last:
            self._last.clear()
            lost = [loss for loss in losses(placed.result, self.criteria) if loss.worth > 0]
            self._last[code] = tuple(lost[:MOST_LISTED]), tuple(self._ahead(placed))
        return self._last[code]

    @cached_property
    def _last(self) -> dict[str, tuple[tuple[Loss, ...], tuple[tuple[str, Fraction], ...]]]:
        """The last unit's, for the page of its other language."""
        return {}

    def _ahead(self, placed: Placed) -> Iterator[tuple[str, Fraction]]:
        averages = self.averages(self.yardstick(placed.result.unit))
        nodes = placed.result.nodes
        leading = []
        for code, worth in self._worths(placed.result).items():
            node, average = nodes[code], averages[code]
            if average is not None and node.points and node.max:
                # Compared as whole numbers: this is done for every leaf of every unit.
                ahead = node.points * FINE // node.max - average.numerator * FINE // average.denominator
                if ahead > 0:
                    leading.append((-ahead * worth.numerator // worth.denominator, code, worth))
        for _, code, worth in sorted(leading, key=lambda one: one[0])[:MOST_LISTED]:
            node, average = nodes[code], averages[code] or Fraction(0)
            above = Fraction(node.points or 0, node.max or 1) - average
            yield code, above * worth / 10**self.criteria.precision

    def _worths(self, result: UnitResult) -> Mapping[str, Fraction]:
        """What every leaf of the tree can bring the unit's score at most, in steps; the same for units alike."""
        maxima = tuple(node.max for node in result.nodes.values())
        if maxima not in self._worths_of:
            self._worths_of[maxima] = dict(leaf_worths(result, self.criteria))
        return self._worths_of[maxima]

    @cached_property
    def _worths_of(self) -> dict[tuple[int | None, ...], Mapping[str, Fraction]]:
        return {}

    @cached_property
    def _averages(self) -> dict[tuple[str, str] | None, Mapping[str, Fraction | None]]:
        return {}


def leaf_worths(result: UnitResult, criteria: CriteriaSet) -> Iterator[tuple[str, Fraction]]:
    """The part of the score's maximum, in steps, that each leaf of the tree stands for in a unit."""
    shares = counted_shares(criteria, result.nodes)
    return ((code, share * result.max) for code, share in shares if share and code in criteria.leaves)


def anchor(code: str) -> str:
    """A node's line on a page."""
    return "n-" + quote(code)
