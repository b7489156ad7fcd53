"""The rule kinds: one function each, from the text of the facts to exact points."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from tests.oracle import formulas
from tests.oracle.numbers import kept_within, number, percent, plain, share, word

ZERO = Fraction(0)


@dataclass(frozen=True)
class Given:
    """What a rule is applied to: its text, the facts and what stands around them."""

    rule: dict[str, Any]
    facts: str
    max: Fraction
    year: int
    observed: Any = None
    unit: dict[str, str] = field(default_factory=dict)


def points(given: Given) -> Fraction:
    """Return the points of the facts under the rule, exact."""
    return KINDS[given.rule["kind"]](given)


def measured(given: Given) -> Fraction:
    return number(given.facts) if given.rule.get("measure") == "number" else percent(given.facts)


def yes_no(given: Given) -> Fraction:
    return {"yes": given.max, "có": given.max, "no": ZERO, "không": ZERO}[word(given.facts)]


def levels(given: Given) -> Fraction:
    return {level["id"]: number(level["points"]) for level in given.rule["levels"]}[plain(given.facts)]


def steps(given: Given) -> Fraction:
    x = measured(given)
    for step in given.rule["steps"]:
        reached = (
            ("at_least" in step and x >= number(step["at_least"]))
            or ("above" in step and x > number(step["above"]))
            or ("at_most" in step and x <= number(step["at_most"]))
            or ("below" in step and x < number(step["below"]))
        )
        if reached:
            return number(step["points"])
    return ZERO


def proportional(given: Given) -> Fraction:
    s = percent(given.facts)
    if word(given.rule.get("inverse", "false")) == "true":
        s = 100 - s
    full_at = number(given.rule.get("full_at", "100"))
    if s < number(given.rule.get("zero_below", "0")):
        return ZERO
    return given.max if s >= full_at else given.max * s / full_at


def bands(given: Given) -> Fraction:
    x = measured(given)
    listed = given.rule["bands"]
    result = ZERO
    for position, band in enumerate(listed):
        start = number(band["from"])
        if x < start:
            break
        if isinstance(band["points"], str):
            result = number(band["points"])
            continue
        first, last = (number(text) for text in band["points"])
        end = number(listed[position + 1]["from"] if position + 1 < len(listed) else band["to"])
        result = first + (last - first) * (min(x, end) - start) / (end - start)
    return result


def checklist(given: Given) -> Fraction:
    done = [] if word(given.facts) == "none" else plain(given.facts).split()
    everything = word(given.rule.get("all", "false")) == "true"
    if everything or "at_least" in given.rule:
        enough = len(given.rule["items"]) if everything else int(given.rule["at_least"])
        return given.max if len(done) >= enough else ZERO
    return sum((number(item["points"]) for item in given.rule["items"] if item["id"] in done), ZERO)


def deduction(given: Given) -> Fraction:
    return max(given.max - of_each(given), number(given.rule.get("floor", "0")))


def of_each(given: Given) -> Fraction:
    """Add up count times points."""
    worths = {option["id"]: number(option["points"]) for option in given.rule["each"]}
    text = plain(given.facts)
    if "=" in text:
        counts = {part.split("=")[0]: int(part.split("=")[1]) for part in text.split()}
    else:
        counts = {next(iter(worths)): int(text)}  # a bare count has one id; with more ids it is 0
    return sum((count * worths[name] for name, count in counts.items()), ZERO)


def per_item(given: Given) -> Fraction:
    earned = of_each(given) if "each" in given.rule else int(given.facts) * number(given.rule["points"])
    return min(earned, given.max)


def day(text: str) -> date:
    """Read 2022-12-28 or 28/12/2022."""
    if "/" in text:
        d, m, y = text.split("/")
        return date(int(y), int(m), int(d))
    return date.fromisoformat(text)


def deadline(given: Given) -> Fraction:
    if word(given.facts) == "none":
        return ZERO
    done = day(plain(given.facts))
    for entry in given.rule["by"]:
        text = entry["before"] if "before" in entry else entry["date"]
        if text.count("-") == 1:
            text = f"{given.year + int(entry.get('year', '0')):04d}-{text}"
        if done < day(text) or (done == day(text) and "before" not in entry):
            return number(entry["points"])
    return ZERO


def survey(given: Given) -> Fraction:
    ratio = share(given.facts)
    if ratio is None and plain(given.facts).endswith("%"):
        ratio = percent(given.facts) / 100
    if ratio is None:
        low, high = (number(text) for text in given.rule.get("scale", ["0", "100"]))
        ratio = (number(given.facts) - low) / (high - low)
    return ratio * given.max


def value(given: Given) -> Fraction:
    return number(given.facts)


def normalised(given: Given) -> Fraction:
    least, most = (number(text) for text in given.rule["to"]) if "to" in given.rule else (ZERO, given.max)
    goalposts = given.rule.get("goalposts", "observed")
    if goalposts == "observed":
        assert given.observed is not None
        low, high = given.observed
    else:
        seen = given.observed if "observed" in goalposts else (ZERO, ZERO)
        assert seen is not None
        low, high = (end if text == "observed" else number(text) for text, end in zip(goalposts, seen, strict=True))
        if low >= high:
            at_low = goalposts[1] == "observed"
            return least if at_low == (given.rule.get("direction") != "down") else most
    if low == high:
        return most
    x = number(given.facts)
    part = (high - x if given.rule.get("direction") == "down" else x - low) / (high - low)
    return kept_within(least + (most - least) * part, least, most)


def formula(given: Given) -> Fraction:
    return formulas.points(given.rule, plain(given.facts), given.max, given.year, given.unit, given.observed)


def judged(given: Given) -> Fraction:
    return number(given.facts)


KINDS: dict[str, Callable[[Given], Fraction]] = {
    "yes_no": yes_no,
    "levels": levels,
    "steps": steps,
    "proportional": proportional,
    "bands": bands,
    "checklist": checklist,
    "deduction": deduction,
    "per_item": per_item,
    "deadline": deadline,
    "survey": survey,
    "value": value,
    "normalised": normalised,
    "judged": judged,
    "formula": formula,
}
