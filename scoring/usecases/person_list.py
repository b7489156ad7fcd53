"""Who works on a campaign, as offices list them in Excel or CSV: account or e-mail, name, role, unit or body."""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path

from scoring.campaign.named_units import unit_listed
from scoring.campaign.units import cell_faults
from scoring.campaign.workflow import ROLES, Role
from scoring.problems import Fault, Place, Problem, Refusal, Said, did_you_mean
from scoring.store import enlisting, people, roster
from scoring.store.desk import Doing, Login
from scoring.store.enlisting import Enlisted, Enlisting
from scoring.store.office import COMMUNE, check
from scoring.store.people import OF_BODY, NewAssignment
from scoring.usecases.extras import needs
from scoring.usecases.list_rows import Listed, listed_rows
from scoring.usecases.sheet_list import plain
from scoring.words import LANGUAGES, tell

HEADS: Mapping[str, re.Pattern[str]] = {
    "account": re.compile(r"account|tai khoan( dang nhap)?|ten (dang nhap|tai khoan|truy cap)|username|log ?in"),
    "email": re.compile(r"e ?mail( address)?|(dia chi )?(e ?mail|thu dien tu|thu cong vu)( .*)?"),
    "name": re.compile(r"(full )?name|ho (va |)ten( .*)?|ho ten( .*)?"),
    "role": re.compile(r"role|vai tro( .*)?"),
    "unit": re.compile(r"unit|(ma |ten )?(don vi|xa|ubnd)( .*)?|xa phuong( .*)?"),
    "body": re.compile(r"body|co quan( .*)?|(so|to)( giup viec)?"),
    "leaves": re.compile(r"leaves|(ma |cac )?(tieu chi|chi so)( .*)?"),
}
"""What heads say, without accents, and the column that is meant."""
REQUIRED = (("account", "role"), ("email", "role"))
"""Who somebody is stands in a column of accounts, or in one of e-mail addresses."""
_BETWEEN = re.compile(r"[\s,;]+")


def enlist_list(login: Login, campaign: str, path: Path) -> Enlisting:
    """Everybody of a list gets an account, where they have none, and their role; all or nobody. Raises `Refusal`."""
    check(login, Doing("secretariat", "enlist", campaign))
    return enlisting.enlist(login, campaign, *_read(path, campaign))


def enlist_into(login: Login, campaign: str, path: Path, out: Path, lang: str) -> Enlisting:
    """As `enlist_list`, with the first passwords in a new file. Raises `Refusal`."""
    return with_passwords(lambda: enlist_list(login, campaign, path), campaign, out, lang)


def with_passwords(act: Callable[[], Enlisting], campaign: str, out: Path, lang: str) -> Enlisting:
    """An act that makes accounts, with the first passwords in a new file that its owner alone reads. Raises `Refusal`.

    What writes it is asked for, and the file made, before all else: passwords that can't be written would be lost.
    """
    with needs("forms"):
        import_module("scoring.forms.first_passwords")
    try:
        handle = os.open(out, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except OSError as error:
        raise Refusal([Problem("paper-not-written", Place(str(out)), {"reason": error.strerror})]) from None
    written = False
    try:
        with os.fdopen(handle, "wb") as file:
            done = act()
            if done.new:
                written = bool(file.write(passwords_of(done, campaign, lang)))
    finally:
        if not written:
            out.unlink()
    return done


def passwords_of(done: Enlisting, campaign: str, lang: str) -> bytes:
    """The workbook to hand out. Raises `Refusal` where its extra is not installed."""
    with needs("forms"):
        from scoring.forms.first_passwords import Slip, passwords_workbook
    units, bodies = roster.units_and_bodies(campaign)
    names = {unit.code: unit.name for unit in units} | {body.id: body.title.in_language(lang) for body in bodies}
    slips = []
    for one in done.new:
        said = [_post_words(post.role, names.get(post.unit or post.body, ""), lang) for post in one.posts]
        slips.append(Slip(one.person.name, "; ".join(said), one.person.account, one.person.password))
    return passwords_workbook(slips, roster.title_of(campaign).in_language(lang), lang)


def _post_words(role: Role, where: str, lang: str) -> str:
    words = tell(f"role-{role}", lang)
    return f"{words} ({where})" if where else words


def assign_list(login: Login, campaign: str, path: Path) -> int:
    """Gives the roles of a list to people who have accounts; tells how many. Raises `Refusal`."""
    check(login, Doing("secretariat", "assign", campaign, given={"role": "officer"}))
    listed, wrong = _read(path, campaign)
    people.assign_all(login, "secretariat", [(one.place, one.post) for one in listed], wrong)
    return len(listed)


def _read(path: Path, campaign: str) -> tuple[list[Enlisted], list[Problem]]:
    """The rows that say something, and what is wrong with the others; the office judges the former besides."""
    reader = Reader(campaign)
    rows = [(row, list(reader.problems(row))) for row in _rows(path)]
    return [reader.enlisted(row) for row, wrong in rows if not wrong], [one for _, wrong in rows for one in wrong]


# ── the rows of a file ────────────────────────────────────────────────────────────────────────────────────────────────


def _rows(path: Path) -> list[Listed]:
    rows = listed_rows(path, HEADS, REQUIRED, lambda _: Fault("person-list-no-heads"))
    if not rows:
        raise Refusal([Problem("person-list-empty", Place(str(path)), {})])
    return rows


# ── what a row means in a campaign ────────────────────────────────────────────────────────────────────────────────────


class Reader:
    """Reads rows for one campaign: its units and bodies by code or name, roles by their id or as people call them."""

    def __init__(self, campaign: str) -> None:
        self.campaign = campaign
        self.units, self.bodies = roster.units_and_bodies(campaign)

    def problems(self, row: Listed) -> Iterator[Problem]:
        """What is wrong with a row before the office is asked."""
        for column in ("account", "email", "name"):
            text = row.cells.get(column, "")
            for fault in cell_faults("name", text):
                yield Problem.of(fault, row.place(column))
            if column != "name" and " " in text:
                yield Problem("person-account-spaces", row.place(column), {"given": text})
        if not _account(row):
            yield Problem("person-unnamed", row.place("account"), {})
        for column, read in (("role", self._role), ("unit", self._unit), ("body", self._body)):
            try:
                read(row)
            except Fault as fault:
                yield Problem.of(fault, row.place(column if column == "role" or row.cells.get(column) else "unit"))

    def enlisted(self, row: Listed) -> Enlisted:
        """A row that has no problem."""
        leaves = _BETWEEN.split(row.cells.get("leaves", ""))
        post = NewAssignment(
            _account(row), self._role(row), self.campaign, self._unit(row), self._body(row), [*filter(None, leaves)]
        )
        return Enlisted(row.place("role"), row.cells.get("name", ""), row.cells.get("email", ""), post)

    def _role(self, row: Listed) -> Role:
        given = row.cells["role"]
        known = {plain(tell(f"role-{role}", lang)): role for role in ROLES for lang in LANGUAGES}
        found = {**known, **{plain(role): role for role in ROLES}}.get(plain(given))
        if found is None:
            raise Fault(
                "word-unknown",
                given=given,
                known=[Said(f"role-{role}", {}) for role in ROLES],
                hint=did_you_mean(given, ROLES),
            )
        return found

    def _unit(self, row: Listed) -> str:
        """The unit of who works for one, by code or name."""
        given = row.cells.get("unit", "") or (row.cells.get("body", "") if self._of_commune(row) else "")
        if not given or self._of_body(row):
            return ""
        return unit_listed(given, self.units).code

    def _body(self, row: Listed) -> str:
        """The body, by id or title; a list with one column for both has it in that of units."""
        given = row.cells.get("body", "") or (row.cells.get("unit", "") if self._of_body(row) else "")
        if not given or self._of_commune(row):
            return ""
        for body in self.bodies:
            if plain(given) in {plain(body.id), plain(body.title.vi), plain(body.title.en)}:
                return body.id
        raise Fault("assign-body", given=given, known=[body.id for body in self.bodies])

    def _of_body(self, row: Listed) -> bool:
        return self._known(row) in OF_BODY

    def _of_commune(self, row: Listed) -> bool:
        return self._known(row) in COMMUNE

    def _known(self, row: Listed) -> Role | None:
        try:
            return self._role(row)
        except Fault:
            return None  # told at its own column


def _account(row: Listed) -> str:
    return row.cells.get("account", "") or row.cells.get("email", "")
