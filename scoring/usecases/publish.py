"""A campaign published as a folder that anyone can recompute, and such a folder checked."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from scoring.analysis.amended import Amended
from scoring.campaign.folder_source import FolderSource
from scoring.campaign.settings import Settings
from scoring.campaign.source import Source
from scoring.campaign.workflow import ScoredStage
from scoring.problems import Misuse, Place, Problem
from scoring.publish.audience import Audience
from scoring.publish.folder import refuse_place, write_in_one_step
from scoring.publish.geojson import read_outlines
from scoring.publish.manifest import PARTS, Manifest, Part
from scoring.publish.parts import load_trust, load_writers, write_publication
from scoring.publish.publication import Publication, publication_of
from scoring.publish.trust import parts_tell_trust
from scoring.publish.verify import Verified
from scoring.publish.verify import verify as check_publication
from scoring.usecases.asking import Notices, Tell, load_all, scoring_of, silent, to_look_at
from scoring.usecases.compare import read_tables
from scoring.usecases.extras import needs


@dataclass(frozen=True)
class PublishOptions:
    """What is published of a campaign, for whom, compared with what.

    `previous` are the campaigns before; `nodes` and `units` are files that declare what stands for what in the latest
    of them; `outlines` is a GeoJSON file for the map; `amended` is a criteria set that the council sees rehearsed.
    """

    parts: Sequence[Part] = PARTS
    stage: ScoredStage = "final"
    audience: Audience = "public"
    with_names: bool = False
    previous: Sequence[Source] = ()
    nodes: str | None = None
    units: str | None = None
    outlines: Path | None = None
    amended: Amended | None = None
    lang: str = "vi"


class Written(NamedTuple):
    """What was written, and of which campaign."""

    manifest: Manifest
    settings: Settings


def publish(source: Source, out: Path, options: PublishOptions, tell: Tell = silent) -> Written:
    """Writes a publication in one step, in the place of an earlier one. Raises `Refusal`, and `Misuse`."""
    if options.outlines and "site" not in options.parts:
        raise Misuse("map-without-site")
    if (options.nodes or options.units) and not options.previous:
        raise Misuse("publish-tables-alone")
    if options.amended and options.audience != "council":
        raise Misuse("publish-rehearse-audience")
    given = [source, *options.previous]
    refuse_place(out, [one.folder for one in given if isinstance(one, FolderSource)])
    with needs("publish"):
        load_writers(options.parts)
        if parts_tell_trust(options.parts, options.audience, options.stage):
            load_trust()
    publication = _publication(given, options, tell)
    if publication.guessable:
        values = {"salt": secrets.token_hex(16)}
        tell(Notices((Problem("publish-no-salt", Place(source.name), values, notice=True),)))
    tell(to_look_at(publication.results, publication.campaign, source.name))
    written: list[Manifest] = []

    def write(into: Path) -> None:
        written.append(write_publication(publication, options.parts, options.lang, into, tell))

    write_in_one_step(out, write)
    return Written(written[0], publication.campaign.settings)


def _publication(given: Sequence[Source], options: PublishOptions, tell: Tell) -> Publication:
    campaign, *before = load_all(given, tell)
    codes = [unit.code for unit in campaign.units]
    outlines = read_outlines(options.outlines, codes) if options.outlines else None
    tables = read_tables(options.nodes, options.units)
    nearest = sorted(before, key=lambda one: -one.settings.year)
    earlier = nearest[0] if nearest else None
    tell(scoring_of(campaign))
    publication = publication_of(
        campaign,
        options.stage,
        options.audience,
        options.with_names,
        earlier,
        tables,
        outlines,
        options.amended,
        nearest[1:],
    )
    _ = publication.comparison, publication.rehearsal  # refused before anything is written
    return publication


def verify(folder: Path, tell: Tell = silent) -> Verified:
    """Checks a publication against itself. Raises `Refusal` where the folder is none, or an extra is missing."""
    with needs("publish"):
        return check_publication(folder, tell)
