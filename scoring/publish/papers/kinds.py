"""All kinds of paper, by the plain English word that the command line has for them."""

from collections.abc import Callable

from scoring.publish.papers.appraisal_report import appraisal_report
from scoring.publish.papers.decision import decision, submission
from scoring.publish.papers.dossier import Dossier
from scoring.publish.papers.minutes import minutes
from scoring.publish.papers.paper import Paper
from scoring.publish.papers.remarks import remarks, second_remarks
from scoring.publish.papers.reminder import reminder
from scoring.publish.papers.result_notice import result_notice
from scoring.publish.papers.self_report import self_report

PAPERS_OF_UNITS: dict[str, Callable[[Dossier, str], Paper]] = {
    "self-report": self_report,
    "remarks": remarks,
    "remarks-2": second_remarks,
    "result": result_notice,
}
"""About one unit; they raise `Fault` where there is no such unit."""
PAPERS_OF_ALL: dict[str, Callable[[Dossier], Paper]] = {
    "reminder": reminder,
    "minutes": minutes,
    "appraisal-report": appraisal_report,
    "submission": submission,
    "decision": decision,
}
"""About the whole campaign."""
