"""YAML as texts with their places: every scalar stays what was typed, every value knows its line and column.

Built from the parser's events, so that nothing is constructed: tags and merge keys are refused, aliases written out,
depth and size are bounded, duplicate keys are found.
"""

import codecs
import re
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, NamedTuple, NoReturn

import yaml

from scoring.problems import Place, Problem, Refusal, Said
from scoring.tree.yaml_aliases import expanded

MOST_BYTES = 500_000
"""The largest set of the catalogue has 75 kB."""
MOST_NODES = 30_000
"""Keys, values, lists and blocks; the largest set of the catalogue has 3,200."""
DEEPEST = 40
"""A criteria tree has about ten levels of YAML; more is an attack or a slip of indentation."""
MOST_PROBLEMS = 1000
"""Nobody reads further; a file with more of them is not what it is taken for."""

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How .xlsx and .xls begin."""
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that no text of an appraisal has, and that XML (Excel, Word) can't hold."""

_RESERVED = "@`%&*"
"""Signs that no plain value begins with."""
_CLOSED = {"'": re.compile(r"'(?:[^']|'')*'"), '"': re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)}
_COLON = re.compile(r":([ \n\r]|$)")
_NO_SPACE = re.compile(r":([^\S \t\n\r])")
"""A colon before what looks like a space: texts copied from Word and from web pages have such."""

Path = tuple[str | int, ...]
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Span(NamedTuple):
    """Where a key or a value stands: line and column from 0, and its width on that line."""

    line: int
    column: int
    width: int


@dataclass(frozen=True)
class Document:
    """The data (dicts, lists, texts) of a YAML file, and where each value and key stands."""

    file: str
    lines: tuple[str, ...]
    data: Any
    values: dict[Path, Span]
    keys: dict[Path, Span]

    def place(self, path: Path, key: bool = False) -> Place:
        """The place of the value at `path` (or of its key); of what holds it, where there is none."""
        while path and path not in self.values:
            path = path[:-1]
        at = self.values[path]
        if (key or isinstance(self.at(path), (dict, list))) and path in self.keys:
            at = self.keys[path]
        return place_in(self.file, self.lines, at)

    def place_within(self, path: Path, offset: int) -> Place:
        """The place of a character of the text at `path`, as it stands in the file: quoted, or over several lines."""
        span, text = self.values[path], self.at(path)
        line, column = span.line, span.column
        if self.lines[line][column : column + 1] == "*":
            return place_in(self.file, self.lines, span)  # an alias: the text stands elsewhere
        for wanted in text[: offset + 1]:
            while line < len(self.lines) and not wanted.isspace():
                if column < len(self.lines[line]) and self.lines[line][column] == wanted:
                    break
                line, column = (line, column + 1) if column < len(self.lines[line]) else (line + 1, 0)
            column += not wanted.isspace()
        if offset < len(text) and line < len(self.lines):
            return place_in(self.file, self.lines, Span(line, max(0, column - 1), 1))
        return place_in(self.file, self.lines, span)

    def at(self, path: Path) -> Any:
        """The value at `path`."""
        value = self.data
        for part in path:
            value = value[part]
        return value


def place_in(file: str, lines: tuple[str, ...], span: Span) -> Place:
    excerpt = lines[span.line] if span.line < len(lines) else ""
    return Place(file, span.line + 1, span.column + 1, excerpt, span.column, span.width)


def read_yaml(raw: bytes, file: str) -> Document:
    """The document in `raw`. Raises `Refusal` with the duplicate keys, or a tag, merge key, syntax error, an
    alias that leads nowhere."""
    return _Builder(decode(raw, file), file).document()


def decode(raw: bytes, file: str, most: int = MOST_BYTES) -> str:
    """Text from a file's bytes: UTF-8, with or without a byte order mark. Raises `Refusal`."""
    if raw.startswith(_WORKBOOKS):
        raise Refusal([Problem("file-workbook", Place(file), {})])
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or (len(raw) > 3 and raw[1:2] == b"\0"):
        raise Refusal([Problem("file-utf16", Place(file), {})])
    if len(raw) > most:
        raise Refusal([Problem("file-too-large", Place(file), {"most": most})])
    raw = raw.removeprefix(codecs.BOM_UTF8)
    if b"\0" in raw:
        raise Refusal([Problem("file-nul", _place_of_byte(raw, raw.index(b"\0"), file), {})])
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        raise Refusal([Problem("file-not-utf8", _place_of_byte(raw, error.start, file), {})]) from None
    control = CONTROL.search(text)
    if control:
        position = len(text[: control.start()].encode())
        raise Refusal([Problem("text-control-character", _place_of_byte(raw, position, file), {})])
    return text


def _place_of_byte(raw: bytes, position: int, file: str) -> Place:
    """The line and column of a byte that is not text, in a file that can't be decoded as a whole."""
    start = raw.rfind(b"\n", 0, position) + 1
    end = raw.find(b"\n", position)
    column = len(raw[start:position].decode(errors="replace"))
    excerpt = raw[start : end if end >= 0 else None].decode(errors="replace").rstrip("\r")
    return Place(file, raw.count(b"\n", 0, position) + 1, column + 1, excerpt, column)


def _syntax(error: yaml.YAMLError | ValueError | OverflowError, text: str, file: str) -> Problem:
    """Why the parser stopped, judged by the text at the place where it did; its own words change with its version."""
    opened: Any = getattr(error, "context_mark", None)
    mark: Any = getattr(error, "problem_mark", None) or opened
    if mark is None:  # of an escape beyond all characters the parser knows no place
        return Problem("yaml-syntax", Place(file), {"reason": Said("reason-yaml-escape", {})})
    code = _reason(text, mark, opened)
    if code in ("reason-yaml-quote", "reason-yaml-no-colon"):
        mark = opened
    lines = tuple(text.splitlines())
    if code == "reason-yaml-no-colon" and (found := _NO_SPACE.search(lines[mark.line])):
        at = Span(mark.line, found.start(1), 1)
        return Problem("yaml-syntax", place_in(file, lines, at), {"reason": Said("reason-yaml-space", {})})
    values = {"line": opened.line + 1} if code == "reason-yaml-bracket" else {}
    return Problem(
        "yaml-syntax", place_in(file, lines, Span(mark.line, mark.column, 1)), {"reason": Said(code, values)}
    )


def _reason(text: str, mark: Any, opened: Any) -> str:
    """The message for a fault at `mark`; `opened` is where that began in which the parser was, if it says so."""
    sign = text[mark.index : mark.index + 1]
    within = text[opened.index] if opened and opened.index < mark.index else ""
    if sign == "\t":
        return "reason-yaml-tab"
    if within in _CLOSED and not _CLOSED[within].match(text, opened.index, mark.index):
        escaped = within == '"' and "\\" in text[max(0, mark.index - 2) : mark.index + 1]
        return "reason-yaml-escape" if escaped else "reason-yaml-quote"
    if within and within in "[{":
        return "reason-yaml-bracket"
    if sign == ":":
        return "reason-yaml-colon"
    if (sign and sign in _RESERVED) or (within and within in _RESERVED):
        return "reason-yaml-sign"
    if not sign or sign in "]},?!|>" or (within and within in "!|>"):
        return "reason-yaml-other"
    line = text[opened.index : text.find("\n", opened.index)] if within else ""
    if line and not line.startswith("-") and not _COLON.search(line):
        return "reason-yaml-no-colon"
    return "reason-yaml-indent"


class _Builder:
    """Puts a document together from events, without recursion."""

    def __init__(self, text: str, file: str) -> None:
        self.text = unicodedata.normalize("NFC", text)
        self.file = file
        self.lines = tuple(self.text.splitlines())
        self.values: dict[Path, Span] = {}
        self.keys: dict[Path, Span] = {}
        self.problems: list[Problem] = []

    def document(self) -> Document:
        data = self._build()
        if self.problems:
            raise Refusal(self.problems)
        return Document(self.file, self.lines, data, self.values, self.keys)

    def _build(self) -> Any:
        root: list[Any] = []
        stack: list[tuple[Any, Path]] = [(root, ())]
        pending: list[str | None] = [None]
        nodes = 0
        for event in expanded(self._events(), self._refuse):
            holder, path = stack[-1]
            if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                stack.pop()
                pending.pop()
                continue
            if not isinstance(event, yaml.NodeEvent):
                continue
            nodes += 1
            if nodes > MOST_NODES:
                self._refuse("yaml-too-many", event, most=MOST_NODES)
            self._refuse_tag(event)
            if isinstance(event, yaml.ScalarEvent) and CONTROL.search(event.value):
                self._refuse("text-control-character", event)
            span = self._span(event)
            if isinstance(holder, dict) and pending[-1] is None:
                pending[-1] = self._key(event, holder, path, span)
                continue
            value, here = self._place_value(event, holder, path, pending)
            self.values.setdefault(here, span)
            if isinstance(value, (dict, list)):
                stack.append((value, here))
                pending.append(None)
                if len(stack) > DEEPEST:
                    self._refuse("yaml-too-deep", event, most=DEEPEST)
        if not root:
            raise Refusal([Problem("yaml-empty", Place(self.file), {})])
        return root[0]

    def _events(self) -> Any:
        try:
            documents = 0
            for event in yaml.parse(self.text, Loader=_Loader):
                documents += isinstance(event, yaml.DocumentStartEvent)
                if documents > 1:
                    self._refuse("yaml-two-documents", event)
                yield event
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            self._refuse_depth(getattr(error, "problem_mark", None))
            raise Refusal([*self.problems, _syntax(error, self.text, self.file)]) from None

    def _refuse_depth(self, mark: Any) -> None:
        """Refuses too many levels before the place where the parser stopped, which looks ahead and has a limit too."""
        depth = 0
        with suppress(yaml.YAMLError, ValueError, OverflowError):
            for event in yaml.parse(self.text[: mark.index] if mark else "", Loader=_Loader):
                depth += isinstance(event, yaml.CollectionStartEvent)
                depth -= isinstance(event, yaml.CollectionEndEvent)
                if depth >= DEEPEST:
                    self._refuse("yaml-too-deep", event, most=DEEPEST)

    def _key(self, event: Any, holder: dict[str, Any], path: Path, span: Span) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            self._refuse("yaml-key-not-text", event)
        key: str = unicodedata.normalize("NFC", event.value)
        if key == "<<":
            self._refuse("yaml-merge-key", event)
        if key in holder:
            first = self.keys[(*path, key)].line + 1
            place = place_in(self.file, self.lines, span)
            self.problems.append(Problem("key-twice", place, {"key": key, "line": first}))
            if len(self.problems) >= MOST_PROBLEMS:
                raise Refusal(self.problems)
        else:
            self.keys[(*path, key)] = span
        return key

    def _place_value(self, event: Any, holder: Any, path: Path, pending: list[str | None]) -> tuple[Any, Path]:
        value: Any = None
        if isinstance(event, yaml.ScalarEvent):
            value = unicodedata.normalize("NFC", event.value)  # an escape may have put it together
        if isinstance(event, yaml.MappingStartEvent):
            value = {}
        elif isinstance(event, yaml.SequenceStartEvent):
            value = []
        key = pending[-1]
        if key is None:  # a list is being filled: only mappings have a key pending
            holder.append(value)
            return value, path if len(pending) == 1 else (*path, len(holder) - 1)
        pending[-1] = None
        holder.setdefault(key, value)
        return value, (*path, key)

    def _refuse_tag(self, event: Any) -> None:
        if getattr(event, "tag", None) is not None:
            self._refuse("yaml-tag", event, tag=event.tag)

    def _refuse(self, code: str, event: Any, **values: Any) -> NoReturn:
        place = place_in(self.file, self.lines, self._span(event))
        raise Refusal([*self.problems, Problem(code, place, values)])

    def _span(self, event: Any) -> Span:
        start, end = event.start_mark, event.end_mark
        width = end.column - start.column if end.line == start.line else 1
        return Span(start.line, start.column, max(1, width))
