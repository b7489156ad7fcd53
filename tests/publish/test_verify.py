"""scoring verify finds what was changed in a publication, and says in which file, of which unit and node."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from scoring import __version__
from scoring.publish.manifest import MANIFEST
from scoring.publish.verify import verify
from tests.publish.published import silent
from tests.publish.tampering import edit, forge, found, rewrite, told


def test_an_unchanged_publication_agrees(published: Path) -> None:
    verified = verify(published, silent)
    assert verified.problems == ()
    assert verified.recomputed is not None
    assert verified.stated > 100
    assert not verified.in_part


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
    file: str, old: str, new: str, unit: str, node: str, column: str, stated: str, right: str, data: Path
) -> None:
    edit(data, file, old, new)
    forge(data)
    (problem,) = found(data)
    assert problem.code == "verify-cell"
    assert (problem.place.file, problem.place.column) == (str(data / file), column)
    line = (data / file).read_text(encoding="utf-8").splitlines()[(problem.place.line or 0) - 1]
    assert new.strip() in line or stated in line
    values = problem.values
    assert (values["unit"], values["node"], values["stated"], values["right"]) == (unit, node, stated, right)


def test_a_changed_number_of_the_json_is_named(data: Path) -> None:
    raw = (data / "data/results.json").read_text(encoding="utf-8")
    results = json.loads(raw)
    unit = next(one for one in results["units"] if one["unit"] == "03574")
    unit["nodes"]["1.1"]["points"] = "3.76"
    text = json.dumps(results, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    (data / "data/results.json").write_text(text, encoding="utf-8")
    forge(data)
    (problem,) = found(data)
    assert problem.code == "verify-cell"
    assert problem.place.file == str(data / "data/results.json")
    assert problem.place.column == "units.03574.nodes.1.1.points"
    assert (problem.values["unit"], problem.values["node"]) == ("03574", "1.1")
    assert (problem.values["stated"], problem.values["right"]) == ("3.76", "3.75")


def test_a_changed_digest_of_the_json_is_named(data: Path) -> None:
    digest = json.loads((data / "data/results.json").read_bytes())["digest"]
    edit(data, "data/results.json", digest, "sha256:" + 64 * "0")
    forge(data)
    (problem,) = found(data)
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


def test_a_publication_that_was_made_to_agree_with_other_criteria_has_another_digest(data: Path) -> None:
    edit(data, "data/campaign/criteria.yaml", "full_at: '90'", "full_at: '95'")
    forge(data)
    verified = verify(data, silent)
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
    file: str, change: Callable[[list[str]], list[str]], code: str, data: Path
) -> None:
    lines = (data / file).read_bytes().decode().split("\n")[:-1]
    (data / file).write_bytes(("\n".join(change(lines)) + "\n").encode())
    forge(data)
    assert told(data) == [(code, file)]


def test_a_row_that_is_missing_is_named(data: Path) -> None:
    edit(data, "data/nodes.csv", "03574,1.1,3.75,5.00,75.00,scored\n", "")
    forge(data)
    (problem,) = found(data)
    assert (problem.values["unit"], problem.values["node"]) == ("03574", "1.1")


OTHER_FILES = [
    ("data/datapackage.json", '"name": "tiny-2022"', '"name": "tiny-2023"', "verify-cell"),
    ("data/campaign/campaign.yaml", "năm 2022", "năm 2023", "verify-manifest-value"),
    ("data/campaign/campaign.yaml", "id: tiny-2022", "id:  tiny-2022", "verify-line"),
    ("data/campaign/answers.csv", "unit,code", "unit,\"code\"", "verify-line"),
    ("data/campaign/answers.csv", "[không công bố / not published]", "a secret", "verify-cell"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "code"), OTHER_FILES)
def test_any_other_change_of_the_data_is_found(file: str, old: str, new: str, code: str, data: Path) -> None:
    edit(data, file, old, new)
    forge(data)
    assert code in [one for one, _ in told(data)]


def test_every_digit_of_the_data_matters(data: Path, published_data: Path) -> None:
    dice = Random(4)
    names = sorted(path.relative_to(data).as_posix() for path in (data / "data").rglob("*.*"))
    for name in names:
        raw = (published_data / name).read_bytes()
        digits = [at for at, byte in enumerate(raw) if byte in b"0123456789"]
        for at in dice.sample(digits, 3):
            changed = str((int(chr(raw[at])) + 1) % 10).encode()
            (data / name).write_bytes(raw[:at] + changed + raw[at + 1 :])
            assert ("verify-sha256", name) in told(data)
            forge(data)
            assert told(data), (name, at)
        (data / name).write_bytes(raw)
        shutil.copy(published_data / MANIFEST, data / MANIFEST)


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


def test_data_that_are_missing_are_told(data: Path) -> None:
    (data / "data/campaign/answers.csv").unlink()
    (data / "data/campaign/criteria.yaml").unlink()
    forge(data)
    assert sorted(told(data)) == [
        ("verify-no-data", "data/campaign/answers.csv"),
        ("verify-no-data", "data/campaign/criteria.yaml"),
    ]


def test_a_table_that_is_missing_is_told_and_the_rest_checked(data: Path) -> None:
    (data / "data/nodes.csv").unlink()
    edit(data, "data/ranking.csv", "\n1,", "\n2,")
    forge(data)
    assert ("verify-no-data", "data/nodes.csv") in told(data)
    assert ("verify-cell", "data/ranking.csv") in told(data)


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
    key: str, change: Callable[[dict[str, Any]], None], data: Path
) -> None:
    rewrite(data, change)
    (problem,) = found(data)
    assert (problem.code, problem.values["key"]) == ("verify-manifest-value", key)


def test_another_stage_in_the_manifest_is_found(copy: Path) -> None:
    rewrite(copy, lambda manifest: manifest.update(stage="self"))
    assert ("verify-manifest-value", MANIFEST) in told(copy)


def test_another_version_is_known(data: Path) -> None:
    rewrite(data, lambda manifest: manifest.update(engine="9.9"))
    verified = verify(data, silent)
    assert verified.problems == ()
    assert verified.in_part
    assert verified.others == (("scoring", "9.9", __version__),)
