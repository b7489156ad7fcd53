"""Whatever campaign is published, at any stage, for anybody, in any language: verify finds that all agrees."""

import tempfile
from collections.abc import Sequence
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring import shipped
from scoring.campaign.folder import read_campaign
from scoring.campaign.workflow import SCORED_STAGES, ScoredStage
from scoring.publish.audience import AUDIENCES, Audience
from scoring.publish.folder import write_in_one_step
from scoring.publish.manifest import PARTS, Part
from scoring.publish.parts import write_publication
from scoring.publish.publication import Publication, publication_of
from scoring.publish.verify import verify
from tests.campaigns import GeneratedCampaign, campaigns
from tests.properties import CASES, cases, read
from tests.publish.published import TINY, silent

EVERY = list(product(SCORED_STAGES, AUDIENCES))
"""Each stage for each audience; of the nine three, that have all of both, where few cases are asked for."""


def problems_of(publication: Publication, lang: str, parts: Sequence[Part] = PARTS) -> list[str]:
    """What verify finds in the publication."""
    with tempfile.TemporaryDirectory() as name:
        out = Path(name) / "out"
        write_in_one_step(out, lambda folder: [write_publication(publication, parts, lang, folder, silent)].clear())
        verified = verify(out, silent)
        assert verified.stated > 0
        return [f"{problem.place}: {problem.code} {dict(problem.values)}" for problem in verified.problems]


@settings(cases, max_examples=max(6, CASES // 10))
@given(
    campaigns(),
    st.sampled_from(SCORED_STAGES),
    st.sampled_from(AUDIENCES),
    st.sampled_from(["vi", "en"]),
)
def test_any_campaign(generated: GeneratedCampaign, stage: ScoredStage, audience: Audience, lang: str) -> None:
    assert problems_of(publication_of(read(generated), stage, audience), lang) == []


@pytest.mark.parametrize(("stage", "audience"), EVERY if CASES > 100 else EVERY[::4])
def test_every_stage_and_audience(stage: ScoredStage, audience: Audience) -> None:
    assert problems_of(publication_of(read_campaign(TINY), stage, audience), "en") == []


def test_a_real_campaign_with_weights() -> None:
    publication = publication_of(read_campaign(shipped.campaign_folder("pci-2013")))
    assert problems_of(publication, "vi", ("data", "summary", "site")) == []


def test_with_the_campaign_before() -> None:
    tiny = read_campaign(TINY)
    assert problems_of(publication_of(tiny, previous=tiny), "vi") == []
