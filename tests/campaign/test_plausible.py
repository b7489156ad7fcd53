"""Facts and units that can be read but are odd, or look right and are wrong."""

import re
from pathlib import Path

import pytest

from scoring.campaign.campaign import Campaign
from scoring.campaign.check_units import communes
from scoring.campaign.plausible import old_letters
from scoring.cli.main import DONE, run
from scoring.problems import Problem, Refusal
from scoring.words import render
from tests.small import campaign, criteria_text, leaf

DEADLINE = "{kind: deadline, by: [{date: 12-31, points: 5}]}"
SHARE = "{kind: proportional}"
OBSERVED = "{kind: normalised}"
INDEX = "{kind: normalised, goalposts: [0, 100]}"
AMOUNT = "{kind: steps, measure: number, steps: [{at_least: 500, points: 5}]}"
MEAN = "{kind: survey, scale: [1, 5]}"


def refused(folder: Path, criteria: str, answers: str, units: str = "01,An,xa") -> list[Problem]:
    with pytest.raises(Refusal) as refusal:
        campaign(folder, criteria, answers, units=units)
    return list(refusal.value.problems)


def stated(tmp_path: Path, rule: str, facts: str) -> Campaign:
    return campaign(tmp_path, criteria_text(leaf("1", rule=rule), leaf("2")), f'01,1,self,"{facts}"')


@pytest.mark.parametrize(
    ("rule", "facts", "code"),
    [
        (DEADLINE, "15/08/2052", "odd-date"),
        (DEADLINE, "2015-12-10", "odd-date"),
        (SHARE, "0,95", "odd-share"),
        ("{kind: survey, scale: [0, 100]}", "0.9", "odd-share"),
        (AMOUNT, "1,045", "odd-thousands"),
        (OBSERVED, "12,500", "odd-thousands"),
    ],
)
def test_odd_facts_count_and_are_told_at_their_cell(rule: str, facts: str, code: str, tmp_path: Path) -> None:
    made = stated(tmp_path, rule, facts)
    assert [(notice.code, notice.notice, notice.place.line, notice.place.column) for notice in made.notices] == [
        (code, True, 2, "facts")
    ]
    assert [row.facts for row in made.answers] == [facts]


@pytest.mark.parametrize(
    "text", ["X· L¶ Nh× Thµng", "ThÞ trÊn", "kh«ng", "Baùo caùo soá 12", "Thò traán", "Quyeát ñònh", "UBND huyeän"]
)
def test_letters_of_before_unicode_are_told_by_a_word(text: str) -> None:
    fault = old_letters(f"UBND {text}")
    assert fault is not None
    assert fault.values["given"] in text.split()


@pytest.mark.parametrize(
    "text",
    ["hoà, hoá, khoẻ, quý, huỷ, xoã, ngoẹo", "25°C; 3 m²", "Ea H’leo, Krông Búk", "Windows®", "Báo cáo · Kế hoạch"],
)
def test_letters_of_today_are_not_odd(text: str) -> None:
    assert old_letters(text) is None


def test_no_commune_of_the_country_has_an_odd_name() -> None:
    assert [unit.name for unit in communes() if old_letters(unit.name)] == []


def test_name_in_letters_of_before_unicode_is_a_notice_at_its_cell(tmp_path: Path) -> None:
    criteria = criteria_text(leaf("1"), leaf("2"))
    made = campaign(tmp_path, criteria, "", units="01,B×nh An,xa\n02,Xã Bình,xa")
    assert [(notice.code, notice.place.line, notice.place.column) for notice in made.notices] == [
        ("odd-letters", 2, "name")
    ]


def test_code_with_the_sign_that_keeps_it_a_text_is_a_problem(tmp_path: Path) -> None:
    (problem,) = refused(tmp_path, criteria_text(leaf("1"), leaf("2")), "", units="'01,Xã An,xa\n02,Xã Bình,xa")
    assert problem.code == "units-code-number"
    assert "“01”" in render(problem, "vi")


def test_odd_facts_are_told_where_they_come_in_by_check_and_before_a_decision(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stated(tmp_path, SHARE, "0,95")

    def told(*command: str) -> list[str]:
        assert run([*command, "--lang", "vi"]) == DONE
        return re.findall(r"odd-share|figures-odd", "".join(capsys.readouterr()))

    folder = str(tmp_path)
    assert told("answer", folder, "01", "1", "--stage", "self", "--facts", "0,85") == ["odd-share"]
    assert told("answer", folder, "01", "2", "--stage", "self", "--facts", "có") == []
    assert told("rank", folder) == told("status", folder) == []
    assert told("check", folder) == ["odd-share", "odd-share"]
    assert told("paper", "decision", folder, "--out", str(tmp_path / "x.docx")) == ["figures-odd"]


@pytest.mark.parametrize(
    ("rule", "facts"),
    [
        (DEADLINE, "28/12/2021"),
        (DEADLINE, "none"),
        (SHARE, "0,95%"),
        (SHARE, "0"),
        (SHARE, "95"),
        (SHARE, "1/200"),
        (MEAN, "1"),
        (INDEX, "87,125"),
        (INDEX, "87.125"),
        (OBSERVED, "0.125"),
        (OBSERVED, "1,0450"),
        (OBSERVED, "1.0450"),
        (AMOUNT, "1045"),
        ("{kind: value, min: 0, max: 5}", "1.234"),
    ],
)
def test_facts_that_can_mean_one_thing_are_taken_without_a_word(rule: str, facts: str, tmp_path: Path) -> None:
    assert stated(tmp_path, rule, facts).notices == ()


@pytest.mark.parametrize(("rule", "facts"), [(OBSERVED, "1.234"), (AMOUNT, "1.045"), (OBSERVED, "-12.500")])
def test_amount_that_may_be_a_thousand_is_refused(rule: str, facts: str, tmp_path: Path) -> None:
    found = refused(tmp_path, criteria_text(leaf("1", rule=rule), leaf("2")), f'01,1,self,"{facts}"')
    assert [problem.code for problem in found] == ["number-ambiguous"]


def test_passed_target_is_told_what_to_write(tmp_path: Path) -> None:
    criteria = criteria_text(leaf("1", rule=SHARE), leaf("2", rule=SHARE))
    found = refused(tmp_path, criteria, "01,1,self,110%\n01,2,self,12/10")
    assert all("nếu vượt chỉ tiêu thì ghi 100%" in render(problem, "vi") for problem in found)


UNITS = {
    "of a known commune": ("3127,Phường Điện Biên Phủ,phuong\n3151,phường mường lay,phuong", ["03127", "03151"]),
    "shorter than the others": ("101,An,xa\n102,Ba,xa\n99,Ca,xa", ["099"]),
    "all of one length": ("3127,An,xa\n3151,Ba,xa", []),
    "a numbering": ("1,An,xa\n" + "\n".join(f"{number},An {number},xa" for number in range(2, 120)), []),
    "names that are no numbers": ("A10,An,xa\nA9,Ba,xa\nA11,Ca,xa", []),
}


@pytest.mark.parametrize(("units", "right"), UNITS.values(), ids=UNITS)
def test_codes_that_lost_their_zeros_are_told(units: str, right: list[str], tmp_path: Path) -> None:
    criteria = criteria_text(leaf("1"), leaf("2"))
    if not right:
        assert campaign(tmp_path, criteria, "", units=units).units
        return
    found = refused(tmp_path, criteria, "", units=units)
    assert [(problem.code, problem.values["code"]) for problem in found] == [
        ("units-lost-zeros", code) for code in right
    ]


@pytest.mark.parametrize(("given", "hint"), [("3388.0", "3388"), ("3388,00", "3388"), ("3.388E+03", ""), ("3E3", "")])
def test_codes_that_a_spreadsheet_wrote_as_numbers_are_told(given: str, hint: str, tmp_path: Path) -> None:
    criteria = criteria_text(leaf("1"), leaf("2"))
    (problem,) = refused(tmp_path, criteria, "", units=f'"{given}",An,xa\nA2,Ba,xa')
    assert (problem.code, problem.values["given"]) == ("units-code-number", given)
    assert problem.values["hint"].values.get("word", "") == hint


@pytest.mark.parametrize("given", ["Xã", "xã"])
def test_value_that_differs_by_accents_is_told(given: str, tmp_path: Path) -> None:
    criteria = criteria_text(leaf("1", more="applies_to: {kind: [xa, dac_khu]}"), leaf("2"))
    (problem,) = refused(tmp_path, criteria, "", units=f"01,An,xa\n02,Ba,{given}")
    assert (problem.code, problem.values["meant"]) == ("unit-value-nearly", "xa")


def test_value_with_other_signs_is_told(tmp_path: Path) -> None:
    criteria = criteria_text(leaf("1", more="applies_to: {kind: [xa, dac_khu]}"), leaf("2"))
    (problem,) = refused(tmp_path, criteria, "", units="01,An,xa\n02,Ba,Đặc khu")
    assert (problem.code, problem.values["meant"]) == ("unit-value-nearly", "dac_khu")


@pytest.mark.parametrize(("kind", "meant"), [("Thị trấn", "thi_tran"), ("PHƯỜNG", "phuong"), ("dac-khu", "dac_khu")])
def test_kind_of_commune_is_noticed_though_no_criterion_names_it(tmp_path: Path, kind: str, meant: str) -> None:
    made = campaign(tmp_path, criteria_text(leaf("1"), leaf("2")), "", units=f"01,An,xa\n02,Ba,{kind}")
    assert [(one.code, one.values["meant"]) for one in made.notices] == [("unit-value-nearly", meant)]


@pytest.mark.parametrize("applies_to", ["", "applies_to: {kind: [xa]}", "applies_to: {kind: [XA]}"])
def test_words_match_without_case_and_a_kind_is_read_as_papers_know_it(tmp_path: Path, applies_to: str) -> None:
    made = campaign(tmp_path, criteria_text(leaf("1", more=applies_to), leaf("2")), "", units="01,An,XA\n02,Ba,xa")
    assert made.notices == ()
    assert {unit.columns["kind"] for unit in made.units} == {"xa"}


def test_other_kinds_are_no_communes_misspelt(tmp_path: Path) -> None:
    assert campaign(tmp_path, criteria_text(leaf("1"), leaf("2")), "", units="01,An,so\n02,Ba,UBND").notices == ()
