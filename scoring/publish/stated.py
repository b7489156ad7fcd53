"""What a published file states of a unit, read back from it: what `scoring verify` compares with a new computation."""

from decimal import Decimal
from typing import Literal, NamedTuple

Quantity = Literal["points", "max", "score", "percent", "rank", "grade", "met"]


class Stated(NamedTuple):
    """One number or word of a published file.

    `node` is "" for the whole; `value` is as in the results' JSON (a point, all decimals of the precision; a grade's
    id), "" where the file states that there is none; `place` is where it stands (`Ranking!C14`, a line, an element).
    """

    unit: str
    node: str
    what: Quantity
    value: str
    place: str


def number_text(value: object, digits: int) -> str:
    """A cell's number as the results have it; one with more decimals as it stands, a text as "" (there is none)."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return ""
    exact = Decimal(repr(value))
    if not exact.is_finite():
        return str(value)
    rounded = round(exact, digits)
    return f"{rounded:.{digits}f}" if rounded == exact else f"{exact:f}"
