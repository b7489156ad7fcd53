"""Units that look right and are wrong: codes without their leading zeros, values that differ by accents alone.

Spreadsheets do the first, people the second; either would leave units out without a word.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from scoring import shipped
from scoring.campaign.plausible import old_letters
from scoring.campaign.table import Table, problem_at
from scoring.campaign.units import COMMUNE_KINDS, Unit, read_units
from scoring.points import unaccented
from scoring.problems import Fault, Problem, did_you_mean
from scoring.tree.model import CriteriaSet
from scoring.tree.units_named import units_named

COMMUNES = "communes-2025.csv"
COMMUNE_DIGITS = 5
"""A commune's code in the list of the General Statistics Office (danh mục đơn vị hành chính) has so many digits."""
SHORTEST = 3
"""Longest codes of fewer digits are numbers that somebody counted, without zeros to lose."""

_AS_NUMBER = re.compile(r"([0-9]+)[.,]0+|'([0-9]+)|[0-9](?:[.,][0-9]+)?[eE]\+?[0-9]+")


@cache
def communes() -> tuple[Unit, ...]:
    """All communes of the country since 1 July 2025."""
    units, _ = read_units((shipped.CAMPAIGNS / COMMUNES).read_bytes(), COMMUNES)
    return units


def lost_zeros(table: Table, units: Sequence[Unit]) -> Iterator[Problem]:
    """Codes that a spreadsheet took for numbers: others are longer, or the commune of that name has five digits."""
    right = {**known_codes(units), **_shorter_than_others([unit.code for unit in units])}
    column = table.header.index("code")
    for line, cells in table.rows:
        code = cells[column]
        if code in right:
            yield problem_at(table, line, "code", code, Fault("units-lost-zeros", given=code, code=right[code]))


def codes_as_numbers(table: Table) -> Iterator[Problem]:
    """Codes that a spreadsheet or a database wrote as numbers: 3388.0, 3.388E+03, '03388."""
    column = table.header.index("code")
    for line, cells in table.rows:
        code = cells[column]
        if number := _AS_NUMBER.fullmatch(code):
            hint = did_you_mean(code, list(filter(None, number.groups())))
            yield problem_at(table, line, "code", code, Fault("units-code-number", given=code, hint=hint))


def old_letters_in_names(table: Table) -> Iterator[Problem]:
    """Notices of names that papers would print in letters of before Unicode."""
    column = table.header.index("name")
    for line, cells in table.rows:
        if fault := old_letters(cells[column]):
            yield problem_at(table, line, "name", cells[column], fault, notice=True)


def known_codes(units: Sequence[Unit]) -> Mapping[str, str]:
    """The right codes of those that lost zeros: the commune of the five digits has the same name."""
    short = [unit for unit in units if _counts(unit.code) and len(unit.code) < COMMUNE_DIGITS]
    if not short:
        return {}
    padded = {unit.code: unit.code.zfill(COMMUNE_DIGITS) for unit in short}
    meant = {*padded.values()}
    names = {unit.code: _plain(unit.name) for unit in communes() if unit.code in meant}
    return {unit.code: padded[unit.code] for unit in short if names.get(padded[unit.code]) == _plain(unit.name)}


def _shorter_than_others(codes: Sequence[str]) -> Mapping[str, str]:
    """Where most codes are digits of one length, the shorter ones; a numbering from 1 has none to lose."""
    if not codes or not all(map(_counts, codes)):
        return {}
    lengths = Counter(map(len, codes))
    longest = max(lengths)
    if longest < SHORTEST or 2 * lengths[longest] <= len(codes) or {int(code) for code in codes} >= {1, 2, 3}:
        return {}
    return {code: code.zfill(longest) for code in codes if len(code) < longest}


def _counts(code: str) -> bool:
    return code.isascii() and code.isdigit()


def _plain(text: str) -> str:
    return "".join(letter for letter in unaccented(text) if letter.isalnum())


def nearly_known_values(table: Table, criteria: CriteriaSet) -> Iterator[Problem]:
    """Values that the criteria speak of, written with accents or signs: "Xã" for xa would be left out by them.

    Kinds of commune that they don't speak of are notices: groups and papers would not know them.
    """
    spoken = _values_of(criteria)
    for column, known in {"kind": [], **spoken}.items():
        if column not in table.header:
            continue
        index = table.header.index(column)
        spelt = {_plain(value) for value in known}
        further = [kind for kind in COMMUNE_KINDS if column == "kind" and _plain(kind) not in spelt]
        plain = {_plain(value): value for value in (*further, *known)}
        words = {value.casefold() for value in (*further, *known)}
        for line, cells in table.rows:
            given = cells[index]
            meant = plain.get(_plain(given))
            if meant is not None and _plain(given) and given.casefold() not in words:
                fault = Fault("unit-value-nearly", column=column, given=given, meant=meant)
                yield problem_at(table, line, column, given, fault, notice=meant not in known)


def _values_of(criteria: CriteriaSet) -> dict[str, list[str]]:
    """Of each column that the criteria speak of, the values they know."""
    by_column: dict[str, list[str]] = {}
    for _, column, values in units_named(criteria):
        by_column.setdefault(column, []).extend(values)
    return by_column
