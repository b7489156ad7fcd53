"""What every use case takes and tells: campaigns of sources, events on the way, requests that make no sense."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from scoring.campaign.campaign import Campaign
from scoring.campaign.source import Source
from scoring.engine.results import Results
from scoring.problems import Place, Problem, Refusal, Said


class Notices(NamedTuple):
    """What is told of a campaign that was read, though nothing is refused for it."""

    problems: tuple[Problem, ...]


Event = Said | Notices
"""What is being done, or what was noticed."""
Tell = Callable[[Event], None]


def silent(_: Event) -> None:
    """For who wants the result alone."""


def load(source: Source, tell: Tell) -> Campaign:
    """The campaign of a source. Raises `Refusal`."""
    tell(Said("progress-reading", {"what": source.name}))
    campaign = source.load()
    tell(Notices(tuple(campaign.notices)))
    return campaign


def load_all(sources: Sequence[Source], tell: Tell) -> list[Campaign]:
    """Several campaigns; the problems of all of them are told at once. Raises `Refusal`."""
    found: list[Campaign] = []
    problems: list[Problem] = []
    for source in sources:
        try:
            found.append(load(source, tell))
        except Refusal as refusal:
            problems += refusal.problems
    if problems:
        raise Refusal(problems)
    return found


def scoring_of(*campaigns: Campaign) -> Said:
    """That the units of campaigns are being scored."""
    return Said("progress-scoring", {"units": sum(len(campaign.units) for campaign in campaigns)})


def missing_in(results: Results, campaign: Campaign, name: str) -> Notices:
    """That results are published, or decided on, while figures are still to come; nothing where none is."""
    lacking = [len(placed.result.missing) for placed in results.units if placed.result.missing]
    if not lacking:
        return Notices(())
    values = {"count": sum(lacking), "units": len(lacking), "all": len(results.units)}
    return Notices((Problem(f"figures-missing-{campaign.settings.when_missing}", Place(name), values, notice=True),))
