"""The summary's sheet of several years: where every unit stood in each; earlier years are values."""

from scoring.analysis.trend import Trend
from scoring.publish.workbooks.summary_parts import Part, write_parts
from scoring.publish.workbooks.summary_view import SummaryView
from scoring.show.trend import courses_table, years_table
from scoring.spreadsheet.book import Sheet

FIRST_WIDTHS = (10, 34)
YEAR_WIDTH = 14


def write_trend(view: SummaryView, sheet: Sheet, trend: Trend) -> None:
    """The years, then the units."""
    years, courses = years_table(trend, view.lang), courses_table(trend, view.lang)
    widths = [*FIRST_WIDTHS, *(YEAR_WIDTH for _ in courses.heads[2:])]
    parts = (
        Part(view.tell("trend-years"), "", years, _one_each(len(years.heads))),
        Part(view.tell("trend-units"), view.tell("trend-reading"), courses, _one_each(len(courses.heads))),
    )
    write_parts(view, sheet, (view.tell("book-trend-title"), view.tell("book-trend-note")), widths, parts)


def _one_each(count: int) -> list[tuple[int, int]]:
    return [(column, column) for column in range(count)]
