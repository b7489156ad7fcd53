"""Rows whose every change stands in the journal: how a row is written there, secret texts as salted digests.

A row is a flat record of texts, whole numbers and truths. Its key and columns are what the journal names, so that
replaying it gives the stored state; columns of `SECRETS` (facts, free text, names of files) stand in it as the digest
of salt and content, and the salt beside the content, so that erasing both leaves the journal whole.
"""

import hashlib
import json
import secrets
from collections.abc import Collection, Mapping
from typing import ClassVar, Literal

from django.apps import apps
from django.db import models

Value = str | int | bool | None
Row = Mapping[str, Value]
Key = tuple[str | int, ...]

_GONE = "[đã xóa theo quy định / erased by law: "


def erased_by(ground: str) -> str:
    """What stands in place of a text that was erased, by a legal ground: that there was one may decide the points."""
    return f"{_GONE}{ground}]"


def is_erased(content: object) -> bool:
    """Whether a text is what stands in place of an erased one; without a salt it is, with one somebody typed it."""
    return isinstance(content, str) and content.startswith(_GONE)


class Recorded(models.Model):
    """A table of the journal: `KEY` names a row there, `COLUMNS` are recorded, `SECRETS` as salted digests.

    `CHAINS` are those that its rows stand in: the office's, a campaign's (both for roles), or a unit file's; `WHERE`
    how a query finds those of one chain, by the campaign's id and the unit's code; `PATHS` how it reaches what `KEY`
    names and another table has; `ALSO` are columns that are compared with others of their row.
    """

    CHAINS: ClassVar[tuple[Literal["office", "campaign", "unit"], ...]]
    WHERE: ClassVar[Mapping[str, str]] = {}
    KEY: ClassVar[tuple[str, ...]]
    COLUMNS: ClassVar[tuple[str, ...]]
    SECRETS: ClassVar[tuple[str, ...]] = ()
    PATHS: ClassVar[Mapping[str, str]] = {}
    ALSO: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    @classmethod
    def table(cls) -> str:
        """The table's name in the journal."""
        return cls._meta.model_name or ""

    @classmethod
    def of_chain(cls, campaign: str, unit: str) -> "models.QuerySet[Recorded]":
        """The rows whose changes stand in that chain."""
        return cls.in_chain(campaign, unit) if cls.stands_in(campaign, unit) else cls._default_manager.none()

    @classmethod
    def stands_in(cls, campaign: str, unit: str) -> bool:
        """Whether rows of the table stand in chains like that."""
        return ("unit" if unit else "campaign" if campaign else "office") in cls.CHAINS

    @classmethod
    def in_chain(cls, campaign: str, unit: str) -> "models.QuerySet[Recorded]":
        """The rows of a chain that rows of the table stand in."""
        values = {"campaign": campaign, "unit": unit}
        return cls._default_manager.filter(**{column: values[name] for column, name in cls.WHERE.items()})

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
        """The salts by column."""
        return salts_in(getattr(self, "salts"))  # noqa: B009  # only tables with secrets have it

    def salt(self, changed: Collection[str] = ()) -> None:
        """Gives every secret column that has a content a salt of its own, a new one to those that changed.

        What stands in place of an erased content gets none.
        """
        if not self.SECRETS:
            return
        known = {name: salt for name, salt in self._salts().items() if name not in changed}
        gone = {name for name in self.SECRETS if not self._state.adding and name not in changed and self.is_gone(name)}
        contents = [name for name in self.SECRETS if getattr(self, name) and name not in gone]
        self._keep_salts({name: known.get(name) or secrets.token_hex(16) for name in contents})

    def is_gone(self, name: str) -> bool:
        """Whether the content of a secret column was erased."""
        return is_erased(getattr(self, name)) and not self.salt_of(name)

    def erase(self, names: Collection[str], mark: str) -> None:
        """Puts the mark in place of these secret contents, and takes their salts away."""
        for name in names:
            setattr(self, name, mark)
        self._keep_salts({name: salt for name, salt in self._salts().items() if name not in names})

    def _keep_salts(self, salts: Mapping[str, str]) -> None:
        setattr(self, "salts", text_of_salts(salts))  # noqa: B010  # as above


def recorded_tables() -> list[type[Recorded]]:
    """Every table of the journal."""
    return [model for model in apps.get_app_config("store").get_models() if issubclass(model, Recorded)]


def salts_in(text: str) -> dict[str, str]:
    """The salts by column, of the text that is stored of them; none where it was damaged: it is then not theirs."""
    try:
        salts = json.loads(text) if text else {}
    except ValueError:
        return {}
    return salts if isinstance(salts, dict) else {}


def text_of_salts(salts: Mapping[str, str]) -> str:
    """What is stored of salts."""
    return _SALTS.encode(salts) if salts else ""


_SALTS = json.JSONEncoder(separators=(",", ":"))


def digest_of(content: str, salt: str) -> str:
    """How the journal names a content; an empty one, and what stands for an erased one, stand as they are."""
    if not content or (not salt and is_erased(content)):
        return content
    return hashlib.sha256(f"{salt}{content}".encode()).hexdigest()
