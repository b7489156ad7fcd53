"""Queries whose SQL is made once ask what the query says, whatever they are given."""

from pathlib import Path

from django.db import connection
from django.test.utils import CaptureQueriesContext

from scoring.store.models import UnitFile
from scoring.store.prepared import Prepared
from tests.store.offices import CAMPAIGN, office, row


def test_rows_are_those_of_the_query(url: str, tmp_path: Path) -> None:
    office(tmp_path)
    made: list[object] = []

    def files(campaign: str, codes: list[str]) -> object:
        made.append(codes)
        return UnitFile.objects.filter(campaign=campaign, code__in=codes, place__lt=9).order_by("code")

    prepared: Prepared[UnitFile] = Prepared(files)  # type: ignore[arg-type]
    for codes in (["01"], ["02"], ["03", "01"], ["02", "03"], ["none"]):
        found = prepared.rows(CAMPAIGN, codes)
        assert found == list(UnitFile.objects.filter(code__in=codes).order_by("code"))
        assert [file.unsigned for file in found] == [False] * len(found)
        assert prepared.rows("another", codes) == []
    assert len(made) == 2  # once for each number of codes


def test_save_of_an_answer_asks_the_database_twelve_times(url: str, tmp_path: Path) -> None:
    there = office(tmp_path)
    there.save("cc01", "officer", row("01", "1.2", "self", "44/50"))
    there.source("cc01").load(["01"])
    with CaptureQueriesContext(connection) as asked:
        there.save("cc01", "officer", row("01", "1.2", "self", "45/50"))
    told = [query["sql"] for query in asked.captured_queries]
    first = next(number for number, sql in enumerate(told) if sql.startswith("BEGIN"))
    assert len(told) - first <= 12, told[first:]


def test_postgresql_plans_what_every_save_asks_once(url: str, tmp_path: Path) -> None:
    if connection.vendor == "sqlite":
        return
    there = office(tmp_path)
    for count in range(4):
        there.save("cc01", "officer", row("01", "1.2", "self", f"{40 + count}/50"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements")
        planned = " ".join(statement for (statement,) in cursor.fetchall())
    for part in (
        'INSERT INTO "store_entry"',
        "UPDATE store_chain",
        'FROM "store_unitfile"',
        'FROM "store_answerrow"',
    ):
        assert part in planned
