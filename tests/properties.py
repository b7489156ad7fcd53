"""How the properties of design.md are tested: the same cases every time, as many as the environment says."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, settings

from scoring.campaign.campaign import Campaign
from scoring.campaign.folder import read_campaign
from tests.campaigns import GeneratedCampaign

CASES = int(os.environ.get("SCORING_PROPERTY_CASES", "25"))

cases = settings(
    max_examples=CASES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
"""For every property test."""


@contextmanager
def folder_of(generated: GeneratedCampaign) -> Iterator[Path]:
    """The generated campaign as a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as name:
        generated.write(Path(name))
        yield Path(name)


def read(generated: GeneratedCampaign) -> Campaign:
    """The generated campaign."""
    with folder_of(generated) as folder:
        return read_campaign(folder)
