"""The language of formulas: arithmetic and conditions over the facts of a leaf, exact; parsed by Python's own grammar.

The text is read by `ast` and walked over a list of what is allowed: nothing of it is ever run as a program. A division
by 0 or an aggregate over nobody has no value, which spreads; a comparison with it does not hold. The source is design
"Rule kinds".
"""

import ast
import math
import operator
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from scoring.points import exact_text, to_steps
from scoring.problems import Fault, Text, did_you_mean

Kind = Literal["number", "condition"]
Value = Fraction | None
"""A number, or None where there is no value."""
Given = Mapping[str, Fraction]
"""The values of names: facts, `full`, `year`."""

MOST_LETTERS = 1000
MOST_ROUNDED = 10
NAMES = ("full", "year")
AGGREGATES = ("highest", "lowest", "average")
FUNCTIONS = ("min", "max", "floor", "ceil", "round")
WORDS = frozenset((*NAMES, *AGGREGATES, *FUNCTIONS, "and", "or", "not", "unit"))
"""Words that are no fact's id."""

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_EQUALS = re.compile(r"(?<![<>!=])=(?!=)")
_ARITHMETIC: Mapping[type, Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_COMPARED: Mapping[type, Callable[[Fraction, Fraction], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}


@dataclass(frozen=True)
class Expression:
    """A text of the language, read and checked: `conditions` are the names that may stand alone as a condition."""

    text: str
    tree: ast.expr
    facts: frozenset[str]

    @property
    def aggregates(self) -> tuple[tuple[str, str], ...]:
        """What it takes from all units: a function and the text of its argument, in the order of the text."""
        found = [node for node in ast.walk(self.tree) if called(node) in AGGREGATES]
        return tuple((called(node), ast.unparse(node.args[0])) for node in found if isinstance(node, ast.Call))

    @property
    def may_lack_value(self) -> bool:
        """Whether there are facts for which it has no value: by a division or an aggregate."""
        return any(
            called(node) in AGGREGATES
            or (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and not _is_number(node.right))
            for node in ast.walk(self.tree)
        )

    def value(self, given: Given, observed: Mapping[tuple[str, str], Value]) -> Value:
        """The number it comes to."""
        return _number(self.tree, given, observed)

    def holds(self, given: Given, observed: Mapping[tuple[str, str], Value]) -> bool:
        """Whether it holds, as a condition."""
        return _holds(self.tree, given, observed)

    def argument_values(self, key: tuple[str, str], each: Sequence[Given]) -> list[Fraction]:
        """The values of an aggregate's argument for many units; those without one are passed over."""
        tree = next(
            node.args[0]
            for node in ast.walk(self.tree)
            if isinstance(node, ast.Call) and (called(node), ast.unparse(node.args[0])) == key
        )
        values = (_number(tree, given, {}) for given in each)
        return [value for value in values if value is not None]

    def with_numbers(self, given: Given, observed: Mapping[tuple[str, str], Value]) -> Text:
        """The text with the numbers put in for names and aggregates."""
        shown = _Shown(given, observed).visit(ast.parse(ast.unparse(self.tree), mode="eval"))
        text = ast.unparse(shown).replace(" == ", " = ").replace("'", "")
        return Text(re.sub(r"(?<=[0-9])\.(?=[0-9])", ",", text.replace(", ", "; ")), text)


class _Shown(ast.NodeTransformer):
    """Puts numbers in the place of names and aggregates."""

    def __init__(self, given: Given, observed: Mapping[tuple[str, str], Value]) -> None:
        self.given = given
        self.observed = observed

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return ast.Name(_short(self.given[node.id])) if node.id in self.given else node

    def visit_Call(self, node: ast.Call) -> ast.expr:
        if called(node) in AGGREGATES:
            value = self.observed.get((called(node), ast.unparse(node.args[0])))
            return ast.Name("–" if value is None else _short(value))
        return ast.Call(node.func, [self.visit(argument) for argument in node.args], [])


def _short(value: Fraction) -> str:
    """A number for people: exact where it is a decimal, else to four digits."""
    exact = exact_text(value)
    return exact if "/" not in exact else f"≈{exact_text(Fraction(to_steps(value, 4), 10**4))}"


def read_expression(text: str, facts: Mapping[str, str], kind: Kind) -> Expression:
    """A text of the language as an expression of a kind; `facts` are their kinds by id. Raises `Fault` with a place."""
    plain = re.sub(r"\s", " ", text)
    for sign in re.finditer(r"[^ -~]", plain):
        raise Fault("formula-sign", given=sign[0]).within(sign.start())
    for sign in re.finditer(r"==|:=|[%\\\[\]{}@^&|~`$;?:#\"']|\*\*|//", plain):
        raise Fault("formula-sign", given=sign[0]).within(sign.start())
    if len(plain) > MOST_LETTERS:
        raise Fault("formula-too-long", most=MOST_LETTERS).within(MOST_LETTERS)
    places = [match.start() for match in _EQUALS.finditer(plain)]
    python = _EQUALS.sub("==", plain)
    try:
        tree = ast.parse(python, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        column = (getattr(error, "offset", None) or 1) - 1
        raise Fault("formula-syntax").within(_back(column, places)) from None
    checker = _Checker(python, places, facts)
    found = checker.kind(tree)
    if found != kind and not (kind == "condition" and checker.is_yes_no(tree)):
        raise Fault(f"formula-not-{kind}").within(0)
    return Expression(text, tree, frozenset(facts))


def _back(column: int, places: Sequence[int]) -> int:
    """A column of the text as Python has it, in the text as typed: every = before it is one sign longer there."""
    return column - sum(place + number < column for number, place in enumerate(places))


def called(node: ast.AST) -> str:
    return node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""


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
                return "number"
            case ast.UnaryOp(op=ast.USub()):
                self._numbers(node.operand)
                return "number"
            case ast.UnaryOp(op=ast.Not()):
                self._conditions(node.operand)
                return "condition"
            case ast.BinOp() if type(node.op) in _ARITHMETIC:
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
        if not _NUMBER.fullmatch(self.text[node.col_offset : node.end_col_offset]):
            raise self.fault("formula-not-allowed", node)
        return "number"

    def _compared(self, node: ast.Compare) -> Kind:
        if len(node.ops) > 1:
            raise self.fault("formula-chained", node.comparators[1])
        if type(node.ops[0]) not in _COMPARED:
            raise self.fault("formula-not-allowed", node)
        self._numbers(node.left, node.comparators[0])
        return "condition"

    def _call(self, node: ast.Call) -> Kind:
        name = called(node)
        known = [*FUNCTIONS, *AGGREGATES]
        if name not in known or node.keywords:
            raise self.fault("formula-function-unknown", node, known=known)
        least, most = {"min": (1, 50), "max": (1, 50), "round": (1, 2)}.get(name, (1, 1))
        if not least <= len(node.args) <= most:
            raise self.fault("formula-arguments", node, given=name)
        self._numbers(*node.args)
        if name == "round" and len(node.args) == 2 and not _digits(node.args[1]):
            raise self.fault("formula-digits", node.args[1], most=MOST_ROUNDED)
        if name in AGGREGATES and any(called(inner) in AGGREGATES for inner in ast.walk(node.args[0])):
            raise self.fault("formula-nested", node)
        return "number"

    def _numbers(self, *nodes: ast.expr) -> None:
        for node in nodes:
            if self.kind(node) != "number":
                raise self.fault("formula-not-number", node)

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


# ── values ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _number(node: ast.expr, given: Given, observed: Mapping[tuple[str, str], Value]) -> Value:
    match node:
        case ast.Constant():
            return Fraction(str(node.value))
        case ast.Name():
            return given[node.id]
        case ast.UnaryOp():
            value = _number(node.operand, given, observed)
            return None if value is None else -value
        case ast.BinOp():
            left, right = _number(node.left, given, observed), _number(node.right, given, observed)
            if left is None or right is None or (isinstance(node.op, ast.Div) and right == 0):
                return None
            return _ARITHMETIC[type(node.op)](left, right)
        case ast.Call() if called(node) in AGGREGATES:
            return observed.get((called(node), ast.unparse(node.args[0])))
        case ast.Call():
            values = [_number(argument, given, observed) for argument in node.args]
            known = [value for value in values if value is not None]
            return _applied(called(node), known) if len(known) == len(values) else None
    raise AssertionError(ast.dump(node))  # the checker lets nothing else through


def _applied(name: str, values: Sequence[Fraction]) -> Fraction:
    if name in ("min", "max"):
        return min(values) if name == "min" else max(values)
    if name == "round":
        digits = int(values[1]) if len(values) == 2 else 0
        return Fraction(to_steps(values[0], digits), 10**digits)
    return Fraction(math.floor(values[0]) if name == "floor" else math.ceil(values[0]))


def _holds(node: ast.expr, given: Given, observed: Mapping[tuple[str, str], Value]) -> bool:
    match node:
        case ast.UnaryOp(op=ast.Not()):
            return not _holds(node.operand, given, observed)
        case ast.BoolOp():
            each: Iterator[bool] = (_holds(part, given, observed) for part in node.values)
            return all(each) if isinstance(node.op, ast.And) else any(each)
        case ast.Compare():
            left = _number(node.left, given, observed)
            right = _number(node.comparators[0], given, observed)
            return left is not None and right is not None and _COMPARED[type(node.ops[0])](left, right)
    return _number(node, given, observed) == 1


def aggregated(name: str, values: Sequence[Fraction]) -> Value:
    """The highest, lowest or average; None over nobody."""
    if not values:
        return None
    if name == "average":
        return sum(values, Fraction(0)) / len(values)
    return max(values) if name == "highest" else min(values)
