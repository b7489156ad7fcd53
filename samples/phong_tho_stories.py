"""Rows of phong-tho-2022 told by hand: the leaves that were disputed. All made up."""

from typing import NamedTuple

from samples.phong_tho_communes import (
    BAN_LANG,
    DAO_SAN,
    HOANG_THEN,
    HUOI_LUONG,
    LA_NHI_THANG,
    MA_LI_PHO,
    MUONG_SO,
    NAM_XE,
    PA_VAY_SU,
    SIN_SUOI_HO,
    TONG_QUA_LIN,
    TOWN,
    VANG_MA_CHAI,
)


class Story(NamedTuple):
    """A row told by hand; the stage `again` is the second round of appraisal."""

    unit: str
    code: str
    stage: str
    facts: str = ""
    note: str = ""
    evidence: str = ""
    points: str = ""


STORIES: tuple[Story, ...] = (
    # Ma Li Pho: dossiers on time, five layers around the limit of 80 %
    Story(MA_LI_PHO, "3.3.1", "self", "612/640", "", "Sổ theo dõi hồ sơ của Bộ phận một cửa năm 2022"),
    Story(
        MA_LI_PHO,
        "3.3.1",
        "appraisal",
        "498/640",
        "Hệ thống thông tin một cửa điện tử ghi nhận 498/640 hồ sơ đúng hạn (77,8%). Sổ theo dõi giấy không "
        "thay thế số liệu hệ thống. Yêu cầu xã giải trình 114 hồ sơ chênh lệch.",
    ),
    Story(
        MA_LI_PHO,
        "3.3.1",
        "explanation",
        "",
        "Từ tháng 6 đến tháng 8/2022 đường truyền của xã bị gián đoạn, hồ sơ trả đúng hạn nhưng cập nhật "
        "kết thúc "
        "trên hệ thống chậm. Xã gửi bản chụp phiếu hẹn có chữ ký nhận kết quả của 38 hồ sơ, các hồ sơ "
        "còn lại "
        "không lưu được phiếu.",
        "Bản chụp 38 phiếu hẹn; xác nhận của doanh nghiệp viễn thông về thời gian mất kết nối",
    ),
    Story(
        MA_LI_PHO,
        "3.3.1",
        "again",
        "531/640",
        "Đối chiếu 38 phiếu hẹn: 33 hồ sơ có ngày nhận kết quả trong hạn, 05 hồ sơ phiếu không ghi ngày. "
        "Chấp nhận thêm 33 hồ sơ, tính 531/640 (83,0%).",
    ),
    Story(
        MA_LI_PHO,
        "3.3.1",
        "council",
        "509/640",
        "Hội đồng thống nhất chỉ công nhận 11 hồ sơ trong thời gian mất kết nối được xác nhận; 22 hồ sơ phát "
        "sinh ngoài thời gian này không có căn cứ. Kết quả 509/640 hồ sơ (79,5%), dưới 80% nên không có "
        "điểm.",
        "Biên bản họp Hội đồng thẩm định, nội dung số 3",
    ),
    Story(
        MA_LI_PHO,
        "3.1.1",
        "appraisal",
        "missing=4 outdated=5",
        "Kiểm tra thực tế: 04 TTHC chưa niêm yết, 05 TTHC niêm yết theo quyết định đã hết hiệu lực.",
    ),
    Story(MA_LI_PHO, "3.1.1", "self", "outdated=1", "", "Danh mục TTHC cấp xã; ảnh bảng niêm yết"),
    Story(MA_LI_PHO, "3.1.2", "self", "0", "", "Báo cáo kiểm soát TTHC năm 2022 của UBND xã"),
    Story(
        MA_LI_PHO,
        "3.1.2",
        "appraisal",
        "1",
        "Văn bản trả lời phản ánh kết luận 01 trường hợp yêu cầu thêm giấy xác nhận tình trạng hôn nhân.",
    ),
    Story(MA_LI_PHO, "3.2.1", "self", "part", "", "Quyết định phân công công chức; ảnh Bộ phận một cửa"),
    Story(
        MA_LI_PHO,
        "P.2",
        "council",
        "1",
        "Số liệu hồ sơ đúng hạn (3.3.1) kê khai không khớp hệ thống, xã không chứng minh được phần chênh lệch.",
    ),
    # The town: disclosure of procedures, points typed by the council
    Story(TOWN, "3.1.1", "self", "0", "", "Danh mục TTHC cấp xã; ảnh bảng niêm yết; mã QR tra cứu"),
    Story(
        TOWN,
        "3.1.1",
        "appraisal",
        "missing=1 outdated=2",
        "Còn 01 TTHC lĩnh vực bảo trợ xã hội chưa niêm yết, 02 TTHC chứng thực niêm yết bản cũ.",
    ),
    Story(
        TOWN,
        "3.1.1",
        "explanation",
        "",
        "TTHC bảo trợ xã hội mới công bố ngày 20/12/2022, thị trấn đã niêm yết ngày 23/12/2022 trong thời hạn.",
        "Ảnh chụp bảng niêm yết ngày 23/12/2022",
    ),
    Story(
        TOWN,
        "3.1.1",
        "again",
        "outdated=2",
        "TTHC mới công bố được niêm yết trong thời hạn, không tính lỗi; giữ lỗi 02 TTHC niêm yết bản cũ.",
    ),
    Story(
        TOWN,
        "3.1.1",
        "council",
        "",
        "Hai TTHC cùng một quyết định công bố và đã được thay ngay trong buổi kiểm tra; Hội đồng thống "
        "nhất trừ "
        "một lần, cho 1,9 điểm.",
        "Biên bản họp Hội đồng thẩm định, nội dung số 2",
        "1.9",
    ),
    # Mường So: online dossiers, facts corrected by the council
    Story(MUONG_SO, "7.3.1", "self", "654/1231", "", "Báo cáo trích xuất từ Cổng Dịch vụ công của tỉnh"),
    Story(
        MUONG_SO,
        "7.3.1",
        "appraisal",
        "486/1231",
        "Loại 168 hồ sơ nộp bằng tài khoản của công chức Bộ phận một cửa.",
    ),
    Story(
        MUONG_SO,
        "7.3.1",
        "explanation",
        "",
        "Người cao tuổi, người không có điện thoại thông minh được công chức nộp thay, có giấy ủy quyền lưu hồ sơ.",
        "Danh sách 168 hồ sơ và giấy ủy quyền",
    ),
    Story(
        MUONG_SO,
        "7.3.1",
        "again",
        "486/1231",
        "Hướng dẫn chấm chỉ tính hồ sơ do người dân, tổ chức nộp; giữ nguyên kết quả.",
    ),
    Story(
        MUONG_SO,
        "7.3.1",
        "council",
        "548/1231",
        "Hội đồng công nhận 62 hồ sơ có giấy ủy quyền hợp lệ ký trước ngày nộp; không công nhận 106 hồ sơ còn lại.",
        "Biên bản họp Hội đồng thẩm định, nội dung số 5",
    ),
    # Sin Suối Hồ: difficulties
    Story(SIN_SUOI_HO, "1.2.1", "self", "có", "", "Báo cáo CCHC quý, 6 tháng, năm 2022 của UBND xã"),
    Story(
        SIN_SUOI_HO,
        "1.2.1",
        "appraisal",
        "không",
        "Thiếu báo cáo quý I; báo cáo năm chưa có phần khó khăn, kiến nghị.",
    ),
    Story(
        SIN_SUOI_HO,
        "1.2.1",
        "explanation",
        "",
        "Công chức Văn phòng - Thống kê nghỉ thai sản từ tháng 01 đến tháng 6, xã bố trí kiêm nhiệm nên sót báo cáo.",
    ),
    Story(
        SIN_SUOI_HO,
        "1.2.1",
        "again",
        "không",
        "Ghi nhận khó khăn nhưng không có căn cứ tính điểm; giữ nguyên.",
    ),
    Story(SIN_SUOI_HO, "3.4.2", "self", "3", "", "Kế hoạch tiếp nhận hồ sơ lưu động tại các bản vùng cao"),
    Story(
        SIN_SUOI_HO,
        "3.4.2",
        "appraisal",
        "1",
        "Chỉ 01 đợt có biên bản và danh sách hồ sơ; 02 đợt mới có kế hoạch.",
    ),
    Story(
        SIN_SUOI_HO,
        "3.4.2",
        "explanation",
        "",
        "Hai đợt tháng 7 và tháng 9 có tiếp nhận hồ sơ tại bản, danh sách ghi chung vào sổ trực của Bộ phận một cửa.",
        "Bản chụp sổ trực Bộ phận một cửa tháng 7 và tháng 9/2022",
    ),
    Story(
        SIN_SUOI_HO,
        "3.4.2",
        "again",
        "2",
        "Sổ trực tháng 7 thể hiện 09 hồ sơ tiếp nhận tại bản, công nhận thêm 01 đợt; tháng 9 không ghi nơi nhận.",
    ),
    Story(SIN_SUOI_HO, "5.3.1", "self", "0", "", "Báo cáo công tác cán bộ năm 2022 của UBND xã"),
    Story(
        SIN_SUOI_HO,
        "5.3.1",
        "appraisal",
        "reprimand=1 warning=1",
        "Trong năm có 01 người bị khiển trách, 01 người bị cảnh cáo, xã chưa kê khai.",
    ),
    Story(
        SIN_SUOI_HO,
        "5.3.1",
        "council",
        "reprimand=1",
        "Quyết định cảnh cáo có hiệu lực từ tháng 01/2023, không tính cho năm 2022; giữ 01 trường hợp khiển trách.",
    ),
    # Claims refused
    Story(
        VANG_MA_CHAI,
        "2.1",
        "appraisal",
        "applies",
        "Xã còn 02 văn bản quy phạm pháp luật đang có hiệu lực phải rà soát; không chấp nhận đề nghị không chấm.",
    ),
    Story(
        VANG_MA_CHAI,
        "2.1.1",
        "appraisal",
        "procedure=1",
        "Tính theo kết luận kiểm tra: 01 văn bản sai thể thức.",
    ),
    Story(VANG_MA_CHAI, "2.1.2", "appraisal", "1/2", "Rà soát 02 văn bản phải xử lý, mới xử lý 01 văn bản."),
    Story(
        PA_VAY_SU,
        "7.3.2",
        "appraisal",
        "0/41",
        "Hệ thống ghi nhận 41 hồ sơ chứng thực có thu phí, không có giao dịch trực tuyến; không chấp nhận đề nghị.",
    ),
    # Judged and typed by the council
    Story(
        HUOI_LUONG,
        "5.3.2",
        "self",
        "1",
        "Chấp hành tốt, không có vi phạm.",
        "Báo cáo kỷ luật, kỷ cương năm 2022",
    ),
    Story(
        HUOI_LUONG,
        "5.3.2",
        "appraisal",
        "0.5",
        "Kiểm tra công vụ ngày 14/9/2022 ghi nhận 04 công chức đi muộn, Bộ phận một cửa không có người trực.",
    ),
    Story(
        HUOI_LUONG,
        "5.3.2",
        "council",
        "0.75",
        "Hai trong bốn công chức đi cơ sở theo lịch phân công; Hội đồng thống nhất cho 0,75 điểm.",
    ),
    Story(NAM_XE, "6.1", "self", "estimate quarterly settlement contributions", "", "Hồ sơ công khai ngân sách"),
    Story(
        NAM_XE,
        "6.1",
        "council",
        "",
        "Công khai quý IV chậm 05 ngày nhưng đủ mẫu biểu; Hội đồng thống nhất trừ một phần, cho 1,75 điểm.",
        "Biên bản họp Hội đồng thẩm định, nội dung số 6",
        "1.75",
    ),
    Story(LA_NHI_THANG, "2.3", "self", "11/14", "", "Sổ theo dõi hòa giải ở cơ sở năm 2022"),
    Story(
        LA_NHI_THANG,
        "2.3",
        "appraisal",
        "9/14",
        "Có 02 vụ việc các bên ký biên bản sau ngày 31/12/2022.",
    ),
    Story(
        LA_NHI_THANG,
        "2.3",
        "council",
        "",
        "Một trong hai vụ việc hòa giải xong ngày 30/12, biên bản ký chậm do ngày nghỉ; Hội đồng thống "
        "nhất tính 1,2 điểm.",
        "",
        "1.2",
    ),
    # Corrected upwards: the commune had declared too little
    Story(DAO_SAN, "1.4", "self", "radio meeting", "", "Lịch phát thanh; biên bản họp bản"),
    Story(
        DAO_SAN,
        "1.4",
        "appraisal",
        "radio meeting visual",
        "Xã có 06 pa-nô tại trung tâm và các bản, ảnh trong báo cáo tuyên truyền; bổ sung điểm hình thức này.",
    ),
    Story(
        TOWN,
        "T.2",
        "council",
        "1",
        "Mô hình đã được 03 xã học tập, áp dụng; Hội đồng thống nhất nâng lên 1 điểm.",
    ),
    Story(HOANG_THEN, "7.2.1", "self", "721/723", "", "Báo cáo thống kê văn bản đi năm 2022"),
    Story(
        HOANG_THEN,
        "7.2.1",
        "appraisal",
        "648/723",
        "Hệ thống thống kê 648/723 văn bản đi có ký số; xã tính cả văn bản giấy được quét, gửi không ký số.",
    ),
    Story(
        HOANG_THEN,
        "P.2",
        "council",
        "1",
        "Tỷ lệ văn bản ký số (7.2.1) kê khai tính cả văn bản không ký số, xã đã được nhắc từ năm trước.",
    ),
    # The first round's remark withdrawn; facts declared again before the deadline
    Story(BAN_LANG, "1.2.2", "self", "có", "", "Nhật ký gửi văn bản trên hệ thống"),
    Story(BAN_LANG, "1.2.2", "appraisal", "không", "Báo cáo quý I gửi chậm 02 ngày so với thời hạn."),
    Story(
        BAN_LANG,
        "1.2.2",
        "explanation",
        "",
        "Thời hạn gửi báo cáo quý I đã được lùi theo thông báo của Phòng Nội vụ, xã gửi đúng thời hạn mới.",
        "Thông báo lùi thời hạn báo cáo quý I/2022",
    ),
    Story(BAN_LANG, "1.2.2", "again", "", "Thời hạn đã được lùi; rút nhận xét lần 1, giữ kết quả tự chấm."),
    Story(TONG_QUA_LIN, "4.3", "self", "3/8", "", "Biên bản kiểm tra 03 bản"),
    Story(
        TONG_QUA_LIN,
        "4.3",
        "self again",
        "5/8",
        "Bổ sung biên bản kiểm tra 02 bản thực hiện ngày 22 và 23/12/2022.",
        "Biên bản kiểm tra 05 bản",
    ),
)
