"""Moments as the database has them: ISO 8601 in Viet Nam time to the microsecond, so that they sort as texts."""

import datetime

from scoring.campaign.answers import VIET_NAM


def now() -> datetime.datetime:
    """The moment on this machine, the server's."""
    return datetime.datetime.now(VIET_NAM)


def text_of(moment: datetime.datetime) -> str:
    """A moment as text."""
    return moment.astimezone(VIET_NAM).isoformat(timespec="microseconds")


def end_of(day: datetime.date) -> str:
    """The last microsecond of a day in Viet Nam: what is due that day is in time until then."""
    return text_of(datetime.datetime.combine(day, datetime.time.max, VIET_NAM))
