"""The page of one's tokens: made, shown once, taken back."""

from collections.abc import Mapping
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from scoring.campaign.answers import told_moment
from scoring.campaign.workflow import SCOPES, USUAL_DAYS, Scope
from scoring.problems import Refusal
from scoring.store import tokens
from scoring.store.tokens import MOST_DAYS, NewToken, end_of, scope_of
from scoring.web.pages import logged_in, problem_texts, text_of, whole_number
from scoring.web.visits import any_role, login_of

SCOPE_WORDS: Mapping[Scope, str] = {"read": "token-scope-read", "answer": "token-scope-answer"}
"""What the page calls what a token is for."""


class Listed(NamedTuple):
    """A token as the page shows it; `over`: the word for why it lets nobody in any more, "" while it does."""

    number: int
    name: str
    scope: str
    until: str
    over: str


@require_http_methods(["GET", "POST"])
@logged_in
def own(request: HttpRequest) -> HttpResponse:
    """Somebody's tokens; one that was just made is told, this once."""
    if request.method == "GET":
        return _page(request)
    login = login_of(request)
    asked = text_of(request, "scope")
    scope = next((scope for scope in SCOPES if scope == asked), SCOPES[0])
    new = NewToken(text_of(request, "name"), scope, whole_number(request, "days"))
    try:
        return _page(request, made=tokens.make(login, any_role(login.person), new))
    except Refusal as refusal:
        return _page(request, refusal, status=409)


@require_POST
@logged_in
def revoke(request: HttpRequest, number: int) -> HttpResponse:
    """A token taken back."""
    login = login_of(request)
    tokens.revoke(login, any_role(login.person), number)
    return redirect("tokens")


def _page(request: HttpRequest, refusal: Refusal | None = None, made: str = "", status: int = 200) -> HttpResponse:
    listed = [
        Listed(
            row.id,
            row.name,
            SCOPE_WORDS[scope_of(row)],
            told_moment(row.until),
            f"token-{end}" if (end := end_of(row)) else "",
        )
        for row in tokens.tokens_of(login_of(request))
    ]
    known = {
        "problems": problem_texts(request, refusal),
        "made": made,
        "tokens": listed,
        "scopes": SCOPE_WORDS.items(),
        "typed": request.POST,
        "days": text_of(request, "days") or USUAL_DAYS,
        "most": MOST_DAYS,
    }
    return render(request, "web/tokens.html", known, status=status)
