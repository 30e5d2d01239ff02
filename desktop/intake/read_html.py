"""Web pages: visible text by blocks, and what the page says of itself."""

from __future__ import annotations

import json
import re
from typing import Any, BinaryIO

import selectolax
from selectolax.lexbor import LexborHTMLParser, LexborNode

from desktop.intake import telegram
from desktop.intake.draft import Limits
from desktop.intake.encodings import decode
from desktop.intake.html_tree import UNSEEN, walk
from desktop.intake.read_text import say_conversation, say_in_pieces
from desktop.intake.wire import Say

_BLOCKS = frozenset(
    """address article aside blockquote body br caption center dd details dialog div dl dt fieldset
figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section select summary
table tbody tfoot thead tr ul""".split()
)
_CELLS = frozenset(("td", "th"))
_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.I)
_XML_CHARSET = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.-]{2,40})", re.I)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->", re.I)
_SINGLE_FILE = re.compile(
    r"<!--\s*Page saved with SingleFile\s+url:\s*(\S+)\s+saved date:\s*([^\n<]*?)\s*(?:\n|-->)", re.I
)

_SCRIPT_TIME = re.compile(
    r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{4}) (\d\d:\d\d:\d\d) GMT([+-]\d\d)(\d\d)\b")
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()

# Names of meta tags, the best first for each field: Highwire tags (citation_…), Open Graph and its article
# namespace (ogp.me), Dublin Core in HTML (DCMI 2008), the HTML standard's own names.
_META = {
    "title": ("citation_title", "og:title", "dc.title", "dcterms.title", "twitter:title"),
    "authors": (
        "citation_author",
        "author",
        "article:author",
        "dc.creator",
        "dcterms.creator",
        "parsely-author",
    ),
    "issued": (
        "citation_publication_date",
        "article:published_time",
        "datepublished",
        "dcterms.issued",
        "dc.date.issued",
        "dc.date",
        "parsely-pub-date",
        "pubdate",
    ),
    "modified": ("article:modified_time", "datemodified", "dcterms.modified", "og:updated_time"),
    "publisher": (
        "citation_publisher",
        "og:site_name",
        "dc.publisher",
        "dcterms.publisher",
        "application-name",
    ),
    "container": ("citation_journal_title",),
    "url": ("og:url",),
    "language": ("content-language", "dc.language", "og:locale"),
}


def read(document: BinaryIO, say: Say, limits: Limits) -> None:
    """Say the visible text of a page and its title, authors, date, address, publisher and language."""
    data = document.read()
    say_page(data, say, charset_of(data))


def say_page(data: bytes, say: Say, charset: str, media_type: str = "text/html") -> None:
    """Say a page that is named to be in the encoding `charset`."""
    say.fact(media_type=media_type, tool="selectolax", version=selectolax.__version__)
    markup = decode(data, say, charset or charset_of(data))
    del data
    say.step("markup")
    tree = LexborHTMLParser(markup)
    if telegram.is_page(tree):
        say_conversation(say, telegram.page_messages(tree), telegram.page_name(tree))
        return
    say.step("metadata")
    _propose(tree, markup[:4000], say)
    say.step("text")
    text = visible_text(tree.body or tree.root)
    say_in_pieces(say, text)
    if not text.strip():
        say.problem("no_text")


def markup_text(markup: str) -> str:
    """The visible text of markup, as of the formatted part of a mail."""
    tree = LexborHTMLParser(markup)
    return visible_text(tree.body or tree.root)


def charset_of(data: bytes) -> str:
    """The encoding a page names for itself, or ""."""
    named = _CHARSET.search(data[:4096]) or _XML_CHARSET.search(data[:200])
    return named.group(1).decode("ascii") if named else ""


def visible_text(root: LexborNode | None) -> str:
    """Text as it is read: a line for each block, tabs between cells, white space as a browser shows it."""
    lines: list[str] = []
    words: list[str] = []
    pre = 0

    def new_line() -> None:
        line = "".join(words)
        words.clear()
        line = line.strip("\n") if pre else re.sub(r"[ \n\r\f]+", " ", line).strip(" ")
        if line.strip():
            lines.append(line)

    for node, begins in walk(root, UNSEEN):
        tag = node.tag or ""
        if tag == "-text":
            words.append((node.text_content or "") if pre else (node.text_content or "").replace("\t", " "))
        elif tag in _BLOCKS:
            new_line()
            if tag == "pre":
                pre += 1 if begins else -1
        elif tag in _CELLS and not begins:
            words.append("\t")
    new_line()
    return "\n".join(line.rstrip("\t ") for line in lines)


def _propose(tree: LexborHTMLParser, beginning: str, say: Say) -> None:
    if single := _SINGLE_FILE.search(beginning):
        say.propose("url", single.group(1), "saved-page note")
        say.propose("accessed", _js_moment(single.group(2)), "saved-page note")
    if saved := _SAVED_FROM.search(beginning):
        say.propose("url", saved.group(1), "saved-page note")
    for link in tree.css("link[rel=canonical]")[:1]:
        say.propose("url", _value(link, "href"), "link canonical")
    stated = _stated(tree)
    for field, names in _META.items():
        for name in names:
            for value in stated.get(name, [])[:50]:
                # Some sites put the author's address where the name belongs.
                if field != "authors" or not value.startswith(("http:", "https:")):
                    say.propose(field, value, f"meta {name}")
    _propose_from_data(tree, say)
    for tag, place in (("h1", "page heading"), ("title", "HTML title")):
        for node in tree.css(tag)[:1]:
            say.propose("title", node.text(), place)
    for node in tree.css("time[pubdate], time[itemprop=datePublished]")[:1]:
        say.propose("issued", _value(node, "datetime") or node.text(), "time element")
    for node in tree.css("html")[:1]:
        say.propose("language", _value(node, "lang") or _value(node, "xml:lang"), "html lang")


def _js_moment(printed: str) -> str:
    """A time as a browser's script prints it ("Sun Mar 15 2020 13:07:05 GMT+0600 (…)") as ISO 8601."""
    found = _SCRIPT_TIME.match(printed)
    if not found or found[1] not in _MONTHS:
        return printed
    month = _MONTHS.index(found[1]) + 1
    return f"{found[3]}-{month:02}-{int(found[2]):02}T{found[4]}{found[5]}:{found[6]}"


def _stated(tree: LexborHTMLParser) -> dict[str, list[str]]:
    """The contents of meta tags by their lower-case name."""
    found: dict[str, list[str]] = {}
    for node in tree.css("meta[content]")[:500]:
        name = (
            _value(node, "name") or _value(node, "property") or _value(node, "itemprop") or _value(node, "http-equiv")
        )
        value = _value(node, "content")
        if name and value.strip():
            found.setdefault(name.lower(), []).append(value.strip())
    return found


def _propose_from_data(tree: LexborHTMLParser, say: Say) -> None:
    """Title, authors, date and publisher from JSON-LD (schema.org Article)."""
    for script in tree.css("script")[:200]:
        if _value(script, "type").lower() != "application/ld+json":
            continue
        try:
            data = json.loads((script.text() or "")[:500_000])
        except (ValueError, RecursionError):
            continue
        for item in _articles(data):
            place = f"JSON-LD {item['@type']}"
            say.propose("title", item.get("headline"), place)
            say.propose("issued", item.get("datePublished"), place)
            for author in _names(item.get("author")):
                say.propose("authors", author, place)
            for publisher in _names(item.get("publisher"))[:1]:
                say.propose("publisher", publisher, place)


def _articles(data: Any) -> list[dict[str, Any]]:
    items = data if isinstance(data, list) else [data]
    items += [
        part
        for item in items
        if isinstance(item, dict) and isinstance(item.get("@graph"), list)
        for part in item["@graph"]
    ]
    return [
        item
        for item in items[:100]
        if isinstance(item, dict)
        and isinstance(item.get("@type"), str)
        and item["@type"].endswith(("Article", "Report", "Posting", "LegislationObject", "Legislation"))
    ]


def _names(value: Any) -> list[str]:
    one = value if isinstance(value, list) else [value]
    named = [part.get("name") if isinstance(part, dict) else part for part in one[:50]]
    return [name for name in named if isinstance(name, str)]


def _value(node: LexborNode, name: str) -> str:
    return node.attributes.get(name) or ""
