"""The sample campaign can-tho-2022: the nine districts of Cần Thơ under par-index-district@2022, figures made up.

    python -m samples.can_tho

Only the names and the three clusters come from a document (the plan of March 2023 for the seminars on reform);
how well each district does is made up. Its use is to show ranks within clusters.
"""

from random import Random
from typing import NamedTuple

from samples.generate import Mix, Writer, catalogued
from scoring import shipped
from scoring.campaign.answers import Answer
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder_write import write_campaign
from scoring.campaign.settings import Settings
from scoring.campaign.units import Unit

NAME = "can-tho-2022"
CRITERIA = catalogued("par-index-district@2022")
WRITER = Writer(CRITERIA.criteria, 2022, Mix(corrected=0.06, claimed=0.02, missing=0, unproven=0))


class District(NamedTuple):
    """A district: its name, kind and cluster (cụm), and how much of all points its work is worth."""

    name: str
    kind: str
    cluster: str
    quality: float


DISTRICTS: dict[str, District] = {
    "916": District("Quận Ninh Kiều", "quan", "Cụm 3", 0.9),
    "917": District("Quận Ô Môn", "quan", "Cụm 2", 0.8),
    "918": District("Quận Bình Thủy", "quan", "Cụm 3", 0.87),
    "919": District("Quận Cái Răng", "quan", "Cụm 3", 0.83),
    "923": District("Quận Thốt Nốt", "quan", "Cụm 1", 0.84),
    "924": District("Huyện Vĩnh Thạnh", "huyen", "Cụm 1", 0.8),
    "925": District("Huyện Cờ Đỏ", "huyen", "Cụm 1", 0.77),
    "926": District("Huyện Phong Điền", "huyen", "Cụm 2", 0.86),
    "927": District("Huyện Thới Lai", "huyen", "Cụm 2", 0.81),
}


def can_tho() -> Campaign:
    """The campaign as it stands in fixtures/can-tho-2022."""
    units: list[Unit] = []
    answers: list[Answer] = []
    for code, district in DISTRICTS.items():
        unit = Unit(code, district.name, {"kind": district.kind, "cluster": district.cluster})
        rows = WRITER.rows(unit, district.quality, Random(f"{NAME} {code}"))
        answers += (row._replace(by="Phòng Nội vụ") if row.stage == "self" else row for row in rows)
        units.append(unit)
    return Campaign(SETTINGS, CRITERIA, tuple(units), tuple(answers))


SETTINGS = Settings.model_validate(
    {
        "id": NAME,
        "title": {
            "vi": "Chỉ số CCHC năm 2022 của UBND các quận, huyện thành phố Cần Thơ (dữ liệu mẫu)",
            "en": "Administrative Reform Index 2022 of the districts of Cần Thơ (sample data)",
        },
        "year": "2022",
        "criteria": CRITERIA.criteria.name,
        "origin": (
            "Dữ liệu mẫu, không phải kết quả chính thức. Chỉ có tên quận, huyện và ba cụm lấy từ kế hoạch tháng 3/2023 "
            "của Sở Nội vụ thành phố Cần Thơ về tọa đàm cải cách hành chính; mọi số liệu, nhận xét là giả định "
            "(samples/can_tho.py). // Sample data, not an official result. Only the names and the three clusters come "
            "from the plan of March 2023 of Cần Thơ's Department of Home Affairs; all figures and remarks are made up."
        ),
        "groups": ("cluster", "kind"),
        "sample": "true",
    }
)

if __name__ == "__main__":
    write_campaign(can_tho(), shipped.campaign_folder(NAME))
