"""Ids out of Vietnamese words: "Ban hành kịp thời" is ban-hanh-kip-thoi."""

import re
import unicodedata
from collections.abc import Sequence

MOST_LETTERS = 40
RESERVED = ("none", "n-a", "applies")


def slug(words: str, otherwise: str) -> str:
    """Small letters and digits of the words, joined; `otherwise` where there are none."""
    bare = unicodedata.normalize("NFD", words.casefold().replace("đ", "d"))
    letters = "".join(ch for ch in bare if not unicodedata.combining(ch))
    made = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
    if len(made) > MOST_LETTERS:
        made = made[: MOST_LETTERS + 1].rpartition("-")[0] or made[:MOST_LETTERS]
    return made if made and made not in RESERVED else otherwise


def slugs(titles: Sequence[str]) -> list[str]:
    """An id for each title, no two alike."""
    made: list[str] = []
    for number, title in enumerate(titles, start=1):
        wanted = slug(title, f"muc-{number}")
        made.append(wanted if wanted not in made else f"{wanted[:MOST_LETTERS]}-{number}")
    return made
