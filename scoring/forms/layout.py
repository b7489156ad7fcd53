"""How every form is laid out: what the hidden sheet says, the roles of columns, the keys of rows.

`issue` writes by it and `collect` reads by it; sheets and columns may be renamed and moved, roles and keys count.
"""

from typing import NamedTuple

from scoring.campaign.campaign import Campaign
from scoring.campaign.workflow import FormStage

FORMAT = "scoring-form/1"
META_SHEET = "_scoring"
LISTS_SHEET = "_lists"
MANY_UNITS = "*"
"""In place of a unit's code, in a form that holds many."""

ROLE_ROW = 0
KEY_COLUMN = 0
INPUT_ROLES = ("fact1", "fact2", "na", "points", "note", "evidence", "page")
DOCUMENT_ROLES = ("doc_id", "doc_number", "doc_date", "doc_issuer", "doc_title")


class Meta(NamedTuple):
    """What the hidden sheet says, by its keys."""

    format: str
    campaign: str
    unit: str
    stage: str
    body: str
    criteria: str
    digest: str


def meta_of(campaign: Campaign, stage: FormStage, unit: str, body: str = "") -> Meta:
    """The hidden sheet of a form of this campaign."""
    criteria = campaign.criteria
    return Meta(FORMAT, campaign.settings.id, unit, stage, body, criteria.name, criteria.digest)


def key_of(unit: str, code: str, option: str = "") -> str:
    """The key of a row: `unit|code`, with `|option` where a leaf has a row an option."""
    return "|".join((unit, code, option) if option else (unit, code))
