"""A part of a page that is for the council alone: a heading, a sentence or two, a chart, a table."""

from typing import NamedTuple

from markupsafe import Markup

from scoring.show.tables import Shown


class Section(NamedTuple):
    """Its id, its heading, what is said first; a chart and a table where there are any."""

    id: str
    heading: str
    lead: str = ""
    chart: Markup = Markup("")
    table: Shown | None = None
