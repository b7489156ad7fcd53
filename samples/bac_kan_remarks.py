"""What communes, appraisers and the council of Bắc Kạn might write. All of it made up."""

from samples.appraisal import Correction

CORRECTIONS: tuple[Correction, ...] = (
    Correction("I.1", "=2022-02-15", "Kế hoạch ký ngày 15/02/2022, không phải ngày xã kê khai; được 3 điểm."),
    Correction(
        "I.2",
        "+late=1",
        "Báo cáo quý III gửi chậm 04 ngày, xã chưa kê khai.",
        "Báo cáo gửi chậm do mất điện trên địa bàn, đã báo cáo qua điện thoại với Phòng Nội vụ.",
        "Không có văn bản xin lùi thời hạn; giữ nguyên kết quả thẩm định lần 1.",
    ),
    Correction("I.2", "+incomplete=1", "Báo cáo năm thiếu số liệu về tiếp công dân theo đề cương."),
    Correction("I.3", "-unions", "Không có kế hoạch phối hợp với Mặt trận Tổ quốc và đoàn thể trong năm."),
    Correction("I.3", "-leaflets", "Ảnh kèm theo là pa-nô về phòng, chống dịch, không phải tài liệu PAPI."),
    Correction(
        "I.3",
        "-website",
        "Đường dẫn tin bài không mở được tại thời điểm kiểm tra.",
        "Trang thông tin điện tử của xã chuyển máy chủ nên đường dẫn thay đổi, xã gửi lại đường dẫn mới.",
        "Đã kiểm tra đường dẫn mới, có 06 tin bài về PAPI; công nhận.",
        accepted=True,
    ),
    Correction("II.1.1.1", "-website", "Chưa có tin bài về pháp luật dân chủ ở cơ sở trên trang thông tin."),
    Correction("II.1.1.2", "*0.85", "Ảnh chụp chỉ thể hiện {done}/{total} nhà văn hóa có niêm yết."),
    Correction("II.1.2.1", "*0.85", "Có {lost} thôn chỉ có biên bản của 01 cuộc họp; tính {done}/{total}."),
    Correction("II.1.2.2", "*0.9", "Danh sách dự họp chỉ có chữ ký của {done}/{total} lượt hộ."),
    Correction("II.1.4.2", "*0.75", "Có {lost} công trình không có biên bản giám sát của cộng đồng."),
    Correction("II.2.1.1", "-conditional", "Chưa công bố danh mục thông tin công dân được tiếp cận có điều kiện."),
    Correction(
        "II.2.1.3",
        "*0.85",
        "Có {lost} nội dung công khai không đủ thời gian niêm yết theo quy định.",
        "Nội dung được thông báo trên loa truyền thanh nhiều lần, nhân dân đều nắm được.",
        "Lịch phát thanh không ghi nội dung cụ thể; giữ nguyên kết quả.",
    ),
    Correction("II.2.2.1", "=part", "Còn thôn niêm yết chưa đủ số ngày theo biên bản kết thúc niêm yết."),
    Correction("II.2.2.2", "*0.9", "Có {lost} thôn không có biên bản họp thống nhất kết quả rà soát."),
    Correction("II.2.3.1", "=2022-02-10", "Biên bản niêm yết ghi ngày 10/02/2022; được 0,75 điểm."),
    Correction("II.2.3.2", "-q3", "Không có quyết định công bố công khai số liệu quý III."),
    Correction("II.2.4.1", "=office", "Chưa đăng kế hoạch sử dụng đất trên trang thông tin điện tử."),
    Correction("II.3.1.1", "*0.9", "Sổ tiếp công dân ghi {lost} ngày do Phó Chủ tịch tiếp thay."),
    Correction("II.3.1.2", "~-1", "Có 01 hội nghị là tiếp xúc cử tri của HĐND, không phải hội nghị đối thoại."),
    Correction("II.3.3.1", "*0.85", "Có {lost} vụ việc chưa có biên bản hòa giải thành."),
    Correction("II.3.3.2", "-supervision", "Ban Thanh tra nhân dân mới thực hiện 01 cuộc giám sát trong năm."),
    Correction("II.4.1.1", "*0.95", "Có {lost} người nộp bản kê khai sau thời hạn."),
    Correction("II.4.1.2", "+criticised=1", "Có 01 công chức bị phê bình sau kết luận kiểm tra, xã chưa kê khai."),
    Correction(
        "II.4.3.1",
        "~-0.5",
        "Báo cáo chưa nêu kết quả của 02 nhiệm vụ trong kế hoạch phòng, chống tham nhũng.",
    ),
    Correction(
        "II.4.3.2",
        "=không",
        "Sổ theo dõi mở hộp thư không được ghi hằng tháng.",
        "Sổ được lập mới từ tháng 7, xã gửi kèm sổ cũ của 06 tháng đầu năm.",
        "Hai sổ thể hiện hộp thư được mở đủ 12 tháng; công nhận.",
        accepted=True,
    ),
    Correction("II.5.1.1", "*0.98", "Sổ chứng thực còn {lost} hồ sơ không ghi ngày trả kết quả."),
    Correction("II.5.1.2", "+papers=1", "Có 01 phản ánh về yêu cầu thêm giấy tờ đã được xác minh là đúng."),
    Correction("II.5.2.1", "*0.94", "Đối chiếu phiếu chuyển hồ sơ: {done}/{total} hồ sơ đất đai đúng hạn."),
    Correction("II.5.3.1", "*0.93", "Còn {lost} thủ tục niêm yết theo quyết định đã hết hiệu lực."),
    Correction(
        "II.5.3.2",
        "*0.96",
        "Hệ thống thông tin một cửa ghi nhận {done}/{total} hồ sơ đúng hạn; xã tính cả hồ sơ đã gia hạn.",
        "Hồ sơ gia hạn đều có sự đồng ý của người dân qua điện thoại.",
        "Gia hạn phải có văn bản xin lỗi và hẹn lại ngày trả; giữ nguyên kết quả.",
    ),
    Correction("II.6.2.1", "*0.98", "Hồ sơ phổ cập ghi {done}/{total} trẻ 6 tuổi vào lớp 1."),
    Correction("II.6.3.3", "*0.96", "Đơn vị điện lực xác nhận {done}/{total} hộ sử dụng điện thường xuyên."),
    Correction("II.6.4.2", "=same", "Số liệu của Công an huyện: số vụ bằng năm trước, không giảm."),
    Correction("II.7.1.1", "*0.88", "Hợp đồng và phương án thu gom chỉ bao gồm {done}/{total} hộ."),
    Correction("II.7.1.2", "*0.85", "Có {lost} thôn đã đặt bể chứa nhưng không có biên bản giao nhận bao gói."),
    Correction("II.7.2.1", "*0.92", "Biểu theo dõi của huyện ghi {done}/{total} hộ dùng nước hợp vệ sinh."),
    Correction("II.8.1.3", "~-20", "Loại 20 tin bài dẫn lại từ báo tỉnh; còn {now} tin bài tự biên soạn."),
    Correction("II.8.2.1", "*0.9", "Xác nhận của doanh nghiệp viễn thông: {done}/{total} hộ có kết nối."),
)

COUNCIL: tuple[tuple[str, str, str], ...] = (
    (
        "II.7.2.1",
        "*1.03",
        "Hội đồng công nhận thêm {lost} hộ dùng công trình nước tự chảy vừa được nghiệm thu trong tháng 12.",
    ),
    (
        "II.5.3.2",
        "*0.985",
        "Hội đồng thống nhất không tính {lost} hồ sơ liên thông chưa có kết quả đến ngày 31/12.",
    ),
    (
        "II.2.1.3",
        "*0.9",
        "Hội đồng xác định thiếu công khai khoản thu quỹ đền ơn đáp nghĩa tại nhà văn hóa thôn.",
    ),
    (
        "II.3.1.1",
        "*1.05",
        "Hội đồng công nhận {lost} ngày Chủ tịch tiếp công dân lồng ghép tại thôn, có ghi sổ.",
    ),
    ("II.1.2.2", "*1.05", "Hội đồng công nhận danh sách dự họp bổ sung của 02 thôn, thêm {lost} lượt hộ."),
    ("II.8.1.3", "~-6", "Hội đồng loại thêm 06 tin bài trùng nội dung; còn {now} tin bài."),
    (
        "II.7.1.1",
        "*0.95",
        "Hội đồng không tính {lost} hộ tự xử lý chưa có hướng dẫn, kiểm tra của xã.",
    ),
)
"""What the council changes, in the notation of `Correction`, and why."""

CLAIMS: dict[str, tuple[float, str, str]] = {
    "II.1.3": (
        0.35,
        "Năm 2022 trên địa bàn không tổ chức bầu trưởng thôn, tổ trưởng tổ dân phố.",
        "Phòng Nội vụ xác nhận không có cuộc bầu cử nào trong năm; thống nhất không chấm.",
    ),
    "II.1.4.1": (
        0.06,
        "Trong năm xã không vận động khoản đóng góp nào.",
        "Đối chiếu sổ thu: không phát sinh khoản vận động; thống nhất.",
    ),
    "II.1.4.2": (
        0.2,
        "Trong năm không có công trình nào có Nhân dân đóng góp.",
        "Danh mục công trình năm 2022 không có công trình Nhân dân đóng góp; thống nhất.",
    ),
    "II.2.1.2": (
        0.5,
        "Trong năm không phát sinh yêu cầu cung cấp thông tin của công dân.",
        "Sổ theo dõi không ghi nhận yêu cầu nào; thống nhất.",
    ),
    "II.2.4.2": (
        0.4,
        "Trong năm trên địa bàn không có dự án thu hồi đất.",
        "Sở Tài nguyên và Môi trường xác nhận không có dự án thu hồi đất; thống nhất.",
    ),
    "II.3.2.1": (
        0.35,
        "Trong năm không phát sinh đơn khiếu nại, tố cáo thuộc thẩm quyền.",
        "Đối chiếu sổ theo dõi đơn của huyện: không phát sinh; thống nhất.",
    ),
    "II.3.3.1": (
        0.08,
        "Trong năm các tổ hòa giải không tiếp nhận vụ, việc nào.",
        "Báo cáo thống kê hòa giải không có vụ, việc; thống nhất.",
    ),
    "II.5.2": (
        0.03,
        "Trong năm không tiếp nhận hồ sơ đất đai tại UBND cấp xã.",
        "Chi nhánh Văn phòng đăng ký đất đai xác nhận không phát sinh qua UBND cấp xã; thống nhất.",
    ),
    "II.7.1.3": (
        0.35,
        "Trong năm không phát sinh phản ánh về môi trường.",
        "Không ghi nhận phản ánh trên các kênh tiếp nhận; thống nhất.",
    ),
    "II.7.2.2": (
        0.06,
        "Trong năm chưa lấy mẫu xét nghiệm điểm nước nào.",
        "Trung tâm Y tế xác nhận không lấy mẫu trong năm; tính 0 điểm theo bộ tiêu chí.",
    ),
}
"""How often a node is claimed, what the commune says, and what appraisal says when it confirms."""

REFUSED: dict[str, tuple[str, str]] = {
    "II.1.4.1": (
        "undisclosed=1",
        "Xã có vận động quỹ khuyến học trong năm, chưa công khai thu chi; không chấp nhận.",
    ),
    "II.2.1.2": (
        "2/3",
        "Sổ văn thư có 03 yêu cầu cung cấp thông tin, 02 yêu cầu trả lời đúng hạn; không chấp nhận.",
    ),
    "II.3.2.1": (
        "3/4",
        "Huyện đã chuyển 04 đơn thuộc thẩm quyền của xã, 03 đơn giải quyết đúng hạn; không chấp nhận.",
    ),
    "II.7.1.3": (
        "4/5",
        "Có 05 phản ánh về mùi hôi chuồng trại, 04 phản ánh xử lý đúng hạn; không chấp nhận.",
    ),
}
"""The facts appraisal found where it refuses a claim."""

UNPROVEN = (
    "Biên bản gốc do trưởng thôn giữ, xã sẽ nộp bản chụp khi thẩm định.",
    "Hồ sơ đang phục vụ đoàn kiểm tra của huyện, xã xin nộp bổ sung.",
    "",
)

SETTLED: tuple[tuple[str, str, str, str, str], ...] = (
    # Ngọc Phái and Phủ Thông: all that ranks them is equal, they share the rank
    (
        "02053",
        "I.2",
        "incomplete=2",
        "",
        "Hội đồng xác định báo cáo 6 tháng cũng thiếu biểu số liệu; tính 02 báo cáo thiếu nội dung.",
    ),
    (
        "01969",
        "II.1.2.2",
        "",
        "1.19",
        "Hội đồng loại các lượt hộ có chữ ký thay trong danh sách của 02 tổ dân phố; thống nhất cho 1,19 điểm.",
    ),
    (
        "01969",
        "II.5.3.2",
        "",
        "1.49",
        "Một số hồ sơ kết thúc trên hệ thống trước khi trả kết quả cho người dân; thống nhất cho 1,49 điểm.",
    ),
    (
        "01969",
        "II.7.1.1",
        "",
        "1.91",
        "Hội đồng công nhận các hộ tự phân loại, xử lý có hướng dẫn, kiểm tra; thống nhất cho 1,91 điểm.",
    ),
    # Cường Lợi and Yên Thượng: equal score, equal part II, parted by II.5
    (
        "02152",
        "II.8.2.1",
        "",
        "1.57",
        "Xác nhận của doanh nghiệp viễn thông không bao gồm 02 thôn chưa phủ sóng; thống nhất cho 1,57 điểm.",
    ),
    # Địa Linh and Nam Mẫu: equal score, parted by part II
    (
        "01915",
        "II.8.2.1",
        "",
        "1.2",
        "Biểu thống kê tính cả thuê bao đã ngừng hoạt động của 03 thôn; Hội đồng thống nhất cho 1,2 điểm.",
    ),
)
"""Rows of the council that make communes equal: unit, code, facts or typed points, reason."""
