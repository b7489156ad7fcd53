"""Rules as spreadsheet formulas: from input cells to points, live and exact.

A formula gives the points as a decimal with the set's precision, or "" where the cells are empty or can't be read.
Spreadsheets count in binary floats: all is therefore brought to one quotient of whole numbers, which ROUND brings to
whole steps, and only then to points. Only functions of Excel 2010, nothing that depends on the language.
"""

import datetime
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import singledispatch
from typing import Any, NamedTuple

from scoring.points import decimal_text, exact_text, to_steps
from scoring.tree.rule import Option, Rule, Yardstick
from scoring.tree.rules_counted import Deadline, Deduction, PerItem
from scoring.tree.rules_measured import Bands, Normalised, Proportional, Steps, Survey
from scoring.tree.rules_stated import Checklist, Judged, Levels, Value, YesNo

MOST_DECIMALS = 9
WHOLE = 15
"""Whole numbers of so many digits are exact in a spreadsheet."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Where a leaf's input stands: its cells (one for each option of a checklist), and the words they may hold.

    `titles` and `values` are the ranges with a drop-down's titles and the points of each; `observed` is where the
    goalposts stand that other units' facts set.
    """

    cells: tuple[str, ...]
    yes: str = "có"
    no: str = "không"
    not_done: str = "không thực hiện"
    titles: str = ""
    values: str = ""
    observed: "Observed | None" = None


class Observed(NamedTuple):
    """The cells of the least and the greatest facts of all units, and how many decimals facts have."""

    least: str
    greatest: str
    decimals: int


@dataclass(frozen=True, slots=True)
class Scale:
    """What a rule's points are measured in: the leaf's max and the campaign's year, the set's precision."""

    yardstick: Yardstick
    precision: int

    @property
    def max(self) -> Fraction:
        return self.yardstick.max

    def points(self, exact: Fraction) -> str:
        """Points as a number in a formula, rounded to the precision."""
        return decimal_text(to_steps(exact, self.precision), self.precision)


@singledispatch
def points_formula(rule: Rule[Any], inputs: Inputs, scale: Scale) -> str | None:
    """The points of a leaf as a formula, without the equals sign; None where they depend on facts not yet known."""
    raise NotImplementedError(type(rule).__name__)


def text_literal(text: str) -> str:
    """A text inside a formula."""
    return '"' + text.replace('"', '""') + '"'


@points_formula.register
def _(_rule: YesNo, inputs: Inputs, scale: Scale) -> str:
    (cell,) = inputs.cells
    full = scale.points(scale.max)
    return f'IF({cell}={text_literal(inputs.yes)},{full},IF({cell}={text_literal(inputs.no)},0,""))'


@points_formula.register
def _(_rule: Levels, inputs: Inputs, _scale: Scale) -> str:
    chosen = f"--({inputs.titles}={inputs.cells[0]})"
    return f'IF({inputs.cells[0]}="","",IF(SUMPRODUCT({chosen})=0,"",SUMPRODUCT({chosen},{inputs.values})))'


@points_formula.register
def _(rule: Checklist, inputs: Inputs, scale: Scale) -> str:
    yes = text_literal(inputs.yes)
    done = [f"({cell}={yes})" for cell in inputs.cells]
    empty = ",".join(f'{cell}=""' for cell in inputs.cells)
    return f'IF(AND({empty}),"",{_weighed(done, rule.items, scale)})'


@points_formula.register
def _(rule: Deduction, inputs: Inputs, scale: Scale) -> str:
    counts = [f"N({cell})" for cell in inputs.cells]
    lost, unit = _products(counts, [option.points for option in rule.each], scale.max.denominator)
    left = _steps(f"{_whole(scale.max * unit)}-({lost})", unit, scale)
    floor = scale.points(rule.floor)
    cells = ",".join(inputs.cells)
    parts = "+".join(f"ABS({count}-INT({count}))" for count in counts)
    bad = f"COUNT({cells})=0,COUNTA({cells})>COUNT({cells}),MIN({cells})<0,{parts}>0"
    return f'IF(OR({bad}),"",MAX({floor},{left}))'


@points_formula.register
def _(rule: PerItem, inputs: Inputs, scale: Scale) -> str:
    (cell,) = inputs.cells
    unit = rule.points.denominator
    earned = _steps(f"{cell}*{_whole(rule.points * unit)}", unit, scale)
    capped = f"MIN({scale.points(scale.max)},{earned})"
    return f'IF(ISNUMBER({cell}),IF(OR({cell}<0,{cell}<>INT({cell})),"",{capped}),"")'


@points_formula.register
def _(rule: Deadline, inputs: Inputs, scale: Scale) -> str:
    day, word = inputs.cells
    formula = "0"
    for by in reversed(rule.by):
        limit: datetime.date = by.day(scale.yardstick.year)
        formula = f"IF(INT({day})<=DATE({limit.year},{limit.month},{limit.day}),{scale.points(by.points)},{formula})"
    dated = f'IF(ISNUMBER({day}),{formula},"")'
    return f'IF({word}={text_literal(inputs.not_done)},IF({day}="",0,""),IF({word}="",{dated},""))'


@points_formula.register
def _(rule: Steps, inputs: Inputs, scale: Scale) -> str:
    def pieces(read: "_Read") -> str:
        formula = "0"
        for step in reversed(rule.steps):
            name, threshold = step.condition()
            sign = {"at_least": ">=", "above": ">", "at_most": "<=", "below": "<"}[name]
            formula = f"IF({read.compared(sign, threshold)},{scale.points(step.points)},{formula})"
        return formula

    return _measured(rule.measure == "percent", inputs, pieces)


@points_formula.register
def _(rule: Proportional, inputs: Inputs, scale: Scale) -> str:
    slope, full = scale.max / rule.full_at, scale.points(scale.max)

    def pieces(read: "_Read") -> str:
        if rule.inverse:
            part = read.linear(slope * 100, -slope, scale)
            inner = f"IF({read.compared('<=', 100 - rule.full_at)},{full},{part})"
            return f"IF({read.compared('>', 100 - rule.zero_below)},0,{inner})"
        part = read.linear(Fraction(0), slope, scale)
        inner = f"IF({read.compared('>=', rule.full_at)},{full},{part})"
        return f"IF({read.compared('<', rule.zero_below)},0,{inner})"

    return _measured(True, inputs, pieces)


@points_formula.register
def _(rule: Bands, inputs: Inputs, scale: Scale) -> str:
    ends = [*(band.from_ for band in rule.bands[1:]), rule.bands[-1].to]

    def pieces(read: "_Read") -> str:
        formula = "0"
        for band, end in zip(rule.bands, ends, strict=True):
            piece = scale.points(band.points[0])
            if len(band.points) == 2 and end is not None:
                low, high = band.points
                slope = (high - low) / (end - band.from_)
                linear = read.linear(low - slope * band.from_, slope, scale)
                piece = f"IF({read.compared('>=', end)},{scale.points(high)},{linear})"
            formula = f"IF({read.compared('>=', band.from_)},{piece},{formula})"
        return formula

    most = max(abs(end) for end in (*ends, rule.bands[0].from_) if end is not None)
    return _measured(rule.measure == "percent", inputs, pieces, most)


@points_formula.register
def _(rule: Survey, inputs: Inputs, scale: Scale) -> str:
    low, high = rule.scale
    slope = scale.max / (high - low)

    def pieces(read: "_Read") -> str:
        if isinstance(read, _Ratio):
            return read.linear(Fraction(0), scale.max / 100, scale)
        mean = read.linear(-slope * low, slope, scale)
        return f'IF(OR({read.compared("<", low)},{read.compared(">", high)}),"",{mean})'

    return _measured(True, inputs, pieces, max(abs(low), abs(high)), percent_alone=False)


@points_formula.register
def _(rule: Value, inputs: Inputs, scale: Scale) -> str:
    return _within(rule.min, rule.max, inputs, scale)


@points_formula.register
def _(_rule: Judged, inputs: Inputs, scale: Scale) -> str:
    return _within(Fraction(0), scale.max, inputs, scale)


@points_formula.register
def _(rule: Normalised, inputs: Inputs, scale: Scale) -> str | None:
    if rule.goalposts == "observed":
        return _between_observed(rule, inputs, scale)
    (low, high), (start, end) = rule.goalposts, rule.to or (Fraction(0), scale.max)
    at_low, at_high = (start, end) if rule.direction == "up" else (end, start)
    slope = (at_high - at_low) / (high - low)
    read = _Number(inputs.cells[0], max(abs(low), abs(high)))
    part = read.linear(at_low - slope * low, slope, scale)
    upper = f"IF({read.compared('>=', high)},{scale.points(at_high)},{part})"
    inner = f"IF({read.compared('<=', low)},{scale.points(at_low)},{upper})"
    return f'IF(ISNUMBER({inputs.cells[0]}),{inner},"")'


def _between_observed(rule: Normalised, inputs: Inputs, scale: Scale) -> str | None:
    """On the scale between goalposts that stand in cells: one quotient of whole numbers."""
    if inputs.observed is None:
        return None
    start, end = rule.to or (Fraction(0), scale.max)
    steps, fine = 10**scale.precision, 10 ** min(MOST_DECIMALS, inputs.observed.decimals)
    factor, offset, unit = _whole_parts((end - start) * steps, start * steps)
    (cell,), low, high = inputs.cells, inputs.observed.least, inputs.observed.greatest
    upper, lower = (cell, low) if rule.direction == "up" else (high, cell)
    above, span = (f"(ROUND({one}*{fine},0)-ROUND({other}*{fine},0))" for one, other in ((upper, lower), (high, low)))
    base = f"{offset}*{span}+" if offset else ""
    part = f"ROUND(({base}{factor}*{above})/({unit}*{span}),0)/{steps}"
    kept = f"MAX({scale.points(start)},MIN({scale.points(end)},{part}))"
    return f'IF(ISNUMBER({cell}),IF({high}={low},{scale.points(end)},{kept}),"")'


# ── numbers read from cells ───────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Ratio:
    """A percent as n of d."""

    done: str
    total: str

    def compared(self, sign: str, limit: Fraction) -> str:
        return f"{100 * limit.denominator}*{self.done}{sign}{_literal(Fraction(limit.numerator))}*{self.total}"

    def linear(self, base: Fraction, slope: Fraction, scale: Scale) -> str:
        """base + slope × percent."""
        steps = 10**scale.precision
        factor, offset, unit = _whole_parts(slope * steps * 100, base * steps)
        terms = f"{offset}*{self.total}+{factor}*{self.done}" if offset else f"{factor}*{self.done}"
        return f"ROUND(({terms})/({unit}*{self.total}),0)/{steps}"


@dataclass(frozen=True, slots=True)
class _Number:
    """A number in a cell; `most` is about how great it can be where points depend on it."""

    cell: str
    most: Fraction

    def compared(self, sign: str, limit: Fraction) -> str:
        return f"{self.cell}{sign}{_literal(limit)}"

    def linear(self, base: Fraction, slope: Fraction, scale: Scale) -> str:
        """base + slope × number, with as many decimals of the number as whole numbers hold exactly."""
        steps = 10**scale.precision
        factor, offset, unit = _whole_parts(slope * steps, base * steps)
        digits = len(str(abs(factor) * (math.ceil(self.most) or 1)))
        fine = 10 ** min(MOST_DECIMALS, max(2, WHOLE - digits))
        terms = f"{factor}*ROUND({self.cell}*{fine},0)"
        if offset:
            terms = f"{offset * fine}+{terms}"
        return f"ROUND(({terms})/{unit * fine},0)/{steps}"


_Read = _Ratio | _Number


def _measured(
    percent: bool,
    inputs: Inputs,
    pieces: Callable[[_Read], str],
    most: Fraction = Fraction(100),
    percent_alone: bool = True,
) -> str:
    """The pieces of a rule, read from one cell or from n of d."""
    first = inputs.cells[0]
    alone = pieces(_Number(first, most))
    if not percent:
        return f'IF(ISNUMBER({first}),{alone},"")'
    if percent_alone:
        alone = f'IF(OR({first}<0,{first}>100),"",{alone})'
    total = inputs.cells[1]
    bad = f"{total}<=0,{first}<0,{first}>{total},{first}<>INT({first}),{total}<>INT({total})"
    shared = f'IF(ISNUMBER({total}),IF(OR({bad}),"",{pieces(_Ratio(first, total))}),"")'
    return f'IF(ISNUMBER({first}),IF({total}="",{alone},{shared}),"")'


def _within(low: Fraction, high: Fraction, inputs: Inputs, scale: Scale) -> str:
    """A number of points as typed, within limits."""
    (cell,) = inputs.cells
    read = _Number(cell, max(abs(low), abs(high)))
    points = read.linear(Fraction(0), Fraction(1), scale)
    outside = f"OR({read.compared('<', low)},{read.compared('>', high)})"
    return f'IF(ISNUMBER({cell}),IF({outside},"",{points}),"")'


# ── whole numbers ─────────────────────────────────────────────────────────────────────────────────────────────────


def _weighed(cells: Sequence[str], options: Sequence[Option], scale: Scale) -> str:
    terms, unit = _products(cells, [option.points for option in options])
    return _steps(terms, unit, scale)


def _products(cells: Sequence[str], points: Sequence[Fraction], unit: int = 1) -> tuple[str, int]:
    """The sum of cells times points, in whole parts of `unit`."""
    unit = math.lcm(unit, *(value.denominator for value in points))
    return "+".join(f"{cell}*{_whole(value * unit)}" for cell, value in zip(cells, points, strict=True)), unit


def _steps(terms: str, unit: int, scale: Scale) -> str:
    """Points from whole parts of `unit`, rounded to the precision."""
    steps = 10**scale.precision
    return f"ROUND(({terms})*{steps}/{unit},0)/{steps}"


def _whole_parts(*values: Fraction) -> tuple[int, int, int]:
    """Two numbers as whole parts of the smallest common unit, and that unit."""
    unit = math.lcm(*(value.denominator for value in values))
    factor, offset = (_int(value * unit) for value in values)
    return factor, offset, unit


def _int(value: Fraction) -> int:
    # Callers multiply by the common unit first, so that a rest here is a bug of ours.
    assert value.denominator == 1  # noqa: S101
    return value.numerator


def _whole(value: Fraction) -> str:
    return str(_int(value))


def _literal(value: Fraction) -> str:
    return exact_text(value)
