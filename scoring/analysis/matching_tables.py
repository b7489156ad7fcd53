"""Tables in which people declare what stands for what: nodes of two editions, units that merged. Checked, all at once.

Nodes: `new,old,comparable`. A new node may stand for several old ones (their points and maxima are summed), an old one
for one new node only: a node that was split compares where its parts come together again, in the node above.
`comparable` (yes, percent, no) may be empty: yes where the maxima are equal, else percent.

Units: `new,old,weight`. A new unit stands for all old ones of its rows, weighed by `weight` (its population; of a
part of an old unit that of the part), or equally where the whole column is empty. An old unit may be divided
among several.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple, get_args

from scoring.analysis.matching import DeclaredUnits, Matching, match
from scoring.campaign.campaign import Campaign
from scoring.campaign.table import Table, problem_at, read_table
from scoring.campaign.units import Unit
from scoring.points import parse_share_number
from scoring.problems import Fault, Hints, Problem, Refusal
from scoring.tree.diff import Comparable, Declared
from scoring.tree.model import Branch, CriteriaSet, Leaf, walk

PAIR = ("new", "old")
NODE_COLUMNS = (*PAIR, "comparable")
UNIT_COLUMNS = (*PAIR, "weight")

Rows = list[tuple[int, dict[str, str]]]


class TableFile(NamedTuple):
    """A table as it was given: its bytes, and its name for places of problems."""

    raw: bytes
    file: str


class MatchingTables(NamedTuple):
    """The tables that are given for two campaigns."""

    nodes: TableFile | None = None
    units: TableFile | None = None


NO_TABLES = MatchingTables()


def match_declared(old: Campaign, new: Campaign, tables: MatchingTables) -> Matching:
    """What stands for what, as the tables declare it. Raises `Refusal` with the problems of both."""
    declared_nodes, declared_units = None, None
    problems: list[Problem] = []
    try:
        if tables.nodes:
            declared_nodes = read_declared_nodes(*tables.nodes, old.criteria, new.criteria)
    except Refusal as refusal:
        problems += refusal.problems
    try:
        if tables.units:
            declared_units = read_declared_units(*tables.units, old.units, new.units)
    except Refusal as refusal:
        problems += refusal.problems
    if problems:
        raise Refusal(problems)
    return match(old, new, declared_nodes, declared_units)


def read_declared_nodes(raw: bytes, file: str, old: CriteriaSet, new: CriteriaSet) -> Declared:
    """The table of nodes. Raises `Refusal` with all its problems."""
    table = read_table(raw, file, PAIR, NODE_COLUMNS)
    rows, problems = _pairs(table)
    known_old, known_new = Hints(old.nodes), Hints(new.nodes)
    for line, row in rows:
        for column, criteria, known in (("new", new, known_new), ("old", old, known_old)):
            given = row[column]
            if given and given not in criteria.nodes:
                values = {"given": given, "criteria": criteria.name, "hint": known.near(given)}
                problems.append(Problem("map-node-unknown", table.place(line, column, given), values))
        said = row.get("comparable", "")
        if said and said not in get_args(Comparable):
            fault = Fault("map-comparable", given=said, known=list(get_args(Comparable)))
            problems.append(problem_at(table, line, "comparable", said, fault))
    problems += _old_nodes_twice(table, rows)
    problems += _comparables_that_differ(table, rows)
    if problems:
        raise Refusal(problems)
    declared = {code: _declared(code, of_code, old, new) for code, of_code in _by_new(rows).items()}
    problems += _nodes_that_do_not_fit(table, rows, declared, old, new)
    if problems:
        raise Refusal(problems)
    return declared


def _by_new(rows: Rows) -> dict[str, list[dict[str, str]]]:
    by_new: dict[str, list[dict[str, str]]] = {}
    for _, row in rows:
        by_new.setdefault(row["new"], []).append(row)
    return by_new


def _declared(
    code: str, rows: Sequence[Mapping[str, str]], old: CriteriaSet, new: CriteriaSet
) -> tuple[tuple[str, ...], Comparable]:
    """The old codes of a new one, and how far they compare: what a row says, else by their maxima."""
    said = {row.get("comparable", "") for row in rows}
    codes = tuple(row["old"] for row in rows)
    comparable: Comparable = "yes" if _summed(codes, old) == new.nodes[code].max else "percent"
    for word in get_args(Comparable):
        if word in said:
            comparable = word
    return codes, comparable


def _summed(codes: Sequence[str], old: CriteriaSet) -> Fraction:
    return sum((old.nodes[code].max for code in codes), Fraction(0))


def _pairs(table: Table) -> tuple[Rows, list[Problem]]:
    """The rows by column, and what is wrong with pairs: cells empty, pairs twice, no row at all."""
    rows = [(line, dict(zip(table.header, cells, strict=True))) for line, cells in table.rows]
    problems = list(table.problems)
    seen: dict[tuple[str, str], int] = {}
    for line, row in rows:
        empty = [column for column in PAIR if not row[column]]
        problems += [Problem("cell-empty", table.place(line, one), {"column": one, "needed": PAIR}) for one in empty]
        pair = row["new"], row["old"]
        if all(pair) and pair in seen:
            place = table.place(line, "old", row["old"])
            problems.append(Problem("map-pair-twice", place, {"new": pair[0], "old": pair[1], "line": seen[pair]}))
        seen.setdefault(pair, line)
    if not rows and not table.problems:
        problems.append(Problem("map-empty", table.place(1), {}))
    return rows, problems


def _old_nodes_twice(table: Table, rows: Rows) -> Iterator[Problem]:
    first: dict[str, tuple[int, str]] = {}
    for line, row in rows:
        earlier, other = first.setdefault(row["old"], (line, row["new"]))
        if row["old"] and other != row["new"]:
            values = {"old": row["old"], "new": other, "line": earlier}
            yield Problem("map-old-twice", table.place(line, "old", row["old"]), values)


def _comparables_that_differ(table: Table, rows: Rows) -> Iterator[Problem]:
    first: dict[str, tuple[int, str]] = {}
    for line, row in rows:
        said = row.get("comparable", "")
        if said:
            earlier, other = first.setdefault(row["new"], (line, said))
            if other != said:
                values = {"new": row["new"], "given": said, "said": other, "line": earlier}
                yield Problem("map-comparable-differs", table.place(line, "comparable", said), values)


def _nodes_that_do_not_fit(
    table: Table, rows: Rows, declared: Declared, old: CriteriaSet, new: CriteriaSet
) -> Iterator[Problem]:
    """Pairs across the blocks, old nodes one below another, `yes` where the maxima differ."""
    told: set[str] = set()
    for line, row in rows:
        code, before = row["new"], row["old"]
        codes, comparable = declared[code]
        if old.blocks[before] != new.blocks[code] and comparable != "no":
            yield Problem("map-block", table.place(line, "old", before), {"new": code, "old": before})
        inside = _below(old.nodes[before]).intersection(codes)
        if inside:
            yield Problem("map-nested", table.place(line, "old", before), {"old": before, "inside": sorted(inside)})
        summed = _summed(codes, old)
        if comparable == "yes" and code not in told and summed != new.nodes[code].max:
            told.add(code)
            values = {"new": code, "before": summed, "after": new.nodes[code].max}
            yield Problem("map-other-max", table.place(line, "comparable", row["comparable"]), values)


def _below(node: Branch | Leaf) -> set[str]:
    return {below.code for below in walk(node.children)} if isinstance(node, Branch) else set()


# Units


def read_declared_units(raw: bytes, file: str, old: Sequence[Unit], new: Sequence[Unit]) -> DeclaredUnits:
    """The table of units. Raises `Refusal` with all its problems."""
    table = read_table(raw, file, PAIR, UNIT_COLUMNS)
    rows, problems = _pairs(table)
    before, after = {unit.code: unit for unit in old}, {unit.code: unit for unit in new}
    for column, units, code in (("new", after, "map-unit-new"), ("old", before, "map-unit-old")):
        hints = Hints(units)
        without_zeros = {known.lstrip("0"): known for known in units}
        for line, row in rows:
            if row[column] and row[column] not in units:
                fault = _unknown_unit(row[column], code, without_zeros, hints)
                problems.append(problem_at(table, line, column, row[column], fault))
    weights, faults = _weights(table, rows)
    problems += faults
    problems = problems or list(_units_left_out(table, rows, before, after))
    if problems:
        raise Refusal(problems)
    declared: dict[str, list[tuple[str, Fraction]]] = {}
    for (_, row), weight in zip(rows, weights, strict=True):
        declared.setdefault(row["new"], []).append((row["old"], weight))
    return declared


def _unknown_unit(given: str, code: str, without_zeros: Mapping[str, str], hints: Hints) -> Fault:
    known = without_zeros.get(given.lstrip("0"))
    if known is not None and given.isdigit() and len(given) < len(known):
        return Fault("unit-lost-zeros", given=given, code=known)
    return Fault(code, given=given, hint=hints.near(given))


def _weights(table: Table, rows: Rows) -> tuple[list[Fraction], list[Problem]]:
    """The weight of every row; 1 each where none is given."""
    if not any(row.get("weight") for _, row in rows):
        return [Fraction(1)] * len(rows), []
    weights, problems = [], []
    for line, row in rows:
        given = row["weight"]
        weight = Fraction(1)
        try:
            if not given:
                raise Fault("map-weight-missing")
            weight = parse_share_number(given)
            if weight <= 0:
                raise Fault("map-weight-positive", given=given)
        except Fault as fault:
            problems.append(problem_at(table, line, "weight", given, fault))
        weights.append(weight)
    return weights, problems


def _units_left_out(
    table: Table, rows: Rows, before: Mapping[str, Unit], after: Mapping[str, Unit]
) -> Iterator[Problem]:
    """Units of the same code in both campaigns of which the table has one side alone: the other would get lost unseen.

    Either the old one went into others, and no row says of what the new one is made; or the new one is made of others,
    and no row says where the old one went (the row of the commune itself, easily forgotten beside those it took in).
    """
    there = before.keys() & after.keys()
    declared, used = {row["new"] for _, row in rows}, {row["old"] for _, row in rows}
    told: set[str] = set()
    for line, row in rows:
        new, old = row["new"], row["old"]
        if old in there - declared - told:
            told.add(old)
            yield Problem("map-unit-still-there", table.place(line, "old", old), {"code": old, "new": new})
        if new in there - used - told:
            told.add(new)
            yield Problem("map-unit-left-out", table.place(line, "new", new), {"code": new, "old": old})
