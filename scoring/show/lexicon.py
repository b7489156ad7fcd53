"""Words and numbers of one language, each made once and kept: for pages, workbooks and plans."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Any

from scoring.engine.results import NodeResult, Placed
from scoring.points import decimal_text
from scoring.problems import Said, Text
from scoring.show.columns import column_name, value_name
from scoring.tree.model import CriteriaSet
from scoring.words import MINUS, NOTHING, decimal, printable, say, separator, tell


class Lexicon:
    """What the pages of one language are worded with."""

    def __init__(self, lang: str, criteria: CriteriaSet, names: Mapping[str, Text]) -> None:
        """`names` are those of the columns of units.csv."""
        self.lang = lang
        self.criteria = criteria
        self.names = names
        self._plain = lru_cache(maxsize=None)(self._tell)
        self.steps = lru_cache(maxsize=100_000)(self._steps)

    def t(self, code: str, **values: Any) -> str:
        """A text of the site."""
        return tell(f"site-{code}", self.lang, **values) if values else self._plain(code)

    def _tell(self, code: str) -> str:
        return tell(f"site-{code}", self.lang)

    def say(self, said: Said) -> str:
        return say(said, self.lang)

    def text(self, text: Text) -> str:
        return printable(text.in_language(self.lang))

    # numbers

    def _steps(self, steps: int | None, digits: int | None = None) -> str:
        """Points as pages show them: with the digits that the criteria show, or with `digits`."""
        if steps is None:
            return NOTHING
        precision = self.criteria.precision
        shown = self.criteria.digits if digits is None else digits
        if shown == precision:
            return decimal_text(steps, precision, separator(self.lang)).replace("-", MINUS)
        return self.number(Fraction(steps, 10**precision), shown)

    def number(self, value: Fraction | None, digits: int) -> str:
        return NOTHING if value is None else decimal(value, digits, self.lang)

    def signed(self, steps: int) -> str:
        sign = "+" if steps > 0 else MINUS if steps < 0 else "±"
        return f"{sign}{self.steps(abs(steps))}"

    def percent(self, share: Fraction | None, digits: int = 1) -> str:
        """A share as percent."""
        return NOTHING if share is None else f"{self.number(share * 100, digits)}%"

    def share(self, points: int | None, maximum: int | None) -> str:
        """Points of max as whole percent."""
        if points is None or not maximum:
            return NOTHING
        return f"{self.whole_percent(points, maximum)}%".replace("-", MINUS)

    @staticmethod
    def whole_percent(points: int, maximum: int) -> int:
        """Rounded half up: what a bar is long, and what stands beside it."""
        return (200 * points + maximum) // (2 * maximum)

    def result(self, result: NodeResult) -> str:
        """The points of a node, or that it does not apply."""
        return self.t("not-applicable") if result.max is None else self.steps(result.points)

    def count(self, number: int) -> str:
        """A number of things, with the language's sign between thousands."""
        return f"{number:,}".replace(",", "," if self.lang == "en" else ".")

    # names

    def grade(self, placed: Placed) -> str:
        return NOTHING if placed.grade is None else self.grades[placed.grade]

    @cached_property
    def grades(self) -> dict[str, str]:
        return {grade.id: self.text(grade.title) for grade in self.criteria.grades}

    def column(self, column: str) -> str:
        """A group column as people call it."""
        return column_name(column, self.lang, self.names)

    def value(self, column: str, value: str) -> str:
        """A value of a group column as people say it: "thi_tran" is "Thị trấn"."""
        return value_name(column, value, self.lang)

    def level(self, depth: int) -> str:
        level = self.criteria.levels[depth]
        return self.text(level.title)

    def listed(self, items: Sequence[str]) -> str:
        return ", ".join(items)
