"""The summary workbook of a campaign: every fact a cell, everything that follows from facts a live formula."""

from collections.abc import Callable, Iterator
from typing import Any

from scoring.publish.publication import Publication
from scoring.publish.workbooks.grid import FIRST_ROW, KEY_ROW, Grid
from scoring.publish.workbooks.page import BORDER, MARK, new_workbook, set_up_page
from scoring.publish.workbooks.summary_changes import Changes
from scoring.publish.workbooks.summary_nodes import Over
from scoring.publish.workbooks.summary_points import Points, observed_leaves
from scoring.publish.workbooks.summary_ranking import Ranking
from scoring.publish.workbooks.summary_rehearsal import write_rehearsal
from scoring.publish.workbooks.summary_sheets import write_points
from scoring.publish.workbooks.summary_trend import write_trend
from scoring.publish.workbooks.summary_trust import write_trust
from scoring.publish.workbooks.summary_view import SummaryView
from scoring.publish.workbooks.summary_whole import Steps
from scoring.show.mark import mark_of
from scoring.spreadsheet.book import Sheet
from scoring.spreadsheet.cells import BASE, height_of
from scoring.spreadsheet.whole import titles_of_grades

FORMAT = "scoring-summary-1"
META_SHEET, LISTS_SHEET = "_scoring", "_lists"
MANY_CELLS = 100_000
"""More points than this are written from files, not from memory."""


def summary_workbook(publication: Publication, lang: str) -> bytes:
    """The workbook of all units: ranking, matrix of points, groups, nodes, charts, steps to the rank, facts."""
    view = SummaryView(publication, lang)
    streaming = len(view.units) * len(view.nodes) > MANY_CELLS
    title = view.say(view.campaign.settings.title.text())
    book = new_workbook(BASE, LISTS_SHEET, title, streaming)
    count = len(view.units)

    def sheet(name: str, **values: object) -> Sheet:
        return book.sheet(view.tell(f"book-sheet-{name}", **values))

    def grid(name: str, **values: object) -> Grid:
        return Grid(sheet(name, **values), count)

    about = sheet("about")
    ranked = grid("ranking")
    lexicon = view.lexicon
    groups = dict.fromkeys(view.campaign.settings.groups)
    in_groups = {column: grid("group", column=lexicon.column(column)) for column in groups}
    changes_grid = grid("changes") if publication.earlier else None
    charts, matrix, nodes, steps_grid = sheet("charts"), grid("matrix"), sheet("nodes"), grid("steps")
    of_values = [(sheet(name), write, found) for name, write, found in _of_values(publication) if found]
    varies = any(view.standing.varies(node.code) for node in view.nodes)
    maxima = grid("maxima") if varies else None
    posts = sheet("posts") if observed_leaves(view) else None
    points = Points(view, grid("facts"), matrix, maxima, posts)
    points.lay_out()
    steps = Steps(points, steps_grid)
    steps.lay_out()
    ranking = Ranking(points, steps, ranked, in_groups)
    ranking.lay_out()
    if publication.earlier and publication.comparison and changes_grid:
        changes = Changes(points, steps, changes_grid, publication.earlier.campaign, publication.comparison)
        changes.lay_out()
        changes.write()
    over = Over(points, steps, ranking, nodes, charts)

    ranking.write()
    over.write_charts()
    over.write_nodes()
    steps.write()
    write_points(points)
    for its_sheet, write, found in of_values:
        write(view, its_sheet, found)
    _write_about(view, about)
    grids = {"ranking": ranked, "matrix": matrix, "steps": steps_grid, **({"maxima": maxima} if maxima else {})}
    grids |= {"changes": changes_grid} if changes_grid else {}
    grids |= {f"group:{column}": found for column, found in in_groups.items()}
    about.show_first()
    return book.finish(_keys(view, grids), META_SHEET)


def _of_values(publication: Publication) -> Iterator[tuple[str, Callable[[SummaryView, Sheet, Any], None], Any]]:
    """The sheets of values, two for the council: their names, what writes them, of what; None where not shown."""
    yield "trend", write_trend, publication.trend
    yield "trust", write_trust, publication.trust
    yield "rehearsal", write_rehearsal, publication.rehearsal


def _keys(view: SummaryView, grids: dict[str, Grid]) -> dict[str, str]:
    """What a program has to know to read the workbook back."""
    grades = zip(view.criteria.grades, titles_of_grades(view.criteria, view.lang), strict=True)
    return {
        "format": FORMAT,
        "campaign": view.campaign.settings.id,
        "stage": view.publication.stage,
        "criteria": view.criteria.digest,
        "results": view.publication.results.digest,
        "precision": str(view.criteria.precision),
        "key_row": str(KEY_ROW),
        "first_row": str(FIRST_ROW),
        **{f"sheet:{role}": grid.sheet.name for role, grid in grids.items()},
        **{f"grade:{grade.id}": title for grade, title in grades},
    }


def _write_about(view: SummaryView, sheet: Sheet) -> None:
    """What the workbook is of, how to read it, how to recompute it."""
    settings, criteria = view.campaign.settings, view.criteria
    sheet.width(0, 0, 26)
    sheet.width(1, 1, 100)
    row = 0
    mark = mark_of(view.lang, settings)
    if mark:
        sheet.put(row, 0, mark, **MARK)
    sheet.put(row + 1, 0, view.say(settings.title.text()), bold=True, font_size=16)
    sheet.height(row + 1, 26)
    sheet.put(row + 2, 0, view.tell("book-about-title"), bold=True, font_size=12)
    row = 4
    decision = settings.decision
    facts = [
        ("word-campaign", settings.id),
        ("book-about-year", str(settings.year)),
        ("word-stage", view.tell(f"book-stage-{view.publication.stage}")),
        ("word-units", str(len(view.units))),
        ("word-criteria", f"{view.say(criteria.title.text())} ({criteria.name})"),
        ("book-about-source", criteria.source.document),
        ("book-about-source-status", view.tell(f"book-source-{criteria.source.status}")),
        ("book-about-origin", settings.origin),
        ("book-about-criteria-digest", criteria.digest),
        ("book-about-results-digest", view.publication.results.digest),
    ]
    if decision:
        said = view.tell("book-decision", number=decision.number, date=decision.date, signer=decision.signer)
        facts.insert(3, ("book-about-decision", said))
    for code, text in facts:
        row = _line(sheet, row, view.tell(code), text, bordered=True)
    for heading, codes in ABOUT:
        sheet.put(row + 1, 0, view.tell(heading), bold=True, font_size=12)
        row += 2
        for number, code in enumerate(codes, 1):
            row = _line(sheet, row, f"{number}.", view.tell(code))
    _write_values(view, sheet, row)
    set_up_page(sheet, view.campaign, view.lang)
    sheet.on_one_page()


def _write_values(view: SummaryView, sheet: Sheet, row: int) -> None:
    """The cells of results that are values, not formulas; nothing where there are none."""
    values = sheet.book.values
    if values:
        sheet.put(row + 1, 0, view.tell("book-values"), bold=True, font_size=12)
        row = _line(sheet, row + 2, "", view.tell("book-values-why"))
        for what, cells in values:
            row = _line(sheet, row, what, cells)


ABOUT = (
    (
        "book-how-read",
        ("book-read-colours", "book-read-words", "book-read-states", "book-read-inputs", "book-read-sort"),
    ),
    ("book-how-recompute", ("book-recompute-live", "book-recompute-exact", "book-recompute-engine")),
)


def _line(sheet: Sheet, row: int, label: str, text: str, bordered: bool = False) -> int:
    style = BORDER if bordered else {}
    align = {"valign": "top"} if bordered else {"valign": "top", "align": "right"}
    sheet.put(row, 0, label, **style, **align, bold=bordered)
    sheet.put(row, 1, text, **style, text_wrap=True, valign="top")
    sheet.height(row, height_of(text, 105))
    return row + 1
