"""How every form is laid out: what the hidden sheet says, the roles of columns, the keys of rows.

`issue` writes by it and `collect` reads by it; sheets and columns may be renamed and moved, roles and keys count.
"""

import datetime
from typing import NamedTuple

from scoring.campaign.answers import VIET_NAM
from scoring.campaign.campaign import Campaign
from scoring.campaign.workflow import FormStage

FORMAT, WITHOUT_BASE = "scoring-form/2", "scoring-form/1"
"""The format, and the one before it: its forms don't carry what stood when they were issued."""
META_SHEET, BASE_SHEET = "_scoring", "_base"
LISTS_SHEET = "_lists"
MANY_UNITS = "*"
"""In place of a unit's code, in a form that holds many."""

ROLE_ROW = 0
KEY_COLUMN = 0
FACTS = ("fact1", "fact2")
INPUT_ROLES = (*FACTS, "na", "points", "note", "evidence", "page")
DOCUMENT_ROLES = ("doc_id", "doc_number", "doc_date", "doc_issuer", "doc_title")


class Meta(NamedTuple):
    """What the hidden sheet says, by its keys; `issue` is the number of the issue, `issued` its moment."""

    format: str
    campaign: str
    unit: str
    stage: str
    body: str
    criteria: str
    digest: str
    issue: str = ""
    issued: str = ""


def meta_of(campaign: Campaign, stage: FormStage, now: datetime.datetime, unit: str, body: str = "") -> Meta:
    """The hidden sheet of a form of this campaign, issued now."""
    criteria, at = campaign.criteria, now.astimezone(VIET_NAM).replace(microsecond=0)
    named = (campaign.settings.id, unit, stage, body, criteria.name, criteria.digest)
    return Meta(FORMAT, *named, issue_number(now), at.isoformat())


def issue_number(now: datetime.datetime) -> str:
    """The number of an issue of forms (số phát hành), as 20260115-0930-05: when it was issued, in Viet Nam."""
    return f"{now.astimezone(VIET_NAM):%Y%m%d-%H%M-%S}"


def key_of(unit: str, code: str, option: str = "") -> str:
    """The key of a row: `unit|code`, with `|option` where a leaf has a row an option; a unit's own bars are escaped."""
    plain = unit.replace("%", "%25").replace("|", "%7C")
    return "|".join((plain, code, option) if option else (plain, code))


def parts_of_key(key: str) -> tuple[str, ...]:
    """Unit, code and option, as far as a key has them."""
    unit, *rest = (part.strip() for part in key.split("|"))
    return (unit.replace("%7C", "|").replace("%25", "%"), *rest)
