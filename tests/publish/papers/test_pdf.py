"""The annexes as PDF: fonts embedded, diacritics kept, hostile texts kept texts."""

import io
import shutil
import subprocess
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from scoring.publish.papers.dossier import Dossier
from scoring.publish.papers.paper import Annex, Blanks, Head, Paper, PaperColumn, Paragraph, Row, table
from scoring.publish.papers.pdf import annexes_pdf
from scoring.words import printable, tell
from tests.publish.papers.paper_helpers import HOSTILE, KINDS, LONG, TURNED, hostile_campaign, made, sample_paper

pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")

WITH_ANNEXES = [kind for kind in KINDS if kind != "submission"]
LETTERS = "ĂÂĐÊÔƠƯăâđêôơưÀÁÃÈÉÌÍÒÓÕÙÚÝàáãèéìíòóõùúýĨĩŨũ" + "".join(map(chr, range(0x1EA0, 0x1EFA))) + "−÷×≥≈→…“”"
"""Every letter that Vietnamese has beyond ASCII, and the signs that papers use."""


@lru_cache
def sample_pdf(kind: str) -> bytes:
    return annexes_pdf(sample_paper(kind))


def reader(pdf: bytes) -> Any:
    return pypdf.PdfReader(io.BytesIO(pdf))


def squeezed(text: str) -> str:
    """Text without the spaces and line ends that a page adds or drops."""
    return "".join(unicodedata.normalize("NFC", text).replace("\u200b", "").split())


def text_of(pdf: bytes) -> str:
    return squeezed("".join(page.extract_text() for page in reader(pdf).pages))


def of(*cells: str) -> Paper:
    rows = [Row((cell, "1"), strong=index % 2 == 1) for index, cell in enumerate(cells)]
    blocks = (Paragraph("Đề mục", "heading"), Paragraph("Lời", "note"), Paragraph("Lời"), Blanks(1))
    annex = Annex(
        "Phụ lục", "TÊN", "(Kèm theo)", (*blocks, table([PaperColumn("Ô", 3), PaperColumn("2", 1)], rows)), "dấu"
    )
    return Paper(Head((), ("X",), "", ""), "BÁO CÁO", "việc", (), (), (), (annex,))


@pytest.mark.parametrize("kind", WITH_ANNEXES)
def test_text_can_be_read_again(kind: str) -> None:
    text = text_of(sample_pdf(kind))
    for annex in sample_paper(kind).annexes:
        assert squeezed(annex.title) in text
        assert squeezed(annex.digests) in text
        for block in annex.blocks:
            for row in getattr(block, "rows", ()):
                for cell in row.cells:
                    for word in cell.split():
                        assert squeezed(word)[:15] in text


@pytest.mark.parametrize("kind", WITH_ANNEXES)
def test_every_page_is_marked_and_further_ones_numbered(kind: str) -> None:
    mark = tell("sample-mark", "vi")
    number = 0
    for page in reader(sample_pdf(kind)).pages:
        text = page.extract_text()
        assert mark in text
        number = 1 if "(Kèm theo" in text else number + 1
        assert number == 1 or text.startswith(f"{number}\n"), text[:40]


def test_every_letter_of_vietnamese_has_its_shape() -> None:
    pdf = annexes_pdf(of(*LETTERS))
    assert set(LETTERS) <= set(unicodedata.normalize("NFC", "".join(page.extract_text() for page in reader(pdf).pages)))
    fonts = {font["/BaseFont"] for font in fonts_of(pdf)}
    assert all("LiberationSerif" in name for name in fonts), fonts


def fonts_of(pdf: bytes) -> list[Any]:
    """Every font of every page, down to the one that holds the shapes."""
    found = []
    for page in reader(pdf).pages:
        for reference in page["/Resources"].get("/Font", {}).values():
            font = reference.get_object()
            found += [below.get_object() for below in font.get("/DescendantFonts", [font])]
    return found


def test_draft_is_marked_on_every_page() -> None:
    assert all("DỰ THẢO" in page.extract_text() for page in reader(sample_pdf("decision")).pages)
    assert not any("DỰ THẢO" in page.extract_text() for page in reader(sample_pdf("remarks")).pages)


@pytest.mark.parametrize("kind", WITH_ANNEXES)
def test_fonts_are_embedded(kind: str) -> None:
    fonts = fonts_of(sample_pdf(kind))
    assert fonts
    for font in fonts:
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(font["/FontDescriptor"])


@pytest.mark.skipif(not shutil.which("pdffonts"), reason="poppler-utils (pdffonts) is not installed")
def test_poppler_finds_the_fonts_embedded(tmp_path: Path) -> None:
    file = tmp_path / "decision.pdf"
    file.write_bytes(sample_pdf("decision"))
    rows = subprocess.run(["pdffonts", str(file)], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert rows
    assert all(row.split()[-5] == "yes" for row in rows)  # emb


@pytest.mark.parametrize("said", [*HOSTILE, printable(TURNED), "中文 🙂 \u0e01", "", " "])
def test_hostile_text_stays_text(said: str) -> None:
    pdf = annexes_pdf(of(said, said))
    if said.isascii() or "xoay" in said:
        assert squeezed(said) in text_of(pdf)
    for page in reader(pdf).pages:
        assert "/Annots" not in page


def test_long_text_is_kept_whole_within_the_page() -> None:
    pdf = annexes_pdf(of(LONG, "ngắn"))
    assert text_of(pdf).count("dài") == 3334
    assert len(reader(pdf).pages) > 1


@pytest.mark.parametrize("kind", WITH_ANNEXES)
def test_hostile_campaign_is_printed(kind: str) -> None:
    pdf = annexes_pdf(made(Dossier(hostile_campaign()), kind))
    assert all("/Annots" not in page for page in reader(pdf).pages)
    assert "/JavaScript" not in reader(pdf).trailer["/Root"]


def test_same_paper_same_file() -> None:
    assert annexes_pdf(sample_paper("decision")) == sample_pdf("decision")
