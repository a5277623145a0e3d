"""One SQLite file: one thread, one connection, group commit, migrations.

Generic: it knows jobs and migrations, not what they are about.
"""

from facilitator.store.errors import (
    ClosedError,
    DamagedError,
    InUseError,
    MigrationError,
    MissingError,
    NotThisKindError,
    NotWritableError,
    StoreError,
    TooNewError,
    UnsavedError,
)
from facilitator.store.line import Job
from facilitator.store.migrating import Migration
from facilitator.store.store import Store
from facilitator.store.worker import Health

__all__ = [
    "ClosedError",
    "DamagedError",
    "Health",
    "InUseError",
    "Job",
    "Migration",
    "MigrationError",
    "MissingError",
    "NotThisKindError",
    "NotWritableError",
    "Store",
    "StoreError",
    "TooNewError",
    "UnsavedError",
]
