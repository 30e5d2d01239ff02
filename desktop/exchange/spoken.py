"""What the program says in a language that is asked for, where there is no window: in files, at a terminal."""

from __future__ import annotations

import functools
import json

from archive_schema.labels import Label
from archive_schema.messages import Message
from desktop.paths import resources


@functools.cache
def _words(language: str) -> dict[str, str | list[str]]:
    path = resources() / "translations" / f"{language}.json"
    made: dict[str, str | list[str]] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return made


def spoken(words: object, language: str) -> str:
    """A message or a label in "en", "ru" or "kk"; anything else as it is."""
    if isinstance(words, Message):
        found = _words(language).get(words.template, words.template) if language != "en" else words.template
        text = found if isinstance(found, str) else found[0]
        return text.format_map({name: spoken(value, language) for name, value in words.values.items()}) \
            if words.values else text
    return words.in_(language) if isinstance(words, Label) else str(words)
