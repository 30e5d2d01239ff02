"""The words of the index that are one letter more, less or other than a word, or have two neighbours exchanged; the
first letter is the same.

Words that differ behind the first letters lie together and are read; of those that differ before, only the letter is
not known, so it is asked which letters follow the beginning.
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop.search.finding.view import View

TOGETHER = 4  # first letters


def one_edit_away(view: View, stream: str, text: str) -> list[str]:
    """The terms of a stream for these words, the word itself among them, in order."""
    if not text:
        return []
    start = text[:TOGETHER]
    beginning = view.terms_of_length(stream + start, range(len(text) - 1, len(text) + 2))
    found = {term for term in beginning if _is_near(term[len(stream):], text)}
    found.update(view.those_there(stream + word for word in _differing_early(view, stream, text)))
    return sorted(found)


def _differing_early(view: View, stream: str, text: str) -> Iterator[str]:
    for at in range(1, len(text)):
        yield text[:at] + text[at + 1 :]
        yield text[:at] + text[at + 1 : at + 2] + text[at] + text[at + 2 :]
    for at in range(1, min(TOGETHER, len(text) + 1)):
        for letter in view.letters_after(stream + text[:at]):
            yield text[:at] + letter + text[at:]
            yield text[:at] + letter + text[at + 1 :]


def _is_near(word: str, text: str) -> bool:
    """Whether a word has one letter more, less or other, or none."""
    shorter = min(len(word), len(text))
    same = next((at for at in range(shorter) if word[at] != text[at]), shorter)
    rest, other = word[same:], text[same:]
    return rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]


