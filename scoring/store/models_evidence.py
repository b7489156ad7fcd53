"""Evidence (tài liệu kiểm chứng): documents of a unit, every version of their files, and the nodes that cite them."""

from typing import ClassVar, NamedTuple

from django.db import models

from scoring.store.models import OfUnit


class Description(NamedTuple):
    """What a document is: number and symbol (số, ký hiệu), day of issue (ISO), issuer, abstract (trích yếu)."""

    symbol: str = ""
    day: str = ""
    issuer: str = ""
    abstract: str = ""


class Document(OfUnit):
    """A document with its description.

    `number` counts the unit's documents; `report` is the signed report of the commune, which no node cites; `stage`
    that in which it was attached.
    """

    KEY = ("unit_code", "number")
    COLUMNS = ("report", "stage", "at", "person")
    SECRETS = ("symbol", "day", "issuer", "abstract")

    number = models.IntegerField()
    report = models.BooleanField()
    stage = models.TextField()
    at = models.TextField()
    person = models.BigIntegerField(null=True)
    symbol = models.TextField(default="")
    day = models.TextField(default="")
    issuer = models.TextField(default="")
    abstract = models.TextField(default="")
    salts = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=("unit", "number"), name="document_once")]

    @property
    def description(self) -> Description:
        return Description(self.symbol, self.day, self.issuer, self.abstract)


class DocumentFile(OfUnit):
    """A version of a document's file, by the SHA-256 of its bytes; none is ever replaced, a later one is added.

    `type` is one of `file_types.TYPES`, found in its content; `scanned`: whether a scanner found it clean.
    """

    KEY = ("unit_code", "document", "version")
    COLUMNS = ("sha256", "size", "type", "scanned", "at", "person")
    SECRETS = ("name",)

    document = models.IntegerField()
    version = models.IntegerField()
    sha256 = models.TextField(db_index=True)
    size = models.BigIntegerField()
    type = models.TextField()
    scanned = models.BooleanField()
    at = models.TextField()
    person = models.BigIntegerField(null=True)
    name = models.TextField()
    salts = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("unit", "document", "version"), name="document_file_once")
        ]


class Citation(OfUnit):
    """That a node rests on a document: from which version of it, on which page or in which section.

    `stage`: declared (self) or in answer to remarks (explanation); what was cited at a stage that is over stands.
    """

    KEY = ("unit_code", "document", "code", "stage")
    COLUMNS = ("version", "active", "at", "person")
    SECRETS = ("page",)

    document = models.IntegerField()
    code = models.TextField()
    stage = models.TextField()
    version = models.IntegerField()
    active = models.BooleanField()
    at = models.TextField()
    person = models.BigIntegerField(null=True)
    page = models.TextField(default="")
    salts = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("unit", "document", "code", "stage"), name="citation_once")
        ]
