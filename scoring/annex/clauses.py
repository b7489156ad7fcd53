"""What a sentence about points consists of: conditions with their points, percents, numbers, days."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from scoring.points import parse_number
from scoring.problems import Fault

MOST_SAID = 4_000
MOST_CLAUSES = 60
MOST_LETTERS = 400
"""Of one clause: a longer one is prose, and patterns take their time with it."""

IN_LOTS = re.compile(r"\b(?:mỗi|cứ|từng)\s+(?:có |thêm |tăng |giảm |đủ )*(?!0*1\b)\d", re.IGNORECASE)
"""Points for so many at once, which no rule gives: cứ 10 hộ được 1 điểm."""
TIMES = re.compile(r"(?:[×*]|\b[xX]\b|\bnhân (?:với )?(?=số |điểm|[\d(]))")
"""The sign of a formula."""
NUMBER = r"[-−]?\d+(?:[.,]\d+)?"
_POINTS = rf"(?P<points>{NUMBER})\s*(?:điểm|đ)?"
_ENDINGS = (
    re.compile(rf"(?P<words>.+?)\s*[:=→]\s*(?:được |đạt |chấm |tính |cho )?{_POINTS}$", re.IGNORECASE),
    re.compile(rf"(?P<words>.+?),?\s+(?:thì )?(?:được|đạt|chấm|tính|cho|ghi)\s+(?:tối đa )?{_POINTS}$", re.IGNORECASE),
    re.compile(rf"(?P<words>.+?)\s*[-–,]?\s+\(?(?P<points>{NUMBER})\s*(?:điểm|đ)\)?$", re.IGNORECASE),
)
_FULL = re.compile(
    r"(?P<words>.+?)\s*[:=,]?\s*(?:thì )?(?:được |đạt |chấm |tính |cho )?(?:đủ |số |toàn bộ )?"
    r"(?:điểm tối đa|tối đa điểm|tối đa)$",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(?P<words>.+?)\s*[:=,]?\s*(?:thì )?(?:được |đạt |chấm |tính |cho |bằng )*"
    r"(?P<part>½|(?:một )?nửa|1/2|\d{1,3}(?:[.,]\d+)?\s*%|\d/[1-9])\s*(?:của )?"
    r"(?:(?:số |mức )?(?:điểm tối đa|tối đa điểm)|số điểm)$",
    re.IGNORECASE,
)
"""Part of all points: được 1/2 điểm tối đa; 50% số điểm tối đa."""
_BETWEEN_POINTS = re.compile(
    rf"[:=→]\s*(?:được |đạt |chấm |tính |cho )*(?:từ )?{NUMBER}\s*(?:điểm|đ)?\s*"
    rf"(?:đến|tới|[-–])\s*{NUMBER}\s*(?:điểm|đ)?$",
    re.IGNORECASE,
)
"""Points from one number to another, which somebody is to choose."""
_NONE = re.compile(
    r"(?P<words>.+?)\s*[:=,]?\s*(?:thì )?(?:không (?:được |có |tính |được tính |chấm |cho )?điểm)$", re.IGNORECASE
)
_LEADING = re.compile(r"^\s*(?:[-–+•*]|[a-zđ][.)]|\d{1,2}[.)])\s+")
_SPLIT = re.compile(
    r"\s*[;\n]\s*|(?<=[^\s.])\.\s+(?=[^\s\d])|"
    r"(?<=điểm),\s+(?=(?:từ|dưới|trên|đạt|có|còn lại)\b|không (?!quá|vượt)|\d)"
)


_CHANGES = re.compile(r"\btrừ\b|\bcộng (?:thêm )?\d|(?:^|, (?:thì )?|cứ )mỗi\b", re.IGNORECASE)


class Clause(NamedTuple):
    """A condition in words, and the points that it gives."""

    words: str
    points: Fraction


@dataclass(frozen=True)
class Sentence:
    """All that a table says of how a leaf is scored; `rest` is what states no points."""

    text: str
    full: Fraction
    clauses: tuple[Clause, ...]
    rest: tuple[str, ...]
    in_penalty: bool = False

    @property
    def changes(self) -> bool:
        """Whether a part takes off from points or adds to them, or gives some for each lot, rather than giving all."""
        return any(_CHANGES.search(clause.words) or IN_LOTS.search(clause.words) for clause in self.clauses)

    @property
    def lowered(self) -> str:
        return self.text.casefold()


def sentence(text: str, options: list[tuple[str, str]], full: Fraction, in_penalty: bool = False) -> Sentence:
    """A text, and the rows of a table that add conditions with points, taken apart."""
    plain = unicodedata.normalize("NFC", text)[:MOST_SAID].strip()
    clauses: list[Clause] = []
    rest: list[str] = []
    for part in _parts(plain):
        clause = clause_of(part, full)
        clauses += [clause] if clause else []
        rest += [] if clause else [part]
    for words, points in options:
        given = number_of(points)
        if TIMES.search(words):
            rest += _parts(words)  # the points beside a formula are those that it can come to
            continue
        clauses += [] if given is None else [Clause(_bare(words), given)]
        rest += [f"{words}: {points}"] if given is None else []
    said = "\n".join([plain, *(f"{words}: {points}" for words, points in options)]).strip()
    return Sentence(said, full, tuple(clauses[:MOST_CLAUSES]), tuple(rest), in_penalty)


def _parts(text: str) -> Iterator[str]:
    for part in _SPLIT.split(text):
        bare = _bare(part)
        if bare:
            yield bare


def _bare(text: str) -> str:
    return _LEADING.sub("", text.strip()).rstrip(" .;,").strip()


def clause_of(part: str, full: Fraction) -> Clause | None:
    """A part of a sentence as a condition with points; None where it is none."""
    if len(part) > MOST_LETTERS or TIMES.search(part) or _BETWEEN_POINTS.search(part):
        return None
    for pattern in _ENDINGS:
        match = pattern.fullmatch(part)
        points = number_of(match["points"]) if match else None
        if match and points is not None:
            return Clause(_words(match["words"]), points)
    if match := _PART.fullmatch(part):
        return Clause(_words(match["words"]), full * _part(match["part"]))
    if match := _NONE.fullmatch(part):
        return Clause(_words(match["words"]), Fraction(0))
    match = _FULL.fullmatch(part)
    return Clause(_words(match["words"]), full) if match and "trừ" not in part.casefold() else None


def _part(text: str) -> Fraction:
    if text.endswith("%"):
        return (number_of(text.rstrip("% ")) or Fraction(0)) / 100
    over, slash, under = text.partition("/")
    return Fraction(int(over), int(under)) if slash else Fraction(1, 2)


def _words(text: str) -> str:
    return re.sub(r"\s*[:,–-]$", "", text.strip()).strip()


def number_of(text: str) -> Fraction | None:
    """A number as tables write points: 0,5; 02; 1.00; 2 điểm. None where it is none."""
    bare = re.sub(r"\s*(?:điểm|đ)\.?$", "", text.strip(), flags=re.IGNORECASE)
    try:
        return parse_number(bare.replace("−", "-").replace("–", "-").lstrip("+"))
    except Fault:
        return None


# Measures


class Span(NamedTuple):
    """From one number to another; None without an end; `low_in` and `high_in` whether the ends belong to it."""

    low: Fraction | None
    high: Fraction | None
    low_in: bool
    high_in: bool


_N = rf"(?P<low>{NUMBER})\s*(?P<sign>%?)"
_M = rf"(?P<high>{NUMBER})\s*%?"
_THING = r"[^\d%]{0,60}?"
_SPANS: tuple[tuple[re.Pattern[str], bool, bool], ...] = tuple(
    (re.compile(rf"(?:.*\b|){pattern}", re.IGNORECASE), low_in, high_in)
    for pattern, low_in, high_in in (
        (rf"(?:từ |đạt |>=? ?)?trên {_N}{_THING} (?:đến dưới|và dưới|- ?dưới) {_M}{_THING}", False, False),
        (rf"(?:từ )?trên {_N}{_THING}\s*(?:đến|tới|-|–)\s*(?:hết )?{_M}{_THING}", False, True),
        (rf"(?:từ )?{_N}{_THING}\s*(?:đến|tới|-|–|và)\s*(?:dưới|nhỏ hơn|<) ?{_M}{_THING}", True, False),
        (rf"(?:từ )?{_N}{_THING}\s*(?:đến|tới|-|–)\s*(?:hết )?{_M}{_THING}", True, True),
    )
)
_ONE_SIDED: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"(?:.*\b|){pattern}", re.IGNORECASE), kind)
    for pattern, kind in (
        (rf"(?:từ |đạt )*{_N}{_THING} (?:trở lên|trở đi)", "at_least"),
        (rf"(?:từ |đạt )*{_N}{_THING} trở xuống", "at_most"),
        (rf"(?:đạt|hoàn thành|bằng)(?: và| hoặc|,) (?:vượt|trên|cao hơn) {_N}{_THING}", "at_least"),
        (rf"(?:từ |đạt )*(?:trên|lớn hơn|cao hơn|quá|vượt) {_N}{_THING}", "above"),
        (rf"(?:đạt )?(?:dưới|nhỏ hơn|thấp hơn|chưa đạt|không đạt|chưa đến|ít hơn) {_N}{_THING}", "below"),
        (rf"(?:tối thiểu|ít nhất) {_N}{_THING}", "at_least"),
        (rf"(?:không quá|tối đa|nhiều nhất|đến) {_N}{_THING}", "at_most"),
        (rf"(?:từ|đạt) {_N}{_THING}", "at_least"),
        (rf"{_N}{_THING}", "exactly"),
    )
)
_BETWEEN = re.compile(rf"({NUMBER}\s*%?)\s*(≤|<=|<)[^<≤\d]{{0,60}}(≤|<=|<)\s*({NUMBER}\s*%?)")
"""70% ≤ tỷ lệ < 90%"""
_SIGNS = {"≥": "từ ", ">=": "từ ", "≤": "đến ", "<=": "đến ", ">": "trên ", "<": "dưới "}
ELSE = re.compile(r"(?:các |những )?(?:trường hợp |mức )?(?:còn lại|khác)", re.IGNORECASE)


def _between(match: re.Match[str]) -> str:
    low = "trên" if match[2] == "<" else "từ"
    return f"{low} {match[1]} đến {'dưới ' if match[3] == '<' else ''}{match[4]}"


def span_of(words: str) -> tuple[Span, bool] | None:
    """The numbers that a condition speaks of, and whether they are percents; None where it speaks of none."""
    plain = re.sub(_BETWEEN, _between, words)
    plain = re.sub(r"≥|>=|≤|<=|>|<", lambda match: _SIGNS[match[0]], plain)
    plain = re.sub(r"\s+", " ", plain).strip()
    for pattern, low_in, high_in in _SPANS:
        if match := pattern.fullmatch(plain):
            low, high = number_of(match["low"]), number_of(match["high"])
            if low is not None and high is not None and low <= high:
                return Span(low, high, low_in, high_in), "%" in plain
    for one, kind in _ONE_SIDED:
        match = one.fullmatch(plain)
        value = number_of(match["low"]) if match else None
        if value is not None:
            return _one_sided(value, kind), "%" in plain
    return None


def _one_sided(value: Fraction, kind: str) -> Span:
    match kind:
        case "at_least" | "above":
            return Span(value, None, kind == "at_least", False)
        case "at_most" | "below":
            return Span(None, value, False, kind == "at_most")
        case _:
            return Span(value, value, True, True)


# Days


class Day(NamedTuple):
    """The last day that counts: month and day, or a full date; `year` counts from the year that is appraised."""

    date: str
    year: int
    strictly: bool
    """Whether the day itself is too late: trước ngày 15/12."""


_DATE = r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})(?:[/.-](?P<year>\d{4}))?"
_SPELT = re.compile(r"(\d{1,2}) tháng (\d{1,2})(?: năm (\d{4}))?", re.IGNORECASE)
"""20 tháng 01 năm 2026"""
_DAY = re.compile(
    r"(?:.*?\b|)(?P<before>trước|đến hết|đến|chậm nhất(?: là)?|muộn nhất(?: là)?|không quá|trong hạn|"
    r"từ (?!sau).{0,30}? đến(?: hết)?)\s*"
    rf"(?:hết )?(?:ngày )?{_DATE}(?P<after>.*)",
    re.IGNORECASE,
)
LATER = re.compile(
    r"(?:.*\b|)(?:muộn hơn|sau (?:ngày |thời hạn|thời gian)?.*|quá hạn|không (?:ban hành|gửi|có|thực hiện).*|chậm.*)",
    re.IGNORECASE,
)


def day_of(words: str) -> Day | None:
    """The day until which a condition holds; None where it names none."""
    plain = re.sub(r"\s+", " ", words).strip()
    match = _DAY.fullmatch(_SPELT.sub(lambda day: "/".join(filter(None, day.groups())), plain))
    if not match:
        return None
    day, month = int(match["day"]), int(match["month"])
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    text = f"{month:02d}-{day:02d}"
    after = match["after"].casefold()
    shift = -1 if re.search(r"năm (?:trước|liền trước)|trước liền kề", after) else 1 if "năm sau" in after else 0
    if match["year"]:
        text, shift = f"{match['year']}-{text}", 0
    return Day(text, shift, match["before"].casefold() == "trước")
