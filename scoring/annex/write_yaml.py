"""A drafted set as a criteria file: what the table says, what was guessed of it and what was not beside each node."""

import json
import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import PurePath
from typing import Any

from scoring.annex.draft import Draft, Drafted
from scoring.annex.read_grades import Graded
from scoring.annex.slugs import slug, slugs
from scoring.points import exact_text, fits
from scoring.words import printable, tell

_RESERVED = ("yes", "no", "true", "false", "null", "on", "off", "y", "n")
LEAST_PRECISION, MOST_PRECISION = 2, 6
NAMES = ("part", "field", "criterion", "component", "sub-component", "item")


class Heading:
    """What stands at the top of a criteria file."""

    def __init__(self, set_id: str, edition: str, title: str, document: str) -> None:
        self.set_id = set_id
        self.edition = edition
        self.title = title
        self.document = document


def criteria_text(drafted: Drafted, graded: Graded, heading: Heading, lang: str) -> str:
    """The criteria file."""
    return "\n".join(_Writer(drafted, graded, heading, lang).lines()) + "\n"


class _Writer:
    def __init__(self, drafted: Drafted, graded: Graded, heading: Heading, lang: str) -> None:
        self.drafted = drafted
        self.graded = graded
        self.heading = heading
        self.lang = lang
        bodies = dict.fromkeys(_one_line(draft.line.body) for draft in drafted.nodes() if _body_of(draft))
        self.bodies = dict(zip(bodies, slugs(list(bodies)), strict=True))

    def lines(self) -> Iterator[str]:
        drafted, heading = self.drafted, self.heading
        yield from self._comment("annex-file-head", "", file=PurePath(drafted.grid.file).name)
        yield f"id: {_scalar(heading.set_id)}"
        yield f"edition: {_scalar(heading.edition)}"
        yield f"title: {{vi: {_quoted(heading.title)}}}"
        yield f"source: {{document: {_quoted(heading.document)}, status: transcribed}}"
        yield f"scale: {exact_text(drafted.scale)}"
        yield f"precision: {_precision(drafted)}"
        if levels := _levels(drafted):
            yield "levels:"
            yield from (f"  - {{id: {_level_id(depth)}, vi: {_quoted(name)}}}" for depth, name in enumerate(levels))
        if self.bodies:
            yield "bodies:"
            yield from (f"  - {{id: {one}, vi: {_quoted(title)}}}" for title, one in self.bodies.items())
        yield from self._grades(bool(levels))
        if drafted.combine:
            yield f"combine: {drafted.combine}"
        yield "tree:"
        for draft in drafted.blocks["tree"]:
            yield from self._node(draft, "  ")
        for block in ("bonus", "penalty"):
            yield from self._block(block)
        if drafted.blocks["conditions"]:
            yield "conditions:"
        for draft in drafted.blocks["conditions"]:
            yield from self._node(draft, "  ")

    def _grades(self, named_levels: bool) -> Iterator[str]:
        """Grades and caps, and what of them was not understood."""
        graded = self.graded
        for lost in graded.lost:
            yield from self._comment("annex-file-grade-lost", "", said=_one_line(lost))
        if graded.by_grade:
            yield "ranking: {by: grade}"
        if graded.grading:
            yield f"grading: {_flow(graded.grading)}"
        if graded.grades:
            yield "grades:"
        for grade in graded.grades:
            each = grade.get("each")
            if each and named_levels:
                grade = {**grade, "each": {**each, "level": _level_id(int(each["level"]) - 1)}}
            yield f"  - {_flow(grade)}"
        if graded.caps:
            yield "caps:"
            yield from (f"  - {_flow(cap)}" for cap in graded.caps)

    def _block(self, block: Any) -> Iterator[str]:
        drafts = self.drafted.blocks[block]
        if not drafts:
            return
        yield f"{block}:"
        cap = self.drafted.caps.get(block)
        if cap is not None:
            yield f"  max: {exact_text(cap)}"
        if block == "bonus" and self.drafted.above_scale:
            yield "  above_scale: true"
        yield "  children:"
        for draft in drafts:
            yield from self._node(draft, "    ")

    def _node(self, draft: Draft, pad: str) -> Iterator[str]:
        yield f"{pad}- code: {_quoted(draft.code)}"
        pad += "  "
        if draft.label:
            yield f"{pad}label: {_quoted(_one_line(draft.label))}"
        yield f"{pad}vi: {_quoted(_one_line(draft.title))}"
        is_condition = draft.block == "conditions"
        if draft.max is not None and not is_condition:
            yield f"{pad}max: {exact_text(draft.max)}"
        if draft.noted.met_at:
            yield f"{pad}met_at: {draft.noted.met_at}"
        if draft.noted.weight and not is_condition:
            yield f"{pad}weight: {draft.noted.weight}"
        if draft.children and draft.noted.combine:
            yield f"{pad}combine: {draft.noted.combine}"
        yield from self._said(draft, pad)
        if draft.noted.kinds:
            yield f"{pad}applies_to: {{kind: {_flow(list(draft.noted.kinds))}}}"
        if draft.noted.effect:
            yield f"{pad}not_applicable: {draft.noted.effect}"
        if draft.noted.guide:
            yield f"{pad}guide: {{vi: {_quoted(_one_line(draft.noted.guide))}}}"
        if not draft.children:
            yield from self._of_leaf(draft, pad)
            return
        yield f"{pad}children:"
        for child in draft.children:
            yield from self._node(child, pad + "  ")

    def _said(self, draft: Draft, pad: str) -> Iterator[str]:
        """What the table says of the node, as comments."""
        row = self.drafted.grid.row_name(draft.line.row)
        if draft.said:
            yield from self._comment("annex-file-said", pad, row=row, said=_one_line(draft.said))
        if draft.noted.rest:
            yield from self._comment("annex-file-note", pad, row=row, said=_one_line(draft.noted.rest))
        if draft.number and not draft.label:
            yield from self._comment("annex-file-label", pad, row=row, label=_one_line(draft.number))

    def _of_leaf(self, draft: Draft, pad: str) -> Iterator[str]:
        if draft.guess is None:
            yield from self._comment("annex-file-unknown", pad)
        else:
            codes = [f"annex-remark-{remark}" for remark in draft.guess.remarks]
            yield from self._comment("annex-file-guess", pad)
            for code in codes:
                yield from self._comment(code, pad, code=draft.code)
            yield f"{pad}rule: {_flow(draft.guess.rule)}"
        if draft.rules_for:
            yield f"{pad}rules_for:"
            yield from (f"{pad}  - {_flow({'units': units, 'rule': own.rule})}" for units, own in draft.rules_for)
        what, required = _evidence(draft.line.evidence)
        if what or required:
            parts = [*(["required: true"] if required else []), *([f"what: {_quoted(what)}"] if what else [])]
            yield f"{pad}evidence: {{{', '.join(parts)}}}"
        if body := _body_of(draft):
            yield f"{pad}body: {self.bodies[body]}"
        if draft.noted.source:
            yield f"{pad}from: {draft.noted.source}"

    def _comment(self, code: str, pad: str, /, **values: object) -> Iterator[str]:
        yield from (f"{pad}# {line}".rstrip() for line in tell(code, self.lang, **values).split("\n"))


def _body_of(draft: Draft) -> str:
    return "" if draft.children else _one_line(draft.line.body)


def _evidence(text: str) -> tuple[str, bool]:
    """What evidence is asked for, and whether it has to be there."""
    what = _one_line(text)
    if what.casefold() == "bắt buộc có tài liệu kiểm chứng":
        return "", True
    required = what.casefold().endswith("(bắt buộc)")
    return (what[: -len("(bắt buộc)")].strip() if required else what), required


def _levels(drafted: Drafted) -> list[str]:
    """The names of the depths, by the heading of the titles; none where it names fewer."""
    deep = _depth(drafted.blocks["tree"])
    headings = [part.strip() for part in " / ".join(drafted.columns.headings).split("/") if part.strip()]
    if len(headings) == 1:
        headings = [part.strip() for part in re.split(r",\s*", headings[0])]
    named = [printable(heading[:1].upper() + heading[1:]) for heading in headings]
    return named[:deep] if len(named) >= deep and named != [tell("annex-col-title", "vi")] else []


def _level_id(depth: int) -> str:
    return NAMES[depth] if depth < len(NAMES) else f"level-{depth + 1}"


def _depth(drafts: list[Draft]) -> int:
    return max((1 + _depth(draft.children) for draft in drafts), default=0)


def _precision(drafted: Drafted) -> int:
    """As many decimals as maxima and the steps of judged points need, two at the least."""
    maxima = [draft.max for draft in drafted.nodes() if draft.max is not None]
    rules = [draft.guess.rule for draft in drafted.nodes() if draft.guess]
    rules += [own.rule for draft in drafted.nodes() for _, own in draft.rules_for]
    steps = [Fraction(rule["step"]) for rule in rules if "step" in rule]
    numbers = [*maxima, *steps, drafted.scale, *(cap for cap in drafted.caps.values() if cap is not None)]
    fitting = (
        digits for digits in range(LEAST_PRECISION, MOST_PRECISION) if all(fits(number, digits) for number in numbers)
    )
    return next(fitting, MOST_PRECISION)


def _one_line(text: str) -> str:
    return printable(" ".join(text.split()))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _scalar(text: str) -> str:
    return text if re.fullmatch(r"[A-Za-z][A-Za-z0-9\-]*", text) and text.casefold() not in _RESERVED else _quoted(text)


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_flow(item)}" for name, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return value if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value) else _scalar(_one_line(value))


def heading_of(drafted: Drafted, stem: str) -> Heading:
    """Id, edition, title and source, as far as the lines above the table say them; else by the file's name."""
    above = [line for line in [*drafted.grid.above, *_rows_above(drafted)] if len(line) < 400]
    title = " ".join(line for line in above if _is_title(line)) or stem
    attached = next((line.strip("() ") for line in above if _is_source(line)), "")
    year = re.search(r"\b(20\d\d)\b", f"{title} {attached} {stem}")
    edition = year[1] if year else "1"
    return Heading(slug(stem, "criteria"), edition, _one_line(title), _one_line(attached) or stem)


def _is_source(line: str) -> bool:
    """Whether a line names the decision: one that is left blank names none."""
    return bool(re.search(r"kèm theo|ban hành", line, re.IGNORECASE)) and "…" not in line and "..." not in line


def _rows_above(drafted: Drafted) -> Iterator[str]:
    """The texts of the rows before the heading of the table."""
    for row in drafted.grid.rows[: drafted.columns.heading_row]:
        yield from (cell.text for cell in row if cell.text and not cell.goes_on)


def _is_title(line: str) -> bool:
    return line.isupper() and not re.match(r"(phụ lục|cộng hòa|độc lập|ubnd|ủy ban|uỷ ban|sở )", line.casefold())
