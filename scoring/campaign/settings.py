"""What campaign.yaml says: which criteria, which year, and the policies of this appraisal."""

import datetime
from typing import Annotated, Literal

from pydantic import Field, PlainSerializer, PlainValidator

from scoring.campaign.answers import VIET_NAM
from scoring.campaign.workflow import Stage
from scoring.problems import Fault, Text
from scoring.tree.facts import read_date
from scoring.tree.fields import Both, Frozen, Name, Titled, TrueFalse, Whole, Words, field


def _date(text: str) -> datetime.date:
    day = read_date(text)
    if day is None:
        raise Fault("date-unreadable", given=text)
    return day


Date = Annotated[datetime.date, PlainValidator(field(_date)), PlainSerializer(datetime.date.isoformat, return_type=str)]
"""A full date, as 2026-01-15 or 15/01/2026."""


class Due(Frozen):
    """The last day of a stage (hạn nộp), and later ones for units whose time was extended (gia hạn), by their codes.

    Due means the end of that day in Viet Nam.
    """

    due: Date
    extended: dict[Words, Date] = {}


class Signing(Frozen):
    """In what capacity somebody signs: thay mặt, ký thay (KT. CHỦ TỊCH) and the office held (PHÓ CHỦ TỊCH)."""

    as_: Words | None = Field(None, alias="as")
    title: Words


class Decision(Frozen):
    """The decision (Quyết định) that publishes the results; `by` where another than the head of the issuer signs."""

    number: Words
    date: Words
    signer: Words
    by: Signing | None = None


class Papers(Frozen):
    """What the papers say and the program can't know, stated once; names as they stand within a sentence.

    issuer: who appraises and issues the papers (Sở Nội vụ tỉnh …); parent: the body above, which decides (Ủy ban nhân
    dân tỉnh …); place: where they are issued (địa danh); symbol: the issuer's letters in the number of a paper (SNV);
    council: the council's full name; by: who signs for the issuer's head; signer: that person's name; basis: what the
    decision and the submission rest on (căn cứ); recipients: who gets the report and the decision besides
    (nơi nhận); reply_to: where
    explanations go.
    """

    issuer: Words | None = None
    parent: Words | None = None
    place: Words | None = None
    symbol: Words | None = None
    council: Words | None = None
    by: Signing | None = None
    signer: Words | None = None
    basis: tuple[Words, ...] = ()
    recipients: tuple[Words, ...] = ()
    reply_to: Words | None = None


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
    exercise: TrueFalse = False
    calendar: dict[Stage, Due] = {}
    names: dict[Words, ColumnName] = {}
    papers: Papers = Papers()
    salt: Words | None = None
    decision: Decision | None = None

    def due(self, stage: Stage, unit: str) -> datetime.date | None:
        """The last day of a stage for a unit; None where the calendar has none."""
        of_stage = self.calendar.get(stage)
        return None if of_stage is None else of_stage.extended.get(unit, of_stage.due)

    def deadline(self, stage: Stage, unit: str = "") -> datetime.datetime | None:
        """The end of that day in Viet Nam; without a unit, that of all whose time was not extended."""
        day = self.due(stage, unit)
        return None if day is None else datetime.datetime.combine(day, datetime.time.max, VIET_NAM)

    @property
    def column_names(self) -> dict[str, Text]:
        """What the campaign calls columns of units.csv."""
        return {column: titled.title_or(column) for column, titled in self.names.items()}
