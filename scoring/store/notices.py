"""Whom to tell by e-mail that something waits for them: each what `left` says of them, told by the secretariat."""

from collections.abc import Collection
from typing import NamedTuple

from scoring.store.desk import Doing, Login
from scoring.store.left import Waiting, left_for
from scoring.store.models import Assignment, Person
from scoring.store.office import acting, check


class Notice(NamedTuple):
    """Somebody for whom something waits; `email` is empty where no address is known."""

    person: int
    account: str
    name: str
    email: str
    waiting: tuple[Waiting, ...]

    @property
    def late(self) -> int:
        return sum(one.late for one in self.waiting)


def notices_of(login: Login, campaign: str) -> list[Notice]:
    """Everybody for whom something waits in a campaign, by account. Raises `Refusal`."""
    check(login, Doing("secretariat", "notify", campaign))
    held = Assignment.objects.filter(campaign__in=("", campaign), state="active")
    people = Person.objects.filter(id__in=held.values("person"), disabled=False).order_by("account")
    found = []
    for person in people:
        waiting = left_for(Login(person.id, login.account, login.clock), campaign).mine
        if waiting:
            email = person.email or (person.account if "@" in person.account else "")
            found.append(Notice(person.id, person.account, person.name, email, waiting))
    return found


def note_sent(login: Login, campaign: str, sent: Collection[Notice]) -> None:
    """Notes in the journal who was told, of how many files, how many of them late. Raises `Refusal`."""
    with acting(login, Doing("secretariat", "notify", campaign)) as desk:
        desk.writing.facts["notified"] = [[one.person, len(one.waiting), one.late] for one in sent]
