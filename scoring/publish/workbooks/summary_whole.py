"""The summary's sheet that leads from the points of the tree to score, grade and rank, a column for every step."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from scoring.engine.grading import asked_missed
from scoring.engine.results import Placed
from scoring.points import to_steps, vietnamese_order
from scoring.publish.workbooks.grid import HEAD_ROW, Grid, LiveColumn
from scoring.publish.workbooks.page import BORDER, HEAD, HEAD_PLAIN
from scoring.publish.workbooks.summary_points import UNIT, Points
from scoring.publish.workbooks.summary_sheets import begin, finish
from scoring.publish.workbooks.summary_view import SummaryView
from scoring.spreadsheet.book import Value
from scoring.spreadsheet.cells import points_format
from scoring.spreadsheet.totals import can_be_out
from scoring.spreadsheet.whole import Bar, Grading, Levels, Order, Reached, Whole, titles_of_grades

CAPTION_HEIGHT = 52

Column = tuple[str, str | None, Sequence[Value]]
"""A key, a template (None where no formula is exact), the values of all units."""


@dataclass
class Steps:
    """From tree points to rank: the columns, their formulas and what these give."""

    points: Points
    grid: Grid

    @property
    def view(self) -> SummaryView:
        return self.points.view

    @property
    def _dense(self) -> bool:
        return self.view.criteria.ranking.ties == "dense"

    @property
    def _by_grade(self) -> bool:
        return self.view.criteria.ranking.by == "grade" and bool(self.view.criteria.grades)

    @property
    def _has_levels(self) -> bool:
        """Whether grades stand as numbers too."""
        return self.view.criteria.has_quotas or self._by_grade

    @property
    def _number(self) -> str:
        """The column that orders units by score and tie-breaks."""
        tie_break = self.view.criteria.ranking.tie_break
        return f"number:{tie_break[-1]}" if tie_break else "place:"

    @property
    def _last_level(self) -> str:
        """The column of the grades, as numbers, after all quotas."""
        with_quota = [grade.id for grade in self.view.criteria.grades if grade.quota]
        return f"kept:{with_quota[-1]}" if with_quota else "level:"

    @property
    def groups(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.view.campaign.settings.groups))

    def lay_out(self) -> None:
        """Gives every column its place."""
        criteria, add = self.view.criteria, self.grid.add
        add([*UNIT, "tree_points", "tree_max", "tree_score"])
        add(name for name, block in (("bonus", criteria.bonus), ("penalty", criteria.penalty)) if block)
        add(["score", "max", "percent", *(["graded"] if criteria.grading.of == "tree" else []), "grade"])
        for grade in criteria.grades:
            add(f"reached:{grade.id}:{number}" for number, _ in enumerate(self.reached[grade.id]))
        if self._has_levels:
            add(["level:", *(f"kept:{grade.id}" for grade in criteria.grades if grade.quota)])
        add(["key:", "place:"])
        for code in criteria.ranking.tie_break:
            add([f"key:{code}", f"place:{code}", f"number:{code}"])
        add([*(["by_grade:"] if self._by_grade else []), *(["first:"] if self._dense else []), "rank"])
        for column in self.groups:
            add([f"group:{column}", f"order:{column}"])
            add([*([f"first:{column}"] if self._dense else []), f"rank_in:{column}"])

    @cached_property
    def reached(self) -> dict[str, list[Reached]]:
        """What every grade asks, as cells."""
        grading = self._grading
        graded, most = self.grid.here("graded" if "graded" in self.grid.at else "score"), self.grid.here("max")
        return {grade.id: grading.reached(grade, graded, most, self._bars) for grade in self.view.criteria.grades}

    @property
    def _grading(self) -> Grading:
        return Grading(self.view.criteria, self.view.words.na)

    @cached_property
    def _bars(self) -> dict[str, Bar]:
        """Where the nodes stand that grades and caps ask about."""
        bars = {}
        for code in self._grading.nodes():
            state = self.points.state(code) if can_be_out(self.view.criteria.nodes[code]) else ""
            bars[code] = Bar(self.points.matrix.ref(f"points:{code}"), self.points.max_of(code), state)
        return bars

    # ── the sheet ─────────────────────────────────────────────────────────────────────────────────────────────────

    def write(self) -> None:
        view, grid = self.view, self.grid
        put_unit = begin(view, grid, view.tell("book-steps-title"), view.tell("book-steps-note"))
        plain = grid.sheet.book.format(**BORDER, align="center")
        points = grid.sheet.book.format(**BORDER, align="center", num_format=points_format(view.criteria))
        columns = [
            LiveColumn(key, template, values, points if key in IN_POINTS else plain)
            for key, template, values in (*self._scores(), *self._grades(), *self._ranks(), *self._ranks_in_groups())
        ]
        for key in grid.at:
            if key not in UNIT:
                role, _, of = key.partition(":")
                grid.head(0, key, of if role in ("key", "place", "number", "kept") else "", **HEAD)
                grid.head(1, key, self._caption(key), **HEAD_PLAIN)
                grid.head(2, key, "", **HEAD)
        for grade, title in zip(view.criteria.grades, titles_of_grades(view.criteria, view.lang), strict=True):
            grid.head(2, f"reached:{grade.id}:0", title, **HEAD)
        grid.sheet.height(HEAD_ROW + 1, CAPTION_HEIGHT)
        grid.sheet.width(2, len(grid.at) - 1, 12)
        grid.write_rows(put_unit, columns)
        finish(view, grid)

    def _caption(self, key: str) -> str:
        role, _, of = key.partition(":")
        if role in ("group", "order", "rank_in") or (role == "first" and of):
            column = self.view.lexicon.column(of)
            return self.view.tell(f"book-step-{role.replace('_', '-')}-of", column=column)
        if role in ("key", "place") and of:
            return self.view.tell(f"book-step-{role}-of", node=of)
        return self.view.tell(f"book-step-{role.replace('_', '-')}", node=of)

    # ── score ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _scores(self) -> Iterator[Column]:
        view, grid, whole = self.view, self.grid, Whole(self.view.criteria)
        criteria, results = view.criteria, [placed.result for placed in view.units]
        children = [self.points.cells(node.code, in_matrix=False) for node in criteria.tree]
        at = {key: grid.here(key) if key in grid.at else "" for key in (*IN_POINTS, "score")}
        tree = view.standing.nodes.whole(at["tree_max"], children)
        to_scale = view.publication.stage != "self"
        yield "tree_points", tree.points, view.tree_points()
        yield "tree_max", tree.max, view.tree_max()
        tree_score = whole.tree_score(at["tree_points"], at["tree_max"], to_scale)
        yield "tree_score", tree_score, view.optional(result.tree_score for result in results)
        blocks = (("bonus", criteria.bonus), ("penalty", criteria.penalty))
        for key, block in blocks:
            if block:
                leaves = [self.points.matrix.ref(f"points:{leaf.code}") for leaf in block.children]
                values = [view.number(result.bonus if key == "bonus" else result.penalty) for result in results]
                yield key, whole.outside(leaves, block.cap), values
        scale = f"{view.number(to_steps(criteria.scale, criteria.precision)):.{criteria.precision}f}"
        most = scale if to_scale else f"N({at['tree_max']})"
        yield "max", most, [view.number(result.max) for result in results]
        caps = self._grading.caps(at["max"], self._bars)
        score = whole.score(at["tree_score"], at["bonus"], at["penalty"], at["max"], caps)
        yield "score", score, view.optional(result.score for result in results)
        yield "percent", whole.percent(at["score"], at["max"]), view.percents()
        if "graded" in grid.at:
            yield "graded", whole.graded(at["tree_score"], caps), view.optional(result.graded for result in results)

    # ── grade ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _grades(self) -> Iterator[Column]:
        view, grid = self.view, self.grid
        titles = dict(
            zip([grade.id for grade in view.criteria.grades], titles_of_grades(view.criteria, view.lang), strict=True)
        )
        cells, heads = [], []
        for grade in view.criteria.grades:
            keys = [f"reached:{grade.id}:{number}" for number, _ in enumerate(self.reached[grade.id])]
            cells.append([grid.here(key) for key in keys])
            heads.append(grid.head_cell(2, keys[0]))
            missed = [asked_missed(grade, placed.result, view.criteria) for placed in view.units]
            for key, reached in zip(keys, self.reached[grade.id], strict=True):
                values: list[Value] = [
                    "" if placed.result.score is None else not missed_here & {*reached.asked}
                    for placed, missed_here in zip(view.units, missed, strict=True)
                ]
                yield key, reached.formula, values
        formula = self._grading.grade(grid.here("score"), cells, heads)
        if self._has_levels:
            formula = Levels(view.criteria).title(grid.here(self._last_level), heads)
            yield from self._levels(cells)
        yield "grade", formula, [titles[placed.grade] if placed.grade else "" for placed in view.units]

    def _levels(self, cells: Sequence[Sequence[str]]) -> Iterator[Column]:
        """The grades as numbers, before quotas and after each."""
        view, grid, levels = self.view, self.grid, Levels(self.view.criteria)
        before = [self._level(placed.grade_before_quota) for placed in view.units]
        yield "level:", levels.reached(grid.here("score"), cells), _cells(before)
        last, number = "level:", self._number
        reached = [self._reached_by(placed) for placed in view.units]
        for own, grade in enumerate(view.criteria.grades, 1):
            if grade.quota is None:
                continue
            formula = levels.kept(
                grade, grid.column_here("level:"), grid.here(last), grid.column_here(last),
                grid.here(number), grid.column_here(number), cells,
            )  # fmt: skip
            last = f"kept:{grade.id}"
            after = [
                level if level is None or level <= own else min(one for one in found if one > own)
                for level, found in zip(self._final_levels, reached, strict=True)
            ]
            yield last, formula, _cells(after)

    @property
    def _final_levels(self) -> list[int | None]:
        return [self._level(placed.grade) for placed in self.view.units]

    def _level(self, grade: str | None) -> int | None:
        return None if grade is None else [one.id for one in self.view.criteria.grades].index(grade) + 1

    def _reached_by(self, placed: Placed) -> list[int]:
        """The levels that a unit reaches, the last one in any case."""
        grades = self.view.criteria.grades
        reached = [
            level for level, grade in enumerate(grades, 1) if not asked_missed(grade, placed.result, self.view.criteria)
        ]
        return [*reached, len(grades)]

    # ── ranks ─────────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def _order(self) -> Order:
        return Order(self.view.criteria, len(self.view.units))

    def _ranks(self) -> Iterator[Column]:
        view, grid, order = self.view, self.grid, self._order
        criteria, standing = view.criteria, view.standing
        results = [placed.result for placed in view.units]
        varies = view.publication.stage == "self" and standing.fixed_whole is None
        keys = [
            None if result.score is None else order.key_of(result.score, result.max, criteria.scale, varies)
            for result in results
        ]
        yield "key:", order.key(grid.here("score"), grid.here("max"), criteria.scale, varies), _cells(keys)
        numbers = places(keys, most_first=True)
        yield "place:", order.place(grid.here("key:"), grid.column_here("key:")), _cells(numbers)
        last = "place:"
        for code in criteria.ranking.tie_break:
            full, varies = criteria.nodes[code].max, standing.varies(code)
            nodes = [result.nodes[code] for result in results]
            keys = [
                None if node.points is None or node.max is None else order.key_of(node.points, node.max, full, varies)
                for node in nodes
            ]
            points, most = self.points.matrix.ref(f"points:{code}"), self.points.max_of(code)
            yield f"key:{code}", order.key(points, most, full, varies), _cells(keys)
            ties = [order.count + 1 if place is None else place for place in places(keys, most_first=True)]
            key = f"key:{code}"
            yield f"place:{code}", order.place_in_tie(grid.here(key), grid.column_here(key)), _cells(ties)
            merged = order.merged(grid.here(last), grid.column_here(last), grid.here(f"place:{code}"))
            numbers = [
                None if before is None else before * order.base + tie
                for before, tie in zip(places(numbers), ties, strict=True)
            ]
            last = f"number:{code}"
            yield last, merged, _cells(numbers)
        if self._by_grade:
            level, number = grid.here(self._last_level), grid.here(last)
            numbers = [
                None if level_now is None or order_now is None else level_now * order.base + order_now
                for level_now, order_now in zip(self._final_levels, places(numbers), strict=True)
            ]
            yield "by_grade:", order.by_grade(level, number, grid.column_here(last)), _cells(numbers)
            last = "by_grade:"
        ranked = last
        if self._dense:
            ranked = "first:"
            yield ranked, order.first(grid.here(last), grid.column_here(last)), _cells(firsts(numbers))
        rank = order.rank(grid.here(last), grid.column_here(ranked))
        yield "rank", rank, _cells([placed.rank for placed in view.units])

    def _ranks_in_groups(self) -> Iterator[Column]:
        view, grid, order = self.view, self.grid, self._order
        for column in self.groups:
            own = [placed.result.unit.columns[column] for placed in view.units]
            values = sorted({*own} - {""}, key=lambda value: (vietnamese_order(value), value))
            groups = [values.index(value) + 1 if value else None for value in own]
            yield f"group:{column}", "", _cells(groups)
            numbers = [
                None if group is None or placed.rank is None else group * order.base + placed.rank
                for group, placed in zip(groups, view.units, strict=True)
            ]
            key = f"order:{column}"
            group = grid.here(f"group:{column}")
            yield key, order.in_group(group, grid.here("rank")), _cells(numbers)
            ranked = key
            if self._dense:
                ranked = f"first:{column}"
                yield ranked, order.first(grid.here(key), grid.column_here(key)), _cells(firsts(numbers))
            formula = order.rank_in_group(grid.here(key), grid.column_here(ranked), group)
            yield f"rank_in:{column}", formula, _cells([placed.group_ranks[column] for placed in view.units])


IN_POINTS = ("tree_points", "tree_max", "tree_score", "bonus", "penalty", "score", "max", "percent", "graded")
"""Columns that hold points."""


def places(numbers: Sequence[int | None], most_first: bool = False) -> list[int | None]:
    """The place of every number among all, as RANK gives it."""
    ordered = sorted((number for number in numbers if number is not None), reverse=most_first)
    first: dict[int, int] = {}
    for place, number in enumerate(ordered, 1):
        first.setdefault(number, place)
    return [None if number is None else first[number] for number in numbers]


def firsts(numbers: Sequence[int | None]) -> list[int | None]:
    """Every number where it stands for the first time."""
    at = {number: index for index, number in reversed(list(enumerate(numbers)))}
    return [number if at[number] == index else None for index, number in enumerate(numbers)]


def _cells(numbers: Sequence[int | None]) -> list[Value]:
    return ["" if number is None else float(number) for number in numbers]
