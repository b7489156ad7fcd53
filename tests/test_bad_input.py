"""Every faulty file is refused with exactly its problems: where, what, what to do; at once, and never a traceback."""

from pathlib import Path

import pytest
import yaml

from scoring.campaign.folder import read_campaign
from scoring.campaign.table import read_table
from scoring.messages.campaign import CAMPAIGN
from scoring.messages.conditions import CONDITIONS
from scoring.messages.criteria import CRITERIA
from scoring.messages.facts import FACTS
from scoring.messages.files import FILES
from scoring.messages.rules_for import RULES_FOR
from scoring.problems import Refusal
from scoring.tree import yaml_text
from scoring.tree.reader import read_criteria, read_criteria_file
from scoring.words import LANGUAGES, render
from tests.bad_input import ACCEPTED, BAD, BASE, REFUSED, as_commands_run, codes, found, found_in, place
from tests.small import criteria_text, leaf

SHOWN_ELSEWHERE = {
    "file-unreadable": "test_file_that_is_not_there",
    "file-too-large": "test_file_that_is_too_large",
    "reason-csv-long": "test_cell_that_is_too_long",
    "yaml-too-many": "test_many_faults_take_no_longer",
    "check-takes-no-table": "test_bad_input_folder.test_check_of_a_table",
    "code-lost-zero": "campaign.test_saved_by_others",
    "intake-twice": "campaign.test_intake",
    "unit-several": "campaign.test_named_units",
    "unit-list-no-heads": "usecases.test_unit_list",
    "sheet-list-several": "usecases.test_unit_list",
    "units-still-answered": "usecases.test_unit_list",
    "odd-date": "campaign.test_plausible",
    "odd-letters": "campaign.test_plausible",
    "odd-share": "campaign.test_plausible",
    "odd-thousands": "campaign.test_plausible",
    "act-outdated": "campaign.source_contract",
    "folder-busy": "campaign.test_folder_source",
    "folder-unwritable": "campaign.test_folder_source",
}
"""Messages that no small file can show, and the test that does."""


@pytest.mark.parametrize("case", REFUSED)
def test_refused_with_exactly_its_problems(case: str) -> None:
    problems = found(case).problems
    expected = sorted(REFUSED[case])
    assert sorted((place(problem), problem.code) for problem in problems) == [(e.place, e.code) for e in expected]
    for problem, wanted in zip(sorted(problems, key=lambda p: (place(p), p.code)), expected, strict=True):
        assert wanted.vi in render(problem, "vi")
        assert wanted.en in render(problem, "en")


def test_refused_within_a_second() -> None:
    assert {case: found(case).seconds for case in REFUSED if found(case).seconds >= 1} == {}


def test_fault_is_underlined() -> None:
    problems = [(case, problem) for case in REFUSED for problem in found(case).problems]
    for case, problem in problems:
        at = problem.place
        if at.line is not None and problem.code != "csv-no-header":
            assert at.excerpt, case
            assert 0 <= at.start <= len(at.excerpt), case
            assert at.width >= 1, case
            assert all("^" in render(problem, lang) for lang in LANGUAGES), case
        if isinstance(at.column, int):
            assert at.column == at.start + 1, case


@pytest.mark.parametrize("case", ACCEPTED)
def test_unusual_file_is_accepted(case: str) -> None:
    assert found(case).problems == ()


def test_decomposed_letters_are_read_as_the_composed_ones() -> None:
    small = read_criteria((BAD / "criteria/decomposed.yaml").read_bytes(), "criteria.yaml").criteria
    assert small.title.vi == "Nhỏ"


def test_every_file_is_in_the_table() -> None:
    files = {str(path.relative_to(BAD).as_posix()) for path in BAD.glob("*/*") if path.parent != BASE}
    assert files == {*REFUSED, *ACCEPTED}
    assert len(REFUSED) >= 110


def test_every_message_is_shown() -> None:
    shown = {code for case in (*REFUSED, *ACCEPTED) for part in found(case)[:2] for p in part for code in codes(p)}
    of_some = {code for code, message in {**CONDITIONS, **RULES_FOR}.items() if message.vi_do}
    assert {*FACTS, *FILES, *CRITERIA, *of_some, *CAMPAIGN} - shown == set(SHOWN_ELSEWHERE)


def test_base_is_valid() -> None:
    assert read_campaign(BASE).notices == ()


def test_refused_without_libyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_text, "_Loader", yaml.BaseLoader)
    for case in (case for case in REFUSED if case.startswith("criteria/")):
        with as_commands_run():
            again = found_in(case, (BAD / case).read_bytes())
        codes_of_it = sorted(problem.code for problem in again.problems)
        assert codes_of_it == sorted(wanted.code for wanted in REFUSED[case]), case
        assert again.seconds < 1, case


def test_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refusal:
        read_criteria_file(tmp_path / "criteria.yaml")
    assert [problem.code for problem in refusal.value.problems] == ["file-unreadable"]


def test_folder_that_is_empty(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refusal:
        read_campaign(tmp_path)
    names = [(Path(problem.place.file).name, problem.code) for problem in refusal.value.problems]
    assert names == [(name, "file-unreadable") for name in ("answers.csv", "campaign.yaml", "units.csv")]


def test_file_that_is_too_large() -> None:
    with pytest.raises(Refusal) as refusal:
        read_criteria(b"#" * (yaml_text.MOST_BYTES + 1), "criteria.yaml")
    assert [problem.code for problem in refusal.value.problems] == ["file-too-large"]


def test_cell_that_is_too_long() -> None:
    table = read_table(b'code,name,kind\n1,"' + b"x" * 1_100_000, "units.csv", ["code"], None)
    assert [list(codes(problem)) for problem in table.problems] == [["csv-syntax", "reason-csv-long"]]


def many(count: int, tie_break: str = "", more: str = "", same_code: bool = False) -> str:
    """A criteria file with that many leaves."""
    leaves = (
        f"- {{code: {'a' if same_code else f'a{number}'}, max: 1, rule: {{kind: yes_no}}}}" for number in range(count)
    )
    head = criteria_text(more=f"scale: {count}\nranking: {{ties: min, tie_break: [{tie_break}]}}\n{more}")
    return head.replace("tree: []", "tree:\n" + "\n".join(leaves))


def numbered(form: str, count: int, start: int = 0) -> str:
    return ", ".join(form.replace("N", str(number)) for number in range(start, start + count))


LONG = "N" * 12
"""Long ids that look alike: the nearest of them takes longest to find."""


MANY = [
    ("a: 1\n" * 90_000, yaml_text.MOST_PROBLEMS),
    ("".join(f"k{number}: 1\n" for number in range(20_000)), yaml_text.MOST_PROBLEMS),
    ("{a: " * 100_000, 1),
    ("? " * 100_000, 1),
    (": " * 100_000, 1),
    ("!" * 100_000, 1),
    ("x" * 490_000, 1),
    ("[{" + "a," * 100_000, yaml_text.MOST_PROBLEMS),
    ("[" + "[]," * 1_300_000 + "]", 1),
    ("[" + "[]," * 160_000 + "]", 1),
    ("".join(f"k{number}: 1\n" for number in range(330_000)), 1),
    (many(2_900, same_code=True), yaml_text.MOST_PROBLEMS),
    (many(70_000, same_code=True), 1),
    (many(70_000), 1),
    (many(2_000, tie_break=numbered("bN", 3_000)), yaml_text.MOST_PROBLEMS),
    (many(2_000, tie_break=numbered(LONG, 1_000, 10_000)), yaml_text.MOST_PROBLEMS),
    (
        many(10, more=f"bodies: [{numbered(f'{{id: {LONG}}}', 3_000, 10_000)}]").replace(
            "kind: yes_no}", "kind: yes_no}, body: other"
        ),
        10,
    ),
    (
        many(2_000, more=f"bodies: [{numbered('{id: bodyN}', 2_000)}]").replace("code: a", "body: boddyX, code: a"),
        yaml_text.MOST_PROBLEMS,
    ),
    (many(1, more=f"expect: {{a0: {{{numbered('partN: 1', 9_000)}}}}}"), yaml_text.MOST_PROBLEMS),
    (criteria_text(leaf("A", "10", f"{{kind: levels, levels: [{numbered('{id: lN, points: 1}', 150_000)}]}}")), 1),
    (criteria_text(leaf("A", "10", f"{{kind: levels, levels: [{numbered('{id: lN, points: 1}', 5_000)}]}}")), 1),
]


@pytest.mark.parametrize(("text", "most"), MANY, ids=range(len(MANY)))
def test_many_faults_take_no_longer(text: str, most: int) -> None:
    with as_commands_run():
        result = found_in("criteria/many", text.encode())
    assert 1 <= len(result.problems) <= most
    assert result.seconds < 1


def test_largest_valid_file_takes_no_longer() -> None:
    text = many(3_300)
    with as_commands_run():
        result = found_in("criteria/many", text.encode())
    assert result.problems == ()
    assert result.seconds < 1


def test_every_row_wrong_takes_no_longer() -> None:
    rows = "".join(f"{number},I.{number},self,{number},,,,,\n" for number in range(5_000))
    with as_commands_run():
        result = found_in("answers/many", b"unit,code,stage,facts,points,note,evidence,by,at\n" + rows.encode())
    assert len(result.problems) > 5_000
    assert result.seconds < 1
