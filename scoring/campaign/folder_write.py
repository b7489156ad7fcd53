"""A campaign written as a folder that reads back the same; criteria inside the folder are not written."""

from pathlib import Path

import yaml

from scoring.campaign.answers import write_answers
from scoring.campaign.campaign import Campaign
from scoring.campaign.intake import write_intake
from scoring.campaign.units import write_units


def campaign_files(campaign: Campaign) -> dict[str, bytes]:
    """The files that say what a campaign's results rest on, by their names; what came in is not among them."""
    data = campaign.settings.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return {
        "campaign.yaml": yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=110).encode(),
        "units.csv": write_units(campaign.units).encode(),
        "answers.csv": write_answers(campaign.answers).encode(),
    }


def write_campaign(campaign: Campaign, folder: Path) -> None:
    """The campaign as a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    files = campaign_files(campaign)
    if campaign.intake:
        files["intake.csv"] = write_intake(campaign.intake).encode()
    for name, content in files.items():
        (folder / name).write_bytes(content)
