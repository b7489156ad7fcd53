"""Sample campaigns of any size over the real communes of Viet Nam: made-up facts, the same for the same seed.

    python -m samples.generate --criteria papi-commune@2022 --units 3321 --seed 1 --out DIR

Every commune has a quality; its facts stand on the ladders of its leaves where that quality puts them, with
some luck. A few rows are corrections, claims, without evidence, or missing.
"""

import argparse
import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from random import Random

from samples.plausible import ASKED, Ladder, near, pick, totals_of
from scoring import shipped
from scoring.campaign.answers import Answer, first_stage
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder_write import write_campaign
from scoring.campaign.settings import Settings
from scoring.campaign.units import Unit, read_units
from scoring.tree.facts import read_share
from scoring.tree.model import Branch, CriteriaSet, Leaf
from scoring.tree.reader import CriteriaFile, read_criteria_file
from scoring.tree.rules_stated import Judged

NOT_APPLICABLE = "n/a"
CLAIM = "Trong năm trên địa bàn không phát sinh nhiệm vụ này."
CONFIRMED = "Tổ giúp việc đã kiểm tra, thống nhất nội dung không phát sinh."
COUNTED = ("share", "survey")
"""Facts that are a number out of another."""
JUDGED = (
    (
        "Mới thực hiện bước đầu, kết quả còn hạn chế.",
        "Có thực hiện nhưng chưa nhiều, kết quả còn thấp.",
    ),
    (
        "Hoàn thành cơ bản, còn một số việc chậm so với kế hoạch.",
        "Thực hiện được nhưng chưa đều, chưa thường xuyên.",
    ),
    ("Thực hiện đầy đủ, có kiểm tra, đôn đốc thường xuyên.", "Thực hiện tốt, kịp thời, có kết quả cụ thể."),
)
"""What is said of a judged leaf: of less than half of its points, of less than four fifths, of more."""
UNPROVEN = "Hồ sơ đang lưu tại bộ phận chuyên môn, xã sẽ bổ sung bản sao."
REASONS = (
    "Tài liệu kiểm chứng chưa thể hiện đủ số liệu kê khai; tính theo số liệu kiểm tra được.",
    "Đối chiếu số liệu của cơ quan chuyên môn có chênh lệch, lấy theo số liệu của cơ quan chuyên môn.",
    "Một phần tài liệu ban hành sau thời điểm chốt số liệu nên không được tính.",
    "Biên bản, danh sách kèm theo thiếu chữ ký xác nhận nên chỉ tính phần có xác nhận.",
)


@dataclass(frozen=True)
class Mix:
    """How many rows of a campaign are other than plain."""

    corrected: float = 0.04
    claimed: float = 0.03
    missing: float = 0.01
    unproven: float = 0.01
    differ: bool = False
    """Whether every share is of a number of its own, up to thousands, as counted in a real commune."""


NATIONAL = Mix()
PLAIN = Mix(0, 0, 0, 0)
AS_THEY_ARE = Mix(corrected=0.13, differ=True)
"""Facts hardly repeat, and about every ninth row of a commune is corrected: what costs most to score."""


@dataclass(frozen=True)
class Writer:
    """Writes the rows of one commune after the other."""

    criteria: CriteriaSet
    year: int
    mix: Mix
    ladders: dict[tuple[tuple[str, int], int], Ladder] = field(default_factory=dict)

    def rows(self, unit: Unit, quality: float, dice: Random) -> Iterator[Answer]:
        """The rows of a commune whose work is worth `quality` of all points."""
        commune = Commune(unit, pick(dice, range(5)), quality, dice)
        yield from self._below(self.criteria.tree, commune)
        for leaf in self.criteria.in_bonus:
            if unit.within(leaf) and dice.random() < quality / 3:
                yield from self._leaf(leaf, commune, quality - 0.4)
        for leaf in self.criteria.in_penalty:
            if unit.within(leaf) and dice.random() < 0.08:
                yield from self._leaf(leaf, commune, 0.3)

    def _below(self, nodes: Sequence[Branch | Leaf], commune: "Commune") -> Iterator[Answer]:
        dice = commune.dice
        for node in nodes:
            if not commune.unit.within(node):
                continue
            if node.not_applicable != "forbidden" and dice.random() < self.mix.claimed:
                yield from self._claim(node, commune)
            elif isinstance(node, Branch):
                yield from self._below(node.children, commune)
            elif dice.random() >= self.mix.missing:
                yield from self._leaf(node, commune, near(dice, commune.quality, 0.25))

    def _claim(self, node: Branch | Leaf, commune: "Commune") -> Iterator[Answer]:
        yield self._first(node, commune, NOT_APPLICABLE, CLAIM, "")
        if commune.dice.random() < 0.8 and first_stage(node) != "council":
            yield self._appraised(node, commune, NOT_APPLICABLE, CONFIRMED)

    def _leaf(self, leaf: Leaf, commune: "Commune", target: float) -> Iterator[Answer]:
        dice, leaf = commune.dice, leaf.seen_by(commune.unit.columns)
        ladder = self._ladder(leaf, commune.size)
        facts = self._facts(leaf, ladder, target, dice)
        note = ""
        if isinstance(leaf.rule, Judged):
            share = Fraction(facts) / leaf.max
            note = pick(dice, JUDGED[(share >= Fraction(1, 2)) + (share >= Fraction(4, 5))])
        evidence = documents(leaf)
        if leaf.from_ == "self" and dice.random() < self.mix.unproven:
            evidence, note = "", note or pick(dice, ("", UNPROVEN))
        yield self._first(leaf, commune, facts, note, evidence)
        if leaf.from_ == "self" and dice.random() < self.mix.corrected:
            lower = self._facts(leaf, ladder, target * near(dice, 0.6, 0.3), dice)
            if lower != facts:
                yield self._appraised(leaf, commune, lower, pick(dice, REASONS))

    def _facts(self, leaf: Leaf, ladder: Ladder, target: float, dice: Random) -> str:
        """Facts worth about `target` of max."""
        facts = ladder.facts_near(target, dice)
        return counted(facts, dice) if self.mix.differ and leaf.rule.asks[0].sort in COUNTED else facts

    def _ladder(self, leaf: Leaf, size: int) -> Ladder:
        key = (leaf.rule_key, size)
        if key not in self.ladders:
            totals = ASKED if leaf.from_ == "survey" else totals_of(leaf)
            self.ladders[key] = Ladder.of(leaf, self.year, totals and (totals[size % len(totals)],))
        return self.ladders[key]

    def _first(self, node: Branch | Leaf, commune: "Commune", facts: str, note: str, evidence: str) -> Answer:
        """The row of the first stage."""
        stage = first_stage(node)
        by, day = {
            "self": ("Công chức Văn phòng - Thống kê", (self.year, 12, pick(commune.dice, range(5, 24)))),
            "survey": ("Đơn vị điều tra xã hội học", (self.year + 1, 1, 16)),
            "register": (body_of(self.criteria, node), (self.year + 1, 1, 10)),
            "council": ("Hội đồng thẩm định", (self.year + 1, 3, 20)),
        }[stage]
        at = moment_on(datetime.date(*day), commune.dice)
        return Answer(commune.unit.code, node.code, stage, facts, "", note, evidence, by, at)

    def _appraised(self, node: Branch | Leaf, commune: "Commune", facts: str, note: str) -> Answer:
        at = moment_on(datetime.date(self.year + 1, 2, pick(commune.dice, range(1, 24))), commune.dice)
        by = f"Tổ giúp việc - {body_of(self.criteria, node)}"
        return Answer(commune.unit.code, node.code, "appraisal", facts, "", note, "", by, at)


@dataclass(frozen=True)
class Commune:
    """One commune while its rows are written; `size` picks how many villages, dossiers, households it has."""

    unit: Unit
    size: int
    quality: float
    dice: Random


def counted(facts: str, dice: Random) -> str:
    """A share of about the same size out of hundreds or thousands; what is no share as it is."""
    if "/" not in facts and "%" not in facts:
        return facts
    total = pick(dice, range(200, 10_000))
    done = total * float(read_share(facts).percent) / 100 + near(dice, 0, total / 50)
    return f"{min(max(round(done), 0), total)}/{total}"


@lru_cache(maxsize=10_000)
def _workday(day: datetime.date) -> str:
    return (day + datetime.timedelta(max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)).isoformat()


def moment_on(day: datetime.date, dice: Random) -> str:
    """An hour of work on that day, or on the Monday after it, in Viet Nam time."""
    hour, minute = pick(dice, (8, 9, 10, 14, 15, 16)), pick(dice, range(0, 60, 5))
    return f"{_workday(day)}T{hour:02}:{minute:02}:00+07:00"


def documents(leaf: Leaf) -> str:
    """The evidence the criteria ask for, without what stands in brackets."""
    return re.sub(r" \([^)]*\)", "", leaf.evidence.what or "")


def body_of(criteria: CriteriaSet, node: Branch | Leaf) -> str:
    """The body that appraises a node; of a branch the body of its first leaf."""
    while isinstance(node, Branch):
        node = node.children[0]
    return criteria.body(node.body).title_or(node.body).vi if node.body else "Cơ quan thường trực"


def communes(count: int) -> tuple[Unit, ...]:
    """The first `count` communes of Viet Nam; past its end the list repeats, with a suffix in the code."""
    listed, _ = read_units((shipped.CAMPAIGNS / "communes-2025.csv").read_bytes(), "communes-2025.csv")
    rounds = -(-count // len(listed))
    repeated = [
        Unit(f"{unit.code}-{again + 1}" if again else unit.code, unit.name, unit.columns)
        for again in range(rounds)
        for unit in listed
    ]
    return tuple(repeated[:count])


def catalogued(name: str) -> CriteriaFile:
    """A set of the catalogue, `id@edition`."""
    return read_criteria_file(shipped.catalogue_file(name), f"criteria/{name}.yaml")


def generate(criteria: str | CriteriaFile, units: int, seed: int, year: int = 2025, mix: Mix = NATIONAL) -> Campaign:
    """A campaign under a set of the catalogue or any other; the same for the same arguments."""
    criteria_file = catalogued(criteria) if isinstance(criteria, str) else criteria
    writer = Writer(criteria_file.criteria, year, mix)
    chosen = communes(units)
    answers: list[Answer] = []
    for unit in chosen:
        dice = Random(f"{seed} {unit.code}")
        answers += writer.rows(unit, near(dice, 0.78, 0.2), dice)
    settings = _settings(criteria_file.criteria, units, seed, year)
    return Campaign(settings, criteria_file, chosen, tuple(answers))


def _settings(criteria: CriteriaSet, units: int, seed: int, year: int) -> Settings:
    vi = "Dữ liệu mẫu do máy sinh: tên, mã xã, phường, đặc khu là thật; mọi số liệu, nhận xét là giả định"
    en = "Generated sample data: names and codes of the communes are real; all figures and remarks are made up"
    data = {
        "id": f"sample-{units}-{seed}",
        "title": {
            "vi": f"Dữ liệu mẫu sinh tự động: {criteria.title.text().vi}, {units} đơn vị",
            "en": f"Generated sample data: {criteria.title.text().en}, {units} units",
        },
        "year": str(year),
        "criteria": criteria.name,
        "origin": f"{vi} (samples/generate.py, seed {seed}). // {en}.",
        "groups": ("kind", "province"),
        "sample": "true",
    }
    return Settings.model_validate(data)


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a campaign folder of generated sample data.")
    parser.add_argument("--criteria", default="papi-commune@2022", help="a set of the catalogue, id@edition")
    parser.add_argument("--units", type=int, default=3321, help="how many communes")
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same campaign")
    parser.add_argument("--year", type=int, default=2025, help="the appraised year")
    parser.add_argument("--out", type=Path, required=True, help="the folder to write")
    given = parser.parse_args()
    write_campaign(generate(given.criteria, given.units, given.seed, given.year), given.out)


if __name__ == "__main__":
    main()
