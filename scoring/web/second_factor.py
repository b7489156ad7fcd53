"""The second factor (xác thực hai bước) of those who decide for others: a code of their phone beside the password.

Whether a phone is set up stands in the journal; the secret that it shares with the site is kept by django-otp, which
takes no code twice and makes who guesses wait. A device is the person's while it carries the moment of the journal.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import django_otp
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from scoring.campaign.workflow import Role
from scoring.problems import Place, Problem, Refusal
from scoring.store import people
from scoring.store.desk import Login
from scoring.store.models import Assignment, Person, SecondFactor
from scoring.store.prepared import Prepared

PASSED = "second"
"""Where a session keeps the moment of the device that it passed with."""
RECOVERY_CODES = 10


def is_due(request: HttpRequest, person: Person) -> bool:
    """Whether somebody whose password was right still owes a code to this session."""
    passed = request.session.get(PASSED)
    if passed and passed == _since(person):
        return False
    return bool(settings.SECOND_FACTOR) and bool(_ASKED.values(person.id, settings.SECOND_FACTOR))


_ASKED = Prepared(
    lambda person, roles: Assignment.objects.filter(person=person, state="active", role__in=roles).values_list("id")[:1]
)


def _since(person: Person) -> str:
    return str(SecondFactor.objects.filter(person=person.id).values_list("since", flat=True).first() or "")


def is_set_up(person: Person) -> bool:
    """Whether a phone of theirs gives codes."""
    since = _since(person)
    return bool(since) and bool(TOTPDevice.objects.filter(user=person, confirmed=True, name=since).exists())


def taken_by(person: Person) -> str:
    """Who took their earlier phone away; "" where nobody did."""
    by = SecondFactor.objects.filter(person=person.id, since="").values_list("by", flat=True).first()
    return str(Person.objects.filter(id=by or 0).values_list("name", flat=True).first() or "")


def begun(person: Person) -> TOTPDevice:
    """The device that they are setting up; the same until its first code is right."""
    device, _ = TOTPDevice.objects.get_or_create(user=person, confirmed=False, defaults={"name": ""})
    return device


def set_up(login: Login, role: Role, person: Person, code: str) -> list[str]:
    """Their phone gives the codes from now on; returns recovery codes, which are shown this once. Raises `Refusal`."""
    device = begun(person)
    if not _is_right(person, device, code):
        raise Refusal([Problem("second-wrong", Place("--"), {})])
    with transaction.atomic():
        since = people.set_up_second_factor(login, role).since
        TOTPDevice.objects.filter(user=person).exclude(id=device.id).delete()
        TOTPDevice.objects.filter(id=device.id).update(confirmed=True, name=since)
        StaticDevice.objects.filter(user=person).delete()
        spare = StaticDevice.objects.create(user=person, name=since)
        codes = [StaticToken.random_token() for _ in range(RECOVERY_CODES)]
        StaticToken.objects.bulk_create([StaticToken(device=spare, token=code) for code in codes])
    return codes


def check(person: Person, code: str) -> None:
    """A code of their phone, or a recovery code, which is then gone. Raises `Refusal`."""
    model = TOTPDevice if re.fullmatch("[0-9]{6}", _plain(code)) else StaticDevice
    device = model.objects.filter(user=person, confirmed=True, name=_since(person)).first()
    if device is None or not _is_right(person, device, code):
        raise Refusal([Problem("second-wrong", Place("--"), {})])


def _is_right(person: Person, device: TOTPDevice | StaticDevice, code: str) -> bool:
    return django_otp.verify_token(person, device.persistent_id, _plain(code)) is not None


def _plain(code: str) -> str:
    """A code as people type it: in groups, in capitals."""
    return "".join(code.split()).casefold()


def passed(request: HttpRequest, person: Person) -> None:
    """The session has what it owed; it is another one from now on."""
    request.session.cycle_key()
    request.session[PASSED] = _since(person)


@contextmanager
def kept(request: HttpRequest) -> Iterator[None]:
    """What the session has shown outlives a log-in within it, as after another password."""
    before = request.session.get(PASSED)
    yield
    if before:
        request.session[PASSED] = before
