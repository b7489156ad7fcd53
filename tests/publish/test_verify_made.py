"""scoring verify makes everything again: words, formulas, charts and files that no number gives away."""

import json
import shutil
import zipfile
from pathlib import Path
from random import Random

import pytest

from scoring.campaign.folder import read_campaign
from scoring.cli.main import DONE, PROBLEMS, run
from scoring.cli.verify import IN_PART
from scoring.publish import verify_made
from scoring.publish.manifest import MANIFEST, PARTS
from scoring.publish.verify import verify
from tests.publish.published import TINY, publish, silent
from tests.publish.tampering import edit, forge, found, outlines, repack, rewrite, told

pytestmark = pytest.mark.usefixtures("made_once")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole publication with the campaign before; no test changes it."""
    tiny = read_campaign(TINY)
    return publish(tiny, tmp_path_factory.mktemp("published") / "tiny", PARTS, previous=tiny)


@pytest.fixture
def copy(published: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return shutil.copytree(published, tmp_path / "copy")


PAGES = [
    ("site/units/03574.html", "75%", "76%"),
    ("site/index.html", "<title>", "<title>!"),
    ("site/assets/site.js", "use strict", "use lax"),
    ("site/criteria.html", "Tỷ lệ", "Tỉ lệ"),
]


@pytest.mark.parametrize(("file", "old", "new"), PAGES)
def test_any_change_of_a_page_is_found_where_it_stands(file: str, old: str, new: str, copy: Path) -> None:
    edit(copy, file, old, new)
    forge(copy)
    (problem,) = found(copy)
    assert (problem.code, problem.place.file) == ("verify-line", str(copy / file))
    line = (copy / file).read_text(encoding="utf-8").split("\n")[(problem.place.line or 0) - 1]
    assert line[int(problem.place.column or 0) - 1 :] == problem.values["stated"]


def test_a_formula_a_chart_and_a_text_of_a_workbook_are_found_with_their_part(copy: Path) -> None:
    def change(name: str, part: bytes) -> bytes:
        if name == "xl/worksheets/sheet5.xml":
            return part.replace(b"ROUND(", b"FLOOR(", 1)
        if name == "xl/charts/chart1.xml":
            return part.replace(b"<c:v>", b"<c:v>9", 1)
        return part.replace("Thị trấn".encode(), "Thị Trấn".encode(), 1) if name == "xl/sharedStrings.xml" else part

    repack(copy / "summary.xlsx", change)
    forge(copy)
    assert {(problem.code, problem.place.column) for problem in found(copy)} == {
        ("verify-line", part) for part in ("xl/worksheets/sheet5.xml", "xl/charts/chart1.xml", "xl/sharedStrings.xml")
    }


def test_slides_are_found_down_to_the_workbook_in_a_chart(copy: Path) -> None:
    def workbook_within(name: str, part: bytes) -> bytes:
        if not name.endswith(".xlsx"):
            return part
        (copy / "within.xlsx").write_bytes(part)
        repack(copy / "within.xlsx", lambda _, content: content.replace(b"<v>", b"<v>1", 1))
        return (copy / "within.xlsx").read_bytes()

    repack(copy / "slides.pptx", workbook_within)
    (copy / "within.xlsx").unlink()
    forge(copy)
    problems = found(copy)
    assert problems
    assert all(".xlsx/xl/worksheets/sheet" in str(problem.place.column) for problem in problems)


def test_how_tightly_a_workbook_is_packed_does_not_matter(copy: Path) -> None:
    with zipfile.ZipFile(copy / "summary.xlsx") as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(copy / "summary.xlsx", "w", zipfile.ZIP_STORED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    forge(copy)
    assert told(copy) == []


def test_parts_put_into_a_workbook_and_what_is_none_are_found(copy: Path) -> None:
    with zipfile.ZipFile(copy / "summary.xlsx", "a") as package:
        package.writestr("xl/more.xml", "<more/>")
    (copy / "slides.pptx").write_bytes(b"PK\x03\x04")
    forge(copy)
    assert told(copy) == [("verify-parts", "slides.pptx"), ("verify-parts", "summary.xlsx")]


def test_files_that_the_manifest_lists_and_the_data_do_not_make_are_found(copy: Path) -> None:
    (copy / "site" / "login.html").write_bytes((copy / "site" / "index.html").read_bytes())
    (copy / "data" / "more.csv").write_bytes(b"a,b\n")
    (copy / "site" / "en" / "criteria.html").unlink()
    forge(copy)
    assert told(copy) == [
        ("verify-not-of-data", "data/more.csv"),
        ("verify-missing", "site/en/criteria.html"),
        ("verify-not-of-data", "site/login.html"),
    ]


def test_every_digit_of_every_file_matters(copy: Path, published: Path) -> None:
    """One digit of each kind of file at a time, anywhere in it."""
    dice = Random(4)
    kinds = ("site/*.html", "site/en/units/*.html", "site/nodes/*.html", "site/assets/*", "*.xlsx", "units/*", "*.pptx")

    def changed(content: bytes) -> bytes:
        at = dice.choice([at for at, byte in enumerate(content) if byte in b"0123456789"])
        return content[:at] + str((content[at] - 47) % 10).encode() + content[at + 1 :]

    for kind in kinds:
        file = dice.choice(sorted(copy.glob(kind)))
        if file.suffix in verify_made.PACKED:
            with zipfile.ZipFile(file) as package:
                part = dice.choice([name for name in package.namelist() if name.endswith(".xml")])
            repack(file, lambda name, content, part=part: changed(content) if name == part else content)  # type: ignore[misc]
        else:
            file.write_bytes(changed(file.read_bytes()))
        forge(copy)
        assert {name for _, name in told(copy)} == {file.relative_to(copy).as_posix()}, file
        shutil.copy(published / file.relative_to(copy), file)


# what can't be made again


def test_what_units_wrote_themselves_is_not_among_the_data_and_their_numbers_are_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = publish(TINY, tmp_path / "out", ("data", "units"), "unit")
    assert run(["verify", str(out), "--lang", "en"]) == IN_PART
    assert "6 workbooks hold what their units wrote" in capsys.readouterr().out


def test_map_pages_are_made_again_from_the_outlines_among_the_data(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    parts = ("--only", "site", "--map", str(outlines(tmp_path)))
    assert run(["publish", str(TINY), "--out", str(tmp_path / "out"), *parts]) == DONE
    capsys.readouterr()
    assert run(["verify", str(tmp_path / "out"), "--lang", "en"]) == DONE
    assert capsys.readouterr().out.startswith("Checked everything, nothing differs: ")
    edit(tmp_path / "out", "site/map.html", "<title>", "<title>!")
    forge(tmp_path / "out")
    assert told(tmp_path / "out") == [("verify-line", "site/map.html")]


def test_another_version_of_a_package_may_write_other_bytes_and_is_told(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(copy, "site/index.html", "<title>", "<title>!")
    forge(copy)
    rewrite(copy, lambda manifest: manifest["packages"].update(Jinja2="2.0"))
    assert run(["verify", str(copy), "--lang", "en"]) == IN_PART
    out = capsys.readouterr().out
    assert out.startswith("Checked the numbers only, none differs: ")
    assert "Jinja2: the publication was made with 2.0" in out
    assert f"{copy / 'site' / 'index.html'}:" in out


def test_data_alone_have_nothing_to_be_made_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = publish(TINY, tmp_path / "out")
    assert json.loads((out / MANIFEST).read_bytes())["packages"] == {}
    assert run(["verify", str(out), "--lang", "en"]) == DONE
    assert "made again" not in capsys.readouterr().out


def test_a_full_disk_is_told(
    published: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(verify_made, "write_parts", full)
    assert run(["verify", str(published), "--lang", "en"]) == PROBLEMS
    out = capsys.readouterr().out
    assert "could not be made again to compare (No space left on device)" in out


def test_what_was_made_again_is_not_left_behind(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert verify(published, silent).problems == ()
    assert list(tmp_path.iterdir()) == []
