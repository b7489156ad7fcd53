"""The language of formulas: arithmetic and conditions over the facts of a leaf, exact; parsed by Python's own grammar.

The text is read by `ast` and walked over a list of what is allowed: nothing of it is ever run as a program. A division
by 0 or an aggregate over nobody has no value, which spreads; a comparison with it does not hold. The source is design
"Rule kinds".
"""

import ast
import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from scoring.points import exact_text, to_steps
from scoring.problems import Fault, Text, did_you_mean
from scoring.tree.formula_values import (
    AGGREGATES,
    ARITHMETIC,
    COMPARED,
    UNIT,
    Given,
    Key,
    Observed,
    Value,
    called,
    column_of,
    day_of,
    holds,
    key_of,
    number_of,
    text_of,
)

Kind = Literal["number", "condition", "date", "text", "column"]
"""What a part of a formula is; a unit's column stands for a number, or for a text where a text is compared with it."""

MOST_LETTERS = 1000
MOST_ROUNDED = 10
NAMES = ("full", "year")
FUNCTIONS = ("min", "max", "floor", "ceil", "round")
WORDS = frozenset((*NAMES, *AGGREGATES, *FUNCTIONS, "and", "or", "not", UNIT))
"""Words that are no fact's id."""
IDENTITY = ("code", "name")
"""The columns of units.csv that say who a unit is; scoring must not know."""
LEAP_YEAR = 2000
"""A year that has every day."""

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_EQUALS = re.compile(r"(?<![<>!=])=(?!=)")
_QUOTED = re.compile(r'"([^"]*)"')


@dataclass(frozen=True)
class Expression:
    """A text of the language, read and checked: `conditions` are the names that may stand alone as a condition."""

    text: str
    tree: ast.expr
    facts: Mapping[str, str]

    @property
    def aggregates(self) -> tuple[Key, ...]:
        """What it takes from all units, in the order of the text."""
        calls = [node for node in ast.walk(self.tree) if called(node) in AGGREGATES]
        return tuple(key_of(node) for node in calls if isinstance(node, ast.Call))

    @property
    def columns(self) -> tuple[tuple[str, str], ...]:
        """The columns of units that it speaks of, each with a text that it is compared with, "" for none."""
        groups = [(key.group, "") for key in self.aggregates if key.group]
        read = [(column.removeprefix(f"{UNIT}."), "") for node in ast.walk(self.tree) if (column := column_of(node))]
        return (*groups, *read, *self._compared)

    @property
    def _compared(self) -> Iterator[tuple[str, str]]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Compare):
                sides = (node.left, node.comparators[0])
                column, text = "".join(map(column_of, sides)), "".join(text_of(side) or "" for side in sides)
                if column and text:
                    yield column.removeprefix(f"{UNIT}."), text

    @property
    def may_lack_value(self) -> bool:
        """Whether there are facts for which it has no value: by a division, an aggregate, a date, a column."""
        return any(
            called(node) in AGGREGATES
            or bool(column_of(node))
            or (isinstance(node, ast.Name) and self.facts.get(node.id) == "date")
            or (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and not _is_number(node.right))
            for node in ast.walk(self.tree)
        )

    def value(self, given: Given, observed: Observed) -> Value:
        """The number it comes to."""
        return number_of(self.tree, given, observed)

    def holds(self, given: Given, observed: Observed) -> bool:
        """Whether it holds, as a condition."""
        return holds(self.tree, given, observed)

    def argument_values(self, key: Key, each: Sequence[Given]) -> list[Fraction]:
        """The values of an aggregate's argument for many units; those without one are passed over."""
        tree = next(
            node.args[0] for node in ast.walk(self.tree) if isinstance(node, ast.Call) and called(node) == key.name
            and key_of(node) == key
        )  # fmt: skip
        values = (number_of(tree, given, {}) for given in each)
        return [value for value in values if value is not None]

    def with_numbers(self, given: Given, observed: Observed) -> Text:
        """The text with the numbers put in for names and aggregates."""
        shown = _Shown(given, observed, self.facts).visit(ast.parse(ast.unparse(self.tree), mode="eval"))
        text = ast.unparse(shown).replace(" == ", " = ").replace("'", "")
        comma = re.sub(r"(?<=[0-9])\.(?=[0-9])", ",", text.replace(", ", "; "))
        return Text(re.sub(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", r"\3/\2/\1", comma), text)


class _Shown(ast.NodeTransformer):
    """Puts numbers in the place of names and aggregates, texts in that of columns, days in that of dates."""

    def __init__(self, given: Given, observed: Observed, kinds: Mapping[str, str]) -> None:
        self.given = given
        self.observed = observed
        self.kinds = kinds

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id not in self.given:
            return node
        return ast.Name(self._said(self.given[node.id], self.kinds.get(node.id) == "date"))

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        return ast.Name(self._said(self.given.get(ast.unparse(node)) or None))

    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        year = self.given["year"]
        day = day_of(node.value, int(year)) if isinstance(node.value, str) and isinstance(year, Fraction) else None
        return node if day is None else ast.Name(day.isoformat())

    def visit_Call(self, node: ast.Call) -> ast.expr:
        if called(node) in AGGREGATES:
            return ast.Name(self._said(self.observed.get(key_of(node))))
        return ast.Call(node.func, [self.visit(argument) for argument in node.args], [])

    @staticmethod
    def _said(value: Fraction | str | None, is_day: bool = False) -> str:
        if value is None:
            return "–"
        if isinstance(value, str):
            return value
        return datetime.date.fromordinal(int(value)).isoformat() if is_day else _short(value)


def _short(value: Fraction) -> str:
    """A number for people: exact where it is a decimal, else to four digits."""
    exact = exact_text(value)
    return exact if "/" not in exact else f"≈{exact_text(Fraction(to_steps(value, 4), 10**4))}"


def read_expression(text: str, facts: Mapping[str, str], kind: Kind) -> Expression:
    """A text of the language as an expression of a kind; `facts` are their kinds by id. Raises `Fault` with a place."""
    plain = re.sub(r"\s", " ", text)
    # What is quoted may have any sign; its place is held by as many letters.
    quoted = {match.start(): match[1] for match in _QUOTED.finditer(plain)}
    bare = _QUOTED.sub(lambda match: f'"{"x" * len(match[1])}"', plain)
    for sign in re.finditer(r"[^ -~]", bare):
        raise Fault("formula-sign", given=sign[0]).within(sign.start())
    for sign in re.finditer(r"==|:=|[%\\\[\]{}@^&|~`$;?:#']|\*\*|//", bare):
        raise Fault("formula-sign", given=sign[0]).within(sign.start())
    for sign in re.finditer('"', _QUOTED.sub(lambda match: "x" * len(match[0]), bare)):
        raise Fault("formula-sign", given=sign[0]).within(sign.start())
    if len(plain) > MOST_LETTERS:
        raise Fault("formula-too-long", most=MOST_LETTERS).within(MOST_LETTERS)
    places = [match.start() for match in _EQUALS.finditer(bare)]
    python = _EQUALS.sub("==", bare)
    try:
        tree = ast.parse(python, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        column = (getattr(error, "offset", None) or 1) - 1
        raise Fault("formula-syntax").within(_back(column, places)) from None
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = quoted.get(_back(node.col_offset, places), "")
    checker = _Checker(python, places, facts)
    gives = checker.kind(tree)
    is_one = gives == kind or (kind == "number" and gives == "column")
    if not is_one and not (kind == "condition" and checker.is_yes_no(tree)):
        raise Fault(f"formula-not-{kind}").within(0)
    return Expression(text, tree, dict(facts))


def _back(column: int, places: Sequence[int]) -> int:
    """A column of the text as Python has it, in the text as typed: every = before it is one sign longer there."""
    return column - sum(place + number < column for number, place in enumerate(places))


@dataclass(frozen=True)
class _Checker:
    """Refuses all that is not on the list; gives the kind of what is."""

    text: str
    places: Sequence[int]
    facts: Mapping[str, str]

    def fault(self, code: str, node: ast.AST, **values: Any) -> Fault:
        return Fault(code, **values).within(_back(getattr(node, "col_offset", 0), self.places))

    def is_yes_no(self, node: ast.AST) -> bool:
        return isinstance(node, ast.Name) and self.facts.get(node.id) == "yes_no"

    def kind(self, node: ast.expr) -> Kind:
        match node:
            case ast.Constant():
                return self._constant(node)
            case ast.Name():
                if node.id not in self.facts and node.id not in NAMES:
                    known = [*self.facts, *NAMES]
                    raise self.fault("formula-name-unknown", node, given=node.id, hint=did_you_mean(node.id, known))
                return "date" if self.facts.get(node.id) == "date" else "number"
            case ast.Attribute() if column_of(node):
                self._column(node, node.attr)
                return "column"
            case ast.BinOp(op=ast.Sub()) if self._are_days(node.left, node.right):
                return "number"
            case ast.UnaryOp(op=ast.USub()):
                self._numbers(node.operand)
                return "number"
            case ast.UnaryOp(op=ast.Not()):
                self._conditions(node.operand)
                return "condition"
            case ast.BinOp() if type(node.op) in ARITHMETIC:
                self._numbers(node.left, node.right)
                return "number"
            case ast.BoolOp():
                self._conditions(*node.values)
                return "condition"
            case ast.Compare():
                return self._compared(node)
            case ast.Call():
                return self._call(node)
        raise self.fault("formula-not-allowed", node)

    def _constant(self, node: ast.Constant) -> Kind:
        written = self.text[node.col_offset : node.end_col_offset]
        if isinstance(node.value, str) and re.fullmatch('"x*"', written):
            return "text"
        if not _NUMBER.fullmatch(written):
            raise self.fault("formula-not-allowed", node)
        return "number"

    def _column(self, node: ast.AST, name: str) -> None:
        if name in IDENTITY:
            raise self.fault("formula-identity", node, given=name)

    def _are_days(self, *nodes: ast.expr) -> bool:
        """Whether one is a date, and the other a date or a quoted day."""
        kinds = [self.kind(node) for node in nodes]
        if "date" not in kinds:
            return False
        for node in nodes:
            if (text := text_of(node)) is not None and day_of(text, LEAP_YEAR) is None:
                raise self.fault("formula-no-day", node, given=text)
        return set(kinds) <= {"date", "text"}

    def _compared(self, node: ast.Compare) -> Kind:
        if len(node.ops) > 1:
            raise self.fault("formula-chained", node.comparators[1])
        if type(node.ops[0]) not in COMPARED:
            raise self.fault("formula-not-allowed", node)
        sides = (node.left, node.comparators[0])
        kinds = {self.kind(side) for side in sides}
        if kinds == {"column", "text"} and isinstance(node.ops[0], ast.Eq | ast.NotEq):
            return "condition"
        if not self._are_days(*sides):
            self._numbers(*sides)
        return "condition"

    def _call(self, node: ast.Call) -> Kind:
        name = called(node)
        known = [*FUNCTIONS, *AGGREGATES]
        if name not in known or node.keywords:
            raise self.fault("formula-function-unknown", node, known=known)
        ways = {"min": (1, 50), "max": (1, 50), "round": (1, 2), **dict.fromkeys(AGGREGATES, (1, 2))}
        least, most = ways.get(name, (1, 1))
        if not least <= len(node.args) <= most:
            raise self.fault("formula-arguments", node, given=name)
        if name in AGGREGATES:
            self._aggregate(node)
            return "number"
        self._numbers(*node.args)
        if name == "round" and len(node.args) == 2 and not _digits(node.args[1]):
            raise self.fault("formula-digits", node.args[1], most=MOST_ROUNDED)
        return "number"

    def _aggregate(self, node: ast.Call) -> None:
        self._numbers(node.args[0])
        if any(called(inner) in AGGREGATES for inner in ast.walk(node.args[0])):
            raise self.fault("formula-nested", node)
        for group in node.args[1:]:
            if not isinstance(group, ast.Name):
                raise self.fault("formula-group", group)
            self._column(group, group.id)

    def _numbers(self, *nodes: ast.expr) -> None:
        for node in nodes:
            kind = self.kind(node)
            if kind not in ("number", "column"):
                raise self.fault("formula-text" if kind == "text" else "formula-not-number", node)

    def _conditions(self, *nodes: ast.expr) -> None:
        for node in nodes:
            if self.kind(node) != "condition" and not self.is_yes_no(node):
                raise self.fault("formula-not-condition", node)


def _is_number(node: ast.expr) -> bool:
    """Whether it is a number other than 0, or `full`, which is above 0."""
    if isinstance(node, ast.Name):
        return node.id in NAMES
    return isinstance(node, ast.Constant) and node.value != 0


def _digits(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int) and 0 <= node.value <= MOST_ROUNDED
