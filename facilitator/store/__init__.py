"""One SQLite file: one thread, one connection, group commit, migrations."""
