"""Words of the secretariat's pages: results published, the journal, the campaign at a glance, setting it up."""

from scoring.messages.message import Message

WEB_SECRETARIAT: dict[str, Message] = {
    "web-all": Message("tất cả", "all of them"),
    "web-since": Message("Từ ngày", "From"),
    "web-until": Message("Đến hết ngày", "Until the end of"),
    "web-filter": Message("Lọc", "Filter"),
    "web-journal": Message("Nhật ký", "Journal"),
    "web-journal-most": Message(
        "Chỉ hiện {most} dòng mới nhất; lọc theo đơn vị hoặc ngày để xem dòng cũ hơn.",
        "The newest {most} rows; filter by unit or day for older ones.",
    ),
    # results published
    "web-publish-waiting": Message(
        "Chưa công bố được: {waiting} trên {units} hồ sơ chưa có kết quả của Hội đồng.",
        "Nothing can be published yet: {waiting} of {units} files are not decided.",
    ),
    "web-publish-about": Message(
        "Công bố khi quyết định đã ký. Bản công bố mở cho mọi người và không sửa được nữa.",
        "Publish once the decision is signed. What is published is open to all and can't be changed.",
    ),
    "web-publish-supersedes": Message(
        "Bản này thay thế bản đã công bố trước; bản trước vẫn đọc được.",
        "It supersedes the earlier publication, which stays readable.",
    ),
    "web-decision-number": Message("Số quyết định", "Number of the decision"),
    "web-decision-date": Message("Ngày quyết định", "Date of the decision"),
    "web-decision-signer": Message("Người ký quyết định", "Signer of the decision"),
    "web-publish-earlier": Message("Các lần công bố", "Publications"),
    "web-publish-nowhere": Message(
        "Chưa đặt thư mục chứa bản công bố.",
        "No folder for publications is set.",
        "Đặt biến môi trường SCORING_PUBLICATIONS rồi khởi động lại trang.",
        "Set SCORING_PUBLICATIONS in the environment and start the site again.",
    ),
    # at a glance
    "web-overview": Message("Toàn cảnh", "Overview"),
    "web-overview-bodies": Message("Tiến độ của cơ quan thẩm định", "Progress by body"),
    "web-overview-asked": Message("Hồ sơ phải thẩm định", "Files to appraise"),
    "web-overview-signed": Message("Đã chốt", "Signed off"),
    "web-overview-days": Message("Tiến độ theo ngày", "Progress by day"),
    "web-overview-day": Message("Ngày", "Day"),
    "web-overview-rows": Message("Số liệu đã ghi", "Rows stated"),
    "web-overview-sent": Message("Hồ sơ đã nộp", "Files sent"),
    "web-overview-cuts": Message("Điểm bị giảm nhiều nhất", "Biggest cuts"),
    "web-overview-disputed": Message("Đã giải trình, còn ý kiến khác nhau", "Explained and still in dispute"),
    "web-overview-none": Message("Chưa có.", "None yet."),
}
