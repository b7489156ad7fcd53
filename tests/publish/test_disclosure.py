"""What readers may not see is in no byte of a publication, packed or not; the results are the same for all."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from scoring.campaign.answers import Answer
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder import read_campaign
from scoring.publish.audience import AUDIENCES
from scoring.publish.manifest import MANIFEST, PARTS, Manifest
from tests.publish.published import TINY, files_of, publish


def marked(answer: Answer, when: str = "of") -> Answer:
    """A row whose texts can be found again, wherever they stand."""
    where = f"{answer.unit}-{answer.code}-{answer.stage}".replace(".", "-")
    texts = {name: f"{name}-{when}-{where}-end" for name in ("note", "evidence", "by") if getattr(answer, name)}
    return answer._replace(**texts)


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    full = read_campaign(TINY)
    return replace(full, answers=tuple(marked(answer) for answer in full.answers))


@pytest.fixture(scope="module")
def published(campaign: Campaign, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A whole publication for every audience, by its name; and one for the public with names."""
    folder = tmp_path_factory.mktemp("published")
    before = replace(campaign, answers=tuple(marked(answer, "before") for answer in campaign.answers))
    found: dict[str, Path] = {
        audience: publish(campaign, folder / audience, PARTS, audience, previous=before) for audience in AUDIENCES
    }
    return {**found, "names": publish(campaign, folder / "names", PARTS, "public", with_names=True)}


def texts(folder: Path) -> Iterator[tuple[str, bytes]]:
    """All bytes of a publication, those within workbooks and slides unpacked."""
    for name, raw in files_of(folder).items():
        yield name, raw
        if name.endswith((".xlsx", ".pptx")):
            with zipfile.ZipFile(io.BytesIO(raw)) as package:
                yield from ((name, package.read(part)) for part in package.namelist())


def files_with(folder: Path, text: str) -> set[str]:
    return {name for name, raw in texts(folder) if text.encode() in raw}


def of_stages(campaign: Campaign, column: str, *stages: str) -> list[tuple[str, str]]:
    """The texts of a column in rows of those stages, each with its unit."""
    rows = [row for row in campaign.answers if row.stage in stages and getattr(row, column)]
    assert rows
    return [(row.unit, getattr(row, column)) for row in rows]


OWN = ("self", "explanation")


def test_the_public_sees_nobody_and_no_text_of_a_commune(campaign: Campaign, published: dict[str, Path]) -> None:
    everything = b"\0".join(raw for _, raw in texts(published["public"]))
    assert b"by-of-" not in everything
    assert b"by-before-" not in everything
    for own in (f"{column}-before-{unit.code}" for unit in campaign.units for column in ("note", "evidence")):
        assert not re.search(rf"{own}-[\w-]*-({'|'.join(OWN)})-end".encode(), everything)
    for unit, text in [*of_stages(campaign, "note", *OWN), *of_stages(campaign, "evidence", *OWN)]:
        assert text.encode() not in everything, unit


def test_the_public_sees_the_reasons_of_appraisal_and_council(campaign: Campaign, published: dict[str, Path]) -> None:
    for unit, text in of_stages(campaign, "note", "appraisal", "council"):
        found = files_with(published["public"], text)
        assert found >= {"data/history.csv", f"site/units/{unit}.html", f"units/{unit}.xlsx"}


def test_a_commune_sees_its_own_texts_in_its_own_workbook_alone(campaign: Campaign, published: dict[str, Path]) -> None:
    for unit, text in [*of_stages(campaign, "note", *OWN), *of_stages(campaign, "evidence", *OWN)]:
        assert files_with(published["unit"], text) == {f"units/{unit}.xlsx"}
    assert files_with(published["unit"], "by-of-") == set()


def test_the_council_sees_everything(campaign: Campaign, published: dict[str, Path]) -> None:
    for unit, text in [*of_stages(campaign, "by", *OWN), *of_stages(campaign, "note", *OWN)]:
        found = files_with(published["council"], text)
        assert found >= {"data/history.csv", "data/campaign/answers.csv", f"units/{unit}.xlsx"}


def test_names_are_published_only_where_asked_for(campaign: Campaign, published: dict[str, Path]) -> None:
    for _, text in of_stages(campaign, "by", *OWN):
        assert "data/history.csv" in files_with(published["names"], text)
    for _, text in of_stages(campaign, "note", *OWN):
        assert files_with(published["names"], text) == set()


def test_the_results_are_the_same_for_all(published: dict[str, Path]) -> None:
    manifests = [Manifest.model_validate_json((folder / MANIFEST).read_bytes()) for folder in published.values()]
    assert len({manifest.results.digest for manifest in manifests}) == 1
    assert len({manifest.criteria.digest for manifest in manifests}) == 1
    results = {(folder / "data" / "results.json").read_bytes() for folder in published.values()}
    assert len(results) == 1


def test_both_digests_stand_in_every_workbook_page_and_deck(published: dict[str, Path]) -> None:
    for folder in published.values():
        manifest = Manifest.model_validate_json((folder / MANIFEST).read_bytes())
        for digest in (manifest.results.digest, manifest.criteria.digest):
            wanted = {file.path for file in manifest.files if file.path.endswith((".html", ".xlsx", ".pptx"))}
            assert files_with(folder, digest) >= wanted


def test_no_path_of_the_machine_is_published(published: dict[str, Path]) -> None:
    for folder in published.values():
        assert files_with(folder, str(TINY)) == set()
        assert files_with(folder, str(folder.parent)) == set()
