"""What a page weighs on a weak line: itself and all that it asks for, as if nothing was compressed or kept."""

import gzip
import re
from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from scoring.web.middleware import Packed
from tests.store.offices import CAMPAIGN, Office

MOST_BYTES = 150_000


def weight(client: Client, path: str) -> int:
    """Bytes of a page and of every file that it names."""
    answer = client.get(path)
    assert answer.status_code == 200
    asked = {*re.findall(r'(?:src|href)="(/static/[^"]+)"', answer.content.decode())}
    assert any(".css" in one for one in asked)
    found = [client.head(one) for one in asked]
    assert {one.status_code for one in found} == {200}
    return len(answer.content) + sum(int(one.headers["Content-Length"]) for one in found)


@pytest.mark.parametrize(
    ("account", "path"),
    [("", "/"), ("", "/login"), ("cc01", f"/c/{CAMPAIGN}/u/01"), ("cc01", f"/c/{CAMPAIGN}/u/01/n/1")],
)
def test_first_pages_are_light(there: Office, visitor: Callable[[str], Client], account: str, path: str) -> None:
    assert weight(visitor(account), path) < MOST_BYTES


def test_texts_go_packed_to_who_takes_them_so(there: Office, visitor: Callable[[str], Client]) -> None:
    page = visitor("").get("/login")
    packed = visitor("").get("/login", headers={"accept-encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.content) < len(page.content)
    assert gzip.decompress(packed.content).startswith(b"<!doctype html>")
    sheet = visitor("").get("/static/look/style.css", headers={"accept-encoding": "gzip"})
    assert sheet.headers["Content-Encoding"] == "gzip"
    assert b"--" in gzip.decompress(b"".join(sheet))
    sheet.close()
    assert "Content-Encoding" not in visitor("").head("/static/look/style.css").headers


@pytest.mark.parametrize(("kind", "packs"), [("text/html; charset=utf-8", True), ("application/pdf", False)])
def test_documents_are_not_packed_again(kind: str, packs: bool) -> None:
    request = RequestFactory().get("/", headers={"accept-encoding": "gzip"})
    answer = Packed(lambda _: HttpResponse()).process_response(request, HttpResponse(b"x" * 1000, content_type=kind))
    assert ("Content-Encoding" in answer.headers) == packs
