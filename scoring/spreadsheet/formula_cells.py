"""A rule of the kind `formula` as a spreadsheet formula over the cells of its facts: exact, or none.

Every fact is a whole number of its smallest unit: of a count, of the decimals that a cell takes. What lines give and
ask are then quotients of sums of products (`polynomials`), by cases where `min` and `max` choose. A division by 0 has
no value: what must not be 0 is asked before (`Value.guards`). Facts with more digits than the formula is exact for show
no points. What all units' facts decide (`highest` …) has no formula: which units are looked at hangs on claims and
typed points besides the facts, and what is looked at, a quotient most often, has no cell that holds it exactly. What
columns of units.csv decide is a number like any other where the other units stand still: in the workbook of one unit.
"""

import ast
import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from typing import NamedTuple

from scoring.points import decimal_text, parse_number, to_steps
from scoring.problems import Fault
from scoring.spreadsheet import polynomials
from scoring.spreadsheet.limbs import DIGITS, TooLong, tail_of
from scoring.spreadsheet.polynomials import ONE, Atom, Quotient, added, compared, constant, divided, product
from scoring.tree.formula import Expression
from scoring.tree.formula_values import AGGREGATES, Observed, called, column_of, day_of, is_of_column, key_of
from scoring.tree.rules_formula import Fact, Formula

DECIMALS = {"number": 4, "percent": 6, "ratio": 6}
"""The decimals that formulas read of facts that may have some."""
DAY_BEFORE_FIRST = datetime.date(1899, 12, 30).toordinal()
"""A spreadsheet counts days from here."""
FIRST_DAY, MOST_DAYS = 61, 100_000
"""Before March 1900 spreadsheets count days each in its own way."""
MOST_CASES = 40
MOST_LENGTH = 6_500
"""Characters of the lines, which a rule's formula puts more around."""
MOST_NESTED = 50
"""Brackets within brackets; Excel takes 64."""
_SIGNS: Mapping[type, str] = {ast.Eq: "=", ast.NotEq: "<>", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}


@dataclass(frozen=True, slots=True)
class Cases:
    """One thing where a test holds, else another."""

    test: str
    yes: "Tree"
    no: "Tree"


Tree = Quotient | Cases


@dataclass(frozen=True, slots=True)
class Value:
    """A number by cases; it has a value where all guards hold, each of which may be asked where those before hold."""

    guards: tuple[str, ...]
    tree: Tree


@dataclass(frozen=True, slots=True)
class Bounds:
    """What points are kept within and rounded to, the year, and what is known of all units whatever the facts.

    `least` and `most` are points, `precision` how many decimals they are rounded to.
    """

    least: Fraction
    most: Fraction
    precision: int
    year: int
    seen: Observed


class Made(NamedTuple):
    """A formula, and how many digits the facts may have that it takes."""

    formula: str
    digits: int


def formula_over(rule: Formula, cells: Sequence[str], words: tuple[str, str, str], bounds: Bounds) -> Made:
    """The points as a formula, "" where the cells can't be read; `words` are yes, no and not done. Raises `TooLong`.

    Of facts as many digits are taken as a formula of a length that Excel takes is exact for.
    """
    for digits in (DIGITS, 12, 9):
        try:
            return Made(_Writer(rule, cells, words, bounds, digits).formula(), digits)
        except TooLong:
            continue
    raise TooLong


def takes(fact: Fact, value: Fraction | None, digits: int) -> bool:
    """Whether a formula for facts of so many digits takes a fact: the counterpart of what it asks of the cell."""
    if value is None:
        return True
    decimals = DECIMALS.get(fact.is_, 0)
    most: int = 10 ** (digits - decimals)
    within = value <= 100 if fact.is_ == "percent" else abs(value) < most
    return within and (value * 10**decimals).denominator == 1


def both(tests: Sequence[str]) -> str:
    """Whether all tests hold; each is asked only where those before hold."""
    *before, last = tests
    for test in reversed(before):
        last = f"IF({test},{last},FALSE)"
    return last


class _Writer:
    """The formula under way, for facts of so many digits."""

    def __init__(
        self, rule: Formula, cells: Sequence[str], words: tuple[str, str, str], bounds: Bounds, digits: int
    ) -> None:
        self.rule = rule
        self.words = words
        self.bounds = bounds
        self.digits = digits
        self.cells = {fact.id: cell for fact, cell in zip(rule.facts, cells, strict=True)}
        self.kinds = {fact.id: fact.is_ for fact in rule.facts}
        self.unit = {name: value for name, value in rule.with_unit(()) if isinstance(value, str)}

    def formula(self) -> str:
        text = self._points(Fraction(0))
        for when, give in reversed(self.rule.lines):
            text = self._line(when, give, text)
        if len(text) > MOST_LENGTH:
            raise TooLong
        formula = f'IF({both(list(self._readable()))},{text},"")'
        depths = accumulate({"(": 1, ")": -1}.get(sign, 0) for sign in formula)
        if max(depths) > MOST_NESTED:
            raise TooLong
        return formula

    def _line(self, when: Expression | None, give: Expression, otherwise: str) -> str:
        value = self.number(give.tree)
        tests = ([] if when is None else [self.condition(when.tree)]) + list(value.guards)
        points = _written(value.tree, self._rounded)
        text = f"IF({both(tests)},{points},{otherwise})" if tests else points
        if len(text) > MOST_LENGTH:
            raise TooLong
        return text

    # ── facts ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _readable(self) -> Sequence[str]:
        """Tests that the cells hold facts, with no more digits than the formula is exact for."""
        numbers = [self.cells[name] for name, kind in self.kinds.items() if kind not in ("yes_no", "date")]
        words = [self.cells[name] for name, kind in self.kinds.items() if kind == "yes_no"]
        tests = [f"COUNT({','.join(numbers)})={len(numbers)}"] if numbers else []
        tests += ['OR({0}="{1}",{0}="{2}")'.format(cell, *self.words) for cell in words]
        days = [self.cells[name] for name, kind in self.kinds.items() if kind == "date"]
        tests += [f'OR(ISNUMBER({cell}),{cell}="{self.words[2]}")' for cell in days]
        for fact in self.rule.facts:
            tests += self._limits(fact)
        return tests

    def _limits(self, fact: Fact) -> Sequence[str]:
        cell = self.cells[fact.id]
        if fact.is_ == "yes_no":
            return ()
        if fact.is_ == "date":
            cell = f"N({self.cells[fact.id]})"
            return (f"AND({cell}>={FIRST_DAY}*({cell}<>0),{cell}<{MOST_DAYS})",)
        if fact.is_ == "count":
            return (f"AND({cell}>=0,{cell}=INT({cell}),{cell}<1E{self.digits})",)
        decimals = DECIMALS[fact.is_]
        least = "" if fact.is_ == "number" else f"{cell}>=0,"
        most = f"{cell}<=100" if fact.is_ == "percent" else f"ABS({cell})<1E{self.digits - decimals}"
        # A number too small to be told from 0 has more decimals than are read.
        tiny = f"OR({cell}=0,ABS({cell})>=1E-{decimals})"
        return f"AND({least}{most},{tiny})", f"{tail_of(cell, decimals, DIGITS)}=0"

    def _fact(self, name: str) -> Quotient:
        cell, kind = self.cells[name], self.kinds[name]
        if kind == "yes_no":
            atom, unit = Atom(f'IF({cell}="{self.words[0]}",1,0)', 1), Fraction(1)
        elif kind == "date":
            return Quotient({(Atom(f"INT({cell})", MOST_DAYS),): Fraction(1), (): Fraction(DAY_BEFORE_FIRST)}, ONE)
        elif kind == "count":
            atom, unit = Atom(cell, 10**self.digits - 1), Fraction(1)
        else:
            decimals = DECIMALS[kind]
            most = 10 ** (decimals + 2) if kind == "percent" else 10**self.digits
            atom, unit = Atom(f"ROUND({cell}*1E{decimals},0)", most, kind == "number"), Fraction(1, 10**decimals)
        return Quotient({(atom,): unit}, ONE)

    def _column(self, text: str) -> Value:
        """A column of the unit, which stays what it is: a number, or no value."""
        try:
            return _fixed(parse_number(text))
        except Fault:
            return _fixed(None)

    def _of_all(self, node: ast.Call) -> Value:
        """What is taken from all units, where it stays what it is."""
        key = key_of(node)
        if key not in self.bounds.seen:
            raise TooLong
        return _fixed(self.bounds.seen[key])

    def _is_of_column(self, node: ast.Compare) -> bool | None:
        """Whether a column has the text it is compared with; None where nothing of the kind is asked."""
        holds = is_of_column(node, self.unit)
        if holds is not None and not self.unit:
            raise TooLong
        return holds

    # ── numbers ───────────────────────────────────────────────────────────────────────────────────────────────────

    def number(self, node: ast.expr) -> Value:
        match node:
            case ast.Constant(value=int() | float() as plain):
                return Value((), constant(Fraction(str(plain))))
            case ast.Name(id="full"):
                return Value((), constant(self.bounds.most))
            case ast.Name(id="year"):
                return Value((), constant(Fraction(self.bounds.year)))
            case ast.Constant(value=str(quoted)):
                day = day_of(quoted, self.bounds.year)
                return _fixed(None if day is None else Fraction(day.toordinal()))
            case ast.Name():
                guards = (f"ISNUMBER({self.cells[node.id]})",) if self.kinds[node.id] == "date" else ()
                return Value(guards, self._fact(node.id))
            case ast.Attribute() if column_of(node) in self.unit:
                return self._column(self.unit[column_of(node)])
            case ast.UnaryOp():
                return self._each((node.operand,), lambda one: added(constant(Fraction(0)), one, Fraction(-1)))
            case ast.BinOp():
                return self._calculated(node)
            case ast.Call() if called(node) in AGGREGATES:
                return self._of_all(node)
            case ast.Call():
                return self._called(called(node), node.args)
        raise TooLong

    def _calculated(self, node: ast.BinOp) -> Value:
        sides = (node.left, node.right)
        if isinstance(node.op, ast.Mult):
            return self._each(sides, product)
        if not isinstance(node.op, ast.Div):
            sign = Fraction(1 if isinstance(node.op, ast.Add) else -1)
            return self._each(sides, lambda one, other: added(one, other, sign))
        over, under = map(self.number, sides)
        guards = [*over.guards, *under.guards]
        if not (isinstance(under.tree, Quotient) and set(under.tree.over) == {()}):
            guards.append(_written(under.tree, lambda one: compared(one, "<>")))
        # Where the divisor is 0 the guard does not hold, and what stands for the quotient is not looked at.
        return Value(tuple(guards), _mapped(_divided, over.tree, under.tree))

    def _called(self, name: str, arguments: Sequence[ast.expr]) -> Value:
        if name in ("min", "max"):
            chosen = self.number(arguments[0])
            for argument in arguments[1:]:
                chosen = self._chosen(chosen, self.number(argument), "<=" if name == "min" else ">=")
            return chosen
        if name == "round":
            digits = int(getattr(arguments[1], "value", 0)) if len(arguments) == 2 else 0
            return self._each(arguments[:1], lambda one: _rounded_to(one, digits))
        turned = Fraction(1 if name == "floor" else -1)
        return self._each(arguments, lambda one: _floored(one, turned))

    def _chosen(self, first: Value, second: Value, sign: str) -> Value:
        def case(one: Quotient, other: Quotient) -> Tree:
            return Cases(compared(added(one, other, Fraction(-1)), sign), one, other)

        return Value((*first.guards, *second.guards), _mapped(case, first.tree, second.tree))

    def _each(self, nodes: Sequence[ast.expr], made: Callable[..., Tree]) -> Value:
        values = [self.number(node) for node in nodes]
        guards = tuple(guard for value in values for guard in value.guards)
        return Value(guards, _mapped(made, *(value.tree for value in values)))

    # ── conditions ────────────────────────────────────────────────────────────────────────────────────────────────

    def condition(self, node: ast.expr) -> str:
        match node:
            case ast.UnaryOp(op=ast.Not()):
                return f"NOT({self.condition(node.operand)})"
            case ast.BoolOp():
                name = "AND" if isinstance(node.op, ast.And) else "OR"
                return f"{name}({','.join(map(self.condition, node.values))})"
            case ast.Compare() if (column := self._is_of_column(node)) is not None:
                return "TRUE" if column == isinstance(node.ops[0], ast.Eq) else "FALSE"
            case ast.Compare():
                sign = _SIGNS[type(node.ops[0])]
                value = self._each((node.left, node.comparators[0]), lambda one, other: added(one, other, Fraction(-1)))
                return both([*value.guards, _written(value.tree, lambda one: compared(one, sign))])
        value = self.number(node)
        return _written(value.tree, lambda one: compared(added(one, constant(Fraction(-1))), "="))

    # ── points ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _points(self, value: Fraction) -> str:
        kept = min(max(value, self.bounds.least), self.bounds.most)
        return decimal_text(to_steps(kept, self.bounds.precision), self.bounds.precision)

    def _rounded(self, value: Quotient) -> str:
        """The points of a value, kept within least and most."""
        bounds = self.bounds
        if set(value.over) <= {()} and set(value.under) == {()}:
            return self._points(value.over.get((), Fraction(0)) / value.under[()])
        steps = Fraction(10**bounds.precision)
        most = int(max(abs(bounds.least), bounds.most) * steps) + 2
        scaled = product(value, constant(steps))
        text = f"{polynomials.steps_of(scaled, most)}/{steps.numerator}"
        if bounds.least > 0 or not polynomials.is_never_negative(value):
            low = compared(added(value, constant(bounds.least), Fraction(-1)), "<=")
            text = f"IF({low},{self._points(bounds.least)},{text})"
        high = compared(added(value, constant(bounds.most), Fraction(-1)), ">=")
        return f"IF({high},{self._points(bounds.most)},{text})"


def _fixed(number: Fraction | None) -> Value:
    """A number that no cell changes, or no value."""
    return Value(("FALSE",) if number is None else (), constant(number or Fraction(0)))


def _divided(first: Quotient, second: Quotient) -> Quotient:
    return divided(first, second) if second.over else constant(Fraction(0))


def _floored(value: Quotient, turned: Fraction) -> Quotient:
    """The whole number at or below a value, or, turned round before and after, at or above it."""
    value = product(value, constant(turned))
    atom = Atom(polynomials.floor_of(value), polynomials.most_of(value), not polynomials.is_never_negative(value))
    return Quotient({(atom,): turned}, ONE)


def _rounded_to(value: Quotient, digits: int) -> Quotient:
    scaled = product(value, constant(Fraction(10**digits)))
    most = polynomials.most_of(scaled)
    atom = Atom(polynomials.steps_of(scaled, most), most, not polynomials.is_never_negative(value))
    return Quotient({(atom,): Fraction(1, 10**digits)}, ONE)


def _mapped(made: Callable[..., Tree], *trees: Tree) -> Tree:
    """What is made of numbers by cases, case by case. Raises `TooLong`."""
    for place, tree in enumerate(trees):
        if isinstance(tree, Cases):
            yes, no = (_mapped(made, *trees[:place], one, *trees[place + 1 :]) for one in (tree.yes, tree.no))
            cases = Cases(tree.test, yes, no)
            if _count(cases) > MOST_CASES:
                raise TooLong
            return cases
    return made(*trees)


def _count(tree: Tree) -> int:
    return 1 if isinstance(tree, Quotient) else _count(tree.yes) + _count(tree.no)


def _written(tree: Tree, write: Callable[[Quotient], str]) -> str:
    if isinstance(tree, Quotient):
        return write(tree)
    return f"IF({tree.test},{_written(tree.yes, write)},{_written(tree.no, write)})"
