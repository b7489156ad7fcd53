"""What every use case takes and tells: campaigns of sources, events on the way, requests that make no sense."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from scoring.campaign.campaign import Campaign
from scoring.campaign.plausible import ODDITIES
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
    tell(Notices(notices_of(campaign)))
    return campaign


def notices_of(campaign: Campaign) -> tuple[Problem, ...]:
    """What every command tells of a campaign: not the odd figures, which are told where they come in."""
    return tuple(notice for notice in campaign.notices if notice.code not in ODDITIES)


def load_all(sources: Sequence[Source], tell: Tell) -> list[Campaign]:
    """Several campaigns; the problems of all of them are told at once. Raises `Refusal`."""
    campaigns: list[Campaign] = []
    problems: list[Problem] = []
    for source in sources:
        try:
            campaigns.append(load(source, tell))
        except Refusal as refusal:
            problems += refusal.problems
    if problems:
        raise Refusal(problems)
    return campaigns


def scoring_of(*campaigns: Campaign) -> Said:
    """That the units of campaigns are being scored."""
    return Said("progress-scoring", {"units": sum(len(campaign.units) for campaign in campaigns)})


def to_look_at(results: Results, campaign: Campaign, name: str) -> Notices:
    """That results are published, or decided on, while figures are odd or still to come; nothing where none is."""
    odd = sum(notice.code in ODDITIES for notice in campaign.notices)
    notices = [Problem("figures-odd", Place(name), {"count": odd}, notice=True)] if odd else []
    return Notices((*notices, *_missing_in(results, campaign, name)))


def _missing_in(results: Results, campaign: Campaign, name: str) -> tuple[Problem, ...]:
    lacking = [len(placed.result.missing) for placed in results.units if placed.result.missing]
    if not lacking:
        return ()
    values = {"count": sum(lacking), "units": len(lacking), "all": len(results.units)}
    return (Problem(f"figures-missing-{campaign.settings.when_missing}", Place(name), values, notice=True),)
