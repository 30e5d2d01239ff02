"""What a declaration cannot say: each change of shape by name, applied once, in order."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from archive_schema.database import Database, shape
from archive_schema.declare import Schema
from archive_schema.tables import bring_up_to_date, held_beyond

if TYPE_CHECKING:
    from sqlite_utils import Database as Utils

SET = "muragat"
APPLIED = "_sqlite_migrations"  # the library's table
MIGRATIONS: tuple[tuple[str, Callable[[Utils], None]], ...] = ()  # (name, function) in the order they came


def migrate(db: Database, schema: Schema) -> list[str]:
    """Bring an archive of any earlier release to this one; say what was done.

    New kinds and fields come by themselves; the named migrations then move what was there.
    """
    done = bring_up_to_date(db, schema)
    applied = _applied(db)
    waiting = [name for name, _ in MIGRATIONS if name not in applied]
    if waiting:
        _migrate(db)
    return done + [f"migrated {name}" for name in waiting]


def _migrate(db: Database) -> None:
    from sqlite_utils import Migrations

    migrations = Migrations(SET)
    for name, change in MIGRATIONS:
        migrations(name=name)(change)
    migrations.apply(db.utils)


def _applied(db: Database) -> list[str]:
    """The names of the migrations that an archive went through, in their order."""
    if APPLIED not in shape(db):
        return []
    return [name for (name,) in db.execute(f"select name from {APPLIED} where migration_set = ? order by id", [SET])]


def is_newer(db: Database, schema: Schema) -> str:
    """What of an archive this release does not know, so that it leaves the archive alone; else "".

    A migration, a kind that has records, or a column that holds values. A release that gives up a field
    therefore takes its column away by a migration.
    """
    known = {name for name, _ in MIGRATIONS}
    return next((name for name in _applied(db) if name not in known), "") or held_beyond(db, schema)
