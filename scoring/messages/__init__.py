"""The catalogue of all texts for people, each once, in Vietnamese and English.

A message is a template: `{name}` is filled by `scoring.words`, `{name:%}` as a percent. For problems, `vi` and
`en` say what is wrong, `vi_do` and `en_do` what to do about it.
"""

from scoring.messages.annex import ANNEX
from scoring.messages.api import API
from scoring.messages.campaign import CAMPAIGN
from scoring.messages.collecting import COLLECTING
from scoring.messages.comparing import COMPARING
from scoring.messages.concepts import CONCEPTS
from scoring.messages.conditions import CONDITIONS
from scoring.messages.criteria import CRITERIA
from scoring.messages.evidence import EVIDENCE
from scoring.messages.exercises import EXERCISES
from scoring.messages.facts import FACTS
from scoring.messages.files import FILES
from scoring.messages.forms import FORMS
from scoring.messages.improving import IMPROVING
from scoring.messages.interface import INTERFACE
from scoring.messages.maps import MAPS
from scoring.messages.merging import MERGING
from scoring.messages.message import Message
from scoring.messages.notices import NOTICES
from scoring.messages.office import OFFICE
from scoring.messages.office_commands import OFFICE_COMMANDS
from scoring.messages.office_journal import OFFICE_JOURNAL
from scoring.messages.office_problems import OFFICE_PROBLEMS
from scoring.messages.papers import PAPERS
from scoring.messages.published_data import PUBLISHED_DATA
from scoring.messages.publishing import PUBLISHING
from scoring.messages.registers import REGISTERS
from scoring.messages.rehearsing import REHEARSING
from scoring.messages.robustness import ROBUSTNESS
from scoring.messages.rules import RULES
from scoring.messages.rules_for import RULES_FOR
from scoring.messages.sentences import SENTENCES
from scoring.messages.site import SITE
from scoring.messages.site_method import SITE_METHOD
from scoring.messages.slides import SLIDES
from scoring.messages.status import STATUS
from scoring.messages.surveying import SURVEYING
from scoring.messages.web import WEB
from scoring.messages.web_appraising import WEB_APPRAISING
from scoring.messages.web_council import WEB_COUNCIL
from scoring.messages.web_people import WEB_PEOPLE
from scoring.messages.web_secretariat import WEB_SECRETARIAT
from scoring.messages.workbooks import WORKBOOKS

CATALOGUE: dict[str, Message] = {
    **CONCEPTS,
    **FACTS,
    **FILES,
    **CRITERIA,
    **RULES,
    **CONDITIONS,
    **CAMPAIGN,
    **SENTENCES,
    **RULES_FOR,
    **INTERFACE,
    **ANNEX,
    **FORMS,
    **COLLECTING,
    **MERGING,
    **OFFICE,
    **OFFICE_COMMANDS,
    **OFFICE_JOURNAL,
    **OFFICE_PROBLEMS,
    **NOTICES,
    **EVIDENCE,
    **API,
    **EXERCISES,
    **PAPERS,
    **STATUS,
    **WORKBOOKS,
    **SITE,
    **SITE_METHOD,
    **SLIDES,
    **MAPS,
    **PUBLISHING,
    **PUBLISHED_DATA,
    **COMPARING,
    **IMPROVING,
    **SURVEYING,
    **REGISTERS,
    **ROBUSTNESS,
    **REHEARSING,
    **WEB,
    **WEB_APPRAISING,
    **WEB_COUNCIL,
    **WEB_PEOPLE,
    **WEB_SECRETARIAT,
}
