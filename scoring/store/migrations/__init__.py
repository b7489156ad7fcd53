"""Migrations of the tables and of what guards the journal."""
