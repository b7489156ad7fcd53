"""Published workbooks: headings and words of the cells."""

from scoring.messages.message import Message
from scoring.messages.workbooks_unit import UNIT_WORKBOOKS

WORKBOOKS: dict[str, Message] = {
    **UNIT_WORKBOOKS,
    # ── both kinds of workbook: words of state cells, and of points that are none ─────────────────────────────────
    "book-state-na": Message("không áp dụng", "not applicable"),
    "book-state-unevidenced": Message("thiếu minh chứng", "no evidence"),
    "book-state-unconfirmed": Message("chưa xác nhận", "not confirmed"),
    "book-points-out": Message("–", "–"),
    "book-points-none": Message("chưa có", "none yet"),
}
