"""A publication is there whole or not at all: whatever fails, the old one is as it was, and nothing lies about."""

import errno
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from scoring.problems import Refusal
from scoring.publish import folder as writing
from scoring.publish import parts as writers
from scoring.publish.folder import refuse_place, write_in_one_step
from scoring.publish.manifest import PARTS, Part
from tests.publish.published import TINY, files_of, publish

WAITING = """
import signal, sys, time
from pathlib import Path
from scoring.publish.folder import write_in_one_step

signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore it

def write(folder):
    (folder / "half.csv").write_bytes(b"half")
    print(folder, flush=True)
    time.sleep(60)

write_in_one_step(Path(sys.argv[1]), write)
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A publication in a folder of its own."""
    return publish(TINY, tmp_path / "công bố" / "2022")


def new(folder: Path) -> None:
    (folder / "new.txt").write_bytes(b"new")


@contextmanager
def writing_process(out: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that is in the middle of writing a publication."""
    with subprocess.Popen(
        [sys.executable, "-c", WAITING, str(out)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout
        assert Path(process.stdout.readline().strip()).is_dir()
        try:
            yield process
        finally:
            process.kill()


def test_the_new_one_takes_the_place_of_the_old_one(old: Path) -> None:
    write_in_one_step(old, new)
    assert files_of(old.parent) == {"2022/new.txt": b"new"}


def test_folders_above_are_made(tmp_path: Path) -> None:
    write_in_one_step(tmp_path / "a" / "b" / "c", new)
    assert files_of(tmp_path) == {"a/b/c/new.txt": b"new"}


def test_files_can_be_read_by_whom_the_system_says(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    write_in_one_step(tmp_path / "out", new)
    assert (tmp_path / "out").stat().st_mode == (tmp_path / "plain").stat().st_mode


class Stopped(BaseException):
    """Something that nobody expects, such as Ctrl-C."""


def failing(error: BaseException) -> Callable[..., None]:
    def fail(*_: object) -> None:
        raise error

    return fail


@pytest.mark.parametrize("error", [ValueError("a bug"), Stopped(), KeyboardInterrupt(), MemoryError()])
@pytest.mark.parametrize("part", PARTS)
def test_a_writer_that_fails_leaves_the_old_one(
    part: Part, error: BaseException, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files_of(old.parent)
    for other in PARTS:
        monkeypatch.setitem(writers.WRITERS, other, lambda job: new(job.folder))
    monkeypatch.setitem(writers.WRITERS, part, failing(error))
    with pytest.raises(type(error)):
        publish(TINY, old, PARTS)
    assert files_of(old.parent) == before
    assert list(old.parent.iterdir()) == [old]


@pytest.mark.parametrize("part", PARTS)
def test_a_full_disk_is_told_and_leaves_the_old_one(part: Part, old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files_of(old.parent)
    monkeypatch.setitem(writers.WRITERS, part, failing(OSError(errno.ENOSPC, "No space left on device")))
    with pytest.raises(Refusal) as refused:
        publish(TINY, old, (part,))
    (problem,) = refused.value.problems
    assert problem.code == "publish-not-written"
    assert problem.values == {"reason": "No space left on device"}
    assert files_of(old.parent) == before
    assert list(old.parent.iterdir()) == [old]


def test_nothing_is_left_of_a_first_publication_that_fails(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="a bug"):
        write_in_one_step(tmp_path / "a" / "b" / "c", failing(ValueError("a bug")))
    assert list(tmp_path.iterdir()) == []


def test_the_old_one_comes_back_where_the_new_one_can_not_take_its_place(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files_of(old.parent)
    rename = Path.rename

    def fails_for_new(path: Path, target: Path) -> Path:
        if path.name == "new":
            raise OSError(errno.EIO, "Input/output error")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fails_for_new)
    with pytest.raises(Refusal):
        write_in_one_step(old, new)
    assert files_of(old.parent) == before


def test_a_killed_run_leaves_the_old_one_and_the_next_clears_up(old: Path) -> None:
    before = files_of(old)
    with writing_process(old) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert files_of(old) == before
    assert len(list(old.parent.iterdir())) == 2
    write_in_one_step(old, new)
    assert files_of(old.parent) == {"2022/new.txt": b"new"}
    assert list(old.parent.iterdir()) == [old]


def test_a_run_that_is_interrupted_clears_up_itself(old: Path) -> None:
    before = files_of(old)
    with writing_process(old) as process:
        process.send_signal(signal.SIGINT)
        process.wait()
    assert files_of(old) == before
    assert list(old.parent.iterdir()) == [old]


def test_a_run_killed_between_the_two_renames_is_put_right_by_the_next(old: Path) -> None:
    before = files_of(old)
    with writing_process(old) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
    (workspace,) = (path for path in old.parent.iterdir() if path != old)
    old.rename(workspace / "old")
    with pytest.raises(ValueError, match="a bug"):
        write_in_one_step(old, failing(ValueError("a bug")))
    assert files_of(old) == before
    assert list(old.parent.iterdir()) == [old]


def test_a_run_that_is_still_writing_is_left_alone(old: Path) -> None:
    with writing_process(old):
        write_in_one_step(old, new)
        assert (old / "new.txt").is_file()
        assert [path.name for path in old.parent.rglob("half.csv")] == ["half.csv"]


@pytest.mark.parametrize("name", ["a[b]c", "a*", "..a", "-x", "a b"])
def test_any_name_of_a_folder_will_do(name: str, tmp_path: Path) -> None:
    (tmp_path / f".{name}.publishing-dead").mkdir()
    (tmp_path / f".x{name}.publishing-dead").mkdir()
    write_in_one_step(tmp_path / name, new)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([name, f".x{name}.publishing-dead"])


# where a publication may stand


def refused(out: Path, *campaigns: Path) -> str:
    with pytest.raises(Refusal) as found:
        refuse_place(out, campaigns or (TINY,))
    (problem,) = found.value.problems
    assert problem.place.file == str(out)
    return problem.code


def test_a_new_folder_and_an_old_publication_are_taken(old: Path, tmp_path: Path) -> None:
    refuse_place(tmp_path / "new" / "deep", [TINY])
    refuse_place(old, [TINY])


def test_a_file_a_link_and_what_can_not_be_are_refused(old: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(old)
    (tmp_path / "dead").symlink_to(tmp_path / "nowhere")
    assert refused(old / "publication.json") == "publish-file"
    assert refused(tmp_path / "link") == "publish-symlink"
    assert refused(tmp_path / "dead") == "publish-symlink"
    assert refused(tmp_path / ("x" * 300)) == "publish-no-place"
    assert refused(Path("a\0b")) == "publish-no-place"


@pytest.mark.parametrize("look", ["exists", "is_file"])
def test_a_place_that_may_not_be_looked_into_is_told(old: Path, monkeypatch: pytest.MonkeyPatch, look: str) -> None:
    def denied(*_: object, **__: object) -> bool:
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, look, denied)
        code = refused(old)
    assert code == "publish-not-written"


def test_a_place_that_can_not_be_made_is_told(old: Path) -> None:
    before = files_of(old.parent)
    with pytest.raises(Refusal) as found:
        write_in_one_step(old / "publication.json" / "below", new)
    assert [problem.code for problem in found.value.problems] == ["publish-not-written"]
    assert files_of(old.parent) == before


def test_the_campaign_itself_and_what_holds_it_are_refused(tmp_path: Path) -> None:
    campaign = tmp_path / "kỳ" / "2022"
    campaign.mkdir(parents=True)
    for out in (campaign, campaign.parent, Path("/"), campaign / "..", campaign.parent / "x" / ".." / "2022"):
        assert refused(out, TINY, campaign) == "publish-campaign"


def test_the_folder_one_stands_in_is_not_replaced(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for inside in (old, old / "data"):
        monkeypatch.chdir(inside)
        assert refused(old) == "publish-here"
    assert refused(Path("..")) == "publish-here"
    monkeypatch.chdir(old.parent)
    refuse_place(old, [TINY])


@pytest.mark.parametrize(
    "content", [None, b"", b"{}", b"[]", b"\xff", b'{"format": "scoring-publication"}', b"[" * 10**5]
)
def test_a_folder_that_is_no_publication_is_refused(content: bytes | None, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    if content is not None:
        (out / "publication.json").write_bytes(content)
    assert refused(out) == "publish-not-publication"


def test_files_that_somebody_put_into_the_old_one_are_not_lost(old: Path) -> None:
    (old / "data" / "ghi chú.docx").write_bytes(b"mine")
    with pytest.raises(Refusal) as found:
        refuse_place(old, [TINY])
    (problem,) = found.value.problems
    assert problem.code == "publish-foreign"
    assert problem.values == {"files": ["data/ghi chú.docx"]}


def test_an_old_one_that_lost_files_is_replaced(old: Path) -> None:
    (old / "data" / "nodes.csv").unlink()
    refuse_place(old, [TINY])


def test_the_lock_is_held_by_one(tmp_path: Path) -> None:
    (tmp_path / "lock").touch()
    with (tmp_path / "lock").open("r+b") as one, (tmp_path / "lock").open("r+b") as other:
        assert writing._locked(one.fileno())
        assert not writing._locked(other.fileno())
