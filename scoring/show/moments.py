"""Moments as people read them."""

from scoring.campaign.answers import VIET_NAM, moment
from scoring.words import tell


def moment_text(at: str, lang: str) -> str:
    """A moment as people read it, in Viet Nam time; a bare day stays one."""
    if not at:
        return ""
    there = moment(at).astimezone(VIET_NAM)
    if len(at) <= len("2022-12-31"):
        return tell("web-day", lang, day=there.date())
    return tell("left-moment", lang, day=there.date(), time=f"{there:%H:%M}")
