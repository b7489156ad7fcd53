"""Publications of the tiny campaign that tests of `scoring verify` change."""

import shutil
from pathlib import Path

import pytest

from scoring.publish.manifest import PARTS
from tests.publish.published import TINY, publish


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole publication; no test changes it."""
    return publish(TINY, tmp_path_factory.mktemp("published") / "tiny", PARTS)


@pytest.fixture
def copy(published: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return shutil.copytree(published, tmp_path / "copy")


@pytest.fixture(scope="module")
def published_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data alone; no test changes it."""
    return publish(TINY, tmp_path_factory.mktemp("published") / "data", ("data",))


@pytest.fixture
def data(published_data: Path, tmp_path: Path) -> Path:
    """A copy of the data alone, to be changed."""
    return shutil.copytree(published_data, tmp_path / "copy")
