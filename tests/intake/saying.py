"""A reader heard from within this process: what it says, without a process of its own."""

import io
import json

from desktop.intake.draft import STANDARD
from desktop.intake.wire import Hearing, Say


class Said(Say):
    """Passes each line on to a hearing, so that what is said is checked as always."""

    def __init__(self, each=None):
        super().__init__(-1)
        self.heard = Hearing(STANDARD, each)

    def _send(self, **message):
        self.heard.line(json.dumps(message).encode("ascii"))


def heard(read, data, *more):
    """What a reader says of these bytes."""
    say = Said()
    read(io.BytesIO(data), say, *(more or (STANDARD,)))
    return say.heard


def proposed(hearing, field):
    return [one.value for one in hearing.proposals if one.field == field]
