"""CSV as people save it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.campaign.table import MOST_COLUMNS, MOST_IN_CELL, Table, problem_at, read_table, write_table
from scoring.problems import Fault, Problem, Refusal
from tests.properties import cases


def table(raw: bytes | str, known: tuple[str, ...] | None = ("a", "b", "c")) -> Table:
    return read_table(raw.encode() if isinstance(raw, str) else raw, "t.csv", ("a", "b"), known)


def problems(raw: bytes | str, known: tuple[str, ...] | None = ("a", "b", "c")) -> list[Problem]:
    try:
        return table(raw, known).problems
    except Refusal as refusal:
        return list(refusal.problems)


def told(raw: bytes | str, known: tuple[str, ...] | None = ("a", "b", "c")) -> list[tuple[str, str]]:
    return [(str(problem.place).removeprefix("t.csv"), problem.code) for problem in problems(raw, known)]


@pytest.mark.parametrize(
    "raw",
    [
        "a,b\n1,x\n2,y\n",
        "a,b\r\n1,x\r\n2,y\r\n",
        "a,b\r1,x\r2,y\r",
        "a;b\n1;x\n2;y",
        b"\xef\xbb\xbfa,b\n1,x\n2,y\n",
        ' a , b \n 1 ,"x"\n2,y  \n',
        "a,b\n1,x\n,\n\n2,y\n,,,\n",
        "a,b,,\n1,x,,\n2,y,\n",
    ],
)
def test_forms_of_the_same_table(raw: bytes | str) -> None:
    found = table(raw)
    assert found.header == ("a", "b")
    assert [cells for _, cells in found.rows] == [["1", "x"], ["2", "y"]]


@pytest.mark.parametrize("told", ["sep=;", '"sep=;"', "\ufeffsep=;"])
def test_line_that_tells_excel_the_separator_is_no_row(told: str) -> None:
    found = read_table(f"{told}\r\na;b\r\n1;2\r\n".encode(), "t.csv", ("a", "b"), None)
    assert (found.header, found.rows) == (("a", "b"), [(3, ["1", "2"])])
    with pytest.raises(Refusal) as refusal:
        read_table(f"{told}\na;c\n".encode(), "t.csv", ("a", "b"), None)
    assert [(problem.code, problem.place.line) for problem in refusal.value.problems] == [("column-missing", 2)]


def test_rows_know_the_line_they_begin_on() -> None:
    found = table('a,b\n1,"x\ny"\n\n2,z\n')
    assert [line for line, _ in found.rows] == [2, 5]


def test_cells_are_composed() -> None:
    assert table("a,b\nxa\u0303,1\n").rows == [(2, ["xã", "1"])]


@pytest.mark.parametrize(
    ("raw", "place", "reason"),
    [
        ('a,b\n1,"x', ":2", "quote"),
        ('a,b\n1,x\n2,"x"y\n', ":3", "quote"),
        ('a,"b\n1,2\n', ":1", "quote"),
        ('a,b\n1,"x"y' + "z," * MOST_IN_CELL, ":2", "quote"),
        ("a,b\n1," + "x" * (MOST_IN_CELL + 1), ":2", "long"),
        ('a,b\n1,2\n1,"' + "x\n" * (MOST_IN_CELL // 2 + 1), ":3", "long"),
        ("a," + "b" * (MOST_IN_CELL + 1), ":1", "long"),
    ],
    ids=range(7),
)
def test_reason_of_a_row_that_is_none_is_read_from_its_text(raw: str, place: str, reason: str) -> None:
    [problem] = problems(raw)
    assert (str(problem.place), problem.code) == (f"t.csv{place}", "csv-syntax")
    assert problem.values["reason"].code == f"reason-csv-{reason}"


def test_commas_of_vietnamese_numbers_within_semicolons() -> None:
    assert table("a;b\n1,5;2,5\n").rows == [(2, ["1,5", "2,5"])]


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("", [(":1", "csv-no-header")]),
        (",,\n1,2,3\n", [(":1", "csv-no-header")]),
        ("a\tb\n1\t2\n", [(":1", "csv-tabs")]),
        ("a,c\n1,2\n", [(":1", "column-missing")]),
        ("a,,b\n1,2,3\n", [(":1", "column-unnamed")]),
        ("a,b,a\n1,2,3\n", [(":1:a", "column-twice")]),
        ("a,b,d\n1,2,3\n", [(":1:d", "column-unknown")]),
        ("a,b\n1\n1,2,3\n", [(":2", "row-width"), (":3", "row-width")]),
        ('a,b\n1,"2\n', [(":2", "csv-syntax")]),
        ('a,"b\n1,2\n', [(":1", "csv-syntax")]),
        ('a,b\n1,"x"y\n', [(":2", "csv-syntax")]),
        ("a,b\n1," + "x" * 1_000_001, [(":2", "csv-syntax")]),
        (b"a,b\n1,\xe3\n", [(":2:3", "file-not-utf8")]),
        (b"a,b\n1,\0\n", [(":2:3", "file-nul")]),
    ],
)
def test_refused(raw: bytes | str, wanted: list[tuple[str, str]]) -> None:
    assert told(raw) == wanted


def test_good_rows_stand_beside_the_problems() -> None:
    found = table('a,b\n1,x\n1\n2,y\n3,"z"z\n4,u\n')
    assert found.rows == [(2, ["1", "x"]), (4, ["2", "y"])]
    assert [problem.code for problem in found.problems] == ["row-width", "csv-syntax"]


def test_more_columns_than_any_form_has() -> None:
    raw = ",".join(f"c{number}" for number in range(MOST_COLUMNS + 1)) + "\n"
    assert told(raw, None) == [(":1", "columns-too-many")]
    allowed = ",".join(["a", "b", *(f"c{number}" for number in range(MOST_COLUMNS - 2))]) + "\n"
    assert len(table(allowed, None).header) == MOST_COLUMNS


def test_further_columns_pass_where_any_is_known() -> None:
    assert table("a,b,zone\n1,2,3\n", None).header == ("a", "b", "zone")


def test_misspelt_column_has_a_hint() -> None:
    found = problems("a,b,evidnce\n1,2,3\n", ("a", "b", "evidence"))
    assert found[0].values["hint"].values == {"word": "evidence"}


def test_missing_column_names_the_misspelt_one() -> None:
    with pytest.raises(Refusal) as caught:
        read_table(b"unit,cod\n1,2\n", "t.csv", ("unit", "code"), None)
    assert caught.value.problems[0].values["hint"].values == {"word": "cod"}


@pytest.mark.parametrize(
    ("raw", "column", "cell", "marked"),
    [
        ("a,b\n1,x\n", "b", "x", "x"),
        ('a,b\n"1,1",x1\n', "b", "x1", "x1"),
        ('a,b\n"1,1",x1\n', "a", "1,1", "1,1"),
        ('a,b\n"say ""x""",x\n', "b", "x", "x"),
        ("a;b\n1;1\n", "b", "1", "1"),
        ("a,b\n1,\n", "b", "", ""),
    ],
)
def test_place_of_a_cell_underlines_it(raw: str, column: str, cell: str, marked: str) -> None:
    place = problem_at(table(raw), 2, column, cell, Fault("x")).place
    assert (place.file, place.line, place.column) == ("t.csv", 2, column)
    assert place.excerpt[place.start : place.start + len(marked)] == marked
    assert place.start >= place.excerpt.index(";" if ";" in raw else ",") if column == "b" else place.start < 2


def test_place_of_a_cell_that_a_line_break_moved() -> None:
    """A cell that is not on the row's first line is not underlined, but the row is shown."""
    place = problem_at(table('a,b\n"1\n1",x\n'), 2, "b", "x", Fault("x")).place
    assert place.excerpt == '"1'
    assert place.width == 1


def test_place_of_a_row_is_the_whole_line() -> None:
    place = table("a,b\n1,2\n").place(2)
    assert (str(place), place.excerpt, place.start, place.width) == ("t.csv:2", "1,2", 0, 3)


def test_written_table_reads_back() -> None:
    rows = [["1", 'say "x", y'], ["dòng\nmới", "xã"], ["", "x"]]
    assert [cells for _, cells in table(write_table(["a", "b"], rows)).rows] == rows


def test_commas_that_moved_cells_are_told_where_the_header_has_no_empty_ones() -> None:
    """The last cell was empty, a note lost its quotes: the row is one too wide, all behind the note has moved."""
    assert told("a,b,c\n1,Chưa có, xin bổ sung,\n", None) == [(":2", "row-width")]
    assert table("a,b,,\n1,2,,\n3,4,\n5,6\n").rows == [(2, ["1", "2"]), (3, ["3", "4"]), (4, ["5", "6"])]
    assert told("a,b,,\n1,x, y,\n") == [(":2", "row-width")]


def test_columns_of_a_whole_sheet_cost_what_they_weigh() -> None:
    """A spreadsheet saves all 16,384 columns for one stray format: seconds, where cells were taken off one by one."""
    ghosts = "," * 16_382
    raw = "a,b" + ghosts + "\n" + "".join(f"{number},x{ghosts}\n" for number in range(100))
    begun = time.process_time()
    assert len(table(raw).rows) == 100
    assert time.process_time() - begun < 5
    assert told("a,b\n1" + "," * 400_000) == [(":2", "row-width")]


CELLS = st.text(st.sampled_from(["\r", "\n", '"', ",", ";", "x", "ô", " ", "\t"]), max_size=6)


@cases
@given(
    rows=st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=4),
    separator=st.sampled_from(",;"),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_what_is_written_reads_back_the_same(rows: list[list[str]], separator: str, end: str) -> None:
    text = write_table(["a", "b"], rows, separator, end)
    stripped = [[cell.strip() for cell in row] for row in rows]
    found = [row for _, row in read_table(text.encode(), "t.csv", ["a", "b"], ["a", "b"]).rows]
    assert found == [row for row in stripped if any(row)]
