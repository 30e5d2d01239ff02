"""Changes to bytes, by chance."""

import random

CHANGES = ("flip", "byte", "cut", "insert", "remove", "swap", "double")


def changed(data: bytes, change: str, dice: random.Random) -> bytes:
    """The data with one change of this sort; never the same as before."""
    while (new := _changed(data, change, dice)) == data:
        pass
    return new


def _changed(data: bytes, change: str, dice: random.Random) -> bytes:
    at = dice.randrange(len(data))
    length = dice.choice((1, 2, 16, 200))
    if change == "flip":
        return data[:at] + bytes([data[at] ^ 1 << dice.randrange(8)]) + data[at + 1:]
    if change == "byte":
        return data[:at] + dice.randbytes(1) + data[at + 1:]
    if change == "cut":
        return data[:at]
    if change == "insert":
        return data[:at] + dice.randbytes(length) + data[at:]
    if change == "remove":
        return data[:at] + data[at + length:]
    if change == "double":
        return data[:at] + data[at:at + length] + data[at:]
    other = dice.randrange(len(data))
    at, other = min(at, other), max(at, other)
    length = max(1, min(length, other - at))
    one, two = data[at:at + length], data[other:other + length]
    return data[:at] + two + data[at + length:other] + one + data[other + length:]
