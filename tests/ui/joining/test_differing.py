"""Which words differ."""

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.ui.joining.differing import around, differing

WORDS = st.lists(st.sampled_from(["сот", "үкім", "он", "was", ",", "2015"]), max_size=30).map(" ".join)


def marked(*texts: str) -> list[list[str]]:
    return [[text[begin:end] for begin, end in spans] for text, spans in zip(texts, differing(texts), strict=True)]


def test_words_that_differ_are_marked_on_both_sides():
    assert marked("reposted parts of a book", "reposted chapters of a book") == [["parts"], ["chapters"]]


def test_what_one_lacks_is_marked_in_the_other_alone():
    assert marked("tried in Almaty", "tried") == [["in Almaty"], []]


def test_of_three_sides_each_is_compared_with_ours():
    assert marked("May 2015", "June 2015", "May 2016") == [["May"], ["June"], ["2016"]]


def test_of_very_long_texts_the_whole_middle_is_marked():
    one, other = ("begin " + " ".join(f"{mark}{number}" for number in range(3000)) + " end" for mark in "ab")
    (mine,), (theirs,) = differing([one, other])
    assert one[mine[1]:] == " end" and other[:theirs[0]] == "begin "


def test_a_long_text_is_shown_from_shortly_before_it_begins_to_differ():
    texts = ["same " * 2000 + "one thing" + " end" * 2000, "same " * 2000 + "another thing" + " end" * 2000]
    words, spans = around(texts, differing(texts), 1000)
    assert [word[begin:end] for word, ((begin, end),) in zip(words, spans, strict=True)] == ["one", "another"]
    assert all(word.startswith("…") and word.endswith("…") and len(word) == 1002 for word in words)


@settings(max_examples=60)
@given(WORDS, WORDS)
def test_what_is_not_marked_is_the_same_on_both_sides(one, other):
    def rest(text, spans):
        kept, at = [], 0
        for begin, end in spans:
            kept.append(text[at:begin])
            at = end
        return "".join([*kept, text[at:]]).split()

    ours, theirs = differing([one, other])
    assert rest(one, ours) == rest(other, theirs)
