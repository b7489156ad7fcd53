"""The Phong Thổ campaign's year at the office, by commands alone: set up, forms, papers, council, publication.

Everybody acts under an account of their own; what a form, a command or a file can't say is not there at the end.
"""

import csv
import datetime
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scoring.campaign.answers import COLUMNS, VIET_NAM, Answer
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder import read_campaign
from scoring.store.conditions import body_of
from tests.forms.year import FROM_ELSEWHERE, told, type_rows

ID = "phong-tho-2022"
FIXTURE = Path(__file__).parents[2] / "fixtures" / ID
COUNCIL = (("hd1", "member"), ("hd2", "member"), ("tk", "secretary"), ("ct", "chair"))
HEAD = re.compile(r"[0-9a-f]{64}")


def cut(units: Sequence[str], folder: Path) -> Path:
    """The fixture with these units alone, as a folder."""
    folder.mkdir()
    (folder / "campaign.yaml").write_bytes((FIXTURE / "campaign.yaml").read_bytes())
    for name, column in (("units.csv", "code"), ("answers.csv", "unit")):
        with (FIXTURE / name).open(encoding="utf-8-sig", newline="") as source:
            reader = csv.DictReader(source)
            rows = [row for row in reader if row[column] in units]
        with (folder / name).open("w", encoding="utf-8", newline="") as target:
            writer = csv.DictWriter(target, reader.fieldnames or COLUMNS)
            writer.writeheader()
            writer.writerows(rows)
    return folder


@dataclass
class OfficeYear:
    """A year under way in a database; `same` is the folder that says how it ends."""

    url: str
    root: Path
    same: Path
    finished: Campaign = field(init=False)

    def __post_init__(self) -> None:
        self.finished = read_campaign(self.same)

    @property
    def units(self) -> list[str]:
        return [unit.code for unit in self.finished.units]

    @property
    def bodies(self) -> list[str]:
        return [body.id for body in self.finished.criteria.bodies]

    def by(self, account: str, *command: str) -> str:
        """What a command of somebody prints; it must end well."""
        return told(*command, "--db", self.url, "--as", account)

    def data(self, account: str, *command: str) -> Any:
        return json.loads(self.by(account, *command, "--format", "json"))

    # the office set up

    def set_up(self) -> None:
        told("office", "init", "--db", self.url, "--administrator", "qt", "--secretariat", "snv")
        settings = self.finished.settings
        self.by(
            "snv", "campaign", "create", ID, settings.criteria, "--year", str(settings.year),
            "--title", str(settings.title.vi), "--group", "kind",
        )  # fmt: skip
        self.by("snv", "unit", "import", ID, str(self.same / "units.csv"))
        for unit in self.units:
            self.person(f"cc{unit}", "officer", "--unit", unit)
            self.person(f"ct{unit}", "head", "--unit", unit)
        for body in self.bodies:
            self.person(f"tv-{body}", "appraiser", "--body", body)
            self.person(f"ld-{body}", "lead", "--body", body)
        leaves = [leaf.code for leaf in self.finished.criteria.leaves.values() if leaf.from_ in FROM_ELSEWHERE]
        self.person("sl", "provider", *(word for code in leaves for word in ("--leaf", code)))
        for account, role in COUNCIL:
            self.person(account, role)
        self.due("self", 30)
        self.by("snv", "campaign", "open", ID)

    def person(self, account: str, role: str, *options: str) -> None:
        """Somebody with an account and a role, confirmed by the administrator where it has to be."""
        self.by("qt", "person", "add", account, "--name", f"Người {account}")
        given = self.by("snv", "assign", "give", account, role, "--campaign", ID, *options)
        if role == "chair":
            self.by("qt", "assign", "confirm", re.findall(r"\d+", given)[-1])

    def due(self, stage: str, days: int) -> None:
        """The last day of a stage, so many days from today."""
        day = datetime.datetime.now(VIET_NAM).date() + datetime.timedelta(days=days)
        self.by("snv", "campaign", "calendar", ID, f"{stage}={day:%d/%m/%Y}")

    # forms

    def round(self, account: str, name: str, rows: Iterable[Answer], *options: str) -> None:
        """Forms issued to somebody, filled with rows, taken in by them; every row has its place."""
        out = self.root / "forms" / name
        self.by(account, "form", "issue", ID, "--out", str(out), *options)
        left = {(row.unit, row.code): row for row in rows}
        for file in sorted(out.glob("*.xlsx")):
            for row in type_rows(file, left, self.finished.criteria):
                del left[row.unit, row.code]
        assert not left, f"{name}: no cell for {list(left.values())}"
        self.by(account, "form", "collect", ID, str(out))

    def rows(self, stage: str, unit: str = "", body: str | None = None, again: bool | None = None) -> list[Answer]:
        """The fixture's rows of a stage, of one unit or body; `again`: those of the second round, or of the first."""
        explained = min(row.at for row in self.finished.answers if row.stage == "explanation")
        criteria = self.finished.criteria
        found: list[Answer] = []
        for row in sorted(self.finished.answers, key=lambda row: row.at):
            if row.stage != stage or (unit and row.unit != unit):
                continue
            if body is not None and body_of(criteria.nodes[row.code], criteria) != body:
                continue
            later = row.at > explained if stage == "appraisal" else any(row[:3] == one[:3] for one in found)
            if again is None or later == again:
                found.append(row)
        return found

    def declare(self) -> None:
        """Every commune's form; what one of them mends; what surveys and registers give; signed, sent, received."""
        for unit in self.units:
            rows = self.rows("self", unit)
            first = {row.code: row for row in reversed(rows)}
            self.round(f"cc{unit}", f"self-{unit}", first.values(), unit)
            mended = [row for row in rows if first[row.code] is not row]
            if mended:
                self.round(f"cc{unit}", f"self-again-{unit}", mended, unit)
        for row in (row for stage in FROM_ELSEWHERE for row in self.rows(stage)):
            said = ("--facts", row.facts, "--note", row.note, "--evidence", row.evidence)
            self.by("sl", "answer", ID, row.unit, row.code, "--stage", row.stage, *said)
        for unit in self.units:
            self.by(f"cc{unit}", "file", "move", "hand_over", ID, unit)
            self.by(f"ct{unit}", "paper", "self-report", ID, unit, "--out", str(self.root / f"self-report-{unit}.docx"))
            self.by(f"ct{unit}", "file", "move", "submit", ID, unit)
        self.by("snv", "file", "move", "receive", ID, *self.units)

    def appraise(self, again: bool, units: Sequence[str]) -> None:
        """Every body's form, taken in by an appraiser and signed off by its lead."""
        for body in self.bodies:
            rows = self.rows("appraisal", body=body, again=again)
            if rows:
                name = f"appraisal-{int(again) + 1}-{body}"
                self.round(f"tv-{body}", name, rows, "--stage", "appraisal", "--body", body)
            for unit in units:
                if not again or any(row.unit == unit for row in rows):
                    self.by(f"ld-{body}", "file", "sign-off", ID, unit, body)

    def explain(self) -> None:
        """Remarks out; who explains does so by form; who says nothing accepts when the time is over."""
        explaining = list(dict.fromkeys(row.unit for row in self.rows("explanation")))
        self.due("explanation", 10)
        self.by("snv", "paper", "remarks", ID, "--out", str(self.root / "remarks"))
        self.by("snv", "file", "move", "ask", ID, *self.units)
        for unit in explaining:
            rows = self.rows("explanation", unit)
            self.round(f"cc{unit}", f"explanation-{unit}", rows, unit, "--stage", "explanation")
            self.by(f"cc{unit}", "file", "move", "send_explanation", ID, unit)
        self.due("explanation", -1)
        self.by(
            "snv", "file", "move", "close_explanation", ID, *(unit for unit in self.units if unit not in explaining)
        )
        self.due("explanation", 10)
        self.appraise(True, explaining)
        self.by("snv", "file", "move", "to_council", ID, *explaining)

    def decide(self) -> None:
        """A session with quorum, votes on what changes, the chair's form, files closed, minutes."""
        self.by("tk", "council", "open", ID, "16/05/2023")
        for account in ("hd1", "hd2", "ct"):
            self.by("tk", "council", "attend", ID, account, "present")
        rows = self.rows("council")
        for row in rows:
            self.by("tk", "council", "agenda", ID, row.unit, row.code)
            for member in ("hd1", "hd2"):
                self.by(member, "council", "vote", ID, row.unit, row.code, "other")
        taken_up = [word for row in rows for word in ("--leaf", row.code)]
        self.round("ct", "council", rows, "--stage", "council", *taken_up)
        self.by("ct", "file", "move", "decide", ID, *self.units)
        self.by("tk", "paper", "minutes", ID, "--out", str(self.root / "minutes.docx"))
        self.by("tk", "council", "close", ID)

    def publish(self, *parts: str) -> str:
        """Papers of the decision, and the publication; gives the head of the journal that it prints."""
        for kind in ("appraisal-report", "submission", "decision"):
            self.by("snv", "paper", kind, ID, "--out", str(self.root / f"{kind}.docx"))
        only = [word for part in parts for word in ("--only", part)]
        decision = ("--number", "12/QĐ-UBND", "--date", "05/6/2023", "--signer", "Nguyễn Văn A")
        said = self.by("snv", "campaign", "publish", ID, "--out", str(self.root / "published"), *decision, *only)
        return [*HEAD.finditer(said)][-1].group()
