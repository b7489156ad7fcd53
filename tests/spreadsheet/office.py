"""LibreOffice for tests: workbooks recalculated whole, with every formula forced, and read again."""

import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

SOFFICE = shutil.which("soffice")
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
"""The profile's only setting: recalculate on loading, always."""

needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")

Sheets = Mapping[str, list[list[object]]]


AT_ONCE = 100
"""How many workbooks one start of LibreOffice is given: of several hundred it leaves some out and says nothing."""


def recalculated(workbooks: Mapping[str, bytes]) -> dict[str, Sheets]:
    """The cells of the workbooks as LibreOffice calculates them, by name."""
    names = list(workbooks)
    parts = [names[start : start + AT_ONCE] for start in range(0, len(names), AT_ONCE)]
    return {name: sheets for part in parts for name, sheets in _recalculated(workbooks, part).items()}


def _recalculated(workbooks: Mapping[str, bytes], names: Sequence[str]) -> dict[str, Sheets]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(SETTINGS, encoding="utf-8")
        files = []
        for book in names:
            files.append(folder / f"{book}.xlsx")
            files[-1].write_bytes(workbooks[book])
        profile = f"-env:UserInstallation=file://{folder / 'profile'}"
        command = [str(SOFFICE), profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder / "out")]
        subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=600)
        return {book: cells((folder / "out" / f"{book}.xlsx").read_bytes()) for book in names}


def cells(raw: bytes) -> Sheets:
    """The cells of a workbook as they are stored, by sheet."""
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as file:
        file.write(raw)
        file.flush()
        book = CalamineWorkbook.from_path(file.name)
        return {name: _rows(book, name) for name in book.sheet_names}


def _rows(book: CalamineWorkbook, name: str) -> list[list[object]]:
    return [list(row) for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)]
