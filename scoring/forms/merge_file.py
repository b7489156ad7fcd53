"""answers.csv taken a step further: one collector at a time, the new file in place of the old in one step.

Rows that stand keep their bytes; new rows come behind them, in the file's own columns and separator.
"""

import csv
import io
import os
import socket
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from scoring.campaign.answers import COLUMNS, REQUIRED, Answer, moment, stage_word
from scoring.campaign.table import MOST_BYTES, Table, read_table
from scoring.forms.merge import STEP, Change
from scoring.problems import Place, Problem, Refusal
from scoring.tree.reader import read_bytes

ANSWERS = "answers.csv"
LOCK = "answers.csv.lock"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keeps other collectors out of the folder. Raises `Refusal` where one is in it."""
    lock = folder / LOCK
    try:
        handle = os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
    except FileExistsError:
        who = ""
        with suppress(OSError, UnicodeDecodeError):
            who = lock.read_text(encoding="utf-8")[:200].strip()
        raise Refusal([Problem("collect-locked", Place(str(lock)), {"who": who or "?"})]) from None
    except OSError as error:
        reason = {"reason": error.strerror or ""}
        raise Refusal([Problem("collect-cannot-write", Place(str(folder)), reason)]) from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(f"{socket.gethostname()} {os.getpid()}\n")
        yield
    finally:
        with suppress(FileNotFoundError):
            lock.unlink()


def take_in(folder: Path, read: bytes, changes: Sequence[Change]) -> None:
    """Writes the new rows, all or none; `read` is answers.csv as it was when it was compared. Raises `Refusal`."""
    path = (folder / ANSWERS).resolve()
    shown = str(folder / ANSWERS)
    table = read_table(read, shown, REQUIRED, COLUMNS)
    if table.problems:
        raise Refusal(table.problems)
    new = _appended(read, table, changes) if _can_append(table, changes) else _rewritten(read, table, changes)
    if read_bytes(path, shown, MOST_BYTES) != read:
        raise Refusal([Problem("collect-answers-changed", Place(shown), {})])
    try:
        _replace(path, new)
    except OSError as error:
        reason = {"reason": error.strerror or ""}
        raise Refusal([Problem("collect-cannot-write", Place(shown), reason)]) from None


def _can_append(table: Table, changes: Sequence[Change]) -> bool:
    """Whether every column is there and no row that stands needs a moment to tell it from the new one."""
    undated = any(change.before is not None and not change.before.at for change in changes)
    return set(COLUMNS) <= set(table.header) and not undated


def _appended(read: bytes, table: Table, changes: Sequence[Change]) -> bytes:
    rows = _csv(table.header, table.separator, (change.after for change in changes), _line_end(read))
    between = b"" if read.endswith((b"\n", b"\r")) else _line_end(read).encode()
    return read + between + rows.encode()


def _rewritten(read: bytes, table: Table, changes: Sequence[Change]) -> bytes:
    """All rows anew: with the columns that were missing, and with a moment for rows that had none."""
    header = (*table.header, *(name for name in COLUMNS if name not in table.header))
    undated = {
        change.before[:3]: change.after.at for change in changes if change.before is not None and not change.before.at
    }
    rows = []
    for _, cells in table.rows:
        row = Answer(**dict(zip(table.header, cells, strict=True)))
        stated = (row.unit, row.code, stage_word(row.stage))
        if not row.at and stated in undated:
            row = row._replace(at=(moment(undated[stated]) - STEP).isoformat())
        rows.append(row)
    end = _line_end(read)
    first = _csv(header, table.separator, [Answer(*COLUMNS)], end)
    body = _csv(header, table.separator, [*rows, *(change.after for change in changes)], end)
    mark = "\ufeff" if read.startswith(b"\xef\xbb\xbf") else ""
    return f"{mark}{first}{body}".encode()


def _line_end(read: bytes) -> str:
    return "\r\n" if b"\r\n" in read[:10_000] else "\n"


def _csv(header: Sequence[str], separator: str, rows: "Iterator[Answer] | Sequence[Answer]", end: str) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, lineterminator=end)
    writer.writerows([getattr(row, name) for name in header] for row in rows)
    return out.getvalue()


def _replace(path: Path, content: bytes) -> None:
    """The new file beside the old, on the disk, then in its place: whoever reads sees one or the other."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        new.chmod(path.stat().st_mode & 0o777)
        os.replace(new, path)
    except BaseException:
        with suppress(OSError):
            new.unlink()
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """The folder's own entry on the disk, where the system lets a folder be opened."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
