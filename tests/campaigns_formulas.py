"""Random formulas: the text of a rule over facts of all sorts, with a way to write random facts for it."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

NAMES = ("done", "target", "before_2")
SORTS = ("count", "number", "percent", "ratio", "yes_no", "date")
Number = Callable[[int, int], str]
"""Writes so many smallest steps with so many digits as a person does."""


@dataclass(frozen=True)
class Formula:
    """A rule as data, and its facts: each by its name with its sort."""

    rule: dict[str, Any]
    sorts: dict[str, str]

    def facts(self, rng: Random, number: Number) -> str:
        """All facts as one text, in any order."""
        parts = [f"{name}={_value(rng, sort, number)}" for name, sort in self.sorts.items()]
        rng.shuffle(parts)
        return " ".join(parts)


def _value(rng: Random, sort: str, number: Number) -> str:
    if sort == "yes_no":
        return rng.choice(["yes", "no", "có", "không"])
    if sort == "date":
        year, month, day = 2022 + rng.randint(-1, 1), rng.choice([1, 12]), rng.randint(28, 31)
        return rng.choice([f"{year}-{month:02}-{day}", f"{day}/{month:02}/{year}", "none"])
    if sort == "count":
        return str(rng.randint(0, 6))
    if sort == "number":
        return number(rng.randint(-300, 900), 2)
    total = rng.randint(1, 40)
    top = total if sort == "percent" else 2 * total
    return rng.choice([f"{rng.randint(0, top)}/{total}", number(rng.randint(0, 1000), 1) + "%"])


def formula(rng: Random) -> Formula:
    """A formula of up to three lines over up to three facts."""
    sorts = dict(zip(NAMES, rng.choices(SORTS, k=rng.randint(1, 3)), strict=False))
    write = _Writer(rng, sorts)
    lines = [{"when": write.test(), "give": write.term()} for _ in range(rng.randint(0, 2))]
    lines.append({"give": rng.choice([f"full / {rng.choice(write.numbers)}", "full / 2", write.term()])})
    facts = [{"id": name, "vi": f"Số liệu {name}", "is": sort} for name, sort in sorts.items()]
    apart = Random(repr(lines))
    if apart.random() < 0.3:
        facts[0]["before"] = apart.choice(NAMES)
    return Formula({"kind": "formula", "facts": facts, "points": lines}, sorts)


@dataclass(frozen=True)
class _Writer:
    rng: Random
    sorts: dict[str, str]

    @property
    def plain(self) -> list[str]:
        """The facts that are numbers."""
        return [name for name, sort in self.sorts.items() if sort != "date"]

    @property
    def days(self) -> list[str]:
        return [name for name, sort in self.sorts.items() if sort == "date"]

    @property
    def numbers(self) -> list[str]:
        return self.plain or ["full"]

    def apart(self) -> str:
        """The days between two dates."""
        one, other = self.rng.choice(self.days), self.some_day()
        return self.rng.choice([f"({one} - {other})", f"({other} - {one})"])

    def some_day(self) -> str:
        return self.rng.choice([*self.days, '"2022-12-30"', '"12-31"', '"01-29"'])

    def term(self, depth: int = 0) -> str:
        """A number: of facts, of the max, of other numbers."""
        rng, names = self.rng, [*self.plain, "full"]
        shape = rng.randrange(10) if depth < 3 else 9
        if shape < 4:
            return f"{self.term(depth + 1)} {rng.choice('+-*/')} {self.term(depth + 1)}"
        if shape == 4:
            return f"({self.term(depth + 1)})"
        if shape == 5:
            return f"-{rng.choice(names)}"
        if shape == 6:
            listed = ", ".join(self.term(depth + 1) for _ in range(rng.randint(1, 2)))
            return f"{rng.choice(['min', 'max'])}({listed})"
        if shape == 7:
            ending, inner = rng.choice(["", ", 1", ", 2"]), self.term(depth + 1)
            return rng.choice([f"round({inner}{ending})", f"floor({inner})", f"ceil({inner})"])
        if shape == 8 and depth < 2:
            over = rng.choice(["highest", "lowest", "average"])
            group = rng.choice(["", "", ", kind", ", cluster"])
            return f"{over}({rng.choice(self.numbers)} / {rng.choice([*names, 'unit.cluster'])}{group})"
        if self.days and depth and rng.random() < 0.3:
            return self.apart()
        return rng.choice([*names, *names, "2", "0.5", "12", "unit.cluster"])

    def test(self, depth: int = 0) -> str:
        """A condition: a comparison, a fact that is yes or no, both, either, not."""
        rng = self.rng
        shape = rng.randrange(6) if depth < 2 else 5
        if shape < 2:
            return f"{self.test(depth + 1)} {rng.choice(['and', 'or'])} {self.test(depth + 1)}"
        if shape == 2:
            return f"not ({self.test(depth + 1)})"
        alone = [name for name, sort in self.sorts.items() if sort == "yes_no"]
        if shape == 3 and alone:
            return rng.choice(alone)
        if self.days and rng.random() < 0.5:
            return f"{rng.choice(self.days)} {rng.choice(['=', '!=', '<', '<=', '>', '>='])} {self.some_day()}"
        if shape == 4:
            return f'unit.kind {rng.choice(["=", "!="])} "{rng.choice(["xa", "XA", "phuong", "thi_tran"])}"'
        return f"{self.term(2)} {rng.choice(['=', '!=', '<', '<=', '>', '>='])} {self.term(2)}"
