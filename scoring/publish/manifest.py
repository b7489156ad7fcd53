"""publication.json: what a publication is of, its digests, and every file in it with its SHA-256."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from scoring import __version__
from scoring.campaign.workflow import ScoredStage
from scoring.publish.audience import Audience
from scoring.publish.publication import Publication

MANIFEST = "publication.json"
FORMAT = "scoring-publication"
MOST_BYTES = 100_000_000
"""A national publication with a page a unit in two languages has 7,000 files, some 1 MB of manifest."""

_PART = 1 << 20

Part = Literal["data", "summary", "units", "slides", "site"]
PARTS: tuple[Part, ...] = ("data", "summary", "units", "slides", "site")

PACKAGES: Mapping[Part, str] = {
    "summary": "XlsxWriter",
    "units": "XlsxWriter",
    "slides": "python-pptx",
    "site": "Jinja2",
}
"""The package that writes a part; another version of it may write other bytes."""


class _Stated(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Words(_Stated):
    """A text in both languages."""

    vi: str
    en: str


class Decided(_Stated):
    """The decision that publishes the results."""

    number: str
    date: str
    signer: str


class OfCampaign(_Stated):
    """Which campaign is published."""

    id: str
    title: Words
    year: int
    sample: bool
    decision: Decided | None


class OfCriteria(_Stated):
    """By which criteria."""

    name: str
    digest: str


class OfResults(_Stated):
    """The digest of the results, and how many units they have."""

    digest: str
    units: int


class OfPrevious(_Stated):
    """The campaign that is compared with, and the digest of its results."""

    id: str
    digest: str


class File(_Stated):
    """A file of the publication: its path with `/`, its bytes, its SHA-256."""

    path: str
    size: int
    sha256: str


class Manifest(_Stated):
    """publication.json."""

    format: Literal["scoring-publication"]
    version: Literal[1]
    engine: str
    packages: dict[str, str]
    campaign: OfCampaign
    stage: ScoredStage
    audience: Audience
    with_names: bool
    parts: tuple[Part, ...]
    lang: Literal["vi", "en"]
    criteria: OfCriteria
    results: OfResults
    previous: OfPrevious | None
    files: tuple[File, ...]

    def as_json(self) -> bytes:
        return (self.model_dump_json(indent=2) + "\n").encode()


def manifest_of(publication: Publication, parts: Sequence[Part], lang: str, files: Iterable[File]) -> Manifest:
    """The manifest of a publication whose files are there."""
    settings, criteria = publication.campaign.settings, publication.campaign.criteria
    earlier = publication.earlier
    return Manifest(
        format="scoring-publication",
        version=1,
        engine=__version__,
        packages=packages_of(parts),
        campaign=OfCampaign(
            id=settings.id,
            title=Words(**settings.title.model_dump()),
            year=settings.year,
            sample=settings.sample,
            decision=Decided(**settings.decision.model_dump(exclude={"by"})) if settings.decision else None,
        ),
        stage=publication.stage,
        audience=publication.audience,
        with_names=publication.with_names,
        parts=tuple(part for part in PARTS if part in parts),
        lang="en" if lang == "en" else "vi",
        criteria=OfCriteria(name=criteria.name, digest=criteria.digest),
        results=OfResults(digest=publication.results.digest, units=len(publication.results.units)),
        previous=OfPrevious(id=earlier.campaign.settings.id, digest=earlier.results.digest) if earlier else None,
        files=tuple(sorted(files, key=lambda file: file.path)),
    )


def packages_of(parts: Iterable[Part]) -> dict[str, str]:
    """The installed versions of the packages that write these parts, "" where one is not installed."""
    return {name: _installed(name) for name in sorted({PACKAGES[part] for part in parts if part in PACKAGES})}


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def files_in(folder: Path) -> Iterator[File]:
    """Every file below a folder that this program wrote."""
    for path in folder.rglob("*"):
        if path.is_file():
            yield File(path=path.relative_to(folder).as_posix(), size=path.stat().st_size, sha256=sha256_of(path))


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, read part by part."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while part := file.read(_PART):
            digest.update(part)
    return digest.hexdigest()
