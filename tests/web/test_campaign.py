"""A whole campaign played through the pages: its results are those of the same facts in a folder."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from scoring.usecases.publish import PublishOptions
from scoring.web import publishing
from tests.store.offices import Office
from tests.web.whole_campaign import play


@pytest.fixture(autouse=True)
def only_data(monkeypatch: pytest.MonkeyPatch) -> None:
    """Publications are tested elsewhere: here their numbers are enough."""
    monkeypatch.setattr(publishing, "PublishOptions", lambda lang: PublishOptions(parts=("data",), lang=lang))


def test_ranks_are_those_of_the_same_facts_in_a_folder(
    there: Office, visitor: Callable[[str], Client], tmp_path: Path
) -> None:
    play(there, visitor, tmp_path)
