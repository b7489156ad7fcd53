"""Evidence beside a campaign folder: two lists, and the files by their SHA-256 in a folder of their own."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from scoring.campaign.campaign import Campaign
from scoring.campaign.table import Table, problem_at, read_table, write_table
from scoring.campaign.workflow import EVIDENCE_OF
from scoring.problems import Fault, Problem, Refusal, did_you_mean
from scoring.store import keeping
from scoring.store.arrivals import Arrivals
from scoring.store.evidence_brought import Brought, BroughtCitation, BroughtFile
from scoring.store.evidence_seen import Evidence, content_of
from scoring.store.file_types import TYPES
from scoring.store.models_evidence import Description
from scoring.store.recorded import is_erased
from scoring.tree.reader import read_bytes

DOCUMENTS, CITATIONS, FILES = "documents.csv", "citations.csv", "evidence"
OF_DOCUMENT = ("unit", "number", "version", "report", "stage", *Description._fields, "name", "sha256")
OF_CITATION = ("unit", "number", "version", "code", "stage", "page")
_MOST_BYTES = 64_000_000
_REPORT = {"yes": True, "no": False}
_WORDS = {value: word for word, value in _REPORT.items()}


def write_evidence(documents: Sequence[Evidence], folder: Path) -> None:
    """What its reader sees of evidence, into a campaign folder. Raises `OSError`, and `Fault` where a file is lost."""
    if not documents:
        return
    files = [
        [
            one.unit, str(one.number), str(file.version), _WORDS[one.report], one.stage, *one.what, file.name,
            file.sha256,
        ]
        for one in documents
        for file in one.files
    ]  # fmt: skip
    cited = [
        [one.unit, str(one.number), str(there.version), there.code, there.stage, there.page]
        for one in documents
        for there in one.cited
    ]
    (folder / FILES).mkdir(exist_ok=True)
    for file in (file for one in documents for file in one.files if not file.erased):
        _path(folder, file.sha256, file.type).write_bytes(content_of(file))
    (folder / DOCUMENTS).write_text(write_table(OF_DOCUMENT, files), encoding="utf-8", newline="")
    (folder / CITATIONS).write_text(write_table(OF_CITATION, cited), encoding="utf-8", newline="")


def _path(folder: Path, sha256: str, kind: str) -> Path:
    return folder / FILES / f"{sha256}{TYPES[kind].suffixes[0]}"


def read_evidence(folder: Path, campaign: Campaign, arrivals: Arrivals) -> Brought:
    """The evidence of a campaign folder, its files on their way; nothing where it has none. Raises `Refusal`."""
    if not (folder / DOCUMENTS).is_file():
        return Brought()
    documents, citations = _table(folder / DOCUMENTS, OF_DOCUMENT), _table(folder / CITATIONS, OF_CITATION)
    gone = {_version(row) for _, row in _rows(documents) if is_erased(row["name"])}
    for table in (documents, citations):  # of what was erased by law there is nothing to bring in
        said = [_version(row) for _, row in _rows(table)]
        table.rows[:] = [row for row, version in zip(table.rows, said, strict=True) if version not in gone]
    problems = [*documents.problems, *citations.problems]
    for table in (documents, citations):
        problems += _wrong(table, campaign)
    if problems:
        raise Refusal(problems)
    there = {path.name.partition(".")[0]: path for path in (folder / FILES).glob("*")}
    files: list[BroughtFile] = []
    for line, row in _rows(documents):
        try:
            files.append(_file(row, there, arrivals))
        except Fault as fault:
            problems.append(problem_at(documents, line, "sha256", row["sha256"], fault))
    known = {(one.unit, one.number, one.version) for one in files}
    cited = [_citation(row) for _, row in _rows(citations)]
    if not problems:
        problems += _twice(documents, files) + _of_nothing(citations, cited, known)
    if problems:
        raise Refusal(problems)
    return Brought(files, cited, arrivals)


def _table(path: Path, columns: Sequence[str]) -> Table:
    return read_table(read_bytes(path, str(path), _MOST_BYTES), str(path), columns, columns)


def _rows(table: Table) -> Iterator[tuple[int, dict[str, str]]]:
    for line, cells in table.rows:
        yield line, dict(zip(table.header, cells, strict=True))


def _version(row: Mapping[str, str]) -> tuple[str, str, str]:
    return row["unit"], row["number"], row["version"]


def _wrong(table: Table, campaign: Campaign) -> Iterator[Problem]:
    """What is wrong with single cells of either list."""
    known: Mapping[str, Sequence[str]] = {
        "unit": [unit.code for unit in campaign.units],
        "code": list(campaign.criteria.nodes),
        "stage": tuple(dict.fromkeys(EVIDENCE_OF.values())),
        "report": tuple(_REPORT),
    }
    for line, row in _rows(table):
        for column in (column for column in row if column in known):
            if row[column] not in known[column]:
                values = {"given": row[column], "known": list(known[column])[:20]}
                fault = Fault("word-unknown", **values, hint=did_you_mean(row[column], known[column]))
                yield problem_at(table, line, column, row[column], fault)
        for column in ("number", "version"):
            if not (row[column].isascii() and row[column].isdigit() and len(row[column]) < 7):
                yield problem_at(table, line, column, row[column], Fault("count-not-whole", given=row[column]))


def _file(row: Mapping[str, str], there: Mapping[str, Path], arrivals: Arrivals) -> BroughtFile:
    """A row with its file, which has to have the bytes it names. Raises `Fault`."""
    path = there.get(row["sha256"])
    if path is None:
        raise Fault("evidence-lost", sha256=row["sha256"])
    content = read_bytes(path, str(path), keeping.MOST_READ)
    kept = arrivals.take(content, row["name"])
    if kept.sha256 != row["sha256"]:
        raise Fault("evidence-lost", sha256=row["sha256"])
    what = Description(*(row[name] for name in Description._fields))
    number, version = int(row["number"]), int(row["version"])
    return BroughtFile(row["unit"], number, version, _REPORT[row["report"]], row["stage"], what, kept)


def _citation(row: Mapping[str, str]) -> BroughtCitation:
    number, version = int(row["number"]), int(row["version"])
    return BroughtCitation(row["unit"], number, version, row["code"], row["stage"], row["page"])


def _twice(table: Table, files: Sequence[BroughtFile]) -> list[Problem]:
    """Versions that are listed twice."""
    seen: set[tuple[str, int, int]] = set()
    problems = []
    for (line, _), one in zip(table.rows, files, strict=True):
        key = (one.unit, one.number, one.version)
        if key in seen:
            problems.append(problem_at(table, line, "version", str(one.version), Fault("evidence-twice")))
        seen.add(key)
    return problems


def _of_nothing(table: Table, cited: Sequence[BroughtCitation], known: set[tuple[str, int, int]]) -> list[Problem]:
    """Citations of versions that are not listed, and those that stand twice."""
    seen: set[tuple[str, int, str, str]] = set()
    problems = []
    for (line, _), one in zip(table.rows, cited, strict=True):
        key = (one.unit, one.number, one.code, one.stage)
        if (one.unit, one.number, one.version) not in known:
            problems.append(
                problem_at(table, line, "number", str(one.number), Fault("evidence-unknown", number=one.number))
            )
        elif key in seen:
            problems.append(problem_at(table, line, "code", one.code, Fault("evidence-twice")))
        seen.add(key)
    return problems
