"""Sentences that list what is done: points where all of it, or so much, is; points for each of several kinds."""

import re

from scoring.annex.clauses import IN_LOTS, MOST_LETTERS, NUMBER, Clause, Sentence, clause_of, number_of
from scoring.annex.guess import Guess, checklist_needed, per_item

_DONE = r"(?:nếu |khi )?(?:đạt |thực hiện |hoàn thành |có |làm |đáp ứng |bảo đảm |đảm bảo )*"
_WHAT = r"(?:nội dung|tiêu chí|yêu cầu|điều kiện|nhiệm vụ|tiêu chuẩn|công việc)"
_ALL = re.compile(rf"{_DONE}(?:đủ|đầy đủ|tất cả|toàn bộ|cả)\s(?:cả |các )*(\d+ )?{_WHAT}\b.{{0,30}}", re.IGNORECASE)
_SOME = re.compile(rf"{_DONE}(?:từ|ít nhất|tối thiểu) (\d+)(?:/\d+)? {_WHAT}\b.{{0,30}}", re.IGNORECASE)


def needed(said: Sentence) -> Guess | None:
    """`Đủ các nội dung sau được 1 điểm: a) …; b) …`, `a) …; b) …; từ 2 nội dung trở lên: 1 điểm`."""
    heads = [clause_of(part.rstrip(" :"), said.full) if part.endswith(":") else None for part in said.rest]
    titles = [part for part, head in zip(said.rest, heads, strict=True) if head is None]
    clauses = [*said.clauses, *(head for head in heads if head is not None)]
    giving = [clause for clause in clauses if clause.points]
    if len(giving) != 1 or giving[0].points != said.full or len(titles) < 2:
        return None
    return _of(giving[0], titles)


def _of(clause: Clause, titles: list[str]) -> Guess | None:
    if match := _ALL.fullmatch(clause.words):
        stated = int(match[1]) if match[1] else len(titles)
        return Guess(checklist_needed(titles)) if stated == len(titles) else None
    if match := _SOME.fullmatch(clause.words):
        return Guess(checklist_needed(titles, int(match[1])))
    return None


_GAIN = re.compile(
    rf"(?:cứ )?(?:mỗi|từng) (.+?)\s*(?:thì |sẽ )?(?:được|cộng|đạt|tính|chấm|:|=)\s*(?:thêm |cộng |được )*({NUMBER})"
    r"\s*(?:điểm|đ)?",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    rf"(?:nhưng )?(?:cộng |tổng |tổng điểm )*(?:tối đa|không quá|không vượt quá) ({NUMBER}).*", re.IGNORECASE
)


def gained(said: Sentence) -> Guess | None:
    """`Mỗi mô hình được 0,5 điểm; mỗi sáng kiến được 1 điểm; tối đa 3 điểm`."""
    each: list[Clause] = []
    for part in re.split(r"[;\n]|, (?=(?:mỗi|từng|tối đa|không quá) )", said.text.rstrip(" .")):
        words = re.sub(r"^[-–+•*]\s+", "", part.strip()).rstrip(".,")
        match = _GAIN.fullmatch(words) if len(words) <= MOST_LETTERS and "trừ" not in words.casefold() else None
        points = number_of(match[2]) if match else None
        limit = _AT_MOST.fullmatch(words)
        if match and points and not IN_LOTS.search(words):
            each.append(Clause(match[1].strip(" ,:"), points))
        elif not limit or number_of(limit[1]) != said.full:
            return None
    return Guess(per_item(each)) if len(each) > 1 else None
