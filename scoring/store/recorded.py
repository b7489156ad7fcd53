"""Rows whose every change stands in the journal: how a row is written there, secret texts as salted digests.

A row is a flat record of texts, whole numbers and truths. Its key and columns are what the journal names, so that
replaying it gives the stored state; columns of `SECRETS` (facts, free text, names of files) stand in it as the digest
of salt and content, and the salt beside the content, so that erasing both leaves the journal whole.
"""

import hashlib
import json
import secrets
from collections.abc import Mapping
from typing import ClassVar, Literal

from django.db import models

Value = str | int | bool | None
Row = Mapping[str, Value]
Key = tuple[str | int, ...]

ERASED = "[đã xóa theo quy định / erased by law]"
"""Stands in place of a text that was erased: that there was one may decide the points."""


class Recorded(models.Model):
    """A table of the journal: `KEY` names a row there, `COLUMNS` are recorded, `SECRETS` as salted digests.

    `CHAINS` are those that its rows stand in: the office's, a campaign's (both for roles), or a unit file's; `WHERE`
    how a query finds those of one chain, by the campaign's id and the unit's code.
    """

    CHAINS: ClassVar[tuple[Literal["office", "campaign", "unit"], ...]]
    WHERE: ClassVar[Mapping[str, str]] = {}
    KEY: ClassVar[tuple[str, ...]]
    COLUMNS: ClassVar[tuple[str, ...]]
    SECRETS: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    @classmethod
    def table(cls) -> str:
        """The table's name in the journal."""
        return cls._meta.model_name or ""

    @classmethod
    def of_chain(cls, campaign: str, unit: str) -> "models.QuerySet[Recorded]":
        """The rows whose changes stand in that chain."""
        kind = "unit" if unit else "campaign" if campaign else "office"
        rows = cls._default_manager.all()
        if kind not in cls.CHAINS:
            return rows.none()
        values = {"campaign": campaign, "unit": unit}
        return rows.filter(**{column: values[name] for column, name in cls.WHERE.items()})

    def key(self) -> Key:
        """The row's name in the journal."""
        return tuple(getattr(self, name) for name in self.KEY)

    def recorded(self) -> dict[str, Value]:
        """The columns as the journal has them."""
        values: dict[str, Value] = {name: getattr(self, name) for name in self.COLUMNS}
        salts = self._salts() if self.SECRETS else {}
        for name in self.SECRETS:
            values[name] = digest_of(getattr(self, name), salts.get(name, ""))
        return values

    def salt_of(self, name: str) -> str:
        """The salt of a secret column; "" where its content was erased."""
        return self._salts().get(name, "")

    def _salts(self) -> dict[str, str]:
        salts: dict[str, str] = json.loads(getattr(self, "salts") or "{}")  # noqa: B009  # only tables with secrets have it
        return salts

    def salt(self) -> None:
        """Gives every secret column that has a content and no salt one of its own."""
        if not self.SECRETS:
            return
        known = self._salts()
        salts = {name: known.get(name) or secrets.token_hex(16) for name in self.SECRETS if getattr(self, name)}
        setattr(self, "salts", json.dumps(salts, separators=(",", ":")) if salts else "")  # noqa: B010  # as above


def digest_of(content: str, salt: str) -> str:
    """How the journal names a content; an empty one, and the mark of an erased one, stand as they are."""
    if not content or (content == ERASED and not salt):
        return content
    return hashlib.sha256(f"{salt}{content}".encode()).hexdigest()
