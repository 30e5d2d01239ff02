"""Two copies of an archive become one: whose words stand, what is asked, and how it is taken in. README.md tells why.

    found = plan(archive, carried)                     # nothing is changed
    carry_out(archive, carried, {found.differences[0].key: 1})
"""

from desktop.archive.joining.carried import Carried, CarriedChange, CarriedFile, CarriedStep, SignedHead
from desktop.archive.joining.copies import become_another, letter_for, open_as_new
from desktop.archive.joining.differing import how_many_open
from desktop.archive.joining.foreign import NotJoinable, OlderCopy, TwoCopiesAsOne
from desktop.archive.joining.joining import carry_out, plan, settle
from desktop.archive.joining.outgoing import heads, steps_of
from desktop.archive.joining.plan import (
    Arrival,
    Difference,
    FieldNews,
    Likeness,
    News,
    Outcome,
    Plan,
    PurgesHere,
    Side,
    is_why,
)

__all__ = [
    "Arrival", "Carried", "CarriedChange", "CarriedFile", "CarriedStep", "Difference", "FieldNews", "Likeness", "News",
    "NotJoinable", "OlderCopy", "Outcome", "Plan", "PurgesHere", "Side", "SignedHead", "TwoCopiesAsOne",
    "become_another", "carry_out", "heads", "how_many_open", "is_why", "letter_for", "open_as_new", "plan", "settle",
    "steps_of",
]
