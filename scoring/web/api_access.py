"""Who a program acts for at the API, and how it is told what is wrong: data, in both languages."""

import math
import threading
import time
from collections import deque
from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, ValidationError
from ninja.security import HttpBearer

from scoring.campaign.workflow import Scope
from scoring.problems import Place, Problem, Refusal
from scoring.store.tokens import Bearer, bearer_of
from scoring.web.accounts import LOCKED_FOR, address_of, is_locked
from scoring.web.pages import NO_RIGHT
from scoring.web.visits import SYSTEM_ACCOUNT
from scoring.words import LANGUAGES, in_words

STATUS = {
    "api-token-wrong": 401, "api-scope": 403, "api-second-factor": 403, "api-not-found": 404, "api-body": 422,
    "api-token-locked": 429, "api-too-many": 429,
}  # fmt: skip
"""The status of an answer by the problem that it tells; any other refusal is a conflict with what stands."""


MOST_A_MINUTE, MINUTE = 300, 60.0
"""How often a token may ask each process of the site within so many seconds."""


class Rate:
    """How often each token asked this process within the last minute."""

    def __init__(self) -> None:
        self._asked: dict[str, deque[float]] = {}
        self._lock = threading.Lock()

    def seconds_to_wait(self, token: str) -> int:
        """0 where it may ask now, which counts."""
        now = time.monotonic()
        with self._lock:
            asked = self._asked.setdefault(token, deque())
            while asked and asked[0] <= now - MINUTE:
                asked.popleft()
            if len(asked) >= MOST_A_MINUTE:
                return math.ceil(asked[0] + MINUTE - now)
            asked.append(now)
        return 0


RATE = Rate()


class Token(HttpBearer):
    """A token in the header `Authorization: Bearer …`, that is for what is asked."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        super().__init__()

    def authenticate(self, request: HttpRequest, token: str) -> Bearer:
        """Who shows it. Raises `Refusal`; wrong ones are counted by number and address, as wrong passwords are."""
        bearer = bearer_of(token, SYSTEM_ACCOUNT)
        if bearer is None:
            number = token.partition("-")[0][:20]
            locked = is_locked(f"token: {number}", address_of(request))
            raise refusal("api-token-locked" if locked else "api-token-wrong")
        wait = RATE.seconds_to_wait(bearer.digest)
        if wait:
            raise refusal("api-too-many", most=MOST_A_MINUTE, wait=wait)
        if self.scope == "answer" and bearer.scope != "answer":
            raise refusal("api-scope")
        return bearer


def refusal(code: str, **values: Any) -> Refusal:
    """One problem of the request itself."""
    return Refusal([Problem(code, Place("api"), values)])


def problems_data(problems: Iterable[Problem]) -> dict[str, Any]:
    """What is wrong and what to do, where; in both languages."""
    return {"problems": [_problem_data(problem) for problem in problems]}


def _problem_data(problem: Problem) -> dict[str, Any]:
    words = {lang: in_words(problem, lang) for lang in LANGUAGES}
    return {
        "code": problem.code,
        "place": str(problem.place),
        "text": {lang: what for lang, (what, _) in words.items()},
        "remedy": {lang: do for lang, (_, do) in words.items()},
    }


def tell_problems(api: NinjaAPI) -> None:
    """Everything that can be refused is told alike."""

    def told(request: HttpRequest, problems: Iterable[Problem]) -> HttpResponse:
        listed = list(problems)
        status = next((_status(problem.code) for problem in listed), 409)
        response = api.create_response(request, problems_data(listed), status=status)
        if status == 401:
            response.headers["WWW-Authenticate"] = "Bearer"
        if status == 429:
            waits = (problem.values.get("wait") for problem in listed)
            response.headers["Retry-After"] = str(next(filter(None, waits), int(LOCKED_FOR.total_seconds())))
        return response

    @api.exception_handler(Refusal)
    def refused(request: HttpRequest, error: Refusal) -> HttpResponse:
        return told(request, error.problems)

    @api.exception_handler(AuthenticationError)
    def nobody(request: HttpRequest, _: AuthenticationError) -> HttpResponse:
        return told(request, refusal("api-token-wrong").problems)

    @api.exception_handler(Http404)
    def not_there(request: HttpRequest, _: Http404) -> HttpResponse:
        return told(request, refusal("api-not-found").problems)

    @api.exception_handler(ValidationError)
    def unlike(request: HttpRequest, error: ValidationError) -> HttpResponse:
        places = (".".join(map(str, one["loc"])) for one in error.errors)
        return told(request, [Problem("api-body", Place(place), {}) for place in places])


def _status(code: str) -> int:
    return 403 if code in NO_RIGHT else STATUS.get(code, 409)
