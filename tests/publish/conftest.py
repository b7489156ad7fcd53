"""Publications of the tiny campaign that tests of `scoring verify` change."""

import hashlib
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from scoring.publish import verify_made
from scoring.publish.data import data_files
from scoring.publish.manifest import PARTS, Part
from scoring.publish.parts import Progress, write_parts
from scoring.publish.publication import Publication
from tests.publish.published import TINY, publish


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole publication; no test changes it."""
    return publish(TINY, tmp_path_factory.mktemp("published") / "tiny", PARTS)


@pytest.fixture
def copy(published: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return shutil.copytree(published, tmp_path / "copy")


@pytest.fixture(scope="session")
def published_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data alone; no test changes it."""
    return publish(TINY, tmp_path_factory.mktemp("published") / "data", ("data",))


@pytest.fixture
def data(published_data: Path, tmp_path: Path) -> Path:
    """A copy of the data alone, to be changed."""
    return shutil.copytree(published_data, tmp_path / "copy")


@pytest.fixture(scope="session")
def kept() -> dict[tuple[object, ...], Path]:
    """What was made of which data, for all files of tests."""
    return {}


@pytest.fixture(scope="module")
def made_once(kept: dict[tuple[object, ...], Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What verify makes again is made once of the same data and then copied: making it takes most of the time."""

    def copied(publication: Publication, parts: Sequence[Part], lang: str, folder: Path, progress: Progress) -> None:
        data = hashlib.sha256()
        for name, content in data_files(publication):
            data.update(b"%s %d " % (name.encode(), len(content)) + content)
        key = (data.digest(), publication.audience, publication.with_names, *parts, lang)
        if key not in kept:
            out = tmp_path_factory.mktemp("made")
            (out / "data").mkdir()
            write_parts(publication, parts, lang, out, progress)
            kept[key] = out
        shutil.copytree(kept[key], folder, dirs_exist_ok=True)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(verify_made, "write_parts", copied)
        yield
