"""What a source is, in the words of each format; the first code of a type is the one that is written."""

from __future__ import annotations

# CSL's 45 types that our list has no code for, by the nearest that it has; what was stated is told as left.
CSL_NEAREST = {
    "article": "document", "article-magazine": "article-newspaper", "bill": "legislation", "classic": "book",
    "collection": "document", "entry": "chapter", "entry-dictionary": "chapter", "entry-encyclopedia": "chapter",
    "event": "document", "figure": "graphic", "map": "graphic", "musical_score": "document", "pamphlet": "document",
    "paper-conference": "chapter", "patent": "document", "performance": "document", "periodical": "document",
    "review": "article-journal", "review-book": "article-journal", "software": "document", "song": "document",
    "standard": "document", "thesis": "manuscript",
}
CSL_WRITTEN = {"press-release": "document"}

RIS = {
    "RPRT": "report", "NEWS": "article-newspaper", "ELEC": "webpage", "ICOMM": "post", "BLOG": "post-weblog",
    "STAT": "legislation", "CASE": "legal_case", "HEAR": "hearing", "LEGAL": "regulation",
    "PCOMM": "personal_communication", "DATA": "dataset", "VIDEO": "motion_picture", "ART": "graphic",
    "BOOK": "book", "CHAP": "chapter",
    "JOUR": "article-journal", "MANSCPT": "manuscript", "GEN": "document",
}
RIS_NEAREST = {
    "EJOUR": "article-journal", "JFULL": "article-journal", "INPR": "article-journal", "MGZN": "article-newspaper",
    "EBOOK": "book", "EDBOOK": "book", "WHOLE": "book", "ECHAP": "chapter", "CONF": "chapter", "CPAPER": "chapter",
    "CPAP": "chapter", "ENCYC": "chapter", "DICT": "chapter", "BILL": "legislation", "UNBILL": "legislation",
    "GOVDOC": "report", "THES": "manuscript", "UNPB": "manuscript", "UNPD": "manuscript", "MPCT": "motion_picture",
    "MAP": "graphic", "CHART": "graphic", "FIGURE": "graphic", "AGGR": "dataset", "DBASE": "dataset",
}
RIS_WRITTEN = {"treaty": "LEGAL", "interview": "PCOMM", "press-release": "GEN", "speech": "GEN", "broadcast": "VIDEO"}

BIBTEX = {
    "report": "report", "online": "webpage", "legislation": "legislation", "jurisdiction": "legal_case",
    "legal": "treaty", "letter": "personal_communication", "dataset": "dataset", "video": "motion_picture",
    "image": "graphic", "book": "book", "incollection": "chapter", "article": "article-journal",
    "unpublished": "manuscript", "misc": "document",
}
BIBTEX_NEAREST = {
    "techreport": "report", "electronic": "webpage", "www": "webpage", "webpage": "webpage", "periodical": "document",
    "collection": "book", "mvbook": "book", "mvcollection": "book", "proceedings": "book", "mvproceedings": "book",
    "reference": "book", "inbook": "chapter", "bookinbook": "chapter", "suppbook": "chapter",
    "inproceedings": "chapter",
    "conference": "chapter", "suppcollection": "chapter", "inreference": "chapter", "suppperiodical": "article-journal",
    "review": "article-journal", "thesis": "manuscript", "phdthesis": "manuscript", "mastersthesis": "manuscript",
    "booklet": "document", "manual": "document", "artwork": "graphic", "movie": "motion_picture",
}
BIBTEX_WRITTEN = {
    "article-newspaper": ("article", "newspaper"), "post": ("online", "post"), "post-weblog": ("online", "blog"),
    "regulation": ("legislation", "regulation"), "hearing": ("misc", "hearing"), "interview": ("misc", "interview"),
    "press-release": ("misc", "press release"), "speech": ("misc", "speech"), "broadcast": ("video", "broadcast"),
}
ZOTERO = {
    "journalArticle": "article-journal", "newspaperArticle": "article-newspaper", "webpage": "webpage",
    "report": "report", "book": "book", "bookSection": "chapter", "blogPost": "post-weblog", "forumPost": "post",
    "case": "legal_case", "statute": "legislation", "hearing": "hearing", "interview": "interview",
    "letter": "personal_communication", "email": "personal_communication", "instantMessage": "personal_communication",
    "manuscript": "manuscript", "dataset": "dataset", "videoRecording": "motion_picture", "film": "motion_picture",
    "tvBroadcast": "broadcast", "radioBroadcast": "broadcast", "podcast": "broadcast", "artwork": "graphic",
    "document": "document", "presentation": "speech",
}
ZOTERO_NEAREST = {
    "magazineArticle": "article-newspaper", "bill": "legislation", "thesis": "manuscript", "map": "graphic",
    "conferencePaper": "chapter", "encyclopediaArticle": "chapter", "dictionaryEntry": "chapter",
}
