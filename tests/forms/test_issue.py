"""Forms issued: what they hold, and that every live value is the engine's."""

import dataclasses
import datetime
import io
import os
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

from scoring import shipped
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder import read_campaign
from scoring.campaign.workflow import FORM_STAGES, FormStage
from scoring.cli.main import run
from scoring.engine.differences import first_round
from scoring.engine.evaluate import Evaluator
from scoring.forms.issue import Issue
from scoring.forms.issue_table import columns_of
from scoring.forms.layout import FORMAT, META_SHEET, ROLE_ROW
from scoring.points import decimal_text
from tests.campaigns import generate
from tests.properties import read
from tests.publish.workbooks.summary_books import drawn
from tests.small import branch, campaign, criteria_text, leaf
from tests.spreadsheet.office import Sheets, cells, needs_office, recalculated

BOOKS = int(os.environ.get("SCORING_FORM_BOOKS", "2"))
"""How many random campaigns are tried, the first of them deep and wide, and half of how many communes of Phong Thổ."""
SEEDS = range(102, 102 + BOOKS)
OPEN_PENALTY = -1
"""The seed of a campaign with leaves of a penalty for which no formula is exact."""
CLAIM_BELOW_CLAIM = 111
"""The seed of a campaign in which what is claimed stands below a branch that is claimed too."""
NOW = datetime.datetime(2023, 6, 1, 8, tzinfo=datetime.UTC)
HOSTILE = '=HYPERLINK("http://x.example";"x")'


@pytest.fixture(scope="module")
def phong_tho() -> Campaign:
    return read_campaign(shipped.campaign_folder("phong-tho-2022"))


def issued(found: Campaign, stage: FormStage = "self") -> dict[str, bytes]:
    issue = Issue(found, stage, found.units, now=NOW)
    return {form.file.removesuffix(".xlsx"): form.make() for form in issue.forms()}


def meta(sheets: Sheets) -> Mapping[object, object]:
    return {row[0]: row[1] for row in sheets[META_SHEET]}


def by_key(sheets: Sheets) -> dict[str, dict[str, object]]:
    """The rows of all sheets by key, their cells by role."""
    found = {}
    for rows in sheets.values():
        if rows and rows[0] and rows[0][0] == "key":
            for row in rows[1:]:
                if row[0]:
                    found[str(row[0])] = dict(zip(map(str, rows[0]), row, strict=True))
    return found


@pytest.fixture(scope="module")
def form(phong_tho: Campaign) -> bytes:
    """The blank form of one commune."""
    one = [unit for unit in phong_tho.units if unit.code == "03549"]
    (found,) = Issue(phong_tho, "self", one, now=NOW).forms()
    return found.make()


@pytest.fixture(scope="module")
def stored(phong_tho: Campaign) -> dict[str, dict[str, bytes]]:
    """The forms of Phong Thổ, and those of random campaigns by their stage."""
    some = dataclasses.replace(phong_tho, units=phong_tho.units[: 2 * BOOKS])
    found = {"phong-tho": issued(some)}
    for stage in FORM_STAGES:
        found[stage] = {}
        for seed in sorted({*SEEDS, CLAIM_BELOW_CLAIM}) if stage == "self" else SEEDS:
            made = read(generate(seed, 2, 1 + seed % 4, 2 + seed % 4))
            found[stage] |= {f"{stage} {seed} {name}": raw for name, raw in issued(made, stage).items()}
    found["self"] |= {f"open penalty {name}": raw for name, raw in issued(drawn(OPEN_PENALTY).campaign).items()}
    return found


@pytest.fixture(scope="module")
def in_office(stored: dict[str, dict[str, bytes]]) -> dict[str, Sheets]:
    """All of them as LibreOffice calculates them, in one go: starting it takes longest."""
    return recalculated({name: raw for forms in stored.values() for name, raw in forms.items()})


def differences(stored: Mapping[str, bytes], in_office: Mapping[str, Sheets]) -> list[str]:
    """Cells whose stored value isn't what LibreOffice calculates."""
    found = []
    for name, raw in stored.items():
        sheets = in_office[name]
        for sheet, rows in cells(raw).items():
            for number, (row, again) in enumerate(zip(rows, sheets[sheet], strict=False), 1):
                found += [f"{name} {sheet} {number}: {a!r} {b!r}" for a, b in zip(row, again, strict=False) if a != b]
    return found


@needs_office
def test_phong_tho_live_totals_are_the_engines(
    phong_tho: Campaign, stored: dict[str, dict[str, bytes]], in_office: dict[str, Sheets]
) -> None:
    results = {result.unit.code: result for result in Evaluator(phong_tho, "self").units()}
    forms = stored["phong-tho"]
    assert len(forms) == min(17, 2 * BOOKS)
    for sheets in map(in_office.__getitem__, forms):
        result = results[str(meta(sheets)["unit"])]
        total = next(row for row in sheets["Bìa"] if row[0] == "Tổng điểm")
        assert result.score is not None
        assert (total[2], total[3]) == (result.score / 100, result.max / 100)
        rows = by_key(sheets)
        for code, node in result.nodes.items():
            row = rows.get(f"{result.unit.code}|{code}")
            if row is not None and node.points is not None and row["live"] != "":
                assert row["live"] == float(decimal_text(node.points, 2)), code


@needs_office
@pytest.mark.parametrize("stage", FORM_STAGES)
def test_stored_values_are_what_a_spreadsheet_calculates(
    stage: FormStage, stored: dict[str, dict[str, bytes]], in_office: dict[str, Sheets]
) -> None:
    assert stored[stage]
    assert differences(stored[stage], in_office) == []


def test_hidden_sheet_says_what_the_form_is(phong_tho: Campaign, form: bytes) -> None:
    sheets = cells(form)
    assert meta(sheets) == {
        "format": FORMAT,
        "campaign": "phong-tho-2022",
        "unit": "03549",
        "stage": "self",
        "body": "",
        "criteria": phong_tho.criteria.name,
        "digest": phong_tho.criteria.digest,
        "issue": "20230601-1500-00",
        "issued": "2023-06-01T15:00:00+07:00",
    }
    for name, rows in sheets.items():
        if not name.startswith("_"):
            assert any("DỮ LIỆU MẪU" in str(value) for row in rows[:3] for value in row), name


def test_texts_from_people_stay_texts(tmp_path: Path) -> None:
    criteria = criteria_text(branch("A", "10", leaf("A.1"), leaf("A.2")))
    row = f'01,A.1,self,có,,"{HOSTILE.replace(chr(34), chr(34) * 2)}",=1+1,,2022-12-01\n01,A.1,appraisal,không,,@x,,,'
    made = campaign(tmp_path, criteria, row, units="01,An,xa")
    stages: tuple[FormStage, ...] = ("self", "explanation")
    for stage in stages:
        for raw in issued(made, stage).values():
            with zipfile.ZipFile(io.BytesIO(raw)) as file:
                texts = [file.read(name).decode() for name in file.namelist()]
            formulas = [formula for text in texts for formula in re.findall(r"<f>(.*?)</f>", text)]
            assert not any("HYPERLINK" in formula or formula == "1+1" for formula in formulas)
            assert not any("<hyperlink" in text for text in texts)
    raw = issued(made)["01-an"]
    assert by_key(cells(raw))["01|A.1"]["note"] == HOSTILE


def test_forms_are_locked_but_for_input(form: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(form)) as file:
        for name in file.namelist():
            if name.startswith("xl/worksheets/sheet"):
                text = file.read(name).decode()
                assert "<sheetProtection" in text
                assert "password" not in text
        assert 'state="veryHidden"' in file.read("xl/workbook.xml").decode()


def test_explanation_holds_the_changed_leaves(phong_tho: Campaign) -> None:
    rows = by_key(cells(issued(phong_tho, "explanation")["03391-xa-la-nhi-thang-giai-trinh"]))
    assert {"03391|1.2.1", "03391|1.5", "03391|2.3"} <= set(rows)
    assert "03391|1.1.1" not in rows
    assert rows["03391|1.2.1"]["self_points"] == 1
    assert rows["03391|1.2.1"]["appraised_points"] == 0


def test_appraisal_holds_the_bodys_leaves_of_all_units(phong_tho: Campaign) -> None:
    forms = issued(first_round(phong_tho), "appraisal")
    rows = by_key(cells(forms["tham-dinh-phong-tu-phap"]))
    assert len([key for key in rows if key.endswith("|2.1.1")]) == 17
    assert not [key for key in rows if key.endswith("|1.1.1")]
    assert rows["03553|2.1"]["na"] == "không áp dụng"
    seen = {str(meta(cells(raw))["body"]) for raw in forms.values()}
    assert seen == {leaf.body for leaf in phong_tho.criteria.leaves.values() if leaf.from_ != "council"}


def test_council_holds_what_is_disputed(phong_tho: Campaign) -> None:
    rows = by_key(cells(issued(phong_tho, "council")["hoi-dong"]))
    assert rows["03391|2.3"]["points"] == 1.2
    assert "03391|P.2" in rows
    assert "03391|1.1.1" not in rows


@pytest.mark.parametrize(("stage", "head"), [("appraisal", "Đơn vị"), ("council", "Lĩnh vực, tiêu chí")])
def test_column_of_titles_is_named_after_what_its_rows_are(stage: FormStage, head: str) -> None:
    (title,) = (column.heading for column in columns_of(stage) if column.role == "title")
    assert title.startswith(head)


def test_observed_goalposts_come_later(tmp_path: Path) -> None:
    criteria = criteria_text(branch("A", "10", leaf("A.1", "5", "{kind: normalised}"), leaf("A.2")))
    made = campaign(tmp_path, criteria, "01,A.1,self,12\n01,A.2,self,có")
    rows = by_key(cells(issued(made)["01-an"]))
    assert rows["01|A.1"]["live"] == "tính sau"


def test_last_year_stands_beside(phong_tho: Campaign) -> None:
    unit = phong_tho.units[0]
    form = Issue(phong_tho, "self", [unit], previous=phong_tho, deadline=datetime.date(2022, 12, 15)).forms()[0]
    sheets = cells(form.make())
    assert by_key(sheets)[f"{unit.code}|1.1.4"]["previous"] == "20/25"
    assert ["Hạn nộp", "15/12/2022"] in [row[:2] for row in sheets["Bìa"]]


def test_fact_of_a_formula_offers_what_counted_last_year(tmp_path: Path) -> None:
    facts = "facts: [{id: rate, vi: Tỷ lệ, is: percent}, {id: was, vi: Năm trước, is: percent, before: rate}]"
    criteria = criteria_text(leaf("A", "10", f"{{kind: formula, {facts}, points: [{{give: rate - was}}]}}"))
    told = "01,A,self,rate=50 was=40,,,,,2021-02-01\n01,A,appraisal,rate=45/90 was=40,,sai,,,2021-03-01"
    before = campaign(tmp_path / "before", criteria, told, 'year: "2021"')
    now = campaign(tmp_path / "now", criteria, "01,A,self,rate=60 was=1")
    (form,) = Issue(now, "self", now.units, previous=before).forms()
    rows = by_key(cells(form.make()))
    assert [rows[f"01|A{key}"]["previous"] for key in ("", "|rate", "|was")] == ["Tỷ lệ: 50%; Năm trước: 40%", "", "50"]


def test_empty_campaign_says_what_is_missing(phong_tho: Campaign) -> None:
    units = tuple(unit for unit in phong_tho.units if unit.code == "03549")
    (empty,) = issued(dataclasses.replace(phong_tho, answers=(), units=units)).values()
    rows = by_key(cells(empty))
    assert rows["03549|1.1.1"]["status"] == "Thiếu số liệu"
    assert rows["03549|1.1.1"]["live"] == ""


def test_command_writes_and_never_overwrites(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(shipped.campaign_folder("phong-tho-2022"))
    command = ["form", "issue", folder, "03549", "--out", str(tmp_path / "out"), "--lang", "en"]
    assert run(command) == 0
    assert "1 forms written" in capsys.readouterr().out
    assert run(command) == 1
    assert "form-file-exists" in capsys.readouterr().err
    assert run(["form", "issue", folder, "99999", "--out", str(tmp_path)]) == 1
    assert run(["form", "issue", folder, "--out", str(tmp_path), "--body", "x"]) == 2
    assert run(["form", "issue", folder, "--out", str(tmp_path), "--stage", "appraisal", "--body", "x"]) == 2
    assert run(["form", "issue", folder, "--out", str(tmp_path), "--deadline", "31/02/2022"]) == 1


def test_zip_for_each_group_holds_its_forms(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    units = "01,Xã An,xa,Cụm 1\n02,Xã Ba,xa,Cụm 2\n03,Xã Ca,xa,Cụm 1\n04,Xã Da,xa,"
    made = tmp_path / "c"
    campaign(made, criteria_text(leaf("1", "10")), "", units=units)
    assert run(["form", "issue", str(made), "--out", str(tmp_path / "f"), "--zip", "cluster", "--lang", "vi"]) == 0
    assert "Đã lập 4 biểu mẫu trong 3 tệp nén" in capsys.readouterr().out
    found = {path.name: zipfile.ZipFile(path).namelist() for path in sorted((tmp_path / "f").iterdir())}
    assert found == {
        "chua-xep-nhom.zip": ["04-xa-da.xlsx"],
        "cum-1.zip": ["01-xa-an.xlsx", "03-xa-ca.xlsx"],
        "cum-2.zip": ["02-xa-ba.xlsx"],
    }
    with zipfile.ZipFile(tmp_path / "f" / "cum-2.zip") as package:
        assert zipfile.is_zipfile(io.BytesIO(package.read("02-xa-ba.xlsx")))


def test_zip_by_body_and_unknown_groups(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = tmp_path / "c"
    bodies = "bodies: [{id: so, vi: Sở Nội vụ, en: Home Affairs}, {id: tp, vi: Sở Tư pháp, en: Justice}]"
    nodes = [leaf("1", "5", more="body: so"), leaf("2", "5", more="body: tp")]
    campaign(made, criteria_text(*nodes, more=bodies), "01,1,self,có,,,,,\n01,2,self,có,,,,,")
    command = ["form", "issue", str(made), "--out", str(tmp_path / "f"), "--zip"]
    assert run([*command, "body", "--stage", "appraisal"]) == 0
    assert {path.name for path in (tmp_path / "f").iterdir()} == {"so-noi-vu.zip", "so-tu-phap.zip"}
    capsys.readouterr()
    assert run([*command, "body", "--lang", "vi"]) == 2
    assert "không nhóm được theo “body”; các nhóm: kind, cluster" in capsys.readouterr().err


@needs_office
def test_what_a_formula_reads_otherwise_than_collecting_is_said(tmp_path: Path) -> None:
    rules = {
        "1": "{kind: proportional}", "2": "{kind: proportional}", "3": "{kind: proportional}",
        "4": "{kind: value, max: 2}", "5": "{kind: deadline, by: [{date: 12-31, points: 2}]}", "6": "{kind: yes_no}",
        "7": "{kind: proportional}",
    }  # fmt: skip
    typed: dict[str, tuple[object, str]] = {
        "1": (0.9, "0%"), "2": ("90%", "@"), "3": (90, "0"), "4": ("1,5", "@"), "5": ("20/12/2022", "@"),
        "6": ("có", "@"), "7": (0.9, "0.00"),
    }  # fmt: skip
    made = criteria_text(*(leaf(code, "2", rule) for code, rule in rules.items()), more="scale: 14")
    found = campaign(tmp_path / "c", made, "", units="01,Xã An,xa")
    book = openpyxl.load_workbook(io.BytesIO(issued(found)["01-xa-an"]))
    sheet = next(sheet for sheet in book.worksheets if str(sheet.cell(ROLE_ROW + 1, 1).value) == "key")
    column = next(cell.column for cell in sheet[ROLE_ROW + 1] if cell.value == "fact1") or 0
    for cells_of_row in sheet.iter_rows(min_row=ROLE_ROW + 2):
        code = str(cells_of_row[0].value).partition("|")[2]
        if code in typed:
            cells_of_row[column - 1].value, cells_of_row[column - 1].number_format = typed[code]  # type: ignore[assignment]
    book.save(tmp_path / "a.xlsx")
    rows_now = by_key(recalculated({"a": (tmp_path / "a.xlsx").read_bytes()})["a"])
    assert {code: rows_now[f"01|{code}"]["status"] for code in rules} == {
        "1": "Đủ", "2": "Ô là chữ, chưa tính được", "3": "Đủ", "4": "Ô là chữ, chưa tính được",
        "5": "Ô là chữ, chưa tính được", "6": "Đủ", "7": "Ghi 90, không ghi 0,9",
    }  # fmt: skip
    assert run(["form", "collect", str(tmp_path / "c"), str(tmp_path / "a.xlsx")]) == 0
    scored = {row.code: row.facts for row in read_campaign(tmp_path / "c").answers}
    assert scored == {"1": "90%", "2": "90%", "3": "90", "4": "1,5", "5": "2022-12-20", "6": "có", "7": "0,9"}
    assert [rows_now[f"01|{code}"]["live"] for code in "137"] == [1.8, 1.8, 0.02]


@needs_office
def test_form_asks_for_a_note_below_full_where_the_rule_says_so(tmp_path: Path) -> None:
    rule = "{kind: judged, step: 0.1, note: below_full}"
    nodes = [leaf("1", "0.3", rule), leaf("2", "0.3", rule), leaf("3", "0.3", rule)]
    found = campaign(tmp_path, criteria_text(*nodes, more="scale: 0.9"), "01,1,self,0.3\n01,2,self,0.2,,x")
    book = openpyxl.load_workbook(io.BytesIO(issued(found)["01-an"]))
    sheet = next(sheet for sheet in book.worksheets if str(sheet.cell(ROLE_ROW + 1, 1).value) == "key")
    column = next(cell.column for cell in sheet[ROLE_ROW + 1] if cell.value == "fact1") or 0
    for cells_of_row in sheet.iter_rows(min_row=ROLE_ROW + 2):
        if str(cells_of_row[0].value).endswith("|3"):
            cells_of_row[column - 1].value = 0.2
    book.save(tmp_path / "a.xlsx")
    rows_now = by_key(recalculated({"a": (tmp_path / "a.xlsx").read_bytes()})["a"])
    assert [rows_now[f"01|{code}"]["status"] for code in "123"] == ["Đủ", "Đủ", "Cần ghi lý do"]
