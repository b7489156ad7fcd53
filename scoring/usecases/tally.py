"""Questionnaires counted to the facts of the survey criteria, and taken into the campaign."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from scoring.analysis.survey import Tally, rows_hidden, rows_new
from scoring.analysis.survey import tally as tallied
from scoring.analysis.survey_declaration import Declared, read_declaration
from scoring.analysis.survey_microdata import populations_of, read_microdata, read_populations
from scoring.campaign.answers import Answer, moment
from scoring.campaign.campaign import Campaign
from scoring.campaign.intake import Intake
from scoring.campaign.source import Act, Cell, Source, cell_of
from scoring.problems import Place, Problem, Refusal, Said
from scoring.show.survey import survey_rows
from scoring.usecases.asking import Tell, load, silent


class Given(NamedTuple):
    """A file as it was given: its bytes, and its name for places of problems."""

    raw: bytes
    file: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.raw).hexdigest()


class Survey(NamedTuple):
    """The questionnaires, what declares them, and how many people each unit has, where that is a file of its own."""

    microdata: Given
    declaration: Given
    population: Given | None = None


@dataclass(frozen=True)
class Counted:
    """A survey counted for a campaign; `rows` are those of answers.csv."""

    campaign: Campaign
    survey: Survey
    declared: Declared
    tally: Tally
    rows: Sequence[Answer]

    @property
    def digests(self) -> Said:
        """What was counted, by which declaration and criteria."""
        microdata, declaration = (f"sha256:{given.sha256}" for given in self.survey[:2])
        values = {"microdata": microdata, "declaration": declaration, "criteria": self.campaign.criteria.digest}
        return Said("survey-digests", values)

    def hidden(self, notice: bool) -> list[Problem]:
        """What to say where rows would stand behind newer ones."""
        hidden = rows_hidden(self.campaign, [row for row in rows_new(self.campaign, self.rows) if row.at])
        if not hidden:
            return []
        values = {"count": len(hidden), "unit": hidden[0].unit, "code": hidden[0].code}
        return [Problem("survey-rows-hidden", self.declared.document.place(("at",)), values, notice)]


def count(source: Source, survey: Survey, lang: str, tell: Tell = silent) -> Counted:
    """The facts of the survey criteria; their notes are in `lang`. Raises `Refusal`."""
    campaign = load(source, tell)
    declared = read_declaration(*survey.declaration, campaign.criteria)
    tell(Said("progress-reading", {"what": survey.microdata.file}))
    data = read_microdata(*survey.microdata, declared, campaign.units)
    column = declared.declaration.population
    populations: Mapping[str, int] = {}
    if survey.population is not None:
        populations = read_populations(*survey.population, campaign.units, data.respondents)
    elif column is not None:
        place = Place(f"{source.name}/units.csv", None, column)
        populations = populations_of(column, campaign.units, data.respondents, place)
    tally = tallied(declared, data, campaign, populations)
    rows = survey_rows(tally, declared.declaration.at or "", lang)
    return Counted(campaign, survey, declared, tally, rows)


def take_in(counted: Counted, source: Source, person: str) -> dict[Cell, Answer]:
    """The rows behind those of the campaign, in one act; gives those that were new, as they were taken in.

    Raises `Refusal` where rows would stand behind newer ones.
    """
    hidden = counted.hidden(notice=False)
    if hidden:
        raise Refusal(hidden)
    new = rows_new(counted.campaign, counted.rows)
    if not new:
        return {}
    expected = {cell_of(row): _newest(counted.campaign, row) for row in new}
    added = sum(before is None for before in expected.values())
    microdata = counted.survey.microdata
    intake = Intake(
        file=Path(microdata.file).name, sha256=microdata.sha256, what="register", stage="survey", by=person,
        added=str(added), changed=str(len(new) - added),
    )  # fmt: skip
    acts = source.append(Act(person, "provider", "", tuple(new), intake, expected))
    return {cell_of(row): row for act in acts for row in act.answers}


def _newest(campaign: Campaign, row: Answer) -> Answer | None:
    there = [other for other in campaign.rows[row.unit].get(row.code, ()) if other.stage == row.stage]
    return max(there, key=lambda other: moment(other.at), default=None)
