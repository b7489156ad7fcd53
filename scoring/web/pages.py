"""What all pages do alike: ask who is there, tell problems, say where to go."""

from collections.abc import Callable
from functools import wraps
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse

from scoring import __version__
from scoring.problems import Problem, Refusal
from scoring.web.visits import half_in, person_of
from scoring.words import in_words, tell

View = Callable[..., HttpResponse]

NO_RIGHT = frozenset({"office-no-right", "office-no-post", "office-writes-not"})
"""Problems that say that somebody may not, whatever they do."""
MOST_DIGITS = 9


class Told(NamedTuple):
    """A problem in words: what is wrong, what to do."""

    what: str
    do: str


def lang_of(request: HttpRequest) -> str:
    """The language of the page."""
    return str(getattr(request, "lang", "vi"))


def text_of(request: HttpRequest, name: str) -> str:
    """A field of what was sent, without space around it."""
    return request.POST.get(name, "").strip()


def whole_number(request: HttpRequest, name: str) -> int:
    """A whole number that was typed; 0 where it is none."""
    given = text_of(request, name)
    return int(given) if given.isascii() and given.isdigit() and len(given) <= MOST_DIGITS else 0


def told(problem: Problem, lang: str) -> Told:
    """A problem in words, as the command line says them; commands that tell who may what are none of a page's."""
    what, do = in_words(problem, lang)
    return Told(what, "" if problem.code in NO_RIGHT else do)


def problem_texts(request: HttpRequest, refusal: Refusal | None) -> list[Told]:
    """What was refused, in words."""
    return [told(problem, lang_of(request)) for problem in refusal.problems] if refusal else []


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """A page that tells what was refused."""
    no_right = any(problem.code in NO_RIGHT for problem in refusal.problems)
    problems = problem_texts(request, refusal)
    if request.headers.get("HX-Request"):  # the page that asked stays as it is, and shows the words
        said = " ".join(text for problem in problems for text in problem if text)
        return HttpResponse(said, content_type="text/plain; charset=utf-8", status=403 if no_right else 422)
    return render(request, "web/refused.html", {"problems": problems}, status=403 if no_right else 409)


def logged_in(view: View) -> View:
    """A page for people with an account; others are sent to log in and back."""

    @wraps(view)
    def asked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if person_of(request) is None:
            return to_log_in(request)
        return view(request, *args, **kwargs)

    return asked


def to_log_in(request: HttpRequest) -> HttpResponse:
    """Where who isn't logged in goes; a part of a page that asks is told, so that nothing typed is lost."""
    if request.headers.get("HX-Request"):
        return HttpResponse(tell("web-logged-out", lang_of(request)), status=401)
    back = request.get_full_path() if request.method == "GET" else reverse("home")
    page = reverse("second" if half_in(request) else "login")
    return HttpResponseRedirect(f"{page}?{urlencode({'next': back})}")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  # Django names it
    """What isn't there, or isn't theirs to see: both look alike."""
    return render(request, "web/not_found.html", {}, status=404)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  # Django names it
    """What can't be read: too large, or to another host."""
    return _without_database(request, "bad-request", "bad-request-why", 400)


def broken(request: HttpRequest) -> HttpResponse:
    """A fault of the program or the machine."""
    return _without_database(request, "broken", "broken-why", 500)


def _without_database(request: HttpRequest, what: str, why: str, status: int) -> HttpResponse:
    known = {
        "lang": lang_of(request), "version": __version__, "home": reverse("home"), "what": what, "why": why,
    }  # fmt: skip
    return HttpResponse(render_to_string("web/broken.html", known), status=status)


def forged(request: HttpRequest, **_: object) -> HttpResponse:
    """A form that didn't come from a page of this session."""
    return render(request, "web/forged.html", {}, status=403)
