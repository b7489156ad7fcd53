"""`scoring new`: the skeleton of a campaign folder."""

import datetime
import re
import secrets
import unicodedata
from pathlib import Path

import click

from scoring.campaign.answers import VIET_NAM
from scoring.campaign.check_units import communes
from scoring.campaign.settings import Settings
from scoring.campaign.skeleton import NOT_ASKED, answers_text, columns_needed, settings_text, units_text, write_new
from scoring.campaign.units import Unit
from scoring.cli.localised import Command, Option, language, with_language
from scoring.cli.sources import CAMPAIGN, CRITERIA
from scoring.problems import Place, Problem, Refusal, Said, Text
from scoring.tree.facts import EARLIEST, LATEST
from scoring.tree.reader import CriteriaFile
from scoring.usecases.criteria import criteria_of
from scoring.words import LANGUAGES, capital, slug, tell

KEYS = ("head", *(key for key in Settings.model_fields if key not in NOT_ASKED))
LONGEST_ID = 40


@click.command(
    cls=Command, help="help-new", epilog="scoring new papi-commune@2022 --province 12 --year 2025 --out 2025"
)
@click.argument("criteria", metavar="CRITERIA", type=CRITERIA)
@click.option("--out", cls=Option, metavar="DIR", type=CAMPAIGN, help="help-new-out")
@click.option("--year", cls=Option, metavar="N", help="help-new-year")
@click.option("--province", cls=Option, metavar="CODE", help="help-new-province")
@with_language
def new(criteria: str, out: str | None, year: str | None, province: str | None) -> None:
    lang = language()
    criteria_file = criteria_of(criteria)
    listed = _communes_of(province) if province is not None else ()
    where = listed[0].columns if listed else {}
    of_year = _year(year, lang) if year is not None else datetime.datetime.now(VIET_NAM).year
    name = "-".join(filter(None, (criteria_file.criteria.id[:LONGEST_ID], where.get("province_code"), str(of_year))))
    folder = Path(out or name)
    named, copied = _named(criteria, criteria_file, folder)
    settings = _settings(name, criteria_file, of_year, named, where.get("province", ""))
    columns = columns_needed(criteria_file.criteria)
    files = {
        "campaign.yaml": settings_text(settings, {key: tell(f"new-key-{key}", lang) for key in KEYS}).encode(),
        "units.csv": units_text(listed, columns).encode(),
        "answers.csv": answers_text().encode(),
        **copied,
    }
    write_new(folder, files)
    click.echo(tell("new-written", lang, folder=folder, files=list(files), units=len(listed)))
    empty = [column for column in columns if not any(_cell(unit, column) for unit in listed)]
    if empty:
        click.echo(tell("new-fill", lang, columns=empty))
    click.echo(tell("new-next", lang, folder=folder))


def _year(given: str, lang: str) -> int:
    if given.isascii() and given.isdigit() and EARLIEST <= int(given) <= LATEST:
        return int(given)
    said = tell("year-range", lang, given=given, low=EARLIEST, high=LATEST)
    raise click.UsageError(f"--year: {said}", click.get_current_context())


def _cell(unit: Unit, column: str) -> str:
    return {"code": unit.code, "name": unit.name, **unit.columns}.get(column, "")


def _named(given: str, criteria_file: CriteriaFile, folder: Path) -> tuple[str, dict[str, bytes]]:
    """What campaign.yaml calls the criteria, and the file that is copied into the folder where it is outside of it."""
    path = Path(given)
    if not path.exists():
        return criteria_file.criteria.name, {}
    if path.resolve().is_relative_to(folder.resolve()):
        return path.resolve().relative_to(folder.resolve()).as_posix(), {}
    name = "criteria.yaml" if path.name == "campaign.yaml" else unicodedata.normalize("NFC", path.name)
    return name, {name: path.read_bytes()}


_SUBJECT = re.compile(r"Bộ (?:tiêu chí|chỉ số) (?:xác định|đánh giá|chấm điểm)(?: kết quả)? (?=Chỉ số)", re.IGNORECASE)
_EDITION = re.compile(r"(?:,? năm \d{4}|(?<=\)), .*)$")
_SUBJECT_EN = re.compile(r"Criteria for (?:assessing |the )?")
_EDITION_EN = re.compile(r"(?:, \d{4}|(?<=\)), .*| \((?:partly )?reconstructed\))$")


def _subject(title: Text) -> Text | Said:
    """What the criteria are about, as papers name it: "Chỉ số cải cách hành chính của UBND các xã, phường"."""
    subject = _EDITION.sub("", _SUBJECT.sub("", title.vi))
    english = capital(_EDITION_EN.sub("", _SUBJECT_EN.sub("", title.en)))
    if subject.startswith("Chỉ số"):
        return Text(subject, english)
    return Said("new-subject", {"title": Text(title.vi, english)})


def _settings(name: str, criteria_file: CriteriaFile, year: int, criteria: str, province: str) -> Settings:
    subject = _subject(criteria_file.criteria.title.text())
    name_of = Text(province[:1].lower() + province[1:], _bare(province))
    place = Said("new-place", {"province": name_of}) if province else ""
    both = {lang: tell("new-title", lang, subject=subject, year=year, place=place) for lang in LANGUAGES}
    data = {
        "id": name,
        "title": both,
        "year": str(year),
        "criteria": criteria,
        "origin": tell("new-origin", "vi"),
        "groups": ["kind"],
        "salt": secrets.token_hex(16),
    }
    return Settings.model_validate(data)


def _communes_of(province: str) -> tuple[Unit, ...]:
    """The communes of a province by its code or its name. Raises `Refusal`."""
    names = {unit.columns["province_code"]: unit.columns["province"] for unit in communes()}
    asked = slug(province)
    for code, name in names.items():
        if asked.zfill(2) == code or asked in (slug(name), slug(_bare(name))):
            return tuple(unit for unit in communes() if unit.columns["province_code"] == code)
    known = [f"{code} {_bare(name)}" for code, name in names.items()]
    raise Refusal([Problem("new-no-province", Place("--province"), {"given": province, "known": known})])


def _bare(province: str) -> str:
    """A province's name without “Tỉnh” or “Thành phố”."""
    return province.removeprefix("Tỉnh ").removeprefix("Thành phố ")
