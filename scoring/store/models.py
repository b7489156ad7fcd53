"""What the office keeps: campaigns, their criteria and units, people and their roles, answers, and the journal.

The tables of appraisal and council stand in `models_council`, those of evidence in `models_evidence`. Moments are
ISO 8601 in Viet Nam time to the microsecond, so that they sort as texts.
"""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from scoring.store.recorded import Recorded


class Chain(models.Model):
    """A chain of the journal and its head: a unit's file, a campaign's own acts, or (both empty) the office's.

    Its row is what writers of the chain lock.
    """

    campaign = models.TextField()
    unit = models.TextField()
    number = models.BigIntegerField(default=0)
    head = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=("campaign", "unit"), name="chain_once")]


class Sealed(models.Model):
    """The number of a file's head that the campaign's chain sealed last."""

    campaign = models.TextField()
    unit = models.TextField()
    number = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=("campaign", "unit"), name="sealed_once")]


class Entry(models.Model):
    """A row of the journal: who, in which role, when, what, before and after; its hash and that of the row before."""

    id = models.BigAutoField(primary_key=True)
    chain = models.ForeignKey(Chain, on_delete=models.PROTECT)
    number = models.BigIntegerField()
    at = models.TextField()
    person = models.BigIntegerField(null=True)
    account = models.TextField()
    role = models.TextField()
    act = models.TextField()
    reason = models.TextField()
    body = models.TextField()
    previous = models.TextField()
    hash = models.TextField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=("chain", "number"), name="entry_once")]


class Reason(models.Model):
    """The text of an entry's reason with its salt; the entry has its digest."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, primary_key=True, related_name="told")
    text = models.TextField()
    salt = models.TextField()


class People(BaseUserManager["Person"]):
    """Persons by their account."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(account=username)


class Person(AbstractBaseUser, Recorded):
    """Somebody with an account; passwords are no part of the journal, their changes are."""

    CHAINS = ("office",)
    KEY = ("id",)
    COLUMNS = ("account", "disabled", "password_set", "password_by")
    SECRETS = ("name", "email")

    id = models.BigAutoField(primary_key=True)
    account = models.TextField(unique=True)
    name = models.TextField()
    email = models.TextField(default="")
    disabled = models.BooleanField(default=False)
    password_set = models.TextField(default="")
    password_by = models.BigIntegerField(null=True)
    salts = models.TextField(default="")

    USERNAME_FIELD = "account"
    objects = People()


class SecondFactor(Recorded):
    """Since when somebody's phone gives the codes of their log-in ("": none does), and who said so.

    The secret that the codes come from is the site's and no part of the journal.
    """

    CHAINS = ("office",)
    KEY = ("person",)
    COLUMNS = ("since", "by")

    person = models.BigIntegerField(primary_key=True)
    since = models.TextField(default="")
    by = models.BigIntegerField(null=True)


class Token(Recorded):
    """What a program of somebody's logs in with (mã truy cập): the digest of its secret, which nobody reads back.

    `scope`: read, answer; `until`: its last moment; `revoked`: when it was taken back ("": it was not).
    """

    CHAINS = ("office",)
    KEY = ("id",)
    COLUMNS = ("person", "scope", "digest", "made", "until", "revoked")
    SECRETS = ("name",)

    id = models.BigAutoField(primary_key=True)
    person = models.BigIntegerField(db_index=True)
    name = models.TextField()
    scope = models.TextField()
    digest = models.TextField(unique=True)
    made = models.TextField()
    until = models.TextField()
    revoked = models.TextField(default="")
    salts = models.TextField(default="")


class Assignment(Recorded):
    """A role given to a person: in a campaign, for a commune (officer, head), a body or leaves.

    `state`: proposed (waits for a second person), active, ended.
    """

    CHAINS = ("office", "campaign")
    WHERE: ClassVar = {"campaign": "campaign"}
    KEY = ("id",)
    COLUMNS = ("person", "role", "campaign", "unit", "body", "leaves", "state", "by", "confirmed")

    id = models.BigAutoField(primary_key=True)
    person = models.BigIntegerField(db_index=True)
    role = models.TextField()
    campaign = models.TextField(default="")
    unit = models.TextField(default="")
    body = models.TextField(default="")
    leaves = models.TextField(default="")
    state = models.TextField()
    by = models.BigIntegerField(null=True)
    confirmed = models.BigIntegerField(null=True)


class CriteriaText(Recorded):
    """A criteria file by the digest of its bytes, never changed; `campaign` is the one that brought it in."""

    CHAINS = ("campaign",)
    WHERE: ClassVar = {"campaign": "campaign"}
    KEY = ("sha256",)
    COLUMNS = ("file", "name", "digest")
    ALSO = ("text",)

    sha256 = models.TextField(primary_key=True)
    file = models.TextField()
    name = models.TextField()
    digest = models.TextField()
    campaign = models.TextField()
    text = models.BinaryField()


class Campaign(Recorded):
    """A campaign: its settings as campaign.yaml has them, its criteria. `state`: preparing, open, discarded."""

    CHAINS = ("campaign",)
    WHERE: ClassVar = {"id": "campaign"}
    KEY = ()
    COLUMNS = ("settings", "state", "criteria")

    id = models.TextField(primary_key=True)
    settings = models.TextField()
    state = models.TextField(default="preparing")
    criteria = models.TextField()


class UnitFile(Recorded):
    """A unit of a campaign and how far its file (hồ sơ) is.

    `columns` are those of units.csv as JSON; `printed` is the digest of the rows in the report that was printed for
    signature; `submitted` when it was received; `unsigned` whether it was taken as it stood; `asked` when the commune
    was last asked to explain; `round` counts the rounds of appraisal.
    """

    CHAINS = ("unit",)
    WHERE: ClassVar = {"campaign": "campaign", "code": "unit"}
    KEY = ("code",)
    COLUMNS = ("place", "name", "columns", "state", "printed", "submitted", "unsigned", "asked", "round")

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT)
    code = models.TextField()
    place = models.IntegerField()
    name = models.TextField()
    columns = models.TextField()
    state = models.TextField(default="draft")
    printed = models.TextField(default="")
    submitted = models.TextField(default="")
    unsigned = models.BooleanField(default=False)
    asked = models.TextField(default="")
    round = models.IntegerField(default=0)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=("campaign", "code"), name="unit_once")]


class OfUnit(Recorded):
    """A table with rows of a unit's file."""

    CHAINS = ("unit",)
    WHERE: ClassVar = {"unit__campaign": "campaign", "unit__code": "unit"}
    PATHS: ClassVar = {"unit_code": "unit__code"}

    unit = models.ForeignKey(UnitFile, on_delete=models.PROTECT)

    class Meta:
        abstract = True

    @property
    def unit_code(self) -> str:
        return self.unit.code


class Extension(OfUnit):
    """A later day for one unit at a stage (gia hạn)."""

    KEY = ("unit_code", "stage")
    COLUMNS = ("due",)

    stage = models.TextField()
    due = models.TextField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=("unit", "stage"), name="extension_once")]


class AnswerRow(OfUnit):
    """A row of answers. `number` counts the unit's rows; `base` is the number of the row it was decided upon."""

    KEY = ("unit_code", "number")
    COLUMNS = ("id", "code", "stage", "points", "at", "received", "person", "base")
    SECRETS = ("facts", "note", "evidence", "by")

    id = models.BigAutoField(primary_key=True)
    number = models.IntegerField()
    code = models.TextField()
    stage = models.TextField()
    facts = models.TextField()
    points = models.TextField()
    note = models.TextField()
    evidence = models.TextField()
    by = models.TextField()
    at = models.TextField()
    received = models.TextField()
    person = models.BigIntegerField(null=True)
    base = models.IntegerField(null=True)
    salts = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=("unit", "number"), name="answer_once")]
        indexes: ClassVar = [models.Index(fields=("unit", "code", "number"), name="answer_node")]


class IntakeRow(Recorded):
    """What came in (sổ tiếp nhận): the columns of intake.csv, as JSON; names of files and of persons are secret."""

    CHAINS = ("campaign",)
    WHERE: ClassVar = {"campaign": "campaign"}
    KEY = ("number",)
    COLUMNS = ("at",)
    SECRETS = ("row",)

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT)
    number = models.IntegerField()
    at = models.TextField()
    row = models.TextField()
    salts = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=("campaign", "number"), name="intake_once")]
