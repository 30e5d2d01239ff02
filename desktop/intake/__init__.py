"""A file becomes a draft source: hashed first, then read by a worker process that can touch nothing.

    draft = take_in("/media/stick/ruling.pdf")
    values = to_source_values(draft)

No database and no window. Whatever a file holds, `take_in` gives a Draft or one clear IntakeError.
"""

from desktop.intake.draft import Draft, Limits, Note, Proposal
from desktop.intake.source import to_source, to_source_values
from desktop.intake.take import take_in
from desktop.intake.words import IntakeError, Problem, say_where

__all__ = [
    "Draft",
    "IntakeError",
    "Limits",
    "Note",
    "Problem",
    "Proposal",
    "say_where",
    "take_in",
    "to_source",
    "to_source_values",
]
