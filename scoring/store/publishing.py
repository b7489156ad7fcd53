"""Results published: the decision with number, date and signer, the digests it carries, and what it supersedes."""

from typing import NamedTuple

from scoring.campaign.settings import Decision
from scoring.store.campaign_acts import settings_text
from scoring.store.desk import Doing, Login
from scoring.store.models import Chain, UnitFile
from scoring.store.models_council import Publication
from scoring.store.office import acting, check


class Digests(NamedTuple):
    """The four digests of a publication: criteria, inputs, results, and that of its list of files."""

    criteria: str
    inputs: str
    results: str
    manifest: str


def check_publishable(login: Login, campaign: str, decision: Decision) -> None:
    """Whether a campaign might be published now; nothing is written. Raises `Refusal`."""
    check(login, _doing(campaign, decision, ""))


def _doing(campaign: str, decision: Decision, reason: str) -> Doing:
    given = {"decision": decision.number, "day": decision.date, "signer": decision.signer}
    return Doing("secretariat", "publish", campaign, reason=reason, given=given)


def publish(login: Login, campaign: str, decision: Decision, digests: Digests, reason: str = "") -> str:
    """Publishes a campaign whose files are all decided; gives the head of its chain, to be printed. Raises `Refusal`.

    An earlier publication is superseded and stays readable.
    """
    with acting(login, _doing(campaign, decision, reason)) as desk:
        for earlier in Publication.objects.filter(campaign=desk.here).exclude(state="superseded"):
            desk.writing.change(earlier, state="superseded")
        number = Publication.objects.filter(campaign=desk.here).count() + 1
        row = Publication(
            campaign=desk.here, number=number, decision=decision.number, day=decision.date, signer=decision.signer,
            state="current", at=desk.now, **digests._asdict(),
        )  # fmt: skip
        desk.writing.add(row)
        settings = desk.settings.model_copy(update={"decision": decision})
        desk.writing.change(desk.here, settings=settings_text(settings))
        for file in UnitFile.objects.filter(campaign=desk.here, state="decided").order_by("code"):
            desk.in_chain_of(file).change(file, state="published")
    return Chain.objects.get(campaign=campaign, unit="").head
