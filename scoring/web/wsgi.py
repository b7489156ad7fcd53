"""The site for a server of processes: over the database that SCORING_DB names."""

import os

import scoring.web  # noqa: F401  # its settings, before anything of Django's is imported
from scoring.store import database

database.connect(os.environ["SCORING_DB"])

from django.core.wsgi import get_wsgi_application  # noqa: E402  # a worker reads settings first

application = get_wsgi_application()
