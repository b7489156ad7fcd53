"""What is half typed on pages: the site keeps it in a table of its own, which is there once a site was served."""

from django.db import connection

TABLE = "web_draft"


def forget(campaign: str) -> None:
    """Takes away what was typed in a campaign and never stated."""
    if TABLE in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(TABLE)} WHERE campaign = %s", [campaign])  # noqa: S608  # nosec B608 # a name of ours
