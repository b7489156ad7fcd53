"""Words of the council's pages: session, agenda, opinions, votes, the screen."""

from scoring.messages.concepts import CONCEPTS
from scoring.messages.message import Message

WEB_COUNCIL: dict[str, Message] = {
    "web-council": CONCEPTS["word-council"],
    "web-council-session": Message("Phiên họp", "Session"),
    "web-council-number": Message("Phiên số {number}, ngày {day}", "Session {number} of {day}"),
    "web-council-takes-part": Message(
        "Dự họp {present} trên {members} thành viên; cần ít nhất {quorum}.",
        "{present} of {members} members take part; at least {quorum} are needed.",
    ),
    "web-council-valid": Message("Đủ số thành viên để quyết định", "There is a quorum"),
    "web-council-not-valid": Message("Chưa đủ số thành viên để quyết định", "There is no quorum yet"),
    "web-council-no-session": Message("Chưa mở phiên họp nào.", "No session is open."),
    "web-council-day": Message("Ngày họp", "Day of the session"),
    "web-council-quorum-label": Message(
        "Số thành viên tối thiểu (để trống: quá nửa, {usual})", "Quorum (left empty: more than half, {usual})"
    ),
    "web-council-equal": Message("Khi số phiếu bằng nhau", "Where votes are equal"),
    "web-council-equal-chair": Message("theo phiếu của Chủ tịch Hội đồng", "the chair's vote decides"),
    "web-council-equal-base": Message("giữ kết quả thẩm định", "what was appraised stays"),
    "web-council-open": Message("Mở phiên họp", "Open the session"),
    "web-council-close": Message("Kết thúc phiên họp", "Close the session"),
    "web-council-close-about": Message(
        "Kết thúc khi mọi nội dung đã có kết quả; nội dung còn lại chuyển sang phiên sau.",
        "Close it once all has a result; what is left goes to the next session.",
    ),
    "web-council-attendance": Message("Người dự họp", "Attendance"),
    "web-council-attend": Message("Ghi người dự họp", "Note attendance"),
    "web-council-member": CONCEPTS["word-member"],
    "web-council-chair-mark": Message("Chủ tịch", "chair"),
    "web-council-how": CONCEPTS["word-takes-part"],
    "web-council-unknown": Message("chưa ghi", "not noted"),
    "web-council-slip": Message("Ngày phiếu ý kiến đã ký", "Date of the signed slip"),
    "web-council-agenda": Message("Nội dung trình phiên họp", "Agenda of the session"),
    "web-council-agenda-none": Message("Chưa đưa nội dung nào ra phiên họp.", "Nothing is on the agenda yet."),
    "web-council-waiting": Message("Nội dung còn ý kiến khác nhau, chưa trình", "Disputed, not on the agenda"),
    "web-council-waiting-none": Message(
        "Không còn nội dung nào có ý kiến khác nhau chờ trình.", "Nothing disputed waits to be put on the agenda."
    ),
    "web-council-put": Message("Đưa mục đã chọn ra phiên họp", "Put what is ticked on the agenda"),
    "web-council-declared": Message("Tự chấm", "Declared"),
    "web-council-appraised": CONCEPTS["word-appraised"],
    "web-council-result": Message("Hội đồng", "Result"),
    "web-council-opinions": Message("Ý kiến", "Opinions"),
    "web-council-votes": Message("Phiếu", "Votes"),
    "web-council-decide": Message("Chốt kết quả của đơn vị", "Close files"),
    "web-council-decide-about": Message(
        "Chốt trong phiên họp đủ số thành viên; sau đó điểm của đơn vị là kết quả cuối cùng.",
        "In a session with quorum; the unit's points are then final.",
    ),
    "web-council-decide-none": Message("Không còn hồ sơ nào chờ chốt.", "No file waits to be closed."),
    "web-council-decide-open": Message("còn {count} nội dung chưa có kết quả", "{count} without a result"),
    "web-council-decide-do": Message("Chốt đơn vị đã chọn", "Close those ticked"),
    "web-council-minutes": Message("Tải biên bản họp (Word)", "Download the minutes (Word)"),
    "web-council-screen": Message("Màn hình trình chiếu", "Screen for the projector"),
    "web-council-quorum": Message(
        "“{given}” không phải số thành viên.",
        "“{given}” is no number of members.",
        "Ghi một số nguyên lớn hơn 0, hoặc để trống.",
        "Write a whole number above 0, or leave it empty.",
    ),
    "web-council-none": Message(
        "Chưa chọn mục nào.", "Nothing is ticked.", "Đánh dấu ít nhất một mục.", "Tick at least one row."
    ),
    "web-council-no-choice": Message(
        "Chưa chọn phương án.", "No choice was made.", "Chọn một phương án.", "Choose one of those offered."
    ),
    # one node
    "web-council-item": Message("Nội dung {number}/{items} của phiên họp", "Item {number} of {items}"),
    "web-council-item-before": Message("Nội dung trước", "Item before"),
    "web-council-item-after": Message("Nội dung sau", "Next item"),
    "web-council-to-agenda": Message("Danh mục nội dung", "The agenda"),
    "web-council-said": Message("Các bên đã nêu", "What was said"),
    "web-council-own": Message("Ý kiến của tôi", "My opinion"),
    "web-council-own-first": Message(
        "Nêu ý kiến của mình trước; ý kiến của thành viên khác hiện ra sau đó. Đã có {stated} người nêu.",
        "State your own first; what others said is shown afterwards. Stated so far: {stated}.",
    ),
    "web-council-own-again": Message("Nêu lại ý kiến", "State it anew"),
    "web-council-points": Message("Điểm đề nghị (nếu là kết quả khác)", "Points proposed (for another result)"),
    "web-council-text": CONCEPTS["word-reasons"],
    "web-council-state": CONCEPTS["word-state-opinion"],
    "web-council-others": Message("Ý kiến đã nêu", "Opinions stated"),
    "web-council-sealed": Message(
        "Ý kiến được giữ kín đến khi người xem đã nêu ý kiến của mình. Đã có {stated} người nêu.",
        "Opinions are sealed until their reader has stated one. Stated so far: {stated}.",
    ),
    "web-council-stepped": Message(
        "Bạn đã rút khỏi nội dung này do xung đột lợi ích: không nêu ý kiến, không biểu quyết.",
        "You stepped back from this for conflict of interest: no opinion, no vote.",
    ),
    "web-council-voting": CONCEPTS["word-vote"],
    "web-council-cast": Message("Đã có {cast} trên {expected} phiếu.", "{cast} of {expected} votes are in."),
    "web-council-vote-in": Message("Phiếu đã gửi:", "Your vote is in:"),
    "web-council-my-vote": Message("Phiếu của tôi", "My vote"),
    "web-council-vote-do": Message("Gửi phiếu", "Cast the vote"),
    "web-council-take": Message("Thư ký ghi phiếu", "Votes taken down"),
    "web-council-take-do": Message("Ghi các phiếu", "Note the votes"),
    "web-council-out": Message("rút do xung đột lợi ích", "stepped back"),
    "web-council-won": Message("Kết quả biểu quyết: {won}", "Outcome of the vote: {won}"),
    "web-council-won-base": Message(
        "số phiếu bằng nhau, giữ kết quả thẩm định", "equal votes: what was appraised stays"
    ),
    "web-council-record": CONCEPTS["word-record-result"],
    "web-points-recorded": Message("Điểm Hội đồng quyết định (thay cho số liệu)", "Points decided (in place of facts)"),
    "web-reason-record": Message(
        "Lý do của Hội đồng (ghi vào biên bản)", "The council's reason (it stands in the minutes)"
    ),
}
