"""A leaf whose rule depends on the unit: the first of `rules_for` whose units match takes the place of `rule`."""

import jsonschema
import pytest
import yaml

from scoring.tree.diff import compare_editions
from scoring.tree.model import CriteriaSet
from scoring.tree.reader import read_criteria, write_criteria
from scoring.tree.schema import criteria_schema
from tests.small import criteria_of, criteria_text, leaf

OWN = "{kind: proportional, full_at: 90}"
MOUNTAINS = "{units: {region: [mien-nui], kind: [xa, thi_tran]}, rule: {kind: proportional, full_at: 75}}"
TOWNS = "{units: {kind: [thi_tran]}, rule: {kind: proportional, full_at: 80}}"


def of(*rules: str) -> CriteriaSet:
    more = f"rules_for: [{', '.join(rules)}]" if rules else ""
    return criteria_of(leaf("A", "10", OWN, more))


@pytest.mark.parametrize(
    ("columns", "place"),
    [
        ({"kind": "xa", "region": "mien-nui"}, 1),
        ({"kind": "XA", "region": "Mien-Nui"}, 1),
        ({"kind": "thi_tran", "region": "mien-nui"}, 1),
        ({"kind": "thi_tran", "region": "dong-bang"}, 2),
        ({"kind": "thi_tran"}, 2),
        ({"kind": "phuong", "region": "mien-nui"}, 0),
        ({"kind": "xa", "region": ""}, 0),
    ],
)
def test_first_rule_whose_units_match_every_column_is_the_unit_s(columns: dict[str, str], place: int) -> None:
    criteria = of(MOUNTAINS, TOWNS)
    seen = criteria.leaves["A"].seen_by(columns)
    assert seen.rule_key == ("A", place)
    assert criteria.seen_by(columns).leaves["A"] == seen
    assert seen.by_rule == (seen,)


def test_set_without_rules_for_is_every_unit_s_as_it_is() -> None:
    criteria = of()
    assert criteria.seen_by({"kind": "xa"}) is criteria
    assert criteria.leaves["A"].seen_by({"kind": "xa"}) is criteria.leaves["A"]


def test_set_as_units_see_it_is_made_once_for_all_that_see_the_same_and_known_by_the_same_digest() -> None:
    criteria = of(MOUNTAINS)
    mountain = criteria.seen_by({"kind": "xa", "region": "mien-nui"})
    assert mountain is criteria.seen_by({"kind": "thi_tran", "region": "mien-nui", "cluster": "2"})
    assert mountain.digest == criteria.digest
    assert criteria.seen_by({"kind": "xa"}).leaves["A"].rule == criteria.leaves["A"].rule


def test_rules_in_bonus_penalty_and_conditions_are_the_unit_s_too() -> None:
    given = "{code: CODE, max: 1, rule: {kind: yes_no}, rules_for: [{units: {kind: [xa]}, rule: RULE}]}"
    of_block = {
        code: given.replace("CODE", code).replace("RULE", "{kind: per_item, points: 0.5}") for code in ("B", "P")
    }
    condition = given.replace("CODE", "C").replace("max: 1, ", "").replace("RULE", "{kind: proportional}")
    criteria = criteria_of(
        leaf("A", "10"),
        more=f"bonus: {{max: 1, children: [{of_block['B']}]}}\npenalty: {{max: 1, children: [{of_block['P']}]}}\n"
        f"conditions: [{condition}]",
    )
    kinds = {code: found.rule.kind for code, found in criteria.seen_by({"kind": "xa"}).leaves.items()}
    assert kinds == {"A": "yes_no", "B": "per_item", "P": "per_item", "C": "proportional"}


def test_file_reads_back_as_it_was_written_and_a_set_without_the_key_keeps_its_digest() -> None:
    criteria = of(MOUNTAINS, TOWNS)
    assert read_criteria(write_criteria(criteria).encode(), "criteria.yaml").criteria == criteria
    assert "rules_for" not in of().model_dump_json()
    assert criteria.digest != of().digest


def test_schema_takes_the_key() -> None:
    text = criteria_text(leaf("A", "10", OWN, f"rules_for: [{MOUNTAINS}]"))
    data = write_criteria(read_criteria(text.encode(), "criteria.yaml").criteria)
    validator = jsonschema.Draft202012Validator(criteria_schema())
    assert list(validator.iter_errors(yaml.safe_load(data))) == []
    assert list(validator.iter_errors(yaml.safe_load(data.replace("units:", "unit:")))) != []


def test_further_rule_that_changed_is_a_changed_rule() -> None:
    softer = MOUNTAINS.replace("75", "70")
    pairs: list[tuple[CriteriaSet, CriteriaSet]] = [(of(), of(MOUNTAINS)), (of(MOUNTAINS), of(softer))]
    changed = [compare_editions(old, new).nodes[0] for old, new in pairs]
    assert [(node.changes, node.comparable) for node in changed] == [(("rule",), "no")] * 2


def test_further_rules_with_all_points_doubled_compare_as_shares() -> None:
    def doubled(most: str, points: str) -> CriteriaSet:
        rule = f"{{kind: steps, steps: [{{at_least: 50, points: {points}}}]}}"
        return criteria_of(
            leaf("A", most, rule, f"rules_for: [{{units: {{kind: [xa]}}, rule: {rule}}}]"), more=f"scale: {most}"
        )

    assert compare_editions(doubled("10", "10"), doubled("20", "20")).nodes[0].comparable == "percent"
