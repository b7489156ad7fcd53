"""The rows of a list in Excel or CSV, each cell with its place, by the names that the columns get."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from scoring.campaign.table import read_table
from scoring.problems import Fault, Place, Problem, Refusal
from scoring.tree.reader import read_bytes
from scoring.usecases.sheet_list import MOST_BYTES, Heads, SheetList, column_of, sheet_list, words_in

_WORKBOOKS = (b"PK", b"\xd0\xcf\x11\xe0")
"""How files of spreadsheet programs begin; any other is a table as text."""


class Listed(NamedTuple):
    """A row of a list by the names of its columns, the place of each of them, and the number that people count.

    broken: the columns whose cell holds an error such as #N/A in place of a text.
    """

    cells: Mapping[str, str]
    place: Callable[[str], Place]
    number: int
    broken: frozenset[str] = frozenset()


NoHeads = Callable[[Sequence[str]], Fault]
"""What to say where no heads name all that is required: some of it that stands nowhere."""


def listed_rows(path: Path, heads: Heads, required: Sequence[Sequence[str]], no_heads: NoHeads) -> list[Listed]:
    """The rows below heads that name all columns of one of the `required`. Raises `Refusal`.

    Where heads mean what they say (`heads` is empty), one of the required that stands above two columns is refused.
    """
    raw = read_bytes(path, str(path), MOST_BYTES)
    if raw.startswith(_WORKBOOKS):
        return list(_of_sheet(path, heads, required, no_heads))
    return list(_of_csv(raw, str(path), heads, required, no_heads))


def _of_csv(
    raw: bytes, file: str, heads: Heads, required: Sequence[Sequence[str]], no_heads: NoHeads
) -> Iterator[Listed]:
    table = read_table(raw, file, (), None)
    if table.problems:
        raise Refusal(table.problems)
    named = {column_of(head, heads): head for head in reversed(table.header)}
    if not any(all(name in named for name in columns) for columns in required):
        missing = [name for name in required[0] if name not in named]
        raise Refusal([Problem.of(no_heads(missing), table.place(table.header_line))])
    for line, cells in table.rows:
        row = dict(zip(table.header, cells, strict=True))
        said = {name: " ".join(row[head].split()) for name, head in named.items()}

        def place(column: str, line: int = line, row: Mapping[str, str] = row) -> Place:
            head = named.get(column)
            return table.place(line, head, row[head]) if head else table.place(line)

        yield Listed(said, place, line)


def _of_sheet(path: Path, heads: Heads, required: Sequence[Sequence[str]], no_heads: NoHeads) -> Iterator[Listed]:
    found = next(filter(None, (sheet_list(path, heads, columns) for columns in required)), None)
    if found is None:
        said = words_in(path)
        missing = [name for name in required[0] if name not in said]
        raise Refusal([Problem.of(no_heads(missing or required[0]), Place(str(path)))])
    if not heads:
        _refuse_twice(found)
    for number, cells in found.rows():

        def place(column: str, number: int = number) -> Place:
            return found.cell_of(Place(found.file, number, column))

        yield Listed(cells, place, number, found.broken(number))


def _refuse_twice(found: SheetList) -> None:
    place = found.cell_of(Place(found.file, found.head_row + 1))
    twice = [Problem("column-twice", place, {"column": name}) for name in found.required if found.count(name) > 1]
    if twice:
        raise Refusal(twice)
