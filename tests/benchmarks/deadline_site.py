"""The office's site as `scoring serve` has it, with one page more: a bare view that inserts a row."""

import scoring.web  # noqa: F401  # its settings, before anything of Django's is imported

# isort: split

import importlib
import sys

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from scoring.web import serving, urls

__all__ = ["handler404"]

handler404 = urls.handler404


@csrf_exempt
def bare(_: HttpRequest) -> HttpResponse:
    """One row, nothing else."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO bare (text) VALUES ('45/50')")
    return HttpResponse("done")


urlpatterns = [path("bare", bare), *urls.urlpatterns]


if __name__ == "__main__":
    url, port, processes = sys.argv[1:]
    serving.prepare(url)
    serving.serve("127.0.0.1", int(port), int(processes), "tests.benchmarks.deadline_site:application")
else:
    settings.ROOT_URLCONF = __name__
    application = importlib.import_module("scoring.web.asgi").application
