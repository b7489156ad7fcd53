"""A ranking as CSV, for programs and spreadsheets."""

from scoring.campaign.table import write_table
from scoring.engine.coverage import coverage
from scoring.engine.ranking import rank_by_node, rank_in_groups
from scoring.engine.results import Results, number, percent_of


def ranking_csv(results: Results, within: str | None, node: str | None) -> str:
    """A row a unit: ranks, score, max, percent, grade, and the points of the first nodes (or of one node).

    Where a unit was scored on few of the points, `coverage` is on how many percent of them each was.
    """
    ranked = [(placed.rank, placed.result) for placed in results.units]
    groups = [("", rank_by_node(results, node) if node else ranked)]
    if within is not None:
        groups = rank_in_groups(results, within, node)
    data = {unit["unit"]: unit for unit in results.units_data}
    covered = {} if node else coverage(results)
    columns = [node] if node else [first.code for first in results.criteria.tree]
    header = ["rank", "unit", "name", "score", "max", "percent", "grade", "bonus", "penalty"]
    rows = []
    for value, members in groups:
        for rank, result in members:
            unit = data[result.unit.code]
            cells = [
                rank,
                *(unit[key] for key in header[1:]),
                *(unit["nodes"][code]["points"] for code in columns),
                *([unit["nodes"][node]["max"]] if node else []),
                *([percent_of(covered.get(result.unit.code), results.criteria.precision)] if covered else []),
            ]
            rows.append([*([value] if within else []), *("" if cell is None else str(cell) for cell in cells)])
    named = [node, f"{node}.max"] if node else [*columns, *(["coverage"] if covered else [])]
    return write_table([*([within] if within else []), *header, *named], rows)


def node_ranking_data(results: Results, node: str) -> dict[str, object]:
    """The ranking by one node as data for JSON; `results_digest` is that of the whole results."""
    precision = results.criteria.precision
    return {
        **{key: value for key, value in results.heading().items() if key != "digest"},
        "results_digest": results.digest,
        "node": node,
        "units": [
            {
                "unit": result.unit.code,
                "name": result.unit.name,
                "rank": rank,
                "points": number(result.nodes[node].points, precision),
                "max": number(result.nodes[node].max, precision),
            }
            for rank, result in rank_by_node(results, node)
        ],
    }
