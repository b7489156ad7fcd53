"""Rules guessed from sentences as annexes write them: one table of what is known, tried from the first on.

A guess is data of a criteria file; what no entry understands stays without a rule. Nothing is invented: points,
limits and words are those of the sentence, and what it leaves open is told as a remark.
"""

import re
from collections.abc import Callable
from fractions import Fraction

from scoring.annex.clauses import IN_LOTS, MOST_LETTERS, NUMBER, Clause, Sentence, clause_of, number_of
from scoring.annex.guess import Guess, checklist, decimal, options, per_item, plain
from scoring.annex.guesses_items import gained, needed
from scoring.annex.guesses_measured import deadline, share, steps
from scoring.annex.guesses_own import own, own_bands, own_checklist, own_deduction, own_per_item

_FORMULA = "theo công thức, full là"
"""How `criteria table` prints a formula: without its facts, so that nothing can be made of it again."""


def guess(said: Sentence) -> Guess | None:
    """The rule that a sentence states, where it is understood and valid for its leaf."""
    if said.lowered.startswith(_FORMULA):
        return None
    for attempt in GUESSES:
        guessed = attempt(said)
        if guessed is not None and guessed.is_valid(said.full):
            return guessed
    return None


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
    each: list[Clause] = []
    cap: Fraction | None = None
    for part in re.split(r"[;\n]|(?<=[^\d])\.\s|, (?=(?:mỗi|cứ) )", said.text):
        words = part.strip().rstrip(".")
        match = _LOSES.fullmatch(words) if len(words) <= MOST_LETTERS else None
        points = number_of(match["points"]) if match else None
        if _ADDS.search(words) or IN_LOTS.search(words):
            return None
        if limit := _FLOOR.search(words):
            cap = number_of(next(group for group in limit.groups() if group))
        if match and points and _EACH.search(f"{match['what']} {match['more']}"):
            each.append(Clause(_fault_name(match["what"]) or _fault_name(match["more"]), points))
        elif not limit and _says_else(words, said.full):
            return None
    if not each or any(not one.words for one in each):
        return None
    if said.in_penalty:
        return Guess(per_item(each))
    floor = Fraction(0) if cap is None else said.full - cap
    remarks = () if cap is not None else ("floor",)
    return Guess({"kind": "deduction", "each": options(each), "floor": decimal(floor)}, remarks)


_ADDS = re.compile(rf"(?<!tổng )\bcộng (?:thêm )?{NUMBER}", re.IGNORECASE)


def _says_else(words: str, full: Fraction) -> bool:
    """Whether a part speaks of points otherwise than that all are had where nothing is wrong."""
    clause = clause_of(words, full)
    is_full = clause is not None and clause.points == full
    return "trừ" in words.casefold() or (_POINTS_AT_ALL.search(words) is not None and not is_full)


_POINTS_AT_ALL = re.compile(rf"{NUMBER}\s*điểm|[:=]\s*{NUMBER}", re.IGNORECASE)


def _fault_name(words: str) -> str:
    bare = re.sub(r"^(?:(?:cứ|mỗi|từng|có|nếu|một|01|1)\s+)+", "", words.strip(" ,:"), flags=re.IGNORECASE)
    return bare.strip(" ,:(")


_GAINS = re.compile(
    rf"(?:cứ )?(?:mỗi|cứ|từng)\s+.*?(?:được|cộng|đạt|thì|tính|chấm|:|=)\s*(?:thêm |cộng |được )*({NUMBER})\s*"
    r"(?:điểm|đ)?(?:[,;.]?\s*(?:nhưng )?(?:cộng |tổng |tổng điểm )?(?:tối đa|không quá|không vượt quá)\b.*)?"
    r"(?:\s*\([^()]*\))?\.?",
    re.IGNORECASE | re.DOTALL,
)


def _per_item(said: Sentence) -> Guess | None:
    """`Mỗi mô hình được 0,5 điểm, tối đa 2 điểm`."""
    match = _GAINS.fullmatch(said.text.strip()) if len(said.text) <= MOST_LETTERS else None
    if not match or "trừ" in said.lowered or IN_LOTS.search(said.text) or re.search(r"dưới|trên|từ \d", said.lowered):
        return None
    return Guess({"kind": "per_item", "points": plain(match[1])})


def _yes_no(said: Sentence) -> Guess | None:
    """`Có: 1; không: 0`, or one condition that gives all."""
    words = [clause.words.casefold() for clause in said.clauses]
    points = [clause.points for clause in said.clauses]
    if said.rest or said.changes or points[:1] != [said.full]:
        return None
    if len(words) == 1 or (points == [said.full, 0] and words[0] == "có" and words[1] in ("không", "không có")):
        return Guess({"kind": "yes_no"}, () if len(words) == 2 else ("alone",))
    return None


def _levels(said: Sentence) -> Guess | None:
    """`Ban hành kịp thời: 1; không kịp thời: 0,5; không ban hành: 0`."""
    if said.rest or said.changes or len(said.clauses) < 2 or max(clause.points for clause in said.clauses) != said.full:
        return None
    if sum(clause.points for clause in said.clauses) == said.full and all(clause.points > 0 for clause in said.clauses):
        return None
    return Guess({"kind": "levels", "levels": options(said.clauses)})


def _items(said: Sentence) -> Guess | None:
    """Parts whose points add up to the maximum; that none of them gives nothing may be said too."""
    *clauses, last = said.clauses or (Clause("", Fraction(0)),)
    if last.points or not last.words.casefold().startswith(("không", "chưa")):
        clauses.append(last)
    if said.rest or said.changes or len(clauses) < 2 or any(clause.points <= 0 for clause in clauses):
        return None
    if sum(clause.points for clause in clauses) != said.full:
        return None
    return Guess(checklist(clauses), ("items",))


GUESSES: tuple[Callable[[Sentence], Guess | None], ...] = (
    own,
    own_checklist,
    own_bands,
    own_deduction,
    own_per_item,
    needed,
    _deduction,
    share,
    gained,
    _per_item,
    deadline,
    steps,
    _yes_no,
    _items,
    _levels,
    _survey,
)
"""Every kind of sentence that is understood, the more particular ones first."""
