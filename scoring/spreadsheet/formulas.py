"""Rules as spreadsheet formulas: from input cells to points, live and exact.

A formula gives the points as a decimal with the set's precision, or "" where the cells are empty or can't be read. It
equals the engine for all facts of up to 15 digits, in any program (`exact`). Only functions of Excel 2010, nothing that
depends on the language.
"""

import datetime
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache, singledispatch
from typing import Any

from scoring.points import decimal_text, to_steps
from scoring.spreadsheet.counts import not_counts
from scoring.spreadsheet.exact import Line, on_line, on_share
from scoring.spreadsheet.fields import NOT_DONE, cells_from, facts_from
from scoring.spreadsheet.formula_cells import Bounds, Made, formula_over, takes
from scoring.spreadsheet.goalposts import Observed, between_goalposts
from scoring.spreadsheet.limbs import DIGITS, TooLong, compared, share_compared
from scoring.tree.facts import CLAIMS, Measure
from scoring.tree.model import Condition, Leaf
from scoring.tree.rule import Rule, Yardstick
from scoring.tree.rules_counted import Deadline, Deduction, PerItem
from scoring.tree.rules_formula import Formula
from scoring.tree.rules_measured import Bands, Proportional, Steps, Survey
from scoring.tree.rules_normalised import Normalised
from scoring.tree.rules_stated import Checklist, Judged, Levels, Value, YesNo

MOST_FORMULA = 8_000
"""Characters of a formula; Excel takes 8,192."""
MOST_RULE = 7_000
"""Characters of a rule's formula, which others are put around."""
FIRST_MARK = 0xE000
"""Characters for private use stand for cells in a template."""


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
    observed: Observed | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """What a rule's points are measured in: the leaf's max and the campaign's year, the set's precision."""

    yardstick: Yardstick
    precision: int

    @property
    def max(self) -> Fraction:
        return self.yardstick.max

    @property
    def steps(self) -> int:
        """The steps of a point."""
        return int(10**self.precision)

    def points(self, exact: Fraction) -> str:
        """Points as a number in a formula, rounded to the precision."""
        return decimal_text(to_steps(exact, self.precision), self.precision)

    def line(self, base: Fraction, slope: Fraction, low: Fraction, high: Fraction) -> Line:
        """The steps of base + slope × x points, for x from low to high."""
        return Line(base * self.steps, slope * self.steps, low, high)


def formula_of(rule: Rule[Any], inputs: Inputs, scale: Scale) -> str | None:
    """The points of a leaf as a formula, without the equals sign.

    None where they depend on facts not yet known, or on numbers of so many digits that no formula of a length that
    Excel takes is exact.
    """
    marks = tuple(chr(FIRST_MARK + index) for index in range(len(inputs.cells)))
    template = _template(rule, replace(inputs, cells=marks), scale)
    if template is None:
        return None
    formula = template.translate({ord(mark): cell for mark, cell in zip(marks, inputs.cells, strict=True)})
    return formula if len(formula) <= MOST_RULE else None


def rule_in_cells(leaf: Leaf) -> Rule[Any] | None:
    """The rule whose points stand in cells: a leaf's own; of a condition one that gives 1 where it is met, else 0."""
    return leaf.rule.reaching(leaf.met_at) if isinstance(leaf, Condition) else leaf.rule


def formula_of_leaf(leaf: Leaf, inputs: Inputs, scale: Scale) -> str | None:
    """The points of a leaf; of a condition 1 where it is met, else 0. None where none is exact."""
    rule = rule_in_cells(leaf)
    return None if rule is None else formula_of(rule, inputs, scale)


@lru_cache(maxsize=2048)
def _template(rule: Rule[Any], inputs: Inputs, scale: Scale) -> str | None:
    """The formula with marks in place of cells, made once for all units."""
    try:
        return points_formula(rule, inputs, scale)
    except TooLong:
        return None


@singledispatch
def points_formula(rule: Rule[Any], inputs: Inputs, scale: Scale) -> str:
    """The table behind `formula_of`, by class of rule. Raises `TooLong`."""
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
    if rule.needed is not None:
        reached = f"IF({'+'.join(done)}>={rule.needed},{scale.points(scale.max)},0)"
        return f'IF(AND({empty}),"",{reached})'
    terms, unit = _products(done, [item.points or Fraction(0) for item in rule.items])
    return f'IF(AND({empty}),"",{_steps(terms, unit, scale)})'


@points_formula.register
def _(rule: Deduction, inputs: Inputs, scale: Scale) -> str:
    counts = [f"N({cell})" for cell in inputs.cells]
    lost, unit = _products(counts, [option.points for option in rule.each], scale.max.denominator)
    left = _steps(f"{_whole(scale.max * unit)}-({lost})", unit, scale)
    floor = scale.points(rule.floor)
    return f'IF(OR({not_counts(inputs.cells)}),"",MAX({floor},{left}))'


@points_formula.register
def _(rule: PerItem, inputs: Inputs, scale: Scale) -> str:
    counts = [f"N({cell})" for cell in inputs.cells] if rule.each else inputs.cells
    capped = f"MIN({scale.points(scale.max)},{_steps(*_products(counts, rule.worths), scale)})"
    if rule.each:
        return f'IF(OR({not_counts(inputs.cells)}),"",{capped})'
    (cell,) = inputs.cells
    return f'IF(ISNUMBER({cell}),IF(OR({cell}<0,{cell}<>INT({cell})),"",{capped}),"")'


@points_formula.register
def _(rule: Deadline, inputs: Inputs, scale: Scale) -> str:
    day, word = inputs.cells
    formula = "0"
    for by in reversed(rule.by):
        limit: datetime.date = by.last(scale.yardstick.year)
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

    return _measured(rule.measure, inputs, pieces)


@points_formula.register
def _(rule: Proportional, inputs: Inputs, scale: Scale) -> str:
    slope, full = scale.max / rule.full_at, scale.points(scale.max)

    def pieces(read: "_Read") -> str:
        if rule.inverse:
            part = read.part(scale.line(slope * 100, -slope, 100 - rule.full_at, Fraction(100)), scale)
            inner = f"IF({read.compared('<=', 100 - rule.full_at)},{full},{part})"
            return f"IF({read.compared('>', 100 - rule.zero_below)},0,{inner})"
        part = read.part(scale.line(Fraction(0), slope, Fraction(0), rule.full_at), scale)
        inner = f"IF({read.compared('>=', rule.full_at)},{full},{part})"
        return f"IF({read.compared('<', rule.zero_below)},0,{inner})"

    return _measured("percent", inputs, pieces)


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
                part = read.part(scale.line(low - slope * band.from_, slope, band.from_, end), scale)
                piece = f"IF({read.compared('>=', end)},{scale.points(high)},{part})"
            formula = f"IF({read.compared('>=', band.from_)},{piece},{formula})"
        return formula

    return _measured(rule.measure, inputs, pieces)


@points_formula.register
def _(rule: Survey, inputs: Inputs, scale: Scale) -> str:
    low, high = rule.scale
    slope = scale.max / (high - low)

    def pieces(read: "_Read") -> str:
        if isinstance(read, _Ratio):
            return read.part(scale.line(Fraction(0), scale.max / 100, Fraction(0), Fraction(100)), scale)
        mean = read.part(scale.line(-slope * low, slope, low, high), scale)
        return f'IF(OR({read.compared("<", low)},{read.compared(">", high)}),"",{mean})'

    return _measured("percent", inputs, pieces, percent_alone=False)


@points_formula.register
def _(rule: Value, inputs: Inputs, scale: Scale) -> str:
    return _within(rule.min, rule.max, inputs, scale)


@points_formula.register
def _(_rule: Judged, inputs: Inputs, scale: Scale) -> str:
    return _within(Fraction(0), scale.max, inputs, scale)


@points_formula.register
def _(rule: Normalised, inputs: Inputs, scale: Scale) -> str:
    if rule.fixed is None:
        if inputs.observed is None:
            raise TooLong
        return f'IF(ISNUMBER({inputs.cells[0]}),{between_goalposts(rule, inputs.observed, scale)},"")'
    (low, high), (start, end) = rule.fixed, rule.to or (Fraction(0), scale.max)
    at_low, at_high = (start, end) if rule.direction == "up" else (end, start)
    slope = (at_high - at_low) / (high - low)
    read = _Number(inputs.cells[0])
    part = read.part(scale.line(at_low - slope * low, slope, low, high), scale)
    upper = f"IF({read.compared('>=', high)},{scale.points(at_high)},{part})"
    inner = f"IF({read.compared('<=', low)},{scale.points(at_low)},{upper})"
    return f'IF(ISNUMBER({inputs.cells[0]}),{inner},"")'


@points_formula.register
def _(rule: Formula, inputs: Inputs, scale: Scale) -> str:
    return _over(rule, inputs.cells, (inputs.yes, inputs.no, inputs.not_done), scale).formula


@lru_cache(maxsize=512)
def _over(rule: Formula, cells: tuple[str, ...], words: tuple[str, str, str], scale: Scale) -> Made:
    seen = rule.seen_of_columns(scale.yardstick)
    return formula_over(rule, cells, words, Bounds(rule.least_, scale.max, scale.precision, scale.yardstick.year, seen))


def cells_hold(rule: Rule[Any], facts: str, scale: Scale) -> bool:
    """Whether the cells of facts hold all that the rule's formula reads, to the last digit.

    A share among the facts of a formula stands in one cell as a percentage, and its formula takes so many decimals.
    """
    if not isinstance(rule, Formula) or not facts or facts in CLAIMS:
        return True
    marks = tuple(chr(FIRST_MARK + index) for index, _ in enumerate(rule.facts))
    try:
        digits = _over(rule, marks, ("không", "không", NOT_DONE), scale).digits
    except TooLong:
        return False
    texts = zip(rule.facts, rule.parts(facts), rule.parts(facts_from(rule, cells_from(rule, facts))), strict=True)
    return all(
        fact.read(given) == fact.read(shown) and takes(fact, fact.read(given), digits) for fact, given, shown in texts
    )


# ── numbers read from cells ───────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Ratio:
    """A percent as n of d; a ratio too."""

    done: str
    total: str

    def compared(self, sign: str, limit: Fraction) -> str:
        return share_compared(self.done, self.total, sign, limit / 100)

    def part(self, line: Line, scale: Scale) -> str:
        """The points on a line of percents."""
        of_share = Line(line.base, line.slope * 100, line.low / 100, line.high / 100)
        return f"({on_share(self.done, self.total, of_share)})/{scale.steps}"


@dataclass(frozen=True, slots=True)
class _Number:
    """A number in a cell."""

    cell: str

    def compared(self, sign: str, limit: Fraction) -> str:
        return compared(self.cell, sign, limit)

    def part(self, line: Line, scale: Scale) -> str:
        """The points on a line."""
        return f"({on_line(self.cell, line)})/{scale.steps}"


_Read = _Ratio | _Number


def _measured(measure: Measure, inputs: Inputs, pieces: Callable[[_Read], str], percent_alone: bool = True) -> str:
    """The pieces of a rule, read from one cell or from n of d. Raises `TooLong`."""
    first = inputs.cells[0]
    alone = pieces(_Number(first))
    if measure == "number":
        return f'IF(ISNUMBER({first}),{alone},"")'
    may_pass = measure == "ratio"
    if percent_alone:
        alone = f'IF(OR({first}<0{"" if may_pass else f",{first}>100"}),"",{alone})'
    total = inputs.cells[1]
    above = "" if may_pass else f"{first}>{total},"
    bad = f"{total}<=0,{first}<0,{above}{first}<>INT({first}),{total}<>INT({total})"
    shared = f'IF(ISNUMBER({total}),IF(OR({bad}),"",{pieces(_Ratio(first, total))}),"")'
    return f'IF(ISNUMBER({first}),IF({total}="",{alone},{shared}),"")'


def _within(low: Fraction, high: Fraction, inputs: Inputs, scale: Scale) -> str:
    """A number of points as typed, within limits."""
    (cell,) = inputs.cells
    read = _Number(cell)
    points = read.part(scale.line(Fraction(0), Fraction(1), low, high), scale)
    outside = f"OR({read.compared('<', low)},{read.compared('>', high)})"
    return f'IF(ISNUMBER({cell}),IF({outside},"",{points}),"")'


# ── whole numbers ─────────────────────────────────────────────────────────────────────────────────────────────────


def _products(cells: Sequence[str], points: Sequence[Fraction], unit: int = 1) -> tuple[str, int]:
    """The sum of cells times points, in whole parts of `unit`."""
    unit = math.lcm(unit, *(value.denominator for value in points))
    return "+".join(f"{cell}*{_whole(value * unit)}" for cell, value in zip(cells, points, strict=True)), unit


def _steps(terms: str, unit: int, scale: Scale) -> str:
    """Points from whole parts of `unit`, up to max, rounded to the precision. Raises `TooLong`."""
    if 2 * scale.max * unit * scale.steps >= 10**DIGITS:
        raise TooLong
    return f"ROUND(({terms})*{scale.steps}/{unit},0)/{scale.steps}"


def _whole(value: Fraction) -> str:
    # Callers multiply by the common unit first, so that a rest here is a bug of ours.
    assert value.denominator == 1  # noqa: S101  # nosec B101 # says a bug sooner
    return str(value.numerator)
