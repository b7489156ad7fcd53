"""The workbook of a unit: recalculated by LibreOffice it shows what the engine gives, and it is safe to hand out."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from scoring.campaign.workflow import SCORED_STAGES
from scoring.engine.results import Placed, number
from scoring.points import decimal_text, to_steps
from scoring.problems import Fault
from scoring.publish.audience import WITHHELD
from scoring.publish.publication import Publication, publication_of
from scoring.publish.stated import Stated
from scoring.publish.workbooks.read import stated_in_workbook
from scoring.publish.workbooks.read_unit import stated_in_unit_workbook
from scoring.publish.workbooks.unit import unit_workbook
from scoring.tree.model import Branch, Combine
from scoring.tree.rules import KINDS
from scoring.words import tell
from tests.publish.workbooks.summary_books import spoil
from tests.publish.workbooks.unit_books import (
    CHANGES,
    UNIT,
    books,
    changed,
    fixture,
    formulas,
    in_office,
    made,
    sample,
    texts,
)
from tests.small import branch, campaign, criteria_text, leaf
from tests.spreadsheet.office import Sheets, cells, needs_office, recalculated

FUNCTIONS = set("IF AND OR NOT ISNUMBER LEN ROUND SUM SUMPRODUCT MIN MAX N ABS INT COUNT COUNTA DATE".split())  # noqa: SIM905
"""What formulas may call: all of it in Excel 2010, none of it dependent on the language."""
HOSTILE = (
    "=1+1",
    '=HYPERLINK("http://x.example","x")',
    "+cmd|' /C calc'!A0",
    "<script>x</script>",
    "javascript:x",
    "@SUM(1)",
)


def stated(sheets: Sheets) -> list[Stated]:
    keys = {str(row[0]): str(row[1]) for row in sheets["_scoring"]}
    return list(stated_in_unit_workbook(keys, sheets))


def test_verify_reads_it_by_the_same_keys() -> None:
    book = made(sample(), UNIT)
    assert list(stated_in_workbook(book.raw)) == stated(cells(book.raw))


def test_a_workbook_whose_keys_were_changed_states_no_nonsense() -> None:
    """What is missing is missing: `verify` names it, nothing breaks."""
    sheets = dict(cells(made(sample(), UNIT).raw))
    tampered: list[list[list[object]]] = [
        [],
        [["precision", "x"]],
        [["sheet:score", "Kết quả"], ["stage", "final"]],
        [["sheet:cover", "Số liệu"], ["sheet:score", "Phiếu điểm"], ["stage", "x"], ["precision", "99"]],
    ]
    for keys in tampered:
        assert stated({**sheets, "_scoring": keys}) == []


def of_engine(publication: Publication, unit: str) -> dict[tuple[str, str], str]:
    """What the results as JSON say of a unit, by node and quantity."""
    placed: Placed = publication.by_stage[publication.stage][unit]
    result, precision = placed.result, publication.campaign.criteria.precision
    percent = None if result.ratio is None else decimal_text(to_steps(result.ratio * 100, precision), precision)
    found: dict[tuple[str, str], object] = {
        ("", "score"): number(result.score, precision),
        ("", "max"): number(result.max, precision),
        ("", "percent"): percent,
        ("", "rank"): placed.rank,
    }
    if publication.campaign.criteria.grades:
        found["", "grade"] = placed.grade
    for code, node in result.nodes.items():
        found[code, "points"] = number(node.points, precision)
        found[code, "max"] = number(node.max, precision)
    return {key: "" if value is None else str(value) for key, value in found.items()}


def by_key(found: list[Stated]) -> dict[tuple[str, str], str]:
    return {(one.node, one.what): one.value for one in found}


def differences(stored: Sheets, other: Sheets) -> list[tuple[str, int, int, object, object]]:
    """Cells that differ, but for how line breaks are written."""

    def same(one: object, two: object) -> bool:
        return one == two or (isinstance(one, str) and isinstance(two, str) and one.split() == two.split())

    found = []
    for name, rows in stored.items():
        wide = other[name]
        for y, row in enumerate(rows):
            for x, value in enumerate(row):
                now = wide[y][x] if y < len(wide) and x < len(wide[y]) else ""
                if not name.startswith("_") and not same(value, now):
                    found.append((name, y, x, value, now))
    return found


@needs_office
def test_recalculation_changes_no_cell() -> None:
    found = {name: differences(cells(book.raw), in_office()[name]) for name, book in books().items()}
    assert {name: cells for name, cells in found.items() if cells} == {}


def test_states_what_the_engine_gives() -> None:
    for name, book in books().items():
        found = stated(cells(book.raw))
        assert by_key(found) == of_engine(book.publication, book.unit), name
        assert {one.unit for one in found} == {book.unit}


@needs_office
@pytest.mark.parametrize("name", CHANGES)
def test_other_facts_give_what_the_engine_gives_for_them(name: str) -> None:
    now, right = by_key(stated(in_office()[name])), of_engine(changed(name), UNIT)
    others = ("", "rank")  # a number in this workbook: it depends on the other units
    assert {key: value for key, value in now.items() if key != others} == {
        key: value for key, value in right.items() if key != others
    }
    assert now != of_engine(sample(), UNIT)
    said = {cell for row in in_office()[name]["Kết quả"] for cell in row}
    assert {tell("sheet-rank-as-published", "vi"), tell("sheet-words-as-published", "vi")} <= said


@needs_office
def test_the_next_row_counts_where_the_first_is_emptied() -> None:
    sheet = in_office()["withdrawn"]["Phiếu điểm"]
    basis = sheet[0].index("state-final")
    assert {row[0]: row[basis] for row in sheet}["3.3.1"] == "Thẩm định lần 2"
    assert {row[0]: row[basis] for row in cells(made(sample(), UNIT).raw)["Phiếu điểm"]}[
        "3.3.1"
    ] == "Hội đồng thẩm định"


def test_random_books_reach_everything() -> None:
    random = [book for name, book in books().items() if name.startswith("random")]
    sets = [book.publication.campaign.criteria for book in random]
    nodes = [node for criteria in sets for node in criteria.nodes.values()]
    assert {leaf.rule.kind for criteria in sets for leaf in criteria.leaves.values()} == set(KINDS)
    assert {node.effect for node in nodes if node.not_applicable != "forbidden"} == {
        "exclude",
        "rescale",
        "full",
        "zero",
    }
    assert {node.combine for node in nodes if isinstance(node, Branch)} == set(get_args(Combine))
    assert {criteria.combine for criteria in sets} == set(get_args(Combine))
    assert any(criteria.with_rules_for for criteria in sets)
    assert {book.publication.stage for book in random} == set(SCORED_STAGES)
    assert {book.publication.campaign.settings.when_missing for book in random} == {"zero", "unranked"}
    assert {book.lang for book in random} == {"vi", "en"}


def test_every_figure_is_a_formula() -> None:
    """Of every node, at every stage: what has points has a formula for them."""
    book = made(sample(), UNIT)
    sheet = cells(book.raw)["Phiếu điểm"]
    numbers = sum(
        isinstance(value, float)
        for row in sheet[5:]
        for role, value in zip(sheet[0], row, strict=True)
        if str(role).startswith("points-")
    )
    assert numbers > 200
    assert len(formulas(book.raw)) > numbers


def test_formulas_are_of_excel_2010() -> None:
    for book in books().values():
        for formula in formulas(book.raw):
            plain = re.sub(r"&quot;.*?&quot;|\".*?\"|'[^']*'", "", formula)
            assert set(re.findall(r"([A-Z][A-Z0-9.]*)\(", plain)) <= FUNCTIONS, formula
            assert len(formula) < 8192


def hostile() -> Publication:
    """Phong Thổ where notes, evidence, names of people and of units are hostile."""
    known = fixture("phong-tho-2022")
    long = "dài " * 2500
    answers = [
        answer._replace(note=HOSTILE[place % 6], evidence=HOSTILE[(place + 1) % 6] + "\u202etxt", by=HOSTILE[place % 6])
        for place, answer in enumerate(known.answers)
    ]
    answers[0] = answers[0]._replace(note=long)
    units = tuple(replace(unit, name=f"{HOSTILE[place % 6]} & '{place}'") for place, unit in enumerate(known.units))
    return publication_of(replace(known, answers=tuple(answers), units=units), "final", "council")


def test_hostile_texts_stay_texts() -> None:
    publication = hostile()
    first = publication.campaign.answers[0]
    book = made(publication, first.unit)
    plain = made(sample(), first.unit)
    assert formulas(book.raw) == formulas(plain.raw)
    stored = texts(book.raw)
    assert "<hyperlink " not in stored
    assert "relationships/hyperlink" not in stored
    assert "\u202e" not in stored
    read = [value for rows in cells(book.raw).values() for row in rows for value in row]
    for text in HOSTILE:
        assert any(isinstance(value, str) and text in value for value in read), text
    assert any(
        isinstance(value, str) and value.startswith("dài dài") and len(value) == len(first.note) for value in read
    )


def test_the_public_reads_no_names_and_nothing_withheld() -> None:
    known = fixture("phong-tho-2022")
    own = [answer for answer in known.answers if answer.unit == UNIT]
    names = {answer.by for answer in own}
    kept = {answer.note for answer in own if answer.stage in ("self", "explanation") and answer.note}
    kept |= {answer.evidence for answer in own if answer.stage not in ("appraisal", "council") and answer.evidence}
    council = texts(made(sample(), UNIT).raw)
    public = texts(made(publication_of(known), UNIT).raw)
    assert names
    assert kept
    for text in names | kept:
        assert escaped(text) in council
    # "Hội đồng thẩm định" is a heading as well as who decided.
    for text in (names - {"Hội đồng thẩm định"}) | kept:
        assert escaped(text) not in public, text
    assert tell("word-withheld", "vi") in public
    assert WITHHELD not in public
    reasons = [answer.note for answer in own if answer.stage in ("appraisal", "council")]
    assert reasons
    assert all(escaped(reason) in public for reason in reasons)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def test_names_are_there_where_asked_for() -> None:
    who = next(answer.by for answer in fixture("phong-tho-2022").answers if answer.unit == UNIT)
    assert who not in texts(made(publication_of(fixture("phong-tho-2022"), "final", "unit"), UNIT).raw)
    assert who in texts(made(publication_of(fixture("phong-tho-2022"), "final", "unit", with_names=True), UNIT).raw)


def test_a_unit_reads_its_own_notes() -> None:
    note = next(
        answer.note
        for answer in fixture("phong-tho-2022").answers
        if answer.unit == UNIT and answer.stage == "explanation"
    )
    assert escaped(note) in texts(made(publication_of(fixture("phong-tho-2022"), "final", "unit"), UNIT).raw)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_sheet_and_page_of_sample_data_says_so(lang: str) -> None:
    raw = made(sample(), UNIT, lang).raw
    mark = tell("sample-mark", lang)
    shown = {name: rows for name, rows in cells(raw).items() if not name.startswith("_")}
    assert len(shown) == 5
    for rows in shown.values():
        assert any(mark in row for row in rows[:3])
    stored = texts(raw)
    assert len(re.findall(r"<oddHeader>[^<]*DỮ LIỆU MẪU", stored)) == 5
    assert stored.count('fitToHeight="0"') == 5
    publication = sample()
    for digest in (publication.campaign.criteria.digest, publication.results.digest):
        assert digest in stored


def test_same_input_makes_same_bytes() -> None:
    assert made(sample(), UNIT).raw == made(sample(), UNIT).raw


def test_unknown_unit_is_refused() -> None:
    with pytest.raises(Fault) as caught:
        unit_workbook(sample(), "0357", "vi")
    assert caught.value.code == "unit-unknown"


@pytest.mark.parametrize("stage", SCORED_STAGES)
def test_an_earlier_stage_tells_nothing_later(stage: str) -> None:
    publication = sample(stage)  # type: ignore[arg-type]  # one of the stages
    sheets = cells(made(publication, UNIT).raw)
    roles = {str(role) for role in sheets["Phiếu điểm"][0]}
    assert ("points-final" in roles, "council" in roles) == (stage == "final", stage == "final")
    assert ("points-appraisal" in roles) == (stage != "self")
    assert by_key(stated(sheets)) == of_engine(publication, UNIT)


def test_what_was_changed_afterwards_is_read_as_it_stands() -> None:
    """A cell that someone typed over is stated as it stands, with all its decimals."""
    sheets: Mapping[str, list[list[object]]] = {
        name: [list(row) for row in rows] for name, rows in cells(made(sample(), UNIT).raw).items()
    }
    score = next(row for row in sheets["Kết quả"] if row[0] == "score")
    score[2] = 72.541
    node = next(row for row in sheets["Phiếu điểm"] if row[0] == "1.1")
    node[list(sheets["Phiếu điểm"][0]).index("points-final")] = "x"
    found = by_key(stated(sheets))
    assert found["", "score"] == "72.541"
    assert found["1.1", "points"] == ""


def test_facts_longer_than_a_cell_holds_keep_the_engines_points(tmp_path: Path) -> None:
    criteria = criteria_text(leaf("A", "5", "{kind: value, max: 5}"), leaf("B"))
    publication = publication_of(campaign(tmp_path, criteria, "01,A,self,1.23499999999999999999\n01,B,self,yes"))
    book = made(publication, "01")
    assert by_key(stated(cells(book.raw))) == of_engine(publication, "01")
    facts = cells(book.raw)["Số liệu"]
    row = next(row for row in facts if row[0] == "A|self")
    assert row[facts[0].index("fact1")] == "1,23499999999999999999"
    assert row[facts[0].index("points")] == 1.23


def test_goalposts_longer_than_a_cell_holds_keep_the_engines_points(tmp_path: Path) -> None:
    criteria = criteria_text(leaf("A", "5", "{kind: normalised, to: [1, 5]}"), leaf("B"))
    answers = "01,A,self,0.1\n01,B,self,yes\n02,A,self,123456789012345678"
    publication = publication_of(campaign(tmp_path, criteria, answers, units="01,An,xa\n02,Bình,xa"))
    facts = cells(made(publication, "01").raw)["Số liệu"]
    row = next(row for row in facts if row[0] == "A|self")
    assert row[facts[0].index("points")] == 1.0
    assert any("123456789012345678" in row for row in facts)
    assert by_key(stated(cells(made(publication, "01").raw))) == of_engine(publication, "01")


@needs_office
def test_what_columns_of_units_decide_is_live_in_the_workbook_of_one(tmp_path: Path) -> None:
    """Of the units that are scored by facts; with a claim among them, and at a stage where they are others."""
    rule = (
        '{kind: formula, facts: [{id: a, is: count}], points: [{give: "a * unit.cluster / highest(unit.cluster) / 3"}]}'
    )
    criteria = criteria_text(leaf("A", "5", rule, "not_applicable: full"), leaf("B"))
    answers = "01,A,self,7\n02,A,self,a=3\n03,A,self,n/a,,không có\n01,B,self,yes\n02,A,appraisal,,1,lý do"
    answers = answers.replace("self,7", "self,a=7")
    publication = publication_of(
        campaign(tmp_path, criteria, answers, units="01,An,xa,5\n02,Bo,xa,9\n03,Ca,xa,40"), "final", "council"
    )
    book = made(publication, "01")
    facts = cells(book.raw)["Số liệu"]
    row = next(row for row in facts if row[0] == "A|self")
    assert (row[facts[0].index("points")], row[facts[0].index("points-self")]) == (2.33, 1.3)
    found = recalculated({"stored": book.raw, "spoilt": spoil(book.raw)})
    assert differences(cells(book.raw), found["stored"]) == []
    assert differences(cells(book.raw), found["spoilt"]) == []


def test_a_node_with_hundreds_of_children_keeps_its_value(tmp_path: Path) -> None:
    """Its formula would be longer than Excel takes."""
    children = [leaf(f"A.{number}", "1") for number in range(400)]
    criteria = criteria_text(branch("A", "10", *children, more="combine: mean"))
    answers = "\n".join(f"01,A.{number},self,{'yes' if number % 3 else 'no'}" for number in range(400))
    publication = publication_of(campaign(tmp_path, criteria, answers))
    book = made(publication, "01")
    assert by_key(stated(cells(book.raw))) == of_engine(publication, "01")
    assert max(map(len, formulas(book.raw))) < 8192
