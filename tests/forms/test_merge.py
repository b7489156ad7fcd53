"""Forms that come in twice, too late, in old versions, from two people: only what was typed since the issue counts."""

import datetime
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from scoring.campaign.answers import Answer
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder import read_campaign
from scoring.campaign.folder_source import FolderSource
from scoring.forms.collect import Collected, Run, collect
from scoring.forms.issue import Issue
from scoring.forms.layout import WITHOUT_BASE
from scoring.forms.merge import Choices
from scoring.forms.undo import Undone, undo
from tests.forms.hostile import UNITS, Cells, Rows, meta_of, write_form
from tests.small import branch, campaign, criteria_text, leaf, points

CRITERIA = criteria_text(
    branch(
        "I",
        "10",
        leaf("I.1", "4", "{kind: proportional}", "not_applicable: exclude, body: so"),
        leaf(
            "I.2",
            "2",
            "{kind: checklist, items: [{id: radio, points: 0.5}, {id: web, points: 0.5}, {id: social, points: 0.5}, "
            "{id: meeting, points: 0.5}]}",
            "body: so",
        ),
        leaf("I.3", "2", "{kind: deduction, each: [{id: wrong, points: 0.5}, {id: late, points: 0.5}]}", "body: so"),
        leaf("I.4", "2", "{kind: yes_no}", "body: so"),
    ),
    more="bodies: [{id: so, vi: Sở Nội vụ, en: Department}]",
)
DECLARED = """
01,I.1,self,45/50,,,,Xã An,2023-01-01T09:00:00+07:00
01,I.2,self,radio web social,,,,Xã An,2023-01-01T09:00:00+07:00
01,I.3,self,wrong=2,,,,Xã An,2023-01-01T09:00:00+07:00
01,I.4,self,có,,,,Xã An,2023-01-01T09:00:00+07:00
"""
BLANK: dict[str, Cells] = {
    code: {}
    for code in ("I.1", "I.2", "I.2|radio", "I.2|web", "I.2|social", "I.2|meeting", "I.3", "I.3|wrong", "I.3|late",
                 "I.4")
}  # fmt: skip
AS_DECLARED: dict[str, Cells] = {
    **BLANK,
    "I.1": {"fact1": 45, "fact2": 50},
    "I.2|radio": {"fact1": "có"},
    "I.2|web": {"fact1": "có"},
    "I.2|social": {"fact1": "có"},
    "I.2|meeting": {"fact1": "không"},
    "I.3|wrong": {"fact1": 2},
    "I.3|late": {"fact1": 0},
    "I.4": {"fact1": "có"},
}


class Office:
    """A secretariat: a folder, forms made from what stands in it, each issue and each collecting on a later day."""

    def __init__(self, folder: Path, answers: str = "", criteria: str = CRITERIA) -> None:
        self.folder = folder
        self.campaign: Campaign = campaign(folder / "c", criteria, answers, units=UNITS)
        self.now = datetime.datetime(2023, 1, 10, 8, tzinfo=datetime.UTC)
        self.files = 0
        self.issue = ""

    def form(
        self, cells: dict[str, Cells], *, stage: str = "self", body: str = "", issue: str = "", saved: str = ""
    ) -> Path:
        """A form issued now that has these cells when it comes back; `issue`: of an earlier one."""
        self.files += 1
        self.campaign = read_campaign(self.folder / "c")
        issued = self.issue = issue or self.later().isoformat()
        unit = "*" if body else "01"
        meta = meta_of(self.campaign, unit=unit, stage=stage, body=body, issue=issued, issued=issued)
        rows: Rows = [(f"01|{code}", row) for code, row in cells.items()]
        return write_form(
            self.folder / f"{self.files}.xlsx", meta, rows, saved=saved or f"2023-02-{self.files:02}T08:00:00"
        )

    def later(self) -> datetime.datetime:
        self.now += datetime.timedelta(hours=1)
        return self.now

    def collect(self, *files: Path, **choices: object) -> Sequence[Collected]:
        run = Run("Lan", self.later(), Choices(**choices))  # type: ignore[arg-type]
        return collect(self.source(), files, run, lambda *_: None).files

    def undo(self, number: str) -> Undone:
        self.later()
        source = self.source()
        found = undo(source.load(), number, "Lan")
        source.append(found.act)
        return found

    def source(self) -> FolderSource:
        return FolderSource(self.folder / "c", lambda: self.now)

    def facts(self, stage: str = "self") -> dict[str, str]:
        """What stands at a stage, by code: the newest rows."""
        rows: dict[str, Answer] = {}
        for row in read_campaign(self.folder / "c").answers:
            if row.stage == stage:
                rows[row.code] = row
        return {code: row.facts or row.points for code, row in rows.items()}


def changed(file: Collected) -> list[tuple[str, str, str]]:
    assert file.problems == (), file.problems
    return [(change.kind, change.after.code, change.after.facts) for change in file.changes]


def codes(file: Collected) -> list[str]:
    return [problem.code for problem in file.problems]


def typed(cells: dict[str, Cells], **rows: Cells) -> dict[str, Cells]:
    """The cells but for these rows: I_2_web is I.2|web."""
    names = {name.replace("_", ".", 1).replace("_", "|"): row for name, row in rows.items()}
    assert set(names) <= set(cells)
    return {**cells, **names}


# ── what is as issued changes nothing ─────────────────────────────────────────────────────────────────────────────────


def test_blank_original_takes_nothing_back(tmp_path: Path) -> None:
    office = Office(tmp_path)
    blank = office.form(BLANK)
    filled = office.form(AS_DECLARED, issue=office.issue)
    assert len(changed(office.collect(filled)[0])) == 4
    before = office.facts()
    assert changed(office.collect(blank)[0]) == []
    assert office.facts() == before


def test_old_copy_takes_nothing_back(tmp_path: Path) -> None:
    """A form issued with what stood then comes back as it went, when all of it has changed."""
    office = Office(tmp_path, DECLARED)
    old = office.form(AS_DECLARED)
    office.collect(office.form(typed(AS_DECLARED, I_1={"fact1": 40, "fact2": 50}, I_4={"fact1": "không"})))
    assert changed(office.collect(old)[0]) == []
    assert office.facts()["I.1"] == "40/50"


def test_file_taken_in_before_is_nothing_new_whatever_came_later(tmp_path: Path) -> None:
    office = Office(tmp_path, DECLARED)
    first = office.form(typed(AS_DECLARED, I_4={"fact1": "không"}))
    office.collect(first)
    office.collect(office.form(AS_DECLARED))
    office.collect(office.form(typed(AS_DECLARED, I_4={"fact1": "có"})))
    before = (office.folder / "c" / "answers.csv").read_bytes()
    (again,) = office.collect(first)
    assert changed(again) == []
    assert again.known is not None
    assert again.known.id == "1"
    assert (office.folder / "c" / "answers.csv").read_bytes() == before


# ── item by item ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_items_left_blank_keep_what_was_declared(tmp_path: Path) -> None:
    office = Office(tmp_path, DECLARED)
    cells = typed(BLANK, I_2={"note": "Chưa có mạng xã hội"}, I_2_social={"fact1": "không"})
    assert changed(office.collect(office.form(cells, stage="appraisal", body="so"))[0]) == [
        ("added", "I.2", "radio web")
    ]
    assert points(read_campaign(tmp_path / "c"), "I.2") == "1.00"


def test_one_fault_more_keeps_those_of_the_commune(tmp_path: Path) -> None:
    office = Office(tmp_path, DECLARED)
    cells = typed(BLANK, I_3={"note": "Một báo cáo chậm"}, I_3_late={"fact1": 1})
    assert changed(office.collect(office.form(cells, stage="appraisal", body="so"))[0]) == [
        ("added", "I.3", "wrong=2 late=1")
    ]


def test_half_filled_answer_is_no_zero(tmp_path: Path) -> None:
    office = Office(tmp_path)
    (found,) = office.collect(office.form(typed(BLANK, I_2_web={"fact1": "có"})))
    assert codes(found) == ["form-half-filled"]
    assert office.facts() == {}


def test_an_item_that_a_colleague_confirmed_as_declared_is_changed_by_who_says_otherwise(tmp_path: Path) -> None:
    office = Office(tmp_path, DECLARED)
    mine = typed(BLANK, I_2={"note": "a"}, I_2_social={"fact1": "không"}, I_2_web={"fact1": "có"})
    first = office.form(mine, stage="appraisal", body="so")
    issue = office.issue
    hers: dict[str, Cells] = {"I_2_web": {"fact1": "không"}}
    silent = office.form(typed(BLANK, **hers), stage="appraisal", body="so", issue=issue)
    other = office.form(typed(BLANK, I_2={"note": "b"}, **hers), stage="appraisal", body="so", issue=issue)
    office.collect(first)
    (found,) = office.collect(other)
    assert (codes(found), found.problems[0].values["stands"]) == (["form-conflict"], "a")
    (found,) = office.collect(silent)
    assert [(change.before and change.before.facts) for change in found.changes] == ["radio web"]
    assert changed(found) == [("changed", "I.2", "radio")]


# ── several people, several versions ──────────────────────────────────────────────────────────────────────────────────


def test_colleagues_copy_takes_only_what_was_typed_in_it(tmp_path: Path) -> None:
    office = Office(tmp_path, DECLARED)
    mine = typed(BLANK, I_4={"fact1": "không", "note": "a"}, I_1={"fact1": 40, "fact2": 50, "note": "b"})
    first = office.form(mine, stage="appraisal", body="so")
    issue = office.issue
    hers = typed(BLANK, I_2={"points": "0,5", "note": "c"})
    second = office.form(hers, stage="appraisal", body="so", issue=issue)
    office.collect(first, second)
    assert office.facts("appraisal") == {"I.4": "không", "I.1": "40/50", "I.2": "0,5"}


@pytest.mark.parametrize(("side", "kept"), [("theirs", "có"), ("ours", "không")])
def test_two_people_on_one_cell_of_a_body_are_a_conflict(tmp_path: Path, side: str, kept: str) -> None:
    office = Office(tmp_path, DECLARED.replace("I.4,self,có", "I.4,self,không"))
    first = office.form(typed(BLANK, I_4={"fact1": "không", "note": "a"}), stage="appraisal", body="so")
    second = office.form(
        typed(BLANK, I_4={"fact1": "có", "note": "a"}, I_1={"points": 1, "note": "b"}),
        stage="appraisal",
        body="so",
        issue=office.issue,
    )
    office.collect(first)
    (found,) = office.collect(second)
    assert codes(found) == ["form-conflict"]
    values = found.problems[0].values
    assert (values["form"], values["stands"], values["by"]) == ("có", "không", "Tổ giúp việc (Sở Nội vụ)")
    assert office.facts("appraisal") == {"I.4": "không"}
    assert codes(office.collect(second, side=side)[0]) == []
    assert office.facts("appraisal") == {"I.4": kept, "I.1": "1"}


def test_correction_of_a_commune_replaces_its_earlier_file(tmp_path: Path) -> None:
    office = Office(tmp_path)
    older = office.form(AS_DECLARED)
    newer = office.form(typed(AS_DECLARED, I_4={"fact1": "không"}, I_1={}), issue=office.issue)
    other = office.form(typed(AS_DECLARED, I_4={"fact1": "không"}, I_3_late={"fact1": 4}), saved="2023-01-30T08:00:00",
                        issue=office.issue)  # fmt: skip
    office.collect(older)
    (found,) = office.collect(newer)
    assert changed(found) == [("changed", "I.4", "không")]
    assert [notice.code for notice in found.notices] == ["form-left-as-issued"]
    assert office.facts()["I.1"] == "45/50"
    (refused,) = office.collect(other)
    assert codes(refused) == ["form-older"]
    assert office.facts()["I.3"] == "wrong=2"


def test_restored_cells_go_back_to_what_was_issued(tmp_path: Path) -> None:
    office = Office(tmp_path)
    older = office.form(AS_DECLARED)
    newer = office.form(typed(AS_DECLARED, I_1={}), issue=office.issue)
    office.collect(older)
    (found,) = office.collect(newer, restore=frozenset({"I.1"}))
    assert changed(found) == [("withdrawn", "I.1", "")]


def test_first_round_file_after_the_second_round(tmp_path: Path) -> None:
    office = Office(tmp_path, DECLARED)
    first = office.form(typed(BLANK, I_4={"fact1": "không", "note": "a"}), stage="appraisal", body="so")
    copy = office.form(
        typed(BLANK, I_4={"fact1": "không", "note": "a, sửa lời"}), stage="appraisal", body="so", issue=office.issue
    )
    office.collect(first)
    office.collect(office.form(typed(BLANK, I_4={"note": "Có văn bản"}), stage="explanation"))
    second = typed(BLANK, I_4={"fact1": "có", "note": "Chấp nhận giải trình"})
    office.collect(office.form(second, stage="appraisal", body="so"))
    assert office.facts("appraisal")["I.4"] == "có"
    before = (office.folder / "c" / "answers.csv").read_bytes()
    office.collect(first)
    assert "form-closed" in codes(office.collect(copy)[0])
    assert (office.folder / "c" / "answers.csv").read_bytes() == before


def test_closed_turn_takes_forms_with_a_reason(tmp_path: Path) -> None:
    office = Office(tmp_path, DECLARED + "01,I.4,appraisal,không,,a,,Sở,2023-01-05T09:00:00+07:00\n")
    late = office.form(typed(AS_DECLARED, I_3_late={"fact1": 1}))
    (refused,) = office.collect(late)
    assert codes(refused) == ["form-closed"]
    (taken,) = office.collect(late, reopen=True, reason="Sở Nội vụ đồng ý")
    assert changed(taken) == [("changed", "I.3", "wrong=2 late=1")]
    assert read_campaign(tmp_path / "c").intake[-1].reason == "Sở Nội vụ đồng ý"


def test_withdrawing_many_answers_is_asked_for(tmp_path: Path) -> None:
    office = Office(tmp_path, DECLARED)
    cleared = office.form(BLANK)
    (refused,) = office.collect(cleared)
    assert codes(refused) == ["form-withdraws-many"]
    (taken,) = office.collect(cleared, withdraw=True)
    assert [kind for kind, _, _ in changed(taken)] == ["withdrawn"] * 4


def test_page_typed_alone_is_added_to_the_evidence_that_stands(tmp_path: Path) -> None:
    office = Office(tmp_path)
    blank = office.later().isoformat()
    first = office.form(typed(AS_DECLARED, I_4={"fact1": "có", "evidence": "Kế hoạch", "page": "tr. 5"}), issue=blank)
    same = office.form(typed(AS_DECLARED, I_4={"fact1": "có", "page": "tr. 5"}), issue=blank)
    other = office.form(typed(AS_DECLARED, I_4={"fact1": "có", "page": "tr. 6"}), issue=blank)
    office.collect(first)
    assert changed(office.collect(same)[0]) == []
    assert changed(office.collect(other)[0]) == [("changed", "I.4", "có")]
    assert read_campaign(tmp_path / "c").answers[-1].evidence == "Kế hoạch; tr. 5; tr. 6"


# ── what a form says of itself ────────────────────────────────────────────────────────────────────────────────────────


def test_claim_of_a_leaf_is_refused_by_facts_not_by_a_word(tmp_path: Path) -> None:
    office = Office(tmp_path, DECLARED.replace("I.1,self,45/50,,", "I.1,self,n/a,,Không phát sinh"))
    word = office.form(typed(BLANK, I_1={"na": "có áp dụng", "note": "a"}), stage="appraisal", body="so")
    assert codes(office.collect(word)[0]) == ["form-refused-on-leaf"]
    (form,) = Issue(office.campaign, "appraisal", office.campaign.units).forms()
    path = tmp_path / "issued.xlsx"
    path.write_bytes(form.make())
    for sheet in openpyxl.load_workbook(path).worksheets:
        for rule in sheet.data_validations.dataValidation:
            assert "“có áp dụng”" not in str(rule.prompt)


def test_guide_reworded_keeps_forms_and_changed_rule_names_its_leaves(tmp_path: Path) -> None:
    office = Office(tmp_path)
    form = office.form(AS_DECLARED)
    criteria = tmp_path / "c" / "criteria.yaml"
    text = criteria.read_text(encoding="utf-8")
    criteria.write_text(text.replace("points: 0.5}, {id: late", "points: 1}, {id: late"), encoding="utf-8")
    (refused,) = office.collect(form)
    assert codes(refused) == ["form-rules-changed"]
    assert refused.problems[0].values == {"codes": ["I.3"]}
    criteria.write_text(text.replace("vi: Mục I.3", "vi: Văn bản sai, guide: {vi: Đếm}"), encoding="utf-8")
    assert len(changed(office.collect(form)[0])) == 4


def test_form_of_the_format_before_takes_its_base_from_history(tmp_path: Path) -> None:
    office = Office(tmp_path, DECLARED)
    office.later()
    meta = meta_of(office.campaign, format=WITHOUT_BASE)
    cells = typed(AS_DECLARED, I_4={"fact1": "không"})
    rows: Rows = [(f"01|{code}", row) for code, row in cells.items()]
    old = write_form(tmp_path / "old.xlsx", meta, rows, saved="2023-01-09T08:00:00")
    office.collect(office.form(typed(AS_DECLARED, I_1={"fact1": 40, "fact2": 50})))
    assert changed(office.collect(old)[0]) == [("changed", "I.4", "không")]
    assert office.facts()["I.1"] == "40/50"


# ── taken back ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_undo_goes_to_what_stood_before_and_leaves_its_trace(tmp_path: Path) -> None:
    office = Office(tmp_path, DECLARED)
    office.collect(office.form(typed(AS_DECLARED, I_4={"fact1": "không"}, I_1={})))
    assert len(office.undo("1").changes) == 2
    assert office.facts() == {"I.1": "45/50", "I.2": "radio web social", "I.3": "wrong=2", "I.4": "có"}
    assert [(row.id, row.what, row.undoes) for row in read_campaign(tmp_path / "c").intake] == [
        ("1", "form", ""),
        ("2", "undo", "1"),
    ]


def test_undo_keeps_what_newer_stands_on(tmp_path: Path) -> None:
    office = Office(tmp_path, DECLARED)
    office.collect(office.form(typed(AS_DECLARED, I_4={"fact1": "không"}, I_3_late={"fact1": 1})))
    office.collect(office.form(typed(BLANK, I_4={"points": 1, "note": "a"}), stage="appraisal", body="so"))
    undone = office.undo("1")
    assert [row.code for row, _ in undone.kept] == ["I.4"]
    assert office.facts()["I.3"] == "wrong=2"


def test_undo_one_behind_the_other_leaves_nothing(tmp_path: Path) -> None:
    office = Office(tmp_path)
    first = office.form(AS_DECLARED)
    office.collect(first)
    office.collect(office.form(typed(AS_DECLARED, I_4={"fact1": "không"})))
    office.undo("2")
    undone = office.undo("1")
    assert undone.kept == ()
    assert set(office.facts().values()) == {""}
    assert len(changed(office.collect(first)[0])) == 4
