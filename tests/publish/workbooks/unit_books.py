"""Workbooks of units for tests: random small campaigns at random stages, and the fixtures."""

import io
import os
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from random import Random
from typing import NamedTuple

import openpyxl

from scoring import shipped
from scoring.campaign.answers import Answer
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder import read_campaign
from scoring.campaign.workflow import SCORED_STAGES, ScoredStage
from scoring.publish.audience import AUDIENCES
from scoring.publish.publication import Publication, publication_of
from scoring.publish.workbooks.unit import unit_workbook
from scoring.words import LANGUAGES
from tests.campaigns import generate
from tests.properties import read
from tests.spreadsheet.office import Sheets, recalculated

SEEDS = (0, 6, 59, 215, 235, 259, 374, 401)
"""Campaigns that reach all there is; see `test_random_books_reach_everything`. One unit of each is tried."""
MORE = int(os.environ.get("SCORING_UNIT_BOOKS", "0"))
"""How many further random campaigns are tried."""
FIXTURES = {"phong-tho-2022": 17 if MORE else 2, "bac-kan-2022": 2, "pci-2013": 2, "papi-2019": 1}
"""How many units of each fixture are tried."""
UNIT = "03574"
AT_ONCE = 100


class Book(NamedTuple):
    """A unit's workbook and what it was made from."""

    publication: Publication
    unit: str
    lang: str
    raw: bytes


def made(publication: Publication, unit: str, lang: str = "vi") -> Book:
    return Book(publication, unit, lang, unit_workbook(publication, unit, lang))


@cache
def fixture(name: str) -> Campaign:
    return read_campaign(shipped.campaign_folder(name))


def sample(stage: ScoredStage = "final") -> Publication:
    """Phong Thổ for the council, who may read all."""
    return publication_of(fixture("phong-tho-2022"), stage, "council")


def _random() -> Iterator[tuple[str, Book]]:
    for seed in (*SEEDS, *range(1_000, 1_000 + MORE)):
        rng = Random(f"unit books {seed}")
        shape = rng.randint(1, 4), rng.choice([1, 2, 3, 4]), rng.choice([2, 3, 4])
        campaign = read(generate(seed, *shape, gates=seed % 4 == 3, conditions=seed % 4 == 3))
        stage = rng.choice([*SCORED_STAGES, "final", "final"])
        publication = publication_of(campaign, stage, rng.choice(AUDIENCES))
        unit = rng.choice(campaign.units).code
        yield f"random-{seed}", made(publication, unit, rng.choice(LANGUAGES))


@cache
def books() -> dict[str, Book]:
    """All workbooks by a name."""
    found = dict(_random())
    for name, count in FIXTURES.items():
        publication = publication_of(fixture(name), "final", "council")
        for number, unit in enumerate(publication.campaign.units[:count]):
            found[f"{name}-{unit.code}"] = made(publication, unit.code, LANGUAGES[number % 2])
    return found


CHANGES = {
    "changed": {("3.3.1", "council"): "600/640"},
    "withdrawn": {("3.3.1", "council"): ""},
    "typed anew": {("3.1.1", "appraisal"): "missing=0 outdated=1", ("1.6", "survey"): "95"},
}
"""Facts of Ma Li Pho put in place of those that stand, by node and stage."""


def changed(name: str) -> Publication:
    """Phong Thổ with other facts of Ma Li Pho; a row without facts is withdrawn."""
    facts = CHANGES[name]

    def other(answer: Answer) -> Answer:
        new = facts.get((answer.code, answer.stage)) if answer.unit == UNIT else None
        return answer if new is None else answer._replace(facts=new)

    campaign = fixture("phong-tho-2022")
    return publication_of(replace(campaign, answers=tuple(map(other, campaign.answers))), "final", "council")


def retyped(raw: bytes, cells: dict[tuple[str, str], tuple[int | None, ...]]) -> bytes:
    """A workbook whose inputs people changed: by key and role of the sheet of facts."""
    book = openpyxl.load_workbook(io.BytesIO(raw))
    sheet = book["Số liệu"]
    roles = [str(cell.value) for cell in sheet[1]]
    rows = {str(row[0].value): row[0].row for row in sheet.iter_rows() if row[0].value}
    for (key, role), values in cells.items():
        for offset, value in enumerate(values):
            below = offset if role == "below" else 0
            column = roles.index("fact1") if role == "below" else roles.index(role) + offset
            sheet.cell(rows[key] + below + (role == "below"), column + 1).value = value
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def retyped_books() -> dict[str, bytes]:
    """Ma Li Pho's workbook as it stands, with the changes typed into its cells."""
    raw = made(sample(), UNIT).raw
    return {
        "changed": retyped(raw, {("3.3.1|council", "fact1"): (600, 640)}),
        "withdrawn": retyped(raw, {("3.3.1|council", "fact1"): (None, None)}),
        "typed anew": retyped(raw, {("3.1.1|round_1", "below"): (0, 1), ("1.6|survey", "fact1"): (95,)}),
    }


@cache
def in_office() -> dict[str, Sheets]:
    """All workbooks as LibreOffice calculates them, as many in one go as it bears: starting it takes longest."""
    raw = list({**{name: book.raw for name, book in books().items()}, **retyped_books()}.items())
    found: dict[str, Sheets] = {}
    for start in range(0, len(raw), AT_ONCE):
        found.update(recalculated(dict(raw[start : start + AT_ONCE])))
    return found


def texts(raw: bytes) -> str:
    """Everything in a workbook, as it is stored."""
    with zipfile.ZipFile(io.BytesIO(raw)) as file:
        return "\n".join(file.read(name).decode() for name in file.namelist())


def formulas(raw: bytes) -> list[str]:
    """All formulas of a workbook."""
    return re.findall(r"<f>(.*?)</f>", texts(raw))
