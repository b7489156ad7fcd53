"""Words of the second step of a log-in, and of accounts that are made in bulk."""

from scoring.messages.message import Message

WEB_PEOPLE: dict[str, Message] = {
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
