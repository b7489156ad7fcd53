"""Columns that group units, and their values, as people say them: `thi_tran` is "Thị trấn"."""

from scoring.words import printable, tell

COLUMNS = ("kind", "cluster", "district", "region")
KINDS = ("xa", "phuong", "thi_tran", "dac_khu")


def group_name(column: str, lang: str) -> str:
    """A column of units.csv as people call it."""
    return tell(f"sheet-group-{column}", lang) if column in COLUMNS else printable(column).replace("_", " ")


def group_value(column: str, value: str, lang: str) -> str:
    """A value of such a column."""
    return tell(f"sheet-kind-{value}", lang) if column == "kind" and value in KINDS else printable(value)
