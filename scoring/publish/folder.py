"""A publication written in one step: into a folder beside its place, then swapped in, or nothing changes.

All that is not finished stands in one hidden folder beside the publication, `.NAME.publishing-…`: the lock of the
process that writes, `new/` while it is written, `old/` while it is replaced. A run that was killed leaves it behind;
the next one puts back what it can and clears it away.
"""

import secrets
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from pydantic import ValidationError

from scoring.problems import Place, Problem, Refusal
from scoring.publish.manifest import MANIFEST, MOST_BYTES, Manifest

_LOCK, _NEW, _OLD = "lock", "new", "old"
MOST_NAMED = 10
"""How many foreign files are named."""


def refuse_place(out: Path, campaigns: Sequence[Path]) -> None:
    """Refuses a place where no publication may be written: one that holds anything else. Raises `Refusal`."""
    code = _wrong_place(out, campaigns)
    if code:
        raise Refusal([Problem(code, Place(str(out)), {})])
    if out.is_dir():
        foreign = _foreign(out)
        if foreign:
            raise Refusal([Problem("publish-foreign", Place(str(out)), {"files": foreign})])


def _wrong_place(out: Path, campaigns: Sequence[Path]) -> str:
    """The code of what speaks against the place, or "". Raises `Refusal` where the system does not let us see."""
    try:
        if out.is_symlink():
            return "publish-symlink"
        place = out.resolve()
        if any(folder.resolve().is_relative_to(place) for folder in campaigns):
            return "publish-campaign"
        if out.exists() and not out.is_dir():
            return "publish-file"
        if out.exists() and _manifest(out) is None:
            return "publish-not-publication"
        # Replaced, it would be gone from under whoever stands in it, and on Windows it can't be replaced.
        return "publish-here" if Path.cwd().is_relative_to(place) else ""
    except PermissionError as error:
        raise _not_written(out, error) from None
    except (OSError, RuntimeError, ValueError):
        return "publish-no-place"


def _manifest(folder: Path) -> Manifest | None:
    try:
        if not (folder / MANIFEST).is_file():
            return None
        with (folder / MANIFEST).open("rb") as file:
            return Manifest.model_validate_json(file.read(MOST_BYTES))
    except PermissionError:
        raise
    except (OSError, ValidationError):
        return None


def _foreign(folder: Path) -> list[str]:
    """Files that the publication does not have: somebody put them there, and they would be lost."""
    manifest = _manifest(folder)
    known = {MANIFEST, *(file.path for file in manifest.files)} if manifest else set()
    paths = (path for path in sorted(folder.rglob("*")) if path.is_symlink() or not path.is_dir())
    return [name for path in paths if (name := path.relative_to(folder).as_posix()) not in known][:MOST_NAMED]


def write_in_one_step(out: Path, write: Callable[[Path], None]) -> None:
    """Lets `write` fill a new folder, then puts it in the place of `out`; whatever fails, `out` is as it was.

    Raises `Refusal` where the system does not let it write.
    """
    try:
        out = out.resolve()
        with _parents(out.parent):
            clear_abandoned(out)
            with _workspace(out) as workspace:
                write(workspace / _NEW)
                _swap(workspace, out)
    except OSError as error:
        raise _not_written(out, error) from None


def _not_written(out: Path, error: OSError) -> Refusal:
    reason = error.strerror or type(error).__name__
    return Refusal([Problem("publish-not-written", Place(str(out)), {"reason": reason})])


@contextmanager
def _parents(folder: Path) -> Iterator[None]:
    """The folders above, made where they are not there, and taken away again where nothing came of it."""
    made = [above for above in (folder, *folder.parents) if not above.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for above in made:
            with suppress(OSError):
                above.rmdir()
        raise


@contextmanager
def _workspace(out: Path) -> Iterator[Path]:
    """The hidden folder of this run, gone afterwards; the lock says that its process lives."""
    workspace = out.with_name(f".{out.name}.publishing-{secrets.token_hex(4)}")
    workspace.mkdir()
    try:
        with (workspace / _LOCK).open("wb") as lock:
            _locked(lock.fileno())
            (workspace / _NEW).mkdir()
            yield workspace
    finally:
        shutil.rmtree(workspace, ignore_errors=True)


def _swap(workspace: Path, out: Path) -> None:
    """The new publication in the place of the old one; the old one back where that fails."""
    with suppress(FileNotFoundError):
        out.rename(workspace / _OLD)
    try:
        (workspace / _NEW).rename(out)
    except BaseException:
        _put_back(workspace, out)
        raise


def _put_back(workspace: Path, out: Path) -> None:
    if (workspace / _OLD).is_dir() and not out.exists():
        (workspace / _OLD).rename(out)


def clear_abandoned(out: Path) -> None:
    """Clears away what killed runs left beside `out`; a publication they were about to replace is put back."""
    for workspace in sorted(out.parent.glob(f".{_escaped(out.name)}.publishing-*")):
        if _is_abandoned(workspace):
            _put_back(workspace, out)
            shutil.rmtree(workspace, ignore_errors=True)


def _escaped(name: str) -> str:
    return "".join(f"[{ch}]" if ch in "*?[" else ch for ch in name)


def _is_abandoned(workspace: Path) -> bool:
    try:
        with (workspace / _LOCK).open("r+b") as lock:
            return _locked(lock.fileno())
    except OSError:
        return workspace.is_dir()


if sys.platform == "win32":
    import msvcrt

    def _locked(handle: int) -> bool:
        """Takes the lock on an open file; the system lets go when the process ends, however it ends."""
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _locked(handle: int) -> bool:
        """Takes the lock on an open file; the system lets go when the process ends, however it ends."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
