"""What stands beside the manifests of a bag: its words of itself, its size, what it would fetch, a signature."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from archive_schema.messages import Message
from desktop.exchange.bag import signature, tags
from desktop.exchange.bag.tags import Declaration
from desktop.exchange.bag.verdicts import Verdicts

Info = Sequence[tuple[str, str]]
_MOST_SIGNED = 64 << 20
_OXUM = re.compile(r"(\d+)\.(\d+)")


@dataclass
class Beside:
    """One bag: the sizes of its files by their paths, a way to open them, and what it declares."""

    sizes: Mapping[str, int]
    open: Callable[[str], BinaryIO]
    say: Verdicts
    declared: Declaration

    def own_words(self) -> list[tuple[str, str]]:
        """What the bag says of itself."""
        found: list[tuple[str, str]] = []
        for name in ("bag-info.txt", "package-info.txt"):
            if name not in self.sizes:
                continue
            try:
                with self.open(name) as file:
                    found, stray = tags.info(file, self.declared.codec)
            except (tags.TooMuch, UnicodeError):
                self.say.wrong("info", Message("{name} is too long, or not in the encoding that the bag declares.",
                                                name=name))
                continue
            if stray:
                self.say.warn("info", Message("{name} has lines that say nothing.", name=name))
            else:
                self.say.good("info", Message("{name} can be read.", name=name))
        return found

    def oxum(self, info: Info, forgiven: int) -> None:
        """Whether there are as many files and bytes as it says; `forgiven` files may be fewer, and that is told."""
        told = [value for label, value in info if label.casefold() == "payload-oxum"]
        if not told:
            return
        lying = [size for path, size in self.sizes.items() if path.startswith("data/")]
        here = f"{sum(lying)}.{len(lying)}"
        found = _OXUM.fullmatch(told[0])
        if len(set(told)) > 1 or not found:
            self.say.wrong("oxum", Message("The size of the payload is told more than once, or not as it must be."))
        elif told[0] != here and (int(found[2]) != len(lying) + forgiven or not forgiven or int(found[1]) < sum(lying)):
            self.say.wrong("oxum", Message("The bag tells {told} as size and number of its files; there are {found}.",
                                            told=told[0], found=here))
        elif told[0] != here:
            self.say.warn("oxum", Message("The bag tells {told} as size and number of its files; there are {found}.",
                                           told=told[0], found=here))
        else:
            self.say.good("oxum", Message("There are as many files and bytes as the bag says."))

    def signature(self, keys: Mapping[bytes, str]) -> None:
        """What a signature in the form of minisign says, of the first tag manifest or of the first manifest."""
        for name in (signature.SIGNED, "manifest-sha256.txt"):
            beside = name + signature.ENDING
            if name not in self.sizes or beside not in self.sizes:
                continue
            with self.open(beside) as file:
                text = file.read(signature.LONGEST).decode("utf-8", "replace")
            named = signature.named_key(text)
            key = next((one for one in keys if signature.key_id(one) == named or not keys[one]), None)
            if key is None:
                self.say.warn("signature", Message("There is a signature by a key that is not known here; nothing "
                                                    "follows from it."))
                continue
            with self.open(name) as file:
                made = signature.verified(file.read(_MOST_SIGNED), text, key)
            if made.holds:
                self.say.good("signature", Message("The signature holds, by the key {key}.",
                                                    key=signature.public_line(key)))
            else:
                self.say.wrong("signature", Message("The signature does not hold for the key {key}.",
                                                     key=signature.public_line(key)))

    def fetch(self) -> None:
        """What the bag would have fetched from a network. Nothing ever is."""
        if "fetch.txt" not in self.sizes:
            return
        try:
            with self.open("fetch.txt") as file:
                inside, outside, stray = tags.fetched(file, self.declared)
        except (tags.TooMuch, UnicodeError):
            self.say.wrong("fetch", Message("{name} is too long, or not in the encoding that the bag declares.",
                                             name="fetch.txt"))
            return
        absent = [path for path in inside if path not in self.sizes]
        if outside:
            self.say.wrong("fetch", Message("{name} names files outside the bag; none of them was looked at.",
                                             name="fetch.txt"), outside)
        if absent:
            self.say.wrong("fetch", Message("Files would have to be fetched from a network. Nothing is fetched."),
                            absent)
        elif not outside:
            self.say.warn("fetch", Message("The bag names addresses on a network. Nothing is fetched; what they lead "
                                            "to is here."))
        if stray:
            self.say.warn("fetch", Message("{name} has lines that say nothing.", name="fetch.txt"))
