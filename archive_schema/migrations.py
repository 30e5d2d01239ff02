"""What a declaration cannot say: each change of shape by name, applied once, in order."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from archive_schema.declare import Schema
from archive_schema.tables import bring_up_to_date, held_beyond

if TYPE_CHECKING:
    from sqlite_utils import Database

SET = "muragat"
MIGRATIONS: tuple[tuple[str, Callable[[Database], None]], ...] = ()  # (name, function) in the order they came


def migrate(db: Database, schema: Schema) -> list[str]:
    """Bring an archive of any earlier release to this one; say what was done.

    New kinds and fields come by themselves; the named migrations then move what was there.
    """
    from sqlite_utils import Migrations

    done = bring_up_to_date(db, schema)
    migrations = Migrations(SET)
    for name, change in MIGRATIONS:
        migrations(name=name)(change)
    waiting = [one.name for one in migrations.pending(db)]
    migrations.apply(db)
    return done + [f"migrated {name}" for name in waiting]


def is_newer(db: Database, schema: Schema) -> str:
    """What of an archive this release does not know, so that it leaves the archive alone; else "".

    A migration, a kind that has records, or a column that holds values. A release that gives up a field
    therefore takes its column away by a migration.
    """
    from sqlite_utils import Migrations

    known = {name for name, _ in MIGRATIONS}
    applied = Migrations(SET).applied(db)
    return next((one.name for one in applied if one.name not in known), "") or held_beyond(db, schema)
