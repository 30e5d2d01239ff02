"""A process that analyses: text comes on standard input, segments ready to be written go to standard output.

It gets no key and no name of a file, gives up the right to open any, and ends when its input does. A message is two
lengths, values as JSON, and bytes that belong to them.
"""

from __future__ import annotations

import json
import os
import struct
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import IO, Any, BinaryIO

from desktop import platform
from desktop.search.analysis import Analyser
from desktop.search.rows.inverting import Batch, TermRow, batches
from desktop.search.rows.pieces import from_plain

MEMORY = 1024 * platform.MiB  # beyond what is mapped at its start
REMEMBERED_WORDS = 50_000
SECONDS = 24 * 60 * 60  # of the processor
_LENGTHS = struct.Struct("<QQ")
_TERM = struct.Struct("<III")


def main() -> None:
    """Analyse whatever comes, until the end of the input."""
    platform.yield_to_others()
    with os.fdopen(0, "rb") as heard, os.fdopen(1, "wb") as told:
        platform.confine_self(MEMORY, SECONDS)
        analyser = Analyser(REMEMBERED_WORDS)
        while (came := receive(heard)) is not None:
            send_batches(told, batches(analyser.record(from_plain(text)) for text in came[0]))
    os._exit(0)  # tidying up would ask for rights that are gone


def send(to: BinaryIO, values: Any, data: Iterable[bytes] = ()) -> None:
    """Send plain values, and after them pieces of data."""
    told = json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    data = list(data)
    to.write(_LENGTHS.pack(len(told), sum(map(len, data))))
    to.write(told)
    to.writelines(data)
    to.flush()


def receive(source: IO[bytes]) -> tuple[Any, BytesIO] | None:
    """The values and the data that come next; None at the end, also where a message was cut short."""
    lengths = source.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    for_values, for_data = _LENGTHS.unpack(lengths)
    values, data = source.read(for_values), source.read(for_data)
    if len(values) + len(data) < for_values + for_data:
        return None
    return json.loads(values.decode("utf-8", "surrogatepass")), BytesIO(data)


def send_batches(to: BinaryIO, made: Iterable[Batch]) -> None:
    """Send segments. What is bytes goes after the values, which tell its lengths."""
    told, data = [], []
    for batch in made:
        terms = _packed(batch.terms)
        told.append(vars(batch) | {"documents": list(map(len, batch.documents)), "terms": len(terms)})
        data += [*batch.documents, terms]
    send(to, told, data)


def receive_batches(source: IO[bytes]) -> list[Batch] | None:
    """The segments that come next; None at the end."""
    came = receive(source)
    if came is None:
        return None
    told, data = came
    made = []
    for values in told:
        values["documents"] = [data.read(length) for length in values["documents"]]
        values["terms"] = _unpacked(data.read(values["terms"]))
        made.append(Batch(**values))
    return made


def _packed(terms: Iterable[TermRow]) -> bytes:
    packed = bytearray()
    for term, count, where, places in terms:
        named = term.encode()
        packed += _TERM.pack(len(named), count, len(places))
        packed += named
        packed += where
        packed += places
    return bytes(packed)


def _unpacked(packed: bytes) -> Iterator[TermRow]:
    at = 0
    while at < len(packed):
        named, count, places = _TERM.unpack_from(packed, at)
        at += _TERM.size
        ends = at + named, at + named + 3 * count, at + named + 3 * count + places
        yield packed[at : ends[0]].decode(), count, packed[ends[0] : ends[1]], packed[ends[1] : ends[2]]
        at = ends[2]
