"""The second step of a log-in: a code of the phone; at the first one, the phone is set up."""

import io
from base64 import b32encode

import segno
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from scoring.problems import Place, Problem, Refusal
from scoring.store.desk import Login
from scoring.store.models import Person
from scoring.web import second_factor
from scoring.web.accounts import address_of, forget_tries, is_locked, next_of
from scoring.web.pages import problem_texts, text_of
from scoring.web.visits import SYSTEM_ACCOUNT, any_role, half_in


@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def second(request: HttpRequest) -> HttpResponse:
    """Asks for a code, or sets the phone up; then the session is whole."""
    person = half_in(request)
    if person is None:
        return redirect("home")
    if request.method != "POST":
        return _page(request, person)
    counted, address = f"second: {person.account}", address_of(request)
    if is_locked(counted, address):
        return _page(request, person, Refusal([Problem("second-locked", Place("--"), {})]), status=429)
    codes: list[str] = []
    try:
        if second_factor.is_set_up(person):
            second_factor.check(person, text_of(request, "code"))
        else:
            login = Login(person.id, SYSTEM_ACCOUNT)
            codes = second_factor.set_up(login, any_role(person.id), person, text_of(request, "code"))
    except Refusal as refusal:
        return _page(request, person, refusal, status=403)
    forget_tries(counted, address)
    second_factor.passed(request, person)
    if codes:
        return render(request, "web/second_codes.html", {"codes": codes, "next": next_of(request)})
    return HttpResponseRedirect(next_of(request))


def _page(request: HttpRequest, person: Person, refusal: Refusal | None = None, status: int = 200) -> HttpResponse:
    known: dict[str, object] = {"problems": problem_texts(request, refusal), "next": next_of(request)}
    if not second_factor.is_set_up(person):
        device = second_factor.begun(person)
        key = b32encode(device.bin_key).decode()
        known |= {
            "key": " ".join(key[start : start + 4] for start in range(0, len(key), 4)),
            "taken_by": second_factor.taken_by(person),
        }
    return render(request, "web/second.html", known, status=status)


@require_GET
def picture(request: HttpRequest) -> HttpResponse:
    """The picture that a phone reads, while it is being set up."""
    person = half_in(request)
    if person is None or second_factor.is_set_up(person):
        raise Http404
    drawn = io.BytesIO()
    segno.make(second_factor.begun(person).config_url, micro=False).save(drawn, kind="svg", scale=5, light="white")
    return HttpResponse(drawn.getvalue(), content_type="image/svg+xml")
