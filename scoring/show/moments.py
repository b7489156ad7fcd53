"""Moments as people read them, in Viet Nam time."""

import datetime

from scoring.campaign.answers import VIET_NAM, moment
from scoring.words import day_text, tell


def moment_text(at: str, lang: str) -> str:
    """A moment as it is stored; a bare day stays one."""
    if not at:
        return ""
    there = moment(at).astimezone(VIET_NAM)
    return day_text(there) if len(at) <= len("2022-12-31") else _at(there, lang)


def end_text(at: datetime.datetime, lang: str) -> str:
    """A moment that may be the end of a day, which is told as that day."""
    there = at.astimezone(VIET_NAM)
    return day_text(there) if there.time() == datetime.time.max else _at(there, lang)


def _at(there: datetime.datetime, lang: str) -> str:
    return tell("left-moment", lang, day=day_text(there), time=f"{there:%H:%M}")
