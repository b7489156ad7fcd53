"""Annexes with something wrong: each is refused at its row, or read with what was not understood."""

import contextlib
import datetime
import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
from openpyxl import Workbook

from scoring.annex.draft import Draft
from scoring.cli.main import run
from scoring.problems import Refusal
from tests.annex.annexes import begun, columns_workbook, raw, roman_document, roman_rows, row_of
from tests.annex.reading import imported, leaves, refused, understood

HEADING = ("STT", "Nội dung", "Điểm tối đa", "Cách chấm điểm")


def document(*rows: Sequence[str], heading: tuple[str, ...] = HEADING) -> bytes:
    made = begun()
    table = made.add_table(rows=0, cols=4)
    for row in (heading, *rows):
        row_of(table, row)
    return raw(made)


def sheet(*rows: tuple[Any, ...], heading: tuple[str, ...] = HEADING) -> Workbook:
    workbook = Workbook()
    active: Any = workbook.active
    for row in (heading, *rows):
        active.append(row)
    return workbook


def repacked(data: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def with_part(name: str, content: bytes) -> bytes:
    return repacked(raw(roman_document([])), lambda parts: parts.update({name: content}))


GOOD = ("1", "Ban hành kế hoạch", "1", "Có: 1; không: 0")

FILES: dict[str, tuple[str, Callable[[], Any], str]] = {
    "empty file": ("a.docx", lambda: b"", "annex-not-word"),
    "PDF with another name": ("a.docx", lambda: b"%PDF-1.7 ...", "annex-not-word"),
    "Word 97": ("a.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "annex-word-old"),
    "Excel 97": ("a.xlsx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "form-xls"),
    "password": (
        "a.docx",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "annex-word-password",
    ),
    "workbook with another name": ("a.docx", columns_workbook, "annex-not-word"),
    "document with another name": ("a.xlsx", roman_document, "form-not-workbook"),
    "cut off": ("a.docx", lambda: raw(roman_document([]))[:-900], "annex-word-damaged"),
    "XML cut off": ("a.docx", lambda: with_part("word/document.xml", b"<w:document"), "annex-word-damaged"),
    "entities": (
        "a.docx",
        lambda: with_part("word/document.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
        "annex-word-damaged",
    ),
    "bomb": ("a.docx", lambda: with_part("word/media.xml", bytes(40_000_000)), "annex-word-damaged"),
    "macros": ("a.docx", lambda: with_part("word/vbaProject.bin", b"x"), "annex-word-macros"),
    "other XML": ("a.docx", lambda: with_part("word/document.xml", b"<x/>"), "annex-word-damaged"),
    "no table": ("a.docx", begun, "annex-no-table"),
    "no column of maxima": (
        "a.docx",
        lambda: document(heading=("STT", "Nội dung", "Ghi chú", "Cách chấm")),
        "annex-no-table",
    ),
    "no rows": ("a.docx", document, "annex-no-rows"),
    "too many rows": ("a.xlsx", lambda: sheet(*[("", "", "", "x")] * 5_001), "annex-too-large"),
    "too many columns": ("a.xlsx", lambda: sheet(tuple(range(70))), "annex-too-large"),
}


@pytest.mark.parametrize("case", FILES)
def test_file_is_refused_as_what_it_is(case: str, tmp_path: Path) -> None:
    name, made, code = FILES[case]
    assert {one for one, _ in refused(tmp_path, name, made())} == {code}


UNREADABLE = [("annex-max-missing", 3), ("annex-max-unreadable", 3)]
ROWS: dict[str, tuple[list[tuple[Any, ...]], list[tuple[str, int]]]] = {
    "number twice": ([GOOD, ("2", "Báo cáo", "1", ""), ("2", "Hội nghị", "1", "")], [("annex-number-twice", 4)]),
    "1.10 made 1.1": (
        [("1", "A", "2", ""), ("1.1", "B", "1", ""), (1.1, "C", "1", "")],
        [("annex-number-twice", 4)],
    ),
    "maximum missing": ([GOOD, ("2", "Báo cáo", "", "")], [("annex-max-missing", 3)]),
    "maximum in words": ([GOOD, ("2", "Báo cáo", "hai điểm", "")], UNREADABLE),
    "two separators": ([GOOD, ("2", "Báo cáo", "1.000,5", "")], UNREADABLE),
    "a span": ([GOOD, ("2", "Báo cáo", "0-5", "")], UNREADABLE),
    "zero": ([GOOD, ("2", "Báo cáo", "0", "")], [("annex-max-low", 3)]),
    "below zero": ([GOOD, ("2", "Báo cáo", "-1", "")], [("annex-max-low", 3)]),
    "too deep": (
        [(".".join("1" * depth), f"A{depth}", "1", "") for depth in range(1, 13)] + [("a)", "B", "1", "")],
        [("annex-too-deep", 14)],
    ),
    "all at once": (
        [GOOD, ("1", "Báo cáo", "", ""), ("2", "Hội nghị", "x y", "")],
        [("annex-max-missing", 3), ("annex-number-twice", 3), ("annex-max-missing", 4), ("annex-max-unreadable", 4)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", ROWS)
@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
def test_table_is_refused_at_its_rows_and_nothing_written(
    case: str, suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows, expected = ROWS[case]
    made = document(*[[str(cell) for cell in row] for row in rows]) if suffix == "docx" else sheet(*rows)
    assert refused(tmp_path, f"a.{suffix}", made) == expected
    assert run(["criteria", "import", str(tmp_path / f"a.{suffix}"), "--out", str(tmp_path / "a.yaml")]) == 1
    assert all(f":{row}: " in capsys.readouterr().err for _, row in expected[:1])
    assert not (tmp_path / "a.yaml").exists()


def test_number_that_became_a_date_is_refused(tmp_path: Path) -> None:
    made = sheet(("1", "Báo cáo", 1, "Có: 1; không: 0"), (datetime.date(2026, 1, 2), "Hội nghị", 1, ""))
    assert refused(tmp_path, "a.xlsx", made) == [("annex-number-date", 3)]


def test_error_of_a_formula_is_refused(tmp_path: Path) -> None:
    made = sheet(("1", "Báo cáo", 1, ""), ("2", "Hội nghị", "=1/0", ""))
    data = repacked(
        raw(made),
        lambda parts: parts.update(
            {name: content.replace(b"<f>1/0</f><v />", b"<f>1/0</f><v>#DIV/0!</v>").replace(b'r="C3"', b'r="C3" t="e"')
             for name, content in parts.items() if name.endswith("sheet1.xml")}
        ),
    )  # fmt: skip
    assert ("annex-cell-error", 3) in refused(tmp_path, "a.xlsx", data)


# What is read and told


TOLD: dict[str, tuple[list[tuple[str, str, str, str]], list[tuple[str, int]]]] = {
    "sum of children": (
        [("I", "KẾ HOẠCH", "5", ""), ("1", "A", "1", "Có: 1; không: 0"), ("2", "B", "3", "ĐTXHH")],
        [("annex-sum", 2), ("annex-remark-survey", 4)],
    ),
    "total": ([GOOD, ("", "Tổng cộng", "10", "")], [("annex-total-differs", 3)]),
    "nothing said": ([("1", "A", "1", "")], [("annex-nothing-said", 2)]),
    "not understood": ([("1", "A", "1", "theo mức độ")], [("annex-not-understood", 2)]),
    "levels numbered as leaves": (
        [("1", "Kế hoạch", "2", ""), ("a)", "Đúng", "2", ""), ("b)", "Chậm", "1", ""), ("c)", "Không", "0,5", "")],
        [("annex-rows-levels", 2)],
    ),
    "method at a branch": (
        [("1", "A", "1", "Trung bình các mục"), ("1.1", "B", "1", "Có: 1; không: 0")],
        [("annex-branch-said", 2)],
    ),
    "groups of bonus": (
        [GOOD, ("", "Điểm thưởng", "2", ""), ("1", "Nhóm", "2", ""), ("1.1", "Mô hình", "2", "Có: 2; không: 0")],
        [("annex-group-left", 4)],
    ),
    "row that belongs nowhere": ([("", "", "3", ""), GOOD], [("annex-row-lost", 2)]),
}  # fmt: skip


@pytest.mark.parametrize("case", TOLD)
def test_what_is_doubtful_is_told_at_its_row(case: str, tmp_path: Path) -> None:
    rows, expected = TOLD[case]
    found = imported(tmp_path, "a.docx", document(*rows))
    assert [(one.code, one.place.line) for one in found.told] == expected


def test_tables_of_odd_layouts_are_read_as_people_see_them(tmp_path: Path) -> None:
    """Numbers of the outer of two columns of titles, a code alone, a scale beside maxima, a table within a cell."""
    heading = ("STT", "Lĩnh vực", "Tiêu chí thành phần", "Thang điểm", "Điểm tối đa")
    made = begun()
    table: Any = made.add_table(rows=0, cols=5)
    for row in (
        heading,
        ("I", "Thể chế", "1.1. Xây dựng văn bản", "Đúng: 03 điểm; sai: 0 điểm", "03 điểm"),
        ("", "", "1.2. Tự kiểm tra", "Có: 2; không: 0", "02 điểm"),
        ("II", "Thủ tục", "2.1. Đúng hạn", "Tỷ lệ đạt x 05 điểm", "05 điểm"),
        ("Tổng cộng", "", "", "", "10 điểm"),
    ):
        row_of(table, row)
    for column in (0, 1):
        table.cell(1, column).merge(table.cell(2, column))
    found = imported(tmp_path, "a.docx", made)
    assert [leaf.code for leaf in leaves(found)] == ["I.1", "I.2", "II.1"]
    assert all(leaf.guess for leaf in leaves(found))
    assert found.drafted.scale == 10

    made = begun()
    table = made.add_table(rows=0, cols=4)
    four = ("Mã", "Tên tiêu chí", "Điểm", "Phương pháp chấm"), ("A", "CHUNG", "5", ""), ("A1", "Hai", "5", "")
    for line in four:
        row_of(table, line)
    inner = table.cell(2, 3).add_table(rows=2, cols=2)
    for place, text in enumerate(("Tốt", "5", "Khá", "3")):
        inner.cell(place // 2, place % 2).text = text
    found = imported(tmp_path, "b.docx", made)
    assert [(leaf.code, understood(leaf)) for leaf in leaves(found)] == [("A1", "Tốt: 5; Khá: 3")]


IN_THE_RUN = {
    "below a field": (
        [("I", "A", "5", ""), ("1", "B", "2", ""), ("2", "Điểm thưởng thi đua", "3", ""), ("II", "C", "5", "")],
        ["I.1", "I.2", "II"],
        [],
    ),
    "among fields": (
        [("1", "A", "5", ""), ("2", "Cộng điểm sáng kiến", "3", ""), ("3", "B", "2", "")],
        ["1", "2", "3"],
        [],
    ),
    "behind all fields": (
        [("I", "A", "5", ""), ("II", "Điểm thưởng", "3", ""), ("1", "B", "3", ""), ("III", "Điểm trừ", "1", ""),
         ("1", "C", "1", "")],
        ["I"],
        ["T.1", "1"],
    ),
    "behind numbers that are like its own": (
        [("1", "A", "5", ""), ("2", "B", "5", ""), ("3", "Điểm thưởng", "3", ""), ("1", "C", "3", "")],
        ["1", "2"],
        ["T.1"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", IN_THE_RUN)
def test_a_row_named_as_bonus_is_one_of_the_tree_where_others_are_numbered_on(case: str, tmp_path: Path) -> None:
    rows, tree, outside = IN_THE_RUN[case]
    blocks = imported(tmp_path, "a.docx", document(*rows)).drafted.blocks
    codes = {block: [draft.code for draft in _leaves(drafts)] for block, drafts in blocks.items()}
    assert (codes["tree"], codes["bonus"] + codes["penalty"]) == (tree, outside)


def _leaves(drafts: list[Draft]) -> list[Draft]:
    return [leaf for draft in drafts for leaf in (_leaves(draft.children) if draft.children else [draft])]


def test_other_tables_with_criteria_are_told(tmp_path: Path) -> None:
    made = begun()
    for rows in ([GOOD], [GOOD, ("2", "Báo cáo", "1", "Có: 1; không: 0")]):
        table = made.add_table(rows=0, cols=4)
        for row in (HEADING, *rows):
            row_of(table, row)
        made.add_paragraph("")
    found = imported(tmp_path, "a.docx", made)
    assert (found.drafted.grid.name, len(leaves(found))) == ("T2", 2)
    assert [one.code for one in found.told] == ["annex-others"]


def test_texts_that_look_like_yaml_stay_texts(tmp_path: Path) -> None:
    hostile = 'A: {b}\n- "c" # d\n"""\x07 \u202e!!python/object: x'
    found = imported(tmp_path, "a.xlsx", sheet(("1", hostile.replace("\x07", ""), "1", f"{hostile[:9]}: 1; không: 0")))
    assert [line for line in found.text.split("\n") if line.lstrip().startswith(('- "c', "!!"))] == []
    assert leaves(found)[0].title.startswith('A: {b} - "c" # d')


@pytest.mark.parametrize("seed", range(12))
def test_bytes_changed_at_random_end_in_words(seed: int, tmp_path: Path) -> None:
    rng = Random(seed)
    suffix, made = rng.choice([("docx", roman_document(list(roman_rows())[:6])), ("xlsx", columns_workbook())])

    def change(parts: dict[str, bytes]) -> None:
        name = rng.choice([name for name in parts if name.endswith(".xml")])
        content = bytearray(parts[name])
        for _ in range(rng.randint(1, 6)):
            at = rng.randrange(len(content))
            content[at : at + rng.choice([0, 1, 20])] = rng.randbytes(rng.choice([0, 1]))
        parts[name] = bytes(content)

    with contextlib.suppress(Refusal):
        imported(tmp_path, f"a.{suffix}", repacked(raw(made), change))
