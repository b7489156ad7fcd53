"""The office's database: campaigns, units, people, answers, evidence and the journal; a source of campaigns.

Django wants its settings before any table is named: whoever imports the store gets them, unless a site brings its own.
"""

import os

import django
from django import conf

if not conf.settings.configured and "DJANGO_SETTINGS_MODULE" not in os.environ:
    from scoring.store import settings as defaults

    conf.settings.configure(**{name: getattr(defaults, name) for name in dir(defaults) if name.isupper()})
    django.setup()
