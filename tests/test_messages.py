"""The catalogue of messages: both languages, the same values, every code in use and every code known."""

import ast
import string
from pathlib import Path
from typing import get_args

import pytest

import scoring
from scoring.messages import CATALOGUE
from scoring.messages.campaign import CAMPAIGN
from scoring.messages.criteria import CRITERIA
from scoring.messages.facts import FACTS
from scoring.messages.files import FILES
from scoring.messages.message import Message
from scoring.tree.diff import Change, Comparable
from scoring.tree.rules_measured import CONDITIONS

SOURCES = sorted(Path(scoring.__file__).parent.rglob("*.py"))
PROBLEMS = {
    code: message
    for code, message in (FACTS | FILES | CRITERIA | CAMPAIGN).items()
    if not code.startswith(("hint-", "reason-"))
}


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def called(name: str, position: int = 0) -> set[str]:
    """The codes given to every call of `name` in the source, where they are written out."""
    found = set()
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == name and len(node.args) > position:
                argument = node.args[position]
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    found.add(argument.value)
    return found


def written() -> set[str]:
    """Every text in the source but for the catalogue's own keys, and the beginnings of those put together."""
    found = set()
    for source in SOURCES:
        tree = ast.parse(source.read_text(encoding="utf-8"))
        in_catalogue = source.parent.name == "messages"
        for node in ast.walk(tree):
            if in_catalogue and isinstance(node, ast.Dict):
                continue
            if isinstance(node, ast.JoinedStr) and not in_catalogue:
                first = node.values[0]
                found.add(f"{first.value}*" if isinstance(first, ast.Constant) and isinstance(first.value, str) else "")
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and not in_catalogue:
                found.add(node.value)
    return found


@pytest.mark.parametrize("code", CATALOGUE)
def test_message_takes_the_same_values_in_both_languages(code: str) -> None:
    message = CATALOGUE[code]
    assert fields(message.vi) == fields(message.en)
    assert bool(message.vi) == bool(message.en)
    assert bool(message.vi_do) == bool(message.en_do)
    assert fields(message.vi_do) == fields(message.en_do)


@pytest.mark.parametrize("code", PROBLEMS)
def test_problem_says_what_to_do(code: str) -> None:
    assert PROBLEMS[code].vi_do
    assert PROBLEMS[code].en_do
    assert PROBLEMS[code].vi != PROBLEMS[code].en


@pytest.mark.parametrize("code", CATALOGUE)
def test_english_has_no_vietnamese(code: str) -> None:
    message = CATALOGUE[code]
    if code not in ("sample-mark", "not-yes-or-no"):
        assert not set(message.en + message.en_do) & set("ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ")


def test_every_code_in_the_source_is_in_the_catalogue() -> None:
    said = called("Said") | called("Fault") | called("Problem") | called("tell") | called("PydanticCustomError")
    assert len(said) > 100
    assert said - set(CATALOGUE) == set()


def test_every_message_is_used() -> None:
    texts = written() | {"mean-of", "weighted-of", *(f"why-{name.replace('_', '-')}" for name in CONDITIONS)}
    texts |= {f"diff-{word}" for word in (*get_args(Change), *get_args(Comparable))}
    beginnings = tuple({text[:-1] for text in texts if text.endswith("-*")} - {"why-", "diff-"})
    assert [code for code in CATALOGUE if code not in texts and not code.startswith(beginnings)] == []


def test_message_without_advice_has_none() -> None:
    assert Message("a", "b") == ("a", "b", "", "")
