"""The Django app."""

from django.apps import AppConfig


class Store(AppConfig):
    """Tables of the office."""

    name = "scoring.store"
    label = "store"

    def import_models(self) -> None:
        """The tables of every module of models."""
        super().import_models()
        from scoring.store import models_council, models_evidence  # noqa: F401  # importing them is what registers them
