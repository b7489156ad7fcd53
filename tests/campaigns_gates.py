"""What random sets say of grades and caps besides thresholds: points, quotas, several items, ranks by grade."""

from __future__ import annotations

from random import Random
from typing import Any

from tests.campaigns_rules import LeafRule, decimal

Mapping = dict[str, Any]


class Met(str):
    """The code of a condition, among those of nodes."""


def add_gates(rng: Random, head: Mapping, blocks: Mapping, codes: list[str], scale: int, precision: int) -> None:
    """Change the head of a criteria file and its blocks; `codes` are those of the tree and of conditions."""
    if rng.random() < 0.5:
        caps = [{"unless": item(rng, codes), "at_most": rng.choice(["0", "33.3", "49", "70", "100"])} for _ in range(3)]
        head["caps"] = caps[: rng.randint(1, 3)]
    grades: list[Mapping] = head.get("grades", [])
    for grade in grades[:-1]:
        if rng.random() < 0.4:
            grade["requires"] = [item(rng, codes) for _ in range(rng.randint(1, 2))]
    add_quotas(rng, grades)
    if rng.random() < 0.5:
        grading = {"of": rng.choice(["tree", "tree", "score"]), "in": rng.choice(["points", "percent"])}
        if grading["in"] == "points":
            for grade in grades:
                grade["at_least"] = decimal(round(float(grade["at_least"]) * scale / 100), precision)
        head["grading"] = grading
    if rng.random() < 0.3:
        head["ranking"]["by"] = "grade"
    elif rng.random() < 0.1:
        del head["ranking"]
    if precision == 2 and rng.random() < 0.3:
        del head["precision"]
    for block in blocks.values():
        if rng.random() < 0.2:
            del block["max"]


def add_quotas(rng: Random, grades: list[Mapping]) -> None:
    """Give some grades a quota."""
    ids = [grade["id"] for grade in grades]
    for grade in grades[:-1]:
        if rng.random() < 0.4:
            grade["quota"] = {"share": rng.choice(["0", "20", "33.3", "50", "66.7", "90", "100"])}
            if rng.random() < 0.5:
                of = {*rng.sample(ids, rng.randint(0, len(ids))), grade["id"]}
                grade["quota"]["of"] = [each for each in ids if each in of]


def item(rng: Random, codes: list[str], depth: int = 0) -> Mapping:
    """Make an item that a grade or a cap asks for."""
    if depth < 2 and rng.random() < 0.25:
        inner = [item(rng, codes, depth + 1) for _ in range(rng.randint(1, 3))]
        return {"any": inner} | ({"count": str(rng.randint(1, len(inner)))} if rng.random() < 0.5 else {})
    code = rng.choice(codes)
    if isinstance(code, Met):
        return {"condition": str(code)}
    return {"node": code, "at_least": rng.choice(["20", "50", "62.5", "70", "90"])}


def with_more(rng: Random, made: LeafRule) -> LeafRule:
    """Let a rule say what older ones could not; a measure of percent may pass 100."""
    rule = made.rule
    if rule["kind"] in ("steps", "bands") and rule.get("measure") != "number" and rng.random() < 0.5:
        beyond = ["12/10", "110%", "250", "7 of 2"]
        facts = lambda r: r.choice(beyond) if r.random() < 0.3 else made.facts(r)  # noqa: E731
        return LeafRule({**rule, "measure": "ratio"}, facts, made.least, made.step)
    return made
