"""What a page says of one node: its rows, what follows from its fields, all of it together."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from scoring.web.documents import DocumentView
from scoring.web.fields import Group, Typed
from scoring.web.pages import Told


class RowView(NamedTuple):
    """A row about a node in words: whose stage, what it states, its change of points, by whom, when, why."""

    stage: str
    stated: str
    change: str
    by: str
    at: str
    note: str
    evidence: str
    counts: bool


class OtherDraft(NamedTuple):
    """What somebody else has half typed here; who fills in the same file may discard it, since it blocks them."""

    person: int
    name: str
    droppable: bool


class Sending(NamedTuple):
    """Files that were sent for a node and not taken: why, and what was said of them, to be sent again."""

    problems: Sequence[Told]
    said: Mapping[str, str]


class LeafNow(NamedTuple):
    """What follows from the fields as they stand: points and why, what is wrong, whether it is stated.

    `state`: stated, draft (typed, not stated), empty, conflict (somebody else stated something meanwhile).
    """

    state: str
    points: str
    sentence: str
    problems: tuple[str, ...]
    base: str
    stated: str
    theirs: RowView | None = None


class NodeView(NamedTuple):
    """All that a page shows of a node; `stage` is that of the row its fields make, "" where it is only read."""

    code: str
    printed: str
    title: str
    max: str
    guide: str
    evidence_asked: str
    rule: str
    groups: tuple[Group, ...]
    typed: Typed
    errors: Mapping[str, str]
    live: LeafNow
    stage: str
    claimable: bool
    last_year: str
    rows: tuple[RowView, ...]
    others: tuple[OtherDraft, ...]
    reasons: tuple[str, ...]
    documents: tuple[DocumentView, ...]
    attachable: bool
    state: str
    flags: tuple[str, ...]
    sending: Sending | None = None
