"""What an import tells: every leaf with the table's words and what was understood of them; what to look at."""

from collections.abc import Iterator
from typing import Any

from scoring.annex.draft import Draft, Drafted
from scoring.annex.grid import Grid
from scoring.problems import Problem, Said
from scoring.show.tables import table
from scoring.words import advice, say, tell

WIDTH = 46
"""Letters of a column of sentences."""


def import_text(drafted: Drafted, told: list[Problem], file: str, lang: str) -> str:
    """For people: the leaves in a table, then what is to be looked at, then what to do next."""
    leaves = _leaves(drafted)
    headers = [tell(code, lang) for code in ("import-col-row", "word-code", "import-col-said", "import-col-guess")]
    parts = [
        table(
            [_row(leaf, drafted.grid, lang) for leaf in leaves], headers, right=(0,), widths=[None, None, WIDTH, WIDTH]
        )
    ]
    rest = [one for one in told if one.code not in ("annex-not-understood", "annex-nothing-said")]
    if rest:
        parts.append("\n".join([tell("import-told", lang), *_told(rest, lang)]))
    unknown = sum(leaf.guess is None for leaf in leaves)
    counts = {"nodes": len(list(drafted.nodes())), "leaves": len(leaves), "guessed": len(leaves) - unknown}
    written = tell("import-written", lang, file=file, unknown=unknown, **counts)
    return "\n\n".join([*parts, f"{written}\n{tell('import-next', lang, file=file)}"])


def _told(told: list[Problem], lang: str) -> Iterator[str]:
    """What is to be looked at, by kind, each kind with its advice once."""
    for code in dict.fromkeys(one.code for one in told):
        alike = [one for one in told if one.code == code]
        yield from (f"  {one.place}: {say(Said(one.code, one.values), lang)}" for one in alike)
        yield f"    → {advice(code, lang, alike[0].values)}"


def import_data(drafted: Drafted, told: list[Problem], file: str, lang: str) -> dict[str, Any]:
    """For programs: the same."""
    leaves = [
        {
            "code": leaf.code,
            "row": drafted.grid.place(leaf.line.row).line,
            "said": leaf.said,
            "understood": leaf.guess is not None,
            "rule": leaf.guess.rule if leaf.guess else None,
            "remarks": list(leaf.guess.remarks) if leaf.guess else [],
        }
        for leaf in _leaves(drafted)
    ]
    notices = [{"code": one.code, "row": one.place.line, "text": say(Said(one.code, one.values), lang)} for one in told]
    return {"file": file, "from": drafted.grid.file, "table": drafted.grid.name, "leaves": leaves, "notices": notices}


def _leaves(drafted: Drafted) -> list[Draft]:
    return [draft for draft in drafted.nodes() if not draft.children]


def _row(leaf: Draft, grid: Grid, lang: str) -> list[str]:
    said = leaf.said or tell("import-nothing-said", lang)
    if leaf.guess is None or leaf.max is None:
        return [grid.row_name(leaf.line.row), leaf.code, said, tell("import-not-understood", lang)]
    return [grid.row_name(leaf.line.row), leaf.code, said, say(leaf.guess.made.terms(leaf.max), lang)]
