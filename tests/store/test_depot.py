"""What a depot of files of evidence does, whatever it is: a folder, and a bucket of a real server of S3."""

import hashlib
import random
import re
import socket
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from scoring.cli.main import run
from scoring.problems import Fault, Place, Problem, Refusal
from scoring.store import bucket, database, depot, keeping, leftovers
from scoring.store.arrivals import Arrivals
from scoring.store.backup import back_up, restore
from scoring.store.depot import Depot
from scoring.store.evidence_seen import content_of, version_of
from scoring.store.verify import verify
from tests.store import files
from tests.store.bucket_server import LINE, BucketServer, bucket_server, cut_line, use
from tests.store.offices import CAMPAIGN, PASSWORD, Office, office
from tests.store.test_erasing import law
from tests.store.test_evidence import attach

LARGE = random.Random(1).randbytes(5 << 19)


@pytest.fixture(scope="module")
def server() -> Iterator[BucketServer]:
    with bucket_server() as found:
        yield found


@pytest.fixture
def in_bucket(server: BucketServer, monkeypatch: pytest.MonkeyPatch) -> str:
    """The URL of a bucket of a test's own."""
    use(server, monkeypatch)
    monkeypatch.setattr(bucket, "RETRY_SECONDS", 0.2)
    name = f"kept-{uuid.uuid4().hex[:12]}"
    server.make(name)
    monkeypatch.setenv(depot.FILES, f"s3://{name}/tỉnh/2026/")
    return f"s3://{name}"


@pytest.fixture(params=["folder", "bucket"])
def kept(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Depot:
    if request.param == "bucket":
        request.getfixturevalue("in_bucket")
    else:
        monkeypatch.setenv(depot.FILES, str(tmp_path / "kept"))
    return keeping.depot()


@pytest.fixture
def there(kept: Depot, sqlite: str, tmp_path: Path) -> Office:
    return office(tmp_path)


def names(kept: Depot) -> list[str]:
    return sorted(one.name for one in kept.all())


def problems_of(refusal: pytest.ExceptionInfo[Refusal]) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


def whole(content: bytes) -> tuple[str, int]:
    return hashlib.sha256(content).hexdigest(), len(content)


# ── files ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_file_is_written_read_in_parts_moved_and_removed(kept: Depot) -> None:
    before = time.time()
    kept.write("a/one", LARGE)
    parts = [*kept.parts("a/one")]
    assert len(parts) > 1
    assert b"".join(parts) == LARGE
    kept.write("b/two", b"2")
    kept.move("b/two", "a/one")
    (one,) = kept.all()
    assert (one.name, one.size, b"".join(kept.parts("a/one"))) == ("a/one", 1, b"2")
    assert abs(one.at - before) < 60
    assert (kept.has("a/one"), kept.has("a")) == (True, False)
    assert (kept.remove("a/one"), kept.remove("a/one"), names(kept)) == (True, False, [])
    with pytest.raises(OSError, match="one"):
        [*kept.parts("a/one")]


def test_same_bytes_are_one_file_and_a_damaged_one_is_mended(kept: Depot, sqlite: str) -> None:
    sha256, size = whole(files.PDF)
    for _ in range(2):
        keeping.put(sha256, files.PDF)
    assert names(kept) == [keeping.name_of(sha256)]
    kept.write(keeping.name_of(sha256), b"x" * size)
    assert not keeping.is_whole(sha256, size)
    keeping.put(sha256, files.PDF)
    assert keeping.read_whole(sha256, size) == files.PDF


def test_half_an_upload_is_no_file(in_bucket: str, server: BucketServer, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = keeping.depot()
    with cut_line(server, 1 << 20) as line:
        monkeypatch.setenv(LINE, line)
        with pytest.raises(Refusal) as refusal:
            keeping.depot().write("a/one", LARGE)
    assert problems_of(refusal) == ["bucket-silent"]
    assert names(kept) == []


# ── evidence ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_evidence_lies_there_and_a_changed_byte_is_found(there: Office, kept: Depot) -> None:
    number = attach(there, files.PDF, ("1.1", "trang 2"))
    _, file = version_of(there["cc01"], CAMPAIGN, "01", number)
    name = keeping.name_of(file.sha256)
    assert (names(kept), content_of(file), verify().problems) == ([name], files.PDF, [])
    kept.write(name, files.PDF.replace(b"1.4", b"1.5"))
    assert [problem.code for problem in verify().problems] == ["evidence-lost-file"]
    kept.remove(name)
    assert [problem.code for problem in verify().problems] == ["evidence-lost-file"]
    with pytest.raises(Fault, match="evidence-lost"):
        content_of(file)


def test_refused_act_leaves_no_file_and_one_that_fails_takes_its_own_back(
    there: Office, kept: Depot, monkeypatch: pytest.MonkeyPatch
) -> None:
    attach(there, files.PDF, ("1.1", ""))
    before = names(kept)
    with pytest.raises(Refusal):
        attach(there, files.PNG, ("9.9", ""))
    assert names(kept) == before
    put = Arrivals.put

    def fails(arrivals: Arrivals) -> None:
        put(arrivals)
        raise RuntimeError

    monkeypatch.setattr(Arrivals, "put", fails)
    for content in (files.PNG, files.PDF):  # what another row names stays
        with pytest.raises(RuntimeError):
            attach(there, content, ("1.2", ""))
    assert (names(kept), verify().problems) == (before, [])


def test_what_a_process_that_died_left_is_swept_and_nothing_else(
    there: Office, kept: Depot, monkeypatch: pytest.MonkeyPatch
) -> None:
    attach(there, files.PDF, ("1.1", ""))
    before = names(kept)
    in_place, coming = keeping.name_of("0" * 64), f"{keeping.ON_THE_WAY}0.{'1' * 64}"
    for name in (in_place, coming, "README"):
        kept.write(name, b"x")
    assert verify().left == 1
    assert [one.name for one in leftovers.sweep(there["qt"])] == [in_place]
    monkeypatch.setattr(leftovers, "ON_THE_WAY", -60)  # a day later
    (left,) = leftovers.sweep(there["qt"])
    assert (left.name, left.size, left.address) == (coming, 1, kept.address(coming))
    assert names(kept) == sorted([*before, "README"])


def test_erased_evidence_lies_there_no_more(there: Office, kept: Depot) -> None:
    number = attach(there, files.PDF, ("1.1", ""))
    other = attach(there, files.PNG, ("1.1", ""))
    assert law(there, unit="01", document=number).files == 1
    _, file = version_of(there["cc01"], CAMPAIGN, "01", other)
    assert (names(kept), verify().problems) == ([keeping.name_of(file.sha256)], [])


def test_backup_has_the_files_and_restores_them_to_any_depot(
    there: Office, kept: Depot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attach(there, files.PDF, ("1.1", ""))
    attach(there, files.PNG, ("1.2", ""))
    before = names(kept)
    assert back_up(there["qt"], tmp_path / "office.zip")[-2:] == (2, 0)
    monkeypatch.setenv(depot.FILES, kept.address("again"))
    database.connect(str(tmp_path / "again.db"))
    database.migrate()
    restore(tmp_path / "office.zip", "test")
    assert (names(keeping.depot()), verify().problems, verify().files) == (before, [], 2)


# ── what a store of S3 refuses ────────────────────────────────────────────────────────────────────────────────────────


def told(capsys: pytest.CaptureFixture[str], *command: str) -> str:
    """What a command that fails says, in both languages."""
    said = []
    for lang in ("vi", "en"):
        assert run([*command, "--lang", lang]) == 1
        out = capsys.readouterr()
        said.append(out.out + out.err)
    return "".join(said)


@pytest.fixture
def with_file(in_bucket: str, sqlite: str, tmp_path: Path) -> Office:
    found = office(tmp_path)
    attach(found, files.PDF, ("1.1", ""))
    return found


def check_every_way(there: Office, sqlite: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, code: str) -> str:
    """All that asks for files says what is wrong, nothing of it is half done, no file is said to be lost."""
    _, file = version_of(there["cc01"], CAMPAIGN, "01", 1)
    with pytest.raises(Refusal) as refusal:
        attach(there, files.PNG, ("1.2", ""))
    assert problems_of(refusal) == [code]
    with pytest.raises(Refusal) as refusal:
        content_of(file)
    assert problems_of(refusal) == [code]
    assert [problem.code for problem in verify().problems] == [code]
    with pytest.raises(Refusal) as refusal:
        back_up(there["qt"], tmp_path / "office.zip")
    assert problems_of(refusal) == [code]
    assert [*tmp_path.glob("*office.zip*")] == []
    said = told(capsys, "verify", "--db", sqlite) + told(capsys, "office", "sweep", "--db", sqlite, "--as", "qt")
    assert "rat-bi-mat" not in said
    assert "Traceback" not in said
    return said


def test_bucket_that_is_missing(
    with_file: Office, sqlite: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCORING_PASSWORD", PASSWORD)
    monkeypatch.setenv(depot.FILES, "s3://other-bucket/x")
    said = check_every_way(with_file, sqlite, capsys, tmp_path, "bucket-missing")
    assert "Kho S3 chưa có trên máy chủ" in said
    assert "There is no such bucket on the server" in said


def test_keys_that_are_wrong(
    with_file: Office,
    server: BucketServer,
    sqlite: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SCORING_PASSWORD", PASSWORD)
    server.refuse_keys(True)
    try:
        said = check_every_way(with_file, sqlite, capsys, tmp_path, "bucket-denied")
    finally:
        server.refuse_keys(False)
    assert "AWS_ACCESS_KEY_ID" in said


@pytest.mark.parametrize("kept_back", ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", ""])
def test_keys_that_are_not_set(in_bucket: str, sqlite: str, monkeypatch: pytest.MonkeyPatch, kept_back: str) -> None:
    for name in {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"} - {kept_back}:
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_METADATA_ENDPOINT", "http://127.0.0.1:9")  # where the library looks for a machine's own
    for asks in (lambda: keeping.depot().write("a/one", b"1"), lambda: keeping.depot().has("a/one")):
        with pytest.raises(Refusal) as refusal:
            asks()
        assert problems_of(refusal) == ["bucket-keys"]


def test_server_that_is_gone_or_never_answers(
    with_file: Office, sqlite: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCORING_PASSWORD", PASSWORD)
    monkeypatch.setattr(bucket, "SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        monkeypatch.setenv(LINE, address)
        with pytest.raises(Refusal) as refusal:
            keeping.depot().write("a/one", b"1")
        assert problems_of(refusal) == ["bucket-silent"]
    said = check_every_way(with_file, sqlite, capsys, tmp_path, "bucket-silent")
    assert "AWS_ENDPOINT_URL" in said


def test_erased_file_that_could_not_be_taken_away_is_told_and_swept_later(
    with_file: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = keeping.depot()
    with monkeypatch.context() as gone:
        gone.setenv(LINE, "http://127.0.0.1:9")
        with pytest.raises(Refusal) as refusal:
            law(with_file, unit="01", document=1)
    assert problems_of(refusal) == ["bucket-silent", "bucket-stays"]
    assert (len(names(kept)), len(leftovers.sweep(with_file["qt"])), names(kept)) == (1, 1, [])
    assert verify().problems == []


@pytest.mark.parametrize(
    "url", ["s3://", "s3:///x", "s3://key:secret@kept/x", "s3://ke pt", "s3://K/x", "https://kept", "ftp://kept/x"]
)
def test_url_that_names_no_bucket_is_refused_without_repeating_it(
    sqlite: str, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv(depot.FILES, url)
    with pytest.raises(Refusal) as refusal:
        keeping.depot()
    assert refusal.value.problems == (Problem("bucket-url", Place(depot.FILES), {}),)


def test_bucket_without_its_extra_names_it(
    sqlite: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(depot.FILES, "s3://kept/x")
    monkeypatch.setitem(sys.modules, "obstore", None)
    monkeypatch.delitem(sys.modules, "scoring.store.bucket")
    said = told(capsys, "verify", "--db", sqlite)
    assert said.count("pip install 'scoring[s3]'") == 2
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("máy", "bucket-endpoint"),
        ("localhost:9000", "bucket-endpoint"),
        ("http://a b", "bucket-endpoint"),
        ("http://localhost:99999", "bucket-endpoint"),
        ("https://key:secret@localhost", "bucket-endpoint"),
        ("http://s3.example", "bucket-open"),
    ],
)
def test_address_of_a_store_that_is_none_or_open_to_others_is_refused(
    in_bucket: str, sqlite: str, monkeypatch: pytest.MonkeyPatch, address: str, code: str
) -> None:
    monkeypatch.setenv(LINE, address)
    with pytest.raises(Refusal) as refusal:
        keeping.depot()
    (problem,) = refusal.value.problems
    assert (problem.code, problem.place.file) == (code, LINE)
    assert not re.search("secret|example", str(problem.values))
    monkeypatch.setenv("AWS_ALLOW_HTTP", "true")
    if code == "bucket-open":
        keeping.depot()
