"""The summary workbook: LibreOffice's numbers are the engine's in every cell, stored ones without calculating."""

import io
import re
import zipfile
from fractions import Fraction
from pathlib import Path

import pytest

from scoring import shipped
from scoring.analysis.matching_tables import MatchingTables, TableFile
from scoring.campaign.campaign import Campaign
from scoring.engine.ranking import rank_campaign
from scoring.engine.results import number
from scoring.problems import Fault
from scoring.publish.publication import Publication, publication_of
from scoring.publish.stated import number_text
from scoring.publish.workbooks import summary
from scoring.publish.workbooks.read import stated_in_workbook
from scoring.publish.workbooks.summary import summary_workbook
from scoring.words import tell
from tests import small
from tests.campaigns_census import Parsed, features
from tests.publish.workbooks.summary_books import (
    CHANGED,
    FIXTURES,
    SEEDS,
    books,
    changed,
    drawn,
    fixture,
    formulas,
    live,
    made,
    spoil,
)
from tests.spreadsheet.office import Sheets, cells, needs_office, recalculated

EXCEL_2007 = {
    "ABS", "AND", "AVERAGE", "COUNT", "COUNTA", "COUNTIF", "COUNTIFS", "DATE", "IF", "INT", "ISNUMBER", "ISTEXT",
    "LEN", "MATCH",
    "MAX", "MIN", "N", "NOT", "OR", "RANK", "ROUND", "ROW", "SUM", "SUMPRODUCT",
}  # fmt: skip
NAMES = [*FIXTURES, *CHANGED, *(f"random-{seed}" for seed in SEEDS)]


def differences(stored: Sheets, found: Sheets) -> list[tuple[str, int, int, object, object]]:
    """The cells that are not the same in both."""
    assert list(stored) == list(found)
    return [
        (name, row + 1, column + 1, one, other)
        for name, rows in stored.items()
        for row, (ones, others) in enumerate(zip(*_of_one_size(rows, found[name]), strict=True))
        for column, (one, other) in enumerate(zip(ones, others, strict=True))
        if one != other
    ]


def _of_one_size(*tables: list[list[object]]) -> list[list[list[object]]]:
    """Tables of the size of the greatest: programs store empty cells at the end or don't."""
    width, height = max((len(row) for table in tables for row in table), default=0), max(map(len, tables))
    blank: list[object] = [""]
    filled = [[row + blank * (width - len(row)) for row in table] for table in tables]
    return [table + [blank * width] * (height - len(table)) for table in filled]


# ── recalculated ──────────────────────────────────────────────────────────────────────────────────────────────────


@needs_office
@pytest.mark.parametrize("name", NAMES)
def test_libreoffice_calculates_what_is_stored(name: str) -> None:
    assert differences(cells(books()[name].raw), live()[name]) == []


@needs_office
def test_libreoffice_calculates_what_is_stored_in_further_random_campaigns() -> None:
    for name in books().keys() - set(NAMES):
        assert differences(cells(books()[name].raw), live()[name]) == [], name


def test_random_campaigns_reach_all() -> None:
    reached = set()
    for seed in SEEDS:
        texts, campaign, stage = drawn(seed)
        reached |= features(Parsed(texts), rank_campaign(campaign, stage).units_data) | {stage}
    kinds = ("yes_no", "levels", "steps", "proportional", "bands", "checklist", "deduction", "per_item", "deadline")
    wanted = {f"kind:{kind}" for kind in (*kinds, "survey", "value", "normalised", "judged", "formula")}
    wanted |= {f"{where}:{effect}" for where in ("leaf-claim", "leaf-out", "inner-claim", "inner-out")
               for effect in ("exclude", "rescale", "full", "zero")}  # fmt: skip
    wanted |= {f"{what}:{how}" for what in ("combine", "whole") for how in ("sum", "mean", "weighted")}
    wanted |= {"combine:best", "combine:worst"}
    wanted |= {"self", "appraisal", "final", "tied:min", "tied:dense", "tie:broken", "weight:zero", "bonus:above_scale"}
    wanted |= {"result:missing-unranked", "result:unevidenced", "result:unconfirmed", "result:nothing-left"}
    wanted |= {"normalised:observed", "normalised:down", "normalised:all-equal", "row:points", "grades:each"}
    wanted |= {"row:condition", "grades:requires", "groups:two", "group:empty", "penalty:bounded", "bonus:bounded"}
    assert wanted - reached == set()


@needs_office
def test_changed_facts_are_followed_to_the_rank(tmp_path: Path) -> None:
    criteria = small.criteria_text(
        small.leaf("A", "6", "{kind: per_item, points: 0.005}"),
        small.leaf("B", "4", "{kind: normalised, goalposts: observed}"),
        more="grades: [{id: good, vi: Tốt, en: Good, at_least: 60}, {id: weak, vi: Yếu, en: Weak, at_least: 0}]",
    )
    units = "01,An,xa\n02,Bình,xa\n03,Châu,phuong"
    rows = "01,A,self,1111\n02,A,self,801\n03,A,self,501\n01,B,self,1012\n02,B,self,1020\n03,B,self,1031"
    edits = {"1111": "1201", "1031": "1014"}

    def edited(text: str, form: str) -> str:
        for old, new in edits.items():
            assert form.format(old) in text
            text = text.replace(form.format(old), form.format(new))
        return text

    def publication(name: str, answers: str) -> Publication:
        return publication_of(small.campaign(tmp_path / name, criteria, answers, "groups: [kind]", units))

    def ranked(publication: Publication) -> dict[object, tuple[object, object]]:
        titles = {"good": "Tốt", "weak": "Yếu"}
        return {one.result.unit.code: (one.rank, titles[one.grade or ""]) for one in publication.results.units}

    before, after = publication("before", rows), publication("after", edited(rows, "{}"))
    raw = summary_workbook(before, "vi")
    facts = f"xl/worksheets/sheet{[*cells(raw)].index('Số liệu') + 1}.xml"
    raw = changed(raw, lambda content: edited(content.decode(), "<v>{}</v>").encode(), facts)
    found = {row[1]: (row[0], row[7]) for row in recalculated({"live": raw})["live"]["Xếp hạng"][7:10]}
    assert found == ranked(after)
    assert found != ranked(before)


@needs_office
def test_places_won_follow_changed_facts_where_units_are_not_the_same(tmp_path: Path) -> None:
    """One unit is new and one is gone: places are counted among the three ranked in both, live."""
    criteria = small.criteria_text(small.leaf("A", "10", "{kind: per_item, points: 0.005}"))
    rows = {"01": 1501, "02": 1402, "03": 1303, "04": 1204}
    names = {"01": "An", "02": "Bình", "03": "Châu", "04": "Dung", "05": "Én"}

    def campaign(name: str, points: dict[str, int]) -> Campaign:
        answers = "\n".join(f"{unit},A,self,{value}" for unit, value in points.items())
        units = "\n".join(f"{unit},{names[unit]},xa" for unit in points)
        return small.campaign(tmp_path / name, criteria, answers, units=units)

    earlier = campaign("earlier", rows)
    now = {"05": 1905, "02": 1806, "01": 1507, "03": 1208}
    after = publication_of(campaign("after", {**now, "03": 1959}), previous=earlier)
    raw = summary_workbook(publication_of(campaign("now", now), previous=earlier), "vi")
    facts = f"xl/worksheets/sheet{[*cells(raw)].index('Số liệu') + 1}.xml"
    assert {row[0]: row[4] for row in cells(raw)["Thay đổi"][7:11]} == {"05": "", "02": 1, "01": -1, "03": 0}
    assert "trong 3 đơn vị có hạng ở cả hai kỳ" in str(cells(raw)["Thay đổi"][6][4])
    raw = changed(raw, lambda content: content.replace(b"<v>1208</v>", b"<v>1959</v>"), facts)
    found = {row[0]: row[4] for row in recalculated({"live": raw})["live"]["Thay đổi"][7:11]}
    assert after.comparison is not None
    places = {unit.unit.code: unit.rank.up for unit in after.comparison.units}
    assert found == {"05": "", "02": 0, "01": -2, "03": 2}
    assert found == {code: "" if up is None else up for code, up in places.items()}


def test_a_merged_unit_says_whose_mean_it_is_compared_with() -> None:
    now, before = fixture("phong-tho-2022"), fixture("phong-tho-2021")
    file = shipped.campaign_folder("phong-tho-2021") / "merged.csv"
    tables = MatchingTables(units=TableFile(file.read_bytes(), "merged.csv"))
    rows = cells(summary_workbook(publication_of(now, previous=before, tables=tables), "vi"))["Thay đổi"][7:]
    notes = {row[0]: row[8] for row in rows if row[8]}
    assert notes == {"03550": "Kỳ trước là bình quân của: Xã Sì Lở Lầu, Xã Ma Li Chải"}


# ── stored ────────────────────────────────────────────────────────────────────────────────────────────────────────


def engines(publication: Publication) -> dict[tuple[str, str, str], str]:
    """What the engine has of units and nodes, as a workbook may state it."""
    found = {}
    for unit in publication.results.units_data:
        code = unit["unit"]
        found.update({(code, "", what): str(unit[what] or "") for what in ("score", "percent", "grade", "max", "rank")})
        for node, result in unit["nodes"].items():
            found.update({(code, node, what): result[what] or "" for what in ("points", "max")})
    criteria = publication.campaign.criteria
    for placed in publication.results.units:
        for one in criteria.conditions:
            made = placed.result.nodes[one.code]
            for what, steps in (("points", made.points), ("max", made.max)):
                found[placed.result.unit.code, one.code, what] = number(steps, criteria.precision) or ""
    return found


@pytest.mark.parametrize("name", NAMES)
def test_stored_values_are_the_engines(name: str) -> None:
    book = books()[name]
    right = engines(book.publication)
    stated = list(stated_in_workbook(book.raw))
    assert [one for one in stated if right[one.unit, one.node, one.what] != one.value] == []
    told = {(one.unit, one.node, one.what) for one in stated}
    asked = {
        key
        for key in right
        if key[2] != "max" and not (key[2] == "grade" and not book.publication.campaign.criteria.grades)
    }
    assert asked - told == set()


def test_a_changed_digit_is_stated() -> None:
    raw = books()["phong-tho-2022"].raw
    first = next(one for one in stated_in_workbook(raw) if one.what == "score")
    edited = changed(raw, lambda content: content.replace(f"<v>{first.value}</v>".encode(), b"<v>92.2100001</v>"))
    stated = {one for one in stated_in_workbook(edited) if one.unit == first.unit and one.what == "score"}
    assert {one.value for one in stated} == {"92.2100001"}
    assert first.place == "'Xếp hạng'!F8"


def test_numbers_are_stated_as_results_have_them() -> None:
    assert number_text(95.25, 2) == "95.25"
    assert number_text(7.0, 2) == "7.00"
    assert number_text(-0.5, 1) == "-0.5"
    assert number_text(1e-07, 2) == "0.0000001"
    assert number_text("–", 2) == ""
    assert number_text(True, 2) == ""
    assert number_text(float("inf"), 2) == "inf"


def test_a_workbook_of_another_kind_states_nothing() -> None:
    raw = books()["phong-tho-2022"].raw
    keys = changed(raw, lambda content: content.replace(b"scoring-summary-1", b"x"), "xl/sharedStrings")
    assert list(stated_in_workbook(keys)) == []


def test_what_is_no_workbook_is_refused() -> None:
    with pytest.raises(Fault, match="form-damaged"):
        list(stated_in_workbook(b"PK\x03\x04 nothing"))


def test_workbooks_obey_the_schema(tmp_path: Path) -> None:
    audit = pytest.importorskip("openxml_audit", reason="the schema check of Open XML is not installed")
    for name in ("phong-tho-changes", "pci-2013", "random-7"):
        file = tmp_path / f"{name}.xlsx"
        file.write_bytes(books()[name].raw)
        result = audit.OpenXmlValidator().validate(file)
        assert result.is_valid, result.errors


def test_the_same_publication_gives_the_same_bytes() -> None:
    first, second = (publication_of(fixture("phong-tho-2022"), "appraisal") for _ in range(2))
    assert summary_workbook(first, "en") == summary_workbook(second, "en")


def test_many_units_are_written_row_by_row_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("phong-tho-2022", "pci-2013"):
        plain = books()[name]
        with monkeypatch.context() as patched:
            patched.setattr(summary, "MANY_CELLS", 0)
            streamed = made(publication_of(fixture(name)), plain.lang)
        assert differences(cells(plain.raw), cells(streamed.raw)) == []
        assert formulas(plain.raw) == formulas(streamed.raw)


def test_changes_are_those_of_the_comparison() -> None:
    publication = books()["phong-tho-changes"].publication
    assert publication.earlier is not None
    before, now = publication.earlier.results, publication.results
    ranks = {placed.result.unit.code: placed.rank for placed in before.units}
    percents = {unit["unit"]: Fraction(unit["percent"]) for unit in before.units_data}
    rows = {row[0]: row for row in cells(books()["phong-tho-changes"].raw)["Thay đổi"][7:]}
    compared = 0
    for unit, placed in zip(now.units_data, now.units, strict=True):
        code, row = unit["unit"], rows[unit["unit"]]
        assert (row[3], row[6]) == (placed.rank, float(unit["percent"]))
        if code in percents and row[8] == "":
            change = Fraction(unit["percent"]) - percents[code]
            assert (row[2], row[5], row[7]) == (ranks[code], float(percents[code]), float(change))
            assert row[4] == (ranks[code] or 0) - (placed.rank or 0)
            compared += 1
    assert compared >= 10


# ── formulas ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_formulas_use_nothing_newer_than_excel_2007() -> None:
    for name, book in books().items():
        for formula in formulas(book.raw):
            bare = re.sub(r'"[^"]*"|\'[^\']*\'', "", formula)
            assert set(re.findall(r"[A-Z][A-Z0-9.]*(?=\()", bare)) <= EXCEL_2007, (name, formula)
            assert len(formula) <= 8_192


def test_all_but_heads_and_facts_is_formulas() -> None:
    with zipfile.ZipFile(io.BytesIO(books()["phong-tho-2022"].raw)) as package:
        matrix = package.read("xl/worksheets/sheet5.xml").decode()
    rows = re.findall(r'<row r="(\d+)".*?</row>', matrix)
    assert len(rows) == 3 + 4 + 17 - 0
    for row in re.findall(r'<row r="(?:8|9|1\d|2\d)".*?</row>', matrix):
        assert row.count("<f") == row.count("<c ") - 2  # code and name


# ── what people see ───────────────────────────────────────────────────────────────────────────────────────────────

HOSTILE = [
    '=HYPERLINK("http://x","y")',
    "+cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    "javascript:alert(1)",
    "@SUM(1)",
]


def test_hostile_texts_stay_texts(tmp_path: Path) -> None:
    long = "x" * 10_000
    titles = [*HOSTILE, "}MAP(", long]
    rule = "{{kind: levels, levels: [{{id: a, vi: {title}, points: 1}}, {{id: b, points: 0}}]}}"
    node = "{{code: N{number}, vi: {title}, en: {title}, max: 1, rule: " + rule + "}}"
    nodes = [node.format(number=number, title=_yaml(title)) for number, title in enumerate(titles)]
    grades = f"grades: [{{id: g, vi: {_yaml(HOSTILE[0])}, en: {_yaml('>=80*')}, at_least: 50}}, {{id: w, at_least: 0}}]"
    criteria = small.criteria_text(*nodes, more=f"scale: {len(nodes)}\n{grades}")
    answers = "\n".join(f"01,N{number},self,a" for number in range(len(nodes)))
    units = "01,<b>An</b>,xa,=1+1\n02,javascript:x,*,>0"
    made_up = small.campaign(tmp_path, criteria, answers, "groups: [kind, cluster]", units)
    publication = publication_of(made_up)
    for lang in ("vi", "en"):
        raw = summary_workbook(publication, lang)
        read = cells(raw)
        seen = {cell for rows in read.values() for row in rows for cell in row}
        assert {*titles, "=1+1", ">0", "*", "javascript:x"} <= seen
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            assert not any("externalLinks" in name for name in package.namelist())
            sheets = [package.read(name) for name in package.namelist() if "worksheets" in name]
            assert not any(b"hyperlink " in content.lower() for content in sheets)
        assert not any("HYPERLINK" in formula or "cmd" in formula or "MAP" in formula for formula in formulas(raw))


def _yaml(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_sample_mark_and_digests_are_on_it(lang: str) -> None:
    publication = publication_of(fixture("phong-tho-2022"))
    raw = summary_workbook(publication, lang)
    mark = tell("sample-mark", lang)
    sheets = {name: rows for name, rows in cells(raw).items() if not name.startswith("_")}
    assert all(rows[0][0] == mark for rows in sheets.values())
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        pages = [package.read(f"xl/worksheets/sheet{number}.xml").decode() for number in range(1, len(sheets) + 1)]
    assert all(mark in page for page in pages)
    about = str(next(iter(sheets.values())))
    assert publication.results.digest in about
    assert publication.campaign.criteria.digest in about


def test_the_ranking_says_what_decides_between_equal_scores(tmp_path: Path) -> None:
    note = cells(summary_workbook(publication_of(fixture("phong-tho-2022")), "vi"))["Xếp hạng"][2][0]
    assert "Bằng điểm thì xét tỷ lệ đạt lần lượt của mục: 3, 8; vẫn bằng nhau thì đồng hạng." in str(note)
    plain = small.campaign(tmp_path, small.criteria_text(small.leaf("A", "10")), "01,A,self,yes")
    assert str(cells(summary_workbook(publication_of(plain), "en"))["Ranking"][2][0]).endswith(
        "Equal scores share a rank."
    )


def test_no_mark_on_real_data() -> None:
    assert not any(tell("sample-mark", "vi") in str(rows) for rows in cells(books()["pci-2013"].raw).values())


def test_a_public_workbook_names_nobody() -> None:
    campaign = fixture("phong-tho-2022")
    people = {answer.by for answer in campaign.answers if answer.by}
    text = str(cells(summary_workbook(publication_of(campaign, "final", "public"), "vi")))
    assert people
    assert not any(person in text for person in people)


def test_every_stored_result_was_spoilt() -> None:
    raw = books()["phong-tho-2022"].raw
    stored, spoilt = cells(raw)["Xếp hạng"][7], cells(spoil(raw))["Xếp hạng"][7]
    assert spoilt[0] == spoilt[5] == spoilt[7] == -77
    assert stored[0] == 1
