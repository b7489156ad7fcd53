"""Words of exercises: copies of a campaign for training, marked on all that is made of them."""

from scoring.messages.message import Message

EXERCISES: dict[str, Message] = {
    "exercise-mark": Message(
        "BÀI TẬP HUẤN – KHÔNG PHẢI KẾT QUẢ CHÍNH THỨC / TRAINING EXERCISE – NOT AN OFFICIAL RESULT",
        "BÀI TẬP HUẤN – KHÔNG PHẢI KẾT QUẢ CHÍNH THỨC / TRAINING EXERCISE – NOT AN OFFICIAL RESULT",
    ),
    "exercise-title": Message("Tập huấn: {title}", "Training exercise: {title}"),
    "exercise-origin": Message("Bài tập huấn, sao từ kỳ đánh giá {campaign}", "Exercise, copied from {campaign}"),
    "exercise-learner": Message("Học viên {number}", "Learner {number}"),
    "exercise-over": Message("kết thúc lớp tập huấn", "the training is over"),
    # commands
    "help-campaign-exercise": Message(
        "Sao kỳ đánh giá thành bài tập huấn cho một lớp: mỗi học viên một tài khoản, vừa là công chức phụ trách vừa là "
        "lãnh đạo của một xã riêng. Mọi trang, văn bản, biểu mẫu, bảng xếp hạng đều ghi rõ là bài tập huấn; không công "
        "bố được. Hạn đã qua thì không đưa sang.",
        "Copy a campaign as an exercise for a class: an account for each learner, who is officer and head of a commune "
        "of their own. Every page, paper, form and ranking says that it is an exercise; it can't be published. Last "
        "days that are over are not copied.",
    ),
    "help-exercise-learners": Message("Số học viên.", "How many learners."),
    "help-exercise-facts": Message(
        "Sao cả số liệu đã nộp (không kèm ghi chú, tên người, tệp tài liệu) để học viên sửa tiếp.",
        "Bring along the facts that were submitted (no notes, names or files), for the learners to go on from.",
    ),
    "exercise-begun": Message(
        "Đã mở bài tập huấn {campaign} cho {learners} học viên.",
        "The exercise {campaign} is open for {learners} learners.",
    ),
    "help-campaign-discard": Message(
        "Hủy bài tập huấn: xóa mọi nội dung, khóa tài khoản học viên. Không phục hồi được; nhật ký vẫn nguyên vẹn.",
        "Throw an exercise away: its contents, its learners' accounts. It can't be undone; the journal stays whole.",
    ),
    "exercise-discarded": Message(
        "Đã hủy bài tập huấn {campaign}: xóa {contents} nội dung, {files} tệp; khóa {accounts} tài khoản học viên.",
        "The exercise {campaign} is gone: {contents} contents, {files} files; {accounts} accounts are out of use.",
    ),
    "campaign-discarded": Message(
        "Bài tập huấn này đã hủy.",
        "This exercise was thrown away.",
        "Lập bài tập huấn khác: scoring campaign exercise.",
        "Make another one: scoring campaign exercise.",
    ),
    # the page
    "web-exercise": Message("Bài tập huấn", "Training exercise"),
    "web-exercise-about": Message(
        "Sao kỳ đánh giá này thành bài tập cho một lớp: mỗi học viên một tài khoản, vừa là công chức phụ trách vừa là "
        "lãnh đạo của một xã riêng. Mật khẩu lần đầu nằm trong tệp Excel tải về ngay; tệp chỉ có một lần. Bài tập huấn "
        "không công bố được.",
        "Copy this campaign for a class: an account for each learner, who is officer and head of a commune of their "
        "own. The first passwords are in the workbook that is downloaded at once, and only then. An exercise can't be "
        "published.",
    ),
    "web-exercise-id": Message("Mã bài tập huấn", "Id of the exercise"),
    "web-exercise-learners": Message("Số học viên", "Number of learners"),
    "web-exercise-facts": Message("Sao cả số liệu đã nộp", "Bring the submitted facts along"),
    "web-exercise-over": Message(
        "Hủy xong không phục hồi được: mọi nội dung bị xóa, tài khoản học viên bị khóa, nhật ký vẫn nguyên vẹn.",
        "It can't be undone: all contents go, the learners' accounts are out of use, the journal stays whole.",
    ),
    "web-exercise-sure": Message("Tôi muốn hủy bài tập huấn này", "I want to throw this exercise away"),
    "exercise-number": Message(
        "Số học viên phải từ 1 đến {most}.",
        "There may be 1 to {most} learners.",
        "Ghi số học viên của lớp.",
        "Write how many learners there are.",
    ),
    "exercise-not-sure": Message(
        "Chưa xác nhận hủy bài tập huấn.",
        "Throwing the exercise away was not confirmed.",
        "Đánh dấu vào ô xác nhận rồi bấm lại.",
        "Tick the box and press the button again.",
    ),
}
