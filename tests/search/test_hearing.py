"""Of the words that are sounded out none is left out that answers."""

from __future__ import annotations

import pytest

from desktop.search.analysis import FOLD, Analyser
from desktop.search.finding.hearing import Hearing

WORDS = """нарымбаевқа narymbaev narimbayev nasarbajew schewtschenko muchtar xalq жаксыбеков dzhaksybekov zhaqsybekov
құқығы кукыгы маған дүйсенбай сходили вашшш лучших счищали fitzgerald tzar о'генри seriktes қауіпсіздік qauipsizdik
мүлкі children dying studies көрікті халқы джунгли кхмер шоссе photograph şaqyru ǵylym нارىمباەۆ""".split()


@pytest.mark.parametrize("word", WORDS)
def test_a_word_answers_what_it_is_indexed_by(word: str) -> None:
    analyser = Analyser()
    terms = {term for table in analyser.other_terms.values() for term in table[word]}
    assert all(Hearing(analyser).test([term])(word) for term in terms)


def test_few_words_of_other_consonants_are_sounded_out() -> None:
    analyser = Analyser()
    terms = [term for term in analyser.other_terms["ru"]["слезет"] if term.startswith(FOLD)]
    test = Hearing(analyser).test(terms)
    assert not any(map(test, ["сказал", "стал", "целый"])) and "сказал" not in analyser.other_terms["ru"]
