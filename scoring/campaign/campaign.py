"""A campaign: criteria, settings, units and answers, all checked; what `evaluate` takes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from scoring.campaign.answers import Answer, rows_by_unit
from scoring.campaign.intake import Intake
from scoring.campaign.settings import Settings
from scoring.campaign.units import Unit
from scoring.problems import Problem
from scoring.tree.model import CriteriaSet
from scoring.tree.reader import CriteriaFile


@dataclass(frozen=True)
class Campaign:
    """One appraisal. `notices` tell what was ignored, they refuse nothing; `intake` lists what came in."""

    settings: Settings
    criteria_file: CriteriaFile
    units: tuple[Unit, ...]
    answers: tuple[Answer, ...]
    notices: tuple[Problem, ...] = ()
    intake: tuple[Intake, ...] = ()

    @property
    def criteria(self) -> CriteriaSet:
        return self.criteria_file.criteria

    @cached_property
    def rows(self) -> Mapping[str, Mapping[str, Sequence[Answer]]]:
        """The answers by unit and code, in the order of the file; a unit without any is there, empty."""
        return {**{unit.code: {} for unit in self.units}, **rows_by_unit(self.answers)}
