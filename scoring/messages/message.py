"""One message of the catalogue."""

from typing import NamedTuple


class Message(NamedTuple):
    """A template in both languages; for a problem also what to do about it."""

    vi: str
    en: str
    vi_do: str = ""
    en_do: str = ""
