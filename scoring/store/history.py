"""The journal read: who did what, when, in which role and why, as far as its reader may see it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from scoring.campaign.answers import Answer
from scoring.store.desk import Login, settings_of
from scoring.store.models import AnswerRow, Campaign, Entry, Person, UnitFile
from scoring.store.office import campaign_row, unit_row
from scoring.store.rows import STATED
from scoring.store.sight import Sights, sights_of


@dataclass(frozen=True)
class Filters:
    """Which rows are asked for; what is empty asks for all. since, until: moments as the journal has them."""

    unit: str = ""
    code: str = ""
    person: str = ""
    role: str = ""
    act: str = ""
    since: str = ""
    until: str = ""


class Told(NamedTuple):
    """A row of the journal as it is told: `unit` empty for acts of the campaign; `what` the rows it wrote."""

    unit: str
    number: int
    at: str
    account: str
    role: str
    act: str
    reason: str
    what: tuple[Mapping[str, Any], ...]
    hash: str


def history(login: Login, campaign: str, filters: Filters, newest_first: bool = False) -> Iterator[Told]:
    """The rows of a campaign's journal in their order, of files that the reader knows of. Raises `Refusal`."""
    row = campaign_row(campaign)
    if filters.unit:
        unit_row(row.id, filters.unit)
    files = UnitFile.objects.filter(campaign=row)
    sights = sights_of(
        login, row, settings_of(row.settings), files.filter(code=filters.unit) if filters.unit else files
    )
    accounts = dict(Person.objects.values_list("id", "account"))
    entries = _entries(row, filters)
    for entry in (entries.reverse() if newest_first else entries).iterator(chunk_size=2_000):
        if (entry.chain.unit and not sights.knows(entry.chain.unit)) or not (entry.chain.unit or sights.whole):
            continue
        what = tuple(_what(row, entry, sights))
        if filters.code and not any(filters.code in (one.get("code"), *one["key"]) for one in what):
            continue
        told = getattr(entry, "told", None)
        yield Told(
            entry.chain.unit, entry.number, entry.at, accounts.get(entry.person or 0, ""), entry.role, entry.act,
            told.text if told and _may_read_reason(entry, sights) else "", what, entry.hash,
        )  # fmt: skip


def _entries(row: Campaign, filters: Filters) -> QuerySet[Entry]:
    entries = Entry.objects.filter(chain__campaign=row.id).select_related("chain", "told").order_by("id")
    asked = {"chain__unit": filters.unit, "role": filters.role, "act": filters.act}
    entries = entries.filter(**{name: value for name, value in asked.items() if value})
    if filters.person:
        entries = entries.filter(person__in=Person.objects.filter(account=filters.person).values("id"))
    if filters.since:
        entries = entries.filter(at__gte=filters.since)
    if filters.until:
        entries = entries.filter(at__lte=filters.until)
    return entries.filter(Q(body__contains=f'"{filters.code}"')) if filters.code else entries


def _what(row: Campaign, entry: Entry, sights: Sights) -> Iterator[dict[str, Any]]:
    """The changes of a row that may be seen, answers with what they say; secret texts stay digests elsewhere."""
    for table, key, before, after in json.loads(entry.body).get("changes", ()):
        if table == "answerrow":
            answer = _answer(row, key)
            if answer is None or not sights.shows(*answer):
                continue
            yield {"table": table, "key": key, "before": before, **answer[0]._asdict()}
        elif table not in ("opinion", "vote") or sights.whole:
            yield {"table": table, "key": key, "before": before, "after": after}


def _answer(row: Campaign, key: list[Any]) -> tuple[Answer, str] | None:
    rows = AnswerRow.objects.filter(unit__campaign=row, unit__code=key[0], number=key[1])
    values = rows.values_list(*STATED, "received").first()
    return (Answer(str(key[0]), *values[:-1]), values[-1]) if values else None


def _may_read_reason(entry: Entry, sights: Sights) -> bool:
    """A reason of appraisal or council may tell what was changed: who sees no appraisal does not read it."""
    sight = sights.units.get(entry.chain.unit)
    if entry.act in ("propose", "record"):
        return sight is not None and "appraisal" in sight.stages
    return True
