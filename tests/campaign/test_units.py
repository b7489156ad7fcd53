"""The units of a campaign."""

import pytest

from scoring.campaign.units import Unit, read_units, write_units
from scoring.problems import Refusal
from tests.small import criteria_of, leaf


def told(raw: str) -> list[tuple[str, str]]:
    with pytest.raises(Refusal) as caught:
        read_units(raw.encode(), "units.csv")
    return [(str(problem.place).removeprefix("units.csv:"), problem.code) for problem in caught.value.problems]


def test_units_and_their_columns() -> None:
    units, columns = read_units("code,name,district,kind\n03574,Ma Li Pho,Phong Thổ,xa\n".encode(), "u")
    assert units == (Unit("03574", "Ma Li Pho", {"district": "Phong Thổ", "kind": "xa"}),)
    assert columns == ("district", "kind")


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("code,name,kind\n", [("1", "units-none")]),
        ("code,name,kind\n,An,xa\n", [("2:code", "cell-empty")]),
        ("code,name,kind\n01,,xa\n", [("2:name", "cell-empty")]),
        ("code,name,kind\n01,An,\n", [("2:kind", "cell-empty")]),
        ("code,name,kind\n,,xa\n,,xa\n", [("2:code", "cell-empty"), ("2:name", "cell-empty"),
                                          ("3:code", "cell-empty"), ("3:name", "cell-empty")]),
        ("code,name,kind\n01,An,xa\n01,Bo,xa\n", [("3:code", "unit-twice")]),
        ('code,name,kind\n01,"A\nn",xa\n', [("2:name", "text-control-character")]),
        ("code,name\n01,An\n", [("1", "column-missing")]),
    ],
)  # fmt: skip
def test_refused(raw: str, wanted: list[tuple[str, str]]) -> None:
    assert told(raw) == wanted


@pytest.mark.parametrize(
    ("applies_to", "within"),
    [
        ("{kind: [xa]}", True),
        ("{kind: [XA, phuong]}", True),
        ("{kind: [phuong]}", False),
        ("{kind: [xa], region: [Tây Bắc]}", True),
        ("{kind: [xa], region: [TÂY BẮC]}", True),
        ("{kind: [xa], region: [Đông Bắc]}", False),
        ("{empty: [x]}", False),
        ("{absent: [x]}", False),
    ],
)
def test_applies_to(applies_to: str, within: bool) -> None:
    unit = Unit("01", "An", {"kind": "xa", "region": "Tây Bắc", "empty": ""})
    node = criteria_of(leaf("A", "10", more=f"applies_to: {applies_to}")).nodes["A"]
    assert unit.within(node) is within


def test_written_units_read_back() -> None:
    units = (
        Unit("01", "An, Bình", {"kind": "xa", "cluster": ""}),
        Unit("1", 'Ấp "Mới"', {"kind": "phuong", "cluster": "x"}),
    )
    assert read_units(write_units(units).encode(), "u") == (units, ("kind", "cluster"))


def test_no_units_write_a_header() -> None:
    assert write_units(()) == "code,name,kind\n"
