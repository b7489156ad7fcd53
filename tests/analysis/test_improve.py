"""Plans: scored by the engine, minimal, and the same as trying everything on small random campaigns."""

from collections.abc import Iterator, Mapping
from itertools import combinations, product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.analysis.improve import Goal, Improver, Plan, applied
from scoring.analysis.ladder import Ladder, Step
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder import read_campaign
from scoring.campaign.workflow import SCORED_STAGES, ScoredStage
from scoring.engine.evaluate import Evaluator
from scoring.engine.ranking import rank_campaign
from scoring.engine.results import Placed
from scoring.problems import Fault
from tests.campaigns import GeneratedCampaign, campaigns
from tests.properties import CASES, cases, read
from tests.small import branch, criteria_text, leaf
from tests.small import campaign as small

FIXTURES = Path(__file__).parents[2] / "fixtures"
MOST_TRIED = 150 if CASES < 100 else 600
GOALS, TASKS = (2, 3) if CASES < 100 else (4, 99)
"""How many goals of a unit and tasks of a plan are looked at."""


class FewSteps(Improver):
    """Only the first two steps of a leaf and its last, so that everything can be tried."""

    def ladders(self, unit: str) -> tuple[Ladder, ...]:
        return tuple(
            Ladder(
                ladder.leaf,
                ladder.block,
                ladder.points,
                ladder.own,
                (*ladder.steps[:-1][:2], *ladder.steps[-1:]),
            )
            for ladder in super().ladders(unit)
        )


def goals(improver: Improver, unit: str) -> list[Goal]:
    """The next grade, the best one, one rank higher, and the first rank, as far as they are above the unit."""
    best = improver.criteria.grades[0].id if improver.criteria.grades else None
    asked: list[tuple[str | None, int | None]] = [(None, None), (best, None), (None, 1), (None, 100)]
    found = [improver.goal(unit, grade, ranks) for grade, ranks in asked]
    return [goal for goal in dict.fromkeys(found) if goal is not None][:GOALS]


def meets(improver: Improver, placed: Placed, goal: Goal) -> bool:
    if goal.rank is not None:
        return placed.rank is not None and placed.rank <= goal.rank
    ids = [grade.id for grade in improver.criteria.grades]
    return placed.grade is not None and ids.index(placed.grade) <= ids.index(goal.grade or "")


def steps_of(plan: Plan) -> dict[str, Step]:
    return {task.ladder.leaf.code: task.step for task in plan.tasks}


def without(steps: Mapping[str, Step], code: str) -> dict[str, Step]:
    return {other: step for other, step in steps.items() if other != code}


@cases
@given(generated=campaigns(), stage=st.sampled_from(SCORED_STAGES))
def test_plan_reaches_its_goal_and_needs_every_step(generated: GeneratedCampaign, stage: ScoredStage) -> None:
    """The engine gives the goal with all steps; not with one step less, and not with one lower."""
    campaign = read(generated)
    improver = Improver(campaign, stage)
    for placed in improver.results.units[-1:]:
        unit = placed.result.unit.code
        for goal in goals(improver, unit):
            plan = improver.plan(unit, goal)
            assert plan.before == placed
            assert plan.reached == meets(improver, plan.after, goal)
            if not plan.reached:
                continue
            steps = steps_of(plan)
            assert improver.after(unit, steps) == plan.after
            for task in plan.tasks[:TASKS]:
                code = task.ladder.leaf.code
                assert not meets(improver, improver.after(unit, without(steps, code)), goal)
                lower = task.ladder.steps[: task.ladder.steps.index(task.step)]
                if lower:
                    assert not meets(improver, improver.after(unit, {**steps, code: lower[-1]}), goal)


@cases
@given(generated=campaigns())
def test_applied_plan_gives_the_same_in_the_whole_campaign(generated: GeneratedCampaign) -> None:
    """The score that a plan promises is the one of the campaign with its rows."""
    campaign = read(generated)
    improver = Improver(campaign, "final")
    for placed in improver.results.units[-1:]:
        unit = placed.result.unit.code
        for goal in goals(improver, unit)[:1]:
            plan = improver.plan(unit, goal)
            changed = rank_campaign(applied(campaign, unit, steps_of(plan)))
            own = next(found for found in changed.units if found.result.unit.code == unit)
            assert own.result == plan.after.result


def choices(ladders: list[Ladder], count: int) -> Iterator[dict[str, Step]]:
    for chosen in combinations(ladders, count):
        for steps in product(*(ladder.steps for ladder in chosen)):
            yield {ladder.leaf.code: step for ladder, step in zip(chosen, steps, strict=True)}


COMPARED: list[bool] = []


def tried(improver: Improver, unit: str, goal: Goal) -> tuple[int, int] | str | None:
    """The fewest leaves and the least score, by trying everything in the engine; own tasks first."""
    every = [ladder for ladder in improver.ladders(unit) if ladder.steps]
    count = 1
    for ladder in every:
        count *= len(ladder.steps) + 1
    if count > MOST_TRIED:
        return "too many"
    for ladders in ([ladder for ladder in every if ladder.own], every):
        for changed in range(1, len(ladders) + 1):
            scores = [
                after.result.score or 0
                for steps in choices(ladders, changed)
                if meets(improver, after := improver.after(unit, steps), goal)
            ]
            if scores:
                return changed, min(scores)
    return None


@cases
@given(generated=campaigns(), stage=st.sampled_from(SCORED_STAGES))
def test_equals_trying_everything(generated: GeneratedCampaign, stage: ScoredStage) -> None:
    improver = FewSteps(read(generated), stage)
    for placed in improver.results.units[-1:]:
        unit = placed.result.unit.code
        for goal in goals(improver, unit):
            best = tried(improver, unit, goal)
            if best == "too many":
                continue
            plan = improver.plan(unit, goal)
            found = (len(plan.tasks), plan.after.result.score) if plan.reached else None
            COMPARED.append(plan.reached and len(plan.tasks) > 1)
            assert found == best


def test_many_plans_of_several_tasks_were_compared() -> None:
    """After the test before this one: it did try everything, and not only for plans of one task."""
    assert not COMPARED or sum(COMPARED) >= CASES / 20


@cases
@given(generated=campaigns(), stage=st.sampled_from(SCORED_STAGES))
def test_out_of_reach_says_the_best(generated: GeneratedCampaign, stage: ScoredStage) -> None:
    """Where no plan reaches the goal, all that can be done is told, and no more can be had."""
    improver = Improver(read(generated), stage)
    for placed in improver.results.units[:2]:
        unit = placed.result.unit.code
        for goal in goals(improver, unit):
            plan = improver.plan(unit, goal)
            if plan.reached:
                continue
            assert [task.step for task in plan.tasks] == [
                ladder.steps[-1] for ladder in improver.ladders(unit) if ladder.steps
            ]
            assert (plan.after.result.score or 0) >= (placed.result.score or 0)


GRADES = "grades: [{id: high, vi: Cao, en: High, at_least: 80}, {id: low, vi: Thấp, en: Low, at_least: 0}]"


def test_whole_dossiers(tmp_path: Path) -> None:
    """8 of 10 points are asked; 5.4 of a share with 20 dossiers and 2 stand: each further dossier is worth 0.27."""
    criteria = criteria_text(leaf("1", "8", "{kind: proportional}"), leaf("2", "2"), more=GRADES)
    campaign = small(tmp_path, criteria, "01,1,self,13/20\n01,2,self,yes")
    improver = Improver(campaign, "final")
    plan = improver.plan("01", improver.goal("01") or Goal())
    assert [(task.ladder.leaf.code, task.step.facts, task.worth) for task in plan.tasks] == [("1", "15/20", 80)]
    assert plan.tasks[0].step.task.code == "step-share-more"
    assert plan.tasks[0].step.task.values["count"] == 2
    assert (plan.after.result.score, plan.after.grade) == (800, "high")


def test_bar_of_each_node_is_reached_too(tmp_path: Path) -> None:
    """The score is there, one part is not: the plan is about that part."""
    grades = (
        "grades: [{id: high, vi: Cao, en: High, at_least: 50, each: {level: part, at_least: 50}}, "
        "{id: low, vi: Thấp, en: Low, at_least: 0}]"
    )
    criteria = criteria_text(
        branch("1", "8", leaf("1.1", "6"), leaf("1.2", "2")), branch("2", "2", leaf("2.1", "2")), more=grades
    )
    campaign = small(tmp_path, criteria, "01,1.1,self,yes\n01,1.2,self,no\n01,2.1,self,no")
    improver = Improver(campaign, "final")
    plan = improver.plan("01", improver.goal("01") or Goal())
    assert list(steps_of(plan)) == ["2.1"]


def test_own_tasks_come_before_those_of_others(tmp_path: Path) -> None:
    """Two of the unit's own tasks rather than one that a survey decides; where these are not enough, the survey."""
    survey = leaf("3", "4", "{kind: survey}", "from: survey")
    criteria = criteria_text(leaf("1", "2"), leaf("2", "2"), survey, leaf("4", "2"), more=GRADES)
    rows = "01,1,self,no\n01,2,self,no\n01,4,self,yes\n01,3,survey,{}"
    improver = Improver(small(tmp_path / "a", criteria, rows.format("100%")), "final")
    assert list(steps_of(improver.plan("01", Goal(grade="high")))) == ["1"]
    improver = Improver(small(tmp_path / "b", criteria, rows.format("50%")), "final")
    assert list(steps_of(improver.plan("01", Goal(grade="high")))) == ["1", "2"]
    improver = Improver(small(tmp_path / "c", criteria, rows.format("25%")), "final")
    assert list(steps_of(improver.plan("01", Goal(grade="high")))) == ["1", "3"]


def test_a_tie_break_is_enough_for_a_rank(tmp_path: Path) -> None:
    """Equal scores: what counts first in the tie-break leads, and an equal key shares the rank."""
    criteria = criteria_text(
        leaf("1", "4", "{kind: per_item, points: 1}"),
        leaf("2", "6", "{kind: per_item, points: 1}"),
        more="ranking: {ties: min, tie_break: ['1']}",
    )
    rows = "01,1,self,2\n01,2,self,3\n02,1,self,1\n02,2,self,3"
    improver = Improver(small(tmp_path, criteria, rows, units="01,An,xa\n02,Ba,xa"), "final")
    plan = improver.plan("02", Goal(rank=1))
    assert [(task.ladder.leaf.code, task.step.facts) for task in plan.tasks] == [("1", "2")]
    assert (plan.after.rank, plan.after.result.score) == (1, 500)


def test_facts_may_move_the_goalposts(tmp_path: Path) -> None:
    """The least of all units rises: its own step is measured against the new least."""
    criteria = criteria_text(leaf("1", "10", "{kind: normalised}"), more=GRADES)
    rows = "01,1,self,0\n02,1,self,50\n03,1,self,100"
    improver = Improver(small(tmp_path, criteria, rows, units="01,An,xa\n02,Ba,xa\n03,Ca,xa"), "final")
    plan = improver.plan("01", Goal(grade="high"))
    assert [task.step.facts for task in plan.tasks] == ["90"]
    assert plan.after.result.score == 800


def test_first_answers_give_a_score(tmp_path: Path) -> None:
    """Without a score a unit has to answer what is missing first; the least answer is enough for the last grade."""
    criteria = criteria_text(leaf("1", "8"), leaf("2", "2"), more=GRADES)
    campaign = small(tmp_path, criteria, "01,1,self,no", "when_missing: unranked")
    improver = Improver(campaign, "final")
    plan = improver.plan("01", improver.goal("01") or Goal())
    assert [(task.ladder.leaf.code, task.step.facts, task.step.task.code) for task in plan.tasks] == [
        ("2", "no", "step-any")
    ]
    assert (plan.before.grade, plan.after.grade) == (None, "low")


def test_at_the_top_there_is_no_goal(tmp_path: Path) -> None:
    criteria = criteria_text(leaf("1", "10"), more=GRADES)
    improver = Improver(small(tmp_path, criteria, "01,1,self,yes"), "final")
    assert improver.goal("01") is None
    assert improver.goal("01", "low") is None
    assert improver.goal("01", None, 3) is None


def test_unknown_names(tmp_path: Path) -> None:
    improver = Improver(small(tmp_path, criteria_text(leaf("1", "10"), more=GRADES), "01,1,self,no"), "final")
    with pytest.raises(Fault, match="unit-unknown"):
        improver.goal("09")
    with pytest.raises(Fault, match="improve-grade-unknown"):
        improver.goal("01", "hihg")


@pytest.mark.parametrize("name", ["phong-tho-2022", "papi-2019", "pci-2013"])
def test_published_campaigns(name: str) -> None:
    """The last units of real campaigns: each plan reaches its goal and needs every step."""
    campaign: Campaign = read_campaign(FIXTURES / name)
    improver = Improver(campaign, "final")
    for placed in improver.results.units[-3:]:
        unit = placed.result.unit.code
        goal = improver.goal(unit)
        assert goal is not None
        plan = improver.plan(unit, goal)
        assert plan.reached
        assert Evaluator(applied(campaign, unit, steps_of(plan)), "final").units()
        for task in plan.tasks:
            assert not meets(improver, improver.after(unit, without(steps_of(plan), task.ladder.leaf.code)), goal)
