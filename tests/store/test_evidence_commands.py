"""Evidence from the command line: by the file, by the folder, listed and fetched; what is refused says why."""

import json
import shlex
from pathlib import Path

import pytest

from scoring.store.verify import verify
from tests.cli.golden import output
from tests.store import files
from tests.store.offices import PASSWORD, office

LIST = """file,code,page,symbol,day,issuer,abstract
họp thôn.pdf,1.1,trang 2,12/BC-UBND,20/12/2022,UBND xã,Báo cáo họp thôn
họp thôn.pdf,1.2,mục II,,,,
"""


@pytest.fixture(autouse=True)
def _everybody(sqlite: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The small office, in which everybody has one password, and a folder of evidence."""
    office(tmp_path, more="")
    monkeypatch.chdir(tmp_path)
    for name, value in (("SCORING_DB", sqlite), ("SCORING_PASSWORD", PASSWORD), ("LANG", "en_US.UTF-8")):
        monkeypatch.setenv(name, value)
    folder = tmp_path / "tai-lieu"
    (folder / "1.1" / "ảnh").mkdir(parents=True)
    (folder / "1.1" / "ảnh" / "IMG_1.jpg").write_bytes(files.JPEG)
    (folder / "1.1" / "Thumbs.db").write_bytes(b"x")
    (folder / "1.2 biên bản.pdf").write_bytes(files.numbered(1))
    (folder / "họp thôn.pdf").write_bytes(files.PDF)
    (folder / "tai-lieu.csv").write_text(LIST, encoding="utf-8")


def asked(capsys: pytest.CaptureFixture[str], line: str, status: int = 0) -> str:
    account, _, command = line.partition(": ")
    return "".join(output(capsys, *shlex.split(command), "--as", account, status=status))


def test_folder_is_attached_as_its_list_folders_and_names_say(capsys: pytest.CaptureFixture[str]) -> None:
    assert "3 documents" in asked(capsys, "cc01: evidence add small-2022 01 tai-lieu")
    told = asked(capsys, "cc01: evidence list small-2022 01 --format json")
    found = {one["files"][0]["name"]: one for one in json.loads(told)}
    cited = {name: [(at["code"], at["page"]) for at in one["cited"]] for name, one in found.items()}
    assert cited == {
        "IMG_1.jpg": [("1.1", "")], "1.2 biên bản.pdf": [("1.2", "")],
        "họp thôn.pdf": [("1.1", "trang 2"), ("1.2", "mục II")],
    }  # fmt: skip
    assert found["họp thôn.pdf"]["what"]["day"] == "2022-12-20"
    before = verify().rows
    asked(capsys, "cc01: evidence add small-2022 01 tai-lieu")
    assert verify().rows == before, "the same folder again changes nothing"
    assert "12/BC-UBND, of 20/12/2022" in asked(capsys, "cc01: evidence list small-2022 --code 1.2")


def test_document_is_cited_replaced_and_fetched(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(files.PDF)
    (tmp_path / "b.pdf").write_bytes(files.numbered(2))
    asked(capsys, "cc01: evidence add small-2022 01 a.pdf --code 1.1 --page 3 --symbol 12/BC-UBND")
    asked(capsys, "cc01: evidence cite small-2022 01 1 1.2 --page 'mục 4'")
    asked(capsys, "cc01: evidence cite small-2022 01 1 1.1 --withdraw")
    asked(capsys, "cc01: evidence add small-2022 01 b.pdf --replaces 1")
    assert "1.2 (mục 4)" in asked(capsys, "cc01: evidence list small-2022 01")
    asked(capsys, "cc01: evidence get small-2022 01 1 --version 1 --out old.pdf")
    asked(capsys, "cc01: evidence get small-2022 01 1 --out .")
    assert (tmp_path / "old.pdf").read_bytes() == files.PDF
    asked(capsys, "cc01: file move hand_over small-2022 01")
    asked(capsys, "ct01: evidence report small-2022 01 a.pdf --symbol 45/BC-UBND")
    assert "The signed report: 45/BC-UBND" in asked(capsys, "ct01: evidence list small-2022 01")
    assert verify().problems == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("cc02: evidence add small-2022 01 tai-lieu", "don't hold the role"),
        ("snv: evidence add small-2022 01 tai-lieu", "don't hold the role"),
        ("cc01: evidence add small-2022 01 nothing.pdf --code 1.1", "nothing.pdf"),
        ("cc01: evidence add small-2022 01 tai-lieu.pdf", "--code"),
        ("cc01: evidence add small-2022 01 empty", "no file here"),
        ("cc01: evidence add small-2022 01 unnamed", "which leaf"),
        ("cc01: evidence add small-2022 01 listed", "1.9"),
        ("cc01: evidence add small-2022 01 listed", "gone.pdf"),
        ("cc01: evidence get small-2022 01 7 --out x", "no document 7"),
        ("cc02: evidence get small-2022 01 1 --out x", "no document 1"),
        ("cc01: evidence cite small-2022 01 7 1.1", "no document 7"),
        ("ct01: evidence report small-2022 01 tai-lieu/1.2.pdf", "draft"),
    ],
)
def test_what_is_refused_says_why(line: str, said: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "unnamed").mkdir()
    (tmp_path / "unnamed" / "1.10 x.pdf").write_bytes(files.PDF)
    (tmp_path / "tai-lieu" / "1.2.pdf").write_bytes(files.PDF)
    (tmp_path / "listed").mkdir()
    (tmp_path / "listed" / "tai-lieu.csv").write_text("file;code\n../gone.pdf;1.9\n", encoding="utf-8")
    (tmp_path / "gone.pdf").write_bytes(files.PDF)
    assert said in asked(capsys, line, status=1)
    assert verify().files == 0
