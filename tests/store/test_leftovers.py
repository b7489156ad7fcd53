"""Files on the disk and the rows that name them: none without the other, whatever is refused, killed or swept."""

import os
import signal
import threading
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection

from scoring.cli.main import run
from scoring.problems import Refusal
from scoring.store import database, depot, evidence_acts, keeping, leftovers
from scoring.store.arrivals import Arrivals
from scoring.store.models_evidence import DocumentFile
from scoring.store.verify import verify
from tests.store import files
from tests.store.offices import PASSWORD, Office, office
from tests.store.test_evidence import attach


@pytest.fixture
def there(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setenv(depot.FILES, str(tmp_path / "kept"))
    return office(tmp_path)


def on_disk(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "kept").rglob("*") if path.is_file())


def test_refused_act_leaves_no_file(there: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Refusal):
        attach(there, files.PDF, ("9.9", ""))
    monkeypatch.setattr(evidence_acts, "MOST_DOCUMENTS", 0)
    with pytest.raises(Refusal):
        attach(there, files.PDF, ("1.1", ""))
    assert (on_disk(tmp_path), verify().left) == ([], 0)


def die(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def killed(there: Office, url: str, where: Callable[[], None]) -> None:
    """Somebody who attaches a file, and whose process dies where it is told."""
    connection.close()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about threads, of which the child has none
        child = os.fork()
    if child == 0:
        try:
            where()
            database.connect(url)
            attach(there, files.PNG, ("1.1", ""))
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    database.connect(url)


def on_the_way() -> None:
    Arrivals.put = die  # type: ignore[method-assign,assignment]


def in_place() -> None:
    put = Arrivals.put

    def then_die(arrivals: Arrivals) -> None:
        put(arrivals)
        die()

    Arrivals.put = then_die  # type: ignore[method-assign,assignment]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here")
def test_file_of_a_process_that_died_is_swept_and_no_other(there: Office, url: str, tmp_path: Path) -> None:
    attach(there, files.PDF, ("1.1", ""))
    before = on_disk(tmp_path)
    killed(there, url, in_place)
    killed(there, url, on_the_way)
    found = verify()
    assert (found.problems, found.left, len(on_disk(tmp_path))) == ([], 1, len(before) + 2)
    assert len(leftovers.sweep(there["qt"])) == 1
    assert len(on_disk(tmp_path)) == len(before) + 1  # what is on its way may still be coming
    long_ago = time.time() - leftovers.ON_THE_WAY - 1
    for path in (tmp_path / "kept" / ".incoming").iterdir():
        os.utime(path, (long_ago, long_ago))
    assert len(leftovers.sweep(there["qt"])) == 1
    assert (on_disk(tmp_path), [*(tmp_path / "kept" / ".incoming").iterdir()]) == (before, [])
    attach(there, files.PNG, ("1.1", ""))
    assert (verify().problems, verify().files, verify().left) == ([], 2, 0)


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)  # a file has one writer at a time anyway
def test_file_that_is_being_added_is_never_swept(there: Office) -> None:
    """The same files are attached by three communes while somebody sweeps all the time."""
    stop = threading.Event()
    failed: list[BaseException] = []

    def until_told(act: Callable[[], object]) -> None:
        try:
            while not stop.is_set():
                act()
        except BaseException as error:
            failed.append(error)
        finally:
            connection.close()

    def adds(unit: str) -> None:
        for number in range(6):
            attach(there, files.numbered(number), ("1.1", ""), account=f"cc{unit}", unit=unit)
        connection.close()

    sweeper = threading.Thread(target=until_told, args=(lambda: leftovers.sweep(there["qt"]),))
    adders = [threading.Thread(target=adds, args=(unit,)) for unit in ("01", "02", "03")]
    for thread in (sweeper, *adders):
        thread.start()
    for thread in adders:
        thread.join()
    stop.set()
    sweeper.join()
    found = verify()
    assert (failed, found.problems, found.files, found.left) == ([], [], 6, 0)
    assert DocumentFile.objects.count() == 18


def test_command_lists_and_sweeps(
    sqlite: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    there = office(tmp_path)
    attach(there, files.PDF, ("1.1", ""))
    keeping.put("0" * 64, b"x")
    (Path(f"{sqlite}.files/README")).write_text("not the program's", encoding="utf-8")
    monkeypatch.setenv("SCORING_PASSWORD", PASSWORD)
    at = ["--db", sqlite, "--lang", "en"]
    assert run(["office", "sweep", *at, "--as", "snv"]) == 1
    assert run(["verify", *at]) == 0
    assert "1 files that no row names" in capsys.readouterr().out
    assert run(["office", "sweep", *at, "--as", "qt"]) == 0
    assert files.lying("0" * 64).exists()
    assert run(["office", "sweep", "--remove", *at, "--as", "qt"]) == 0
    assert "Swept 1 files, 1 bytes" in capsys.readouterr().out
    assert not files.lying("0" * 64).exists()
    assert (Path(f"{sqlite}.files/README")).exists()
    assert verify().problems == []
