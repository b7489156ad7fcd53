"""What columns of units.csv and their values are called: `kind` is Loại đơn vị, `thi_tran` is Thị trấn."""

from collections.abc import Mapping

from scoring.campaign.units import COMMUNE_KINDS
from scoring.problems import Said, Text

KIND = "kind"
KINDS = (*COMMUNE_KINDS, "huyen", "quan", "thi_xa", "tinh", "thanh_pho")
COLUMNS = (KIND, "cluster", "district", "region", "province")
"""The columns whose names everybody knows; a campaign names its others, or these otherwise."""

Names = Mapping[str, Text]
"""What a campaign calls its columns."""


def column_said(column: str, names: Names) -> Said | Text | str:
    """A column as people call it."""
    if column in names:
        return names[column]
    return Said(f"column-{column}", {}) if column in COLUMNS else column.replace("_", " ")


def value_said(column: str, value: str) -> Said | str:
    """A value of a column as people say it."""
    known = value.casefold() if column == KIND else ""
    return Said(f"kind-{known}", {}) if known in KINDS else value
