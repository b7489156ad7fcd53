"""Which column of a table is which: by the words that headings of annexes use."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from scoring.annex.grid import Grid
from scoring.words import tell

LABELS = tell("annex-col-label", "vi")
"""The heading of numbers that are labels, where codes have a column of their own."""
MOST_ABOVE = 40
"""Rows among which the heading of a sheet stands."""

_TITLE = r"^(tên )?(nội dung|tiêu chí|lĩnh vực|chỉ tiêu|chỉ số|danh mục|phần|nhóm|thành phần|khía cạnh|yếu tố|cấp \d)"
_WORDS: tuple[tuple[str, str], ...] = (
    ("number", r"^(stt|tt|số tt|số thứ tự|mục|số)$"),
    ("code", r"^mã( số| tiêu chí| hiệu)?$"),
    ("ignored", r"tự (chấm|đánh giá)|thẩm định lần|điểm (thẩm định|đạt|đánh giá|tự|được)|"
                r"kết quả (chấm|đạt|thẩm)|lý do"),
    ("body", r"(cơ quan|đơn vị|sở|ngành|bộ phận).*(thẩm định|đánh giá|chấm|theo dõi|phụ trách|chủ trì|chịu trách)"),
    ("evidence", r"kiểm chứng|minh chứng|(hồ sơ|tài liệu|văn bản).*(chứng|kèm|cần|nộp)|^(hồ sơ|tài liệu)$"),
    ("method", r"(cách|phương pháp|quy định|hướng dẫn|thang|căn cứ|công thức|tiêu chuẩn|phương thức|cơ sở).*"
               r"(chấm|tính|đánh giá|cho|xác định)|^(cách|thang) (chấm|tính)|diễn giải|^yêu cầu|^mức điểm|^hướng dẫn"),
    ("max", r"điểm.*(tối đa|chuẩn|tối đa)|thang điểm|^(số |tổng )?điểm( số)?$|^điểm$|tối đa"),
    ("title", _TITLE),
    ("note", r"ghi chú|nguồn|hình thức|đối tượng|áp dụng"),
)  # fmt: skip
"""What a column is, by its heading; the first that fits."""


_OPTIONAL = ("number", "code", "method", "evidence", "body", "note")


@dataclass(frozen=True)
class Columns:
    """Where a table says what: `titles` outermost first, with their headings; the first row is `body_from`."""

    titles: tuple[int, ...]
    max: int
    heading_row: int
    body_from: int
    headings: tuple[str, ...]
    number: int | None = None
    code: int | None = None
    method: int | None = None
    evidence: int | None = None
    body: int | None = None
    note: int | None = None
    labels: bool = False
    """Whether numbers stand beside codes as what is printed in their place."""

    def like(self, other: "Columns") -> bool:
        """Whether another table has the same columns, wherever its heading stands."""
        return replace(self, heading_row=0, body_from=0) == replace(other, heading_row=0, body_from=0)

    @property
    def known(self) -> int:
        """How many columns are known."""
        return len(self.titles) + sum(getattr(self, kind) is not None for kind in ("max", *_OPTIONAL))


def find_columns(grid: Grid) -> Columns | None:
    """The columns of a table that lists criteria; None where it has no heading with a title and a maximum.

    The heading is where most columns are known; of several the lowest one with the fewest rows.
    """
    tried = [
        (columns.known, -height, columns)
        for row in range(min(len(grid.rows), MOST_ABOVE))
        for height in (1, 2, 3)
        if row + height <= len(grid.rows) and (columns := _columns(grid, row, height))
    ]
    return max(tried, key=lambda one: one[:2])[2] if tried else None


def _columns(grid: Grid, row: int, height: int) -> Columns | None:
    """The columns by a heading of so many rows; a heading goes on as long as its cells do."""
    kinds: dict[str, list[int]] = {}
    headings = list(_headings(grid, row, height))
    for column, heading in enumerate(headings):
        kinds.setdefault(_kind(heading), []).append(column)
    if "title" not in kinds and {"number", "max", "method"} <= kinds.keys():
        kinds["title"] = [column for column in kinds.get("", []) if headings[column] and column < kinds["max"][0]][:1]
    if not kinds.get("title") or not kinds.get("max"):
        return None
    _tell_points_apart(kinds, headings)
    labels = {"number", "code"} <= kinds.keys() and headings[kinds["number"][0]] == LABELS
    kinds.setdefault("number", kinds.get("code", []))
    while row + height < len(grid.rows) and _is_heading(grid, row + height, kinds["title"][0]):
        height += 1
        return _columns(grid, row, height)
    titles = _distinct(grid, row, kinds["title"])
    return Columns(
        titles=titles,
        max=kinds["max"][0],
        heading_row=row,
        body_from=row + height,
        headings=tuple(headings[column] for column in titles),
        labels=labels,
        **{kind: kinds[kind][0] for kind in _OPTIONAL if kinds.get(kind)},
    )


def _tell_points_apart(kinds: dict[str, list[int]], headings: list[str]) -> None:
    """Beside a column of maxima one that is headed as a scale of points (thang điểm) says how they are given."""
    maxima = [column for column in kinds["max"] if re.search("tối đa|chuẩn", headings[column].casefold())]
    scales = [column for column in kinds["max"] if column not in maxima and "thang" in headings[column].casefold()]
    if maxima:
        kinds["max"] = maxima
        if scales and "method" not in kinds:
            kinds["method"] = scales


def _is_heading(grid: Grid, row: int, title: int) -> bool:
    """Whether a row still belongs to the heading above it: its title cell goes on from there."""
    cell, before = grid.cell(row, title), grid.cell(row - 1, title)
    return (
        cell.goes_on
        and cell.text == before.text
        and any(one.text and not one.goes_on for one in grid.rows[row])
        and not re.search(r"\d[.,]\d|^\d+$", " ".join(one.text for one in grid.rows[row] if not one.goes_on))
    )


def _headings(grid: Grid, row: int, height: int) -> Iterator[str]:
    """The words above every column, the upper ones first, each once."""
    for column in range(len(grid.rows[row])):
        words = [grid.cell(row + down, column).text for down in range(height)]
        yield " ".join(dict.fromkeys(" ".join(word.split()) for word in words if word))


def _kind(heading: str) -> str:
    words = re.sub(r"[\s*:.]+$", "", heading.casefold())
    if len(words) > 80:
        return ""
    return next((kind for kind, pattern in _WORDS if re.search(pattern, words)), "")


def _distinct(grid: Grid, row: int, columns: list[int]) -> tuple[int, ...]:
    """Columns of titles side by side; one that a merged heading only stretches over is the same."""
    first, *others = columns
    return first, *(one for one in others if not grid.cell(row, one).goes_on or _has_own(grid, row, one))


def _has_own(grid: Grid, row: int, column: int) -> bool:
    """Whether cells of a column below a heading that covers several are ever its own."""
    return any(
        cell.text and not cell.goes_on
        for below in range(row + 1, len(grid.rows))
        for cell in [grid.cell(below, column)]
    )
