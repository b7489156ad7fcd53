"""The papers that people sign, as Word, and their annexes as PDF."""

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.campaign.named_units import unit_named
from scoring.campaign.source import Source
from scoring.problems import Fault, Misuse, Place, Problem, Refusal
from scoring.publish.file_names import harmless_names
from scoring.usecases.asking import Tell, load, scoring_of, silent, to_look_at
from scoring.usecases.extras import needs
from scoring.words import slug

if TYPE_CHECKING:
    from scoring.publish.papers.dossier import Dossier
    from scoring.publish.papers.paper import Paper
    from scoring.publish.papers.sitting import Held

FILE_NAMES = {
    "self-report": "bao-cao-tu-danh-gia",
    "remarks": "thong-bao-vong-1",
    "remarks-2": "thong-bao-vong-2",
    "result": "thong-bao-ket-qua",
    "reminder": "cong-van-don-doc",
    "minutes": "bien-ban-hop-hoi-dong",
    "appraisal-report": "bao-cao-tham-dinh",
    "submission": "to-trinh",
    "decision": "quyet-dinh",
}
"""The kinds of paper, and how the files of each are named."""
KINDS = tuple(FILE_NAMES)
FOR_UNITS = ("self-report", "remarks", "remarks-2", "result")
"""The kinds that are about one unit."""
DECIDING = ("submission", "decision")
"""The kinds that decide on the results, for which figures that are still to come are told."""
COMPARING = ("self-report", "appraisal-report")
"""The kinds that have a place for last year's results."""
WRITERS = {".docx": "scoring.publish.papers.word:word_document", ".pdf": "scoring.publish.papers.pdf:annexes_pdf"}
"""What lays papers out, by the suffix of the file."""


@dataclass(frozen=True)
class PaperOptions:
    """Who issues, under whom ("" is left blank), the campaign that is compared with, the session on record."""

    issuer: str = ""
    parent: str = ""
    previous: Source | None = None
    held: "Held | None" = None


def paper(
    source: Source, kind: str, unit: str | None, suffix: str, options: PaperOptions, tell: Tell = silent
) -> bytes:
    """One paper as a file of that suffix; `unit` is for the kinds about one unit. Raises `Refusal`, and `Misuse`."""
    _refuse_misuse(kind, options)
    if unit is not None and kind not in FOR_UNITS:
        raise Misuse("paper-unit-not-taken", kind=kind)
    write = _writer(suffix)
    dossier = _dossier(source, options, tell)
    made = _paper(dossier, kind, unit, options.held)
    if kind in DECIDING:
        tell(to_look_at(dossier.final, dossier.campaign, source.name))
    if suffix == ".pdf" and not made.annexes:
        raise Misuse("paper-no-annex", kind=kind)
    return write(made)


@dataclass(frozen=True)
class UnitPapers:
    """A kind of paper about every unit; each is made when it is asked for."""

    kind: str
    dossier: "Dossier"
    write: "Callable[[Paper], bytes]"

    @property
    def files(self) -> Mapping[str, str]:
        """The name of every unit's file, by the unit's code: "thong-bao-vong-1-03151-phuong-muong-lay.docx"."""
        units = self.dossier.campaign.units
        names = harmless_names(unit.code for unit in units)
        stems = {unit.code: f"{names[unit.code]}-{slug(unit.name)}".strip("-") for unit in units}
        return {code: f"{FILE_NAMES[self.kind]}-{stem}.docx" for code, stem in stems.items()}

    def code_of(self, unit: str) -> str:
        """The code of a unit that is named by its code or its name. Raises `Refusal`."""
        try:
            return unit_named(unit, self.dossier.campaign.units).code
        except Fault as fault:
            raise Refusal([Problem.of(fault, Place("UNIT"))]) from None

    def of(self, unit: str) -> bytes:
        return self.write(_paper(self.dossier, self.kind, unit))


def unit_papers(source: Source, kind: str, options: PaperOptions, tell: Tell = silent) -> UnitPapers:
    """A Word document about every unit. Raises `Refusal`, and `Misuse`."""
    _refuse_misuse(kind, options)
    write = _writer(".docx")
    return UnitPapers(kind, _dossier(source, options, tell), write)


def _refuse_misuse(kind: str, options: PaperOptions) -> None:
    if options.previous is not None and kind not in COMPARING:
        raise Misuse("paper-no-previous", kind=kind, kinds=list(COMPARING))


def _writer(suffix: str) -> "Callable[[Paper], bytes]":
    """What lays out papers for this kind of file. Raises `Refusal` where its extra is not installed."""
    module, _, name = WRITERS[suffix].partition(":")
    with needs("publish"):
        writer: Callable[[Paper], bytes] = getattr(importlib.import_module(module), name)
    return writer


def _dossier(source: Source, options: PaperOptions, tell: Tell) -> "Dossier":
    from scoring.publish.papers.dossier import Dossier

    campaign = load(source, tell)
    previous = load(options.previous, tell) if options.previous else None
    tell(scoring_of(campaign))
    return Dossier(campaign, options.issuer, options.parent, previous)


def _paper(dossier: "Dossier", kind: str, unit: str | None, held: "Held | None" = None) -> "Paper":
    from scoring.publish.papers.kinds import PAPERS_OF_ALL, PAPERS_OF_UNITS
    from scoring.publish.papers.minutes import minutes

    try:
        if kind == "minutes" and unit is None:
            return minutes(dossier, held)
        if unit is None:
            return PAPERS_OF_ALL[kind](dossier)
        return PAPERS_OF_UNITS[kind](dossier, unit_named(unit, dossier.campaign.units).code)
    except Fault as fault:
        raise Refusal([Problem.of(fault, Place("KIND" if unit is None else "UNIT"))]) from None
