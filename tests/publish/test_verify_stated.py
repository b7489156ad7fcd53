"""scoring verify finds numbers that were changed on pages and in workbooks, whatever the manifest says."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from scoring.campaign.folder import read_campaign
from scoring.engine.ranking import rank_campaign
from scoring.publish.manifest import MANIFEST
from tests.publish.published import TINY
from tests.publish.tampering import at_byte, edit, forge, found, repack, stored_values, told

Change = Callable[[Path], None]

pytestmark = pytest.mark.usefixtures("made_once")


# pages


PAGES = [
    ("site/units/03574.html", '"3.75">3,8<', '"3.75">3,9<', "3,9"),
    ("site/en/units/03574.html", '"3.75">3.8<', '"3.75">3.9<', "3.9"),
    ("site/units/03574.html", 'data-points="3.75"', 'data-points="3.76"', "3.76"),
    ("site/units/03574.html", 'data-points="3.75"', 'data-points="3.85"', "3,8"),
]


@pytest.mark.parametrize(("file", "old", "new", "stated"), PAGES)
def test_a_number_changed_on_a_page_is_named(file: str, old: str, new: str, stated: str, copy: Path) -> None:
    edit(copy, file, old, new)
    forge(copy)
    (problem,) = found(copy)
    assert (problem.code, problem.place.file) == ("verify-stated", str(copy / file))
    assert (problem.values["unit"], problem.values["node"]) == ("03574", "1.1")
    assert (problem.values["stated"], problem.values["right"]) == (stated, "3.75")


def test_a_page_that_states_nothing_of_a_unit_is_found(copy: Path) -> None:
    for path in (copy / "site").rglob("*.html"):
        text = path.read_text(encoding="utf-8").replace('data-unit="03577"', 'data-unit="03574"')
        path.write_text(text, encoding="utf-8")
    forge(copy)
    codes = told(copy)
    assert ("verify-unstated", "site") in codes
    assert "verify-stated" in [code for code, _ in codes]


def test_a_page_without_the_digest_is_found(copy: Path) -> None:
    digest = json.loads((copy / MANIFEST).read_bytes())["results"]["digest"]
    text = (copy / "site/index.html").read_text(encoding="utf-8")
    (copy / "site/index.html").write_text(text.replace(digest[10:], "0" * len(digest[10:])), encoding="utf-8")
    forge(copy)
    assert told(copy) == [("verify-digest", "site/index.html")]


# workbooks


WORKBOOKS = ["summary.xlsx", "units/03574.xlsx"]


@pytest.mark.parametrize("file", WORKBOOKS)
def test_a_stored_value_changed_in_a_workbook_is_named(file: str, copy: Path, published: Path) -> None:
    named = []
    for sheet, at in stored_values(published / file, "3.75"):
        repack(
            copy / file,
            lambda name, content, sheet=sheet, at=at: (  # type: ignore[misc]
                content[: at_byte(content, at)] + b"3.85" + content[at_byte(content, at) + 4 :]
                if name == sheet
                else content
            ),
        )
        forge(copy)
        problems = found(copy)
        assert {problem.place.file for problem in problems} == {str(copy / file)}, (sheet, at)
        stated = [problem.values for problem in problems if problem.code == "verify-stated"]
        named += [(values["unit"], values["node"]) for values in stated]
        shutil.copy(published / file, copy / file)
    assert ("03574", "1.1") in named


@pytest.mark.parametrize("file", WORKBOOKS)
def test_every_score_in_a_workbook_matters(file: str, copy: Path, published: Path) -> None:
    unit = next(one for one in rank_campaign(read_campaign(TINY)).units_data if one["unit"] == "03574")
    for value in (unit["score"], unit["percent"]):
        plain = f"{float(value):g}"
        places = stored_values(published / file, plain)
        assert places, (file, value)
        repack(copy / file, lambda _, content, plain=plain: content.replace(f"<v>{plain}</v>".encode(), b"<v>1</v>"))  # type: ignore[misc]
        forge(copy)
        stated = [problem for problem in found(copy) if problem.code == "verify-stated"]
        assert ("03574", "") in [(problem.values["unit"], problem.values["node"]) for problem in stated]
        assert {problem.place.file for problem in stated} == {str(copy / file)}
        assert all("!" in str(problem.place.column) for problem in stated)
        shutil.copy(published / file, copy / file)


def test_a_workbook_in_the_place_of_another_is_found(copy: Path) -> None:
    shutil.copy(copy / "units/03577.xlsx", copy / "units/03574.xlsx")
    forge(copy)
    assert told(copy) == [("verify-unstated", "units/03574.xlsx")]


def test_a_workbook_that_is_missing_is_told(copy: Path) -> None:
    (copy / "units/03574.xlsx").unlink()
    (copy / "summary.xlsx").unlink()
    forge(copy)
    codes = told(copy)
    assert ("verify-missing", "summary.xlsx") in codes
    assert ("verify-missing", "units/03574.xlsx") in codes
    assert "verify-unstated" not in [code for code, _ in codes]


def far_cell(name: str, content: bytes) -> bytes:
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    return content.replace(b"</sheetData>", far) if "worksheets/sheet" in name else content


def entities(name: str, content: bytes) -> bytes:
    head = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>'
    return head + content.partition(b"?>")[2] if "sheet" in name else content


def bomb(name: str, content: bytes) -> bytes:
    return content + b" " * 60_000_000 if name == "xl/workbook.xml" else content


SPOILT: list[Change] = [
    lambda file: void(file.write_bytes(b"")),
    lambda file: void(file.write_bytes(b"PK\x03\x04")),
    lambda file: void(file.write_bytes(file.read_bytes()[:2000])),
    lambda file: void(file.write_bytes(b"<html>")),
    lambda file: repack(file, far_cell),
    lambda file: repack(file, entities),
    lambda file: repack(file, bomb),
]


def void(_: object) -> None:
    """Takes a value nobody needs."""


@pytest.mark.parametrize("spoil", SPOILT)
@pytest.mark.parametrize("file", WORKBOOKS)
def test_a_workbook_that_is_spoilt_is_told(file: str, spoil: Change, copy: Path) -> None:
    spoil(copy / file)
    forge(copy)
    of_file = [code for code, path in told(copy) if path == file]
    assert "verify-workbook" in of_file
    assert "verify-unstated" not in of_file
