"""The page of a brief that tells how it is verified: key and manifest in short groups, and as a QR code."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from desktop.briefs.proof.signing import grouped
from desktop.briefs.terms import term
from desktop.briefs.values import Block, Box, Heading, PageBreak, Picture, Span, Text, plain

_MODULE, _QUIET = 3.0, 4  # points; the light border a reader of QR codes needs, in modules (ISO/IEC 18004)
_LINE = 32  # digits printed on a line


def proof_blocks(
    language: str, manifest: str, key: str, *, edition: str = "full", attached: bool = True
) -> list[Block]:
    """The blocks of the page, a new one: what it is, the code, and what verifying does and does not say.

    `manifest` is the SHA-256 of the manifest, `key` the fingerprint of the key that signs, "" for none, both in
    hexadecimal digits.
    """
    def said(name: str) -> Text:
        return Text(plain(term(name, language)))

    blocks: list[Block] = [PageBreak(), Heading(1, plain(term("proof_heading", language))), said("proof_what")]
    if key:
        blocks += _code(term("proof_key", language), key)
    blocks += _code(term("proof_manifest", language), manifest)
    blocks += [code_picture(manifest, key, language)]
    blocks += [said("proof_how" if attached else "proof_how_beside"), said("proof_evidence")]
    blocks += [said("proof_signed" if key else "proof_not_signed")]
    if key and edition == "safe":
        blocks += [said("proof_key_once")]
    return blocks


def _code(label: str, digits: str) -> list[Block]:
    """A label and its digits below it, as many on a line as the eye compares well."""
    lines = [digits[at:at + _LINE] for at in range(0, len(digits), _LINE)]
    return [Text((Span(label, bold=True),)), *(Text(plain(grouped(line))) for line in lines)]


def code_text(manifest: str, key: str) -> str:
    """What the QR code says: "MURAGAT 1 KEY … MANIFEST …", in the letters such a code packs best."""
    return " ".join(["MURAGAT 1", *(["KEY", key.upper()] if key else []), "MANIFEST", manifest.upper()])


def code_picture(manifest: str, key: str, language: str) -> Picture:
    """The QR code as a picture of boxes."""
    rows = qr_modules(code_text(manifest, key))
    size = (len(rows) + 2 * _QUIET) * _MODULE
    boxes = tuple(
        Box((_QUIET + start) * _MODULE, (_QUIET + at) * _MODULE, length * _MODULE, _MODULE)
        for at, row in enumerate(rows) for start, length in _runs(row)
    )
    return Picture(size, size, boxes, description=term("proof_picture", language))


def qr_modules(text: str) -> list[list[bool]]:
    """The dark modules of a QR code that stands damage of a seventh (level M)."""
    from reportlab.graphics.barcode import qrencoder

    code = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)
    code.addData(qrencoder.QRAlphaNum(text))
    code.make()
    return [[bool(module) for module in row] for row in code.modules]


def _runs(row: list[bool]) -> Iterator[tuple[int, int]]:
    """Where dark runs begin, and how long they are."""
    at = 0
    for dark, run in itertools.groupby(row):
        length = len(list(run))
        if dark:
            yield at, length
        at += length
