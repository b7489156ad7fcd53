"""The sample campaign bac-kan-2022: the 108 communes of Bắc Kạn under papi-commune@2022, figures made up.

    python -m samples.bac_kan

Only the names come from a list. Rows are generated, then claimed, left out and appraised with remarks that
suit their leaf. At the end rows of the council make three pairs of communes equal: two that the tie-break
parts, one that shares its rank.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from random import Random

from samples.appraisal import changed, choose, points
from samples.bac_kan_remarks import CLAIMS, CORRECTIONS, COUNCIL, REFUSED, SETTLED, UNPROVEN
from samples.generate import NOT_APPLICABLE, PLAIN, Writer, body_of, catalogued, moment_on
from samples.plausible import near, pick
from scoring import shipped
from scoring.campaign.answers import Answer
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder_write import write_campaign
from scoring.campaign.settings import Settings
from scoring.campaign.units import Unit, read_units
from scoring.tree.model import Branch, walk

NAME = "bac-kan-2022"
YEAR = 2022
CRITERIA = catalogued("papi-commune@2022")
NODES = CRITERIA.criteria.nodes
MISSING = 0.012
UNEVIDENCED = 0.012
ADDED = "Tài liệu bổ sung kèm theo văn bản giải trình"
MINUTES = "Biên bản họp Hội đồng thẩm định"
DAYS = {
    "appraisal": (2023, 2, 6),
    "explanation": (2023, 3, 6),
    "again": (2023, 4, 3),
    "council": (2023, 5, 10),
}


def unit_rows(unit: Unit, writer: Writer) -> list[Answer]:
    """All rows of one commune but those that `settle` adds."""
    dice = Random(f"{NAME} {unit.code}")
    file = File(unit, dice)
    in_town = unit.columns["kind"] != "xa"
    quality = near(dice, 0.88 if in_town else 0.83, 0.22)
    file.rows = {row.code: [row] for row in writer.rows(unit, quality, dice)}
    file.claim()
    file.leave_out()
    file.appraise()
    if dice.random() < 0.25:
        file.decide()
    return [row for rows in file.rows.values() for row in rows]


@dataclass
class File:
    """The file (hồ sơ) of one commune while it is written."""

    unit: Unit
    dice: Random
    rows: dict[str, list[Answer]] = field(default_factory=dict)

    def declared(self) -> Mapping[str, str]:
        """The facts of leaves that have a self row with evidence and nothing else."""
        only = (rows[0] for rows in self.rows.values() if len(rows) == 1)
        return {row.code: row.facts for row in only if row.stage == "self" and row.evidence}

    def claim(self) -> None:
        """Claims: most confirmed, some refused with facts, some left without an answer."""
        for code, (share, claim, confirmed) in CLAIMS.items():
            if self.dice.random() >= share:
                continue
            node = NODES[code]
            below = [leaf.code for leaf in walk(node.children)] if isinstance(node, Branch) else [code]
            first = next(rows[0] for name, rows in self.rows.items() if name in below)
            self.rows = {name: rows for name, rows in self.rows.items() if name not in below}
            self.rows[code] = [first._replace(code=code, facts=NOT_APPLICABLE, note=claim, evidence="")]
            luck = self.dice.random()
            if code in REFUSED and luck < 0.12:
                self._add(code, "appraisal", *REFUSED[code])
            elif luck < 0.95:
                self._add(code, "appraisal", NOT_APPLICABLE, confirmed)
        order = list(NODES)
        self.rows = dict(sorted(self.rows.items(), key=lambda item: order.index(item[0])))

    def leave_out(self) -> None:
        """Rows that are missing, and rows without evidence."""
        for code in list(self.declared()):
            luck = self.dice.random()
            if luck < MISSING:
                del self.rows[code]
            elif luck < MISSING + UNEVIDENCED:
                row = self.rows[code][0]
                self.rows[code] = [row._replace(evidence="", note=row.note or pick(self.dice, UNPROVEN))]

    def appraise(self) -> None:
        wanted = Fraction(round(near(self.dice, 2.8, 1.6) * 100), 100)
        criteria = CRITERIA.criteria
        for leaf, found, again in choose(CORRECTIONS, self.declared(), criteria, YEAR, wanted, self.dice):
            self._add(leaf.code, "appraisal", found.facts, found.note)
            if again is not None:
                self._add(leaf.code, "explanation", "", found.answer, ADDED)
                self._add(leaf.code, "again", again, found.second)

    def decide(self) -> None:
        """One leaf that the council changes."""
        declared = self.declared()
        code, change, note = pick(self.dice, [entry for entry in COUNCIL if entry[0] in declared])
        was, now = declared[code], changed(declared[code], change)
        leaf = CRITERIA.criteria.leaves[code]
        if now is None or points(leaf, now, YEAR) == points(leaf, was, YEAR):
            return
        lost = abs(int(was.partition("/")[0]) - int(now.partition("/")[0]))
        self._add(code, "council", now, note.format(now=now, lost=f"{lost:02}"), MINUTES)

    def _add(self, code: str, stage: str, facts: str, note: str, evidence: str = "") -> None:
        day = datetime.date(*DAYS[stage]) + datetime.timedelta(pick(self.dice, range(10)))
        by = {"explanation": "Chủ tịch UBND cấp xã", "council": "Hội đồng thẩm định"}.get(
            stage, f"Tổ giúp việc - {body_of(CRITERIA.criteria, NODES[code])}"
        )
        written = "appraisal" if stage == "again" else stage
        at = moment_on(day, self.dice)
        self.rows[code].append(Answer(self.unit.code, code, written, facts, "", note, evidence, by, at))


def settled() -> Iterator[Answer]:
    for unit, code, facts, typed, note in SETTLED:
        at = moment_on(datetime.date(2023, 5, 24), Random(f"{NAME} {unit} {code} council"))
        yield Answer(unit, code, "council", facts, typed, note, MINUTES, "Hội đồng thẩm định", at)


def bac_kan() -> Campaign:
    """The campaign as it stands in fixtures/bac-kan-2022."""
    units, _ = read_units((shipped.campaign_folder(NAME) / "units.csv").read_bytes(), "units.csv")
    writer = Writer(CRITERIA.criteria, YEAR, PLAIN)
    answers = [row for unit in units for row in unit_rows(unit, writer)]
    order = {(row.unit, row.code): place for place, row in enumerate(answers)}
    answers += settled()
    answers.sort(key=lambda row: order[row.unit, row.code])
    return Campaign(SETTINGS, CRITERIA, units, tuple(answers))


SETTINGS = Settings.model_validate(
    {
        "id": NAME,
        "title": {
            "vi": "Kết quả thực hiện Bộ tiêu chí PAPI cấp xã tỉnh Bắc Kạn năm 2022 (dữ liệu mẫu)",
            "en": "Commune-level PAPI criteria, Bắc Kạn province, 2022 (sample data)",
        },
        "year": str(YEAR),
        "criteria": CRITERIA.criteria.name,
        "origin": (
            "Dữ liệu mẫu, không phải kết quả chính thức. Tên, mã của 108 xã, phường, thị trấn năm 2022 và "
            "cấu trúc bộ tiêu chí là thật; mọi số liệu, nhận xét là giả định (samples/bac_kan.py). // "
            "Sample data, not an official result. The names and codes of the 108 communes and the structure "
            "of the criteria are real; all figures and remarks are made up."
        ),
        "groups": ("kind", "district"),
        "sample": "true",
    }
)

if __name__ == "__main__":
    write_campaign(bac_kan(), shipped.campaign_folder(NAME))
