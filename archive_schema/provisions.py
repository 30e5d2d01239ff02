"""Legal references as paths of labels: article 41-1, clause 1-2.

A label is what the law calls a thing, never a number and never a range: "41-1", "1-2" and "14-1" are
single labels, numbers given to what was inserted later. Nothing here ever splits one. A dotted label
("274.2.3", "637.9.5") is kept as printed and taken apart only by `split_dotted`, when someone says so.
"""

import re
from collections.abc import Sequence

from archive_schema.labels import Label
from archive_schema.messages import Message, Refused

Step = tuple[str, str]
Path = Sequence[Sequence[str]]
"""Steps from the whole to the part: [["article", "41-1"], ["clause", "1-2"]]."""

LEVELS: dict[str, Label] = {
    "part": Label.of("Part | Часть | Бөлік"),
    "section": Label.of("Section | Раздел | Бөлім"),
    "chapter": Label.of("Chapter | Глава | Тарау"),
    "article": Label.of("Article | Статья | Бап"),
    "part_of_article": Label.of("Part of the article | Часть статьи | Баптың бөлігі"),
    "clause": Label.of("Clause | Пункт | Тармақ"),
    "subclause": Label.of("Subclause | Подпункт | Тармақша"),
    "paragraph": Label.of("Paragraph | Абзац | Абзац"),
    "note": Label.of("Note | Примечание | Ескертпе"),
    "annex": Label.of("Annex | Приложение | Қосымша"),
}
"""The levels of a legal text, code and label, from the whole to the part."""

_ORDER = {level: place for place, level in enumerate(
    ("annex", "part", "section", "chapter", "article", "part_of_article", "clause", "subclause", "paragraph",
     "note"))}

# Long forms as they are said in a sentence, then short ones. The Russian long forms are nominative and
# genitive, since a Russian reference runs from the part to the whole: "пункт 1-2 статьи 41-1".
_EN = {"part": ("part", "pt."), "section": ("section", "sec."), "chapter": ("chapter", "ch."),
       "article": ("article", "art."), "part_of_article": ("part", "pt."), "clause": ("clause", "cl."),
       "subclause": ("subclause", "subcl."), "paragraph": ("paragraph", "para."), "note": ("note", "note"),
       "annex": ("annex", "annex")}
_RU = {"part": ("часть", "части", "ч."), "section": ("раздел", "раздела", "разд."),
       "chapter": ("глава", "главы", "гл."), "article": ("статья", "статьи", "ст."),
       "part_of_article": ("часть", "части", "ч."), "clause": ("пункт", "пункта", "п."),
       "subclause": ("подпункт", "подпункта", "пп."), "paragraph": ("абзац", "абзаца", "абз."),
       "note": ("примечание", "примечания", "прим."), "annex": ("приложение", "приложения", "прил.")}
_KK = {"part": ("бөлік", "бөліктің", "бөл."), "section": ("бөлім", "бөлімнің", "бөлім"),
       "chapter": ("тарау", "тараудың", "тарау"), "article": ("бап", "баптың", "бап"),
       "part_of_article": ("бөлік", "бөліктің", "бөл."), "clause": ("тармақ", "тармақтың", "тарм."),
       "subclause": ("тармақша", "тармақшаның", "тармақша"), "paragraph": ("абзац", "абзацтың", "абз."),
       "note": ("ескертпе", "ескертпенің", "ескерт."), "annex": ("қосымша", "қосымшаның", "қосымша")}
# A Kazakh reference puts the label first and the possessed form of the level: "15-баптың 1-тармағы".
_KK_OWNED = {"part": "бөлігі", "section": "бөлімі", "chapter": "тарауы", "article": "бабы",
             "part_of_article": "бөлігі", "clause": "тармағы", "subclause": "тармақшасы", "paragraph": "абзацы",
             "note": "ескертпесі", "annex": "қосымшасы"}
_KK_OWNED_OF = {"part": "бөлігінің", "section": "бөлімінің", "chapter": "тарауының", "article": "бабының",
                "part_of_article": "бөлігінің", "clause": "тармағының", "subclause": "тармақшасының",
                "paragraph": "абзацының", "note": "ескертпесінің", "annex": "қосымшасының"}

_STEMS = (  # what typed words begin with, and the level they mean; the longer come first
    ("subparagraph", "subclause"), ("sub-paragraph", "subclause"), ("subclause", "subclause"),
    ("sub-clause", "subclause"), ("subcl", "subclause"), ("paragraph", "paragraph"), ("para", "paragraph"),
    ("article", "article"), ("art", "article"), ("clause", "clause"), ("cl", "clause"), ("section", "section"),
    ("sec", "section"), ("chapter", "chapter"), ("ch", "chapter"), ("part", "part"), ("pt", "part"),
    ("par", "paragraph"), ("annex", "annex"), ("note", "note"), ("подпункт", "subclause"), ("подп", "subclause"),
    ("пп", "subclause"), ("пункт", "clause"), ("пун", "clause"), ("п", "clause"), ("стать", "article"),
    ("статей", "article"), ("ст", "article"), ("част", "part"), ("ч", "part"), ("раздел", "section"),
    ("разд", "section"), ("глав", "chapter"), ("гл", "chapter"), ("абзац", "paragraph"), ("абз", "paragraph"),
    ("примечан", "note"), ("прим", "note"), ("приложен", "annex"), ("прил", "annex"),
    ("тармақша", "subclause"), ("тармақ", "clause"), ("тармағ", "clause"), ("тарм", "clause"),
    ("баб", "article"), ("бап", "article"), ("бөлік", "part"), ("бөліг", "part"), ("бөлім", "section"),
    ("бөл", "part"), ("тарау", "chapter"), ("ескертпе", "note"), ("ескерт", "note"), ("қосымша", "annex"),
)
_ENDINGS = re.compile(
    r"(s|а|у|ом|ы|е|ы?х|и|ей|ю|ью|я|ь|ь?ями?|ов|ам|ия|ие|ию|ием|ии"
    r"|[тдн][ыі]ң|[сн]?[ыі](?:н[ыі]ң|нда|нде|нан|нен|на|не)?|[тд][ае]н?|[қкғг][ае]|[пмб]ен)?"
)
_HYPHENS = re.compile("[‐‑‒–—−\u00ad﹣-]")
_LABEL = r"\d+(?:-\d+|\.\d+)*[a-zа-я]?\b|[ivxlcdm]+\b|[a-zа-я](?=\)|\b)"
_TOKEN = re.compile(rf"({_LABEL})(\)?)|([^\W\d_]+(?:-[^\W\d_]+)?)\.?|([,;()«»“”\"№.])|(\S)", re.IGNORECASE)
_NOISE = {"of", "the", "at", "to", "law", "code", "закона", "кодекса", "no"}
_AND = {"and", "or", "и", "или", "және", "мен"}
_HAS_DIGIT = re.compile(r"\d")
_ROMAN = {roman: number for number, roman in enumerate(
    tens + ones for tens in ("", "x", "xx", "xxx")
    for ones in ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"))}


class ProvisionError(Refused):
    """A legal reference that is not understood: what is wrong, and what to write instead."""

    def __init__(self, title: Message) -> None:
        self.title = title
        self.advice = Message("Write it as in: art. 41-1, cl. 1-2; clause 1 of article 15; статья 41-1, пункт 1-2; "
                           "41-1-бап, 1-2-тармақ.")
        super().__init__(Message("{title}. {advice}", title=title, advice=self.advice))


def label(text: str) -> str:
    """A label in its one spelling: no spaces, every kind of hyphen a plain one, no closing bracket."""
    return _HYPHENS.sub("-", "".join(text.split())).rstrip(").")


def parse(text: str) -> list[list[str]]:
    """The path that words stand for, from the whole to the part, in English, Russian or Kazakh.

    "subclause 10 of clause 1 of article 15" gives [["article","15"],["clause","1"],["subclause","10"]].
    Raises `ProvisionError` for unknown words, a level without its label, and two labels of one level:
    several provisions are several references.
    """
    steps: list[Step] = []
    level = waiting = ""
    for kind, word in _tokens(text):
        if kind == "label":
            if level:
                steps.append((level, word))
                level = ""
            elif waiting:
                raise ProvisionError(Message("“{text}” holds more than one reference, or a number with no level",
                                             text=text))
            else:
                waiting = word
        elif waiting:
            steps.append((kind, waiting))
            waiting = ""
        elif level:
            raise ProvisionError(Message("A number is missing in “{text}”", text=text))
        else:
            level = kind
    if level or waiting or not steps:
        raise ProvisionError(Message("“{text}” is not a whole legal reference", text=text))
    return [list(step) for step in _in_order(steps, text)]


def _tokens(text: str) -> list[tuple[str, str]]:
    """Labels ("label", text) and levels (level, ""); a Kazakh "41-1-бап" is a label, then its level."""
    plain = _HYPHENS.sub("-", " ".join(text.split())).strip(" .;,")
    plain = re.sub(r"(\d)\s*-\s*(?=\d)", r"\1-", plain)
    plain = re.sub(r"(\d)-(?=[^\W\d_])", r"\1 ", plain)
    found: list[tuple[str, str]] = []
    for match in _TOKEN.finditer(plain):
        given, _, word, _, strange = match.groups()
        if strange:
            raise ProvisionError(Message("“{strange}” is not understood in “{text}”", strange=strange, text=text))
        level = _level(word or given or "")
        if level and not (given and _HAS_DIGIT.search(given)) and not _is_letter_label(found, word or given, match):
            found.append((level, ""))
        elif given:
            found.append(("label", label(given)))
        elif word and word.casefold() in _AND:
            raise ProvisionError(Message("“{text}” names more than one provision: give each a reference of its own",
                                         text=text))
        elif word and word.casefold() not in _NOISE:
            raise ProvisionError(Message("“{word}” is not understood in “{text}”", word=word, text=text))
    return found


def _is_letter_label(found: list[tuple[str, str]], word: str, match: re.Match[str]) -> bool:
    """Whether a lone letter is a label ("clause п)") and not the short name of a level ("п. 3")."""
    after_level = bool(found) and found[-1][0] != "label"
    return len(word) == 1 and after_level and match.string[match.end(): match.end() + 1] in ("", ")", ",", " ") \
        and not match.group(0).endswith(".")


def _level(word: str) -> str:
    folded = word.casefold().rstrip(".")
    for stem, level in _STEMS:
        if folded.startswith(stem) and _ENDINGS.fullmatch(folded[len(stem):]):
            return level
    return ""


def _in_order(steps: list[Step], text: str) -> list[Step]:
    """From the whole to the part; a part beside an article is a part of it."""
    levels = [level for level, _ in steps]
    if "article" in levels and "part" in levels:
        steps = [("part_of_article" if level == "part" else level, name) for level, name in steps]
    if len(set(levels)) != len(levels):
        raise ProvisionError(Message(
            "“{text}” names two of the same level: give each provision a reference of its own", text=text))
    return sorted(steps, key=lambda step: _ORDER[step[0]])


def split_dotted(path: Path, levels: Sequence[str]) -> list[list[str]]:
    """The last label, as "637.9.5", taken apart into the levels one says it has.

    `split_dotted([["article", "637.9.5"]], ["article", "part_of_article", "subclause"])` gives three steps.
    Raises `ProvisionError` when pieces and levels do not match in number.
    """
    steps = [list(step) for step in path]
    pieces = steps[-1][1].split(".") if steps else []
    if len(pieces) != len(levels) or not all(pieces) or not all(level in LEVELS for level in levels):
        raise ProvisionError(Message("The last label does not have the levels {levels}", levels=", ".join(levels)))
    return steps[:-1] + [[level, piece] for level, piece in zip(levels, pieces, strict=True)]


def say(path: Path, language: str = "en", *, short: bool = False) -> str:
    """A path in words of "en", "ru" or "kk".

    Long runs as the law is quoted: "clause 1-2 of article 41-1", "пункт 1-2 статьи 41-1",
    "41-1-баптың 1-2-тармағы". Short runs from the whole: "art. 41-1, cl. 1-2".
    """
    steps = [(step[0], step[1]) for step in path]
    language = language[:2]
    if language == "kk":
        return _say_kk(steps, short)
    if language == "ru":
        steps = [(level, name + ")" if level == "subclause" else name) for level, name in steps]
        if short:
            return ", ".join(f"{_ru(level)[2]} {name}" for level, name in steps)
        words = [f"{_ru(level)[0 if place == 0 else 1]} {name}" for place, (level, name) in enumerate(reversed(steps))]
        return " ".join(words)
    if short:
        return ", ".join(f"{_EN.get(level, (level, level))[1]} {name}" for level, name in steps)
    return " of ".join(f"{_EN.get(level, (level, level))[0]} {name}" for level, name in reversed(steps))


def _ru(level: str) -> tuple[str, str, str]:
    return _RU.get(level, (level, level, level))


def _say_kk(steps: list[Step], short: bool) -> str:
    said = []
    for place, (level, name) in enumerate(steps):
        nominative, genitive, brief = _KK.get(level, (level, level, level))
        if short or len(steps) == 1:
            word = brief if short else nominative
        elif place == 0:
            word = genitive
        else:
            word = (_KK_OWNED if place == len(steps) - 1 else _KK_OWNED_OF).get(level, nominative)
        said.append(f"{name}) {word}" if level == "subclause" else f"{name}-{word}")
    return (", " if short else " ").join(said)


def sort_key(path: Path) -> str:
    """A text that sorts references as the law counts: 9 < 10 < 41 < 41-1 < 42. Compare it as it is."""
    return "\x01".join(f"{_ORDER.get(step[0], 99):02d}{_label_key(step[1])}" for step in path)


def _label_key(name: str) -> str:
    """Numbers at a fixed width, so that text order is number order; "41", "41-1", "41a"; i to xxxix as numbers."""
    pieces = re.findall(r"\d+|[^\W\d_]+|.", label(name).casefold())
    pieces = [str(_ROMAN.get(piece, piece)) for piece in pieces]
    return "".join(
        piece.zfill(8) if piece.isdigit() else "\x02" if piece in "-." else "\x03" + piece for piece in pieces
    )


def same(one: Path, other: Path) -> bool:
    """Whether two references name the same place, hyphens and spaces forgiven."""
    return _plain(one) == _plain(other)


def starts_with(path: Path, whole: Path) -> bool:
    """Whether `path` is `whole` or lies within it: clause 1-2 of article 41-1 within article 41-1."""
    return _plain(path)[: len(whole)] == _plain(whole)


def _plain(path: Path) -> list[Step]:
    return [(step[0], label(step[1]).casefold()) for step in path]
