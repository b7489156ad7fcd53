"""What was erased by law, as journals name it, and erased once more from a backup that is older than that."""

import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from scoring.problems import Place, Problem, Refusal
from scoring.store.journal import By, Writing, write
from scoring.store.models import Chain, Entry, IntakeRow, OfUnit, Reason, UnitFile
from scoring.store.models_evidence import DocumentFile
from scoring.store.recorded import Recorded, erased_by, is_erased, recorded_tables

ERASE_AGAIN = "erase_again"
"""What a restore does; no person stands behind it but the one who erased before."""
ERASING = ("erase", ERASE_AGAIN)
INTAKE = "intake"
"""Which parts of rows of the list of what came in went: such a row is one content, and keeps the others."""
Changes = Sequence[Sequence[Any]]


class Erasure(NamedTuple):
    """A row of a journal that erased something: its chain, its hash, and what it says."""

    campaign: str
    unit: str
    hash: str
    body: Mapping[str, Any]

    @property
    def ground(self) -> str:
        return str(self.body.get("ground", ""))

    @property
    def changes(self) -> Changes:
        changes: Changes = self.body.get("changes", ())
        return changes

    @property
    def reasons(self) -> Sequence[int]:
        numbers: Sequence[int] = self.body.get("erased", ())
        return numbers


def contents_of(body: Mapping[str, Any]) -> int:
    """How many contents a row that erases took away."""
    texts = sum(len(new) for table, _, _, new in body.get("changes", ()) if table != IntakeRow.table())
    return texts + sum(len(names) for _, names in body.get(INTAKE, ())) + len(body.get("erased", ()))


def marks_wrongly(act: str, table: str, new: Mapping[str, Any]) -> bool:
    """Whether a change puts the mark of an erased content where nothing was erased, or an erasure anything else."""
    secrets = _secrets_of().get(table, ())
    marked = [name for name in secrets if is_erased(new.get(name))]
    if act not in ERASING:
        return bool(marked)
    return table != IntakeRow.table() and len(marked) != len(new)


_SECRETS: dict[str, tuple[str, ...]] = {}


def _secrets_of() -> Mapping[str, tuple[str, ...]]:
    """The secret columns of every table of the journal."""
    if not _SECRETS:
        _SECRETS.update({model.table(): model.SECRETS for model in recorded_tables()})
    return _SECRETS


# ── from a journal ────────────────────────────────────────────────────────────────────────────────────────────────────


def erasures_here() -> list[Erasure]:
    """Those of the database of this process, in their order."""
    rows = (
        Entry.objects.filter(act__in=ERASING)
        .order_by("id")
        .values_list("chain__campaign", "chain__unit", "hash", "body")
    )
    return [Erasure(campaign, unit, digest, json.loads(body)) for campaign, unit, digest, body in rows]


def erasures_in(backup: Path) -> list[Erasure]:
    """Those that a backup names, in their order. Raises `Refusal`."""
    try:
        with zipfile.ZipFile(backup) as archive:
            chains = {row["id"]: (row["campaign"], row["unit"]) for row in _rows(archive, Chain)}
            found = [row for row in _rows(archive, Entry) if row["act"] in ERASING]
            return [Erasure(*chains[row["chain_id"]], row["hash"], json.loads(row["body"])) for row in found]
    except (OSError, KeyError, ValueError, zipfile.BadZipFile):
        raise Refusal([Problem("restore-no-backup", Place(str(backup)), {})]) from None


def _rows(archive: zipfile.ZipFile, model: type[Chain] | type[Entry]) -> Iterator[dict[str, Any]]:
    names = [field.attname for field in model._meta.concrete_fields]
    with archive.open(f"{model._meta.db_table}.jsonl") as lines:
        for line in lines:
            yield dict(zip(names, json.loads(line), strict=True))


# ── again ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


class Again(NamedTuple):
    """What was erased once more: how many contents, and the files of evidence that went with them."""

    contents: int
    files: frozenset[str]


def erase_again(known: Iterable[Erasure], by: By) -> Again:
    """Erases what the backup that was just put back has and a later journal says was erased."""
    contents, files = 0, set[str]()
    for one in known:
        chain = Chain.objects.select_for_update().filter(campaign=one.campaign, unit=one.unit).first()
        if chain is None or Entry.objects.filter(hash=one.hash).exists():
            continue
        writing = Writing(chain)
        for row, names in _rows_of(chain, one.changes):
            contents += _erase(writing, row, names, one)
            if isinstance(row, DocumentFile):
                files.add(row.sha256)
        reasons = Reason.objects.select_related("entry").filter(entry__chain=chain, entry__number__in=one.reasons)
        contents += writing.erase_reasons(reasons, erased_by(one.ground))
        if writing.changes or writing.facts:
            writing.facts |= {"ground": one.ground, "of": one.hash}
            write(writing, by, ERASE_AGAIN)
    return Again(contents, frozenset(files))


def _rows_of(chain: Chain, changes: Changes) -> Iterator[tuple[Recorded, list[str]]]:
    """The rows that changes speak of, as far as they are there, each with the columns erased."""
    wanted = {(table, tuple(key)): list(new) for table, key, _, new in changes}
    file = UnitFile.objects.filter(campaign=chain.campaign, code=chain.unit).first()
    for model in recorded_tables():
        if any(table == model.table() for table, _ in wanted):
            for row in list(model.of_chain(chain.campaign, chain.unit)):
                if isinstance(row, OfUnit) and file is not None:
                    row.unit = file
                if (model.table(), row.key()) in wanted:
                    yield row, wanted[model.table(), row.key()]


def _erase(writing: Writing, row: Recorded, names: Sequence[str], before: Erasure) -> int:
    mark = erased_by(before.ground)
    if isinstance(row, IntakeRow):
        return erase_intake(writing, row, mark, dict(before.body[INTAKE])[row.number])
    return writing.erase(row, names, mark)


OF_INTAKE = ("file", "by", "reason")
"""What is secret within a row of the list of what came in."""


def erase_intake(writing: Writing, row: IntakeRow, mark: str, names: Iterable[str] = OF_INTAKE) -> int:
    """Parts of a row of the list of what came in taken away: its journal names which. Gives how many."""
    said = json.loads(row.row)
    gone = [name for name in names if said[name] and not is_erased(said[name])]
    if gone:
        writing.change(row, row=json.dumps({**said, **dict.fromkeys(gone, mark)}, ensure_ascii=False))
        writing.facts.setdefault(INTAKE, []).append([row.number, gone])
    return len(gone)
