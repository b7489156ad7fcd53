"""The catalogue of messages: both languages, the same values, every code in use and every code known."""

import ast
from collections import defaultdict
from pathlib import Path
from typing import get_args

from scoring import messages
from scoring.messages import CATALOGUE
from scoring.messages.campaign import CAMPAIGN
from scoring.messages.concepts import CONCEPTS
from scoring.messages.criteria import CRITERIA
from scoring.messages.facts import FACTS
from scoring.messages.files import FILES
from scoring.messages.message import Message
from scoring.tree.diff import Change, Comparable
from scoring.tree.model import Combine
from scoring.tree.rules_measured import CONDITIONS
from tests.message_calls import Call, calls, fields, named, sources

PROBLEMS = {
    code: message
    for code, message in (FACTS | FILES | CRITERIA | CAMPAIGN).items()
    if not code.startswith(("hint-", "reason-"))
}


GIVEN = "given"
"""What was typed: it stands in the data of a fault also where its sentence does not repeat it."""


def written() -> set[str]:
    """Every text in the source, and the beginnings of those put together, each with a star."""
    nodes = [node for tree in sources().values() for node in ast.walk(tree)]
    found = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    firsts = (node.values[0] for node in nodes if isinstance(node, ast.JoinedStr) and node.values)
    return found | {f"{first.value!s}*" for first in firsts if isinstance(first, ast.Constant)}


def test_messages_take_the_same_values_in_both_languages() -> None:
    unlike = [
        code
        for code, message in CATALOGUE.items()
        if fields(message.vi) != fields(message.en)
        or bool(message.vi) != bool(message.en)
        or bool(message.vi_do) != bool(message.en_do)
        or fields(message.vi_do) != fields(message.en_do)
    ]
    assert unlike == []


def test_problems_say_what_to_do() -> None:
    assert [code for code, message in PROBLEMS.items() if not (message.vi_do and message.en_do)] == []
    assert [code for code, message in PROBLEMS.items() if message.vi == message.en] == []


def test_english_has_no_vietnamese() -> None:
    letters = set("ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ")
    found = {code for code, message in CATALOGUE.items() if set(message.en + message.en_do) & letters}
    assert found <= {"sample-mark", "not-yes-or-no"}


def test_every_code_in_the_source_is_in_the_catalogue() -> None:
    named_in = {code: call.place for call in calls() if call.function not in ("t", "_told") for code in call.codes}
    assert len(named_in) > 800
    assert {code: place for code, place in named_in.items() if code not in CATALOGUE} == {}


def test_values_given_are_those_that_the_message_names() -> None:
    written_out = [call for call in calls() if call.given is not None and set(call.codes) <= set(CATALOGUE)]
    assert len(written_out) > 900
    wrong = [
        (call.place, call.codes, sorted(lacking), sorted(unused))
        for call in written_out
        for lacking, unused in [_wrong(call)]
        if lacking or unused
    ]
    assert wrong == []


def _wrong(call: Call) -> tuple[frozenset[str], frozenset[str]]:
    """The values that the messages of a call name and are not given, and those given that none names."""
    given = call.given or frozenset()
    wanted = frozenset().union(*map(named, call.codes))
    return wanted - given, frozenset() if call.shared else given - wanted - {GIVEN}


def test_every_message_is_used() -> None:
    texts = written() | {f"why-{name.replace('_', '-')}" for name in CONDITIONS}
    texts |= {f"{how}-of" for how in get_args(Combine)}
    texts |= {f"diff-{word}" for word in (*get_args(Change), *get_args(Comparable))}
    nodes = message_nodes()
    beginnings = tuple({text[:-1] for text in texts if text.endswith("-*")} - {"why-", "diff-"})
    texts |= {code for code in CONCEPTS if any(isinstance(node, ast.Constant) and node.value == code for node in nodes)}
    assert [code for code in CATALOGUE if code not in texts and not code.startswith(beginnings)] == []


def message_nodes() -> list[ast.AST]:
    """Everything that the catalogue's modules write, but the concepts' own list."""
    modules = (path for path in Path(messages.__file__).parent.glob("*.py") if path.stem != "concepts")
    return [node for path in modules for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]


def test_a_text_stands_once() -> None:
    places = defaultdict(list)
    for code, message in CATALOGUE.items():
        if message.vi != message.en:  # else it holds values alone, no words
            places[message].append((code, id(message)))
    assert [named for named in places.values() if len({which for _, which in named}) > 1] == []


def test_message_without_advice_has_none() -> None:
    assert Message("a", "b") == ("a", "b", "", "")
