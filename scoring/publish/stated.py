"""What a published file states of a unit, read back from it: what `scoring verify` compares with a new computation."""

from typing import Literal, NamedTuple

Quantity = Literal["points", "max", "score", "percent", "rank", "grade"]


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
