"""Rules guessed from sentences as annexes write them: one table of what is known, tried from the first on.

A guess is data of a criteria file; what no entry understands stays without a rule. Nothing is invented: points,
limits and words are those of the sentence, and what it leaves open is told as a remark.
"""

import datetime
import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from scoring.annex.clauses import ELSE, LATER, MOST_LETTERS, NUMBER, Clause, Sentence, Span, day_of, number_of, span_of
from scoring.annex.slugs import slugs
from scoring.points import exact_text
from scoring.tree.rules import AnyRule, RuleField

Data = dict[str, Any]


class Guess(NamedTuple):
    """A rule as a criteria file has it, and codes of what the sentence leaves open."""

    rule: Data
    remarks: tuple[str, ...] = ()


def guess(said: Sentence) -> Guess | None:
    """The rule that a sentence states, where it is understood and valid for its leaf."""
    for attempt in GUESSES:
        found = attempt(said)
        if found is not None and _is_valid(found.rule, said.full):
            return found
    return None


_RULE: TypeAdapter[AnyRule] = TypeAdapter(RuleField)


def _is_valid(rule: Data, full: Fraction) -> bool:
    try:
        made = _RULE.validate_python(rule)
    except ValidationError:
        return False
    return not list(made.faults(full))


def _text(number: Fraction) -> str:
    return exact_text(number)


# What this program itself writes, word for word


def _own(said: Sentence) -> Guess | None:
    """The sentences of `criteria table` that no decision uses."""
    text = re.sub(r"[\s.]+$", "", said.lowered)
    for pattern, make in _OWN:
        if found := re.fullmatch(pattern, text, re.DOTALL):
            made = make(*(group or "" for group in found.groups()))
            if made is not None:
                return Guess(made)
    return None


def _plain(text: str) -> str:
    number = number_of(text)
    return "" if number is None else _text(number)


def _proportional(full_at: str, zero_below: str, inverse: str = "") -> Data:
    rule: Data = {"kind": "proportional", "full_at": _plain(full_at), "zero_below": _plain(zero_below or "0")}
    return {**rule, "inverse": "true"} if inverse else rule


def _normalised(low: str, high: str, start: str, end: str, direction: str) -> Data:
    posts: Any = [_plain(low), _plain(high)] if low else "observed"
    way = "up" if direction == "cao" else "down"
    return {"kind": "normalised", "to": [_plain(start), _plain(end)], "goalposts": posts, "direction": way}


_N = f"({NUMBER})"
_OWN: tuple[tuple[str, Callable[..., Data | None]], ...] = (
    (rf"{_N} × tỷ lệ đạt ÷ {_N}%(?:; dưới {_N}%: 0)?", lambda _max, at, zero: _proportional(at, zero)),
    (rf"{_N} × \(100% − tỷ lệ\) ÷ {_N}%(?:; dưới {_N}%: 0)?", lambda _max, at, zero: _proportional(at, zero, "yes")),
    (rf"điểm nhập trực tiếp, từ {_N} đến {_N}",
     lambda low, high: {"kind": "value", "min": _plain(low), "max": _plain(high)}),
    (rf"chấm theo nhận xét, 0 đến {_N}, bước {_N}", lambda _max, step: {"kind": "judged", "step": _plain(step)}),
    (rf"tỷ lệ hài lòng × {_N}, hoặc điểm trung bình trên thang {_N}–{_N}",
     lambda _max, low, high: {"kind": "survey", "scale": [_plain(low), _plain(high)]}),
    (rf"mỗi nội dung {_N}, tối đa {_N}", lambda points, _max: {"kind": "per_item", "points": _plain(points)}),
    (rf"quy từ khoảng thấp nhất – cao nhất của các đơn vị về {_N}–{_N}, càng (cao|thấp) càng tốt",
     lambda start, end, way: _normalised("", "", start, end, way)),
    (rf"quy từ {_N}–{_N} về {_N}–{_N}, càng (cao|thấp) càng tốt", _normalised),
)  # fmt: skip


def _own_checklist(said: Sentence) -> Guess | None:
    start = "cộng các nội dung đã làm:"
    if not said.lowered.startswith(start):
        return None
    first = Clause(said.clauses[0].words[len(start) :].strip(), said.clauses[0].points) if said.clauses else None
    return None if first is None or said.rest else Guess(_checklist([first, *said.clauses[1:]]))


def _own_bands(said: Sentence) -> Guess | None:
    """`từ 0%: 0; từ 50% đến 80%: 0,2 → 0,8`; a last band from x to y rises to y, where `to` is."""
    bands: list[Data] = []
    percent = "%" in said.text
    if "→" not in said.text:
        return None
    last = ""
    for part in re.split(r";\s*", re.sub(r"[\s.]+$", "", said.lowered)):
        linear = re.fullmatch(rf"từ {_N}%? đến {_N}%?: {_N} → {_N}", part)
        fixed = re.fullmatch(rf"từ {_N}%?: {_N}", part)
        if linear:
            bands.append({"from": _plain(linear[1]), "points": [_plain(linear[3]), _plain(linear[4])]})
            last = _plain(linear[2])
        elif fixed:
            bands.append({"from": _plain(fixed[1]), "points": _plain(fixed[2])})
            last = ""
        else:
            return None
    if last:
        bands[-1]["to"] = last
    return Guess({"kind": "bands", "measure": "percent" if percent else "number", "bands": bands})


# What decisions write


def _survey(said: Sentence) -> Guess | None:
    """A survey without points of its own: the share satisfied."""
    asked = re.search(r"điều tra xã hội học|đtxhh|khảo sát|hài lòng|sipas", said.lowered)
    return Guess({"kind": "survey"}, ("survey",)) if asked and not said.clauses else None


_LOSES = re.compile(
    rf"(?P<what>.*?)\s*(?:thì |sẽ |bị )*trừ\s*(?:đi )?(?P<points>{NUMBER})\s*(?:điểm|đ)?\b(?P<more>.*)", re.IGNORECASE
)
_EACH = re.compile(r"\b(?:mỗi|cứ|từng|một|01|1)\b", re.IGNORECASE)
_FLOOR = re.compile(
    rf"trừ (?:tối đa|không quá)\s*(?:là )?({NUMBER})|tối đa (?:trừ )?({NUMBER})|không quá ({NUMBER})", re.IGNORECASE
)


def _deduction(said: Sentence) -> Guess | None:
    """`Mỗi lần chậm trừ 0,25 điểm, trừ tối đa 1`; in a block of penalties so many points an item."""
    own = re.fullmatch(rf"{_N} trừ mỗi lỗi \((.*)\), không thấp hơn {_N}\.?", said.lowered, re.DOTALL)
    if own:
        return _own_deduction(said.text, own[3])
    text = re.sub(r"\s+", " ", said.text)
    each: list[tuple[str, Fraction]] = []
    cap: Fraction | None = None
    for part in re.split(r"[;\n]|(?<=[^\d])\.\s|, (?=(?:mỗi|cứ) )", said.text):
        found = _LOSES.fullmatch(part.strip().rstrip("."))
        points = number_of(found["points"]) if found else None
        limit = _FLOOR.search(part)
        if limit:
            cap = number_of(next(group for group in limit.groups() if group))
        if found and points and _EACH.search(found["what"] + " " + found["more"]):
            each.append((_fault_name(found["what"]) or _fault_name(found["more"]), points))
        elif part.strip() and not limit and _POINTS_AT_ALL.search(part):
            return None
    if not each or not _EACH.search(text) or any(not name for name, _ in each):
        return None
    if said.in_penalty:
        return Guess({"kind": "per_item", "points": _text(each[0][1])}) if len(each) == 1 else None
    floor = Fraction(0) if cap is None else said.full - cap
    ids = slugs([name for name, _ in each])
    faults = [{"id": one, "vi": name, "points": _text(points)} for one, (name, points) in zip(ids, each, strict=True)]
    return Guess({"kind": "deduction", "each": faults, "floor": _text(floor)}, () if cap is not None else ("floor",))


_POINTS_AT_ALL = re.compile(rf"{NUMBER}\s*điểm|[:=]\s*{NUMBER}", re.IGNORECASE)


def _fault_name(words: str) -> str:
    return re.sub(
        r"^(?:cứ )?(?:mỗi|từng|có|nếu)\s+(?:một |01 |1 )?|\s*[:,(]+$", "", words.strip(" ,:"), flags=re.IGNORECASE
    )


def _own_deduction(text: str, floor: str) -> Guess | None:
    inside = text[text.index("(") + 1 : text.rindex(")")]
    each = [re.fullmatch(rf"(.+): [-−]({NUMBER})", part.strip(), re.DOTALL) for part in inside.split("; ")]
    if not all(each):
        return None
    found = [(one[1], _plain(one[2])) for one in each if one]
    ids = slugs([name for name, _ in found])
    faults = [{"id": one, "vi": name, "points": points} for one, (name, points) in zip(ids, found, strict=True)]
    return Guess({"kind": "deduction", "each": faults, "floor": _plain(floor)})


_GAINS = re.compile(
    rf"(?:cứ )?(?:mỗi|cứ|từng)\s+.*?(?:được|cộng|đạt|thì|tính|chấm|:|=)\s*(?:thêm |cộng |được )*({NUMBER})\s*(?:điểm|đ)?"
    rf"(?:[,;.]?\s*(?:nhưng )?(?:(?:cộng |tổng |tổng điểm )?(?:tối đa|không quá|không vượt quá)\s*(?:là )?(?:{NUMBER})?\s*(?:điểm)?.*))?\.?",
    re.IGNORECASE | re.DOTALL,
)


def _per_item(said: Sentence) -> Guess | None:
    """`Mỗi mô hình được 0,5 điểm, tối đa 2 điểm`."""
    found = _GAINS.fullmatch(said.text.strip()) if len(said.text) <= MOST_LETTERS else None
    if not found or "trừ" in said.lowered or re.search(r"dưới|trên|từ \d", said.lowered):
        return None
    return Guess({"kind": "per_item", "points": _plain(found[1])})


_SHARE = re.compile(
    r"(?:.*?\b)?\(?(?:tỷ lệ|tỉ lệ|%|số điểm|điểm)[^;:]*?(?:×|x|\*|nhân(?: với)?)\s*\(?\s*(?:số )?(?:điểm )?(?:tối đa|chuẩn|{full}).*".replace(
        "{full}", r"\d+(?:[.,]\d+)? ?điểm"
    ),
    re.IGNORECASE | re.DOTALL,
)
_BY_SHARE = re.compile(
    r"(?:.*\b)?(?:tính |chấm )?(?:điểm )?theo (?:công thức )?(?:tỷ lệ|tỉ lệ)(?: %)?(?: đạt(?: được)?| thực hiện)?",
    re.IGNORECASE,
)
_DIVIDED = re.compile(rf"[/:÷]\s*({NUMBER})\s*%?", re.IGNORECASE)


def _share(said: Sentence) -> Guess | None:
    """`Từ 80% đến dưới 100%: tỷ lệ × điểm tối đa; dưới 80%: 0`."""
    parts = [part for part in _all_parts(said) if len(part) <= MOST_LETTERS]
    formulas = [part for part in parts if _SHARE.fullmatch(part) or _BY_SHARE.fullmatch(part)]
    if not formulas or len(formulas) > 1:
        return None
    head = re.split(r"[:=]|thì|được", formulas[0])[0]
    spoken = span_of(head) if re.search(r"\d", head) else None
    low = spoken[0].low if spoken and spoken[0].low is not None else Fraction(0)
    divided = _DIVIDED.search(formulas[0][len(head) :])
    per = (number_of(divided[1]) if divided else None) or Fraction(100)
    remarks: tuple[str, ...] = ("share",)
    full_from = per
    for clause in said.clauses:
        found = span_of(clause.words)
        if found is None or not found[1] or clause.words in formulas[0]:
            return None
        span, points = found[0], clause.points
        if points == said.full and span.low is not None and span.high in (None, span.low, Fraction(100)):
            full_from = span.low
        elif points == 0 and span.high is not None and span.low in (None, Fraction(0)):
            if spoken and span.high != low:
                return None
            low, remarks = span.high, ()
        else:
            return None
    if full_from == per:
        return Guess({"kind": "proportional", "full_at": _text(per), "zero_below": _text(low)}, remarks if low else ())
    ends = [_text(said.full * edge / per) for edge in (low, full_from)]
    bands = [{"from": _text(low), "points": ends}, {"from": _text(full_from), "points": _text(said.full)}]
    return Guess({"kind": "bands", "bands": bands}, remarks)


def _all_parts(said: Sentence) -> Iterator[str]:
    yield from said.rest
    for clause in said.clauses:
        yield clause.words


def _deadline(said: Sentence) -> Guess | None:
    """`Ban hành trước ngày 15/12: 1; từ 15/12 đến 31/12: 0,5; sau ngày 31/12: 0`."""
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
            return {"date": date, "points": _text(points)}
        year -= int(len(date) == 5 and before.year == 2000)
        date = before.isoformat() if len(date) == 10 else f"{before:%m-%d}"
    return {"date": date, "points": _text(points), **({"year": str(year)} if year else {})}


def _steps(said: Sentence) -> Guess | None:
    """`Trên 90%: 2; từ 70% - 90%: 1; dưới 70%: 0`, and the same with numbers of things."""
    if said.rest or not said.clauses:
        return None
    spans: list[tuple[Span, Fraction]] = []
    rest = Fraction(0)
    percents = set()
    for clause in said.clauses:
        found = span_of(clause.words)
        if found is None:
            if not ELSE.fullmatch(clause.words) or clause is not said.clauses[-1]:
                return None
            rest = clause.points
            continue
        spans.append((found[0], clause.points))
        percents.add(found[1])
    alone = len(said.clauses) == 1 and percents == {False} and spans[0][0].low == spans[0][0].high
    if len(percents) != 1 or not spans or alone:
        return None
    return _stepped(spans, rest, percents.pop())


def _stepped(spans: Sequence[tuple[Span, Fraction]], rest: Fraction, percent: bool) -> Guess | None:
    best = max(spans, key=lambda one: one[1])[0]
    rising = best.high is None or (percent and best.high == 100)
    if not rising and best.low not in (None, Fraction(0)):
        return None
    ordered = sorted(spans, key=lambda one: _edge(one[0], rising), reverse=rising)
    steps: list[Data] = []
    remarks: set[str] = set()
    for index, (span, points) in enumerate(ordered):
        edge, inside = (span.low, span.low_in) if rising else (span.high, span.high_in)
        if index and not _meets(ordered[index - 1][0], span, rising, percent):
            remarks.add("edge")
        if edge is None or (rising and edge == 0 and inside and percent):
            if points or rest:
                name, end = ("at_least", Fraction(0)) if rising else ("at_most", Fraction(100))
                steps.append({name: _text(end), "points": _text(points)})
            continue
        name = ("at_least" if inside else "above") if rising else ("at_most" if inside else "below")
        steps.append({name: _text(edge), "points": _text(points)})
    if rest:
        return None
    while len(steps) > 1 and steps[-1]["points"] == "0":
        steps.pop()
    return Guess(
        {"kind": "steps", "measure": "percent" if percent else "number", "steps": steps}, tuple(sorted(remarks))
    )


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


def _yes_no(said: Sentence) -> Guess | None:
    """`Có: 1; không: 0`, or one condition that gives all."""
    words = [clause.words.casefold() for clause in said.clauses]
    points = [clause.points for clause in said.clauses]
    if said.rest or points[:1] != [said.full]:
        return None
    if len(words) == 1 or (points == [said.full, 0] and words[0] == "có" and words[1] in ("không", "không có")):
        return Guess({"kind": "yes_no"}, () if len(words) == 2 else ("alone",))
    return None


def _levels(said: Sentence) -> Guess | None:
    """`Ban hành kịp thời: 1; không kịp thời: 0,5; không ban hành: 0`."""
    if said.rest or len(said.clauses) < 2 or max(clause.points for clause in said.clauses) != said.full:
        return None
    if sum(clause.points for clause in said.clauses) == said.full and all(clause.points > 0 for clause in said.clauses):
        return None
    return Guess({"kind": "levels", "levels": _options(said.clauses)})


def _items(said: Sentence) -> Guess | None:
    """Parts whose points add up to the maximum."""
    if said.rest or len(said.clauses) < 2 or any(clause.points <= 0 for clause in said.clauses):
        return None
    if sum(clause.points for clause in said.clauses) != said.full:
        return None
    return Guess(_checklist(said.clauses), ("items",))


def _checklist(clauses: Sequence[Clause]) -> Data:
    return {"kind": "checklist", "items": _options(clauses)}


def _options(clauses: Sequence[Clause]) -> list[Data]:
    ids = slugs([clause.words for clause in clauses])
    return [
        {"id": one, "vi": clause.words, "points": _text(clause.points)}
        for one, clause in zip(ids, clauses, strict=True)
    ]


GUESSES: tuple[Callable[[Sentence], Guess | None], ...] = (
    _own,
    _own_checklist,
    _own_bands,
    _deduction,
    _share,
    _per_item,
    _deadline,
    _steps,
    _yes_no,
    _items,
    _levels,
    _survey,
)
"""Every kind of sentence that is understood, the more particular ones first."""
