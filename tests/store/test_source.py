"""The database as a source of campaigns: what every source must do, by the secretariat of a campaign not opened yet."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import connection

from scoring import shipped
from scoring.campaign.folder_source import FolderSource
from scoring.campaign.source import Act, Done, Source
from scoring.store import campaign_acts, people
from scoring.store.models import AnswerRow
from scoring.store.people import NewPerson
from scoring.store.source import DatabaseSource
from scoring.usecases.office import bring_in
from tests.campaign.source_contract import Clock, SourceContract
from tests.store.offices import PASSWORD, office


class OfThreads(DatabaseSource):
    """Threads of a test end without saying so: their connection to the database is closed for them."""

    def append(self, *acts: Act) -> tuple[Done, ...]:
        try:
            return super().append(*acts)
        finally:
            if threading.current_thread() is not threading.main_thread():
                connection.close()


class TestDatabaseSource(SourceContract):
    @pytest.fixture(autouse=True)
    def _database(self, url: str) -> None:
        """An empty database."""

    def made(self, folder: Path, clock: Clock) -> Source:
        first = [NewPerson("qt", "Quản trị", PASSWORD), NewPerson("snv", "Sở Nội vụ", PASSWORD)]
        people.found(first[0], first[1], "test", clock)
        login = replace(people.login_of("snv", PASSWORD, "test"), clock=clock)
        found = FolderSource(folder).load()
        campaign_acts.bring_in(login, found, (folder / "criteria.yaml").read_bytes())
        return OfThreads(found.settings.id, login)


def test_campaign_without_evidence_comes_in_where_files_have_no_folder(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SCORING_FILES", raising=False)
    there = office(tmp_path)
    assert bring_in(there["snv"], shipped.campaign_folder("phong-tho-2021"), "again") == "again"


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
def test_server_has_counted_the_rows_of_a_campaign_that_came_in(url: str, tmp_path: Path) -> None:
    """Until it has, questions of a national campaign are planned as of an empty one and take five times as long."""
    bring_in(office(tmp_path)["snv"], shipped.campaign_folder("phong-tho-2021"), "again")
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = 'store_answerrow'")
        assert cursor.fetchone() == (AnswerRow.objects.count(),)


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
def test_campaign_comes_in_while_the_server_cleans_a_table(url: str, tmp_path: Path) -> None:
    there = office(tmp_path)
    with cleaning("store_answerrow"):
        assert bring_in(there["snv"], shipped.campaign_folder("phong-tho-2021"), "again") == "again"


@contextmanager
def cleaning(table: str) -> Iterator[None]:
    """Somebody has the table as VACUUM does: rows go in, nobody else counts them."""
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '1s'")
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute(f"LOCK TABLE {table} IN SHARE UPDATE EXCLUSIVE MODE")
            yield
    finally:
        other.close()
