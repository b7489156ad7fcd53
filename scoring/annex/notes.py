"""What a note says that a criteria file has a key for: where facts come from, weights, what if it does not apply."""

import re
from dataclasses import dataclass
from fractions import Fraction

from scoring.annex.clauses import NUMBER, number_of
from scoring.points import exact_text

_SOURCES = (
    ("survey", r"điều tra xã hội học|đtxhh|điều tra xhh"),
    ("register", r"từ số liệu quản lý"),
    ("council", r"^từ hội đồng thẩm định|hội đồng (?:thẩm định )?chấm"),
)
_COMBINES = (
    ("weighted", r"trung bình có trọng số|bình quân gia quyền"),
    ("best", r"lấy (?:mục con có tỷ lệ đạt|mức|điểm|nội dung có điểm) cao nhất"),
    ("worst", r"lấy (?:mục con có tỷ lệ đạt|mức|điểm|nội dung có điểm) thấp nhất"),
    ("mean", r"trung bình tỷ lệ đạt của các mục con|trung bình cộng"),
)
_EFFECTS = (
    ("exclude", "loại khỏi thang điểm"),
    ("rescale", "quy đổi điểm trong mục trên"),
    ("full", "được tính đủ điểm"),
    ("zero", "tính 0 điểm"),
)
_KINDS = {"xã": "xa", "phường": "phuong", "thị trấn": "thi_tran", "đặc khu": "dac_khu"}


@dataclass
class Noted:
    """What was understood of a note; `rest` is what was not."""

    source: str = ""
    combine: str = ""
    weight: str = ""
    effect: str = ""
    guide: str = ""
    kinds: tuple[str, ...] = ()
    above_scale: bool = False
    met_at: str = ""
    rest: str = ""


def noted(text: str, is_condition: bool = False) -> Noted:
    """A note, line by line; only a condition's says from what percent on it is met."""
    found = Noted()
    rest = []
    for line in text.split("\n"):
        words = line.strip().rstrip(".")
        met_at = re.fullmatch(rf"đạt khi từ ({NUMBER})\s*%", words.casefold()) if is_condition else None
        if met_at:
            found.met_at = exact_text(number_of(met_at[1]) or Fraction(100))
        elif words and not _take(found, words, words.casefold()):
            rest.append(line.strip())
    found.rest = " ".join(rest)
    return found


def _take(found: Noted, words: str, lowered: str) -> bool:
    """Whether a line is understood; what it says is then in `found`."""
    if guide := re.fullmatch(r"hướng dẫn:\s*(.+)", words, re.IGNORECASE):
        found.guide = guide[1]
    elif weight := re.fullmatch(rf"(?:trọng số|hệ số)[:\s]*({NUMBER})", lowered):
        number = number_of(weight[1])
        found.weight = "" if number is None else exact_text(number)
    elif effect := re.fullmatch(r"có thể không áp dụng \((.+)\)", lowered):
        found.effect = next((name for name, said in _EFFECTS if said == effect[1]), "")
    elif kinds := re.fullmatch(r"chỉ áp dụng đối với ([^:]+)", lowered):
        names = [_KINDS.get(name.strip(), "") for name in kinds[1].split(",")]
        if not all(names):
            return False
        found.kinds = tuple(names)
    elif "vượt thang điểm" in lowered:
        found.above_scale = True
    elif source := _first(_SOURCES, lowered):
        found.source = source
    elif combine := _first(_COMBINES, lowered):
        found.combine = combine
    else:
        return False
    return True


def _first(table: tuple[tuple[str, str], ...], words: str) -> str:
    return next((name for name, pattern in table if re.search(pattern, words)), "")
