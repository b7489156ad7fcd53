"""LibreOffice for tests: workbooks recalculated whole, with every formula forced, and read again."""

import io
import os
import re
import shutil
import subprocess
import tempfile
import time
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

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

KEEPING = {f"MALLOC_{what}_": "2000000000" for what in ("TRIM_THRESHOLD", "MMAP_THRESHOLD")}
"""The memory of one workbook is kept for the next: to give it back and ask anew takes a tenth of the time."""

needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")

Sheets = Mapping[str, list[list[object]]]

AT_ONCE = 100
"""How many workbooks one start of LibreOffice is given: of several hundred it leaves some out and says nothing."""


class Started(NamedTuple):
    """LibreOffice at work, what holds it there, and the folder of its profile; all end with this process."""

    program: subprocess.Popen[bytes]
    profile: tempfile.TemporaryDirectory[str]

    @property
    def said(self) -> Path:
        return Path(self.profile.name) / "said.txt"

    def end(self) -> None:
        self.program.communicate()
        self.profile.cleanup()


class Office:
    """LibreOffice with an empty sheet open: who calls it later hands it files and waits, which costs no start."""

    def __init__(self) -> None:
        self._started: Started | None = None
        self._handed = 0

    def converted(self, files: Sequence[Path], kind: str, out: Path) -> str:
        """Files as it writes them in another format, by their names in a folder; gives what it complains of."""
        started = self._ready(len(files))
        before = len(started.said.read_bytes())
        done = subprocess.run(
            [*_command(started.profile.name), "--convert-to", kind, "--outdir", str(out), *map(str, files)],
            check=True, capture_output=True, timeout=600,
        )  # fmt: skip
        return (started.said.read_bytes()[before:] + done.stderr).decode()

    def _ready(self, files: int) -> Started:
        if self._started is not None and self._handed + files > AT_ONCE:
            self._started.end()
            self._started = None
        if self._started is None:
            self._started, self._handed = _start(), 0
        self._handed += files
        return self._started


def _start() -> Started:
    """Starts it; its holder's input closes when this process ends, however it ends, and then its group is ended."""
    profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
    settings = Path(profile.name) / "user" / "registrymodifications.xcu"
    settings.parent.mkdir()
    settings.write_text(SETTINGS, encoding="utf-8")
    # The first start of a profile ends and begins anew: whoever called in between would have to start one themselves.
    subprocess.run([*_command(profile.name), "--terminate_after_init"], check=True, capture_output=True, timeout=120)
    hold = ["sh", "-c", '"$@" </dev/null & read -r _; kill -9 0', "sh"]
    with (Path(profile.name) / "said.txt").open("wb") as said:
        program = subprocess.Popen(
            [*hold, *_command(profile.name), "private:factory/scalc"],
            stdin=subprocess.PIPE, stdout=said, stderr=said, start_new_session=True, env={**os.environ, **KEEPING},
        )  # fmt: skip
    until = time.monotonic() + 120
    while not (Path(profile.name) / ".lock").exists():  # written once others can hand it files
        assert time.monotonic() < until, "LibreOffice does not start"
        time.sleep(0.05)
    return Started(program, profile)


def _command(profile: str) -> list[str]:
    return [str(SOFFICE), f"-env:UserInstallation=file://{profile}", "--headless"]


OFFICE = Office()


def recalculated(workbooks: Mapping[str, bytes]) -> dict[str, Sheets]:
    """The cells of the workbooks as LibreOffice calculates them, by name."""
    names = list(workbooks)
    parts = [names[start : start + AT_ONCE] for start in range(0, len(names), AT_ONCE)]
    return {name: sheets for part in parts for name, sheets in _recalculated(workbooks, part).items()}


def _recalculated(workbooks: Mapping[str, bytes], names: Sequence[str]) -> dict[str, Sheets]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = [folder / f"{book}.xlsx" for book in names]
        for book, file in zip(names, files, strict=True):
            file.write_bytes(_bare(workbooks[book]))
        OFFICE.converted(files, "xlsx", folder / "out")
        return {book: cells((folder / "out" / file.name).read_bytes()) for book, file in zip(names, files, strict=True)}


_CHARTS = re.compile(rb"<drawing [^>]*/>")
_PRINT = re.compile(rb'<definedName name="_xlnm[.]Print_[^>]*>[^<]*</definedName>')


def _bare(raw: bytes) -> bytes:
    """The workbook without charts, print areas and titles: they hold no results, and it takes as long for them."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.startswith("xl/worksheets/"):
                content = _CHARTS.sub(b"", content)
            elif name == "xl/workbook.xml":
                content = _PRINT.sub(b"", content).replace(b"<definedNames></definedNames>", b"")
            new.writestr(name, content)
    return file.getvalue()


def cells(raw: bytes) -> Sheets:
    """The cells of a workbook as they are stored, by sheet."""
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as file:
        file.write(raw)
        file.flush()
        book = CalamineWorkbook.from_path(file.name)
        return {name: _rows(book, name) for name in book.sheet_names}


def _rows(book: CalamineWorkbook, name: str) -> list[list[object]]:
    return [list(row) for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)]
