"""The record: SQLite, migrations, backups."""
