"""Evidence attached file by file or by the folder, with what it proves; and what its reader sees of it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from scoring.campaign.answers import Answer, moment
from scoring.campaign.source import Act, Cell
from scoring.campaign.table import Table, problem_at, read_table
from scoring.problems import Fault, Place, Problem, Refusal, did_you_mean
from scoring.store import evidence_acts, keeping
from scoring.store.arrivals import Arrivals, arriving
from scoring.store.desk import Login
from scoring.store.evidence_acts import NewDocument
from scoring.store.evidence_seen import Evidence, evidence_of
from scoring.store.models_evidence import Description
from scoring.store.source import DatabaseSource
from scoring.tree.facts import read_date
from scoring.tree.model import CriteriaSet
from scoring.tree.reader import read_bytes

LIST = "tai-lieu.csv"
"""The list in a folder that says which file serves which leaf, one row for each leaf of a file."""
COLUMNS = ("file", "code", "page", *Description._fields)
REQUIRED = ("file", "code")
_NOT_SENT = ("thumbs.db", "desktop.ini", LIST)
"""What systems leave in folders, and the list itself."""


class Described(NamedTuple):
    """What is said of a file: its document, the leaves that it serves with page or section, what it replaces."""

    what: Description = Description()
    cited: tuple[tuple[str, str], ...] = ()
    replaces: int | None = None


def add(login: Login, campaign: str, unit: str, path: Path, said: Described, by: str) -> list[int]:
    """Attaches a file, or all files of a folder, all or none; gives the numbers of their documents. Raises `Refusal`.

    by: how rows name who states them.
    """
    evidence_acts.check_attachable(login, campaign, unit)
    criteria = DatabaseSource(campaign, login).load([unit]).criteria
    files = list(_in_folder(path, criteria)) if path.is_dir() else [(path, said)]
    if not files:
        raise Refusal([Problem("evidence-folder-empty", Place(str(path)), {})])
    contents = ((file, read_bytes(file, str(file), keeping.MOST_READ), of_file) for file, of_file in files)
    return attach(login, campaign, unit, ((str(file), content, of_file) for file, content, of_file in contents), by)


def attach(login: Login, campaign: str, unit: str, files: Iterable[tuple[str, bytes, Described]], by: str) -> list[int]:
    """Attaches files, given with name and content, all or none; gives their documents' numbers. Raises `Refusal`."""
    evidence_acts.check_attachable(login, campaign, unit)
    with arriving() as arrivals:
        numbers = evidence_acts.attach(login, campaign, unit, _taken(arrivals, files), arrivals)
    name_in_answers(login, campaign, unit, by)
    return numbers


def attach_report(login: Login, campaign: str, unit: str, name: str, content: bytes, said: Described) -> int:
    """Attaches the signed report. Raises `Refusal`."""
    evidence_acts.check_report(login, campaign, unit)
    with arriving() as arrivals:
        (new,) = _taken(arrivals, [(name, content, said)])
        return evidence_acts.attach_report(login, campaign, unit, new, arrivals)


def cite(login: Login, campaign: str, unit: str, number: int, cited: Sequence[tuple[str, str]], by: str) -> None:
    """Leaves that rest on a document of the unit too. Raises `Refusal`."""
    evidence_acts.cite(login, campaign, unit, number, cited)
    name_in_answers(login, campaign, unit, by)


def _taken(arrivals: Arrivals, files: Iterable[tuple[str, bytes, Described]]) -> list[NewDocument]:
    """The files on their way; what is wrong with any of them is told at once. Raises `Refusal`."""
    documents: list[NewDocument] = []
    problems: list[Problem] = []
    for name, content, said in files:
        try:
            what = _checked(said.what)
            kept = arrivals.take(content, Path(name).name)
        except Fault as fault:
            problems.append(Problem.of(fault, Place(name)))
        else:
            documents.append(NewDocument(kept, what, said.cited, said.replaces))
    if problems:
        raise Refusal(problems)
    return documents


def _checked(said: Description) -> Description:
    """A description as it is kept. Raises `Fault` where the day is none."""
    what = Description(*(" ".join(text.split()) for text in said))
    day = read_date(what.day) if what.day else None
    return what._replace(day=day.isoformat() if day else "")


# ── a folder ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _in_folder(folder: Path, criteria: CriteriaSet) -> Iterator[tuple[Path, Described]]:
    """The files of a folder with what its list, their folder or their name says of them. Raises `Refusal`."""
    listed = _listed(folder, criteria)
    codes = sorted(criteria.nodes, key=len, reverse=True)
    problems = []
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        hidden = any(part.startswith(".") for part in inside.parts)
        if hidden or path.name.casefold() in _NOT_SENT or not path.is_file():
            continue
        said = listed.get(inside.as_posix())
        if said is None:
            code = _code_in(inside, codes)
            said = Described(cited=((code, ""),)) if code else None
        if said is None:
            problems.append(Problem("evidence-no-code", Place(str(path)), {"list": LIST}))
        else:
            yield path, said
    if problems:
        raise Refusal(problems)


def _code_in(inside: Path, codes: Sequence[str]) -> str | None:
    """The node that a path speaks of: its innermost folder of that name, else the start of the file's name."""
    for part in reversed(inside.parent.parts):
        if part in codes:
            return part
    return next((code for code in codes if re.match(rf"{re.escape(code)}(?![\w]|\.\d)", inside.name)), None)


def _listed(folder: Path, criteria: CriteriaSet) -> dict[str, Described]:
    """What the list in a folder says, by file. Raises `Refusal`."""
    there = folder / LIST
    if not there.is_file():
        return {}
    table = read_table(read_bytes(there, str(there), keeping.MOST_READ), str(there), REQUIRED, COLUMNS)
    problems = list(table.problems)
    listed: dict[str, Described] = {}
    for line, cells in table.rows:
        row = dict(zip(table.header, cells, strict=True))
        problems += _wrong(table, line, row, folder, criteria)
        file = row["file"].replace("\\", "/")
        before = listed.get(file) or Described(Description(*(row.get(name, "") for name in Description._fields)))
        listed[file] = before._replace(cited=(*before.cited, (row["code"], row.get("page", ""))))
    if problems:
        raise Refusal(problems)
    return listed


def _wrong(table: Table, line: int, row: dict[str, str], folder: Path, criteria: CriteriaSet) -> Iterator[Problem]:
    path = folder / row["file"].replace("\\", "/")
    if not path.is_file() or folder.resolve() not in path.resolve().parents:
        yield problem_at(table, line, "file", row["file"], Fault("evidence-list-file", file=row["file"]))
    if row["code"] not in criteria.nodes:
        hint = did_you_mean(row["code"], list(criteria.nodes))
        yield problem_at(table, line, "code", row["code"], Fault("code-unknown", given=row["code"], hint=hint))


# ── what answers say of it ────────────────────────────────────────────────────────────────────────────────────────────


def words_of(document: Evidence, page: str) -> str:
    """How an answer names a document: its number and symbol, else its abstract, else its file; and the page."""
    name = document.what.symbol or document.what.abstract or document.newest.name
    return f"{name} ({page})" if page else name


def cited_at(documents: Iterable[Evidence], code: str, stage: str) -> str:
    """The documents that a node cites at a stage, in words."""
    return "; ".join(
        words_of(document, cited.page)
        for document in documents
        for cited in document.cited
        if (cited.code, cited.stage) == (code, stage)
    )


def name_in_answers(login: Login, campaign: str, unit: str, by: str) -> None:
    """Answers stated without a word of evidence name what is attached now; where words stand, they stand.

    Only while the commune fills in: what the evidence of explanations is, the explanation says. Raises `Refusal`.
    """
    documents = evidence_of(login, campaign, [unit])
    source = DatabaseSource(campaign, login)
    rows = source.load([unit]).rows[unit]
    new: dict[Cell, tuple[Answer, Answer]] = {}
    for code in dict.fromkeys(cited.code for document in documents for cited in document.cited):
        stated = [row for row in rows.get(code, ()) if row.stage == "self"]
        newest = max(stated, key=lambda row: moment(row.at), default=None)
        words = cited_at(documents, code, "self")
        if newest is not None and newest.facts and not newest.evidence and words:
            new[Cell(unit, code, "self")] = (newest, newest._replace(evidence=words, by=by, at=""))
    if new and evidence_acts.may_fill(login, campaign, unit):
        expected = {cell: before for cell, (before, _) in new.items()}
        source.append(Act(by, "officer", "", tuple(after for _, after in new.values()), expected=expected))
