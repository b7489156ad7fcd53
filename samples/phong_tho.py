"""The sample campaign phong-tho-2022: 17 communes of Phong Thổ under par-index-commune@2022, figures made up.

    python -m samples.phong_tho

Only the names and the picture come from a document (Kế hoạch 182/KH-UBND ngày 05/6/2023): the town in front,
Ma Li Pho weak on administrative procedures, Sin Suối Hồ with difficulties. A commune declares facts after its
strength; appraisal corrects them until they have cost two to four points; some leaves are told by hand.
The year before is in `samples.phong_tho_2021`, written in the same way from another `Year`.
"""

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from random import Random

from samples.appraisal import Correction, choose
from samples.generate import NOT_APPLICABLE, body_of, catalogued, moment_on
from samples.phong_tho_communes import (
    BONUS,
    COMMUNES,
    CORRECTED,
    LATE,
    MISSING,
    NOT_CONFIRMED,
    UNPROVEN,
    WITH_CLAIM,
    Commune,
)
from samples.phong_tho_remarks import CLAIMS, CORRECTIONS, EVIDENCE
from samples.phong_tho_stories import STORIES, Story
from samples.plausible import Ladder, Totals, near, pick
from scoring import shipped
from scoring.campaign.answers import Answer, first_stage
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder_write import write_campaign
from scoring.campaign.settings import Settings
from scoring.campaign.units import Unit, read_units
from scoring.points import rounded_text
from scoring.tree.model import Branch, Leaf
from scoring.tree.rules_counted import Deadline

NAME = "phong-tho-2022"
CRITERIA = catalogued("par-index-commune@2022")

OFFICER = "Công chức Văn phòng - Thống kê"
MEANS = ("1.6", "2.5", "3.3.2", "4.4", "5.5", "6.4")
"""Leaves stated as a bare number of 0 to 100: a mean of the survey, a published score."""
SUMS = ("6.2",)
"""Leaves stated as a percentage: sums of money."""
DAYS = {
    "self": (0, 12, 19),
    "self again": (0, 12, 27),
    "register": (1, 1, 12),
    "survey": (1, 1, 17),
    "appraisal": (1, 2, 6),
    "explanation": (1, 3, 8),
    "again": (1, 4, 5),
    "council": (1, 5, 16),
}
"""The first day of each stage; its year counted from the appraised one."""
JUDGED = {
    "1": "Thực hiện nghiêm giờ giấc, không có phản ánh về thái độ phục vụ; tự kiểm tra không có vi phạm.",
    "0.75": "Chấp hành tốt, còn trường hợp chưa đeo thẻ công chức khi tiếp dân.",
}
JUDGED_LOW = "Thực hiện cơ bản, một số ngày họp bản nên trực Bộ phận một cửa chưa đầy đủ."


@dataclass(frozen=True)
class Year:
    """What the sample of one year is made of; texts of the remarks that name 2022 are said of this year."""

    name: str
    year: int
    communes: Mapping[str, Commune]
    with_claim: Mapping[str, tuple[str, ...]]
    not_confirmed: set[tuple[str, str]]
    missing: set[tuple[str, str]]
    unproven: Mapping[tuple[str, str], str]
    bonus: Mapping[str, tuple[tuple[str, str, str], ...]]
    late: Mapping[str, tuple[int, str]]
    corrected: Mapping[str, Fraction]
    stories: tuple[Story, ...]
    tasks: int
    procedures: int
    digital: float = 0
    """How much better than in the rest of its work a commune does in field 7."""
    luck_of: str = ""
    """The sample whose luck most leaves share, so that two years of a commune look like one commune."""

    def said(self, text: str) -> str:
        """A remark written for 2022, as it reads this year."""
        return re.sub(r"\b20(22|23)\b", lambda found: str(int(found[0]) - 2022 + self.year), text)


@dataclass
class File:
    """The file (hồ sơ) of one commune while it is written."""

    year: Year
    unit: Unit
    rows: list[Answer] = field(default_factory=list)

    @property
    def commune(self) -> Commune:
        return self.year.communes[self.unit.code]

    @cached_property
    def stories(self) -> list[Story]:
        return [story for story in self.year.stories if story.unit == self.unit.code]

    @cached_property
    def claims(self) -> tuple[str, ...]:
        return self.year.with_claim.get(self.unit.code, ())

    @cached_property
    def told(self) -> set[str]:
        """The codes that are told by hand, or have nothing to appraise."""
        by_hand = {story.code for story in self.stories}
        bare = {code for unit, code in (*self.year.missing, *self.year.unproven) if unit == self.unit.code}
        return by_hand | bare | set(self.claims)

    def dice(self, code: str) -> Random:
        return Random(f"{self.year.name} {self.unit.code} {code}")

    def luck(self, code: str) -> Random:
        """The dice of a leaf's facts: for seven leaves of ten those of the other year, if there is one."""
        shared = self.year.luck_of and self.dice(f"{code} luck").random() < 0.7
        return Random(f"{self.year.luck_of} {self.unit.code} {code}") if shared else self.dice(code)

    def write(self) -> list[Answer]:
        criteria = CRITERIA.criteria
        self._declare(criteria.tree)
        self._appraise()
        for code, facts, note in self.year.bonus.get(self.unit.code, ()):
            self._row(criteria.nodes[code], "self", facts, note, self._evidence(code))
        if self.unit.code in self.year.late:
            days, note = self.year.late[self.unit.code]
            self._row(criteria.nodes["P.1"], "register", str(days), note, "Nhật ký tiếp nhận hồ sơ")
        for story in self.stories:
            node = criteria.nodes[story.code]
            self._row(node, story.stage, story.facts, story.note, story.evidence, story.points)
        order = {code: place for place, code in enumerate(criteria.nodes)}
        return sorted(self.rows, key=lambda row: (order[row.code], row.at))

    def _declare(self, nodes: tuple[Branch | Leaf, ...]) -> None:
        for node in nodes:
            if not self.unit.within(node) or (self.unit.code, node.code) in self.year.missing:
                continue
            if node.code in self.claims:
                self._claim(node)
            elif isinstance(node, Branch):
                self._declare(node.children)
            elif node.from_ != "council" and not self._has_story(node.code, node.from_):
                self._declare_leaf(node)

    def _has_story(self, code: str, stage: str) -> bool:
        return any((story.code, story.stage) == (code, stage) for story in self.stories)

    def _claim(self, node: Branch | Leaf) -> None:
        claim, confirmed = (self.year.said(text) for text in CLAIMS[node.code])
        self._row(node, "self", NOT_APPLICABLE, claim, "")
        if (self.unit.code, node.code) not in self.year.not_confirmed:
            self._row(node, "appraisal", NOT_APPLICABLE, confirmed, "")

    def _declare_leaf(self, leaf: Leaf) -> None:
        facts = self._facts(leaf, self.luck(leaf.code))
        note = JUDGED.get(facts, JUDGED_LOW) if leaf.code == "5.3.2" else ""
        evidence = self._evidence(leaf.code) if leaf.from_ == "self" else leaf.evidence.what or ""
        unproven = self.year.unproven.get((self.unit.code, leaf.code))
        if unproven is not None:
            evidence, note = "", unproven
        self._row(leaf, leaf.from_, facts, note, evidence)

    def _facts(self, leaf: Leaf, dice: Random) -> str:
        of_survey = leaf.from_ == "survey"
        ability = self.commune.procedures if leaf.code.startswith("3.") else self.commune.work
        ability += self.year.digital if leaf.code.startswith("7.") else 0
        target = near(dice, self.commune.survey, 0.05) if of_survey else near(dice, ability, 0.18)
        if leaf.code in MEANS:
            return rounded_text(Fraction(round(min(target, 0.97) * 1000), 10), 1, ",")
        facts = Ladder.of(leaf, self.year.year, self._totals(leaf)).facts_near(target, dice)
        if isinstance(leaf.rule, Deadline):
            return min(facts, f"{self.year.year}-12-16")
        return facts

    def _totals(self, leaf: Leaf) -> Totals:
        commune, code = self.commune, leaf.code
        if code in SUMS:
            return ()
        if leaf.from_ == "survey":
            return (48 + 4 * commune.villages,)
        known = {
            "1.1.4": self.year.tasks,
            "1.3.2": 4,
            "1.3.3": 4 + commune.villages % 5,
            "2.1.2": 2 + commune.villages % 2,
            "2.3": 5 + commune.villages,
            "3.2.2": self.year.procedures,
            "3.3.1": commune.dossiers,
            "3.4.1": commune.dossiers,
            "3.5.1": 2 + commune.dossiers % 7,
            "3.5.2": 2 + commune.dossiers % 7,
            "4.3": commune.villages,
            "5.1": commune.officials,
            "6.3.2": 3 + commune.villages % 4,
            "7.2.1": 380 + 2 * commune.dossiers // 5,
            "7.2.2": 610 + commune.dossiers // 2,
            "7.3.1": commune.dossiers * 3 // 4,
            "7.3.2": commune.dossiers * 2 // 5,
            "7.3.3": commune.dossiers,
            "7.4": commune.villages,
        }
        return (known.get(code, 4),)

    def _appraise(self) -> None:
        """Corrections until they have cost two to four points."""
        dice = self.dice("appraisal")
        wanted = self.year.corrected.get(self.unit.code, Fraction(round(near(dice, 2.9, 0.8) * 100), 100))
        declared = {row.code: row.facts for row in self.rows if row.stage == "self" and row.code not in self.told}
        for leaf, found, again in choose(
            self._corrections(), declared, CRITERIA.criteria, self.year.year, wanted, dice
        ):
            self._row(leaf, "appraisal", found.facts, self._placed(found.note), "")
            if again is not None:
                self._row(leaf, "explanation", "", self._placed(found.answer), self._evidence(leaf.code))
                self._row(leaf, "again", again, self._placed(found.second), "")

    def _corrections(self) -> list[Correction]:
        said = self.year.said
        return [
            Correction(
                each.code, said(each.change), said(each.note), said(each.answer), said(each.second), each.accepted
            )
            for each in CORRECTIONS
        ]

    def _placed(self, text: str) -> str:
        """What is written of a commune (xã), of the town (thị trấn)."""
        return re.sub(r"(?<!cấp )\bxã\b", self.place, text)

    @property
    def place(self) -> str:
        return "thị trấn" if self.unit.columns["kind"] == "thi_tran" else "xã"

    def _evidence(self, code: str) -> str:
        return self.year.said(EVIDENCE[code]).replace("{xã}", self.place)

    def _row(self, node: Branch | Leaf, stage: str, facts: str, note: str, evidence: str, typed: str = "") -> None:
        dice = self.dice(f"{node.code} {stage} at")
        spread = {"self": 4, "appraisal": 12, "explanation": 6, "again": 6}.get(stage, 1)
        after, month, first = DAYS[stage]
        day = datetime.date(self.year.year + after, month, first) + datetime.timedelta(pick(dice, range(spread)))
        if first_stage(node) == stage == "register":
            by = body_of(CRITERIA.criteria, node)
        else:
            by = {
                "self": OFFICER,
                "self again": OFFICER,
                "explanation": f"Chủ tịch UBND {self.place}",
                "survey": "Tổ điều tra xã hội học - Phòng Nội vụ",
                "council": "Hội đồng thẩm định",
            }.get(stage, f"Tổ giúp việc - {body_of(CRITERIA.criteria, node)}")
        written = {"again": "appraisal", "self again": "self"}.get(stage, stage)
        at = moment_on(day, dice)
        self.rows.append(Answer(self.unit.code, node.code, written, facts, typed, note, evidence, by, at))


def written(year: Year, settings: Settings, units: Iterable[Unit]) -> Campaign:
    """The campaign of one year."""
    files = [File(year, unit) for unit in units]
    answers = tuple(row for file in files for row in file.write())
    return Campaign(settings, CRITERIA, tuple(file.unit for file in files), answers)


def units_of(name: str) -> tuple[Unit, ...]:
    units, _ = read_units((shipped.campaign_folder(name) / "units.csv").read_bytes(), "units.csv")
    return tuple(units)


def phong_tho() -> Campaign:
    """The campaign as it stands in fixtures/phong-tho-2022."""
    return written(IN_2022, SETTINGS, units_of(NAME))


IN_2022 = Year(
    name=NAME,
    year=2022,
    communes=COMMUNES,
    with_claim=WITH_CLAIM,
    not_confirmed=NOT_CONFIRMED,
    missing=MISSING,
    unproven=UNPROVEN,
    bonus=BONUS,
    late=LATE,
    corrected=CORRECTED,
    stories=STORIES,
    tasks=25,
    procedures=126,
)
SETTINGS = Settings.model_validate(
    {
        "id": NAME,
        "title": {
            "vi": "Chỉ số CCHC năm 2022 của UBND các xã, thị trấn huyện Phong Thổ (dữ liệu mẫu)",
            "en": "Administrative Reform Index 2022 of the communes of Phong Thổ district (sample data)",
        },
        "year": "2022",
        "criteria": CRITERIA.criteria.name,
        "origin": (
            "Dữ liệu mẫu, không phải kết quả chính thức. Chỉ có tên xã, thị trấn và bức tranh chung (thị "
            "trấn đứng đầu, Ma Li Pho yếu ở lĩnh vực cải cách TTHC, Sin Suối Hồ còn khó khăn) lấy từ Kế "
            "hoạch 182/KH-UBND ngày 05/6/2023 của UBND huyện Phong Thổ; mọi số liệu, nhận xét là giả định "
            "(samples/phong_tho.py). // Sample data, not an official result. Only the names and the general "
            "picture come from Plan 182/KH-UBND of 5 June 2023; all figures and remarks are made up."
        ),
        "groups": ("kind",),
        "sample": "true",
    }
)

if __name__ == "__main__":
    write_campaign(phong_tho(), shipped.campaign_folder(NAME))
