"""What `scoring publish` and `scoring verify` say."""

from scoring.messages.message import Message

_AGAIN_VI = "Không dùng bản này: lấy lại từ nơi công bố chính thức; nếu vẫn khác, báo cơ quan công bố."
_AGAIN_EN = "Don't use this copy: get it again from where it was published; if it still differs, tell the publisher."

PUBLISHING: dict[str, Message] = {
    # scoring publish
    "help-publish": Message(
        "Công bố kết quả: tệp Excel có công thức, trang thông tin, dữ liệu mở; ai cũng tính lại được.",
        "Publish results: workbooks with live formulas, a web site, open data; anyone can recompute them.",
    ),
    "help-publish-out": Message(
        "Thư mục công bố: chưa có, hoặc là bản công bố cũ sẽ được thay thế.",
        "Where to publish: a new folder, or an old publication, which is replaced.",
    ),
    "help-publish-only": Message(
        "Chỉ lập phần này (dùng được nhiều lần): {formats}.", "Only this part (may be given again): {formats}."
    ),
    "help-publish-previous": Message(
        "Kỳ đánh giá trước, để so sánh tăng, giảm; lặp lại để có nhiều kỳ.",
        "The campaign before, to compare with; may be given again for more years.",
    ),
    "help-publish-for": Message(
        "Công bố cho ai: public (mọi người), unit (từng xã, kèm nhận xét của xã đó), council (Hội đồng thẩm định).",
        "For whom: public, unit (each commune, with its own remarks), council.",
    ),
    "help-publish-with-names": Message(
        "Kèm tên người thực hiện (mặc định chỉ Hội đồng thẩm định thấy).",
        "With the names of persons (else only the council sees them).",
    ),
    "help-publish-rehearse": Message(
        "Thêm kết quả chấm thử theo bộ tiêu chí sửa đổi này (chỉ với --for council), như lệnh rehearse.",
        "With what these amended criteria would make of the results (with --for council), as the command rehearse.",
    ),
    "publish-rehearse-audience": Message(
        "--rehearse chỉ dùng cùng với --for council: kết quả chấm thử chỉ dành cho Hội đồng.",
        "--rehearse needs --for council: a rehearsal is for the council alone.",
    ),
    "publish-rehearse-nodes-alone": Message(
        "--rehearse-nodes chỉ dùng cùng với --rehearse.", "--rehearse-nodes needs --rehearse."
    ),
    "publish-tables-alone": Message(
        "--nodes, --units chỉ dùng cùng với --previous.", "--nodes and --units need --previous."
    ),
    "publish-progress": Message("Đang ghi {what}…", "Writing {what}…"),
    "publish-progress-of": Message("Đang ghi {what} ({number}/{count})…", "Writing {what} ({number}/{count})…"),
    "publish-written": Message(
        "Đã công bố vào {folder}: {files} tệp, {units} đơn vị, {size} MB.",
        "Published in {folder}: {files} files, {units} units, {size} MB.",
    ),
    "publish-next": Message(
        "Kiểm tra lại bất cứ lúc nào: scoring verify {folder}", "Check it at any time: scoring verify {folder}"
    ),
    "publish-symlink": Message(
        "Nơi công bố là một liên kết (symlink), không phải thư mục.",
        "The place to publish is a symbolic link, not a folder.",
        "Ghi đường dẫn của chính thư mục đó.",
        "Name the folder itself.",
    ),
    "publish-file": Message(
        "Nơi công bố là một tệp, không phải thư mục.",
        "The place to publish is a file, not a folder.",
        "Chọn một thư mục chưa có.",
        "Choose a folder that does not exist yet.",
    ),
    "publish-campaign": Message(
        "Nơi công bố chứa thư mục của kỳ đánh giá; số liệu gốc sẽ bị ghi đè.",
        "The place to publish holds the campaign folder; its data would be overwritten.",
        "Chọn một thư mục khác, chưa có.",
        "Choose another folder, one that does not exist yet.",
    ),
    "publish-not-publication": Message(
        "Thư mục đã có và không phải là một bản công bố (không có publication.json hợp lệ).",
        "The folder exists and is no publication (it has no valid publication.json).",
        "Chọn một thư mục chưa có, hoặc tự xóa thư mục này nếu không cần nữa.",
        "Choose a folder that does not exist yet, or delete this one yourself if nobody needs it.",
    ),
    "publish-here": Message(
        "Đang đứng trong chính thư mục công bố nên không thay được nó.",
        "The place to publish is the folder you are in, so it can't be replaced.",
        "Ra khỏi thư mục này (cd ..) rồi chạy lại.",
        "Leave the folder (cd ..), then run again.",
    ),
    "publish-foreign": Message(
        "Trong bản công bố cũ có tệp không thuộc về nó: {files}.",
        "The old publication has files in it that are not part of it: {files}.",
        "Chuyển các tệp này đi nơi khác rồi chạy lại; thay bản công bố sẽ làm mất chúng.",
        "Move them elsewhere and run again; replacing the publication would lose them.",
    ),
    "publish-no-place": Message(
        "Không có nơi nào như vậy để công bố.",
        "There can be no such place.",
        "Kiểm tra lại đường dẫn.",
        "Check the path.",
    ),
    "publish-not-written": Message(
        "Không ghi được bản công bố ({reason}); bản cũ, nếu có, còn nguyên.",
        "The publication could not be written ({reason}); an old one is as it was.",
        "Kiểm tra quyền ghi và dung lượng đĩa rồi chạy lại.",
        "Check the rights and the space on the disk, then run again.",
    ),
    # scoring verify
    "help-verify": Message(
        "Kiểm tra một bản công bố: tệp còn nguyên, mọi con số tính lại và mọi trang lập lại từ số liệu đều khớp.",
        "Check a publication: its files are unchanged; every number and page made again from its data is the same.",
    ),
    "verify-progress": Message("Đang kiểm tra {what}…", "Checking {what}…"),
    "verify-progress-files": Message("Đang kiểm tra mã của {count} tệp…", "Checking the digests of {count} files…"),
    "publication-digests": Message(
        "Mã kiểm tra:\n  bộ tiêu chí       {criteria}\n  đầu vào           {inputs}\n  kết quả           {results}\n"
        "  publication.json  {publication}",
        "Digests:\n  criteria          {criteria}\n  inputs            {inputs}\n  results           {results}\n"
        "  publication.json  {publication}",
    ),
    "verify-everything": Message(
        "Đã kiểm tra toàn bộ, không có gì khác: {files} tệp, {units} đơn vị, {nodes} điểm của các mục, {stated} con số"
        " trong bảng tính và trang.",
        "Checked everything, nothing differs: {files} files, {units} units, {nodes} nodes, {stated} numbers in"
        " workbooks and pages.",
    ),
    "verify-numbers": Message(
        "Chỉ kiểm tra được con số, không con số nào khác: {files} tệp, {units} đơn vị, {nodes} điểm của các mục,"
        " {stated} con số trong bảng tính và trang.",
        "Checked the numbers only, none differs: {files} files, {units} units, {nodes} nodes, {stated} numbers in"
        " workbooks and pages.",
    ),
    "verify-differs": Message("Có khác biệt: {count}.", "It differs: differences {count}."),
    "verify-other-version": Message(
        "{name}: bản công bố được lập bằng {there}, ở đây là {here}; lời văn, công thức, biểu đồ có thể được ghi khác.",
        "{name}: the publication was made with {there}, here is {here}; words, formulas, charts may be others.",
    ),
    "verify-same-bytes": Message(
        "Tuy vậy, mọi tệp đều giống hệt bản lập lại ở đây.",
        "All files are the same as made again here nevertheless.",
    ),
    "verify-unlike": Message(
        "Không giống bản lập lại ở đây, mới đối chiếu con số: {count} chỗ. Muốn kiểm tra toàn bộ, dùng đúng phiên bản"
        " đã lập.",
        "Not the same as made again here, only their numbers were compared: {count} places. To check everything, use"
        " the versions that made it.",
    ),
    "verify-own": Message(
        "{count} bảng tính có lời của chính đơn vị, không nằm trong dữ liệu: mới đối chiếu con số.",
        "{count} workbooks hold what their units wrote, which is not among the data: only their numbers were compared.",
    ),
    "verify-compare-digest": Message(
        "So các mã kiểm tra này với mã ghi trong quyết định công bố.",
        "Compare these digests with those in the decision that publishes the results.",
    ),
    "verify-more": Message("… và {count} khác biệt nữa.", "… and {count} more differences."),
    "verify-earlier-format": Message(
        "Bản công bố do phiên bản cũ lập ({engine}, dạng {format}); phiên bản này ({here}) kiểm tra dạng {known}.",
        "The publication was made by an earlier version ({engine}, format {format}); this one ({here}) checks format"
        " {known}.",
        "Kiểm tra bằng phiên bản đã lập nó, hoặc đề nghị cơ quan công bố lập lại.",
        "Check it with the version that made it, or ask for a new publication.",
    ),
    "verify-later-format": Message(
        "Bản công bố do phiên bản mới hơn lập ({engine}, dạng {format}); phiên bản này ({here}) kiểm tra dạng {known}.",
        "The publication was made by a later version ({engine}, format {format}); this one ({here}) checks format"
        " {known}.",
        "Cài phiên bản mới rồi chạy lại.",
        "Install that version, then run again.",
    ),
    "verify-withheld": Message(
        "“{given}” không phải là mã kiểm tra.",
        "“{given}” is no digest.",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "figures-odd": Message(
        "{count} số liệu đọc được nhưng bất thường; vẫn tính như đã ghi.",
        "{count} figures can be read but are odd; they count as they stand.",
        "Xem scoring check; sửa ô nào sai trước khi ban hành.",
        "See scoring check; correct what is wrong before the results are decided.",
    ),
    "figures-missing-zero": Message(
        "{units} trên {all} đơn vị còn {count} nội dung chưa có số liệu, đang được tính 0 điểm.",
        "{units} of {all} units still lack {count} figures, which count as 0 points.",
        "Xem scoring status; số liệu quản lý, kết quả điều tra còn thiếu thì bổ sung trước khi ban hành.",
        "See scoring status; bring in figures of registers and surveys before the results are decided.",
    ),
    "figures-missing-unranked": Message(
        "{units} trên {all} đơn vị còn {count} nội dung chưa có số liệu, nên chưa được xếp hạng.",
        "{units} of {all} units still lack {count} figures, and are not ranked for it.",
        "Xem scoring status; số liệu quản lý, kết quả điều tra còn thiếu thì bổ sung trước khi ban hành.",
        "See scoring status; bring in figures of registers and surveys before the results are decided.",
    ),
    "publish-no-salt": Message(
        "campaign.yaml chưa có khóa salt: người biết mọi ô khác có thể dò ra ô không công bố từ mã kiểm tra của nó.",
        "campaign.yaml has no salt: who knows all other cells can try out what a cell that is not published says.",
        "Thêm vào campaign.yaml một dòng: salt: {salt}",
        "Add a line to campaign.yaml: salt: {salt}",
    ),
    "verify-no-manifest": Message(
        "Không có tệp publication.json: thư mục này không phải là một bản công bố.",
        "There is no publication.json: the folder is no publication.",
        "Ghi thư mục do scoring publish lập.",
        "Name a folder that scoring publish made.",
    ),
    "verify-manifest": Message(
        "publication.json sai ở “{where}”.",
        "publication.json is wrong at “{where}”.",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "verify-manifest-value": Message(
        "“{key}” ghi là {stated}; tính lại là {right}.",
        "“{key}” states {stated}; recomputed it is {right}.",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "verify-path": Message(
        "publication.json ghi một tên tệp không dùng được, hoặc ghi hai lần: “{given}”.",
        "publication.json lists a name that no file may have, or lists it twice: “{given}”.",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "verify-too-many": Message(
        "Thư mục có hơn {most} tệp.",
        "The folder has more than {most} files.",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "verify-symlink": Message(
        "Là một liên kết (symlink), không phải tệp của bản công bố; không được mở.",
        "It is a symbolic link, not a file of the publication; it was not opened.",
        "Xóa liên kết này; nếu thiếu tệp, lấy lại từ nơi công bố.",
        "Delete the link; get the file again from where it was published.",
    ),
    "verify-not-file": Message(
        "Không phải là một tệp thường; không được mở.",
        "It is no plain file; it was not opened.",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "verify-unreadable": Message(
        "Không đọc được ({reason}).",
        "It can't be read ({reason}).",
        "Kiểm tra quyền đọc rồi chạy lại.",
        "Check the rights, then run again.",
    ),
    "verify-missing": Message("Thiếu tệp này.", "The file is missing.", _AGAIN_VI, _AGAIN_EN),
    "verify-extra": Message(
        "Tệp này không có trong publication.json.",
        "The file is not listed in publication.json.",
        "Không dùng tệp này: nó không thuộc bản công bố. Xóa hoặc chuyển đi nơi khác.",
        "Don't use it: it is not part of the publication. Delete it or move it elsewhere.",
    ),
    "verify-size": Message(
        "Tệp đã bị thay đổi: {found} byte, publication.json ghi {stated}.",
        "The file was changed: it has {found} bytes, publication.json states {stated}.",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "verify-sha256": Message(
        "Tệp đã bị thay đổi: SHA-256 là {found}, publication.json ghi {stated}.",
        "The file was changed: its SHA-256 is {found}, publication.json states {stated}.",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "verify-too-large": Message(
        "Tệp quá lớn ({size} byte, nhiều nhất {most}) nên không được đọc.",
        "The file is too large ({size} bytes, at most {most}) and was not read.",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "verify-no-data": Message(
        "Thiếu tệp dữ liệu này nên không tính lại được.",
        "This data file is missing, so it can't be recomputed.",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "verify-line": Message(
        "Ghi “{stated}”; tính lại là “{right}”.",
        "It has “{stated}”; recomputed it is “{right}”.",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "verify-cell": Message(
        "{of}, cột “{column}”: ghi “{stated}”; tính lại là “{right}”.",
        "{of}, column “{column}”: it has “{stated}”; recomputed it is “{right}”.",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "verify-row-missing": Message(
        "{of}: thiếu dòng này.",
        "{of}: the row is missing.",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "verify-row-extra": Message(
        "{of}: thừa dòng này.",
        "{of}: a row too many.",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "verify-stated": Message(
        "{of}, {what}: ghi “{stated}”; tính lại là “{right}”.",
        "{of}, {what}: it states “{stated}”; recomputed it is “{right}”.",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "verify-stated-unknown": Message(
        "{of}, {what}: ghi “{stated}”, nhưng trong kết quả không có đơn vị, mục này.",
        "{of}, {what}: it states “{stated}”, but the results have no such unit and node.",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "verify-not-of-data": Message(
        "Bản công bố này không có tệp như vậy: không lập được từ dữ liệu.",
        "The publication has no such file: the data don't make it.",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "verify-parts": Message(
        "Tệp có các phần bên trong khác với tệp lập lại từ dữ liệu.",
        "The file has other parts within than the one made again from the data.",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "verify-not-made": Message(
        "Không lập lại được bản công bố để so sánh ({reason}).",
        "The publication could not be made again to compare ({reason}).",
        "Kiểm tra dung lượng của thư mục tạm rồi chạy lại.",
        "Check the space in the folder for temporary files, then run again.",
    ),
    "verify-unstated": Message(
        "Không ghi kết quả nào của đơn vị “{unit}”.",
        "It states nothing of unit “{unit}”.",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "verify-digest": Message(
        "Không ghi mã kiểm tra {digest}.",
        "It does not state the digest {digest}.",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "verify-workbook": Message(
        "Không đọc được bảng tính: {reason}",
        "The workbook can't be read: {reason}",
        _AGAIN_VI,
        _AGAIN_EN,
    ),
    "verify-of-unit-node": Message("Đơn vị “{unit}”, mục “{node}”", "Unit “{unit}”, node “{node}”"),
    "verify-of-unit-whole": Message("Đơn vị “{unit}”", "Unit “{unit}”"),
    "verify-of-node": Message("Mục “{node}”", "Node “{node}”"),
    "verify-of-whole": Message("Tệp này", "The file"),
    "stated-points": Message("điểm", "points"),
    "stated-max": Message("điểm tối đa", "maximum"),
    "stated-score": Message("tổng điểm", "score"),
    "stated-met": Message("đạt hay không đạt", "met or not"),
    "stated-percent": Message("tỷ lệ %", "percent"),
    "stated-rank": Message("xếp hạng", "rank"),
    "stated-grade": Message("xếp loại", "grade"),
}
