"""What is done with a unit's file by those who appraise and decide: marks, conflicts, sessions, opinions, votes."""

from typing import ClassVar

from django.db import models

from scoring.store.models import Campaign, OfUnit
from scoring.store.recorded import Recorded


class Mark(OfUnit):
    """That a body is done with a unit in a round. `state`: done, withdrawn (something changed since), referred."""

    KEY = ("unit_code", "body", "round")
    COLUMNS = ("state",)

    body = models.TextField()
    round = models.IntegerField()
    state = models.TextField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=("unit", "body", "round"), name="mark_once")]


class Substitute(OfUnit):
    """Somebody who appraises a unit for a body whose own appraisers have a conflict of interest."""

    KEY = ("unit_code", "body", "person")
    COLUMNS = ("active",)

    body = models.TextField()
    person = models.BigIntegerField()
    active = models.BooleanField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=("unit", "body", "person"), name="substitute_once")]


class Conflict(OfUnit):
    """Who stepped back (xung đột lợi ích): from a node of a unit, or from the whole unit where `code` is empty."""

    KEY = ("unit_code", "code", "person")
    COLUMNS = ("active",)

    code = models.TextField()
    person = models.BigIntegerField()
    active = models.BooleanField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=("unit", "code", "person"), name="conflict_once")]


class Session(Recorded):
    """A session of the council: `members` by decision, `quorum` how many of them must take part.

    equal: what equal votes mean, `chair` (the chair's counts twice) or `base` (what stood before stays); state: open,
    closed.
    """

    CHAINS = ("campaign",)
    WHERE: ClassVar = {"campaign": "campaign"}
    KEY = ("number",)
    COLUMNS = ("day", "members", "quorum", "equal", "state")

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT)
    number = models.IntegerField()
    day = models.TextField()
    members = models.IntegerField()
    quorum = models.IntegerField()
    equal = models.TextField()
    state = models.TextField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=("campaign", "number"), name="session_once")]


class Attendance(Recorded):
    """How a member took part in a session: present, written (a signed slip, dated), absent."""

    CHAINS = ("campaign",)
    WHERE: ClassVar = {"session__campaign": "campaign"}
    KEY = ("session_number", "person")
    PATHS: ClassVar = {"session_number": "session__number"}
    COLUMNS = ("how", "slip")

    session = models.ForeignKey(Session, on_delete=models.PROTECT)
    person = models.BigIntegerField()
    how = models.TextField()
    slip = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=("session", "person"), name="attendance_once")]

    @property
    def session_number(self) -> int:
        return self.session.number


class Agenda(OfUnit):
    """A disputed node put before a session."""

    KEY = ("unit_code", "code")
    COLUMNS = ("session",)

    code = models.TextField()
    session = models.IntegerField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=("unit", "code"), name="agenda_once")]


class Opinion(OfUnit):
    """What a member thinks of a node, sealed until its reader has stated their own or stepped back."""

    KEY = ("unit_code", "code", "person", "number")
    COLUMNS = ("at",)
    SECRETS = ("choice", "points", "text")

    code = models.TextField()
    person = models.BigIntegerField()
    number = models.IntegerField()
    at = models.TextField()
    choice = models.TextField()
    points = models.TextField(default="")
    text = models.TextField()
    salts = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("unit", "code", "person", "number"), name="opinion_once")
        ]


VOID = "void"
"""What a vote says whose member stepped back behind it: it counts for nothing, and the journal has what it was."""


class Vote(OfUnit):
    """A member's vote on a node in a session: for the declared, the appraised, another result, abstention, or void."""

    KEY = ("unit_code", "code", "person")
    COLUMNS = ("session", "choice", "by")

    code = models.TextField()
    person = models.BigIntegerField()
    session = models.IntegerField()
    choice = models.TextField()
    by = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=("unit", "code", "person"), name="vote_once")]


class Publication(Recorded):
    """A publication of the campaign with its decision and digests. `state`: current, under_review, superseded."""

    CHAINS = ("campaign",)
    WHERE: ClassVar = {"campaign": "campaign"}
    KEY = ("number",)
    COLUMNS = ("decision", "day", "criteria", "inputs", "results", "manifest", "state", "at")
    SECRETS = ("signer",)

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT)
    number = models.IntegerField()
    decision = models.TextField()
    day = models.TextField()
    signer = models.TextField()
    criteria = models.TextField()
    inputs = models.TextField()
    results = models.TextField()
    manifest = models.TextField()
    state = models.TextField()
    at = models.TextField()
    salts = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=("campaign", "number"), name="publication_once")]
