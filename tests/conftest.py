"""What all tests share: in CI, where every program is there, a test that skips has failed."""

import os
from collections.abc import Generator
from typing import Any

import pytest

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
