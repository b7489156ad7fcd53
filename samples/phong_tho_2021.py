"""The sample campaign phong-tho-2021: the year before phong-tho-2022, when Ma Li Chải still stood by itself.

    python -m samples.phong_tho_2021

Written as phong-tho-2022 is, under the same set, so that the two years compare leaf by leaf. Who rises and who
falls from 2021 to 2022 is made up, and so are the merger's moment and the people that its table counts.
"""

from fractions import Fraction

from samples.phong_tho import CRITERIA, NAME, Year, units_of, written
from samples.phong_tho_2021_stories import MA_LI_CHAI, STORIES
from samples.phong_tho_communes import (
    BAN_LANG,
    COMMUNES,
    DAO_SAN,
    HOANG_THEN,
    HUOI_LUONG,
    KHONG_LAO,
    LA_NHI_THANG,
    MA_LI_PHO,
    MO_SI_SAN,
    MU_SANG,
    MUONG_SO,
    NAM_XE,
    PA_VAY_SU,
    SI_LO_LAU,
    SIN_SUOI_HO,
    TONG_QUA_LIN,
    TOWN,
    VANG_MA_CHAI,
    WITH_CLAIM,
    Commune,
)
from scoring import shipped
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder_write import write_campaign
from scoring.campaign.settings import Settings
from scoring.campaign.units import Unit

NAME_2021 = "phong-tho-2021"

STRENGTHS: dict[str, tuple[float, float, float, int]] = {
    LA_NHI_THANG: (0.86, 0.85, 0.81, 571),
    HUOI_LUONG: (0.80, 0.79, 0.78, 1004),
    TOWN: (0.985, 0.985, 0.85, 2688),
    PA_VAY_SU: (0.77, 0.79, 0.76, 231),
    VANG_MA_CHAI: (0.78, 0.76, 0.77, 322),
    TONG_QUA_LIN: (0.79, 0.78, 0.76, 281),
    MU_SANG: (0.82, 0.82, 0.78, 365),
    MO_SI_SAN: (0.74, 0.75, 0.74, 214),
    DAO_SAN: (0.84, 0.83, 0.82, 921),
    MA_LI_PHO: (0.84, 0.76, 0.80, 622),
    BAN_LANG: (0.88, 0.87, 0.83, 957),
    HOANG_THEN: (0.91, 0.89, 0.845, 829),
    KHONG_LAO: (0.89, 0.88, 0.84, 1038),
    NAM_XE: (0.87, 0.86, 0.82, 1127),
    MUONG_SO: (0.92, 0.93, 0.855, 1558),
    SIN_SUOI_HO: (0.76, 0.75, 0.76, 452),
}
"""Of the communes that stay as they are: work, procedures, survey and dossiers of 2021."""

COMMUNES_2021: dict[str, Commune] = {
    **{
        code: COMMUNES[code]._replace(work=work, procedures=procedures, survey=survey, dossiers=dossiers)
        for code, (work, procedures, survey, dossiers) in STRENGTHS.items()
    },
    SI_LO_LAU: Commune(0.81, 0.81, 0.74, 9, 20, 318),
    MA_LI_CHAI: Commune(0.66, 0.68, 0.71, 5, 18, 163),
}

WITH_CLAIM_2021: dict[str, tuple[str, ...]] = {
    **WITH_CLAIM,
    SI_LO_LAU: (),
    MA_LI_CHAI: ("2.1", "7.3.2"),
    NAM_XE: (),
    MA_LI_PHO: (),
    BAN_LANG: ("2.1.2", "2.2.2"),
    SIN_SUOI_HO: (),
}

IN_2021 = Year(
    name=NAME_2021,
    year=2021,
    communes=COMMUNES_2021,
    with_claim=WITH_CLAIM_2021,
    not_confirmed={(PA_VAY_SU, "7.3.2")},
    missing={(MA_LI_CHAI, "7.4"), (MA_LI_CHAI, "5.4"), (PA_VAY_SU, "1.3.3")},
    unproven={
        (MU_SANG, "1.4"): "Ảnh tuyên truyền lưu ở máy của công chức đã chuyển công tác, xã xin bổ sung sau.",
        (MO_SI_SAN, "4.1"): "",
    },
    bonus={
        TOWN: (
            ("T.1", "1", "Sáng kiến đặt lịch làm thủ tục chứng thực qua điện thoại."),
            ("T.3", "district", ""),
        ),
        MUONG_SO: (("T.2", "0.5", "Mô hình “Tổ lưu động trả kết quả tại chợ phiên”."),),
        HOANG_THEN: (("T.3", "district", ""),),
    },
    late={
        PA_VAY_SU: (1, "Hồ sơ gửi chậm 01 ngày làm việc."),
        MA_LI_CHAI: (2, "Hồ sơ gửi chậm 02 ngày làm việc, không có văn bản xin gia hạn."),
    },
    corrected={MA_LI_CHAI: Fraction(3, 2), TOWN: Fraction(3, 2)},
    stories=STORIES,
    tasks=24,
    procedures=121,
    digital=-0.1,
    luck_of=NAME,
)

MERGED = (("new", "old", "weight"), (SI_LO_LAU, SI_LO_LAU, "3870"), (SI_LO_LAU, MA_LI_CHAI, "1990"))
"""The table of the merged commune for `scoring compare --units`; its weights are people, made up."""


def phong_tho_2021() -> Campaign:
    """The campaign as it stands in fixtures/phong-tho-2021."""
    listed = (*units_of(NAME), Unit(MA_LI_CHAI, "Xã Ma Li Chải", {"kind": "xa"}))
    return written(IN_2021, SETTINGS, sorted(listed, key=lambda unit: unit.code))


def merged_table() -> str:
    return "".join(",".join(row) + "\n" for row in MERGED)


SETTINGS = Settings.model_validate(
    {
        "id": NAME_2021,
        "title": {
            "vi": "Chỉ số CCHC năm 2021 của UBND các xã, thị trấn huyện Phong Thổ (dữ liệu mẫu)",
            "en": "Administrative Reform Index 2021 of the communes of Phong Thổ district (sample data)",
        },
        "year": "2021",
        "criteria": CRITERIA.criteria.name,
        "origin": (
            "Dữ liệu mẫu, không phải kết quả chính thức. Tên xã, thị trấn là thật; mọi số liệu, nhận xét là giả "
            "định (samples/phong_tho_2021.py). Chấm theo chính bộ tiêu chí năm 2022 để hai năm so được từng tiêu "
            "chí, kể cả nội dung đến năm 2022 mới có. Xã Ma Li Chải là xã cũ có thật; việc xã này còn đứng riêng "
            "năm 2021 rồi nhập vào Sì Lở Lầu trước kỳ 2022 là giả định để làm mẫu, số dân trong merged.csv cũng "
            "là giả định. // Sample data, not an official result. The names are real; all figures and remarks "
            "are made up. Scored by the set of 2022 so that the two years compare leaf by leaf, what came only in "
            "2022 included. Ma Li Chải was a real commune; that it still stands by itself in 2021 and joins "
            "Sì Lở Lầu before 2022 is made up for the sample, and so are the people counted in merged.csv."
        ),
        "groups": ("kind",),
        "sample": "true",
    }
)

if __name__ == "__main__":
    folder = shipped.campaign_folder(NAME_2021)
    write_campaign(phong_tho_2021(), folder)
    (folder / "merged.csv").write_bytes(merged_table().encode())
