"""The last day: `python -m tests.benchmarks.deadline [--units N] [--rates R …] [--seconds S]`.

Officers open, type, save, upload and hand over at the site, served by two processes over a PostgreSQL of its own. Open
loop: every request has its moment, whatever became of those before it, and its time counts from that moment. The rate
rises until the 95th percentile of saves passes 300 ms. In turn with them a bare view of the same server inserts one
row. In the last round a process of the server is killed. What was acknowledged and is not stored, or is stored
otherwise, fails; goals that are missed are printed as missed.
"""

import scoring.web  # noqa: F401  # its settings, before the store's

# isort: split

import argparse
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection
from django.db.models import F
from django.test import Client, override_settings

from samples.generate import generate
from scoring import shipped
from scoring.store import campaign_acts, depot, people
from scoring.store.models import AnswerRow, Person, UnitFile
from scoring.store.people import NewAssignment, NewPerson
from scoring.store.source import DatabaseSource
from scoring.web.unit_pages import page_of
from tests.benchmarks.office import CHEAP, PASSWORD, last_twentieth, opened, said
from tests.benchmarks.run import CRITERIA
from tests.benchmarks.savers import savable
from tests.store.files import PDF

MIX = ("open", "type", "save", "open", "bare", "type", "save", "open", "save", "upload")
"""What comes one after the other; each twentieth that saves is followed by somebody who hands over."""
FIELDS = {"45/50": {"fact0": "45", "fact1": "50"}, "yes": {"fact0": "có"}, "1": {"fact0": "1"}}
"""What is typed for a fact."""
PEOPLE_AT_ONCE = 64
SLOW = 0.3
TOKEN = "a" * 32


@dataclass
class Officer:
    """Somebody with a unit, their session, the page that they open, and leaves, those long not answered first."""

    unit: str
    session: str
    page: str
    todo: list[tuple[str, str]]


@dataclass
class Round:
    """What became of the requests of one rate: how long each kind took, the saves acknowledged, what was refused."""

    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    saved: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)


# ── the office ────────────────────────────────────────────────────────────────────────────────────────────────────────


def founded(units: int) -> list[Officer]:
    """An open campaign without rows, one officer a unit, everybody logged in."""
    ready = replace(generate(CRITERIA, units, seed=1), answers=())
    first = [NewPerson("qt", "Quản trị", PASSWORD), NewPerson("snv", "Sở Nội vụ", PASSWORD)]
    people.found(first[0], first[1], "bench")
    secretariat, administrator = (people.login_of(name, PASSWORD, "bench") for name in ("snv", "qt"))
    campaign_acts.bring_in(secretariat, ready, shipped.catalogue_file(CRITERIA).read_bytes(), "bench")
    campaign_acts.open_campaign(secretariat, "bench")
    UnitFile.objects.update(state="draft")  # of a campaign whose last day is over
    leaves = [(leaf.code, fact) for leaf, fact in savable(DatabaseSource("bench", secretariat), ready.units[0].code)]
    todo = [(code, fact) for code, fact in leaves if fact in FIELDS]
    page = page_of(ready.criteria, todo[0][0])
    officers = []
    with override_settings(PASSWORD_HASHERS=CHEAP, SECOND_FACTOR=()):
        for number, unit in enumerate(ready.units):
            person = people.add_person(administrator, NewPerson(f"cc{number}", f"Người {number}", PASSWORD))
            people.assign(secretariat, "secretariat", NewAssignment(f"cc{number}", "officer", "bench", unit.code))
            client = Client()
            client.force_login(Person.objects.get(id=person))
            officers.append(Officer(unit.code, client.cookies["sessionid"].value, page, list(todo)))
    Person.objects.update(password_by=F("id"))
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bare (id serial PRIMARY KEY, text text)")
    return officers


# ── people who come at their moment ───────────────────────────────────────────────────────────────────────────────────


class Crowd:
    """Sends requests at their moments, from as many threads as people wait at once."""

    def __init__(self, port: int, officers: Sequence[Officer]) -> None:
        self.port = port
        self.officers = officers
        self.lines = threading.local()
        self.turn = 0

    def round(self, rate: int, seconds: int, midway: Iterator[None] | None = None) -> Round:
        done = Round()
        begin = time.perf_counter() + 0.2
        with ThreadPoolExecutor(PEOPLE_AT_ONCE) as pool:
            for number in range(rate * seconds):
                due = begin + number / rate
                time.sleep(max(0.0, due - time.perf_counter()))
                if midway is not None and number == rate * seconds // 2:
                    next(midway, None)
                self.turn += 1
                officer = self.officers[self.turn % len(self.officers)]
                pool.submit(self._one, done, MIX[number % len(MIX)], officer, due, self.turn)
        return done

    def _one(self, done: Round, kind: str, officer: Officer, due: float, turn: int) -> None:
        try:
            if kind == "save":
                self._save(done, officer, f"s{turn}")
                if turn % 20 == 0:
                    self._ask(done, "hand over", f"/c/bench/u/{officer.unit}/act/hand_over", officer, {})
            elif kind == "open":
                self._ask(done, kind, f"/c/bench/u/{officer.unit}/n/{officer.page}", officer)
            elif kind == "type":
                code, fact = officer.todo[-1]
                self._ask(done, kind, f"/c/bench/u/{officer.unit}/n/{code}/preview", officer, FIELDS[fact])
            elif kind == "upload":
                self._ask(
                    done,
                    kind,
                    f"/c/bench/u/{officer.unit}/n/{officer.todo[0][0]}/evidence",
                    officer,
                    None,
                    PDF + b"\n%%%d" % turn,
                )
            else:
                self._ask(done, kind, "/bare", None, {})
        except (HTTPException, OSError) as error:
            self.lines.__dict__.clear()
            done.failed.append(f"{kind}: {type(error).__name__}")
            return
        done.took[kind].append(time.perf_counter() - due)

    def _save(self, done: Round, officer: Officer, note: str) -> None:
        code, fact = officer.todo.pop(0)
        officer.todo.append((code, fact))
        page = self._ask(
            done, "save", f"/c/bench/u/{officer.unit}/n/{code}/state", officer,
            {**FIELDS[fact], "note": note, "base": "", "evidence": "BC 1"},
        )  # fmt: skip
        if 'data-state="stated"' in page:
            done.saved[note] = (officer.unit, code, fact)
        else:
            done.failed.append("save: not stated")

    def _ask(
        self, done: Round, kind: str, path: str, officer: Officer | None, form: dict[str, str] | None = None,
        file: bytes = b"",
    ) -> str:  # fmt: skip
        line: HTTPConnection | None = getattr(self.lines, "line", None)
        if line is None:
            line = self.lines.line = HTTPConnection("127.0.0.1", self.port, timeout=30)
        cookie = f"csrftoken={TOKEN}" + (f"; sessionid={officer.session}" if officer else "")
        headers = {"Cookie": cookie, "X-CSRFToken": TOKEN, "HX-Request": "true", "Host": "localhost"}
        body: bytes | None = None
        if file:
            headers["Content-Type"] = "multipart/form-data; boundary=x"
            head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="bc.pdf"\r\n\r\n'
            body = head + file + b"\r\n--x--\r\n"
        elif form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urlencode(form).encode()
        line.request("GET" if body is None else "POST", path, body, headers)
        answer = line.getresponse()
        page = answer.read().decode()
        if answer.status >= 400 and not (kind == "hand over" and answer.status == 409):
            done.failed.append(f"{kind}: {answer.status}")
        return page


# ── the server ────────────────────────────────────────────────────────────────────────────────────────────────────────


def started(url: str, kept: str) -> tuple[subprocess.Popen[bytes], int]:
    """The site in two processes; the port it listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = [sys.executable, "-m", "tests.benchmarks.deadline_site", url, str(port), "2"]
    server = subprocess.Popen(command, env={**os.environ, "SCORING_SECRET": settings.SECRET_KEY, depot.FILES: kept})
    for _ in range(300):
        with socket.socket() as line:
            if line.connect_ex(("127.0.0.1", port)) == 0:
                return server, port
        time.sleep(0.1)
    raise SystemExit("the site did not start")


def killing(server: int) -> Iterator[None]:
    """Kills one process of the server, where the last of its children serves."""
    children = Path(f"/proc/{server}/task/{server}/children").read_text(encoding="ascii").split()
    os.kill(int(children[-1]), signal.SIGKILL)
    yield


def checked(done: Round) -> str:
    """What was acknowledged is stored as it was sent; ends the run where it is not."""
    rows = AnswerRow.objects.filter(note__in=list(done.saved)).values_list("note", "unit__code", "code", "facts")
    stored = {note: (unit, code, facts) for note, unit, code, facts in rows}
    lost = [note for note in done.saved if note not in stored]
    known = {"yes": ("yes", "có")}
    wrong = [
        note for note, (unit, code, fact) in done.saved.items()
        if note in stored and (stored[note][:2] != (unit, code) or stored[note][2] not in known.get(fact, (fact,)))
    ]  # fmt: skip
    if lost or wrong:
        raise SystemExit(f"lost: {lost[:5]} of {len(lost)}; wrong: {[stored[note] for note in wrong[:5]]}")
    return f"{len(done.saved)} saves acknowledged, none lost, none wrong"


def told(rate: int, seconds: int, done: Round) -> float:
    """Prints a round; gives the 95th percentile of its saves."""
    for kind, took in sorted(done.took.items()):
        if len(took) > 1:
            low, high, most = (statistics.quantiles(took, n=100, method="inclusive")[at] * 1000 for at in (49, 94, 98))
            print(f"  {kind:6} {len(took):5} · 50/95/99 %: {low:.0f} / {high:.0f} / {most:.0f} ms", flush=True)
    slow = last_twentieth(done.took["save"])
    asked = sum(map(len, done.took.values()))
    figure = f"{asked} of {rate * seconds} answered, {len(done.took['save']) / seconds:.1f} saves a second,"
    figure += f" 95th percentile of saves {slow * 1000:.0f} ms; {checked(done)}; failed: {done.failed[:5] or 0}"
    said(f"{rate} requests a second for {seconds} s", figure, "≤ 300 ms", slow <= SLOW)
    return slow


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=3321)
    parser.add_argument("--rates", type=int, nargs="+", default=[20, 40, 80, 160, 320, 640])
    parser.add_argument("--seconds", type=int, default=60, help="how long each rate lasts")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, opened("postgresql", Path(folder)) as url:
        officers = founded(given.units)
        print(
            f"{given.units} units, 2 processes of the site, {os.cpu_count()} cores for server and clients", flush=True
        )
        server, port = started(url, folder)
        try:
            crowd = Crowd(port, officers)
            crowd.round(2, 5)  # whatever is read once is read
            for rate in given.rates:
                done = crowd.round(rate, given.seconds)
                slow = told(rate, given.seconds, done)
                ratio = slow / last_twentieth(done.took["bare"])
                said("a save ÷ a bare view that inserts a row, 95th percentiles", f"{ratio:.1f} ×", "≤ 3 ×", ratio <= 3)
                if slow > SLOW:
                    break
            killed = crowd.round(given.rates[0], given.seconds, killing(server.pid))
            failed = f"{len(killed.failed)} of {given.rates[0] * given.seconds} requests failed {killed.failed[:5]}"
            print(f"a process killed midway: {checked(killed)}; {failed}", flush=True)
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
