"""Words of the appraisers' pages: other communes beside, earlier reasons, what is to be looked at."""

from scoring.messages.message import Message

WEB_APPRAISING: dict[str, Message] = {
    "web-others": Message("Cùng tiêu chí này ở các đơn vị khác", "The same leaf of other communes"),
    "web-others-back": Message("Về {name}", "Back to {name}"),
    "web-reasons": Message("Lý do đã dùng ở tiêu chí này", "Reasons given before at this leaf"),
    "web-look": Message(
        "Tiêu chí bị thay đổi, có giải trình hoặc thiếu tài liệu", "Changed, explained or without evidence"
    ),
    "web-look-count": Message("Xem riêng {count} tiêu chí cần xem", "Only what needs a look ({count})"),
    "web-look-none": Message("Không có tiêu chí nào cần xem riêng.", "There is nothing to look at alone."),
}
