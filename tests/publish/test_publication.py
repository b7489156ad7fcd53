"""A publication is redacted where it is made, and scores its campaign once a stage."""

from collections import Counter
from pathlib import Path

import pytest

from scoring.campaign.folder import read_campaign
from scoring.engine.evaluate import Evaluator
from scoring.engine.results import UnitResult
from scoring.publish.audience import AUDIENCES, Audience
from scoring.publish.manifest import PARTS
from scoring.publish.publication import publication_of
from scoring.publish.verify import verify
from tests.publish.published import TINY, publish, silent


@pytest.mark.parametrize("audience", AUDIENCES)
def test_campaigns_are_scored_once_a_stage(audience: Audience, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By publish and by verify: the campaign at three stages, the one before at the published one."""
    counted: Counter[str] = Counter()
    units = Evaluator.units

    def counting(evaluator: Evaluator) -> list[UnitResult]:
        counted[evaluator.stage] += 1
        return units(evaluator)

    monkeypatch.setattr(Evaluator, "units", counting)
    tiny = read_campaign(TINY)
    out = publish(tiny, tmp_path / "out", PARTS, audience, previous=tiny)
    assert counted == {"self": 1, "appraisal": 1, "final": 2}
    counted.clear()
    assert verify(out, silent).problems == ()
    assert counted == {"self": 1, "appraisal": 1, "final": 2}


@pytest.mark.parametrize("audience", AUDIENCES)
def test_nothing_that_is_withheld_is_in_what_is_published(audience: Audience) -> None:
    tiny = read_campaign(TINY)
    publication = publication_of(tiny, "final", audience, previous=tiny)
    assert publication.earlier is not None
    names = {answer.by for answer in tiny.answers} - {""}
    assert names
    for campaign in (publication.campaign, publication.own, publication.earlier.campaign, publication.earlier.own):
        assert ({answer.by for answer in campaign.answers} >= names) == (audience == "council")


def test_what_a_unit_sees_of_its_own_has_the_same_points() -> None:
    publication = publication_of(read_campaign(TINY), "final", "unit")
    assert publication.own is not publication.campaign
    for stage, explainer in publication.own_explainers.items():
        assert explainer.results is publication.explainers[stage].results
        assert explainer.evaluator.units() == publication.explainers[stage].evaluator.units()
