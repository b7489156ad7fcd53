"""Sentences about shares, numbers and days: share × max, steps, deadlines."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from scoring.annex.clauses import ELSE, LATER, MOST_LETTERS, NUMBER, TIMES, Sentence, Span, day_of, number_of, span_of
from scoring.annex.guess import Data, Guess, decimal, measure
from scoring.words import tell

_SHARE = re.compile(
    rf"(?:.*?\b|)\(?(?:tỷ lệ|tỉ lệ|%|số điểm|điểm|kết quả)[^;:]*?{TIMES.pattern}\s*\(?\s*"
    rf"(?:(?:số )?(?:điểm )?(?:tối đa|chuẩn)|(?P<full>{NUMBER}))(?!\s*%).*",
    re.IGNORECASE | re.DOTALL,
)
_BY_SHARE = re.compile(
    r"(?:.*\b)?(?:tính |chấm )?(?:điểm )?theo (?:công thức )?(?:tỷ lệ|tỉ lệ)(?: %)?(?: đạt(?: được)?| thực hiện)?",
    re.IGNORECASE,
)
_DIVIDED = re.compile(rf"[/:÷]\s*({NUMBER})\s*%?", re.IGNORECASE)


@dataclass
class _Shared:
    """Points in proportion to a share: nothing below `low`, all from `full_from`; `per` is the share that gives all.

    `low_in` and `full_in` tell whether these numbers themselves belong to what is above them.
    """

    per: Fraction
    low: Fraction
    low_in: bool
    full_from: Fraction
    full_in: bool = True
    remark: str = "share"

    def guess(self, full: Fraction, may_pass: bool) -> Guess:
        remarks = (self.remark,) if self.remark and self.low else ()
        jumps = self.full_from != self.per
        if (self.low and not self.low_in) or (jumps and not self.full_in):
            return Guess(self._formula(may_pass), remarks)
        if not jumps and not may_pass:
            return Guess(
                {"kind": "proportional", "full_at": decimal(self.per), "zero_below": decimal(self.low)}, remarks
            )
        ends = [decimal(full * edge / self.per) for edge in (self.low, self.full_from)]
        bands = [
            {"from": decimal(self.low), "points": ends},
            {"from": decimal(self.full_from), "points": decimal(full)},
        ]
        return Guess({"kind": "bands", **({"measure": "ratio"} if may_pass else {}), "bands": bands}, remarks)

    def _formula(self, may_pass: bool) -> Data:
        """Bands and shares hold from a number on; where one holds only above it, a formula says so."""
        below = {"when": f"rate {'<' if self.low_in else '<='} {decimal(self.low)}", "give": "0"}
        above = {"when": f"rate {'>=' if self.full_in else '>'} {decimal(self.full_from)}", "give": "full"}
        lines = [*([below] if self.low else []), above, {"give": f"full * rate / {decimal(self.per)}"}]
        fact = {"id": "rate", "vi": tell("slides-col-percent", "vi"), "is": "ratio" if may_pass else "percent"}
        return {"kind": "formula", "facts": [fact], "points": lines}


_BUT = re.compile(r"\b(?:nếu|dưới|trên|trường hợp)\b", re.IGNORECASE)
"""What is said behind a formula of when it does not hold."""


def share(said: Sentence) -> Guess | None:
    """`Từ 80% đến dưới 100%: tỷ lệ × điểm tối đa; dưới 80%: 0`."""
    formulas = [part for part in said.rest if len(part) <= MOST_LETTERS and _is_share(part, said.full)]
    if len(formulas) != 1 or len(said.rest) > 1:
        return None
    head = re.split(rf"[:=]|thì|được|{TIMES.pattern}", formulas[0])[0]
    if _BUT.search(formulas[0][len(head) :]):
        return None
    spoken = span_of(head) if re.search(r"\d", head) else None
    divided = _DIVIDED.search(formulas[0][len(head) :])
    per = (number_of(divided[1]) if divided else None) or Fraction(100)
    low = spoken[0].low if spoken and spoken[0].low is not None else Fraction(0)
    shared = _Shared(per, low, spoken is None or spoken[0].low_in, per)
    for clause in said.clauses:
        spanned = span_of(clause.words)
        if spanned is None or not spanned[1] or clause.words in formulas[0]:
            return None
        span, points = spanned[0], clause.points
        if points == said.full and span.low is not None and span.high in (None, span.low, Fraction(100)):
            shared.full_from, shared.full_in = span.low, span.low_in
        elif points == 0 and span.high is not None and span.low in (None, Fraction(0)):
            if spoken and span.high != low:
                return None
            meets = not spoken or shared.low_in != span.high_in
            # Where a value belongs to both or to neither, the better is taken and told.
            shared.low, shared.low_in, shared.remark = span.high, not (meets and span.high_in), "" if meets else "edge"
        else:
            return None
    return shared.guess(said.full, _may_pass(said) and shared.full_from == 100)


_PASSES = re.compile(r"100\s*%[^;:]*trở lên|(?:vượt|trên|hơn)(?: mức)? 100\s*%|vượt (?:chỉ tiêu|kế hoạch|dự toán|mức)")


def _may_pass(said: Sentence) -> bool:
    """Whether a sentence speaks of more than 100 %."""
    return _PASSES.search(said.lowered) is not None


def _is_share(part: str, full: Fraction) -> bool:
    """Whether a part says share × max, the max in words or as its number."""
    match = _SHARE.fullmatch(part)
    if match:
        return match["full"] is None or number_of(match["full"]) == full
    return _BY_SHARE.fullmatch(part) is not None


def deadline(said: Sentence) -> Guess | None:
    """`Ban hành trước ngày 15/12: 1; từ 15/12 đến 31/12: 0,5; sau ngày 31/12: 0`."""
    alone = day_of(said.rest[0]) if len(said.rest) == 1 and not said.clauses else None
    if alone:
        return Guess({"kind": "deadline", "by": [_by(alone.date, alone.year, alone.strictly, said.full)]}, ("alone",))
    if said.rest or not said.clauses:
        return None
    by: list[Data] = []
    for clause in said.clauses:
        day = None if re.search(r"\bsau (?:ngày )?\d", clause.words.casefold()) else day_of(clause.words)
        if day is None:
            if clause.points or not (LATER.fullmatch(clause.words) or ELSE.fullmatch(clause.words)):
                return None
            continue
        by.append(_by(day.date, day.year, day.strictly, clause.points))
    return Guess({"kind": "deadline", "by": by}) if by else None


def _by(date: str, year: int, strictly: bool, points: Fraction) -> Data:
    """A date and its points; the day before where the day itself is too late."""
    if strictly:
        full = date if len(date) == 10 else f"2001-{date}"
        try:
            before = datetime.date.fromisoformat(full) - datetime.timedelta(days=1)
        except ValueError:
            return {"date": date, "points": decimal(points)}
        year -= int(len(date) == 5 and before.year == 2000)
        date = before.isoformat() if len(date) == 10 else f"{before:%m-%d}"
    return {"date": date, "points": decimal(points), **({"year": str(year)} if year else {})}


def steps(said: Sentence) -> Guess | None:
    """`Trên 90%: 2; từ 70% - 90%: 1; dưới 70%: 0`, and the same with numbers of things."""
    if said.rest or not said.clauses or said.changes:
        return None
    spans: list[tuple[Span, Fraction]] = []
    rest = Fraction(0)
    percents = set()
    for clause in said.clauses:
        span = span_of(clause.words)
        if span is None:
            if not ELSE.fullmatch(clause.words) or clause is not said.clauses[-1]:
                return None
            rest = clause.points
            continue
        spans.append((span[0], clause.points))
        percents.add(span[1])
    alone = len(said.clauses) == 1 and percents == {False} and spans[0][0].low == spans[0][0].high
    if len(percents) != 1 or not spans or alone:
        return None
    guessed = _stepped(spans, rest, percents.pop())
    if guessed and guessed.rule["measure"] == "percent" and _may_pass(said):
        guessed.rule["measure"] = "ratio"
    return guessed


def _stepped(spans: Sequence[tuple[Span, Fraction]], rest: Fraction, percent: bool) -> Guess | None:
    best = max(spans, key=lambda one: one[1])[0]
    rising = best.high is None or (percent and best.high == 100)
    if not rising and best.low not in (None, Fraction(0)):
        return None
    ordered = sorted(spans, key=lambda one: _edge(one[0], rising), reverse=rising)
    made: list[Data] = []
    remarks: set[str] = set()
    for index, (span, points) in enumerate(ordered):
        edge, inside = (span.low, span.low_in) if rising else (span.high, span.high_in)
        if index and not _meets(ordered[index - 1][0], span, rising, percent):
            remarks.add("edge")
        if edge is None or (rising and edge == 0 and inside and percent):
            if points or rest:
                name, end = ("at_least", Fraction(0)) if rising else ("at_most", Fraction(100))
                made.append({name: decimal(end), "points": decimal(points)})
            continue
        name = ("at_least" if inside else "above") if rising else ("at_most" if inside else "below")
        made.append({name: decimal(edge), "points": decimal(points)})
    given = [Fraction(step["points"]) for step in made]
    if rest or given != sorted(given, reverse=True):
        return None
    while len(made) > 1 and made[-1]["points"] == "0":
        made.pop()
    edges = [edge for span, _ in spans for edge in (span.low, span.high) if edge is not None]
    return Guess({"kind": "steps", "measure": measure(percent, edges), "steps": made}, tuple(sorted(remarks)))


def _edge(span: Span, rising: bool) -> tuple[Fraction, bool]:
    edge = span.low if rising else span.high
    if edge is None:
        return Fraction(-(10**9) if rising else 10**9), False
    return edge, (not span.low_in) if rising else span.high_in


def _meets(better: Span, worse: Span, rising: bool, percent: bool) -> bool:
    """Whether the worse span ends just where the better one begins, so that no value belongs to none or to two."""
    low, low_in = (better.low, better.low_in) if rising else (worse.low, worse.low_in)
    high, high_in = (worse.high, worse.high_in) if rising else (better.high, better.high_in)
    if low is None or high is None:
        return True
    if not percent and low.denominator == high.denominator == 1 and low_in and high_in:
        return low - high == 1
    return low == high and low_in != high_in
