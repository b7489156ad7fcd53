"""The parts of an .xlsx file, taken out of the zip without trusting it.

Nothing is unpacked further than its limit, whatever the zip says of sizes. What is read is packed anew, so that the
reader of cells sees the very parts that were looked at here, and no others.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from xml.etree import ElementTree  # nosec B405 # parts with a DOCTYPE are refused before

from scoring.problems import Fault, Said

MOST_FILE_BYTES = 30_000_000
MOST_ENTRIES = 2_000
MOST_BYTES = 150_000_000
MOST_RATIO = 250
SMALL = 1_000_000
"""A part below this size may be packed as tightly as it likes."""

Parts = Mapping[str, bytes]

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""How files of older kinds begin, and what one has that hides a newer kind behind a password."""
ARCHIVES = (b"Rar!", b"7z\xbc\xaf")
_MACROS = ("vbaproject", "macrosheets/", "vbadata")
_OUTSIDE = (
    "externallinks/",
    "connections.xml",
    "querytables/",
    "embeddings/",
    "activex/",
    "ctrlprops/",
    "webextensions/",
)
_APART = re.compile(rb"<(?:[\w.-]+:)?v(?=[\s/>])[^<]*(?:&|<[!?])")
"""A value that is not one piece of text: behind a comment, within CDATA, a character by its number."""
_DECLARED = re.compile(rb"<(?:[\w.-]+:)?sst(?=[\s/>])[^<]*")
_COUNT = re.compile(rb"\b(uniqueCount|count)(?=\s*=)")


def read_parts(raw: bytes, suffix: str) -> Parts:
    """The XML parts of a workbook, by their names in the zip. Raises `Fault`."""
    _refuse_other_kinds(raw, suffix)
    parts = unpacked(raw, _refuse_dangerous)
    if "[Content_Types].xml" not in parts:
        raise Fault("form-archive")
    return parts


def unpacked(raw: bytes, look: Callable[[list[str]], None], empty: bool = False) -> Parts:
    """The XML parts of any office file; `look` may refuse it by the names of its parts. Raises `Fault`.

    Pictures are left out, or stand there `empty` for a reader that misses what others refer to.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            entries = package.infolist()
            look(_names(entries))
            parts = {entry.filename: _read(package, entry) for entry in entries if _is_needed(entry)}
            if empty:
                others = (entry.filename for entry in entries if not entry.is_dir() and not _is_needed(entry))
                parts |= {name: b"" for name in others if not name.endswith(".rels")}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError):
        raise Fault("form-damaged") from None
    for content in parts.values():
        _refuse_definitions(content)
    return parts


def packed(parts: Parts) -> io.BytesIO:
    """The parts as a zip again."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as package:
        for name, content in parts.items():
            package.writestr(name, _plain(content))
    file.seek(0)
    return file


def _plain(content: bytes) -> bytes:
    """XML without what the reader of cells takes otherwise than spreadsheet programs do.

    It ends a value at a comment, at CDATA and at a character by its number, and makes room for as many texts as the
    list says it has. Raises `Fault`.
    """
    if _APART.search(content):
        out = io.BytesIO()
        try:
            # No part that defines anything gets here.
            parser = ElementTree.XMLParser(target=_Whole(lambda text: out.write(text.encode())))  # noqa: S314  # nosec B314 # as said above
            parser.feed(content)
            parser.close()
        except (ElementTree.ParseError, ValueError):
            raise Fault("form-damaged") from None
        content = out.getvalue()
    return _DECLARED.sub(lambda found: _COUNT.sub(rb"x\1", found[0]), content)


class _Whole(ElementTree.C14NWriterTarget):
    """Canonical XML, where every text is one piece; without instructions to programs."""

    def pi(self, target: str, data: str | None) -> None:
        pass


def _refuse_other_kinds(raw: bytes, suffix: str) -> None:
    if len(raw) > MOST_FILE_BYTES:
        raise Fault("form-too-large", most=MOST_FILE_BYTES // 1_000_000)
    if raw.startswith(OLE):
        raise Fault("form-password" if ENCRYPTED in raw else "form-xls")
    if raw.startswith(ARCHIVES):
        raise Fault("form-archive")
    if not raw.startswith(b"PK"):
        raise Fault("form-not-workbook", hint=_kind(raw))
    if suffix.casefold() in (".xlsm", ".xltm", ".xlam"):
        raise Fault("form-macros")


def _kind(raw: bytes) -> Said:
    """What a file is that is no workbook, as far as it can be told."""
    head = raw[:2_000].lstrip(b"\xef\xbb\xbf \r\n\t")
    if not raw:
        return Said("reason-form-empty", {})
    if head.startswith(b"%PDF"):
        return Said("reason-form-pdf", {})
    if head.startswith(b"<"):
        return Said("reason-form-page", {})
    if b"\0" not in head and (b"," in head or b";" in head or b"\t" in head):
        return Said("reason-form-csv", {})
    return Said("hint-none", {})


def _names(entries: list[zipfile.ZipInfo]) -> list[str]:
    """The names of the parts, in small letters. Raises `Fault` for what the zip's directory says: bombs, passwords."""
    total = sum(entry.file_size for entry in entries)
    tight = any(
        entry.file_size > SMALL and entry.file_size > MOST_RATIO * max(1, entry.compress_size) for entry in entries
    )
    if len(entries) > MOST_ENTRIES or total > MOST_BYTES or tight:
        raise Fault("form-bomb", entries=len(entries), size=total // 1_000_000)
    names = [entry.filename.casefold().replace("\\", "/") for entry in entries]
    if len(set(names)) < len(names):
        raise Fault("form-damaged")
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise Fault("form-password")
    return names


def _refuse_dangerous(names: list[str]) -> None:
    """What the names of parts say already: macros, links to elsewhere, other kinds of files."""
    if any(mark in name for name in names for mark in _MACROS):
        raise Fault("form-macros")
    for name in names:
        if any(mark in name for mark in _OUTSIDE):
            raise Fault("form-outside", what=name)
    if "content.xml" in names and "mimetype" in names:
        raise Fault("form-not-workbook", hint=Said("reason-form-ods", {}))
    if "xl/workbook.bin" in names:
        raise Fault("form-not-workbook", hint=Said("reason-form-binary", {}))
    if "word/document.xml" in names:
        raise Fault("form-not-workbook", hint=Said("reason-form-word", {}))


def _is_needed(entry: zipfile.ZipInfo) -> bool:
    """The parts of a workbook that are read; pictures, whatever their kind, and what add-ins keep are not."""
    name = entry.filename.casefold()
    return not entry.is_dir() and name.endswith((".xml", ".rels")) and not name.startswith("customxml/")


def _read(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """One part, never more of it than the directory declares: what goes on behind that is not looked at."""
    untrue = entry.compress_size > entry.file_size + entry.file_size // 100 + 1_000
    if untrue or entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Fault("form-damaged")
    with package.open(entry) as file:
        content = file.read(entry.file_size + 1)
    if len(content) != entry.file_size:
        raise Fault("form-damaged")
    return content


def _refuse_definitions(content: bytes) -> None:
    """XML that defines entities, or hides from this look in another encoding."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in content[:200]:
        raise Fault("form-damaged")
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise Fault("form-entities")
