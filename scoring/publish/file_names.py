"""Names of files from codes of units: none that a system, a web server or a shell could misread."""

import re
from collections.abc import Iterable

LONGEST = 50
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)
"""Names that Windows keeps for devices."""


def harmless_names(codes: Iterable[str]) -> dict[str, str]:
    """A name without suffix for every code, each another one, also where capitals don't count."""
    taken: set[str] = set()
    names: dict[str, str] = {}
    for code in codes:
        stem = re.sub(r"[^\w-]", "_", code)[:LONGEST]
        stem = f"{stem}_" if _RESERVED.fullmatch(stem) else stem
        name, number = stem, 2
        while name.casefold() in taken:
            name, number = f"{stem}-{number}", number + 1
        taken.add(name.casefold())
        names[code] = name
    return names
