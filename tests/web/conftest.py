"""An office with its site: a small campaign, everybody who works on it, a browser without script for each."""

import copy
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.db.models import F
from django.test import Client, override_settings
from playwright.sync_api import Browser

from scoring.store import database
from scoring.store.models import Person
from tests.browser import chromium
from tests.store import offices
from tests.store.conftest import cheap_passwords, sqlite_template
from tests.store.offices import Office, office
from tests.web.served import served

__all__ = ["cheap_passwords", "sqlite_template"]

HOST = "localhost"


@pytest.fixture(scope="session", autouse=True)
def password_alone() -> Iterator[None]:
    """A password is enough for everybody but in the tests of the second factor."""
    with override_settings(SECOND_FACTOR=()):
        yield


@pytest.fixture(scope="session")
def made(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Office]:
    """An office made once, without last days; everybody has chosen their own password."""
    folder = tmp_path_factory.mktemp("site")
    file = folder / "office.db"
    shutil.copyfile(sqlite_template, file)
    database.connect(str(file))
    found = office(folder, more="")
    Person.objects.update(password_by=F("id"))
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return file, found


@pytest.fixture
def there(made: tuple[Path, Office], tmp_path: Path) -> Iterator[Office]:
    """The office of a test."""
    file = tmp_path / "office.db"
    shutil.copyfile(made[0], file)
    database.connect(str(file))
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")  # that writes last is what tests of the store are for
    yield copy.deepcopy(made[1])
    connection.close()


@pytest.fixture
def office_under(
    sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str], None]]:
    """Opens an office whose criteria are given, in place of the usual ones."""

    def opened(criteria: str) -> None:
        monkeypatch.setattr(offices, "CRITERIA", criteria)
        file = tmp_path / "office.db"
        shutil.copyfile(sqlite_template, file)
        database.connect(str(file))
        office(tmp_path, more="")
        Person.objects.update(password_by=F("id"))

    yield opened
    connection.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser of the machine; Playwright keeps a loop of events, beside which Django would not touch a database."""
    with pytest.MonkeyPatch.context() as patch, chromium() as found:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield found


@pytest.fixture
def home(there: Office) -> Iterator[str]:
    """The address of the site over a test's office."""
    with served() as address:
        yield address


@pytest.fixture
def visitor(there: Office) -> Callable[[str], Client]:
    """A browser in which somebody is logged in; "" for nobody."""
    return browser_of


def browser_of(account: str) -> Client:
    """The browser of somebody who is logged in; "" for nobody."""
    client = Client(HTTP_HOST=HOST)
    if account:
        client.force_login(Person.objects.get(account=account))
    return client
