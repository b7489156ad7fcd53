"""How fast it is, as ratios within one run: `python -m tests.benchmarks.run [--quick]`.

Each pair is measured in turn, several times; medians are quoted, because machines are noisy. Goals are the
product's own; a goal missed is printed as missed and fails nothing.
"""

import argparse
import gc
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from samples.generate import generate
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder import read_campaign
from scoring.campaign.folder_write import write_campaign
from scoring.engine.evaluate import Evaluator
from scoring.engine.ranking import rank_campaign
from tests.benchmarks.apart import write_apart
from tests.benchmarks.decimal_loop import rank_by_rules, rank_by_shares
from tests.benchmarks.publishing import publishing

NATIONAL, PROVINCE, LARGE = 3321, 168, 30_000
CRITERIA = "papi-commune@2022"

READ_CSV = "import csv,sys\nfor row in csv.reader(open(sys.argv[1],encoding='utf-8',newline='')): pass"
BARE_CLICK = "import click\n@click.command()\n@click.argument('name')\ndef main(name): pass\nmain(['--help'])"
SCORING = [sys.executable, "-m", "scoring.cli.main"]
UNLIKE_INSTALLED = "PYTHONDONTWRITEBYTECODE"
"""An installed program has its bytecode; without it every process compiles more than a hundred modules anew."""


def process_seconds(command: Sequence[str]) -> float:
    """Wall time of a whole process."""
    environment = {name: value for name, value in os.environ.items() if name != UNLIKE_INSTALLED}
    start = time.perf_counter()
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def seconds(job: Callable[[], object]) -> float:
    """Wall time of a job in this process."""
    gc.collect()
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


def compared(first: Callable[[], float], second: Callable[[], float], runs: int) -> tuple[float, float, float]:
    """Medians of both, taken in turn, and the median of their ratios."""
    pairs = [(first(), second()) for _ in range(runs)]
    ratios = [one / other for one, other in pairs]
    return (
        statistics.median(one for one, _ in pairs),
        statistics.median(other for _, other in pairs),
        statistics.median(ratios),
    )


def report(what: str, figure: str, goal: str, met: bool) -> None:
    print(f"{what:<58} {figure:<34} goal {goal:<16} {'met' if met else 'MISSED'}")


def made(folder: Path, units: int) -> Campaign:
    """A generated campaign, written to a folder and read back."""
    write_campaign(generate(CRITERIA, units, seed=1), folder)
    return read_campaign(folder)


def national(folder: Path, runs: int, what: str, most: int) -> None:
    rank = [*SCORING, "rank", str(folder), "--format", "json"]
    csv_pass = [sys.executable, "-c", READ_CSV, str(folder / "answers.csv")]
    ours, theirs, ratio = compared(lambda: process_seconds(rank), lambda: process_seconds(csv_pass), runs)
    figure = f"{ours:.2f} s ÷ {theirs:.2f} s = {ratio:.1f} ×"
    report(f"{what}: rank --format json ÷ one csv pass, processes", figure, f"≤ {most} ×", ratio <= most)
    # The children of this process so far are rankings and passes; the largest of them is the ranking.
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    report(f"{what}: peak memory of the ranking", f"{peak:.0f} MiB", "≤ 400 MiB", peak <= 400)


def against_decimals(campaign: Campaign, runs: int) -> None:
    """With garbage collection off, as the command runs; both loops start from the same parsed rows."""
    gc.disable()
    for what, loop in (("its rules", rank_by_rules), ("no rules, shares only", rank_by_shares)):
        ours, theirs, ratio = compared(
            lambda: seconds(lambda: rank_campaign(campaign)),
            lambda loop=loop: seconds(lambda: loop(campaign)),  # type: ignore[misc]
            runs,
        )
        figure = f"{ours:.2f} s ÷ {theirs:.2f} s = {ratio:.2f} ×"
        report(f"national: evaluate and rank ÷ Decimal loop, {what}", figure, "≤ 1 ×", ratio <= 1)
    gc.enable()


def province(folder: Path, runs: int) -> None:
    made(folder, PROVINCE)
    took = statistics.median(process_seconds([*SCORING, "rank", str(folder)]) for _ in range(runs))
    report(f"province of {PROVINCE}: rank, process", f"{took:.2f} s", "≤ 1 s", took <= 1)


def survey(folder: Path, runs: int) -> None:
    """100,000 questionnaires of 30 items, weighted, six items a leaf."""
    campaign = Path(__file__).parents[2] / "fixtures" / "phong-tho-2022"
    units = [unit.code for unit in read_campaign(campaign).units]
    dice = random.Random(1)
    items = [f"q{number}" for number in range(30)]
    with (folder / "microdata.csv").open("w", encoding="utf-8") as file:
        file.write(f"unit,form,weight,{','.join(items)}\n")
        for form in range(100_000):
            answers = ",".join(dice.choices("1234559", k=30))
            file.write(f"{dice.choice(units)},{form},{dice.random() + 0.5:.4f},{answers}\n")
    leaves = [
        f'{{code: "8.1.{place + 1}", items: [{", ".join(items[6 * place : 6 * place + 6])}], together: mean}}'
        for place in range(5)
    ]
    declaration = f"unit: unit\nrespondent: form\nweight: weight\nno_answer: [9]\nleaves: [{', '.join(leaves)}]\n"
    (folder / "declaration.yaml").write_text(declaration, encoding="utf-8")
    command = [*SCORING, "survey", "tally", str(folder / "microdata.csv"), "--campaign", str(campaign)]
    command += ["--declaration", str(folder / "declaration.yaml"), "--format", "csv"]
    took = statistics.median(process_seconds(command) for _ in range(runs))
    report("survey: tally 100,000 × 30 items, process", f"{took:.2f} s", "≤ 5 s", took <= 5)


def per_unit(small: Campaign, large: Campaign, runs: int) -> None:
    def each(campaign: Campaign) -> float:
        return seconds(lambda: Evaluator(campaign, "final").units()) / len(campaign.units)

    def each_ranked(campaign: Campaign) -> float:
        return seconds(lambda: rank_campaign(campaign)) / len(campaign.units)

    for what, job in (("evaluate", each), ("evaluate and rank", each_ranked)):
        big, little, ratio = compared(lambda job=job: job(large), lambda job=job: job(small), runs)  # type: ignore[misc]
        figure = f"{1e6 * big:.0f} µs ÷ {1e6 * little:.0f} µs = {ratio:.2f} ×"
        report(f"{what}: a unit of {LARGE} ÷ a unit of {NATIONAL}", figure, "≤ 1.3 ×", ratio <= 1.3)


def unit_alone(campaign: Campaign, runs: int) -> None:
    """As a page does that saves one answer: the campaign is loaded, nothing of it was scored. In processor time."""
    code = campaign.units[-1].code

    def once() -> float:
        start = time.process_time()
        Evaluator(campaign, "final", {}).unit(code)
        return time.process_time() - start

    took = statistics.median(once() for _ in range(10 * runs))
    report("national: one unit alone, processor time", f"{1000 * took:.1f} ms", "≤ 5 ms", took <= 0.005)


def whole_per_unit(small: Path, large: Path, runs: int) -> None:
    def each(folder: Path, units: int) -> float:
        return process_seconds([*SCORING, "rank", str(folder), "--format", "json"]) / units

    big, little, ratio = compared(lambda: each(large, LARGE), lambda: each(small, NATIONAL), runs)
    figure = f"{1e6 * big:.0f} µs ÷ {1e6 * little:.0f} µs = {ratio:.2f} ×"
    report(f"whole rank: a unit of {LARGE} ÷ a unit of {NATIONAL}", figure, "≤ 1.3 ×", ratio <= 1.3)


def help_starts(runs: int) -> None:
    ours, theirs, ratio = compared(
        lambda: process_seconds([*SCORING, "--help"]),
        lambda: process_seconds([sys.executable, "-c", BARE_CLICK]),
        2 * runs,
    )
    figure = f"{1000 * ours:.0f} ms ÷ {1000 * theirs:.0f} ms = {ratio:.2f} ×"
    report("scoring --help ÷ a bare click program", figure, "≤ 2 ×", ratio <= 2)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help=f"leave out the {LARGE} units")
    quick = parser.parse_args().quick
    runs = 3 if quick else 5
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        campaign = made(folder / "national", NATIONAL)
        national(folder / "national", runs, "national", 12)
        write_apart(folder / "apart", NATIONAL)
        national(folder / "apart", runs, "no two shares alike", 14)
        unit_alone(campaign, runs)
        against_decimals(campaign, runs)
        province(folder / "province", runs)
        help_starts(runs)
        survey(folder, runs)
        publishing(folder / "province", folder / "national", report)
        if not quick:
            large = made(folder / "large", LARGE)
            whole_per_unit(folder / "national", folder / "large", 3)
            per_unit(campaign, large, 3)


if __name__ == "__main__":
    main()
