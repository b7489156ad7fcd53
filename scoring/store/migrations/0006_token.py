"""What programs log in with."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0005_answer_node"),
    ]

    operations = [
        migrations.CreateModel(
            name="Token",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("person", models.BigIntegerField(db_index=True)),
                ("name", models.TextField()),
                ("scope", models.TextField()),
                ("digest", models.TextField(unique=True)),
                ("made", models.TextField()),
                ("until", models.TextField()),
                ("revoked", models.TextField(default="")),
                ("salts", models.TextField(default="")),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
