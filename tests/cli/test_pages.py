"""The pages of a web archive at a terminal."""

from __future__ import annotations

import jsonschema

from tests.cli.conftest import CommandLine
from tests.cli.test_documented import SHAPES
from tests.intake.test_web_archives import warc


def test_the_pages_of_a_web_archive_are_told_without_an_archive(bare: CommandLine) -> None:
    path = bare.folder / "a.warc"
    path.write_bytes(warc("https://example.kz/a", "https://example.kz/b"))
    answer = bare.raw("pages", path, "--json")
    for told in answer.objects:
        jsonschema.validate(told, SHAPES["pages"])
    assert (answer.status, [told["url"] for told in answer.objects if "page" in told]) == (
        0, ["https://example.kz/a", "https://example.kz/b"])


def test_a_wrong_proof_is_a_problem_found(bare: CommandLine) -> None:
    path = bare.folder / "a.warc"
    path.write_bytes(warc("https://example.kz/a", packed=False).replace("Сот".encode(), "Сут".encode()))
    assert bare.raw("pages", path, "--json").status == 1


def test_the_page_named_is_taken_in_with_its_archive(muragat: CommandLine) -> None:
    path = muragat.folder / "a.warc"
    path.write_bytes(warc("https://example.kz/a", "https://example.kz/b"))
    answer = muragat("add", path, "--page", "2")
    assert [told["file"] for told in answer.objects][1:] == ["https://example.kz/b"]
    for told in answer.objects:
        jsonschema.validate(told, SHAPES["add"])
