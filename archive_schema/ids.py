"""Names of records that never collide and never change."""

from __future__ import annotations

import os
import re
import time

_REF = re.compile(r"^([A-Z]{3})-([A-Z]{0,3})(\d{4,})$")


def new_id() -> str:
    """A UUIDv7 (RFC 9562, 5.7): 48 bits of milliseconds, then 74 random bits.

    Python 3.11 has none of its own. Sorted by text, ids stand in order of their millisecond.
    """
    stamp = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10), "big")
    return _v7(stamp, random)


def id_from_key(key: str) -> str:
    """The id of a record of the sample archive: the same for the same readable key, always.

    It has the shape of a UUIDv7 with its clock at zero, so it is never mistaken for one made by hand.
    """
    from uuid import NAMESPACE_OID, uuid5  # it asks the system who it is as it loads, and only samples need it

    return _v7(0, uuid5(NAMESPACE_OID, "muragat:" + key).int & ((1 << 80) - 1))


def _v7(stamp: int, random: int) -> str:
    rand_a, rand_b = (random >> 62) & 0xFFF, random & ((1 << 62) - 1)
    number = (stamp & ((1 << 48) - 1)) << 80 | 0x7 << 76 | rand_a << 64 | 0b10 << 62 | rand_b
    digits = f"{number:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def make_ref(prefix: str, letter: str, number: int) -> str:
    """The short reference of a record: PRO-0042, or PRO-B0042 in the copy that has the letter B."""
    return f"{prefix}-{letter}{number:04d}"


def is_ref(text: str) -> bool:
    """Whether the text has the shape of a reference, such as PRO-0042."""
    return bool(_REF.match(text))


def ref_parts(text: str) -> tuple[str, str, int] | None:
    """Prefix, letter and number of a reference; None for what has not the shape of one."""
    found = _REF.match(text)
    return (found[1], found[2], int(found[3])) if found else None
