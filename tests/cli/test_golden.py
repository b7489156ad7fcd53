"""Whole outputs of the command line; tests/golden/README.md says how to write them anew."""

import pytest

from tests.cli.golden import GOLDEN, check_golden, output

CASES = {
    "rank.vi.txt": "rank tiny --lang vi",
    "rank.en.txt": "rank tiny --lang en",
    "rank-self.en.txt": "rank tiny --stage self --lang en",
    "rank-within.vi.txt": "rank tiny --within cluster --lang vi",
    "rank-node.vi.txt": "rank tiny --node 1.3 --lang vi",
    "rank-node-within.en.txt": "rank tiny --node 1 --within kind --lang en",
    "rank.csv": "rank tiny --format csv",
    "rank-within.csv": "rank tiny --format csv --within cluster",
    "rank-node.csv": "rank tiny --format csv --node 1.3",
    "rank.json": "rank tiny --format json",
    "rank-node.json": "rank tiny --format json --node 1.3 --stage appraisal",
    "explain.vi.txt": "explain tiny 03574 --lang vi",
    "explain.en.txt": "explain tiny 03574 --lang en",
    "explain-town.vi.txt": "explain tiny 03549 --lang vi",
    "explain-node.en.txt": "explain tiny 03580 1 --lang en",
    "explain.json": "explain tiny 03574 1 --format json",
    "show.vi.txt": "show tiny/criteria.yaml --lang vi",
    "show.en.txt": "show tiny/criteria.yaml --lang en",
    "diff.vi.txt": "diff tiny/criteria.yaml tiny/criteria-2023.yaml --lang vi",
    "diff.en.txt": "diff tiny/criteria.yaml tiny/criteria-2023.yaml --lang en",
    "improve.vi.txt": "improve tiny --lang vi",
    "improve.en.txt": "improve tiny --top 2 --lang en",
    "improve.csv": "improve tiny --format csv --lang en",
    "improve.json": "improve tiny --format json",
    "improve-unit.vi.txt": "improve tiny 03586 --lang vi",
    "improve-unit.en.txt": "improve tiny 03574 --lang en",
    "improve-ranks.en.txt": "improve tiny 03574 --ranks 2 --lang en",
    "improve-town.vi.txt": "improve tiny 03549 --lang vi",
    "improve-unit.csv": "improve tiny 03574 --format csv --lang vi",
    "improve-unit.json": "improve tiny 03574 --format json --stage appraisal",
    "catalogue.vi.txt": "catalogue --lang vi",
    "catalogue.en.txt": "catalogue --lang en",
    "workflow.vi.txt": "workflow --lang vi",
    "workflow.en.txt": "workflow --lang en",
    "workflow.json": "workflow --format json",
    "check.vi.txt": "check tiny tiny/criteria.yaml --lang vi",
}
FAULTY = {"check-faulty.vi.txt": "check faulty.yaml --lang vi", "check-faulty.en.txt": "check faulty.yaml --lang en"}


@pytest.fixture(autouse=True)
def _in_the_golden_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths in messages are as given."""
    monkeypatch.chdir(GOLDEN)


@pytest.mark.parametrize("name", CASES)
def test_output(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    check_golden(name, output(capsys, *CASES[name].split())[0])


@pytest.mark.parametrize("name", FAULTY)
def test_output_about_a_faulty_file(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    out, err = output(capsys, *FAULTY[name].split(), status=1)
    check_golden(name, out)
    assert err == ""


def test_every_golden_file_is_in_use() -> None:
    files = {path.name for path in GOLDEN.iterdir() if path.is_file()}
    assert files == {"README.md", "faulty.yaml", *CASES, *FAULTY}
