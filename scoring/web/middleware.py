"""Around every page: what the browser may do with it, its language, whose it is, and problems told as a page."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.urls import Resolver404, resolve, reverse
from django.utils import translation

from scoring import __version__
from scoring.problems import Refusal
from scoring.web.pages import lang_of, refused
from scoring.web.visits import LANGUAGE_COOKIE, person_of
from scoring.words import LANGUAGES

Handler = Callable[[HttpRequest], HttpResponse]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self';"
    " manifest-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Everything comes from the site itself; nothing is written into a page."""
OPEN_TO_ALL = ("login", "logout", "password", "language")
"""The pages that somebody with a password of another's choosing still reaches."""

NOT_ALLOWED = 405

PACKED = frozenset({"text/html", "text/css", "text/csv", "text/javascript", "application/json", "image/svg+xml"})


def guarded(handle: Handler) -> Handler:
    """What the browser may do with a page; pages of the office are kept by nobody."""

    def guard(request: HttpRequest) -> HttpResponse:
        response = handle(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", "geolocation=(), microphone=(), camera=()")
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return guard


def in_language(handle: Handler) -> Handler:
    """The language that was chosen, else Vietnamese."""

    def translated(request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(LANGUAGE_COOKIE)
        lang = chosen if chosen in LANGUAGES else LANGUAGES[0]
        request.lang = lang  # type: ignore[attr-defined]  # as Django's own middleware adds `user`
        with translation.override(lang):
            return handle(request)

    return translated


def without_null(handle: Handler) -> Handler:
    """What nobody types and PostgreSQL keeps in no text is refused at the door: a letter with the number 0."""

    def checked(request: HttpRequest) -> HttpResponse:
        sent = (value for named in (request.GET, request.POST) for values in dict(named).values() for value in values)
        if any("\0" in text for text in (request.path_info, *map(str, sent))):
            raise SuspiciousOperation("a letter with the number 0")
        return handle(request)

    return checked


def with_own_password(handle: Handler) -> Handler:
    """Who still has the password that somebody else gave them chooses their own before anything else."""

    def chosen(request: HttpRequest) -> HttpResponse:
        person = person_of(request)
        if person is not None and person.password_by != person.id and _name(request) not in OPEN_TO_ALL:
            return HttpResponseRedirect(reverse("password"))
        return handle(request)

    return chosen


def _name(request: HttpRequest) -> str:
    try:
        return resolve(request.path_info).url_name or ""
    except Resolver404:
        return ""


def back_to_page(handle: Handler) -> Handler:
    """Who asks to read what only takes forms (a history, another language) comes to the page that it stands on."""

    def found(request: HttpRequest) -> HttpResponse:
        response = handle(request)
        path = request.path_info
        if response.status_code != NOT_ALLOWED or request.method != "GET" or path.startswith("/api/"):
            return response
        while path != "/":
            path = path.rpartition("/")[0] or "/"
            if _is_known(path):
                break
        return HttpResponseRedirect(path)

    return found


def _is_known(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True


class Packed(GZipMiddleware):
    """Texts go packed over weak lines; documents and pictures are packed in themselves.

    What a page repeats of a request can't be guessed from its length: Django adds random bytes to what it packs.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        kind = response.headers.get("Content-Type", "").split(";")[0]
        return super().process_response(request, response) if kind in PACKED else response


class Told:
    """What is refused is told on a page, in the words of the command line."""

    def __init__(self, handle: Handler) -> None:
        self.handle = handle

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.handle(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return refused(request, error) if isinstance(error, Refusal) else None


def on_every_page(request: HttpRequest) -> dict[str, Any]:
    """What every template knows."""
    return {
        "lang": lang_of(request),
        "languages": LANGUAGES,
        "version": __version__,
        "visitor": person_of(request),
        "home": reverse("home"),
    }
