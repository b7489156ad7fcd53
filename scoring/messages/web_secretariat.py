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
    # a campaign set up
    "web-setup": Message("Chuẩn bị kỳ đánh giá", "Set the campaign up"),
    "web-setup-criteria": Message("Bộ tiêu chí có sẵn", "Criteria of the catalogue"),
    "web-setup-file": Message("Hoặc tệp bộ tiêu chí (YAML)", "Or a criteria file (YAML)"),
    "web-setup-check": Message("Chỉ kiểm tra bộ tiêu chí", "Check the criteria alone"),
    "web-setup-checked": Message(
        "{name}: không có lỗi, {leaves} chỉ số thành phần.", "{name}: nothing wrong, {leaves} sub-indexes."
    ),
    "web-setup-id": Message("Mã kỳ đánh giá (chữ không dấu, số, gạch nối)", "Id (letters, digits, hyphens)"),
    "web-setup-title": Message("Tên kỳ đánh giá", "Title in Vietnamese"),
    "web-setup-title-en": Message("Tên tiếng Anh (nếu có)", "Title in English (if there is one)"),
    "web-setup-year": Message("Năm đánh giá", "Year that is appraised"),
    "web-setup-origin": Message("Nguồn số liệu (nếu cần ghi)", "Where the numbers come from (if it is to be said)"),
    "web-setup-at-line": Message("Dòng {place}: {what}", "Line {place}: {what}"),
    "web-setup-due": Message("Hạn {stage}", "Last day of {stage}"),
    "web-setup-units": Message("Đang có {units} đơn vị.", "There are {units} units."),
    "web-setup-units-file": Message("Danh sách đơn vị (CSV hoặc Excel)", "The list of units (CSV or Excel)"),
    "web-setup-units-shape": Message(
        "Cột: Mã đơn vị, Tên đơn vị, Loại (xã, phường, thị trấn, đặc khu), và các cột khác nếu cần: Huyện, Cụm, Vùng.",
        "Columns: code, name, kind (commune, ward, township, special zone), and others as needed: district, cluster.",
    ),
    "web-setup-take": Message("Nhận tệp", "Take the file in"),
    "web-setup-posts": Message(
        "Đang có {posts} vai trò được giao; {proposed} vai trò chờ người thứ hai xác nhận.",
        "{posts} roles are held; {proposed} wait for a second person.",
    ),
    "web-setup-posts-file": Message("Danh sách giao vai trò (CSV hoặc Excel)", "The list of roles (CSV or Excel)"),
    "web-setup-posts-shape": Message(
        "Cột: Tên đăng nhập, Vai trò, Đơn vị, Cơ quan, Tiêu chí; tài khoản phải có trước.",
        "Columns: account, role, unit, body, leaves; accounts have to be there.",
    ),
    "web-setup-assigned": Message("Đã giao {count} vai trò.", "{count} roles were given."),
    "web-setup-open-about": Message(
        "Mở kỳ để các xã tự chấm; bộ tiêu chí và danh sách đơn vị không sửa được nữa.",
        "Communes fill in from then on; criteria and the list of units can't be changed any more.",
    ),
    "web-setup-no-criteria": Message(
        "Chưa chọn bộ tiêu chí.",
        "No criteria set was chosen.",
        "Chọn một bộ có sẵn hoặc gửi tệp.",
        "Choose one of the catalogue or send a file.",
    ),
    "web-setup-no-file": Message("Chưa chọn tệp.", "No file was chosen.", "Chọn tệp rồi gửi lại.", "Choose a file."),
    "web-setup-large": Message(
        "Tệp lớn hơn {most} MB.", "The file is larger than {most} MB.", "Gửi tệp nhỏ hơn.", "Send a smaller file."
    ),
}
