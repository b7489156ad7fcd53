"""The rows of an annex as a tree with codes, maxima and guessed rules, and everything that was found on the way."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from scoring.annex.clauses import number_of, sentence
from scoring.annex.columns import Columns
from scoring.annex.grid import Grid
from scoring.annex.guess import Guess
from scoring.annex.guesses import guess
from scoring.annex.lines import Block, Line, Lines
from scoring.annex.notes import Noted, noted
from scoring.annex.numbering import placed
from scoring.problems import Fault, Problem
from scoring.tree.fields import is_name

MOST_DEPTH = 12
MOST_NODES = 3_000


@dataclass
class Draft:
    """A node of the set to be; `said` is how it is scored, as the table has it, `guess` what was understood of that."""

    line: Line
    code: str
    title: str
    max: Fraction | None
    children: list["Draft"] = field(default_factory=list)
    said: str = ""
    guess: Guess | None = None
    rules_for: list[tuple[dict[str, list[str]], Guess]] = field(default_factory=list)
    noted: Noted = field(default_factory=Noted)
    summed: bool = False
    """Whether the maximum is the sum of what is below, the table having none."""
    block: Block = "tree"
    label: str = ""
    """What is printed in place of the code, where the table says so."""

    @property
    def number(self) -> str:
        """The number as the table prints it, where it differs from the code."""
        bare = self.line.printed.rstrip(".")
        return "" if bare in ("", self.code) else self.line.printed


@dataclass
class Drafted:
    """The whole: tree, bonus and penalty with their caps, conditions, the scale, and what is to be told."""

    grid: Grid
    columns: Columns
    blocks: dict[Block, list[Draft]]
    caps: dict[Block, Fraction | None]
    above_scale: bool
    scale: Fraction
    combine: str
    told: list[Problem]

    def nodes(self) -> Iterator[Draft]:
        """Every node, parents before children, block after block."""
        for drafts in self.blocks.values():
            yield from _all(drafts)


def _all(drafts: Iterable[Draft]) -> Iterator[Draft]:
    for draft in drafts:
        yield draft
        yield from _all(draft.children)


class Drafting:
    """Makes the tree of a table's lines; what refuses it and what is only told are kept apart."""

    def __init__(self, grid: Grid, columns: Columns, lines: Lines) -> None:
        self.grid = grid
        self.columns = columns
        self.lines = lines
        self.problems: list[Problem] = []
        self.told: list[Problem] = []

    def drafted(self) -> Drafted:
        """The tree. What is wrong stands in `problems`, and then the tree is of no use."""
        blocks: dict[Block, list[Draft]] = {}
        for block, lines in self.lines.blocks.items():
            blocks[block] = self._tree(lines, block)
        _tell_apart(blocks, "bonus", "T")
        _tell_apart(blocks, "penalty", "P")
        _tell_apart(blocks, "conditions", "DK")
        self._check_rows(blocks)
        caps = {block: self._number(row, text) for block, (row, text) in self.lines.caps.items()}
        for block, drafts in blocks.items():
            for draft in drafts:
                self._settle(draft, block)
        combine = noted(self.lines.total_method).combine
        scale = self._scale(blocks["tree"], combine)
        self.told += [self.grid.problem("annex-row-lost", row, True) for row in self.lines.lost]
        above = noted(self.lines.notes.get("bonus", "")).above_scale
        for block in ("bonus", "penalty", "conditions"):
            blocks[block] = self._flat(blocks[block])
        return Drafted(self.grid, self.columns, blocks, caps, above, scale, combine, self.told)

    def _say(self, code: str, line: Line, /, **values: object) -> None:
        self.told.append(self.grid.problem(code, line.row, True, **values))

    def _refuse(self, code: str, row: int, /, **values: object) -> None:
        self.problems.append(self.grid.problem(code, row, False, **values))

    # the tree

    def _tree(self, lines: Sequence[Line], block: Block) -> list[Draft]:
        tops: list[Draft] = []
        made: list[Draft] = []
        depths: list[int] = []
        for line, at in zip(lines, placed(line.number for line in lines), strict=True):
            draft = Draft(line, line.code or at.code, line.title, self._maximum(line, block), block=block)
            depths.append(0 if at.parent is None else depths[at.parent] + 1)
            if depths[-1] >= MOST_DEPTH:
                self._refuse("annex-too-deep", line.row, most=MOST_DEPTH)
                return []
            (tops if at.parent is None else made[at.parent].children).append(draft)
            made.append(draft)
        return tops

    def _maximum(self, line: Line, block: Block) -> Fraction | None:
        if block == "conditions":
            return Fraction(1)
        text = re.sub(r"^(tối đa|cộng tối đa|trừ tối đa)\s*:?\s*", "", line.max.strip(), flags=re.IGNORECASE)
        if not text or text in ("-", "–", "x", "X"):
            return None
        maximum = self._number(line.row, text)
        if maximum is not None and maximum < 0 and block == "penalty":
            return -maximum
        if maximum is not None and maximum <= 0:
            self._refuse("annex-max-low", line.row, given=line.max)
        return maximum

    def _number(self, row: int, text: str) -> Fraction | None:
        number = number_of(" ".join(text.split()).strip("()"))
        if number is None and text.strip():
            self._refuse("annex-max-unreadable", row, given=text)
        return number

    def _check_rows(self, blocks: dict[Block, list[Draft]]) -> None:
        """What refuses a table, of all its rows: errors, numbers that are dates, codes that stand twice."""
        self.problems += [Problem.of(fault, self.grid.place(row)) for row, fault in self.grid.faults.items()]
        first: dict[str, Line] = {}
        drafts = [draft for block in blocks.values() for draft in _all(block)]
        if len(drafts) > MOST_NODES:
            self._refuse("annex-too-many-nodes", drafts[MOST_NODES].line.row, most=MOST_NODES)
        for draft in drafts[:MOST_NODES]:
            line = draft.line
            if re.fullmatch(r"\d{4}-\d{2}-\d{2}", line.printed):
                self._refuse("annex-number-date", line.row, given=line.printed)
            elif draft.code in first:
                self._refuse(
                    "annex-number-twice", line.row, code=draft.code, other=self.grid.row_name(first[draft.code].row)
                )
            elif not is_name(draft.code):
                self._refuse("annex-code-malformed", line.row, code=draft.code)
            first.setdefault(draft.code, line)

    # what follows for each node

    def _settle(self, draft: Draft, block: Block) -> None:
        """Maxima from below, rows that are no nodes but levels, the rule or how children combine."""
        self._take_options(draft)
        for child in draft.children:
            self._settle(child, block)
        line = draft.line
        draft.noted = noted(line.note, block == "conditions")
        draft.label = draft.noted.label or (line.printed if self.columns.labels and draft.number else "")
        if block == "conditions" and line.max.strip():
            self._say("annex-condition-max", line, code=draft.code, given=line.max)
        draft.said = "\n".join([*line.method, *(f"{words}: {points}" for words, points in line.options)])
        if draft.children:
            self._branch(draft)
        elif draft.max is None:
            self._refuse("annex-max-missing", line.row, code=draft.code)
        else:
            self._leaf(draft, draft.max, block)

    def _take_options(self, draft: Draft) -> None:
        """Children that only name levels of their parent: none says how it is scored, the best gives all."""
        maxima = [child.max for child in draft.children if child.max is not None]
        plain = all(not child.children and not child.line.method and not child.line.options for child in draft.children)
        if len(maxima) < 2 or len(maxima) < len(draft.children) or not plain:
            return
        if draft.max is not None and max(maxima) == draft.max != sum(maxima):
            draft.line.options = [(child.title, child.line.max) for child in draft.children]
            draft.children = []
            self._say("annex-rows-levels", draft.line, code=draft.code, count=len(maxima))

    def _branch(self, draft: Draft) -> None:
        total = sum((child.max or Fraction(0) for child in draft.children), Fraction(0))
        draft.noted.combine = draft.noted.combine or noted("\n".join(draft.line.method)).combine
        if draft.max is None:
            draft.max, draft.summed = total, True
            self._say("annex-max-summed", draft.line, code=draft.code, total=total)
        elif total != draft.max and not draft.noted.combine and all(child.max for child in draft.children):
            self._say("annex-sum", draft.line, code=draft.code, total=total, max=draft.max)
        if draft.said and not draft.noted.combine:
            self._say("annex-branch-said", draft.line, code=draft.code, said=draft.said)

    def _leaf(self, draft: Draft, full: Fraction, block: Block) -> None:
        line = draft.line
        said = sentence("\n".join(line.method), line.options, full, block == "penalty")
        draft.guess = guess(said)
        for units, own, whole in draft.noted.rules_for:
            guessed = guess(sentence(own, [], full, block == "penalty"))
            if guessed is None or (block == "conditions" and not guessed.made.for_conditions):
                self._say("annex-rule-for-lost", line, code=draft.code, said=own)
                draft.noted.rest = f"{draft.noted.rest} {whole}".strip()
            else:
                draft.rules_for.append((units, guessed))
        if draft.guess is None and draft.noted.source == "survey" and not draft.said:
            draft.guess = Guess({"kind": "survey"}, ("survey",))
        if draft.guess is not None and "survey" in draft.guess.remarks:
            draft.noted.source = draft.noted.source or "survey"
        if draft.guess is not None and block == "conditions" and not draft.guess.made.for_conditions:
            draft.guess = None
        if draft.guess is None:
            self._say("annex-not-understood" if draft.said else "annex-nothing-said", line, code=draft.code)
        for remark in draft.guess.remarks if draft.guess else ():
            self._say(f"annex-remark-{remark}", line, code=draft.code)

    def _flat(self, drafts: Sequence[Draft]) -> list[Draft]:
        """The leaves of a block: bonus, penalty and conditions have no branches."""
        groups = [draft for draft in _all(drafts) if draft.children]
        for draft in groups:
            self._say("annex-group-left", draft.line, code=draft.code)
        return [draft for draft in _all(drafts) if not draft.children]

    def _scale(self, tops: Sequence[Draft], combine: str) -> Fraction:
        total = sum((draft.max or Fraction(0) for draft in tops), Fraction(0))
        if self.lines.total is None:
            return total
        row, text = self.lines.total
        stated = self._number(row, text)
        if stated is None or stated <= 0:
            return total
        if stated != total and not combine:
            self.told.append(self.grid.problem("annex-total-differs", row, True, total=total, scale=stated))
        return stated


def _tell_apart(blocks: dict[Block, list[Draft]], block: Block, start: str) -> None:
    """Numbers of a block that begin again at 1 get letters before them: T (bonus), P (penalty), DK (conditions)."""
    others = {draft.code for name, drafts in blocks.items() if name != block for draft in _all(drafts)}
    own = list(_all(blocks[block]))
    if any(draft.code in others for draft in own):
        for draft in own:
            draft.code = f"{start}.{draft.code}"


def draft_of(grid: Grid, columns: Columns, lines: Lines) -> tuple[Drafted, list[Problem]]:
    """The tree of a table, and what refuses it."""
    if not lines.blocks["tree"]:
        raise Fault("annex-no-rows")
    drafting = Drafting(grid, columns, lines)
    made = drafting.drafted()
    return made, drafting.problems
