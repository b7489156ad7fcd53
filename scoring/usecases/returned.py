"""Forms that were not taken in go back, odd figures are asked about: a letter to each sender with a list."""

import os
from collections import defaultdict
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from scoring.campaign.campaign import Campaign
from scoring.campaign.named_units import unit_said_in
from scoring.campaign.plausible import ODDITIES
from scoring.files import write_files
from scoring.forms.layout import MANY_UNITS
from scoring.problems import Place, Problem, Refusal
from scoring.usecases.extras import needs
from scoring.words import slug, tell

if TYPE_CHECKING:
    from scoring.forms.collect import Collected, Collection


OUR_OWN = ("form-archive", "file-unreadable")
"""What is wrong with a file on this side: nobody has to send it again."""


class Sender(NamedTuple):
    """Whose forms are returned: in the name of the file, and as the letter is addressed; empty where nobody knows."""

    name: str = ""
    whom: str = ""


def write_returned(collection: "Collection", folder: Path) -> list[Path]:
    """A Word letter a sender of forms that are refused or odd, under names free in the folder. Raises `Refusal`.

    An older copy of a form that came right needs no letter.
    """
    with needs("publish"):
        from scoring.publish.papers.dossier import Dossier
        from scoring.publish.papers.returned_forms import returned_forms
        from scoring.publish.papers.word import word_document
    wrong: dict[Sender, list[Problem]] = defaultdict(list)
    odd: dict[Sender, list[Problem]] = defaultdict(list)
    for file in collection.files:
        if any(map(file.is_replaced_by, collection.files)):
            continue
        sender = _sender(file, collection.before)
        if any(problem.code not in OUR_OWN for problem in file.problems):
            wrong[sender] += file.problems
        odd[sender] += [notice for notice in file.notices if notice.code in ODDITIES]
    dossier = Dossier(collection.after)
    written: list[Path] = []
    for sender in dict.fromkeys([*wrong, *odd]):
        if not wrong[sender] and not odd[sender]:
            continue
        name = tell("returned-file" if wrong[sender] else "questioned-file", "vi", whom=_name(sender))
        path = _free(folder, slug(name))
        try:
            folder.mkdir(parents=True, exist_ok=True)
            write_files({path: word_document(returned_forms(dossier, sender.whom, wrong[sender], odd[sender]))})
        except OSError as error:
            values = {"reason": error.strerror or str(error)}
            raise Refusal([Problem("paper-not-written", Place(str(path)), values)]) from None
        written.append(path)
    return written


def _name(sender: Sender) -> str:
    return sender.name or tell("returned-unknown", "vi")


def _sender(file: "Collected", campaign: Campaign) -> Sender:
    """Whose form it is by what it says, or by its name or its folder's where it says nothing."""
    from scoring.publish.papers.office import in_sentence

    meta = file.meta
    if meta and meta.unit == MANY_UNITS:
        titles = {body.id: body.title.vi for body in campaign.criteria.bodies}
        by = "form-by-council" if meta.stage == "council" else "form-by-appraisal"
        body = titles.get(meta.body) or tell(by, "vi")
        return Sender(body, body)
    path = Path(file.file)
    said = (unit_said_in(name, campaign.units) for name in (path.stem, path.parent.name))
    own = (unit for unit in campaign.units if meta and unit.code == meta.unit)
    unit = next(own, None) or next(filter(None, said), None)
    return Sender(f"{unit.code} {unit.name}", in_sentence(unit)) if unit else Sender()


def _free(folder: Path, stem: str) -> Path:
    """A name that no file there has: letters of an earlier day are kept."""
    return next(path for path in _numbered(folder, stem) if not os.path.lexists(path))


def _numbered(folder: Path, stem: str) -> Iterator[Path]:
    yield folder / f"{stem}.docx"
    yield from (folder / f"{stem}-{number}.docx" for number in count(2))
