"""What the site keeps besides the office's own: what somebody has typed and not stated yet."""

from typing import ClassVar

from django.db import models

from scoring.store import drafts


class Draft(models.Model):
    """What a person typed at a node and can't be, or was not, stated: never scored, no part of the journal.

    `base` is the moment of the row it was typed upon; `typed` the fields as JSON.
    """

    campaign = models.TextField()
    unit = models.TextField()
    code = models.TextField()
    stage = models.TextField()
    person = models.BigIntegerField()
    base = models.TextField(default="")
    typed = models.JSONField()
    at = models.DateTimeField(auto_now=True)

    class Meta:
        db_table = drafts.TABLE
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("campaign", "unit", "code", "stage", "person"), name="draft_once")
        ]


class Try(models.Model):
    """An attempt to log in that did not succeed (yet), by account and by the address that it came from."""

    account = models.TextField()
    address = models.TextField()
    at = models.DateTimeField(auto_now_add=True, db_index=True)
