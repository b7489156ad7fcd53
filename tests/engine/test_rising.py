"""Better facts never lower a score: two units that differ in one fact, under random rules of every kind."""

import json
from datetime import date, timedelta
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.campaign.answers import Answer
from scoring.campaign.campaign import Campaign
from scoring.campaign.settings import Settings
from scoring.campaign.units import Unit
from scoring.engine.ranking import rank_campaign
from scoring.tree.reader import read_criteria
from tests.properties import cases
from tests.small import criteria_text, leaf

MAX = 400
"""Of the leaf, in hundredths."""
SETTINGS = Settings.model_validate(
    {"id": "c", "title": {"vi": "c", "en": "c"}, "year": "2022", "criteria": "c.yaml", "origin": "a test"}
)


class Rising(NamedTuple):
    """A rule under which `better` is at least as good as `worse`."""

    rule: dict[str, Any]
    worse: str
    better: str


def hundredths(number: int) -> str:
    return f"{'-' if number < 0 else ''}{abs(number) // 100}.{abs(number) % 100:02d}"


def points_down(draw: st.DrawFn, count: int) -> list[str]:
    """Points from max downwards."""
    rest = sorted(draw(st.lists(st.integers(0, MAX), min_size=count - 1, max_size=count - 1)), reverse=True)
    return [hundredths(number) for number in (MAX, *rest)]


def two_numbers(draw: st.DrawFn, low: int, high: int) -> tuple[int, int]:
    """The lesser first."""
    one, two = sorted((draw(st.integers(low, high)), draw(st.integers(low, high))))
    return one, two


def shares(draw: st.DrawFn, marks: list[int]) -> tuple[str, str]:
    """Two percents, the lesser first, in one of their forms; now and then on a mark."""
    total = draw(st.sampled_from([7, 40, 100, 10_000]))
    one, two = two_numbers(draw, 0, total)
    if draw(st.booleans()):
        return f"{one}/{total}", f"{two} of {total}"
    low, high = sorted((draw(st.sampled_from([*marks, one * 100 // total])), draw(st.sampled_from([*marks, 100]))))
    return f"{low}%", str(high)


def yes_no(draw: st.DrawFn) -> Rising:
    worse, better = draw(st.sampled_from([("no", "yes"), ("không", "có"), ("no", "không"), ("yes", "có")]))
    return Rising({"kind": "yes_no"}, worse, better)


def levels(draw: st.DrawFn) -> Rising:
    points = [*points_down(draw, draw(st.integers(1, 4))), hundredths(draw(st.integers(-100, 0)))]
    better, worse = two_numbers(draw, 0, len(points) - 1)
    listed = [{"id": f"l{number}", "points": text} for number, text in enumerate(points)]
    return Rising({"kind": "levels", "levels": listed}, f"l{worse}", f"l{better}")


def steps(draw: st.DrawFn) -> Rising:
    rising = draw(st.booleans())
    marks = sorted(draw(st.sets(st.integers(1, 99), min_size=1, max_size=4)), reverse=rising)
    names = ["above", "at_least"] if rising else ["below", "at_most"]
    points = points_down(draw, len(marks))
    listed = [
        {draw(st.sampled_from(names)): str(mark), "points": text} for mark, text in zip(marks, points, strict=True)
    ]
    low, high = shares(draw, marks)
    return Rising({"kind": "steps", "steps": listed}, *((low, high) if rising else (high, low)))


def proportional(draw: st.DrawFn) -> Rising:
    zero_below, full_at = two_numbers(draw, 0, 99)
    inverse = draw(st.booleans())
    low, high = shares(draw, [zero_below, full_at + 1])
    rule = {
        "kind": "proportional",
        "full_at": str(full_at + 1),
        "zero_below": str(zero_below),
        "inverse": str(inverse).lower(),
    }
    return Rising(rule, *((high, low) if inverse else (low, high)))


def bands(draw: st.DrawFn) -> Rising:
    starts = sorted(draw(st.sets(st.integers(0, 90), min_size=1, max_size=4)))
    points = points_down(draw, 2 * len(starts))[::-1]
    listed: list[dict[str, Any]] = []
    for number, start in enumerate(starts):
        linear = draw(st.booleans()) or number == len(starts) - 1
        two = points[2 * number : 2 * number + 2]
        listed.append({"from": str(start), "points": two if linear else two[0]})
    listed[-1]["to"] = str(draw(st.integers(starts[-1] + 1, 100)))
    return Rising({"kind": "bands", "bands": listed}, *shares(draw, [*starts, int(listed[-1]["to"])]))


def checklist(draw: st.DrawFn) -> Rising:
    ids = ["a", "b", "c", "d"]
    done = draw(st.sets(st.sampled_from(ids)))
    fewer = draw(st.sets(st.sampled_from(sorted(done)))) if done else set()
    items = [{"id": name, "points": text} for name, text in zip(ids, ("0.5", "1", "0", "2.5"), strict=True)]
    return Rising({"kind": "checklist", "items": items}, " ".join(fewer) or "none", " ".join(done) or "none")


def deduction(draw: st.DrawFn) -> Rising:
    each = [{"id": name, "points": hundredths(draw(st.integers(1, MAX)))} for name in ("late", "wrong")]
    counts = [two_numbers(draw, 0, 5) for _ in each]
    floor = hundredths(draw(st.integers(-MAX, 100)))
    fewer, more = (" ".join(f"{each[n]['id']}={counts[n][side]}" for n in (0, 1)) for side in (0, 1))
    return Rising({"kind": "deduction", "each": each, "floor": floor}, more, fewer)


def per_item(draw: st.DrawFn) -> Rising:
    fewer, more = two_numbers(draw, 0, 12)
    return Rising({"kind": "per_item", "points": hundredths(draw(st.integers(1, MAX)))}, str(fewer), str(more))


def deadline(draw: st.DrawFn) -> Rising:
    days = [2 * day for day in sorted(draw(st.sets(st.integers(0, 350), min_size=1, max_size=3)))]
    keys = st.sampled_from(["date", "before"])
    by = [
        {draw(keys): (date(2021, 3, 1) + timedelta(days=day)).isoformat(), "points": text}
        for day, text in zip(days, points_down(draw, len(days)), strict=True)
    ]
    near = st.sampled_from([day + off for day in days for off in (-1, 0, 1)])
    early, late = sorted((draw(near | st.integers(-50, 800)), draw(near | st.integers(-50, 800))))
    worse = "none" if draw(st.integers(0, 4)) == 0 else (date(2021, 3, 1) + timedelta(days=late)).isoformat()
    return Rising({"kind": "deadline", "by": by}, worse, f"{date(2021, 3, 1) + timedelta(days=early):%d/%m/%Y}")


def survey(draw: st.DrawFn) -> Rising:
    low, high = draw(st.sampled_from([(0, 100), (1, 5), (0, 10)]))
    one, two = two_numbers(draw, low * 100, high * 100)
    rule = {"kind": "survey", "scale": [str(low), str(high)]}
    if draw(st.booleans()):
        return Rising(rule, hundredths(one), hundredths(two))
    one, two = two_numbers(draw, 0, 62)
    return Rising(rule, f"{one}/62", f"{two}/62")


def value(draw: st.DrawFn) -> Rising:
    one, two = two_numbers(draw, 50, MAX)
    return Rising({"kind": "value", "min": "0.5", "max": hundredths(MAX)}, hundredths(one), hundredths(two))


def normalised(draw: st.DrawFn) -> Rising:
    rule: dict[str, Any] = {"kind": "normalised", "to": [hundredths(draw(st.integers(0, MAX - 1))), hundredths(MAX)]}
    if draw(st.booleans()):
        low = draw(st.integers(-50, 50))
        rule["goalposts"] = [str(low), str(low + draw(st.integers(1, 50)))]
    rule["direction"] = draw(st.sampled_from(["up", "down"]))
    low, high = two_numbers(draw, -6000, 12_000)
    texts = hundredths(low), hundredths(high)
    return Rising(rule, *(texts if rule["direction"] == "up" else texts[::-1]))


def judged(draw: st.DrawFn) -> Rising:
    worse, better = two_numbers(draw, 0, 8)
    return Rising({"kind": "judged", "step": "0.5"}, hundredths(worse * 50), hundredths(better * 50))


def formula(draw: st.DrawFn) -> Rising:
    worse, better = two_numbers(draw, 0, 12)
    facts = [{"id": "done", "is": "count"}, {"id": "met", "is": "yes_no"}]
    lines = [{"when": "met", "give": "full * done / 10"}, {"give": "full / 2 * done / 10"}]
    return Rising(
        {"kind": "formula", "facts": facts, "points": lines}, f"done={worse} met=no", f"done={better} met=yes"
    )


RISING = {
    rule.__name__: rule
    for rule in (
        yes_no, levels, steps, proportional, bands, checklist, deduction, per_item, deadline, survey, value,
        normalised, judged, formula,
    )
}  # fmt: skip


def two_units(drawn: Rising, combine: str) -> Campaign:
    """Unit 01 with the worse facts, unit 02 with the better ones, all else alike."""
    weight = "weight: 2" if combine == "weighted" else ""
    nodes = leaf("A", hundredths(MAX), json.dumps(drawn.rule), weight), leaf("B", "6", "{kind: value, max: 6}", weight)
    file = read_criteria(criteria_text(*nodes, more=f"combine: {combine}").encode(), "c.yaml")
    units = Unit("01", "An", {"kind": "xa"}), Unit("02", "Bo", {"kind": "xa"})
    answers = [Answer(code, "A", "self", facts) for code, facts in (("01", drawn.worse), ("02", drawn.better))]
    answers += [Answer(unit.code, "B", "self", "3") for unit in units]
    return Campaign(SETTINGS, file, units, tuple(answers))


@pytest.mark.parametrize("kind", RISING)
@cases
@given(data=st.data())
def test_better_facts_never_lower_a_score(kind: str, data: st.DataObject) -> None:
    """in a rule that rises, better facts never lower a score"""
    drawn = data.draw(st.composite(RISING[kind])())
    combine = data.draw(st.sampled_from(["sum", "mean", "weighted"]))
    placed = {placed.result.unit.code: placed for placed in rank_campaign(two_units(drawn, combine)).units}
    worse, better = placed["01"], placed["02"]
    assert (worse.result.nodes["A"].points or 0) <= (better.result.nodes["A"].points or 0), drawn
    assert worse.result.score is not None
    assert better.result.score is not None
    assert worse.result.score <= better.result.score
    assert worse.rank is not None
    assert better.rank is not None
    assert worse.rank >= better.rank


@pytest.mark.parametrize("kind", RISING)
def test_drawn_facts_do_differ(kind: str) -> None:
    """The generators above do not only draw facts that are worth the same."""
    higher = 0

    @cases
    @given(drawn=st.composite(RISING[kind])())
    def count(drawn: Rising) -> None:
        nonlocal higher
        scores = {
            placed.result.unit.code: placed.result.score for placed in rank_campaign(two_units(drawn, "sum")).units
        }
        higher += (scores["02"] or 0) > (scores["01"] or 0)

    count()
    assert higher
