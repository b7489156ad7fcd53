"""What papers are written from: a campaign with its results at each stage, who issues, and numbers in words."""

import datetime
import re
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from scoring.campaign.campaign import Campaign
from scoring.campaign.units import COMMUNE_KINDS, Unit
from scoring.campaign.workflow import ScoredStage
from scoring.engine.differences import first_round
from scoring.engine.evaluate import Evaluator
from scoring.engine.explain import Explainer, Layer, UnitExplanation
from scoring.engine.ranking import rank_campaign
from scoring.engine.results import NodeResult, Placed, Results
from scoring.points import digits_by_value, unaccented
from scoring.publish.papers.office import Office, council_office, deciding_office, issuing_office, unit_office
from scoring.publish.papers.paper import Align, PaperColumn, Row, text
from scoring.show.columns import column_name, value_name
from scoring.show.mark import mark_of
from scoring.tree.model import Branch, Leaf
from scoring.words import NOTHING, printable, say, tell, within
from scoring.words import decimal as decimal_in

LANG = "vi"


@dataclass(frozen=True)
class Dossier:
    """A campaign as the papers see it; `issuer` and `parent` come before what the campaign states of its papers."""

    campaign: Campaign
    issuer: str = ""
    parent: str = ""
    previous: Campaign | None = None

    @cached_property
    def declared(self) -> Results:
        return rank_campaign(self.campaign, "self")

    @cached_property
    def appraised(self) -> Results:
        return rank_campaign(self.campaign, "appraisal")

    @cached_property
    def final(self) -> Results:
        return rank_campaign(self.campaign, "final")

    @cached_property
    def before(self) -> Results | None:
        """The final results of the previous campaign."""
        return rank_campaign(self.previous) if self.previous else None

    def explained(self, stage: ScoredStage, unit: str) -> UnitExplanation:
        """A unit explained at a stage. Raises `Fault`."""
        if stage not in self._explainers:
            self._explainers[stage] = Explainer(self.campaign, stage)
        return self._explainers[stage].unit(unit)

    @cached_property
    def _explainers(self) -> dict[ScoredStage, Explainer]:
        """Made once a stage, for papers of many units."""
        return {}

    def explained_first(self, unit: str) -> UnitExplanation:
        """A unit explained as the first round of appraisal left it. Raises `Fault`."""
        return self._first_round.unit(unit)

    @cached_property
    def _first_round(self) -> Explainer:
        return Explainer(first_round(self.campaign), "appraisal")

    def why(self, layer: Layer | None, leaf: Branch | Leaf) -> str:
        """What a row states, in words: its facts against the rule, or points set without facts."""
        if layer is None or layer.kind != "scored" or not isinstance(leaf, Leaf):
            return NOTHING
        if layer.answer.points:
            return text("typed")
        return say(self._evaluator.outcome(leaf, layer.answer).why, LANG)

    @cached_property
    def _evaluator(self) -> Evaluator:
        return Evaluator(self.campaign, "appraisal")

    # names

    @property
    def title(self) -> str:
        """The campaign's title within a sentence: "kết quả …" is no name and begins small there."""
        title = printable(self.campaign.settings.title.text().vi)
        return within(title) if title.casefold().startswith(text("results-word")) else title

    @property
    def title_names_units(self) -> bool:
        """Whether the title says already whose results they are: "… của UBND các xã, phường"."""
        title = self.title.casefold()
        return any(f"các {text(f'kind-{kind}')}" in title for kind in COMMUNE_KINDS)

    @property
    def criteria_title(self) -> str:
        return printable(self.campaign.criteria.title.text().vi)

    @property
    def year(self) -> str:
        return str(self.campaign.settings.year)

    @property
    def mark(self) -> str:
        """What stands on every page of a paper that is made from sample data or in an exercise."""
        return mark_of(LANG, self.campaign.settings)

    @cached_property
    def first_level(self) -> str:
        """What the first nodes are called: "Lĩnh vực"."""
        return printable(self.campaign.criteria.called(0).vi)

    def all_units(self) -> str:
        """All units in a word: "UBND các xã, thị trấn"."""
        kinds = {unit.columns["kind"] for unit in self.campaign.units}
        if not kinds <= set(COMMUNE_KINDS):
            return text("units-any")
        return text("units-communes", kinds=[text(f"kind-{kind}") for kind in COMMUNE_KINDS if kind in kinds])

    def group_name(self, column: str, value: str) -> str:
        """A group as people call it: "Loại đơn vị: Thị trấn"; "Cụm 1" where its value names the column already."""
        name = column_name(column, LANG, self.campaign.settings.column_names)
        said = value_name(column, value, LANG)
        if unaccented(said).startswith(unaccented(name)):
            return said
        return text("group", name=name, value=said)

    # who issues

    @property
    def office(self) -> Office:
        """Who appraises and issues the papers."""
        return issuing_office(self.campaign.settings.papers, self.issuer, self.parent)

    @property
    def appraiser(self) -> Office:
        """Who issues the papers of all, whoever issues this one."""
        return issuing_office(self.campaign.settings.papers, "", "")

    @property
    def decider(self) -> Office:
        """Who decides on the results."""
        decider, decision = deciding_office(self.campaign.settings.papers, self.issuer), self.campaign.settings.decision
        return replace(decider, by=decision.by, signer=printable(decision.signer)) if decision else decider

    @property
    def council(self) -> Office:
        return council_office(self.campaign.settings.papers)

    def office_of(self, unit: Unit) -> Office:
        """Who issues a unit's own papers: itself, unless somebody is named."""
        return self.office if self.issuer else unit_office(unit)

    def receivers(self, *codes: str) -> tuple[str, ...]:
        """Who gets a paper (nơi nhận): who is named, whom the campaign states, the file."""
        *first, last = (text(f"receiver-{code}") for code in codes)
        return (*first, *map(printable, self.campaign.settings.papers.recipients), last)

    @property
    def reply_to(self) -> str:
        """Where explanations go."""
        return printable(self.campaign.settings.papers.reply_to or "") or self.office.words

    # numbers

    def points(self, steps: int | None, digits: int | None = None) -> str:
        """Points as the papers print them, with the digits that the criteria show."""
        if steps is None:
            return NOTHING
        precision = self.campaign.criteria.precision
        shown = self.campaign.criteria.digits if digits is None else digits
        return decimal(Fraction(steps, 10**precision), shown)

    def change(self, steps: int) -> str:
        """A signed difference of points."""
        return ("+" if steps > 0 else "") + self.points(steps)

    def result(self, result: NodeResult) -> str:
        return text("not-applicable") if result.max is None else self.points(result.points)

    def share(self, points: int | None, maximum: int | None) -> str:
        """Points as percent of max, without the sign."""
        if points is None or not maximum:
            return NOTHING
        return decimal(Fraction(100 * points, maximum), self.percent_digits)

    @property
    def percent_digits(self) -> int:
        return min(2, self.campaign.criteria.precision)

    def score(self, steps: int | None) -> str:
        """A unit's score, with more decimals where another's would look alike."""
        return self.points(steps, None if steps is None else self._score_digits.get(steps))

    @cached_property
    def _score_digits(self) -> dict[int, int]:
        criteria = self.campaign.criteria
        of = {Fraction(unit.result.score or 0, 10**criteria.precision): unit.result.score for unit in self.final.units}
        digits = digits_by_value(of, criteria.digits, criteria.precision)
        return {steps: digits[value] for value, steps in of.items() if steps is not None}

    def grade(self, placed: Placed) -> str:
        if placed.grade is None:
            return NOTHING
        grade = self.campaign.criteria.grade(placed.grade)
        return printable(grade.title.vi)

    def digests(self, results: Results) -> str:
        return tell("digests", LANG, criteria=results.criteria.digest, results=results.digest)


def decimal(value: Fraction, digits: int) -> str:
    """A number as papers write it."""
    return decimal_in(value, digits, LANG)


def title_of(node: Branch | Leaf) -> str:
    return printable(node.title.vi)


def note_of(layer: Layer | None) -> str:
    return printable(layer.answer.note) if layer and layer.answer.note else ""


def day_in_words(given: str) -> str:
    """A date as papers write it: "ngày 05 tháng 6 năm 2023"; as given where it is written in some other way."""
    match = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", given.strip())
    try:
        if match:
            day = datetime.date(int(match[3]), int(match[2]), int(match[1]))
        else:
            day = datetime.date.fromisoformat(given.strip())
    except ValueError:
        return printable(given)
    # The decree: days under 10 and the months 1 and 2 have a zero in front.
    return text("day", day=f"{day.day:02}", month=f"{day.month:02}" if day.month < 3 else day.month, year=day.year)


def columns(*named: tuple[str, float, Align], **values: object) -> list[PaperColumn]:
    """Columns by the codes of their headings."""
    return [PaperColumn(text(f"col-{code}", **values), width, align) for code, width, align in named]


def sum_row(*cells: str) -> Row:
    return Row(cells, strong=True)
