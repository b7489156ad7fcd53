"""Facts are read once for each text of a leaf, by the set and for the year they are of."""

from typing import Any

import pytest

from scoring.problems import Fault
from scoring.tree.readings import Readings
from scoring.tree.rule import Yardstick
from scoring.tree.rules_measured import Proportional
from tests.small import criteria_of, leaf

LEAVES = leaf("A", "5", "{kind: proportional}"), leaf("B", "5")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that the rule of the first leaf is asked to read."""
    texts: list[str] = []
    read = Proportional.read

    def counted(self: Proportional, text: str, yardstick: Yardstick) -> Any:
        texts.append(text)
        return read(self, text, yardstick)

    monkeypatch.setattr(Proportional, "read", counted)
    return texts


def test_text_is_read_once(asked: list[str]) -> None:
    readings = Readings(criteria_of(*LEAVES), 2022)
    first = [readings["A", 0][text] for text in ("45/50", "9/10", "45/50")]
    assert first[0] is first[2]
    assert first[0] != first[1]
    assert asked == ["45/50", "9/10"]


def test_text_that_is_no_fact_is_refused_each_time(asked: list[str]) -> None:
    readings = Readings(criteria_of(*LEAVES), 2022)
    for _ in range(2):
        with pytest.raises(Fault) as fault:
            readings["A", 0]["60/50"]
        assert fault.value.code == "share-above-one"
    assert "60/50" not in readings["A", 0]


def test_readings_are_of_one_set_and_year() -> None:
    one, other = criteria_of(*LEAVES), criteria_of(*LEAVES)
    readings = Readings(one, 2022)
    assert readings.are_of(one, 2022)
    assert not readings.are_of(one, 2023)
    assert not readings.are_of(other, 2022)
