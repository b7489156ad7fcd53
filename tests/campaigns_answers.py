"""Random units and their answers through all stages, written as CSV."""

from __future__ import annotations

import csv
import io
import unicodedata
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from random import Random

from tests.campaigns_criteria import CLUSTERS, UNIT_KINDS, Criteria, Leaf, chance
from tests.campaigns_rules import YEAR, decimal, typed

NAMES = "An Bình, Ân Thi, Bảo Hà, Đại Từ, Dân Hòa, Ê Đê, Ô Môn, Tân Lập, Tân Lập, Tần Lập, Yên Mỹ".split(", ")  # noqa: SIM905
VIET_NAM = timezone(timedelta(hours=7))
ANSWER_COLUMNS = ["unit", "code", "stage", "facts", "points", "note", "evidence", "by", "at"]
Cells = tuple[str, str, str, str]  # facts, points, note, evidence
NOTHING: Cells = ("", "", "", "")


class Units:
    """Random units and their answers."""

    def __init__(self, rng: Random, criteria: Criteria, count: int) -> None:
        self.rng = rng
        self.criteria = criteria
        self.delimiter = ";" if chance(rng, 0.15) else ","
        self.missing = rng.choice([0.0, 0.0, 0.0, 0.1, 0.4])
        self.claims = rng.choice([0.0, 0.3, 0.6])
        self.decided = rng.choice([0.0, 0.2, 0.6])
        self.withdrawn = rng.choice([0.0, 0.0, 0.1, 0.3])
        self.codes = [f"{number:05d}" for number in rng.sample(range(1, 90_000), count)]
        self.units: list[list[str]] = []
        self.answers: list[list[str]] = []
        by_unit: list[list[list[str]]] = []
        for number, code in enumerate(self.codes):
            place = [rng.choice(UNIT_KINDS[: rng.choice([2, 4])]), self.some_cluster()]
            rows = self.all_rows(code, place)
            if number and chance(rng, 0.5):
                twin = rng.randrange(number)
                place = self.units[twin][2:]
                rows = self.copied(by_unit[twin], code)
            self.units.append([code, self.some_name(), *place])
            by_unit.append(rows)
            self.answers += rows
        rng.shuffle(self.answers)

    def some_name(self) -> str:
        name = self.rng.choice(NAMES)
        return unicodedata.normalize("NFD", name) if chance(self.rng, 0.05) else name

    def some_cluster(self) -> str:
        return "" if chance(self.rng, 0.1) else self.rng.choice(CLUSTERS)

    def copied(self, rows: list[list[str]], unit: str) -> list[list[str]]:
        """Copy another unit's answers, now and then with two like leaves exchanged."""
        exchanged: dict[str, str] = {}
        if self.criteria.twins and chance(self.rng, 0.6):
            one, two = self.criteria.twins
            exchanged = {one: two, two: one}
        return [[unit, exchanged.get(row[1], row[1]), *row[2:]] for row in rows]

    def all_rows(self, unit: str, place: list[str]) -> list[list[str]]:
        """Make all answers of a unit."""
        rows = []
        for declared in self.criteria.leaves:
            leaf = replace(declared, rule=declared.rule_of(*place))
            rows += self.dated(unit, leaf.code, self.leaf_rows(leaf))
        for code in self.criteria.claimable_inners:
            rows += self.dated(unit, code, self.inner_rows())
        return rows

    def leaf_rows(self, leaf: Leaf) -> list[tuple[str, Cells]]:
        """Make the rows of a leaf, the older first."""
        rng = self.rng
        rows: list[tuple[str, Cells]] = []
        if leaf.comes_from != "council":
            if not chance(rng, self.missing):
                rows += [(leaf.comes_from, self.cells(leaf, leaf.comes_from)) for _ in range(self.versions())]
            if chance(rng, self.decided):
                rows += [("appraisal", self.cells(leaf, "appraisal")) for _ in range(self.versions())]
                if leaf.comes_from == "self" and rows[0][0] == "self" and chance(rng, 0.3):
                    rows.append(("explanation", ("", "", "Giải trình, có bổ sung", self.some_evidence())))
                    if chance(rng, 0.5):
                        rows.append(("appraisal", self.cells(leaf, "appraisal")))
        needed = leaf.comes_from == "council" and not chance(rng, self.missing)
        if needed or chance(rng, self.decided / 2):
            rows += [("council", self.cells(leaf, "council")) for _ in range(self.versions())]
        return rows

    def versions(self) -> int:
        return 2 if chance(self.rng, 0.1) else 1

    def some_evidence(self) -> str:
        return self.rng.choice(["", "QĐ 12/QĐ-UBND", "Biên bản số 3; trang 2"])

    def cells(self, leaf: Leaf, stage: str) -> Cells:
        """Fill one row of a leaf."""
        rng, note = self.rng, self.rng.choice(["", "", "Đã rà soát, thống nhất"])
        if chance(rng, self.withdrawn):
            return rng.choice([NOTHING, ("", "", "Rút lại", "")])
        if leaf.claimable and chance(rng, self.claims):
            return (rng.choice(["n/a", "n/a", "N/A"]), "", "Không có nhiệm vụ này", self.some_evidence())
        if stage in ("appraisal", "council") and chance(rng, 0.4):
            fewest = -(-leaf.rule.least // leaf.rule.step)
            steps = fewest if chance(rng, 0.2) else rng.randint(fewest, leaf.max // leaf.rule.step)
            points = decimal(steps * leaf.rule.step, self.criteria.precision)
            return ("", typed(rng, points), "Chấm lại", self.some_evidence())
        if leaf.rule.rule["kind"] == "judged":
            note = "Theo báo cáo"
        return (leaf.rule.facts(rng), "", note, self.some_evidence())

    def inner_rows(self) -> list[tuple[str, Cells]]:
        """Make the rows of a claim on an inner node, the older first."""
        rng = self.rng
        claim, refusal = ("n/a", "", "Không có nhiệm vụ này", ""), ("applies", "", "Có nhiệm vụ", "")
        rows: list[tuple[str, Cells]] = []
        if not chance(rng, self.claims):
            return rows
        rows.append(("self", claim))
        if chance(rng, self.withdrawn):
            rows.append(("self", NOTHING))
        for stage in ("appraisal", "council"):
            if chance(rng, self.decided):
                rows += [(stage, rng.choice([claim, refusal])) for _ in range(self.versions())]
                if chance(rng, self.withdrawn):
                    rows.append((stage, NOTHING))
        return rows

    def dated(self, unit: str, code: str, rows: list[tuple[str, Cells]]) -> list[list[str]]:
        """Complete the rows with who and when."""
        at = datetime(YEAR, 12, 1, tzinfo=VIET_NAM)
        result = []
        for stage, cells in rows:
            at += timedelta(hours=self.rng.choice([1, 2, 5, 24]))
            alone = sum(other == stage for other, _ in rows) == 1
            when = "" if alone and chance(self.rng, 0.2) else self.moment(at)
            result.append([unit, code, stage, *cells, "cb1", when])
        return result

    def moment(self, at: datetime) -> str:
        """Write a moment in one of the forms of ISO 8601."""
        local, utc = at.replace(tzinfo=None), at.astimezone(UTC)
        forms = [local.isoformat(), local.isoformat(timespec="minutes"), at.isoformat(), utc.isoformat()]
        if local.hour == 0:
            forms += [local.date().isoformat()] * 3
        return self.rng.choice([*forms, utc.isoformat().replace("+00:00", "Z")])

    def units_text(self) -> str:
        return self.table(["code", "name", "kind", "cluster"], self.units)

    def answers_text(self) -> str:
        return self.table(ANSWER_COLUMNS, self.answers)

    def table(self, header: list[str], rows: list[list[str]]) -> str:
        """Write CSV."""
        file = io.StringIO()
        csv.writer(file, delimiter=self.delimiter, lineterminator=self.rng.choice(["\n", "\r\n"])).writerows(
            [header, *rows]
        )
        return file.getvalue()
