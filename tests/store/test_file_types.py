"""What may be a file of evidence: by content, not by name; names that harm nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.problems import Fault
from scoring.store.file_types import LONGEST_NAME, MOST_BYTES, TYPES, safe_name, type_of
from tests.store import files


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (files.PDF, "biên bản.pdf", "pdf"),
        (files.PDF, "không có đuôi", "pdf"),
        (files.JPEG, "IMG_0001.JPG", "jpeg"),
        (files.PNG, "ảnh.pdf", "png"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "a.webp", "webp"),
        (b"\x00\x00\x00\x18ftypheic", "a.heic", "heic"),
        (b"II*\x00abc", "a.tif", "tiff"),
        (files.DOCX, "a.docx", "docx"),
        (files.XLSX, "a.xlsx", "xlsx"),
        (files.OLE, "cũ.DOC", "doc"),
        (files.OLE, "cũ.xls", "xls"),
    ],
)
def test_type_is_told_by_content(content: bytes, name: str, kind: str) -> None:
    assert type_of(content, name) == kind


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "a.pdf", "evidence-empty"),
        (files.HTML, "biên bản.pdf", "evidence-type"),
        (files.SVG, "ảnh.svg", "evidence-type"),
        (files.SVG, "ảnh.png", "evidence-type"),
        (b"MZ" + bytes(200), "bao-cao.pdf.exe", "evidence-type"),
        (files.OLE, "setup.msi", "evidence-type"),
        (b"\n" + files.PDF, "a.pdf", "evidence-type"),
        (files.archive("a.pdf"), "tài liệu.zip", "evidence-type"),
        (b"PK\x03\x04 torn", "a.docx", "evidence-type"),
        (files.archive("[Content_Types].xml", "word/document.xml", "../../etc/cron.d/x"), "a.docx", "evidence-trap"),
        (files.archive("[Content_Types].xml", "word/document.xml", "C:\\x.exe"), "a.docx", "evidence-trap"),
        (files.swollen(), "a.docx", "evidence-trap"),
        (files.crowded(), "a.xlsx", "evidence-trap"),
        (files.archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "a.docx", "evidence-macros"),
        (files.PDF + bytes(MOST_BYTES), "a.pdf", "evidence-large"),
    ],
)
def test_what_is_of_no_kind_taken_is_refused_whatever_its_name(content: bytes, name: str, code: str) -> None:
    with pytest.raises(Fault) as fault:
        type_of(content, name)
    assert fault.value.code == code


@pytest.mark.parametrize(
    ("given_name", "kind", "safe"),
    [
        ("Biên bản họp thôn.pdf", "pdf", "Biên bản họp thôn.pdf"),
        ("../../etc/passwd", "pdf", "passwd.pdf"),
        ("C:\\Users\\An\\bao cao.PDF", "pdf", "bao cao.pdf"),
        ("a\u202efdp.exe", "pdf", "afdp.exe.pdf"),
        ("ảnh.pdf", "png", "ảnh.pdf.png"),
        ("con.pdf", "pdf", "_con.pdf"),
        ('a"b<c>\r\nd.pdf', "pdf", "a_b_c_d.pdf"),
        ("...", "jpeg", "tai-lieu.jpg"),
        ("IMG.JPEG", "jpeg", "IMG.jpeg"),
    ],
)
def test_name_keeps_what_people_gave_it_and_harms_nobody(given_name: str, kind: str, safe: str) -> None:
    assert safe_name(given_name, kind) == safe


@given(st.text(max_size=300), st.sampled_from(sorted(TYPES)))
def test_any_name_becomes_a_plain_one(name: str, kind: str) -> None:
    safe = safe_name(name, kind)
    assert safe.endswith(TYPES[kind].suffixes)
    assert safe.isprintable()
    assert not {*safe} & {*'/\\<>:"|?*'}
    assert len(safe) <= LONGEST_NAME + 8
    assert safe_name(safe, kind) == safe
