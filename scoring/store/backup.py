"""The whole office as one file, taken while others work, and put back into an empty database of either kind.

A ZIP of one JSON line for each row, table by table, the files of evidence that rows name, by their digests, and
`backup.json`: what was backed up, every chain's head, and the files of evidence that were lost or not whole.
"""

import base64
import hashlib
import json
import os
import secrets
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from django.apps import apps
from django.core.management.color import no_style
from django.db import DatabaseError, connection, models, transaction

from scoring.problems import Fault, Place, Problem, Refusal
from scoring.store import clock, database, keeping, leftovers
from scoring.store.desk import Doing, Login
from scoring.store.erasures import Erasure, erase_again
from scoring.store.journal import By, Writing, locked, write
from scoring.store.models import Chain, Person
from scoring.store.office import acting
from scoring.store.verify import verify

MANIFEST = "backup.json"
FILES = "files"
"""The folder of evidence within a backup."""
FORMAT = "scoring-office-backup/1"
AT_ONCE = 2_000
_BEGIN = {"sqlite": "BEGIN", "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"}


class BackedUp(NamedTuple):
    """A backup: its id, how many rows it has, the head of the office's chain when it was taken, its files of evidence.

    lost: files that rows name and that were not there whole; `verify` says of which unit they are.
    """

    id: str
    rows: int
    head: str
    files: int
    lost: int


def back_up(login: Login, file: Path) -> BackedUp:
    """Writes a backup beside and renames it in place; it is noted in the journal first. Raises `Refusal`."""
    name = secrets.token_hex(8)
    with acting(login, Doing("administrator", "backup")) as desk:
        desk.writing.facts["backup"] = {"id": name, "chains": _digest(_heads())}
    beside = file.with_name(f".{file.name}.{name}")
    try:
        with open(beside, "xb", opener=_private) as raw:
            done = _write(raw, name)
            raw.flush()
            os.fsync(raw.fileno())
        beside.replace(file)
    except OSError as error:
        raise Refusal(
            [Problem("backup-unwritable", Place(str(file)), {"reason": error.strerror or str(error)})]
        ) from None
    finally:
        with suppress(OSError):
            beside.unlink()
    return done


def _private(path: str, flags: int) -> int:
    """Opened for its owner alone: it has everybody's names."""
    return os.open(path, flags, 0o600)


def _write(raw: Any, name: str) -> BackedUp:
    total = 0
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive, _snapshot():
        heads = _heads()
        tables: dict[str, dict[str, Any]] = {}
        for model in _tables():
            digest, count = hashlib.sha256(), 0
            with archive.open(f"{model._meta.db_table}.jsonl", "w", force_zip64=True) as out:
                for line in _lines(model):
                    digest.update(line)
                    out.write(line)
                    count += 1
            tables[model._meta.db_table] = {"rows": count, "sha256": digest.hexdigest()}
            total += count
        named = sorted({*leftovers.kept()})
        lost = [sha256 for sha256, size in named if not _write_file(archive, sha256, size)]
        said = {"format": FORMAT, "id": name, "at": clock.text_of(clock.now()), "tables": tables, "heads": heads}
        archive.writestr(MANIFEST, json.dumps({**said, "lost": lost}, ensure_ascii=False, indent=1))
    head = next((head for campaign, unit, _, head in heads if not campaign and not unit), "")
    return BackedUp(name, total, head, len(named) - len(lost), len(lost))


def _write_file(archive: zipfile.ZipFile, sha256: str, size: int) -> bool:
    """A file of evidence as it is (scans don't shrink); whether it was there whole."""
    try:
        content = keeping.read_whole(sha256, size)
    except Fault:
        return False
    archive.writestr(f"{FILES}/{sha256}", content, zipfile.ZIP_STORED)
    return True


@contextmanager
def _snapshot() -> Iterator[None]:
    """All tables as they are at one moment; nobody who writes waits for it."""
    with connection.cursor() as cursor:
        cursor.execute(_BEGIN[connection.vendor])
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def _tables() -> list[type[models.Model]]:
    return list(apps.get_app_config("store").get_models())


def _heads() -> list[tuple[str, str, int, str]]:
    return list(Chain.objects.order_by("campaign", "unit").values_list("campaign", "unit", "number", "head"))


def _digest(heads: Sequence[tuple[str, str, int, str]]) -> str:
    return hashlib.sha256(json.dumps(heads, ensure_ascii=False).encode()).hexdigest()


def _lines(model: type[models.Model]) -> Iterator[bytes]:
    names = [field.attname for field in model._meta.concrete_fields]
    rows = model._default_manager.order_by("pk").values_list(*names)
    for row in rows.iterator(chunk_size=AT_ONCE):
        yield json.dumps([_plain(value) for value in row], ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _plain(value: Any) -> Any:
    if isinstance(value, (bytes, memoryview)):
        return {"base64": base64.b64encode(bytes(value)).decode()}
    return {"at": value.isoformat()} if hasattr(value, "isoformat") else value


class Restored(NamedTuple):
    """What was put back: the backup's id and moment, its rows; how many contents were erased once more."""

    id: str
    at: str
    rows: int
    erased: int


def restore(file: Path, account: str, known_heads: Sequence[str] = (), erased: Sequence[Erasure] = ()) -> Restored:
    """Puts a backup into a database that has tables and nobody in them, whole and verified or not at all.

    A new epoch begins: a row of the office's chain names the backup and the last heads known (`known_heads`), which
    a later check reports as lost where the backup does not have them. What was erased since the backup (`erased`, as
    a later journal has it) is erased again. Raises `Refusal`.
    """
    if Person.objects.exists():
        raise Refusal([Problem("restore-not-empty", Place("--db"), {})])
    try:
        with zipfile.ZipFile(file) as archive, database.forgetting(), transaction.atomic():
            keeping.hold()
            manifest = _manifest(archive, file)
            rows = sum(_read(archive, model, manifest, file) for model in _tables())
            _put_files(archive)
            _check(file, manifest.get("lost", ()))
            _reset_numbers()
            writing = Writing(locked(""))
            writing.facts["epoch"] = {"backup": manifest["id"], "of": manifest["at"], "known": list(known_heads)}
            by = By(None, "administrator", account, clock.text_of(clock.now()))
            write(writing, by, "epoch")
            again = erase_again(erased, by)
    except (OSError, zipfile.BadZipFile):
        raise Refusal([Problem("file-unreadable", Place(str(file)), {})]) from None
    except DatabaseError as error:
        raise Refusal([database.unusable(error)]) from None
    leftovers.remove(again.files)
    database.count_anew()
    return Restored(str(manifest["id"]), str(manifest["at"]), rows, again.contents)


def _manifest(archive: zipfile.ZipFile, file: Path) -> dict[str, Any]:
    with suppress(KeyError, ValueError):
        manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
        if manifest.get("format") == FORMAT and {*manifest["tables"]} == {model._meta.db_table for model in _tables()}:
            return manifest
    raise Refusal([Problem("restore-no-backup", Place(str(file)), {})])


def _read(archive: zipfile.ZipFile, model: type[models.Model], manifest: dict[str, Any], file: Path) -> int:
    """The rows of a table, put in; their digest has to be the manifest's."""
    table = model._meta.db_table
    names = [field.attname for field in model._meta.concrete_fields]
    digest, count = hashlib.sha256(), 0
    try:
        with archive.open(f"{table}.jsonl") as lines:
            while batch := list(islice(lines, AT_ONCE)):
                for line in batch:
                    digest.update(line)
                rows = [model(**dict(zip(names, map(_value, json.loads(line)), strict=True))) for line in batch]
                model._default_manager.bulk_create(rows)
                count += len(rows)
    except (KeyError, ValueError, TypeError, zipfile.BadZipFile):
        raise Refusal([Problem("restore-damaged", Place(str(file)), {"table": table})]) from None
    if manifest["tables"][table] != {"rows": count, "sha256": digest.hexdigest()}:
        raise Refusal([Problem("restore-damaged", Place(str(file)), {"table": table})])
    return count


def _value(value: Any) -> Any:
    if isinstance(value, dict):
        return base64.b64decode(value["base64"]) if "base64" in value else value["at"]
    return value


def _put_files(archive: zipfile.ZipFile) -> None:
    """The files of evidence, to those of this database; what is not what its name says is found by the check."""
    there = {*archive.namelist()}
    for sha256 in sorted(leftovers.named()):
        if f"{FILES}/{sha256}" in there:
            keeping.put(sha256, archive.read(f"{FILES}/{sha256}"))


def _check(file: Path, lost: Sequence[str]) -> None:
    """Whether all is whole; files that were lost before the backup stay lost, and `verify` goes on saying so."""
    problems = [problem for problem in verify().problems if problem.values.get("sha256") not in lost]
    if problems:
        fault = Fault("restore-not-whole", count=len(problems))
        raise Refusal([Problem.of(fault, Place(str(file))), *problems[:10]])


def _reset_numbers() -> None:
    """New rows are numbered behind those put back."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), _tables()):
            cursor.execute(statement)
