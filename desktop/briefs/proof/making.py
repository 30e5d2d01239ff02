"""A composed brief with what proves it: its page, its manifest, the key that will sign it, the opening."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from desktop.briefs.errors import BriefError, NotVerified
from desktop.briefs.proof import canonical
from desktop.briefs.proof.manifest import NAME, committed, content_of, read_manifest
from desktop.briefs.proof.opening import Opening, opening_of
from desktop.briefs.proof.page import proof_blocks
from desktop.briefs.proof.salts import Salts
from desktop.briefs.proof.secret import nonce_of
from desktop.briefs.proof.signing import Key, Signature, signature_of
from desktop.briefs.values import Composed

KEYS = ("brief", "copy", "none")
"""Whose key signs: one of this brief, one of this copy of the archive, or nobody's."""


class StableKey(BriefError):
    """A paper that may be published was to be signed by a key that other papers bear."""

    def __init__(self) -> None:
        super().__init__(
            "An edition that is safe to publish is never signed by the key of this archive copy: it would show that "
            "its papers come from one hand.", "Choose the key of this brief, or none.",
        )


class Proof(NamedTuple):
    """What an export needs: the brief with its last page, the manifest, the key (None for none), the opening."""

    composed: Composed
    manifest: bytes
    key: Key | None
    opening: Opening


def with_proof(
    composed: Composed, brief_id: str, secret: bytes, *, key: str = "brief", attached: bool = True,
    exhibited: Mapping[str, tuple[str, ...]] | None = None, names: Mapping[str, str] | None = None,
) -> Proof:
    """The brief with a page that tells how it is verified, and what goes with it; the same input, the same bytes.

    `secret` is that of the archive copy (`secret_of`), `key` one of KEYS. `attached` says whether the manifest will lie
    in the PDF or beside it. `exhibited` gives, by the reference of a source, the SHA-256 of the files handed out of it;
    `names` the names of files by SHA-256, for the opening alone, and not in a safe edition: a name may betray.
    Raises StableKey.
    """
    if key not in KEYS:
        raise ValueError(f"a key is one of {', '.join(KEYS)}, not {key!r}")
    if key == "copy" and composed.edition == "safe":
        raise StableKey
    content, files = content_of(composed, exhibited or {})
    salts = Salts(secret, _nonce(brief_id, secret, content, files))
    signing = _key(key, brief_id, composed.edition, salts)
    fingerprint = signing.fingerprint if signing else ""
    data = committed(content, files, salts, fingerprint)
    page = proof_blocks(
        composed.document.brief.language, hashlib.sha256(data).hexdigest(), fingerprint, edition=composed.edition,
        attached=attached)
    document = replace(composed.document, blocks=(*composed.document.blocks, *page))
    opening = opening_of(read_manifest(data), salts, names if composed.edition == "full" else None)
    return Proof(replace(composed, document=document), data, signing, opening)


def check_written(pdf: bytes, proof: Proof, *, attached: bool = True) -> None:
    """Raises NotVerified unless the finished PDF holds this very manifest and is signed by the key of the proof."""
    from desktop.briefs.archival import attachments_of

    state = signature_of(pdf)
    if state != (Signature("unchanged", proof.key.fingerprint) if proof.key else Signature("unsigned")):
        raise NotVerified("its signature does not hold")
    held = [one.data for one in attachments_of(pdf) if one.name == NAME] if attached else [proof.manifest]
    if held != [proof.manifest]:
        raise NotVerified("its manifest is not the one that was made")


def _nonce(brief_id: str, secret: bytes, content: dict[str, Any], files: list[list[tuple[str, ...]]]) -> bytes:
    told = [brief_id, content, [[list(one) for one in of_note] for of_note in files]]
    return nonce_of(secret, canonical.written(told))


def _key(whose: str, brief_id: str, edition: str, salts: Salts) -> Key | None:
    from desktop.archive.keys import sub_key

    if whose == "none":
        return None
    if whose == "copy":
        return Key(sub_key(salts.secret, "proof key of this copy"))
    if edition == "safe":  # a key of the brief would tie the paper to the full edition, and to its next version
        return Key(sub_key(salts.secret, f"proof key of one paper {salts.nonce.hex()}"))
    return Key(sub_key(salts.secret, f"proof key of brief {brief_id}"))
