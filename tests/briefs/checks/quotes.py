"""Quotations drawn from a text by a seed: true ones, set as printing may set them, and altered ones."""

import random
import re
from collections.abc import Callable

_NOT = {"en": "not", "ru": "не", "kk": "емес"}
_ENDINGS = {
    "en": (("ed", "s"), ("s", ""), ("ing", "ed"), ("", "s")),
    "ru": (("ого", "ому"), ("ы", "ам"), ("а", "у"), ("ов", "ами"), ("е", "и"), ("и", "ей"), ("", "а")),
    "kk": (("ның", "ға"), ("нің", "ге"), ("да", "дан"), ("де", "ден"), ("ды", "ған"), ("ді", "ген"), ("", "ға")),
}


def true_quotation(text: str, dice: random.Random) -> str:
    """A passage of six to thirty words, of whole words."""
    words = list(re.finditer(r"\S+", text))
    while True:
        start = dice.randrange(len(words) - 40)
        size = dice.randrange(6, 30)
        passage = text[words[start].start():words[start + size].end()]
        cut = passage.endswith("-") or text[:words[start].start()].rstrip().endswith("-")
        if not cut and len(re.findall(r"[^\W\d_]{3,}", passage)) >= 5 and "\n\n" not in passage:
            return passage


def as_printed_elsewhere(quote: str, dice: random.Random) -> str:
    """The same words as another edition sets them: other quotation marks, dashes and line breaks, a word broken."""
    quote = " ".join(quote.split())
    changes: list[Callable[[str], str]] = [
        lambda one: re.sub("[“”\"«»]", "\"", one), lambda one: one.replace("’", "'").replace("–", "—"),
        lambda one: one.replace(" ", "\n", 2), lambda one: f"“{one}”", lambda one: one.replace("ё", "е"),
        lambda one: re.sub(r"([^\W\d_]{4})([^\W\d_]{4})", "\\1-\n\\2", one, count=1),
        lambda one: re.sub(r"([^\W\d_]{3})([^\W\d_]{3})", "\\1\u00ad\\2", one), lambda one: one.rstrip(".,;") + ",",
    ]
    return dice.choice(changes)(quote)


def altered(quote: str, text: str, how: str, language: str, dice: random.Random) -> str:
    """The quotation with one word, number, "not" or ending that is another; "" where it has none to change."""
    quote = " ".join(quote.split())
    words = list(re.finditer(r"[^\W\d_]{4,}", quote))[1:-1]
    numbers = list(re.finditer(r"\d", quote))
    if how == "number":
        if not numbers:
            return ""
        at = dice.choice(numbers).start()
        return quote[:at] + str((int(quote[at]) + dice.randrange(1, 9)) % 10) + quote[at + 1:]
    if not words:
        return ""
    word = dice.choice(words)
    if how == "not":
        without = re.sub(rf"\b{_NOT[language]}\b ", "", quote, count=1)
        return without if without != quote else f"{quote[:word.start()]}{_NOT[language]} {quote[word.start():]}"
    if how == "word":
        others = [one for one in re.findall(r"\b[^\W\d_]{4,}\b", text[:20_000]) if one.casefold() != word[0].casefold()]
        return quote[:word.start()] + dice.choice(others) + quote[word.end():]
    ends = ((end, other) for end, other in _ENDINGS[language] if word[0].endswith(end))
    end, other = next(ends)
    return quote[:word.end() - len(end)] + other + quote[word.end():]


def pairs(text: str, language: str, count: int, seed: int) -> tuple[list[str], list[str]]:
    """So many true quotations of a text and so many altered ones, a quarter of them of each sort."""
    dice = random.Random(seed)
    true = [as_printed_elsewhere(true_quotation(text, dice), dice) for _ in range(count)]
    false: list[str] = []
    plain = " ".join(text.split())
    ways = ("word", "not", "ending") + (("number",) if len(re.findall(r"\d", text)) > 10 else ())
    while len(false) < count:
        how = ways[len(false) % len(ways)]
        one = altered(true_quotation(text, dice), text, how, language, dice)
        if one and one not in plain:
            false.append(one)
    return true, false
