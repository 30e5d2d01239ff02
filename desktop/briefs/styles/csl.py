"""Any other style, from a file in the Citation Style Language (.csl 1.0), by way of citeproc-py.

The house styles of this folder are written for the sources of this field; a style file knows nothing of a paper seen
only in another, of an archived copy or of what our copy lacks. So its words are printed as it gives them, and what it
cannot say stands behind them as the plain style says it. citeproc-py has its own limits: `limits` tells them of a file.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import defusedxml.ElementTree
from defusedxml.common import DefusedXmlException

from desktop.briefs.errors import BriefError
from desktop.briefs.styles import plain as house
from desktop.briefs.styles.cited import Back, Cited, Citing
from desktop.briefs.styles.parts import address, bracketed, missing, own_title, parts_of
from desktop.briefs.terms import in_language, term
from desktop.briefs.values import Span, Spans

_CSL = "{http://purl.org/net/xbiblio/csl}"
_LOCALES = {"en": "en-GB", "ru": "ru-RU"}  # citeproc-py has none for Kazakh
# citeproc-py's Russian has months as they stand alone; behind a day they stand in the genitive.
_RUSSIAN_MONTHS = ("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября",
                   "ноября", "декабря")
_LOCATORS = {"page": "page", "paragraph": "paragraph", "section": "section", "note": "note", "chapter": "chapter",
             "volume": "volume", "line": "line", "figure": "figure", "column": "column", "sheet": "folio"}
_SIGNS = {"Italic": "\ufdd0", "Bold": "\ufdd1"}  # no text may hold these; each begins a style, and _END ends it
_END = "\ufdd2"
_PIECE = re.compile("[\ufdd0-\ufdd2]")
_LIMITS = {
    "disambiguate": "two sources that its short form cannot tell apart are not told apart",
    "collapse": "several sources of one note are not drawn together",
    "citation-number": "the sources of its list are not numbered",
    "near-note": "its rule for sources cited a few notes before is not followed",
    "et-al-subsequent": "shorter lists of authors at a later citing are not made",
    "subsequent-author-substitute": "an author who comes again in the list of sources is named again",
    "is-uncertain-date": "uncertain dates are printed in words",
}


class NotAStyle(BriefError):
    """A .csl file cannot be used."""

    def __init__(self, why: str) -> None:
        super().__init__(f"This is not a style that can be used: {why}.",
                         "Choose another .csl file, or one of the house styles.")


class _Formatter:
    """What citeproc-py sets text with: the text as it is, with signs around what is italic or bold."""

    @staticmethod
    def preformat(text: object) -> str:
        return str(text)

    @staticmethod
    def _plain(text: object) -> str:
        return str(text)

    @staticmethod
    def Italic(text: object) -> str:
        return f"{_SIGNS['Italic']}{text}{_END}"

    @staticmethod
    def Bold(text: object) -> str:
        return f"{_SIGNS['Bold']}{text}{_END}"

    Oblique = Italic
    Light = Underline = Superscript = Subscript = SmallCaps = _plain


@dataclass(frozen=True)
class CslStyle:
    """A style file as a style of notes (see desktop.briefs.styles); `locale` is the language of its terms.

    A source that citeproc-py cannot set in this style is set in the plain one, and named in `fallen`.
    """

    data: bytes
    locale: str = "en-GB"
    fallen: list[str] = field(default_factory=list, compare=False)
    WORDS: str = ""
    END: str = "."
    ENTRY_END: str = ""
    INSIDE: bool = False
    IBID_IN_NOTE: bool = True
    POINTS_BACK: bool = True
    PLACE_AGAIN: bool = True
    signal: Any = field(default=staticmethod(house.signal), repr=False)
    quote: Any = field(default=staticmethod(house.quote), repr=False)
    cited_in: Any = field(default=staticmethod(house.cited_in), repr=False)

    @property
    def BETWEEN(self) -> str:
        """What the style sets between the sources of a note."""
        return str(self._layout.get("delimiter", "; "))

    @property
    def IN_TEXT(self) -> bool:
        """Whether the style cites in the text."""
        return bool(self._style.root.get("class") == "in-text")

    def first(self, citing: Citing, language: str) -> Spans:
        """The source at its first citing."""
        return self._said(citing, (), language) + _behind(citing.cited, language)

    def short(self, citing: Citing, back: Back, language: str) -> Spans:
        """The source again; the style may name the note that has it in full."""
        other = Citing(Cited("another", "another"))
        return self._said(citing, (Citing(citing.cited), other), language, note=back.note)

    def ibid(self, citing: Citing, language: str) -> Spans:
        """The same as in the note before."""
        return self._said(citing, (Citing(citing.cited),), language)

    def entry(self, cited: Cited, language: str) -> Spans:
        """The line of the list of sources; as the first citing, where the style has no such list."""
        if not self._style.has_bibliography():
            return self.first(Citing(cited), language)
        try:
            bibliography = self._bibliography([Citing(cited)], language)
            with _unwarned():
                said = self._style.render_bibliography(bibliography.items)
            # Some sources a style keeps out of its list; ours has every source that was cited.
            entry = _spans("".join(map(str, said[0]))) if said else self._said(Citing(cited), (), language)
            return entry + _behind(cited, language)
        except _failures():
            self.fallen.append(cited.ref)
            return house.entry(cited, language)

    def sort_text(self, cited: Cited) -> str:
        """By author, else by title."""
        return house.sort_text(cited)

    @cached_property
    def _style(self) -> Any:
        return _style(self.data, self.locale)

    @cached_property
    def _layout(self) -> Any:
        """The style's layout of a citing; what it sets around is the note's affair, or that of the round brackets."""
        layout = self._style.root.citation.layout
        for around in ("prefix", "suffix"):
            layout.attrib.pop(around, None)
        return layout

    def _said(self, citing: Citing, before: tuple[Citing, ...], language: str, *, note: int = 0) -> Spans:
        try:
            return self._set(citing, before, language, note)
        except _failures():
            self.fallen.append(citing.cited.ref)
            return house.first(citing, language)

    def _set(self, citing: Citing, before: tuple[Citing, ...], language: str, note: int) -> Spans:
        from citeproc import Citation

        assert self._layout is not None
        bibliography = self._bibliography([citing, *before], language, note)
        cites = [Citation([_item(one)]).cites[0] for one in before]
        for one in cites:
            one.citation.bibliography = bibliography
        bibliography._cites = cites
        citation = Citation([_item(citing)])
        citation.bibliography = bibliography
        with _unwarned():
            return _spans(str(bibliography.cite(citation, lambda item: None)))

    def _bibliography(self, citings: list[Citing], language: str, note: int = 0) -> Any:
        from citeproc import Citation, CitationStylesBibliography
        from citeproc.source.json import CiteProcJSON

        told = {one.cited.source: _reference(one.cited, language, note) for one in reversed(citings)}
        with _unwarned():
            made = CitationStylesBibliography(self._style, CiteProcJSON(list(told.values())), _Formatter)
            made.register(Citation([_item(citings[0])]))
        return made


def read_style(data: bytes, language: str) -> CslStyle:
    """A style from the bytes of a .csl file, with its terms in a language ("en", "ru"; for Kazakh in English).

    Raises NotAStyle when the file is none, leans on another, or names things that XML files have no need of.
    """
    root = _root(data)
    if root.tag != f"{_CSL}style":
        raise NotAStyle("its outermost element is not a style")
    if {one.get("citation-format") for one in root.iter(f"{_CSL}category")} & {"numeric", "label"}:
        raise NotAStyle("it numbers its sources, which is not done here yet")
    if root.find(f"{_CSL}citation/{_CSL}layout") is None:
        raise NotAStyle("it leans on another style, which must be chosen instead")
    style = CslStyle(data, _LOCALES.get(language[:2], "en-GB"))
    trial = Cited("trial", "A trial", "SRC-0000", authors=("A. Author",))
    style.first(Citing(trial), language)
    style.entry(trial, language)
    if style.fallen:
        raise NotAStyle("citeproc-py cannot set a source in it")
    return style


def title_of(data: bytes) -> str:
    """The name a style file gives itself. Raises NotAStyle."""
    return " ".join((_root(data).findtext(f"{_CSL}info/{_CSL}title") or "").split())


def limits(data: bytes, language: str) -> tuple[str, ...]:
    """What of this style is not done, in English, one sentence's end each."""
    text = data.decode("utf-8", "replace")
    found = [words for sign, words in _LIMITS.items() if re.search(rf'\b{sign}[^=<>]{{0,30}}="(?!false)', text)
             or f'variable="{sign}"' in text or f'position="{sign}' in text]
    return (*found, *(["its own words are English"] if language[:2] == "kk" else []))


def _root(data: bytes) -> Any:
    try:
        return defusedxml.ElementTree.fromstring(data, forbid_dtd=True)
    except DefusedXmlException as error:
        raise NotAStyle("it holds a document type, which no style needs") from error
    except (defusedxml.ElementTree.ParseError, ValueError, LookupError) as error:
        raise NotAStyle("it is not well-formed XML") from error


def _style(data: bytes, locale: str) -> Any:
    from citeproc import CitationStylesStyle

    try:
        with _unwarned():
            style = CitationStylesStyle(io.BytesIO(data), locale, validate=False)
    except _failures() as error:
        raise NotAStyle(f"citeproc-py cannot read it ({error})") from error
    if locale == "ru-RU":
        style.root.insert(1, _russian(style.root.makeelement))
        style.root.locales.insert(0, style.root[1])
    # A source is set by itself here, and would always be the first.
    for numbered in style.root.xpath('.//*[@variable="citation-number"]'):
        numbered.getparent().remove(numbered)
    return style


def _russian(make: Any) -> Any:
    """Terms that go before those of the library."""
    locale = make(f"{_CSL}locale", {"{http://www.w3.org/XML/1998/namespace}lang": "ru"})
    terms = make(f"{_CSL}terms")
    locale.append(terms)
    for number, month in enumerate(_RUSSIAN_MONTHS, 1):
        term_ = make(f"{_CSL}term", {"name": f"month-{number:02d}"})
        term_.text = month
        terms.append(term_)
    return locale


def _failures() -> tuple[type[BaseException], ...]:
    """What citeproc-py raises where a style asks for what it does not know."""
    from citeproc.source import VariableError
    from lxml.etree import LxmlError

    return (VariableError, LxmlError, AttributeError, KeyError, TypeError, ValueError, IndexError, AssertionError,
            NotImplementedError)


@contextmanager
def _unwarned() -> Iterator[None]:
    """citeproc-py warns on the standard error stream of what `limits` tells."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _item(citing: Citing) -> Any:
    from citeproc import CitationItem, Locator

    place = _locator(citing)
    return CitationItem(citing.cited.source, **({"locator": Locator(*place)} if place else {}))


def _locator(citing: Citing) -> tuple[str, str] | None:
    """The innermost place the style language knows; else the place in its words, as a page is named."""
    for kind, at in reversed(citing.places):
        if kind in _LOCATORS:
            return _LOCATORS[kind], at
    found = re.fullmatch(r"(?:pp?\.|с\.|стр\.)\s*(\S+)", citing.locator)
    if found:
        return "page", found[1]
    return ("section", citing.locator) if citing.locator else None


def _reference(cited: Cited, language: str, note: int) -> dict[str, Any]:
    """The source as CSL-JSON. Only whole dates are told as dates; all others as words."""
    told: dict[str, Any] = {
        "id": cited.source, "type": cited.csl_type, "title": own_title(cited, language),
        "original-title": cited.title_original if cited.title_original != own_title(cited, language) else "",
        "container-title": cited.container, "publisher": cited.publisher, "publisher-place": cited.place,
        "authority": cited.authority, "jurisdiction": cited.jurisdiction, "number": cited.number or cited.symbol,
        "URL": cited.url, "language": cited.language,
        "first-reference-note-number": str(note or ""), "year-suffix": cited.letter,
    }
    told = {name: _PIECE.sub("", value) for name, value in told.items() if value}
    if cited.authors:
        told["author"] = [_name(name, family) for name, family in _with_families(cited)]
    for name, moment in (("issued", cited.issued), ("accessed", cited.accessed)):
        if moment is not None:
            parts = parts_of(moment)
            if parts and parts[1] and not parts[2] and language[:2] == "ru":
                parts = None  # a month without a day: in words, which have it in the right case
            told[name] = ({"date-parts": [[part for part in parts if part]]} if parts
                          else {"literal": moment.say(language[:2])})
    return told


def _with_families(cited: Cited) -> Iterator[tuple[str, str]]:
    families = cited.families or ("",) * len(cited.authors)
    yield from zip(cited.authors, families, strict=True)


def _name(name: str, family: str) -> dict[str, str]:
    """A name in two parts where we know them; else whole, so that none is taken apart wrongly."""
    if not family or family not in name:
        return {"literal": name}
    return {"family": family, "given": " ".join(name.replace(family, " ", 1).split())}


def _behind(cited: Cited, language: str) -> Spans:
    """What a style file has no words for: the language, an archived copy, that we hold it, what our copy lacks."""
    said: list[Span] = []
    if mark := in_language(cited.language, language):
        said.append(Span(f" [{mark}]"))
    if cited.symbol_adopted:
        said.append(Span(bracketed(term("adopted_as", language).format(symbol=cited.symbol_adopted))))
    if cited.url_archived:
        before, after = term("archived", language).split("{url}")
        said += [Span(f" [{before}"), address(cited.url_archived), Span(f"{after}]")]
    if cited.on_file:
        said.append(Span(bracketed(term("on_file", language))))
    return (*said, *missing(cited))


def _spans(text: str) -> Spans:
    """Words with signs in them as spans, without the full stop that the note sets itself."""
    text = text.rstrip(f" {_END}") if text.rstrip(_END).endswith(" ") else text
    spans: list[Span] = []
    styles: list[str] = []
    done = 0
    for sign in [*_PIECE.finditer(text), None]:
        words = text[done:sign.start() if sign else len(text)]
        if words:
            spans.append(Span(words, bold=_SIGNS["Bold"] in styles, italic=_SIGNS["Italic"] in styles))
        if sign and sign[0] == _END:
            del styles[-1:]
        elif sign:
            styles.append(sign[0])
        done = sign.end() if sign else done
    if spans and spans[-1].text.rstrip().endswith(".") and not spans[-1].text.rstrip().endswith(".."):
        spans[-1] = replace(spans[-1], text=spans[-1].text.rstrip()[:-1])
    return tuple(span for span in spans if span.text)
