"""The Django app."""

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in


class Web(AppConfig):
    """What the site keeps for itself: drafts."""

    name = "scoring.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """A log-in writes nothing into the row of a person: what stands there stands in the journal."""
        user_logged_in.disconnect(dispatch_uid="update_last_login")
