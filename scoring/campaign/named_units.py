"""A unit as people name it: by its code, or by its name where the name is one unit's."""

import re
from collections.abc import Callable, Sequence

from scoring.campaign.check_units import COMMUNE_DIGITS
from scoring.campaign.units import COMMUNE_KINDS, Unit
from scoring.points import unaccented
from scoring.problems import Fault, did_you_mean

UNIT_FAULTS = frozenset({"unit-unknown", "unit-several"})
_KINDS = tuple(f"{kind.replace('_', ' ')} " for kind in COMMUNE_KINDS)


def unit_named(given: str, units: Sequence[Unit]) -> Unit:
    """The unit with that code or name; accents, case and "Xã" before a name may be left out. Raises `Fault`.

    The first way of reading it that finds any unit counts; where it finds several, all of them are listed.
    """
    for read in _WAYS:
        matching = [unit for unit in units if unit.code == given] or [u for u in units if read(u.name) == read(given)]
        if len(matching) > 1:
            raise Fault("unit-several", given=given, units=[f"{unit.code} {unit.name}" for unit in matching])
        if matching:
            return matching[0]
    known = [unit.code for unit in units] + [unit.name for unit in units]
    raise Fault("unit-unknown", given=given, hint=did_you_mean(given, known))


def unit_listed(given: str, units: Sequence[Unit]) -> Unit:
    """A unit as a list names it: by its code, also without the zeros that a spreadsheet took, or by name.

    Raises `Fault`.
    """
    padded = given.zfill(COMMUNE_DIGITS) if given.isascii() and given.isdigit() else given
    for code in (given, padded):
        for unit in units:
            if unit.code == code:
                return unit
    return unit_named(given, units)


def unit_said_in(text: str, units: Sequence[Unit]) -> Unit | None:
    """The one unit whose code or name a name of a file holds: "03151 sua lai", "Phieu xa Na Tau (2)"."""
    words = _joined(text)
    named = {unit.code: _joined(unit.name) for unit in units}
    matching = [unit for unit in units if _joined(unit.code) in words]
    matching = matching or [unit for unit in units if named[unit.code] in words]
    # Of "xa-na-tau" and "xa-na-tau-thuong" the longer one is meant.
    longest = [
        unit
        for unit in matching
        if not any(named[unit.code] in named[other.code] for other in matching if other != unit)
    ]
    return longest[0] if len(longest) == 1 else None


def _joined(text: str) -> str:
    """Letters and digits alone, as names of files have them: "-xa-na-tau-"."""
    return "-".join(["", *re.findall("[a-z0-9]+", unaccented(text)), ""])


def _as_written(text: str) -> str:
    return " ".join(text.casefold().split())


def _plain(text: str) -> str:
    return " ".join(unaccented(text).split())


def _without_kind(text: str) -> str:
    plain = _plain(text)
    return next((plain.removeprefix(kind) for kind in _KINDS if plain.startswith(kind)), plain)


_WAYS: tuple[Callable[[str], str], ...] = (str, _as_written, _plain, _without_kind)
