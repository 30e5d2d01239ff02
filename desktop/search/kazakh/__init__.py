"""A light stemmer for Kazakh in Cyrillic, with its letters or typed without them.

A noun takes its endings in one order: stem, plural, possession, case, then (seldom) person; a verb takes voice,
negation, tense or mood, person; and a verb's participles and its name in -у go on as nouns do. Each ending has
forms chosen by the last sound of what it follows, and by the harmony of vowels. The stemmer takes endings off
from the right, and only where the form fits what stands before it. It has no dictionary but a few lists
(words.py), so that it errs now and then; the exact word is always indexed beside the stems.

A word may be read in more than one way: "соғысы" has the stem "соғыс" or "соғы", "қамауға" stands for the noun
"қамау" and for the verb "қама". So a word has one to five stems, and two words meet when they share one. Stems
are written without the letters Kazakh has beside the Russian ones ("кауипсиздик"), so that words typed without
them meet the others; short stems keep their vowels, which alone tell "бол" (be) from "бөл" (divide).

Sources: the declension of nouns (plural -лар, possession -ым … -ы, the seven cases, person -мын …) and the
conjugation of verbs (past -ды, -ған, -ып; present -а/-й; -атын, -мақ; conditional -са; imperative; negation -ма;
passive -ыл, -ын) as school grammars of Kazakh give them, with the assimilation of the first consonant of an
ending and the law of harmony (үндестік заңы).
"""

from desktop.search.kazakh.letters import from_latin, is_latin
from desktop.search.kazakh.stemming import stems

__all__ = ["from_latin", "is_latin", "stems"]
