"""An office with the sample campaign and one person a role, to try the site."""

import datetime
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from scoring import shipped
from scoring.campaign.answers import Answer
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder_source import FolderSource
from scoring.campaign.workflow import Role
from scoring.store import campaign_acts, clock, database, file_acts, people
from scoring.store.desk import Login
from scoring.store.people import NewAssignment, NewPerson
from scoring.web.visits import SYSTEM_ACCOUNT

PASSWORD = "mot cau dai de nho"  # noqa: S105  # nosec B105 # printed for everybody who tries it
THIS_YEAR, LAST_YEAR = "phong-tho-2022", "phong-tho-2021"
DRAFT, SENT = "03549", ("03391", "03490")
"""The commune that still fills in, and those that have sent and wait."""
FILLED = 0.6
"""How much of its rows the commune that fills in has stated."""
BODY = "phong-noi-vu"
RETURNED = "UBND thị trấn đề nghị bổ sung số liệu"


class SamplePerson(NamedTuple):
    """Somebody of the sample office."""

    account: str
    name: str
    role: Role
    unit: str = ""
    body: str = ""
    leaves: tuple[str, ...] = ()


PEOPLE = (
    SamplePerson("can-bo", "Lò Thị Mai", "officer", DRAFT),
    SamplePerson("chu-tich", "Giàng A Sủng", "head", DRAFT),
    SamplePerson("tham-dinh", "Vàng Thị Pàng", "appraiser", body=BODY),
    SamplePerson("lanh-dao", "Phạm Văn Tuấn", "lead", body=BODY),
    SamplePerson("so-lieu", "Đỗ Thị Lan", "provider", leaves=("1.6", "2.5")),
    SamplePerson("hoi-dong", "Nguyễn Văn Bình", "member"),
    SamplePerson("thu-ky", "Lê Thị Thu", "secretary"),
    SamplePerson("chu-tich-hoi-dong", "Hoàng Văn Minh", "chair"),
)
OFFICE = (
    SamplePerson("so-noi-vu", "Trần Thị Hòa", "secretariat"),
    SamplePerson("quan-tri", "Nguyễn Văn Quân", "administrator"),
)
"""Who founds the office."""


def found_sample(file: Path, at: datetime.datetime | None = None) -> None:
    """Makes the sample office in a new database file."""
    database.connect(str(file))
    database.migrate()
    first = [NewPerson(person.account, person.name, PASSWORD) for person in OFFICE]
    people.found(first[1], first[0], SYSTEM_ACCOUNT)
    secretariat, administrator = (people.login_of(new.account, PASSWORD, SYSTEM_ACCOUNT) for new in first)
    for login, person in ((secretariat, OFFICE[0]), (administrator, OFFICE[1])):
        people.change_password(login, person.role, PASSWORD)
    for name in (LAST_YEAR, THIS_YEAR):
        _bring_in(secretariat, name)
    file_acts.move(secretariat, "secretariat", "return", THIS_YEAR, DRAFT, RETURNED)
    due = ((at or clock.now()) + datetime.timedelta(days=14)).date()
    campaign_acts.set_calendar(secretariat, THIS_YEAR, {"self": due, "explanation": due + datetime.timedelta(days=45)})
    for person in PEOPLE:
        _add(administrator, secretariat, person)


def _bring_in(login: Login, name: str) -> None:
    source = FolderSource(shipped.campaign_folder(name))
    campaign = source.load()
    if name == THIS_YEAR:
        campaign = replace(campaign, answers=tuple(_rows(campaign)))
    raw = shipped.catalogue_file(campaign.settings.criteria).read_bytes()
    campaign_acts.bring_in(login, campaign, raw)
    campaign_acts.open_campaign(login, name)


def _rows(campaign: Campaign) -> list[Answer]:
    """The rows of the sample, as far as each commune is."""
    own = [row for row in campaign.answers if row.unit == DRAFT and row.stage == "self"]
    kept = {*own[: int(FILLED * len(own))]}
    return [
        row
        for row in campaign.answers
        if row in kept or (row.unit != DRAFT and (row.unit not in SENT or row.stage == "self"))
    ]


def _add(administrator: Login, secretariat: Login, person: SamplePerson) -> None:
    number = people.add_person(administrator, NewPerson(person.account, person.name, PASSWORD))
    for campaign in (LAST_YEAR, THIS_YEAR):
        new = NewAssignment(person.account, person.role, campaign, person.unit, person.body, person.leaves)
        row = people.assign(secretariat, "secretariat", new)
        if row.state == "proposed":
            people.confirm(administrator, "administrator", row.id)
    people.change_password(Login(number, SYSTEM_ACCOUNT), person.role, PASSWORD)
