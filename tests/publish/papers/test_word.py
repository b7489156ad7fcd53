"""Papers as Word documents: sound OOXML, laid out as the decree asks, read by LibreOffice, hostile texts kept texts."""

import io
import shutil
import subprocess
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.shared import Length, Mm, Pt
from lxml import etree  # type: ignore[import-untyped]

from scoring.campaign.settings import Decision
from scoring.publish.papers.dossier import Dossier
from scoring.publish.papers.paper import Annex, Blanks, Head, Paper, Paragraph, Signature
from scoring.publish.papers.word import word_document
from scoring.words import printable, tell
from tests.publish.papers.paper_helpers import (
    HOSTILE,
    KINDS,
    LONG,
    TURNED,
    footers_of,
    headers_of,
    hostile_campaign,
    lines_of,
    made,
    parts_of,
    sample,
    sample_document,
    sample_paper,
)
from tests.spreadsheet.office import OFFICE, needs_office

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"

ORDER = {
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType cols titlePg docGrid",
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind jc rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps strike color spacing kern sz szCs u lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
    "trPr": "cantSplit tblHeader",
    "tcPr": "tcW gridSpan vMerge tcBorders shd vAlign",
}
"""The order that the schema asks for, of the elements that papers use."""


@pytest.fixture(scope="module")
def hostile() -> dict[str, bytes]:
    dossier = Dossier(hostile_campaign(), HOSTILE[0], TURNED)
    return {kind: word_document(made(dossier, kind)) for kind in KINDS}


def body(document: bytes) -> Any:
    return etree.fromstring(parts_of(document)["word/document.xml"])


def sound(document: bytes) -> None:
    """Every part is well-formed and has a content type, every relationship leads to a part, elements are in order."""
    parts = parts_of(document)
    trees = {name: etree.fromstring(data) for name, data in parts.items() if name.endswith((".xml", ".rels"))}
    types = trees["[Content_Types].xml"]
    defaults = {one.get("Extension") for one in types.iter(f"{TYPES}Default")}
    overrides = {one.get("PartName") for one in types.iter(f"{TYPES}Override")}
    assert {name[1:] for name in overrides} <= set(parts)
    for name in set(parts) - {"[Content_Types].xml"}:
        assert f"/{name}" in overrides or name.rpartition(".")[2] in defaults, name
    for name, tree in trees.items():
        if name.endswith(".rels"):
            folder = Path(name).parent.parent
            for relation in tree.iter(f"{RELATIONS}Relationship"):
                assert relation.get("TargetMode") != "External"
                target = relation.get("Target")
                found = target[1:] if target.startswith("/") else str(folder / target).removeprefix("./")
                assert found in parts, (name, target)
    for name in ("word/document.xml", *(name for name in parts if "header" in name)):
        for parent, order in ORDER.items():
            for one in trees[name].iter(W + parent):
                found_names = [etree.QName(child).localname for child in one]
                assert found_names == sorted(found_names, key=order.split().index), (name, parent, found_names)


@pytest.mark.parametrize("kind", KINDS)
def test_document_is_sound(kind: str) -> None:
    sound(sample_document(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_document_is_sound(kind: str, hostile: dict[str, bytes]) -> None:
    sound(hostile[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_document_obeys_the_schema(kind: str, hostile: dict[str, bytes], tmp_path: Path) -> None:
    audit = pytest.importorskip("openxml_audit", reason="the schema check of Open XML is not installed")
    file = tmp_path / "paper.docx"
    file.write_bytes(hostile[kind])  # all that the sample has, and worse texts
    result = audit.OpenXmlValidator().validate(file)
    assert result.is_valid, result.errors


def millimetres(length: Length | None) -> int:
    return round((length or Mm(0)) / Mm(1))


def test_page_is_as_the_decree_asks() -> None:
    document = Document(io.BytesIO(sample_document("decision")))
    first, *annexes = document.sections
    assert (millimetres(first.page_width), millimetres(first.page_height)) == (210, 297)
    for section in document.sections:
        assert 20 <= millimetres(section.top_margin) <= 25
        assert 20 <= millimetres(section.bottom_margin) <= 25
        assert 30 <= millimetres(section.left_margin) <= 35
        assert 15 <= millimetres(section.right_margin) <= 20
        assert section.different_first_page_header_footer
    assert [millimetres(section.page_width) for section in annexes] == [210, 210, 297]
    normal = document.styles["Normal"].font
    assert (normal.name, normal.size) == ("Times New Roman", Pt(14))


def test_head_is_as_the_decree_asks() -> None:
    document = Document(io.BytesIO(sample_document("decision")))
    country, motto, line = document.tables[0].cell(0, 1).paragraphs
    assert country.text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert motto.text == "Độc lập - Tự do - Hạnh phúc"
    assert (country.runs[0].font.size, motto.runs[0].font.size) == (Pt(13), Pt(14))
    assert country.runs[0].bold
    assert motto.runs[0].bold
    assert line._p.pPr.find(f"{W}pBdr") is not None
    place = document.tables[0].cell(1, 1).paragraphs[0]
    assert place.runs[0].italic
    grounds = [paragraph for paragraph in document.paragraphs if paragraph.text.startswith("Căn cứ")]
    assert all(run.italic for paragraph in grounds[:3] for run in paragraph.runs)
    article = next(paragraph for paragraph in document.paragraphs if paragraph.text.startswith("Điều 1."))
    assert (article.runs[0].text, article.runs[0].bold, article.runs[1].bold) == ("Điều 1. ", True, None)
    assert Mm(10) <= (article.paragraph_format.first_line_indent or 0) <= Mm(12.7)
    assert (article.paragraph_format.space_after or 0) >= Pt(6)


@pytest.mark.parametrize("kind", KINDS)
def test_pages_are_numbered_from_the_second_and_marked(kind: str) -> None:
    mark = tell("sample-mark", "vi")
    headers = headers_of(sample_document(kind))
    assert len(headers) == 2 * (1 + len(sample_paper(kind).annexes))
    assert all(mark in header for header in headers)
    assert [header.startswith("1\n") for header in headers] == [False, True] * (len(headers) // 2)
    fields = [
        element.text for name, part in parts_of(sample_document(kind)).items() if name.endswith(".xml")
        for element in etree.fromstring(part).iter(f"{W}instrText")
    ]  # fmt: skip
    assert set(fields) == {" PAGE "}


def test_annexes_count_their_own_pages() -> None:
    starts = [section.find(f"{W}pgNumType") for section in body(sample_document("decision")).iter(f"{W}sectPr")]
    assert [start is None or start.get(f"{W}start") for start in starts] == [True, "1", "1", "1"]


def test_digests_stand_at_the_foot_of_every_page_of_an_annex() -> None:
    own, *annexes = [footers_of(sample_document("decision"))[at : at + 2] for at in range(0, 8, 2)]
    assert own == ["", ""]
    assert annexes == [[annex.digests] * 2 for annex in sample_paper("decision").annexes]


def test_every_page_of_a_draft_says_so_until_it_is_decided() -> None:
    assert all("DỰ THẢO" in header for header in headers_of(sample_document("decision")))
    known = Decision(number="1/QĐ-UBND", date="05/06/2023", signer="A")
    decided = replace(sample(), settings=sample().settings.model_copy(update={"decision": known}))
    assert not any("DỰ THẢO" in header for header in headers_of(word_document(made(Dossier(decided), "decision"))))
    assert not any("DỰ THẢO" in header for header in headers_of(sample_document("appraisal-report")))


def test_real_data_has_no_mark() -> None:
    paper = Paper(
        head=Head((), ("ỦY BAN",), "Số: 1", ""),
        name="BÁO CÁO",
        abstract="Về một việc",
        blocks=(Paragraph("Một"), Blanks(2)),
        receivers=("Như trên",),
        signatures=(Signature(("CHỦ TỊCH",)),),
        annexes=(Annex("Phụ lục", "TÊN", "(Kèm theo)", (), "dấu"),),
    )
    document = word_document(paper)
    sound(document)
    assert set(headers_of(document)) == {"", "1"}


def test_two_sign_side_by_side() -> None:
    document = Document(io.BytesIO(sample_document("minutes")))
    signing = next(table for table in document.tables if table.cell(0, 0).text.startswith("THƯ KÝ"))
    assert signing.cell(0, 1).text.startswith("CHỦ TỌA")


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_texts_stay_texts(kind: str, hostile: dict[str, bytes]) -> None:
    parts = parts_of(hostile[kind])
    allowed = {"begin", "separate", "end"}
    for name, part in parts.items():
        if name.startswith("word/") and name.endswith(".xml"):
            tree = etree.fromstring(part)
            for forbidden in ("hyperlink", "fldSimple", "altChunk", "object", "control", "sdt"):
                assert tree.find(f".//{W}{forbidden}") is None
            assert {one.text for one in tree.iter(f"{W}instrText")} <= {" PAGE "}
            assert {one.get(f"{W}fldCharType") for one in tree.iter(f"{W}fldChar")} <= allowed
    text = "\n".join(lines_of(hostile[kind]))
    for said in HOSTILE:
        assert said in text or said.upper() in text
    assert printable(TURNED) in text
    assert not set(text) & set("\u202e\u200f\x00\x07\ud800")


@pytest.mark.parametrize("kind", ["self-report", "remarks", "minutes"])
def test_long_texts_are_kept_whole(kind: str, hostile: dict[str, bytes]) -> None:
    assert LONG in "\n".join(lines_of(hostile[kind]))


@needs_office
@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler (pdftotext) is not installed")
def test_libreoffice_opens_every_paper(hostile: dict[str, bytes], tmp_path: Path) -> None:
    files = {f"{kind}.docx": sample_document(kind) for kind in KINDS}
    files |= {f"hostile-{kind}.docx": document for kind, document in hostile.items()}
    for name, document in files.items():
        (tmp_path / name).write_bytes(document)
    assert "rror" not in OFFICE.converted([tmp_path / name for name in files], "pdf", tmp_path / "pdf")
    for name in files:
        pages = _pages(tmp_path / "pdf" / name.replace(".docx", ".pdf"))
        assert all(tell("sample-mark", "vi") in page for page in pages), name
        first = pages[0]
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in first
        assert "Độc lập - Tự do - Hạnh phúc" in first
        # What can't be cut off: head and title fit the first page, and no page but a last one is empty.
        assert sample_paper(name.removeprefix("hostile-").removesuffix(".docx")).name in first


def _pages(pdf: Path) -> list[str]:
    """The text of every page."""
    done = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True, timeout=60)
    *pages, _ = unicodedata.normalize("NFC", done.stdout.decode()).split("\f")
    return pages
