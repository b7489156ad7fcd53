"""changes.csv: what every unit gained and lost against the campaign before, in the total and in every node."""

from scoring.analysis.compare import compare
from scoring.analysis.matching import match
from scoring.publish.comparison_data import CHANGE_COLUMNS, changes_csv
from scoring.publish.data_tables import TO_CRITERIA, TO_UNITS, UNIT, Column, DataTable, column_of
from scoring.publish.publication import Publication

KINDS = ("total", "node", "weights", "not-comparable", "rounding")
"""What a row of changes is about."""
_NUMBERS = ("before", "after", "change", "points_change", "contribution")
_WHOLE = ("rank_before", "rank_after", "places_up")


def changes_table(publication: Publication, earlier: Publication) -> DataTable:
    """The table of changes from an earlier publication to this one."""

    def text() -> str:
        matching = match(earlier.campaign, publication.campaign)
        return changes_csv(compare(earlier.results, publication.results, matching))

    columns = tuple(_column(name) for name in CHANGE_COLUMNS)
    return DataTable("changes", "changes.csv", columns, ("unit", "what", "node"), (TO_UNITS, TO_CRITERIA), text)


def _column(name: str) -> Column:
    if name == "unit":
        return UNIT
    if name == "what":
        return column_of(name, required=True, enum=KINDS)
    return column_of(name, "number" if name in _NUMBERS else "integer" if name in _WHOLE else "string")
