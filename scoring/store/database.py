"""Which database: a file (SQLite) or a server (PostgreSQL) by its URL; and that a written row is on the disk."""

import pkgutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, DataError, IntegrityError, ProgrammingError, connection, connections
from django.db.migrations.recorder import MigrationRecorder

from scoring.problems import Place, Problem, Refusal
from scoring.store import migrations

WAIT = 20
"""Seconds that a writer waits for another."""
LINE_KEPT = 600
"""Seconds that a process of the site keeps a line to a server; making one takes longer than most of its answers."""
PREPARED_AFTER = 2
"""How often a line asks the same until the server keeps its plan; planning takes longer than most of its answers."""
_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;"
    f" PRAGMA busy_timeout={WAIT * 1000};"
)
_POSTGRES = ("postgresql://", "postgres://")


def connect(url: str) -> None:
    """Makes `url` the database of this process: `postgresql://…`, or the path of a file. Raises `Refusal`."""
    settings = _of_postgres(url) if url.startswith(_POSTGRES) else _of_sqlite(url.removeprefix("sqlite:///"))
    connections["default"].close()
    connections.settings["default"] = connections.configure_settings({"default": settings})["default"]
    connections["default"] = connections.create_connection("default")


def migrate() -> None:
    """Makes the tables, or brings older ones up to this program. Raises `Refusal`."""
    try:
        call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        raise Refusal([unusable(error)]) from None


def check_ready() -> None:
    """Raises `Refusal` where the database can't be opened, has no tables yet, or those of another version."""
    try:
        there = MigrationRecorder(connection).applied_migrations()
    except DatabaseError as error:
        raise Refusal([unusable(error)]) from None
    # Django's own loader builds the tables' whole history, which takes longer than most commands.
    ours = {module.name for module in pkgutil.iter_modules(migrations.__path__)}
    applied = {name for app, name in there if app == "store"}
    if not applied:
        raise Refusal([Problem("office-no-tables", _place(), {})])
    if ours != applied:
        raise Refusal([Problem("office-older" if applied < ours else "office-newer", _place(), {})])


@contextmanager
def told() -> Iterator[None]:
    """What the database refuses of itself (disk full, read-only, locked, damaged, server gone). Raises `Refusal`."""
    try:
        yield
    except (DataError, IntegrityError, ProgrammingError):
        raise  # this program's own faults
    except DatabaseError as error:
        raise Refusal([unusable(error)]) from None


def unusable(error: DatabaseError) -> Problem:
    """What to say of a database that refuses: its own words, which name the disk, the lock or the server."""
    return Problem("office-unusable", _place(), {"reason": str(error).strip().splitlines()[0] if str(error) else "?"})


def _place() -> Place:
    return Place(str(connection.settings_dict["NAME"]))


def durability() -> dict[str, str]:
    """The settings that decide whether an acknowledged write outlives a crash, as the database has them now."""
    names: tuple[str, ...] = ("fsync", "synchronous_commit", "full_page_writes")
    if connection.vendor == "sqlite":
        names = ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers")
    told: dict[str, str] = {}
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f"PRAGMA {name}" if connection.vendor == "sqlite" else f"SHOW {name}")
            told[name] = str(cursor.fetchone()[0])
    return told


def is_durable() -> bool:
    """Whether every acknowledged write is on the disk."""
    wanted = {"fsync": "on", "synchronous_commit": "on"}
    if connection.vendor == "sqlite":
        wanted = {"journal_mode": "wal", "synchronous": "2"}
    return wanted.items() <= durability().items()


@contextmanager
def forgetting() -> Iterator[None]:
    """What is overwritten meanwhile is not left behind in the file: SQLite else keeps it in free space and in its log.

    PostgreSQL clears free space by itself (autovacuum).
    """
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete=ON")
        try:
            yield
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            cursor.execute("PRAGMA secure_delete=OFF")


def count_anew() -> None:
    """Lets PostgreSQL count its tables anew, behind very many new rows.

    By itself it does so up to a minute later; until then it plans by tables that were empty, and a national ranking
    took five times as long. A table that somebody else counts or cleans just now is left to them: the rows are in.
    SQLite plans well without.
    """
    if connection.vendor == "sqlite":
        return
    tables = ", ".join(model._meta.db_table for model in apps.get_app_config("store").get_models())
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE (SKIP_LOCKED) {tables}")


def _of_sqlite(path: str) -> dict[str, Any]:
    options = {"transaction_mode": "IMMEDIATE", "init_command": _PRAGMAS, "timeout": WAIT}
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(Path(path).absolute()), "OPTIONS": options}


def _of_postgres(url: str) -> dict[str, Any]:
    try:
        from psycopg import ProgrammingError
        from psycopg.conninfo import conninfo_to_dict
    except ImportError:
        raise Refusal([Problem("office-extra-missing", Place("--db"), {})]) from None
    try:
        parts = conninfo_to_dict(url)
    except ProgrammingError:
        raise Refusal([Problem("office-url", Place("--db"), {})]) from None
    names = {"dbname": "NAME", **{key: key.upper() for key in ("user", "password", "host", "port")}}
    named = {names[key]: value for key, value in parts.items() if key in names}
    options = {key: value for key, value in parts.items() if key not in names}
    always = f"-c synchronous_commit=on -c lock_timeout={WAIT * 1000}"
    options["options"] = f"{options.get('options', '')} {always}".strip()
    options.update(server_side_binding=True, prepare_threshold=PREPARED_AFTER)
    kept = {"CONN_MAX_AGE": LINE_KEPT, "CONN_HEALTH_CHECKS": True}
    return {"ENGINE": "django.db.backends.postgresql", **named, **kept, "OPTIONS": options}
