"""A small office: a campaign of three communes, two bodies, a council, and everybody who works on it."""

import atexit
import copy
import datetime
import sqlite3
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection

from scoring.campaign.answers import VIET_NAM, Answer
from scoring.campaign.campaign import Campaign
from scoring.campaign.source import Act as Appended
from scoring.campaign.source import Cell, Done
from scoring.campaign.workflow import Act, Role, State
from scoring.store import campaign_acts, council_acts, file_acts, people
from scoring.store.desk import Login
from scoring.store.models import UnitFile
from scoring.store.people import NewAssignment, NewPerson
from scoring.store.source import DatabaseSource
from tests.small import branch, campaign, criteria_text, leaf

PASSWORD = "mot cau dai de nho"  # noqa: S105  # of tests
CAMPAIGN = "small-2022"
UNITS = "01,An,xa,A\n02,Bình,xa,A\n03,Châu,phuong,B"
CRITERIA = criteria_text(
    branch(
        "1", "10",
        leaf("1.1", "4", more="body: noi-vu"),
        leaf("1.2", "3", "{kind: proportional}", "body: tu-phap, not_applicable: exclude"),
        leaf("1.3", "3", "{kind: survey}", "from: survey, body: noi-vu"),
    ),
    more="bodies: [{id: noi-vu, vi: Sở Nội vụ}, {id: tu-phap, vi: Sở Tư pháp}]",
)  # fmt: skip
CALENDAR = "calendar: {self: {due: 2023-01-15}, explanation: {due: 2023-03-15}}"
START = datetime.datetime(2023, 1, 10, 8, 0, tzinfo=VIET_NAM)


@dataclass
class Clock:
    """A clock that goes a second with every look, and where it is told."""

    at: datetime.datetime = START

    def __call__(self) -> datetime.datetime:
        self.at += datetime.timedelta(seconds=1)
        return self.at

    def set(self, day: str) -> None:
        self.at = datetime.datetime.combine(datetime.date.fromisoformat(day), datetime.time(8), VIET_NAM)


@dataclass
class Office:
    """The office of a test: its clock, and everybody's login by account."""

    clock: Clock = field(default_factory=Clock)
    logins: dict[str, Login] = field(default_factory=dict)

    def __getitem__(self, account: str) -> Login:
        return self.logins[account]

    def source(self, account: str) -> DatabaseSource:
        return DatabaseSource(CAMPAIGN, self[account])

    def person(self, account: str) -> int:
        return self[account].person

    def add(self, account: str, *roles: tuple[Role, dict[str, Any]]) -> None:
        """Somebody with these roles, confirmed where they have to be."""
        new = NewPerson(account, f"Người {account}", PASSWORD)
        self.logins[account] = Login(people.add_person(self["qt"], new), "test", self.clock)
        for role, held in roles:
            self.assign(account, role, **held)

    def assign(self, account: str, role: Role, **held: Any) -> None:
        row = people.assign(self["snv"], "secretariat", NewAssignment(account, role, CAMPAIGN, **held))
        if row.state == "proposed":
            people.confirm(self["qt"], "administrator", row.id)

    def save(self, account: str, role: Role, *rows: Answer, reason: str = "") -> tuple[Done, ...]:
        """Rows written upon what stands now."""
        newest: dict[Cell, Answer] = {}
        for there in self.source(account).load().answers:
            newest[Cell(there.unit, there.code, there.stage)] = there
        cells = [Cell(one.unit, one.code, one.stage) for one in rows]
        act = Appended(account, role, reason, rows, expected={cell: newest.get(cell) for cell in cells})
        return self.source(account).append(act)

    def move(
        self,
        account: str,
        role: Role,
        act: Act,
        unit: str = "01",
        reason: str = "",
        to: State | None = None,
        **given: Any,
    ) -> None:
        file_acts.move(self[account], role, act, CAMPAIGN, unit, reason, to, given)

    # stretches of a file's way

    def submit(self, unit: str = "01") -> None:
        rows = (row(unit, "1.1", "self", "yes", evidence="BC 12"), row(unit, "1.2", "self", "45/50"))
        self.save(f"cc{unit}", "officer", *rows)
        self.move(f"cc{unit}", "officer", "hand_over", unit)
        self.move(f"ct{unit}", "head", "submit", unit)

    def appraise(self, unit: str = "01") -> None:
        self.submit(unit)
        self.save("dt", "provider", row(unit, "1.3", "survey", "80/100"))
        self.move("snv", "secretariat", "receive", unit)
        self.save("nv", "appraiser", row(unit, "1.1", "appraisal", points="2", note="thiếu báo cáo"))
        self.sign_off(unit)

    def sign_off(self, unit: str = "01") -> None:
        file_acts.sign_off(self["ldnv"], CAMPAIGN, unit, "noi-vu")
        if UnitFile.objects.get(code=unit).state == "appraising":
            file_acts.sign_off(self["ldtp"], CAMPAIGN, unit, "tu-phap")

    def explain(self, unit: str = "01") -> None:
        self.appraise(unit)
        self.move("snv", "secretariat", "ask", unit)
        self.save(f"cc{unit}", "officer", row(unit, "1.1", "explanation", note="đã có báo cáo số 12"))
        self.move(f"cc{unit}", "officer", "send_explanation", unit)

    def to_council(self, unit: str = "01") -> None:
        self.explain(unit)
        self.save("nv", "appraiser", row(unit, "1.1", "appraisal", points="3", note="báo cáo nộp muộn"))
        self.sign_off(unit)
        self.move("snv", "secretariat", "to_council", unit)

    def sit(self, *accounts: str) -> None:
        """A session of the council in which these take part."""
        council_acts.open_session(self["tk"], CAMPAIGN, datetime.date(2023, 4, 1))
        for account in accounts or ("hd1", "hd2", "ct"):
            council_acts.attend(self["tk"], CAMPAIGN, self.person(account), "present")


PEOPLE: dict[str, tuple[tuple[Role, dict[str, Any]], ...]] = {
    **{f"cc{unit}": (("officer", {"unit": unit}),) for unit in ("01", "02", "03")},
    **{f"ct{unit}": (("head", {"unit": unit}),) for unit in ("01", "02", "03")},
    "nv": (("appraiser", {"body": "noi-vu"}),),
    "tp": (("appraiser", {"body": "tu-phap"}),),
    "ldnv": (("lead", {"body": "noi-vu"}),),
    "ldtp": (("lead", {"body": "tu-phap"}),),
    "dt": (("provider", {"leaves": ("1.3",)}),),
    "hd1": (("member", {}),),
    "hd2": (("member", {}),),
    "tk": (("secretary", {}),),
    "ct": (("chair", {}),),
}


def small_campaign(folder: Path, rows: str = "", more: str = CALENDAR) -> Campaign:
    return campaign(folder, CRITERIA, rows, more, UNITS)


_KEPT: dict[tuple[str, ...], tuple[Callable[[], None], Office]] = {}
"""Offices that were made, by where and what their campaign is made of: copied, which takes a tenth of the time."""


def office(folder: Path, rows: str = "", more: str = CALENDAR) -> Office:
    """The office founded, the campaign brought in and opened, everybody there; the database is empty before."""
    if rows:
        return _founded(folder, rows, more)
    settings = connection.settings_dict
    key = (connection.vendor, *(str(settings[name]) for name in ("HOST", "PORT", "USER")), CRITERIA, UNITS, more)
    if key not in _KEPT:
        made = _founded(folder, rows, more)
        kept = _kept_in_memory() if connection.vendor == "sqlite" else _kept_on_server()
        _KEPT[key] = kept, copy.deepcopy(made)
        return made
    small_campaign(folder, rows, more)
    put_back, made = _KEPT[key]
    put_back()
    return copy.deepcopy(made)


def _kept_in_memory() -> Callable[[], None]:
    """Keeps the database as it stands; gives what puts it in the place of an empty one."""
    kept = sqlite3.connect(":memory:")
    atexit.register(kept.close)
    connection.connection.backup(kept)

    def put_back() -> None:
        connection.ensure_connection()
        kept.backup(connection.connection)

    return put_back


def _kept_on_server() -> Callable[[], None]:
    """The same on PostgreSQL, by a copy that its server keeps; to drop what was empty would take longer."""
    kept = f"kept_{uuid.uuid4().hex}"
    _on_server(f"CREATE DATABASE {kept} TEMPLATE {connection.settings_dict['NAME']}")

    def put_back() -> None:
        name = connection.settings_dict["NAME"]
        _on_server(
            f"ALTER DATABASE {name} RENAME TO empty_{uuid.uuid4().hex}", f"CREATE DATABASE {name} TEMPLATE {kept}"
        )

    return put_back


def _on_server(*statements: str) -> None:
    """Done while nobody is in the database of the test."""
    there = {**connection.get_connection_params(), "dbname": "postgres"}
    connection.close()
    with psycopg.connect(**there, autocommit=True) as server:
        for statement in statements:
            server.execute(statement.encode())


def _founded(folder: Path, rows: str, more: str) -> Office:
    found = Office()
    first = [NewPerson("qt", "Quản trị", PASSWORD), NewPerson("snv", "Sở Nội vụ", PASSWORD)]
    people.found(first[0], first[1], "test", found.clock)
    for new in first:
        found.logins[new.account] = replace(people.login_of(new.account, PASSWORD, "test"), clock=found.clock)
    campaign_acts.bring_in(found["snv"], small_campaign(folder, rows, more), (folder / "criteria.yaml").read_bytes())
    if not rows:
        campaign_acts.open_campaign(found["snv"], CAMPAIGN)
    for account, roles in PEOPLE.items():
        found.add(account, *roles)
    return found


def row(
    unit: str, code: str, stage: str, facts: str = "", points: str = "", note: str = "", evidence: str = ""
) -> Answer:
    return Answer(unit, code, stage, facts, points, note, evidence)
