"""The folder of what came: what is read as a form, what is named and left alone."""

from pathlib import Path

import pytest

from scoring.cli.main import DONE, PROBLEMS, run
from scoring.forms.inbox import look_into
from tests.forms.hostile import meta_of, rows_of, small_campaign, write_form


def inbox(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")
    return folder


def test_workbooks_and_archives_are_read_each_once(tmp_path: Path) -> None:
    inbox(tmp_path, "b/2.xlsx", "b/1.XLSX", "b/c/3.xls", "b/4.zip", "x.xlsx")
    found = look_into([str(tmp_path / "b"), str(tmp_path / "x.xlsx"), str(tmp_path / "b/2.xlsx")])
    assert [path.name for path in found.forms] == ["1.XLSX", "2.xlsx", "4.zip", "3.xls", "x.xlsx"]
    assert found.others == ()


def test_other_files_are_named_with_what_they_are(tmp_path: Path) -> None:
    kinds = {
        "a.docx": "word", "b.PDF": "pdf", "c.jfif": "picture", "d.csv": "csv", "e.msg": "mail", "f.txt": "other",
        "~$g.xlsx": "lock", ".~lock.h.xlsx#": "lock",
    }  # fmt: skip
    inbox(tmp_path, *kinds, "Thumbs.db", ".DS_Store", "._x.xlsx")
    (tmp_path / "i").write_bytes(b"PK\x03\x04...")
    found = look_into([str(tmp_path)])
    assert {Path(other.place.file).name: other.code for other in found.others} == {
        **{name: f"inbox-{kind}" for name, kind in kinds.items()},
        "i": "inbox-workbook",
    }
    assert found.forms == ()


def test_link_that_leads_nowhere_is_not_passed_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small_campaign(tmp_path / "c")
    (tmp_path / "f").mkdir()
    (tmp_path / "f" / "02 xa Binh.xlsx").symlink_to(tmp_path / "elsewhere.xlsx")
    assert run(["form", "collect", str(tmp_path / "c"), str(tmp_path / "f"), "--lang", "en"]) == PROBLEMS
    assert "02 xa Binh.xlsx: This file can't be read" in capsys.readouterr().out


def test_named_file_is_read_whatever_its_name(tmp_path: Path) -> None:
    inbox(tmp_path, "phieu.pdf")
    assert [path.name for path in look_into([str(tmp_path / "phieu.pdf")]).forms] == ["phieu.pdf"]


def test_others_are_told_beside_the_forms(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = small_campaign(tmp_path / "c")
    write_form(tmp_path / "f" / "a.xlsx", meta_of(made), rows_of())
    inbox(tmp_path / "f", "bao cao.docx")
    assert run(["form", "collect", str(tmp_path / "c"), str(tmp_path / "f"), "--lang", "vi"]) == DONE
    told = capsys.readouterr().out
    assert "bao cao.docx: Tệp Word, không phải biểu mẫu" in told
    assert "1 biểu mẫu: nhận 1" in told


@pytest.mark.parametrize("content", [b"Rar!\x1a\x07\x01", b"7z\xbc\xaf\x27\x1c", b"PK\x05\x06" + b"\0" * 18])
def test_archive_is_refused_as_it_may_hold_forms(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    small_campaign(tmp_path / "c")
    inbox(tmp_path / "f", "anh.png")
    (tmp_path / "f" / "cac xa.zip").write_bytes(content)
    assert run(["form", "collect", str(tmp_path / "c"), str(tmp_path / "f"), "--lang", "vi"]) == PROBLEMS
    assert "Giải nén" in capsys.readouterr().out


def test_folder_without_forms_names_what_is_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small_campaign(tmp_path / "c")
    inbox(tmp_path / "f", "bao cao.docx")
    assert run(["form", "collect", str(tmp_path / "c"), str(tmp_path / "f")]) == PROBLEMS
    told = capsys.readouterr().err
    assert "collect-no-forms" in told
    assert "inbox-word" in told
