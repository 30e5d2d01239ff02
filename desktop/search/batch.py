"""Names in a row: each line of a list is searched as the name of somebody or something, not as a query.

All words of a name together count first, in any order. Then, marked as a part of the name, what has it without the
patronymic or without initials, and, when there was nothing, two of three words side by side. A single word never
stands for a name of two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from archive_schema.text.fold import fold
from archive_schema.text.names import is_initial
from archive_schema.text.normalise import words
from archive_schema.text.patronymics import father_of, is_child, same_father
from desktop.search.index import Index
from desktop.search.name_list import NameList, Row
from desktop.search.results import Hit, Results
from desktop.search.sealed import WHY as SEALED

WHY = "part of the name"
BEST = 10  # hits of a name that stand in a table
_COLUMNS = ("line", "name", "records", "place", "ref", "kind", "title", "why", "passage")

Ask = Callable[[Iterable[str]], Results]
Progress = Callable[[int, int], None]
"""step(done, total); it may raise, to stop."""

_WORD = re.compile(r"[^\W_](?:[^\W_]|['’‘ʼʹʻ`´-](?=[^\W_]))*")
_ADDRESS = re.compile(r"\S+://\S+|(?:[^\W_][\w-]+\.)+[^\W\d_]{2,}(?:/\S*)?")


@dataclass(frozen=True)
class Name:
    """A name in its parts, small letters. initials: folded; father: the patronymic without its ending, folded, or "";
    words: all the rest, in order."""

    words: tuple[str, ...]
    initials: tuple[str, ...] = ()
    patronymic: tuple[str, ...] = ()
    father: str = ""


def search_name(
    index: Index, text: str, *, kinds: Sequence[str] = (), limit: int = 50, other_scripts: bool = True,
    word_forms: bool = True,
) -> Results:
    """The records that name somebody or something, best first; why is WHY where only a part of the name stands.

    What looks like an address is searched as it is. Raises SearchClosed.
    """
    def ask(query: str) -> Results:
        return index.search(query, kinds=kinds, limit=limit, other_scripts=other_scripts, word_forms=word_forms)

    def ask_for(some: Iterable[str]) -> Results:
        # The space at the end says that the last word is written out, and may not be a beginning.
        return ask(" ".join(some) + " ")

    if _ADDRESS.fullmatch(text.strip()):
        return ask(text.strip())
    name = read_name(text)
    whole = ask_for(words(text))
    kept = _whole_first(name, whole.hits)
    hits = {hit.id: hit for hit in kept}
    if len(hits) < limit:
        for hit in _shorter(name, ask_for, not hits):
            hits.setdefault(hit.id, hit._replace(why=WHY))
    return replace(whole, hits=list(hits.values())[:limit], total=whole.total - len(whole.hits) + len(hits),
                   instead="" if hits else whole.instead)


def search_names(
    index: Index, rows: Sequence[Row], *, progress: Progress | None = None, kinds: Sequence[str] = (), limit: int = 50,
    other_scripts: bool = True, word_forms: bool = True,
) -> Iterator[tuple[Row, Results]]:
    """Each row with what was found for it, one after the other; to stop, take no more, or raise from progress."""
    for done, row in enumerate(rows):
        if progress:
            progress(done, len(rows))
        yield row, search_name(index, row.name, kinds=kinds, limit=limit, other_scripts=other_scripts,
                               word_forms=word_forms)
    if progress:
        progress(len(rows), len(rows))


def table_headings(names: NameList) -> list[str]:
    """The headings of a table of what was found for names: its own, then those of the list's other columns."""
    return [*_COLUMNS, *names.further]


def table_rows(row: Row, found: Results) -> Iterator[list[object]]:
    """The rows of such a table: one for each of a name's best hits; one without a hit for a name that is not found. A
    table is not encrypted, so that no passage of a sealed value is in it."""
    for place, hit in enumerate(found.hits[:BEST], 1):
        passage = "" if hit.why == SEALED else hit.snippet_text
        yield [row.line, row.name, found.total, place, hit.ref, hit.kind, hit.title, hit.why, passage, *row.cells]
    if not found.hits:
        yield [row.line, row.name, 0, *[""] * 6, *row.cells]


def read_name(text: str) -> Name:
    """A name in its parts: "Нарымбаев Е. Қабдоллаұлы" has a word, an initial and a patronymic."""
    found = list(_WORD.finditer(_small(text)))
    initials = [each[0] for each in found if _is_initial(each)]
    rest = [each[0] for each in found if not _is_initial(each)]
    at = _patronymic_at(rest)
    patronymic = tuple(rest[at])
    del rest[at]
    father = father_of(patronymic[0]) or fold(patronymic[0]) if patronymic else ""
    return Name(tuple(rest), tuple(map(fold, initials)), patronymic, father)


def _is_initial(word: re.Match[str]) -> bool:
    """Whether it is a letter, or with a full stop behind the two or three that spell one."""
    stopped = word.string[word.end():word.end() + 1] == "."
    return len(word[0]) == 1 or stopped and is_initial(word[0])


def _patronymic_at(rest: list[str]) -> slice:
    """Where the patronymic stands among three or more words: in the middle, if there are two that look like one, since
    surnames may end so too."""
    if len(rest) < 3:
        return slice(0, 0)
    for at, word in enumerate(rest):
        if at > 0 and is_child(word) and len(rest) > 3:
            return slice(at - 1, at + 1)
    looking = [at for at, word in enumerate(rest) if father_of(word)]
    if not looking:
        return slice(0, 0)
    at = 1 if 1 in looking else looking[-1]
    return slice(at, at + 1)


def _whole_first(name: Name, hits: Sequence[Hit]) -> list[Hit]:
    """What has the patronymic too, then, told to be a part, what has none; who has another father is left out."""
    if not name.father:
        return list(hits)
    with_it = [hit for hit in hits if any(_is_child(word, name) for word, _ in _passage(hit))]
    without = [hit._replace(why=WHY) for hit in hits if hit not in with_it and not _of_another_father(hit, name.father)]
    return with_it + without


def _is_child(word: str, name: Name) -> bool:
    """Whether a word is the patronymic, in whatever language and case."""
    return word in name.patronymic or same_father(father_of(word) or fold(word), name.father)


def _shorter(name: Name, ask_for: Ask, nothing: bool) -> Iterator[Hit]:
    """What has the name without patronymic and initials; of any three words the first beside one of the others, if
    there was nothing."""
    if len(name.words) > 1 and (name.patronymic or name.initials):
        yield from (hit for hit in ask_for(name.words).hits if not _of_another_father(hit, name.father))
    elif nothing and len(name.words) == 3:
        first, *others = name.words
        for other in others:
            yield from (hit for hit in ask_for((first, other)).hits if _side_by_side(hit))


def _of_another_father(hit: Hit, father: str) -> bool:
    """Whether beside the words that were found stands another patronymic."""
    fathers = filter(None, map(father_of, _beside(hit)))
    return bool(father) and not same_father(next(fathers, father), father)


def _side_by_side(hit: Hit) -> bool:
    """Whether two of the words that were found stand next to one another."""
    marks = [marked for _, marked in _passage(hit)]
    return any(map(all, pairwise(marks)))


def _beside(hit: Hit) -> Iterator[str]:
    """The words of the passage before and after those that are marked, past further initials."""
    passage = _passage(hit)
    for at, (_, marked) in enumerate(passage):
        for step in (-1, 1) if marked else ():
            near = at + step
            while 0 <= near < len(passage):
                word, found = passage[near]
                if not found:
                    yield word
                if len(word) > 1:
                    break
                near += step


def _passage(hit: Hit) -> list[tuple[str, bool]]:
    """The words of a hit's passage, small letters, each with whether it was found."""
    return [(found[0], marked) for text, marked in hit.snippet for found in _WORD.finditer(_small(text))]


def _small(text: str) -> str:
    """In small letters; İ is one letter then too."""
    return text.lower().replace("i\u0307", "i")
