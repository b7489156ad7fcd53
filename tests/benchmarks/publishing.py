"""How long a publication takes, and how much memory: Phong Thổ, a province, the whole country."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from scoring.shipped import campaign_folder

Report = Callable[[str, str, str, bool], None]
SCORING = [sys.executable, "-m", "scoring.cli.main"]
NATIONAL_PARTS = ["--only", "data", "--only", "summary", "--only", "site"]


def publishing(province: Path, national: Path, report: Report) -> None:
    """Each goal once: a publication takes long enough for noise not to matter. The folders are campaigns."""
    with tempfile.TemporaryDirectory() as name:
        out = Path(name)
        _whole("Phong Thổ", campaign_folder("phong-tho-2022"), out / "phong-tho", 10, report)
        _whole("province", province, out / "province", 60, report)
        took, peak = _measured(["publish", str(national), "--out", str(out / "national"), *NATIONAL_PARTS])
        report("publish: national, data, summary and site", f"{took:.0f} s", "≤ 180 s", took <= 180)
        report("publish: national, peak memory", f"{peak:.0f} MiB", "≤ 1024 MiB", peak <= 1024)
        took, peak = _measured(["publish", str(national), "--out", str(out / "data"), "--only", "data"])
        report("publish: national, data alone", f"{took:.0f} s", "≤ 25 s", took <= 25)


def _whole(what: str, campaign: Path, out: Path, goal: int, report: Report) -> None:
    took, _ = _measured(["publish", str(campaign), "--out", str(out)])
    report(f"publish: {what}, everything", f"{took:.1f} s", f"≤ {goal} s", took <= goal)
    checked, _ = _measured(["verify", str(out)])
    report(f"verify: {what}, everything", f"{checked:.1f} s", f"≤ {goal} s", checked <= goal)


def _measured(arguments: Sequence[str]) -> tuple[float, float]:
    """Wall time of a process, and its peak memory in MiB."""
    start = time.perf_counter()
    with subprocess.Popen([*SCORING, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, arguments
    return time.perf_counter() - start, usage.ru_maxrss / 1024
