"""Reads a sealed copy by docs/sealed-copy.md alone, with the standard library and `cryptography`: no line of ours."""

import hashlib
import hmac
import json
import struct
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, AESGCMSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def hkdf(key: bytes, info: bytes, salt: bytes | None = None) -> bytes:
    return HKDF(SHA256(), 32, salt, info).derive(key)


def file_key(head: bytes, passphrase: str, private: X25519PrivateKey | None) -> bytes:
    for at in range(32, len(head) - 64, 96):
        clear, nonce, locked = head[at:at + 36], head[at + 36:at + 48], head[at + 48:at + 96]
        if clear[0] == 1:
            _, lanes, iterations, memory, salt = struct.unpack(">BB2xII16s8x", clear)
            words = unicodedata.normalize("NFKC", passphrase).encode()
            lock = Argon2id(salt=salt, length=32, iterations=iterations, lanes=lanes, memory_cost=memory).derive(words)
        elif private:
            ephemeral, own = clear[4:], private.public_key().public_bytes_raw()
            shared = private.exchange(X25519PublicKey.from_public_bytes(ephemeral))
            lock = hkdf(shared, b"muragat 1 sealed copy for a key", ephemeral + own)
        try:
            return AESGCMSIV(lock).decrypt(nonce, locked, head[:32] + clear)
        except InvalidTag:
            continue
    raise ValueError("nothing opens it")


def stream(name: Path, passphrase: str = "", private: X25519PrivateKey | None = None) -> tuple[bytes, bytes]:
    """The id of a sealed copy, and all of its content."""
    volumes = [name.read_bytes()]
    while (later := name.with_name(f"{name.name}.{len(volumes) + 1:03}")).exists():
        volumes.append(later.read_bytes()[48:])
    magic, version, _, slots, per_volume, prefix = struct.unpack(">8sHBBI7s9x", volumes[0][:32])
    assert (magic, version) == (b"MURAGATC", 1)
    head, volumes[0] = volumes[0][:96 + 96 * slots], volumes[0][96 + 96 * slots:]
    key, found, number = file_key(head, passphrase, private), b"", 0
    assert hmac.digest(hkdf(key, b"muragat 1 sealed copy head"), head[:-64], "sha256") == head[-64:-32]
    assert hashlib.sha256(head[:-32]).digest() == head[-32:]
    cipher = AESGCM(hkdf(key, b"muragat 1 sealed copy pieces"))
    for volume, data in enumerate(volumes, 1):
        for at in range(0, len(data), 262_160):
            last = volume == len(volumes) and at + 262_160 >= len(data)
            nonce = prefix + struct.pack(">IB", number, last)
            found += cipher.decrypt(nonce, data[at:at + 262_160], head[-32:] + struct.pack(">H", volume))
            number += 1
        assert volume == len(volumes) or number == volume * per_volume
    return head[-32:], found


def frames(bound: bytes, content: bytes) -> Iterator[tuple[str, Any]]:
    """Letter and value of each frame; of evidence its frame and its bytes. The signature is proved at the end."""
    at, digest, letter = 0, hashlib.sha256(), ""
    while letter != "E":
        letter, length = content[at:at + 1].decode(), int.from_bytes(content[at + 1:at + 5])
        frame, value = content[at:at + 5 + length], json.loads(content[at + 5:at + 5 + length])
        at += 5 + length
        if letter == "E":
            signed = b"muragat sealed copy 1\n" + bound + digest.digest()
            Ed25519PublicKey.from_public_bytes(bytes.fromhex(value["key"])).verify(
                bytes.fromhex(value["signature"]), signed)
        digest.update(frame)
        size = value["size"] if letter == "F" else 0
        yield letter, (value, content[at:at + size]) if letter == "F" else value
        at += size
    assert not content[at:].strip(b"\0")
