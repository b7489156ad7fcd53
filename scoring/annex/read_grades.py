"""The second table of an annex read again: grades and caps, as `scoring criteria table` writes them; no other's."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from scoring.annex.clauses import NUMBER, number_of
from scoring.annex.grades import grade_names, headings
from scoring.annex.grid import Grid
from scoring.annex.rows import LANG
from scoring.points import exact_text
from scoring.problems import Problem, Said
from scoring.tree.fields import is_name
from scoring.words import say, tell

CODE = r"[^\s;()]+"
MOST_NESTED = 20


@dataclass
class Graded:
    """Grades and caps as a criteria file has them; `each` of a grade names its level by depth, from 1."""

    grades: list[dict[str, Any]] = field(default_factory=list)
    caps: list[dict[str, Any]] = field(default_factory=list)
    grading: dict[str, str] = field(default_factory=dict)
    by_grade: bool = False
    lost: list[str] = field(default_factory=list)
    """What was not understood, as it stands there."""
    told: list[Problem] = field(default_factory=list)


def apart(grids: Sequence[Grid]) -> tuple[list[Grid], list[Grid]]:
    """The tables of grades, and all others."""
    graded = [grid for grid in grids if _heading(grid) is not None]
    return graded, [grid for grid in grids if grid not in graded]


def read_grades(grids: Sequence[Grid]) -> Graded:
    """What tables of grades say."""
    found = Graded()
    for grid in grids:
        _Reading(grid, found).read()
    return found


def _heading(grid: Grid) -> int | None:
    wanted = [heading.casefold() for heading in headings()]
    rows = ([" ".join(cell.text.split()).casefold() for cell in row] for row in grid.rows[:10])
    return next((place for place, row in enumerate(rows) if row[: len(wanted)] == wanted and not any(row[5:])), None)


class _Reading:
    def __init__(self, grid: Grid, found: Graded) -> None:
        self.grid = grid
        self.found = found
        first = (_heading(grid) or 0) + 1
        cells = ([self._text(row, column) for column in range(5)] for row in range(first, len(grid.rows)))
        self.rows = [(first + place, row) for place, row in enumerate(cells) if any(row)]
        titles = {code: title for _, (code, title, *_) in self.rows if code}
        self.ids = {name: key for key, name in grade_names(titles).items()} | {key: key for key in titles}

    def _text(self, row: int, column: int) -> str:
        cell = self.grid.cell(row, column)
        return "" if cell.goes_on else cell.text.strip()

    def read(self) -> None:
        policies = {say(Said(code, {}), LANG).casefold(): code for code in ("grading-of-tree", "ranking-by-grade")}
        for row, (code, title, level, asks, quota) in self.rows:
            policy = policies.get(" ".join(title.split()).casefold())
            if policy == "grading-of-tree":
                self.found.grading["of"] = "tree"
            elif policy:
                self.found.by_grade = True
            elif title.casefold() == tell("annex-cap", LANG).casefold() and not code:
                self._cap(row, level, asks)
            else:
                self._grade(row, code, title, (level, asks, quota))

    def _lose(self, row: int, said: str) -> None:
        self.found.lost.append(said)
        self.found.told.append(self.grid.problem("annex-grade-lost", row, True, said=said))

    def _grade(self, row: int, code: str, title: str, cells: tuple[str, str, str]) -> None:
        level, asks, quota = cells
        reached = re.fullmatch(rf"từ ({NUMBER})\s*(%|điểm)(?: trở lên)?\W*", level, re.IGNORECASE)
        if not is_name(code) or not reached:
            self._lose(row, " | ".join(filter(None, (code, title, *cells))))
            return
        grade: dict[str, Any] = {"id": code, "vi": title, "at_least": _number(reached[1])}
        if reached[2] == "điểm":
            self.found.grading["in"] = "points"
        for line in filter(None, asks.split("\n")):
            each = re.fullmatch(rf"mọi mục cấp (\d+) từ ({NUMBER})\s*%\W*", line, re.IGNORECASE)
            if each:
                grade["each"] = {"level": each[1], "at_least": _number(each[2])}
            elif item := item_of(line):
                grade.setdefault("requires", []).append(item)
            else:
                self._lose(row, f"{code}: {line}")
        if quota and (kept := self._quota(quota)):
            grade["quota"] = kept
        elif quota:
            self._lose(row, f"{code}: {quota}")
        self.found.grades.append(grade)

    def _quota(self, words: str) -> dict[str, Any] | None:
        said = re.fullmatch(
            rf"không quá ({NUMBER})\s*% số đơn vị (?:được xếp hạng|đạt ((?:“[^”]+”(?:, )?)+))\W*", words, re.IGNORECASE
        )
        if not said:
            return None
        of = [self.ids.get(name) for name in re.findall("“([^”]+)”", said[2] or "")]
        return None if None in of else {"share": _number(said[1]), **({"of": of} if of else {})}

    def _cap(self, row: int, level: str, asks: str) -> None:
        most = re.fullmatch(rf"không quá ({NUMBER})\s*% điểm tối đa\W*", level, re.IGNORECASE)
        unless = re.fullmatch(r"nếu không bảo đảm: (.+)", " ".join(asks.split()), re.IGNORECASE)
        item = item_of(unless[1]) if unless else None
        if most and item:
            self.found.caps.append({"unless": item, "at_most": _number(most[1])})
        else:
            self._lose(row, f"{level} | {asks}")


def _number(text: str) -> str:
    value = number_of(text)
    return text if value is None else exact_text(value)


def item_of(words: str, nested: int = 0) -> dict[str, Any] | None:
    """What an item asks for; None where it is not said as the table says it."""
    bare = words.strip().rstrip(".")
    if node := re.fullmatch(rf"mục ({CODE}) từ ({NUMBER})\s*%", bare, re.IGNORECASE):
        return {"node": node[1], "at_least": _number(node[2])}
    if holds := re.fullmatch(rf"đạt điều kiện ({CODE})", bare, re.IGNORECASE):
        return {"condition": holds[1]}
    some = re.fullmatch(r"ít nhất (\d+) trong các yêu cầu \((.+)\)", bare, re.IGNORECASE)
    if not some or nested >= MOST_NESTED:
        return None
    items = [item_of(one, nested + 1) for one in _parts(some[2])]
    return None if None in items else {"any": items, **({"count": some[1]} if some[1] != "1" else {})}


def _parts(words: str) -> Iterator[str]:
    """Parts between semicolons that stand in no brackets."""
    depth, begun = 0, 0
    for place, sign in enumerate(words):
        depth += (sign == "(") - (sign == ")")
        if sign == ";" and not depth:
            yield words[begun:place]
            begun = place + 1
    yield words[begun:]
