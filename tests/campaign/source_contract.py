"""What every source of campaigns must do; a source passes it by a subclass that says how one is made of a folder."""

import datetime
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from scoring.campaign.answers import Answer, moment
from scoring.campaign.intake import Intake
from scoring.campaign.source import Act, Cell, Source, after, cell_of, dated
from scoring.problems import Problem, Refusal
from tests.small import branch, criteria_text, leaf, write

CRITERIA = criteria_text(
    branch("A", "10", leaf("A.1"), leaf("A.2", rule="{kind: proportional}", more="not_applicable: exclude"))
)
UNITS = "01,An,xa\n02,Bo,xa\n03,Ca,phuong"
ROWS = """
01,A.1,self,yes,,,,An,2023-01-10T08:00:00+07:00
01,A.2,self,45/50,,,BC 1,An,2023-01-10T08:00:00+07:00
01,A.2,appraisal,,3,Thiếu hồ sơ,,Sở,2023-02-10T08:00:00+07:00
02,A.1,self,no,,,,Bo,
"""
NOW = datetime.datetime(2023, 3, 1, 1, 2, 3, 456, tzinfo=datetime.UTC)
AT = "2023-03-01T08:02:03+07:00"
Clock = Callable[[], datetime.datetime]


def clock() -> datetime.datetime:
    return NOW


def decided(standing: Answer | None, **changed: str) -> Act:
    """An act that puts another row in place of the one that stands; of a new cell with all its columns."""
    row = (standing or Answer("", "", ""))._replace(**{"at": "", **changed})
    return Act("Lan", "secretariat", "đính chính", (row,), None, {cell_of(row): standing})


def newest(source: Source, *cell: str) -> Answer | None:
    unit, code, stage = cell
    rows = [row for row in source.load().rows[unit].get(code, ()) if row.stage == stage]
    return max(rows, key=lambda row: moment(row.at), default=None)


def told(source: Source, *acts: Act) -> list[Problem]:
    with pytest.raises(Refusal) as refused:
        source.append(*acts)
    return list(refused.value.problems)


class SourceContract:
    """The tests; `made` makes a source of the campaign in a folder, with a clock of its own."""

    def made(self, folder: Path, clock: Clock) -> Source:
        raise NotImplementedError

    @pytest.fixture
    def source(self, tmp_path: Path) -> Source:
        return self.made(write(tmp_path / "campaign", CRITERIA, ROWS, units=UNITS), clock)

    def test_load_gives_units_and_rows(self, source: Source) -> None:
        found = source.load()
        assert found.criteria.name == "small@1"
        assert [unit.code for unit in found.units] == ["01", "02", "03"]
        assert [row.facts or row.points for row in found.answers] == ["yes", "45/50", "3", "no"]
        assert found.intake == ()

    def test_load_of_some_units_has_no_others(self, source: Source) -> None:
        found = source.load(["02", "03"])
        assert [unit.code for unit in found.units] == ["02", "03"]
        assert [row.unit for row in found.answers] == ["02"]

    def test_append_adds_rows_with_the_time_of_the_source(self, source: Source) -> None:
        before = source.load()
        act = decided(newest(source, "01", "A.1", "self"), facts="no")
        done = source.append(act)
        assert done[0].answers == (Answer("01", "A.1", "self", "no", by="An", at=AT),)
        assert source.load().answers == (*before.answers, *done[0].answers)
        assert newest(source, "01", "A.1", "self") == done[0].answers[0]

    def test_append_of_nothing_changes_nothing(self, source: Source) -> None:
        before = source.load()
        assert source.append() == ()
        assert source.append(Act("Lan", "secretariat"))[0].answers == ()
        assert source.load() == before

    def test_loaded_again_is_what_the_acts_said(self, source: Source) -> None:
        before = source.load()
        act = decided(newest(source, "01", "A.2", "appraisal"), points="2,5", note='Xuống\ndòng; "nháy", phẩy')
        taken = decided(None, unit="03", code="A.1", stage="self", facts="có")
        intake = Intake(file="a, b.xlsx", sha256="ab", unit="03", stage="self", reason="muộn", added="1")
        acts = (act, Act(taken.person, taken.role, "", taken.answers, intake, taken.expected))
        done = source.append(*acts)
        last = {(row.unit, row.code): row.at for row in before.answers}
        assert done == dated(acts, NOW, lambda unit, code: last.get((unit, code), ""), ())
        found, wanted = source.load(), after(before, done)
        assert (found.answers, found.intake) == (wanted.answers, wanted.intake)

    def test_newer_row_refuses_with_both_and_nothing_is_written(self, source: Source) -> None:
        standing = newest(source, "01", "A.1", "self")
        source.append(decided(standing, facts="no", by="Hoa"))
        before = source.load()
        other = decided(newest(source, "03", "A.1", "self"), unit="03", code="A.1", stage="self", facts="yes")
        problems = told(source, other, decided(standing, facts="yes", note="hai"))
        assert [problem.code for problem in problems] == ["act-outdated"]
        values = problems[0].values
        assert (values["expected"], values["expected_by"]) == ("yes", "An")
        assert (values["found"], values["found_by"], values["found_at"]) == ("no", "Hoa", AT)
        assert source.load() == before

    def test_row_where_none_is_expected_refuses(self, source: Source) -> None:
        problems = told(source, decided(None, unit="01", code="A.1", stage="self", facts="no"))
        assert [(problem.code, problem.values["found"]) for problem in problems] == [("act-outdated", "yes")]

    def test_row_that_an_act_only_rests_on_refuses_as_well(self, source: Source) -> None:
        """An appraisal names the declaration that it was decided upon."""
        declared = newest(source, "01", "A.2", "self")
        act = decided(newest(source, "01", "A.2", "appraisal"), points="4", note="Đủ")
        resting = Act(
            act.person, act.role, "", act.answers, None, {**act.expected, Cell("01", "A.2", "self"): declared}
        )
        source.append(decided(declared, facts="50/50"))
        assert [problem.values["found"] for problem in told(source, resting)] == ["50/50"]
        assert source.append(act)

    def test_later_act_of_one_call_sees_the_earlier_ones(self, source: Source) -> None:
        first = decided(None, unit="03", code="A.1", stage="self", facts="yes")
        second = decided(first.answers[0], facts="no")
        done = source.append(first, second)
        assert [row.at for act in done for row in act.answers] == [AT, "2023-03-01T08:02:04+07:00"]
        assert newest(source, "03", "A.1", "self") == done[1].answers[0]

    @pytest.mark.parametrize(
        ("changed", "code"),
        [
            ({"unit": "09"}, "unit-unknown"),
            ({"code": "A.9"}, "code-unknown"),
            ({"stage": "survey"}, "stage-not-of-node"),
            ({"facts": "perhaps"}, "not-yes-or-no"),
            ({"facts": "", "points": "1"}, "points-not-deciding"),
            ({"stage": "council", "facts": "", "points": "1"}, "adjustment-without-reason"),
        ],
    )
    def test_wrong_row_refuses_all(self, source: Source, changed: dict[str, str], code: str) -> None:
        before = source.load()
        right = decided(None, unit="03", code="A.1", stage="self", facts="yes")
        wrong = decided(None, **{"unit": "02", "code": "A.1", "stage": "self", "facts": "yes", **changed})
        assert code in [problem.code for problem in told(source, right, wrong)]
        assert source.load() == before

    def test_new_row_is_later_than_all_of_its_node(self, tmp_path: Path) -> None:
        """Also where the clock is behind what was written on another machine."""
        rows = "01,A.1,self,yes,,,,An,2023-01-10\n01,A.1,council,,1,Lý do,,HĐ,2024-01-01T00:00:00Z"
        source = self.made(write(tmp_path / "campaign", CRITERIA, rows, units=UNITS), clock)
        done = source.append(decided(newest(source, "01", "A.1", "self"), facts="no"))
        assert done[0].answers[0].at == "2024-01-01T07:00:01+07:00"

    def test_row_without_a_moment_stands_before_the_new_one(self, source: Source) -> None:
        source.append(decided(newest(source, "02", "A.1", "self"), facts="yes"))
        assert [row.facts for row in source.load().rows["02"]["A.1"]] == ["no", "yes"]
        stands = newest(source, "02", "A.1", "self")
        assert stands is not None
        assert stands.facts == "yes"

    def test_what_came_in_is_numbered(self, source: Source) -> None:
        taken = [Intake(file=f"{name}.xlsx", sha256=name, unit=unit, stage="self", by="Lan") for name, unit in
                 (("a", "01"), ("b", "02"))]  # fmt: skip
        source.append(Act("Lan", "secretariat", "", (), taken[0]))
        source.append(Act("Lan", "secretariat", "", (), taken[1]._replace(received="2023-01-14T17:00:00+07:00")))
        assert [(row.id, row.file, row.received, row.taken_in) for row in source.load().intake] == [
            ("1", "a.xlsx", AT, AT),
            ("2", "b.xlsx", "2023-01-14T17:00:00+07:00", AT),
        ]

    def test_load_of_some_units_has_what_came_in_of_them_and_of_bodies(self, source: Source) -> None:
        taken = [Intake(file=name, sha256=name, unit=unit, body=body, stage="self") for name, unit, body in
                 (("a", "01", ""), ('"unit": "03"', "02", ""), ("c", "03", ""), ("d", "", "Sở Nội vụ"))]  # fmt: skip
        source.append(*(Act("Lan", "secretariat", "", (), intake) for intake in taken))
        assert [row.file for row in source.load(["03"]).intake] == ["c", "d"]
        assert len(source.load().intake) == 4

    def test_rows_have_the_moment_of_the_form_they_came_with(self, source: Source) -> None:
        """Two bodies' forms may hold the same units: their moments differ; two communes' forms need not."""
        bodies = [Intake(file=body, sha256=body, body=body, stage="appraisal") for body in ("a", "b")]
        done = source.append(*(Act("Lan", "secretariat", "", (), intake) for intake in bodies))
        assert len({act.intake.taken_in for act in done if act.intake}) == 2
        act = decided(None, unit="03", code="A.1", stage="self", facts="yes")
        intake = Intake(file="c", sha256="c", unit="03", stage="self", added="1")
        (form,) = source.append(Act("Lan", "secretariat", "", act.answers, intake, act.expected))
        assert form.intake is not None
        assert form.intake.taken_in == form.answers[0].at == AT

    def test_survey_keeps_when_it_was_measured(self, tmp_path: Path) -> None:
        criteria = criteria_text(leaf("A", "10", "{kind: survey}", "from: survey"))
        source = self.made(write(tmp_path / "campaign", criteria, "", units=UNITS), clock)
        done = source.append(
            decided(None, unit="01", code="A", stage="survey", facts="3/4", at="2023-01-20T17:00:00+07:00")
        )
        assert done[0].answers[0].at == "2023-01-20T17:00:00+07:00"

    def test_of_many_at_once_on_one_cell_one_is_taken(self, source: Source) -> None:
        standing = newest(source, "01", "A.1", "self")
        outcomes: list[str] = []

        def run(number: int) -> None:
            try:
                source.append(decided(standing, facts="no", note=f"lần {number}"))
                outcomes.append("taken")
            except Refusal as refusal:
                outcomes.append(refusal.problems[0].code)

        threads = [threading.Thread(target=run, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(outcomes) == ["act-outdated"] * 3 + ["taken"]
        assert len(source.load().rows["01"]["A.1"]) == 2

    def test_many_at_once_on_their_own_cells_lose_nothing(self, source: Source) -> None:
        def run(unit: str, code: str) -> None:
            source.append(decided(None, unit=unit, code=code, stage="self", facts="no" if code == "A.1" else "1/2"))

        cells = [("03", "A.1"), ("03", "A.2"), ("02", "A.2")]
        threads = [threading.Thread(target=run, args=cell) for cell in cells]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(source.load().answers) == 4 + len(cells)


def test_act_must_have_looked_at_what_it_touches() -> None:
    row = Answer("01", "A.1", "self", "yes")
    with pytest.raises(ValueError, match="without looking"):
        Act("Lan", "secretariat", "", (row,))


def test_only_what_was_measured_may_state_a_moment() -> None:
    row = Answer("01", "A.1", "self", "yes", at="2023-01-01")
    with pytest.raises(ValueError, match="sets the time"):
        Act("Lan", "secretariat", "", (row,), None, {cell_of(row): None})
