"""docs/officer.md: its pictures are there, what it says to type is read so, its messages and commands are real."""

import re
import shlex
import shutil
from pathlib import Path

import openpyxl
import pytest

from scoring.campaign.folder import read_campaign
from scoring.cli.main import run
from scoring.messages import CATALOGUE
from scoring.shipped import campaign_folder

DOCS = Path(__file__).parent.parent / "docs"
PAGE = (DOCS / "officer.md").read_text(encoding="utf-8")
FORM = "03549-thi-tran-phong-tho.xlsx"
SHEET = "Lĩnh vực 1"
SPOILT: dict[str, str | int | None] = {
    "F13": 26,
    "K9": "TL9",
    "H20": "không áp dụng",
    "F20": None,
    "G20": None,
    "J20": None,
    "F18": "31/02/2022",
    "G18": None,
    "F16": "=F15",
}
"""What brings about the messages that the page quotes."""
READ = {
    "1.1.1": "on_time",
    "1.1.2": "có",
    "1.1.3": "result deadline",
    "1.1.4": "23/25",
    "1.3.1": "2022-03-15",
    "1.3.2": "87,5",
    "1.5": "late=2",
}
"""What the examples of the page say of the leaves of the first field."""
COMMUNES = ("03391", "03549", "03553", "03565", "03574")
"""The communes whose year is played; that of all of them is in tests/forms/test_year.py."""


def test_pictures_are_there_and_small() -> None:
    named = re.findall(r"!\[([^\]]+)\]\(([^)]+)\)", PAGE)
    assert len(named) == 9
    assert {DOCS / path for _, path in named} == {*(DOCS / "images").iterdir()} - {*(DOCS / "images").glob("site-*")}
    for _, path in named:
        assert (DOCS / path).read_bytes().startswith(b"\x89PNG")
        assert (DOCS / path).stat().st_size < 200_000


def test_what_the_site_is_said_to_show_is_in_its_words() -> None:
    """Buttons and headings in bold, and words in quotes, of the part about the site."""
    part = " ".join(PAGE.partition("## C. ")[2].split())
    named = re.findall(r"\*\*([^*]+)\*\*|“([^”]+)”", part)
    words = {bold or quoted for bold, quoted in named if not bold.endswith(".")} - {"số liệu"}
    known = {message.vi.partition(" (nêu")[0] for message in CATALOGUE.values()}
    assert len(words) > 20
    assert words - known == set()


def test_every_command_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(campaign_folder("phong-tho-2022"), tmp_path / "phong-tho-2022")
    _of_some_communes(tmp_path / "phong-tho-2022")
    later = _without_later_stages(tmp_path / "phong-tho-2022")
    monkeypatch.chdir(tmp_path)
    for status, command in _commands():
        words = shlex.split(command)[1:]
        if words[:2] == ["form", "collect"]:
            _returned(Path(words[3]), spoilt=status == 1)
        assert run([*words, "--lang", "vi"]) == status, (command, capsys.readouterr())
        printed = capsys.readouterr().out
        if words[3:] == ["nhan-ve/tu-cham"]:
            with (tmp_path / "phong-tho-2022" / "answers.csv").open("a", encoding="utf-8") as file:
                file.writelines(later)
        if status == 1:
            quoted = _block("text")
            assert len(quoted) == 5
            assert [line for line in quoted if line not in printed] == []
    rows = read_campaign(tmp_path / "phong-tho-2022").answers
    newest = {row.code: row.facts for row in rows if (row.unit, row.stage) == ("03549", "self")}
    assert {code: newest[code] for code in READ} == READ


def _of_some_communes(folder: Path) -> None:
    for name in ("units.csv", "answers.csv"):
        heading, *rows = (folder / name).read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [row for row in rows if row.startswith(COMMUNES)]
        (folder / name).write_text("".join([heading, *kept]), encoding="utf-8")


def _without_later_stages(folder: Path) -> list[str]:
    """The campaign as it is before anything is appraised; gives the rows that come later."""
    answers = folder / "answers.csv"
    lines = answers.read_text(encoding="utf-8").splitlines(keepends=True)
    later = [line for line in lines if re.match(r"\d+,[^,]+,(appraisal|explanation|council),", line)]
    answers.write_text("".join(line for line in lines if line not in later), encoding="utf-8")
    return later


def _commands() -> list[tuple[int, str]]:
    blocks = re.findall(r"^```console(?: status=(\d))?\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    found = [(int(status or 0), line.removeprefix("$ ")) for status, body in blocks for line in body.splitlines()]
    assert len(found) > 20
    return found


def _block(info: str) -> list[str]:
    return PAGE.partition(f"```{info}\n")[2].partition("\n```")[0].splitlines()


def _returned(folder: Path, *, spoilt: bool) -> None:
    """The forms as they come back; one of the self-assessments filled in as the page says, or spoilt."""
    issued = Path("phieu") / folder.name
    shutil.copytree(issued, folder, dirs_exist_ok=True)
    if folder.name != "tu-cham":
        return
    book = openpyxl.load_workbook(issued / FORM)
    sheet = book[SHEET]
    cells: dict[str, str | int | None] = dict(re.findall(r"`([F-L]\d+)` gõ `([^`]+)`", PAGE))
    assert len(cells) >= len(READ) + 3
    cells["G19"] = None  # the sample has a share of two numbers there
    if spoilt:
        cells.update(SPOILT)
    for place, typed in cells.items():
        [[cell]] = sheet[f"{place}:{place}"]
        assert not cell.protection.locked, place
        cell.value = typed
    book.save(folder / FORM)
