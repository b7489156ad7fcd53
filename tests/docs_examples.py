"""The examples of a page of docs/: found in its Markdown, run, and written again as they come out.

A line `<!-- word: … -->` says what the block below it is:

    empty: NAME          an empty file (no block)
    file: NAME           the whole file
    add: NAME            what is added at its end
    from: NAME KEY       what replaces the file from the line KEY to its end
    change: NAME         a ```diff block: lines taken out, put in, or kept; `@@` stands between two places
    rules: LANG          leaves, and below them a table: code, facts (`facts` kind=xa …: of such a unit), points, why
    nodes: LANG          a branch, and below it a table: what stands for `…` in it, facts (code=facts …), points of max
    part: COMMAND        JSON that the output of the command contains
    canonical: NAME      the criteria file as canonical JSON, broken into lines

A ```console block has commands after `$ ` (scoring, or cp) and all they print; a line `…` stands for lines left
out; `status=1` after the word console is their exit status. Any other block is an error: nothing would check it.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shlex
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from scoring.cli.main import run
from scoring.points import rounded_text
from scoring.problems import Fault
from scoring.tree.canonical import canonical_json
from scoring.tree.model import Leaf
from scoring.tree.reader import read_criteria_file
from scoring.tree.rule import Yardstick
from scoring.tree.rules_normalised import Normalised
from scoring.tree.yaml_text import read_yaml
from scoring.words import say, separator, tell

YEAR = 2025
"""The campaign's year in the tables of rules."""
LEFT_OUT = "…"
WIDTH = 100

_DIRECTIVE = re.compile(r"<!-- (\w+)(?:: (.*))? -->")


@dataclass(frozen=True)
class Block:
    """A fenced block or a table, with what the line above it says of it."""

    word: str
    rest: str
    info: str
    body: list[str]


def renewed(page: str, folder: Path) -> str:
    """The page with every example run in the folder, and what they gave in place of what stood there."""
    with contextlib.chdir(folder), mock.patch.dict(os.environ, {"LC_ALL": "vi_VN.UTF-8"}):
        return "\n".join(_Page(page.splitlines()).renewed()) + "\n"


def table_rows(lines: list[str]) -> list[list[str]]:
    """The cells of a Markdown table without its heading."""
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


class _Page:
    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.at = 0

    def renewed(self) -> list[str]:
        out: list[str] = []
        word = rest = ""
        leaf_or_nodes: Block | None = None
        while self.at < len(self.lines):
            line = self.lines[self.at]
            self.at += 1
            out.append(line)
            if found := _DIRECTIVE.fullmatch(line):
                word, rest = found[1], found[2] or ""
                if word == "empty":
                    Path(rest).write_text("", encoding="utf-8")
            elif line.startswith("```"):
                block = Block(word, rest, line[3:], self._until("```"))
                info, body = _renewed_block(block)
                out[-1:] = [f"```{info}", *body, "```"]
                leaf_or_nodes = block if word in ("rules", "nodes") else None
                word = rest = ""
            elif line.startswith("| ") and leaf_or_nodes is not None:
                self.at -= 1
                out[-1:] = _renewed_table(leaf_or_nodes, self._while("|"))
                leaf_or_nodes = None
        return out

    def _until(self, fence: str) -> list[str]:
        end = self.lines.index(fence, self.at)
        body, self.at = self.lines[self.at : end], end + 1
        return body

    def _while(self, start: str) -> list[str]:
        begin = self.at
        while self.at < len(self.lines) and self.lines[self.at].startswith(start):
            self.at += 1
        return self.lines[begin : self.at]


def _renewed_block(block: Block) -> tuple[str, list[str]]:
    text = _lines(block.body)
    match block.word:
        case "file":
            Path(block.rest).parent.mkdir(parents=True, exist_ok=True)
            Path(block.rest).write_text(text, encoding="utf-8")
        case "add":
            with Path(block.rest).open("a", encoding="utf-8") as file:
                file.write(text)
        case "from":
            name, _, key = block.rest.partition(" ")
            before, found, _ = Path(name).read_text(encoding="utf-8").partition(f"\n{key}\n")
            assert found, f"{name} has no line {key}"
            Path(name).write_text(f"{before}\n{text}", encoding="utf-8")
        case "change":
            _change(Path(block.rest), block.body)
        case "rules" | "nodes":
            pass  # run with the table below
        case "part":
            actual = json.loads(_command(block.rest)[1][-1])
            wanted = json.loads(text)
            if _part(wanted, actual) != wanted:
                return block.info, json.dumps(_part(wanted, actual), ensure_ascii=False, indent=2).splitlines()
        case "canonical":
            return block.info, _canonical(Path(block.rest))
        case _ if block.info.split()[0] == "console":
            return _console(block)
        case _:
            raise AssertionError(f"nothing checks this block:\n{text}")
    return block.info, block.body


def _change(path: Path, diff: list[str]) -> None:
    text = path.read_text(encoding="utf-8")
    for hunk in "\n".join(diff).split("\n@@\n"):
        lines = hunk.split("\n")
        old = _lines([line[1:] for line in lines if line[:1] in (" ", "-")])
        new = _lines([line[1:] for line in lines if line[:1] in (" ", "+")])
        assert text.count(old) == 1, f"{path} has {text.count(old)} times:\n{old}"
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


# Commands


def _console(block: Block) -> tuple[str, list[str]]:
    """The block with what its commands print now."""
    out: list[str] = []
    status = 0
    for part in re.split(r"\n(?=\$ )", "\n".join(block.body)):
        first, *shown = part.split("\n")
        status, printed = _command(first.removeprefix("$ "))
        out += [first, *_with_omissions(shown, printed)]
    return ("console" if status == 0 else f"console status={status}"), out


def _command(line: str) -> tuple[int, list[str]]:
    """Exit status, and the lines on stdout and stderr as a terminal shows them, of a command."""
    words = shlex.split(line)
    if words[0] == "cp":
        shutil.copy(words[1], words[2])
        return 0, []
    assert words[0] == "scoring", line
    target = words[words.index(">") + 1] if ">" in words else None
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        status = run(words[1 : words.index(">")] if target else words[1:])
    if target:
        Path(target).write_text(printed.getvalue(), encoding="utf-8")
        return status, []
    return status, [line.rstrip() for line in printed.getvalue().splitlines()]


def _with_omissions(shown: list[str], printed: list[str]) -> list[str]:
    """What was shown, where it agrees with what is printed; else that, cut at about the same places."""
    if LEFT_OUT not in shown:
        return printed
    texts = _lines(shown).split(f"{LEFT_OUT}\n")
    if re.fullmatch(r"(?:.*\n)*?".join(map(re.escape, texts)), _lines(printed)):
        return shown
    pieces = [text.splitlines() for text in texts]
    out = printed[: len(pieces[0])]
    for piece in pieces[1:-1]:
        first = (piece[0].split() or [""])[0]
        at = next((at for at, line in enumerate(printed) if line.split()[:1] == [first]), len(printed))
        out += [LEFT_OUT, *printed[at : at + len(piece)]]
    return [*out, LEFT_OUT, *printed[len(printed) - len(pieces[-1]) :]]


def _lines(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _part(wanted: Any, actual: Any) -> Any:
    """Of the actual data, what the wanted data speaks of."""
    if isinstance(wanted, dict) and isinstance(actual, dict):
        return {key: _part(value, actual[key]) for key, value in wanted.items()}
    if isinstance(wanted, list) and isinstance(actual, list):
        return [_part(one, other) for one, other in zip(wanted, actual, strict=False)] if wanted else actual
    return actual


def _canonical(path: Path) -> list[str]:
    """Canonical JSON broken after commas, so that it fits the page."""
    criteria = read_criteria_file(path).criteria
    text = canonical_json(criteria.model_dump(mode="json", by_alias=True))
    return re.findall(rf".{{1,{WIDTH}}}(?:(?<=,)|$)", text)


# Tables


def _renewed_table(block: Block, lines: list[str]) -> list[str]:
    rows = table_rows(lines)
    new = _rule_rows(block, rows) if block.word == "rules" else _node_rows(block, rows)
    return [*lines[:2], *("| " + " | ".join(row) + " |" for row in new)]


def _rule_rows(block: Block, rows: list[list[str]]) -> list[list[str]]:
    """Points and why, by the rules alone; what the table says of a leaf is all that is observed of it."""
    data = read_yaml("\n".join(block.body).encode(), "example").data
    leaves = {leaf.code: leaf for leaf in (Leaf.model_validate(one) for one in data)}
    assert not [fault for leaf in leaves.values() for fault in leaf.rule.faults(leaf.max)], block.body
    assert {row[0].strip("`") for row in rows} == {*leaves}, "every leaf has a row"
    return [_rule_row(leaves[row[0].strip("`")], row, rows, block.rest) for row in rows]


def _rule_row(leaf: Leaf, row: list[str], rows: list[list[str]], lang: str) -> list[str]:
    _, facts, columns = row[1].split("`")
    leaf = leaf.seen_by(dict(column.split("=") for column in columns.split()))
    yardstick = Yardstick(leaf.max, YEAR)
    if isinstance(leaf.rule, Normalised) and leaf.rule.goalposts == "observed":
        numbers = [leaf.rule.read(other[1].strip("`"), yardstick) for other in rows if other[0] == row[0]]
        yardstick = Yardstick(leaf.max, YEAR, (min(numbers), max(numbers)))
    try:
        outcome = leaf.rule.outcome(facts, yardstick)
    except Fault as fault:
        return [*row[:2], {"vi": "bị từ chối"}.get(lang, "refused"), tell(fault.code, lang, **fault.values)]
    return [*row[:2], rounded_text(outcome.points, 2, separator(lang)), say(outcome.why, lang)]


def _node_rows(block: Block, rows: list[list[str]]) -> list[list[str]]:
    """Points of max of the branch, each row a campaign of one unit at the stage self."""
    body = "\n".join(block.body)
    return [[*row[:2], _node_points(body, row[0], row[1], block.rest), *row[3:]] for row in rows]


def _node_points(branch: str, word: str, facts: str, lang: str) -> str:
    branch = branch.replace(LEFT_OUT, word.strip("`"))
    if "combine: " in branch and "combine: weighted" not in branch:
        branch = re.sub(r" weight: \d,", "", branch)
    node = read_yaml(branch.encode(), "example").data[0]
    answers = ["unit,code,stage,facts,note"]
    answers += [f"1,{code},self,{fact},note" for code, fact in re.findall(r"([\w.]+)=(\S+)", facts.strip("`"))]
    with tempfile.TemporaryDirectory() as name:
        files = {
            "campaign.yaml": "id: c\ntitle: {vi: c, en: c}\nyear: 2025\ncriteria: set.yaml\norigin: o\n",
            "set.yaml": f"id: s\nedition: e\ntitle: {{vi: s, en: s}}\nsource: {{document: d, status: official}}\n"
            f"scale: {node['max']}\nprecision: 2\nranking: {{ties: min}}\n"
            f"tree:\n{branch}\n",
            "units.csv": "code,name,kind\n1,u,xa\n",
            "answers.csv": "\n".join(answers),
        }
        for file, text in files.items():
            (Path(name) / file).write_text(text, encoding="utf-8")
        status, printed = _command(f"scoring rank {name} --stage self --format json")
    assert status == 0, printed
    found = json.loads(printed[-1])["units"][0]["nodes"][node["code"]]
    points, full = (found[key].replace(".", separator(lang)) for key in ("points", "max"))
    return f"{points} trên {full}" if lang == "vi" else f"{points} of {full}"
