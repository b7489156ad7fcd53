"""Small campaigns written by hand, with only what a test is about; the rest is filled in."""

import csv
import io
from pathlib import Path
from typing import Any

from scoring.campaign.answers import COLUMNS
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder import read_campaign
from scoring.campaign.table import write_table
from scoring.campaign.workflow import ScoredStage
from scoring.engine.ranking import rank_campaign
from scoring.problems import Problem, Refusal
from scoring.tree.model import CriteriaSet
from scoring.tree.reader import read_criteria

HEAD = {
    "id": "small",
    "edition": '"1"',
    "title": "{vi: Bộ nhỏ, en: Small set}",
    "source": "{document: made for a test, status: reconstructed}",
    "scale": "10",
    "precision": "2",
    "levels": "[{id: part, vi: Phần, en: Part}, {id: item, vi: Mục, en: Item}, {id: point, vi: Ý, en: Point}]",
    "ranking": "{ties: min}",
}
SETTINGS = {
    "id": "small-2022",
    "title": "{vi: Đợt nhỏ, en: Small campaign}",
    "year": '"2022"',
    "criteria": "criteria.yaml",
    "origin": "made for a test",
}


def yaml_of(defaults: dict[str, str], changed: str) -> str:
    """The defaults, but for the keys that `changed` (lines `key: value`) has."""
    own = {line.partition(":")[0] for line in changed.splitlines() if line and not line.startswith((" ", "-"))}
    return "".join(f"{key}: {value}\n" for key, value in defaults.items() if key not in own) + changed + "\n"


def leaf(code: str, most: str = "5", rule: str = "{kind: yes_no}", more: str = "") -> str:
    """A leaf in flow style."""
    return f"{{code: {code}, vi: Mục {code}, en: Item {code}, max: {most}, rule: {rule}{more and ', ' + more}}}"


def branch(code: str, most: str, *children: str, more: str = "") -> str:
    """An inner node in flow style."""
    inside = ", ".join(children)
    return (
        f"{{code: {code}, vi: Phần {code}, en: Part {code}, max: {most}{more and ', ' + more}, children: [{inside}]}}"
    )


def criteria_text(*nodes: str, more: str = "") -> str:
    """A criteria file with these first nodes; `more` adds lines or takes the place of a default."""
    return yaml_of(HEAD, more) + f"tree: [{', '.join(nodes)}]\n"


def criteria_of(*nodes: str, more: str = "") -> CriteriaSet:
    """The criteria set with these first nodes."""
    return read_criteria(criteria_text(*nodes, more=more).encode(), "criteria.yaml").criteria


def table_text(header: str, rows: str) -> str:
    """Rows as CSV, with the empty cells added that are missing at their end."""
    columns = header.split(",")
    lines = "\n".join(line.strip() for line in rows.strip().split("\n") if line.strip())
    filled = [row + [""] * (len(columns) - len(row)) for row in csv.reader(io.StringIO(lines))]
    return write_table(columns, filled)


def write(folder: Path, criteria: str, answers: str, settings: str = "", units: str = "01,An,xa") -> Path:
    """A campaign folder; rows of `answers` may leave out empty cells at their end."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "criteria.yaml").write_text(criteria, encoding="utf-8")
    (folder / "campaign.yaml").write_text(yaml_of(SETTINGS, settings), encoding="utf-8")
    (folder / "units.csv").write_text(table_text("code,name,kind,cluster", units), encoding="utf-8")
    (folder / "answers.csv").write_text(table_text(",".join(COLUMNS), answers), encoding="utf-8")
    return folder


def campaign(folder: Path, criteria: str, answers: str, settings: str = "", units: str = "01,An,xa") -> Campaign:
    """The campaign in such a folder."""
    return read_campaign(write(folder, criteria, answers, settings, units))


def scored(made: Campaign, stage: ScoredStage = "final") -> dict[str, dict[str, Any]]:
    """The results as JSON has them, by unit."""
    return {unit["unit"]: unit for unit in rank_campaign(made, stage).units_data}


def points(made: Campaign, code: str, stage: ScoredStage = "final", unit: str = "01") -> str | None:
    """The points of one node of one unit."""
    found: str | None = scored(made, stage)[unit]["nodes"][code]["points"]
    return found


def refused(raw: str) -> list[Problem]:
    """The problems of a criteria file that has some."""
    try:
        read_criteria(raw.encode(), "criteria.yaml")
    except Refusal as refusal:
        return list(refusal.problems)
    raise AssertionError("the file was accepted")


def codes(raw: str) -> list[str]:
    """The codes of the problems of a criteria file that has some."""
    return [problem.code for problem in refused(raw)]
