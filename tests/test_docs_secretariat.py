"""docs/secretariat.md: its commands run in order, and the papers that it speaks of are written."""

import re
import shlex
import shutil
from pathlib import Path

import openpyxl
import pytest

from scoring.campaign.check_units import communes
from scoring.campaign.folder import read_campaign
from scoring.cli.main import COMMANDS, run
from scoring.messages import CATALOGUE
from scoring.shipped import campaign_folder
from scoring.usecases.paper import KINDS

PAGE = (Path(__file__).parent.parent / "docs" / "secretariat.md").read_text(encoding="utf-8")


def _commands() -> list[str]:
    blocks = re.findall(r"^```console\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    return [line.removeprefix("$ scoring ") for body in blocks for line in body.splitlines()]


def _list_of_units(path: Path) -> None:
    """The communes of Lai Châu as an office lists them, codes as numbers."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["STT", "Mã đơn vị", "Tên xã, phường", "Cụm"])
    for number, unit in enumerate((one for one in communes() if one.columns["province_code"] == "12"), 1):
        sheet.append([number, int(unit.code), unit.name, f"Cụm {number % 3 + 1}"])
    book.save(path)


def _register(folder: Path) -> None:
    """A department's table of two communes, and the mapping that the page shows."""
    (mapping,) = re.findall(r"^```yaml\n(unit: .*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    (folder / "anh-xa.yaml").write_text(mapping, encoding="utf-8")
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Mã xã", "Tên xã", "Chuẩn tiếp cận pháp luật", "Đúng hạn", "Tổng số", "Ghi chú", "Số báo cáo"])
    sheet.append([3390, "Bình Lư", "Không đạt", 45, 50, None, 20])
    sheet.append(["Mù Cả", "Mù Cả", "Đạt", None, None, None, None])
    book.save(folder / "so-theo-doi.xlsx")


def test_every_command_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(campaign_folder("phong-tho-2022"), tmp_path / "ky-mau")
    shutil.copytree(campaign_folder("phong-tho-2021"), tmp_path / "ky-truoc")
    _list_of_units(tmp_path / "danh-sach-xa.xlsx")
    _register(tmp_path)
    monkeypatch.chdir(tmp_path)
    for command in _commands():
        assert run([*shlex.split(command), "--lang", "vi"]) == 0, (command, capsys.readouterr())
    made = read_campaign(tmp_path / "ky-2025")
    assert {unit.columns["cluster"] for unit in made.units} == {"Cụm 1", "Cụm 2", "Cụm 3"}
    assert [(row.code, row.stage, row.facts, row.evidence) for row in made.answers] == [
        ("1.1.1", "self", "on_time", "KH 12/KH-UBND"), ("2.4", "register", "có", ""),
        ("2.4", "register", "không", ""), ("3.3.1", "self", "45/50", "Báo cáo 20"),
    ]  # fmt: skip
    assert [came.reason for came in made.intake if came.what == "answer"] == ["Công văn 15/UBND", "Công văn 20/STP"]
    papers = {file.name for file in (tmp_path / "van-ban").iterdir()}
    assert len(papers) == sum(command.startswith("paper ") for command in _commands())


def test_every_paper_and_command_named_is_real() -> None:
    named = {command.split()[1] for command in _commands() if command.startswith("paper ")}
    assert named == set(KINDS) - {"self-report"}
    assert set(re.findall(r"`scoring (\w+)", PAGE)) <= set(COMMANDS)


def test_words_of_the_site_are_those_it_shows() -> None:
    section = PAGE[PAGE.index("## 9. ") :]
    said = {" ".join(found.split()) for found in re.findall(r"\*\*(.+?)\*\*", section, re.DOTALL)}
    assert len(said) > 15
    assert said - {message.vi for message in CATALOGUE.values()} == set()
