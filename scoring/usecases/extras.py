"""Packages that the base install lacks: what needs an extra says which where it is not installed."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Literal

from scoring.problems import Place, Problem, Refusal

Extra = Literal["analysis", "forms", "office", "publish", "web"]


OTHER: Mapping[str, Extra] = {"numpy": "analysis"}
"""Packages that come with an extra of their own, whatever they were asked for: a council's publication needs two."""


@contextmanager
def needs(extra: Extra) -> Iterator[None]:
    """Around imports of what an extra brings. Raises `Refusal` that names the extra where it is not installed."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "scoring").partition(".")[0] == "scoring":
            raise
        values = {"module": error.name, "extra": OTHER.get(error.name or "", extra)}
        raise Refusal([Problem("extra-missing", Place("scoring"), values)]) from None
