"""The formula language, read from left to right by hand; no value is None."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

from tests.oracle.numbers import number, percent, rounded, word

Facts = dict[str, Any]
"""Numbers by their names; the unit's columns, as `unit.kind`, are texts."""
TOKEN = re.compile(r'\s*([0-9]+(?:\.[0-9]+)?|unit\.[a-z]+|[A-Za-z][A-Za-z0-9_]*|"[^"]*"|<=|>=|!=|[-+*/(),=<>])')
COMPARED: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}


def facts_of(rule: dict[str, Any], text: str) -> Facts:
    """Read `done=45 target=50`."""
    texts = dict(part.split("=") for part in text.split())
    read = {"count": number, "number": number, "percent": percent, "ratio": percent}
    found: Facts = {}
    for fact in rule["facts"]:
        given = texts[fact["id"]]
        if fact["is"] == "date":
            parts = given.split("/")[::-1] if "/" in given else given.split("-")
            found[fact["id"]] = None if given == "none" else days(*map(int, parts))
            continue
        found[fact["id"]] = (
            Fraction(word(given) in ("yes", "có")) if fact["is"] == "yes_no" else read[fact["is"]](given)
        )
    return found


def days(year: int, month: int, day: int) -> Fraction:
    return Fraction(date(year, month, day).toordinal())


class Reader:
    """Reads and computes one text at once for the facts of one unit; `others` are the facts of all units."""

    def __init__(self, text: str, facts: Facts, others: list[Facts]) -> None:
        self.text = text
        self.tokens: list[str] = TOKEN.findall(text)
        self.at = 0
        self.facts = facts
        self.others = others

    def next(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self, *wanted: str) -> str:
        if self.next() not in wanted:
            return ""
        self.at += 1
        return self.tokens[self.at - 1]

    def any_of(self) -> Any:
        found = self.all_of()
        while self.take("or"):
            other = self.all_of()
            found = truth(found) or truth(other)
        return found

    def all_of(self) -> Any:
        found = self.negated()
        while self.take("and"):
            other = self.negated()
            found = truth(found) and truth(other)
        return found

    def negated(self) -> Any:
        return not truth(self.negated()) if self.take("not") else self.compared()

    def compared(self) -> Any:
        if self.next().startswith("unit.") and self.is_text(self.at + 2):
            column = self.next()
            same = self.facts[column].casefold() == self.tokens[self.at + 2].strip('"').casefold()
            negated = self.tokens[self.at + 1] == "!="
            self.at += 3
            return same != negated
        left = self.sum()
        sign = self.take(*COMPARED)
        if not sign:
            return left
        right = self.sum()
        return left is not None and right is not None and COMPARED[sign](left, right)

    def sum(self) -> Any:
        found = self.product()
        while sign := self.take("+", "-"):
            other = self.product()
            found = None if found is None or other is None else found + other if sign == "+" else found - other
        return found

    def product(self) -> Any:
        found = self.single()
        while sign := self.take("*", "/"):
            other = self.single()
            if found is None or other is None or (sign == "/" and other == 0):
                found = None
            else:
                found = found * other if sign == "*" else found / other
        return found

    def single(self) -> Any:
        if self.take("-"):
            found = self.single()
            return None if found is None else -found
        if self.take("("):
            found = self.any_of()
            assert self.take(")")
            return found
        token = self.tokens[self.at]
        self.at += 1
        if token.startswith('"'):
            parts = [int(part) for part in token.strip('"').split("-")]
            return days(*parts) if len(parts) == 3 else days(int(self.facts["year"]), *parts)
        if token[0].isdigit():
            return Fraction(token)
        if token.startswith("unit."):
            written = re.fullmatch(r"-?[0-9]+([.,][0-9]+)?", self.facts[token])
            return number(self.facts[token]) if written else None
        return self.function(token) if self.next() == "(" else self.facts[token]

    def function(self, name: str) -> Any:
        assert self.take("(")
        if name in ("highest", "lowest", "average"):
            return self.over_all(name)
        values = [self.sum()]
        while self.take(","):
            values.append(self.sum())
        assert self.take(")")
        if None in values:
            return None
        if name == "round":
            return rounded(values[0], int(values[1]) if len(values) > 1 else 0)
        if name in ("floor", "ceil"):
            whole: Fraction = values[0] // 1 if name == "floor" else -(-values[0] // 1)
            return Fraction(whole)
        return min(values) if name == "min" else max(values)

    def is_text(self, at: int) -> bool:
        return at < len(self.tokens) and self.tokens[at].startswith('"')

    def over_all(self, name: str) -> Any:
        start, values = self.at, []
        for facts in [*self.others, self.facts]:  # the unit's own once more, to move on
            self.at = start
            own, self.facts = self.facts, facts
            values.append((self.sum(), facts))
            self.facts = own
        if self.take(","):
            column = f"unit.{self.next()}"
            self.at += 1
            values = [(value, facts) for value, facts in values if facts[column] == self.facts[column] != ""]
            values = values or [(None, {})]
        assert self.take(")")
        known = [value for value, _ in values[:-1] if value is not None]
        if not known:
            return None
        return {"highest": max(known), "lowest": min(known), "average": sum(known, Fraction(0)) / len(known)}[name]


def truth(found: Any) -> bool:
    return found if isinstance(found, bool) else found == 1


def points(
    rule: dict[str, Any], text: str, full: Fraction, year: int, unit: dict[str, str], others: list[Any]
) -> Fraction:
    """The points of the first line that holds and has a value; `others` are the facts of all units, each with it."""
    constants = {"full": full, "year": Fraction(year)}

    def known(stated: str, columns: dict[str, str]) -> Facts:
        return {**facts_of(rule, stated), **constants, **{f"unit.{name}": cell for name, cell in columns.items()}}

    facts = known(text, unit)
    each = [known(*other) for other in others]
    result = Fraction(0)
    for line in rule["points"]:
        if "when" in line and not truth(Reader(line["when"], facts, each).any_of()):
            continue
        value = Reader(line["give"], facts, each).any_of()
        if value is not None:
            result = value
            break
    return min(max(result, number(rule.get("least", "0"))), full)
