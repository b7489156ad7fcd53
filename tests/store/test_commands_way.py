"""The whole way of an appraisal by commands: each by who may, from the first answer to the publication."""

import shlex
from pathlib import Path

import pytest

from scoring.campaign.folder import read_intake
from scoring.cli.main import PROBLEMS, run
from scoring.store.verify import verify
from tests.cli.golden import output
from tests.store.offices import PASSWORD, office, small_campaign

WAY = """
cc{unit}: answer small-2022 {unit} 1.1 --stage self --facts yes --evidence 'BC 12'
cc{unit}: answer small-2022 {unit} 1.2 --stage self --facts 45/50
cc{unit}: file move hand_over small-2022 {unit}
ct{unit}: file move submit small-2022 {unit}
dt: answer small-2022 {unit} 1.3 --stage survey --facts 80/100
snv: file move receive small-2022 {unit}
nv: answer small-2022 {unit} 1.1 --stage appraisal --points 2 --note 'thiếu báo cáo'
ldnv: file sign-off small-2022 {unit} noi-vu
ldtp: file sign-off small-2022 {unit} tu-phap
snv: file move ask small-2022 {unit}
cc{unit}: answer small-2022 {unit} 1.1 --stage explanation --note 'đã có báo cáo số 12'
cc{unit}: file move send_explanation small-2022 {unit}
nv: answer small-2022 {unit} 1.1 --stage appraisal --points 3 --note 'báo cáo nộp muộn'
ldnv: file sign-off small-2022 {unit} noi-vu
snv: file move to_council small-2022 {unit}
"""
SITTING = """
tk: council open small-2022 01/04/2023
tk: council attend small-2022 hd1 present
tk: council attend small-2022 hd2 written --slip 30/3/2023
tk: council attend small-2022 ct present
tk: council agenda small-2022 01 1.1
hd1: council opinion small-2022 01 1.1 appraised 'đồng ý với thẩm định'
hd1: council vote small-2022 01 1.1 other
tk: council vote small-2022 01 1.1 other --member hd2
ct: answer small-2022 01 1.1 --stage council --points 3.5 --note 'Hội đồng thống nhất'
ct: file move decide small-2022 01 02 03
tk: council close small-2022
snv: campaign publish small-2022 --out published --number 12/QD-UBND --date 05/6/2023 --signer A --only data
snv: file list small-2022
snv: file move reopen small-2022 02 --to appraising --reason 'khiếu nại'
snv: file list small-2022
"""


@pytest.fixture(autouse=True)
def _everybody(sqlite: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The small office, in which everybody has one password."""
    office(tmp_path, more="calendar: {self: {due: 2099-01-15}, explanation: {due: 2099-03-15}}")
    monkeypatch.chdir(tmp_path)
    for name, value in (("SCORING_DB", sqlite), ("SCORING_PASSWORD", PASSWORD), ("LANG", "en_US.UTF-8")):
        monkeypatch.setenv(name, value)


def played(capsys: pytest.CaptureFixture[str], lines: str, status: int = 0) -> str:
    """What the last of these command lines prints, on whatever stream."""
    told = ""
    for line in lines.strip().splitlines():
        account, _, command = line.partition(": ")
        told = "".join(output(capsys, *shlex.split(command), "--as", account, status=status))
    return told


def test_file_goes_all_the_way_by_commands(capsys: pytest.CaptureFixture[str]) -> None:
    for unit in ("01", "02", "03"):
        played(capsys, WAY.format(unit=unit))
    told = played(capsys, SITTING)
    assert "published: 2 files" in told
    assert "appraising: 1 files" in told
    assert verify().problems == []


def test_opinions_of_others_are_sealed_until_ones_own_is_stated(capsys: pytest.CaptureFixture[str]) -> None:
    played(capsys, WAY.format(unit="01"))
    played(capsys, "hd1: council opinion small-2022 01 1.1 declared 'xã có báo cáo'")
    assert "xã có báo cáo" not in played(capsys, "hd2: council opinions small-2022 01")
    played(capsys, "hd2: council opinion small-2022 01 1.1 appraised 'nộp muộn'")
    assert "xã có báo cáo" in played(capsys, "hd2: council opinions small-2022 01")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("cc01: answer small-2022 02 1.1 --stage self --facts yes", "02"),
        ("cc01: answer small-2022 01 1.1 --stage appraisal --points 2 --note x", "writes nothing at the stage"),
        ("cc01: answer small-2022 01 1.9 --stage self --facts yes", "1.9"),
        ("cc01: file move submit small-2022 01", "don't hold the role"),
        ("snv: file move receive small-2022 01 02", "02"),
        ("snv: file extend small-2022 01 self 20/01/2023", "needs a reason"),
        ("snv: file sign-off small-2022 01 noi-vu", "don't hold the role"),
        ("hd1: council vote small-2022 01 1.1 other", "01"),
        ("snv: campaign publish small-2022 --out p --number 1 --date 1/1/2023 --signer A", "every file is decided"),
    ],
)
def test_what_one_may_not_do_is_refused(line: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert said in played(capsys, line, status=1)
    assert not Path("p").exists()


def test_answer_in_a_folder_is_written_beside_what_stood(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("SCORING_DB")
    small_campaign(tmp_path / "folder", "01,1.1,self,no,,,,An,")
    line = ("answer", str(tmp_path / "folder"), "01", "1.1", "--stage", "self", "--facts", "yes", "--note", "x")
    output(capsys, *line)
    assert (tmp_path / "folder" / "answers.csv").read_text(encoding="utf-8").count("01,1.1,self") == 2


def test_answer_in_a_folder_keeps_what_is_not_corrected_and_its_reason(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("SCORING_DB")
    folder = tmp_path / "folder"
    small_campaign(folder, "01,1.1,self,no,,ghi chú,BC 1,An,")
    line = ("answer", str(folder), "01", "1.1", "--stage", "self", "--facts", "yes")
    output(capsys, *line, "--evidence", "BC 2", "--reason", "Công văn 15/UBND")
    assert ",self,yes,,ghi chú,BC 2," in (folder / "answers.csv").read_text(encoding="utf-8")
    (came,) = read_intake(folder)
    assert (came.what, came.unit, came.changed, came.reason) == ("answer", "01", "1", "Công văn 15/UBND")
    output(capsys, "check", str(folder))


@pytest.mark.parametrize("control", ["\v", "\f", "\x1f", "\x7f", "\x85"])
def test_answer_with_which_the_file_could_not_be_read_again_is_refused(
    control: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("SCORING_DB")
    folder = tmp_path / "folder"
    small_campaign(folder, "01,1.1,self,no,,,,An,")
    before = (folder / "answers.csv").read_bytes()
    line = ["answer", str(folder), "01", "1.1", "--stage", "self", "--facts", "yes", "--note", f"a{control}b"]
    assert run(line) == PROBLEMS
    assert "text-control-character" in capsys.readouterr().err
    assert (folder / "answers.csv").read_bytes() == before
