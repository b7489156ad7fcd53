"""What a row of the journal wrote is told in words."""

import pytest

from scoring.show.journal import change_line


@pytest.mark.parametrize(
    ("before", "after", "lang", "line"),
    [
        ({"state": "submitted", "round": 0}, {"state": "appraising", "round": 1}, "vi",
         "hồ sơ: đã nộp → đang thẩm định; lần thẩm định: 0 → 1"),
        ({"submitted": ""}, {"submitted": "2023-01-10T08:00:45.000000+07:00"}, "vi",
         "hồ sơ: thời điểm nộp: 08:00 ngày 10/01/2023"),
        ({"confirmed": None, "place": 1}, {"confirmed": 7, "place": 2}, "vi", "hồ sơ: người thứ hai đã xác nhận"),
        ({"state": "preparing"}, {"state": "open"}, "en", "file: preparing → open"),
    ],
)  # fmt: skip
def test_change_is_told_in_words(before: dict[str, object], after: dict[str, object], lang: str, line: str) -> None:
    assert change_line({"table": "unitfile", "key": ["01"], "before": before, "after": after}, lang) == line


def test_answer_is_told_as_it_is_stated() -> None:
    said = {"code": "1.1", "stage": "appraisal", "facts": "", "points": "2.5", "note": "nộp muộn", "evidence": ""}
    assert change_line(said, "vi") == "1.1 (thẩm định): 2,5 điểm; nộp muộn"
    assert change_line({**said, "facts": "yes", "points": "", "note": ""}, "vi") == "1.1 (thẩm định): có"
    assert change_line({**said, "points": "", "note": ""}, "vi") == "1.1 (thẩm định): rút số liệu"


@pytest.mark.parametrize(
    ("facts", "lang", "told"),
    [("n/a", "vi", "không áp dụng"), ("N/A", "en", "not applicable"), ("applies", "vi", "bác đề nghị không áp dụng"),
     ("có", "en", "yes"), ("không", "en", "no"), ("45/50", "en", "45/50")],
)  # fmt: skip
def test_facts_that_are_words_are_told_in_the_language(facts: str, lang: str, told: str) -> None:
    said = {"code": "1.1", "stage": "self", "facts": facts, "points": "", "note": "", "evidence": ""}
    assert change_line(said, lang).partition(": ")[2] == told


def test_change_tells_which_row_it_is_of() -> None:
    withdrawn = {"key": ["01", 3, "1.2", "self"], "before": {"active": True}, "after": {"active": False}}
    said = change_line({"table": "citation", **withdrawn}, "vi")
    assert said == "dẫn tài liệu ở tiêu chí 1.2: còn hiệu lực: có → không"
    moved = {"table": "agenda", "key": ["01", "1.2"], "before": {"session": 1}, "after": {"session": 2}}
    assert change_line(moved, "en") == "on the agenda 1.2"
