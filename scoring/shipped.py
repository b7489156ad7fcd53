"""Where the catalogue and the sample campaigns are: beside the package in a checkout, inside it when installed."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_INSIDE = _PACKAGE / "_shipped"
_HOME = _INSIDE if _INSIDE.is_dir() else _PACKAGE.parent

CATALOGUE = _HOME / "criteria"
CAMPAIGNS = _HOME / "fixtures"


def catalogue_file(name: str) -> Path:
    """The file of a set of the catalogue, `id@edition`; it need not exist."""
    return CATALOGUE / f"{name}.yaml"


def catalogue_names() -> list[str]:
    """All sets of the catalogue, `id@edition`."""
    return sorted(path.stem for path in CATALOGUE.glob("*@*.yaml"))


def campaign_folder(name: str) -> Path:
    """The folder of a shipped campaign; it need not exist."""
    return CAMPAIGNS / name


def campaign_names() -> list[str]:
    """All shipped campaigns."""
    return sorted(path.parent.name for path in CAMPAIGNS.glob("*/campaign.yaml"))
