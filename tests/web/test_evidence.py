"""Evidence on pages: sent and shown; files that are not what they say are refused; nobody sees what they may not."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from scoring.store import bucket, depot
from scoring.store.file_types import MOST_BYTES, TYPES
from scoring.store.verify import verify
from tests.store import files
from tests.store.bucket_server import LINE, bucket_server, use
from tests.store.offices import CAMPAIGN, Office, row

Visitor = Callable[[str], Client]
AT = f"/c/{CAMPAIGN}/u/01"
FILE = f"{AT}/evidence/1/1"


@pytest.fixture(autouse=True)
def _kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(depot.FILES, str(tmp_path / "kept"))


def sent(client: Client, content: bytes, name: str = "biên bản.pdf", field: str = "file", **said: str) -> HttpResponse:
    data: dict[str, object] = {field: SimpleUploadedFile(name, content), **said}
    found: HttpResponse = client.post(f"{AT}/n/1.1/evidence", data)  # type: ignore[assignment]
    return found


def page(client: Client) -> str:
    return client.get(f"{AT}/n/1").content.decode()


def test_file_is_sent_with_its_page_and_shown_on_the_page(there: Office, visitor: Visitor) -> None:
    there.save("cc01", "officer", row("01", "1.1", "self", "yes"))
    answer = sent(visitor("cc01"), files.PDF, page="trang 12", symbol="12/BC-UBND", day="20/12/2022")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{AT}/n/1#d-1.1")
    told = page(visitor("cc01"))
    assert "biên bản.pdf" in told
    assert "12/BC-UBND, ngày 20/12/2022" in told
    assert f'<iframe src="{FILE}#page=12"' in told
    assert "12/BC-UBND (trang 12)" in told, "the answer that stood without evidence names it"
    assert 'capture="environment"' in told
    assert verify().files == 1


def test_answer_stated_after_its_evidence_names_it(there: Office, visitor: Visitor) -> None:
    sent(visitor("cc01"), files.JPEG, "IMG.jpg", "photo", symbol="12/BC")
    assert visitor("cc01").post(f"{AT}/n/1.1/state", {"fact0": "có", "base": ""}).status_code == 302
    assert [one.evidence for one in there.source("cc01").load(["01"]).answers] == ["12/BC"]


def test_file_in_a_bucket_is_shown_as_any_and_a_store_that_is_gone_is_told(
    there: Office, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = visitor("cc01")
    with bucket_server() as server:
        use(server, monkeypatch)
        server.make("kept")
        monkeypatch.setenv(depot.FILES, "s3://kept/office")
        assert sent(client, files.PDF).status_code == 302
        answer = client.get(f"{AT}/evidence/1/1")
        assert (answer.content, answer.headers["Content-Type"]) == (files.PDF, "application/pdf")
    monkeypatch.setenv(LINE, "http://127.0.0.1:9")
    monkeypatch.setattr(bucket, "RETRY_SECONDS", 0.1)
    for gone in (client.get(f"{AT}/evidence/1/1"), sent(client, files.PNG, "b.png")):
        assert gone.status_code == 409
        assert "Kho S3 không trả lời" in gone.content.decode()
    assert "Kho S3 không trả lời" not in page(client)


def test_file_comes_as_what_it_is_and_can_do_nothing(there: Office, visitor: Visitor) -> None:
    client = visitor("cc01")
    for content, name in ((files.PDF, "a.pdf"), (files.JPEG, "b.jpg"), (files.DOCX, 'c"\r\nX: y.docx')):
        assert sent(client, content, name).status_code == 302
    pdf, picture, word = (client.get(f"{AT}/evidence/{number}/1") for number in (1, 2, 3))
    assert (pdf.content, pdf.headers["Content-Type"]) == (files.PDF, "application/pdf")
    assert picture.headers["Content-Type"] == "image/jpeg"
    assert [one.headers["Content-Disposition"].split(";")[0] for one in (pdf, picture, word)] == [
        "inline", "inline", "attachment",
    ]  # fmt: skip
    for one in (pdf, picture, word):
        assert one.headers["X-Content-Type-Options"] == "nosniff"
        assert one.headers["X-Frame-Options"] == "SAMEORIGIN"
        assert "default-src 'none'" in one.headers["Content-Security-Policy"]
        assert "script" not in one.headers["Content-Security-Policy"]
        assert "no-store" in one.headers["Cache-Control"]
    assert all("sandbox" in one.headers["Content-Security-Policy"] for one in (picture, word))
    assert "\n" not in word.headers["Content-Disposition"]


@pytest.mark.parametrize(("kind", "content"), [*files.POLYGLOTS.items(), ("pdf", files.RUNNING)])
def test_file_of_several_kinds_comes_as_the_one_that_is_shown_and_runs_nothing(
    there: Office, visitor: Visitor, kind: str, content: bytes
) -> None:
    client = visitor("cc01")
    assert sent(client, content, "biên bản.html").status_code == 302
    answer = client.get(f"{AT}/evidence/1/1")
    assert (answer.content, answer.headers["Content-Type"]) == (content, TYPES[kind].media)
    assert answer.headers["Content-Disposition"].endswith(f".html{TYPES[kind].suffixes[0]}")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert ("sandbox" in policy) == (kind != "pdf")
    assert "alert" not in page(client)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (files.SVG, "ảnh.svg"),
        (files.SVG, "ảnh.png"),
        (files.HTML, "biên bản.pdf"),
        (files.archive("a.pdf"), "tài liệu.zip"),
        (files.swollen(), "bom.docx"),
        (files.archive("[Content_Types].xml", "word/document.xml", "../../x"), "a.docx"),
        (b"", "trống.pdf"),
        (files.PDF + bytes(MOST_BYTES), "to.pdf"),
    ],
)
def test_hostile_file_is_refused_and_nothing_stored(
    there: Office, visitor: Visitor, tmp_path: Path, content: bytes, name: str
) -> None:
    assert sent(visitor("cc01"), content, name).status_code == 409
    assert verify().files == 0
    assert not [path for path in (tmp_path / "kept").rglob("*") if path.is_file()]


def test_refused_file_is_told_beside_its_fields_which_keep_what_was_typed(there: Office, visitor: Visitor) -> None:
    answer = sent(visitor("cc01"), files.SVG, "ảnh.png", page="trang 12", symbol="12/BC-UBND", abstract="Báo cáo quý")
    told = answer.content.decode().partition('id="d-1.1"')[2].partition("</details>")[0]
    assert "<details open>" in told
    assert "Nội dung tệp không thuộc loại được nhận" in told
    assert all(f'value="{typed}"' in told for typed in ("trang 12", "12/BC-UBND", "Báo cáo quý"))


def test_name_that_leads_elsewhere_is_a_name_alone(there: Office, visitor: Visitor, tmp_path: Path) -> None:
    assert sent(visitor("cc01"), files.PDF, "..\\..\\<b>x</b>.pdf").status_code == 302
    told = page(visitor("cc01"))
    assert "<b>x" not in told
    (kept,) = [path for path in tmp_path.rglob("*") if path.is_file() and path.read_bytes() == files.PDF]
    assert kept.parent.parent == tmp_path / "kept"


def test_file_is_seen_by_who_reads_what_it_proves(there: Office, visitor: Visitor) -> None:
    sent(visitor("cc01"), files.PDF)
    for account, status in (("cc01", 200), ("ct01", 200), ("cc02", 404), ("nv", 404), ("snv", 404), ("hd1", 404)):
        assert visitor(account).get(FILE).status_code == status, account
    assert visitor("").get(FILE).status_code == 302
    there.submit()
    reading = {"nv": 200, "snv": 200, "hd1": 200, "tk": 200, "tp": 404, "cc02": 404, "qt": 404, "dt": 404}
    for account, status in reading.items():
        assert visitor(account).get(FILE).status_code == status, account
    assert "biên bản.pdf" in page(visitor("nv"))
    for other in (f"{AT}/evidence/1/2", f"{AT}/evidence/2/1", f"/c/{CAMPAIGN}/u/02/evidence/1/1"):
        assert visitor("snv").get(other).status_code == 404
    assert sent(visitor("cc01"), files.PNG).status_code == 403


def test_document_is_withdrawn_while_the_stage_lasts(there: Office, visitor: Visitor) -> None:
    client = visitor("cc01")
    sent(client, files.PDF)
    assert client.post(f"{AT}/n/1.1/evidence/1/withdraw").status_code == 302
    assert "biên bản.pdf" not in page(client)
    assert client.post(f"{AT}/n/1.1/evidence/1/withdraw").status_code == 409
    assert client.post(f"{AT}/n/1.1/evidence").status_code == 409, "no file was chosen"
    assert client.post(f"{AT}/n/9.9/evidence").status_code == 404


def test_head_submits_with_the_signed_report(there: Office, visitor: Visitor) -> None:
    there.save("cc01", "officer", row("01", "1.1", "self", "yes"))
    there.move("cc01", "officer", "hand_over")
    head, submit = visitor("ct01"), f"{AT}/act/submit"
    assert 'name="report"' in head.get(AT).content.decode()
    broken = SimpleUploadedFile("báo cáo.pdf", b"<script>alert(1)</script>")
    assert head.post(submit, {"report": broken}).status_code == 409
    assert 'name="report"' in head.get(AT).content.decode(), "refused whole: the file is not submitted"
    wrong = {"report": SimpleUploadedFile("báo cáo.pdf", files.PDF), "printed": "0" * 64}
    assert head.post(submit, wrong).status_code == 409
    assert "báo cáo.pdf" not in head.get(AT).content.decode(), "nor is the report attached"
    assert head.post(submit, {"report": SimpleUploadedFile("báo cáo.pdf", files.PDF)}).status_code == 302
    for account in ("cc01", "ct01", "snv"):
        assert "báo cáo.pdf" in visitor(account).get(AT).content.decode()
        assert visitor(account).get(FILE).content == files.PDF
    assert visitor("cc02").get(FILE).status_code == 404
