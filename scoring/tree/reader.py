"""A criteria file read and written: YAML text to a `CriteriaSet`, every problem at its line, all at once."""

from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from scoring.files import open_file
from scoring.problems import Fault, Place, Problem, Refusal, did_you_mean
from scoring.tree.checks import check, paths
from scoring.tree.codes import is_relative, write_out_codes
from scoring.tree.keys import key_hint, keys_hint, mappings
from scoring.tree.model import CriteriaSet
from scoring.tree.notices import noticed
from scoring.tree.rules import KINDS
from scoring.tree.yaml_text import MOST_BYTES, MOST_PROBLEMS, Document, read_yaml
from scoring.tree.yaml_text import Path as Keys

M = TypeVar("M", bound=BaseModel)
_PART = 1 << 20


@dataclass(frozen=True)
class CriteriaFile:
    """A criteria set and where it came from; `lines` has the line of every node's code, `notices` refuse nothing."""

    criteria: CriteriaSet
    file: str
    lines: dict[str, int]
    notices: tuple[Problem, ...] = ()


def read_criteria_file(path: Path, shown_as: str | None = None) -> CriteriaFile:
    """The criteria set in a file. Raises `Refusal` with all its problems."""
    name = shown_as or str(path)
    return read_criteria(read_bytes(path, name, MOST_BYTES), name)


def read_bytes(path: Path, shown_as: str, most: int) -> bytes:
    """The bytes of a file; of one with more than `most`, enough to see that. Raises `Refusal` where there is none."""
    try:
        with open_file(path) as file:
            parts = iter(lambda: file.read(min(most + 1, _PART)), b"")
            return b"".join(islice(parts, most // _PART + 1))
    except (OSError, ValueError):  # a path may be too long or have characters that none has
        raise Refusal([Problem("file-unreadable", Place(shown_as), {})]) from None


def read_criteria(raw: bytes, file: str) -> CriteriaFile:
    """The criteria set in the bytes of a file. Raises `Refusal` with all its problems."""
    document = read_yaml(raw, file)
    write_out_codes(document.data)
    criteria = read_model(CriteriaSet, document)
    faults = check(criteria)
    if faults:
        raise Refusal(Problem.of(fault, _place_of(fault, document, path)) for path, fault in faults)
    lines = {node.code: document.place((*path, "code")).line or 0 for path, node in paths(criteria)}
    notices = tuple(
        Problem(fault.code, document.place(path), fault.values, notice=True) for path, fault in noticed(criteria)
    )
    return CriteriaFile(criteria, file, lines, notices)


def _place_of(fault: Fault, document: Document, path: Keys) -> Place:
    """The place of a value, or within its text where the fault knows how far in."""
    return document.place(path) if fault.offset is None else document.place_within(path, fault.offset)


def write_criteria(criteria: CriteriaSet) -> str:
    """The set as YAML that reads back as the same set; what has its default is left out."""
    data = criteria.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude_none=True)
    text: str = yaml.dump(data, Dumper=yaml.SafeDumper, allow_unicode=True, sort_keys=False, width=110)
    return text


def read_model(model: type[M], document: Document) -> M:
    """`document` as a model; every mismatch becomes a problem at its key or value. Raises `Refusal`."""
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        errors = [one for one in error.errors(include_url=False) if not _follows(one)][:MOST_PROBLEMS]
        problems = [_problem(one, document, model) for one in errors]
        raise Refusal({(problem.place, problem.code): problem for problem in problems}.values()) from None


def _follows(error: ErrorDetails) -> bool:
    """Whether pydantic calls a list too short only because it left out the items that are wrong."""
    return error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]


def _problem(error: ErrorDetails, document: Document, model: type[BaseModel]) -> Problem:
    path, rest = _resolve(error["loc"], document.data)
    key = rest[-1] if rest else ""
    given = error["input"]
    context: dict[str, Any] = error.get("ctx", {})
    match error["type"]:
        case "missing" if isinstance(key, int):
            return Problem("list-length", document.place(path), {"given": len(document.at(path))})
        case "missing":
            return Problem("key-missing", document.place(path), {"key": key})
        case "extra_forbidden":
            hint = key_hint(str(path[-1]), given, model, error["loc"][:-1])
            return Problem("key-unknown", document.place(path, key=True), {"key": path[-1], "hint": hint})
        case "union_tag_invalid":
            return _word_unknown(document.place((*path, "kind")), given["kind"], list(KINDS))
        case "union_tag_not_found":
            return Problem("key-missing", document.place(path), {"key": "kind"})
        case "literal_error":
            known = _known_words(model, path[:-1] if _is_key(error["loc"]) else path)
            return _word_unknown(document.place(path), given, known)
        case "model_type" | "model_attributes_type" | "dict_type":
            return Problem("mapping-expected", document.place(path), {"hint": keys_hint(model, error["loc"])})
        case "tuple_type" | "list_type":
            return Problem("list-expected", document.place(path), {})
        case "too_short" | "too_long":
            return Problem("list-length", document.place(path), {"given": context["actual_length"]})
        case "name-malformed" if path[-1] == "code" and is_relative(context["given"]):
            return Problem("code-without-parent", document.place(path), context)
        case code:
            return Problem(code, document.place(path, key=_is_key(error["loc"])), context)


def _word_unknown(place: Place, given: Any, known: list[str]) -> Problem:
    if not isinstance(given, str):
        return Problem("text-expected", place, {})
    if not given:
        return Problem("text-empty", place, {})
    return Problem("word-unknown", place, {"given": given, "known": known, "hint": did_you_mean(given, known)})


def _is_key(loc: tuple[int | str, ...]) -> bool:
    """Whether pydantic speaks of a key of a mapping rather than of its value."""
    return bool(loc) and loc[-1] == "[key]"


def _resolve(loc: tuple[int | str, ...], data: Any) -> tuple[Keys, Keys]:
    """Pydantic's location as a path in the data, and what of it is not there (tags of unions, missing keys)."""
    path: list[int | str] = []
    rest: list[int | str] = []
    for before, part in zip((None, *loc), loc, strict=False):
        if before == "rule" and part in KINDS:
            continue
        inside = (isinstance(data, dict) and part in data) or (
            isinstance(data, list) and isinstance(part, int) and part < len(data)
        )
        if inside:
            data = data[part]
            path.append(part)
            rest = []
        else:
            rest.append(part)
    return tuple(path), tuple(rest)


def _known_words(model: type[BaseModel], path: Keys) -> list[str]:
    """The words that the value at a path takes, in their order."""
    keys = (key for key in reversed(path) if isinstance(key, str))
    known = (_words_of(mapping.get(key, {})) for key in keys for mapping in mappings(model))
    return next(words for words in known if words)


def _words_of(schema: Any) -> list[str]:
    """The words of a JSON Schema that knows a few only: of a value, of the items of a list, of a mapping's keys."""
    parts = [*(schema[part] for part in ("items", "propertyNames") if part in schema), *schema.get("anyOf", ())]
    return schema.get("enum") or next((words for part in parts if (words := _words_of(part))), [])
