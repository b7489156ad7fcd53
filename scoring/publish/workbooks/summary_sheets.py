"""The summary's sheets of units and nodes: facts as inputs, the matrix of points, maxima where they vary, goalposts."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from typing import Any

from scoring.points import parse_number
from scoring.publish.workbooks.grid import FIRST_ROW, HEAD_ROW, Grid, LiveColumn
from scoring.publish.workbooks.page import (
    BORDER,
    BRANCH,
    HEAD,
    HEAD_PLAIN,
    HIGH,
    INPUT,
    LOW,
    MIDDLE,
    decimals,
    set_up_page,
    write_top,
)
from scoring.publish.workbooks.summary_points import GREATEST, LEAST, POST_HEADS, Points, observed_leaves
from scoring.publish.workbooks.summary_view import Node, SummaryView
from scoring.spreadsheet.book import Sheet, Value, cell
from scoring.spreadsheet.cells import MISSING, OUT
from scoring.spreadsheet.exact import window_of
from scoring.spreadsheet.fields import AnyRule, levels_of
from scoring.spreadsheet.spoken import titles_in
from scoring.spreadsheet.standing import facts_of
from scoring.tree.model import Branch, Leaf
from scoring.tree.rule import Sort

NAME_WIDTH, POINTS_WIDTH = 26, 8.5
TITLE_HEIGHT = 96
SMALL = {**HEAD_PLAIN, "font_size": 8}

PutUnit = Callable[[int, int], None]


def write_points(points: Points) -> None:
    """All sheets of points."""
    _write_matrix(points)
    if points.maxima is not None:
        _write_maxima(points, points.maxima)
    if points.posts is not None:
        _write_posts(points, points.posts)
    _write_facts(points)


# ── a unit a row ──────────────────────────────────────────────────────────────────────────────────────────────────


def begin(view: SummaryView, grid: Grid, title: str, note: str) -> PutUnit:
    """The top of a sheet with a unit a row; gives what writes the code and name of a unit."""
    write_top(grid.sheet, view.campaign, view.lang, title, note)
    grid.write_keys()
    grid.head(0, "unit", view.tell("word-code"), **HEAD)
    grid.head(0, "name", view.tell("word-unit"), **HEAD)
    for under in (1, 2):
        for key in ("unit", "name"):
            grid.head(under, key, "", **HEAD)
    made = grid.sheet.book.format(**BORDER)

    def put_unit(row: int, index: int) -> None:
        unit = view.units[index].result.unit
        grid.sheet.put_value(row, grid.at["unit"], unit.code, made)
        grid.sheet.put_value(row, grid.at["name"], unit.name, made)

    return put_unit


def finish(view: SummaryView, grid: Grid) -> None:
    """Widths, what stays in view, and how a wide sheet prints."""
    grid.sheet.width(grid.at["unit"], grid.at["unit"], 9)
    grid.sheet.width(grid.at["name"], grid.at["name"], NAME_WIDTH)
    grid.sheet.freeze(FIRST_ROW, 2)
    grid.sheet.repeat((HEAD_ROW, FIRST_ROW - 1), (0, 1))
    set_up_page(grid.sheet, view.campaign, view.lang, wide=True)


# ── points ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _write_matrix(points: Points) -> None:
    view, grid = points.view, points.matrix
    put_unit = begin(view, grid, view.tell("book-matrix-title"), view.tell("book-matrix-note"))
    shown = decimals(view.criteria.digits)
    for node in view.nodes:
        _head(grid, f"points:{node.code}", node, view.say(node.title))
        grid.head(2, f"points:{node.code}", float(node.max), **HEAD_PLAIN, num_format=shown)
    grid.head(2, "name", view.tell("word-max"), **HEAD_PLAIN)
    grid.sheet.height(HEAD_ROW + 1, TITLE_HEIGHT)
    grid.sheet.width(2, len(grid.at) - 1, POINTS_WIDTH)
    made = _formats(grid, shown)
    columns = [
        LiveColumn(
            f"points:{node.code}", points.points_formula(node), view.points(node.code), made[isinstance(node, Leaf)]
        )
        for node in view.nodes
    ]
    grid.write_rows(put_unit, columns)
    for node in view.nodes:
        _colour_share(view, grid, grid.at[f"points:{node.code}"], node)
    finish(view, grid)


def _head(grid: Grid, key: str, node: Node, title: str) -> None:
    grid.head(0, key, node.code, **HEAD)
    grid.head(1, key, title, **{**SMALL, "bold": isinstance(node, Branch)})


def _formats(grid: Grid, shown: str) -> dict[bool, Any]:
    """The formats of points: of leaves, and of branches."""
    look = {"num_format": shown, "align": "center"}
    return {True: grid.sheet.book.format(**BORDER, **look), False: grid.sheet.book.format(**BRANCH, **look)}


def _colour_share(view: SummaryView, grid: Grid, column: int, node: Node) -> None:
    """A scale from nothing to max, the other way round for the penalty; words are pale."""
    rows = (FIRST_ROW, column, grid.last_row, column)
    first, last = (HIGH, LOW) if view.criteria.blocks[node.code] == "penalty" else (LOW, HIGH)
    scale = {"min_type": "num", "mid_type": "num", "max_type": "num"}
    ends = {"min_value": 0, "mid_value": float(node.max / 2), "max_value": float(node.max)}
    colours = {"min_color": first, "mid_color": MIDDLE, "max_color": last}
    grid.sheet.scale(rows, "3_color_scale", **scale, **ends, **colours)
    cells = [(row, column) for row in range(FIRST_ROW, grid.last_row + 1)]
    grid.sheet.colour(cells, f"ISTEXT({cell(FIRST_ROW, column)})", **OUT)


def _write_maxima(points: Points, grid: Grid) -> None:
    view = points.view
    put_unit = begin(view, grid, view.tell("book-maxima-title"), view.tell("book-maxima-note"))
    made = _formats(grid, decimals(view.criteria.digits))
    columns = []
    for node in view.nodes:
        if f"max:{node.code}" not in grid.at:
            continue
        formulas = points.max_formulas(node)
        stated = (("max", formulas.max, view.maxima), ("kept", formulas.kept, view.kept))
        for role, template, values in stated:
            key = f"{role}:{node.code}"
            if key in grid.at:
                columns.append(LiveColumn(key, template, values(node.code), made[isinstance(node, Leaf)]))
                _head(grid, key, node, view.say(node.title))
                grid.head(2, key, view.tell(f"book-col-{role}"), **SMALL)
    grid.sheet.height(HEAD_ROW + 1, TITLE_HEIGHT)
    grid.sheet.height(HEAD_ROW + 2, 36)
    grid.sheet.width(2, len(grid.at) - 1, POINTS_WIDTH)
    grid.write_rows(put_unit, columns)
    finish(view, grid)


# ── facts ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _write_facts(points: Points) -> None:
    view, grid = points.view, points.facts
    put_unit = begin(view, grid, view.tell("book-facts-title"), view.tell("book-facts-note"))
    asked = [node for node in view.nodes if f"state:{node.code}" in grid.at]
    for node in asked:
        keys = [f"state:{node.code}", *points.fact_keys(node)]
        heads = [view.tell("book-col-state"), *_asks(view, node)]
        if isinstance(node, Leaf):
            keys.append(f"points:{node.code}")
            heads.append(view.tell("word-points"))
        for number, (key, words) in enumerate(zip(keys, heads, strict=True)):
            _head(grid, key, node, "" if number else view.say(node.title))
            grid.head(2, key, words, **SMALL)
            grid.sheet.width(grid.at[key], grid.at[key], _width(node, number, key))
    grid.sheet.height(HEAD_ROW + 1, TITLE_HEIGHT)
    grid.sheet.height(HEAD_ROW + 2, 60)
    look = {**INPUT, "align": "center", "font_size": 10}
    made = {
        "word": grid.sheet.book.format(**look),
        "number": grid.sheet.book.format(**look, num_format="General"),
        "date": grid.sheet.book.format(**look, num_format="yyyy-mm-dd" if view.lang == "en" else "dd/mm/yyyy"),
        "typed": grid.sheet.book.format(**{**look, "bold": True, "font_color": "#1F4E79"}),
    }

    def put_facts(row: int, index: int) -> None:
        put_unit(row, index)
        for key, kind, value in _facts_of(points, asked, index):
            grid.sheet.put_value(row, grid.at[key], value, made[kind])

    result = grid.sheet.book.format(**BRANCH, align="center", num_format=decimals(view.criteria.digits))
    leaves = [node for node in asked if isinstance(node, Leaf)]
    columns = [
        LiveColumn(
            f"points:{leaf.code}",
            points.leaf_formula(leaf),
            view.points(leaf.code),
            result,
            points.held(leaf),
            points.own_formulas(leaf),
        )
        for leaf in leaves
    ]
    columns += [column for leaf in leaves if leaf.code in points.places for column in _windows(points, leaf)]
    grid.write_rows(put_facts, columns)
    for node in asked:
        _colour_inputs(points, node)
    finish(view, grid)


def _windows(points: Points, leaf: Leaf) -> Iterator[LiveColumn]:
    """The hidden columns of a fact taken apart; in their heads the goalposts, which stand on their sheet."""
    grid, places = points.facts, points.places[leaf.code]
    texts = [facts_of(look, points.position(leaf)) for look in points.view.looks]
    windows = {text: window_of(parse_number(text), places) for text in {*texts} if text}
    keys, made = points.window_keys(leaf.code), grid.sheet.book.format()
    formulas = points.window_formulas(leaf.code, grid.here(f"fact:{leaf.code}:0"))
    for part, (key, formula) in enumerate(zip(keys, formulas, strict=True)):
        yield LiveColumn(key, formula, [float(windows[text][part]) if text else "" for text in texts], made)
    for under, column in zip(POST_HEADS, (LEAST, GREATEST), strict=True):
        post = points.post(leaf.code, column)
        observed, fixed = points.view.evaluator.yardstick(leaf).observed, leaf.rule.fixed_posts[column - LEAST]
        number = fixed if fixed is not None else observed[column - LEAST] if observed else None
        values: Sequence[Value] = ("", "") if number is None else tuple(map(float, window_of(number, places)))
        for key, formula, value in zip(keys, points.window_formulas(leaf.code, post), values, strict=True):
            grid.head_formula(under, key, formula, value)
    grid.sheet.width(grid.at[keys[0]], grid.at[keys[1]], None, hidden=True)


def _width(node: Node, number: int, key: str) -> float:
    """Room for words: of states, of the title of a level."""
    if key.startswith("points:"):
        return POINTS_WIDTH
    if not number:
        return 16
    return 28 if isinstance(node, Leaf) and any(levels_of(each.rule) for each in node.by_rule) else 11


def _asks(view: SummaryView, node: Node) -> list[str]:
    """What the fact cells of a leaf are, in a word or two."""
    if isinstance(node, Branch):
        return []
    by_rule = [_asked_by(view, each.rule) for each in node.by_rule]
    return [" / ".join(dict.fromkeys(words for words in each if words)) for each in zip_longest(*by_rule)]


def _asked_by(view: SummaryView, rule: AnyRule) -> list[str]:
    if rule.rows:
        return list(titles_in(rule.rows, view.lang))
    return [view.tell(code) for asked in rule.asks for code in HEADS[asked.sort]]


_ONE = ("word-facts",)
_TWO = ("book-fact-done", "book-fact-total")
HEADS: dict[Sort, tuple[str, ...]] = {
    "yes_no": _ONE,
    "level": _ONE,
    "count": _ONE,
    "date": ("book-fact-date", "book-fact-not-done"),
    "share": _TWO,
    "ratio": _TWO,
    "number": _ONE,
    "survey": _TWO,
    "judgement": _ONE,
}
"""What stands above the cells of a fact of every sort."""


def _facts_of(points: Points, asked: list[Node], index: int) -> Iterator[tuple[str, str, Value | datetime.date]]:
    """What a unit has in the sheet of facts: the keys of cells, the kinds of what they hold, and that."""
    view = points.view
    look = view.looks[index]
    for node in asked:
        position = points.position(node)
        state = view.standing.state_of(view.evaluator, look, position)
        if state != "":
            yield f"state:{node.code}", "typed" if isinstance(state, float) else "word", state
        facts = facts_of(look, position) if isinstance(node, Leaf) else ""
        if facts and isinstance(node, Leaf):
            own = node.seen_by(look.unit.columns)
            for key, value in zip(points.fact_keys(node), points.values(own, facts), strict=False):
                if value != "":
                    yield key, _kind(value), value


def _kind(value: Value | datetime.date) -> str:
    if isinstance(value, datetime.date):
        return "date"
    return "word" if isinstance(value, str) else "number"


def _colour_inputs(points: Points, node: Node) -> None:
    """Cells to type in, filled or not; those of a leaf about which nothing is known stand out."""
    grid = points.facts
    first = grid.at[f"state:{node.code}"]
    last = first + len(points.fact_keys(node))
    rows = (FIRST_ROW, first, grid.last_row, last)
    if isinstance(node, Leaf):
        empty = ",".join(f'{cell(FIRST_ROW, column, fixed_column=True)}=""' for column in range(first, last + 1))
        grid.sheet.colour_area(rows, f"AND({empty})", MISSING, last=True)
    grid.sheet.colour_area(rows, "TRUE", INPUT)


def _write_posts(points: Points, sheet: Sheet) -> None:
    """The least and the greatest facts of every leaf that is measured against them."""
    view = points.view
    write_top(sheet, view.campaign, view.lang, view.tell("book-posts-title"), view.tell("book-posts-note"))
    for column, code in enumerate(("word-code", "word-criterion", "word-least", "word-greatest")):
        sheet.put(HEAD_ROW, column, view.tell(code), **HEAD)
    for leaf in observed_leaves(view):
        row = points.observed[leaf.code]
        observed = view.evaluator.yardstick(leaf).observed
        cells = points.facts.column(f"fact:{leaf.code}:0")
        sheet.put(row, 0, leaf.code, **BORDER)
        sheet.put(row, 1, view.say(leaf.title), **BORDER, text_wrap=True)
        for column, function, post in ((LEAST, "MIN", 0), (GREATEST, "MAX", 1)):
            fixed = leaf.rule.fixed_posts[post]
            if fixed is not None:
                sheet.put(row, column, float(fixed), **BORDER)
                continue
            value: Value = "" if observed is None else float(observed[post])
            sheet.put_formula(row, column, f'IF(COUNT({cells})=0,"",{function}({cells}))', value, **BORDER)
    sheet.width(0, 0, 14)
    sheet.width(1, 1, 70)
    sheet.width(LEAST, GREATEST, 18)
    set_up_page(sheet, view.campaign, view.lang)
