"""Whatever comes in, in whatever order: each cell ends at what was typed last since its form's issue, or is refused.

A model beside the program keeps every cell of every row by itself; forms are issued, copied, typed in and collected in
any order, and people write rows by hand. Most sequences merge forms without their workbooks; some go through .xlsx.
"""

import datetime
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.campaign.answers import Answer
from scoring.campaign.campaign import Campaign
from scoring.campaign.check_answers import RowChecks
from scoring.campaign.folder import read_campaign
from scoring.campaign.folder_source import FolderSource
from scoring.campaign.source import Act, Cell, after
from scoring.campaign.workflow import DECIDING
from scoring.forms.base import Base, base_of, newest, upon
from scoring.forms.collect import Run, collect, merged
from scoring.forms.layout import Meta
from scoring.forms.ledger import Ledger
from scoring.forms.merge import Choices
from scoring.forms.merge_row import Part, Typed
from scoring.forms.sent import Sent, SentRow
from scoring.spreadsheet.fields import CLAIM_WORDS, by_fact, cells_from, fact_from
from scoring.tree.facts import APPLIES, CLAIMS
from scoring.tree.model import Leaf
from tests.forms.hostile import meta_of, write_form
from tests.properties import cases
from tests.small import branch, campaign, criteria_text, leaf

SEQUENCES = int(os.environ.get("SCORING_MERGE_SEQUENCES", "200"))
UNITS = "01,Xã An,xa\n02,Xã Bình,xa"
START = datetime.datetime(2023, 1, 1, 8, tzinfo=datetime.UTC)
BODY = "so"
ALL_CHOICES = Choices(withdraw=True, reopen=True, reason="thử")
"""What is asked for of itself has tests of its own; here nothing of it stands in the way."""

KINDS: dict[str, list[str]] = {
    "{kind: yes_no}": ["có", "không"],
    "{kind: proportional}": ["45/50", "40/50", "90%", "70%"],
    "{kind: per_item, points: 0.5}": ["0", "2", "3"],
    "{kind: value, max: 4}": ["0,5", "1,25"],
    "{kind: judged, step: 0.5}": ["0,5", "1,5", "2"],
    "{kind: deadline, by: [{date: 12-31, points: 4}]}": ["2022-12-30", "2022-11-01"],
    "{kind: levels, levels: [{id: a, vi: Tốt, points: 4}, {id: b, vi: Khá, points: 1}, {id: c, vi: Kém, points: 0}]}": [
        "a", "b", "c",
    ],
    "{kind: checklist, items: [{id: a, points: 1}, {id: b, points: 1}, {id: c, points: 2}]}": [
        "a b", "a b c", "c", "none",
    ],
    "{kind: deduction, each: [{id: x, points: 0.5}, {id: y, points: 1}]}": ["x=1", "x=2 y=1", "y=3", "0"],
}  # fmt: skip
"""Rules and some of their facts."""

Key = tuple[str, str]
Cells = dict[Part, tuple[str, ...]]
Row = tuple[str, str, str]


@dataclass
class Form:
    """A file: of which issue, what it was issued with, what it holds now, which copy of it is which."""

    meta: Meta
    base: Base
    made: Campaign
    issued: Mapping[Key, Cells]
    rested: Mapping[Key, tuple[Cells, Answer]]
    cells: dict[Key, Cells]
    saved: datetime.datetime
    name: str = "0"

    @property
    def whose(self) -> tuple[str, ...]:
        return self.meta.unit, self.meta.body, self.meta.stage, self.meta.issue


@dataclass
class World:
    """A campaign and the model of it: what each cell says, and which file said it last."""

    rng: Random
    campaign: Campaign
    facts: Mapping[str, list[str]]
    folder: Path | None = None
    now: datetime.datetime = START
    forms: list[Form] = field(default_factory=list)
    state: dict[Row, Cells] = field(default_factory=dict)
    setter: dict[tuple[Row, Part], Form] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)

    def cells(self, row: Row) -> Cells:
        return self.state.get(row) or cells_of(self, row[1], Answer(*row))

    # ── what people do ────────────────────────────────────────────────────────────────────────────────────────────

    def issue(self) -> None:
        stage = self.rng.choice(("self", "self", "appraisal", "appraisal", "appraisal", "council", "explanation"))
        whole = stage in DECIDING
        unit = "*" if whole else self.rng.choice(("01", "02"))
        units = ("01", "02") if whole else (unit,)
        names = [(name, code) for name in units for code in self.campaign.criteria.leaves]
        at = self.now.isoformat()
        number = f"n{len(self.forms)}"
        meta = meta_of(self.campaign, unit=unit, stage=stage, body=BODY if stage == "appraisal" else "",
                       issue=number, issued=at)  # fmt: skip
        base = base_of(self.campaign, stage, names)
        issued = {key: dict(self.cells((*key, stage))) for key in names}
        rested = {}
        for key in names:
            below = upon(self.campaign.criteria.nodes[key[1]], self.campaign.rows[key[0]].get(key[1], ()), stage)
            rested[key] = (cells_of(self, key[1], Answer(*key, stage, below.facts)), below)
        cells = {key: dict(row) for key, row in issued.items()}
        self.forms.append(Form(Meta(**meta), base, self.campaign, issued, rested, cells, self.now))

    def copy(self) -> None:
        old = self.rng.choice(self.forms[-4:])
        made = Form(old.meta, old.base, old.made, old.issued, old.rested,
                    {key: dict(row) for key, row in old.cells.items()}, old.saved, old.name)  # fmt: skip
        for _ in range(self.rng.randint(0, 3)):
            self.type_in(made)
        self.forms.append(made)

    def type_in(self, form: Form) -> None:
        key = self.rng.choice(list(form.cells))
        row, node = form.cells[key], self.campaign.criteria.leaves[key[1]]
        facts = [part for part in row if part[0] == "fact"]
        texts = cells_of(self, key[1], Answer(*key, "self", self.rng.choice(self.facts[key[1]])))
        decides, explains = form.meta.stage in DECIDING, form.meta.stage == "explanation"
        often = ("one" if node.rule.rows else "all",) * 3
        what = self.rng.choice(("all", *often, "note", "evidence", "points", "claim", "clear", "as issued"))
        if what == "note" or (explains and what != "evidence"):
            row["note", 0] = (self.rng.choice(("a", "b", "")),)
        elif what == "evidence" and not decides:
            row["evidence", 0] = (self.rng.choice(("Kế hoạch", "Báo cáo", "")),)
        elif what == "as issued":
            form.cells[key] = dict(form.issued[key])
        elif not explains:
            other = {part: ("",) * len(row[part]) for part in (*facts, ("na", 0), ("points", 0))}
            if what == "one":
                part = self.rng.choice(facts)
                row |= {("na", 0): ("",), ("points", 0): ("",), part: texts[part]}
            elif what == "points" and decides:
                row |= {**other, ("points", 0): (self.rng.choice(("0,5", "1")),), ("note", 0): ("vì",)}
            elif what == "claim" and node.not_applicable != "forbidden":
                row |= {**other, ("na", 0): ("n/a",), ("note", 0): ("không phát sinh",)}
            elif what == "clear":
                row |= other
            else:
                row |= {**other, **{part: texts[part] for part in facts}}
                row["note", 0] = ("theo hồ sơ",) if node.rule.needs_note else row["note", 0]
        self.now += datetime.timedelta(minutes=1)
        form.saved, form.name = self.now, f"{len(self.seen)}-{self.now:%d%H%M}"
        self.seen.add(form.name)

    def by_hand(self, stages: tuple[str, ...] = ("self", "appraisal")) -> None:
        """A row that somebody writes into answers.csv."""
        unit, code = self.rng.choice(("01", "02")), self.rng.choice(list(self.facts))
        stage = self.rng.choice(stages)
        row = Answer(unit, code, stage, self.rng.choice(self.facts[code]), "", "sửa tay", "", "Hoa")
        rows = self.campaign.rows[unit].get(code, ())
        act = Act("Hoa", "secretariat", "", (row,), None, {Cell(unit, code, stage): newest(rows, stage)})
        if self.folder:
            FolderSource(self.folder, lambda: self.now).append(act)
            self.campaign = read_campaign(self.folder)
        else:
            self.campaign = after(self.campaign, [Ledger(self.campaign, self.now).add(act)])
        name = (unit, code, stage)
        told = cells_of(self, code, row)
        for part, cells in told.items():
            if self.cells(name)[part] != cells:
                self.setter.pop((name, part), None)
        self.state[name] = told

    # ── what has to come of it ────────────────────────────────────────────────────────────────────────────────────

    def collect(self, form: Form) -> None:
        before = dict(self.state)
        wanted, refuses, unclear = self.wanted(form)
        codes = self.taken_in(form)
        found = {row: cells_of(self, row[1], answer) for row, answer in standing(self.campaign).items()}
        if codes:
            assert refuses or unclear, (codes, form)
            assert found == {**found, **before}, "a refused form changed something"
            return
        assert not refuses, (refuses, form)
        self.taken.add(form.name)
        for row in {*found, *before, *wanted}:
            now, was = found.get(row, blank(self, row)), before.get(row, blank(self, row))
            if row in unclear:
                stated = [part for part in now if part[0] in ("fact", "na", "points")]
                typed = [part for part in stated if form.cells[row[:2]][part] != form.issued[row[:2]][part]]
                assert any(now[part] == form.cells[row[:2]][part] for part in typed), row
            else:
                assert now == wanted.get(row, was), row
            for part in now:
                if now[part] != was[part]:
                    self.setter[row, part] = form
        self.state = found

    def wanted(self, form: Form) -> tuple[dict[Row, Cells], list[object], set[Row]]:
        """The rows that the form changes; why it is refused; rows where more than one outcome is right."""
        wanted: dict[Row, Cells] = {}
        refuses: list[object] = []
        unclear: set[Row] = set()
        if form.name in self.taken:
            return wanted, refuses, unclear
        for key, cells in form.cells.items():
            row: Row = (*key, form.meta.stage)
            res, clashes = self.merged(form, row, cells)
            refuses += clashes
            if clashes or res == self.cells(row):
                continue
            stated = [part for part in res if part[0] in ("fact", "na", "points")]
            changed = [part for part in stated if res[part] != self.cells(row)[part]]
            if changed and (len({part[0] for part in stated if any(res[part])}) > 1 or self.is_outdated(form, row)):
                unclear.add(row)
                continue
            if changed and row[2] in DECIDING and any(any(res[part]) for part in stated if part[0] == "fact"):
                rested = form.rested[key][0]
                gaps = [p for p in stated if p[0] == "fact" and not any(res[p]) and not any(form.issued[key][p])]
                res |= {part: rested[part] for part in gaps}
            refuses += self.faults(row, res)
            wanted[row] = res
        return wanted, refuses, unclear

    def merged(self, form: Form, row: Row, cells: Cells) -> tuple[Cells, list[object]]:
        res: Cells = dict(self.cells(row))
        clashes: list[object] = []
        for part, new in cells.items():
            old, now = form.issued[row[:2]][part], res[part]
            if new in (old, now):
                continue
            rested = form.rested[row[:2]][0]
            items = part[0] == "fact" and sum(kind == "fact" for kind, _ in rested) > 1
            filled = items and row[2] in DECIDING and not any(old) and now == rested[part]
            earlier = self.setter.get((row, part))
            own = earlier and form.meta.unit != "*" and earlier.whose == form.whose and earlier.saved < form.saved
            if now == old or filled or own:
                res[part] = new
            else:
                clashes.append((row, part, old, now, new))
        return res, clashes

    def is_outdated(self, form: Form, row: Row) -> bool:
        """Whether what a decision rests on has changed since the form's issue."""
        node, rows = self.campaign.criteria.nodes[row[1]], self.campaign.rows[row[0]].get(row[1], ())
        now, then = upon(node, rows, row[2]), form.rested[row[:2]][1]
        return (now.facts, now.points) != (then.facts, then.points)

    def faults(self, row: Row, cells: Cells) -> list[object]:
        node = self.campaign.criteria.leaves[row[1]]
        facts = [cells[part] for part in cells if part[0] == "fact"]
        if any(map(any, facts)) and not all(map(any, facts)):
            return [(row, "half filled")]
        answer = answer_of(node, row, cells)
        checks = RowChecks(self.campaign.criteria, self.campaign.units, self.campaign.settings.year)
        return list(checks.of_content(answer))

    # ── the program ───────────────────────────────────────────────────────────────────────────────────────────────

    def taken_in(self, form: Form) -> list[str]:
        """Collects the form; the codes of what it is refused for."""
        self.now += datetime.timedelta(minutes=1)
        if self.folder:
            run = Run("Lan", self.now, ALL_CHOICES)
            path = written(form, self.folder.parent / f"{form.name}.xlsx")
            (found,) = collect(FolderSource(self.folder, lambda: self.now), [path], run, lambda *_: None).files
            self.campaign = read_campaign(self.folder)
            return [problem.code for problem in found.problems]
        ledger = Ledger(self.campaign, self.now)
        outcome = merged(ledger, sent(form), ALL_CHOICES, "Lan")
        self.campaign = after(self.campaign, ledger.done)
        return [problem.code for problem in outcome.problems]


def cells_of(world: World, code: str, row: Answer) -> Cells:
    """What a row says, cell by cell."""
    node = world.campaign.criteria.leaves[code]
    claim = "n/a" if row.facts in CLAIMS else row.facts if row.facts == APPLIES else ""
    facts = by_fact(node.rule, cells_from(node.rule, "" if claim else row.facts))
    found: Cells = {("fact", number): cells for number, cells in enumerate(facts)}
    return {**found, ("na", 0): (claim,), ("points", 0): (row.points,), ("note", 0): (row.note,),
            ("evidence", 0): (row.evidence,)}  # fmt: skip


def blank(world: World, row: Row) -> Cells:
    return cells_of(world, row[1], Answer(*row))


def answer_of(node: Leaf, row: Row, cells: Cells) -> Answer:
    facts = [cells["fact", number] for number in range(len(node.rule.asks))]
    texts = [fact_from(asked, own) for asked, own in zip(node.rule.asks, facts, strict=True)]
    said = cells["na", 0][0] or (node.rule.joined(texts) if all(map(any, facts)) else "")
    return Answer(*row, said, *(cells[name, 0][0] for name in ("points", "note", "evidence")))


def standing(made: Campaign) -> dict[Row, Answer]:
    """The newest row of every cell of the campaign."""
    stages = ("self", "appraisal", "council", "explanation")
    every = ((unit, code, stage) for unit, rows in made.rows.items() for code in rows for stage in stages)
    return {row: found for row in every if (found := newest(made.rows[row[0]][row[1]], row[2]))}


def sent(form: Form) -> Sent:
    """The form as it is read."""
    rows = {}
    for key, cells in form.cells.items():
        facts = tuple(cell for part, own in cells.items() if part[0] == "fact" for cell in own)
        asks = form.meta.stage != "explanation"
        evidence = None if form.meta.stage in DECIDING else cells["evidence", 0][0]
        typed = Typed(facts if asks else (), cells["na", 0][0], cells["points", 0][0], cells["note", 0][0], evidence)
        rows[key] = SentRow(form.made.criteria.nodes[key[1]], typed)
    return Sent(f"{form.name}.xlsx", form.name, form.meta, form.saved.isoformat(), form.base, rows)


def written(form: Form, path: Path) -> Path:
    """The form as a workbook."""
    if path.exists():
        return path
    claims = {facts: word for word, facts in CLAIM_WORDS.items()}
    rows: list[tuple[str, dict[str, str]]] = []
    for (unit, code), cells in form.cells.items():
        leaf_of = form.made.criteria.leaves[code]
        facts = [own for part, own in cells.items() if part[0] == "fact"]
        plain = {"note": cells["note", 0][0]}
        if form.meta.stage not in DECIDING:
            plain["evidence"] = cells["evidence", 0][0]
        if form.meta.stage == "explanation":
            facts = []
        else:
            plain |= {"na": claims.get(cells["na", 0][0], ""), "points": cells["points", 0][0]}
        if facts and not leaf_of.rule.rows:
            plain |= dict(zip(("fact1", "fact2"), facts[0], strict=False))
        rows.append((f"{unit}|{code}", plain))
        under = zip(leaf_of.rule.rows, facts, strict=True) if leaf_of.rule.rows and facts else ()
        rows += [(f"{unit}|{code}|{option.id}", {"fact1": own[0]}) for option, own in under]
    head = meta_of(form.made, **form.meta._asdict())
    roles = [] if form.meta.stage == "explanation" else ["fact1", "fact2", "na", "points"]
    more = [] if form.meta.stage in DECIDING else ["evidence", "page"]
    return write_form(path, head, rows, ["key", *roles, "note", *more], saved=f"{form.saved:%Y-%m-%dT%H:%M:%S}")


def world_of(seed: int, root: Path, through_files: bool) -> World:
    rng = Random(seed)
    chosen = [rng.choice(list(KINDS)[-2:]), *(rng.choice(list(KINDS)) for _ in range(rng.randint(1, 3)))]
    leaves, facts = [], {}
    for number, rule in enumerate(chosen):
        code = f"A.{number + 1}"
        more = "body: so" + rng.choice(("", ", not_applicable: exclude", ", evidence: {required: true}"))
        leaves.append(leaf(code, "4", rule, more))
        facts[code] = KINDS[rule]
    most = 4 * len(leaves)
    text = criteria_text(branch("A", str(most), *leaves),
                         more=f'scale: "{most}"\nbodies: [{{id: so, vi: Sở Nội vụ, en: Department}}]')  # fmt: skip
    made = campaign(root / "c", text, "", units=UNITS)
    return World(rng, made, facts, root / "c" if through_files else None)


def play(seed: int, steps: int, through_files: bool = False) -> None:
    with tempfile.TemporaryDirectory() as name:
        world = world_of(seed, Path(name), through_files)
        for _ in range(world.rng.randint(0, 6)):
            world.by_hand(("self",))
        world.issue()
        for _ in range(steps):
            step = world.rng.random()
            world.now += datetime.timedelta(hours=1)
            if step < 0.15:
                world.issue()
            elif step < 0.55:
                world.copy()
            elif step < 0.62:
                world.by_hand()
            else:
                world.collect(world.rng.choice(world.forms[-8:] if step < 0.9 else world.forms))


@settings(parent=cases, max_examples=SEQUENCES)
@given(seed=st.integers(0, 2**32))
def test_each_cell_ends_at_what_was_typed_last_or_is_refused(seed: int) -> None:
    play(seed, 20)


@pytest.mark.parametrize("seed", range(max(4, SEQUENCES // 100)))
def test_the_same_through_workbooks(seed: int) -> None:
    play(seed, 16, through_files=True)
