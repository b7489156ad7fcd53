"""What a form carries of the moment it was issued (its base): what stood in its rows, and what these rested on.

What comes back is compared with it: only what was typed since the issue is news. Forms that were issued before they
carried this get it from the campaign's history (`as_it_stood`).
"""

import datetime
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from scoring.campaign.answers import Answer, first_stage, moment, row_that_counts
from scoring.campaign.campaign import Campaign
from scoring.campaign.workflow import DECIDING, EXPLANATION
from scoring.forms.layout import key_of, parts_of_key
from scoring.spreadsheet.fields import levels_of, titles_of
from scoring.tree.model import Branch, Leaf

Node = Branch | Leaf
Rows = Sequence[Answer]
"""The rows of a node of a unit, whatever their stage."""


class Issued(NamedTuple):
    """One node of one unit as it was issued.

    facts, points, note, evidence: of the row of the form's stage, as in answers.csv; upon_facts, upon_points: of the
    rows that a decision rests on; rests_on: the digest of what points rest on, empty in forms that carry none.
    """

    facts: str = ""
    points: str = ""
    note: str = ""
    evidence: str = ""
    upon_facts: str = ""
    upon_points: str = ""
    rests_on: str = ""

    @property
    def says_something(self) -> bool:
        return any((self.facts, self.points, self.note, self.evidence))


@dataclass(frozen=True)
class Base:
    """A form as it was issued: its rows by unit and code, and the levels of each leaf by their titles then."""

    rows: Mapping[tuple[str, str], Issued]
    titles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def base_of(campaign: Campaign, stage: str, named: Iterable[tuple[str, str]]) -> Base:
    """The base of a form of that stage with rows of these units and codes, issued now."""
    nodes, columns = campaign.criteria.nodes, {unit.code: unit.columns for unit in campaign.units}
    seen = {(unit, code): nodes[code].seen_by(columns[unit]) for unit, code in named}
    rows = {key: issued(node, campaign.rows[key[0]].get(key[1], ()), stage) for key, node in seen.items()}
    used = {node.rule_key for node in seen.values() if isinstance(node, Leaf)}
    titles = {code: _titles_as_issued(leaf, used) for code, leaf in campaign.criteria.leaves.items()}
    return Base(rows, {code: title for code, title in titles.items() if title})


def _titles_as_issued(leaf: Leaf, used: Collection[tuple[str, int]]) -> dict[str, str]:
    """The levels of a leaf by their titles, by all its rules in the form; not titles that are two levels'."""
    here = [titles_as_issued(each) for each in leaf.by_rule if each.rule_key in used]
    pairs = dict.fromkeys(pair for titles in here for pair in titles.items())
    meanings = Counter(title for title, _ in pairs)
    return {title: level for title, level in pairs if meanings[title] == 1}


def issued(node: Node, rows: Rows, stage: str) -> Issued:
    """A row of a form of that stage, issued while these rows stand."""
    return _issued(newest(rows, stage), upon(node, rows, stage))._replace(rests_on=node.rests_on)


def as_it_stood(node: Node, rows: Rows, stage: str, at: datetime.datetime) -> Issued:
    """A row of a form that was issued at that moment and does not carry what stood then."""
    then = [row for row in rows if moment(row.at) <= at]
    # What was issued then left out the note of an answer that had been withdrawn.
    stated = newest(then, stage) if stage == EXPLANATION else row_that_counts(then, (stage,))
    return _issued(stated, upon(node, then, stage))


def _issued(row: Answer | None, rests: Answer) -> Issued:
    if row is None:
        return Issued(upon_facts=rests.facts, upon_points=rests.points)
    return Issued(row.facts, row.points, row.note, row.evidence, rests.facts, rests.points)


def newest(rows: Rows, stage: str) -> Answer | None:
    """The newest row of a stage, be it withdrawn."""
    return max((row for row in rows if row.stage == stage), key=lambda row: moment(row.at), default=None)


def upon(node: Node, rows: Rows, stage: str) -> Answer:
    """What a decision of that stage rests on: the facts, and the points where they were set; nothing for others.

    Where points were set without facts, the facts are those that stood before.
    """
    nothing = Answer("", node.code, stage)
    if stage not in DECIDING:
        return nothing
    before = (*reversed(DECIDING[: DECIDING.index(stage)]), first_stage(node))
    standing = [row for name in before if name != stage and (row := row_that_counts(rows, (name,)))]
    if not standing:
        return nothing
    facts = next((row.facts for row in standing if row.facts), "")
    return standing[0]._replace(facts=facts)


def titles_as_issued(leaf: Leaf) -> dict[str, str]:
    """The ids of a leaf's levels by the titles that its form offers."""
    levels = levels_of(leaf.rule)
    return dict(zip(titles_of(levels), (level.id for level in levels), strict=True))


# ── as the hidden sheet has it ────────────────────────────────────────────────────────────────────────────────────────

COLUMNS = ("of", *Issued._fields)
_ANY_UNIT = "*"


def sheet_rows(base: Base) -> Iterator[tuple[str, ...]]:
    """The rows of the hidden sheet: one a node of a unit, then one a title."""
    for (unit, code), row in base.rows.items():
        yield (key_of(unit, code), *row)
    for code, titles in base.titles.items():
        for title, name in titles.items():
            yield (key_of(_ANY_UNIT, code, name), title)


def from_sheet(rows: Iterable[Sequence[str]]) -> Base:
    """The base of the rows of the hidden sheet, behind its heading; rows that are none are passed over."""
    issued: dict[tuple[str, str], Issued] = {}
    titles: dict[str, dict[str, str]] = {}
    for key, *texts in rows:
        parts = parts_of_key(key)
        if len(parts) == 2:
            issued[parts[0], parts[1]] = Issued(*texts)
        elif len(parts) == 3:
            titles.setdefault(parts[1], {})[texts[0]] = parts[2]
    return Base(issued, titles)
