"""A reader run in this process, for facts that have nothing to do with its protections: quicker by far."""

import io
import json

from desktop.intake.draft import STANDARD, Limits
from desktop.intake.wire import Hearing, Say


class _Told(Say):
    def __init__(self, hearing):
        super().__init__(-1)
        self.hearing = hearing

    def _send(self, **message):
        self.hearing.line(json.dumps(message).encode("ascii"))


def heard(read, data, *, limits: Limits = STANDARD, each=None):
    """What a reader says of these bytes, heard and checked as it always is."""
    hearing = Hearing(limits, each)
    read(io.BytesIO(data), _Told(hearing), limits)
    hearing.ended = True
    return hearing
