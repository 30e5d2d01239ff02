"""Search: every record's words as rows in the encrypted index.db, following the journal on one thread.

    index = Index(texts_factory, folder / "index.db", key, on_state=show)
    index.wake()                                   # the archive changed
    results = index.search("Нарымбаев kind:prosecution")
"""

from desktop.search.errors import SearchClosed, SearchError
from desktop.search.index import Index
from desktop.search.results import Address, AddressResults, Completion, Counts, Hit, Note, Results, Snippet, State
from desktop.search.texts import Mark, RecordText, TextPart, Texts

__all__ = ["Address", "AddressResults", "Completion", "Counts", "Hit", "Index", "Mark", "Note", "RecordText", "Results",
           "SearchClosed", "SearchError", "Snippet", "State", "TextPart", "Texts"]
