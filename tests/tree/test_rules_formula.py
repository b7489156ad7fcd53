"""The rule kind `formula`: its language, exact values, what it refuses and where, the target and the leader."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

from scoring.campaign.campaign import Campaign
from scoring.engine.explain import explain
from scoring.problems import Fault
from scoring.tree.diff import compare_editions
from scoring.tree.reader import read_criteria, write_criteria
from scoring.words import say
from tests.small import campaign, criteria_of, criteria_text, leaf, scored
from tests.tree.cases import Case, leaf_of, outcome_of

TWO = "facts: [{id: done, vi: Đã làm, en: Done, is: count}, {id: target, vi: Chỉ tiêu, en: Target, is: count}]"
FO = f"{{kind: formula, {TWO}, points: [{{when: target = 0, give: full}}, {{give: full * done / target}}]}}"

CASES = [
    Case(FO, "done=1 target=4", "1/4", "1 * 1 / 4 = 0,25", "1 * 1 / 4 = 0.25"),
    Case(FO, "target=0 done=1", "1", "vì 0 = 0: 1 = 1", "since 0 = 0: 1 = 1"),
    Case(FO, "done=9 target=4", "1", "1 * 9 / 4 = 2,25, được tính 1", "1 * 9 / 4 = 2.25, of which 1 count"),
]
LEADER = (
    f"{{kind: formula, {TWO}, points: [{{when: target = 0, give: full}}, "
    "{when: done < target, give: full / 2 * done / target}, "
    "{give: full / 2 + full / 2 * (done / target - 1) / (highest(done / target) - 1)}, {give: full / 2}]}"
)


def test_target_and_leader(tmp_path: Path) -> None:
    """Cụm 347, tiêu chí 28b: dưới chỉ tiêu theo tỷ lệ, đạt một nửa, dẫn đầu cả, vượt theo đơn vị dẫn đầu."""
    done = {"SN": 12, "LT": 5, "TP": 3, "TM": 1, "KN": 1, "VL": 0}
    rows = "\n".join(f"{code},28b,self,done={count} target=1" for code, count in done.items())
    units = "\n".join(f"{code},Xã {code},xa" for code in done)
    found = campaign(tmp_path, criteria_text(leaf("28b", "5", LEADER), more="scale: 5"), rows, units=units)
    units_data = scored(found)
    assert [units_data[code]["score"] for code in done] == ["5.00", "3.41", "2.95", "2.50", "2.50", "0.00"]
    (node,) = explain(found, "final", "LT").nodes
    assert say(node.why, "vi") == "5 / 2 + 5 / 2 * (5 / 1 - 1) / (12 - 1) ≈ 3,4091"


def test_all_meet_their_targets_exactly(tmp_path: Path) -> None:
    """The third line has no value: its divisor is 0."""
    rows = "01,28b,self,done=2 target=2\n02,28b,self,done=3 target=3"
    units = "01,An,xa\n02,Bo,xa"
    found = campaign(tmp_path, criteria_text(leaf("28b", "5", LEADER), more="scale: 5"), rows, units=units)
    assert [unit["score"] for unit in scored(found).values()] == ["2.50", "2.50"]


def formula(*lines: str, facts: str = "{id: a, is: number}, {id: b, is: number}, {id: y, is: yes_no}") -> str:
    written = ", ".join(
        f"{{when: {json.dumps(when)}, give: {json.dumps(give)}}}" if (when := line.partition(" → ")[0]) != line
        and (give := line.partition(" → ")[2]) else f"{{give: {json.dumps(line)}}}"
        for line in lines
    )  # fmt: skip
    return f"{{kind: formula, facts: [{facts}], least: -10, points: [{written}]}}"


@pytest.mark.parametrize(
    ("line", "points"),
    [
        ("a + b * 2", "7"),
        ("(a + b) * 2", "8"),
        ("-a - -b", "2"),
        ("a / b", "1/3"),
        ("min(a, b, 0.5) + max(a, b)", "3.5"),
        ("floor(-2.5)", "-3"),
        ("ceil(-2.5)", "-2"),
        ("round(2.5) + round(-2.5)", "0"),
        ("round(0.125, 2)", "0.13"),
        ("full - year / 1011", "8"),
        ("a / (b - 3)", "0"),
        ("y * 4", "4"),
        ("a = 1 and not b < 3 → 6", "6"),
        ("a = 2 or b != 3 → 6", "0"),
        ("y and (a > 1 or a <= 1) → 6", "6"),
        ("a / 0 != 1 → 6", "0"),
        ("not a / 0 = 1 → 6", "6"),
    ],
)
def test_language(line: str, points: str) -> None:
    """a is 1, b is 3, y holds; full is 10, the year 2022."""
    assert outcome_of(formula(line), "a=1 b=3 y=có", "10").points == Fraction(points)


def test_percent_and_ratio_are_numbers_of_percent() -> None:
    facts = "{id: p, is: percent}, {id: r, is: ratio}"
    assert outcome_of(formula("p / 100 + r / 100", facts=facts), "p=45/50 r=12/10", "10").points == Fraction("2.1")


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ("done=1", "formula-facts-missing"),
        ("done=1 target=2 done=3", "id-twice"),
        ("done=1 target=2 more=3", "id-unknown"),
        ("done=1 target= 2", "formula-facts"),
        ("7", "formula-facts"),
        ("done=1,5 target=2", "count-not-whole"),
    ],
)
def test_facts_that_are_refused(facts: str, code: str) -> None:
    with pytest.raises(Fault) as fault:
        leaf_of(FO).rule.parts(facts) and outcome_of(FO, facts)
    assert fault.value.code == code


# ── columns of the unit, groups ───────────────────────────────────────────────────────────────────────────────────

GROUPED = "01,An,xa,1\n02,Bo,phuong,1\n03,Ca,xa,2\n04,Da,xa,"
ONE = "{id: done, vi: Đã làm, en: Done, is: count}"


def grouped(tmp_path: Path, *lines: str) -> Campaign:
    """Four units: done 10, 20, 40 and 80; two in a cluster, one in another, one in none."""
    rows = "\n".join(f"0{number},A,self,done={10 * 2 ** (number - 1)}" for number in (1, 2, 3, 4))
    return campaign(tmp_path, criteria_text(leaf("A", "10", formula(*lines, facts=ONE))), rows, units=GROUPED)


def scores(found: Campaign) -> list[str]:
    data = scored(found)
    return [data[code]["score"] for code in ("01", "02", "03", "04")]


def test_a_column_is_a_text_or_a_number(tmp_path: Path) -> None:
    by_kind = grouped(tmp_path / "kind", 'unit.kind = "XA" → full', "full / 2")
    assert scores(by_kind) == ["10.00", "5.00", "10.00", "10.00"]
    numbered = grouped(
        tmp_path / "number", 'unit.cluster != "1" and unit.cluster >= 2 → unit.cluster * 3', "unit.cluster", "7"
    )
    assert scores(numbered) == ["1.00", "1.00", "6.00", "7.00"]


def test_a_group_has_its_own_leader_and_an_empty_cell_none(tmp_path: Path) -> None:
    found = grouped(tmp_path, "full * done / highest(done, cluster)", "1")
    assert scores(found) == ["5.00", "10.00", "10.00", "1.00"]


def test_inside_an_aggregate_columns_are_the_other_units(tmp_path: Path) -> None:
    found = grouped(tmp_path, "average(done * unit.cluster, kind) / 10")
    # 10, 80 of the communes with a number, 20 of the ward
    assert scores(found) == ["4.50", "2.00", "4.50", "4.50"]


def test_the_explanation_has_the_columns_put_in(tmp_path: Path) -> None:
    found = grouped(tmp_path, 'unit.kind = "xa" → done / unit.cluster', "0")
    (node,) = explain(found, "final", "03").nodes
    assert node.why is not None
    assert say(node.why, "vi") == "vì xa = xa: 40 / 2 = 20, được tính 10"


# ── dates ─────────────────────────────────────────────────────────────────────────────────────────────────────────

DAYS = "{id: sent, is: date}, {id: due, is: date}"


@pytest.mark.parametrize(
    ("line", "facts", "points"),
    [
        ('sent <= "12-31" → 6', "sent=31/12/2022 due=none", "6"),
        ('sent > "2022-12-31" → 6', "sent=2022-12-31 due=none", "0"),
        ("sent - due", "sent=2022-03-01 due=2022-02-27", "2"),
        ('"12-31" - sent', "sent=2022-12-28 due=none", "3"),
        ("sent - due", "sent=2022-03-01 due=none", "0"),
        ("sent != due → 6", "sent=2022-03-01 due=none", "0"),
        ("not sent <= due → 6", "sent=none due=none", "6"),
        ('sent <= "02-29" → 6', "sent=2022-01-01 due=none", "0"),
    ],
)
def test_dates_subtract_to_days_and_compare(line: str, facts: str, points: str) -> None:
    """A date that is none, or a day that the year doesn't have, has no value."""
    assert outcome_of(formula(line, facts=DAYS), facts, "10").points == Fraction(points)


def test_dates_are_said_as_people_write_them() -> None:
    why = outcome_of(
        formula('sent <= "12-31" → 12 - (sent - "12-20")', facts=DAYS), "sent=28/12/2022 due=none", "10"
    ).why
    assert say(why, "vi") == "vì 28/12/2022 <= 31/12/2022: 12 - (28/12/2022 - 20/12/2022) = 4"
    assert say(why, "en") == "since 2022-12-28 <= 2022-12-31: 12 - (2022-12-28 - 2022-12-20) = 4"


BEFORE = FO.replace("is: count}]", "is: count, before: done}]").replace(
    ", is: count}, ", ", is: count, before: rate}, "
)


def test_what_was_stated_before_is_offered_where_it_can_be_read() -> None:
    rule = leaf_of(BEFORE, "1").rule
    assert rule.offered({"done": "45", "rate": "12"}) == ("12", "45")
    assert rule.offered({"done": "40,5", "other": "1"}) == ("", "")
    assert rule.named("done=1 target=4") == {"done": "1", "target": "4"}
    assert leaf_of("{kind: yes_no}", "1").rule.named("yes") == {}
    assert leaf_of("{kind: yes_no}", "1").rule.offered({"done": "1"}) == ("",)


def test_what_is_offered_changes_no_points_and_no_comparison() -> None:
    plain, offering = (criteria_of(leaf("A", "10", rule)) for rule in (FO, BEFORE))
    assert plain.digest != offering.digest
    (node,) = compare_editions(plain, offering).nodes
    assert (node.changes, node.comparable) == (("reworded",), "yes")
    assert say(offering.leaves["A"].rule.terms(Fraction(10)), "vi").endswith("gợi ý theo kỳ trước: Đã làm, Chỉ tiêu")
    assert plain.leaves["A"].rests_on == offering.leaves["A"].rests_on
    assert read_criteria(write_criteria(offering).encode(), "again.yaml").criteria == offering


def test_lines_without_a_condition_say_when_they_are_taken() -> None:
    asked = "facts: [{id: x, is: count}]"
    alone = leaf("A", "10", f"{{kind: formula, {asked}, points: [{{give: full * x / 9}}]}}")
    several = leaf("A", "10", f"{{kind: formula, {asked}, points: [{{give: full / x}}, {{give: 0}}]}}")
    said = [say(criteria_of(one).leaves["A"].rule.terms(Fraction(10)), "vi") for one in (alone, several)]
    assert said == [
        "theo công thức, full là 10: full * x / 9",
        "theo công thức, full là 10: nếu tính được: full / x; còn lại: 0",
    ]
