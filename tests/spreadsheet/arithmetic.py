"""Formulas evaluated as spreadsheet programs do: in binary floats, each program with its own ways to round and compare.

Enough of the language for the formulas of rules; a formula is compiled once and evaluated for many cells.
"""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

Cells = Mapping[str, Any]
Compiled = Callable[[Cells], Any]

_TOKEN = re.compile(
    r"""\s*("(?:[^"]|"")*"|[0-9.]+(?:E[+-]?[0-9]+)?|[A-Z]+\(|TRUE|FALSE|\$?[A-Z]+\$?[0-9]+|<>|<=|>=|[-+*/^=<>(),])"""
)
SIGNS = ("<>", "<=", ">=", "=", "<", ">")


@dataclass(frozen=True)
class Program:
    """How a spreadsheet program rounds, compares and takes off."""

    name: str
    round: Callable[[float], float]
    alike: Callable[[float, float], bool]
    snaps: bool


def _half_away(number: float) -> float:
    return float(Decimal(number).quantize(Decimal(1), ROUND_HALF_UP)) if abs(number) < 2**53 else number


def _as_shown(number: float) -> float:
    """Rounded as the 15 digits of the number are, which is how Excel rounds."""
    return float(Decimal(f"{number:.14E}").quantize(Decimal(1), ROUND_HALF_UP)) if abs(number) < 2**53 else number


def _nearly(one: float, other: float) -> bool:
    """LibreOffice's rtl::math::approxEqual."""
    if one == other:
        return True
    apart = abs(one - other)
    if not one or not other or apart > abs(one) / 2**44 or apart > abs(other) / 2**44:
        return False
    if all(number == int(number) and abs(number) <= 2**53 for number in (one, other)):
        return False
    return apart < abs(one) / 2**48 and apart < abs(other) / 2**48


PLAIN = Program("plain floats", _half_away, lambda one, other: one == other, snaps=False)
EXCEL = Program("Excel", _as_shown, lambda one, other: f"{one:.14E}" == f"{other:.14E}", snaps=False)
LIBRE = Program("LibreOffice", _half_away, _nearly, snaps=True)
PROGRAMS = (PLAIN, EXCEL, LIBRE)


def compiled(formula: str, program: Program = PLAIN) -> Compiled:
    """A formula as a function of the cells it names."""
    tokens = _TOKEN.findall(formula)
    assert "".join(tokens) == formula
    reader = _Reader([*tokens, ""], program)
    found = reader.comparison()
    assert reader.here == "", reader.tokens[reader.at :]
    return found


class _Reader:
    def __init__(self, tokens: list[str], program: Program) -> None:
        self.tokens = tokens
        self.program = program
        self.at = 0

    @property
    def here(self) -> str:
        return self.tokens[self.at]

    def take(self) -> str:
        self.at += 1
        return self.tokens[self.at - 1]

    def comparison(self) -> Compiled:
        found = self.sum()
        while self.here in SIGNS:
            found = self._compared(self.take(), found, self.sum())
        return found

    def _compared(self, sign: str, first: Compiled, second: Compiled) -> Compiled:
        program = self.program

        def run(cells: Cells) -> bool:
            one, other = first(cells), second(cells)
            if isinstance(one, str) or isinstance(other, str):
                same = ("" if one is None else one) == ("" if other is None else other)
                assert sign in ("=", "<>"), (sign, one, other)
                return same == (sign == "=")
            one, other = _number(one), _number(other)
            same, less = program.alike(one, other), one < other
            if sign in ("=", "<>"):
                return same == (sign == "=")
            if same:
                return sign in ("<=", ">=")
            return less == (sign in ("<", "<="))

        return run

    def sum(self) -> Compiled:
        found = self.product()
        while self.here in ("+", "-"):
            found = self._added(found, self.take() == "-", self.product())
        return found

    def _added(self, first: Compiled, minus: bool, second: Compiled) -> Compiled:
        program = self.program

        def run(cells: Cells) -> float:
            one, other = _number(first(cells)), _number(second(cells))
            other = -other if minus else other
            return 0.0 if program.snaps and _nearly(one, -other) else one + other

        return run

    def product(self) -> Compiled:
        found = self.signed()
        while self.here in ("*", "/"):
            found = self._multiplied(found, self.take() == "/", self.signed())
        return found

    @staticmethod
    def _multiplied(first: Compiled, divide: bool, second: Compiled) -> Compiled:
        if divide:
            return lambda cells: _number(first(cells)) / _number(second(cells))
        return lambda cells: _number(first(cells)) * _number(second(cells))

    def signed(self) -> Compiled:
        if self.here == "-":
            self.take()
            inside = self.signed()
            return lambda cells: -_number(inside(cells))
        base = self.single()
        if self.here != "^":
            return base
        self.take()
        power = self.signed()
        return lambda cells: float(_number(base(cells)) ** _number(power(cells)))

    def single(self) -> Compiled:
        word = self.take()
        if word.endswith("("):
            given = self._arguments()
            return self._function(word[:-1], given) if word != "(" else given[0]
        if word.startswith('"'):
            text = word[1:-1].replace('""', '"')
            return lambda _: text
        if word[0].isdigit():
            number = float(word)
            return lambda _: number
        if word in ("TRUE", "FALSE"):
            return lambda _: word == "TRUE"
        name = word.replace("$", "")
        return lambda cells: cells.get(name)

    def _arguments(self) -> list[Compiled]:
        found = [self.comparison()]
        while self.take() == ",":
            found.append(self.comparison())
        assert self.tokens[self.at - 1] == ")"
        return found

    def _function(self, name: str, given: list[Compiled]) -> Compiled:
        if name == "IF":
            test, yes, no = given
            return lambda cells: yes(cells) if test(cells) else no(cells)
        plain = getattr(self, f"_{name.lower()}", None) or FUNCTIONS[name]
        return lambda cells: plain(*(argument(cells) for argument in given))

    def _round(self, number: Any, digits: Any) -> float:
        scale = float(10 ** int(digits))
        return self.program.round(_number(number) * scale) / scale

    def _int(self, number: Any) -> float:
        return math.floor(_number(number))


def _number(value: Any) -> float:
    assert not isinstance(value, str), value
    return 0.0 if value is None else float(value)


def _is_number(value: Any) -> bool:
    return isinstance(value, float)


def _length(value: Any) -> float:
    return float(len(f"{value:.15G}"))


FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "AND": lambda *given: all(given),
    "OR": lambda *given: any(given),
    "NOT": lambda given: not given,
    "ISNUMBER": _is_number,
    "ABS": lambda number: abs(_number(number)),
    "LEN": _length,
    "N": lambda value: value if _is_number(value) else 0.0,
    "MIN": lambda *given: min(filter(_is_number, given), default=0.0),
    "MAX": lambda *given: max(filter(_is_number, given), default=0.0),
    "COUNT": lambda *given: float(sum(map(_is_number, given))),
    "COUNTA": lambda *given: float(sum(value is not None for value in given)),
}
