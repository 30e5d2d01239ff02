"""Web archives: their digests, hashes and signatures, and the pages in them."""

import base64
import datetime
import gzip
import hashlib
import io
import json
import re
import zipfile

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from desktop.intake import read_wacz, read_warc
from desktop.intake.members import hand_on
from desktop.intake.take import take_in_bytes
from desktop.intake.words import Refused
from tests.intake.here import heard

PAGE = "<title>Бет</title><p>Сот шешімі.</p>".encode()


def warc(*urls, packed=True, date="2022-01-05T14:03:00Z"):
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    for url in urls:
        head = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(PAGE), http_headers=head,
                                                      warc_headers_dict={"WARC-Date": date}))
    return out.getvalue()


def wacz(*, signed=None, spoil=b"", leave=()):
    files = {"archive/data.warc.gz": warc("https://example.kz/a", "https://example.kz/b"),
             "pages/pages.jsonl": b'{"format": "json-pages-1.0", "id": "pages", "title": "All"}\n'
                                  b'{"url": "https://example.kz/b", "ts": "2022-01-05T14:03:00Z", "title": "B"}\n'}
    listed = [{"path": name, "hash": "sha256:" + hashlib.sha256(data).hexdigest(), "bytes": len(data)}
              for name, data in files.items()]
    package = json.dumps({"profile": "data-package", "created": "2022-01-05T15:00:00Z", "resources": listed}).encode()
    files["pages/pages.jsonl"] += spoil
    told = "sha256:" + hashlib.sha256(package).hexdigest()
    digest = {"path": "datapackage.json", "hash": told}
    if signed:
        digest["signedData"] = {"hash": told, "created": "2022-01-05T15:00:00Z", **signed(told)}
    files |= {"datapackage.json": package, "datapackage-digest.json": json.dumps(digest).encode()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            if name not in leave:
                archive.writestr(name, data)
    return out.getvalue()


def verdicts(data, reader=read_wacz):
    return {one.what: one.result for one in heard(reader.read, data).verdicts}


@pytest.mark.parametrize("packed", [True, False])
def test_pages_are_listed_with_address_and_time_and_their_digests_are_right(packed):
    draft = take_in_bytes(warc("https://example.kz/a", packed=packed), "a.warc")
    assert draft.contents[0].more | {"where": ""} == {
        "url": "https://example.kz/a", "time": "2022-01-05T14:03:00Z", "where": ""}
    assert {one.what: one.result for one in draft.verdicts} == {"digests": "right", "whole": "right"}


def test_a_changed_byte_makes_the_digest_wrong():
    data = warc("https://example.kz/a", packed=False).replace("Сот".encode(), "Сут".encode())
    assert verdicts(data, read_warc)["digests"] == "wrong"


def test_a_cut_archive_is_told_and_what_came_before_is_listed():
    draft = heard(read_warc.read, warc("https://example.kz/a", "https://example.kz/b", packed=False)[:-60])
    assert [one.why for one in draft.verdicts] == ["records", "cut"] and len(draft.contents) == 2


def test_a_packed_bomb_is_refused():
    whole = re.sub(rb"Content-Length: \d+", b"Content-Length: 90000000", warc("https://example.kz/a", packed=False))
    with pytest.raises(Refused, match="ratio"):
        heard(read_warc.read, gzip.compress(whole.replace(PAGE, bytes(70_000_000)), 1))


def test_a_page_is_handed_on_as_it_was_meant():
    found = []
    hand_on(warc("https://example.kz/a"), "warc_members", found.append)
    assert found[0].data == PAGE


def test_a_wacz_lists_its_own_pages_first_and_all_is_right():
    told = heard(read_wacz.read, wacz())
    assert [one.name for one in told.contents] == ["B", "https://example.kz/a"]
    assert {one.what: one.result for one in told.verdicts} == {
        "hashes": "right", "signature": "none", "digests": "right", "whole": "right"}


@pytest.mark.parametrize("how", [{"spoil": b" "}, {"leave": ("pages/pages.jsonl",)}])
def test_a_changed_or_absent_file_of_a_wacz_is_wrong(how):
    assert verdicts(wacz(**how))["hashes"] == "wrong"


def key_signed(told):
    key = ec.generate_private_key(ec.SECP384R1())
    one, other = decode_dss_signature(key.sign(told.encode(), ec.ECDSA(hashes.SHA256())))
    shown = key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    return {"signature": base64.b64encode(one.to_bytes(48) + other.to_bytes(48)).decode(),
            "publicKey": base64.b64encode(shown).decode()}


def test_a_bare_key_proves_nobody_and_is_looked_at_under_the_full_protections():
    found = take_in_bytes(wacz(signed=key_signed), "a.wacz").verdicts
    assert [one.result for one in found if one.what == "signature"] == ["untold"]


def test_a_signature_by_another_key_is_wrong():
    assert verdicts(wacz(signed=lambda told: key_signed("other")))["signature"] == "wrong"


def test_a_certificate_of_ones_own_making_is_not_verified():
    from cryptography import x509

    def signed(told):
        key, now = ec.generate_private_key(ec.SECP256R1()), datetime.datetime(2022, 1, 1)
        name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "court.example")])
        later = now + datetime.timedelta(90)
        made = x509.CertificateBuilder(name, name, key.public_key(), 1, now, later).add_extension(
            x509.SubjectAlternativeName([x509.DNSName("court.example")]), False).sign(key, hashes.SHA256())
        return {"signature": base64.b64encode(key.sign(told.encode(), ec.ECDSA(hashes.SHA256()))).decode(),
                "domain": "court.example", "domainCert": made.public_bytes(serialization.Encoding.PEM).decode()}

    found = next(one for one in heard(read_wacz.read, wacz(signed=signed)).verdicts if one.what == "signature")
    assert (found.result, found.why) == ("untold", "unknown_authority")
