"""A file's way through all its states, each by who may; the journal leads to what is stored at its end."""

from pathlib import Path

from scoring.campaign.settings import Decision
from scoring.store import council_acts
from scoring.store.models import UnitFile
from scoring.store.publishing import Digests, publish
from scoring.store.verify import verify
from tests.store.offices import CAMPAIGN, office, row

DECISION = Decision(number="12/QĐ-UBND", date="05/6/2023", signer="Nguyễn Văn A")
DIGESTS = Digests("c", "i", "r", "m")


def states() -> set[str]:
    return {*UnitFile.objects.values_list("state", flat=True)}


def test_files_go_from_draft_to_published(url: str, tmp_path: Path) -> None:
    there = office(tmp_path)
    for unit in ("01", "02", "03"):
        there.to_council(unit)
    assert states() == {"deciding"}
    there.sit()
    council_acts.put_on_agenda(there["tk"], CAMPAIGN, "01", "1.1")
    council_acts.state_opinion(there["hd1"], CAMPAIGN, "01", "1.1", "appraised", "đồng ý với thẩm định")
    for account in ("hd1", "hd2"):
        council_acts.vote(there[account], "member", CAMPAIGN, "01", "1.1", "other", there.person(account))
    there.save("ct", "chair", row("01", "1.1", "council", points="3.5", note="Hội đồng thống nhất"))
    for unit in ("01", "02", "03"):
        there.move("ct", "chair", "decide", unit)
    head = publish(there["snv"], CAMPAIGN, DECISION, DIGESTS)
    assert states() == {"published"}
    assert verify([head]).problems == []
