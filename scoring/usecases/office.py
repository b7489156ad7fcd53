"""What commands and pages ask of the office's database: opened, logged in, campaigns brought in and given out.

Acts of people are plain functions of `scoring.store` that take a `Login`: `people` (accounts, roles), `campaign_acts`,
`file_acts` (a file's way), `council_acts`, `publishing`. One unit is read alone by `DatabaseSource(campaign, login)
.load([unit])`, which shows what its reader may see; one answer is saved by `.append(Act(account, role, answers=(row,),
expected={cell: what stood there}))`, refused where another stands there now.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from zipfile import is_zipfile

import yaml

from scoring import shipped
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder_source import FolderSource, read_settings
from scoring.campaign.folder_write import write_campaign
from scoring.campaign.settings import Settings
from scoring.problems import Fault, Place, Problem, Refusal
from scoring.store import campaign_acts, database, people
from scoring.store.arrivals import arriving
from scoring.store.backup import Restored, restore
from scoring.store.desk import Doing, Login
from scoring.store.erasures import Erasure, erasures_here, erasures_in
from scoring.store.evidence_seen import evidence_of
from scoring.store.office import check
from scoring.store.people import NewPerson
from scoring.store.source import DatabaseSource
from scoring.store.table_of_rights import note_table
from scoring.tree.reader import CriteriaFile, read_bytes, read_model
from scoring.tree.yaml_text import read_yaml
from scoring.usecases.asking import Tell, load, silent
from scoring.usecases.criteria import criteria_of
from scoring.usecases.evidence_folder import read_evidence, write_evidence

CRITERIA = "criteria.yaml"
"""The name of a criteria file in a folder that is written."""
MOST_BYTES = 64_000_000


def open_database(url: str) -> None:
    """Makes a database that is set up the one of this process. Raises `Refusal`."""
    database.connect(url)
    database.check_ready()


def log_in(account: str, password: str, system_account: str) -> Login:
    """Somebody logged in; the rights of this program are noted where they are others than before. Raises `Refusal`."""
    with database.told():
        login = people.login_of(account, password, system_account)
        note_table(system_account)
        return login


def set_up(url: str, administrator: NewPerson, secretariat: NewPerson, system_account: str) -> None:
    """The tables, the first administrator and the first of the secretariat. Raises `Refusal`."""
    database.connect(url)
    database.migrate()
    people.found(administrator, secretariat, system_account)


def upgrade(url: str) -> None:
    """The tables of an earlier version brought up to this one. Raises `Refusal`."""
    database.connect(url)
    database.migrate()


def put_back(
    url: str, file: Path, system_account: str, known_heads: Sequence[str] = (), erased_in: str = ""
) -> Restored:
    """A backup put into an empty database. Raises `Refusal`.

    erased_in: the database that was worked in since, or a later backup of it: what was erased there is erased again.
    """
    erased = _erasures(erased_in) if erased_in else ()
    upgrade(url)
    return restore(file, system_account, known_heads, erased)


def _erasures(place: str) -> Sequence[Erasure]:
    if is_zipfile(place):
        return erasures_in(Path(place))
    open_database(place)
    return erasures_here()


def bring_in(login: Login, folder: Path, name: str = "", tell: Tell = silent) -> str:
    """A campaign folder brought in, whole; gives its id. Raises `Refusal`."""
    campaign = load(FolderSource(folder), tell)
    criteria = _criteria_bytes(campaign.settings.criteria, folder)
    check(login, Doing("secretariat", "create", name or campaign.settings.id))  # before files of evidence are kept
    with arriving() as arrivals:
        campaign_acts.bring_in(login, campaign, criteria, name, read_evidence(folder, campaign, arrivals))
    return name or campaign.settings.id


TYPED = "campaign create"
"""The place of what is wrong with settings that were typed, in no file."""


def new_settings(data: Mapping[str, object]) -> Settings:
    """Settings of what was typed, with a salt of their own, checked as campaign.yaml is. Raises `Refusal`."""
    salted = {**data, "salt": secrets.token_hex(16)}
    raw: str = yaml.safe_dump(salted, allow_unicode=True)
    return read_model(Settings, read_yaml(raw.encode(), TYPED))


def create(login: Login, settings: Settings) -> None:
    """A campaign without units, by criteria of the catalogue or of a file. Raises `Refusal`."""
    _create(login, settings, criteria_of(settings.criteria), Path())


def create_as(login: Login, name: str, file: Path) -> None:
    """A campaign without units, by a file as a folder's campaign.yaml, under an id. Raises `Refusal`."""
    settings, criteria = read_settings(file)
    salt = settings.salt or secrets.token_hex(16)
    _create(login, settings.model_copy(update={"id": name, "salt": salt}), criteria, file.parent)


def _create(login: Login, settings: Settings, criteria: CriteriaFile, folder: Path) -> None:
    raw = _criteria_bytes(settings.criteria, folder)
    if settings.criteria not in shipped.catalogue_names():
        settings = settings.model_copy(update={"criteria": CRITERIA})
    campaign_acts.create(login, settings, criteria, raw)


def _criteria_bytes(named: str, folder: Path) -> bytes:
    known = named in shipped.catalogue_names()
    path = shipped.catalogue_file(named) if known else folder / named
    return read_bytes(path, named, MOST_BYTES)


def give_out(login: Login, name: str, folder: Path, tell: Tell = silent) -> Campaign:
    """A campaign as a new folder, with all rows and evidence that its reader may see. Raises `Refusal`.

    Its criteria go along as a file where the catalogue here does not have the same.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refusal([Problem("folder-not-empty", Place(str(folder)), {})])
    campaign = load(DatabaseSource(name, login), tell)
    criteria = campaign_acts.criteria_bytes(name)
    named = campaign.settings.criteria
    known = named in shipped.catalogue_names()
    same = known and shipped.catalogue_file(named).read_bytes() == criteria
    if known and not same:
        named = CRITERIA
        campaign = replace(campaign, settings=campaign.settings.model_copy(update={"criteria": named}))
    try:
        write_campaign(campaign, folder)
        if not same:
            (folder / named).parent.mkdir(parents=True, exist_ok=True)
            (folder / named).write_bytes(criteria)
        write_evidence(evidence_of(login, name), folder)
    except OSError:
        raise Refusal([Problem("new-unwritable", Place(str(folder)), {})]) from None
    except Fault as fault:
        raise Refusal([Problem.of(fault, Place(str(folder)))]) from None
    return campaign
