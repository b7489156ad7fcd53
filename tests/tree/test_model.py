"""The criteria set as a model: its nodes, its titles, its digest."""

import hashlib
import json

import pytest
import rfc8785
from pydantic import ValidationError

from scoring import shipped
from scoring.tree.canonical import canonical_json, digest_of
from scoring.tree.model import CriteriaSet
from scoring.tree.reader import read_criteria, read_criteria_file
from tests.small import branch, criteria_of, criteria_text, leaf

NODES = branch("A", "5", leaf("A.1", "2"), leaf("A.2", "3")), leaf("B", "5", "{kind: proportional}")
MORE = f"bonus: {{max: 1, children: [{leaf('X')}]}}\npenalty: {{max: 1, children: [{leaf('Y')}]}}"


def digest(text: str) -> str:
    return read_criteria(text.encode(), "c.yaml").criteria.digest


def test_nodes_in_the_order_of_the_file() -> None:
    criteria = criteria_of(*NODES, more=MORE)
    assert list(criteria.nodes) == ["A", "A.1", "A.2", "B", "X", "Y"]
    assert list(criteria.leaves) == ["A.1", "A.2", "B", "X", "Y"]
    assert criteria.depths == {"A": 0, "A.1": 1, "A.2": 1, "B": 0}
    assert criteria.name == "small@1"


def test_digits_are_those_of_precision_unless_said() -> None:
    assert criteria_of(*NODES).digits == 2
    assert criteria_of(*NODES, more="display: 1").digits == 1
    assert criteria_of(*NODES, more="display: 0").digits == 0


def test_what_a_node_rests_on_is_that_of_its_own_fields_in_a_copy_too() -> None:
    node = criteria_of(*NODES).leaves["B"]
    known = node.rests_on
    assert node.model_copy(update={"max": node.max, "vi": "Khác"}).rests_on == known
    assert node.model_copy(update={"max": node.max + 1}).rests_on != known
    assert criteria_of(*NODES).changed(display=1).digits == 1


def test_title_in_one_language_stands_in_for_the_other() -> None:
    criteria = criteria_of(
        "{code: A, vi: Một, max: 4, rule: {kind: yes_no}}", "{code: B, max: 6, rule: {kind: yes_no}}"
    )
    assert criteria.nodes["A"].title == ("Một", "Một")
    assert criteria.nodes["B"].title == ("B", "B")


def test_model_is_frozen() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        setattr(criteria_of(*NODES), "scale", 11)  # noqa: B010


@pytest.mark.parametrize("name", shipped.catalogue_names())
def test_digest_is_sha256_of_canonical_json(name: str) -> None:
    criteria = read_criteria_file(shipped.catalogue_file(name)).criteria
    canonical = rfc8785.dumps(criteria.model_dump(mode="json", by_alias=True))
    assert criteria.digest == "sha256:" + hashlib.sha256(canonical).hexdigest()


def test_digest_is_unchanged_by_comments_and_layout() -> None:
    text = criteria_text(*NODES)
    block = text.replace("{ties: min}", "\n  # how ties stand\n  ties:   'min'\n").replace(
        "scale: 10", "scale: 10.0 # all"
    )
    assert block != text
    assert digest(block) == digest(text)


def test_digest_is_unchanged_by_the_order_of_keys() -> None:
    text = criteria_text(*NODES)
    lines = text.splitlines()
    assert digest("\n".join([lines[-1], *lines[:-1]])) == digest(text)


def test_digest_is_unchanged_by_defaults_written_out() -> None:
    text = criteria_text(*NODES)
    more = "from: self, evidence: {required: false}, not_applicable: forbidden"
    written = text.replace(
        "{kind: proportional}", "{kind: proportional, full_at: 100, zero_below: 0, inverse: false}, " + more
    )
    written = written.replace("ranking: {ties: min}", "combine: sum\nranking: {ties: min, tie_break: []}")
    assert written != text
    assert digest(written) == digest(text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{kind: proportional}", "{kind: proportional, full_at: 99}"),
        ("ties: min", "ties: dense"),
        ("vi: Mục B", "vi: Mục C"),
        ("precision: 2", "precision: 3"),
        ("code: A.1", "code: A.9"),
    ],
)
def test_digest_is_changed_by_what_counts(before: str, after: str) -> None:
    text = criteria_text(*NODES)
    assert before in text
    assert digest(text.replace(before, after)) != digest(text)


def test_digest_is_changed_by_a_point() -> None:
    assert criteria_of(leaf("A", "4"), leaf("B", "6")).digest != criteria_of(leaf("A", "5"), leaf("B", "5")).digest


@pytest.mark.parametrize(
    "data",
    [
        {"b": 1, "a": [True, False, None], "ă": "Ế", "": ""},
        {"tab\t": '\b\f\n\r"\\\u0001\u007f\u2028', "é": "\U0001f600"},
        {"\uffee": 1, "\U0001d49c": 2, "z": {"\uff5e": [], "\U00010000": {}}},
        [0, -1, 10**15],
    ],
)
def test_canonical_json_is_that_of_rfc_8785(data: object) -> None:
    assert canonical_json(data).encode() == rfc8785.dumps(data)  # type: ignore[arg-type]
    assert json.loads(canonical_json(data)) == data


def test_digest_of_text() -> None:
    assert digest_of("é") == "sha256:" + hashlib.sha256("é".encode()).hexdigest()


def test_grade_and_body_by_id() -> None:
    criteria = criteria_of(*NODES, more="grades: [{id: g, at_least: 0}]\nbodies: [{id: b, vi: Sở}]")
    assert criteria.grade("g").at_least == 0
    assert criteria.body("b").vi == "Sở"


def test_unknown_key_in_code_is_refused() -> None:
    with pytest.raises(ValidationError, match="extra_forbidden"):
        CriteriaSet.model_validate({"ladder": 1})
