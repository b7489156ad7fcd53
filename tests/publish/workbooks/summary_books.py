"""Summary workbooks for tests: random small campaigns that reach all there is, and the fixtures; recalculated once."""

import io
import os
import re
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from random import Random
from typing import NamedTuple

from scoring import shipped
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder import read_campaign
from scoring.campaign.workflow import ScoredStage
from scoring.publish.publication import Publication, publication_of
from scoring.publish.workbooks.summary import summary_workbook
from scoring.words import LANGUAGES
from tests.campaigns import GeneratedCampaign, generate
from tests.properties import read
from tests.spreadsheet.office import Sheets, recalculated

SEEDS = (7, 187, 450, 453, -3, -29, -121, -193)
"""Campaigns that reach all there is; see `test_random_campaigns_reach_all`. Those below 0 have caps and quotas."""
MORE = int(os.environ.get("SCORING_SUMMARY_BOOKS", "0"))
"""How many further random campaigns are tried."""
AT_ONCE = 60
"""Workbooks of one start of LibreOffice."""
FIXTURES = ("phong-tho-2022", "bac-kan-2022", "pci-2013")
CHANGED = {"phong-tho-changes": ("phong-tho-2021", "phong-tho-2022"), "papi-changes": ("papi-2018", "papi-2019")}
"""Workbooks with a campaign before."""


class Book(NamedTuple):
    """A summary workbook and what it was made from."""

    publication: Publication
    lang: str
    raw: bytes


class Drawn(NamedTuple):
    """A random campaign, and the stage it is published at."""

    texts: GeneratedCampaign
    campaign: Campaign
    stage: ScoredStage


def made(publication: Publication, lang: str = "vi") -> Book:
    return Book(publication, lang, summary_workbook(publication, lang))


@cache
def fixture(name: str) -> Campaign:
    return read_campaign(shipped.campaign_folder(name))


@cache
def drawn(seed: int) -> Drawn:
    rng = Random(seed)
    stages: list[ScoredStage] = ["self", "appraisal", "final", "final"]
    stage = rng.choice(stages)
    texts = generate(seed, rng.randint(2, 6), rng.randint(1, 4), rng.randint(2, 4), gates=seed < 0, conditions=seed < 0)
    return Drawn(texts, read(texts), stage)


def _all() -> Iterator[tuple[str, Book]]:
    for name in FIXTURES:
        yield name, made(publication_of(fixture(name)), "en" if name == "bac-kan-2022" else "vi")
    for name, (before, now) in CHANGED.items():
        yield name, made(publication_of(fixture(now), previous=fixture(before)))
    for seed in (*SEEDS, *range(1_000, 1_000 + MORE)):
        one = drawn(seed)
        yield f"random-{seed}", made(publication_of(one.campaign, one.stage), LANGUAGES[seed % 2])


@cache
def books() -> dict[str, Book]:
    """All workbooks that are tried, by name."""
    return dict(_all())


@cache
def live() -> dict[str, Sheets]:
    """The same as LibreOffice calculates them; every stored result is spoilt before, so that none stays as it was."""
    spoilt = [(name, spoil(book.raw)) for name, book in books().items()]
    found: dict[str, Sheets] = {}
    for start in range(0, len(spoilt), AT_ONCE):
        found |= recalculated(dict(spoilt[start : start + AT_ONCE]))
    return found


_STORED = re.compile(
    rb"(<c [^>]*?)( t=\"(?:str|b|e)\")?(>)(<f(?:>[^<]*</f>| [^>]*?/>| [^>]*?[^/]>[^<]*</f>))<v>[^<]*</v>"
)


def spoil(raw: bytes) -> bytes:
    """The workbook with another result stored in every formula."""
    return changed(raw, lambda content: _STORED.sub(rb"\1\3\4<v>-77</v>", content))


def changed(raw: bytes, change: Callable[[bytes], bytes], names: str = "xl/worksheets/") -> bytes:
    """The workbook with its sheets changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name.startswith(names) else content)
    return file.getvalue()


def formulas(raw: bytes) -> list[str]:
    """Every formula of a workbook, shared ones once."""
    found = []
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        for name in package.namelist():
            if name.startswith("xl/worksheets/sheet"):
                found += re.findall(r"<f[^>/]*>([^<]*)</f>", package.read(name).decode())
    return found
