"""What the XML of a workbook says besides the values: formulas, merged cells, errors, percent formats, sizes.

The reader of values gives the last result of a formula as if it were typed, an error as an empty cell and 90 % as
0.9; here these are told apart. Names are matched without their namespace, as the reader of values does.
"""

import datetime
import posixpath
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat

from scoring.problems import Fault

MOST_CELLS = 6_000_000
"""The cells of all rectangles from A1 that the sheets of a file fill; the reader of values makes room for them."""
MOST_MARKS = 1_500_000
"""How many cells may have something to be kept of them: a formula, an error, a percent format."""
MOST_CHARACTERS = 60_000_000
MOST_PARTS = 500
MOST_MOMENT = 100

Where = tuple[int, int]
"""Row and column of a cell, both from 0."""


class Area(NamedTuple):
    """A rectangle of cells, both corners included."""

    first: Where
    last: Where

    def covers(self, where: Where) -> bool:
        return self.first[0] <= where[0] <= self.last[0] and self.first[1] <= where[1] <= self.last[1]


@dataclass
class Marks:
    """What one sheet says of its cells besides their values; `characters` is how long all its texts are together."""

    formulas: set[Where] = field(default_factory=set)
    filled: list[Area] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)
    errors: set[Where] = field(default_factory=set)
    percents: set[Where] = field(default_factory=set)
    last: Where = (0, 0)
    characters: int = 0

    def is_computed(self, where: Where) -> bool:
        """Whether the cell's value comes from a formula, its own or one that fills an area."""
        return where in self.formulas or any(area.covers(where) for area in self.filled)


Start = Callable[[str, dict[str, str]], None]


def walk_xml(content: bytes, start: Start, end: Callable[[str], None] | None = None,
             text: Callable[[str], None] | None = None) -> None:  # fmt: skip
    """Parses XML, telling elements by their local names. Raises `Fault`."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.ordered_attributes = False

    def local(name: str) -> str:
        return name.rpartition(":")[2]

    def declared(_version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.casefold() not in ("utf-8", "us-ascii"):
            raise Fault("form-damaged")

    def defined(*_: object) -> None:
        raise Fault("form-entities")

    parser.XmlDeclHandler = declared
    parser.StartDoctypeDeclHandler = defined
    parser.EntityDeclHandler = defined
    parser.StartElementHandler = lambda name, attributes: start(local(name), attributes)
    if end is not None:
        parser.EndElementHandler = lambda name: end(local(name))
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(content, True)
    except expat.ExpatError:
        raise Fault("form-damaged") from None


def attribute(attributes: Mapping[str, str], name: str) -> str:
    """An attribute by its local name."""
    text = attributes.get(name)
    if text is not None:
        return text
    return next((value for key, value in attributes.items() if key.rpartition(":")[2] == name), "")


# Relations and sheets


def refuse_outside(parts: Mapping[str, bytes]) -> None:
    """Parts that point outside the file (other workbooks, data sources); a link in a cell to a page may stay."""

    def look(name: str, attributes: dict[str, str]) -> None:
        kind = attributes.get("Type", "").rpartition("/")[2]
        if name == "Relationship" and attributes.get("TargetMode") == "External" and kind != "hyperlink":
            raise Fault("form-outside", what=attributes.get("Target", "")[:100])
        if "macroenabled" in attributes.get("ContentType", "").casefold():
            raise Fault("form-macros")

    for path, content in parts.items():
        if path.casefold().endswith(".rels") or path == "[Content_Types].xml":
            walk_xml(content, look)


def workbook_path(parts: Mapping[str, bytes]) -> str:
    """The part that is the workbook itself."""
    targets = [target for kind, target in _relations(parts, "_rels/.rels", "").values() if kind == "officeDocument"]
    if not targets or targets[0] not in parts:
        raise Fault("form-damaged")
    return targets[0]


def sheet_paths(parts: Mapping[str, bytes], workbook: str) -> dict[str, str]:
    """The part of every worksheet, by the sheet's name, in the workbook's order."""
    folder, name = posixpath.split(workbook)
    relations = _relations(parts, f"{folder}/_rels/{name}.rels".lstrip("/"), folder)
    paths: dict[str, str] = {}

    def look(element: str, attributes: dict[str, str]) -> None:
        if element != "sheet":
            return
        kind, target = relations.get(attribute(attributes, "id"), ("", ""))
        if kind == "worksheet" and target in parts:
            paths[attributes.get("name", "")] = target

    walk_xml(parts[workbook], look)
    if len(paths) > MOST_PARTS:
        raise Fault("form-damaged")
    return paths


def related(parts: Mapping[str, bytes], workbook: str, kind: str) -> bytes | None:
    """The part of that kind that belongs to the workbook: styles, sharedStrings."""
    folder, name = posixpath.split(workbook)
    relations = _relations(parts, f"{folder}/_rels/{name}.rels".lstrip("/"), folder)
    return next((parts.get(target) for found, target in relations.values() if found == kind), None)


def moments(parts: Mapping[str, bytes]) -> tuple[str, str]:
    """When a workbook says that it was made and last saved, as ISO 8601; empty where it does not."""
    relations = _relations(parts, "_rels/.rels", "").values()
    content = next((parts.get(target) for kind, target in relations if kind == "core-properties"), None)
    moments = {"created": "", "modified": ""}
    inside: list[str] = []

    def text(words: str) -> None:
        if inside and inside[-1] in moments and len(moments[inside[-1]]) < MOST_MOMENT:
            moments[inside[-1]] += words

    if content is not None:
        walk_xml(content, lambda name, _: inside.append(name), lambda _: inside.clear(), text)
    return _moment(moments["created"]), _moment(moments["modified"])


def _moment(text: str) -> str:
    """A moment with its offset, in whole seconds; empty where the text is none."""
    try:
        at = datetime.datetime.fromisoformat(text.strip())
        return at.astimezone(datetime.UTC).isoformat(timespec="seconds") if at.tzinfo else ""
    except (ValueError, OverflowError):
        return ""


def _relations(parts: Mapping[str, bytes], path: str, folder: str) -> dict[str, tuple[str, str]]:
    """Kind and target of every relation, by its id."""
    relations: dict[str, tuple[str, str]] = {}

    def look(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship":
            target = attributes.get("Target", "")
            full = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            relations[attributes.get("Id", "")] = (attributes.get("Type", "").rpartition("/")[2], full)

    if path not in parts:
        raise Fault("form-damaged")
    walk_xml(parts[path], look)
    return relations


# Styles and shared texts

_PERCENTS = frozenset({9, 10})
_NOT_SIGNS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')


def percent_styles(content: bytes | None) -> frozenset[int]:
    """The numbers of the cell formats that show a share as a percent (0.9 as 90 %)."""
    formats: set[int] = set(_PERCENTS)
    used: list[int] = []
    inside: list[str] = []

    def begin(name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt" and "%" in _NOT_SIGNS.sub("", attributes.get("formatCode", "")):
            formats.add(_whole(attributes.get("numFmtId")))
        elif name == "cellXfs":
            inside.append(name)
        elif name == "xf" and inside:
            used.append(_whole(attributes.get("numFmtId")))

    def finish(name: str) -> None:
        if name == "cellXfs":
            inside.clear()

    if content is not None:
        walk_xml(content, begin, finish)
    return frozenset(index for index, number in enumerate(used) if number in formats)


def shared_lengths(content: bytes | None) -> list[int]:
    """How many characters each shared text has."""
    lengths: list[int] = []

    def begin(name: str, _: dict[str, str]) -> None:
        if name == "si":
            lengths.append(0)

    def count(text: str) -> None:
        if lengths:
            lengths[-1] += len(text)

    if content is not None:
        walk_xml(content, begin, text=count)
    return lengths


# Cells

_CELL = re.compile(r"([A-Za-z]{1,3})([1-9][0-9]{0,6})")


def read_marks(parts: Mapping[str, bytes]) -> dict[str, Marks]:
    """What the XML of every sheet says of its cells, by the sheet's name.

    Raises `Fault`, also where sheets reach so far, or say so much, that reading them takes all memory.
    """
    workbook = workbook_path(parts)
    percents = percent_styles(related(parts, workbook, "styles"))
    lengths = shared_lengths(related(parts, workbook, "sharedStrings"))
    by_cell: dict[str, Marks] = {}
    room = kept = 0
    for name, part in sheet_paths(parts, workbook).items():
        marks = by_cell[name] = _Scan(percents, lengths).of(parts[part])
        row, column = marks.last
        room += (row + 1) * (column + 1)
        kept += len(marks.formulas) + len(marks.errors) + len(marks.percents)
        if room > MOST_CELLS or kept > MOST_MARKS:
            raise Fault("form-cell-beyond", place=f"{name}!{cell_name(marks.last)}")
    return by_cell


class _Scan:
    """One pass over a sheet: the current cell, and where rows and cells without a name of their own stand."""

    def __init__(self, percents: frozenset[int], lengths: Sequence[int]) -> None:
        self.marks = Marks()
        self.percents = percents
        self.lengths = lengths
        self.row, self.column = -1, -1
        self.kind = ""
        self.in_value = False
        self.value = ""

    def of(self, content: bytes) -> Marks:
        walk_xml(content, self.begin, self.finish, self.text)
        marks = self.marks
        if marks.characters > MOST_CHARACTERS:
            raise Fault("form-bomb", entries=1, size=marks.characters // 1_000_000)
        return marks

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._cell(attributes)
        elif name == "v":
            self.in_value, self.value = True, ""
            self._reaches()
        elif name == "row":
            self.row = _whole(attributes.get("r"), self.row + 2) - 1
            self.column = -1
        elif name == "f":
            self._mark(self.marks.formulas)
            if attributes.get("t") in ("array", "dataTable") and attributes.get("ref"):
                self.marks.filled.append(area(attributes["ref"]))
        elif name == "is":
            self.in_value = True
            self._reaches()
        elif name == "mergeCell":
            self.marks.merged.append(area(attributes.get("ref", "")))

    def finish(self, name: str) -> None:
        if name in ("v", "is"):
            self.in_value = False
        if name == "v" and self.kind == "s":
            index = _whole(self.value.strip(), -1)
            if not 0 <= index < len(self.lengths):
                raise Fault("form-damaged")
            self.marks.characters += self.lengths[index]

    def text(self, text: str) -> None:
        if self.in_value:
            self.value += text if self.kind == "s" else ""
            self.marks.characters += len(text)

    def _cell(self, attributes: dict[str, str]) -> None:
        name = attributes.get("r")
        if name is None:
            self.column += 1
        else:
            self.row, self.column = where(name)
        self.kind = attributes.get("t", "n")
        if self.kind == "e":
            self._mark(self.marks.errors)
        elif self.kind == "n" and _whole(attributes.get("s")) in self.percents:
            self._mark(self.marks.percents)

    def _mark(self, cells: set[Where]) -> None:
        cells.add((self.row, self.column))
        if len(cells) > MOST_MARKS:
            raise Fault("form-cell-beyond", place=cell_name((self.row, self.column)))

    def _reaches(self) -> None:
        last = self.marks.last
        self.marks.last = max(last[0], self.row), max(last[1], self.column)


def where(name: str) -> Where:
    """The place that a cell's name such as F14 stands for. Raises `Fault`."""
    match = _CELL.fullmatch(name.replace("$", ""))
    if not match:
        raise Fault("form-damaged")
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1


def area(ref: str) -> Area:
    """The rectangle that a reference such as C3:D10 stands for. Raises `Fault`."""
    first, _, last = ref.partition(":")
    return Area(where(first), where(last or first))


def cell_name(place: Where) -> str:
    """The name of a cell: row 13, column 5 is F14."""
    letters, column = "", place[1] + 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{place[0] + 1}"


def _whole(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 10 else otherwise
