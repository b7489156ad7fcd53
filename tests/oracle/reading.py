"""Reading a campaign folder that is assumed valid."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from tests.oracle.numbers import number, plain, word

VIET_NAM = timezone(timedelta(hours=7))
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # every scalar is text; the same, faster


@dataclass(frozen=True)
class Node:
    """A node of the tree, or a leaf of the bonus or penalty block."""

    code: str
    max: Fraction
    depth: int
    children: tuple[Node, ...]
    combine: str
    weight: Fraction
    rule: dict[str, Any] | None
    rules_for: list[dict[str, Any]]
    comes_from: str
    effect: str
    applies_to: dict[str, list[str]]
    evidence_required: bool
    met_at: Fraction

    def rule_of(self, unit: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """Return the unit's rule, and its place: 0 the leaf's own, else that in `rules_for`."""
        for place, entry in enumerate(self.rules_for, 1):
            if all(word(unit[column]) in [*map(word, values)] for column, values in entry["units"].items()):
                return place, entry["rule"]
        assert self.rule is not None
        return 0, self.rule

    def below(self) -> Iterator[Node]:
        """Yield every node under this one, in the order of the tree."""
        for child in self.children:
            yield child
            yield from child.below()


@dataclass(frozen=True)
class Row:
    """A row of answers.csv."""

    stage: str
    facts: str
    points: str
    note: str
    evidence: str


@dataclass(frozen=True)
class Campaign:
    """All that is read."""

    criteria: dict[str, Any]
    settings: dict[str, Any]
    precision: int
    year: int
    root: Node
    bonus: tuple[Node, ...]
    penalty: tuple[Node, ...]
    conditions: tuple[Node, ...]
    units: list[dict[str, str]]
    answers: dict[tuple[str, str, str], Row]

    def nodes(self) -> Iterator[Node]:
        """Yield every node with a code in the order of the tree, then bonus, penalty, conditions."""
        yield from self.with_points()
        yield from self.conditions

    def with_points(self) -> Iterator[Node]:
        """Yield every node but the conditions."""
        yield from self.root.below()
        yield from self.bonus
        yield from self.penalty

    def setting(self, name: str, default: str) -> str:
        return str(self.settings.get(name, default))


def read_yaml(path: Path) -> dict[str, Any]:
    """Read with every scalar as text."""
    loaded = yaml.load(plain(path.read_text(encoding="utf-8-sig")), Loader=LOADER)
    assert isinstance(loaded, dict)
    return loaded


def read_csv(path: Path) -> list[dict[str, str]]:
    """Read comma- or semicolon-separated text, every cell in NFC."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        header = file.readline()
        file.seek(0)
        delimiter = ";" if header.count(";") > header.count(",") else ","
        rows = list(csv.DictReader(file, delimiter=delimiter))
    return [{plain(name): plain(cell or "") for name, cell in row.items()} for row in rows]


def read_node(entry: dict[str, Any], depth: int, above: str = "") -> Node:
    """Read a node and all below it."""
    rule = entry.get("rule")
    code = above + entry["code"] if entry["code"].startswith(".") else entry["code"]
    return Node(
        code=code,
        max=number(entry["max"] if "max" in entry else entry["rule"]["max"]),
        depth=depth,
        children=tuple(read_node(child, depth + 1, code) for child in entry.get("children", [])),
        combine=entry.get("combine", "sum"),
        weight=number(entry.get("weight", "1")),
        rule=rule,
        rules_for=entry.get("rules_for", []),
        comes_from=entry.get("from", "self"),
        effect=entry.get("not_applicable", "forbidden"),
        applies_to=entry.get("applies_to", {}),
        met_at=number(entry.get("met_at", "100")),
        evidence_required=word(entry.get("evidence", {}).get("required", "false")) == "true",
    )


def read_root(criteria: dict[str, Any]) -> Node:
    """Return the whole as one node above the first nodes."""
    entry = {"code": "", "max": criteria["scale"], "combine": criteria.get("combine", "sum")}
    return read_node({**entry, "children": criteria["tree"]}, 0)


def read_block(criteria: dict[str, Any], name: str) -> tuple[Node, ...]:
    """Read the leaves of the bonus or the penalty block."""
    return tuple(read_node(entry, 0) for entry in criteria.get(name, {}).get("children", []))


def moment(text: str) -> datetime:
    """Read `at`; the empty one stands alone in its stage."""
    if not text:
        return datetime.min.replace(tzinfo=VIET_NAM)
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=VIET_NAM)


def newest(rows: list[dict[str, str]]) -> dict[tuple[str, str, str], Row]:
    """Return the newest row of each unit, code and stage; a withdrawn stage has none."""
    last: dict[tuple[str, str, str], dict[str, str]] = {}
    for row in rows:
        key = (row["unit"], row["code"], row["stage"])
        if key not in last or moment(row["at"]) > moment(last[key]["at"]):
            last[key] = row
    return {
        key: Row(row["stage"], row["facts"], row["points"], row["note"], row["evidence"])
        for key, row in last.items()
        if row["facts"] or row["points"]
    }


def read_campaign(folder: Path) -> Campaign:
    """Read the whole folder."""
    settings = read_yaml(folder / "campaign.yaml")
    criteria = read_yaml(folder / settings["criteria"])
    return Campaign(
        criteria=criteria,
        settings=settings,
        precision=int(criteria.get("precision", "2")),
        year=int(settings["year"]),
        root=read_root(criteria),
        bonus=read_block(criteria, "bonus"),
        penalty=read_block(criteria, "penalty"),
        conditions=tuple(read_node({**entry, "max": "1"}, 0) for entry in criteria.get("conditions", [])),
        units=read_csv(folder / "units.csv"),
        answers=newest(read_csv(folder / "answers.csv")),
    )
