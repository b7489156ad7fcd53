"""Annexes written to a file, imported, and told in few words."""

from pathlib import Path
from typing import Any

from scoring.annex.draft import Draft
from scoring.problems import Refusal
from scoring.usecases.annex_import import Imported, import_annex
from scoring.words import say
from tests.annex.annexes import raw


def imported(folder: Path, name: str, made: Any) -> Imported:
    """What is read of a document or workbook, or of the bytes of one."""
    file = folder / name
    file.write_bytes(made if isinstance(made, bytes) else raw(made))
    return import_annex(file, "vi")


def refused(folder: Path, name: str, made: Any) -> list[tuple[str, int | None]]:
    """The codes and rows of what refuses a document or workbook; it has to be refused."""
    try:
        imported(folder, name, made)
    except Refusal as refusal:
        return [(problem.code, problem.place.line) for problem in refusal.problems]
    raise AssertionError("nothing refused it")


def leaves(found: Imported) -> list[Draft]:
    return [draft for draft in found.drafted.nodes() if not draft.children]


def understood(leaf: Draft) -> str:
    """The rule guessed, in words; empty where none was."""
    return "" if leaf.guess is None or leaf.max is None else say(leaf.guess.made.terms(leaf.max), "vi")
