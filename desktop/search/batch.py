"""Names in a row: each line of a list is searched as the name of somebody or something, not as a query.

All words of a name together count first, in any order. Then, marked as a part of the name, what has it without the
patronymic, with a given name as an initial or an initial written out, and, when there was nothing, two of three words
side by side. A single word never stands for a name of two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from archive_schema.text.fold import fold
from desktop.search.index import Index
from desktop.search.name_list import Row
from desktop.search.results import Hit, Results

WHY = "part of the name"
FEW = 5  # hits below which a name is also looked for with initials
LOOKED_AT = 200  # hits of a single word that are looked at for initials beside it
SHORTEST = 3  # letters of a word that may be looked for by itself, with initials beside it

Ask = Callable[..., Results]
Progress = Callable[[int, int], None]
"""step(done, total); it may raise, to stop."""

_WORD = re.compile(r"[^\W_](?:[^\W_]|['’ʼʹʻ`´-](?=[^\W_]))*")
_TYPED = re.compile(r"[@\w][\w'’ʼʹʻ`´.-]*")
_ADDRESS = re.compile(r"\S+://\S+|(?:[^\W_][\w-]+\.)+[^\W\d_]{2,}(?:/\S*)?")
_INITIAL = re.compile(r"(?:[zsck]h|y[uaeo]|dzh|дж)(?=\.)|[^\W\d_](?!\w)")
_PATRONYMIC = re.compile(
    r"(?P<father>.{2,}?)(?:"
    r"(?:[оеё]в|ь|и)ич(?:а|у|ем|ом|е)?|(?:[оеё]в|ич|инич)н(?:а|ы|е|у|ой)|[ұу]л[ыі]|[қк]ызы|о[гғ]лы|уулу|"
    r"[oe][vw]i(?:ch|č|tsch|tch)|[oe][vw]na|ichna|[uūúű]ly|[kq][yiı]z[yiı]|og[hğ]?l[yuı]|oğl[yuı]|uulu)")
_CHILD = re.compile(r"[ұу]лы|[қк]ызы|о[гғ]лы|уулу|[uūúű]ly|[kq][yiı]z[yiı]|og[hğ]?l[yuı]|oğl[yuı]|bin|ibn|бин|ибн")


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
    def ask(words: Iterable[str], most: int = limit) -> Results:
        # The space at the end says that the last word is written out, and may not be a beginning.
        return index.search(" ".join(words) + " ", kinds=kinds, limit=most, other_scripts=other_scripts,
                            word_forms=word_forms)

    if _ADDRESS.fullmatch(text.strip()):
        return ask([text.strip()])
    name = read_name(text)
    whole = ask(_TYPED.findall(text.lower()))
    hits = {hit.id: hit for hit in whole.hits}
    for stage in (_shorter, _with_initials):
        if len(hits) < (FEW if stage is _with_initials and not name.initials else limit):
            for hit in stage(name, ask, not hits):
                hits.setdefault(hit.id, replace(hit, why=WHY))
    more = len(hits) - len(whole.hits)
    return replace(whole, hits=list(hits.values())[:limit], total=whole.total + more,
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


def read_name(text: str) -> Name:
    """A name in its parts: "Нарымбаев Е. Қабдоллаұлы" has a word, an initial and a patronymic."""
    found = list(_WORD.finditer(text.lower()))
    initials = [each[0] for each in found if _is_initial(each)]
    rest = [each[0] for each in found if not _is_initial(each)]
    at = _patronymic_at(rest)
    patronymic = tuple(rest[at])
    father = ""
    if patronymic:
        ending = _PATRONYMIC.fullmatch(patronymic[0])
        father = fold(ending["father"] if ending else patronymic[0])
        del rest[at]
    return Name(tuple(rest), tuple(map(fold, initials)), patronymic, father)


def _is_initial(word: re.Match[str]) -> bool:
    """Whether it is a letter, or with a full stop behind the two or three that spell one."""
    found = _INITIAL.match(word.string, word.start())
    return found is not None and found.end() == word.end()


def _patronymic_at(words: list[str]) -> slice:
    """Where the patronymic stands among three or more words: in the middle, if there are two that look like one, since
    surnames may end so too."""
    if len(words) < 3:
        return slice(0, 0)
    for at, word in enumerate(words):
        if at > 0 and _CHILD.fullmatch(word) and len(words) > 3:
            return slice(at - 1, at + 1)
    looking = [at for at, word in enumerate(words) if _PATRONYMIC.fullmatch(word)]
    if not looking:
        return slice(0, 0)
    at = 1 if 1 in looking else looking[-1]
    return slice(at, at + 1)


def _shorter(name: Name, ask: Ask, nothing: bool) -> Iterator[Hit]:
    """What has the name without patronymic and initials; of any three words the first beside one of the others, if
    there was nothing."""
    words = name.words
    if len(words) > 1 and (name.patronymic or name.initials):
        yield from (hit for hit in ask(words).hits if not _of_another_father(hit, name.father))
    elif nothing and len(words) == 3:
        for other in words[1:]:
            yield from (hit for hit in ask((words[0], other)).hits if _side_by_side(hit))


def _with_initials(name: Name, ask: Ask, nothing: bool) -> Iterator[Hit]:
    """What has an initial in place of a given name, or the given name in place of an initial."""
    words = name.words
    if name.initials and len(words) == 1:
        yield from (hit for hit in ask(words, LOOKED_AT).hits if _stands_beside(hit, name.initials[0], True))
    elif len(words) == 2:
        for surname, given in (words, words[::-1]):
            if len(surname) >= SHORTEST:
                yield from (hit for hit in ask([surname], LOOKED_AT).hits if _stands_beside(hit, fold(given)[:1]))


def _of_another_father(hit: Hit, father: str) -> bool:
    """Whether beside the words that were found stands another patronymic."""
    for word in _beside(hit):
        other = _PATRONYMIC.fullmatch(word)
        if father and other and (folded := fold(other["father"])):
            return folded[:4] != father[:4]
    return False


def _stands_beside(hit: Hit, initial: str, written_out: bool = False) -> bool:
    """Whether an initial stands beside the words that were found, or with written_out a word that begins so."""
    near = [fold(word) for word in _beside(hit) if written_out or len(word) == 1]
    # Y may stand for Е.
    return any(word.startswith(initial) or {initial, word[:1]} == {"i", "e"} for word in near)


def _side_by_side(hit: Hit) -> bool:
    """Whether two of the words that were found stand next to one another."""
    marks = [marked for _, marked in _passage(hit)]
    return any(map(all, pairwise(marks)))


def _beside(hit: Hit) -> Iterator[str]:
    """The words of the passage before and after those that are marked, past further initials."""
    words = _passage(hit)
    for at, (_, marked) in enumerate(words):
        for step in (-1, 1) if marked else ():
            near = at + step
            while 0 <= near < len(words):
                if not words[near][1]:
                    yield words[near][0]
                if len(words[near][0]) > 1:
                    break
                near += step


def _passage(hit: Hit) -> list[tuple[str, bool]]:
    """The words of a hit's passage, small letters, each with whether it was found."""
    return [(found[0], marked) for text, marked in hit.snippet for found in _WORD.finditer(text.lower())]
