"""The last day of a stage for a unit: the calendar's, or the one it was extended to."""

import datetime

from scoring.campaign.settings import Settings
from scoring.campaign.workflow import Stage
from scoring.store.models import Extension, UnitFile


def due_of(settings: Settings, file: UnitFile, stage: Stage) -> datetime.date | None:
    """The day at whose end the stage is over for the unit; None where the calendar names none."""
    extended = Extension.objects.filter(unit=file, stage=stage).values_list("due", flat=True).first()
    if extended:
        return datetime.date.fromisoformat(extended)
    return settings.due(stage, file.code)
