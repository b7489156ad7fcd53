"""What a note says that a criteria file has a key for: where facts come from, weights, what if it does not apply."""

import re
from dataclasses import dataclass, field
from fractions import Fraction

from scoring.annex.clauses import NUMBER, number_of
from scoring.campaign.columns import COLUMNS, KIND, KINDS
from scoring.points import exact_text
from scoring.words import tell

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
_COLUMNS = {tell(f"column-{column}", "vi").casefold(): column for column in COLUMNS}
_KINDS = {tell(f"kind-{kind}", "vi").casefold(): kind for kind in KINDS}


@dataclass
class Noted:
    """What was understood of a note; `rest` is what was not."""

    source: str = ""
    combine: str = ""
    weight: str = ""
    effect: str = ""
    guide: str = ""
    label: str = ""
    kinds: tuple[str, ...] = ()
    above_scale: bool = False
    met_at: str = ""
    rules_for: list[tuple[dict[str, list[str]], str, str]] = field(default_factory=list)
    """Units by their columns, how the leaf is scored for them, and the whole line that says so."""
    rest: str = ""


def noted(text: str, is_condition: bool = False) -> Noted:
    """A note, line by line; only a condition's says from what percent on it is met."""
    noted = Noted()
    rest = []
    for line in text.split("\n"):
        words = line.strip().rstrip(".")
        met_at = re.fullmatch(rf"đạt khi từ ({NUMBER})\s*%", words.casefold()) if is_condition else None
        if met_at:
            noted.met_at = exact_text(number_of(met_at[1]) or Fraction(100))
        elif words and not _take(noted, words, words.casefold()):
            rest.append(line.strip())
    noted.rest = " ".join(rest)
    return noted


def _take(noted: Noted, words: str, lowered: str) -> bool:
    """Whether a line is understood; what it says is then in `noted`."""
    if guide := re.fullmatch(r"hướng dẫn:\s*(.+)", words, re.IGNORECASE):
        noted.guide = guide[1]
    elif label := re.fullmatch(r"in thay mã: “(.+)”", words, re.IGNORECASE):
        noted.label = label[1]
    elif weight := re.fullmatch(rf"(?:trọng số|hệ số)[:\s]*({NUMBER})", lowered):
        number = number_of(weight[1])
        noted.weight = "" if number is None else exact_text(number)
    elif effect := re.fullmatch(r"có thể không áp dụng \((.+)\)", lowered):
        noted.effect = next((name for name, said in _EFFECTS if said == effect[1]), "")
    elif kinds := re.fullmatch(r"chỉ áp dụng đối với ([^:]+)", lowered):
        names = [_KINDS.get(name.strip(), "") for name in kinds[1].split(",")]
        if not all(names):
            return False
        noted.kinds = tuple(names)
    elif own := re.fullmatch(r"đối với (.+?), cách chấm: (.+)", words, re.IGNORECASE):
        units = _units(own[1])
        if not units:
            return False
        noted.rules_for.append((units, own[2], words))
    elif "vượt thang điểm" in lowered:
        noted.above_scale = True
    elif source := _first(_SOURCES, lowered):
        noted.source = source
    elif combine := _first(_COMBINES, lowered):
        noted.combine = combine
    else:
        return False
    return True


def _units(words: str) -> dict[str, list[str]]:
    """Units as an annex names them: "xã, thị trấn; Vùng: mien-nui"; empty where a part is not understood."""
    columns: dict[str, list[str]] = {}
    for part in words.split("; "):
        name, colon, values = part.partition(": ")
        if colon:
            column = _COLUMNS.get(name.casefold(), name.replace(" ", "_"))
            columns[column] = values.split(", ")
        else:
            columns[KIND] = [_KINDS.get(kind.casefold(), kind) for kind in part.split(", ")]
    return columns if all(all(values) for values in columns.values()) else {}


def _first(table: tuple[tuple[str, str], ...], words: str) -> str:
    return next((name for name, pattern in table if re.search(pattern, words)), "")
