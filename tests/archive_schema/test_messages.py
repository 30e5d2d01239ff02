"""What is wrong with something typed, in words that can be translated."""

from __future__ import annotations

import pickle

import pytest

from archive_schema.amounts import Quantity
from archive_schema.fields import FieldError, integer
from archive_schema.labels import Label
from archive_schema.messages import Message, Refused, listed, together


def test_a_message_reads_as_english_and_keeps_what_it_was_made_of():
    message = Message("{field} is needed.", field=Label("Title", "Название"))
    assert message == "Title is needed." and message.template == "{field} is needed."


def test_typed_braces_are_no_places_of_a_message():
    assert Message("“{words}” is not a number", words="{x}") == "“{x}” is not a number"


def test_a_message_outlives_a_copy():
    message = pickle.loads(pickle.dumps(Message("{a} is taken.", a="X")))
    assert (message, message.template, message.values) == ("X is taken.", "{a} is taken.", {"a": "X"})


def test_messages_together_keep_each_its_own_template():
    both = together("; ", [Message("One."), Message("{a} is taken.", a="X")])
    assert both == "One.; X is taken." and [one.template for one in both.values.values()] == ["One.", "{a} is taken."]


def test_choices_are_listed_by_code_in_english_and_by_label_else():
    line = listed([Label("Open", "Открыто", "Ашық"), Label("Shut", "Закрыто", "Жабық")], ["open", "shut"])
    assert (str(line), line.in_("ru"), line.in_("kk")) == ("open, shut", "Открыто, Закрыто", "Ашық, Жабық")


def test_a_refused_number_says_the_bounds_in_every_language():
    with pytest.raises(Refused) as refused:
        Quantity.parse("more than at most 5")
    bounds = refused.value.told.values["title"].values["bounds"]
    assert (str(bounds), bounds.in_("ru")) == ("most and over", "не более и более")


def test_a_field_passes_on_what_its_type_refused():
    with pytest.raises(FieldError) as refused:
        integer("Count").parse("many")
    assert refused.value.told.values == {"words": "many"} and str(refused.value) == refused.value.told
