"""A campaign of the office published: the folder that anyone can recompute, and the act that carries its digests."""

import shutil
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from scoring.campaign.campaign import Campaign
from scoring.campaign.settings import Decision
from scoring.campaign.source import Act, Done, Source
from scoring.problems import Fault, Place, Problem, Refusal, Said
from scoring.publish.manifest import Manifest
from scoring.store.desk import Login
from scoring.store.publishing import Digests, check_publishable
from scoring.store.publishing import publish as publish_act
from scoring.store.source import DatabaseSource
from scoring.tree.facts import read_date
from scoring.usecases.asking import Tell, silent
from scoring.usecases.publish import PublishOptions
from scoring.usecases.publish import publish as write_publication


@dataclass(frozen=True)
class _Decided:
    """A campaign as it is once a decision is known."""

    source: Source
    decision: Decision

    @property
    def name(self) -> str:
        return self.source.name

    def load(self, units: Collection[str] | None = None) -> Campaign:
        campaign = self.source.load(units)
        return replace(campaign, settings=campaign.settings.model_copy(update={"decision": self.decision}))

    def append(self, *acts: Act) -> tuple[Done, ...]:
        return self.source.append(*acts)


def decision_of(campaign: str, number: str, day: str, signer: str) -> Decision:
    """The decision that was typed. Raises `Refusal` where a part of it is missing or its day is none."""
    if not all(text.strip() for text in (number, day, signer)):
        values = {"act": Said("act-publish", {}), "condition": Said("condition-decision_known", {})}
        raise Refusal([Problem("office-unmet", Place(campaign), values)])
    try:
        read_date(day)
    except Fault as fault:
        raise Refusal([Problem.of(fault, Place(campaign))]) from None
    return Decision(number=number, date=day, signer=signer)


class Published(NamedTuple):
    """What was written, and the head of the campaign's chain, to be printed in the decision."""

    manifest: Manifest
    head: str


def publish(
    login: Login, campaign: str, decision: Decision, out: Path, options: PublishOptions, tell: Tell = silent
) -> Published:
    """Writes the publication and notes it in the journal; where that is refused nothing is left. Raises `Refusal`."""
    check_publishable(login, campaign, decision)
    manifest, _ = write_publication(_Decided(DatabaseSource(campaign, login), decision), out, options, tell)
    digests = Digests(manifest.criteria.digest, manifest.inputs.digest, manifest.results.digest, manifest.digest)
    try:
        return Published(manifest, publish_act(login, campaign, decision, digests))
    except BaseException:
        shutil.rmtree(out, ignore_errors=True)
        raise
