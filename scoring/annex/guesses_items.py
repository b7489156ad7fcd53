"""Sentences that give points where all of a list, or so many of it, is done."""

import re

from scoring.annex.clauses import Clause, Sentence, clause_of
from scoring.annex.guess import Guess, checklist_needed

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
    if found := _ALL.fullmatch(clause.words):
        stated = int(found[1]) if found[1] else len(titles)
        return Guess(checklist_needed(titles)) if stated == len(titles) else None
    if found := _SOME.fullmatch(clause.words):
        return Guess(checklist_needed(titles, int(found[1])))
    return None
