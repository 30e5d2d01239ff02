"""Zotero RDF: an item with what is attached to it, its notes, tags and collections."""

from desktop.exchange.references import zotero

PERSON = ["rdf:Seq", "", "", [["rdf:li", "", "", [["foaf:Person", "", "", [
    ["foaf:surname", "", "Әбішева", []], ["foaf:givenName", "", "Гүлнар", []]]]]]]]
ITEM = {"number": 1, "name": "bib:Article", "about": "http://zotero.org/users/1/items/AB", "words": "", "parts": [
    ["z:itemType", "", "newspaperArticle", []], ["dc:title", "", "Title", []], ["bib:authors", "", "", [PERSON]],
    ["dcterms:isPartOf", "", "", [["bib:Newspaper", "", "", [["dc:title", "", "Vremya", []]]]]],
    ["link:link", "#item_2", "", []], ["dcterms:isReferencedBy", "#item_3", "", []],
    ["dc:subject", "", "censorship", []], ["z:libraryCatalog", "", "time.kz", []], ["dc:date", "", "2015-05-19", []]]}
FILE = {"number": 2, "name": "z:Attachment", "about": "#item_2", "words": "", "parts": [
    ["rdf:resource", "files/2/page.html", "", []], ["dc:title", "", "Snapshot", []]]}
NOTE = {"number": 3, "name": "bib:Memo", "about": "#item_3", "words": "", "parts": [
    ["rdf:value", "", "<p>Ask the <b>lawyer</b></p><p>Soon</p>", []]]}
ALONE = {**NOTE, "number": 4, "about": "#item_9"}
COLLECTION = {"number": 5, "name": "z:Collection", "about": "#c", "words": "", "parts": [
    ["dc:title", "", "Blocked", []], ["dcterms:hasPart", ITEM["about"], "", []]]}


def test_an_item_is_a_source_known_by_its_address_in_the_library():
    entry = next(zotero.entries([ITEM]))
    assert entry.identity == f"zotero:{ITEM['about']}"
    assert entry.values["authors"] == [{"name": "Әбішева, Гүлнар"}] and entry.values["container"] == "Vremya"


def test_a_note_comes_without_its_markup_and_tags_as_keywords():
    entry = next(zotero.entries([ITEM, FILE, NOTE]))
    assert (entry.values["note"], entry.values["keywords"]) == ("Ask the lawyer\nSoon", ["censorship"])


def test_attached_files_and_collections_are_told():
    entry = next(zotero.entries([ITEM, FILE, NOTE, COLLECTION]))
    assert {("attachment", "files/2/page.html"), ("collection", "Blocked"), ("z:libraryCatalog", "time.kz")} == set(
        entry.left)


def test_a_note_of_no_item_is_told_as_refused():
    assert [bool(entry.wrong) for entry in zotero.entries([ITEM, FILE, NOTE, ALONE])] == [False, True]
