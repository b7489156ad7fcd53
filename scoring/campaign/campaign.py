"""A campaign: criteria, settings, units and answers, all checked; what `evaluate` takes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from scoring.campaign.answers import Answer, rows_by_unit
from scoring.campaign.intake import Intake
from scoring.campaign.settings import Settings
from scoring.campaign.units import Unit
from scoring.problems import Problem
from scoring.tree.model import CriteriaSet
from scoring.tree.reader import CriteriaFile
from scoring.tree.readings import Readings


@dataclass(frozen=True)
class Campaign:
    """One appraisal.

    `notices` tell what was ignored, they refuse nothing; `intake` lists what came in; `checked` is what was read in the
    facts when they were checked.
    """

    settings: Settings
    criteria_file: CriteriaFile
    units: tuple[Unit, ...]
    answers: tuple[Answer, ...]
    notices: tuple[Problem, ...] = ()
    intake: tuple[Intake, ...] = ()
    checked: Readings | None = field(default=None, compare=False, repr=False)

    @property
    def criteria(self) -> CriteriaSet:
        return self.criteria_file.criteria

    @cached_property
    def readings(self) -> Readings:
        """What the rules read in the facts: each text once, those that were checked already then."""
        criteria, year = self.criteria, self.settings.year
        if self.checked is not None and self.checked.are_of(criteria, year):
            return self.checked
        return Readings(criteria, year)

    @cached_property
    def rows(self) -> Mapping[str, Mapping[str, Sequence[Answer]]]:
        """The answers by unit and code, in the order of the file; a unit without any is there, empty."""
        return {**{unit.code: {} for unit in self.units}, **rows_by_unit(self.answers)}
