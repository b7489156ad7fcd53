"""Tables for the terminal: what stands in a cell is printed as it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.show.tables import table
from tests.properties import cases


@pytest.mark.parametrize("cell", ["87,125", "False", "True", "1,234,567", "0x1F", "1e5", "nan", "-0", "007", "1_000"])
def test_cells_that_look_like_numbers_or_words_of_programs_stay_as_they_are(cell: str) -> None:
    shown = table([["a", cell]], ["Mã", "Số liệu"], widths=[None, 40])
    assert shown.splitlines()[-1].split() == ["a", cell]


@cases
@given(cell=st.text(st.sampled_from("0123456789,.-+eEFalseTrunb "), min_size=1, max_size=20))
def test_any_cell_is_printed_as_it_stands(cell: str) -> None:
    shown = table([["a", cell]], ["Mã", "Số liệu"], widths=[None, 40])
    assert "".join(shown.splitlines()[2].split()) == "a" + "".join(cell.split())


def test_long_cells_are_broken_to_their_width() -> None:
    shown = table([["a", "một hai ba bốn năm sáu bảy"]], ["Mã", "Số liệu"], widths=[None, 10])
    assert [line.strip() for line in shown.splitlines()[2:]] == ["a     một hai ba", "bốn năm", "sáu bảy"]
