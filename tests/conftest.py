"""What all tests share: in CI, where every program is there, a test that skips has failed."""

import os
import sys
from collections.abc import Generator
from typing import Any

import pytest

import scoring.web  # noqa: F401  # Django takes one set of settings a process: the site's, which hold the store's

# Processes that tests start read the program compiled, also where the machine is set up to keep nothing compiled.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

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


LONGEST = (
    "tests/forms/test_year.py",
    "tests/forms/test_issue.py",
    "tests/publish/workbooks/test_summary.py",
    "tests/publish/workbooks/test_unit.py",
    "tests/publish/test_verify_any.py",
    "tests/publish/test_verify_stated.py",
    "tests/publish/papers/test_word.py",
    "tests/test_docs_publication.py",
    "tests/test_docs_officer.py",
    "tests/publish/site/test_browser.py",
    "tests/forms/test_collect_round_trip.py",
    "tests/analysis/test_compare_properties.py",
)
"""Files that take longest: begun first, so that none of them runs on alone at the end while other cores wait."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    order = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: order.get(item.nodeid.partition("::")[0], len(order)))
