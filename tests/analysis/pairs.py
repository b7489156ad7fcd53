"""Two campaigns for tests of comparisons: random ones, where units take over each other's answers, and small ones."""

from dataclasses import replace
from pathlib import Path
from random import Random

from scoring.analysis.compare import Comparison, compare
from scoring.analysis.matching import DeclaredUnits, match
from scoring.campaign.campaign import Campaign
from scoring.campaign.workflow import ScoredStage
from scoring.engine.ranking import rank_campaign
from scoring.tree.diff import Declared
from tests.campaigns import GeneratedCampaign
from tests.properties import read


def compared(
    old: Campaign,
    new: Campaign,
    stage: ScoredStage = "final",
    nodes: Declared | None = None,
    units: DeclaredUnits | None = None,
) -> Comparison:
    """The comparison of two campaigns."""
    return compare(rank_campaign(old, stage), rank_campaign(new, stage), match(old, new, nodes, units))


def turned(campaign: Campaign, by: int = 1) -> Campaign:
    """The campaign where every unit has the answers and columns of another one, some places further on."""
    codes = [unit.code for unit in campaign.units]
    takes = {code: codes[(index + by) % len(codes)] for index, code in enumerate(codes)}
    gives = {taken: code for code, taken in takes.items()}
    columns = {unit.code: unit.columns for unit in campaign.units}
    units = tuple(replace(unit, columns=columns[takes[unit.code]]) for unit in campaign.units)
    answers = tuple(answer._replace(unit=gives[answer.unit]) for answer in campaign.answers)
    return replace(campaign, units=units, answers=answers)


def two_years(generated: GeneratedCampaign) -> tuple[Campaign, Campaign]:
    """A random campaign, and one of the same criteria and units with other answers."""
    old = read(generated)
    return old, turned(old)


def shuffled(campaign: Campaign, seed: int) -> Campaign:
    """The campaign with its units and rows in another order."""
    rng = Random(seed)
    units, answers = list(campaign.units), list(campaign.answers)
    rng.shuffle(units)
    rng.shuffle(answers)
    return replace(campaign, units=tuple(units), answers=tuple(answers))


def table_of(folder: Path, text: str, name: str = "table.csv") -> Path:
    """A table of nodes or units as a file."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
