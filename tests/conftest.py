"""What all tests share: in CI, where every program is there, a test that skips has failed."""

import dataclasses
import gc
import os
import sys
from collections.abc import Generator, Iterator
from typing import Any

import pytest

import scoring.web  # noqa: F401  # Django takes one set of settings a process: the site's, which hold the store's
from scoring.tree import reader

# Processes that tests start read the program compiled, also where the machine is set up to keep nothing compiled.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

gc.set_threshold(20_000, 20, 10)  # to look for garbage after every 700 objects took a twentieth of the tests' time

SKIP_IS_FAILURE = bool(os.environ.get("SCORING_SKIP_IS_FAILURE"))


def _fail_where_skipped(report: pytest.TestReport | pytest.CollectReport) -> None:
    if SKIP_IS_FAILURE and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may skip: {report.longrepr}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, Any, pytest.TestReport]:
    report: pytest.TestReport = yield
    _fail_where_skipped(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, Any, pytest.CollectReport]:
    report: pytest.CollectReport = yield
    _fail_where_skipped(report)
    return report


LARGE = 10_000
"""Bytes of a criteria file that is read once a process; smaller ones are what tests are about."""


@pytest.fixture(scope="session", autouse=True)
def _large_criteria_are_read_once() -> Iterator[None]:
    """Hundreds of tests run commands on the campaigns shipped; their criteria never change."""
    read = reader.read_criteria
    kept: dict[bytes, reader.CriteriaFile] = {}

    def read_once(raw: bytes, file: str) -> reader.CriteriaFile:
        if len(raw) < LARGE:
            return read(raw, file)
        if raw not in kept:
            found = read(raw, file)
            if found.notices:  # they name the file
                return found
            kept[raw] = found
        return dataclasses.replace(kept[raw], file=file)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "read_criteria", read_once)
        yield


def pytest_collection_finish() -> None:
    gc.collect()


class Garbage:
    """What was imported and collected is not gone through again and again in search of garbage.

    A command freezes and thaws by itself; whether it did is kept here, since the interpreter counts all that is frozen
    to answer, for each test anew.
    """

    frozen = False
    thaw = staticmethod(gc.unfreeze)

    @classmethod
    def thawed(cls) -> None:
        cls.thaw()
        cls.frozen = False


gc.unfreeze = Garbage.thawed


@pytest.hookimpl(trylast=True)
def pytest_runtest_setup() -> None:
    if not Garbage.frozen:
        gc.freeze()
        Garbage.frozen = True


def pytest_sessionfinish() -> None:
    gc.unfreeze()


LONGEST = (
    "tests/publish/workbooks/test_summary.py",
    "tests/web/test_browser.py",
    "tests/publish/site/test_browser.py",
    "tests/forms/test_year.py",
    "tests/publish/site/test_write.py",
    "tests/publish/test_tampering.py",
    "tests/publish/papers/test_word.py",
    "tests/publish/test_verify_any.py",
    "tests/publish/workbooks/test_unit.py",
    "tests/forms/test_issue.py",
    "tests/store/test_backup.py",
    "tests/publish/workbooks/test_long_numbers.py",
    "tests/test_docs_publication.py",
    "tests/publish/test_verify_stated.py",
    "tests/publish/test_slides.py",
    "tests/publish/site/test_map.py",
    "tests/publish/test_data.py",
    "tests/publish/test_verify_made.py",
    "tests/publish/site/test_pair.py",
    "tests/publish/test_verify.py",
    "tests/forms/test_collect_hostile.py",
    "tests/forms/test_collect_round_trip.py",
    "tests/publish/workbooks/test_summary_rules_for.py",
    "tests/test_docs_operator.py",
    "tests/engine/test_against_oracle.py",
    "tests/cli/test_publish.py",
    "tests/store/test_commands.py",
    "tests/store/test_year.py",
    "tests/store/test_evidence.py",
    "tests/forms/test_merge_properties.py",
    "tests/test_docs_officer.py",
    "tests/test_docs_secretariat.py",
    "tests/test_docs_trust.py",
    "tests/publish/test_datapackage.py",
    "tests/spreadsheet/test_exact.py",
    "tests/spreadsheet/test_formulas.py",
    "tests/test_bad_input.py",
    "tests/test_campaigns.py",
    "tests/test_kinds.py",
    "tests/web/test_rights.py",
)
"""Files that take longest: begun first, so that none of them runs on alone at the end while other cores wait."""


@pytest.hookimpl(wrapper=True, optionalhook=True)
def pytest_xdist_auto_num_workers() -> Generator[None, int, int]:
    """One process more than cores: while one waits for a browser, an office program or a database, another works."""
    cores = yield
    return cores + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    order = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: order.get(item.nodeid.partition("::")[0], len(order)))
