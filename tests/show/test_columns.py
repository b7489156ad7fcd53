"""Columns of units.csv and their values as people call them."""

from scoring.problems import Text
from scoring.show.columns import column_name, value_name

OWN = {"cluster": Text("Cụm thi đua", "Emulation cluster"), "vung": Text("Vùng", "Region")}


def test_column_has_the_campaigns_name_before_the_usual_one() -> None:
    assert column_name("cluster", "vi", {}) == "Cụm"
    assert column_name("cluster", "vi", OWN) == "Cụm thi đua"
    assert column_name("vung", "en", OWN) == "Region"
    assert column_name("so_dan", "vi", OWN) == "so dan"


def test_kind_is_said_in_words_and_others_as_they_are() -> None:
    assert value_name("kind", "dac_khu", "vi") == "Đặc khu"
    assert value_name("kind", "DAC_KHU", "en") == "Special zone"
    assert value_name("kind", "bản", "vi") == "bản"
    assert value_name("cluster", "xa", "vi") == "xa"
