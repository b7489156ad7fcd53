"""The journal read: its filters, and that it tells nobody what they may not see."""

import json
from pathlib import Path
from typing import Any

import pytest

from scoring.show.journal import change_line
from scoring.store.history import Filters, history
from scoring.store.models import AnswerRow
from scoring.store.recorded import recorded_tables
from scoring.words import LANGUAGES
from tests.cli.golden import output
from tests.store.offices import CAMPAIGN, PASSWORD, Office, office


@pytest.fixture
def there(sqlite: str, tmp_path: Path) -> Office:
    found = office(tmp_path)
    found.explain("01")
    found.submit("02")
    return found


@pytest.mark.parametrize(
    ("filters", "acts"),
    [
        (Filters(unit="01", person="nv"), ["propose"]),
        (Filters(unit="02", role="head"), ["submit"]),
        (Filters(act="receive"), ["receive", "receive"]),
        (Filters(unit="01", code="1.2"), ["fill"]),
        (Filters(unit="01", code="1.1", role="officer"), ["fill", "explain"]),
        (Filters(since="2024-01-01"), []),
        (Filters(until="2023-01-01"), []),
    ],
)
def test_rows_are_found_by_filters(there: Office, filters: Filters, acts: list[str]) -> None:
    assert [row.act for row in history(there["snv"], CAMPAIGN, filters)] == acts


def test_nobody_reads_of_answers_that_they_may_not_see(there: Office) -> None:
    assert {row.unit for row in history(there["cc02"], CAMPAIGN, Filters())} == {"02"}
    told = [row for row in history(there["cc01"], CAMPAIGN, Filters(unit="01")) if row.act == "propose"]
    assert told[0].reason == "thiếu báo cáo"
    there.submit("03")
    there.move("snv", "secretariat", "receive", "03")
    seen = list(history(there["cc03"], CAMPAIGN, Filters(act="fill")))
    assert all(change["facts"] for row in seen for change in row.what)


def test_every_table_is_told_in_words(there: Office) -> None:
    tables = [model.table() for model in recorded_tables() if model is not AnswerRow]  # which are told as answers
    empty: dict[str, Any] = {"key": ["01", "1.1", 8], "before": None, "after": {}}
    lines = {change_line({**empty, "table": table}, lang) for table in tables for lang in LANGUAGES}
    assert len(lines) == len(LANGUAGES) * len(tables)
    vote = {"table": "vote", "key": ["01", "1.1", 8], "before": None, "after": {"session": 1, "choice": "declared"}}
    assert change_line(vote, "vi") == "phiếu biểu quyết 1.1 theo tự chấm"
    (received,) = history(there["snv"], CAMPAIGN, Filters(act="receive", unit="01"))
    assert [change_line(one, "vi") for one in received.what] == [
        "hồ sơ: lần thẩm định: 0 → 1", "hồ sơ: đã nộp → đang thẩm định",
    ]  # fmt: skip


def test_command_tells_the_journal(
    there: Office, sqlite: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCORING_PASSWORD", PASSWORD)
    line = ["journal", CAMPAIGN, "--unit", "01", "--db", sqlite, "--as", "snv", "--lang", "en"]
    told = output(capsys, *line, "--code", "1.1")[0]
    assert "thiếu báo cáo" in told
    assert output(capsys, "journal", CAMPAIGN, *line[4:], "--act", "receive")[0].count("Receive for appraisal") == 1
    assert "Propose a change" in told
    rows = json.loads(output(capsys, *line, "--format", "json", "--person", "nv")[0])
    assert [row["act"] for row in rows] == ["propose"]
    assert "there is no act “x”" in output(capsys, *line, "--act", "x", status=2)[1]
