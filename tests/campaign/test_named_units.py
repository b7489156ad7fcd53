"""Units named by code or by name."""

import pytest

from scoring.campaign.named_units import unit_named
from scoring.campaign.units import Unit
from scoring.problems import Fault

UNITS = [
    Unit("03151", "Phường Mường Lay", {"kind": "phuong"}),
    Unit("03158", "Xã Sín Thầu", {"kind": "xa"}),
    Unit("03160", "Xã Bình Minh", {"kind": "xa"}),
    Unit("03161", "Phường Bình Minh", {"kind": "phuong"}),
    Unit("Xã Sín Thầu", "Đội 1", {"kind": "other"}),
    Unit("7", "Hòa", {"kind": "other"}),
    Unit("8", "Hóa", {"kind": "other"}),
]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("03151", "03151"),
        ("Phường Mường Lay", "03151"),
        ("phuong muong lay", "03151"),
        ("  Mường  Lay", "03151"),
        ("muong lay", "03151"),
        ("xã bình minh", "03160"),
        ("đội 1", "Xã Sín Thầu"),
        ("Hòa", "7"),
        ("hóa", "8"),
    ],
)
def test_name_that_is_one_units_names_it(given: str, code: str) -> None:
    assert unit_named(given, UNITS).code == code


def test_code_comes_before_names_of_others() -> None:
    assert unit_named("7", [*UNITS, Unit("9", "7", {"kind": "other"})]).code == "7"


@pytest.mark.parametrize(("given", "codes"), [("Bình Minh", ["03160", "03161"]), ("hoa", ["7", "8"])])
def test_name_of_several_units_lists_them_all(given: str, codes: list[str]) -> None:
    with pytest.raises(Fault) as fault:
        unit_named(given, UNITS)
    assert fault.value.code == "unit-several"
    assert [unit.split()[0] for unit in fault.value.values["units"]] == codes


def test_unknown_name_is_told_a_near_one() -> None:
    with pytest.raises(Fault) as fault:
        unit_named("Xã Bình Min", UNITS)
    assert fault.value.code == "unit-unknown"
    assert fault.value.values["hint"].values["word"] == "Xã Bình Minh"
