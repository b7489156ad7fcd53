"""Every kind of rule has its entry wherever one is needed: all kinds, all sorts of facts, all tables.

A new kind is written in `scoring/tree`; this module then names every other place where something has to be said of it.
A table is by kind, or by the sort of the facts that rules ask for.
"""

import json
import re
import unicodedata
from collections.abc import Collection, Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, get_args

import pytest

import scoring
from samples.plausible import plausible
from scoring.analysis.steps import Present, candidates
from scoring.analysis.survey_declaration import TAKES
from scoring.annex.clauses import sentence
from scoring.annex.guesses import guess
from scoring.campaign.answers import Answer
from scoring.points import exact_text, parse_number
from scoring.problems import Refusal, Said
from scoring.publish.workbooks.summary_sheets import HEADS
from scoring.spreadsheet.fields import WAYS, fields_of
from scoring.spreadsheet.formulas import points_formula
from scoring.spreadsheet.spoken import SHOWN, shown_in
from scoring.tree.model import Leaf
from scoring.tree.rule import Sort, Yardstick
from scoring.tree.rules import KINDS
from scoring.tree.schema import criteria_schema
from scoring.web.fields import ASKS, groups_of, typed_from
from scoring.words import say
from tests import campaigns_rules
from tests.analysis.test_steps import KINDS_CASES
from tests.benchmarks import decimal_loop
from tests.campaigns_rules import YEAR, decimal
from tests.engine.test_rising import RISING
from tests.oracle import rules as oracle
from tests.small import criteria_of
from tests.small import leaf as leaf_text
from tests.test_campaigns import WANTED
from tests.tree.test_rules import CASES, TERMS, kind_of

ROOT = Path(scoring.__file__).parent.parent
CELLS_IN_A_ROW = 2
MOST, PRECISION = 1000, 2


def named(registry: Collection[object]) -> set[str]:
    """The kinds whose classes are registered."""
    return {kind for kind, rule in KINDS.items() if rule in registry}


def found_in(file: str, pattern: str, after: str = "", until: str = "\n\n") -> set[str]:
    """What the pattern takes from a file, or from what stands between two texts of it."""
    text = (ROOT / file).read_text(encoding="utf-8")
    return set(re.findall(pattern, text.partition(after)[2].partition(until)[0] if after else text))


BY_KIND: dict[str, Collection[str]] = {
    "scoring/spreadsheet/formulas.py": named(points_formula.registry),
    "scoring/analysis/steps.py": named(candidates.registry),
    "criteria/criteria.schema.json": found_in("criteria/criteria.schema.json", r'"const": "(\w+)"'),
    "docs/criteria.md": found_in("docs/criteria.md", r"\bkind: (\w+)"),
    "docs/criteria.md, table of keys": found_in("docs/criteria.md", r"\w+", "| `kind` |", "\n"),
    "docs/improve.md": found_in("docs/improve.md", r"`(\w+)`", "| rule | a step |"),
    "samples/plausible.py": named(plausible.registry),
    "tests/benchmarks/decimal_loop.py": {*decimal_loop.KINDS, *decimal_loop.LEFT_OUT},
    "tests/campaigns_rules.py": campaigns_rules.KINDS,
    "tests/test_campaigns.py, WANTED": {name.partition(":")[2] for name in WANTED if name.startswith("kind:")},
    "tests/oracle/rules.py": oracle.KINDS,
    "tests/engine/test_rising.py": RISING,
    "tests/analysis/test_steps.py": KINDS_CASES,
    "tests/tree/test_rules_*.py": {kind_of(case.rule) for case in CASES},
    "tests/tree/test_rules.py": {kind_of(rule) for rule, *_ in TERMS},
}
BY_SORT: dict[str, Collection[str]] = {
    "scoring/spreadsheet/fields.py": WAYS,
    "scoring/spreadsheet/spoken.py": SHOWN,
    "scoring/analysis/survey_declaration.py": TAKES,
    "scoring/publish/workbooks/summary_sheets.py": HEADS,
    "scoring/web/fields.py": ASKS,
}


@pytest.mark.parametrize("module", BY_KIND)
@pytest.mark.parametrize("kind", KINDS)
def test_kind_is_in_every_table(kind: str, module: str) -> None:
    assert kind in BY_KIND[module], f"{module} has no entry for kind '{kind}'"


@pytest.mark.parametrize("module", BY_KIND)
def test_table_has_no_kind_that_is_gone(module: str) -> None:
    if not module.startswith(("docs/", "criteria/")):
        assert set(BY_KIND[module]) <= set(KINDS)


@pytest.mark.parametrize("module", BY_SORT)
@pytest.mark.parametrize("sort", get_args(Sort))
def test_sort_of_fact_is_in_every_table(sort: str, module: str) -> None:
    assert sort in BY_SORT[module], f"{module} has no entry for facts of sort '{sort}'"


@pytest.mark.parametrize("kind", KINDS)
def test_keys_of_a_kind_are_in_the_table_of_keys(kind: str) -> None:
    rows = re.findall(
        r"^\| (`.+?`) \| ([\w, ]+) \|", (ROOT / "docs/criteria.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    told = {key for keys, places in rows if kind in places.split(", ") for key in re.findall(r"`(\w+)`", keys)}
    missing = {field.alias or name for name, field in KINDS[kind].model_fields.items()} - told
    assert not missing, f"docs/criteria.md, table of keys, has no {sorted(missing)} for kind '{kind}'"


# ── what a rule says of itself ────────────────────────────────────────────────────────────────────────────────────


def leaf_of(rule: dict[str, Any], most: int) -> Leaf:
    text = leaf_text("A", decimal(most, PRECISION), json.dumps(rule, ensure_ascii=False))
    return criteria_of(text, more=f"scale: {decimal(most, PRECISION)}").leaves["A"]


@cache
def samples(kind: str) -> list[tuple[dict[str, Any], Leaf, list[str]]]:
    """Random rules of a kind as data and as leaves, with random facts of each."""
    if kind not in campaigns_rules.KINDS:
        pytest.fail(f"tests/campaigns_rules.py has no entry for kind '{kind}'")
    rng, found = Random(f"kinds {kind}"), []
    for _ in range(12):
        made = campaigns_rules.KINDS[kind](rng, MOST, PRECISION)
        facts = [unicodedata.normalize("NFC", made.facts(rng)) for _ in range(4)]
        found.append((made.rule, leaf_of(made.rule, MOST), facts))
    return found


def cases(kind: str) -> Iterator[tuple[Leaf, str, Yardstick]]:
    for _, leaf, texts in samples(kind):
        for facts in texts:
            yield leaf, facts, Yardstick(leaf.max, YEAR, (Fraction(0), Fraction(100)))


@pytest.mark.parametrize("kind", KINDS)
def test_facts_are_taken_apart_and_joined_as_they_are_asked_for(kind: str) -> None:
    for leaf, facts, yardstick in cases(kind):
        parts = leaf.rule.parts(facts)
        assert len(parts) == len(leaf.rule.asks), f"scoring/tree: what '{kind}' asks for is not what it takes apart"
        again, once = (leaf.rule.outcome(text, yardstick) for text in (leaf.rule.joined(parts), facts))
        assert (again.points, again.why) == (once.points, once.why), f"scoring/tree: '{kind}' joins its facts to others"


@pytest.mark.parametrize("kind", KINDS)
def test_a_leaf_has_one_or_two_cells_or_a_row_for_each_fact(kind: str) -> None:
    for _, leaf, _ in samples(kind):
        rule = leaf.rule
        asked = [field.asks for field in fields_of(rule)]
        fits = len(asked) == len(rule.rows) if rule.rows else len(asked) <= CELLS_IN_A_ROW
        assert fits, f"scoring/tree: the facts of '{kind}' need rows of their own: a row has two cells"
        told_apart = rule.rows or len({said.code for said in asked}) == len(asked)
        assert told_apart, f"scoring/tree: the facts of '{kind}' need rows of their own: two are asked for alike"


@pytest.mark.parametrize("kind", KINDS)
def test_keys_that_are_points_grow_with_max(kind: str) -> None:
    """With these and max doubled, the rule gives double; so editions that only doubled their points are told apart."""
    for data, leaf, texts in samples(kind):
        if not leaf.rule.scales:
            continue
        told = f"scoring/tree: point_keys of '{kind}' don't have just the keys that are points"
        try:
            twice = leaf_of(doubled(data, leaf.rule.point_keys), 2 * MOST)
        except Refusal:
            pytest.fail(told)
        assert twice.rule.least() == 2 * leaf.rule.least(), told
        for facts in texts:
            yardstick = Yardstick(leaf.max, YEAR, (Fraction(0), Fraction(100)))
            points = leaf.rule.outcome(facts, yardstick).points
            if points != leaf.rule.read(facts, yardstick):  # else the facts are points themselves
                found = twice.rule.outcome(facts, yardstick._replace(max=twice.max)).points
                assert found == 2 * points, told


def doubled(data: Any, keys: Collection[str], inside: bool = False) -> Any:
    if isinstance(data, dict):
        return {key: doubled(value, keys, inside or key in keys) for key, value in data.items()}
    if isinstance(data, list):
        return [doubled(item, keys, inside) for item in data]
    return exact_text(2 * parse_number(data)) if inside and isinstance(data, str) else data


# ── what is said of it ────────────────────────────────────────────────────────────────────────────────────────────


def sayings(kind: str) -> Iterator[tuple[str, Said]]:
    """What is said of rules of a kind, and where such sentences stand."""
    for leaf, facts, yardstick in cases(kind):
        yield "scoring/messages/sentences.py", leaf.rule.terms(leaf.max)
        yield "scoring/messages/sentences.py", leaf.rule.outcome(facts, yardstick).why
        for field in fields_of(leaf.rule):
            yield "scoring/messages/forms.py", field.asks
            yield "scoring/messages/forms.py", field.error
        if not leaf.rule.rows:
            asks = fields_of(leaf.rule)[0].asks
            yield "scoring/messages/workbooks_unit.py", Said(asks.code.replace("form-ask-", "sheet-ask-"), asks.values)
            heads = (code for asked in leaf.rule.asks for code in HEADS[asked.sort])
            yield from (("scoring/messages/workbooks.py", Said(code, {})) for code in heads)
        for asked in leaf.rule.asks:
            limits = {"low": asked.low, "high": asked.high, "step": asked.step}
            yield from (("scoring/messages/web.py", Said(code, limits)) for code in ASKS[asked.sort])
        if KINDS[kind] in candidates.registry:
            for present in (Present(None, yardstick), Present(facts, yardstick)):
                tasks = {candidate.task.code: candidate.task for candidate in candidates(leaf.rule, present)}
                yield from (("scoring/messages/improving.py", task) for task in tasks.values())


@pytest.mark.parametrize("kind", KINDS)
def test_all_that_is_said_of_a_kind_has_words(kind: str) -> None:
    missing = set()
    for module, said in sayings(kind):
        try:
            assert say(said, "vi")
            assert say(said, "en")
        except KeyError as unknown:
            missing.add(f"{module} has no entry {unknown} for kind '{kind}'")
    assert not missing, "; ".join(sorted(missing))


@pytest.mark.parametrize("kind", KINDS)
def test_facts_of_a_kind_are_said_in_both_languages(kind: str) -> None:
    for leaf, facts, _ in cases(kind):
        assert shown_in(leaf.rule, facts, "vi"), f"scoring/spreadsheet/spoken.py says nothing of kind '{kind}'"
        assert shown_in(leaf.rule, facts, "en"), f"scoring/spreadsheet/spoken.py says nothing of kind '{kind}'"


WITHOUT_FACTS = {"formula"}
"""Kinds whose sentence does not say what they ask for, so that no annex gives them back."""


@pytest.mark.parametrize("kind", KINDS)
def test_sentence_of_a_kind_is_understood_in_an_annex(kind: str) -> None:
    """What `criteria table` writes of a rule, `criteria import` reads: as this kind, or as one that asks the same."""
    read_as = set()
    for _, leaf, _ in samples(kind):
        said = say(leaf.rule.terms(leaf.max), "vi")
        found = guess(sentence(said, [], leaf.max))
        assert (found is None) == (kind in WITHOUT_FACTS), f"scoring/annex/guesses_own.py can't read '{kind}': {said}"
        read_as.add(None if found is None else found.rule["kind"])
    wanted = None if kind in WITHOUT_FACTS else kind
    assert wanted in read_as, f"scoring/annex/guesses_own.py reads '{kind}' as {read_as}"


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_asks_for_the_facts_of_a_kind(kind: str) -> None:
    for leaf, facts, _ in cases(kind):
        typed = typed_from(leaf, Answer("01", leaf.code, "self", facts))
        for lang in ("vi", "en"):
            try:
                inputs = [one for group in groups_of(leaf, typed, (), lang) for one in group.inputs]
            except (KeyError, ValueError) as unknown:
                pytest.fail(f"scoring/web/fields.py has no cells, labels or choices for '{kind}': {unknown!r}")
            assert all(one.label for one in inputs), f"scoring/web/fields.py asks nothing of '{kind}'"
            assert len(inputs) == len(fields_of(leaf.rule)), f"scoring/web/fields.py: cells of '{kind}'"


def test_shipped_schema_is_the_one_of_the_rules() -> None:
    shipped = json.loads((ROOT / "criteria/criteria.schema.json").read_text(encoding="utf-8"))
    assert shipped == criteria_schema(), "criteria/criteria.schema.json: write it anew with 'scoring schema'"
