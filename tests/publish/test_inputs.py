"""The digest of inputs: any cell changes it, nothing else does, and every audience computes the same."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.analysis.matching_tables import MatchingTables, TableFile
from scoring.campaign.answers import Answer
from scoring.campaign.campaign import Campaign
from scoring.campaign.folder import read_campaign
from scoring.campaign.settings import Decision
from scoring.cli.main import DONE, PROBLEMS, run
from scoring.publish.audience import AUDIENCES, WITHHELD, Audience
from scoring.publish.publication import publication_of
from scoring.publish.verify import verify
from scoring.tree.fields import Both
from tests.campaigns import GeneratedCampaign, campaigns
from tests.properties import cases, read
from tests.publish.published import TINY, publish, silent
from tests.publish.tampering import forge, rewrite
from tests.small import campaign as small
from tests.small import criteria_text, leaf

tiny = read_campaign(TINY)


def settings(**values: object) -> Callable[[Campaign], Campaign]:
    return lambda campaign: replace(campaign, settings=campaign.settings.model_copy(update=values))


def row(stage: str, **values: str) -> Callable[[Campaign], Campaign]:
    """The first row of a stage changed."""

    def change(campaign: Campaign) -> Campaign:
        first = next(answer for answer in campaign.answers if answer.stage == stage)
        changed = first._replace(**values)
        return replace(campaign, answers=tuple(changed if one is first else one for one in campaign.answers))

    return change


CHANGES: dict[str, Callable[[Campaign], Campaign]] = {
    "a fact with equal points": row("self", facts="96/100"),
    "a self-assessment": row("self", facts="10/50"),
    "a note of a commune": row("self", note="khác"),
    "a document of a commune": row("self", evidence="Báo cáo khác"),
    "a reason of the council": row("council", note="lý do khác"),
    "who wrote a row": row("self", by="người khác"),
    "when it was written": row("self", at="2023-01-11T08:00"),
    "the title": settings(title=Both(vi="Khác", en="Other")),
    "the year": settings(year=2023),
    "the sample mark": settings(sample=False),
    "where the numbers come from": settings(origin="nơi khác"),
    "the name of a unit": lambda found: replace(
        found, units=(replace(found.units[0], name="Xã khác"), *found.units[1:])
    ),
}


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("change", CHANGES)
def test_whatever_results_rest_on_changes_the_digest(change: str, audience: Audience) -> None:
    changed = CHANGES[change](tiny)
    assert publication_of(changed, "final", audience).inputs != publication_of(tiny, "final", audience).inputs


def test_last_year_and_the_tables_change_the_digest() -> None:
    table = TableFile(b"new,old,weight\n03549,03549,1\n", "units.csv")
    before = CHANGES["a fact with equal points"](tiny)
    made = [
        publication_of(tiny),
        publication_of(tiny, previous=tiny),
        publication_of(tiny, previous=before),
        publication_of(tiny, previous=tiny, tables=MatchingTables(units=table)),
    ]
    assert len({publication.inputs for publication in made}) == len(made)


def test_the_decision_and_the_salt_are_no_inputs() -> None:
    decided = settings(decision=Decision(number="1/QĐ", date="1/1/2023", signer="A"))(tiny)
    assert publication_of(decided).inputs == publication_of(tiny).inputs
    council = [publication_of(campaign, "final", "council") for campaign in (tiny, settings(salt="x")(tiny))]
    assert len({publication.results.digest for publication in council}) == 1


@cases
@given(campaigns(), st.randoms(use_true_random=False))
def test_every_audience_computes_the_same_whatever_the_order(generated: GeneratedCampaign, dice: Random) -> None:
    full = read(generated)
    answers, units = list(full.answers), list(full.units)
    dice.shuffle(answers)
    dice.shuffle(units)
    moved = replace(full, answers=tuple(answers), units=tuple(units))
    readers = [(audience, names) for audience in AUDIENCES for names in (False, True)]
    made = [publication_of(campaign, "final", *reader).inputs for campaign in (full, moved) for reader in readers]
    assert len(set(made)) == 1


def test_keys_are_given_to_those_who_may_read() -> None:
    found = {audience: publication_of(tiny, "final", audience).seal for audience in AUDIENCES}
    assert {audience: sorted(seal.keys) for audience, seal in found.items()} == {
        "public": [],
        "unit": [],
        "council": ["names", "texts"],
    }
    assert sorted(publication_of(tiny, "final", "public", with_names=True).seal.keys) == ["names"]
    assert not found["council"].digests
    assert {cell[-1] for cell in found["public"].digests} == {"note", "evidence", "by"}


def test_a_salt_keeps_words_from_being_tried_out(tmp_path: Path) -> None:
    """Without one, who knows all other cells can compute the digest of a guess; with one nobody can."""
    criteria = criteria_text(leaf("A", "10", "{kind: yes_no}"))
    made = small(tmp_path, criteria, "", units="01,Xã An,xa")
    guess = replace(made, answers=(Answer("01", "A", "self", "yes", by="Nguyễn Văn A"),))
    digests = [publication_of(settings(salt=salt)(guess)).seal.digests for salt in (None, None, "a", "b")]
    assert digests[0] == digests[1]
    assert len({tuple(found.items()) for found in digests}) == 3


@pytest.mark.parametrize("column", ["note", "evidence", "by"])
def test_a_digest_does_not_stand_for_a_cell_that_readers_see(column: str, tmp_path: Path) -> None:
    """A council's publication with a text taken out and its digest put in its place."""
    first = next(answer for answer in tiny.answers if answer.stage == "self" and answer.evidence)
    kept = row("self", note="ghi chú", evidence="tài liệu", by="ai")(tiny)
    taken = row(
        "self", **{"note": "ghi chú", "evidence": "tài liệu", "by": "ai", column: "" if column == "by" else WITHHELD}
    )(tiny)
    out = publish(taken, tmp_path / "out", ("data",), "council")
    seal = publication_of(kept, "final", "public").seal
    cell = (first.unit, first.code, "self", first.at, column)
    line = ",".join([*cell, seal.digests[cell]])
    (out / "data/campaign/withheld.csv").write_text(f"unit,code,stage,at,column,digest\n{line}\n", encoding="utf-8")
    keys = dict(publication_of(kept, "final", "council").seal.keys)
    digest = publication_of(kept).inputs
    rewrite(out, lambda manifest: manifest.update(inputs={"digest": digest, "keys": keys}))
    forge(out)
    assert "verify-manifest-value" in [problem.code for problem in verify(out, silent).problems]


def test_real_campaigns_without_a_salt_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "campaign"
    criteria = criteria_text(leaf("A", "10", "{kind: yes_no}"))
    small(folder, criteria, "01,A,self,yes,,,,An,2023-01-01", units="01,Xã An,xa")
    command = ["publish", str(folder), "--out", str(tmp_path / "out"), "--only", "data", "--lang", "en"]
    assert run(command) == DONE
    told = capsys.readouterr().err
    assert "[publish-no-salt]" in told
    line = told.partition("campaign.yaml: ")[2].splitlines()[0]
    with (folder / "campaign.yaml").open("a", encoding="utf-8") as file:
        file.write(f"\n{told.partition('Add a line to campaign.yaml: ')[2].splitlines()[0]}\n")
    assert line
    assert run(command) == DONE
    assert "[publish-no-salt]" not in capsys.readouterr().err
    assert "salt" not in (tmp_path / "out/data/campaign/campaign.yaml").read_text(encoding="utf-8")
    assert run(["verify", str(tmp_path / "out")]) == DONE


def test_facts_that_differ_without_changing_points_are_told_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    criteria = criteria_text(leaf("A", "6", "{kind: proportional}"), leaf("B", "4", "{kind: yes_no}"))
    digests = []
    for number, facts in enumerate(("50/100", "500/1000")):
        folder = tmp_path / str(number)
        small(folder, criteria, f"01,A,self,{facts}\n01,B,self,yes", units="01,Xã 01,xa", settings="sample: true")
        capsys.readouterr()
        assert run(["publish", str(folder), "--out", str(folder / "out"), "--only", "data", "--lang", "en"]) == DONE
        digests.append(capsys.readouterr().out.splitlines()[1:5])
    (criteria_digest, inputs, results, publication), other = digests
    assert criteria_digest == other[0]
    assert inputs != other[1]
    assert results == other[2]
    assert publication != other[3]
    assert run(["verify", str(tmp_path / "nowhere")]) == PROBLEMS
