"""What campaign.yaml says: which criteria, which year, and the policies of this appraisal."""

import datetime
from typing import Annotated, Literal

from pydantic import PlainSerializer, PlainValidator

from scoring.campaign.workflow import Stage
from scoring.problems import Fault, Text
from scoring.tree.facts import read_date
from scoring.tree.fields import Frozen, Name, Titled, TrueFalse, Whole, Words, field
from scoring.tree.model import Both


def _date(text: str) -> datetime.date:
    found = read_date(text)
    if found is None:
        raise Fault("date-unreadable", given=text)
    return found


Date = Annotated[datetime.date, PlainValidator(field(_date)), PlainSerializer(datetime.date.isoformat, return_type=str)]
"""A full date, as 2026-01-15 or 15/01/2026."""


class Due(Frozen):
    """The last day of a stage (hạn nộp), and later ones for units whose time was extended (gia hạn), by their codes.

    Due means the end of that day in Viet Nam.
    """

    due: Date
    extended: dict[Words, Date] = {}


class Decision(Frozen):
    """The decision (Quyết định) that publishes the results."""

    number: Words
    date: Words
    signer: Words


class ColumnName(Titled):
    """What a column of units.csv is called."""


class Settings(Frozen):
    """The settings of a campaign (kỳ đánh giá)."""

    id: Name
    title: Both
    year: Whole
    criteria: Words
    origin: Words
    groups: tuple[Words, ...] = ()
    when_missing: Literal["zero", "unranked"] = "zero"
    without_evidence: Literal["explain", "zero", "warn"] = "explain"
    claims: Literal["confirm", "trust"] = "confirm"
    sample: TrueFalse = False
    calendar: dict[Stage, Due] = {}
    names: dict[Words, ColumnName] = {}
    decision: Decision | None = None

    @property
    def column_names(self) -> dict[str, Text]:
        """What the campaign calls columns of units.csv."""
        return {column: titled.title_or(column) for column, titled in self.names.items()}
