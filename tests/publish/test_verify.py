"""scoring verify finds what was changed in a publication, and says in which file, of which unit and node."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from scoring.problems import Problem, Refusal
from scoring.publish.manifest import MANIFEST, Manifest, files_in
from scoring.publish.verify import verify
from scoring.words import render
from tests.publish.published import TINY, publish, silent

Change = Callable[[Path], None]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole publication; no test changes it."""
    return publish(TINY, tmp_path_factory.mktemp("published") / "tiny", ("data", "site"))


@pytest.fixture
def copy(published: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return shutil.copytree(published, tmp_path / "copy")


def found(folder: Path) -> list[Problem]:
    return list(verify(folder, silent).problems)


def told(folder: Path) -> list[tuple[str, str]]:
    """The code and the file of every problem; every one of them can be said in both languages."""
    problems = found(folder)
    assert all(render(problem, lang) for problem in problems for lang in ("vi", "en"))
    return [(problem.code, problem.place.file.removeprefix(f"{folder}/")) for problem in problems]


def edit(folder: Path, file: str, old: str, new: str) -> None:
    """Changes the first place where `old` stands in a text file."""
    text = (folder / file).read_bytes().decode()
    assert old in text
    (folder / file).write_bytes(text.replace(old, new, 1).encode())


def forge(folder: Path) -> None:
    """Rewrites the manifest, as somebody would who wants the change not to be seen."""
    manifest = Manifest.model_validate_json((folder / MANIFEST).read_bytes())
    files = sorted((file for file in files_in(folder) if file.path != MANIFEST), key=lambda file: file.path)
    (folder / MANIFEST).write_bytes(manifest.model_copy(update={"files": tuple(files)}).as_json())


def rewrite(folder: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Changes the manifest as JSON."""
    manifest = json.loads((folder / MANIFEST).read_bytes())
    change(manifest)
    (folder / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")


def test_an_unchanged_publication_agrees(published: Path) -> None:
    verified = verify(published, silent)
    assert verified.problems == ()
    assert verified.recomputed is not None
    assert verified.stated > 100
    assert not verified.other_version


# numbers, with a manifest that hides the change


CELLS = [
    ("data/nodes.csv", "03574,1.1,3.75", "03574,1.1,3.76", "03574", "1.1", "points", "3.76", "3.75"),
    ("data/ranking.csv", "\n1,", "\n2,", "03549", "", "rank", "2", "1"),
    ("data/units.csv", "Ma Li Pho", "Ma Li Phô", "03574", "", "name", "Ma Li Phô", "Ma Li Pho"),
    ("data/criteria.csv", "1.1,1,tree,criterion,5", "1.1,1,tree,criterion,6", "", "1.1", "max", "6", "5"),
    ("data/history.csv", "03577,1.1,self,scored,false,40/50", "03577,1.1,self,scored,false,41/50",
     "03577", "1.1", "facts", "41/50", "40/50"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "unit", "node", "column", "stated", "right"), CELLS)
def test_a_changed_cell_is_named(
    file: str, old: str, new: str, unit: str, node: str, column: str, stated: str, right: str, copy: Path
) -> None:
    edit(copy, file, old, new)
    forge(copy)
    (problem,) = found(copy)
    assert problem.code == "verify-cell"
    assert (problem.place.file, problem.place.column) == (str(copy / file), column)
    line = (copy / file).read_text(encoding="utf-8").splitlines()[(problem.place.line or 0) - 1]
    assert new.strip() in line or stated in line
    values = problem.values
    assert (values["unit"], values["node"], values["stated"], values["right"]) == (unit, node, stated, right)


def test_a_changed_number_of_the_json_is_named(copy: Path) -> None:
    raw = (copy / "data/results.json").read_text(encoding="utf-8")
    data = json.loads(raw)
    unit = next(one for one in data["units"] if one["unit"] == "03574")
    unit["nodes"]["1.1"]["points"] = "3.76"
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    (copy / "data/results.json").write_text(text, encoding="utf-8")
    forge(copy)
    (problem,) = found(copy)
    assert problem.code == "verify-cell"
    assert problem.place.file == str(copy / "data/results.json")
    assert problem.place.column == "units.03574.nodes.1.1.points"
    assert (problem.values["unit"], problem.values["node"]) == ("03574", "1.1")
    assert (problem.values["stated"], problem.values["right"]) == ("3.76", "3.75")


def test_a_changed_digest_of_the_json_is_named(copy: Path) -> None:
    digest = json.loads((copy / "data/results.json").read_bytes())["digest"]
    edit(copy, "data/results.json", digest, "sha256:" + 64 * "0")
    forge(copy)
    (problem,) = found(copy)
    assert problem.place.column == "digest"
    assert problem.values["right"] == digest


def test_a_fact_that_was_changed_makes_all_that_follows_differ(copy: Path) -> None:
    edit(copy, "data/campaign/answers.csv", "03549,1.1,self,48/50", "03549,1.1,self,28/50")
    forge(copy)
    problems = found(copy)
    cells = {
        (Path(problem.place.file).name, problem.values["unit"], problem.values["node"], problem.values.get("column"))
        for problem in problems
        if problem.code == "verify-cell"
    }
    assert ("nodes.csv", "03549", "1.1", "points") in cells
    assert ("nodes.csv", "03549", "1", "points") in cells
    assert ("ranking.csv", "03549", "", "score") in cells
    assert ("history.csv", "03549", "1.1", "facts") in cells
    stated = [problem for problem in problems if problem.code == "verify-stated"]
    assert {(problem.values["unit"], problem.values["node"]) for problem in stated} >= {("03549", "1.1"), ("03549", "")}
    assert "verify-manifest-value" in [problem.code for problem in problems]


def test_a_rule_that_was_changed_is_found(copy: Path) -> None:
    edit(copy, "data/campaign/criteria.yaml", "full_at: '90'", "full_at: '95'")
    forge(copy)
    told_of = told(copy)
    assert ("verify-manifest-value", MANIFEST) in told_of
    assert ("verify-cell", "data/nodes.csv") in told_of
    assert ("verify-digest", "site/index.html") in told_of


def test_a_publication_that_was_made_to_agree_with_other_criteria_has_another_digest(copy: Path) -> None:
    edit(copy, "data/campaign/criteria.yaml", "full_at: '90'", "full_at: '95'")
    forge(copy)
    verified = verify(copy, silent)
    assert verified.recomputed is not None
    assert verified.recomputed.campaign.criteria.digest != verified.manifest.criteria.digest


ROWS = [
    ("data/nodes.csv", lambda lines: lines[:3] + lines[4:], "verify-row-missing"),
    ("data/nodes.csv", lambda lines: [*lines, lines[3]], "verify-row-extra"),
    ("data/nodes.csv", lambda lines: [lines[0], lines[2], lines[1], *lines[3:]], "verify-line"),
    ("data/nodes.csv", lambda lines: [line.replace(",", ";") for line in lines], "verify-line"),
    ("data/history.csv", lambda lines: [*lines, '"'], "verify-line"),
    ("data/ranking.csv", lambda lines: [line + "\r" for line in lines], "verify-line"),
]


@pytest.mark.parametrize(("file", "change", "code"), ROWS)
def test_rows_taken_out_put_in_or_moved_are_found(
    file: str, change: Callable[[list[str]], list[str]], code: str, copy: Path
) -> None:
    lines = (copy / file).read_bytes().decode().split("\n")[:-1]
    (copy / file).write_bytes(("\n".join(change(lines)) + "\n").encode())
    forge(copy)
    assert told(copy) == [(code, file)]


def test_a_row_that_is_missing_is_named(copy: Path) -> None:
    edit(copy, "data/nodes.csv", "03574,1.1,3.75,5.00,75.00,scored\n", "")
    forge(copy)
    (problem,) = found(copy)
    assert (problem.values["unit"], problem.values["node"]) == ("03574", "1.1")


OTHER_FILES = [
    ("data/datapackage.json", '"name": "tiny-2022"', '"name": "tiny-2023"', "verify-cell"),
    ("data/campaign/campaign.yaml", "năm 2022", "năm 2023", "verify-manifest-value"),
    ("data/campaign/campaign.yaml", "id: tiny-2022", "id:  tiny-2022", "verify-line"),
    ("data/campaign/answers.csv", "unit,code", "unit,\"code\"", "verify-line"),
    ("data/campaign/answers.csv", "[không công bố / not published]", "a secret", "verify-cell"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "code"), OTHER_FILES)
def test_any_other_change_of_the_data_is_found(file: str, old: str, new: str, code: str, copy: Path) -> None:
    edit(copy, file, old, new)
    forge(copy)
    assert code in [one for one, _ in told(copy)]


def test_every_digit_of_the_data_matters(copy: Path, published: Path) -> None:
    dice = Random(4)
    names = sorted(path.relative_to(copy).as_posix() for path in (copy / "data").rglob("*.*"))
    for name in names:
        raw = (published / name).read_bytes()
        digits = [at for at, byte in enumerate(raw) if byte in b"0123456789"]
        for at in dice.sample(digits, 3):
            changed = str((int(chr(raw[at])) + 1) % 10).encode()
            (copy / name).write_bytes(raw[:at] + changed + raw[at + 1 :])
            assert ("verify-sha256", name) in told(copy)
            forge(copy)
            assert told(copy), (name, at)
        (copy / name).write_bytes(raw)
        shutil.copy(published / MANIFEST, copy / MANIFEST)


# pages


PAGES = [
    ("site/units/03574.html", '"3.75">3,8<', '"3.75">3,9<', "3,9"),
    ("site/en/units/03574.html", '"3.75">3.8<', '"3.75">3.9<', "3.9"),
    ("site/units/03574.html", 'data-points="3.75"', 'data-points="3.76"', "3.76"),
    ("site/units/03574.html", 'data-points="3.75"', 'data-points="3.85"', "3,8"),
]


@pytest.mark.parametrize(("file", "old", "new", "stated"), PAGES)
def test_a_number_changed_on_a_page_is_named(file: str, old: str, new: str, stated: str, copy: Path) -> None:
    edit(copy, file, old, new)
    forge(copy)
    (problem,) = found(copy)
    assert (problem.code, problem.place.file) == ("verify-stated", str(copy / file))
    assert (problem.values["unit"], problem.values["node"]) == ("03574", "1.1")
    assert (problem.values["stated"], problem.values["right"]) == (stated, "3.75")


def test_a_page_that_states_nothing_of_a_unit_is_found(copy: Path) -> None:
    for path in (copy / "site").rglob("*.html"):
        text = path.read_text(encoding="utf-8").replace('data-unit="03577"', 'data-unit="03574"')
        path.write_text(text, encoding="utf-8")
    forge(copy)
    codes = told(copy)
    assert ("verify-unstated", "site") in codes
    assert "verify-stated" in [code for code, _ in codes]


def test_a_page_without_the_digest_is_found(copy: Path) -> None:
    digest = json.loads((copy / MANIFEST).read_bytes())["results"]["digest"]
    text = (copy / "site/index.html").read_text(encoding="utf-8")
    (copy / "site/index.html").write_text(text.replace(digest[10:], "0" * len(digest[10:])), encoding="utf-8")
    forge(copy)
    assert told(copy) == [("verify-digest", "site/index.html")]


# files and manifest


def test_a_changed_file_is_found(copy: Path) -> None:
    edit(copy, "site/assets/style.css", "0", "1")
    assert told(copy) == [("verify-sha256", "site/assets/style.css")]


def test_a_file_of_another_size_is_found(copy: Path) -> None:
    (copy / "site/assets/style.css").write_bytes(b"")
    assert told(copy) == [("verify-size", "site/assets/style.css")]


def test_a_file_too_few_and_one_too_many_are_found(copy: Path) -> None:
    (copy / "site/criteria.html").rename(copy / "site/criteria.htm")
    assert sorted(told(copy)) == [("verify-extra", "site/criteria.htm"), ("verify-missing", "site/criteria.html")]


def test_data_that_are_missing_are_told(copy: Path) -> None:
    (copy / "data/campaign/answers.csv").unlink()
    (copy / "data/campaign/criteria.yaml").unlink()
    forge(copy)
    assert sorted(told(copy)) == [
        ("verify-no-data", "data/campaign/answers.csv"),
        ("verify-no-data", "data/campaign/criteria.yaml"),
    ]


def test_a_table_that_is_missing_is_told_and_the_rest_checked(copy: Path) -> None:
    (copy / "data/nodes.csv").unlink()
    edit(copy, "data/ranking.csv", "\n1,", "\n2,")
    forge(copy)
    assert ("verify-no-data", "data/nodes.csv") in told(copy)
    assert ("verify-cell", "data/ranking.csv") in told(copy)


VALUES: list[tuple[str, Callable[[dict[str, Any]], None]]] = [
    ("results", lambda manifest: manifest["results"].update(digest="sha256:0")),
    ("results", lambda manifest: manifest["results"].update(units=5)),
    ("criteria", lambda manifest: manifest["criteria"].update(digest="sha256:0")),
    ("criteria", lambda manifest: manifest["criteria"].update(name="other@1")),
    ("campaign", lambda manifest: manifest["campaign"].update(sample=False)),
    ("campaign", lambda manifest: manifest["campaign"].update(year=2023)),
    ("campaign", lambda manifest: manifest["campaign"].update(decision={"number": "1", "date": "2", "signer": "3"})),
]


@pytest.mark.parametrize(("key", "change"), VALUES)
def test_a_manifest_that_says_something_else_is_found(
    key: str, change: Callable[[dict[str, Any]], None], copy: Path
) -> None:
    rewrite(copy, change)
    (problem,) = found(copy)
    assert (problem.code, problem.values["key"]) == ("verify-manifest-value", key)


def test_another_stage_in_the_manifest_is_found(copy: Path) -> None:
    rewrite(copy, lambda manifest: manifest.update(stage="self"))
    assert ("verify-manifest-value", MANIFEST) in told(copy)


def test_another_version_is_known(copy: Path) -> None:
    rewrite(copy, lambda manifest: manifest.update(engine="9.9"))
    verified = verify(copy, silent)
    assert verified.other_version
    assert verified.problems == ()


def test_without_data_only_the_files_are_checked(tmp_path: Path) -> None:
    out = publish(TINY, tmp_path / "out", ("site",))
    verified = verify(out, silent)
    assert (verified.problems, verified.recomputed, verified.stated) == ((), None, 0)
    edit(out, "site/index.html", "0", "1")
    assert told(out) == [("verify-sha256", "site/index.html")]


# folders from anybody


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
def test_a_broken_manifest_is_refused(raw: bytes, copy: Path) -> None:
    (copy / MANIFEST).write_bytes(raw)
    with pytest.raises(Refusal) as refused:
        verify(copy, silent)
    assert {problem.code for problem in refused.value.problems} <= {"verify-manifest", "verify-no-manifest"}
    assert {problem.place.file for problem in refused.value.problems} == {str(copy / MANIFEST)}


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
def test_a_path_that_leads_elsewhere_is_not_followed(path: str, copy: Path) -> None:
    (copy.parent / "secret").write_bytes(b"secret")
    rewrite(copy, lambda manifest: manifest["files"].append({"path": path, "size": 6, "sha256": "0"}))
    assert told(copy) == [("verify-path", MANIFEST)]


def test_a_path_listed_twice_is_told(copy: Path) -> None:
    rewrite(copy, lambda manifest: manifest["files"].append(manifest["files"][0]))
    assert told(copy) == [("verify-path", MANIFEST)]


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


def test_a_folder_that_is_a_link_is_not_followed(copy: Path, tmp_path: Path) -> None:
    shutil.move(copy / "data" / "campaign", tmp_path / "elsewhere")
    (copy / "data" / "campaign").symlink_to(tmp_path / "elsewhere")
    codes = told(copy)
    assert ("verify-symlink", "data/campaign") in codes
    assert ("verify-no-data", "data/campaign/answers.csv") in codes


def test_a_huge_file_is_not_read(copy: Path) -> None:
    huge = 2_000_000_000
    with (copy / "data/nodes.csv").open("r+b") as file:
        file.truncate(huge)
    rewrite(
        copy,
        lambda manifest: [
            one.update(size=huge) for one in manifest["files"] if one["path"] == "data/nodes.csv"
        ].clear(),
    )
    assert told(copy) == [("verify-too-large", "data/nodes.csv"), ("verify-too-large", "data/nodes.csv")]


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


def test_a_campaign_that_names_criteria_elsewhere_is_not_followed(copy: Path, tmp_path: Path) -> None:
    shutil.copy(copy / "data/campaign/criteria.yaml", tmp_path / "outside.yaml")
    edit(copy, "data/campaign/campaign.yaml", "criteria: criteria.yaml", "criteria: ../../../outside.yaml")
    forge(copy)
    assert ("criteria-outside", "data/campaign/campaign.yaml") in told(copy)
