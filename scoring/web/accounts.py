"""Who somebody is: log in and out, a password of one's own, the language."""

import datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from scoring.problems import Place, Problem, Refusal
from scoring.store import people
from scoring.store.models import Person
from scoring.store.prepared import Prepared
from scoring.web import second_factor
from scoring.web.models import Try
from scoring.web.pages import logged_in, problem_texts, text_of
from scoring.web.visits import LANGUAGE_COOKIE, SYSTEM_ACCOUNT, any_role, login_of, person_of
from scoring.words import LANGUAGES

YEAR = 365 * 24 * 3600
BACKEND = "scoring.web.accounts.Accounts"
MOST_TRIES, MOST_TRIES_ANYWHERE = 5, 100
LOCKED_FOR = datetime.timedelta(minutes=15)
"""How many wrong passwords lock an account, within how long, and for how long."""


class Accounts(BaseBackend):
    """Accounts of the office, as Django asks for them."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **_: Any
    ) -> Person | None:
        try:
            login = people.login_of(username or "", password or "", SYSTEM_ACCOUNT)
        except Refusal:
            return None
        return Person.objects.get(id=login.person)

    def get_user(self, user_id: int) -> Person | None:
        return next(iter(_WORKS.rows(user_id)), None)


_WORKS = Prepared(lambda person: Person.objects.filter(id=person, disabled=False))


@sensitive_post_parameters("password")
def log_in(request: HttpRequest) -> HttpResponse:
    """The page to log in; whoever was logged in is out."""
    if request.method != "POST":
        return _login_page(request)
    account, password = text_of(request, "account"), request.POST.get("password", "")
    address = address_of(request)
    if is_locked(account, address):
        return _login_page(request, Refusal([Problem("login-locked", Place("--"), {})]), status=429)
    person = authenticate(request, username=account, password=password)
    if not isinstance(person, Person):
        return _login_page(request, Refusal([Problem("login-wrong", Place("--"), {})]), status=403)
    forget_tries(account, address)
    logout(request)
    login(request, person, backend=BACKEND)
    if second_factor.is_due(request, person):
        return HttpResponseRedirect(f"{reverse('second')}?{urlencode({'next': next_of(request)})}")
    return HttpResponseRedirect(next_of(request))


def is_locked(account: str, address: str) -> bool:
    """Whether the password was wrong too often; every attempt counts from its beginning, so that many at once do too.

    From one address few attempts lock the account there; from all together more, so that one who guesses elsewhere
    locks nobody out at once.
    """
    Try.objects.filter(at__lt=timezone.now() - LOCKED_FOR).delete()
    tries = Try.objects.filter(account=account)
    locked = tries.filter(address=address).count() >= MOST_TRIES or tries.count() >= MOST_TRIES_ANYWHERE
    if not locked:
        Try.objects.create(account=account, address=address)
    return locked


def forget_tries(account: str, address: str) -> None:
    """Who got it right has no failures behind them."""
    Try.objects.filter(account=account, address=address).delete()


def address_of(request: HttpRequest) -> str:
    """Where a request comes from; behind a server of one's own, what that one saw."""
    seen = str(request.META.get("REMOTE_ADDR", ""))
    if settings.BEHIND_PROXY:
        return str(request.META.get("HTTP_X_FORWARDED_FOR", seen)).rpartition(",")[2].strip()
    return seen


def _login_page(request: HttpRequest, refusal: Refusal | None = None, status: int = 200) -> HttpResponse:
    known = {
        "problems": problem_texts(request, refusal),
        "account": text_of(request, "account"),
        "next": next_of(request),
    }
    return render(request, "web/login.html", known, status=status)


def next_of(request: HttpRequest) -> str:
    """Where somebody wanted to go; only on this site."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    own = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if own else reverse("home")


@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    """Ends the session here and in the browser."""
    logout(request)
    response = redirect("login")
    response.headers["Clear-Site-Data"] = '"storage"'
    return response


@sensitive_post_parameters("old", "new", "again")
@logged_in
def password(request: HttpRequest) -> HttpResponse:
    """A password of one's own."""
    person = person_of(request)
    if person is None:
        return redirect("login")
    refusal = None
    if request.method == "POST":
        try:
            _change(request, person)
            with second_factor.kept(request):
                login(request, Person.objects.get(id=person.id), backend=BACKEND)
            return redirect("home")
        except Refusal as found:
            refusal = found
    given_by = Person.objects.filter(id=person.password_by or person.id).exclude(id=person.id).first()
    known = {
        "problems": problem_texts(request, refusal),
        "person": person,
        "given_by": given_by,
        "forced": person.password_by != person.id,
        "least": people.SHORTEST_PASSWORD,
    }
    return render(request, "web/password.html", known, status=409 if refusal else 200)


def _change(request: HttpRequest, person: Person) -> None:
    old, new, again = (request.POST.get(name, "") for name in ("old", "new", "again"))
    try:
        people.login_of(person.account, old, SYSTEM_ACCOUNT)
        wrong = {}
    except Refusal:
        wrong = {"password-wrong": True}
    wrong |= {"password-differs": new != again, "password-same": new == old}
    problems = [Problem(code, Place("--"), {}) for code, holds in wrong.items() if holds]
    problems += people.password_problems(new)
    if problems:
        raise Refusal(problems)
    people.change_password(login_of(request), any_role(person.id), new)


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Another language; a cookie keeps it."""
    response = HttpResponseRedirect(next_of(request))
    chosen = request.POST.get("lang", "")
    if chosen in LANGUAGES:
        response.set_cookie(
            LANGUAGE_COOKIE, chosen, YEAR, samesite="Lax", httponly=True, secure=request.is_secure()
        )  # fmt: skip
    return response
