"""What is said of the office's journal and of its backups."""

from scoring.messages.concepts import CONCEPTS
from scoring.messages.message import Message

OFFICE_JOURNAL: dict[str, Message] = {
    # the journal
    "help-journal": Message(
        "Nhật ký: ai đã làm gì, lúc nào, với vai trò nào, vì sao.",
        "The journal: who did what, when, in which role, and why.",
    ),
    "help-journal-unit": Message("Chỉ hồ sơ của đơn vị này.", "The file of this unit alone."),
    "help-journal-code": Message("Chỉ mục này của cây.", "This node alone."),
    "help-journal-person": Message("Chỉ việc của người này.", "What this person did."),
    "help-journal-role": Message("Chỉ việc làm với vai trò này: {formats}.", "What was done in this role: {formats}."),
    "help-journal-act": Message("Chỉ việc này (như trong scoring workflow).", "This act (as in scoring workflow)."),
    "help-journal-since": Message("Từ ngày này.", "From this day on."),
    "help-journal-until": Message("Đến hết ngày này.", "Until the end of this day."),
    "journal-no-act": Message(
        "--act: không có việc “{given}”; các việc: {known}.", "--act: there is no act “{given}”; the acts are {known}."
    ),
    "journal-col-at": CONCEPTS["word-at"],
    "journal-col-unit": CONCEPTS["word-unit"],
    "journal-col-who": CONCEPTS["word-by-whom"],
    "journal-col-role": CONCEPTS["word-role"],
    "journal-col-act": CONCEPTS["word-act"],
    "journal-col-what": Message("Nội dung", "What"),
    "journal-col-reason": Message("Lý do", "Why"),
    "journal-of-person": Message("tài khoản", "account"),
    "journal-of-secondfactor": Message("điện thoại xác thực", "phone of the second step"),
    "journal-of-token": Message("mã truy cập", "token"),
    "journal-of-assignment": Message("vai trò được giao", "role given"),
    "journal-of-criteriatext": Message("tệp bộ tiêu chí", "criteria file"),
    "journal-of-campaign": Message("kỳ đánh giá", "campaign"),
    "journal-of-unitfile": Message("hồ sơ", "file"),
    "journal-of-extension": Message("gia hạn", "later day"),
    "journal-of-intakerow": Message("tệp nhận vào", "what came in"),
    "journal-of-mark": Message("cơ quan chốt thẩm định", "a body's sign-off"),
    "journal-of-substitute": Message("người thẩm định thay", "substitute"),
    "journal-of-conflict": Message("xung đột lợi ích", "conflict of interest"),
    "journal-of-session": Message("phiên họp", "session"),
    "journal-of-attendance": Message("dự họp", "attendance"),
    "journal-of-agenda": Message("nội dung trình phiên họp", "on the agenda"),
    "journal-of-opinion": Message("ý kiến của thành viên", "a member's opinion"),
    "journal-of-vote": Message("phiếu biểu quyết", "vote"),
    "journal-of-publication": Message("lần công bố", "publication"),
    "journal-of-document": Message("tài liệu kiểm chứng", "document"),
    "journal-of-documentfile": Message("tệp của tài liệu", "a document's file"),
    "journal-of-citation": Message("dẫn tài liệu ở tiêu chí", "document named at"),
    "journal-column-round": Message("lần thẩm định", "round of appraisal"),
    "journal-column-printed": Message("mã in trên báo cáo", "code printed on the report"),
    "journal-column-submitted": Message("thời điểm nộp", "sent at"),
    "journal-column-asked": Message("thời điểm yêu cầu giải trình", "asked to explain at"),
    # what changed in a row
    "journal-column-unsigned": Message("nhận khi chưa ký", "taken unsigned"),
    "journal-column-confirmed": Message("người thứ hai đã xác nhận", "confirmed by a second person"),
    "journal-column-settings": Message("đã sửa thông tin", "settings were changed"),
    "journal-column-criteria": Message("đã thay bộ tiêu chí", "criteria were replaced"),
    "journal-column-columns": Message("đã sửa thông tin đơn vị", "columns were changed"),
    "journal-column-due": CONCEPTS["word-deadline"],
    "journal-column-active": Message("còn hiệu lực", "in force"),
    "journal-state-preparing": Message("đang chuẩn bị", "preparing"),
    "journal-state-open": Message("đang mở", "open"),
    "journal-state-discarded": Message("đã hủy", "discarded"),
    "journal-state-proposed": Message("chờ xác nhận", "proposed"),
    "journal-state-active": Message("có hiệu lực", "active"),
    "journal-state-ended": Message("hết hiệu lực", "ended"),
    "journal-state-closed": Message("đã kết thúc", "closed"),
    "journal-state-done": Message("đã chốt", "signed off"),
    "journal-state-withdrawn": Message("đã rút", "withdrawn"),
    "journal-state-referred": Message("chuyển cơ quan khác", "referred"),
    "journal-state-current": Message("đang áp dụng", "current"),
    "journal-count": Message("{count} dòng.", "{count} rows."),
    "help-verify-db": Message(
        "Kiểm tra cơ sở dữ liệu: đọc lại toàn bộ nhật ký, so với dữ liệu đang lưu.",
        "Check an office's database: replay its journal and compare what is stored.",
    ),
    "help-verify-head": Message(
        "Mã nhật ký in trên giấy nhận, biên bản, quyết định (nhiều lần).",
        "A head of the journal printed on a receipt, minutes or decision (repeatable).",
    ),
    "verify-of-what": Message(
        "ghi thư mục công bố, hoặc --db (khi đó có thể thêm --head).",
        "name a publication's folder, or --db (which may have --head).",
    ),
    "verify-office-whole": Message(
        "Đã đọc lại {entries} dòng nhật ký, so {rows} dòng dữ liệu và {files} tệp: khớp từng ký tự.",
        "Replayed {entries} rows of the journal, compared {rows} rows and {files} files: they agree to the letter.",
    ),
    "verify-office-differs": Message(
        "KHÔNG KHỚP: {count} chỗ sai trong {entries} dòng nhật ký, {rows} dòng dữ liệu.",
        "NOT WHOLE: {count} faults in {entries} rows of the journal, {rows} stored rows.",
    ),
    "verify-office-anchored": Message("Đối chiếu được với {count} mã đã in.", "Anchored in {count} printed heads."),
    "verify-office-alone": Message(
        "Nhất quán với chính nó, chưa đối chiếu với mã nào in ngoài hệ thống (--head).",
        "Consistent in itself, not anchored: no head printed outside was given (--head).",
    ),
    "verify-office-erased": Message("{count} nội dung đã xóa theo quy định.", "{count} contents were erased by law."),
    "verify-office-erased-by": Message(
        "  {where}, {at}: {count} nội dung, theo {ground}.", "  {where}, {at}: {count} contents, by {ground}."
    ),
    "progress-replaying": Message("Đọc lại nhật ký: {number}/{total}", "Replaying: {number}/{total}"),
    # backups
    "help-office-backup": Message(
        "Sao lưu toàn bộ cơ sở dữ liệu vào một tệp, trong khi mọi người vẫn làm việc.",
        "Back the whole database up into one file, while everybody works on.",
    ),
    "help-office-restore": Message(
        "Phục hồi bản sao lưu vào cơ sở dữ liệu trống (SQLite hoặc PostgreSQL).",
        "Put a backup into an empty database (SQLite or PostgreSQL).",
    ),
    "help-backup-out": Message("Tệp sao lưu.", "The file."),
    "help-restore-head": Message(
        "Mã nhật ký mới nhất còn biết (nhiều lần): nếu bản sao lưu cũ hơn thì ghi nhận phần bị mất.",
        "The last head that is known (repeatable): where the backup is older, what is lost is noted.",
    ),
    "office-backed-up": Message(
        "{file}: {rows} dòng, {files} tệp tài liệu kiểm chứng. Bản sao lưu {id}, đầu nhật ký {head}.",
        "{file}: {rows} rows, {files} files of evidence. Backup {id}, head of the journal {head}.",
    ),
    "office-backed-up-lost": Message(
        "CẢNH BÁO: {lost} tệp tài liệu kiểm chứng không còn nguyên vẹn, không có trong bản sao lưu; xem tệp nào bằng"
        " scoring verify --db, lấy lại từ bản sao lưu trước.",
        "WARNING: {lost} files of evidence are not whole and not in the backup; scoring verify --db says which, an"
        " earlier backup has them.",
    ),
    "office-restored": Message(
        "Đã phục hồi bản sao lưu {id} lúc {at}: {rows} dòng, nhật ký nguyên vẹn.",
        "Restored backup {id} of {at}: {rows} rows, the journal is whole.",
    ),
    "help-restore-erased-in": Message(
        "Cơ sở dữ liệu đang dùng, hoặc bản sao lưu mới hơn: nội dung đã xóa theo pháp luật ở đó được xóa lại.",
        "The database in use, or a later backup: what was erased there by law is erased again.",
    ),
    "office-restored-erased": Message("Đã xóa lại {erased} nội dung.", "Erased {erased} contents again."),
    "help-office-sweep": Message(
        "Liệt kê tệp tài liệu kiểm chứng mà không dòng nào dùng (việc bị ngắt, nội dung đã xóa); --remove thì dọn.",
        "List files of evidence that no row names (of acts cut short, of what was erased); --remove takes them away.",
    ),
    "help-sweep-remove": Message("Xóa các tệp đó.", "Take them away."),
    "office-swept": Message("Đã dọn {files} tệp, {size} byte.", "Swept {files} files, {size} bytes."),
    "office-to-sweep": Message(
        "{files} tệp không dòng nào dùng, {size} byte; dọn bằng --remove.",
        "{files} files that no row names, {size} bytes; --remove takes them away.",
    ),
    "verify-office-left": Message(
        "{count} tệp không dòng nào dùng (không phải lỗi): scoring office sweep.",
        "{count} files that no row names (no fault): scoring office sweep.",
    ),
    # erasing
    "help-campaign-erase": Message(
        "Xóa nội dung theo pháp luật (ghi chú, tên tệp, tệp tài liệu kiểm chứng); nhật ký vẫn nguyên vẹn. Mỗi lệnh xóa"
        " một thứ.",
        "Erase content by law (notes, names of files, files of evidence); the journal stays whole. One thing at a"
        " time.",
    ),
    "help-person-erase": Message(
        "Xóa họ tên, thư điện tử của người đã khóa tài khoản, và tên người đó ở các dòng đã ghi.",
        "Erase name and e-mail of somebody whose account is disabled, and their name in the rows they wrote.",
    ),
    "help-erase-ground": Message(
        "Căn cứ pháp luật; được ghi mãi trong nhật ký và ở chỗ nội dung bị xóa.",
        "The law by which it goes; it stays in the journal, and stands in place of what is erased.",
    ),
    "help-erase-unit": Message("Đơn vị có nội dung cần xóa.", "The unit whose content it is."),
    "help-erase-code": Message(
        "Ghi chú, tài liệu, ý kiến ở mọi dòng của mục này.", "Notes, evidence and opinions of all rows of this node."
    ),
    "help-erase-row": Message(
        "Chỉ dòng số N của đơn vị (số có trong scoring journal).",
        "The unit's row N alone (scoring journal has its number).",
    ),
    "help-erase-also": Message(
        "Xóa cả số liệu (chỉ ở dòng đã bị dòng khác thay) hoặc tên người ghi: {formats}.",
        "Erase the facts too (of rows that another replaced), or who stated them: {formats}.",
    ),
    "help-erase-document": Message(
        "Tài liệu kiểm chứng số N của đơn vị: mô tả, tên tệp, tệp.",
        "Document N of the unit: its description, names and files.",
    ),
    "help-erase-version": Message("Chỉ phiên bản này của tài liệu.", "This version of the document alone."),
    "help-erase-entry": Message(
        "Lý do ở dòng nhật ký số N của hồ sơ, hoặc (không có --unit) của kỳ đánh giá.",
        "The reason of row N of the journal of a file, or (without --unit) of the campaign.",
    ),
    "help-erase-intake": Message(
        "Tên tệp, người nhận, lý do ở dòng số N của sổ tiếp nhận.",
        "File, person and reason of row N of the list of what came in.",
    ),
    "erase-one-thing": Message(
        "nêu một thứ cần xóa: --unit cùng --code, --row hoặc --document; --entry; hoặc --intake.",
        "name one thing to erase: --unit with --code, --row or --document; --entry; or --intake.",
    ),
    "erased": Message(
        "Đã xóa {contents} nội dung, {files} tệp. Bản sao lưu trước đây vẫn còn: sao lưu lại ngay, hủy bản cũ khi hết"
        " hạn lưu.",
        "Erased {contents} contents, {files} files. Earlier backups still have them: back up now, destroy those in"
        " their time.",
    ),
    "erased-kept": Message(
        "Tệp còn lại vì tài liệu khác cũng dùng (đơn vị, số): {where}.",
        "A file stays, because other documents have it too (unit, number): {where}.",
    ),
    "erase-nothing": Message(
        "Không có nội dung nào để xóa ở đó, hoặc đã xóa rồi.",
        "There is nothing to erase there, or it is gone already.",
        "Xem đơn vị, mục, số bằng scoring journal, scoring evidence list.",
        "Look for unit, node and number with scoring journal, scoring evidence list.",
    ),
    "erase-facts-count": Message(
        "Số liệu ở dòng {number} của mục {code} đang quyết định điểm.",
        "The facts of row {number} of {code} decide points.",
        "Ghi số liệu đúng (hoặc rút) thành dòng mới trước, rồi xóa dòng cũ.",
        "State the right ones (or withdraw them) in a new row first, then erase this one.",
    ),
    "erase-person-active": Message(
        "Tài khoản {account} còn dùng.",
        "The account {account} is in use.",
        "Người quản trị khóa tài khoản trước (scoring person disable).",
        "The administrator disables it first (scoring person disable).",
    ),
    "verify-office-clock": Message(
        "{count} dòng nhật ký ghi giờ sớm hơn dòng trước hơn một phút: đồng hồ máy chủ đã bị lùi. Xem lại các hạn nộp "
        "quanh đó: {places}.",
        "{count} rows of the journal say a time more than a minute before the row above: a server's clock was put "
        "back. Look at the deadlines around: {places}.",
    ),
    "verify-office-epoch": Message(
        "Đã phục hồi từ bản sao lưu {backup} lúc {at}; mã nhật ký bị mất: {lost}.",
        "Restored from backup {backup} of {at}; heads that were lost: {lost}.",
    ),
    "backup-unwritable": Message(
        "Không ghi được bản sao lưu: {reason}.",
        "The backup can't be written: {reason}.",
        "Kiểm tra thư mục, quyền ghi, dung lượng đĩa; bản sao lưu trước đó vẫn còn.",
        "Look at the folder, permissions and disk space; an earlier backup there still stands.",
    ),
    "restore-not-empty": Message(
        "Cơ sở dữ liệu này đã có dữ liệu.",
        "There is something in this database already.",
        "Phục hồi vào một cơ sở dữ liệu trống.",
        "Restore into an empty one.",
    ),
    "restore-no-backup": Message(
        "Tệp này không phải bản sao lưu của phiên bản này.",
        "This file is no backup of this version.",
        "Chọn tệp do scoring office backup ghi; bản của phiên bản cũ thì phục hồi bằng phiên bản cũ, rồi nâng cấp.",
        "Take a file of scoring office backup; an older one is restored by its own version, then upgraded.",
    ),
    "restore-damaged": Message(
        "Bản sao lưu bị hỏng ở bảng {table}.",
        "The backup is damaged at the table {table}.",
        "Dùng bản sao lưu khác; chưa có gì được ghi.",
        "Take another one; nothing was written.",
    ),
    "restore-not-whole": Message(
        "Nhật ký trong bản sao lưu không nguyên vẹn: {count} chỗ sai.",
        "The journal in the backup is not whole: {count} faults.",
        "Dùng bản sao lưu khác; chưa có gì được ghi.",
        "Take another backup; nothing was written.",
    ),
}
