"""Sealed copies made for tests: of any bytes, or of any frames."""

from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.exchange.sealed.contents import ContentsWriter
from desktop.exchange.sealed.head import Head, Locks, make_head
from desktop.exchange.sealed.manifest import Manifest
from desktop.exchange.sealed.stream import StreamReader, StreamWriter
from desktop.exchange.sealed.volumes import PART, VOLUME, pieces_in, volume, volumes_at

SIGNER = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PASSPHRASE = Locks("pass")
PLAIN = Manifest("archive", "origin", "", "tester", "2026-01-31T08:15:00.000Z", {}, ())


def written(
    path: Path, content: bytes | Callable[[StreamWriter, Head], None], locks: Locks = PASSPHRASE,
    volume_bytes: int = VOLUME,
) -> tuple[Head, bytes]:
    """A sealed copy with just this content; its head and the key of the file."""
    head, key = make_head(locks, pieces_in(volume_bytes), "test")
    stream = StreamWriter(path, head, key)
    if callable(content):
        content(stream, head)
    else:
        stream.write(content)
    stream.finish()
    for number, part in enumerate(stream.volumes, 1):
        assert part.name.endswith(PART)
        part.rename(volume(path, number))
    return head, key


def content_of(path: Path, head: Head, key: bytes) -> bytes:
    """All that is in a sealed copy, with the zeros that fill it up."""
    with StreamReader(volumes_at(path), head, key) as stream:
        return stream.read()


def made_of(path: Path, frames: Callable[[ContentsWriter], None], manifest: Manifest = PLAIN) -> Path:
    """A sealed copy of these frames, signed as it should be."""
    def content(stream: StreamWriter, head: Head) -> None:
        contents = ContentsWriter(stream, head.id)
        contents.manifest(manifest)
        frames(contents)
        contents.end(SIGNER)

    written(path, content)
    return path
