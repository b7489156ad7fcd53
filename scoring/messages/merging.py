"""Forms merged with what stands: conflicts and who settles them, turns that are over, forms taken back."""

from scoring.messages.message import Message

MERGING: dict[str, Message] = {
    "form-rules-changed": Message(
        "Cách chấm đã thay đổi sau khi phát hành biểu mẫu này: {codes}.",
        "The rules have changed since this form was issued: {codes}.",
        "Phát hành lại biểu mẫu (scoring form issue); các tiêu chí khác chép sang nguyên như cũ.",
        "Issue the form again (scoring form issue); what was filled in for other criteria is copied as it is.",
    ),
    "form-decided": Message(
        "Kỳ đánh giá đã có quyết định công bố kết quả (số {number}).",
        "The results of this campaign have been decided (decision {number}).",
        "Không nhận biểu mẫu nữa; nếu phải sửa, thêm --reopen --reason “lý do”.",
        "No more forms are taken in; where something has to be corrected, add --reopen --reason “why”.",
    ),
    "form-closed": Message(
        "{unit} đã sang bước sau ({stage}: {code}, {by}, {at}).",
        "{unit} is at a later step by now ({stage}: {code}, {by}, {at}).",
        "Không nhận biểu mẫu của bước trước; nếu vẫn phải nhận, thêm --reopen --reason “lý do”.",
        "Forms of an earlier step are not taken in; where this one has to be, add --reopen --reason “why”.",
    ),
    "form-conflict": Message(
        "{code} của {unit}, {what}: biểu mẫu ghi “{form}”, đang có “{stands}” ({by}, {at}); "
        "khi phát hành là “{issued}”.",
        "{code} of {unit}, {what}: the form says “{form}”, “{stands}” stands ({by}, {at}); "
        "it was issued with “{issued}”.",
        "Hỏi lại người khai. Lấy theo biểu mẫu: --theirs TỆP; giữ số đang có: --ours TỆP.",
        "Ask who filled it in. To take what the form says: --theirs FILE; to keep what stands: --ours FILE.",
    ),
    "form-rested": Message(
        "{code} của {unit} được thẩm định khi đơn vị khai “{issued}”; nay là “{stands}” ({by}, {at}).",
        "{code} of {unit} was decided upon “{issued}”; by now “{stands}” stands there ({by}, {at}).",
        "Xem lại theo số liệu mới. Giữ ý kiến trong biểu mẫu: --theirs TỆP; bỏ ý kiến đó: --ours TỆP.",
        "Look at what stands now. To take the decision all the same: --theirs FILE; to leave it out: --ours FILE.",
    ),
    "form-older": Message(
        "Bản này (lưu {own}) cũ hơn bản đã nhận “{file}” (số tiếp nhận {id}, lưu {saved}) và ghi khác.",
        "This file (saved {own}) is older than “{file}”, taken in as number {id} (saved {saved}), and says otherwise.",
        "Giữ bản đã nhận. Nếu bản này mới đúng: --theirs TỆP.",
        "Leave it at that. If this is the one that counts: --theirs FILE.",
    ),
    "form-withdraws-many": Message(
        "Biểu mẫu rút {count} số liệu đã có: {codes}.",
        "The form takes back {count} answers that stand: {codes}.",
        "Hỏi lại người gửi. Nếu đúng là rút, thêm --withdraw.",
        "Ask who sent it. If they are meant to be taken back, add --withdraw.",
    ),
    "form-left-as-issued": Message(
        "{count} ô để như khi phát hành, tệp “{file}” nhận trước (số {id}) đã sửa: {cells}. Giữ số đã sửa.",
        "Cells as issued that “{file}”, taken in before (number {id}), had changed: {count} ({cells}). "
        "They stay changed.",
        "Muốn trở về như khi phát hành: --restore MÃ.",
        "To take one back to what was issued: --restore CODE.",
    ),
    "form-left-cell": Message("{code} ({what}: “{stands}”)", "{code} ({what}: “{stands}”)"),
    "form-part-fact": Message("số liệu", "facts"),
    "form-part-item": Message("mục “{item}”", "item “{item}”"),
    "form-part-na": Message("không áp dụng", "claim"),
    "form-part-points": Message("điểm ấn định", "points"),
    "form-part-note": Message("ghi chú", "note"),
    "form-part-evidence": Message("tài liệu kiểm chứng", "evidence"),
    "form-part-statement": Message("số liệu", "answer"),
    "restore-nothing": Message(
        "Không có ô nào của “{given}” trở về như khi phát hành.",
        "No cell of “{given}” goes back to what was issued.",
        "Kiểm tra mã ở dòng thông báo của tệp; phiếu của cơ quan thẩm định ghi ĐƠN_VỊ:MÃ.",
        "Look at the file's notice for the code; of a body's form it is UNIT:CODE.",
    ),
    "form-half-filled": Message(
        "{code} mới điền một phần, còn trống: {missing}.",
        "{code} is filled in by half; still empty: {missing}.",
        "Điền nốt; mục không có thì ghi “không” hoặc 0.",
        "Fill in the rest; write no or 0 for what there is none of.",
    ),
    "help-undo": Message(
        "Trả lại một biểu mẫu đã nhận, theo số tiếp nhận: mỗi ô trở về như trước, trừ ô đã có thay đổi mới hơn.",
        "Take back a form by its number: every cell goes to what stood before, but for those that changed since.",
    ),
    "help-theirs": Message(
        "Khi trùng sửa: lấy theo biểu mẫu này (không ghi tệp: mọi biểu mẫu).",
        "In conflicts the form counts: this one, or without a file all.",
    ),
    "help-ours": Message(
        "Khi trùng sửa: giữ số đang có, với biểu mẫu này (không ghi tệp: mọi biểu mẫu).",
        "In conflicts what stands is kept: for this form, or without a file for all.",
    ),
    "help-withdraw": Message(
        "Biểu mẫu được rút nhiều số liệu đã có.",
        "Forms may take back many answers.",
    ),
    "help-restore": Message(
        "Đưa mã này về như khi phát hành, nếu một tệp trước đó đã sửa. Dùng được nhiều lần.",
        "Take this code back to what was issued, where an earlier file changed it. May be repeated.",
    ),
    "help-reopen": Message(
        "Nhận cả khi đơn vị đã sang bước sau; cần --reason.",
        "Take forms in though a later step has begun; needs --reason.",
    ),
    "help-received": Message(
        "Ngày (giờ) nhận được, nếu khác hôm nay; quyết định việc nộp muộn; cần --reason.",
        "When the forms came, where not now; it decides what is late; needs --reason.",
    ),
    "help-reason": Message("Lý do của --reopen, --received; ghi vào intake.csv.", "Why; goes into intake.csv."),
    "collect-needs-reason": Message("--reopen và --received cần --reason", "--reopen and --received need --reason"),
    "collect-reason-of-what": Message(
        "--reason chỉ dùng cùng --reopen hoặc --received", "--reason goes with --reopen or --received"
    ),
    "collect-one-side": Message(
        "--theirs và --ours không dùng cho cùng một tệp", "--theirs and --ours exclude each other for a file"
    ),
    "received-later": Message(
        "“{given}” ở tương lai.",
        "“{given}” is yet to come.",
        "Ghi ngày đã nhận được biểu mẫu.",
        "Write the day on which the form came.",
    ),
    "undo-unknown": Message(
        "Không có số tiếp nhận “{given}”.",
        "There is no number “{given}”.",
        "Xem cột id của intake.csv.",
        "See the column id of intake.csv.",
    ),
    "undo-no-form": Message(
        "Số tiếp nhận {given} không phải là biểu mẫu.",
        "The number {given} is no form's.",
        "Chỉ trả lại được biểu mẫu (what: form).",
        "Only forms can be taken back (what: form).",
    ),
    "undo-twice": Message(
        "Biểu mẫu số {given} đã được trả lại (số {by}).",
        "The form {given} has been taken back already (number {by}).",
        "Muốn nhận lại, thu lại chính tệp đó.",
        "To take it in again, collect the file again.",
    ),
    "undo-rows-changed": Message(
        "Biểu mẫu số {id} có {listed} dòng theo intake.csv, answers.csv còn {found}.",
        "intake.csv lists {listed} rows of the form {id}, answers.csv has {found}.",
        "answers.csv đã bị sửa bằng tay; sửa lại các dòng đó, hoặc khôi phục từ bản sao lưu.",
        "answers.csv was edited by hand; correct those rows, or restore it from a backup.",
    ),
    "undo-kept": Message(
        "{unit} {code}: giữ “{facts}”, vì đã có “{above}” mới hơn ({by}, {at}).",
        "{unit} {code}: “{facts}” stays, since the newer “{above}” stands on it ({by}, {at}).",
    ),
    "undone": Message(
        "Đã trả lại biểu mẫu số {id} “{file}”: {rows} dòng; giữ {kept}.",
        "Took back the form {id} “{file}”: {rows} rows; kept: {kept}.",
    ),
}
