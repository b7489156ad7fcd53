"""Sentences that `scoring criteria table` writes and decisions don't: read back word for word."""

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from scoring.annex.clauses import NUMBER, Clause, Sentence, number_of
from scoring.annex.guess import Data, Guess, checklist, checklist_needed, measure, options, plain


def own(said: Sentence) -> Guess | None:
    """The sentences of `criteria table` that no decision uses."""
    text = re.sub(r"[\s.]+$", "", said.lowered)
    for pattern, make in _OWN:
        if match := re.fullmatch(pattern, text, re.DOTALL):
            made = make(*(group or "" for group in match.groups()))
            if made is not None:
                return Guess(made)
    return None


def _proportional(full_at: str, zero_below: str, inverse: str = "") -> Data:
    rule: Data = {"kind": "proportional", "full_at": plain(full_at), "zero_below": plain(zero_below or "0")}
    return {**rule, "inverse": "true"} if inverse else rule


def _judged(step: str, below: str) -> Data:
    rule: Data = {"kind": "judged", "step": plain(step)}
    return {**rule, "note": "below_full"} if below else rule


def _normalised(low: str, high: str, start: str, end: str, direction: str) -> Data:
    posts: Any = [plain(post) or "observed" for post in (low, high)] if low else "observed"
    way = "up" if direction == "cao" else "down"
    return {"kind": "normalised", "to": [plain(start), plain(end)], "goalposts": posts, "direction": way}


_N = f"({NUMBER})"
_P = f"({NUMBER}|mức của các đơn vị)"
_OWN: tuple[tuple[str, Callable[..., Data | None]], ...] = (
    (rf"{_N} × tỷ lệ đạt ÷ {_N}%(?:; dưới {_N}%: 0)?", lambda _max, at, zero: _proportional(at, zero)),
    (rf"{_N} × \(100% − tỷ lệ\) ÷ {_N}%(?:; dưới {_N}%: 0)?", lambda _max, at, zero: _proportional(at, zero, "yes")),
    (rf"điểm nhập trực tiếp, từ {_N} đến {_N}",
     lambda low, high: {"kind": "value", "min": plain(low), "max": plain(high)}),
    (rf"chấm theo nhận xét, 0 đến {_N}, bước {_N}(?:; dưới {_N} phải ghi căn cứ)?", lambda _max, *said: _judged(*said)),
    (rf"tỷ lệ hài lòng × {_N}, hoặc điểm trung bình trên thang {_N}–{_N}",
     lambda _max, low, high: {"kind": "survey", "scale": [plain(low), plain(high)]}),
    (rf"mỗi nội dung {_N}, tối đa {_N}", lambda points, _max: {"kind": "per_item", "points": plain(points)}),
    (rf"quy từ khoảng thấp nhất – cao nhất của các đơn vị về {_N}–{_N}, càng (cao|thấp) càng tốt",
     lambda start, end, way: _normalised("", "", start, end, way)),
    (rf"quy từ {_P}–{_P} về {_N}–{_N}, càng (cao|thấp) càng tốt", _normalised),
)  # fmt: skip


_NEEDED = re.compile(
    rf"{_N} nếu đã làm (?:đủ các|từ (?P<needed>\d+)) nội dung(?: trở lên)? \((?P<titles>.*)\), "
    r"(?:thiếu|ít hơn) thì 0\.?",
    re.DOTALL | re.IGNORECASE,
)


def own_checklist(said: Sentence) -> Guess | None:
    if needed := _NEEDED.fullmatch(said.text):
        titles = [title.strip() for title in needed["titles"].split("; ")]
        return Guess(checklist_needed(titles, int(needed["needed"]) if needed["needed"] else None))
    start = "cộng các nội dung đã làm:"
    if not said.lowered.startswith(start):
        return None
    first = Clause(said.clauses[0].words[len(start) :].strip(), said.clauses[0].points) if said.clauses else None
    return None if first is None or said.rest else Guess(checklist([first, *said.clauses[1:]]))


def own_bands(said: Sentence) -> Guess | None:
    """`từ 0%: 0; từ 50% đến 80%: 0,2 → 0,8`; a last band from x to y rises to y, where `to` is."""
    bands: list[Data] = []
    if "→" not in said.text:
        return None
    last = ""
    for part in re.split(r";\s*", re.sub(r"[\s.]+$", "", said.lowered)):
        linear = re.fullmatch(rf"từ {_N}%? đến {_N}%?: {_N} → {_N}", part)
        fixed = re.fullmatch(rf"từ {_N}%?: {_N}", part)
        if linear:
            bands.append({"from": plain(linear[1]), "points": [plain(linear[3]), plain(linear[4])]})
        elif fixed:
            bands.append({"from": plain(fixed[1]), "points": plain(fixed[2])})
        else:
            return None
        last = plain(linear[2]) if linear else ""
    if last:
        bands[-1]["to"] = last
    edges = [Fraction(edge) for edge in (*(band["from"] for band in bands), last or "0")]
    return Guess({"kind": "bands", "measure": measure("%" in said.text, edges), "bands": bands})


def own_per_item(said: Sentence) -> Guess | None:
    """`cộng mỗi nội dung (A: 0,5; B: 1), tối đa 2`."""
    match = re.fullmatch(rf"cộng mỗi nội dung \((.*)\), tối đa {NUMBER}\.?", said.text, re.DOTALL | re.IGNORECASE)
    each = _options_in(match[1], rf"(.+): ({NUMBER})") if match else []
    return Guess({"kind": "per_item", "each": options(each)}) if each else None


def _options_in(text: str, pattern: str) -> list[Clause]:
    """Words with their points, between semicolons; none where one of them can't be read."""
    matches = [re.fullmatch(pattern, part.strip(), re.DOTALL) for part in text.split("; ")]
    return [Clause(one[1], number_of(one[2]) or Fraction(0)) for one in matches if one] if all(matches) else []


def own_deduction(said: Sentence) -> Guess | None:
    """`2 trừ mỗi lỗi (A: −0,25; B: −0,5), không thấp hơn 0`."""
    match = re.fullmatch(rf"{_N} trừ mỗi lỗi \((.*)\), không thấp hơn {_N}\.?", said.text, re.DOTALL | re.IGNORECASE)
    faults = _options_in(match[2], rf"(.+): [-−]({NUMBER})") if match else []
    if not match or not faults:
        return None
    return Guess({"kind": "deduction", "each": options(faults), "floor": plain(match[3])})
