"""The words of dates in English, Russian and Kazakh: names in the cases that dates need, and what
typed words mean.

Kazakh month names take endings by vowel harmony; the four cases used are written out, not computed.
"""

from itertools import product

EN_MONTHS = ("January February March April May June July August September October November December").split()
EN_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
EN_ORDINALS = ("first", "second", "third", "fourth")
ROMAN = ("I", "II", "III", "IV")

# Nominative, genitive, instrumental, prepositional.
RU_CASES = ("nom", "gen", "ins", "loc")
RU_MONTHS = [tuple(line.split()) for line in """\
январь января январём январе
февраль февраля февралём феврале
март марта мартом марте
апрель апреля апрелем апреле
май мая маем мае
июнь июня июнем июне
июль июля июлем июле
август августа августом августе
сентябрь сентября сентябрём сентябре
октябрь октября октябрём октябре
ноябрь ноября ноябрём ноябре
декабрь декабря декабрём декабре""".splitlines()]
RU_SEASONS = {21: ("весна", "весны", "весной", "весне"), 22: ("лето", "лета", "летом", "лете"),
              23: ("осень", "осени", "осенью", "осени"), 24: ("зима", "зимы", "зимой", "зиме")}
RU_QUARTER = ("квартал", "квартала", "кварталом", "квартале")
RU_HALF = ("полугодие", "полугодия", "полугодием", "полугодии")
RU_PARTS = {"early": ("начало", "начала", "началом", "начале"),
            "mid": ("середина", "середины", "серединой", "середине"),
            "late": ("конец", "конца", "концом", "конце")}

# Nominative, genitive, ablative ("from"), dative ("until").
KK_CASES = ("nom", "gen", "abl", "dat")
KK_MONTHS = [tuple(line.split()) for line in """\
қаңтар қаңтардың қаңтардан қаңтарға
ақпан ақпанның ақпаннан ақпанға
наурыз наурыздың наурыздан наурызға
сәуір сәуірдің сәуірден сәуірге
мамыр мамырдың мамырдан мамырға
маусым маусымның маусымнан маусымға
шілде шілденің шілдеден шілдеге
тамыз тамыздың тамыздан тамызға
қыркүйек қыркүйектің қыркүйектен қыркүйекке
қазан қазанның қазаннан қазанға
қараша қарашаның қарашадан қарашаға
желтоқсан желтоқсанның желтоқсаннан желтоқсанға""".splitlines()]
KK_SEASONS = {21: ("көктем", "көктемнің", "көктемнен", "көктемге"), 22: ("жаз", "жаздың", "жаздан", "жазға"),
              23: ("күз", "күздің", "күзден", "күзге"), 24: ("қыс", "қыстың", "қыстан", "қысқа")}
KK_ORDINALS = ("бірінші", "екінші", "үшінші", "төртінші")
KK_PARTS = {"early": "басы", "mid": "ортасы", "late": "соңы"}
KK_QUARTER = ("тоқсан", "тоқсанның", "тоқсаннан", "тоқсанға")
KK_HALF = ("жартыжылдық", "жартыжылдықтың", "жартыжылдықтан", "жартыжылдыққа")
KK_YEAR = ("ж.", "жылдың", "жылдан", "жылға")

Meaning = tuple[str, int | str]
"""What a typed word stands for: its role, and a number or a name where it has one."""


def _add(table: dict[str, Meaning], meaning: Meaning, words: str) -> None:
    for word in words.split():
        table.setdefault(word.casefold().replace("ё", "е"), meaning)


def _table() -> dict[str, Meaning]:
    table: dict[str, Meaning] = {}
    for number in range(1, 13):
        english, kazakh = EN_MONTHS[number - 1], KK_MONTHS[number - 1]
        _add(table, ("month", number), f"{english} {english[:3]} {' '.join(RU_MONTHS[number - 1])}")
        soft = kazakh[0][:-1] + "г" if kazakh[0].endswith("к") else kazakh[0]  # қыркүйек, қыркүйегі
        out_of = "ынан інен сынан сінен".split()
        _add(table, ("month_from", number), " ".join([kazakh[2], *(soft + end for end in out_of)]))
        endings = "да де та те нда нде ды ді ты ті ғы гі дағы дегі тағы тегі".split()
        own = "ы і ында інде ына іне ының інің сы сі сында сінде сына сіне".split()
        _add(table, ("month", number), " ".join([*kazakh, *(kazakh[0] + end for end in endings),
                                                 *(soft + end for end in own)]))
    _add(table, ("month", 9), "sept сент сен")
    for number, short in enumerate("янв фев мар апр мая июн июл авг сен окт ноя дек".split(), 1):
        _add(table, ("month", number), short)
    _add(table, ("month", 2), "февр")
    _add(table, ("month", 11), "нояб")
    for code in EN_SEASONS:
        _add(table, ("part_of_year", code), f"{EN_SEASONS[code]} {' '.join(RU_SEASONS[code])}")
        kazakh = KK_SEASONS[code]
        _add(table, ("part_from", code), kazakh[2])
        more = " ".join(kazakh[0] + end for end in "да де та те ы і ында інде ғы гі қы кі".split())
        _add(table, ("part_of_year", code), " ".join(kazakh) + " " + more)
    _add(table, ("part_of_year", 23), "fall")
    _ordinals(table)
    _weekdays(table)
    _markers(table)
    return table


def _ordinals(table: dict[str, Meaning]) -> None:
    for number in range(4):
        _add(table, ("ordinal", number + 1), f"{EN_ORDINALS[number]} {KK_ORDINALS[number]} {ROMAN[number]}")
    roots = (("перв", 1), ("втор", 2), ("четверт", 4))
    for (root, number), end in product(roots, "ый ая ое ого ой ом ым ую".split()):
        _add(table, ("ordinal", number), root + end)
    _add(table, ("ordinal", 3), "третий третья третье третьего третьей третьем третьим третью")
    for number in range(1, 5):
        _add(table, ("quarter", number), f"q{number}")
        _add(table, ("half", number), f"h{number}")
    _add(table, ("quarter", 0), "quarter тоқсаны тоқсанында тоқсанда " + " ".join(RU_QUARTER + KK_QUARTER))
    _add(table, ("half", 0), "half половина половины половине половину половиной жартысы жартысында жартысының "
         "жартыжылдығы жартыжылдығында жартыжылдықта " + " ".join(RU_HALF + KK_HALF))


def _weekdays(table: dict[str, Meaning]) -> None:
    for number, line in enumerate("""\
monday mon понедельник понедельника пн дүйсенбі дүйсенбіде
tuesday tue tues вторник вторника вт сейсенбі сейсенбіде
wednesday wed среда среду среды ср сәрсенбі сәрсенбіде
thursday thu thur thurs четверг четверга чт бейсенбі бейсенбіде
friday fri пятница пятницу пятницы пт жұма жұмада
saturday sat суббота субботу субботы сб сенбі сенбіде
sunday sun воскресенье воскресенья вс жексенбі жексенбіде""".splitlines()):
        _add(table, ("weekday", number), line)


def _markers(table: dict[str, Meaning]) -> None:
    """Words that say how the dates beside them hang together."""
    for part, english in (("early", "early beginning start"), ("mid", "mid middle"), ("late", "late end")):
        _add(table, ("part", part), f"{english} {' '.join(RU_PARTS[part])}")
    _add(table, ("part", "late"), "концу")
    for part, stems in (("early", "бас"), ("mid", "орта"), ("late", "соң аяқ аяғ")):
        endings = ("ы ында ынан ына ының" if part != "mid" else "сы сында сынан сына сының").split()
        _add(table, ("part", part), " ".join(stem + end for stem in stems.split() for end in endings))
    for role, words in {
        "about": "about around circa ca c approx approximately roughly около примерно приблизительно ориентировочно ок "
                 "шамамен шамасында шамасы жуық ~",
        "perhaps": "perhaps possibly probably presumably maybe возможно предположительно вероятно видимо наверное "
                   "мүмкін бәлкім сірә ?",
        "between": "between между аралығында аралығы арасында арасы",
        "from": "from с со",
        "since": "since бастап бері",
        "to": "to through thru по –",
        "until": "until till",
        "before": "before",
        "do": "до дейін",
        "by": "by кешіктірмей",
        "after": "after после кейін",
        "not_before": "notbefore",
        "inclusive": "inclusive",
        "and": "and & и және мен бен пен",
        "or": "or или либо немесе не",
        "night": "night overnight ночь ночью түні түнінде түнде түн",
        "on_to": "на қараған",
        "month_word": "month месяц месяца месяце месяцем ай айы айында айына айының",
        "year_word": "year day г гг год года году годы годом годами годов годах "
                     "ж жж жыл жылы жылғы жылда жылдар жылдардың жылдары жылдарда жылдарында",
        "year_from": "жылдан айынан",
        "year_to": "жылға",
        "year_of": "жылдың",
        "noise": "in on of the at в во of",
    }.items():
        _add(table, (role, ""), words)


MEANINGS: dict[str, Meaning] = _table()
"""Every word that may stand in a date, folded to small letters with ё as е."""
