"""The database checked against its journal: every row replayed, every right judged, every stored byte compared."""

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db import transaction

from scoring.problems import Place, Problem, Refusal, Said
from scoring.store import keeping, leftovers
from scoring.store.database import told
from scoring.store.erasures import ERASING, contents_of, marks_wrongly
from scoring.store.models import Chain, CriteriaText, Entry, Reason
from scoring.store.models_evidence import DocumentFile
from scoring.store.recorded import Key, recorded_tables
from scoring.store.replay import Replay, Replayed, place_in
from scoring.store.stored import Stored, StoredTable
from scoring.store.timeline import Timeline

Progress = Callable[[int, int], None]


class Epoch(NamedTuple):
    """A backup that was put back: its id, when it was taken, and the heads known then that it does not have."""

    backup: str
    of: str
    lost: tuple[str, ...]


class Gone(NamedTuple):
    """A row of the journal that erased contents: where it stands, when, by which legal ground, how many."""

    place: Place
    at: str
    ground: str
    contents: int


@dataclass
class Verified:
    """What was found: the rows of the journal and of the tables that were checked, files of evidence, every fault.

    erased: what was taken away by law; left: files that no row names (neither is a fault); epochs: the backups that
    were put back; what was done between such a backup and its return is lost; backwards: rows of the journal that say
    an earlier time than the row before them, as after a clock was put back: no fault of the journal, one to ask about.
    """

    entries: int = 0
    rows: int = 0
    files: int = 0
    erased: list[Gone] = field(default_factory=list)
    left: int = 0
    anchored: bool = False
    epochs: list[Epoch] = field(default_factory=list)
    backwards: list[Place] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def verify(heads: Collection[str] = (), progress: Progress = lambda _, __: None) -> Verified:
    """The whole database; `heads` are hashes printed on receipts, minutes, the decision: each has to be there.

    Raises `Refusal` where the database can't be read.
    """
    with told(), transaction.atomic():
        return _Verifier(set(heads), progress).verified()


class _Verifier:
    def __init__(self, heads: set[str], progress: Progress) -> None:
        self.heads = heads
        self.progress = progress
        self.timeline = Timeline()
        self.report = Verified(anchored=bool(heads))
        self.sealed: dict[tuple[str, str], dict[int, str]] = {}
        self.counted: Counter[str] = Counter()
        self.kept: dict[tuple[str, int], bool] = {}
        self.asks_files = True
        # Most tables of most offices are empty: each is asked once, and not again for every chain.
        self.filled = [StoredTable(model) for model in recorded_tables() if model._default_manager.exists()]

    def verified(self) -> Verified:
        chains = list(Chain.objects.order_by("campaign", "unit"))
        own = [chain for chain in chains if not chain.unit]
        kept: list[tuple[Chain, Replayed]] = []
        for chain in own:
            for row in self._replay(chain, frozenset()):
                self.timeline.take(row)
                self._take_seals(chain, row)
                self._take_epoch(row)
                kept.append((chain, row))
        for chain, row in kept:
            self._judge(chain, row)
        files = [chain for chain in chains if chain.unit]
        for number, chain in enumerate(files):
            self.progress(number, len(files))
            for row in self._replay(chain, frozenset(self.sealed.get((chain.campaign, chain.unit), {}))):
                self._judge(chain, row)
        self._check_sealed({(chain.campaign, chain.unit) for chain in files})
        self._check_totals()
        self.report.files = len(self.kept)
        if self.asks_files:
            self._count_left()
        for head in sorted(self.heads):
            self.report.problems.append(Problem("head-missing", Place(head[:16]), {"head": head}))
        return self.report

    def _judge(self, chain: Chain, row: Replayed) -> None:
        problem = self.timeline.problem(chain, row)
        if problem is not None:
            self.report.problems.append(problem)
        self._take_erasure(chain, row)

    def _replay(self, chain: Chain, wanted: frozenset[int]) -> Iterator[Replayed]:
        """The rows of a chain; behind the last of them what it leads to is compared with what is stored."""
        replay = Replay(chain, wanted)
        for row in replay.rows():
            self.report.entries += 1
            self.heads.discard(row.entry.hash)
            yield row
        self.report.problems += replay.problems
        self.report.backwards += [place_in(chain, number) for number in replay.backwards]
        for number, sealed in self.sealed.get((chain.campaign, chain.unit), {}).items():
            if chain.unit and replay.hashes.get(number) != sealed:
                self.report.problems.append(Problem("journal-seal", place_in(chain, number), {"number": number}))
        self._compare(replay)

    def _check_sealed(self, there: Collection[tuple[str, str]]) -> None:
        """Files whose heads a campaign sealed and that have no chain any more: taken away whole, with all they said."""
        for campaign, unit in sorted({*self.sealed} - {*there}):
            number = max(self.sealed[campaign, unit])
            self.report.problems.append(
                Problem("journal-seal", Place(f"{campaign}/{unit}", number), {"number": number})
            )

    def _take_seals(self, chain: Chain, row: Replayed) -> None:
        """The heads of files that a row of a campaign's chain seals."""
        for unit, number, head in row.body.get("sealed", ()):
            self.sealed.setdefault((chain.campaign, unit), {})[number] = head

    def _take_epoch(self, row: Replayed) -> None:
        if "epoch" in row.body:
            epoch = row.body["epoch"]
            there = {*Entry.objects.filter(hash__in=epoch["known"]).values_list("hash", flat=True)}
            lost = tuple(head for head in epoch["known"] if head not in there)
            self.report.epochs.append(Epoch(epoch["backup"], epoch["of"], lost))

    def _take_erasure(self, chain: Chain, row: Replayed) -> None:
        """What a row erased; contents go by such a row alone, and it takes nothing else."""
        act, number = row.entry.act, row.entry.number
        changes = row.body.get("changes", ())
        if any(marks_wrongly(act, table, new) for table, _, _, new in changes) or (
            act not in ERASING and "erased" in row.body
        ):
            values = {"number": number, "act": Said(f"act-{act}", {})}
            self.report.problems.append(Problem("journal-erasing", place_in(chain, number), values))
        contents = contents_of(row.body) if act in ERASING else 0
        if contents:
            ground = str(row.body.get("ground", ""))
            self.report.erased.append(Gone(place_in(chain, number), row.entry.at, ground, contents))

    def _compare(self, replay: Replay) -> None:
        """The state of a chain with the rows of all tables that stand in it."""
        chain = replay.chain
        for table in self.filled:
            before = self.report.rows
            for row in table.rows(chain.campaign, chain.unit):
                self.report.rows += 1
                self._compare_row(replay, table, row)
            self.counted[table.name] += self.report.rows - before
        for name, key in replay.state:
            self.report.problems.append(Problem("stored-missing", place_in(chain), {"row": _named(name, key)}))

    def _compare_row(self, replay: Replay, table: StoredTable, row: Stored) -> None:
        said = replay.state.pop((table.name, row.key), None)
        if said is None:
            values: dict[str, object] = {"row": _named(table.name, row.key)}
            self.report.problems.append(Problem("stored-unknown", place_in(replay.chain), values))
            return
        stored, wrong = row.recorded, list[str]()
        if stored != said:
            wrong += sorted(name for name in {*stored, *said} if stored.get(name) != said.get(name))
        if table.model is CriteriaText and hashlib.sha256(bytes(row.read["text"])).hexdigest() != row.read["sha256"]:
            wrong.append("text")
        if not row.whole:
            wrong.append("salts")
        if table.model is DocumentFile and not row.is_gone("name"):
            self._check_file(replay.chain, row)
        if wrong:
            values = {"row": _named(table.name, row.key), "columns": wrong}
            self.report.problems.append(Problem("stored-differs", place_in(replay.chain), values))

    def _check_file(self, chain: Chain, row: Stored) -> None:
        """Whether the file of a row is there, every byte of it; a file that several rows name is read once."""
        key = (row.read["sha256"], row.read["size"])
        if key not in self.kept and self.asks_files:
            try:
                self.kept[key] = keeping.is_whole(*key)
            except Refusal as refusal:
                self._cannot_ask(refusal)
        if self.kept.get(key) is False:
            values = {"sha256": row.read["sha256"], "number": row.read["document"], "version": row.read["version"]}
            self.report.problems.append(Problem("evidence-lost-file", place_in(chain), values))

    def _count_left(self) -> None:
        try:
            self.report.left = len(leftovers.found())
        except Refusal as refusal:
            self._cannot_ask(refusal)

    def _cannot_ask(self, refusal: Refusal) -> None:
        """There is no place for files, or it does not answer: told once, and no file is said to be lost for that."""
        self.report.problems += refusal.problems
        self.asks_files = False

    def _check_totals(self) -> None:
        """No row of any table stands outside the chains."""
        totals = {model.table(): model._default_manager.count() for model in recorded_tables()}
        for table, count in totals.items():
            if count != self.counted[table]:
                values = {"row": table, "count": count - self.counted[table]}
                self.report.problems.append(Problem("stored-outside", Place(table), values))
        if Entry.objects.count() != self.report.entries:
            values = {"row": "entry", "count": Entry.objects.count() - self.report.entries}
            self.report.problems.append(Problem("stored-outside", Place("entry"), values))
        if Reason.objects.exclude(entry__reason="").count() != Reason.objects.count():
            self.report.problems.append(Problem("stored-outside", Place("reason"), {"row": "reason", "count": 1}))


def _named(table: str, key: Key) -> str:
    return f"{table} {'/'.join(map(str, key))}"
