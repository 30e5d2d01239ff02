"""The field types: how a value is checked, typed in, stored and said.

Values are plain JSON values everywhere in the program (docs/values.md shows
each shape), so that a record, its history and its export are the same thing.

How dates, amounts and legal references are read takes long to import, and no start needs it: the functions that do
import it themselves.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from archive_schema.labels import Label
from archive_schema.messages import NOTHING, Message, Refused
from archive_schema.terms import Vocabulary
from archive_schema.vocabularies import UNKNOWN_REASON

if TYPE_CHECKING:
    from archive_schema.amounts import Money, Quantity

JSON = Any
Values = Mapping[str, JSON]
QUESTIONS: Final = ("who", "what", "when", "where")
"""What a form asks, in this order; the source comes last, and is no field."""


class FieldError(Refused):
    """A typed value cannot be understood; the message says which forms can."""


class _Sealed:
    """Stands for a sealed value while the vault is closed."""

    def __repr__(self) -> str:
        return "SEALED"

    def __str__(self) -> str:
        return "sealed"


SEALED: Final = _Sealed()


_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(value: JSON) -> str:
    """One spelling of a JSON value: sorted keys, no spaces, letters as they are."""
    return _CANONICAL.encode(value)


_UNWRITABLE = re.compile("[\0\ud800-\udfff]")


def unwritable(value: JSON) -> bool:
    """Whether a value holds what no file can: a zero character, or half a letter (a lone surrogate)."""
    if isinstance(value, str):
        return _UNWRITABLE.search(value) is not None
    if isinstance(value, Mapping):
        return any(unwritable(one) for pair in value.items() for one in pair)
    return isinstance(value, list | tuple) and any(map(unwritable, value))


def unknown_problem(fields: tuple[Field, ...], unknown: JSON) -> Message:
    """What is wrong with what is said of values that are not known; "" if nothing."""
    if not isinstance(unknown, Mapping):
        return Message("This maps fields to why nothing is known.")
    for name, why in unknown.items():
        if name not in {f.name for f in fields}:
            return Message("There is no field {name}.", name=name)
        if not isinstance(why, Mapping) or why.get("reason") not in UNKNOWN_REASON.terms:
            return Message("{name}: choose a reason: {reasons}.", name=name, reasons=UNKNOWN_REASON.offered)
    return NOTHING


@dataclass(frozen=True, eq=False)  # each is one of its kind: comparing what it holds would cost at every load
class FieldType:
    """How values of one sort behave everywhere; a form chooses its widget by `name`.

    `problem` gets a value in its stored shape and returns what is wrong with it, or NOTHING.
    `parse` turns typed words into a value and raises FieldError; `say` is its inverse for a reader.
    """

    name: str
    sql: str = "TEXT"
    plain: bool = True  # stored as it is, not as JSON
    problem: Callable[[Field, JSON], Message] = lambda field, value: NOTHING
    parse: Callable[[Field, str, str], JSON] = lambda field, words, language: words.strip()
    say: Callable[[Field, JSON, str], str] = lambda field, value, language: str(value)

    def to_sql(self, value: JSON) -> JSON:
        """The value as a column holds it."""
        return value if self.plain or value is None else canonical(value)

    def from_sql(self, value: JSON) -> JSON:
        """The value as a record holds it."""
        return value if self.plain or value is None else json.loads(value)


@dataclass(frozen=True)
class Field:
    """One declared field of a kind, or of the rows inside a kind."""

    type: FieldType
    label: Label
    name: str = ""
    help: Label = Label("")
    required: bool = False
    first: bool = False  # among the lines a form opens with
    answers: str = ""  # which question of a form it answers: one of QUESTIONS; "" follows from its type
    column: bool = False  # shown in lists
    search: float = 0.0  # weight in search; 0 keeps it out of the index
    is_name: bool = False  # a name: found across scripts and spellings
    by: bool = False  # whose words, work or order a record tells of: search is asked for it with by:
    sealed: bool = False  # encrypted once more with the vault key
    vocabulary: Vocabulary | None = None
    to: tuple[str, ...] = ()  # kinds a link may point at; () is any
    fields: tuple[Field, ...] = ()  # of rows
    say: Label = Label("")  # a row in one line
    of: str = ""  # a sibling row's field
    repeats: str = ""  # another field of the kind that says the same as a whole: a page shows it once
    met_by: tuple[str, ...] = ()
    """Of a deadline: it is met once one of these fields holds something, or, written "state=done", holds that."""

    @property
    def question(self) -> str:
        """The question it answers in a form: a moment tells when, all else what, unless it is declared otherwise."""
        return self.answers or ("when" if self.type is MOMENT else "what")

    def problem(self, value: JSON) -> Message:
        """What is wrong with a value, as a sentence for the person who typed it; NOTHING if nothing."""
        return self.type.problem(self, value)

    def parse(self, words: str, language: str = "en") -> JSON:
        """The value a person means by these words. Raises FieldError."""
        return self.type.parse(self, words, language)

    def words(self, value: JSON, language: str = "en") -> str:
        """The value as a person reads it."""
        if value is SEALED:
            return {"ru": "запечатано", "kk": "мөрленген"}.get(language[:2], "sealed")
        return "" if value is None else self.type.say(self, value, language)

    def named(self, name: str) -> Field:
        """The same field under its name; rows name their own fields too."""
        same = object.__new__(Field)  # dataclasses.replace() takes 20 times as long, and every start names each field
        vars(same).update(vars(self), name=name)
        return same

    @property
    def lead(self) -> Field:
        """The field of a row that names it: the first of its line in words."""
        return self.inner(re.findall(r"\{(\w+)\}", self.say.en)[0])

    def inner(self, name: str) -> Field:
        """The field of a row by its name. Raises KeyError."""
        return next((f for f in self.fields if f.name == name), None) or _no_field(self.name, name)


def _no_field(owner: str, name: str) -> Field:
    raise KeyError(f"{owner} has no field {name!r}.")


def _text_problem(field: Field, value: JSON) -> Message:
    return NOTHING if isinstance(value, str) else Message("This is text.")


def _choice_problem(field: Field, value: JSON) -> Message:
    assert field.vocabulary is not None
    known = isinstance(value, str) and value in field.vocabulary.terms
    return NOTHING if known else Message("Choose one of: {choices}.", choices=field.vocabulary.offered)


def _choice_parse(field: Field, words: str, language: str) -> JSON:
    assert field.vocabulary is not None
    code = field.vocabulary.code_of(words)
    if code is None:
        raise FieldError(Message("“{words}” is not in the list. Choose one of: {choices}.",
                              words=words, choices=field.vocabulary.offered))
    return code


def _choice_say(field: Field, value: JSON, language: str) -> str:
    assert field.vocabulary is not None
    return field.vocabulary.say(value, language)


def _choices_problem(field: Field, value: JSON) -> Message:
    if not isinstance(value, list):
        return Message("This is a list of choices.")
    return next(filter(None, (_choice_problem(field, one) for one in value)), NOTHING)


def _choices_parse(field: Field, words: str, language: str) -> JSON:
    return [_choice_parse(field, one, language) for one in _split(words)]


def _choices_say(field: Field, value: JSON, language: str) -> str:
    return ", ".join(_choice_say(field, one, language) for one in value)


def _split(words: str) -> list[str]:
    return [one.strip() for one in re.split(r"[;\n]", words) if one.strip()]


def _texts_problem(field: Field, value: JSON) -> Message:
    whole = isinstance(value, list) and all(isinstance(one, str) for one in value)
    return NOTHING if whole else Message("This is a list of texts.")


def _integer_problem(field: Field, value: JSON) -> Message:
    if type(value) is not int:
        return Message("This is a whole number.")
    return NOTHING if -2**63 <= value < 2**63 else Message("This number is too large to be kept.")


def _integer_parse(field: Field, words: str, language: str) -> JSON:
    if not re.fullmatch(r"[-−]?\d+", words.strip()):
        raise FieldError(Message("“{words}” is not a whole number. Write digits only, such as 42.", words=words))
    return int(words.replace("−", "-"))


def _moment_problem(field: Field, value: JSON) -> Message:
    from archive_schema.moments import Moment, MomentError

    if not isinstance(value, dict) or not value:
        return Message("This is a date with what is known of it.")
    try:
        Moment.of(value)
    except MomentError as error:
        return error.told
    except (TypeError, KeyError, ValueError):
        return Message("This is a date with what is known of it.")
    return NOTHING


def _moment_parse(field: Field, words: str, language: str) -> JSON:
    from archive_schema.moments import MomentError, parse

    try:
        return parse(words, language).to_value()
    except MomentError as error:
        raise FieldError(error.told) from error


def _moment_say(field: Field, value: JSON, language: str) -> str:
    from archive_schema.moments import Moment

    return Moment.of(value).say(language)


def _amount(of_money: bool) -> dict[str, Any]:
    def kind() -> type[Quantity] | type[Money]:
        from archive_schema.amounts import Money, Quantity

        return Money if of_money else Quantity

    def problem(field: Field, value: JSON) -> Message:
        from archive_schema.amounts import AmountError

        if not isinstance(value, dict):
            return Message("This is an amount with what is known of it.")
        try:
            kind().of(value)
        except AmountError as error:
            return error.told
        except (TypeError, KeyError, ValueError):
            return Message("This is an amount with what is known of it.")
        return NOTHING

    def parse(field: Field, words: str, language: str) -> JSON:
        from archive_schema.amounts import AmountError

        try:
            return kind().parse(words).to_value()
        except AmountError as error:
            raise FieldError(error.told) from error

    def say(field: Field, value: JSON, language: str) -> str:
        return kind().of(value).say(language)

    return {"problem": problem, "parse": parse, "say": say, "plain": False}


def _path_problem(field: Field, value: JSON) -> Message:
    whole = isinstance(value, list) and all(
        isinstance(step, list) and len(step) == 2 and all(isinstance(part, str) and part for part in step)
        for step in value
    )
    return NOTHING if whole else Message("A legal reference is a path such as article 41-1, clause 1-2.")


def _path_parse(field: Field, words: str, language: str) -> JSON:
    from archive_schema.provisions import ProvisionError, parse

    try:
        return [list(step) for step in parse(words)]
    except ProvisionError as error:
        raise FieldError(error.told) from error


def _path_say(field: Field, value: JSON, language: str) -> str:
    from archive_schema.provisions import say

    return say([(level, label) for level, label in value], language)


def _flag_code(words: str) -> str | None:
    answers = {"yes": "yes да иә true 1", "no": "no нет жоқ false 0", "unknown": "unknown неизвестно белгісіз ?"}
    return next((code for code, forms in answers.items() if words.strip().casefold() in forms.split()), None)


def _flag_parse(field: Field, words: str, language: str) -> JSON:
    if (code := _flag_code(words)) is None:
        raise FieldError(Message("“{words}” is not an answer. Write yes, no or unknown; leave it empty if not stated.",
                              words=words))
    return code


def _flag_say(field: Field, value: JSON, language: str) -> str:
    said = {"yes": Label("yes", "да", "иә"), "no": Label("no", "нет", "жоқ")}
    return said.get(value, Label("unknown", "неизвестно", "белгісіз")).in_(language)


def _flag_problem(field: Field, value: JSON) -> Message:
    return NOTHING if value in ("yes", "no", "unknown") else Message("Answer yes, no or unknown.")


def _link_problem(field: Field, value: JSON) -> Message:
    return NOTHING if isinstance(value, str) and value else Message("This points at another record.")


def _rows_problem(field: Field, value: JSON) -> Message:
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        return Message("These are rows.")
    for number, row in enumerate(value, 1):
        for inner in field.fields:
            given = row.get(inner.name)
            if given is not None and (wrong := inner.problem(given)):
                return Message("Row {number}, {field}: {wrong}", number=number, field=inner.label, wrong=wrong)
        if unknown := set(row) - {f.name for f in field.fields} - {"id", "unknown"}:
            return Message("Row {number}: there is no field {names}.", number=number, names=", ".join(sorted(unknown)))
        if wrong := unknown_problem(field.fields, row.get("unknown", {})):
            return Message("Row {number}: {wrong}", number=number, wrong=wrong)
    return NOTHING


TEXT = FieldType("text", problem=_text_problem)
LONG_TEXT = FieldType("long_text", problem=_text_problem)
URL = FieldType("url", problem=_text_problem)
DOMAIN = FieldType("domain", problem=_text_problem)
INTEGER = FieldType(
    "integer", "INTEGER", problem=_integer_problem, parse=_integer_parse,
)
FLAG = FieldType("flag", problem=_flag_problem, parse=_flag_parse, say=_flag_say)
CHOICE = FieldType("choice", problem=_choice_problem, parse=_choice_parse, say=_choice_say)
CHOICES = FieldType("choices", plain=False, problem=_choices_problem, parse=_choices_parse, say=_choices_say)
TEXTS = FieldType(
    "texts", plain=False, problem=_texts_problem,
    parse=lambda field, words, language: _split(words),
    say=lambda field, value, language: "; ".join(value),
)
MOMENT = FieldType("moment", plain=False, problem=_moment_problem, parse=_moment_parse, say=_moment_say)
QUANTITY = FieldType("quantity", **_amount(of_money=False))
MONEY = FieldType("money", **_amount(of_money=True))
PATH = FieldType("path", plain=False, problem=_path_problem, parse=_path_parse, say=_path_say)
LINK = FieldType("link", problem=_link_problem)
LINKS = FieldType(
    "links", plain=False, problem=_texts_problem,
    parse=lambda field, words, language: _split(words),
    say=lambda field, value, language: "; ".join(value),
)
SIBLING = FieldType("sibling", problem=_link_problem)
ROWS = FieldType("rows", plain=False, problem=_rows_problem)


def _declare(type_: FieldType, label: str, **more: Any) -> Any:
    for name in ("help", "say"):
        if name in more:
            more[name] = Label.of(more[name])
    return Field(type_, Label.of(label), **more)


def text(label: str, **more: Any) -> Any:
    """A line of text."""
    return _declare(TEXT, label, **more)


def long_text(label: str, **more: Any) -> Any:
    """Text of any length."""
    return _declare(LONG_TEXT, label, **more)


def name(label: str, **more: Any) -> Any:
    """A proper name: searched across scripts and spellings."""
    return _declare(TEXT, label, is_name=True, **({"search": 3.0} | more))


def url(label: str, **more: Any) -> Any:
    """An address as it was printed; it is never fetched."""
    return _declare(URL, label, **more)


def domain(label: str, **more: Any) -> Any:
    """A host name or other target as it was printed."""
    return _declare(DOMAIN, label, **more)


def integer(label: str, **more: Any) -> Any:
    """A whole number that was counted, such as a note number."""
    return _declare(INTEGER, label, **more)


def flag(label: str, **more: Any) -> Any:
    """Yes, no or unknown; absent is not stated."""
    return _declare(FLAG, label, **more)


def choice(label: str, vocabulary: Vocabulary, **more: Any) -> Any:
    """One term of a controlled list."""
    return _declare(CHOICE, label, vocabulary=vocabulary, **more)


def choices(label: str, vocabulary: Vocabulary, **more: Any) -> Any:
    """Several terms of a controlled list."""
    return _declare(CHOICES, label, vocabulary=vocabulary, **more)


def texts(label: str, **more: Any) -> Any:
    """Several short texts."""
    return _declare(TEXTS, label, **more)


def moment(label: str, **more: Any) -> Any:
    """An uncertain date, perhaps with a time."""
    return _declare(MOMENT, label, **more)


def quantity(label: str, **more: Any) -> Any:
    """A number with its unit, at least and at most."""
    return _declare(QUANTITY, label, **more)


def money(label: str, **more: Any) -> Any:
    """An amount of money with its currency."""
    return _declare(MONEY, label, **more)


def path(label: str, **more: Any) -> Any:
    """A legal reference: levels and labels, never ranges."""
    return _declare(PATH, label, **more)


def link(label: str, *to: str, **more: Any) -> Any:
    """Another record, of one of these kinds, or of any."""
    return _declare(LINK, label, to=to, **more)


def links(label: str, *to: str, **more: Any) -> Any:
    """Several other records."""
    return _declare(LINKS, label, to=to, **more)


def sibling(label: str, of: str) -> Any:
    """Another row of the same record, of the rows field `of`."""
    return _declare(SIBLING, label, of=of)


def rows(label: str, *, say: str = "", search: float = 0.0, first: bool = False, answers: str = "",
         **fields: Field) -> Any:
    """Rows inside a record, kept in a table of their own; one level only."""
    inner = tuple(field.named(name) for name, field in fields.items())
    if nested := [f.name for f in inner if f.type in (ROWS, LINKS)]:
        raise TypeError(f"{label}: rows hold plain fields only, not {', '.join(nested)}.")
    return _declare(ROWS, label, fields=inner, say=say or f"{{{inner[0].name}}}", search=search, first=first,
                    answers=answers)
