"""The site served to a real browser from a thread of the test, and how somebody logs in there."""

import threading
from base64 import b32decode
from collections.abc import Iterator
from contextlib import contextmanager
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.core.wsgi import get_wsgi_application
from django.db import connection
from django_otp.oath import TOTP
from playwright.sync_api import Page

from tests.store.offices import PASSWORD


class Quiet(WSGIRequestHandler):
    """Says nothing of what is asked."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


class OneByOne(WSGIServer):
    """A server in a thread of a test, whose connection to the database ends with each request."""

    def process_request(self, request: object, address: object) -> None:
        super().process_request(request, address)  # type: ignore[arg-type]
        connection.close()


@contextmanager
def served() -> Iterator[str]:
    """The site over the database that is connected; its address."""
    server = make_server("127.0.0.1", 0, get_wsgi_application(), OneByOne, Quiet)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def log_in(page: Page, home: str, account: str, password: str = PASSWORD) -> None:
    """By password; who is asked to sets their phone up."""
    page.goto(f"{home}/login")
    page.fill("#account", account)
    page.fill("#word", password)
    page.click("main button")
    if "/login/second" in page.url:
        key = page.locator("main code").inner_text().replace(" ", "")
        page.fill("#code", f"{TOTP(b32decode(key)).token():06}")
        page.click("main button")
        page.click("main a.button")
    page.wait_for_url(f"{home}/")
