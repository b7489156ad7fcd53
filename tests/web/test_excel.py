"""The Excel form down and up: the same rows and the same words as by command."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from scoring.store.models import AnswerRow, IntakeRow
from tests.store.offices import CAMPAIGN, Office, row

Visitor = Callable[[str], Client]

UNIT = f"/c/{CAMPAIGN}/u/01"
FORM = f"{UNIT}/form"


def filled(content: bytes, code: str, facts: str, evidence: str, unit: str = "01") -> bytes:
    """The form with these cells at a node, saved as by hand."""
    book = load_workbook(BytesIO(content))
    for sheet in book:
        roles = {str(cell.value): cell.column for cell in sheet[1] if cell.value}
        for cells in sheet.iter_rows(min_row=2):
            if cells[0].value == f"{unit}|{code}" and "fact1" in roles:
                for role, value in (("fact1", facts), ("evidence", evidence)):
                    sheet.cell(cells[0].row or 0, roles[role]).value = value
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def sent(client: Client, content: bytes, name: str = "phiếu.xlsx", **more: str) -> tuple[int, str]:
    answer = client.post(FORM, {"file": SimpleUploadedFile(name, content), **more})
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"<script>alert(1)</script>", b"\xd0\xcf\x11\xe0" * 100])
def test_hostile_upload_is_refused_in_words(there: Office, visitor: Visitor, content: bytes) -> None:
    status, page = sent(visitor("cc01"), content, "../../etc/<b>phiếu.xlsx")
    assert status == 409
    assert "/tmp" not in page  # noqa: S108
    assert "<b>phiếu" not in page
    assert not AnswerRow.objects.exists()


def test_large_upload_is_refused(there: Office, visitor: Visitor) -> None:
    assert sent(visitor("cc01"), b"0" * 5_000_001)[0] == 409


def test_form_of_another_commune_is_refused(there: Office, visitor: Visitor) -> None:
    other = visitor("cc02").get(f"/c/{CAMPAIGN}/u/02/form").content
    status, _ = sent(visitor("cc01"), other)
    assert status == 409


def test_form_goes_down_and_up(there: Office, visitor: Visitor) -> None:
    client = visitor("cc01")
    issued = client.get(FORM).content
    status, page = sent(client, filled(issued, "1.1", "có", "BC 12"))
    assert status == 200
    assert "thêm 1, sửa 0, rút 0" in page
    assert list(AnswerRow.objects.values_list("code", "facts", "evidence")) == [("1.1", "có", "BC 12")]
    assert "không có gì mới" in sent(client, issued)[1]


def test_form_is_told_its_faults_at_their_cells(there: Office, visitor: Visitor) -> None:
    client = visitor("cc01")
    status, page = sent(client, filled(client.get(FORM).content, "1.1", "chắc là có", "BC 12"))
    assert status == 409
    assert "chắc là có" in page
    assert not AnswerRow.objects.exists()


def test_what_differs_from_the_site_is_settled_by_choice(there: Office, visitor: Visitor) -> None:
    client = visitor("cc01")
    issued = client.get(FORM).content
    there.save("cc01", "officer", row("01", "1.1", "self", "no", evidence="BC 7"))
    form = filled(issued, "1.1", "có", "BC 12")
    assert sent(client, form)[0] == 409
    assert sent(client, form, side="theirs")[0] == 200
    assert AnswerRow.objects.order_by("-number")[0].facts == "có"


def test_form_is_the_officers_alone(there: Office, visitor: Visitor) -> None:
    assert visitor("ct01").get(FORM).status_code == 404
    assert visitor("snv").get(FORM).status_code == 404
    there.save("cc01", "officer", row("01", "1.1", "self", "yes"))
    there.move("cc01", "officer", "hand_over", "01")
    assert visitor("cc01").get(FORM).status_code == 404
    assert not IntakeRow.objects.exists()
