"""Criteria sets copied out of the catalogue, and printed as the annex of a decision."""

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from scoring import shipped
from scoring.annex.left_out import left_out
from scoring.problems import Misuse, Place, Problem, Refusal, Said, did_you_mean
from scoring.tree.model import CriteriaSet
from scoring.usecases.criteria import criteria_of
from scoring.usecases.extras import Extra, needs

WRITERS: dict[str, tuple[Extra, str, str]] = {
    ".docx": ("publish", "scoring.annex.word", "annex_word"),
    ".xlsx": ("forms", "scoring.annex.excel", "annex_excel"),
}
"""What writes an annex, by the suffix of the file, and the extra that it needs."""


class Annex(NamedTuple):
    """The file of an annex, and what of the set it does not carry."""

    raw: bytes
    left_out: list[Said]


def annex_of(given: str, suffix: str) -> Annex:
    """A criteria set, by path or name of the catalogue, as a file of that suffix. Raises `Refusal`, and `Misuse`."""
    if suffix not in WRITERS:
        raise Misuse("annex-suffix", given=suffix)
    criteria = criteria_of(given).criteria
    extra, module, name = WRITERS[suffix]
    with needs(extra):
        write: Callable[[CriteriaSet], bytes] = getattr(importlib.import_module(module), name)
    return Annex(write(criteria), left_out(criteria))


def catalogue_bytes(name: str) -> bytes:
    """The file of a set of the catalogue, with its comments. Raises `Refusal` where there is none of that name."""
    if name not in shipped.catalogue_names():
        hint = did_you_mean(name, shipped.catalogue_names())
        raise Refusal([Problem("criteria-not-found", Place(name), {"given": name, "hint": hint})])
    return shipped.catalogue_file(name).read_bytes()


def copy_target(name: str, out: Path) -> Path:
    """The file that a copy is written to: `out` where it is one, else a file in that folder named as the set."""
    return out if out.suffix.casefold() in (".yaml", ".yml") else out / f"{name}.yaml"
