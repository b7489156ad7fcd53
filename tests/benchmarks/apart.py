"""A national campaign whose facts are as those of real communes: counts out of totals, hardly two the same."""

import random
from dataclasses import replace
from pathlib import Path

from samples.generate import communes, generate
from scoring.campaign.answers import Answer
from scoring.campaign.folder_write import write_campaign
from scoring.tree.reader import read_criteria

LEAVES = 61
RULES = (
    "{kind: proportional, full_at: 95, zero_below: 40}",
    "{kind: steps, steps: [{above: 90, points: 1}, {at_least: 70, points: 0.5}, {at_least: 50, points: 0.25}]}",
    "{kind: bands, bands: [{from: 30, points: [0.1, 0.5]}, {from: 70, to: 100, points: [0.5, 1]}]}",
    "{kind: proportional, inverse: true}",
)


def write_apart(folder: Path, units: int) -> None:
    """Every leaf of every unit with a share of its own; a third of the units has a third of its leaves appraised."""
    dice, text = random.Random(1), _criteria()
    file = read_criteria(text.encode(), "criteria.yaml")
    answers = []
    for place, unit in enumerate(communes(units)):
        for number, code in enumerate(file.criteria.leaves):
            done, total = _share(dice)
            answers.append(Answer(unit.code, code, "self", f"{done}/{total}", at="2026-01-05"))
            if not place % 3 and not number % 3:
                less = f"{done - dice.randrange(done)}/{total}"
                answers.append(Answer(unit.code, code, "appraisal", less, note="đối chiếu", at="2026-02-05"))
    empty = generate(file, units=1, seed=1)
    settings = empty.settings.model_copy(update={"criteria": "criteria.yaml"})
    write_campaign(replace(empty, settings=settings, units=communes(units), answers=tuple(answers)), folder)
    (folder / "criteria.yaml").write_text(text, encoding="utf-8")


def _criteria() -> str:
    """61 leaves that ask for shares, by four rules in turn."""
    leaves = "".join(
        f"- {{code: L{place}, vi: Mục {place}, en: Item {place}, max: 1, rule: {RULES[place % len(RULES)]}}}\n"
        for place in range(LEAVES)
    )
    return (
        "id: apart\nedition: '1'\ntitle: {vi: Tỷ lệ, en: Shares}\n"
        "source: {document: made for a benchmark, status: reconstructed}\n"
        f"scale: {LEAVES}\nprecision: 2\nlevels: [{{id: item, vi: Mục, en: Item}}]\nranking: {{ties: min}}\n"
        f"tree:\n{leaves}"
    )


def _share(dice: random.Random) -> tuple[int, int]:
    total = dice.randint(1000, 9999)
    return dice.randint(total // 4, total), total
