"""datapackage.json: what the data files hold, as a Frictionless Data Package (v1) that programs validate by."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from scoring.problems import Text
from scoring.publish.data_tables import DataColumn, DataTable, in_both, title_of
from scoring.publish.publication import Publication
from scoring.show.mark import mark_of
from scoring.words import LANGUAGES, tell

DIALECT = {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True}
MEDIA_TYPES = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".yaml": "application/yaml",
    ".geojson": "application/geo+json",
}


def datapackage_json(publication: Publication, tables: Sequence[DataTable], files: Mapping[str, bytes]) -> bytes:
    """The descriptor of the files, those of tables with their schema."""
    by_file = {table.file: table for table in tables}
    settings, criteria = publication.campaign.settings, publication.campaign.criteria
    title = settings.title.text()
    descriptor = {
        "profile": "data-package",
        "name": _plain(settings.id),
        **_titled("title", title),
        **_described(publication),
        "keywords": ["administrative reform", "cải cách hành chính", criteria.id],
        "sources": [
            {"title": settings.origin},
            {"title": f"{criteria.title.text().vi} ({criteria.name}): {criteria.source.document}"},
        ],
        "sample": settings.sample,
        "stage": publication.stage,
        "audience": publication.audience,
        "criteria": {"id": criteria.id, "edition": criteria.edition, "digest": criteria.digest},
        "inputs": {"digest": publication.inputs},
        "results": {"digest": publication.results.digest},
        "resources": [_resource(file, content, by_file.get(file)) for file, content in files.items()],
    }
    return (json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n").encode()


def _described(publication: Publication) -> dict[str, str]:
    """What the package is, the mark first."""
    settings, criteria = publication.campaign.settings, publication.campaign.criteria
    texts = []
    for lang in LANGUAGES:
        what = tell(
            "data-description", lang,
            title=settings.title.text(), criteria=criteria.title.text(), name=criteria.name, year=str(settings.year),
            stage=tell(f"scored-{publication.stage}", lang), digest=publication.results.digest,
        )  # fmt: skip
        mark = mark_of(lang, settings)
        texts.append(f"{mark}. {what}" if mark else what)
    return _titled("description", Text(*texts))


def _titled(key: str, text: Text) -> dict[str, str]:
    """A text in Vietnamese under its key, in English beside it: the standard knows one language."""
    return {key: text.vi, f"{key}_en": text.en}


def _plain(name: str) -> str:
    """A name as the standard wants it: small letters of ASCII, digits, `.`, `-`, `_`."""
    return "".join(ch if ch.isascii() and (ch.isalnum() or ch in ".-_") else "-" for ch in name.lower())


def _resource(file: str, content: bytes, table: DataTable | None) -> dict[str, Any]:
    path = PurePosixPath(file)
    name = table.name if table else _plain(str(path.with_suffix("")).replace("/", "-"))
    described = {
        "name": name,
        "path": file,
        **_titled("title", in_both(title_of(name))),
        "format": path.suffix[1:],
        "mediatype": MEDIA_TYPES[path.suffix],
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }
    if table is None:
        return {"profile": "data-resource", **described}
    return {"profile": "tabular-data-resource", **described, "dialect": DIALECT, "schema": _schema(table)}


def _schema(table: DataTable) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.references:
        schema["foreignKeys"] = [
            {"fields": [one.column], "reference": {"resource": one.table, "fields": [one.key]}}
            for one in table.references
        ]
    return schema


def _field(column: DataColumn) -> dict[str, Any]:
    described = {"name": column.name, "type": column.type, **_titled("title", column.title)}
    if column.meanings:
        described |= _titled("description", column.meanings)
    return {**described, "constraints": dict(column.constraints)} if column.constraints else described
