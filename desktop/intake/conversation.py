"""A conversation as text whose messages can be told apart, found and cited one by one.

    #1432 | 2022-01-05 14:03:00 +06:00 | Aigul
    →  What she wrote, line by line, each behind a tab (here →).
    ~ file | photos/photo_1.jpg | 3f5a…
    ~ edited | 2022-01-05 14:05:00

What people wrote stands behind a tab and nothing else does, so that no message can pass for another one. Words behind
"~" are keys of KEYS, for whoever shows them in a person's language. Nothing of Qt, of a database, of a parser.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from desktop.intake.clean import clean_line, clean_text

TOOL = "muragat conversation"
VERSION = "1"
ON_A_PAGE = 50  # messages
KEYS = ("edited", "forwarded", "reply", "file", "place", "contact", "poll", "reaction", "via", "done", "other")
"""done: what a service message tells that was done; other: what is stated and has no key of its own."""
_HEAD = re.compile(r"#(\S+) \| ([^|]*) \| (.*)")
_FIELD = " | "
_FILE = re.compile(r"(.*?)(?: \| ([0-9a-f]{64}))?")


@dataclass(frozen=True)
class Message:
    """One message. `time` as stated, its zone behind it where one is stated; `more` are pairs of a key and words.

    `start` is where its first line begins in the text it was read from, `end` where its last one ends.
    """

    number: str
    time: str
    sender: str
    text: str = ""
    more: tuple[tuple[str, str], ...] = ()
    start: int = 0
    end: int = 0

    def told(self, key: str) -> list[str]:
        """What is stated under a key."""
        return [words for name, words in self.more if name == key]

    @property
    def files(self) -> list[tuple[str, str]]:
        """Name and SHA-256 of each of its files, the hash "" where the file is not at hand."""
        found = (_FILE.fullmatch(words) for words in self.told("file"))
        return [(one[1], one[2] or "") for one in found if one]

    @property
    def pinpoint(self) -> str:
        """How a citation names it: number, time, sender."""
        return ", ".join(filter(None, (self.number, self.time, self.sender)))


def written(message: Message) -> str:
    """The lines of one message."""
    number = re.sub(r"[\s|]", "", message.number)[:40] or "?"
    time = _flat(message.time).replace("|", "/")
    lines = [f"#{number} | {time} | {_flat(message.sender)}"]
    lines += ("\t" + line for line in clean_text(message.text).split("\n") if message.text)
    # A bar in what is stated becomes another sign: no name of a file may bring a hash of its own.
    told = ((key, _flat(words).replace("|", "¦")) for key, words in message.more if key in KEYS)
    lines += (f"~ {key}{_FIELD}{words}".rstrip(" |") for key, words in told)
    return "\n".join(lines)


def pages(messages: Iterable[Message]) -> Iterator[str]:
    """The text in parts of ON_A_PAGE messages, so that none is too long to be handed over."""
    held: list[str] = []
    for message in messages:
        held.append(written(message))
        if len(held) == ON_A_PAGE:
            yield "\n".join(held)
            held = []
    if held:
        yield "\n".join(held)


def read(text: str) -> Iterator[Message]:
    """The messages of a text written by `pages`; lines before the first of them are passed over."""
    now: Message | None = None
    said: list[str] = []
    at = 0
    for line in re.split("(?<=[\n\f])", text):
        bare = line.rstrip("\n\f")
        if head := _HEAD.fullmatch(bare):
            if now is not None:
                yield replace(now, text="\n".join(said), end=at - 1)
            now, said = Message(head[1], head[2], head[3], start=at), []
        elif now is not None and bare.startswith("\t"):
            said.append(bare[1:])
        elif now is not None and bare.startswith("~ "):
            key, _, words = bare[2:].partition(_FIELD)
            now = replace(now, more=(*now.more, (key, words)))
        at += len(line)
    if now is not None:
        yield replace(now, text="\n".join(said), end=len(text))


def is_conversation(text_method: str) -> bool:
    """Whether a source's text was written here: see the field `text_method`."""
    return text_method.startswith(TOOL)


def files_named(text: str) -> Iterator[tuple[str, str]]:
    """Number of the message and name of each file that messages name."""
    for message in read(text):
        yield from ((message.number, name) for name, _ in message.files)


def with_hashes(text: str, hash_of: Callable[[str], str]) -> str:
    """The same text with the SHA-256 behind each file named, where `hash_of` gives one for its name."""

    def one(found: re.Match[str]) -> str:
        sha256 = hash_of(found[1])
        return f"{found[0]}{_FIELD}{sha256}" if sha256 else found[0]

    return re.sub(r"(?m)^~ file \| ([^\n\f]+)$", one, text)


def _flat(words: str) -> str:
    return clean_line(words, 1000)[0]
