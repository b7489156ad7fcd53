"""A little of what `tests.fuzz` does for minutes, and that it sees what it looks for."""

from pathlib import Path
from random import Random

import pytest

from tests.fuzz import Inputs, fault, garbled


@pytest.mark.parametrize("kind", ["yaml", "csv", "form"])
def test_garbled_files_are_told_not_tripped_over(kind: str, tmp_path: Path) -> None:
    inputs = Inputs(tmp_path, published=False)
    for number in range(12):
        said = fault(inputs.case(kind, Random(number), tmp_path / str(number)))
        assert not said, (number, said)


def test_what_trips_a_command_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def tripped(_: list[str]) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr("tests.fuzz.run", tripped)
    assert "ZeroDivisionError" in fault([["check", "c"]])


def test_changes_are_the_same_for_a_seed() -> None:
    assert garbled(b"a,b\n1,2\n", Random(1)) == garbled(b"a,b\n1,2\n", Random(1))
