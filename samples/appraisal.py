"""How the curated samples are appraised: corrections with their reasons, explanations, the second round.

A correction says how the declared facts change, in a small notation, and why. In its texts {was} and {now}
are the facts, {done} and {total} the corrected share, {lost} by how many it changed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import Any, NamedTuple

from scoring.points import parse_number, rounded_text
from scoring.tree.model import CriteriaSet, Leaf
from scoring.tree.rule import Rule, Yardstick


@dataclass(frozen=True)
class Correction:
    """What appraisal changes in a leaf, the commune's answer to it if there is one, and the second round.

    `change`: `=facts` · `-item` of a checklist · `+fault=2` more faults · `*0.9` of what is done ·
    `~-6` on a number.
    """

    code: str
    change: str
    note: str
    answer: str = ""
    second: str = ""
    accepted: bool = False


@dataclass(frozen=True)
class Corrected:
    """A correction of one commune's leaf, put in words."""

    facts: str
    note: str
    answer: str
    second: str
    loss: Fraction


class Chosen(NamedTuple):
    """A correction that was made; the second round's facts where the commune answered."""

    leaf: Leaf
    found: Corrected
    again: str | None


def choose(
    table: Sequence[Correction],
    declared: Mapping[str, str],
    criteria: CriteriaSet,
    year: int,
    wanted: Fraction,
    dice: Random,
) -> Iterator[Chosen]:
    """Corrections of declared facts, in a shuffled order, until they have cost about what is wanted."""
    lost = Fraction(0)
    seen: set[str] = set()
    for correction in sorted(table, key=lambda _: dice.random()):
        was = declared.get(correction.code)
        if was is None or correction.code in seen or lost >= wanted - Fraction(1, 4):
            continue
        leaf = criteria.leaves[correction.code]
        found = correct(correction, leaf, was, year)
        if found is None or lost + found.loss > wanted + Fraction(1, 4):
            continue
        seen.add(correction.code)
        again = None
        if found.answer and dice.random() < 0.7:
            again = was if correction.accepted else found.facts
        yield Chosen(leaf, found, again)
        if again != was:
            lost += found.loss


def points(leaf: Leaf, facts: str, year: int) -> Fraction:
    rule: Rule[Any] = leaf.rule
    yardstick = Yardstick(leaf.max, year)
    return rule.score(rule.read(facts, yardstick), yardstick).points


def correct(correction: Correction, leaf: Leaf, was: str, year: int) -> Corrected | None:
    """The correction of declared facts; None where it changes nothing for the worse."""
    now = changed(was, correction.change)
    if now is None:
        return None
    loss = points(leaf, was, year) - points(leaf, now, year)
    if loss <= 0:
        return None
    done, _, total = now.partition("/")
    before = was.partition("/")[0]
    lost = abs(int(before) - int(done)) if total else 0
    words = {"was": was, "now": now, "done": done, "total": total, "lost": f"{lost:02}"}
    note, answer, second = (text.format(**words) for text in (correction.note, correction.answer, correction.second))
    return Corrected(now, note, answer, second, loss)


def changed(facts: str, change: str) -> str | None:
    """The facts after a change; None where it can't be made."""
    how, what = change[0], change[1:]
    if how == "-":
        left = [name for name in facts.split() if name != what]
        return (" ".join(left) or "none") if len(left) < len(facts.split()) else None
    if how == "+":
        name, _, more = what.partition("=")
        counts = dict(part.split("=") for part in facts.split()) if "=" in facts else {}
        counts[name] = str(int(counts.get(name, "0")) + int(more))
        return " ".join(f"{fault}={count}" for fault, count in counts.items())
    if how == "*":
        return _of_share(facts, Fraction(what))
    if how == "~":
        number = parse_number(facts.removesuffix("%")) + Fraction(what)
        digits = len(facts.removesuffix("%").replace(",", ".").partition(".")[2])
        return rounded_text(number, digits, ",") + "%" * facts.endswith("%") if number >= 0 else None
    return what


def _of_share(facts: str, factor: Fraction) -> str | None:
    done, _, total = facts.partition("/")
    if not total:
        return None
    now = round(int(done) * factor)
    if now == int(done):
        now += 1 if factor > 1 else -1
    return f"{now}/{total}" if 0 <= now <= int(total) else None
