"""The inbox: what of the files that came is read as a form, and what the others are."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from scoring.files import open_file
from scoring.problems import Place, Problem

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".et", ".ods", ".zip", ".rar", ".7z"})
"""What is read as a form; one that is none, or an archive that may hold some, is refused, not passed over."""
LOCKS = ("~$", ".~lock.")
"""How the marks begin that Excel and LibreOffice leave beside an open file."""
_LEFT_BEHIND = (".", "thumbs.db", "desktop.ini")
"""How files begin that systems leave in folders, and that nobody sent."""
_KINDS = {
    "word": (".doc", ".docx", ".docm", ".rtf", ".odt"),
    "pdf": (".pdf",),
    "picture": (".jpg", ".jpeg", ".jfif", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic"),
    "csv": (".csv", ".tsv"),
    "mail": (".eml", ".msg"),
}
_KIND_OF = {suffix: kind for kind, suffixes in _KINDS.items() for suffix in suffixes}


@dataclass(frozen=True)
class Inbox:
    """The files to read as forms, in order, each once; and a notice for each other file of the folders named."""

    forms: tuple[Path, ...]
    others: tuple[Problem, ...]


def look_into(given: Iterable[str]) -> Inbox:
    """Files that are named are forms, whatever their names; in folders their names tell, or what they begin with."""
    forms: dict[Path, None] = {}
    others: dict[Path, Problem] = {}
    for name in given:
        path = Path(name)
        for file in _inside(path) if os.path.isdir(path) else [path]:
            kind = "" if file == path else _kind(file)
            if kind:
                others[file] = Problem(f"inbox-{kind}", Place(str(file)), {}, notice=True)
            else:
                forms[file] = None
    return Inbox(tuple(forms), tuple(others.values()))


def _inside(folder: Path) -> list[Path]:
    """The files of a folder, links that lead nowhere too, and folders below that can't be looked into."""
    shut: list[Path] = []
    walked = os.walk(folder, onerror=lambda error: shut.append(Path(error.filename)))
    files = [Path(above) / name for above, _, names in walked for name in names]
    return sorted([*filter(_was_sent, files), *shut])


def _was_sent(path: Path) -> bool:
    name = path.name.casefold()
    return name.startswith(LOCKS) or not name.startswith(_LEFT_BEHIND)


def _kind(path: Path) -> str:
    """What a file is that is read as no form; empty where it is read."""
    suffix = path.suffix.casefold()
    if path.name.startswith(LOCKS):
        return "lock"
    if suffix in SUFFIXES or os.path.isdir(path):
        return ""
    return _KIND_OF.get(suffix) or ("workbook" if _is_packed(path) else "other")


def _is_packed(path: Path) -> bool:
    """Whether a file without a known name is packed as workbooks are."""
    try:
        with open_file(path) as file:
            return file.read(4) == b"PK\x03\x04"
    except OSError:
        return False


def no_forms(given: Iterable[str], inbox: Inbox) -> Iterator[Problem]:
    """What to say of folders without forms."""
    yield Problem("collect-no-forms", Place(" ".join(given)), {})
    yield from inbox.others
