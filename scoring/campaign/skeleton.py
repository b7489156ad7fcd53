"""The skeleton of a campaign folder: what a secretariat starts a year with."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from scoring.campaign.answers import COLUMNS
from scoring.campaign.settings import Settings
from scoring.campaign.table import write_table
from scoring.campaign.units import REQUIRED, Unit
from scoring.files import write_files
from scoring.problems import Place, Problem, Refusal
from scoring.tree.model import CriteriaSet
from scoring.tree.units_named import units_named

_MARK = "\ufeff"
"""People open these tables in Excel, which takes UTF-8 for another encoding where this mark is missing."""
_WHEN_KNOWN: Mapping[str, Mapping[str, Any]] = {
    "calendar": {
        "self": {"due": "15/01/2026", "extended": {"03151": "20/01/2026"}},
        "explanation": {"due": "28/02/2026"},
    },
    "names": {"cluster": {"vi": "Cụm thi đua", "en": "Cluster"}},
    "papers": {
        "issuer": "Sở Nội vụ tỉnh …",
        "parent": "Ủy ban nhân dân tỉnh …",
        "place": "…",
        "symbol": "SNV",
        "council": "Hội đồng thẩm định … tỉnh …",
        "by": {"as": "KT. GIÁM ĐỐC", "title": "PHÓ GIÁM ĐỐC"},
        "signer": "…",
        "basis": ["Luật Tổ chức chính quyền địa phương ngày … tháng … năm …", "Quyết định số … ban hành bộ tiêu chí"],
        "recipients": ["Thường trực Tỉnh ủy (để báo cáo)", "Cổng thông tin điện tử tỉnh"],
        "reply_to": "Sở Nội vụ tỉnh … (qua hệ thống quản lý văn bản và điều hành)",
    },
    "decision": {
        "number": "…/QĐ-UBND",
        "date": "dd/mm/yyyy",
        "signer": "…",
        "by": {"as": "KT. CHỦ TỊCH", "title": "PHÓ CHỦ TỊCH"},
    },
}
"""What is written as a comment with an example: not known when a campaign begins, or not needed by each."""


def columns_needed(criteria: CriteriaSet) -> tuple[str, ...]:
    """The columns of units.csv: those every campaign has, then those that the set speaks of."""
    asked = [named.column for named in units_named(criteria)]
    return tuple(dict.fromkeys([*REQUIRED, *asked]))


NOT_ASKED = ("exercise",)
"""Keys that the program sets: an exercise is made of a campaign, never begun by hand."""


def settings_text(settings: Settings, comments: Mapping[str, str]) -> str:
    """campaign.yaml with a comment above every key; what is not known yet is there as a comment only."""
    data = settings.model_dump(mode="json", exclude={*_WHEN_KNOWN, *NOT_ASKED})
    parts = [_comment(comments["head"])]
    parts += [_comment(comments[key]) + _yaml({key: value}) for key, value in data.items()]
    parts += [
        _comment(comments[key]) + _comment(_yaml({key: example}).rstrip("\n")) for key, example in _WHEN_KNOWN.items()
    ]
    return "\n".join(parts)


def _yaml(data: Mapping[str, Any]) -> str:
    text: str = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000, default_flow_style=False)
    return text


def _comment(text: str) -> str:
    return "".join(f"# {line}\n" for line in text.split("\n"))


def units_text(units: Sequence[Unit], columns: Sequence[str]) -> str:
    """units.csv with those columns; a column that the units don't have is empty."""
    cells = [{"code": unit.code, "name": unit.name, **unit.columns} for unit in units]
    return _MARK + write_table(columns, [[row.get(column, "") for column in columns] for row in cells])


def answers_text() -> str:
    """answers.csv without a row."""
    return _MARK + write_table(COLUMNS, [])


def write_new(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes files that are not there yet: all of them or none. Raises `Refusal`."""
    there = [folder / name for name in files if os.path.lexists(folder / name)]
    if there:
        raise Refusal(Problem("new-exists", Place(str(path)), {}) for path in there)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_files({folder / name: content for name, content in files.items()})
    except OSError:
        raise Refusal([Problem("new-unwritable", Place(str(folder)), {})]) from None
