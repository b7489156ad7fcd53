"""Files of evidence in a bucket of a store that speaks S3, of Amazon or of one's own (Ceph, Garage, MinIO).

`s3://bucket/prefix`; the store's address, region and keys are the usual variables `AWS_…`, never part of the URL.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import lru_cache
from urllib.parse import urlsplit

from scoring.problems import Place, Problem, Refusal
from scoring.store.depot import AT_ONCE, FILES, Lying

try:
    import obstore
    from obstore.exceptions import BaseError, PermissionDeniedError, UnauthenticatedError
    from obstore.store import S3Store
except ImportError:
    raise Refusal([Problem("bucket-extra-missing", Place(FILES), {})]) from None

SCHEME = "s3://"
SECONDS = 60
"""How long the store is waited for with one request: the largest file over a slow line."""
RETRY_SECONDS = 15
"""How long a store that fails is asked again."""
_NAME = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
"""What a bucket may be called, by the rules of S3."""
_ENDPOINTS = ("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL", "AWS_ENDPOINT")
"""The variables with the store's address, the first that is set; none: Amazon's own."""
_OPEN = "AWS_ALLOW_HTTP"
"""The variable that lets files go to another machine over a line that anybody on the way can read."""
_DENIED = ("AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken", "InvalidToken")
"""What a store says of keys; the library tells of some requests no more than that."""
_KEYS = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
"""The variables with the keys; a machine of Amazon's may have its own."""
_HERE = ("localhost", "127.0.0.1", "::1")


class Bucket:
    """A depot in a bucket, all names behind a prefix. Raises `Refusal` where URL or variables name no such place."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        bucket, _, prefix = self.url.removeprefix(SCHEME).partition("/")
        if not _NAME.fullmatch(bucket):
            raise Refusal([Problem("bucket-url", Place(FILES), {})])
        variables = frozenset((name, value) for name, value in os.environ.items() if name.startswith("AWS_"))
        with self._asked(""):
            self._store = _store(bucket, prefix, _endpoint(), variables, SECONDS, RETRY_SECONDS)

    def address(self, name: str) -> str:
        return f"{self.url}/{name}".rstrip("/")

    def write(self, name: str, content: bytes) -> None:
        with self._asked(name):
            obstore.put(self._store, name, content, use_multipart=False)  # one request is whole or nothing

    def move(self, name: str, to: str) -> None:
        with self._asked(to):
            obstore.copy(self._store, name, to)
            obstore.delete(self._store, name)

    def parts(self, name: str) -> Iterator[bytes]:
        with self._asked(name, may_lack=True):
            for part in obstore.get(self._store, name).stream(min_chunk_size=AT_ONCE):
                yield bytes(part)

    def has(self, name: str) -> bool:
        try:
            with self._asked(name, may_lack=True):
                obstore.head(self._store, name)
        except FileNotFoundError:
            return False
        return True

    def remove(self, name: str) -> bool:
        try:
            there = self.has(name)  # S3 says of a file that is taken away never whether it was there
            with self._asked(name):
                obstore.delete(self._store, name)
        except Refusal as refusal:
            raise Refusal([Problem("bucket-stays", Place(self.address(name)), {}), *refusal.problems]) from None
        return there

    def all(self) -> Iterator[Lying]:
        with self._asked(""):
            for some in obstore.list(self._store):
                for one in some:
                    yield Lying(one["path"], one["size"], one["last_modified"].timestamp())

    @contextmanager
    def _asked(self, name: str, may_lack: bool = False) -> Iterator[None]:
        """What the store refuses, in words with a remedy. Raises `Refusal`; `FileNotFoundError` where that may be."""
        try:
            yield
        except (BaseError, FileNotFoundError, ValueError) as error:
            code, reason = _told(error)
            if may_lack and isinstance(error, FileNotFoundError) and code == "bucket-failed":
                raise
            if code in ("bucket-failed", "bucket-silent") and not all(os.environ.get(name) for name in _KEYS):
                code = "bucket-keys"  # the library looked for keys elsewhere, and tells of that place
            place = Place(self.url if code == "bucket-missing" else self.address(name))
            raise Refusal([Problem(code, place, {"reason": reason})]) from None


def _told(error: Exception) -> tuple[str, str]:
    """What is wrong, as a code of the catalogue, and what the store said: its own code, else the state of the line."""
    text = str(error)
    said = re.search(r"<Code>(\w+)</Code>", text)
    reason = said[1] if said else text.partition("\n")[0].rpartition(" - ")[2]
    if reason == "NoSuchBucket":
        return "bucket-missing", reason
    if isinstance(error, (PermissionDeniedError, UnauthenticatedError)) or reason in _DENIED:
        return "bucket-denied", reason
    return "bucket-silent" if reason.startswith("HTTP error") else "bucket-failed", reason


def _endpoint() -> str:
    """The store's address; empty for Amazon's own. Raises `Refusal`."""
    variable, given = next(((name, os.environ[name]) for name in _ENDPOINTS if os.environ.get(name)), ("", ""))
    try:
        parts = urlsplit(given)
        is_whole = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        is_whole = is_whole and re.fullmatch(r"[!-?A-~]*", given) is not None  # nobody's name or password within
    except ValueError:  # of a port that is no number
        is_whole = False
    if given and not is_whole:
        raise Refusal([Problem("bucket-endpoint", Place(variable), {})])
    if parts.scheme == "http" and parts.hostname not in _HERE and os.environ.get(_OPEN) != "true":
        raise Refusal([Problem("bucket-open", Place(variable), {"variable": _OPEN})])
    return given


@lru_cache(maxsize=4)
def _store(
    bucket: str, prefix: str, endpoint: str, _variables: frozenset[tuple[str, str]], seconds: float, retry: float
) -> S3Store:
    """The way to a bucket, made once for these variables; keys and region the library reads there itself."""
    return S3Store(
        bucket,
        prefix=prefix or None,
        config={"endpoint": endpoint} if endpoint else None,
        client_options={
            "allow_http": endpoint.startswith("http://"),
            "connect_timeout": timedelta(seconds=min(5, seconds)),
            "timeout": timedelta(seconds=seconds),
        },
        retry_config={"max_retries": 2, "retry_timeout": timedelta(seconds=retry)},
    )
