"""The signature of a WACZ, by the rules of WACZ Signing and Verification 0.1: a domain's certificate, or a bare key."""

from __future__ import annotations

import base64
import binascii
import hashlib
from datetime import datetime
from typing import Any

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from desktop.intake.verdicts import NONE, RIGHT, UNTOLD, WRONG, Verdict

JSON = Any
# SHA-256 of the public keys of the roots that certify who signs: ISRG Root X1 and X2, which Let's Encrypt stands on.
_ROOTS = frozenset((
    "0b9fa5a59eed715c26c1020c711b4f6ec42d58b0015e14337a39dad301c5afc3",
    "762195c225586ee6c0237456e2107dc54f1efc21f61a792ebd515913cce68332",
))
_ECDSA = ec.ECDSA(hashes.SHA256())  # made now: it loads what it needs from files
_TEST = ("(STAGING)", "Fake LE")


def verdict_of(digest: dict[str, JSON], package: bytes, created: str) -> Verdict:
    """What is to be said of the signature over a list of files.

    `digest` is datapackage-digest.json, `package` the bytes of datapackage.json, `created` the time told there.
    """
    signed = digest.get("signedData")
    if not signed:
        return Verdict("signature", NONE)
    if not isinstance(signed, dict):
        return Verdict("signature", UNTOLD, "not_understood")
    if signed.get("hash") != "sha256:" + hashlib.sha256(package).hexdigest():
        return Verdict("signature", WRONG, "other_list")
    time = str(signed.get("created") or "")
    if created and time != created:
        return Verdict("signature", WRONG, "other_time", {"time": time})
    try:
        if signed.get("domainCert"):
            return _by_domain(signed, time)
        if signed.get("publicKey"):
            key = serialization.load_der_public_key(base64.b64decode(str(signed["publicKey"])))
            right = _fits(key, signed)
            return Verdict("signature", UNTOLD, "nameless") if right else Verdict("signature", WRONG, "not_by_key")
    except (ValueError, TypeError, UnsupportedAlgorithm, binascii.Error):
        pass
    return Verdict("signature", UNTOLD, "not_understood")


def _by_domain(signed: dict[str, JSON], time: str) -> Verdict:
    chain = x509.load_pem_x509_certificates(str(signed["domainCert"]).encode("ascii", "replace"))
    first, domain, authority = chain[0], str(signed.get("domain") or ""), _name(chain[-1].issuer)
    if not _fits(first.public_key(), signed):
        return Verdict("signature", WRONG, "not_by_key")
    if domain.lower() not in _domains(first):
        return Verdict("signature", WRONG, "other_domain", {"name": domain})
    when = datetime.fromisoformat(time.replace("Z", "+00:00"))
    if not first.not_valid_before_utc <= when <= first.not_valid_after_utc:
        return Verdict("signature", WRONG, "not_valid_then", {"time": time})
    if not all(_vouches(above, below) for below, above in zip(chain, chain[1:], strict=False)):
        return Verdict("signature", WRONG, "broken_chain")
    if any(sign in _name(one.issuer) for one in chain for sign in _TEST):
        return Verdict("signature", WRONG, "test_authority", {"authority": authority})
    known = next((one for one in chain[1:] if _key_hash(one) in _ROOTS), None)
    if known is None:
        return Verdict("signature", UNTOLD, "unknown_authority", {"authority": authority})
    return Verdict("signature", RIGHT, "signed_by", {"name": domain, "authority": _name(known.subject), "time": time})


def _fits(key: Any, signed: dict[str, JSON]) -> bool:
    """Whether the key made the signature over the hash, as text. Browsers sign with both numbers set side by side."""
    signature, words = base64.b64decode(str(signed.get("signature") or "")), str(signed["hash"]).encode()
    forms = [signature]
    if isinstance(key, ec.EllipticCurvePublicKey) and len(signature) == 2 * ((key.key_size + 7) // 8):
        half = len(signature) // 2
        forms.append(encode_dss_signature(int.from_bytes(signature[:half]), int.from_bytes(signature[half:])))
    for form in forms:
        try:
            if isinstance(key, ec.EllipticCurvePublicKey):
                key.verify(form, words, _ECDSA)
            elif isinstance(key, rsa.RSAPublicKey):
                key.verify(form, words, padding.PKCS1v15(), hashes.SHA256())
            else:
                raise UnsupportedAlgorithm("key")
            return True
        except InvalidSignature:
            continue
    return False


def _vouches(above: x509.Certificate, below: x509.Certificate) -> bool:
    try:
        below.verify_directly_issued_by(above)
        return above.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except (ValueError, TypeError, InvalidSignature, x509.ExtensionNotFound):
        return False


def _domains(certificate: x509.Certificate) -> set[str]:
    try:
        named = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return set()
    return {name.lower() for name in named.get_values_for_type(x509.DNSName)}


def _key_hash(certificate: x509.Certificate) -> str:
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return hashlib.sha256(certificate.public_key().public_bytes(serialization.Encoding.DER, form)).hexdigest()


def _name(name: x509.Name) -> str:
    common = name.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    return str(common[0].value) if common else name.rfc4514_string()
