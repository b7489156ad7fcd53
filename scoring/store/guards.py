"""What keeps the journal append-only in the database itself: UPDATE, DELETE and TRUNCATE are refused.

SQLite refuses an INSERT over an existing key too (INSERT OR REPLACE deletes without asking where recursive triggers
are off). The owner of the tables can still take the guards away: that is what heads printed elsewhere are for.
"""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

GUARDED = ("store_entry", "store_criteriatext")
KEYS = {
    "store_entry": "id = NEW.id OR (chain_id = NEW.chain_id AND number = NEW.number)",
    "store_criteriatext": "sha256 = NEW.sha256",
}

_SQLITE = """
CREATE TRIGGER {table}_no_{what} BEFORE {what} ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
_SQLITE_OVER = """
CREATE TRIGGER {table}_no_over BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {keys})
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
_POSTGRES_FUNCTION = """
CREATE FUNCTION store_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' is append-only'; END $$
"""
_POSTGRES = """
CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION store_append_only()
"""


def guard(editor: BaseDatabaseSchemaEditor) -> None:
    """Puts the guards in place."""
    if editor.connection.vendor == "postgresql":
        editor.execute(_POSTGRES_FUNCTION)
    for table in GUARDED:
        if editor.connection.vendor == "postgresql":
            editor.execute(_POSTGRES.format(table=table))
        else:
            for what in ("UPDATE", "DELETE"):
                editor.execute(_SQLITE.format(table=table, what=what))
            editor.execute(_SQLITE_OVER.format(table=table, keys=KEYS[table]))
