"""BibTeX and BibLaTeX: each entry as a page of JSON, its fields as Unicode, in their order.

    {"line": 12, "type": "book", "key": "smith", "raw": "@book{…", "fields": [["title", "…"], …]}
    {"line": 40, "other": "comment", "raw": "…"}         a comment, a preamble, or what could not be read ("failed")

A field that stands twice is told twice, and an entry whose key another has is an entry. Names keep their outer braces.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from bibtexparser import model
from bibtexparser.splitter import Splitter
from pylatexenc import latex2text, latexwalker

from desktop.intake.draft import Limits
from desktop.intake.encodings import decode
from desktop.intake.wire import Say

ERRORS: tuple[type[Exception], ...] = (latexwalker.LatexWalkerError, ValueError, IndexError, KeyError, TypeError)
_NAMES = frozenset({
    "author", "editor", "translator", "bookauthor", "annotator", "commentator", "introduction", "foreword",
    "afterword", "holder", "editora", "editorb", "editorc", "shortauthor", "shorteditor",
})
_VERBATIM = frozenset({"url", "doi", "file", "eprint", "verba", "verbb", "verbc", "howpublished", "date", "urldate",
                       "eventdate", "origdate"})
_LONGEST = 200_000  # characters of a value, its strings put in
_RAW = 2_000
_SIGNS = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("~", " "), ("{", ""), ("}", ""))
_BETWEEN = re.compile(r"\s*(?:#\s*|$)")
_MONTHS = {name: name for name in "jan feb mar apr may jun jul aug sep oct nov dec".split()}


def read(document: BinaryIO, say: Say, limits: Limits) -> None:
    """Tell what a file of references holds."""
    logging.disable(logging.CRITICAL)
    text = decode(document.read(limits.file), say).replace("\r\n", "\n").replace("\r", "\n")
    say.fact(media_type="application/x-bibtex")
    say.step("text")
    for told in blocks(text):
        say.page(json.dumps(told, ensure_ascii=False))


def blocks(text: str) -> Iterator[dict[str, Any]]:
    """The blocks of a file in their order, as above."""
    decoder = _decoder()
    strings: dict[str, str] = dict(_MONTHS)
    for block in Splitter(text).split().blocks:
        if isinstance(block, model.ParsingFailedBlock) and isinstance(block.ignore_error_block, model.Entry):
            block = block.ignore_error_block
        place = {"line": (block.start_line or 0) + 1, "raw": (block.raw or "")[:_RAW]}
        if isinstance(block, model.String):
            strings[block.key.casefold()] = _value(str(block.value), strings)
        elif isinstance(block, model.Entry):
            fields = [[one.key.casefold().strip(), _plain(one.key, _value(str(one.value), strings), decoder)]
                      for one in block.fields]
            yield {**place, "type": block.entry_type.casefold().strip(), "key": block.key.strip(), "fields": fields}
        else:
            yield {**place, "other": _what(block)}


def _what(block: model.Block) -> str:
    if isinstance(block, model.ExplicitComment | model.ImplicitComment):
        return "comment"
    return "preamble" if isinstance(block, model.Preamble) else "failed"


def _value(words: str, strings: dict[str, str]) -> str:
    """A value without what encloses it; pieces with # between are joined, names of strings are what they stand for."""
    found, at = [], 0
    while at < len(words):
        if words[at] == "{":
            end = _closing(words, at)
            found.append(words[at + 1:end])
        elif words[at] == '"':
            end = _quoted(words, at)
            found.append(words[at + 1:end])
        else:
            end = (words + "#").index("#", at) - 1
            name = words[at:end + 1].strip()
            found.append(strings.get(name.casefold(), name))
        after = _BETWEEN.match(words, end + 1)
        if after is None:
            return words  # not put together as BibTeX does it: as it stands
        at = after.end()
    return "".join(found)[:_LONGEST]


def _quoted(words: str, at: int) -> int:
    """Where the quotation that begins at `at` ends: not within braces."""
    depth = 0
    for place in range(at + 1, len(words)):
        depth += {"{": 1, "}": -1}.get(words[place], 0)
        if words[place] == '"' and depth <= 0:
            return place
    return len(words)


def _closing(words: str, at: int) -> int:
    """Where the brace that opens at `at` is closed; the end of the words when it never is."""
    depth = 0
    for place in range(at, len(words)):
        if words[place] in "{}" and words[place - 1:place] != "\\":
            depth += 1 if words[place] == "{" else -1
            if depth == 0:
                return place
    return len(words)


def _plain(name: str, words: str, decoder: latex2text.LatexNodes2Text) -> str:
    """A value in Unicode; names one after another in JSON, so that braces around an organisation still tell it."""
    key = name.casefold().strip()
    if key in _NAMES:
        return json.dumps([_name(one, decoder) for one in _people(words)], ensure_ascii=False)
    if key in _VERBATIM and not re.search(r"\\[^_&%#~]", words):
        return re.sub(r"\\([_&%#~])", r"\1", words).strip()
    return _unicode(words, decoder)


def _name(words: str, decoder: latex2text.LatexNodes2Text) -> str:
    words = words.strip()
    whole = words.startswith("{") and _closing(words, 0) == len(words) - 1
    return f"{{{_unicode(words[1:-1], decoder)}}}" if whole else _unicode(words, decoder)


def _people(words: str) -> list[str]:
    """The names in a field: "and" stands between, outside of braces."""
    found, depth, begun = [], 0, 0
    for one in re.finditer(r"\\.|[{}]|\s+and(?=\s)", words):
        if one[0][0] == "\\":
            continue
        if one[0] in "{}":
            depth += 1 if one[0] == "{" else -1
        elif depth <= 0:
            found.append(words[begun:one.start()])
            begun = one.end()
    return [one.strip() for one in (*found, words[begun:]) if one.strip()]


def _unicode(words: str, decoder: latex2text.LatexNodes2Text) -> str:
    """LaTeX letters as Unicode; what cannot be read as LaTeX stays as it stands."""
    if "\\" not in words and "$" not in words:
        for sign, letter in _SIGNS:
            words = words.replace(sign, letter)
        return words.strip()
    try:
        return str(decoder.latex_to_text(words, tolerant_parsing=True)).strip()
    except (*ERRORS, AttributeError, RecursionError):
        return words.strip()


def _decoder() -> latex2text.LatexNodes2Text:
    context = latex2text.get_default_latex_context_db()
    own = {"url": "%s", "textasciicircum": "^", "textasciitilde": "~"}
    context.add_context_category("own", prepend=True, macros=[
        latex2text.MacroTextSpec(name, simplify_repl=words) for name, words in own.items()])
    return latex2text.LatexNodes2Text(latex_context=context, math_mode="verbatim", keep_comments=True)


def _warm() -> None:
    """Load all that the parsers load when first used: afterwards no file can be opened."""
    list(blocks('@string{a = "b"}@book{k, title = {\\"{o} \\url{x} $a$ -- \\textit{q}}, month = jan # a}'))


_warm()
