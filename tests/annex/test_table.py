"""`scoring criteria table` and `copy`: the annex of a set as Word and Excel, and a set of one's own."""

import io
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from scoring import shipped
from scoring.annex.rows import annex_table, max_digits
from scoring.annex.word import annex_word
from scoring.cli.main import run
from scoring.tree.model import Condition, CriteriaSet
from scoring.tree.reader import read_criteria_file
from tests.publish.papers.test_word import sound

SET = "par-index-commune@2025"


def catalogued(name: str) -> CriteriaSet:
    return read_criteria_file(shipped.catalogue_file(name)).criteria


@pytest.mark.parametrize("name", shipped.catalogue_names())
def test_every_node_of_the_catalogue_has_its_row(name: str) -> None:
    criteria = catalogued(name)
    rows = [row for row in annex_table(criteria).rows if row.depth is not None]
    assert [(row.code or row.number, row.title, row.max) for row in rows] == [
        (node.code, node.title.vi, None if isinstance(node, Condition) else node.max)
        for node in criteria.nodes.values()
    ]
    assert all(row.method for row in rows if row.leaf)


def test_codes_that_say_no_tree_stand_beside_numbers_that_do() -> None:
    rows = annex_table(catalogued("pci@2013")).rows
    assert [(row.number, row.code) for row in rows[5:9]] == [
        ("6", "policy_bias"),
        ("6.1", "pb_soe"),
        ("6.1.1", "h4_new"),
        ("6.1.2", "soe_land"),
    ]
    assert not any(row.code for row in annex_table(catalogued(SET)).rows)


def test_maxima_are_printed_with_all_their_decimals() -> None:
    criteria = catalogued("papi-province@2019")
    assert (criteria.digits, max_digits(criteria.changed(display=0))) == (4, 6)
    assert max_digits(catalogued("sipas@2023").changed(display=0)) == 0


def test_word_is_sound_and_begins_with_its_heading() -> None:
    raw = annex_word(catalogued("sipas@2023"))
    sound(raw)
    document = Document(io.BytesIO(raw))
    assert [paragraph.text for paragraph in document.paragraphs][:2] == [
        "PHỤ LỤC",
        catalogued("sipas@2023").title.text().vi.upper(),
    ]
    (table,) = document.tables
    cells = [cell.text for cell in table.rows[2].cells]
    assert cells[:4] == [
        "1.1",
        "Trách nhiệm giải trình của cơ quan, công chức",
        "100,00",
        "Tỷ lệ hài lòng × 100, hoặc điểm trung bình trên thang 0–100.",
    ]


def test_excel_holds_maxima_as_numbers(tmp_path: Path) -> None:
    assert run(["criteria", "table", SET, "--out", str(tmp_path / "a.xlsx")]) == 0
    sheet = load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert [sheet.cell(5, column).value for column in (1, 3)] == ["STT", "Điểm tối đa"]
    assert [sheet.cell(8, column).value for column in (1, 3)] == ["1.1.1", 1]


def test_what_an_annex_does_not_carry_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["criteria", "table", "thi-dua-cum@2025", "--out", str(tmp_path / "a.xlsx"), "--lang", "vi"]) == 0
    told = capsys.readouterr().out.splitlines()[-1]
    assert told.startswith("Phụ lục không mang: tên gọi tiếng Anh; số liệu của công thức (")
    plain = tmp_path / "s.yaml"
    plain.write_text(
        "id: s\nedition: e\ntitle: {vi: Bộ}\nsource: {document: d, status: official}\nscale: 1\n"
        "tree: [{code: A, vi: A, max: 1, rule: {kind: yes_no}}]\n",
        encoding="utf-8",
    )
    assert run(["criteria", "table", str(plain), "--out", str(tmp_path / "b.xlsx"), "--lang", "vi"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_copy_into_a_folder_is_the_file_of_the_catalogue(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["criteria", "copy", SET, "--out", str(tmp_path), "--lang", "en"]) == 0
    copied = tmp_path / f"{SET}.yaml"
    assert copied.read_bytes() == shipped.catalogue_file(SET).read_bytes()
    assert f"criteria: {SET}.yaml" in capsys.readouterr().out
    assert run(["criteria", "copy", SET, "--out", str(tmp_path / "own.yaml")]) == 0
    assert run(["check", str(tmp_path / "own.yaml")]) == 0


@pytest.mark.parametrize(
    ("arguments", "status", "code"),
    [
        (["table", SET, "--out", "a.pdf"], 2, ".docx"),
        (["table", SET, "--out", "there.docx"], 1, "paper-exists"),
        (["table", "none@2000", "--out", "a.docx"], 1, "criteria-not-found"),
        (["copy", "par-index-comune@2025", "--out", "."], 1, "par-index-commune@2025"),
        (["copy", SET, "--out", "there.docx/x"], 1, "paper-not-written"),
    ],
)
def test_what_cant_be_done_is_said(
    arguments: list[str],
    status: int,
    code: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("there.docx").write_text("x", encoding="utf-8")
    assert run(["criteria", *arguments]) == status
    assert code in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["there.docx"]
