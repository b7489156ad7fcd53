"""A second, independent scorer, written from the design alone, to check the engine against.

Plain and slow on purpose: fractions all the way, no caches, no code shared with `scoring`. The input is
assumed valid. Where the text leaves a corner open, this is how it is read here:

 1. A node with nothing left (or Σ w = 0) is itself null/null and in no list; the nodes below it were
    looked at and keep their own results and lists (children of weight 0 keep their points).
 2. Under `when_missing: unranked` a Missing leaf takes the points of all nodes above it and the rank, also
    where its weight is 0 or where a node between is out because Σ w = 0 (that one stays null/null).
 3. What the stage does not know is settled before the leaf's own `applies_to`, and after that of the nodes
    above it: an inner node that does not apply has its effect (full: its whole max) also at stage self.
 4. `applies_to` is settled before claims: a unit left out has no unconfirmed claim.
 5. Several columns in `applies_to` must all match; an empty cell matches nothing.
 6. An `n/a` in a survey or register row waits for confirmation as one in a self row does.
 7. Appraisal's `n/a` of its own accord counts, without any claim before it. A council or appraisal row with
    facts, points or `applies` refuses a claim. A withdrawn stage falls back to the stage before it.
 8. A withdrawing row also silences the older rows of its stage.
 9. Unevidenced is listed at every stage, also with a note and under `warn`; only facts of a self row count,
    not `n/a`, not rows of other stages, not where a later stage's row counts. Points are rounded first.
10. Bonus and penalty leaves: left out by `applies_to` they are null/null and in `not_applicable`, whatever
    their effect; unknown to the stage null/null and in no list; without a row 0 of their max.
11. Rescale under mean or weighted leaves the child out and nothing more. Where every child is out by
    rescale the node has nothing left. The whole rescales its first nodes as any node does.
12. An inner node with effect full, zero or rescale counts with its declared max, whatever is unknown below.
13. For `each` and `requires` a node that is out (nothing left, unknown, below) does not apply either; a
    leaf above the deepest level counts at its own depth.
14. With `above_scale` the score is still not below 0; `max` stays the scale, percent may pass 100.
15. An unranked unit keeps bonus, penalty and max. Nothing left in the tree: not ranked, bonus or not.
16. Observed goalposts take facts that count even where they are unevidenced; with direction down and all
    equal everyone gets to₁ too. Only `normalised` facts of units for which leaf and all above it apply.
17. `value` facts with more decimals than `precision` are rounded as any points are.
18. Group ranks are for equal cells (NFC, space around it off), case kept; ties and tie-breaks as overall.
19. Missing gives 0 also where the rule's least is not 0; without accepted evidence: min(points, 0).
20. A cap or an item on a node without points for Missing holds. Of caps the one with the least percent counts, also
    where rounding makes them equal. Quotas look at the rank by score within the whole campaign.
21. A condition's facts without accepted evidence give it nothing above 0, so it is not met. Typed points of a condition
    are compared as they are.
22. Names that sort alike are ordered by code, codes as plain text.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from vn_collate import collate_key

from tests.oracle.numbers import rounded, shown
from tests.oracle.ranking import graded, group_ranks, ranks
from tests.oracle.reading import Campaign, read_campaign
from tests.oracle.scoring import Scored, Scorer
from tests.oracle.standing import observed, stand


def score_folder(folder: Path, stage: str) -> list[dict[str, Any]]:
    """Return the `units` of "Results as JSON" for a valid campaign folder at self, appraisal or final."""
    campaign = read_campaign(folder)
    standings = [stand(campaign, unit, stage) for unit in campaign.units]
    goalposts = observed(campaign, standings)
    units = [Scored(unit, standing) for unit, standing in zip(campaign.units, standings, strict=True)]
    for scored in units:
        Scorer(campaign, stage, scored, goalposts).run()
    grades = graded(campaign, units)
    overall, grouped = ranks(campaign, units, grades), group_ranks(campaign, units, grades)
    result = [
        as_json(
            campaign,
            scored,
            overall.get(scored.unit["code"]),
            grouped[scored.unit["code"]],
            grades[scored.unit["code"]],
        )
        for scored in units
    ]
    return sorted(
        result,
        key=lambda unit: (unit["rank"] is None, unit["rank"] or 0, collate_key(unit["name"]), unit["unit"]),
    )


def as_json(
    campaign: Campaign,
    scored: Scored,
    rank: int | None,
    group: dict[str, int | None],
    grades: tuple[str | None, str | None],
) -> dict[str, Any]:
    """Return one entry of `units`."""
    precision = campaign.precision
    percent = None if scored.score is None else rounded(scored.score / scored.max * 100, precision)
    entry: dict[str, Any] = {
        "unit": scored.unit["code"],
        "name": scored.unit["name"],
        "rank": rank,
        "group_ranks": group,
        "score": shown(scored.score, precision),
        "max": shown(scored.max, precision),
        "percent": shown(percent, precision),
        "grade": grades[1],
        "bonus": shown(scored.bonus, precision),
        "penalty": shown(scored.penalty, precision),
        "missing": scored.missing,
        "not_applicable": scored.not_applicable,
        "unconfirmed": scored.unconfirmed,
        "unevidenced": scored.unevidenced,
        "nodes": {
            node.code: {
                "points": shown(scored.outcomes[node.code].points, precision),
                "max": shown(scored.outcomes[node.code].max, precision),
            }
            for node in campaign.with_points()
        },
    }
    gates = "caps" in campaign.criteria or campaign.conditions
    if gates or any("quota" in each for each in campaign.criteria.get("grades", [])):
        entry |= {"conditions": scored.conditions, "capped_by": scored.capped_by, "grade_before_quota": grades[0]}
    return entry
