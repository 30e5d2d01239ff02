"""Two hundred true and two hundred altered quotations: every altered one is found, hardly a true one is doubted."""

import tomllib
from pathlib import Path

import pytest

from archive_schema.records import Record
from desktop.archive import Writer
from tests.briefs.checks.quotes import pairs
from tests.briefs.conftest import Desk

ROOT = Path(__file__).parents[3]
SEEDS = ROOT.parent / "shared" / "seeds"
COUNT = 200


def told(desk: Desk, texts: list[str], language: str, count: int, seed: int) -> tuple[int, int]:
    """How many of `count` true quotations are doubted, and how many altered ones are found."""
    def write(writer: Writer) -> None:
        case = writer.add(Record("prosecution", {"title": "Case"}))
        place = 0
        for at, text in enumerate(texts):
            source = writer.add(Record("source", {"title": f"Text {at}", "text": text}))
            share = count // len(texts) + (at < count % len(texts))
            for which, quotes in zip(("true", "altered"), pairs(text, language, share, seed + at), strict=True):
                for quote in quotes:
                    place += 1
                    cited = writer.add(Record("citation", {"source": source.id, "about": case.id, "quote": quote}))
                    writer.add(Record("brief_block", {
                        "brief": desk.brief.id, "place": place, "block_type": "text",
                        "text": f"So it is {which} [@{cited.ref}]."}))
                    sort[f"block {place}"] = which

    sort: dict[str, str] = {}
    desk.archive.write("Many", write).result()
    blamed = {one.about for one in desk.composed().problems if one.code in ("quote_differs", "quote_not_found")}
    assert sorted(sort.values()).count("true") == count
    return sum(sort[about] == "true" for about in blamed), sum(sort[about] == "altered" for about in blamed)


@pytest.mark.skipif(not SEEDS.exists(), reason="the two reports lie beside the project, not in it")
def test_every_altered_quotation_of_the_reports_is_found_and_at_most_two_true_ones_are_doubted(desk: Desk) -> None:
    texts = [path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    doubted, found = told(desk, texts, "en", COUNT, 20161115)
    assert (found, doubted <= 2) == (COUNT, True)


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_every_altered_quotation_in_russian_and_kazakh_is_found(desk: Desk, language: str) -> None:
    papers = [tomllib.loads(path.read_text("utf-8"))
              for path in sorted((ROOT / "resources" / "sample" / "documents").glob("*.toml"))]
    texts = [paper["text"] for paper in papers if paper["language"] == language]
    assert told(desk, texts, language, 100, 7) == (0, 100)
