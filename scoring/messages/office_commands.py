"""The commands of the office: their help, what they print, what is wrong with what they are given."""

from scoring.messages.concepts import CONCEPTS
from scoring.messages.message import Message

OFFICE_COMMANDS: dict[str, Message] = {
    # who works where
    "help-db": Message(
        "Cơ sở dữ liệu: tệp SQLite hoặc postgresql://… (hoặc biến SCORING_DB); khi đó CAMPAIGN là mã kỳ đánh giá,"
        " thư mục thì viết ./thư_mục.",
        "The database: a file of SQLite or postgresql://… (or the variable SCORING_DB); a CAMPAIGN is then an id, a"
        " folder is written ./folder.",
    ),
    "help-as": Message(
        "Tài khoản làm việc (hoặc biến SCORING_ACCOUNT); mật khẩu được hỏi, hoặc lấy ở biến SCORING_PASSWORD.",
        "Whose account (or the variable SCORING_ACCOUNT); the password is asked for, or the variable SCORING_PASSWORD.",
    ),
    "help-role": Message(
        "Vai trò khi làm việc này, nếu giữ nhiều vai trò: {formats}.",
        "In which role, where several are held: {formats}.",
    ),
    "office-ask-password": Message("Mật khẩu của {account}: ", "Password of {account}: "),
    "office-ask-new-password": Message("Mật khẩu mới của {account}: ", "New password of {account}: "),
    "office-ask-again": Message("Nhập lại mật khẩu mới của {account}: ", "New password of {account}, again: "),
    "office-no-db": Message(
        "chưa rõ cơ sở dữ liệu nào: thêm --db, hoặc đặt biến SCORING_DB.",
        "which database: add --db, or set the variable SCORING_DB.",
    ),
    "office-no-account": Message(
        "chưa rõ tài khoản nào: thêm --as, hoặc đặt biến SCORING_ACCOUNT.",
        "whose account: add --as, or set the variable SCORING_ACCOUNT.",
    ),
    "password-none": Message(
        "Không có ai ở bàn phím để nhập mật khẩu.",
        "Nobody is at the keyboard to type the password.",
        "Chạy lệnh ở cửa sổ dòng lệnh, hoặc đặt biến {variable}.",
        "Run the command in a terminal, or set the variable {variable}.",
    ),
    "password-twice": Message(
        "Hai lần nhập mật khẩu khác nhau.",
        "The two passwords differ.",
        "Chạy lại lệnh và nhập cùng một mật khẩu.",
        "Run the command again and type the same one twice.",
    ),
    "office-which-role": Message(
        "Bạn giữ nhiều vai trò được “{act}”: {roles}.",
        "You hold several roles that may do “{act}”: {roles}.",
        "Ghi --role.",
        "Name one with --role.",
    ),
    # office
    "help-office": Message(
        "Cơ sở dữ liệu của cơ quan thường trực: khởi tạo, nâng cấp, sao lưu, phục hồi.",
        "The office's database: set up, upgraded, backed up, restored.",
    ),
    "help-office-init": Message(
        "Khởi tạo cơ sở dữ liệu với người quản trị và người đầu tiên của Sở Nội vụ.",
        "Set the database up, with its administrator and the first of the secretariat.",
    ),
    "help-office-upgrade": Message(
        "Nâng cấp cơ sở dữ liệu của phiên bản cũ; sao lưu trước.",
        "Bring a database of an earlier version up to this one; back it up first.",
    ),
    "help-init-administrator": Message("Tài khoản người quản trị.", "The administrator's account."),
    "help-init-secretariat": Message(
        "Tài khoản người của Sở Nội vụ; phải là người khác.", "The account of the secretariat; another person."
    ),
    "office-ready": Message(
        "Đã khởi tạo. Quản trị: {administrator}; Sở Nội vụ: {secretariat}.",
        "The database is set up. Administrator: {administrator}; secretariat: {secretariat}.",
    ),
    "office-next": Message(
        "Mỗi người đổi mật khẩu của mình: scoring person password --as TÀI_KHOẢN (xóa biến {variable} nếu đã đặt).",
        "Everybody changes their password: scoring person password --as ACCOUNT (unset {variable} if it is set).",
    ),
    "office-upgraded": Message("Cơ sở dữ liệu đúng phiên bản.", "The database is up to date."),
    # campaign
    "help-campaign": Message(
        "Kỳ đánh giá trong cơ sở dữ liệu: lập, nhập, xuất, mở, đặt lịch.",
        "Campaigns of the database: create, import, export, open, set their calendar.",
    ),
    "help-campaign-create": Message("Lập kỳ đánh giá mới, chưa có đơn vị.", "Create a campaign, without units so far."),
    "help-campaign-import": Message(
        "Nhập nguyên vẹn một thư mục kỳ đánh giá.", "Bring a campaign folder in, with all its rows."
    ),
    "help-campaign-export": Message(
        "Xuất kỳ đánh giá ra một thư mục mới.", "Write a campaign of the database as a new folder."
    ),
    "help-campaign-open": Message(
        "Mở kỳ đánh giá: bộ tiêu chí và danh sách đơn vị không đổi nữa, các xã bắt đầu tự chấm.",
        "Open a campaign: criteria and units stand, communes begin to fill in.",
    ),
    "help-campaign-calendar": Message("Đặt hạn chót của các giai đoạn.", "Set the last days of stages."),
    "help-create-settings": Message(
        "Tệp có mọi thiết lập như campaign.yaml của một thư mục (văn bản, tên cột, lịch, dữ liệu mẫu…), thay cho bộ "
        "tiêu chí và các tùy chọn; tệp tiêu chí nằm cạnh nó.",
        "A file with all settings, as a folder's campaign.yaml (papers, names of columns, calendar, sample …), in "
        "place of the criteria and the options; a criteria file stands beside it.",
    ),
    "create-settings-or-options": Message(
        "Ghi --settings TỆP, hoặc bộ tiêu chí cùng --year và --title.",
        "Give --settings FILE, or the criteria with --year and --title.",
    ),
    "create-decided": Message(
        "Kỳ đánh giá mới chưa thể có quyết định công bố.",
        "A campaign that is new can't have a decision yet.",
        "Bỏ decision; khi công bố ghi bằng scoring campaign publish.",
        "Leave decision out; scoring campaign publish takes it.",
    ),
    "help-create-title": Message("Tên kỳ đánh giá.", "What the campaign is called."),
    "help-create-origin": Message("Số liệu lấy từ đâu.", "Where the numbers come from."),
    "help-create-group": Message(
        "Cột của danh sách đơn vị dùng để xếp nhóm (nhiều lần; không ghi: kind).",
        "A column of the list of units to rank within (repeatable; default kind).",
    ),
    "help-import-id": Message("Mã khác cho kỳ đánh giá.", "Another id for the campaign."),
    "help-export-out": Message("Thư mục mới.", "The new folder."),
    "campaign-created": Message(
        "Đã lập kỳ đánh giá {campaign}. Tiếp theo: scoring unit import, scoring campaign open.",
        "Created {campaign}. Next: scoring unit import, scoring campaign open.",
    ),
    "campaign-imported": Message(
        "Đã nhập kỳ đánh giá {campaign}. Tiếp theo: scoring campaign open {campaign}.",
        "Brought in as {campaign}. Next: scoring campaign open {campaign}.",
    ),
    "campaign-exported": Message(
        "{folder}: {units} đơn vị, {rows} dòng trả lời.", "{folder}: {units} units, {rows} rows of answers."
    ),
    "campaign-opened": Message("Đã mở kỳ đánh giá {campaign}.", "{campaign} is open."),
    "campaign-calendar-set": Message("Đã đặt lịch của {campaign}.", "The calendar of {campaign} is set."),
    "calendar-stage": Message(
        "“{given}” không phải là một giai đoạn.",
        "“{given}” is no stage.",
        "Viết GIAI_ĐOẠN=NGÀY; các giai đoạn: {known}.",
        "Write STAGE=DATE; the stages are {known}.",
    ),
    "folder-not-empty": Message(
        "Thư mục đã có nội dung.", "There is something in this folder already.", "Chọn thư mục khác.", "Choose another."
    ),
    # units
    "help-unit": Message("Đơn vị của kỳ đánh giá.", "The units of a campaign."),
    "help-unit-import": Message(
        "Nhập danh sách đơn vị từ CSV hoặc Excel vào thư mục kỳ đánh giá, hoặc vào cơ sở dữ liệu khi kỳ chưa mở. Bảng "
        "Excel có tiêu đề gộp ô, dòng trống, cột “Mã đơn vị”, “Tên xã, phường”, “Loại”, “Huyện”, “Cụm” đều đọc được; "
        "mã mất số 0 ở đầu được trả lại theo danh mục, cột khác giữ tên của nó.",
        "Bring a list of units in, CSV or Excel, to a campaign's folder, or to the database while the campaign is not "
        "open. Excel lists may have titles, merged heads, blank rows, Vietnamese names of the columns; zeros that "
        "codes lost are put back by the national list, other columns keep their names.",
    ),
    "units-imported": Message("{campaign}: {units} đơn vị.", "{campaign}: {units} units."),
    "units-replaced": Message(
        "{file}: {units} đơn vị (thêm {added}, bỏ {removed}). Tiếp theo: scoring check {folder}",
        "{file}: {units} units ({added} added, {removed} removed). Next: scoring check {folder}",
    ),
    # persons
    "help-person": Message(
        "Tài khoản: thêm, khóa, đặt mật khẩu, liệt kê.", "Accounts: add, disable, set passwords, list."
    ),
    "help-person-add": Message("Thêm một người với tài khoản.", "Add somebody with an account."),
    "help-person-import": Message(
        "Lập tài khoản và giao vai trò theo danh sách Excel hoặc CSV: tên đăng nhập (hoặc thư điện tử), họ tên, vai "
        "trò, đơn vị hoặc cơ quan, tiêu chí. Ghi tất cả hoặc không ghi gì; mật khẩu lần đầu chỉ có trong tệp --out. "
        "Chủ tịch Hội đồng và Sở Nội vụ phải giao riêng, có người thứ hai xác nhận.",
        "Accounts and roles by a list, Excel or CSV: account (or e-mail), name, role, unit or body, leaves. All or "
        "nothing; the first passwords stand in the file --out alone. Chair and secretariat are given one by one, with "
        "a second person.",
    ),
    "help-person-out": Message(
        "Tệp Excel mới để ghi mật khẩu lần đầu, in ra phát cho từng người.",
        "The new workbook with the first passwords, to print and hand out.",
    ),
    "person-imported": Message(
        "{campaign}: {new} tài khoản mới, {given} vai trò được giao, {held} vai trò đã có từ trước.",
        "{campaign}: {new} new accounts, {given} roles given, {held} roles that were held already.",
    ),
    "person-passwords-in": Message(
        "Mật khẩu lần đầu ở {file}: in, phát cho từng người rồi xóa tệp.",
        "The first passwords are in {file}: print it, hand it out, and delete the file.",
    ),
    "help-person-disable": Message("Khóa tài khoản; việc đã làm vẫn còn.", "Disable an account; what was done stays."),
    "help-person-password": Message(
        "Đổi mật khẩu của mình, hoặc (quản trị) đặt lại mật khẩu cho người khác.",
        "Change one's own password, or (administrator) reset somebody's.",
    ),
    "help-person-forget-phone": Message(
        "Gỡ điện thoại xác thực của một người (mất, đổi máy); lần đăng nhập sau họ cài lại trên máy khác.",
        "Take the phone of somebody's second step away (lost, another one); they set one up at their next log-in.",
    ),
    "help-person-list": Message("Liệt kê mọi người và vai trò của họ.", "List everybody with their roles."),
    "help-person-name": Message("Họ và tên.", "The person's name."),
    "help-person-email": Message("Địa chỉ thư điện tử.", "An e-mail address."),
    "help-person-set-email": Message(
        'Ghi địa chỉ thư điện tử khác cho một người; có thể bỏ trống ("").',
        'Give somebody another e-mail address; it may be empty ("").',
    ),
    "person-email-set": Message("Đã ghi địa chỉ của {account}.", "The address of {account} is set."),
    "person-email": Message(
        "“{given}” không phải là địa chỉ thư điện tử.",
        "“{given}” is no e-mail address.",
        "Ghi dạng ten@co-quan.example.",
        "Write it as in name@office.example.",
    ),
    "person-added": Message("Đã thêm {account}.", "Added {account}."),
    "person-disabled": Message("Đã khóa {account}.", "Disabled {account}."),
    "person-password-set": Message("Đã đặt mật khẩu của {account}.", "The password of {account} is set."),
    "person-phone-forgotten": Message(
        "Đã gỡ điện thoại xác thực của {account}.", "The phone of {account} is taken away."
    ),
    "people-col-account": CONCEPTS["word-account"],
    "people-col-name": CONCEPTS["word-full-name"],
    "people-col-state": CONCEPTS["word-state"],
    "people-col-roles": Message("Các vai trò", "Roles"),
    "people-disabled": Message("đã khóa", "disabled"),
    "people-active": Message("đang dùng", "active"),
    "people-waits": Message(
        "[số {number}, chờ người thứ hai xác nhận]", "[number {number}, waits for a second person]"
    ),
    # roles
    "help-assign": Message("Giao vai trò, xác nhận, thôi giao.", "Give a role, confirm it, take it back."),
    "help-assign-give": Message("Giao vai trò cho một người.", "Give somebody a role."),
    "help-assign-confirm": Message(
        "Người thứ hai xác nhận vai trò Chủ tịch Hội đồng hoặc Sở Nội vụ.",
        "A second person confirms the role of chair or secretariat.",
    ),
    "help-assign-end": Message("Thôi giao một vai trò.", "Take a role back."),
    "help-assign-campaign": Message("Kỳ đánh giá.", "The campaign."),
    "help-assign-unit": Message("Đơn vị của công chức, lãnh đạo UBND cấp xã.", "The unit of an officer or a head."),
    "help-assign-body": Message("Cơ quan thẩm định.", "The appraising body."),
    "help-assign-leaf": Message(
        "Tiêu chí của đơn vị điều tra, cơ quan quản lý số liệu (nhiều lần).", "A leaf of a provider (repeatable)."
    ),
    "assign-given": Message("{account}: {role} (số {number}).", "{account}: {role} (number {number})."),
    "assign-waits": Message(
        "{account}: {role}, chờ người thứ hai xác nhận: scoring assign confirm {number}.",
        "{account}: {role}; a second person confirms it: scoring assign confirm {number}.",
    ),
    "assign-confirmed": Message("Đã xác nhận lần giao số {number}.", "Assignment {number} is confirmed."),
    "assign-ended": Message("Đã thôi giao vai trò số {number}.", "Assignment {number} has ended."),
    "office-name-role": Message(
        "Chưa rõ vai trò nào; bạn giữ: {roles}.",
        "Which role? You hold: {roles}.",
        "Ghi --role; chưa được giao vai trò thì đề nghị Sở Nội vụ giao.",
        "Name one with --role; who holds none asks the secretariat for it.",
    ),
    # answers
    "help-answer": Message(
        "Ghi một câu trả lời hoặc sửa nó, thành một dòng mới có lý do.",
        "Give or correct one answer, as a new row with its reason.",
    ),
    "help-answer-stage": Message("Giai đoạn: {formats}.", "The stage: {formats}."),
    "help-answer-facts": Message("Số liệu, như trong answers.csv.", "The facts, as in answers.csv."),
    "help-answer-points": Message("Điểm ghi thẳng (thẩm định, Hội đồng).", "Typed points (appraisal, council)."),
    "help-answer-note": Message(
        "Lý do, giải trình; không ghi thì giữ như đang có.", "The reason, the explanation; left out, what stands stays."
    ),
    "help-answer-evidence": Message(
        "Tài liệu kiểm chứng; không ghi thì giữ như đang có.", "The evidence; left out, what stands stays."
    ),
    "help-act-reason": Message("Lý do.", "The reason."),
    "answer-written": Message("Đã ghi {unit} {code} ({stage}), {at}.", "Written: {unit} {code} ({stage}), {at}."),
    # files
    "help-file": Message(
        "Hồ sơ của các đơn vị: tình trạng và các bước của quy trình.",
        "The units' files: how far they are, and the steps of the workflow.",
    ),
    "help-file-list": Message("Liệt kê hồ sơ và tình trạng.", "List files and how far they are."),
    "help-file-move": Message(
        "Chuyển hồ sơ sang bước khác; ACT là một việc có trong scoring workflow.",
        "Take files a step further; ACT is one of those in scoring workflow.",
    ),
    "help-file-extend": Message("Gia hạn một giai đoạn cho một đơn vị.", "Extend a stage for one unit."),
    "help-file-sign-off": Message(
        "Lãnh đạo cơ quan chốt thẩm định một đơn vị trong vòng này.",
        "A body lead signs off the body's appraisal of a unit in this round.",
    ),
    "help-file-refer": Message(
        "Chuyển tiêu chí của một cơ quan cho Hội đồng.", "Leave a body's leaves of a unit to the council."
    ),
    "help-file-substitute": Message(
        "Cử người thẩm định thay cho một cơ quan.", "Name somebody who appraises a unit for a body."
    ),
    "help-file-step-back": Message(
        "Rút do xung đột lợi ích, khỏi một đơn vị hoặc một mục của nó.",
        "Step back for conflict of interest, from a unit or a node of it.",
    ),
    "help-move-to": Message(
        "Trạng thái muốn chuyển đến, khi có nhiều: {formats}.", "The state wanted, of several: {formats}."
    ),
    "help-move-printed": Message(
        "Mã số liệu in trong báo cáo đã ký.", "The digest of rows that the signed report carries."
    ),
    "file-col-code": CONCEPTS["word-code"],
    "file-col-name": CONCEPTS["word-unit"],
    "file-col-state": CONCEPTS["word-state"],
    "file-col-submitted": Message("Nộp lúc", "Received"),
    "file-count": Message("{state}: {count} hồ sơ", "{state}: {count} files"),
    "file-moved": Message("{code} {name}: {state}", "{code} {name}: {state}"),
    "file-extended": Message("{unit}, {stage}: đến hết {day}.", "{unit}, {stage}: until the end of {day}."),
    "file-signed-off": Message("{body} đã chốt {unit}.", "{body} is done with {unit}."),
    "file-referred": Message(
        "Tiêu chí của {body} ở {unit} chuyển cho Hội đồng.", "The leaves of {body} of {unit} go to the council."
    ),
    "file-substituted": Message(
        "{account} thẩm định {unit} thay cho {body}.", "{account} appraises {unit} for {body}."
    ),
    "file-stepped-back": Message("Đã rút khỏi {unit} {code}.", "Stepped back from {unit} {code}."),
    # the council
    "help-council": Message(
        "Hội đồng thẩm định: phiên họp, người dự, nội dung, ý kiến, biểu quyết.",
        "The council: sessions, attendance, agenda, opinions, votes.",
    ),
    "help-council-open": Message("Mở phiên họp.", "Open a session."),
    "help-council-attend": Message("Ghi người dự phiên họp.", "Note how a member takes part."),
    "help-council-close": Message("Kết thúc phiên họp.", "Close the session."),
    "help-council-agenda": Message(
        "Đưa một mục có ý kiến khác nhau ra phiên họp.", "Put a disputed node on the agenda."
    ),
    "help-council-opinion": Message(
        "Nêu ý kiến của mình; ý kiến của người khác hiện ra sau đó.",
        "State one's opinion; those of others can be read then.",
    ),
    "help-council-opinions": Message("Xem ý kiến được phép xem.", "Read the opinions that one may read."),
    "help-council-vote": Message("Biểu quyết, hoặc (Thư ký) ghi phiếu.", "Vote, or (the secretary) take a vote down."),
    "help-council-quorum": Message(
        "Số thành viên tối thiểu; không ghi: quá nửa.", "How many must take part; default more than half."
    ),
    "help-council-equal": Message(
        "Khi số phiếu bằng nhau: theo Chủ tịch, hay giữ kết quả trước ({formats}).",
        "Of equal votes: the chair's decides, or what stood stays ({formats}).",
    ),
    "help-council-slip": Message("Ngày của phiếu ý kiến đã ký.", "The date of the signed slip."),
    "help-council-points": Message("Điểm đề nghị.", "The points proposed."),
    "help-council-member": Message("Ghi phiếu của ai (Thư ký).", "Whose vote it is (the secretary)."),
    "council-opened": Message("Đã mở phiên họp số {number}.", "Session {number} is open."),
    "council-attends": Message("{account}: {how}", "{account}: {how}"),
    "council-present": Message("có mặt", "present"),
    "council-written": Message("bằng văn bản", "in writing"),
    "council-absent": Message("vắng", "absent"),
    "council-closed": Message("Đã kết thúc phiên họp.", "The session is closed."),
    "council-on-agenda": Message("{unit} {code}: đưa ra phiên họp.", "{unit} {code} is on the agenda."),
    "council-opinion-stated": Message("Đã ghi ý kiến về {unit} {code}.", "Your opinion on {unit} {code} is stated."),
    "council-voted": Message("Đã ghi phiếu về {unit} {code}.", "The vote on {unit} {code} is noted."),
    "council-declared": Message("theo tự chấm", "as declared"),
    "council-appraised": Message("theo thẩm định", "as appraised"),
    "council-other": Message("kết quả khác", "another result"),
    "council-abstain": Message("không có ý kiến", "abstains"),
    "council-col-code": CONCEPTS["word-code"],
    "council-col-person": CONCEPTS["word-member"],
    "council-col-choice": Message("Ý kiến", "Opinion"),
    "council-col-points": CONCEPTS["word-points"],
    "council-col-text": CONCEPTS["word-reasons"],
    # publication
    "help-campaign-publish": Message(
        "Công bố kết quả theo quyết định; bản công bố trước bị thay thế.",
        "Publish the results by a decision; an earlier publication is superseded.",
    ),
    "help-decision-number": Message("Số quyết định.", "The decision's number."),
    "help-decision-date": Message("Ngày quyết định.", "The decision's date."),
    "help-decision-signer": Message("Người ký quyết định.", "Who signed the decision."),
    "campaign-published": Message(
        "Đã công bố trong {folder} theo quyết định {number}. Đầu chuỗi nhật ký, in kèm quyết định: {head}",
        "Published in {folder} by decision {number}. Head of the journal, to be printed with the decision: {head}",
    ),
}
