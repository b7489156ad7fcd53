"""Every address, by every role, for one's own and another unit, logged in and out: none beyond the workflow table."""

import itertools
import os
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest
from django.test import Client

from scoring.campaign.workflow import RIGHTS, STATES, Role, State, act_that_writes, rights_of, sees
from scoring.store.models import UnitFile
from scoring.web.visits import MOVING
from tests.store.offices import CAMPAIGN, Office

Visitor = Callable[[str], Client]

WHO: dict[str, Role | None] = {
    "": None, "cc01": "officer", "ct01": "head", "nv": "appraiser", "ldnv": "lead", "dt": "provider", "hd1": "member",
    "tk": "secretary", "ct": "chair", "snv": "secretariat", "qt": "administrator",
}  # fmt: skip
ALL = bool(os.environ.get("SCORING_ALL_STATES"))
"""At every landing one state and half of the people are tried."""
STATES_TRIED: tuple[State, ...] = STATES if ALL else ("draft",)
TRIED = tuple(WHO) if ALL else ("", "cc01", "nv", "tk", "snv")
COUNCIL: tuple[Role, ...] = ("member", "secretary", "chair", "secretariat")


class Address(NamedTuple):
    """A page or an act: how it is asked for, and whether the table lets a role have it."""

    method: str
    path: str
    allowed: Callable[[Role, State, bool], bool]


def reads(role: Role, state: State, own: bool) -> bool:
    return own or bool(role not in ("officer", "head") and sees(role, state, own))


def opens(role: Role, state: State, own: bool) -> bool:
    """Whoever may extend or take a draft opens its page, without a row of it."""
    return reads(role, state, own) or (role == "secretariat" and state in ("draft", "signing"))


def own_only(role: Role, state: State, own: bool) -> bool:
    return own


def states_facts(role: Role, state: State, own: bool) -> bool:
    if role == "appraiser":
        return any(rights_of(role, "propose", state, own))  # the leaf that is asked for is theirs
    act = act_that_writes(role, "self")
    return own and act == "fill" and any(rights_of(role, act, state, own))


def compares(role: Role, state: State, own: bool) -> bool:
    if role == "provider":
        return False  # the leaf that is asked for is not theirs
    return role not in ("officer", "head") and bool(sees(role, state, own))


def anybody(role: Role, state: State, own: bool) -> bool:
    return True


def in_council(role: Role, state: State, own: bool) -> bool:
    return role in COUNCIL


def before_council(role: Role, state: State, own: bool) -> bool:
    return role in COUNCIL and state in ("deciding", "decided", "published")


def only(wanted: Role) -> Callable[[Role, State, bool], bool]:
    def asked(role: Role, state: State, own: bool) -> bool:
        return role == wanted

    return asked


def while_deciding(*wanted: Role) -> Callable[[Role, State, bool], bool]:
    def asked(role: Role, state: State, own: bool) -> bool:
        return role in wanted and state == "deciding"

    return asked


def confirms(role: Role, state: State, own: bool) -> bool:
    return role in ("secretariat", "administrator")


def may(act: str) -> Callable[[Role, State, bool], bool]:
    def asked(role: Role, state: State, own: bool) -> bool:
        return any(right for right in RIGHTS if right.act == act and right in rights_of(role, right.act, state, own))

    return asked


def addresses(unit: str) -> Iterator[Address]:
    at = f"/c/{CAMPAIGN}/u/{unit}"
    yield Address("get", at, opens)
    yield Address("get", f"{at}/n/1", reads)
    yield Address("post", f"{at}/n/1.1/preview", states_facts)
    yield Address("post", f"{at}/n/1.1/state", states_facts)
    yield Address("get", f"{at}/report", own_only)
    yield Address("get", f"{at}/n/1.1/others", compares)
    yield Address("post", f"{at}/n/1.1/evidence", may("attach"))
    yield Address("post", f"{at}/n/1.1/evidence/1/withdraw", may("attach"))
    for act in MOVING:
        yield Address("post", f"{at}/act/{act}", may(act))
    item = f"/c/{CAMPAIGN}/council/u/{unit}/1.1"
    yield Address("get", item, before_council)
    yield Address("get", f"{item}/screen", before_council)
    for form in ("opinion", "vote"):
        yield Address("post", f"{item}/act/{form}", while_deciding("member"))
    yield Address("post", f"{item}/act/step-back", while_deciding("member", "chair"))
    yield Address("post", f"{item}/act/take-votes", while_deciding("secretary"))


def of_the_campaign() -> Iterator[Address]:
    council = f"/c/{CAMPAIGN}/council"
    for method, path in (("get", "/tokens"), ("post", "/tokens"), ("post", "/tokens/1/revoke")):
        yield Address(method, path, anybody)
    yield Address("post", "/confirm/1", confirms)
    yield Address("get", f"/c/{CAMPAIGN}/journal", anybody)
    yield Address("get", f"/c/{CAMPAIGN}/overview", in_council)
    for method in ("get", "post"):
        yield Address(method, f"/c/{CAMPAIGN}/publish", only("secretariat"))
    for method, path in (("get", "/campaigns/new"), ("post", "/campaigns/new"), ("get", f"/c/{CAMPAIGN}/setup")):
        yield Address(method, path, only("secretariat"))
    for method in ("get", "post"):
        yield Address(method, f"/c/{CAMPAIGN}/people", only("secretariat"))
    for path in ("exercise", "exercise/discard"):
        yield Address("post", f"/c/{CAMPAIGN}/{path}", only("secretariat"))
    for form in ("calendar", "units", "posts", "open"):
        yield Address("post", f"/c/{CAMPAIGN}/setup/act/{form}", only("secretariat"))
    yield Address("get", council, in_council)
    yield Address("get", f"{council}/minutes", in_council)
    for form in ("open", "attend", "agenda", "close"):
        yield Address("post", f"{council}/act/{form}", only("secretary"))
    yield Address("post", f"{council}/act/decide", only("chair"))


DONE = {200, 302, 409}
"""Shown, done, or refused for what was sent and not for who sent it."""


@pytest.mark.parametrize("state", STATES_TRIED)
def test_no_address_goes_beyond_the_table(
    there: Office, visitor: Visitor, state: State, capsys: pytest.CaptureFixture[str]
) -> None:
    tried = 0
    wrong = []
    for account, unit in itertools.product(TRIED, ("01", "02")):
        client, role = visitor(account), WHO[account]
        for address in (*addresses(unit), *(of_the_campaign() if unit == "01" else ())):
            UnitFile.objects.exclude(state=state).update(state=state)
            answer = client.post(address.path) if address.method == "post" else client.get(address.path)
            own = account in ("cc01", "ct01") and unit == "01"
            if role is None:
                right = answer.status_code == 302 and answer.headers["Location"].startswith("/login?")
            elif address.allowed(role, state, own):
                right = answer.status_code in DONE
            else:
                right = answer.status_code in (403, 404)
            tried += 1
            if not right:
                wrong.append((account, address.method, address.path, answer.status_code))
    with capsys.disabled():
        print(f" {state}: {tried} tried", end="")
    assert wrong == []
