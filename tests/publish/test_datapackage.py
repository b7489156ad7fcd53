"""datapackage.json: the frictionless library validates it, and finds what is broken."""

import json
import shutil
from pathlib import Path
from typing import Any

import frictionless
import pytest

from scoring import shipped
from scoring.campaign.folder import read_campaign
from scoring.publish.publication import Publication, publication_of
from scoring.words import tell
from tests.publish.published import TINY, data_of, publish
from tests.small import criteria_text, leaf, write

SAMPLES = {"tiny": TINY, **{name: shipped.campaign_folder(name) for name in ("phong-tho-2022", "pci-2013")}}


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(TINY, tmp_path_factory.mktemp("published") / "tiny") / "data"


def validated(data: Path) -> list[tuple[str, str]]:
    """The file and the kind of every error that frictionless finds."""
    report = frictionless.validate(str(data / "datapackage.json"))
    assert report.stats["tasks"] > 5
    return [(task.place or "", error.type) for task in report.tasks for error in task.errors] + [
        ("", error.type) for error in report.errors
    ]


@pytest.mark.parametrize("name", SAMPLES)
def test_frictionless_finds_nothing(name: str, tmp_path: Path) -> None:
    assert validated(publish(SAMPLES[name], tmp_path / name) / "data") == []


def test_frictionless_finds_nothing_where_units_have_hostile_columns(tmp_path: Path) -> None:
    folder = write(
        tmp_path / "a",
        criteria_text(leaf("1", "10")),
        '01,1,self,yes,,"=HYPERLINK(""x"")\n@b, c",,,',
        settings="groups: [kind, cluster]",
        units='01,"An, ""nhất""",xa,=1+1\n02,Bình,xa,',
    )
    assert validated(publish(folder, tmp_path / "out", audience="council") / "data") == []


def test_column_of_units_is_called_as_the_campaign_calls_it(tmp_path: Path) -> None:
    settings = "names: {cluster: {vi: Cụm thi đua, en: Cluster of peers}}"
    folder = write(tmp_path / "a", criteria_text(leaf("1", "10")), "01,1,self,yes", settings, units="01,An,xa,1")
    said = data_of(publication_of(read_campaign(folder)))["datapackage.json"].decode()
    assert "Cụm thi đua" in said
    assert "Cluster of peers" in said


def test_frictionless_finds_nothing_in_changes(tmp_path: Path) -> None:
    papi = [read_campaign(shipped.campaign_folder(f"papi-{year}")) for year in (2018, 2019)]
    data = data_of(publication_of(papi[1], previous=papi[0]))
    for name, content in data.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    assert "changes.csv" in data
    assert validated(tmp_path) == []


BREAKS = [
    ("nodes.csv", "03549,1.1,", "03549,9.9,", "foreign-key"),
    ("nodes.csv", "03549,1.1,", "99999,1.1,", "foreign-key"),
    ("nodes.csv", "03549,1.1,", "03549,1.2,", "primary-key"),
    ("nodes.csv", ",scored", ",scoured", "constraint-error"),
    ("ranking.csv", "1,03549", "first,03549", "type-error"),
    ("criteria.csv", "1.1,1,tree", "1.1,7,tree", "foreign-key"),
    ("history.csv", "03574,1.1,council", "03574,1.1,consul", "constraint-error"),
    ("campaign/units.csv", "03549,Thị trấn", ",Thị trấn", "constraint-error"),
]


@pytest.mark.parametrize(("file", "old", "new", "error"), BREAKS)
def test_frictionless_finds_what_is_broken(
    file: str, old: str, new: str, error: str, tiny: Path, tmp_path: Path
) -> None:
    data = shutil.copytree(tiny, tmp_path / "data")
    raw = (data / file).read_text(encoding="utf-8")
    assert old in raw
    (data / file).write_text(raw.replace(old, new, 1), encoding="utf-8", newline="\n")
    found = validated(data)
    assert (file, error) in [(place.removeprefix(f"{data}/"), kind) for place, kind in found]


def test_frictionless_finds_a_file_that_was_changed(tiny: Path, tmp_path: Path) -> None:
    data = shutil.copytree(tiny, tmp_path / "data")
    raw = (data / "nodes.csv").read_bytes()
    (data / "nodes.csv").write_bytes(raw.replace(b"5.00", b"4.00", 1))
    assert ("nodes.csv", "hash-count") in [(Path(place).name, kind) for place, kind in validated(data)]


def descriptor(publication: Publication) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(data_of(publication)["datapackage.json"])
    return found


def test_descriptor_marks_sample_data_and_names_sources() -> None:
    campaign = read_campaign(TINY)
    found = descriptor(publication_of(campaign))
    assert found["description"].startswith(tell("sample-mark", "vi"))
    assert found["description_en"].startswith(tell("sample-mark", "en"))
    assert found["sources"][0]["title"] == campaign.settings.origin
    assert campaign.criteria.source.document in found["sources"][1]["title"]
    assert found["criteria"]["digest"] == campaign.criteria.digest
    assert found["results"]["digest"] in found["description"]


def test_real_data_have_no_sample_mark() -> None:
    found = descriptor(publication_of(read_campaign(SAMPLES["pci-2013"])))
    assert tell("sample-mark", "vi") not in json.dumps(found, ensure_ascii=False)


def test_every_file_and_column_has_titles_in_both_languages() -> None:
    campaign = read_campaign(TINY)
    for resource in descriptor(publication_of(campaign, previous=campaign))["resources"]:
        assert resource["title"]
        assert resource["title_en"]
        for field in resource.get("schema", {}).get("fields", []):
            assert field["title"]
            assert field["title_en"]


def test_ids_of_the_criteria_have_their_names_beside_them() -> None:
    campaign = read_campaign(TINY)
    found = {
        (resource["name"], field["name"]): field
        for resource in descriptor(publication_of(campaign))["resources"]
        for field in resource.get("schema", {}).get("fields", [])
    }
    criteria = campaign.criteria
    named = [
        *((("ranking", "grade"), one.id, one.title) for one in criteria.grades),
        *((("criteria", "level"), one.id, one.title) for one in criteria.levels),
        *((("criteria", "body"), one.id, one.title) for one in criteria.bodies),
    ]
    assert {place for place, *_ in named} >= {("ranking", "grade"), ("criteria", "level")}
    for place, name, title in named:
        assert f"{name}: {title.vi}" in found[place]["description"]
        assert f"{name}: {title.en}" in found[place]["description_en"]


def test_tables_declare_the_columns_they_have() -> None:
    data = data_of(publication_of(read_campaign(TINY)))
    for resource in json.loads(data["datapackage.json"])["resources"]:
        if "schema" in resource:
            header = data[resource["path"]].decode().partition("\n")[0].split(",")
            assert [field["name"] for field in resource["schema"]["fields"]] == header
