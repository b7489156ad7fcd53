"""The rows of a node of a unit are found without reading the unit's others: a save reads no more than that."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """An index of answers by unit and node."""

    dependencies = [("store", "0004_second_factor")]  # as Django reads it

    operations = [
        migrations.AddIndex("answerrow", models.Index(fields=["unit", "code", "number"], name="answer_node")),
    ]
