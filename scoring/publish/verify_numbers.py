"""Every number that workbooks and pages state, looked up in the new results."""

from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field

from scoring.problems import Fault, Place, Problem, Refusal, Said
from scoring.publish.parts import Progress, unit_files
from scoring.publish.publication import Publication
from scoring.publish.stated import Stated
from scoring.publish.verify_files import Inventory
from scoring.publish.verify_stated import Right
from scoring.spreadsheet.package import MOST_FILE_BYTES, packed, read_parts
from scoring.spreadsheet.read_xml import read_marks

MOST_PAGE_BYTES = 50_000_000

Reader = Callable[[bytes], tuple[Iterable[Stated], Iterable[bytes]]]
"""From the bytes of a file to what it states, and the texts in which its digests stand. Raises `Fault`."""


@dataclass
class Numbers:
    """The numbers of the files of a publication; counts those it looked at."""

    inventory: Inventory
    publication: Publication
    progress: Progress
    stated: int = 0
    _right: Right = field(init=False)

    def __post_init__(self) -> None:
        self._right = Right(self.publication.results)

    def problems(self, parts: Iterable[str]) -> Iterator[Problem]:
        """What these parts state wrongly, or don't state of a unit."""
        units = [unit.code for unit in self.publication.campaign.units]
        if "summary" in parts:
            yield from self._workbook("summary.xlsx", units)
        if "units" in parts:
            for code, path in unit_files(self.publication).items():
                yield from self._workbook(path, [code])
        if "site" in parts:
            yield from self._site(units)

    def _workbook(self, path: str, units: Iterable[str]) -> Iterator[Problem]:
        from scoring.publish.workbooks.read import stated_in_workbook

        def stated(raw: bytes) -> tuple[Iterable[Stated], Iterable[bytes]]:
            parts = read_parts(raw, ".xlsx")
            read_marks(parts)
            return stated_in_workbook(packed(parts).getvalue()), parts.values()

        told: set[str] = set()
        is_read = yield from self._stated(path, MOST_FILE_BYTES, stated, told)
        if is_read:
            yield from self._untold(path, units, told)

    def _site(self, units: Iterable[str]) -> Iterator[Problem]:
        from scoring.publish.site.read import stated_in_page

        def stated(raw: bytes) -> tuple[Iterable[Stated], Iterable[bytes]]:
            return stated_in_page(raw.decode(errors="replace")), [raw]

        told: set[str] = set()
        for path in sorted(self.inventory.sizes):
            if path.startswith("site/") and path.endswith(".html"):
                yield from self._stated(path, MOST_PAGE_BYTES, stated, told)
        yield from self._untold("site", units, told)

    def _stated(self, path: str, most: int, read: Reader, told: set[str]) -> Generator[Problem, None, bool]:
        """What a file states wrongly, or that it can't be read; gives whether it could."""
        self.progress(Said("verify-progress", {"what": path}))
        place = self.inventory.place(path)
        if path not in self.inventory.sizes:
            yield Problem("verify-missing", place, {})
            return False
        try:
            stated, texts = read(self.inventory.read(path, most))
            values = list(stated)
        except Refusal as refusal:
            yield from refusal.problems
            return False
        except Fault as fault:
            yield Problem("verify-workbook", place, {"reason": Said(fault.code, fault.values)})
            return False
        self.stated += len(values)
        yield from self._right.wrong(place.file, values, told)
        for digest in (self.publication.campaign.criteria.digest, self.publication.results.digest):
            if not any(digest.encode() in text for text in texts):
                yield Problem("verify-digest", place, {"digest": digest})
        return True

    def _untold(self, path: str, units: Iterable[str], told: set[str]) -> Iterator[Problem]:
        """Units that a part has to speak of and does not."""
        for unit in units:
            if unit not in told:
                yield Problem("verify-unstated", Place(str(self.inventory.folder / path)), {"unit": unit})
