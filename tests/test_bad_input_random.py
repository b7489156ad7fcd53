"""Whatever the bytes of an input file are, it is read or refused within a second; what is read can be scored."""

import re
import shutil
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scoring.campaign.campaign import Campaign
from scoring.campaign.folder import read_campaign
from scoring.campaign.workflow import SCORED_STAGES
from scoring.engine.ranking import rank_campaign
from scoring.problems import Refusal
from scoring.words import LANGUAGES, render
from tests.bad_input import BASE
from tests.properties import cases

FILES = ["criteria.yaml", "campaign.yaml", "units.csv", "answers.csv"]
TOKENS = [
    *"\n \t,;:{}[]\"'#&*!|>%@`?-=\\~/\0\r",
    "\n  - ",
    ": ",
    "<<: ",
    "&a ",
    "*a",
    "!!map ",
    "---\n",
    '""',
    "null",
    "true",
    "NaN",
    ".inf",
    "1e999",
    "-1",
    "0",
    "00",
    "1.234",
    "1,5",
    "1.234,5",
    "9" * 31,
    "٣",
    "２",
    "−1",
    "½",
    "n/a",
    "applies",
    "none",
    "0/0",
    "51/50",
    "05-Oct",
    "2022-02-30",
    "29/02/2023",
    "0000-00-00",
    "99999-12-31",
    "late=",
    "=",
    "I",
    "I.1",
    "T.1",
    "self",
    "council",
    "explanation",
    "yes_no",
    "value",
    "normalised",
    "weighted",
    "kind",
    "rule",
    "children",
    "o\u0302\u0309",
    "\u202e",
    "\u2028",
    "\u00a0",
    "\ufeff",
    "\U0001f600",
    "x" * 70,
]
WORD = re.compile(r"[^\s,;:{}\[\]\"]+")


@st.composite
def mutated(draw: st.DrawFn, name: str) -> bytes:
    """A file of the base campaign with a few words or stretches replaced, cut or repeated."""
    text = (BASE / name).read_text(encoding="utf-8")
    for _ in range(draw(st.integers(1, 3))):
        if draw(st.booleans()):
            words = list(WORD.finditer(text))
            start, stop = draw(st.sampled_from(words)).span() if words else (0, 0)
        else:
            start = draw(st.integers(0, len(text)))
            stop = min(len(text), start + draw(st.integers(0, 40)))
        put = draw(st.one_of(st.sampled_from(TOKENS), st.just(""), st.just(text[start:stop] * 2), st.text(max_size=5)))
        text = text[:start] + put + text[stop:]
    return text.encode("utf-8", "surrogatepass")


def read_or_refused(folder: Path) -> Campaign | Refusal:
    try:
        return read_campaign(folder)
    except Refusal as refusal:
        return refusal


def check(name: str, raw: bytes) -> None:
    """The base campaign with that file in place of its own is refused in words, or can be scored."""
    with tempfile.TemporaryDirectory() as folder:
        for path in BASE.iterdir():
            shutil.copy(path, folder)
        (Path(folder) / name).write_bytes(raw)
        start = time.process_time()
        outcome = read_or_refused(Path(folder))
        seconds = time.process_time() - start
    if isinstance(outcome, Refusal):
        assert outcome.problems
        assert all(render(problem, lang) for problem in outcome.problems for lang in LANGUAGES)
    else:
        assert all(rank_campaign(outcome, stage).units_data for stage in SCORED_STAGES)
    assert seconds < 1


@pytest.mark.parametrize("name", FILES)
@cases
@given(raw=st.binary(max_size=200))
@example(raw=b"\xff\xfe")
@example(raw=b"\xef\xbb\xbf")
def test_any_bytes(name: str, raw: bytes) -> None:
    check(name, raw)


@pytest.mark.parametrize("name", FILES)
@cases
@given(text=st.lists(st.one_of(st.sampled_from(TOKENS), st.text(max_size=3)), max_size=40).map("".join))
def test_any_text(name: str, text: str) -> None:
    check(name, text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("name", FILES)
@cases
@given(data=st.data())
def test_any_change_of_a_valid_file(name: str, data: st.DataObject) -> None:
    check(name, data.draw(mutated(name)))
