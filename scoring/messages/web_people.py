"""Words of the second step of a log-in, and of accounts that are made in bulk."""

from scoring.messages.message import Message

WEB_PEOPLE: dict[str, Message] = {
    # a list of people
    "web-people": Message("Người tham gia", "People"),
    "web-people-about": Message(
        "Mỗi dòng một vai trò của một người. Ai chưa có tài khoản thì được lập, với mật khẩu lần đầu trong tệp Excel "
        "tải về ngay sau đó; tệp này chỉ có một lần, nên in ra phát cho từng người rồi xóa. Lần đăng nhập đầu mỗi "
        "người phải đặt mật khẩu của mình.",
        "Each row is a role of somebody. Who has no account gets one, with a first password in the workbook that is "
        "downloaded then, and only then: print it, hand it out, delete it. Everybody chooses a password of their own "
        "at their first log-in.",
    ),
    "web-people-file": Message("Danh sách người tham gia (Excel hoặc CSV)", "The list of people (Excel or CSV)"),
    "web-people-shape": Message(
        "Cột: Tên đăng nhập (hoặc E-mail), Họ và tên, Vai trò, Đơn vị, Cơ quan, Tiêu chí. Đơn vị, cơ quan ghi tên hoặc "
        "mã. Sai ở đâu báo ở đó; sai một dòng thì chưa ghi gì.",
        "Columns: account (or e-mail), name, role, unit, body, leaves. Units and bodies by name or code. All problems "
        "are told at their rows; with one nothing is written.",
    ),
    "web-people-none": Message("Chưa có ai.", "Nobody yet."),
    "web-people-where": Message("Đơn vị, cơ quan, tiêu chí", "Unit, body, leaves"),
    # the workbook to hand out
    "slips-title": Message("TÀI KHOẢN VÀ MẬT KHẨU LẦN ĐẦU: {title}", "ACCOUNTS AND FIRST PASSWORDS: {title}"),
    "slips-about": Message(
        "Cắt từng dòng phát cho đúng người. Mật khẩu chỉ dùng cho lần đăng nhập đầu: trang sẽ yêu cầu đặt mật khẩu của "
        "mình. Phát xong thì xóa tệp này; mất mật khẩu thì nhờ quản trị đặt lại.",
        "Cut the rows apart and hand each to its person. The password is for the first log-in: the site then asks for "
        "one of their own. Delete this file afterwards; who lost the password asks the administrator.",
    ),
    "slips-password": Message("Mật khẩu lần đầu", "First password"),
    # the second step
    "web-second": Message("Xác thực bước hai", "Second step"),
    "web-second-about": Message(
        "Mở ứng dụng xác thực trên điện thoại rồi gõ mã 6 chữ số đang hiện, hoặc gõ một mã dự phòng.",
        "Open the authenticator on your phone and type the six digits that it shows, or one of your recovery codes.",
    ),
    "web-second-code": Message("Mã xác thực", "Code"),
    "web-second-go": Message("Xác thực", "Go on"),
    "web-second-set-up": Message("Cài xác thực bước hai", "Set up the second step"),
    "web-second-why": Message(
        "Vai trò của tài khoản này cần thêm mã trên điện thoại khi đăng nhập, để người biết mật khẩu cũng không dùng "
        "được tài khoản.",
        "The role of this account asks for a code of your phone at log-in, so that a password alone is not enough.",
    ),
    "web-second-app": Message(
        "1. Cài một ứng dụng xác thực trên điện thoại (Google Authenticator, Microsoft Authenticator, FreeOTP…).",
        "1. Install an authenticator on your phone (Google Authenticator, Microsoft Authenticator, FreeOTP…).",
    ),
    "web-second-scan": Message(
        "2. Trong ứng dụng chọn thêm tài khoản, quét hình dưới đây; không quét được thì gõ khóa.",
        "2. Add an account there: scan this picture, or type the key.",
    ),
    "web-second-picture": Message(
        "Hình để ứng dụng xác thực quét; khóa bên dưới cũng dùng được.",
        "The picture that an authenticator scans; the key below does as well.",
    ),
    "web-second-key": Message("Khóa", "Key"),
    "web-second-type": Message(
        "3. Gõ mã 6 chữ số mà ứng dụng hiện.", "3. Type the six digits that the authenticator shows."
    ),
    "web-second-taken": Message(
        "Điện thoại trước của tài khoản này đã do {who} gỡ.", "{who} took the earlier phone of this account away."
    ),
    "web-second-codes": Message("Mã dự phòng", "Recovery codes"),
    "web-second-codes-about": Message(
        "Mỗi mã dùng được một lần khi không có điện thoại. Trang này chỉ hiện một lần: in ra hoặc chép lại, cất riêng.",
        "Each is good once, when the phone is not at hand. They are shown this once: print or copy them.",
    ),
    "web-second-kept": Message("Đã cất mã dự phòng, tiếp tục", "I have kept them, go on"),
    "second-wrong": Message(
        "Mã xác thực không đúng, đã dùng rồi, hoặc vừa gõ sai nên phải chờ.",
        "The code is wrong, was used already, or comes too soon after a wrong one.",
        "Chờ mã mới hiện trên điện thoại (30 giây một mã) rồi gõ lại; giờ của điện thoại phải đúng.",
        "Wait for the next code (one every 30 seconds) and type that one; the phone's clock has to be right.",
    ),
    "second-locked": Message(
        "Gõ sai mã xác thực quá nhiều lần nên tạm khóa bước này.",
        "The code was wrong too often, so this step is locked.",
        "Chờ 15 phút rồi thử lại; mất điện thoại thì dùng mã dự phòng, hoặc nhờ quản trị gỡ điện thoại.",
        "Wait 15 minutes and try again; without the phone use a recovery code, or have the administrator take it away.",
    ),
}
