"""Paragraphs of real texts, by language, from the files that tests/outside.toml lists for "corpus"."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from tests import outside

USE = "corpus"
LETTERS = 40  # a shorter paragraph is a heading or a line of a table
LONGEST = 3_000
TOGETHER = 5  # sentences of a list of sentences that make one paragraph


def paragraphs() -> dict[str, list[list[str]]]:
    """For "ru", "en" and "kk": the texts of each source, as paragraphs in their order. Empty when nothing is there."""
    found: dict[str, list[list[str]]] = {"ru": [], "en": [], "kk": []}
    for listed in outside.listed():
        if USE in listed.used_by:
            for path in listed.files():
                text = [part for part in READERS[path.suffix](path) if len(part) >= LETTERS]
                if text:
                    found[listed.language].append([piece for part in text for piece in _cut(part)])
    return found


def _plain(path: Path) -> Iterator[str]:
    """Running text; in most of these files a line is a paragraph."""
    for line in path.read_text("utf-8-sig").splitlines():
        yield " ".join(line.split())


def _markdown(path: Path) -> Iterator[str]:
    """Without headings, tables, lists of properties and marks."""
    text = re.sub(r"\A---\n.*?\n---\n", "", path.read_text("utf-8-sig"), flags=re.S)
    for part in re.split(r"\n\s*\n", text):
        if not part.lstrip().startswith(("#", "|", "---", "```", "<", "> [!")):
            without_links = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", part)
            yield " ".join(re.sub(r"[*_`\\]+|<[^>]*>|^\s*(?:[-+]|\d+\.)\s", " ", without_links, flags=re.M).split())


def _universal_dependencies(path: Path) -> Iterator[str]:
    """Its comments hold the sentences and where paragraphs begin."""
    run: list[str] = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith(("# newpar", "# newdoc")) or len(run) >= 2 * TOGETHER:
            yield " ".join(run)
            run.clear()
        if line.startswith("# text = "):
            run.append(line.removeprefix("# text = "))
    yield " ".join(run)


def _named_entities(path: Path) -> Iterator[str]:
    """A word and its mark on each line of .txt, an empty line after each sentence."""
    sentences = [" ".join(line.split(" ")[0] for line in sentence.splitlines())
                 for sentence in path.read_text("utf-8").split("\n\n")]
    return _together([re.sub(r" ([.,:;!?»)])|([«(]) ", r"\1\2", one) for one in sentences])


def _questions(path: Path) -> Iterator[str]:
    """A question to each line; several stand on one passage."""
    passages = (json.loads(line)["context"] for line in path.read_text("utf-8").splitlines())
    return iter(dict.fromkeys(passages))


def _table(path: Path) -> Iterator[str]:
    """A sentence to each line, and beside it the sentence in morphemes."""
    rows = path.read_text("utf-8").splitlines()
    return _together([re.sub(r" ([.,:;!?»)])|([«(]) ", r"\1\2", row.split("\t")[0]) for row in rows])


def _text(path: Path) -> Iterator[str]:
    return _named_entities(path) if path.name.startswith("IOB2") else _plain(path)


def _together(sentences: list[str]) -> Iterator[str]:
    for start in range(0, len(sentences), TOGETHER):
        yield " ".join(sentences[start:start + TOGETHER])


def _cut(paragraph: str) -> Iterator[str]:
    """A paragraph, or pieces of one that is very long, cut after sentences."""
    piece = ""
    for sentence in re.split(r"(?<=[.!?…]) ", paragraph) if len(paragraph) > LONGEST else [paragraph]:
        if piece and len(piece) + len(sentence) > LONGEST:
            yield piece
            piece = ""
        piece = f"{piece} {sentence}".strip()
    yield piece


READERS: dict[str, Callable[[Path], Iterator[str]]] = {
    ".txt": _text, ".md": _markdown, ".conllu": _universal_dependencies, ".jsonl": _questions, ".tsv": _table}
