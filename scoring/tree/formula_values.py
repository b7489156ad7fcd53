"""What texts of the formula language come to: exact numbers, conditions, what is taken from all units.

Days are numbers of days; a date that is `none`, a column that is no number, a division by 0 and an aggregate over
nobody have no value, which spreads; a comparison with it does not hold. The source is design "Rule kinds".
"""

import ast
import datetime
import math
import operator
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from scoring.points import parse_number, to_steps
from scoring.problems import Fault

Value = Fraction | None
"""A number, or None where there is no value."""
Given = Mapping[str, Fraction | str | None]
"""The values of names: facts, `full`, `year`; columns of the unit as texts, as `unit.kind`."""

UNIT = "unit"
AGGREGATES = ("highest", "lowest", "average")

_DAY = re.compile(r"(?:([0-9]{4})-)?([0-9]{2})-([0-9]{2})")
ARITHMETIC: Mapping[type, Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
COMPARED: Mapping[type, Callable[[Fraction, Fraction], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}


class Key(NamedTuple):
    """What is taken from all units: a function, the text of its argument, the column of a group or ""."""

    name: str
    argument: str
    group: str


Observed = Mapping[Key, Value]


def named_in(argument: str) -> frozenset[str]:
    """The names in the argument of an aggregate: facts, full, year."""
    nodes = ast.walk(ast.parse(argument, mode="eval"))
    return frozenset(node.id for node in nodes if isinstance(node, ast.Name))


def called(node: ast.AST) -> str:
    return node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""


def key_of(node: ast.Call) -> Key:
    """The key of an aggregate."""
    group = ast.unparse(node.args[1]) if len(node.args) == 2 else ""
    return Key(called(node), ast.unparse(node.args[0]), group)


def column_of(node: ast.AST) -> str:
    """The name of a unit's column, as `unit.kind`; "" for anything else."""
    is_column = isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == UNIT
    return ast.unparse(node) if is_column else ""


def text_of(node: ast.AST) -> str | None:
    """A quoted text."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def day_of(text: str, year: int) -> datetime.date | None:
    """A quoted day, "2022-12-31" or "12-31" of the campaign's year; None where it is none."""
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    try:
        return datetime.date(int(match[1] or year), int(match[2]), int(match[3]))
    except ValueError:
        return None


def number_of(node: ast.expr, given: Given, observed: Observed) -> Value:
    """The number that a checked expression comes to."""
    match node:
        case ast.Constant(value=str(quoted)):
            day = day_of(quoted, int(_year(given)))
            return None if day is None else Fraction(day.toordinal())
        case ast.Constant():
            return Fraction(str(node.value))
        case ast.Name() | ast.Attribute():
            return _named(given.get(ast.unparse(node)))
        case ast.UnaryOp():
            value = number_of(node.operand, given, observed)
            return None if value is None else -value
        case ast.BinOp():
            left, right = number_of(node.left, given, observed), number_of(node.right, given, observed)
            if left is None or right is None or (isinstance(node.op, ast.Div) and right == 0):
                return None
            return ARITHMETIC[type(node.op)](left, right)
        case ast.Call() if called(node) in AGGREGATES:
            return observed.get(key_of(node))
        case ast.Call():
            values = [number_of(argument, given, observed) for argument in node.args]
            known = [value for value in values if value is not None]
            return _applied(called(node), known) if len(known) == len(values) else None
    raise AssertionError(ast.dump(node))  # the checker lets nothing else through


def _year(given: Given) -> Fraction:
    year = given["year"]
    return year if isinstance(year, Fraction) else Fraction(0)


def _named(value: Fraction | str | None) -> Value:
    if not isinstance(value, str):
        return value
    try:
        return parse_number(value)
    except Fault:
        return None


def _applied(name: str, values: Sequence[Fraction]) -> Fraction:
    if name in ("min", "max"):
        return min(values) if name == "min" else max(values)
    if name == "round":
        digits = int(values[1]) if len(values) == 2 else 0
        return Fraction(to_steps(values[0], digits), 10**digits)
    return Fraction(math.floor(values[0]) if name == "floor" else math.ceil(values[0]))


def holds(node: ast.expr, given: Given, observed: Observed) -> bool:
    """Whether a checked condition holds."""
    match node:
        case ast.UnaryOp(op=ast.Not()):
            return not holds(node.operand, given, observed)
        case ast.BoolOp():
            each: Iterator[bool] = (holds(part, given, observed) for part in node.values)
            return all(each) if isinstance(node.op, ast.And) else any(each)
        case ast.Compare():
            same = is_of_column(node, given)
            if same is not None:
                return same == isinstance(node.ops[0], ast.Eq)
            left = number_of(node.left, given, observed)
            right = number_of(node.comparators[0], given, observed)
            return left is not None and right is not None and COMPARED[type(node.ops[0])](left, right)
    return number_of(node, given, observed) == 1


def is_of_column(node: ast.Compare, given: Given) -> bool | None:
    """Whether a column has the text it is compared with, without case; None where that is not what is compared."""
    sides = (node.left, node.comparators[0])
    column = next(filter(None, map(column_of, sides)), "")
    text = next((text for side in sides if (text := text_of(side)) is not None), None)
    if not column or text is None:
        return None
    value = given.get(column)
    return isinstance(value, str) and value.casefold() == text.casefold()


def aggregated(name: str, values: Sequence[Fraction]) -> Value:
    """The highest, lowest or average; None over nobody."""
    if not values:
        return None
    if name == "average":
        return sum(values, Fraction(0)) / len(values)
    return max(values) if name == "highest" else min(values)
