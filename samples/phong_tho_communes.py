"""The communes of phong-tho-2022: how well they do, what they claim, what is missing. All made up."""

from fractions import Fraction
from typing import NamedTuple

TOWN, MUONG_SO, KHONG_LAO, BAN_LANG = "03549", "03589", "03583", "03577"
MA_LI_PHO, SIN_SUOI_HO, HUOI_LUONG, DAO_SAN = "03574", "03592", "03490", "03571"
NAM_XE, SI_LO_LAU, VANG_MA_CHAI, LA_NHI_THANG = "03586", "03550", "03562", "03391"
MO_SI_SAN, PA_VAY_SU, MU_SANG, TONG_QUA_LIN, HOANG_THEN = "03553", "03559", "03568", "03565", "03580"


class Commune(NamedTuple):
    """How well a commune does, in its work, on procedures (field 3) and in the survey; and how big it is."""

    work: float
    procedures: float
    survey: float
    villages: int
    officials: int
    dossiers: int


COMMUNES: dict[str, Commune] = {
    LA_NHI_THANG: Commune(0.83, 0.82, 0.8, 9, 20, 604),
    HUOI_LUONG: Commune(0.86, 0.83, 0.82, 21, 22, 1086),
    TOWN: Commune(0.975, 0.985, 0.86, 12, 22, 2864),
    SI_LO_LAU: Commune(0.77, 0.78, 0.70, 14, 20, 512),
    MO_SI_SAN: Commune(0.77, 0.78, 0.75, 6, 19, 228),
    PA_VAY_SU: Commune(0.73, 0.78, 0.74, 7, 19, 246),
    VANG_MA_CHAI: Commune(0.79, 0.79, 0.78, 8, 20, 338),
    TONG_QUA_LIN: Commune(0.82, 0.82, 0.79, 8, 19, 296),
    MU_SANG: Commune(0.79, 0.8, 0.77, 10, 20, 382),
    DAO_SAN: Commune(0.89, 0.88, 0.85, 16, 22, 974),
    MA_LI_PHO: Commune(0.86, 0.62, 0.79, 11, 20, 640),
    BAN_LANG: Commune(0.91, 0.9, 0.85, 15, 22, 1012),
    HOANG_THEN: Commune(0.9, 0.88, 0.84, 12, 21, 858),
    KHONG_LAO: Commune(0.93, 0.93, 0.86, 9, 21, 1124),
    NAM_XE: Commune(0.87, 0.87, 0.82, 19, 22, 1190),
    MUONG_SO: Commune(0.91, 0.92, 0.85, 17, 22, 1642),
    SIN_SUOI_HO: Commune(0.68, 0.7, 0.73, 12, 19, 466),
}

WITH_CLAIM: dict[str, tuple[str, ...]] = {
    TOWN: ("2.1.2", "6.3.2", "8.2.2"),
    MUONG_SO: ("2.1.2", "3.4.2"),
    KHONG_LAO: ("2.1.2", "6.3.2"),
    BAN_LANG: ("2.2.2",),
    DAO_SAN: ("2.2.2",),
    MA_LI_PHO: ("2.2.2",),
    SIN_SUOI_HO: ("6.3.2",),
    NAM_XE: ("1.3.3",),
    HOANG_THEN: ("6.3.2",),
    SI_LO_LAU: ("2.1",),
    MO_SI_SAN: ("2.1", "2.3", "3.5", "6.2"),
    PA_VAY_SU: ("2.1", "6.2", "7.3.2"),
    MU_SANG: ("2.1", "6.3.2"),
    VANG_MA_CHAI: ("2.1",),
    TONG_QUA_LIN: ("3.5",),
}
"""Where a commune claims that a node does not apply."""

NOT_CONFIRMED = {
    (MA_LI_PHO, "2.2.2"),
    (SIN_SUOI_HO, "6.3.2"),
    (SI_LO_LAU, "2.1"),
    (VANG_MA_CHAI, "2.1"),
    (PA_VAY_SU, "7.3.2"),
}

MISSING = {
    (SIN_SUOI_HO, "6.3.1"),
    (SIN_SUOI_HO, "7.4"),
    (SI_LO_LAU, "1.3.3"),
    (PA_VAY_SU, "5.4"),
    (MO_SI_SAN, "3.4.1"),
}

UNPROVEN: dict[tuple[str, str], str] = {
    (TONG_QUA_LIN, "4.1"): "Quy chế đang lưu bản giấy tại Văn phòng, xã xin bổ sung bản chụp khi thẩm định.",
    (HUOI_LUONG, "1.4"): "Máy tính lưu ảnh và tin bài bị hỏng, xã gửi xác nhận của Đài Truyền thanh khi có.",
    (LA_NHI_THANG, "7.4"): "Tổ trưởng các bản đang giữ sổ hoạt động, xã tổng hợp theo báo cáo miệng.",
    (SIN_SUOI_HO, "1.1.3"): "",
    (MA_LI_PHO, "3.5.2"): "",
    (MU_SANG, "5.4"): "",
}
"""Declared without evidence, with the note that explains it, or with none."""

BONUS: dict[str, tuple[tuple[str, str, str], ...]] = {
    TOWN: (
        ("T.1", "1", "Sáng kiến hẹn giờ trả kết quả qua tin nhắn."),
        ("T.2", "0.75", "Mô hình “Ngày không hẹn” đối với chứng thực, áp dụng từ tháng 4/2022."),
        ("T.3", "district", ""),
    ),
    MUONG_SO: (("T.2", "0.5", "Mô hình hỗ trợ nộp hồ sơ trực tuyến tại nhà văn hóa bản vào ngày chợ phiên."),),
    KHONG_LAO: (("T.1", "1", "Sáng kiến sắp xếp kho lưu trữ hồ sơ một cửa theo mã màu."),),
    DAO_SAN: (("T.3", "district", ""),),
}

LATE: dict[str, tuple[int, str]] = {
    SIN_SUOI_HO: (2, "Hồ sơ gửi chậm 02 ngày làm việc, không có văn bản xin gia hạn."),
    MO_SI_SAN: (1, "Hồ sơ gửi chậm 01 ngày làm việc."),
}

CORRECTED = {MA_LI_PHO: Fraction(3, 4), SIN_SUOI_HO: Fraction(3, 2)}
"""What all other corrections cost where the stories already cost much."""
