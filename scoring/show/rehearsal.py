"""The same facts under an amended criteria set, for people (tables) and for programs (CSV, data for JSON)."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from scoring.analysis.bounds import Bounds
from scoring.analysis.rehearse import Rehearsal
from scoring.campaign.table import write_table
from scoring.engine.results import Placed, number
from scoring.points import rounded_text
from scoring.problems import Said
from scoring.show.mark import mark_of
from scoring.show.numbers import points_text, signed
from scoring.show.tables import Figure, Shown
from scoring.show.terminal import diff_text
from scoring.tree.cited import cited
from scoring.tree.diff import Diff, compare_editions
from scoring.words import NOTHING, tell

COLUMNS = (
    "unit", "name", "rank_before", "score_before", "grade_before", "rank_known", "score_known", "grade_known",
    "score_least", "score_most", "rank_best", "rank_worst", "mostly_by",
)  # fmt: skip


def rehearsal_text(rehearsal: Rehearsal, lang: str) -> str:
    """What changed in the set, what lacks facts, every unit before and after."""
    settings, known = rehearsal.campaign.settings, rehearsal.known
    old, new = rehearsal.before.criteria, known.criteria
    heading = tell(
        "rehearse-heading", lang,
        new=new.name, old=old.name, title=settings.title.text(), stage=Said(f"scored-{known.stage}", {}),
    )  # fmt: skip
    parts = [
        heading + "\n" + carried_words(rehearsal, lang),
        tell("rehearse-changes", lang) + "\n" + diff_text(changes_of(rehearsal), lang),
        tell("rehearse-unknown", lang) + "\n" + unknown_table(rehearsal, lang).printed() if rehearsal.unknown else "",
        tell("rehearse-units", lang) + "\n" + units_table(rehearsal, lang).printed(),
        reading(rehearsal, lang),
    ]
    mark = mark_of(lang, settings)
    return "\n\n".join(part for part in (mark, *parts, mark) if part)


def changes_of(rehearsal: Rehearsal) -> Diff:
    """How the amended set differs from the one in force."""
    return compare_editions(rehearsal.before.criteria, rehearsal.known.criteria, rehearsal.declared)


def reading(rehearsal: Rehearsal, lang: str) -> str:
    """How the numbers are read, and what they don't say."""
    known = [tell("rehearse-known", lang)] if rehearsal.unknown else []
    return " ".join([*known, tell("rehearse-reading", lang)])


def carried_words(rehearsal: Rehearsal, lang: str) -> str:
    """How many leaves carry over, and how many lack facts."""
    leaves = rehearsal.known.criteria.leaves
    carried = sum(code in leaves for code in rehearsal.carried)
    return tell("rehearse-carried", lang, carried=carried, leaves=len(leaves), unknown=len(rehearsal.unknown))


def unknown_table(rehearsal: Rehearsal, lang: str) -> Shown:
    """A row for every leaf that lacks facts: code, title, why, how many units."""
    rows = []
    for one in rehearsal.unknown:
        why = Counter(one.units.values()).most_common()
        words = "; ".join(tell(f"rehearse-why-{because}", lang) for because, _ in why)
        rows.append((one.leaf.printed, one.leaf.title.in_language(lang), words, len(one.units)))
    heads = [tell(code, lang) for code in ("word-code", "col-title", "word-reason-note", "word-units")]
    return Shown(lang, heads, rows, (3,), [None, 60, 40, None])


MOST_MOVES = 2
DIGITS = 4
UNIT_HEADS = (
    "word-code", "word-unit", "rehearse-col-score-before", "rehearse-col-score-after", "word-change",
    "rehearse-col-rank-before", "rehearse-col-rank-after", "word-grade", "rehearse-col-most",
)  # fmt: skip
BOUND_HEADS = ("rehearse-col-score-bounds", "rehearse-col-rank-bounds")
RIGHT = (2, 3, 4, 5, 6, 9, 10)


def units_table(rehearsal: Rehearsal, lang: str) -> Shown:
    """A row for every unit, in the order of its rehearsed rank; between which bounds, where facts are lacking."""
    before = {one.result.unit.code: one for one in rehearsal.before.units}
    precision = rehearsal.known.criteria.precision
    rows = []
    for placed in rehearsal.known.units:
        code = placed.result.unit.code
        was, change = before[code], rehearsal.comparison.by_unit[code].change
        rows.append(
            (
                code,
                placed.result.unit.name,
                _score(was, rehearsal.before.criteria.precision),
                _score(placed, precision),
                Figure(change, 2, signed=True, percent=True),
                was.rank,
                placed.rank,
                _grades(rehearsal, was, placed, lang),
                mostly_by(rehearsal, code, lang),
                *(_bound_cells(rehearsal.bounds[code], precision, lang) if rehearsal.unknown else ()),
            )
        )
    heads = [tell(code, lang) for code in UNIT_HEADS + (BOUND_HEADS if rehearsal.unknown else ())]
    return Shown(lang, heads, rows, RIGHT)


def _score(placed: Placed, precision: int) -> Figure:
    score = placed.result.score
    return Figure(None if score is None else Fraction(score, 10**precision), precision)


def _grades(rehearsal: Rehearsal, was: Placed, now: Placed, lang: str) -> str:
    """The grade, or the one before and the one after."""
    pairs = ((rehearsal.before.criteria, was.grade), (rehearsal.known.criteria, now.grade))
    titles = [criteria.grade(grade).title.in_language(lang) if grade else NOTHING for criteria, grade in pairs]
    return " → ".join(dict.fromkeys(titles))


def _bound_cells(bounds: Bounds, precision: int, lang: str) -> list[str]:
    scores = [
        NOTHING if steps is None else points_text(steps, precision, lang) for steps in (bounds.least, bounds.most)
    ]
    ranks = [str(rank or NOTHING) for rank in (bounds.best_rank, bounds.worst_rank)]
    return ["–".join(dict.fromkeys(scores)), "–".join(dict.fromkeys(ranks))]


def mostly_by(rehearsal: Rehearsal, unit: str, lang: str) -> str:
    """The leaves that moved a unit's score most, with what each did to it."""
    before, after = cited(rehearsal.before.criteria), cited(rehearsal.known.criteria)
    told = []
    for move in rehearsal.moves(unit)[:MOST_MOVES]:
        name = tell("rehearse-gone", lang, code=before[move.code]) if move.gone else after[move.code]
        told.append(f"{name} ({signed(move.share * 100, 2, lang)}%)")
    return "; ".join(told)


def moves_data(rehearsal: Rehearsal, unit: str) -> list[dict[str, object]]:
    """Every leaf that moved a unit's score, the most first; moves are percent of the unit's max, four decimals."""
    return [
        {"code": move.code, "percent": rounded_text(move.share * 100, DIGITS), "gone": move.gone}
        for move in rehearsal.moves(unit)
    ]


def rehearsal_csv(rehearsal: Rehearsal, lang: str) -> str:
    """A row a unit: `COLUMNS`."""
    rows = [(*values, mostly_by(rehearsal, str(values[0]), lang)) for values in _unit_values(rehearsal)]
    return write_table(COLUMNS, [["" if cell is None else str(cell) for cell in row] for row in rows])


def rehearsal_data(rehearsal: Rehearsal) -> dict[str, object]:
    """All that came out; points are texts with all their decimals."""
    return {
        "before": rehearsal.before.heading(),
        "known": rehearsal.known.heading(),
        "carried": dict(rehearsal.carried),
        "unknown": [{"code": one.leaf.code, "units": dict(one.units)} for one in rehearsal.unknown],
        "units": [
            dict(zip(COLUMNS, (*values, moves_data(rehearsal, str(values[0]))), strict=True))
            for values in _unit_values(rehearsal)
        ],
    }


def _unit_values(rehearsal: Rehearsal) -> Iterator[tuple[object, ...]]:
    """All `COLUMNS` but the last of every unit."""
    before = {one.result.unit.code: one for one in rehearsal.before.units}
    old, new = rehearsal.before.criteria.precision, rehearsal.known.criteria.precision
    for placed in rehearsal.known.units:
        code = placed.result.unit.code
        was, bounds = before[code], rehearsal.bounds[code]
        yield (
            code, placed.result.unit.name, was.rank, number(was.result.score, old), was.grade,
            placed.rank, number(placed.result.score, new), placed.grade,
            number(bounds.least, new), number(bounds.most, new), bounds.best_rank, bounds.worst_rank,
        )  # fmt: skip
