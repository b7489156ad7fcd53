"""The first sheet of a unit's workbook: who and what, the score with its rank and grade, and how they come about."""

from collections.abc import Iterator
from typing import Any

from scoring.engine.explain_whole import item_said
from scoring.engine.grading import asked_missed
from scoring.publish.workbooks.unit_formulas import UnitCellWords
from scoring.publish.workbooks.unit_score import ScoreSheet
from scoring.publish.workbooks.unit_sheet import BRANCH_COLOURS, NARROW, VALUE_COLOUR, UnitBook, set_up_page
from scoring.publish.workbooks.unit_view import Node
from scoring.show.grades import quota_said
from scoring.show.lexicon import Lexicon
from scoring.spreadsheet.book import Chart, Sheet, Value, cell
from scoring.spreadsheet.cells import GRID, HEAD, height_of
from scoring.spreadsheet.formulas import text_literal
from scoring.spreadsheet.whole import Grading, titles_of_grades
from scoring.tree.grades import Grade, Requirement
from scoring.words import say

LABEL, FIRST = 1, 2
"""Column 0 has hidden keys."""
WIDTHS = (0.0, 40.0, 11.5, 11.5, 11.5, 11.5, 11.5)
LAST = len(WIDTHS) - 1
WIDE = sum(WIDTHS[FIRST:])
BAR, BAR_HEIGHT, LEAST_CHART, CHART_WIDTH, ROW_PIXELS = "#2F75B5", 30, 100, 700, 20
STEPS = ("whole", "tree", "graded", "bonus", "penalty", "score", "percent")
RESULT = {"bold": True, "font_size": 14, "align": "center", "bg_color": BRANCH_COLOURS[0]}
PARTS, MOST_PARTS = 40, 20
"""Hidden columns that have the tests of grades."""


class CoverSheet:
    """The sheet under way; made first, so that it stands first, written last."""

    def __init__(self, unit: UnitBook, words: UnitCellWords) -> None:
        self.unit = unit
        self.words = words
        self.lexicon = Lexicon(unit.lang, unit.view.criteria, unit.view.publication.campaign.settings.column_names)
        self.sheet: Sheet = unit.book.sheet(unit.tell("word-result"))
        self.row = 0

    def write(self, score: ScoreSheet) -> None:
        self.score = score
        for column, width in enumerate(WIDTHS):
            self.sheet.width(column, column, width or None, hidden=not width)
        self.sheet.width(PARTS, PARTS + MOST_PARTS, None, hidden=True)
        self._titles()
        self._result()
        self._steps()
        self._first_nodes()
        self._grades()
        self._particulars()
        self._how()
        self.sheet.without_lines()
        self.sheet.print_area((0, LABEL, self.row, LAST))
        set_up_page(self.unit, self.sheet, landscape=False)

    @property
    def grades(self) -> dict[str, str]:
        """The titles of grades as the sheet shows them, by key; their ids are read back by them."""
        criteria = self.unit.view.criteria
        titles = titles_of_grades(criteria, self.unit.lang)
        return {f"grade:{grade.id}": title for grade, title in zip(criteria.grades, titles, strict=True)}

    # ── lines ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _wide(self, text: str, **properties: Any) -> None:
        self.sheet.merge(self.row, (LABEL, LAST), text, text_wrap=True, **properties)
        self.sheet.height(self.row, height_of(text, (WIDE + WIDTHS[LABEL]) * NARROW))
        self.row += 1

    def _heading(self, code: str) -> None:
        self.row += 1
        self.sheet.put(self.row, LABEL, self.unit.tell(code), bold=True, font_size=12)
        self.row += 1

    def _named(self, label: str, text: str) -> None:
        self.sheet.put(self.row, LABEL, label, **GRID, bold=True)
        self.sheet.merge(self.row, (FIRST, LAST), text, **GRID)
        self.sheet.height(self.row, max(height_of(text, WIDE * NARROW), height_of(label, WIDTHS[LABEL])))
        self.row += 1

    def _titles(self) -> None:
        if self.unit.mark:
            self._wide(self.unit.mark, bold=True, align="center", font_color="#C00000")
        self.sheet.merge(
            self.row, (LABEL, LAST), self.unit.tell("sheet-title", unit=self.unit.unit_name),
            bold=True, font_size=16, align="center", text_wrap=True,
        )  # fmt: skip
        self.sheet.height(self.row, 30)
        self.row += 2

    def _particulars(self) -> None:
        unit, view, tell = self.unit, self.unit.view, self.unit.tell
        self._heading("sheet-about")
        settings, criteria = view.publication.campaign.settings, view.criteria
        of = view.placed.result.unit
        self._named(tell("word-unit"), tell("sheet-unit-of", name=of.name, code=of.code))
        for column in dict.fromkeys(settings.groups):
            if of.columns[column]:
                self._named(self.lexicon.column(column), self.lexicon.value(column, of.columns[column]))
        title = settings.title.text().in_language(unit.lang)
        self._named(tell("word-campaign"), tell("sheet-campaign-of", title=title, id=settings.id, year=settings.year))
        self._named(tell("word-stage"), tell(f"scored-{view.stage}"))
        name = criteria.title.text().in_language(unit.lang)
        self._named(tell("word-criteria"), tell("sheet-criteria-of", title=name, name=criteria.name))
        if settings.decision:
            self._named(
                tell("sheet-decision"), tell("sheet-decision-of", **settings.decision.model_dump(exclude={"by"}))
            )
        self._named(tell("sheet-origin"), settings.origin)
        digests = {"criteria": criteria.digest, "results": view.explanation.results.digest}
        self._named(tell("sheet-digests"), tell("sheet-digests-of", **digests))

    # ── the result ────────────────────────────────────────────────────────────────────────────────────────────────

    def _figure(self, key: str, label: str, value: Value, formula: str = "", number: str = "", **more: Any) -> None:
        """A line of the result, with the key by which it is read back."""
        self.sheet.put(self.row, 0, key)
        self.sheet.put(self.row, LABEL, label, **GRID, bold=True)
        properties = {**GRID, **RESULT, "num_format": number or self.unit.points_format, **more}
        if formula:
            self.sheet.put_formula(self.row, FIRST, formula, value, **properties)
        else:
            self.sheet.put(self.row, FIRST, value, **properties)
        self.sheet.height(self.row, 21)
        self.row += 1

    def _result(self) -> None:
        unit, placed, tell = self.unit, self.unit.view.placed, self.unit.tell
        self._heading("word-result")
        stage = self.score.stages[unit.view.stage]
        none = tell("unranked")

        def of(step: str, what: str = "points") -> str:
            return self.score.table.ref(stage.role(what), self.score.rows[f"|{step}"])

        score, most = self.score.steps["score", unit.view.stage]
        percent = self.score.steps["percent", unit.view.stage].points
        self._figure("score", tell("word-score"), score.value, of("score"))
        self._figure("max", tell("word-max"), most.value if most else "", of("score", "max"))
        self._figure("percent", tell("word-index-percent"), percent.value, of("percent"))
        self.grade_row = self.row
        if unit.view.criteria.grades:
            self.row += 1
        ranked = sum(other.rank is not None for other in unit.view.explanation.results.units)
        rank = none if placed.rank is None else float(placed.rank)
        self._figure("rank", tell("sheet-rank", count=ranked), rank, number="0")
        for column, place in placed.group_ranks.items():
            value = placed.result.unit.columns[column]
            if value:
                names = {"group": self.lexicon.column(column), "value": self.lexicon.value(column, value)}
                label = tell("sheet-group-rank", **names)
                self._figure(f"rank:{column}", label, none if place is None else float(place), number="0")

        self._changed_since("sheet-rank-as-published")

    def _changed_since(self, code: str) -> None:
        """A line that stands there once facts were changed, and the score with them: what does not follow says so."""
        score = self.score.steps["score", self.unit.view.stage]
        ref = self.score.table.ref(f"points-{self.unit.view.stage}", self.score.rows["|score"])
        same = f"{ref}={score.points.value}" if score.points.value != "" else f'{ref}=""'
        formula = f'IF({same},"",{text_literal(self.unit.tell(code))})'
        self.sheet.put_formula(self.row, LABEL, formula, "", italic=True, font_color="#C00000")
        self.row += 1

    # ── how it comes about ────────────────────────────────────────────────────────────────────────────────────────

    def _steps(self) -> None:
        """The steps from the points of the tree to the score, for every stage shown."""
        self._heading("sheet-steps")
        self._heads(self.unit.tell("sheet-step"), *self._stage_names())
        for key in (key for key in STEPS if f"|{key}" in self.score.rows):
            self.sheet.put(self.row, LABEL, self.score.titles[key], **GRID)
            self.sheet.height(self.row, height_of(self.score.titles[key], WIDTHS[LABEL]))
            for column, (name, stage) in enumerate(self.score.stages.items(), FIRST):
                ref = self.score.table.ref(stage.role("points"), self.score.rows[f"|{key}"])
                self._points(column, ref, self.score.steps[key, name].points.value, bold=key in ("score", "percent"))
            self.row += 1
        self.sheet.put(self.row, LABEL, self.unit.tell("word-max"), **GRID)
        for column, (name, stage) in enumerate(self.score.stages.items(), FIRST):
            most = self.score.steps["score", name].max
            self._points(
                column, self.score.table.ref(stage.role("max"), self.score.rows["|score"]), most.value if most else ""
            )
        self.row += 1
        self._wide("; ".join(say(said, self.unit.lang) for said in self.unit.view.explanation.whole), italic=True)
        self._changed_since("sheet-words-as-published")

    def _stage_names(self) -> list[str]:
        return [self.unit.stage_name(stage) for stage in self.score.stages]

    def _heads(self, *texts: str) -> None:
        for column, text in enumerate(texts, LABEL):
            self.sheet.put(self.row, column, text, **HEAD)
        self.sheet.height(self.row, 32)
        self.row += 1

    def _points(self, column: int, formula: str, value: Value, **properties: Any) -> None:
        made = {**GRID, "align": "center", "num_format": self.unit.points_format, **properties}
        self.sheet.put_formula(self.row, column, formula, value, **made)

    def _first_nodes(self) -> None:
        """The first nodes at every stage, and a chart of their shares."""
        unit = self.unit
        self._heading("sheet-first")
        level = unit.view.criteria.levels[0]
        title = level.title.in_language(unit.lang)
        self._heads(title, unit.tell("sheet-col-applied"), *self._stage_names(), unit.tell("sheet-col-percent"))
        first = self.row
        for node in unit.view.criteria.tree:
            self._first_node(node)
        self._chart(first, self.row - 1, FIRST + 1 + len(self.score.stages))

    def _first_node(self, node: Node) -> None:
        unit, score, row = self.unit, self.score, self.score.rows[node.code]
        title = unit.tell("sheet-node", code=node.printed, title=unit.title(node))
        self.sheet.put(self.row, LABEL, title, **GRID)
        self.sheet.height(self.row, height_of(title, WIDTHS[LABEL] * NARROW))
        result = unit.view.nodes[node.code].found[unit.view.stage].result
        most = score.table.ref(f"max-{unit.view.stage}", row)
        self._points(FIRST, _shown(most), unit.value(result.max))
        column = FIRST
        for column, stage in enumerate(score.stages.values(), FIRST + 1):
            self._points(column, _shown(score.table.ref(stage.role("points"), row)), stage.value(node))
        points, full = cell(self.row, column), cell(self.row, FIRST)
        self._points(column + 1, self.score.whole.percent(points, full), unit.percent(result), bold=True)
        self.row += 1

    def _chart(self, first: int, last: int, column: int) -> None:
        """Bars of the shares of the first nodes, in their order from above."""
        unit, name = self.unit, self.sheet.name
        series = {
            "name": unit.tell("sheet-chart"),
            "categories": [name, first, LABEL, last, LABEL],
            "values": [name, first, column, last, column],
            "fill": {"color": BAR},
            "gap": 60,
            "data_labels": {"value": True, "num_format": "0"},
        }
        font = {"name": "Times New Roman", "size": 9}
        title = {"name": unit.tell("sheet-chart"), "name_font": {**font, "size": 12}}
        across = {"min": 0, "max": 100, "num_format": "0", "num_font": font}
        down = {"reverse": True, "num_font": font, "crossing": "max"}
        height = LEAST_CHART + BAR_HEIGHT * (last - first + 1)
        self.row += 1
        self.sheet.break_page(self.row)
        chart = Chart("bar", title, series, across, down, (CHART_WIDTH, height))
        place = {"description": unit.tell("sheet-chart"), "y_offset": 4}  # else its frame shows on the page before
        self.sheet.draw(self.row, LABEL, chart, **place)
        self.row += height // ROW_PIXELS + 1

    # ── grades ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _grades(self) -> None:
        """What every grade asks for and whether it is reached; the grade itself stands with the result."""
        criteria, unit = self.unit.view.criteria, self.unit
        if not criteria.grades:
            return
        self._heading("sheet-grades")
        self._heads(unit.tell("word-grade"), unit.tell("sheet-grade-bar"), unit.tell("sheet-grade-reached"))
        self.sheet.merge(self.row - 1, (FIRST + 2, LAST), unit.tell("sheet-grade-asks"), **HEAD)
        grading, titles = Grading(criteria, self.words.na), list(titles_of_grades(criteria, unit.lang))
        first = self.row
        parts = [self._grade(grade, title, grading) for grade, title in zip(criteria.grades, titles, strict=True)]
        given, ids = unit.view.placed.grade, [grade.id for grade in criteria.grades]
        behind, self.row = self.row, self.grade_row
        cells = [cell(row, LABEL) for row in range(first, behind)]
        value = titles[ids.index(given)] if given else ""
        if criteria.has_quotas:  # how many keep a grade hangs on the other units
            unit.book.note_value(self.sheet.name, unit.tell("word-grade"), (self.row, FIRST))
            self._figure("grade", unit.tell("word-grade"), value, bg_color=VALUE_COLOUR)
        else:
            self._figure("grade", unit.tell("word-grade"), value, grading.grade(self._score, parts, cells))
        self.row = behind

    @property
    def _score(self) -> str:
        key = "|graded" if "|graded" in self.score.rows else "|score"
        return self.score.table.ref(f"points-{self.unit.view.stage}", self.score.rows[key])

    def _grade(self, grade: Grade, title: str, grading: Grading) -> list[str]:
        """A grade's line; gives the cells that all have to hold."""
        unit, result = self.unit, self.unit.view.placed.result
        stage = self.score.stages[unit.view.stage]
        bars = {code: stage.bar(unit.view.nodes[code].node) for code in grading.nodes()}
        most = self.score.table.ref(stage.role("max"), self.score.rows["|score"])
        missed = asked_missed(grade, result, unit.view.criteria)
        parts = []
        for column, part in enumerate(grading.reached(grade, self._score, most, bars), PARTS):
            value: Any = "" if result.score is None else not missed & set(part.asked)
            self.sheet.put_formula(self.row, column, part.formula, value)
            parts.append(cell(self.row, column))
        yes, no = unit.tell("sheet-yes"), unit.tell("sheet-no")
        reached = f'IF(ISNUMBER({self._score}),IF(AND({",".join(parts)}),{text_literal(yes)},{text_literal(no)}),"")'
        self.sheet.put(self.row, LABEL, title, **GRID, bold=True)
        if unit.view.criteria.grading.in_ == "points":
            asked, number = float(grade.at_least), unit.points_format
        else:
            asked, number = float(grade.at_least / 100), "0%" if grade.at_least.denominator == 1 else "0.00%"
        self.sheet.put(self.row, FIRST, asked, **GRID, num_format=number, align="center")
        value = "" if result.score is None else no if missed else yes
        self.sheet.put_formula(self.row, FIRST + 1, reached, value, **GRID, align="center")
        asks = "; ".join(self._asks(grade))
        self.sheet.merge(self.row, (FIRST + 2, LAST), asks, **GRID)
        self.sheet.height(
            self.row, max(height_of(asks, sum(WIDTHS[FIRST + 2 :]) * NARROW), height_of(title, WIDTHS[LABEL] * NARROW))
        )
        self.row += 1
        return parts

    def _asks(self, grade: Grade) -> Iterator[str]:
        """What a grade asks for besides its threshold."""
        tell, levels = self.unit.tell, {level.id: level for level in self.unit.view.criteria.levels}
        if grade.each:
            level = levels[grade.each.level].title
            yield tell("sheet-asks-each", level=level, percent=grade.each.at_least)
        for need in grade.requires:
            if isinstance(need, Requirement):
                node = self.unit.view.criteria.nodes[need.node]
                yield tell("sheet-asks-node", node=node.printed, title=self.unit.title(node), percent=need.at_least)
            else:
                yield say(item_said(need, self.unit.view.criteria), self.unit.lang)
        if grade.quota:
            yield say(quota_said(grade.quota, self.unit.view.criteria), self.unit.lang)

    def _how(self) -> None:
        self._heading("sheet-how-head")
        for line in self.unit.tell("sheet-how").split("\n"):
            self._wide(line)
        if values := self.unit.book.values:
            self._heading("book-values")
            self._wide(self.unit.tell("book-values-why"))
            for what, cells in values:
                self._wide(f"{what}: {cells}")


def _shown(ref: str) -> str:
    """A cell of another sheet, an empty one as empty."""
    return f'IF({ref}="","",{ref})'
