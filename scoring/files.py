"""Files of the system: only those that end are read, and what is written is whole under its name or not there."""

import os
import stat
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO


def open_file(path: Path) -> BinaryIO:
    """Opens a file to read. Raises `OSError`, also for what is none: a pipe is waited for, a device has no end."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError("not a file")
        return os.fdopen(handle, "rb")
    except OSError:
        os.close(handle)
        raise


def as_named(path: Path) -> Path:
    """The path as the system has it, however its accents are written: archives made on a Mac take them apart."""
    if os.path.lexists(path):
        return path
    found = Path()
    for part in path.parts:
        found = _as_listed(found, part)
    return found


def _as_listed(folder: Path, name: str) -> Path:
    if not name.isascii() and not os.path.lexists(folder / name):
        with suppress(OSError, ValueError):
            wanted = unicodedata.normalize("NFC", name)
            alike = [one for one in os.listdir(folder) if unicodedata.normalize("NFC", one) == wanted]
            return folder / min(alike, default=name)
    return folder / name


def sync_folder(folder: Path) -> None:
    """A folder's own entries on the disk: names outlive a loss of power too, where the system lets it be opened."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def write_files(files: Mapping[Path, bytes]) -> None:
    """Writes files that are not there yet: all or none, each whole. Raises `OSError`, of one that is there too."""
    done: list[Path] = []
    try:
        for path, content in files.items():
            _write(path, content)
            done.append(path)
    except BaseException:
        for path in done:
            path.unlink(missing_ok=True)
        raise


def _write(path: Path, content: bytes) -> None:
    """Beside first; the name is given when all of it is on the disk, and never taken from another file."""
    beside = path.with_name(f".{os.getpid()}.part")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(beside, path)
        except FileExistsError:
            raise
        except OSError:  # a disk that knows no second names, such as a memory stick's
            if os.path.lexists(path):
                raise FileExistsError(str(path)) from None
            beside.rename(path)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
