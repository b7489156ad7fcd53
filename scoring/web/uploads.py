"""Files on their way in: what is larger than any that is taken is read past and never stored."""

from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from scoring.store.file_types import MOST_BYTES

_MARK = "scoring.upload-cut"


class Bounded(FileUploadHandler):
    """Stands before Django's own handlers, which write whatever comes."""

    def new_file(self, *args: object, **kwargs: object) -> None:
        self.size = 0
        return super().new_file(*args, **kwargs)  # type: ignore[arg-type]  # as Django passes it on

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.size += len(raw_data)
        if self.size > MOST_BYTES:
            if self.request is not None:
                self.request.META[_MARK] = True
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The handlers behind make the file."""


def was_cut(request: HttpRequest) -> bool:
    """Whether a file that came with the request was too large, and is not there."""
    return bool(request.META.get(_MARK))
