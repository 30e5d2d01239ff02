"""Every kind of record the archive keeps, each declared once.

A new kind is one class in one of these modules, named in the module's KINDS.
Its table, form, list, search, import and export rows and the sentence in a
brief follow from the declaration.
"""

from __future__ import annotations

from typing import cast

from archive_schema.declare import Kind, Schema
from archive_schema.kinds import events, evidence, figures, law, people, work

# @kind turns each class into a Kind, which a type checker does not follow.
_DECLARED = (*evidence.KINDS, *people.KINDS, *law.KINDS, *events.KINDS, *figures.KINDS, *work.KINDS)

SCHEMA = Schema(cast(tuple[Kind, ...], _DECLARED))
