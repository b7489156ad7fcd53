"""Words of the office's site: headings, labels, buttons, what it says of drafts, conflicts and log-ins."""

from scoring.messages.concepts import CONCEPTS
from scoring.messages.message import Message

WEB: dict[str, Message] = {
    "web-site": Message("Chấm điểm cải cách hành chính cấp xã", "Administrative reform appraisal of communes"),
    "web-about": Message(
        "Nơi xã tự chấm điểm, Tổ giúp việc thẩm định, Hội đồng xem xét và mọi người xem kết quả đã công bố.",
        "Where communes assess themselves, bodies appraise, the council decides, and all read what is published.",
    ),
    "web-skip": Message("Đến nội dung", "Skip to content"),
    "web-nav": Message("Trang và tài khoản", "Pages and account"),
    "web-crumbs": Message("Vị trí", "Where you are"),
    "web-around": Message("Trang trước, trang sau", "Page before, page after"),
    "web-start": Message("Trang đầu", "Start"),
    "web-to-start": Message("Về trang đầu", "To the start"),
    "web-problems": Message("Cần sửa", "To be mended"),
    "web-refused": Message("Không thực hiện được", "Not done"),
    "web-not-found": Message("Không có trang này", "There is no such page"),
    "web-not-found-why": Message(
        "Địa chỉ gõ sai, hoặc nội dung này không thuộc phạm vi của tài khoản đang dùng.",
        "The address is misspelt, or what stands here is not for this account.",
    ),
    "web-forged": Message("Trang đã cũ", "The page is out of date"),
    "web-forged-why": Message(
        "Biểu vừa gửi không khớp phiên làm việc này. Mở lại trang rồi gửi lại; nội dung đã gõ còn trong trình duyệt.",
        "What was sent does not belong to this session. Open the page again and send it; what was typed is kept.",
    ),
    "web-bad-request": Message("Máy chủ không nhận được yêu cầu này", "The server does not take this request"),
    "web-bad-request-why": Message(
        "Nội dung gửi một lần quá lớn, hoặc địa chỉ không đúng. Quay lại trang trước, kiểm tra rồi gửi lại.",
        "What was sent at once is too large, or the address is wrong. Go back, look at it, and send it again.",
    ),
    "web-request-silent": Message(
        "Đường truyền đứt giữa chừng, chưa có gì được ghi. Quay lại trang trước, nội dung đã gõ còn ở đó, rồi gửi lại.",
        "The line fell silent halfway; nothing was taken. Go back, where what you typed still is, and send it again.",
    ),
    "web-request-large": Message(
        "Gửi một lần quá nhiều, chưa có gì được ghi. Quay lại trang trước và gửi từng tệp, mỗi tệp tối đa 25 MB.",
        "Too much was sent at once; nothing was taken. Go back and send file by file, 25 MB each at most.",
    ),
    "web-request-busy": Message(
        "Máy chủ đang nhận quá nhiều tệp cùng lúc, chưa có gì được ghi. Chờ ít phút, quay lại trang trước rồi gửi lại.",
        "The server takes too many files at once; nothing was taken. Wait some minutes, go back and send it again.",
    ),
    "web-broken": Message("Máy chủ gặp lỗi", "The server has failed"),
    "web-broken-why": Message(
        "Đây không phải lỗi thao tác. Số liệu đã ghi vẫn còn. Thử lại sau ít phút; nếu vẫn lỗi, báo quản trị hệ thống"
        " kèm giờ, phút và việc đang làm.",
        "You did nothing wrong. What was saved is still there. Try again in some minutes; if it fails again, tell the"
        " administrator at what time it was and what you were doing.",
    ),
    "web-not-sent": Message(
        "Máy chủ chưa nhận được. Nội dung đã gõ được giữ trong trình duyệt này; bấm Ghi để gửi lại.",
        "The server did not take it. What was typed is kept in this browser; press Save to send it again.",
    ),
    # log in
    "web-log-in": Message("Đăng nhập", "Log in"),
    "web-log-out": Message("Đăng xuất", "Log out"),
    "web-leaving": Message(
        "Còn nội dung đã gõ chưa gửi được. Đăng xuất sẽ xóa nội dung đó khỏi máy này. Vẫn đăng xuất?",
        "Something typed was not sent yet. Logging out takes it off this machine. Log out all the same?",
    ),
    "web-account": CONCEPTS["word-account"],
    "web-password": Message("Mật khẩu", "Password"),
    "web-password-own": Message("Đặt mật khẩu của mình", "Choose a password of your own"),
    "web-password-first": Message(
        "Đây là lần đăng nhập đầu: đặt mật khẩu của mình rồi mới làm việc.",
        "This is the first log-in: choose a password of your own before you go on.",
    ),
    "web-password-given": Message(
        "Mật khẩu đang dùng do {who} đặt. Đặt mật khẩu của mình rồi mới làm việc.",
        "The present password was set by {who}. Choose one of your own before you go on.",
    ),
    "web-password-old": Message("Mật khẩu đang dùng", "Present password"),
    "web-password-new": Message("Mật khẩu mới", "New password"),
    "web-password-again": Message("Gõ lại mật khẩu mới", "The new password again"),
    "web-password-least": Message(
        "Ít nhất {least} ký tự; một câu dễ nhớ là tốt nhất.",
        "At least {least} characters; a sentence that is easy to remember is best.",
    ),
    "web-password-change": Message("Đổi mật khẩu", "Change the password"),
    "login-locked": Message(
        "Gõ sai mật khẩu quá nhiều lần nên tài khoản này tạm khóa với máy đang dùng.",
        "The password was wrong too often, so this account is locked for this machine.",
        "Chờ 15 phút rồi thử lại, hoặc nhờ quản trị đặt lại mật khẩu.",
        "Wait 15 minutes and try again, or have the administrator set another password.",
    ),
    "password-wrong": Message(
        "Mật khẩu đang dùng gõ chưa đúng.",
        "The present password is not right.",
        "Gõ lại mật khẩu đang dùng; quên thì nhờ người quản trị đặt lại.",
        "Type the present one again; who forgot it asks the administrator.",
    ),
    "password-differs": Message(
        "Hai lần gõ mật khẩu mới khác nhau.",
        "The new password was typed in two ways.",
        "Gõ lại cho giống nhau.",
        "Type the same twice.",
    ),
    "password-same": Message(
        "Mật khẩu mới giống mật khẩu đang dùng.",
        "The new password is the present one.",
        "Chọn mật khẩu khác.",
        "Choose another.",
    ),
    # the start
    "web-work": Message("Việc của tôi", "My work"),
    "web-work-none": Message(
        "Tài khoản này chưa được giao việc trong kỳ đánh giá nào đang mở.",
        "This account has no task in a campaign that is open.",
    ),
    "web-published": Message("Kết quả đã công bố", "Published results"),
    "web-published-by": Message("Quyết định số {number} ngày {day}", "Decision {number} of {day}"),
    "web-publication-under_review": Message("đang xem xét lại", "under review"),
    "web-publication-superseded": Message("đã có bản thay thế", "superseded"),
    # a unit's file
    "web-due": Message("Hạn nộp: hết ngày {day}", "Due by the end of {day}"),
    "web-due-explanation": Message("Hạn giải trình: hết ngày {day}", "Explanations due by the end of {day}"),
    "web-submitted": Message("Đã nộp lúc {at}", "Submitted {at}"),
    "web-score": Message("Điểm đến lúc này", "Score so far"),
    "web-done": Message("Đã có", "Done"),
    "web-left": Message("Chưa có", "Left"),
    "web-not-applicable": CONCEPTS["word-not-applicable"],
    "web-drafts": Message("Đang gõ dở", "Half typed"),
    "web-tree": Message("Các tiêu chí", "Criteria"),
    "web-only-left": Message("Chỉ hiện mục còn phải làm", "Only what is left"),
    "web-of": Message("{points} / {max}", "{points} / {max}"),
    "web-none": Message("–", "–"),
    "web-line-draft": Message("đang gõ dở, chưa ghi", "half typed, not stated"),
    "web-flag-unexplained": Message("thẩm định thay đổi, chưa giải trình", "changed by appraisal, not explained"),
    "web-flag-disputed": Message("đã giải trình, chờ xem lại", "explained, to be looked at again"),
    "web-acts": Message("Việc tiếp theo", "What is next"),
    "web-hand-over-about": Message(
        "Trình lãnh đạo UBND ký: số liệu khóa lại để in báo cáo.",
        "Hand over for signature: facts are locked while the report is printed.",
    ),
    "web-left-count": Message("Còn {left} mục chưa có số liệu.", "Left to do: {left}."),
    "web-report": Message("Tải báo cáo tự đánh giá để ký (Word)", "Download the report to be signed (Word)"),
    "web-printed": Message("Mã kiểm tra số liệu của báo cáo: {digest}", "Digest of the report's facts: {digest}"),
    "web-printed-label": Message(
        "Mã kiểm tra trên báo cáo đã ký (nếu có)", "Digest on the signed report (if it has one)"
    ),
    "web-printed-why": Message(
        "Hệ thống từ chối nộp nếu số liệu đã khác báo cáo.",
        "Submission is refused where the facts are no longer the report's.",
    ),
    "web-report-signed": Message(
        "Bản chụp báo cáo đã ký, đóng dấu (PDF hoặc ảnh)", "The signed report, scanned (PDF or picture)"
    ),
    "web-submit-about": Message(
        "Số liệu đúng như báo cáo đã ký; nộp để Sở Nội vụ tiếp nhận.",
        "The facts are those of the signed report; submit it to the secretariat.",
    ),
    "web-reason": CONCEPTS["word-reason"],
    "web-reason-propose": Message("Lý do đề xuất (xã đọc được)", "Reason of the proposal (the commune reads it)"),
    "web-points-typed": Message("Điểm đề xuất (thay cho số liệu)", "Points proposed (in place of facts)"),
    "web-sign-off-about": Message(
        "Chốt thẩm định của cơ quan đối với đơn vị này: tiêu chí không có đề xuất là giữ nguyên.",
        "Sign off the body's appraisal of this unit: leaves without a proposal stand as they are.",
    ),
    "web-extend-day": Message("Hạn mới (hết ngày)", "New last day (its end)"),
    "web-board": Message("Bảng theo dõi", "Board"),
    "web-board-stated": Message("Đã ghi", "Stated"),
    "web-board-last": Message("Ghi lần cuối", "Stated last"),
    "web-board-bodies": Message("Cơ quan đã chốt", "Bodies done"),
    "web-moved": Message("{unit}: {state}.", "{unit}: {state}."),
    "web-confirm-waiting": Message("Vai trò chờ người thứ hai xác nhận", "Roles that wait for a second person"),
    "web-confirm-by": Message("người đề nghị: {by}", "proposed by {by}"),
    "web-board-waits": Message("chờ xử lý", "waits for you"),
    "web-explanation-about": Message(
        "Gửi mọi giải trình đã ghi; sau đó không sửa được nữa.",
        "Send all explanations that are stated; they can't be changed afterwards.",
    ),
    "web-unexplained-count": Message(
        "Còn {count} tiêu chí bị thay đổi chưa giải trình; không giải trình là đồng ý.",
        "Changes not answered: {count}; no answer means agreement.",
    ),
    # the Excel form
    "web-excel": Message("Làm bằng Excel khi không có mạng", "Work in Excel without a line"),
    "web-excel-down": Message("Tải phiếu Excel của đơn vị", "Download the unit's Excel form"),
    "web-excel-file": Message("Phiếu đã điền", "The form, filled in"),
    "web-excel-side": Message("Khi phiếu và số liệu trên trang khác nhau", "Where form and site differ"),
    "web-excel-side-none": Message("báo để xem cả hai", "tell me both"),
    "web-excel-side-theirs": Message("lấy theo phiếu", "take the form's"),
    "web-excel-side-ours": Message("giữ số liệu trên trang", "keep the site's"),
    "web-excel-withdraw": Message("Cho phép phiếu rút lại nhiều số liệu đã ghi", "The form may take back many answers"),
    "web-excel-up": Message("Nhận phiếu", "Take the form in"),
    "web-excel-none": Message(
        "Lúc này không có phiếu nào cho đơn vị.",
        "There is no form for the unit now.",
        "Điền trên trang, hoặc chờ đến giai đoạn có phiếu.",
        "Fill in on the page, or wait for the stage that has a form.",
    ),
    "web-excel-large": Message(
        "Tệp lớn hơn {most} MB, không phải phiếu của hệ thống.",
        "The file is larger than {most} MB: no form of ours.",
        "Gửi đúng phiếu đã tải về.",
        "Send the form that was downloaded.",
    ),
    "web-excel-taken": Message(
        "Đã nhận phiếu: thêm {added}, sửa {changed}, rút {withdrawn}.",
        "The form was taken in: {added} added, {changed} changed, {withdrawn} withdrawn.",
    ),
    "web-excel-same": Message("Phiếu không có gì mới.", "There is nothing new in the form."),
    "web-at-cell": Message("{place}: {what}", "{place}: {what}"),
    # a part of the tree
    "web-part-of": Message("phần {number}/{parts}", "part {number} of {parts}"),
    "web-before": Message("Phần trước", "Part before"),
    "web-after": Message("Phần sau", "Next part"),
    "web-to-tree": Message("Cây tiêu chí", "The tree"),
    "web-block-bonus": CONCEPTS["word-bonus"],
    "web-block-penalty": CONCEPTS["word-penalty"],
    "web-block-conditions": CONCEPTS["word-conditions"],
    "web-outside-scale": Message("Đạt hoặc không đạt, không tính điểm.", "Met or not met; it gives no points."),
    "web-most": Message("Tối đa {max} điểm.", "At most {max} points."),
    "web-rule": Message("Cách chấm: {rule}", "Rule: {rule}"),
    "web-yes": CONCEPTS["word-yes"],
    "web-no": CONCEPTS["word-no"],
    "web-not-done": Message("không thực hiện", "not done"),
    "web-ask-yes-no": Message("Có hay không", "Yes or no"),
    "web-ask-level": Message("Chọn một mức", "Choose a level"),
    "web-ask-count": Message("Số lượng", "How many"),
    "web-ask-part": Message("Số đạt (hoặc tỷ lệ %)", "Reached (or a percentage)"),
    "web-ask-number": Message("Số liệu", "Number"),
    "web-ask-survey": Message("Số hài lòng, tỷ lệ % hoặc điểm trung bình", "Satisfied, a percentage, or the mean"),
    "web-ask-answered": Message("Trên số trả lời", "Out of those who answered"),
    "web-ask-judged": Message("Điểm, theo bước {step}", "Points, in steps of {step}"),
    "web-claim": Message(
        "Không áp dụng đối với đơn vị (nêu lý do ở ghi chú)", "Does not apply to us (say why in the note)"
    ),
    "web-note": Message("Ghi chú, diễn giải", "Note"),
    "web-explanation": CONCEPTS["word-explanation"],
    "web-evidence": CONCEPTS["word-evidence"],
    "web-evidence-asked": Message("Cần có: {what}.", "Asked for: {what}."),
    "web-evidence-shape": Message(
        "Ghi số, ký hiệu, ngày, trích yếu và trang, mục có số liệu.",
        "Number, date, title, and the page or section that counts.",
    ),
    "web-date-shape": Message("ngày/tháng/năm", "dd/mm/yyyy"),
    "web-offered": Message("Năm trước (bấm để dùng):", "Last year (press to use):"),
    "web-offered-choice": Message("Năm trước: {choice}", "Last year: {choice}"),
    "web-last-year": Message(
        "Năm trước: {stated} → {points} điểm. {evidence}", "Last year: {stated} → {points} points. {evidence}"
    ),
    "web-looks-at-others": Message(
        "Điểm tính khi có số liệu của mọi đơn vị.", "Points are known once all units have stated their facts."
    ),
    "web-save": Message("Ghi", "Save"),
    "web-stated": Message("Đã ghi lúc {at}", "Stated {at}"),
    "web-draft": Message("Chưa ghi: đang gõ dở, không tính điểm", "Not stated: half typed, not scored"),
    "web-other-draft": Message("{name} đang gõ dở mục này.", "{name} has half typed something here."),
    "web-draft-drop": Message("Bỏ phần gõ dở", "Discard what is half typed"),
    "web-other-drop": Message("Bỏ phần gõ dở của {name}", "Discard what {name} has half typed"),
    "web-conflict": Message(
        "Có người đã ghi số liệu khác trong lúc này. Đang có:", "Somebody else stated this meanwhile:"
    ),
    "web-conflict-mine": Message("Ghi số liệu của tôi", "State mine instead"),
    "web-conflict-theirs": Message("Giữ số liệu đang có", "Keep what stands"),
    "web-connection-lost": Message(
        "Mất kết nối. Nội dung đã gõ được giữ trong trình duyệt này và tự gửi khi có mạng.",
        "The connection is lost. What was typed is kept in this browser and sent once it is back.",
    ),
    "web-logged-out": Message(
        "Phiên làm việc đã hết. Nội dung đã gõ được giữ trong trình duyệt này; đăng nhập lại để gửi.",
        "The session has ended. What was typed is kept in this browser; log in again to send it.",
    ),
    "web-kept-here": Message(
        "Đã lấy lại nội dung gõ dở được giữ trong trình duyệt này.", "What this browser kept is back in its fields."
    ),
    "web-facts-missing": Message(
        "chưa có số liệu cho ghi chú hoặc tài liệu này", "there are no facts for this note or evidence yet"
    ),
    "web-item-open": Message("chọn có hoặc không cho mọi mục", "say yes or no to every item"),
    "web-drafts-open": Message(
        "Còn mục đang gõ dở: {codes}.",
        "Some rows are half typed: {codes}.",
        "Mở từng mục, ghi cho xong hoặc bấm Bỏ phần gõ dở.",
        "Open each, finish it or discard what is half typed.",
    ),
    # the server
    "help-serve": Message(
        "Mở trang làm việc của kỳ đánh giá trong trình duyệt, trên cơ sở dữ liệu đã lập.",
        "Serve the site of the office over its database.",
    ),
    "help-serve-db": Message(
        "Cơ sở dữ liệu: tệp SQLite hoặc địa chỉ postgresql://…", "The database: an SQLite file, or postgresql://…"
    ),
    "help-serve-host": Message("Địa chỉ mạng để nghe.", "The address to listen on."),
    "help-serve-port": Message("Cổng để nghe.", "The port to listen on."),
    "help-serve-processes": Message("Số tiến trình phục vụ.", "How many processes serve."),
    "serve-at": Message("Trang làm việc: {url} (dừng: Ctrl+C)", "The site: {url} (stop it with Ctrl+C)"),
    "help-demo-web": Message(
        "Mở trang làm việc với kỳ đánh giá mẫu, mỗi vai trò một người.",
        "Serve the site with the sample campaign, one person a role.",
    ),
    "demo-web-people": Message(
        "Mật khẩu của mọi tài khoản mẫu: {password}", "The password of all sample accounts: {password}"
    ),
}
