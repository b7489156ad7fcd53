"""Words of the API and of the tokens that programs log in with."""

from scoring.messages.message import Message

API: dict[str, Message] = {
    # the document
    "api-about": Message(
        "Đọc kỳ đánh giá, bộ tiêu chí, đơn vị, kết quả, tiến độ và ghi số liệu bằng chương trình, đúng quyền của người "
        "lập mã truy cập. Mã gửi trong tiêu đề Authorization: Bearer. Số là chuỗi, dấu thập phân là dấu chấm.",
        "Campaigns, criteria, units, results and progress for programs, and answers stated by them, with the rights of "
        "who made the token. It goes in the header Authorization: Bearer. Numbers are strings with a point.",
    ),
    "api-publications": Message("Kết quả đã công bố, cho mọi người", "What is published, for everybody"),
    "api-campaigns": Message("Các kỳ đánh giá mà mình có vai trò", "Campaigns in which you hold a role"),
    "api-campaign": Message("Một kỳ đánh giá", "One campaign"),
    "api-criteria": Message("Bộ tiêu chí của kỳ đánh giá", "The criteria of a campaign"),
    "api-units": Message("Các đơn vị được xem và trạng thái hồ sơ", "The units you see, and how far their files are"),
    "api-results": Message(
        "Điểm và xếp hạng của phần được xem, như scoring rank --format json",
        "Points and ranks of what you see, as scoring rank --format json",
    ),
    "api-progress": Message(
        "Tiến độ, như scoring status --format json", "What is left to do, as scoring status --format json"
    ),
    "api-explanation": Message(
        "Vì sao đơn vị được số điểm đó, như scoring explain --format json",
        "Why a unit has its points, as scoring explain --format json",
    ),
    "api-answer": Message(
        "Ghi số liệu của một tiêu chí, như scoring answer", "State the facts of a leaf, as scoring answer"
    ),
    "api-answer-over": Message(
        "Thời điểm (at) của dòng đã xem khi nhập, rỗng nếu chưa có dòng nào; đã có dòng khác thì bị từ chối.",
        "The moment (at) of the row it was typed upon, empty where none stood; another row there refuses it.",
    ),
    "api-problem-code": Message("mã lỗi, không đổi", "the code of what is wrong, which stays"),
    "api-problem-place": Message("chỗ sai", "where"),
    "api-problem-text": Message("sai điều gì", "what is wrong"),
    "api-problem-remedy": Message("cách sửa", "what to do"),
    # what is refused
    "api-token-wrong": Message(
        "Không có mã truy cập, hoặc mã sai, hết hạn, đã thu hồi.",
        "There is no token, or it is wrong, over or revoked.",
        "Gửi tiêu đề Authorization: Bearer kèm mã lập ở trang Mã truy cập.",
        "Send the header Authorization: Bearer with a token of the page Tokens.",
    ),
    "api-token-locked": Message(
        "Mã truy cập sai quá nhiều lần nên tạm khóa.",
        "The token was wrong too often, so it is locked.",
        "Chờ 15 phút, kiểm tra lại mã trong cấu hình của chương trình.",
        "Wait 15 minutes, and check the token in the settings of your program.",
    ),
    "api-scope": Message(
        "Mã truy cập này chỉ để đọc.",
        "This token is for reading alone.",
        "Lập mã có phạm vi đọc và ghi số liệu.",
        "Make one that is for reading and answering.",
    ),
    "api-second-factor": Message(
        "Chương trình không ghi số liệu được trong các vai trò: {roles}.",
        "Programs state nothing in the roles {roles}.",
        "Ghi trên trang web, có xác thực bước hai; hoặc dùng tài khoản có vai trò khác.",
        "Do it on the site, with the second step; or use an account with another role.",
    ),
    "api-not-found": Message(
        "Không có địa chỉ này, hoặc không thuộc quyền xem của mã truy cập.",
        "There is nothing at this address, or the token's owner doesn't see it.",
        "Kiểm tra mã kỳ đánh giá, mã đơn vị; xem danh sách ở /campaigns.",
        "Check the ids of campaign and unit; /campaigns lists what there is.",
    ),
    "api-body": Message(
        "Giá trị gửi lên thiếu hoặc không đúng kiểu.",
        "A value that was sent is missing or of another type.",
        "Sửa theo tài liệu ở /api/v1/openapi.json.",
        "See the document at /api/v1/openapi.json.",
    ),
    # tokens
    "token-unnamed": Message(
        "Mã truy cập chưa có tên.",
        "The token has no name.",
        "Ghi tên chương trình dùng mã này.",
        "Write which program will use it.",
    ),
    "token-days": Message(
        "Thời hạn phải từ 1 đến {most} ngày.",
        "A token holds for 1 to {most} days.",
        "Ghi số ngày cần dùng.",
        "Write for how many days you need it.",
    ),
    "token-unknown": Message(
        "Không có mã truy cập số {given} của mình.",
        "You have no token {given}.",
        "Xem danh sách ở trang Mã truy cập.",
        "See the list on the page Tokens.",
    ),
    "api-too-many": Message(
        "Mã truy cập này gửi quá {most} yêu cầu trong một phút.",
        "This token asked more than {most} times in a minute.",
        "Chờ {wait} giây (tiêu đề Retry-After) rồi gửi lại.",
        "Wait for {wait} seconds (the header Retry-After), then ask again.",
    ),
    # their commands
    "help-token": Message(
        "Mã truy cập của chính mình, cho chương trình dùng API: lập, liệt kê, thu hồi.",
        "One's own tokens, for programs that use the API: make, list, revoke.",
    ),
    "help-token-add": Message(
        "Lập mã truy cập cho một chương trình; mã in ra một lần duy nhất ở đầu ra chuẩn.",
        "Make a token for a program; it is printed this once, alone on standard output.",
    ),
    "help-token-scope": Message(
        "Phạm vi: read chỉ đọc, answer đọc và ghi số liệu.", "What it is for: read alone, or answer besides."
    ),
    "help-token-days": Message("Số ngày dùng được.", "For how many days it holds."),
    "help-token-list": Message("Liệt kê mã truy cập của mình.", "List one's own tokens."),
    "help-token-revoke": Message("Thu hồi một mã theo số của nó.", "Revoke a token by its number."),
    "token-taken-back": Message("Đã thu hồi mã truy cập số {number}.", "Token {number} is revoked."),
    "token-none": Message("Chưa có mã truy cập nào.", "There are no tokens."),
    # their page
    "web-tokens": Message("Mã truy cập", "Tokens"),
    "web-tokens-about": Message(
        "Chương trình khác dùng mã truy cập thay mật khẩu để đọc hoặc ghi số liệu với đúng quyền của tài khoản này. "
        "Mỗi chương trình một mã; không dùng nữa thì thu hồi. Việc làm bằng mã có số của mã trong nhật ký.",
        "Other programs use a token in place of your password, to read or to answer with the rights of this account. "
        "Make one for each program, revoke it when it is of no more use. The journal names the token of what was done.",
    ),
    "web-token-made": Message(
        "Mã truy cập mới, chỉ hiện một lần: chép ngay vào chương trình.",
        "The new token is shown this once: copy it to your program now.",
    ),
    "web-token-name": Message("Chương trình", "Program"),
    "web-token-scope": Message("Phạm vi", "Scope"),
    "web-token-scope-read": Message("chỉ đọc", "reading alone"),
    "web-token-scope-answer": Message("đọc và ghi số liệu", "reading and answering"),
    "web-token-days": Message("Thời hạn (ngày, nhiều nhất {most})", "For how many days (at most {most})"),
    "web-token-until": Message("Dùng được đến", "Holds until"),
    "web-token-number": Message("Số", "Number"),
    "web-token-make": Message("Lập mã truy cập", "Make a token"),
    "web-token-revoke": Message("Thu hồi", "Revoke"),
    "web-token-revoked": Message("đã thu hồi", "revoked"),
    "web-token-over": Message("hết hạn", "over"),
}
