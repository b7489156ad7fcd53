"""Publications changed on their way: by mistake, or by somebody who rewrites the manifest so that it is not seen."""

import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from scoring.problems import Problem
from scoring.publish.manifest import MANIFEST, Manifest, files_in
from scoring.publish.verify import verify
from scoring.words import render
from tests.publish.published import silent


def found(folder: Path) -> list[Problem]:
    return list(verify(folder, silent).problems)


def told(folder: Path) -> list[tuple[str, str]]:
    """The code and the file of every problem; every one of them can be said in both languages."""
    problems = found(folder)
    assert all(render(problem, lang) for problem in problems for lang in ("vi", "en"))
    return [(problem.code, problem.place.file.removeprefix(f"{folder}/")) for problem in problems]


def edit(folder: Path, file: str, old: str, new: str) -> None:
    """Changes the first place where `old` stands in a text file."""
    text = (folder / file).read_bytes().decode()
    assert old in text
    (folder / file).write_bytes(text.replace(old, new, 1).encode())


def forge(folder: Path) -> None:
    """Rewrites the manifest, as somebody would who wants the change not to be seen."""
    manifest = Manifest.model_validate_json((folder / MANIFEST).read_bytes())
    files = sorted((file for file in files_in(folder) if file.path != MANIFEST), key=lambda file: file.path)
    (folder / MANIFEST).write_bytes(manifest.model_copy(update={"files": tuple(files)}).as_json())


def rewrite(folder: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Changes the manifest as JSON."""
    manifest = json.loads((folder / MANIFEST).read_bytes())
    change(manifest)
    (folder / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")


def repack(file: Path, change: Callable[[str, bytes], bytes]) -> None:
    """Changes the parts of a workbook."""
    with zipfile.ZipFile(file) as package:
        parts = {name: change(name, package.read(name)) for name in package.namelist()}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)


def stored_values(file: Path, value: str) -> list[tuple[str, int]]:
    """The sheets' parts, and the positions in them, where that value is stored."""
    with zipfile.ZipFile(file) as package:
        sheets = {name: package.read(name).decode() for name in package.namelist() if "worksheets/sheet" in name}
    return [
        (name, found.start(1))
        for name, text in sorted(sheets.items())
        for found in re.finditer(f"<v>({re.escape(value)})</v>", text)
    ]


def at_byte(content: bytes, at: int) -> int:
    """The byte where that character begins."""
    return len(content.decode()[:at].encode())


def outlines(folder: Path, *codes: str) -> Path:
    """A GeoJSON file with a square for every unit."""
    features = []
    for number, code in enumerate(codes or ("03549", "03574", "03577")):
        west, east = 103 + number, 104 + number
        ring = [[west, 22], [east, 22], [east, 23], [west, 23], [west, 22]]
        area = {"type": "Polygon", "coordinates": [ring]}
        features.append({"type": "Feature", "properties": {"code": code}, "geometry": area})
    file = folder / "map.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return file
