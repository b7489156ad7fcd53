"""Facts as people type them: shares, counts, dates, ids. Each reader gives the facts or raises a `Fault`."""

import datetime
import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

from scoring.points import MOST_DIGITS, Ratio, parse_amount, parse_count, parse_number, parse_share_number
from scoring.problems import Fault, Said, did_you_mean

NOT_APPLICABLE = "n/a"
"""What stands in place of facts where a unit has no such task (không phát sinh nhiệm vụ)."""
CLAIMS = frozenset({NOT_APPLICABLE, "N/A", "n/A", "N/a"})
"""Every way to write it: words match without case."""
APPLIES = "applies"
"""What appraisal or council state of an inner node whose claim they refuse."""

YES, NO = "có", "không"
_YES_NO = {YES: True, NO: False, "yes": True, "no": False}

EARLIEST, LATEST = 1990, 2100
"""The years an appraisal speaks of; another one is a slip (28/12/0022)."""

_OF = re.compile(r"([^\s/]+)\s*(?:/|\bof\b)\s*([^\s/]+)", re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|thg)[a-z]*\.?\s?[0-9]*"
_DAY_FIRST = r"[0-3]?[0-9](?P<one>[-/.])[0-3]?[0-9](?P=one)(?:[0-9]{2}){1,2}"
_YEAR_FIRST = r"[0-9]{4}(?P<two>[-/.])[01]?[0-9](?P=two)[0-3]?[0-9]"
_SPREADSHEET_DATE = re.compile(
    rf"(?:{_DAY_FIRST}|{_YEAR_FIRST})(?:[ T].*)?|[0-9]{{1,2}}[- /]{_MONTH}.*|{_MONTH}[- /][0-9]{{1,4}}",
    re.IGNORECASE,
)


class Share(NamedTuple):
    """A share, exactly, as `part` of `whole`; `counted` where it was typed so, not as a percentage.

    It is from 0 to 1, or may pass 1 where a ratio is read.
    """

    part: int
    whole: int
    counted: bool = True

    @property
    def percent(self) -> Fraction:
        return Fraction(100 * self.part, self.whole)


Measured = Share | Fraction
"""A share, or a number."""


def measured_value(measured: Measured) -> Ratio:
    """What is measured as a number: of a share its percent."""
    return Ratio(100 * measured.part, measured.whole) if isinstance(measured, Share) else Ratio.of(measured)


def said_measured(measured: Measured) -> Said:
    """What is measured, as a sentence says it."""
    if not isinstance(measured, Share):
        return Said("why-number", {"number": measured})
    if not measured.counted:
        return Said("why-percent", {"percent": measured.percent})
    return Said("why-share", {"done": measured.part, "total": measured.whole, "percent": measured.percent})


def read_yes_no(text: str) -> bool:
    """`yes`, `no`, `có`, `không`, without case."""
    word = text.casefold()
    if word not in _YES_NO:
        raise Fault("not-yes-or-no", given=text)
    return _YES_NO[word]


def read_share(text: str) -> Share:
    """`45/50`, `45 of 50`, `90%` or `90`; not above 1."""
    share = read_ratio(text)
    if share.part > share.whole:
        if share.counted:
            raise Fault("share-above-one", given=text, done=share.part, total=share.whole)
        raise Fault("percent-out-of-range", given=text)
    return share


def read_ratio(text: str) -> Share:
    """As a share, but it may pass 1 (tỷ lệ thực hiện so với kế hoạch): `12/10`, `110%`."""
    part, _, whole = text.partition("/")
    if part.isdecimal() and whole.isdecimal() and text.isascii() and len(text) <= MOST_DIGITS and int(whole):
        return Share(int(part), int(whole))  # as most are typed
    refuse_spreadsheet_date(text)
    counts = _OF.fullmatch(text)
    if counts:
        done, total = map(parse_count, counts.groups())
        if total == 0:
            raise Fault("share-of-zero", given=text)
        return Share(done, total)
    try:
        percent = parse_share_number(text.removesuffix("%").rstrip())
    except Fault as fault:
        if fault.code != "number-unreadable":
            raise
        raise Fault("share-unreadable", given=text) from None
    if percent < 0:
        raise Fault("percent-out-of-range", given=text)
    return Share(percent.numerator, 100 * percent.denominator, counted=False)


def read_survey(text: str) -> Measured:
    """A share satisfied, `45/50` or `90%`; or a bare number, which is a mean on the questionnaire's scale."""
    is_share = "%" in text or "/" in text or " of " in text.casefold()
    return read_share(text) if is_share else read_number(text)


def refuse_spreadsheet_date(text: str) -> None:
    """A share such as 5/10, or a number, that a spreadsheet turned into a date can't be told from what was typed."""
    if _SPREADSHEET_DATE.fullmatch(text):
        raise Fault("share-became-date", given=text)


def read_number(text: str) -> Fraction:
    """A number, which a spreadsheet may have turned into a date as well (12.5 to 12-May)."""
    refuse_spreadsheet_date(text)
    return parse_number(text)


def read_amount(text: str, marks: Iterable[Fraction] | None) -> Fraction:
    """An amount, in which "1.234" is refused where it may mean one thousand; `marks` are what it is held against."""
    refuse_spreadsheet_date(text)
    return parse_amount(text, marks)


Measure = Literal["percent", "ratio", "number"]
"""What is measured: a share, a share that may pass 1, an amount."""


def read_measure(text: str, measure: Measure, marks: Iterable[Fraction]) -> Measured:
    """What is measured; `marks` are what an amount is held against."""
    if measure == "number":
        return read_amount(text, marks)
    return read_share(text) if measure == "percent" else read_ratio(text)


_DAY_TYPED = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_DAYS_COUNTED = re.compile(r"[0-9]{5}")
_COUNTED_FROM = datetime.date(1899, 12, 30)
_DAY_IN_WORDS = re.compile(r"(?:ngày\s+)?([0-9]{1,2})\s+tháng\s+([0-9]{1,2})\s+năm\s+([0-9]{4})", re.IGNORECASE)


def read_date(text: str) -> datetime.date | None:
    """`2022-12-28`, `28/12/2022`, `ngày 28 tháng 12 năm 2022`, or `none`."""
    if text.casefold() == "none":
        return None
    iso = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text)
    typed = _DAY_TYPED.fullmatch(text) or _DAY_IN_WORDS.fullmatch(text)
    parts = iso.groups() if iso else typed.groups()[::-1] if typed else ("0", "0", "0")
    year, month, day = (int(part) for part in parts)
    try:
        date = datetime.date(year, month, day)
    except ValueError:
        raise _no_date(text) from None
    if not EARLIEST <= year <= LATEST:
        raise Fault("year-range", given=year, low=EARLIEST, high=LATEST)
    return date


def _no_date(text: str) -> Fault:
    """Why a text is no date: a spreadsheet counts days from the end of 1899, and shows the count without a format."""
    day = _COUNTED_FROM + datetime.timedelta(int(text)) if _DAYS_COUNTED.fullmatch(text) else None
    if day is not None and EARLIEST <= day.year <= LATEST:
        return Fault("date-became-number", given=text, day=day)
    return Fault("date-unreadable", given=text)


def read_ids(text: str, known: Sequence[str]) -> tuple[str, ...]:
    """Ids separated by spaces, each once, or `none`; in the order of `known`."""
    given = [] if text.casefold() == "none" else text.split()
    for name in given:
        if name not in known:
            raise Fault("id-unknown", given=name, known=list(known), hint=did_you_mean(name, known))
        if given.count(name) > 1:
            raise Fault("id-twice", given=name)
    return tuple(name for name in known if name in given)


def read_counts(text: str, known: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """`late=2 wrong=1`, a bare count where there is one id, or 0; what is left out counts 0."""
    if "=" not in text:
        count = parse_count(text)
        if count and len(known) > 1:
            raise Fault("count-of-which", given=text, known=list(known))
        return tuple((name, count) for name in known)
    counts: dict[str, int] = {}
    for part in text.split():
        name, _, count_text = part.partition("=")
        if name not in known:
            raise Fault("id-unknown", given=name, known=list(known), hint=did_you_mean(name, known))
        if name in counts:
            raise Fault("id-twice", given=name)
        if not count_text:
            raise Fault("count-missing", given=part)
        counts[name] = parse_count(count_text)
    return tuple((name, counts.get(name, 0)) for name in known)
