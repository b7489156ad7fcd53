"""The site of the office: rendered on the server, over the store and the use cases; Django's settings are its own.

Whoever imports the site before the store gets the site's settings, unless DJANGO_SETTINGS_MODULE names others.
"""

import os

import django
from django import conf

_NAMED = "DJANGO_SETTINGS_MODULE"

if not conf.settings.configured and _NAMED not in os.environ:
    os.environ[_NAMED] = "scoring.web.settings"  # so that the store leaves them to the site
    django.setup()
    del os.environ[_NAMED]  # programs started from here choose theirs
