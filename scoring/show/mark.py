"""What stands on everything that is made of a campaign whose results are nobody's official ones."""

from scoring.campaign.settings import Settings
from scoring.words import tell


def mark_of(lang: str, *campaigns: Settings) -> str:
    """The mark of a training exercise, else that of sample data, of one of them; "" where there is none to tell."""
    if any(settings.exercise for settings in campaigns):
        return tell("exercise-mark", lang)
    return tell("sample-mark", lang) if any(settings.sample for settings in campaigns) else ""
