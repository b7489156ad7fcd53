"""What is on record of a session of the council, as its minutes take it over; what is not on record stays blank."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from scoring.campaign.units import Unit
from scoring.publish.papers.dossier import day_in_words
from scoring.publish.papers.paper import Blanks, Block, Paragraph, text
from scoring.words import BLANK, printable

CHOICES = ("declared", "appraised", "other", "abstain")
"""What a vote can be for, in the order in which the minutes count them."""


class Attended(NamedTuple):
    """A member of the council: `how` is present, written (with the date of the slip), absent, "" where not noted."""

    name: str
    chairs: bool
    how: str
    slip: str


class SteppedBack(NamedTuple):
    """A member without a vote on a node for conflict of interest (xung đột lợi ích); on the whole unit where ""."""

    name: str
    unit: str
    code: str


@dataclass(frozen=True)
class Held:
    """A session: its day, how many sit on the council and how many have to take part, who did, how votes went.

    votes: by unit and code how many were for each choice; nodes on which nobody voted are not there.
    """

    day: str
    members: int
    quorum: int
    attended: tuple[Attended, ...]
    stepped_back: tuple[SteppedBack, ...]
    votes: Mapping[tuple[str, str], Mapping[str, int]]

    def those(self, *hows: str) -> list[Attended]:
        return [one for one in self.attended if one.how in hows]

    @property
    def is_valid(self) -> bool | None:
        """Whether enough take part; None where that hangs on members of whom nothing is noted."""
        valid = len(self.those("present", "written")) >= self.quorum
        return None if not valid and self.those("") else valid


def start(held: Held | None) -> str:
    return text("minutes-start", day=day_in_words(held.day) if held else text("day-blank"))


def members(held: Held | None) -> list[Block]:
    """Who took part, in person or in writing."""
    there = held.those("present", "written") if held else []
    return _listed("minutes-members", there)


def absent(held: Held | None) -> list[Block]:
    """Who was absent, the reason to be written in; and of whom nothing was noted."""
    blocks = _listed("minutes-absent", held.those("absent") if held else [])
    unknown = [printable(one.name) for one in held.those("")] if held else []
    return [*blocks, Paragraph(text("minutes-not-noted", names=", ".join(unknown)), "list")] if unknown else blocks


def _listed(code: str, people: list[Attended]) -> list[Block]:
    head: Block = Paragraph(text(code), "list")
    return [head, *(Paragraph(_person(one)) for one in people)] if people else [head, Blanks(2)]


def _person(one: Attended) -> str:
    name = text("minutes-person-chair", name=printable(one.name)) if one.chairs else printable(one.name)
    return text(f"minutes-person-{one.how}", name=name, day=day_in_words(one.slip) if one.slip else "")


def quorum(held: Held | None) -> str:
    if held is None or held.is_valid is None:
        return text("minutes-quorum")
    values = {"present": len(held.those("present")), "written": len(held.those("written"))}
    code = "minutes-quorum-there" if held.is_valid else "minutes-quorum-short"
    return text(code, members=held.members, least=held.quorum, **values)


def conflicts(held: Held | None, units: Mapping[str, Unit]) -> list[Block]:
    """Who stepped back from what; nothing where nobody did."""
    known = [one for one in held.stepped_back if one.unit in units] if held else []
    if not known:
        return []
    blocks = [Paragraph(text("minutes-conflicts"), "list")]
    for one in known:
        values = {"name": printable(one.name), "unit": printable(units[one.unit].name), "code": one.code}
        blocks.append(Paragraph(text("minutes-conflict-node" if one.code else "minutes-conflict-unit", **values)))
    return [*blocks]


def votes(held: Held | None, unit: str, code: str) -> str:
    """How many votes each choice has on a node; blank where nobody voted."""
    cast = held.votes.get((unit, code)) if held else None
    if not cast:
        return BLANK
    return "; ".join(text(f"minutes-for-{choice}", count=cast.get(choice, 0)) for choice in CHOICES)
