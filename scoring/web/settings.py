"""Settings of the site, from the environment; what is not said there is safe.

SCORING_SECRET: what signs sessions (`scoring serve` keeps one beside the database). SCORING_HOSTS: the names under
which the site is reached, separated by commas; beyond this machine it is served by HTTPS alone. SCORING_PROXY=1: a
server in front of it ends HTTPS and says so in X-Forwarded-Proto, which it takes from nobody else.
SCORING_PUBLICATIONS: the folder of the publications that everybody may read. SCORING_SECOND_FACTOR=off: passwords are
enough for everybody, to try things; heeded only where nobody beyond this machine reaches the site.
"""

import os
import secrets
from pathlib import Path

import scoring.publish.site
from scoring.campaign.workflow import SECOND_FACTOR as SECOND_FACTOR_ROLES
from scoring.store.settings import AUTH_USER_MODEL, DATABASES, DEFAULT_AUTO_FIELD, PASSWORD_HASHERS, TIME_ZONE, USE_TZ
from scoring.words import tell

__all__ = ["AUTH_USER_MODEL", "DATABASES", "DEFAULT_AUTO_FIELD", "PASSWORD_HASHERS", "TIME_ZONE", "USE_TZ"]

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
ALLOWED_HOSTS = [name for name in os.environ.get("SCORING_HOSTS", "").split(",") if name] or [*LOOPBACK]
HTTPS = not {*ALLOWED_HOSTS} <= {*LOOPBACK}
"""Only a site that nobody beyond this machine reaches goes without."""

PUBLICATIONS = Path(os.environ["SCORING_PUBLICATIONS"]) if os.environ.get("SCORING_PUBLICATIONS") else None

DEBUG = False
SECRET_KEY = os.environ.get("SCORING_SECRET") or secrets.token_urlsafe(50)
INSTALLED_APPS = [
    "scoring.store.apps.Store",
    "scoring.web.apps.Web",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "scoring.web.middleware.Packed",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "scoring.web.middleware.guarded",
    "scoring.web.middleware.in_language",
    "django.middleware.common.CommonMiddleware",
    "scoring.web.middleware.without_null",
    "scoring.web.middleware.back_to_page",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "scoring.web.middleware.with_own_password",
    "scoring.web.middleware.Told",
]
ROOT_URLCONF = "scoring.web.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "scoring.web.middleware.on_every_page",
            ],
            "builtins": ["scoring.web.templatetags.words"],
        },
    }
]

# who somebody is
AUTHENTICATION_BACKENDS = ["scoring.web.accounts.Accounts"]
LOGIN_URL = "login"
SECOND_FACTOR = () if os.environ.get("SCORING_SECOND_FACTOR") == "off" and not HTTPS else SECOND_FACTOR_ROLES
"""The roles whose holders show a code of their phone beside the password."""
OTP_TOTP_ISSUER = tell("web-site", "vi")

# what travels
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "scoring.web.pages.forged"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
BEHIND_PROXY = os.environ.get("SCORING_PROXY") == "1"
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
FILE_UPLOAD_HANDLERS = [
    "scoring.web.uploads.Bounded",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_NUMBER_FILES = 20

# words and files
USE_I18N = True
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
STATIC_URL = "/static/"
STATICFILES_DIRS = [("look", Path(scoring.publish.site.__file__).parent / "assets")]
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "loggers": {"django": {"handlers": ["stderr"], "level": "ERROR"}},
}
"""What goes wrong in the program itself, for who runs it; who asked sees no more than that."""
