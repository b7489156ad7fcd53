"""Settings of Django for the database alone; `database.connect` says which one. The site adds its own."""

INSTALLED_APPS = ["scoring.store.apps.Store"]
DATABASES: dict[str, dict[str, object]] = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "store.Person"
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
