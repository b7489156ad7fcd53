"""The sample campaign sipas-sample-2023: six provinces that don't exist, and the questionnaires of their survey.

    python -m samples.sipas

Cities and countryside are asked in equal numbers, so respondents have weights; a factor has several items, whose
figures are averaged. answers.csv is what `scoring survey tally` makes of the microdata.
"""

from random import Random

from samples.generate import catalogued
from samples.plausible import near
from scoring import shipped
from scoring.analysis.survey import tally
from scoring.analysis.survey_declaration import Declared, read_declaration
from scoring.analysis.survey_microdata import populations_of, read_microdata
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder_write import campaign_files
from scoring.campaign.settings import Settings
from scoring.campaign.table import write_table
from scoring.campaign.units import Unit
from scoring.problems import Place
from scoring.show.survey import survey_rows

NAME = "sipas-sample-2023"
CRITERIA = catalogued("sipas@2023")
FORMS = 60
"""Questionnaires of a province, half from towns and half from the countryside."""
WEIGHTS = {"urban": "0.8", "rural": "1.2"}
PROVINCES = {
    "M1": ("Tỉnh mẫu Một", "delta", 2_140_000, 0.90, 0.88),
    "M2": ("Tỉnh mẫu Hai", "delta", 1_870_000, 0.84, 0.86),
    "M3": ("Tỉnh mẫu Ba", "coast", 1_250_000, 0.80, 0.84),
    "M4": ("Tỉnh mẫu Bốn", "coast", 960_000, 0.82, 0.77),
    "M5": ("Tỉnh mẫu Năm", "highland", 610_000, 0.75, 0.80),
    "M6": ("Tỉnh mẫu Sáu", "highland", 430_000, 0.78, 0.74),
}
"""Name, region, adults, and how satisfied people are with policy and with services."""


def units() -> tuple[Unit, ...]:
    """The provinces, with the population that the samples stand for."""
    return tuple(
        Unit(code, name, {"kind": "tinh", "region": region, "population": str(adults)})
        for code, (name, region, adults, _, _) in PROVINCES.items()
    )


def declared() -> Declared:
    """The declaration beside the microdata."""
    return read_declaration((shipped.campaign_folder(NAME) / "declaration.yaml").read_bytes(), NAME, CRITERIA.criteria)


def microdata() -> str:
    """The questionnaires of all provinces as CSV; 9 is "don't know"."""
    items = list(declared().items)
    rows = []
    for code, (*_, policy, service) in PROVINCES.items():
        for number in range(1, FORMS + 1):
            dice = Random(f"{NAME} {code} {number}")
            area = "urban" if number % 2 else "rural"
            mood = 0.6 if dice.random() < 0.2 else 1.05
            row = [f"{code}-{number:03}", code, area, WEIGHTS[area]]
            for item in items:
                liked = near(Random(f"{NAME} {code} {item}"), policy if item.startswith("p") else service, 0.05) * mood
                row.append(_answer(liked, dice))
            rows.append(row)
    return write_table(("respondent", "province", "area", "weight", *items), rows)


def _answer(liked: float, dice: Random) -> str:
    if dice.random() < 0.03:
        return dice.choice(("", "9"))
    return dice.choice("44455") if dice.random() < liked else dice.choice("33321")


def sipas() -> Campaign:
    """The campaign as it stands in fixtures/sipas-sample-2023."""
    found, provinces = declared(), units()
    bare = Campaign(SETTINGS, CRITERIA, provinces, ())
    data = read_microdata(microdata().encode(), "microdata.csv", found, provinces)
    population = populations_of("population", provinces, data.respondents, Place("units.csv"))
    rows = survey_rows(tally(found, data, bare, population), found.declaration.at or "", "vi")
    return Campaign(SETTINGS, CRITERIA, provinces, tuple(rows))


SETTINGS = Settings.model_validate(
    {
        "id": NAME,
        "title": {
            "vi": "Chỉ số hài lòng SIPAS năm 2023 của sáu tỉnh giả định (dữ liệu mẫu)",
            "en": "SIPAS 2023 of six provinces that don't exist (sample data)",
        },
        "year": "2023",
        "criteria": CRITERIA.criteria.name,
        "origin": (
            "Dữ liệu mẫu, không phải kết quả chính thức: tỉnh và phiếu trả lời đều là giả định (samples/sipas.py); "
            "answers.csv do scoring survey tally tổng hợp từ microdata.csv. // Sample data, not an official result: "
            "provinces and questionnaires are made up; answers.csv is tallied from microdata.csv."
        ),
        "groups": ("region",),
        "sample": "true",
    }
)

if __name__ == "__main__":
    FOLDER = shipped.campaign_folder(NAME)
    (FOLDER / "microdata.csv").write_text(microdata(), encoding="utf-8")
    for name, content in campaign_files(sipas()).items():
        (FOLDER / name).write_bytes(content)
