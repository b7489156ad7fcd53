"""`scoring new`: what it writes passes `scoring check`, and nothing is overwritten."""

import csv
import re
from pathlib import Path

import pytest

from scoring import shipped
from scoring.campaign.answers import COLUMNS
from scoring.campaign.folder import read_campaign
from scoring.campaign.settings import Settings, Signing
from scoring.campaign.skeleton import NOT_ASKED
from scoring.cli.main import run
from scoring.messages import CATALOGUE
from tests import small
from tests.cli.golden import GOLDEN

SET = "papi-commune@2022"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def table(path: Path) -> list[list[str]]:
    return list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))


def test_skeleton_with_a_province_passes_check_at_once(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", SET, "--province", "12", "--year", "2025", "--lang", "en"]) == 0
    assert capsys.readouterr().out == (
        "Written papi-commune-12-2025: campaign.yaml, units.csv, answers.csv (38 units).\n"
        "Next: look through papi-commune-12-2025/campaign.yaml, then run scoring check papi-commune-12-2025 and "
        "scoring status papi-commune-12-2025.\n"
    )
    assert run(["check", "papi-commune-12-2025"]) == 0
    campaign = read_campaign(here / "papi-commune-12-2025")
    assert (campaign.settings.id, campaign.settings.year) == ("papi-commune-12-2025", 2025)
    assert (len(campaign.units), len(campaign.answers)) == (38, 0)
    assert {unit.columns["kind"] for unit in campaign.units} == {"xa", "phuong"}
    assert campaign.settings.title.vi == "Chỉ số PAPI của cấp xã năm 2025 trên địa bàn tỉnh Lai Châu"
    assert campaign.settings.title.en == "Commune-level PAPI results, Lai Châu 2025"


@pytest.mark.parametrize("name", shipped.catalogue_names())
def test_skeleton_of_every_set_passes_check_once_units_are_there(name: str, here: Path) -> None:
    assert run(["new", name, "--out", "new"]) == 0
    assert run(["check", "new"]) == 1
    header = table(here / "new" / "units.csv")[0]
    cells = {"code": "01", "name": "Xã An", "kind": "xa"}
    with (here / "new" / "units.csv").open("a", encoding="utf-8") as file:
        file.write(",".join(cells.get(column, "x") for column in header) + "\n")
    assert run(["check", "new"]) == 0


@pytest.mark.parametrize("given", ["01", "1", "Hà Nội", "hà nội", "Thành phố Hà Nội", "Ha\u0300 No\u0323\u0302i"])
def test_province_by_code_or_name(given: str, here: Path) -> None:
    assert run(["new", SET, "--province", given, "--out", "new"]) == 0
    assert len(read_campaign(here / "new").units) == 126


def test_unknown_province_is_a_problem_that_lists_them(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", SET, "--province", "99", "--lang", "en"]) == 1
    assert "--province: There is no province with the code or name “99”." in (err := capsys.readouterr().err)
    assert "12 Lai Châu" in err
    assert list(here.iterdir()) == []


def test_campaign_yaml_says_what_every_key_means(here: Path) -> None:
    run(["new", SET, "--out", "new", "--year", "2025", "--lang", "vi"])
    written = (here / "new" / "campaign.yaml").read_text(encoding="utf-8")
    made = re.sub("salt: [0-9a-f]{32}", "salt: …", written)
    assert made == (GOLDEN / "new" / "campaign.vi.yaml").read_text(encoding="utf-8")


def test_decision_reads_once_its_lines_are_uncommented(here: Path) -> None:
    run(["new", SET, "--out", "new", "--province", "12"])
    path = here / "new" / "campaign.yaml"
    head, _, decision = path.read_text(encoding="utf-8").partition("# decision:")
    path.write_text(head + ("# decision:" + decision).replace("# ", ""), encoding="utf-8")
    decided = read_campaign(here / "new").settings.decision
    assert decided is not None
    assert decided.by == Signing(**{"as": "KT. CHỦ TỊCH"}, title="PHÓ CHỦ TỊCH")


def test_papers_read_once_their_lines_are_uncommented(here: Path) -> None:
    run(["new", SET, "--out", "new", "--province", "12"])
    path = here / "new" / "campaign.yaml"
    head, _, rest = path.read_text(encoding="utf-8").partition("# papers:")
    papers, _, decision = rest.partition("\n\n")
    path.write_text(f"{head}{('# papers:' + papers).replace('# ', '')}\n\n{decision}", encoding="utf-8")
    read = read_campaign(here / "new").settings.papers
    assert read.issuer == "Sở Nội vụ tỉnh …"
    assert len(read.basis) == 2


def test_every_key_of_the_settings_has_its_comment() -> None:
    written = {*Settings.model_fields} - {*NOT_ASKED}
    assert {f"new-key-{key}" for key in written} <= set(CATALOGUE)


def test_tables_open_in_excel_with_their_headers(here: Path) -> None:
    run(["new", SET, "--out", "new"])
    assert (here / "new" / "units.csv").read_bytes() == b"\xef\xbb\xbfcode,name,kind\n"
    assert table(here / "new" / "answers.csv") == [list(COLUMNS)]


def test_criteria_file_is_copied_and_its_columns_are_asked_for(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = small.criteria_text(
        small.leaf("A", more="applies_to: {vùng: [miền núi]}"), small.leaf("B", more="applies_to: {province: [x]}")
    )
    (here / "cchc xã.yaml").write_text(text, encoding="utf-8")
    assert run(["new", "cchc xã.yaml", "--out", "new", "--province", "12", "--lang", "en"]) == 0
    assert "To be filled in in units.csv: vùng.\n" in capsys.readouterr().out
    assert (here / "new" / "cchc xã.yaml").read_text(encoding="utf-8") == text
    assert table(here / "new" / "units.csv")[:2] == [
        ["code", "name", "kind", "vùng", "province"],
        ["03388", "Phường Đoàn Kết", "phuong", "", "Tỉnh Lai Châu"],
    ]
    assert run(["check", "new"]) == 0


def test_criteria_file_inside_the_folder_is_named_where_it_is(here: Path) -> None:
    (here / "new" / "tiêu chí").mkdir(parents=True)
    (here / "new" / "tiêu chí" / "a.yaml").write_text(small.criteria_text(small.leaf("A", "10")), encoding="utf-8")
    assert run(["new", "new/tiêu chí/a.yaml", "--out", "new", "--province", "12"]) == 0
    assert read_campaign(here / "new").settings.criteria == "tiêu chí/a.yaml"
    assert sorted(path.name for path in (here / "new").iterdir()) == [
        "answers.csv",
        "campaign.yaml",
        "tiêu chí",
        "units.csv",
    ]


def test_criteria_file_named_like_ours_is_copied_under_another_name(here: Path) -> None:
    (here / "campaign.yaml").write_text(small.criteria_text(small.leaf("A", "10")), encoding="utf-8")
    assert run(["new", "campaign.yaml", "--out", "new", "--province", "12"]) == 0
    assert read_campaign(here / "new").settings.criteria == "criteria.yaml"


@pytest.mark.parametrize("name", ["campaign.yaml", "units.csv", "answers.csv"])
def test_nothing_is_overwritten_and_nothing_else_is_written(
    name: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "new").mkdir()
    (here / "new" / name).write_text("mine", encoding="utf-8")
    assert run(["new", SET, "--out", "new"]) == 1
    assert "[new-exists]" in capsys.readouterr().err
    assert [(path.name, path.read_text(encoding="utf-8")) for path in (here / "new").iterdir()] == [(name, "mine")]


def test_folder_that_is_a_file_is_a_problem(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "new").write_text("mine", encoding="utf-8")
    assert run(["new", SET, "--out", "new"]) == 1
    assert "[new-unwritable]" in capsys.readouterr().err
    assert (here / "new").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("year", ["22", "hai", "1989", "2101", "²025", "2025.5"])
def test_year_that_is_none_is_wrong_usage(year: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", SET, "--year", year, "--lang", "en"]) == 2
    assert f"--year: The year {year} is outside 1990 to 2100." in capsys.readouterr().err
    assert list(here.iterdir()) == []


def test_unknown_set_is_a_problem_with_a_hint(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "papi-comune@2022", "--lang", "en"]) == 1
    assert "papi-commune@2022" in capsys.readouterr().err
    assert list(here.iterdir()) == []
