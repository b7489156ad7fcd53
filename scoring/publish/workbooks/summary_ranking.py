"""The summary's sheets of ranks: all units, and those of every group by their rank in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from scoring.engine.ranking import rank_in_groups
from scoring.points import digits_by_value
from scoring.publish.workbooks.grid import FIRST_ROW, HEAD_ROW, ROW, Grid, LiveColumn
from scoring.publish.workbooks.page import BORDER, HEAD, PALE, decimals, set_up_page, write_top
from scoring.publish.workbooks.summary_points import Points
from scoring.publish.workbooks.summary_view import SummaryView
from scoring.publish.workbooks.summary_whole import Steps
from scoring.spreadsheet.book import Value
from scoring.spreadsheet.whole import titles_of_grades

MOST_FIRST_NODES = 15
MOST_CODE = 6
"""A longer code is a name for programs, not a number that people cite."""
WIDTHS = {"rank": 7, "unit": 9, "name": 28, "score": 10, "percent": 10, "grade": 15, "rank_in": 10}
"""Of columns, by the role that their key begins with; those of groups are as wide as their values."""
LEAST_GROUP, MOST_GROUP = 11, 36
SHADE = {"bg_color": "#F3F6FB"}


@dataclass
class Ranking:
    """The ranking, and the sheets of ranks within groups."""

    points: Points
    steps: Steps
    grid: Grid
    in_groups: Mapping[str, Grid]

    @property
    def view(self) -> SummaryView:
        return self.points.view

    @cached_property
    def _digits(self) -> list[int]:
        """The decimals of every unit's score: more than others have only where another would look alike."""
        criteria = self.view.criteria
        shares = [(placed.result.ratio or 0) * criteria.scale for placed in self.view.units]
        digits = digits_by_value(shares, criteria.digits, max(criteria.digits, criteria.precision))
        return [digits[share] for share in shares]

    def _first_nodes(self) -> list[str]:
        codes = [node.code for node in self.view.criteria.tree]
        return codes if len(codes) <= MOST_FIRST_NODES else []

    def lay_out(self) -> None:
        """Gives every column its place."""
        self.grid.add(["rank", "unit", "name"])
        for column in self.steps.groups:
            self.grid.add([f"group:{column}", f"rank_in:{column}"])
        self.grid.add(["score", "percent", *(["grade"] if self.view.criteria.grades else [])])
        self.grid.add(f"points:{code}" for code in self._first_nodes())
        for column, grid in self.in_groups.items():
            grid.add([f"group:{column}", f"rank_in:{column}", "rank", "unit", "name", "score", "percent"])
            grid.add(["grade"] if self.view.criteria.grades else [])

    def write(self) -> None:
        self._write_ranking()
        for column, grid in self.in_groups.items():
            self._write_group(column, grid)

    # ── all units ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _write_ranking(self) -> None:
        view, grid = self.view, self.grid
        nodes = view.criteria.ranking.tie_break
        ties = view.tell("book-ranking-ties", nodes=nodes) if nodes else view.tell("book-ranking-shared")
        self._top(grid, view.tell("book-ranking-title"), f"{view.tell('book-ranking-note')} {ties}")
        columns = []
        for key in grid.at:
            role = key.partition(":")[0]
            if role not in ("unit", "name", "group"):
                ref = (self.points.matrix if role == "points" else self.steps.grid).fixed(key)
                made = [self._made(grid, role, index) for index in range(len(view.units))]
                columns.append(LiveColumn(key, ref, self._values(key), made[0], looks=made))
        text = self._made(grid, "name")

        def put_unit(row: int, index: int) -> None:
            unit = view.units[index].result.unit
            grid.sheet.put_value(row, grid.at["unit"], unit.code, text)
            grid.sheet.put_value(row, grid.at["name"], unit.name, text)
            for column in self.steps.groups:
                value = self.view.lexicon.value(column, unit.columns[column])
                grid.sheet.put_value(row, grid.at[f"group:{column}"], value, text)

        grid.write_rows(put_unit, columns)
        grid.sheet.freeze(FIRST_ROW, grid.at["name"] + 1)
        self._finish(grid)

    def _values(self, key: str) -> list[Value]:
        view, (role, _, of) = self.view, key.partition(":")
        if role == "points":
            return view.points(of)
        if role == "percent":
            return view.percents()
        if role == "score":
            return view.optional(placed.result.score for placed in view.units)
        if role == "grade":
            titles = self._grades
            return [titles[placed.grade] if placed.grade else "" for placed in view.units]
        ranks = (placed.group_ranks[of] if role == "rank_in" else placed.rank for placed in view.units)
        return ["" if rank is None else float(rank) for rank in ranks]

    @cached_property
    def _grades(self) -> dict[str, str]:
        titles = titles_of_grades(self.view.criteria, self.view.lang)
        return dict(zip([grade.id for grade in self.view.criteria.grades], titles, strict=True))

    # ── groups ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _write_group(self, column: str, grid: Grid) -> None:
        """Every group's units by their rank in it; formulas point to the units' rows."""
        view, name = self.view, self.view.lexicon.column(column)
        self._top(grid, view.tell("book-group-title", column=name.upper()), view.tell("book-group-note"))
        order = [placed.result.unit.code for placed in view.units]
        at = {code: index for index, code in enumerate(order)}
        members = [
            (number, value, at[result.unit.code])
            for number, (value, ranked) in enumerate(rank_in_groups(view.publication.results, column))
            for _, result in ranked
        ]
        keys = [key for key in grid.at if key.partition(":")[0] not in ("unit", "name", "group")]
        values = {key: self._values(key) for key in keys}

        def put_member(row: int, place: int) -> None:
            number, value, index = members[place]
            style: dict[str, Any] = SHADE if number % 2 else {}
            unit = view.units[index].result.unit
            text = self._made(grid, "name", **style)
            stated = {"unit": unit.code, "name": unit.name, f"group:{column}": self.view.lexicon.value(column, value)}
            for key, words in stated.items():
                grid.sheet.put_value(row, grid.at[key], words, text)
            for key in keys:
                ref = self.steps.grid.fixed(key).replace(ROW, str(FIRST_ROW + index + 1))
                grid.write(row, key, ref, values[key][index], self._made(grid, key.partition(":")[0], index, **style))

        grid.count = len(members)
        grid.write_rows(put_member, [])
        grid.sheet.freeze(FIRST_ROW, 0)
        self._finish(grid)

    # ── both ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _top(self, grid: Grid, title: str, note: str) -> None:
        view = self.view
        write_top(grid.sheet, view.campaign, view.lang, title, note)
        grid.write_keys()
        first = next(iter(grid.at))
        grid.head(0, first, view.heading(), bold=True)
        grid.head(1, first, view.digests(), **PALE)
        for key in grid.at:
            role, _, of = key.partition(":")
            if role == "points":
                title = view.say(view.criteria.nodes[of].title)
                words = f"{of}. {title}" if len(of) <= MOST_CODE else title
            elif role in ("group", "rank_in"):
                column = self.view.lexicon.column(of)
                words = column if role == "group" else view.tell("book-col-rank-in", column=column)
            else:
                words = view.tell(f"book-col-{role}")
            grid.head(2, key, words, **HEAD)
        grid.sheet.height(HEAD_ROW + 2, 78 if "points" in {key.partition(":")[0] for key in grid.at} else 40)

    def _made(self, grid: Grid, role: str, index: int = 0, **style: Any) -> Any:
        """The look of a cell of a unit: by its place in the order where numbers of a column have their own decimals."""
        look: dict[str, Any] = {**BORDER, **style}
        if role in ("score", "percent"):
            look |= {"num_format": decimals(self._digits[index]), "align": "center", "bold": role == "score"}
        elif role == "points":
            look |= {"num_format": decimals(self.view.criteria.digits), "align": "center"}
        elif role in ("rank", "rank_in"):
            look |= {"num_format": "0", "align": "center", "bold": role == "rank"}
        elif role == "grade":
            look |= {"align": "center"}
        return grid.sheet.book.format(**look)

    def _group_width(self, column: str) -> int:
        values = {placed.result.unit.columns[column] for placed in self.view.units}
        longest = max(len(self.view.lexicon.value(column, value)) for value in values)
        return min(MOST_GROUP, max(LEAST_GROUP, longest + 1))

    def _finish(self, grid: Grid) -> None:
        for key, column in grid.at.items():
            role, _, of = key.partition(":")
            grid.sheet.width(column, column, self._group_width(of) if role == "group" else WIDTHS.get(role, 11))
        grid.sheet.filter((FIRST_ROW - 1, 0, grid.last_row, len(grid.at) - 1))
        grid.sheet.repeat((FIRST_ROW - 1, FIRST_ROW - 1))
        set_up_page(grid.sheet, self.view.campaign, self.view.lang)
