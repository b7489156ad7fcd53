"""What the summary workbook states of each unit, from the engine: the stored values of its formulas.

No cells here: figures by unit, in the order of the ranking, and the texts of states.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from scoring.campaign.campaign import Campaign
from scoring.engine.evaluate import Evaluator, Look
from scoring.engine.results import Missing, NodeResult, NotApplicable, Placed
from scoring.points import decimal_text, to_steps
from scoring.problems import Text
from scoring.publish.publication import Publication
from scoring.show.lexicon import Lexicon
from scoring.spreadsheet.book import Value
from scoring.spreadsheet.standing import CampaignFormulas, CellWords
from scoring.tree.model import Branch, CriteriaSet, Leaf
from scoring.words import tell

Node = Branch | Leaf


@dataclass(frozen=True)
class SummaryView:
    """A publication in the language of one workbook."""

    publication: Publication
    lang: str

    @property
    def campaign(self) -> Campaign:
        return self.publication.campaign

    @property
    def criteria(self) -> CriteriaSet:
        return self.campaign.criteria

    @property
    def evaluator(self) -> Evaluator:
        return self.publication.explainer.evaluator

    @cached_property
    def standing(self) -> CampaignFormulas:
        return CampaignFormulas(self.campaign, self.publication.stage, self.words)

    @cached_property
    def words(self) -> CellWords:
        return CellWords.of(self.lang)

    @cached_property
    def lexicon(self) -> Lexicon:
        return Lexicon(self.lang, self.criteria, self.campaign.settings.column_names)

    @property
    def units(self) -> tuple[Placed, ...]:
        """The units in the order of the ranking, which is that of all sheets."""
        return self.publication.results.units

    @cached_property
    def looks(self) -> list[Look]:
        """What was found of every unit, in the same order."""
        looks = {look.unit.code: look for look in self.evaluator.looks}
        return [looks[placed.result.unit.code] for placed in self.units]

    @property
    def nodes(self) -> tuple[Node, ...]:
        return self.evaluator.nodes

    def say(self, text: Text) -> str:
        return text.in_language(self.lang)

    def tell(self, code: str, /, **values: object) -> str:
        return tell(code, self.lang, **values)

    def heading(self) -> str:
        """What results a sheet is of: the campaign and the stage."""
        title = self.say(self.campaign.settings.title.text())
        return f"{title} – {self.tell(f'book-stage-{self.publication.stage}')}"

    def digests(self) -> str:
        """What criteria and results a sheet is of, to the byte."""
        results = self.publication.results.digest
        return self.tell("book-digests", name=self.criteria.name, criteria=self.criteria.digest, results=results)

    # ── figures as cells hold them ────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def _numbers(self) -> dict[int, float]:
        return {}

    def number(self, steps: int) -> float:
        """Points in steps as a cell holds them."""
        number = self._numbers.get(steps)
        if number is None:
            number = self._numbers[steps] = float(decimal_text(steps, self.criteria.precision))
        return number

    def points(self, code: str) -> list[Value]:
        """The points of a node for every unit; a word where it has none."""
        return [self._points(placed, code, placed.result.nodes[code]) for placed in self.units]

    def _points(self, placed: Placed, code: str, result: NodeResult) -> Value:
        if result.points is not None:
            return self.number(result.points)
        if isinstance(result, NotApplicable) and not (result.because == "empty" and self._lacks(placed, code)):
            return self.words.out
        return self.words.none

    def _lacks(self, placed: Placed, code: str) -> bool:
        """Whether a leaf below is Missing and leaves those above it without points."""
        if self.campaign.settings.when_missing != "unranked":
            return False
        first = self.evaluator.positions[code]
        last = self.evaluator.ends[first]
        return any(first < self.evaluator.positions[leaf] < last for leaf in placed.result.missing)

    def maxima(self, code: str) -> list[Value]:
        """The max of a node for every unit; "" where it is out."""
        maxima = (placed.result.nodes[code].max for placed in self.units)
        return ["" if steps is None else self.number(steps) for steps in maxima]

    def kept(self, code: str) -> list[Value]:
        """What a node that is out by rescale leaves in its parent's max."""
        full = self.number(to_steps(self.criteria.nodes[code].max, self.criteria.precision))
        results = (placed.result.nodes[code] for placed in self.units)
        return [full if _is_rescaled(result) else 0.0 for result in results]

    def tree_points(self) -> list[Value]:
        """The points of the first nodes together; a word where there are none."""
        return [self._tree_points(placed) for placed in self.units]

    def _tree_points(self, placed: Placed) -> Value:
        whole = placed.result.whole
        if whole.points is not None:
            return self.number(whole.points)
        lacks = self.campaign.settings.when_missing == "unranked" and placed.result.missing
        return self.words.none if isinstance(whole, Missing) or lacks else self.words.out

    def tree_max(self) -> list[Value]:
        maxima = (placed.result.whole.max for placed in self.units)
        return ["" if steps is None else self.number(steps) for steps in maxima]

    def percents(self) -> list[Value]:
        """Score as percent of max, with the set's precision; "" without a score."""
        ratios = (placed.result.ratio for placed in self.units)
        digits = self.criteria.precision
        return self.optional(None if ratio is None else to_steps(ratio * 100, digits) for ratio in ratios)

    def optional(self, steps: Iterable[int | None]) -> list[Value]:
        """Numbers, "" where there is none."""
        return ["" if one is None else self.number(one) for one in steps]


def _is_rescaled(result: NodeResult) -> bool:
    """Whether a claim or `applies_to` took a node out of its parent, which keeps its max."""
    if not isinstance(result, NotApplicable):
        return False
    return result.effect == "rescale" and result.because in ("claim", "applies_to")
