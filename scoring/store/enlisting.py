"""People of a list enter the office: an account with a first password for who has none, and their role; all or none."""

import os
import secrets
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from scoring.campaign.workflow import SECOND_PERSON
from scoring.problems import Fault, Place, Problem, Refusal
from scoring.store.desk import Desk, Doing, Login
from scoring.store.models import Assignment, Person
from scoring.store.office import acting
from scoring.store.people import OF_OFFICE, NewAssignment, NewPerson, check_post, hashed, new_person

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Those that nobody takes for another one on paper."""
GROUPS, IN_GROUP = 4, 4
"""Of a first password: sixteen letters, 79 bits."""


class Enlisted(NamedTuple):
    """A row of a list: where it stands, the person's name and e-mail, their account with the role they get."""

    place: Place
    name: str
    email: str
    post: NewAssignment


class FirstPassword(NamedTuple):
    """Who got an account, and the password that lets them in once: it is told here and nowhere else."""

    person: NewPerson
    posts: tuple[NewAssignment, ...]


class Enlisting(NamedTuple):
    """What a list changed: new accounts, roles given, roles of the list that their people held already."""

    new: tuple[FirstPassword, ...]
    given: int
    held: int


class Drawn(NamedTuple):
    """Those who get an account, by it, each with a first password, and what is kept of these."""

    new: dict[str, NewPerson]
    hashed: dict[str, str]


def enlist(
    login: Login,
    campaign: str,
    listed: Sequence[Enlisted],
    wrong: Sequence[Problem] = (),
    drawn: Drawn | None = None,
) -> Enlisting:
    """Accounts and roles of a list, one act in the journal. Raises `Refusal` with all that is wrong, at its rows.

    wrong: what is known to be wrong with other rows of the list; it is told with all else; drawn: what was drawn for
    the list already.
    Accounts are those of the campaign's roles alone: what is there stays as it is, its password too.
    """
    ready = drawn or draw(listed)
    with acting(login, Doing("secretariat", "enlist", campaign)) as desk:
        return _Entering(desk, ready).entered(listed, wrong)


def draw(listed: Sequence[Enlisted]) -> Drawn:
    """First passwords for those of a list who have no account. It is slow: on all cores, before anything is locked."""
    known = _by_account()
    new: dict[str, NewPerson] = {}
    for one in listed:
        account = one.post.account.casefold()
        if account not in known and account not in new:
            new[account] = NewPerson(account, one.name, first_password(), one.email)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        kept = pool.map(hashed, [person.password for person in new.values()])
        return Drawn(new, dict(zip(new, kept, strict=True)))


def _by_account() -> dict[str, Person]:
    return {person.account.casefold(): person for person in Person.objects.all()}


def first_password() -> str:
    """A password that is drawn and easily copied from paper."""
    groups = ("".join(secrets.choice(LETTERS) for _ in range(IN_GROUP)) for _ in range(GROUPS))
    return "-".join(groups)


class _Entering:
    """The act: rows one after the other, and what is wrong with them."""

    def __init__(self, desk: Desk, drawn: Drawn) -> None:
        self.desk = desk
        self.known = _by_account()
        self.new = {account: person for account, person in drawn.new.items() if account not in self.known}
        self.passwords = drawn.hashed
        self.names = {account: person.name for account, person in self.known.items()}
        self.names |= {account: person.name for account, person in self.new.items()}
        rows = Assignment.objects.filter(campaign=desk.here.id).exclude(state="ended")
        self.held = {(row.person, row.role, row.unit, row.body, row.leaves) for row in rows}
        self.problems: list[Problem] = []
        self.posts: dict[str, list[NewAssignment]] = {}

    def entered(self, listed: Sequence[Enlisted], wrong: Sequence[Problem]) -> Enlisting:
        given = [one for one in listed if self._enter(one)]
        if self.problems or wrong:
            raise Refusal([*self.problems, *wrong])
        new = tuple(FirstPassword(person, tuple(self.posts[account])) for account, person in self.new.items())
        return Enlisting(new, len(given), len(listed) - len(given))

    def _enter(self, one: Enlisted) -> bool:
        """Whether a row gave a role."""
        try:
            return self._give(one)
        except Fault as fault:
            self.problems.append(Problem.of(fault, one.place))
        except Refusal as refusal:
            self.problems += [Problem(problem.code, one.place, problem.values) for problem in refusal.problems]
        return False

    def _give(self, one: Enlisted) -> bool:
        if one.post.role in (*SECOND_PERSON, *OF_OFFICE):
            raise Fault("enlist-role", account=one.post.account)
        account = one.post.account.casefold()
        if one.name and one.name != self.names[account]:
            raise Fault("enlist-other-name", account=account, name=self.names[account], given=one.name)
        check_post(self.desk, one.post)
        person = self._person(account)
        row = Assignment(
            person=person.id, role=one.post.role, campaign=self.desk.here.id, unit=one.post.unit, body=one.post.body,
            leaves=" ".join(one.post.leaves), state="active", by=self.desk.login.person,
        )  # fmt: skip
        key = (row.person, row.role, row.unit, row.body, row.leaves)
        if key in self.held:
            return False
        self.held.add(key)
        self.desk.writing.add(row)
        self.posts.setdefault(account, []).append(one.post)
        return True

    def _person(self, account: str) -> Person:
        """Who has that account; who has none gets it."""
        person = self.known.get(account)
        if person is None:
            person = new_person(self.new[account], self.passwords[account], self.desk.by)
            self.desk.in_office().add(person)
            self.known[account] = person
        if person.disabled:
            raise Fault("enlist-disabled", account=account)
        return person
