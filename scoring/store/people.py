"""Who works in the office: accounts, passwords, and the roles that people hold."""

import datetime
from collections.abc import Callable, Sequence
from email.errors import MessageError
from email.headerregistry import Address
from typing import NamedTuple

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX, check_password, make_password
from django.db import transaction

from scoring.campaign.workflow import ROLES, SECOND_PERSON, Role
from scoring.problems import Fault, Place, Problem, Refusal, did_you_mean
from scoring.store import clock
from scoring.store.desk import Desk, Doing, Login, place_of
from scoring.store.journal import By, Writing, locked, write
from scoring.store.models import Assignment, Entry, Person, SecondFactor
from scoring.store.office import COMMUNE, acting, unit_row
from scoring.store.table_of_rights import table_data
from scoring.store.tokens import revoke_all

SHORTEST_PASSWORD = 12
"""Letters of a password; a sentence is easier to remember than signs."""
OF_BODY: tuple[Role, ...] = ("appraiser", "lead")
OF_OFFICE: tuple[Role, ...] = ("secretariat", "administrator")
"""The roles that are held in all campaigns."""


class NewPerson(NamedTuple):
    """Somebody who gets an account."""

    account: str
    name: str
    password: str
    email: str = ""


def found(
    administrator: NewPerson,
    secretariat: NewPerson,
    account: str,
    at: Callable[[], datetime.datetime] = clock.now,
) -> None:
    """The office begins: its first administrator and its first secretary, two persons. Raises `Refusal`.

    The first row of the office's chain; the only one that nobody's right stands behind.
    """
    with transaction.atomic():
        chain = locked("")
        if Entry.objects.filter(chain=chain).exists():
            raise Refusal([Problem("office-founded", place_of(""), {})])
        if administrator.account == secretariat.account:
            raise Refusal([Problem("office-two-persons", place_of(""), {})])
        by = By(None, "administrator", account, clock.text_of(at()))
        writing = Writing(chain)
        for new, role in ((administrator, "administrator"), (secretariat, "secretariat")):
            person = new_person(new, hashed(new.password), by)
            writing.add(person)
            writing.add(Assignment(person=person.id, role=role, state="active"))
        writing.facts["table"] = table_data()
        write(writing, by, "found")


def new_person(new: NewPerson, password: str, by: By) -> Person:
    """Somebody with an account, whose password was hashed; not yet written. Raises `Refusal`."""
    if not new.account.strip() or not new.name.strip():
        raise Refusal([Problem("person-unnamed", place_of(""), {})])
    if Person.objects.filter(account=new.account).exists():
        raise Refusal([Problem("person-twice", place_of(""), {"given": new.account})])
    return Person(
        account=new.account, name=new.name, email=new.email, password=password, password_set=by.at,
        password_by=by.person,
    )  # fmt: skip


def hashed(password: str) -> str:
    """A password as it is kept. Raises `Refusal` where it is too short."""
    if problems := password_problems(password):
        raise Refusal(problems)
    return make_password(password)


def password_problems(password: str) -> list[Problem]:
    """What is wrong with a password that somebody chooses."""
    short = len(password) < SHORTEST_PASSWORD
    return [Problem("password-short", place_of(""), {"least": SHORTEST_PASSWORD})] if short else []


def login_of(account: str, password: str, system_account: str) -> Login:
    """Somebody who logs in. Raises `Refusal`, the same for an unknown account as for a wrong password."""
    person = Person.objects.filter(account=account, disabled=False).first()
    # Django does the same work for what is no password, so that the time it takes tells nothing.
    right = check_password(password, person.password if person else UNUSABLE_PASSWORD_PREFIX)
    if person is None or not right:
        raise Refusal([Problem("login-wrong", place_of(""), {})])
    return Login(person.id, system_account)


def person_of(account: str) -> Person:
    """A person by their account. Raises `Refusal`."""
    person = Person.objects.filter(account=account).first()
    if person is None:
        hint = did_you_mean(account, list(Person.objects.values_list("account", flat=True)))
        raise Refusal([Problem("person-unknown", place_of(""), {"given": account, "hint": hint})])
    return person


def add_person(login: Login, new: NewPerson) -> int:
    """A new account. Raises `Refusal`."""
    with acting(login, Doing("administrator", "account")) as desk:
        person = new_person(new, hashed(new.password), desk.by)
        desk.writing.add(person)
        return int(person.id)


def disable(login: Login, account: str) -> None:
    """Takes an account out of use; what its person did stays. Raises `Refusal`."""
    with acting(login, Doing("administrator", "account")) as desk:
        person = person_of(account)
        desk.writing.change(person, disabled=True)
        revoke_all(desk, person.id)


def set_email(login: Login, account: str, email: str) -> None:
    """Another e-mail address of somebody; empty takes it back. Raises `Refusal`."""
    with acting(login, Doing("administrator", "account")) as desk:
        try:
            desk.writing.change(person_of(account), email=email and Address(addr_spec=email).addr_spec)
        except (MessageError, ValueError, IndexError):
            raise desk.refuse(Fault("person-email", given=email)) from None


def reset_password(login: Login, account: str, password: str) -> None:
    """Another password for somebody; who set it is shown to them, and their tokens are over. Raises `Refusal`."""
    with acting(login, Doing("administrator", "account")) as desk:
        person = person_of(account)
        _set_password(desk, person, password)
        revoke_all(desk, person.id)


def change_password(login: Login, role: Role, password: str) -> None:
    """Another password of one's own. Raises `Refusal`."""
    with acting(login, Doing(role, "password")) as desk:
        _set_password(desk, Person.objects.get(id=login.person), password)


def _set_password(desk: Desk, person: Person, password: str) -> None:
    person.password = hashed(password)
    person.save(update_fields=["password"])
    desk.writing.change(person, password_set=desk.now, password_by=desk.login.person)


def set_up_second_factor(login: Login, role: Role) -> SecondFactor:
    """Somebody's phone gives the codes of their log-in from now on, and no other. Raises `Refusal`."""
    with acting(login, Doing(role, "password")) as desk:
        return _second_factor(desk, login.person, desk.now)


def reset_second_factor(login: Login, account: str) -> None:
    """Takes somebody's phone away, who sets up another when they log in; they are told who did it. Raises `Refusal`."""
    with acting(login, Doing("administrator", "account")) as desk:
        _second_factor(desk, person_of(account).id, "")


def _second_factor(desk: Desk, person: int, since: str) -> SecondFactor:
    row = SecondFactor.objects.select_for_update().filter(person=person).first()
    if row is None:
        row = SecondFactor(person=person, since=since, by=desk.login.person)
        desk.writing.add(row)
    else:
        desk.writing.change(row, since=since, by=desk.login.person)
    return row


class NewAssignment(NamedTuple):
    """A role to be given: in a campaign (not those of the office), for a commune, a body or single leaves."""

    account: str
    role: Role
    campaign: str = ""
    unit: str = ""
    body: str = ""
    leaves: Sequence[str] = ()


def assign(login: Login, role: Role, new: NewAssignment) -> Assignment:
    """Gives somebody a role; one of those that need a second person waits for them. Raises `Refusal`."""
    campaign = "" if new.role in OF_OFFICE else new.campaign
    doing = Doing(role, "assign", campaign, given={"role": new.role})
    with acting(login, doing) as desk:
        check_post(desk, new)
        person = person_of(new.account)
        row = Assignment(
            person=person.id, role=new.role, campaign=campaign, unit=new.unit, body=new.body,
            leaves=" ".join(new.leaves), state="proposed" if new.role in SECOND_PERSON else "active", by=login.person,
        )  # fmt: skip
        desk.writing.add(row)
        return row


def assign_all(
    login: Login, role: Role, listed: Sequence[tuple[Place, NewAssignment]], wrong: Sequence[Problem] = ()
) -> None:
    """Gives several roles, all or none. Raises `Refusal` with what is wrong at the place of each.

    wrong: what is known to be wrong with other rows of the list; it is told with all else.
    """
    problems = list(wrong)
    with transaction.atomic():
        for place, new in listed:
            try:
                assign(login, role, new)
            except Refusal as refusal:
                problems += [Problem(one.code, place, one.values) for one in refusal.problems]
        if problems:
            raise Refusal(problems)


def check_post(desk: Desk, new: NewAssignment) -> None:
    """Whether the role is given for what it is held for. Raises `Refusal`."""
    if new.role not in ROLES:
        hint = did_you_mean(new.role, ROLES)
        raise desk.refuse(Fault("word-unknown", given=new.role, known=list(ROLES), hint=hint))
    if new.role in OF_OFFICE:
        return
    if desk.campaign is None:
        raise desk.refuse(Fault("assign-no-campaign"))
    if (new.role in COMMUNE) != bool(new.unit):
        raise desk.refuse(Fault("assign-unit"))
    if new.unit:
        unit_row(desk.campaign.id, new.unit)
    bodies = [body.id for body in desk.criteria.bodies]
    if new.body and (new.body not in bodies or new.role not in OF_BODY):
        raise desk.refuse(Fault("assign-body", given=new.body, known=bodies))
    unknown = [code for code in new.leaves if code not in desk.criteria.leaves]
    if unknown:
        hint = did_you_mean(unknown[0], list(desk.criteria.leaves))
        raise desk.refuse(Fault("code-unknown", given=unknown[0], hint=hint))
    if new.role == "provider" and not new.leaves:
        raise desk.refuse(Fault("assign-leaves"))


def confirm(login: Login, role: Role, assignment: int) -> None:
    """The second person confirms a role; it holds from then on. Raises `Refusal`."""
    row = _assignment(assignment)
    with acting(login, Doing(role, "confirm", row.campaign, given={"assignment": assignment})) as desk:
        desk.writing.change(row, state="active", confirmed=login.person)


def end(login: Login, role: Role, assignment: int) -> None:
    """Takes a role back. Raises `Refusal`."""
    row = _assignment(assignment)
    with acting(login, Doing(role, "assign", row.campaign, given={"role": row.role})) as desk:
        held = Assignment.objects.select_for_update().get(id=assignment)
        desk.writing.change(held, state="ended")


def _assignment(number: int) -> Assignment:
    row = Assignment.objects.filter(id=number).first()
    if row is None:
        raise Refusal([Problem("assignment-unknown", place_of(""), {"given": str(number)})])
    return row
