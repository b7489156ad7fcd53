"""Bounds of ranks against every way in which the facts that nobody has may turn out."""

from dataclasses import replace
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from scoring.analysis.rehearse import rehearse
from scoring.campaign.answers import Answer
from scoring.campaign.folder import read_campaign
from scoring.engine.ranking import rank_campaign
from tests.properties import cases
from tests.small import criteria_of, criteria_text, leaf, write

UNITS = ("01", "02", "03")
NEW = "{code: K.1, vi: Điều kiện, en: Condition, rule: {kind: yes_no}}"
percents = st.sampled_from([20, 40, 50, 60, 80])


@st.composite
def amendments(draw: st.DrawFn) -> tuple[list[str], str, str, str]:
    """First nodes of which N is new, what else the set says, whether ranks go by grade with quotas, facts of B."""
    most = draw(st.sampled_from(["1", "3", "5"]))
    nodes = [leaf("N", most), leaf("B", str(10 - int(most)), "{kind: proportional}")]
    by = draw(st.sampled_from(["score", "grade"]))
    ties = draw(st.sampled_from(["min", "dense"]))
    tie_break = draw(st.sampled_from(["", ", tie_break: [N]", ", tie_break: [B]"]))
    quotas = draw(st.sampled_from(["", f", quota: {{share: {draw(percents)}, of: [a, b]}}", ", quota: {share: 50}"]))
    asked = draw(st.sampled_from(["", ", requires: [{node: N, at_least: 100}]", ", requires: [{condition: K.1}]"]))
    second = draw(st.sampled_from(["", ", quota: {share: 25}"]))
    grades = (
        f"grades: [{{id: a, vi: A, at_least: {draw(st.sampled_from([60, 80]))}{asked}{quotas}}}, "
        f"{{id: b, vi: B, at_least: 40{second}}}, {{id: c, vi: C, at_least: 0}}]"
    )
    caps = draw(st.sampled_from(["", f"\ncaps: [{{unless: {{condition: K.1}}, at_most: {draw(percents)}}}]"]))
    more = f"ranking: {{ties: {ties}, by: {by}{tie_break}}}\nconditions: [{NEW}]\n{grades}{caps}"
    shares = draw(st.lists(st.sampled_from([0, 20, 40, 60, 80, 100]), min_size=len(UNITS), max_size=len(UNITS)))
    answers = "\n".join(f"{unit},B,self,{share}%" for unit, share in zip(UNITS, shares, strict=True))
    sure = "sure" if ties == "min" and (by == "score" or not (quotas or second)) else ""
    return nodes, more, sure, answers


@cases
@given(amendments())
def test_ranks_and_scores_keep_their_bounds_however_facts_turn_out(made: tuple[list[str], str, str, str]) -> None:
    """And reach them, unless quotas or dense ranks let others decide."""
    nodes, more, sure, answers = made
    old = criteria_text(leaf("B", "10", "{kind: proportional}"))
    units = "\n".join(f"{unit},Xã {unit},xa" for unit in UNITS)
    with TemporaryDirectory() as folder:
        campaign = read_campaign(write(Path(folder), old, answers, units=units))
    file = replace(campaign.criteria_file, criteria=criteria_of(*nodes, more=more))
    found = rehearse(campaign, file)
    assert {one.leaf.code for one in found.unknown} == {"N", "K.1"}
    ranks: dict[str, set[int | None]] = {unit: set() for unit in UNITS}
    scores: dict[str, set[int | None]] = {unit: set() for unit in UNITS}
    lacking = [(unit, code) for unit in UNITS for code in ("N", "K.1")]
    for turned_out in product(("yes", "no"), repeat=len(lacking)):
        rows = [Answer(unit, code, "self", facts) for (unit, code), facts in zip(lacking, turned_out, strict=True)]
        anew = replace(campaign, criteria_file=file, answers=(*campaign.answers, *rows))
        for placed in rank_campaign(anew).units:
            ranks[placed.result.unit.code].add(placed.rank)
            scores[placed.result.unit.code].add(placed.result.score)
    for unit, bounds in found.bounds.items():
        possible = [rank for rank in ranks[unit] if rank is not None]
        points = [score for score in scores[unit] if score is not None]
        assert (bounds.least, bounds.most) == (min(points), max(points))
        assert (bounds.best_rank or 0) <= min(possible)
        assert max(possible) <= (bounds.worst_rank or 0)
        if sure:
            assert (bounds.best_rank, bounds.worst_rank) == (min(possible), max(possible))
