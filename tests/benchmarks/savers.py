"""People who save answers at once, some threads of one process: `python -m tests.benchmarks.savers URL CAMPAIGN COUNT
PERSON:UNIT…` prints, as JSON, how long each acknowledged save took and what else became of them."""

import json
import random
import sys
import threading
import time
from dataclasses import dataclass, field

from django.db import connection

from scoring.campaign.answers import Answer, moment
from scoring.campaign.source import Act, Cell
from scoring.problems import Fault, Refusal
from scoring.store import database
from scoring.store.desk import Login
from scoring.store.source import DatabaseSource
from scoring.tree.model import Leaf
from scoring.tree.rule import Yardstick

FACTS = ("45/50", "yes", "1", "2026-01-05", "none")
"""One of them is a fact of nearly every rule."""


def savable(source: DatabaseSource, unit: str) -> list[tuple[Leaf, str]]:
    """The leaves that a commune answers without a note, each with a fact that its rule reads."""
    campaign = source.load([unit])
    found = []
    for leaf in campaign.criteria.leaves.values():
        if leaf.from_ == "self" and not leaf.rule.needs_note and campaign.units[0].within(leaf):
            fact = next((one for one in FACTS if _reads(leaf, one)), None)
            if fact:
                found.append((leaf, fact))
    return found


def _reads(leaf: Leaf, fact: str) -> bool:
    try:
        leaf.rule.read(fact, Yardstick(leaf.max, 2026))
    except Fault:
        return False
    return True


@dataclass
class Saver:
    """Somebody who saves answers of a unit, one behind the other, each upon what they see there."""

    source: DatabaseSource
    unit: str
    took: list[float] = field(default_factory=list)
    outdated: int = 0
    others: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.leaves = savable(self.source, self.unit)
        self.dice = random.Random(f"{self.source.login.person} {self.unit}")

    def save(self, note: str) -> None:
        """One answer, acknowledged; where somebody else was faster, upon theirs."""
        leaf, fact = self.dice.choice(self.leaves)
        cell = Cell(self.unit, leaf.code, "self")
        while True:
            there = [one for one in self.source.load([self.unit]).answers if (one.code, one.stage) == cell[1:]]
            newest = max(there, key=lambda one: moment(one.at), default=None)
            row = Answer(self.unit, leaf.code, "self", fact, note=note)
            act = Act("bench", "officer", "", (row,), expected={cell: newest})
            began = time.perf_counter()
            try:
                self.source.append(act)
            except Refusal as refusal:
                codes = [problem.code for problem in refusal.problems]
                if codes == ["act-outdated"]:
                    self.outdated += 1
                    continue
                self.others += codes
                return
            self.took.append(time.perf_counter() - began)
            self.written.append(note)
            return

    def save_all(self, count: int) -> None:
        """So many answers, in a thread of its own."""
        try:
            for number in range(count):
                self.save(f"{self.source.login.person}.{number}")
        finally:
            connection.close()


def main() -> None:
    url, campaign, count, *who = sys.argv[1:]
    database.connect(url)
    people = []
    for one in who:
        person, unit = one.split(":")
        people.append(Saver(DatabaseSource(campaign, Login(int(person), "bench")), unit))
    threads = [threading.Thread(target=one.save_all, args=(int(count),)) for one in people]
    print("ready", flush=True)
    sys.stdin.readline()
    processor = time.process_time()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    said = {
        "took": [took for one in people for took in one.took],
        "written": [note for one in people for note in one.written],
        "outdated": sum(one.outdated for one in people),
        "others": [code for one in people for code in one.others],
        "processor": time.process_time() - processor,
    }
    print(json.dumps(said), flush=True)


if __name__ == "__main__":
    main()
