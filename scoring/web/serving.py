"""The site served: its own tables made, the secret that signs sessions kept, several processes started."""

import os
import secrets
from pathlib import Path

from django.db import connection
from granian.constants import HTTPModes, Interfaces
from granian.server import Server

from scoring.store import database
from scoring.store.table_of_rights import note_table
from scoring.web.visits import SYSTEM_ACCOUNT


def prepare(url: str) -> None:
    """Makes the database ready; what workers need to know goes into their environment. Raises `Refusal`."""
    database.connect(url)
    database.check_ready()
    database.migrate()
    note_table(SYSTEM_ACCOUNT)
    connection.close()
    os.environ["SCORING_DB"] = url
    os.environ.setdefault("SCORING_SECRET", _secret(url))
    if "://" not in url:
        os.environ.setdefault("SCORING_PUBLICATIONS", f"{url}.published")


def _secret(url: str) -> str:
    """What signs sessions: kept beside a file of SQLite, so that sessions outlive a restart; else new every time."""
    if "://" in url.removeprefix("sqlite:///"):
        return secrets.token_urlsafe(50)
    file = Path(f"{url.removeprefix('sqlite:///')}.secret")
    if not file.exists():
        descriptor = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "w") as out:
            out.write(secrets.token_urlsafe(50))
    return file.read_text()


def serve(host: str, port: int, processes: int, application: str = "scoring.web.asgi:application") -> None:
    """Serves until it is stopped; `prepare` goes before."""
    Server(
        application, host, port, interface=Interfaces.ASGINL, http=HTTPModes.http1, workers=processes, websockets=False,
        log_enabled=False, respawn_failed_workers=True,
    ).serve()  # fmt: skip
