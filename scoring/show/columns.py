"""What columns of units.csv and their values are called: `kind` is Loại đơn vị, `thi_tran` is Thị trấn."""

from collections.abc import Mapping

from scoring.campaign.units import COMMUNE_KINDS
from scoring.problems import Text
from scoring.words import printable, tell

KIND = "kind"
KINDS = (*COMMUNE_KINDS, "huyen", "quan", "thi_xa", "tinh", "thanh_pho")
COLUMNS = (KIND, "cluster", "district", "region", "province")
"""The columns whose names everybody knows; a campaign names its others, or these otherwise."""


def column_name(column: str, lang: str, names: Mapping[str, Text]) -> str:
    """A column as people call it; `names` are the campaign's own."""
    if column in names:
        return printable(names[column].in_language(lang))
    return tell(f"column-{column}", lang) if column in COLUMNS else printable(column).replace("_", " ")


def value_name(column: str, value: str, lang: str) -> str:
    """A value of a column as people say it."""
    known = value.casefold() if column == KIND else ""
    return tell(f"kind-{known}", lang) if known in KINDS else printable(value)
