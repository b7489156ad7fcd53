"""Every kind of tampering that was tried on a publication is found, whatever the manifest is made to say.

Each is tried with the file alone changed, with its SHA-256 in publication.json renewed, and with another version of the
program and its packages named there too. Found is: verify names the file and does not end with status 0; with true
versions it ends with 1, differences. Several files are changed at once where that saves time.
"""

import json
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scoring.campaign.folder import read_campaign
from scoring.cli.main import PROBLEMS, run
from scoring.cli.verify import IN_PART
from scoring.publish.geojson import read_outlines
from scoring.publish.manifest import MANIFEST, PARTS
from scoring.publish.verify_files import check_files, read_manifest, take_inventory
from tests.publish.published import TINY, publish
from tests.publish.tampering import edit, forge, outlines, repack, rewrite

Change = Callable[[Path], object]

pytestmark = pytest.mark.usefixtures("made_once")


def text(file: str, old: str, new: str) -> tuple[str, Change]:
    return file, lambda folder: edit(folder, file, old, new)


def seen_at(place: str, file: str, old: str, new: str) -> tuple[str, Change]:
    """A change of a file that is told at another one."""
    return place, text(file, old, new)[1]


def part(file: str, name: str, old: str, new: str) -> tuple[str, Change]:
    """A change of a part of a workbook."""

    def change(folder: Path) -> None:
        def changed(found: str, content: bytes) -> bytes:
            if done or not re.fullmatch(name, found) or not re.search(old.encode(), content):
                return content
            done.append(found)
            return re.sub(old.encode(), new.encode(), content, count=1)

        done: list[str] = []
        repack(folder / file, changed)
        assert done, f"{old} stands nowhere in {file}"

    return file, change


def swapped(file: str, one: str, other: str) -> tuple[str, Change]:
    """Two words exchanged, the first time each stands there."""

    def change(folder: Path) -> None:
        edit(folder, file, one, "\0")
        edit(folder, file, other, one)
        edit(folder, file, "\0", other)

    return file, change


def in_front(folder: Path) -> None:
    file = folder / "summary.xlsx"
    file.write_bytes(b"#!/bin/sh\n" + file.read_bytes())


def linked(folder: Path) -> None:
    (folder / "site" / "index.html").rename(folder.parent / "index.html")
    (folder / "site" / "index.html").symlink_to(folder.parent / "index.html")


def unlinked(folder: Path) -> None:
    (folder / "site" / "login.html").write_text("<p>Mật khẩu?", encoding="utf-8")


def linked_to(folder: Path) -> None:
    (folder / "site" / "phishing.html").write_text("<p>Mật khẩu?", encoding="utf-8")
    edit(folder, "site/en/units/03586.html", "</h1>", '</h1><a href="../../phishing.html">!</a>')


def rows_of_ranking(folder: Path, file: str, change: Callable[[str, str], str]) -> None:
    """The first two rows of a ranking, and what is put in their place."""
    page = folder / file
    text = page.read_text("utf-8")
    first, second = re.findall(r"<tr data-unit.*?</tr>\n", text, re.DOTALL)[:2]
    page.write_text(text.replace(first + second, change(first, second)), "utf-8")


def unit_removed(folder: Path) -> None:
    rows_of_ranking(folder, "site/index.html", lambda _, second: second)


def rows_reordered(folder: Path) -> None:
    rows_of_ranking(folder, "site/en/index.html", lambda first, second: second + first)


def without(*files: str) -> Change:
    def change(folder: Path) -> None:
        for file in files:
            path = folder / file
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    return change


SHEETS = r"xl/worksheets/sheet\d+\.xml"
DATA: dict[str, tuple[str, Change]] = {
    "digit of a CSV": text("data/nodes.csv", "03574,1.1,3.75", "03574,1.1,3.76"),
    "digit of a JSON": text("data/results.json", '"percent":"', '"percent":"1'),
    "reason": text("data/history.csv", "council,", "council ,"),
    "rule in words": text("data/criteria.csv", "90", "91"),
    "rows swapped": swapped("data/ranking.csv", "03574", "03577"),
    "row missing": text("data/nodes.csv", "03574,1.1,3.75,5.00,75.00,scored\n", ""),
    "row added": text("data/nodes.csv", "03574,1.1,", "03574,1.9,3.75,5.00,75.00,scored\n03574,1.1,"),
    "campaign that contradicts": seen_at("data/campaign/answers.csv", "data/campaign/units.csv", "03574", "03570"),
    "title": seen_at(MANIFEST, "data/campaign/campaign.yaml", "Đợt chấm", "Kỳ chấm"),
    "last year's fact": seen_at(MANIFEST, "data/previous/answers.csv", "48/50", "47/50"),
    "outlines exchanged": swapped("data/outlines.geojson", "03574", "03577"),
    "data dropped": ("data/campaign/answers.csv", without("data")),
    "digest of a withheld cell": text("data/campaign/withheld.csv", "by,", "by,0"),
    "withheld cells dropped": (MANIFEST, without("data/campaign/withheld.csv")),
}
"""Changes of the data, and the file where the difference is told."""
FILES: dict[str, tuple[str, Change]] = {
    "name in a workbook": part("summary.xlsx", "xl/sharedStrings.xml", "Ma Li Pho", "Ma Li Phô"),
    "fact in a workbook": part("units/03574.xlsx", SHEETS, "<v>75</v>|<v>0.75</v>", "<v>0.76</v>"),
    "stored result": part("units/03577.xlsx", SHEETS, "</f><v>(.*?)</v>", "</f><v>9\1</v>"),
    "formula with its stored result kept": part("units/03580.xlsx", SHEETS, r"ROUND\(", "FLOOR("),
    "chart": part("summary.xlsx", "xl/charts/chart1.xml", "<c:v>", "<c:v>9"),
    "hidden row": part("units/03583.xlsx", "xl/worksheets/sheet1.xml", r'<row r="(\d+)"', r'<row r="\1" hidden="1"'),
    "number format that hides": part("units/03586.xlsx", "xl/styles.xml", 'formatCode="[^"]*"', 'formatCode=";;;"'),
    "document properties": part(
        "units/03549.xlsx", "docProps/core.xml", "</cp:core", "<dc:creator>X</dc:creator></cp:core"
    ),
    "two texts swapped in a workbook": part(
        "units/03583.xlsx",
        "xl/sharedStrings.xml",
        "<t>([^<]+)</t></si><si><t>([^<]+)</t>",
        r"<t>\2</t></si><si><t>\1</t>",
    ),
    "chart's reference": part("units/03577.xlsx", "xl/charts/chart1.xml", r"\$([0-9]+)</c:f>", r"$9\1</c:f>"),
    "constant rank": part("units/03549.xlsx", SHEETS, "<v>1</v>", "<v>2</v>"),
    "sentence of a workbook": part("units/03580.xlsx", "xl/sharedStrings.xml", " điểm", " Điểm"),
    "hidden sheet's points": part("summary.xlsx", "xl/worksheets/sheet11.xml", "<v>3.75</v>", "<v>3.76</v>"),
    "bytes before the archive": ("summary.xlsx", in_front),
    "bar of a page": text("site/units/03574.html", "75%", "76%"),
    "word of a grade": text("site/units/03577.html", "</title>", " xuất sắc</title>"),
    "names swapped on a page": swapped("site/en/index.html", "Ma Li Pho", "Sin Suối Hồ"),
    "look-alike letters": text("site/criteria.html", "a", "а"),
    "second table": text("site/index.html", "</table>", "</table><table><tr><td>1</table>"),
    "redirect": text("site/en/criteria.html", "<head>", '<head><meta http-equiv="refresh" content="0;url=//x">'),
    "script on a page": text("site/nodes/1.html", "</body>", "<script>location='//x'</script></body>"),
    "script of the map": text("site/map.html", "</body>", "<script>location='//x'</script></body>"),
    "colours of best and worst exchanged": swapped("site/en/map.html", 'class="m-g0"', 'class="m-g4"'),
    "false rank on the map": text("site/map.html", "<title>", "<title>1. "),
    "style that hides a row": text("site/assets/style.css", "}", "} tr:nth-child(2) {display: none}"),
    "script file": text("site/assets/site.js", "use strict", "use lax"),
    "text of the slides": part("slides.pptx", r"ppt/slides/slide1\.xml", "<a:t>", "<a:t>X"),
    "page dropped": ("site/units/03583.html", without("site/units/03583.html")),
    "workbook dropped": ("units/03574.xlsx", without("units/03574.xlsx")),
    "slides dropped": ("slides.pptx", without("slides.pptx")),
    "site dropped": ("site/index.html", without("site")),
    "reason on a page": text("site/en/units/03580.html", "<q", "<q title='x'"),
    "unit removed from the ranking": ("site/index.html", unit_removed),
    "rows reordered": ("site/en/index.html", rows_reordered),
    "numbers of a unit compared": text("site/units/03577.js", '["', '["9'),
    "script that compares": text("site/assets/pair.js", "use strict", "use lax"),
    "links swapped": swapped("site/en/nodes/1.html", 'href="../units/03574.html"', 'href="../units/03577.html"'),
    "file linked to": ("site/phishing.html", linked_to),
    "file added": ("site/login.html", unlinked),
}
"""Changes of all other files."""


def rounds(kinds: dict[str, tuple[str, Change]]) -> list[list[str]]:
    """Kinds that are tried together, each on a file of its own; what drops a whole part goes alone."""
    found: list[list[str]] = []
    for kind, (file, _) in kinds.items():
        alone = kind == "site dropped"
        fits = [one for one in found if all(kinds[other][0] != file for other in one) and one[0] != "site dropped"]
        (fits[0].append(kind) if fits and not alone else found.append([kind]))
    return found


VERSIONS: dict[str, dict[str, Any]] = {
    "true versions": {},
    "other versions": {"engine": "9.9", "packages": {"Jinja2": "9.9", "XlsxWriter": "9.9", "python-pptx": "9.9"}},
}
LEFT_OUT: dict[str, tuple[str, ...]] = {"no parts": (), "data alone": ("data",), "no data": PARTS[1:]}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole publication with a map and the campaign before; no test changes it."""
    folder = tmp_path_factory.mktemp("published")
    tiny = read_campaign(TINY)
    drawn = read_outlines(outlines(folder), [unit.code for unit in tiny.units])
    return publish(tiny, folder / "tiny", PARTS, previous=tiny, outlines=drawn)


@pytest.fixture
def copy(published: Path, tmp_path: Path) -> Path:
    return shutil.copytree(published, tmp_path / "copy")


def verified(folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    capsys.readouterr()
    return run(["verify", str(folder), "--lang", "en"]), capsys.readouterr().out


@pytest.mark.parametrize("kind", [*DATA, *FILES])
def test_a_changed_file_is_found_by_its_digest(kind: str, copy: Path) -> None:
    {**DATA, **FILES}[kind][1](copy)
    assert [*check_files(read_manifest(copy), take_inventory(copy))]


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("kind", DATA)
def test_changed_data_are_found_behind_a_forged_manifest(
    kind: str, version: str, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, change = DATA[kind]
    change(copy)
    forge(copy)
    rewrite(copy, lambda manifest: manifest.update(VERSIONS[version]))
    status, told = verified(copy, capsys)
    only_words = kind == "rule in words" and version == "other versions"
    assert status == (IN_PART if only_words else PROBLEMS)
    assert f"\n{copy / file}:" in told


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("kinds", rounds(FILES), ids=lambda kinds: kinds[0])
def test_changed_files_are_found_behind_a_forged_manifest(
    kinds: list[str], version: str, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for kind in kinds:
        FILES[kind][1](copy)
    forge(copy)
    rewrite(copy, lambda manifest: manifest.update(VERSIONS[version]))
    status, told = verified(copy, capsys)
    assert status == PROBLEMS or (status == IN_PART and version == "other versions")
    assert [kind for kind in kinds if f"\n{copy / FILES[kind][0]}:" not in told] == []


def test_a_symbolic_link_is_not_followed(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    linked(copy)
    forge(copy)
    assert verified(copy, capsys)[0] == PROBLEMS


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("parts", LEFT_OUT)
def test_parts_left_out_of_the_manifest_are_found(
    parts: str, version: str, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(copy, "site/index.html", "<title>", "<title>!")
    forge(copy)
    rewrite(copy, lambda manifest: manifest.update(VERSIONS[version], parts=list(LEFT_OUT[parts])))
    status, told = verified(copy, capsys)
    assert (status, told.splitlines()[0][:11]) == (PROBLEMS, "It differs:")


def test_parts_left_out_together_with_their_packages_are_found(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(copy, "site/index.html", "<title>", "<title>!")
    forge(copy)
    rewrite(copy, lambda manifest: manifest.update(parts=["data"], packages={}))
    status, told = verified(copy, capsys)
    assert status == PROBLEMS
    assert f"\n{copy / 'site/index.html'}:" in told


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("which", ["criteria", "inputs", "results", "file"])
def test_a_digest_altered_in_the_manifest_alone_is_found(
    which: str, version: str, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def change(manifest: dict[str, Any]) -> None:
        digests = {name: manifest[name] for name in ("criteria", "inputs", "results")}
        digests["file"] = next(file for file in manifest["files"] if file["path"] == "site/index.html")
        key = "sha256" if which == "file" else "digest"
        digests[which][key] = digests[which][key][:-1] + ("0" if digests[which][key][-1] != "0" else "1")
        manifest.update(VERSIONS[version])

    rewrite(copy, change)
    status, told = verified(copy, capsys)
    assert status == PROBLEMS
    assert f"\n{copy / ('site/index.html' if which == 'file' else MANIFEST)}:" in told


@pytest.mark.parametrize("change", [{"engine": "9.9"}, {"packages": VERSIONS["other versions"]["packages"]}])
def test_another_version_alone_is_told(change: dict[str, Any], copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rewrite(copy, lambda manifest: manifest.update(change))
    status, told = verified(copy, capsys)
    assert status == IN_PART
    assert told.startswith("Checked the numbers only, none differs: ")
    assert "All files are the same as made again here nevertheless." in told


def test_a_package_left_out_of_the_manifest_is_found(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rewrite(copy, lambda manifest: manifest.update(packages={}))
    assert verified(copy, capsys)[0] == PROBLEMS


def test_an_archive_s_comment_is_harmless(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with zipfile.ZipFile(copy / "summary.xlsx", "a") as package:
        package.comment = b"a comment"
    forge(copy)
    assert verified(copy, capsys)[0] == 0


def test_an_earlier_format_is_said_to_be_one(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rewrite(copy, lambda manifest: manifest.update(version=1, engine="0.1.0"))
    assert run(["verify", str(copy), "--lang", "en"]) == PROBLEMS
    err = capsys.readouterr().err
    assert "made by an earlier version (0.1.0, format 1)" in err
    assert json.loads((copy / MANIFEST).read_bytes())["version"] == 1
