"""Random valid criteria sets and campaigns for Hypothesis, as the texts of a campaign folder.

Hypothesis draws the shape and one seed; the rest follows from the seed by plain `random`, which keeps a
campaign at about a millisecond. Shrinking makes the shape smaller.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import strategies as st

from tests.campaigns_answers import Units
from tests.campaigns_criteria import Criteria, lines
from tests.campaigns_rules import YEAR


@dataclass(frozen=True)
class GeneratedCampaign:
    """The texts of a campaign folder."""

    campaign_yaml: str
    criteria_yaml: str
    units_csv: str
    answers_csv: str

    def write(self, folder: Path) -> None:
        """Write the folder."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "campaign.yaml").write_bytes(self.campaign_yaml.encode())
        (folder / "criteria.yaml").write_bytes(self.criteria_yaml.encode())
        (folder / "units.csv").write_bytes(self.units_csv.encode())
        (folder / "answers.csv").write_bytes(self.answers_csv.encode())


@st.composite
def campaigns(draw: st.DrawFn, gates: bool = False, conditions: bool = False) -> GeneratedCampaign:
    """Draw a valid campaign with its criteria set; with `gates`, one with caps and quotas."""
    units = draw(st.sampled_from([2, 1, 3, 4, 5, 6]))  # Hypothesis draws the ends more often, shrinks to the first
    depth = draw(st.sampled_from([2, 3, 1, 4, 3]))
    width = draw(st.sampled_from([2, 3, 1, 4, 5]))
    return generate(draw(st.integers(0, 2**32 - 1)), units, depth, width, gates, conditions)


def generate(
    seed: int, units: int, depth: int, width: int, gates: bool = False, conditions: bool = False
) -> GeneratedCampaign:
    """Make the campaign of a seed and a shape: the number of units, of levels, of children at most."""
    rng = Random(f"{seed} {units} {depth} {width}")
    criteria = Criteria(rng, depth, width, gates, conditions)
    texts = criteria.text()
    people = Units(rng, criteria, units)
    mark = "\ufeff" if rng.random() < 0.1 else ""
    return GeneratedCampaign(campaign_text(rng), texts, mark + people.units_text(), mark + people.answers_text())


def campaign_text(rng: Random) -> str:
    """Write campaign.yaml; what is the default may be left out."""
    settings: dict[str, Any] = {
        "id": "generated",
        "title": {"vi": "Đợt chấm thử", "en": "Generated"},
        "year": str(YEAR),
        "criteria": "criteria.yaml",
        "origin": "generated for tests",
    }
    settings |= rng.choice([{}, {"groups": ["kind"]}, {"groups": ["kind", "cluster"]}, {"groups": ["cluster"]}])
    settings |= rng.choice([{}, {}, {"when_missing": "zero"}, {"when_missing": "unranked"}])
    settings |= rng.choice([{}, *({"without_evidence": policy} for policy in ("explain", "zero", "warn"))])
    settings |= rng.choice([{}, {}, {"claims": "confirm"}, {"claims": "trust"}])
    settings |= rng.choice([{}, {"sample": "true"}])
    return "\n".join(lines(settings)) + "\n"
