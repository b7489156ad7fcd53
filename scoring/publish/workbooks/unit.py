"""The workbook of one unit: its score sheet with live formulas, the facts behind it, the history and the reasons.

Every formula carries the value that the engine gives, so that programs that show without calculating show the same.
"""

from scoring.publish.publication import Publication
from scoring.publish.workbooks.unit_cover import CoverSheet
from scoring.publish.workbooks.unit_facts import FactsSheet
from scoring.publish.workbooks.unit_history import write_history, write_reasons
from scoring.publish.workbooks.unit_score import ScoreSheet
from scoring.publish.workbooks.unit_sheet import FORMAT, META_SHEET, UnitBook
from scoring.publish.workbooks.unit_stage import words_of
from scoring.publish.workbooks.unit_view import unit_view


def unit_workbook(publication: Publication, unit_code: str, lang: str) -> bytes:
    """The workbook (xlsx) of a unit in a language. Raises `Fault` for an unknown unit."""
    unit = UnitBook(unit_view(publication, unit_code), lang)
    words = words_of(lang)
    cover = CoverSheet(unit, words)
    score = ScoreSheet(unit, words)
    facts = FactsSheet(unit, words)
    score.write(facts.lines)
    cover.write(score)
    write_history(unit)
    write_reasons(unit)
    criteria = publication.campaign.criteria
    hidden = {
        "format": FORMAT,
        "unit": unit_code,
        "campaign": publication.campaign.settings.id,
        "stage": publication.stage,
        "criteria": criteria.digest,
        "results": publication.results.digest,
        "precision": str(criteria.precision),
        "sheet:score": score.table.sheet.name,
        "sheet:cover": cover.sheet.name,
        **cover.grades,
    }
    return unit.book.finish(hidden, META_SHEET)
