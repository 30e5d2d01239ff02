"""Whatever a source lacks, no style says it, and no sign stands alone."""

import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from archive_schema.moments import Moment
from archive_schema.text.collate import sort_key
from archive_schema.vocabularies import SOURCE_TYPE
from desktop.briefs.notes import NoteBook
from desktop.briefs.styles import all_styles
from desktop.briefs.styles.cited import Cited, Citing
from desktop.briefs.values import plain_text

_ALONE = re.compile(r"\.\.(?!\.)|  |,,|, ,|\(\)|\[\]|\( |\(,| ,|“”|‘’|«»|\. \.|;;|\[ |::")
_MOMENTS = st.sampled_from([None, *map(Moment, ("2016", "2016-05", "2016-05-03", "2016~"))])


def _perhaps(*words: str) -> st.SearchStrategy[str]:
    return st.sampled_from(["", *words])


_NAMES = st.lists(st.sampled_from([("Vera Ivanova", "Ivanova"), ("Пётр Иванов", "Иванов"), ("@user", "")]), max_size=5)
_SOURCES = st.builds(
    lambda names, **values: Cited(
        "1", authors=tuple(name for name, _ in names), families=tuple(family for _, family in names), **values),
    names=_NAMES, title=_perhaps("Why: how?"), csl_type=st.sampled_from(list(SOURCE_TYPE.terms)),
    title_original=_perhaps("Заглавие…"), title_transliterated=_perhaps("Zaglavie"), title_translated=_perhaps("Head"),
    language=_perhaps("ru", "kk", "en"), container=_perhaps("Journal"), publisher=_perhaps("House Inc."),
    republished_in=_perhaps("Zakon"), place=_perhaps("Almaty"), authority=_perhaps("City Court"),
    jurisdiction=_perhaps("Kazakhstan"), number=_perhaps("12", "#5"), symbol=_perhaps("A/1"),
    symbol_adopted=_perhaps("A/2"), issued=_MOMENTS, accessed=_MOMENTS, url=_perhaps("https://e.org/a"),
    url_archived=_perhaps("https://b.org"), on_file=st.booleans(), undated=st.booleans(), unsigned=st.booleans())
_CITINGS = st.builds(
    Citing, _SOURCES, prefix=_perhaps("see", "cf.", "as in"), quote=_perhaps("Words."), speaker=_perhaps("He"),
    locator=_perhaps("p. 91", "art. 41-1, cl. 1-2", "section “X”, note 93", "12:30"))


def _said(style: str, citing: Citing) -> list[str]:
    """What a style makes of a citing: first, in the note after, again, and in its list."""
    book = NoteBook(all_styles()[style], "en")
    other = Citing(Cited("2", "Another", csl_type="book"))
    noted = [plain_text(book.add([one])) for one in (citing, citing, other, citing)]
    return [*noted, *(plain_text(note.spans) for note in book.notes), *map(plain_text, book.bibliography(sort_key))]


@given(citing=_CITINGS, style=st.sampled_from(sorted(all_styles())))
@settings(max_examples=300, deadline=None)
def test_no_sign_stands_alone(citing: Citing, style: str) -> None:
    assert not [said for said in _said(style, citing) if _ALONE.search(said)]


def _numbers(*texts: Any) -> set[int]:
    return {int(number) for text in texts for number in re.findall(r"\d+", str(text))}


@given(citing=_CITINGS, style=st.sampled_from(sorted(all_styles())))
@settings(max_examples=300, deadline=None)
def test_no_number_is_said_that_the_source_does_not_have(citing: Citing, style: str) -> None:
    kept = _numbers(citing) | {1}  # the number of the note pointed back to
    assert _numbers(*_said(style, citing)) <= kept
