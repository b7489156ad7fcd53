"""Problems as data: a code, a place, the values.

What is wrong and what to do stand in `scoring.messages`, once, in Vietnamese and English; `scoring.words` puts
them together. Code raises a `Fault` where it finds one, readers turn it into a `Problem` by adding the place,
and a `Refusal` carries all of them at once.
"""

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NamedTuple


class Text(NamedTuple):
    """A text in both languages; `vi` is the one that is signed."""

    vi: str
    en: str

    def in_language(self, lang: str) -> str:
        return self.en if lang == "en" else self.vi


class Said(NamedTuple):
    """A message of the catalogue with its values, not yet put into a language."""

    code: str
    values: Mapping[str, Any]


class Decimals(NamedTuple):
    """A number that is shown with a fixed count of decimals."""

    value: Fraction
    digits: int

    @classmethod
    def of_steps(cls, steps: int, precision: int) -> "Decimals":
        """Points in steps of 10^-precision, shown with all their decimals."""
        return cls(Fraction(steps, 10**precision), precision)


class Joined(NamedTuple):
    """Several values in a row with a sign between them."""

    items: Sequence[Any]
    by: str


class Fault(Exception):
    """Something wrong in the input, without its place: a code of the catalogue and the values of its message."""

    def __init__(self, code: str, /, **values: Any) -> None:
        super().__init__(code)
        self.code = code
        self.values = values
        self.offset: int | None = None

    def within(self, offset: int) -> "Fault":
        """The fault so many characters within the text where it is found."""
        self.offset = offset
        return self


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the input: a file, a line, a column (number in YAML, name in CSV), and the line to underline."""

    file: str
    line: int | None = None
    column: int | str | None = None
    excerpt: str = ""
    start: int = 0
    width: int = 1

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong; a `notice` is told but refuses nothing."""

    code: str
    place: Place
    values: Mapping[str, Any]
    notice: bool = False

    @classmethod
    def of(cls, fault: Fault, place: Place) -> "Problem":
        return cls(fault.code, place, fault.values)


class Refusal(Exception):
    """The input can't be taken; all its problems, in the order of their places."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=_order))
        super().__init__(
            "\n".join(f"{problem.place}: {problem.code} {dict(problem.values)}" for problem in self.problems)
        )


class Misuse(Exception):
    """A request that no campaign could answer: options that don't go together, a group that is none."""

    def __init__(self, code: str, /, **values: object) -> None:
        super().__init__(code)
        self.said = Said(code, values)


def _order(problem: Problem) -> tuple[str, int, int, str]:
    column = problem.place.column
    return problem.place.file, problem.place.line or 0, column if isinstance(column, int) else 0, problem.code


MOST_LETTERS = 100
MOST_HINTS = 50
MOST_COMPARED = 2_000_000
"""Pairs of letters: long words, or very many, are compared with few others."""


class Hints:
    """Hints at near words, for the first words asked: where everything is unknown, they cost time and help nobody."""

    def __init__(self, known: Iterable[str]) -> None:
        self.known = list(known)
        self.given: dict[str, Said] = {}
        self._letters = sum(len(word) for word in self.known)
        self._left = MOST_COMPARED

    def near(self, word: str) -> Said:
        compared = min(len(word), MOST_LETTERS) * self._letters
        if word not in self.given and len(self.given) < MOST_HINTS and compared <= self._left:
            self._left -= compared
            self.given[word] = did_you_mean(word, self.known)
        return self.given.get(word, Said("hint-none", {}))


def did_you_mean(given: str, known: Sequence[str]) -> Said:
    """A hint at the nearest known words, or at nothing: goes into a message as `{hint}`."""
    lowered = {word.casefold(): word for word in known}
    near = difflib.get_close_matches(given.casefold()[:MOST_LETTERS], list(lowered), n=1, cutoff=0.6)
    if not near:
        return Said("hint-none", {})
    return Said("hint-did-you-mean", {"word": lowered[near[0]]})
