"""The JSON Schema takes what the reader takes, read as texts or as YAML 1.2 core values, and refuses slips."""

import re
from typing import Any

import jsonschema
import pytest
import yaml

from scoring import shipped
from scoring.tree.reader import read_criteria
from scoring.tree.rules import KINDS
from scoring.tree.schema import criteria_schema
from tests.small import criteria_text, leaf
from tests.tree.test_rules import CASES, GOOD

VALIDATOR = jsonschema.Draft202012Validator(criteria_schema())


class Core(yaml.SafeLoader):
    """YAML 1.2 core values: no dates, no yes and no, no sexagesimals, no underscores."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}


def _float(loader: Core, node: yaml.ScalarNode) -> float:
    return float(loader.construct_scalar(node).replace(".inf", "inf").replace(".nan", "nan"))


def _int(loader: Core, node: yaml.ScalarNode) -> int:
    text = loader.construct_scalar(node)
    return int(text, 8 if text.startswith("0o") else 16 if text.startswith("0x") else 10)


for _tag, _pattern in {
    "null": r"null|Null|NULL|~|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+",
    "float": r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.inf|\.nan",
}.items():
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"), None)
Core.add_constructor("tag:yaml.org,2002:float", _float)
Core.add_constructor("tag:yaml.org,2002:int", _int)


def core(text: str) -> Any:
    return yaml.load(text, Loader=Core)  # a SafeLoader with fewer types


def texts(text: str) -> Any:
    return yaml.load(text, Loader=yaml.BaseLoader)  # only texts


def errors(data: Any) -> list[str]:
    return [f"{list(error.absolute_path)}: {error.message}" for error in VALIDATOR.iter_errors(data)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("10", 10),
        ("0o17", 15),
        ("0x1F", 31),
        ("0.5", 0.5),
        ("1e3", 1000.0),
        ("true", True),
        ("null", None),
        ("~", None),
        ("yes", "yes"),
        ("no", "no"),
        ("12:30", "12:30"),
        ("1_000", "1_000"),
        ("2022-12-31", "2022-12-31"),
        ("12-31", "12-31"),
        ("0,5", "0,5"),
        ("'10'", "10"),
    ],
)
def test_core_values(text: str, value: object) -> None:
    assert core(f"a: {text}")["a"] == value
    assert type(core(f"a: {text}")["a"]) is type(value)
    assert texts(f"a: {text}")["a"] == text.strip("'")


def test_schema_is_a_schema_of_its_draft() -> None:
    jsonschema.Draft202012Validator.check_schema(criteria_schema())
    assert criteria_schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("name", shipped.catalogue_names())
def test_catalogue_file_read_as_texts(name: str) -> None:
    assert errors(texts(shipped.catalogue_file(name).read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("name", shipped.catalogue_names())
def test_catalogue_file_read_as_core_values(name: str) -> None:
    assert errors(core(shipped.catalogue_file(name).read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("rule", sorted({*(case.rule for case in CASES), *GOOD}))
def test_every_rule_of_the_tables(rule: str) -> None:
    text = criteria_text(leaf("A", "10", rule))
    assert errors(texts(text)) == []
    assert errors(core(text)) == []


@pytest.mark.parametrize("word", ["true", "True", "TRUE", "false", "False", "FALSE"])
def test_true_and_false_match_without_case(word: str) -> None:
    text = criteria_text(leaf("A", "10", more=f"evidence: {{required: {word}}}"))
    assert errors(texts(text)) == []
    assert errors(core(text)) == []
    assert read_criteria(text.encode(), "f").criteria.leaves["A"].evidence.required is (word.casefold() == "true")


def test_schema_knows_every_kind() -> None:
    kinds = {
        part["properties"]["kind"]["const"]
        for part in criteria_schema()["$defs"].values()
        if "kind" in part.get("properties", {})
    }
    assert kinds == set(KINDS)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("scale: 10", "scales: 10"),
        ("scale: 10", "scale: ten"),
        ("scale: 10", "scale: [10]"),
        ("precision: 2", "precision: 2.5"),
        ("ties: min", "ties: max"),
        ("status: reconstructed", "status: made up"),
        ("kind: yes_no", "kind: yesno"),
        ("{kind: yes_no}", "{}"),
        ("{kind: yes_no}", "{kind: yes_no, full_at: 90}"),
        ("{kind: yes_no}", "{kind: levels, levels: []}"),
        ("{kind: yes_no}", "{kind: survey, scale: [1, 2, 3]}"),
        ("{kind: yes_no}", "{kind: proportional, inverse: perhaps}"),
        ("{kind: yes_no}", "{kind: normalised, goalposts: seen}"),
        ("{kind: yes_no}", "{kind: bands, bands: [{from: 0, points: [1, 2, 3]}]}"),
        ("max: 10, ", ""),
        ("code: A, ", ""),
        ("tree: [", "combine: average\ntree: ["),
        ("scale: 10\n", ""),
        ("title: {vi: Bộ nhỏ, en: Small set}", "title: {}"),
    ],
)
def test_faulty_document_is_refused(before: str, after: str) -> None:
    text = criteria_text(leaf("A", "10"))
    assert errors(texts(text)) == []
    assert before in text
    faulty = text.replace(before, after)
    assert errors(texts(faulty)) != []
    assert errors(core(faulty)) != []


def test_max_may_be_left_out_only_for_value() -> None:
    with_value = criteria_text(leaf("A", "10", "{kind: value, max: 10}").replace("max: 10, rule", "rule"))
    assert errors(core(with_value)) == []
