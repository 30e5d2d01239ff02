"""A brief that proves itself, without betraying anyone: manifest, commitments, signature, and how they are verified.

    proof = with_proof(composed, brief_id, secret_of(archive))    a last page, the manifest, the key, the opening
    signed(pdf, proof.key)                                        last of all, over every byte
    report = verify(path, reading)                                needs no archive and no passphrase
"""

from __future__ import annotations

from desktop.briefs.proof.evidence import Folder, InArchive, names_in
from desktop.briefs.proof.making import KEYS, Proof, StableKey, check_written, with_proof
from desktop.briefs.proof.manifest import MEDIA_TYPE, NAME, Manifest, read_manifest
from desktop.briefs.proof.opening import Opening, cut, opening_bytes, opening_of, read_opening, without_names
from desktop.briefs.proof.salts import Salts
from desktop.briefs.proof.secret import kept_secret, secret_of
from desktop.briefs.proof.signing import SUFFIX, Key, Signature, beside, grouped, signature_of, signed
from desktop.briefs.proof.verifying import NoteReport, Report, Salting, verify
from desktop.briefs.proof.words import Finding, NotVerifiable

__all__ = [
    "KEYS", "MEDIA_TYPE", "NAME", "SUFFIX", "Finding", "Folder", "InArchive", "Key", "Manifest", "NotVerifiable",
    "NoteReport", "Opening", "Proof", "Report", "Salting", "Salts", "Signature", "StableKey", "beside",
    "check_written", "cut", "grouped", "kept_secret", "names_in", "opening_bytes", "opening_of", "read_manifest",
    "read_opening", "secret_of", "signature_of", "signed", "verify", "with_proof", "without_names",
]
