"""A data file against what it has to be: which row, unit and node differ, what stands there and what is right."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from scoring.problems import Place, Problem, Said

KEYS: Mapping[str, tuple[str, ...]] = {
    "units.csv": ("code",),
    "criteria.csv": ("code",),
    "ranking.csv": ("unit",),
    "nodes.csv": ("unit", "node"),
    "conditions.csv": ("unit", "node"),
    "history.csv": ("unit", "node", "stage", "at"),
    "answers.csv": ("unit", "code", "stage", "at"),
    "changes.csv": ("unit", "what", "node"),
    "matched-nodes.csv": ("new", "old"),
    "matched-units.csv": ("new", "old"),
    "withheld.csv": ("unit", "code", "stage", "at", "column"),
}
"""What tells the rows of each table apart, by the file's name."""

WORDED = ("rule_vi", "rule_en")
"""Columns of criteria.csv that say in words what other columns say in numbers."""

Cells = Mapping[str, str]
Path = tuple[str, ...]


def is_wording(path: str, problem: Problem) -> bool:
    """Whether a data file differs in words of the program alone, which another version may choose otherwise."""
    return path == "data/datapackage.json" or (path == "data/criteria.csv" and problem.place.column in WORDED)


def differences(file: str, given: bytes, right: bytes) -> Iterator[Problem]:
    """Every difference of a data file; `file` is its path for people."""
    if given == right:
        return
    try:
        problems = list(_found(file, given.decode(), right.decode()))
    except (ValueError, RecursionError, csv.Error):
        problems = []
    yield from problems or [first_line(file, given, right)]


def _found(file: str, given: str, right: str) -> Iterator[Problem]:
    name = file.rpartition("/")[2]
    if name in KEYS:
        yield from _rows(file, KEYS[name], given, right)
    elif name.endswith(".json"):
        yield from _values(file, _flat(json.loads(given)), _flat(json.loads(right)))


def first_line(file: str, given: bytes, right: bytes) -> Problem:
    """The first line that differs: of files that can't be told apart value by value."""
    for number, (stated, wanted) in enumerate(zip_longest(given.split(b"\n"), right.split(b"\n")), 1):
        if stated != wanted:
            texts = [line.decode(errors="replace") if line is not None else "" for line in (stated, wanted)]
            cut = _common(*texts)
            values = {"stated": texts[0][cut:], "right": texts[1][cut:]}
            return Problem("verify-line", Place(file, number, cut + 1), values)
    raise AssertionError("the files are the same")


def _common(one: str, other: str) -> int:
    """How far two texts are the same."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _rows(file: str, key: Sequence[str], given: str, right: str) -> Iterator[Problem]:
    stated, lines = _table(given, key)
    wanted, _ = _table(right, key)
    for name, row in wanted.items():
        if name not in stated:
            yield Problem("verify-row-missing", Place(file), _named(row))
            continue
        for column, value in row.items():
            found = stated[name].get(column, "")
            if found != value:
                values = {**_named(row), "column": column, "stated": found, "right": value}
                yield Problem("verify-cell", Place(file, lines[name], column), values)
    for name, row in stated.items():
        if name not in wanted:
            yield Problem("verify-row-extra", Place(file, lines[name]), _named(row))


def _table(text: str, key: Sequence[str]) -> tuple[dict[Path, Cells], dict[Path, int]]:
    """The rows by their keys, and the line each begins on; a row given twice stands under a key of its own."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header = next(reader, [])
    if not {*key} <= {*header}:
        raise ValueError("the columns that tell rows apart are not there")
    rows: dict[Path, Cells] = {}
    lines: dict[Path, int] = {}
    line = reader.line_num + 1
    for cells in reader:
        row = dict(zip(header, cells, strict=True))
        name: Path = tuple(row[column] for column in key)
        while name in rows:
            name = (*name, "")
        rows[name], lines[name] = row, line
        line = reader.line_num + 1
    return rows, lines


def named(unit: str, node: str) -> dict[str, Any]:
    """The unit and the node that a difference is about, and how a message calls them."""
    code = f"verify-of-{'unit-' if unit else ''}{'node' if node else 'whole'}"
    return {"unit": unit, "node": node, "of": Said(code, {"unit": unit, "node": node})}


def _named(row: Cells) -> dict[str, Any]:
    """The unit and the node of a row, as far as it has them."""
    if "unit" in row:
        return named(row["unit"], row.get("node", row.get("code", "")))
    return named("", row["code"]) if "block" in row else named(row["code"], "")


def _values(file: str, stated: Mapping[Path, Any], wanted: Mapping[Path, Any]) -> Iterator[Problem]:
    for path in {**wanted, **stated}:
        given, right = (_shown(values[path]) if path in values else "" for values in (stated, wanted))
        if given != right or (path in stated) != (path in wanted):
            unit = path[1] if path[0] == "units" and len(path) > 1 else ""
            node = path[3] if unit and len(path) > 3 and path[2] == "nodes" else ""
            values = {**named(unit, node), "column": path[-1], "stated": given, "right": right}
            yield Problem("verify-cell", Place(file, None, ".".join(path)), values)


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _flat(data: Any, path: Path = ()) -> dict[Path, Any]:
    """All single values by their paths; list items go by the unit or the name they have, others by their number."""
    if isinstance(data, dict) and data:
        items = [(str(key), value) for key, value in data.items()]
    elif isinstance(data, list) and data:
        items = [(_name(item, number), item) for number, item in enumerate(data)]
    else:
        return {path: data}
    flat: dict[Path, Any] = {}
    for name, value in items:
        flat |= _flat(value, (*path, name))
    return flat


def _name(item: Any, number: int) -> str:
    named = item.get("unit", item.get("name")) if isinstance(item, dict) else None
    return named if isinstance(named, str) else str(number)
