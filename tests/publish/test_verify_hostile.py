"""scoring verify of folders from anybody: problems, never a traceback, and nothing outside is opened."""

import errno
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from scoring.problems import Refusal
from scoring.publish.manifest import MANIFEST
from scoring.publish.verify import verify
from scoring.words import render
from tests.publish.published import silent
from tests.publish.tampering import edit, forge, found, rewrite, told

MANIFESTS = [
    b"",
    b"{",
    b"[]",
    b"null",
    b"\xff\xfe",
    b"[" * 200_000,
    b'{"format": "scoring-publication", "version": 1}',
    b'{"files": ' + b"9" * 10_000 + b"}",
    b'{"files": [{"path": 1, "size": "x"}], "version": 2}',
]


@pytest.mark.parametrize("raw", MANIFESTS)
def test_a_broken_manifest_is_refused(raw: bytes, data: Path) -> None:
    (data / MANIFEST).write_bytes(raw)
    with pytest.raises(Refusal) as refused:
        verify(data, silent)
    assert {problem.code for problem in refused.value.problems} <= {
        "verify-manifest",
        "verify-no-manifest",
        "verify-earlier-format",
    }
    assert {problem.place.file for problem in refused.value.problems} == {str(data / MANIFEST)}


def test_publication_that_may_not_be_read_is_told_apart_from_none(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused_by_the_system(_path: Path) -> os.stat_result:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "lstat", refused_by_the_system)
    with pytest.raises(Refusal) as refused:
        verify(data, silent)
    assert [(one.code, one.values) for one in refused.value.problems] == [
        ("verify-unreadable", {"reason": "Permission denied"})
    ]


def test_no_publication_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    os.mkfifo(tmp_path / "a" / MANIFEST)
    (tmp_path / "b" / MANIFEST).mkdir(parents=True)
    for folder in (tmp_path, tmp_path / "nowhere", tmp_path / "a", tmp_path / "b", Path("a\0b")):
        with pytest.raises(Refusal) as refused:
            verify(folder, silent)
        assert [problem.code for problem in refused.value.problems] == ["verify-no-manifest"]


PATHS = ["../secret", "/etc/passwd", "a/../../b", "", ".", "a//b", "C:/x", "a\\b", "a\nb", "./a", "publication.json"]


@pytest.mark.parametrize("path", PATHS)
def test_a_path_that_leads_elsewhere_is_not_followed(path: str, data: Path) -> None:
    (data.parent / "secret").write_bytes(b"secret")
    rewrite(data, lambda manifest: manifest["files"].append({"path": path, "size": 6, "sha256": "0"}))
    assert told(data) == [("verify-path", MANIFEST)]


def test_a_path_listed_twice_is_told(data: Path) -> None:
    rewrite(data, lambda manifest: manifest["files"].append(manifest["files"][0]))
    assert told(data) == [("verify-path", MANIFEST)]


def test_links_and_pipes_are_not_opened(copy: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("code,name,kind\nsecret,secret,secret\n", encoding="utf-8")
    (copy / "data/campaign/units.csv").unlink()
    (copy / "data/campaign/units.csv").symlink_to(secret)
    (copy / "data/nodes.csv").unlink()
    os.mkfifo(copy / "data/nodes.csv")
    (copy / "site/loop").symlink_to(copy)
    forge_without_following(copy)
    problems = found(copy)
    codes = {(problem.code, problem.place.file.removeprefix(f"{copy}/")) for problem in problems}
    assert codes >= {
        ("verify-symlink", "data/campaign/units.csv"),
        ("verify-no-data", "data/campaign/units.csv"),
        ("verify-not-file", "data/nodes.csv"),
        ("verify-symlink", "site/loop"),
    }
    assert "secret" not in "".join(render(problem, "en") for problem in problems)


def forge_without_following(folder: Path) -> None:
    def keep_plain(manifest: dict[str, Any]) -> None:
        manifest["files"] = [
            file
            for file in manifest["files"]
            if not (folder / file["path"]).is_symlink() and (folder / file["path"]).is_file()
        ]

    rewrite(folder, keep_plain)


def test_a_folder_that_is_a_link_is_not_followed(data: Path, tmp_path: Path) -> None:
    shutil.move(data / "data" / "campaign", tmp_path / "elsewhere")
    (data / "data" / "campaign").symlink_to(tmp_path / "elsewhere")
    codes = told(data)
    assert ("verify-symlink", "data/campaign") in codes
    assert ("verify-no-data", "data/campaign/answers.csv") in codes


def test_a_huge_file_is_not_read(data: Path) -> None:
    huge = 2_000_000_000
    with (data / "data/nodes.csv").open("r+b") as file:
        file.truncate(huge)
    rewrite(
        data,
        lambda manifest: [
            one.update(size=huge) for one in manifest["files"] if one["path"] == "data/nodes.csv"
        ].clear(),
    )
    assert told(data) == [("verify-too-large", "data/nodes.csv"), ("verify-too-large", "data/nodes.csv")]


def test_a_huge_campaign_is_not_read(data: Path) -> None:
    with (data / "data/campaign/answers.csv").open("r+b") as file:
        file.truncate(900_000_000)
    codes = told(data)
    assert ("verify-size", "data/campaign/answers.csv") in codes
    assert ("verify-too-large", "data/campaign/answers.csv") in codes


BROKEN = [
    ("data/results.json", b"["),
    ("data/results.json", b"[" * 100_000),
    ("data/results.json", b'{"units": ' + b"9" * 10_000 + b"}"),
    ("data/datapackage.json", b"\xff"),
    ("data/nodes.csv", b""),
    ("data/nodes.csv", b'"'),
    ("data/nodes.csv", b"unit\n1,2,3\n"),
    ("data/nodes.csv", b"\0"),
    ("data/campaign/answers.csv", b"\xff\xfe"),
    ("data/campaign/campaign.yaml", b"{"),
    ("data/campaign/campaign.yaml", b"id: " + b"[" * 10_000),
    ("data/campaign/criteria.yaml", b"a: &a [*a]"),
    ("data/campaign/units.csv", b"code,name,kind\n"),
    ("site/index.html", b"<p" * 10_000 + b"\xff\0</p>"),
    ("site/units/03574.html", b'<b data-unit="03574"><i data-points="1e999999999">1e999999999</i>'),
]


@pytest.mark.parametrize(("file", "raw"), BROKEN)
def test_a_broken_file_is_told(file: str, raw: bytes, copy: Path) -> None:
    (copy / file).write_bytes(raw)
    forge(copy)
    assert file in [place.partition(":")[0] for _, place in told(copy)]


def test_a_campaign_that_names_criteria_elsewhere_is_not_followed(data: Path, tmp_path: Path) -> None:
    shutil.copy(data / "data/campaign/criteria.yaml", tmp_path / "outside.yaml")
    edit(data, "data/campaign/campaign.yaml", "criteria: criteria.yaml", "criteria: ../../../outside.yaml")
    forge(data)
    assert ("criteria-outside", "data/campaign/campaign.yaml") in told(data)
