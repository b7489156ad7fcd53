"""Files in the folder that no row names: of an act that was refused or cut short, or of evidence that was erased.

A file is put in its place, and taken away, by one process at a time with its row: who adds one holds the folder from
then to the end of the act (`keeping.holding`), who takes some away holds it alone.
"""

from collections.abc import Collection, Iterator

from django.db import transaction

from scoring.store import keeping
from scoring.store.models_evidence import DocumentFile


def named() -> set[str]:
    """The files that rows name and that were not erased."""
    return {one for one, _ in kept()}


def kept() -> Iterator[tuple[str, int]]:
    """The files that rows name and that were not erased, by digest and size."""
    for row in DocumentFile.objects.order_by("sha256").iterator(chunk_size=2_000):
        if not row.is_gone("name"):
            yield row.sha256, row.size


def remove(files: Collection[str]) -> int:
    """Takes files away that no row names any more; gives how many."""
    if not files:
        return 0
    with transaction.atomic():
        keeping.hold_alone()
        here = DocumentFile.objects.filter(sha256__in=files)
        still = {row.sha256 for row in here if not row.is_gone("name")}
        return sum(keeping.take_away(sha256) for sha256 in sorted({*files} - still))
