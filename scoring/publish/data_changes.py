"""changes.csv: what every unit gained and lost against the campaign before, in the total and in every node.

And the tables that people declared: what stands for what in the campaign before, and in an amended criteria set.
"""

from collections.abc import Iterator

from scoring.analysis.matching_tables import PAIR, TableFile
from scoring.campaign.table import write_table
from scoring.points import rounded_text
from scoring.publish.data_tables import TO_CRITERIA, TO_UNITS, UNIT, DataColumn, DataTable, column_of, in_both
from scoring.publish.inputs import plain_table
from scoring.publish.publication import Publication
from scoring.show.comparison_data import CHANGE_COLUMNS, changes_csv

KINDS = ("total", "node", "weights", "not-comparable", "rounding")
"""What a row of changes is about."""
MATCHED_NODES, MATCHED_UNITS = "matched-nodes.csv", "matched-units.csv"
REHEARSED_NODES = "rehearsed-nodes.csv"
_NUMBERS = ("before", "after", "change", "points_change", "contribution")
_WHOLE = ("rank_before", "rank_after", "places_up")


def changes_tables(publication: Publication) -> Iterator[DataTable]:
    """The table of changes against the campaign before, and the tables by which the two were matched."""
    comparison = publication.comparison
    if comparison is None:
        return

    def text() -> str:
        return changes_csv(comparison)

    columns = tuple(_column(name) for name in CHANGE_COLUMNS)
    yield DataTable("changes", "changes.csv", columns, ("unit", "what", "node"), (TO_UNITS, TO_CRITERIA), text)
    for file, given in ((MATCHED_NODES, publication.tables.nodes), (MATCHED_UNITS, publication.tables.units)):
        if given:
            yield _matched(file, given)


def trend_tables(publication: Publication) -> Iterator[DataTable]:
    """The table of several years: a row a unit and year."""
    courses = publication.trend
    if courses is None:
        return
    precision = publication.campaign.criteria.precision
    columns = (
        UNIT,
        column_of("campaign", required=True),
        column_of("year", "integer", required=True),
        column_of("percent", "number"),
        column_of("rank", "integer", minimum=1),
        column_of("ranked", "integer", required=True),
        column_of("why_not"),
    )

    def text() -> str:
        rows = [
            (
                course.unit.code,
                year.id,
                str(year.year),
                "" if stand.share is None else rounded_text(stand.share * 100, precision),
                "" if stand.rank is None else str(stand.rank),
                str(year.ranked),
                stand.why_not or "",
            )
            for course in courses.courses
            for year, stand in zip(courses.years, course.stands, strict=True)
        ]
        return write_table([column.name for column in columns], rows)

    yield DataTable("trend", "trend.csv", columns, ("unit", "campaign"), (TO_UNITS,), text)


def rehearsed_tables(publication: Publication) -> Iterator[DataTable]:
    """The table of what stands for what in the amended criteria set."""
    if publication.amended and publication.amended.nodes:
        yield _matched(REHEARSED_NODES, publication.amended.nodes)


def _matched(file: str, given: TableFile) -> DataTable:
    """A table that people declared."""
    text = plain_table(given)
    columns = tuple(_matched_column(name) for name in text.partition("\n")[0].split(","))
    return DataTable(file.removesuffix(".csv"), file, columns, PAIR, (), lambda: text)


def _matched_column(name: str) -> DataColumn:
    return DataColumn(name, "string", {"required": True} if name in PAIR else {}, in_both(f"data-col-matched-{name}"))


def _column(name: str) -> DataColumn:
    if name == "unit":
        return UNIT
    if name == "what":
        return column_of(name, required=True, enum=KINDS)
    return column_of(name, "number" if name in _NUMBERS else "integer" if name in _WHOLE else "string")
