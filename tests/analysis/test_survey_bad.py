"""Bad declarations and microdata: each fault with its place and its words in both languages, all at once."""

from random import Random

import pytest

from scoring.problems import Refusal
from scoring.tree.rule import Yardstick
from scoring.tree.yaml_text import MOST_PROBLEMS
from scoring.words import render
from tests.properties import CASES
from tests.surveys import CAMPAIGN, ONE, counted, declaration, declared_leaf, problems
from tests.surveys import facts as facts_of

DECLARATIONS = {
    "scale": (
        ONE + "scale: [5, 1]\n",
        "declaration.yaml:3:1",
        "survey-scale",
        "Thang đo từ 5 đến 1",
        "A scale from 5 to 1",
    ),
    "scale too long": (ONE + "scale: [0, 1000]\n", "3:1", "survey-scale", "nhiều nhất 101 mức", "at most 101 answers"),
    "satisfied": (
        ONE + "satisfied: [4, 6]\n",
        "3:16",
        "survey-satisfied-unknown",
        "“6” không phải là một mức",
        "“6” is no answer on the scale",
    ),
    "nobody satisfied": (ONE + "satisfied: []\n", "3:1", "survey-satisfied-none", "coi là hài lòng", "the two best"),
    "everybody satisfied": (
        ONE + "satisfied: [1, 2, 3, 4, 5]\n",
        "3:1",
        "survey-satisfied-all",
        "A.1 coi mọi mức trả lời là hài lòng",
        "A.1 counts every answer as satisfied",
    ),
    "yes or no": (
        ONE + "scale: [0, 1]\n",
        "3:1",
        "survey-satisfied-unsaid",
        "chỉ có 2 mức và không ghi mức nào là hài lòng",
        "has only 2 answers, and it is not said which",
    ),
    "three answers of its own": (
        declaration(declared_leaf("A.1", "q1", more="scale: [1, 3]"), more="satisfied: [4, 5]"),
        "4:37",
        "survey-satisfied-unsaid",
        "chỉ có 3 mức",
        "has only 3 answers",
    ),
    "least": (ONE + "least: 0\n", "3:8", "survey-least", "từ 1 trở lên", "has to be 1 or more"),
    "at": (ONE + "at: hôm qua\n", "3:5", "at-unreadable", "hôm qua", "hôm qua"),
    "unknown key": (ONE + "wieght: w\n", "3:1", "key-unknown", "Có phải là “weight”?", "Did you mean “weight”?"),
    "two roles": (
        ONE + "weight: u\n",
        "3:9",
        "survey-column-twice",
        "Cột “u” đã được dùng cho “unit”",
        "“u” is already used for “unit”",
    ),
    "an item in another role": (
        declaration(declared_leaf("A.1", "u")),
        "4:32",
        "survey-column-twice",
        "đã được dùng cho “unit”",
        "already used",
    ),
    "unknown code": (
        declaration(declared_leaf("A.l", "q1")),
        "4:17",
        "code-unknown",
        "Không có tiêu chí mang mã “A.l”. Có phải là “A.",
        "Did you mean “A.",
    ),
    "inner node": (declaration(declared_leaf("B", "q1")), "4:17", "survey-no-leaf", "là mục lớn", "is an inner node"),
    "not from a survey": (
        declaration(declared_leaf("B.1", "q1")),
        "4:17",
        "survey-leaf-elsewhere",
        "nguồn: tự chấm",
        "from: self-assessment",
    ),
    "leaf twice": (
        declaration(declared_leaf("A.1", "q1"), declared_leaf("A.1", "q2")),
        "4:45",
        "survey-leaf-twice",
        "A.1 được khai báo hai lần",
        "A.1 is declared twice",
    ),
    "rule takes no share": (
        declaration(declared_leaf("A.4", "q1")),
        "4:17",
        "survey-rule-no-share",
        "không nhận tỷ lệ phần trăm",
        "does not take a percentage",
    ),
    "rule takes no mean": (
        declaration(declared_leaf("A.4", "q1", more="method: mean")),
        "4:17",
        "survey-rule-no-mean",
        "không nhận điểm trung bình",
        "does not take a mean",
    ),
    "mean on another scale": (
        declaration(declared_leaf("A.1", "q1", more="method: mean, scale: [1, 4]")),
        "4:17",
        "survey-scale-differs",
        "trên thang 1–5, các câu hỏi dùng thang 1–4",
        "on the scale 1 to 5, its items are on 1 to 4",
    ),
    "item twice": (
        declaration(declared_leaf("A.1", "q1", "q1", more="together: mean")),
        "4:36",
        "survey-item-twice",
        "“q1” có hai lần",
        "“q1” is twice",
    ),
    "together missing": (
        declaration(declared_leaf("A.1", "q1", "q2")),
        "4:24",
        "survey-together-missing",
        "có 2 câu hỏi",
        "has 2 items",
    ),
    "options missing": (
        declaration(declared_leaf("A.1", "q1", more="method: options")),
        "4:45",
        "survey-options-missing",
        "{A: 100, B: 60, C: 20, D: 0}",
        "none are declared",
    ),
    "option outside": (
        declaration(declared_leaf("A.1", "q1", more="method: options, options: {A: 120}")),
        "4:67",
        "survey-option-percent",
        "120%, ngoài khoảng",
        "worth 120%",
    ),
    "option twice": (
        declaration(declared_leaf("A.1", "q1", more="method: options, options: {A: 100, a: 60}")),
        "4:75",
        "survey-option-twice",
        "có hai lần",
        "is there twice",
    ),
    "no answer on the scale": (
        ONE + "no_answer: [5]\n",
        "3:1",
        "survey-silent-on-scale",
        "“5” vừa là không trả lời",
        "“5” is both no answer",
    ),
    "unknown method": (
        declaration(declared_leaf("A.1", "q1", more="method: men")),
        "4:45",
        "word-unknown",
        "Có phải là “mean”?",
        "Did you mean “mean”?",
    ),
    "no items": (declaration('{code: "A.1", items: []}'), "4:24", "list-length", "0", "0"),
    "population column": (
        ONE + "population: adults\n",
        "units.csv:adults",
        "survey-population-column",
        "units.csv không có cột “adults”",
        "has no column “adults”",
    ),
    "population below the respondents": (
        ONE + "population: cluster\n",
        "units.csv:cluster",
        "survey-population-cell",
        "Tổng thể 101 nhỏ hơn số phiếu 102",
        "The population of 101 is smaller than its 102 respondents",
    ),
}
MANY = "u,q1\n" + "01,5\n" * 102
MICRODATA = {
    "unknown unit": (
        "u,q1\n01,5\n02x,4\n",
        "microdata.csv:3:u",
        "unit-unknown",
        "Không có đơn vị mang mã “02x” trong units.csv. Có phải là “02”?",
        "There is no unit with the code “02x” in units.csv. Did you mean “02”?",
    ),
    "lost zeros": ("u,q1\n1,5\n", ":2:u", "unit-lost-zeros", "01", "01"),
    "no unit": ("u,q1\n,5\n", ":2:u", "cell-empty", "Ô “u” bị trống", "The cell “u” is empty"),
    "outside the scale": (
        "u,q1\n01,5\n01,6\n",
        "microdata.csv:3:q1",
        "survey-answer-unknown",
        "“6” không phải là một câu trả lời; các mức: 1, 2, 3, 4, 5 (để trống là không trả lời).",
        "“6” is no answer; the answers are 1, 2, 3, 4, 5 (an empty cell is no answer).",
    ),
    "between two answers": ("u,q1\n01,4.5\n", ":2:q1", "survey-answer-unknown", "“4.5”", "“4.5”"),
    "column missing": (
        "u,q_1\n01,5\n",
        "microdata.csv:1",
        "column-missing",
        "Thiếu cột “q1”. Có phải “q_1” là cột này viết sai?",
        "The column “q1” is missing. Is “q_1” meant to be this one?",
    ),
    "cell too many": ("u,q1\n01,5,4\n", ":2", "row-width", "3 ô, tiêu đề có 2", "3 cells, the header 2"),
    "no rows": ("u,q1\n", ":1", "survey-no-rows", "không có phiếu nào", "no respondents"),
    "a workbook": ("PK\x03\x04u,q1\n", "microdata.csv", "file-workbook", "bảng tính Excel", "Excel workbook"),
}
ROLES = "unit: u\nrespondent: id\nweight: w\nno_answer: [9, kb]\nleaves: [" + declared_leaf("A.1", "q1") + "]\n"
WITH_ROLES = {
    "respondent twice": (
        "u,id,w,q1\n01,7,1,5\n02,7,1,5\n01,7,1,4\n",
        ":4:id",
        "survey-respondent-twice",
        "“7” của đơn vị 01 đã có ở dòng 2",
        "“7” of unit 01 is on line 2 already",
    ),
    "respondent missing": ("u,id,w,q1\n01,,1,5\n", ":2:id", "cell-empty", "Ô “id” bị trống", "“id” is empty"),
    "weight of zero": ("u,id,w,q1\n01,7,0,5\n", ":2:w", "survey-weight", "“0” phải lớn hơn 0", "“0” has to be above 0"),
    "weight below zero": ("u,id,w,q1\n01,7,-1,5\n", ":2:w", "survey-weight", "“-1”", "“-1”"),
    "weight no number": ("u,id,w,q1\n01,7,1e3,5\n", ":2:w", "number-unreadable", "“1e3”", "“1e3”"),
    "weight missing": ("u,id,w,q1\n01,7,,5\n", ":2:w", "cell-empty", "Ô “w” bị trống", "“w” is empty"),
    "codes of no answer": (
        "u,id,w,q1\n01,7,1,99\n",
        ":2:q1",
        "survey-answer-unknown",
        "(9, kb, hoặc để trống, là không trả lời)",
        "(9, kb, or an empty cell, is no answer)",
    ),
}
POPULATIONS = {
    "unit": ("unit,population\n09,5\n", "population.csv:2:unit", "unit-unknown", "“09”", "“09”"),
    "twice": ("unit,population\n01,5\n01,6\n", ":3:unit", "unit-twice", "01", "01"),
    "number": ("unit,population\n01,1.234\n", ":2:population", "number-ambiguous", "1234", "1234"),
    "nobody": (
        "unit,population\n02,0\n",
        ":2:population",
        "survey-population",
        "0 nhỏ hơn số phiếu",
        "The population of 0",
    ),
}

Case = tuple[str, str, str, str, str]


def is_told(found: object, place: str, code: str, vi: str, en: str) -> None:
    assert isinstance(found, list | tuple)
    assert [problem.code for problem in found] == [code]
    (problem,) = found
    assert str(problem.place).endswith(place)
    assert vi in render(problem, "vi")
    assert en in render(problem, "en")


@pytest.mark.parametrize("case", DECLARATIONS.values(), ids=list(DECLARATIONS))
def test_declaration_is_refused(case: Case) -> None:
    text, *expected = case
    is_told(problems(text, MANY.replace("q1", "q1,q2").replace(",5", ",5,4")), *expected)


@pytest.mark.parametrize("case", MICRODATA.values(), ids=list(MICRODATA))
def test_microdata_are_refused(case: Case) -> None:
    text, *expected = case
    is_told(problems(ONE, text), *expected)


@pytest.mark.parametrize("case", WITH_ROLES.values(), ids=list(WITH_ROLES))
def test_respondents_and_weights_are_refused(case: Case) -> None:
    text, *expected = case
    is_told(problems(ROLES, text), *expected)


@pytest.mark.parametrize("case", POPULATIONS.values(), ids=list(POPULATIONS))
def test_populations_are_refused(case: Case) -> None:
    text, *expected = case
    is_told(problems(ONE, "u,q1\n01,5\n", text), *expected)


def test_unit_twice_is_told_even_where_its_population_is_wrong() -> None:
    found = problems(ONE, populations="unit,population\n01,x\n01,6\n")
    assert [problem.code for problem in found] == ["count-not-whole", "unit-twice"]


def test_all_problems_at_once() -> None:
    found = problems(ROLES, "u,id,w,q1\n1,1,0,6\n01,,x,5\n01,1,1,8\n")
    told = [(str(problem.place), problem.code) for problem in found]
    assert told == [
        ("microdata.csv:2:q1", "survey-answer-unknown"),
        ("microdata.csv:2:w", "survey-weight"),
        ("microdata.csv:2:u", "unit-lost-zeros"),
        ("microdata.csv:3:id", "cell-empty"),
        ("microdata.csv:3:w", "number-unreadable"),
        ("microdata.csv:4:q1", "survey-answer-unknown"),
    ]


def test_problems_beyond_a_thousand_are_counted() -> None:
    found = problems(ONE, "u,q1\n" + "01,7\n" * (MOST_PROBLEMS + 234))
    assert len(found) == MOST_PROBLEMS + 1
    assert found[-1].code == "survey-more-problems"
    assert "Còn 234 lỗi nữa" in render(found[-1], "vi")
    assert "234 more problems" in render(found[-1], "en")


def test_a_column_with_a_value_for_everybody_is_no_group() -> None:
    found = problems(ONE + "groups: [n]\n", "u,n,q1\n" + "".join(f"01,{n},5\n" for n in range(101)))
    is_told(found, "microdata.csv:1:n", "survey-groups-many", "có 101 giá trị", "has 101 values")


SLIPS = [
    '"',
    "'",
    ",",
    ";",
    ":",
    "{",
    "}",
    "[",
    "]",
    "-",
    "0",
    "9",
    "9" * 20,
    "\n",
    "  ",
    "1e9",
    "A",
    "~",
    "ạ",
    "=",
    "\u202e",
]
WHOLE = (
    "unit: u\nrespondent: r\nweight: w\npopulation: cluster\ngroups: [g]\nscale: [1, 5]\nsatisfied: [4, 5]\n"
    "options: {A: 100, B: 60}\nno_answer: [9]\nleast: 3\nby: x\nevidence: y\nat: 2022-01-01\nleaves:\n"
    '  - {code: "A.1", items: [q1, q2], together: mean}\n'
    '  - {code: "A.2", items: [o], method: options, no_answer: [E]}\n'
    '  - {code: "A.5", items: [q1], method: mean, scale: [1, 5], satisfied: [5]}\n'
)
ROWS = "u,r,w,g,q1,q2,o\n" + "".join(
    f"0{n % 3 + 1},{n},1.5,nam,{n % 5 + 1},{n % 4 + 1},{'ABE'[n % 3]}\n" for n in range(12)
)


@pytest.mark.parametrize("part", range(4))
def test_any_slip_is_told_or_taken(part: int) -> None:
    """What comes through are facts that the rules read; all else is told in words, and nothing breaks."""
    taken = 0
    told: list[str] = []
    for seed in range(part, max(360, 6 * CASES), 4):
        dice = Random(seed)
        texts = [WHOLE, ROWS]
        for _ in range(dice.randint(1, 2)):
            which = dice.randrange(2)
            place = dice.randrange(len(texts[which]))
            after = texts[which][place + dice.randint(0, 3) :]
            texts[which] = texts[which][:place] + dice.choice(SLIPS) + after
        try:
            found = counted(texts[0], texts[1])
        except Refusal as refusal:
            told += [render(problem, lang) for problem in refusal.problems for lang in ("vi", "en")]
            continue
        for (_, code), facts in facts_of(found).items():
            leaf = CAMPAIGN.criteria.leaves[code]
            assert not facts or leaf.rule.outcome(facts, Yardstick(leaf.max)).points <= leaf.max
            taken += 1
    assert taken
    assert all(told)


def test_hostile_text_stays_on_its_line() -> None:
    (problem,) = problems(ONE, "u,q1\n01,=HYPERLINK(1)\u202e\n")
    assert problem.code == "survey-answer-unknown"
    assert "\u202e" not in render(problem, "vi")
