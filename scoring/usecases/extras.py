"""Packages that the base install lacks: forms and publications need extras, and who asks without them is told which."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from scoring.problems import Place, Problem, Refusal

Extra = Literal["analysis", "forms", "publish", "web"]


@contextmanager
def needs(extra: Extra) -> Iterator[None]:
    """Around imports of what an extra brings. Raises `Refusal` that names the extra where it is not installed."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "scoring").partition(".")[0] == "scoring":
            raise
        values = {"module": error.name, "extra": extra}
        raise Refusal([Problem("extra-missing", Place("scoring"), values)]) from None
