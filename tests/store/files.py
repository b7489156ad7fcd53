"""Files as offices send them, and as nobody should: small, whole enough to be told by their content."""

import io
import zipfile
from pathlib import Path

from scoring.store import keeping
from scoring.store.depot import Folder
from scoring.store.file_types import MOST_BYTES

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(40) + b"\xff\xd9"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"


def archive(*names: str) -> bytes:
    """A ZIP with parts of these names."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return raw.getvalue()


DOCX = archive("[Content_Types].xml", "word/document.xml")
XLSX = archive("[Content_Types].xml", "xl/workbook.xml")


def swollen() -> bytes:
    """An Office file of a few kilobytes whose parts say that they come to gigabytes."""
    raw = bytearray(DOCX)
    at = raw.find(b"PK\x01\x02")
    raw[at + 24 : at + 28] = (4_000_000_000).to_bytes(4, "little")
    return bytes(raw)


def crowded() -> bytes:
    """An Office file whose list of parts has hundreds of thousands of lines."""
    line = b"PK\x01\x02" + bytes(24) + b"\x01" + bytes(17) + b"x"
    lines = line * (MOST_BYTES // len(line) - 10)
    end = b"PK\x05\x06" + bytes(8) + len(lines).to_bytes(4, "little") + (4).to_bytes(4, "little") + bytes(2)
    return b"PK\x03\x04" + lines + end


POLYGLOTS = {
    "pdf": PDF + HTML + DOCX,  # a page and an archive too, for programs that look for what they know
    "jpeg": JPEG[:-2] + b"=1;alert(1)/*" + SVG + HTML + JPEG[-2:],
    "png": PNG + SVG + HTML,
}
"""Files of a kind that is shown that are of other kinds too, by their type."""
RUNNING = PDF.replace(b"/Catalog", b"/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>")
"""A PDF that wants to run a script when it is opened."""


def numbered(number: int) -> bytes:
    """One of many PDF files, each another."""
    return PDF + f"%{number}\n".encode()


def lying(sha256: str) -> Path:
    """Where a file of a database whose files are in a folder is."""
    depot = keeping.depot()
    assert isinstance(depot, Folder)
    return depot.path / keeping.name_of(sha256)
