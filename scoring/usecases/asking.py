"""What every use case takes and tells: sources of campaigns, events on the way, requests that make no sense."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

from scoring.campaign.campaign import Campaign
from scoring.campaign.folder import read_campaign
from scoring.problems import Problem, Refusal, Said


class Source(Protocol):
    """Where a campaign comes from; `name` is what people call it."""

    @property
    def name(self) -> str: ...

    def load(self) -> Campaign:
        """The campaign as it stands. Raises `Refusal`."""


@dataclass(frozen=True)
class Folder:
    """A campaign folder."""

    path: Path

    @property
    def name(self) -> str:
        return str(self.path)

    def load(self) -> Campaign:
        return read_campaign(self.path)


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
