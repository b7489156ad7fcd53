"""What is published, for everybody: the files of publications that the journal knows, and nothing else.

A publication is a folder that `scoring publish` wrote (SCORING_PUBLICATIONS holds them). It is shown where its list of
files is the one that an act of publication carries, and where it was made for the public; of its files those that the
list names, as long as they are the listed bytes.
"""

import hashlib
import mimetypes
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from scoring.problems import Refusal, Text
from scoring.publish.manifest import MANIFEST, Manifest
from scoring.publish.verify_files import read_manifest
from scoring.store.models_council import Publication

STARTS = {"vi": "site/index.html", "en": "site/en/index.html"}
"""Where reading a publication begins, by language."""


class Shown(NamedTuple):
    """A publication on the site: its folder's name, its title and decision, its state, where reading begins."""

    name: str
    title: Text
    decision: str
    day: str
    state: str
    start: str


def shown(lang: str) -> list[Shown]:
    """The publications that everybody may read, the newest first."""
    return [
        _shown(folder.name, manifest, row, lang)
        for row in Publication.objects.order_by("-at", "-id")
        for folder, manifest in _folders()
        if manifest.digest == row.manifest
    ]


def _shown(name: str, manifest: Manifest, row: Publication, lang: str) -> Shown:
    listed = {file.path for file in manifest.files}
    start = next((one for one in (STARTS[lang], *STARTS.values()) if one in listed), MANIFEST)
    title = Text(manifest.campaign.title.vi, manifest.campaign.title.en)
    return Shown(name, title, row.decision, row.day, row.state, start)


def _folders() -> Iterator[tuple[Path, Manifest]]:
    """The folders that hold a publication for the public."""
    home = settings.PUBLICATIONS
    for folder in sorted(home.iterdir()) if home and home.is_dir() else []:
        try:
            manifest = read_manifest(folder)
        except Refusal:
            continue
        if manifest.audience == "public" and not manifest.with_names:
            yield folder, manifest


@require_GET
def published(_: HttpRequest, name: str, file: str) -> HttpResponse:
    """A file of a publication."""
    publication = next(((folder, manifest) for folder, manifest in _folders() if folder.name == name), None)
    if publication is None or not Publication.objects.filter(manifest=publication[1].digest).exists():
        raise Http404
    folder, manifest = publication
    listed = {one.path: one.sha256 for one in manifest.files}
    if file != MANIFEST and file not in listed:
        raise Http404
    content = (folder / file).read_bytes()
    if file != MANIFEST and hashlib.sha256(content).hexdigest() != listed[file]:
        raise Http404
    kind = mimetypes.guess_type(file)[0] or "application/octet-stream"
    response = HttpResponse(content, content_type=f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
    response.headers["Cache-Control"] = "public, max-age=300"
    return response
