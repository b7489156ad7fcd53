"""The engine agrees to the last digit with an independent scorer, on campaigns that use everything there is."""

import os
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from scoring.campaign.folder import read_campaign
from scoring.campaign.workflow import SCORED_STAGES
from scoring.engine.ranking import rank_campaign
from tests.campaigns import GeneratedCampaign, campaigns
from tests.oracle import score_folder

CASES = int(os.environ.get("SCORING_ORACLE_CASES", "100"))


against = settings(max_examples=CASES, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


@against
@given(generated=campaigns())
def test_engine_agrees_with_the_oracle(generated: GeneratedCampaign) -> None:
    agree(generated)


@against
@given(generated=campaigns(gates=True, conditions=True))
def test_engine_agrees_with_the_oracle_on_conditions_caps_and_quotas(generated: GeneratedCampaign) -> None:
    agree(generated)


def agree(generated: GeneratedCampaign) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        generated.write(folder)
        campaign = read_campaign(folder)
        for stage in SCORED_STAGES:
            assert rank_campaign(campaign, stage).units_data == score_folder(folder, stage), stage
