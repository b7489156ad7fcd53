"""Letters by e-mail that tell people what waits for them."""

from scoring.messages.message import Message

NOTICES: dict[str, Message] = {
    "help-campaign-notify": Message(
        "Gửi thư điện tử cho từng người có việc đang chờ trong kỳ đánh giá: việc gì, của xã nào, hạn, quá hạn chưa "
        "(như scoring status --mine). Máy chủ thư ở biến SCORING_SMTP, địa chỉ gửi ở SCORING_MAIL_FROM; nhật ký ghi đã "
        "báo cho ai.",
        "Send everybody for whom something waits in a campaign an e-mail: what, of which commune, by when, late or not "
        "(as scoring status --mine). The server is in the variable SCORING_SMTP, the sender in SCORING_MAIL_FROM; the "
        "journal notes who was told.",
    ),
    "help-notify-out": Message(
        "Không gửi: ghi mỗi thư thành một tệp .eml vào thư mục này.",
        "Send nothing: write each letter as a file .eml into this folder.",
    ),
    "notice-subject": Message(
        "{campaign}: {count} việc đang chờ, {late} việc quá hạn", "{campaign}: {count} tasks wait for you, {late} late"
    ),
    "notice-hello": Message(
        "Kính gửi ông/bà {name},\n\n{campaign}: có {count} việc đang chờ ông/bà.",
        "Dear {name},\n\n{campaign}: {count} tasks wait for you.",
    ),
    "notice-line": Message(
        "- {name} ({unit}), hồ sơ {state}: {act}{when} [{role}]", "- {name} ({unit}), {state}: {act}{when} [{role}]"
    ),
    "notice-due": Message("hạn {day}", "due {day}"),
    "notice-end": Message(
        "Thư này do phần mềm của cơ quan thường trực Hội đồng gửi tự động.",
        "This letter was sent by the program of the council's secretariat.",
    ),
    "notices-sent": Message("Đã gửi {count} thư.", "{count} letters sent."),
    "notices-written": Message("Đã ghi {count} thư, chưa gửi thư nào.", "{count} letters written, none sent."),
    "notices-no-address": Message(
        "Có việc đang chờ nhưng không có địa chỉ thư điện tử: {accounts}.",
        "Something waits for these, and no e-mail address of theirs is known: {accounts}.",
    ),
    # problems
    "mail-url": Message(
        "Biến {variable} không có địa chỉ máy chủ thư.",
        "The variable {variable} names no mail server.",
        "Ghi smtp://tài_khoản:mật_khẩu@máy:587 (TLS), hoặc smtps://…:465; ký tự đặc biệt trong mật khẩu viết dạng %40.",
        "Write smtp://account:password@host:587 (TLS), or smtps://…:465; special characters of a password as in %40.",
    ),
    "mail-sender": Message(
        "Biến {variable} không có địa chỉ thư điện tử của người gửi.",
        "The variable {variable} has no e-mail address to send from.",
        "Ghi một địa chỉ, như cchc@sonoivu.example.",
        "Write an address, as in office@example.org.",
    ),
    "mail-failed": Message(
        "Máy chủ thư không nhận: {reason}.",
        "The mail server took no more letters: {reason}.",
        "Kiểm tra địa chỉ, cổng, tài khoản, TLS của máy chủ; thư đã gửi trước đó được ghi trong nhật ký.",
        "Check its address, port, account and TLS; letters sent before are in the journal.",
    ),
    "mail-certificate": Message(
        "Chứng thư của máy chủ thư không được tin cậy: {reason}.",
        "The mail server's certificate is not trusted: {reason}.",
        "Ghi đúng tên máy như trong chứng thư; chứng thư do cơ quan tự cấp thì đặt SSL_CERT_FILE là tệp chứng thư gốc."
        " Chưa có thư hay mật khẩu nào được gửi.",
        "Name the host as the certificate does; for an authority of one's own set SSL_CERT_FILE to its root"
        " certificate. No letter and no password was sent.",
    ),
    "mail-open": Message(
        "Máy chủ thư không có kết nối mã hóa (TLS); mật khẩu không được gửi qua kết nối như vậy.",
        "The mail server has no encrypted connection (TLS), and a password goes over no other.",
        "Bật STARTTLS ở máy chủ, hoặc ghi smtps://…:465.",
        "Switch STARTTLS on at the server, or write smtps://…:465.",
    ),
    "mail-refused": Message(
        "Không gửi được thư cho người này: {reason}.",
        "This person's letter was refused: {reason}.",
        "Sửa địa chỉ của tài khoản: scoring person email.",
        "Correct the account's address: scoring person email.",
    ),
}
