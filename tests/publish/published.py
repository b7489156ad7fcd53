"""Publications made for tests: of a folder, with chosen parts, without the command line around."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from scoring.campaign.campaign import Campaign
from scoring.campaign.folder import read_campaign
from scoring.campaign.workflow import ScoredStage
from scoring.problems import Said
from scoring.publish.audience import Audience
from scoring.publish.data import data_files
from scoring.publish.folder import write_in_one_step
from scoring.publish.geojson import Outlines
from scoring.publish.manifest import Part
from scoring.publish.parts import write_publication
from scoring.publish.publication import Publication, publication_of

TINY = Path(__file__).parent.parent / "golden" / "tiny"


def silent(_: Said) -> None:
    """Progress that nobody reads."""


def publish(
    campaign: Campaign | Path,
    out: Path,
    parts: Sequence[Part] = ("data",),
    audience: Audience = "public",
    stage: ScoredStage = "final",
    with_names: bool = False,
    previous: Campaign | None = None,
    outlines: Outlines | None = None,
) -> Path:
    """Writes a publication; gives its folder."""
    full = read_campaign(campaign) if isinstance(campaign, Path) else campaign
    publication = publication_of(full, stage, audience, with_names, previous, outlines=outlines)
    write_in_one_step(out, lambda folder: [write_publication(publication, parts, "vi", folder, silent)].clear())
    return out


def data_of(publication: Publication) -> dict[str, bytes]:
    """The data files by their paths in data/."""
    return dict(data_files(publication))


def rows_of(raw: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file, each by its columns."""
    return list(csv.DictReader(io.StringIO(raw.decode(), newline="")))


def folder_from(files: dict[str, bytes], name: str, folder: Path) -> Path:
    """The campaign folder among the data, on the disk."""
    folder.mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        if path.startswith(f"{name}/"):
            (folder / path.removeprefix(f"{name}/")).write_bytes(content)
    return folder


def files_of(folder: Path) -> dict[str, bytes]:
    """All files below a folder by their paths with `/`."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
