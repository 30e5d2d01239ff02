"""Passages found again in a text that was extracted anew."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_schema.text.anchors import LOST, MOVED, SAME, SEVERAL, Anchors, Passage
from archive_schema.text.quotation import Text

WORDS = ("суд приговорил активиста публикация свобода решение ruling court fifth officer district "
         "сот үкімі ұлттық қауіпсіздік article finally efficient приказ министерства объявил").split()


def page(seed: int, words: int = 60) -> str:
    """A page of words; each page has its own numbers, so that no two passages are alike."""
    chance = random.Random(seed)
    return " ".join(f"{chance.choice(WORDS)} {seed}{n}" if n % 5 == 0 else chance.choice(WORDS) for n in range(words))


PAGES = [page(n) for n in range(6)]


def passage(number: int, first: int, length: int) -> Passage:
    words = PAGES[number - 1].split(" ")
    joined = [" ".join(part) for part in (words[:first], words[first:first + length], words[first + length:])]
    return Passage(joined[1], joined[0][-60:], joined[2][:60], number)


def reset(text: str, chance: random.Random) -> str:
    """The text as another program may extract it: other lines, hyphens at their ends, ligatures, soft hyphens."""
    text = text.replace("ffi", "ﬃ").replace("fi", "ﬁ") if chance.random() < 0.5 else text
    made = []
    for word in text.split(" "):
        cut = chance.randrange(2, max(3, len(word)))
        if word.isalpha() and len(word) > 5 and cut < len(word) - 1 and chance.random() < 0.3:
            word = word[:cut] + chance.choice(("-\n", "\u00ad", "-\r\n")) + word[cut:]
        made.append(word)
    return "".join(word + chance.choice((" ", " ", "\n", "  ")) for word in made)


@settings(max_examples=30, deadline=None)
@given(number=st.integers(1, 6), first=st.integers(0, 40), length=st.integers(6, 15), before=st.integers(0, 3),
       seed=st.integers())
def test_a_passage_is_found_again_however_its_lines_and_pages_fall(number, first, length, before, seed):
    chance = random.Random(seed)
    pages = [reset(one, chance) for one in [*map(page, range(90, 90 + before)), *PAGES]]
    kept = passage(number, first, length)
    anchor = Anchors(pages).find(kept)
    assert (anchor.state, anchor.places[0].page) == (MOVED if before else SAME, number + before)
    at = anchor.places[0]
    assert Text(pages[at.page - 1][at.start:at.end]).has(kept.quote)


@settings(max_examples=20, deadline=None)
@given(number=st.integers(1, 6), first=st.integers(0, 40), seed=st.integers())
def test_a_misread_letter_beside_a_passage_does_not_lose_it_and_one_in_it_does(number, first, seed):
    chance, kept = random.Random(seed), passage(number, first, 8)
    words = PAGES[number - 1].split(" ")
    beside = [n for n in range(len(words)) if not first <= n < first + 8]
    for spoilt, state in ((chance.choice(beside), SAME), (first + 3, LOST)):
        read = [*words]
        read[spoilt] += "l"
        assert Anchors([*PAGES[:number - 1], " ".join(read), *PAGES[number:]]).find(kept).state == state


def test_a_passage_that_is_lost_tells_the_place_most_like_it():
    kept = Passage("the court ruled on the fifth of May", page=2)
    anchor = Anchors(["nothing here", "and so the court ru1ed on the fifth of May, it says"]).find(kept)
    assert anchor.state == LOST and anchor.nearest and anchor.nearest.page == 2 and anchor.likeness > 0.7


def test_words_that_stand_on_many_pages_are_told_by_their_page():
    pages = ["The court. One.", "The court. Two.", "The court. Three."]
    anchor = Anchors(pages).find(Passage("The court", page=2))
    assert anchor.state == SAME and anchor.places[0].page == 2


def test_words_that_stand_on_many_pages_are_told_by_what_surrounds_them():
    pages = ["in the first of these cases the judge said so and left",
             "in quite another matter the judge said so there"]
    kept = Passage("said so", "in quite another matter the judge ", " there", 1)
    assert (found := Anchors(pages).find(kept)).state == MOVED and found.places[0].page == 2


def test_words_with_all_that_surrounded_them_are_told_from_words_with_nearly_all():
    pages = ["he was sentenced to two years, line 1.", "he was sentenced to two years, line 2."]
    anchor = Anchors(pages).find(Passage("two years", "he was sentenced to ", ", line 2.", 1))
    assert anchor.state == MOVED and anchor.places[0].page == 2


@pytest.mark.parametrize("page", [0, 7])
def test_what_cannot_be_told_apart_is_not_guessed(page):
    anchor = Anchors(["The court. One.", "The court. Two."]).find(Passage("The court", page=page))
    assert anchor.state == SEVERAL and len(anchor.places) == 2


def test_a_passage_may_run_on_to_the_next_page():
    anchor = Anchors(["It ended when the", "court rose at noon"]).find(Passage("the court rose", page=1))
    assert anchor.state == SAME and anchor.places[0] == anchor.places[0].__class__(1, 14, 17)


def test_nothing_is_found_of_no_words():
    assert Anchors(PAGES).find(Passage("")).state == LOST
