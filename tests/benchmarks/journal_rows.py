"""Many rows of the journal, written as acts would have written them but in bulk: what big databases are timed on."""

import datetime

from django.db import connection

from scoring.store import clock
from scoring.store.desk import Login
from scoring.store.journal import hash_of
from scoring.store.models import AnswerRow, Chain, Entry, UnitFile
from scoring.tree.canonical import canonical_json

AT_ONCE = 20_000


def grow(login: Login, campaign: str, codes: list[str], rows: int) -> None:
    """So many further rows of answers, spread over the units of a campaign that is not opened yet, each an act."""
    files = list(UnitFile.objects.filter(campaign=campaign).order_by("code"))
    each = -(-rows // len(files))
    last_entry = Entry.objects.order_by("-id").values_list("id", flat=True).first() or 0
    last_row = AnswerRow.objects.order_by("-id").values_list("id", flat=True).first() or 0
    entries: list[Entry] = []
    answers: list[AnswerRow] = []
    now = login.clock()
    for file in files:
        chain = Chain.objects.get(campaign=campaign, unit=file.code)
        known = AnswerRow.objects.filter(unit=file).count()
        for count in range(1, each + 1):
            last_row, last_entry = last_row + 1, last_entry + 1
            at = clock.text_of(now - datetime.timedelta(seconds=each - count))
            answer = AnswerRow(
                id=last_row, unit=file, number=known + count, code=codes[count % len(codes)], stage="self",
                facts=f"{count % 50}/50", points="", note="", evidence="BC 12/BC-UBND", by="snv", at=at, received=at,
                person=login.person, base=None,
            )  # fmt: skip
            answer.salt()
            answers.append(answer)
            change = ["answerrow", list(answer.key()), None, answer.recorded()]
            entry = Entry(
                id=last_entry, chain=chain, number=chain.number + 1, at=at, person=login.person, account="bench",
                role="secretariat", act="set_up", reason="", body=canonical_json({"changes": [change]}),
                previous=chain.head,
            )  # fmt: skip
            entry.hash = hash_of(entry, campaign, file.code)
            chain.number, chain.head = entry.number, entry.hash
            entries.append(entry)
        chain.save()
        if len(entries) >= AT_ONCE:
            _write(answers, entries)
    _write(answers, entries)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for table in ("store_entry", "store_answerrow"):  # the next row of an act is behind these
                cursor.execute(f"SELECT setval('{table}_id_seq', (SELECT MAX(id) FROM {table}))")  # noqa: S608


def _write(answers: list[AnswerRow], entries: list[Entry]) -> None:
    AnswerRow.objects.bulk_create(answers, batch_size=2_000)
    Entry.objects.bulk_create(entries, batch_size=2_000)
    answers.clear()
    entries.clear()
