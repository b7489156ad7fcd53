"""What papers are written from: a campaign with its results at each stage, who issues, and numbers in words."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from scoring.campaign.campaign import Campaign
from scoring.campaign.units import Unit
from scoring.campaign.workflow import ScoredStage
from scoring.engine.evaluate import Evaluator
from scoring.engine.explain import Explainer, Layer, UnitExplanation
from scoring.engine.ranking import rank_campaign
from scoring.engine.results import NodeResult, Placed, Results
from scoring.points import digits_that_tell_apart
from scoring.publish.papers.paper import (
    LONG_BLANK,
    PLACE_BLANK,
    Align,
    Block,
    Column,
    Head,
    Row,
    Signature,
    text,
)
from scoring.tree.model import Branch, Leaf
from scoring.words import BLANK, capital, printable, say, tell, within
from scoring.words import decimal as decimal_in

LANG = "vi"

KINDS = ("xa", "phuong", "thi_tran", "dac_khu")
"""The kinds of commune, in the order in which papers name them."""

_OFFICES = (("ỦY BAN NHÂN DÂN", "UBND"), ("UBND", "UBND"), ("SỞ NỘI VỤ", "SNV"), ("PHÒNG NỘI VỤ", "PNV"))
_COUNCIL = "HỘI ĐỒNG THẨM ĐỊNH"
_HEADS = (
    ("ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    ("UBND", "CHỦ TỊCH"),
    ("SỞ ", "GIÁM ĐỐC"),
    ("PHÒNG ", "TRƯỞNG PHÒNG"),
    ("VĂN PHÒNG ", "CHÁNH VĂN PHÒNG"),
)
NOTHING = "–"


@dataclass(frozen=True)
class Dossier:
    """A campaign as the papers see it. `issuer` and `parent` are blank where nobody said them."""

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

    def why(self, layer: Layer | None, leaf: Branch | Leaf) -> str:
        """What a row states, in words: its facts against the rule, or points set without facts."""
        if layer is None or layer.kind != "scored" or not isinstance(leaf, Leaf):
            return NOTHING
        if layer.answer.points:
            return text("typed")
        return say(self._evaluator.outcome(leaf, layer.answer.facts).why, LANG)

    @cached_property
    def _evaluator(self) -> Evaluator:
        return Evaluator(self.campaign, "appraisal")

    # names

    @property
    def title(self) -> str:
        """The campaign's title within a sentence: "kết quả …" is no name and begins small there."""
        title = printable(self.campaign.settings.title.vi)
        return within(title) if title.casefold().startswith(text("results-word")) else title

    @property
    def title_names_units(self) -> bool:
        """Whether the title says already whose results they are: "… của UBND các xã, phường"."""
        title = self.title.casefold()
        return any(f"các {text(f'kind-{kind}')}" in title for kind in KINDS)

    @property
    def criteria_title(self) -> str:
        return printable(self.campaign.criteria.title.vi)

    @property
    def year(self) -> str:
        return str(self.campaign.settings.year)

    @property
    def mark(self) -> str:
        return tell("sample-mark", LANG) if self.campaign.settings.sample else ""

    @cached_property
    def first_level(self) -> str:
        """What the first nodes are called: "Lĩnh vực"."""
        level = self.campaign.criteria.levels[0]
        return printable(level.title.vi)

    def all_units(self) -> str:
        """All units in a word: "UBND các xã, thị trấn"."""
        kinds = {unit.columns["kind"] for unit in self.campaign.units}
        if not kinds <= set(KINDS):
            return text("units-any")
        return text("units-communes", kinds=[text(f"kind-{kind}") for kind in KINDS if kind in kinds])

    def value_name(self, column: str, value: str) -> str:
        """A value of a group column as people say it: "thi_tran" is "Thị trấn"."""
        if column != "kind" or value not in KINDS:
            return printable(value)
        return capital(text(f"kind-{value}"))

    @property
    def issuer_words(self) -> str:
        """Who issues the paper, within its text: as it was given, or a blank."""
        return printable(self.issuer) or LONG_BLANK

    # the head

    def head(self, letters: str, *, issuer: Sequence[str] = (), parent: str = "", dated: bool = True) -> Head:
        """The head of a paper; `letters` begin its symbol (BC, TB, TTr, QĐ); given names win over the usual ones."""
        given = self.issuer.upper()
        lines = (printable(given),) if given else tuple(issuer) or (LONG_BLANK,)
        above = printable(self.parent.upper()) or ("" if given else parent)
        number = text("number", letters=letters, office=_symbol(lines[0]))
        return Head(above, lines, number, text("place", place=PLACE_BLANK) if dated else "")

    def attached(self, letters: str, issuer: str = "") -> str:
        """What an annex says about the paper it belongs to."""
        given = printable(self.issuer) or issuer
        office = _symbol(given.upper())
        name = text(f"name-{letters}")
        return text("attached", name=name, letters=letters, office=office, issuer=given or PLACE_BLANK)

    def signature(self, issuer: str = "", *, personal: bool = False, name: str = "") -> Signature:
        """Who signs for the issuer; `personal` is a decision in the signer's own right, not on behalf of a body."""
        found = (self.issuer or issuer).upper()
        if found.startswith(_COUNCIL):
            return Signature(("TM. HỘI ĐỒNG", "CHỦ TỊCH"), name)
        head = next((head for start, head in _HEADS if found.startswith(start)), LONG_BLANK)
        if head == "CHỦ TỊCH" and not personal:
            return Signature(("TM. ỦY BAN NHÂN DÂN", head), name)
        return Signature((head,), name)

    def authority(self) -> str:
        """Who decides, in capitals: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …"."""
        given = printable(self.issuer.upper())
        head = next((head for start, head in _HEADS if given.startswith(start)), "")
        return f"{head} {given}" if head else given or text("authority-blank")

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

    @cached_property
    def score_digits(self) -> int:
        """The digits that show every difference between the units' scores."""
        criteria = self.campaign.criteria
        scores = [Fraction(unit.result.score or 0, 10**criteria.precision) for unit in self.final.units]
        return digits_that_tell_apart(scores, criteria.digits, criteria.precision)

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


def _symbol(issuer: str) -> str:
    """The letters of the issuer in the number (SNV, UBND); blank where they can't be known."""
    if issuer.startswith(_COUNCIL):
        return "HĐTĐ"
    return next((letters for start, letters in _OFFICES if issuer.startswith(start)), BLANK)


def is_commune(unit: Unit) -> bool:
    return unit.columns["kind"] in KINDS


def in_sentence(unit: Unit) -> str:
    """The unit's office within a sentence: "UBND xã Ma Li Pho"; other than communes as they are called."""
    return text("unit-office", name=name_within(unit)) if is_commune(unit) else printable(unit.name)


def name_within(unit: Unit) -> str:
    """The unit's name within a sentence: "xã Ma Li Pho"."""
    name = printable(unit.name)
    known = any(name.casefold().startswith(text(f"kind-{kind}") + " ") for kind in KINDS)
    return within(name) if known and is_commune(unit) else name


def issuer_of(unit: Unit) -> tuple[str, ...]:
    """The unit as issuer of its own paper."""
    name = printable(unit.name).upper()
    return ("ỦY BAN NHÂN DÂN", name) if is_commune(unit) else (name,)


def title_of(node: Branch | Leaf) -> str:
    return printable(node.title.vi)


def note_of(layer: Layer | None) -> str:
    return printable(layer.answer.note) if layer and layer.answer.note else ""


def day_in_words(given: str) -> str:
    """A date as papers write it: "ngày 05 tháng 6 năm 2023"; as given where it is written in some other way."""
    found = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", given.strip())
    try:
        if found:
            day = datetime.date(int(found[3]), int(found[2]), int(found[1]))
        else:
            day = datetime.date.fromisoformat(given.strip())
    except ValueError:
        return printable(given)
    # The decree: days under 10 and the months 1 and 2 have a zero in front.
    return text("day", day=f"{day.day:02}", month=f"{day.month:02}" if day.month < 3 else day.month, year=day.year)


def columns(*named: tuple[str, float, Align], **values: object) -> list[Column]:
    """Columns by the codes of their headings."""
    return [Column(text(f"col-{code}", **values), width, align) for code, width, align in named]


def sum_row(*cells: str) -> Row:
    return Row(cells, strong=True)


Blocks = list[Block]
