"""What is written comes in again, equal in all that the format has a place for."""

from typing import Any
from unicodedata import normalize

from hypothesis import given, settings
from hypothesis import strategies as st

from archive_schema.vocabularies import SOURCE_TYPE
from desktop.exchange.references import bibtex, csl, ris
from desktop.intake.read_bibtex import blocks

_LETTERS = st.characters(categories=["L", "N", "P", "S", "Zs"], max_codepoint=0x4FF)
_LINES = st.text(_LETTERS, min_size=1, max_size=20).map(
    lambda words: " ".join(normalize("NFC", words).split())).filter(bool)
_NAMES = st.one_of(_LINES, st.sampled_from(["Әбішева, Гүлнар", "Rand and Co, Ltd", "{Brace", "de Gaulle, C., Jr"]))
_DATES = st.sampled_from([{"edtf": one} for one in (
    "2015", "2015-05", "2015-05-19", "2015-05~", "2015/2016", "2015-21", "201X", "../2015", "2015?")])
_TEXTS = ("container", "place", "number", "volume", "edition", "title_original", "note", "abstract")
_LEGAL = ("legal_case", "legislation", "regulation", "treaty", "hearing")


@st.composite
def sources(draw: st.DrawFn) -> dict[str, Any]:
    """The values of a source."""
    kind = draw(st.sampled_from(sorted(SOURCE_TYPE.terms)))
    people = st.lists(st.fixed_dictionaries({"name": _NAMES}, optional={"role": st.just("editor")}), min_size=1,
                      max_size=3).map(lambda rows: sorted(rows, key=lambda row: row.get("role", "")))
    more = {**dict.fromkeys(_TEXTS, _LINES), "authors": people, "issued": _DATES, "accessed": _DATES,
            "authority" if kind in _LEGAL else "publisher": _LINES, "page_range": st.sampled_from(["3–9", "e12"]),
            "doi": st.just("10.1/a_b"), "isbn": st.just("12-34"), "url": st.just("https://x.kz/a_b?c=%20&d#e"),
            "keywords": st.lists(st.sampled_from(["a", "б в", "c_d"]), unique=True, min_size=1)}
    return draw(st.fixed_dictionaries({"title": _LINES, "csl_type": st.just(kind)}, optional=more))


def known(values: dict[str, Any], names: frozenset[str]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name in names}


@settings(max_examples=40, deadline=None)
@given(sources())
def test_csl(values: dict[str, Any]):
    item, left = csl.item(values, "SRC-0001")
    assert next(csl.entries(csl.write([item]))).values == known(values, csl.KNOWN) and not left


@settings(max_examples=40, deadline=None)
@given(sources())
def test_ris_but_for_types_it_has_no_word_for(values: dict[str, Any]):
    words, left = ris.write(values, "SRC-0001")
    read = next(ris.entries(words.replace("\r\n", "\n"))).values
    assert {**read, "csl_type": values["csl_type"]} == known(values, ris.KNOWN) and not left


@settings(max_examples=40, deadline=None)
@given(sources())
def test_biblatex(values: dict[str, Any]):
    words, left = bibtex.write(values, "SRC-0001")
    assert next(bibtex.entries(blocks(words))).values == known(values, bibtex.KNOWN) and not left
