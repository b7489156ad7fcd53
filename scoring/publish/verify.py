"""A publication checked against itself: its files against the manifest, all it holds against what its data make.

The campaign among the data is read and scored anew; from it the data files are made again and compared with those
that are there, every number that a workbook or a page states is looked up in the new results, and workbooks, pages and
slides are made again and compared byte for byte. What the manifest says never lessens the check: it is compared with
what is found. Only where it names another version of this program, or of a package that writes a part, may other bytes
come of the same data; what differs in bytes alone is then told apart.
"""

import importlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from scoring import __version__
from scoring.problems import Problem, Refusal, Said
from scoring.publish.audience import HELD, Held, as_reader, hidden_from
from scoring.publish.data import data_files, previous_folder
from scoring.publish.manifest import MANIFEST, Manifest, manifest_of, packages_of, part_of, sha256_of
from scoring.publish.parts import Progress
from scoring.publish.publication import Publication
from scoring.publish.verify_data import differences, is_wording
from scoring.publish.verify_files import Inventory, check_files, read_manifest, take_inventory
from scoring.publish.verify_made import SLACK, differences_of_made, is_own
from scoring.publish.verify_numbers import Numbers
from scoring.publish.verify_source import published_again


class Digests(NamedTuple):
    """What a publication is known by, as this check computed it; None where the data could not be read."""

    criteria: str | None
    inputs: str | None
    results: str | None
    publication: str


class OtherVersion(NamedTuple):
    """A program or package of another version there, in the publication, than here."""

    name: str
    there: str
    here: str


@dataclass(frozen=True)
class Verified:
    """What was found.

    `problems` are differences. `unlike` are files that are not byte for byte what is made here, where other versions
    of `others` may be why: of them the numbers were checked. `own` are files that hold what only their unit may read:
    of them too. `recomputed` is None where nothing could be.
    """

    manifest: Manifest
    digests: Digests
    problems: tuple[Problem, ...]
    unlike: tuple[Problem, ...] = ()
    others: tuple[OtherVersion, ...] = ()
    own: tuple[str, ...] = ()
    recomputed: Publication | None = None
    stated: int = 0

    @property
    def in_part(self) -> bool:
        """Whether nothing differs, but not everything could be checked."""
        return not self.problems and bool(self.others or self.own)


def verify(folder: Path, progress: Progress) -> Verified:
    """Checks a publication. Raises `Refusal` where the folder is none, `ModuleNotFoundError` without the extra."""
    manifest = read_manifest(folder)
    if {"summary", "units"} & {*manifest.parts}:
        for module in ("python_calamine", "scoring.publish.workbooks.read"):
            importlib.import_module(module)  # before the work is done, not behind it
    inventory = take_inventory(folder)
    own = f"sha256:{sha256_of(folder / MANIFEST)}"
    progress(Said("verify-progress-files", {"count": len(manifest.files)}))
    problems = [*check_files(manifest, inventory)]
    try:
        publication = published_again(manifest, inventory)
    except Refusal as refusal:
        return Verified(manifest, Digests(None, None, None, own), (*problems, *refusal.problems))
    check = _Check(manifest, inventory, publication, progress, problems)
    check.run()
    results = publication.results
    return Verified(
        manifest,
        Digests(results.criteria.digest, publication.inputs, results.digest, own),
        tuple(check.problems),
        tuple(check.unlike),
        check.others,
        tuple(file.path for file in manifest.files if is_own(file.path, publication)),
        publication,
        check.numbers.stated,
    )


def other_versions(manifest: Manifest) -> Iterator[OtherVersion]:
    """The program and the packages whose versions are others than here."""
    here = {"scoring": __version__, **packages_of(manifest.parts, manifest.audience, manifest.stage)}
    for name, there in {"scoring": manifest.engine, **manifest.packages}.items():
        if name in here and there != here[name]:
            yield OtherVersion(name, there, here[name])


@dataclass
class _Check:
    """One publication against its new computation."""

    manifest: Manifest
    inventory: Inventory
    publication: Publication
    progress: Progress
    problems: list[Problem]
    unlike: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.others = tuple(other_versions(self.manifest))
        self.numbers = Numbers(self.inventory, self.publication, self.progress)

    def run(self) -> None:
        self.progress(Said("progress-scoring", {"units": len(self.publication.campaign.units)}))
        self.problems += self._manifest()
        data = self._data()
        self.problems += self.numbers.problems(self.manifest.parts)
        wrong = {problem.place.file for problem in self.problems}
        if any(self.inventory.place(path).file in wrong for path in (MANIFEST, *data)):
            return  # what wrong data make says nothing of the other files
        made = differences_of_made(self.manifest, self.inventory, self.publication, data, wrong, self.progress)
        for path, problem in made:
            part = part_of(path)
            told_apart = self.others and part != "data" and part in self.manifest.parts
            (self.unlike if told_apart else self.problems).append(problem)

    def _manifest(self) -> Iterator[Problem]:
        """What the manifest says of campaign, criteria, inputs and results."""
        again = manifest_of(self.publication, self.manifest.parts, self.manifest.lang, self.manifest.files)
        stated, right = (one.model_dump(exclude={"engine", "packages", "files"}) for one in (self.manifest, again))
        stated["packages"], right["packages"] = sorted(self.manifest.packages), sorted(again.packages)
        stated["keys"], right["keys"] = sorted(self.publication.seal.keys), sorted(self._open)
        for number, one in enumerate(self.publication.all_before, 1):
            key = f"{previous_folder(number)} keys"
            stated[key], right[key] = sorted(one.seal.keys), right["keys"]
        for key in stated:
            if stated[key] != right[key]:
                values = {
                    "key": key,
                    "stated": _apart(stated[key], right[key]),
                    "right": _apart(right[key], stated[key]),
                }
                yield Problem("verify-manifest-value", self.inventory.place(MANIFEST), values)

    @property
    def _open(self) -> frozenset[Held]:
        """What all readers may read: the keys that there have to be."""
        return frozenset(HELD) - hidden_from(as_reader(self.manifest.audience), self.manifest.with_names)

    def _data(self) -> set[str]:
        """Compares the data files; gives the paths of those that there have to be."""
        paths = set()
        for name, right in data_files(self.publication):
            path = f"data/{name}"
            paths.add(path)
            self.progress(Said("verify-progress", {"what": path}))
            for problem in self._data_file(path, right):
                told_apart = self.others and is_wording(path, problem)
                (self.unlike if told_apart else self.problems).append(problem)
        return paths

    def _data_file(self, path: str, right: bytes) -> Iterator[Problem]:
        if path not in self.inventory.sizes:
            yield Problem("verify-no-data", self.inventory.place(path), {})
            return
        try:
            given = self.inventory.read(path, 2 * len(right) + SLACK)
        except Refusal as refusal:
            yield from refusal.problems
        else:
            yield from differences(self.inventory.place(path).file, given, right)


def nodes_in(publication: Publication) -> int:
    """How many nodes of units have a result."""
    return sum(len(placed.result.nodes) for placed in publication.results.units)


def _apart(value: object, other: object) -> str:
    """A value as publication.json has it; of one with keys what differs from the other."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping) and isinstance(other, Mapping):
        value = {key: own for key, own in value.items() if key not in other or own != other[key]}
    return json.dumps(value, ensure_ascii=False)
