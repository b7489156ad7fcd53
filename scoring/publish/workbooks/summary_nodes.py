"""The summary's sheets over all units: what every node reached, how many units have each grade, charts."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NamedTuple

from scoring.points import round_half_away, to_steps
from scoring.publish.workbooks.grid import FIRST_ROW, HEAD_ROW
from scoring.publish.workbooks.page import BORDER, BRANCH, HEAD, decimals, set_up_page, write_top
from scoring.publish.workbooks.summary_points import Points
from scoring.publish.workbooks.summary_ranking import Ranking
from scoring.publish.workbooks.summary_view import Node, SummaryView
from scoring.publish.workbooks.summary_whole import Steps
from scoring.spreadsheet.book import Chart, Sheet, Value, cell
from scoring.spreadsheet.cells import height_of
from scoring.spreadsheet.whole import titles_of_grades
from scoring.tree.model import Branch

MEAN_DIGITS = 2
"""Further decimals of a mean, beyond those of points; those of a share in percent."""
MOST_BARS = 40
MOST_SHARES = 16
COLUMNS = ("code", "title", "max", "count", "mean", "least", "most", "share")
WIDTHS = (12, 62, 9, 9, 11, 9, 9, 11)


WIDTH = 52
"""Of the first column beside the charts."""


ROW_PIXELS = 20
"""The height of an ordinary row."""


CHART_WIDTH = 560
LINES: dict[str, Any] = {"major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}}
DOWNWARDS: dict[str, Any] = {"reverse": True, "num_font": {"size": 8}}
"""The names of bars, the first at the top."""


class Figure(NamedTuple):
    """A formula and what it gives."""

    formula: str
    value: Value


@dataclass
class Over:
    """The sheet of nodes and the sheet of charts."""

    points: Points
    steps: Steps
    ranking: Ranking
    nodes: Sheet
    charts: Sheet

    @property
    def view(self) -> SummaryView:
        return self.points.view

    def row(self, code: str) -> int:
        """Where a node stands in the sheet of nodes."""
        return FIRST_ROW + self.view.evaluator.positions[code]

    # ── nodes ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def write_nodes(self) -> None:
        view, sheet = self.view, self.nodes
        write_top(sheet, view.campaign, view.lang, view.tell("book-nodes-title"), view.tell("book-nodes-note"))
        sheet.put(HEAD_ROW, 0, view.heading(), bold=True)
        for column, (name, width) in enumerate(zip(COLUMNS, WIDTHS, strict=True)):
            sheet.put(FIRST_ROW - 1, column, view.tell(f"book-col-{name}"), **HEAD)
            sheet.width(column, column, width)
        sheet.height(FIRST_ROW - 1, 32)
        digits = view.criteria.digits
        formats = ("", "", decimals(digits), "0", decimals(digits + MEAN_DIGITS), decimals(digits), decimals(digits))
        for node in view.nodes:
            row, style = self.row(node.code), BRANCH if isinstance(node, Branch) else BORDER
            depth = view.criteria.depths.get(node.code, 0)
            sheet.put(row, 0, node.printed, **style)
            sheet.put(row, 1, view.say(node.title), **style, indent=min(depth, 6), text_wrap=True)
            sheet.put(row, 2, float(node.max), **style, num_format=formats[2], align="center")
            shown = (*formats[3:], decimals(MEAN_DIGITS))
            for column, (figure, form) in enumerate(zip(self._figures(node), shown, strict=True), 3):
                sheet.put_formula(row, column, figure.formula, figure.value, **style, num_format=form, align="center")
        last = FIRST_ROW + len(view.nodes) - 1
        bar = {"bar_color": "#8FB8DE", "bar_solid": True, "min_type": "num", "max_type": "num"}
        sheet.scale((FIRST_ROW, 7, last, 7), "data_bar", **bar, min_value=0, max_value=100)
        sheet.freeze(FIRST_ROW, 2)
        sheet.repeat((FIRST_ROW - 1, FIRST_ROW - 1))
        set_up_page(sheet, view.campaign, view.lang)

    def _figures(self, node: Node) -> Iterator[Figure]:
        """How many units have points, their mean, least and greatest, the share of max that all reached together."""
        view = self.view
        steps = 10**view.criteria.precision
        cells = self.points.matrix.column(f"points:{node.code}")
        results = [placed.result.nodes[node.code] for placed in view.units]
        scored = [(result.points, result.max) for result in results if result.points is not None]
        earned = sum(points for points, _ in scored)
        possible = sum(most or 0 for _, most in scored)
        yield Figure(f"COUNT({cells})", float(len(scored)))
        total, fine = f"ROUND(SUM({cells})*{steps},0)", 10**MEAN_DIGITS
        mean = round_half_away(Fraction(earned * fine, len(scored))) / (steps * fine) if scored else ""
        yield Figure(f'IF(COUNT({cells})=0,"",ROUND({total}*{fine}/COUNT({cells}),0)/{steps * fine})', mean)
        for function, choose in (("MIN", min), ("MAX", max)):
            value = view.number(choose(points for points, _ in scored)) if scored else ""
            yield Figure(f'IF(COUNT({cells})=0,"",{function}({cells}))', value)
        if view.standing.varies(node.code) and self.points.maxima is not None:
            maxima = self.points.maxima.column(f"max:{node.code}")
            below = f"ROUND(SUMPRODUCT(--ISNUMBER({cells}),{maxima})*{steps},0)"
        else:
            below = f"COUNT({cells})*{to_steps(node.max, view.criteria.precision) if not scored else scored[0][1]}"
        share = round_half_away(Fraction(earned * 100 * fine, possible)) / fine if possible else ""
        yield Figure(f'IF(COUNT({cells})=0,"",ROUND({total}*{100 * fine}/({below}),0)/{fine})', share)

    # ── charts ────────────────────────────────────────────────────────────────────────────────────────────────────

    def write_charts(self) -> None:
        view, sheet = self.view, self.charts
        write_top(sheet, view.campaign, view.lang, view.tell("book-charts-title"), view.tell("book-charts-note"))
        sheet.put(HEAD_ROW, 0, view.heading(), bold=True)
        sheet.width(0, 0, WIDTH)
        sheet.width(1, 2, 11)
        self._scores(FIRST_ROW)
        below = FIRST_ROW
        grades = self._grades(FIRST_ROW) if view.criteria.grades else None
        if grades:
            below += len(view.criteria.grades) + 1
        shares = self._shares(below)
        below += len(self._shared()) + 2
        for chart in (grades, shares) if grades else (shares,):
            sheet.draw(below, 0, chart)
            below += chart.size[1] // ROW_PIXELS + 1
        set_up_page(sheet, view.campaign, view.lang)
        sheet.on_one_page()

    def _scores(self, row: int) -> None:
        """Bars of the scores, of the first units where there are many."""
        view, grid = self.view, self.ranking.grid
        count = min(MOST_BARS, len(view.units))
        last = FIRST_ROW + count - 1
        code = "book-chart-scores" if count == len(view.units) else "book-chart-scores-first"
        title = view.tell(code, count=count)
        series = {
            "name": view.tell("word-score"),
            "categories": [grid.sheet.name, FIRST_ROW, grid.at["name"], last, grid.at["name"]],
            "values": [grid.sheet.name, FIRST_ROW, grid.at["score"], last, grid.at["score"]],
            "fill": {"color": "#2F5D8C"}, "gap": 40,
            "data_labels": {"value": True, "font": {"size": 8}},
        }  # fmt: skip
        size = 640, max(260, 90 + 20 * count)
        self.charts.draw(row - 1, 4, Chart("bar", titled(title), series, {"min": 0, **LINES}, DOWNWARDS, size))

    def _grades(self, row: int) -> Chart:
        """How many units have each grade, as table and chart."""
        view, sheet = self.view, self.charts
        heads = (view.tell("word-grade"), view.tell("word-units"), view.tell("word-percent"))
        for column, words in enumerate(heads):
            sheet.put(row - 1, column, words, **HEAD)
        cells = self.steps.grid.column("grade")
        counts = Counter(placed.grade for placed in view.units)
        titles = titles_of_grades(view.criteria, view.lang)
        total = len(view.units)
        for index, (grade, title) in enumerate(zip(view.criteria.grades, titles, strict=True)):
            sheet.put(row + index, 0, title, **BORDER)
            formula = f"SUMPRODUCT(--({cells}={cell(row + index, 0)}))"
            sheet.put_formula(row + index, 1, formula, float(counts[grade.id]), **BORDER, align="center")
            share = round_half_away(Fraction(100 * 10 * counts[grade.id], total)) / 10
            formula = f"ROUND({cell(row + index, 1)}*1000/{total},0)/10"
            sheet.put_formula(row + index, 2, formula, share, **BORDER, num_format="0.0", align="center")
        last = row + len(view.criteria.grades) - 1
        series = {
            "name": view.tell("word-units"),
            "categories": [sheet.name, row, 0, last, 0],
            "values": [sheet.name, row, 1, last, 1],
            "fill": {"color": "#2F5D8C"}, "gap": 60, "data_labels": {"value": True},
        }  # fmt: skip
        head = titled(view.tell("word-units-by-grade"))
        return Chart("column", head, series, None, {"min": 0, **LINES}, (CHART_WIDTH, 280))

    def _shared(self) -> list[Node]:
        """The nodes of the deepest level that one chart can show."""
        view = self.view
        depths = view.criteria.depths
        by_depth = [
            [node for node in view.criteria.in_tree if depths[node.code] == depth]
            for depth in range(len(view.criteria.levels))
        ]
        fitting = [nodes for nodes in by_depth if 2 <= len(nodes) <= MOST_SHARES]
        return fitting[-1] if fitting else by_depth[0][:MOST_SHARES]

    def _shares(self, row: int) -> Chart:
        """The share of max that all units reached in every node of a level, as table and chart."""
        view, sheet, nodes = self.view, self.charts, self._shared()
        level = view.criteria.levels[view.criteria.depths[nodes[0].code]]
        sheet.put(row, 0, view.say(level.title), **HEAD)
        sheet.put(row, 1, view.tell("book-col-share"), **HEAD)
        sheet.height(row, 30)
        for index, node in enumerate(nodes, row + 1):
            title = f"{node.printed}. {view.say(node.title)}"
            sheet.put(index, 0, title, **BORDER, text_wrap=True, font_size=10)
            sheet.height(index, height_of(title, WIDTH))
            figure = list(self._figures(node))[-1]
            formula = self.nodes.ref(self.row(node.code), COLUMNS.index("share"))
            sheet.put_formula(index, 1, formula, figure.value, **BORDER, num_format="0.0", align="center")
        last = row + len(nodes)
        series = {
            "name": view.tell("book-col-share"),
            "categories": [sheet.name, row + 1, 0, last, 0],
            "values": [sheet.name, row + 1, 1, last, 1],
            "fill": {"color": "#B45F06"}, "gap": 40, "data_labels": {"value": True, "num_format": "0.0"},
        }  # fmt: skip
        head, size = titled(view.tell("book-chart-shares")), (CHART_WIDTH, max(240, 90 + 24 * len(nodes)))
        return Chart("bar", head, series, {"min": 0, "max": 100, **LINES}, DOWNWARDS, size)


def titled(title: str) -> dict[str, Any]:
    """The title of a chart as all of this workbook have it."""
    return {"name": title, "name_font": {"size": 12}, "overlay": False}
