"""Papers of the Phong Thổ sample, what stands in them as text, and a campaign full of hostile texts."""

import io
import zipfile
from dataclasses import replace
from functools import lru_cache

from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from scoring import shipped
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder import read_campaign
from scoring.publish.papers.dossier import Dossier
from scoring.publish.papers.kinds import PAPERS_OF_ALL, PAPERS_OF_UNITS
from scoring.publish.papers.paper import Paper
from scoring.publish.papers.word import word_document

UNIT = "03574"
"""Xã Ma Li Pho: cut, explained, looked at again, decided by the council."""
KINDS = (*PAPERS_OF_UNITS, *PAPERS_OF_ALL)

HOSTILE = (
    '=HYPERLINK("http://example.org","x")',
    "{{ campaign }} {0} {title}",
    "#let x = 1; $a^2$ *b* _c_ <l> @r `raw` \\ // /* #panic()",
    "<script>alert(1)</script><w:p/>&amp;]]>",
    "HYPERLINK \\l field PAGE MERGEFIELD",
)
"""Texts that some program somewhere takes for a formula, a template, markup or a field."""
LONG = "dài" * 3334
"""More than 10,000 characters without a space."""
TURNED = "xoay\u202evòng\u200f và \x00chuông\x07 \ud800lẻ"
"""Marks that turn text around, control characters and half a surrogate."""


@lru_cache
def sample() -> Campaign:
    return read_campaign(shipped.campaign_folder("phong-tho-2022"))


def made(dossier: Dossier, kind: str, unit: str = UNIT) -> Paper:
    return PAPERS_OF_UNITS[kind](dossier, unit) if kind in PAPERS_OF_UNITS else PAPERS_OF_ALL[kind](dossier)


@lru_cache
def sample_paper(kind: str) -> Paper:
    return made(Dossier(sample()), kind)


@lru_cache
def sample_document(kind: str) -> bytes:
    return word_document(sample_paper(kind))


def lines_of(document: bytes) -> list[str]:
    """What a Word paper says, in order; a row of a table on one line."""
    opened = Document(io.BytesIO(document))
    found = []
    for block in opened.iter_inner_content():
        if isinstance(block, Paragraph):
            found.append(block.text)
        elif isinstance(block, Table):
            found += [" | ".join(cell.text.replace("\n", " / ") for cell in row.cells) for row in block.rows]
    return [line.rstrip() for line in found if line.strip()]


def headers_of(document: bytes) -> list[str]:
    """The text of every header, of the first and of the further pages of every section."""
    opened = Document(io.BytesIO(document))
    headers = [header for part in opened.sections for header in (part.first_page_header, part.header)]
    return ["\n".join(paragraph.text for paragraph in header.paragraphs) for header in headers]


def footers_of(document: bytes) -> list[str]:
    """The text of every footer, of the first and of the further pages of every section."""
    opened = Document(io.BytesIO(document))
    return [footer.paragraphs[0].text for part in opened.sections for footer in (part.first_page_footer, part.footer)]


def parts_of(document: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(document)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def hostile_campaign() -> Campaign:
    """The sample with hostile texts wherever people write: titles, names, notes, evidence."""
    campaign = sample()
    said = [" ".join(HOSTILE), TURNED] * 6
    said[1] = LONG  # seldom: each fills more than a page
    answers = tuple(
        row._replace(note=said[number % 12], evidence=row.evidence and said[(number + 1) % 12])
        for number, row in enumerate(campaign.answers)
    )
    units = tuple(
        replace(unit, name=f"{unit.name} {HOSTILE[number % 5]}") for number, unit in enumerate(campaign.units)
    )
    title = campaign.settings.title.model_copy(update={"vi": f"Chỉ số {' '.join(HOSTILE)} {TURNED}"})
    settings = campaign.settings.model_copy(update={"title": title})
    return Campaign(settings, campaign.criteria_file, units, answers)
