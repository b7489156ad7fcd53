"""From the points of the tree to score, percent, grade and rank, as formulas: the counterpart of `engine.ranking`.

Everything is compared in whole steps or in whole-number quotients, never in decimals. A cell without a number is a
text: what has no points has no score, percent, grade or rank. Grades and ranks take several cells (`Grading`, `Order`):
Excel's formulas hold 8,192 characters.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from typing import NamedTuple

from scoring.engine.grading import Asked, Reach, asked_by, asked_by_item, nodes_asked
from scoring.points import exact_text, to_steps
from scoring.spreadsheet.exact import scaled
from scoring.spreadsheet.formulas import text_literal
from scoring.spreadsheet.totals import added
from scoring.tree.grades import Grade, Holds
from scoring.tree.model import CriteriaSet

MOST_FORMULA = 8_000
"""Characters of a formula; Excel takes 8,192."""
MOST_SCALES = 10
"""No score with its bonus is so many times the scale."""
EXACT_DIGITS = 15
"""Digits of whole numbers that spreadsheets hold exactly."""
NO_CAP = 10**9
"""More than any score."""
EMPTY = '""'


@dataclass(frozen=True, slots=True)
class Whole:
    """The formulas of one set from tree points to percent; every argument is a cell, or a number as a literal."""

    criteria: CriteriaSet

    @property
    def digits(self) -> int:
        return self.criteria.precision

    def tree_score(self, points: str, most: str, to_scale: bool) -> str:
        """The score of the tree: as it stands at the stage self, else brought to the scale."""
        if not to_scale:
            return f"IF(ISNUMBER({points}),{points},{EMPTY})"
        scale = to_steps(self.criteria.scale, self.digits)
        to_steps_of_scale = scaled(self._steps(points), str(scale), self._steps(most), scale)
        return f"IF(ISNUMBER({points}),{to_steps_of_scale}/{10**self.digits},{EMPTY})"

    def outside(self, leaves: Sequence[str], cap: Fraction) -> str:
        """Bonus or penalty: the sum of its leaves, within 0 and its cap."""
        return f"MIN(MAX(ROUND({added(leaves)},{self.digits}),0),{exact_text(cap)})"

    def score(self, tree_score: str, bonus: str, penalty: str, most: str, caps: Sequence[str] = ()) -> str:
        """Tree score with bonus and penalty, within 0 and max; `bonus` and `penalty` are "" where the set has none.

        `caps` are `Grading.caps`.
        """
        total = tree_score + (f"+{bonus}" if bonus else "") + (f"-{penalty}" if penalty else "")
        kept = f"ROUND({total},{self.digits})"
        if not (self.criteria.bonus and self.criteria.bonus.above_scale):
            kept = f"MIN({kept},{most})"
        return f"IF(ISNUMBER({tree_score}),{capped(f'MAX(0,{kept})', caps)},{EMPTY})"

    def graded(self, tree_score: str, caps: Sequence[str]) -> str:
        """What grades look at where they leave bonus and penalty aside."""
        return f"IF(ISNUMBER({tree_score}),{capped(tree_score, caps)},{EMPTY})"

    def percent(self, score: str, most: str) -> str:
        """Score ÷ max in percent, with the set's precision."""
        hundred = 100 * 10**self.digits
        reach = MOST_SCALES * max(hundred, to_steps(self.criteria.scale, self.digits))
        share = scaled(self._steps(score), str(hundred), self._steps(most), reach)
        return f"IF(ISNUMBER({score}),{share}/{10**self.digits},{EMPTY})"

    def _steps(self, cell: str) -> str:
        return f"ROUND({cell}*{10**self.digits},0)"


def capped(points: str, caps: Sequence[str]) -> str:
    """Points under every cap."""
    return f"MIN({','.join((points, *caps))})" if caps else points


class Bar(NamedTuple):
    """A node that grades ask about: its points, its max (a cell or a literal), its state cell where it can be out."""

    points: str
    max: str
    state: str = ""


class Reached(NamedTuple):
    """A formula for whether bars of a grade are reached, "" without a score; and these bars."""

    formula: str
    asked: tuple[Asked, ...]


@dataclass(frozen=True)
class Grading:
    """The grades of a set, given where the nodes they ask about stand; `na` is the word of a node that is out."""

    criteria: CriteriaSet
    na: str

    def nodes(self) -> set[str]:
        """The codes of all nodes that grades and caps ask about."""
        asked = [*chain(*asked_by(self.criteria).values()), *(asked_by_item(cap.unless) for cap in self.criteria.caps)]
        return {code for one in asked for code in nodes_asked(one)}

    def caps(self, most: str, bars: Mapping[str, Bar]) -> list[str]:
        """The most that every cap leaves of a score, a number that no score reaches where its item holds."""
        steps = 10**self.criteria.precision
        caps = []
        for cap in self.criteria.caps:
            share = cap.at_most / 100
            limit = f"INT({share.numerator}*ROUND({most}*{steps},0)/{share.denominator})/{steps}"
            caps.append(f"IF({self._test(asked_by_item(cap.unless), bars)},{NO_CAP},{limit})")
        return caps

    def reached(self, grade: Grade, score: str, most: str, bars: Mapping[str, Bar]) -> list[Reached]:
        """What a unit with a score reaches the grade by: formulas of TRUE or FALSE, one a cell, all of which hold.

        `score` is what is graded.
        """
        chunks: list[list[tuple[Asked, str]]] = [[]]
        for asked in asked_by(self.criteria)[grade.id]:
            test = self._test(asked, {"": Bar(score, most), **bars})
            if chunks[-1] and sum(len(before) for _, before in chunks[-1]) + len(test) > MOST_FORMULA - 1000:
                chunks.append([])
            chunks[-1].append((asked, test))
        return [
            Reached(
                f"IF(ISNUMBER({score}),AND({','.join(test for _, test in chunk)}),{EMPTY})",
                tuple(asked for asked, _ in chunk),
            )
            for chunk in chunks
        ]

    def grade(self, score: str, reached: Sequence[Sequence[str]], titles: Sequence[str]) -> str:
        """The title of the first grade all of whose cells of `reached` hold; "" without a score.

        `titles` are cells, or literals: titles are texts of people, which a formula had better not hold.
        """
        formula = EMPTY
        for cells, title in reversed(list(zip(reached, titles, strict=True))):
            formula = f"IF(AND({','.join(cells)}),{title},{formula})"
        return f"IF(ISNUMBER({score}),{formula},{EMPTY})"

    def _test(self, asked: Asked, bars: Mapping[str, Bar]) -> str:
        """Whether something asked holds."""
        if isinstance(asked, Reach):
            return self._reaches(bars[asked.node], asked.percent)
        if isinstance(asked, Holds):
            return self._reaches(bars[asked.condition], Fraction(100))
        each = (f"N({self._test(asked_by_item(item), bars)})" for item in asked.any)
        return f"{'+'.join(each)}>={asked.count}"

    def _reaches(self, bar: Bar, asked: Fraction) -> str:
        """100 × points × denominator ≥ numerator × max, in whole steps; what has no points or is out passes."""
        steps = 10**self.criteria.precision
        share = f"{100 * asked.denominator}*ROUND({bar.points}*{steps},0)>={asked.numerator}*ROUND({bar.max}*{steps},0)"
        tested = f"IF(ISNUMBER({bar.points}),{share},TRUE)"
        return f"IF({bar.state}={text_literal(self.na)},TRUE,{tested})" if bar.state else tested


@dataclass(frozen=True, slots=True)
class Levels:
    """Grades as numbers, 1 the best: what a unit reaches at first, and what is left of it after every quota.

    A plural is the fixed range of a column, its singular the unit's cell in it; `number` orders units as `Order` says.
    """

    criteria: CriteriaSet

    def reached(self, score: str, reached: Sequence[Sequence[str]]) -> str:
        """The first grade all of whose cells of `reached` hold, the last one in any case; "" without a score."""
        return f"IF(ISNUMBER({score}),{self._first(reached, 1)},{EMPTY})"

    def kept(
        self, grade: Grade, levels: str, now: str, all_now: str, number: str, numbers: str,
        reached: Sequence[Sequence[str]],
    ) -> str:  # fmt: skip
        """What is left after a grade's quota of what there was before it, `now`; `levels` are those before any quota.

        A unit keeps the grade where it and all who contend before it or level with it find a place.
        """
        # Who has a quota is asked for it.
        assert grade.quota is not None  # noqa: S101  # nosec B101 # for the type
        own, of = self.criteria.grades.index(grade) + 1, grade.quota.of
        counted = [number for number, other in enumerate(self.criteria.grades, 1) if other.id in of]
        base = "+".join(f"COUNTIF({levels},{level})" for level in counted) or f"COUNT({levels})"
        share = grade.quota.share / 100
        contending = f'COUNTIFS({all_now},{own},{numbers},"<="&{number})'
        keeps = f"{contending}<=INT({share.numerator}*({base})/{share.denominator})"
        return f"IF(ISNUMBER({now}),IF({now}={own},IF({keeps},{own},{self._first(reached, own + 1)}),{now}),{EMPTY})"

    def title(self, level: str, titles: Sequence[str]) -> str:
        """The title of a level, from cells."""
        formula = EMPTY
        for number, title in reversed(list(enumerate(titles, 1))):
            formula = f"IF({level}={number},{title},{formula})"
        return f"IF(ISNUMBER({level}),{formula},{EMPTY})"

    def _first(self, reached: Sequence[Sequence[str]], start: int) -> str:
        """The first level from `start` on all of whose cells hold."""
        last = len(self.criteria.grades)
        formula = str(last)
        for level in range(last - 1, start - 1, -1):
            formula = f"IF(AND({','.join(reached[level - 1])}),{level},{formula})"
        return formula


# ── ranks ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Order:
    """Ranks in steps, a helper column each: a key, its place, and with every tie-break one number merged of two places.

    `count` is the number of units; a plural is the fixed range of a helper column, its singular the unit's cell in it.
    A *number* orders units as the rank does, the best first: the place by the score, then what `merged` makes of it.
    """

    criteria: CriteriaSet
    count: int

    def key(self, points: str, most: str, full: Fraction, varies: bool) -> str:
        """A whole number that orders units as points ÷ max does; "" without points; see `key_of`."""
        steps = 10**self.criteria.precision
        top = f"ROUND({points}*{steps},0)"
        if varies:
            first, then = self._digits(full)
            top, under = f"{top}*{10**first}", f"ROUND({most}*{steps},0)"
            # The part before is taken off exactly, so that it does not matter how a program floors it.
            before = f"INT({top}/{under})"
            top = f"{before}*{10**then}+INT(({top}-{before}*{under})*{10**then}/{under})"
        return f"IF(ISNUMBER({points}),{top},{EMPTY})"

    def key_of(self, points: int, most: int, full: Fraction, varies: bool) -> int:
        """The key of points and max in steps: the points where all have the same max, else a quotient.

        The quotient has so many digits that unequal ones differ: two quotients of whole numbers up to `full` are at
        least 1 ÷ full² apart. That is exact up to 7 digits of `full` in steps (100 points in ten-thousandths); beyond
        those, quotients that agree in ten or twelve digits count as equal.
        """
        return points * 10 ** sum(self._digits(full)) // most if varies else points

    def _digits(self, full: Fraction) -> tuple[int, int]:
        """How many digits a quotient has, taken in two parts that whole numbers hold exactly."""
        own = len(str(to_steps(full, self.criteria.precision)))
        at_once = max(1, EXACT_DIGITS - 1 - own)
        digits = min(EXACT_DIGITS - 1, 2 * own, 2 * at_once)
        return min(digits, at_once), max(0, digits - at_once)

    def place(self, key: str, keys: str) -> str:
        """The place by the score; "" for a unit without one."""
        return f"IF(ISNUMBER({key}),RANK({key},{keys},0),{EMPTY})"

    def place_in_tie(self, key: str, keys: str) -> str:
        """The place by a tie-break node; units without points come last."""
        return f"IF(ISNUMBER({key}),RANK({key},{keys},0),{self.count + 1})"

    def merged(self, number: str, numbers: str, place: str) -> str:
        """The number that the next tie-break makes: so far decides, then the place by the node."""
        return f"IF(ISNUMBER({number}),RANK({number},{numbers},1)*{self.base}+{place},{EMPTY})"

    def by_grade(self, level: str, number: str, numbers: str) -> str:
        """A number that orders units by their grade, then as `number` does."""
        return f"IF(ISNUMBER({number}),{level}*{self.base}+RANK({number},{numbers},1),{EMPTY})"

    @property
    def base(self) -> int:
        return self.count + 2

    def first(self, number: str, numbers: str) -> str:
        """The number where it stands for the first time in its column, else "": what dense ranks count."""
        top = numbers.partition(":")[0].rpartition("!")[2]
        is_first = f"MATCH({number},{numbers},0)=ROW({number})-ROW({top})+1"
        return f"IF(ISNUMBER({number}),IF({is_first},{number},{EMPTY}),{EMPTY})"

    def rank(self, number: str, numbers: str) -> str:
        """The rank; `numbers` are the column of numbers, or of the `first` ones where ties are dense."""
        return f"IF(ISNUMBER({number}),RANK({number},{numbers},1),{EMPTY})"

    def in_group(self, group: str, rank: str) -> str:
        """A number that orders units by their group, then by rank; `group` is 1 or more, empty where in none."""
        return f"IF(AND(ISNUMBER({group}),ISNUMBER({rank})),{group}*{self.base}+{rank},{EMPTY})"

    def rank_in_group(self, number: str, numbers: str, group: str) -> str:
        """The rank within a group; `numbers` are the column of `in_group`, or of the `first` ones of it."""
        inside = f'COUNTIFS({numbers},">="&{group}*{self.base},{numbers},"<"&{number})+1'
        return f"IF(ISNUMBER({number}),{inside},{EMPTY})"


def titles_of_grades(criteria: CriteriaSet, lang: str) -> Iterator[str]:
    """The titles of the grades as cells show them, best first, each only once: with its id where two are alike."""
    plain = [grade.title.in_language(lang) for grade in criteria.grades]
    for grade, title in zip(criteria.grades, plain, strict=True):
        alike = [other for other in plain if other.casefold() == title.casefold()]
        yield title if len(alike) == 1 else f"{title} ({grade.id})"
