"""The register behind three criteria of phong-tho-2022: its figures as departments would list them.

    python -m samples.register_phong_tho

Codes have lost their zeros, as spreadsheets write them; recognition is said in words of its own.
"""

from samples.phong_tho import phong_tho
from scoring import shipped
from scoring.campaign.table import write_table

NAME = "register-phong-tho-2022"
HEADER = ("STT", "Mã xã", "Xã, thị trấn", "Chuẩn tiếp cận pháp luật", "Bộ chỉ số 766 (%)", "Trang thông tin điện tử")
WORDS = {"có": "Đạt", "không": "Không đạt"}


def register() -> str:
    """The register of all communes as CSV."""
    campaign = phong_tho()
    stated = {(row.unit, row.code): row.facts for row in campaign.answers if row.stage == "register"}
    rows = []
    for number, unit in enumerate(campaign.units, 1):
        met, index, page = (stated[unit.code, code] for code in ("2.4", "3.3.2", "7.1"))
        rows.append([str(number), unit.code.lstrip("0"), unit.name, WORDS[met], index, page])
    return write_table(HEADER, rows)


def main() -> None:
    (shipped.campaign_folder(NAME) / "register.csv").write_text(register(), encoding="utf-8")


if __name__ == "__main__":
    main()
