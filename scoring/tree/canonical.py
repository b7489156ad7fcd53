"""Data as canonical JSON, and the digest by which it is known."""

import hashlib
import json
import re
from typing import Any


def canonical_json(data: Any) -> str:
    """Canonical JSON (RFC 8785) of data made of objects, lists, texts, whole numbers, booleans and null."""
    text = _CANONICAL.encode(data)
    if not text.isascii() and _BEYOND_16_BITS.search(text):
        text = json.dumps(_by_utf16(data), ensure_ascii=False, separators=(",", ":"))
    return text


_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_BEYOND_16_BITS = re.compile("[\U00010000-\U0010ffff]")
"""Only where one of these occurs may the order of keys by UTF-16, which RFC 8785 asks for, not be Python's."""


def _by_utf16(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _by_utf16(data[key]) for key in sorted(data, key=lambda key: key.encode("utf-16-be"))}
    return [_by_utf16(item) for item in data] if isinstance(data, list) else data


def digest_of(text: str) -> str:
    """How digests are written: sha256:…, of the text as UTF-8."""
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()
