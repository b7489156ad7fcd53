"""Files of the system: pipes and devices, full disks, processes that are killed."""

import os
import unicodedata
from pathlib import Path
from typing import Any, Literal

import pytest

from scoring.files import as_named, open_file, write_files

Form = Literal["NFC", "NFD"]


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    with open_file(tmp_path / "a") as file:
        assert file.read() == b"x"


@pytest.mark.parametrize(("kept", "typed"), [("NFD", "NFC"), ("NFC", "NFD")])
def test_path_is_found_however_its_accents_are_written(
    kept: Form, typed: Form, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there, asked = (unicodedata.normalize(form, "Xã Tủa Sín/Kỳ 2025/biểu mẫu.xlsx") for form in (kept, typed))
    (tmp_path / there).parent.mkdir(parents=True)
    (tmp_path / there).write_bytes(b"x")
    monkeypatch.chdir(tmp_path)
    for path in (Path(asked), tmp_path / asked):
        assert as_named(path).read_bytes() == b"x"
    new = as_named(Path(asked).parent.parent / "mới" / "b.xlsx")
    assert new == Path(there).parent.parent / "mới" / "b.xlsx"


@pytest.mark.parametrize("path", ["ỳ\0", "ỳ" * 5000, "ỳ/" * 5000, "không có/ỳ", "..", "/ỳ"])
def test_path_of_nothing_stays_as_it_is(path: str) -> None:
    assert as_named(Path(path)) == Path(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system knows no such pipes")
def test_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a")
    with pytest.raises(OSError, match="not a file"):
        open_file(tmp_path / "a")


def test_folder_and_device_are_no_files(tmp_path: Path) -> None:
    for path in (tmp_path, Path(os.devnull)):
        with pytest.raises(OSError):  # noqa: PT011 each system has its own words
            open_file(path)


def test_what_is_there_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"old")
    with pytest.raises(FileExistsError):
        write_files({tmp_path / "a": b"x", tmp_path / "b": b"new"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"b": b"old"}


@pytest.mark.parametrize("step", ["fsync", "link"])
def test_killed_while_writing_leaves_no_part_under_the_name(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, step, killed)
    with pytest.raises(KeyboardInterrupt):
        write_files({tmp_path / "a": b"x" * 10_000})
    assert list(tmp_path.iterdir()) == []


def test_disk_that_is_full_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_files({tmp_path / "a": b"x", tmp_path / "b": b"y"})
    assert list(tmp_path.iterdir()) == []


def test_disk_without_second_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: Any) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", unknown)
    write_files({tmp_path / "a": b"x"})
    with pytest.raises(FileExistsError):
        write_files({tmp_path / "a": b"y"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"x"}
