"""The files of a campaign folder, changed by one at a time and together: whoever reads sees all of a change or nothing.

Every new file is written beside the old one and put on the disk; then a list of them is (the commit); then they take
the old ones' places. Whoever finds the list finishes what was begun, so that a process that is killed leaves either.
"""

import os
import socket
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from scoring.files import sync_folder
from scoring.problems import Place, Problem, Refusal

ANSWERS, INTAKE, UNITS = "answers.csv", "intake.csv", "units.csv"
LOCK = "answers.csv.lock"
BEGUN = ".begun"
"""Lists the files whose new ones are whole, one a line, while they take their places."""
PATIENCE = 10.0
"""Seconds to wait for another process; one act takes less."""
_PAUSE = 0.05
_LOCKED_BYTE = 1 << 30
"""Windows keeps others from reading what is locked: a byte that no file has."""


@contextmanager
def locked(folder: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Keeps other processes out of the folder; ends with this one, however it ends. Raises `Refusal`."""
    path = folder / LOCK
    until = time.monotonic() + patience
    try:
        while (file := _taken(path)) is None:
            if time.monotonic() >= until:
                raise Refusal([Problem("folder-busy", Place(str(path)), {"who": _who(path)})])
            time.sleep(_PAUSE)
    except OSError as error:
        raise _unwritable(folder, error) from None
    with file:
        file.write(f"{socket.gethostname()} {os.getpid()}\n")
        file.flush()
        try:
            yield
        finally:
            with suppress(OSError):  # Windows keeps a file that is open
                path.unlink()


def _taken(path: Path) -> IO[str] | None:
    """The lock's file, locked; None where another process has it."""
    file = path.open("a+", encoding="utf-8")
    try:
        _lock(file.fileno())
        # Whoever had it may have removed the file in between: a lock on what is no longer there keeps nobody out.
        if os.path.samestat(os.fstat(file.fileno()), path.stat()):
            file.truncate(0)
            return file
    except (BlockingIOError, PermissionError, FileNotFoundError):
        pass
    except BaseException:
        file.close()
        raise
    file.close()
    return None


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _who(path: Path) -> str:
    with suppress(OSError, UnicodeDecodeError):
        return path.read_text(encoding="utf-8")[:200].strip() or "?"
    return "?"


def latest(folder: Path, name: str) -> Path:
    """Where the newest whole version of a file is: the new one, where it has not taken its place yet."""
    if os.path.exists(folder / BEGUN):
        new = _beside(folder / name)
        if os.path.exists(new):
            return new
    return folder / name


def finish_begun(folder: Path) -> None:
    """Lets the new files of a change that was cut short take their places. Raises `Refusal` where they can't."""
    with suppress(FileNotFoundError):
        names = (folder / BEGUN).read_text(encoding="utf-8").split("\n")
        left = _put_in_place(folder, names)
        if left is not None:
            raise _unwritable(folder, left)


def replace_together(folder: Path, files: Mapping[str, bytes]) -> None:
    """New contents of these files, all or none. Raises `Refusal` where they can't be written."""
    try:
        for name, content in files.items():
            _write_beside(folder / name, content)
        _write_beside(folder / BEGUN, "\n".join(files).encode())
        os.replace(_beside(folder / BEGUN), folder / BEGUN)
        sync_folder(folder)
    except OSError as error:
        _forget(folder, files)
        raise _unwritable(folder, error) from None
    _put_in_place(folder, list(files))


def _put_in_place(folder: Path, names: list[str]) -> OSError | None:
    """Gives what keeps a later file from its place: what is begun stays done, and the rest follows when it can."""
    for number, name in enumerate(names):
        path = (folder / name).resolve()
        try:
            with suppress(FileNotFoundError):  # it has taken its place already
                os.replace(_beside(path), path)
        except OSError as error:
            if number > 0:
                return error
            _forget(folder, names)
            raise _unwritable(path, error) from None
    (folder / BEGUN).unlink(missing_ok=True)
    sync_folder(folder)
    return None


def _forget(folder: Path, names: Iterable[str]) -> None:
    with suppress(OSError):
        (folder / BEGUN).unlink(missing_ok=True)
        for name in (*names, BEGUN):
            _beside(folder / name).unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    """Where the new version of a file is written."""
    real = path.resolve()
    return real.with_name(f".{real.name}.new")


def _write_beside(path: Path, content: bytes) -> None:
    new = _beside(path)
    with new.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileNotFoundError):
        new.chmod(path.stat().st_mode & 0o777)


def _unwritable(path: Path, error: OSError) -> Refusal:
    return Refusal([Problem("folder-unwritable", Place(str(path)), {"reason": error.strerror or ""})])
