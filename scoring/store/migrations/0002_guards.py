"""The journal and the criteria are append-only."""

from typing import ClassVar

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from scoring.store.guards import guard


def put(_: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    guard(editor)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("store", "0001_tables")]
    operations: ClassVar = [migrations.RunPython(put)]
