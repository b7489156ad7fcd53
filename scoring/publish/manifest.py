"""publication.json: what a publication is of, its digests, and every file in it with its SHA-256.

Data are part of every publication: without them nothing could be recomputed.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

from scoring import __version__
from scoring.campaign.workflow import ScoredStage
from scoring.publish.audience import Audience, Held
from scoring.publish.publication import Publication
from scoring.publish.trust import parts_tell_trust

MANIFEST = "publication.json"
VERSION: Literal[2] = 2
"""The format of the manifest. 1 had no digest of inputs, and no outlines among the data."""
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
TRUST_PACKAGE = "numpy"
"""The package that what the council is told of trust is computed with, in the summary and on the site."""


Key = Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]
"""32 bytes in hexadecimal."""


class _Stated(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class BothLanguages(_Stated):
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
    title: BothLanguages
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


class OfInputs(_Stated):
    """The digest of all inputs, and the keys to the cells of the campaign that this audience may read."""

    digest: str
    keys: dict[Held, Key]


class OfPrevious(_Stated):
    """The campaign that is compared with, the digest of its results, and the keys as of the campaign itself."""

    id: str
    digest: str
    keys: dict[Held, Key]


class File(_Stated):
    """A file of the publication: its path with `/`, its bytes, its SHA-256."""

    path: str
    size: int
    sha256: str


class Manifest(_Stated):
    """publication.json."""

    format: Literal["scoring-publication"]
    version: Literal[2]
    engine: str
    packages: dict[str, str]
    campaign: OfCampaign
    stage: ScoredStage
    audience: Audience
    with_names: bool
    parts: tuple[Part, ...]
    lang: Literal["vi", "en"]
    criteria: OfCriteria
    inputs: OfInputs
    results: OfResults
    previous: OfPrevious | None
    before: tuple[OfPrevious, ...] = ()
    """The campaigns before that, the nearest first."""
    rehearsed: OfCriteria | None = None
    """The amended criteria that the council sees rehearsed."""
    files: tuple[File, ...]

    def as_json(self) -> bytes:
        """What was left out when the format began is left out where there is none: older publications keep theirs."""
        left_out = {name for name in ("before", "rehearsed") if not getattr(self, name)}
        return (self.model_dump_json(indent=2, exclude=left_out) + "\n").encode()

    @property
    def digest(self) -> str:
        """The digest of publication.json itself, which names every file with its own."""
        return f"sha256:{hashlib.sha256(self.as_json()).hexdigest()}"


def manifest_of(publication: Publication, parts: Sequence[Part], lang: str, files: Iterable[File]) -> Manifest:
    """The manifest of a publication whose files are there."""
    settings, criteria = publication.campaign.settings, publication.campaign.criteria
    return Manifest(
        format="scoring-publication",
        version=VERSION,
        engine=__version__,
        packages=packages_of(parts, publication.audience, publication.stage),
        campaign=OfCampaign(
            id=settings.id,
            title=BothLanguages(**settings.title.text()._asdict()),
            year=settings.year,
            sample=settings.sample,
            decision=Decided(**settings.decision.model_dump(exclude={"by"})) if settings.decision else None,
        ),
        stage=publication.stage,
        audience=publication.audience,
        with_names=publication.with_names,
        parts=parts_with_data(parts),
        lang="en" if lang == "en" else "vi",
        criteria=OfCriteria(name=criteria.name, digest=criteria.digest),
        inputs=OfInputs(digest=publication.inputs, keys=dict(publication.seal.keys)),
        results=OfResults(digest=publication.results.digest, units=len(publication.results.units)),
        previous=_previous(publication.earlier) if publication.earlier else None,
        before=tuple(map(_previous, publication.before)),
        rehearsed=_rehearsed(publication),
        files=tuple(sorted(files, key=lambda file: file.path)),
    )


def _previous(earlier: Publication) -> OfPrevious:
    id_, digest = earlier.campaign.settings.id, earlier.results.digest
    return OfPrevious(id=id_, digest=digest, keys=dict(earlier.seal.keys))


def _rehearsed(publication: Publication) -> OfCriteria | None:
    if publication.amended is None:
        return None
    criteria = publication.amended.file.criteria
    return OfCriteria(name=criteria.name, digest=criteria.digest)


def packages_of(parts: Collection[Part], audience: Audience, stage: ScoredStage) -> dict[str, str]:
    """The installed versions of the packages that write these parts, "" where one is not installed."""
    names = {PACKAGES[part] for part in parts if part in PACKAGES}
    if parts_tell_trust(parts, audience, stage):
        names.add(TRUST_PACKAGE)
    return {name: _installed(name) for name in sorted(names)}


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


def part_of(path: str) -> Part | None:
    """The part that a file of a publication belongs to; None for a file of no part."""
    stem = path.partition("/")[0].partition(".")[0]
    return next((part for part in PARTS if part == stem), None)


def parts_with_data(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts in their order, the data always among them."""
    return tuple(part for part in PARTS if part in {"data", *parts})


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, read part by part."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while part := file.read(_PART):
            digest.update(part)
    return digest.hexdigest()
