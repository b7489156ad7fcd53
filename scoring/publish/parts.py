"""The parts of a publication written into a folder, each by its own module; the manifest of them all last."""

import importlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from scoring.problems import Said
from scoring.publish.data import data_files
from scoring.publish.file_names import harmless_names
from scoring.publish.manifest import MANIFEST, PARTS, Manifest, Part, files_in, manifest_of, parts_with_data
from scoring.publish.publication import Publication

Progress = Callable[[Said], None]
"""Told what is being written."""


class Job(NamedTuple):
    """What a writer is given: what to publish, in which language, where to, and whom to tell how far it is."""

    publication: Publication
    lang: str
    folder: Path
    progress: Progress


def _data(job: Job) -> None:
    for name, content in data_files(job.publication):
        file = job.folder / "data" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        job.progress(Said("publish-progress", {"what": f"data/{name}"}))


def _summary(job: Job) -> None:
    job.progress(Said("publish-progress", {"what": "summary.xlsx"}))
    raw = _function("scoring.publish.workbooks.summary:summary_workbook")(job.publication, job.lang)
    (job.folder / "summary.xlsx").write_bytes(raw)


def _units(job: Job) -> None:
    workbook = _function("scoring.publish.workbooks.unit:unit_workbook")
    (job.folder / "units").mkdir()
    files = unit_files(job.publication)
    for number, (code, file) in enumerate(files.items(), 1):
        job.progress(Said("publish-progress-of", {"what": file, "number": number, "count": len(files)}))
        (job.folder / file).write_bytes(workbook(job.publication, code, job.lang))


def _slides(job: Job) -> None:
    job.progress(Said("publish-progress", {"what": "slides.pptx"}))
    raw = _function("scoring.publish.slides:slides")(job.publication, job.lang)
    (job.folder / "slides.pptx").write_bytes(raw)


def _site(job: Job) -> None:
    def progress(done: int, count: int) -> None:
        job.progress(Said("publish-progress-of", {"what": "site", "number": done, "count": count}))

    # Last of all: its pages link to what stands beside them.
    _function("scoring.publish.site.write:write_site")(job.publication, job.folder / "site", progress)


WRITERS: Mapping[Part, Callable[[Job], None]] = {
    "data": _data,
    "summary": _summary,
    "units": _units,
    "slides": _slides,
    "site": _site,
}
NEEDS: Mapping[Part, tuple[str, ...]] = {
    "data": (),
    "summary": ("scoring.publish.workbooks.summary",),
    "units": ("scoring.publish.workbooks.unit",),
    "slides": ("scoring.publish.slides",),
    "site": ("scoring.publish.site.write",),
}
"""The modules of the parts that need the extra `publish`."""


def unit_files(publication: Publication) -> dict[str, str]:
    """The workbook of every unit, by its code."""
    names = harmless_names(unit.code for unit in publication.campaign.units)
    return {code: f"units/{name}.xlsx" for code, name in names.items()}


def load_trust() -> None:
    """Imports what the council is told of trust is computed with. Raises `ModuleNotFoundError` as `load_writers`."""
    importlib.import_module("scoring.analysis.robustness")


def load_writers(parts: Sequence[Part]) -> None:
    """Imports what writes these parts. Raises `ModuleNotFoundError` where a package is not installed."""
    for part in parts:
        for module in NEEDS[part]:
            importlib.import_module(module)


def write_publication(
    publication: Publication, parts: Sequence[Part], lang: str, folder: Path, progress: Progress
) -> Manifest:
    """Writes the parts, with the data in any case, and the manifest into an empty folder."""
    whole = parts_with_data(parts)
    write_parts(publication, whole, lang, folder, progress)
    manifest = manifest_of(publication, whole, lang, files_in(folder))
    (folder / MANIFEST).write_bytes(manifest.as_json())
    return manifest


def write_parts(publication: Publication, parts: Sequence[Part], lang: str, folder: Path, progress: Progress) -> None:
    """Writes these parts alone."""
    for part in PARTS:
        if part in parts:
            WRITERS[part](Job(publication, lang, folder, progress))


def _function(name: str) -> Callable[..., Any]:
    module, _, function = name.partition(":")
    made: Callable[..., Any] = getattr(importlib.import_module(module), function)
    return made
