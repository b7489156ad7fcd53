"""A criteria set by what people call it."""

import os
from pathlib import Path

from scoring import shipped
from scoring.problems import Place, Problem, Refusal, did_you_mean
from scoring.tree.reader import CriteriaFile, read_criteria_file


def criteria_of(given: str) -> CriteriaFile:
    """A criteria set by its path, or by its name in the catalogue. Raises `Refusal`."""
    if os.path.exists(given) or "@" not in given:  # unlike Path.exists, also of a path that is too long
        return read_criteria_file(Path(given))
    file = shipped.catalogue_file(given)
    if not os.path.isfile(file):
        hint = did_you_mean(given, shipped.catalogue_names())
        raise Refusal([Problem("criteria-not-found", Place(given), {"given": given, "hint": hint})])
    return read_criteria_file(file, f"criteria/{file.name}")
