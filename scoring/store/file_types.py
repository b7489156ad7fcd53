"""What may be kept as a file of evidence: its type by its content, its size, a name that harms nobody.

A dozen signatures of the kinds that offices send are all that is asked; a library that knows hundreds of types would
have to be told to refuse the rest. Nothing is unpacked or rendered: of an Office file only the list of parts is read.
"""

import io
import re
import unicodedata
import zipfile
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from scoring.problems import Fault

MOST_MEGABYTES = 25
MOST_BYTES = MOST_MEGABYTES * 1_000_000
"""Of one file: some hundred scanned pages."""
MOST_UNPACKED = 500_000_000
"""What the parts of an Office file may come to; beyond that it is made to fill disks."""
MOST_PARTS = 10_000
"""Of an Office file: a workbook of hundreds of sheets and pictures has fewer; a list of half a million takes seconds
and hundreds of megabytes to read."""
LONGEST_NAME = 120


class FileType(NamedTuple):
    """A type: suffixes, the first of which a file gets that has none of them; media type; whether a page shows it."""

    suffixes: tuple[str, ...]
    media: str
    shown: bool = False


_OFFICE = "application/vnd.openxmlformats-officedocument."
TYPES: Mapping[str, FileType] = {
    "pdf": FileType((".pdf",), "application/pdf", True),
    "jpeg": FileType((".jpg", ".jpeg"), "image/jpeg", True),
    "png": FileType((".png",), "image/png", True),
    "webp": FileType((".webp",), "image/webp", True),
    "heic": FileType((".heic", ".heif"), "image/heic"),
    "tiff": FileType((".tif", ".tiff"), "image/tiff"),
    "docx": FileType((".docx",), f"{_OFFICE}wordprocessingml.document"),
    "xlsx": FileType((".xlsx",), f"{_OFFICE}spreadsheetml.sheet"),
    "pptx": FileType((".pptx",), f"{_OFFICE}presentationml.presentation"),
    "doc": FileType((".doc",), "application/msword"),
    "xls": FileType((".xls",), "application/vnd.ms-excel"),
}
KNOWN = ", ".join(kind.suffixes[0] for kind in TYPES.values())
"""The kinds of file that are taken, for people."""

_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
)
_HEIC = (b"heic", b"heix", b"mif1", b"msf1")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PARTS: tuple[tuple[str, str], ...] = (
    ("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"), ("ppt/presentation.xml", "pptx"),
)  # fmt: skip
_PART = b"PK\x01\x02"
"""How each line of the list of parts begins."""
_MACROS = "vbaproject.bin"
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)
_UNSAFE = re.compile(r'[<>:"|?*]')


def type_of(content: bytes, name: str) -> str:
    """The type of a file by its content; its name only tells a .doc from an .xls. Raises `Fault`."""
    if not content:
        raise Fault("evidence-empty")
    if len(content) > MOST_BYTES:
        raise Fault("evidence-large", most=MOST_MEGABYTES)
    sort = next((kind for start, kind in _STARTS if content.startswith(start)), None)
    if sort is None and content[4:8] == b"ftyp" and content[8:12] in _HEIC:
        sort = "heic"
    if sort is None and content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        sort = "webp"
    if sort is None and content.startswith(_OLE):
        sort = next((kind for kind in ("doc", "xls") if name.casefold().endswith(f".{kind}")), None)
    if sort is None and content.startswith(b"PK\x03\x04"):
        sort = _office_type(content)
    if sort is None:
        raise Fault("evidence-type", known=KNOWN)
    return sort


def _office_type(content: bytes) -> str | None:
    """The type of an Office file by the list of its parts. Raises `Fault` where it holds what none should."""
    if content.count(_PART) > MOST_PARTS:
        raise Fault("evidence-trap")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, UnicodeDecodeError):
        return None
    names = [part.filename for part in parts]
    if sum(part.file_size for part in parts) > MOST_UNPACKED or any(map(_leads_out, names)):
        raise Fault("evidence-trap")
    if any(name.casefold().endswith(_MACROS) for name in names):
        raise Fault("evidence-macros")
    return next((kind for part, kind in _PARTS if part in names and "[Content_Types].xml" in names), None)


def _leads_out(name: str) -> bool:
    """Whether a part, unpacked by a careless program, would land elsewhere."""
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in name


def safe_name(name: str, kind: str) -> str:
    """A file's name as people gave it, without folders and without what a system, a shell or a reader's eye misreads.

    Its suffix is one of its type's: "báo cáo.pdf.exe" that is a PDF becomes "báo cáo.pdf.exe.pdf".
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    kept = "".join(letter for letter in last if letter.isprintable() and unicodedata.category(letter) != "Cf")
    stem = _UNSAFE.sub("_", kept).strip(" .")
    suffixes = TYPES[kind].suffixes
    suffix = next((one for one in suffixes if stem.casefold().endswith(one)), "")
    stem = (stem[: -len(suffix)] if suffix else stem)[:LONGEST_NAME].strip(" .") or "tai-lieu"
    if _RESERVED.fullmatch(stem.split(".")[0]):
        stem = f"_{stem}"
    return stem + (suffix or suffixes[0])
