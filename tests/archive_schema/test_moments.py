"""Moments: read as typed, said as people write, never more exact than given."""

from datetime import date

import edtf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_schema.dates.words import MEANINGS
from archive_schema.moments import Moment, MomentError, parse
from archive_schema.vocabularies import BASIS

DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))


def _texts(one: date) -> st.SearchStrategy[str]:
    return st.sampled_from([one.isoformat(), one.isoformat()[:7], one.isoformat()[:4]])


ATOMS = DAYS.flatmap(_texts)
ISO_DAYS = DAYS.map(date.isoformat)
CODED = st.tuples(st.integers(1990, 2030), st.sampled_from([21, 22, 23, 24, 33, 34, 35, 36, 40, 41])).map(
    lambda pair: f"{pair[0]}-{pair[1]}")
UNKNOWN = st.sampled_from(["2015-XX", "2015-05-XX", "2015-XX-XX", "201X"])
QUALIFIED = st.tuples(st.one_of(ATOMS, CODED), st.sampled_from(["", "?", "~", "%"])).map("".join)


@st.composite
def _pairs(draw: st.DrawFn, ends: st.SearchStrategy[str] = QUALIFIED) -> tuple[str, str]:
    one, other = sorted((draw(ends), draw(ends)))
    try:
        Moment.of(f"{one}/{other}")
    except MomentError:
        return one, one
    return one, other


PAIRS = _pairs()
EDTF = st.one_of(
    QUALIFIED, CODED, UNKNOWN, PAIRS.map("/".join), PAIRS.map(lambda pair: f"[{pair[0]}..{pair[1]}]"),
    QUALIFIED.map("../{}".format), QUALIFIED.map("{}/..".format), QUALIFIED.map("{}/".format),
    QUALIFIED.map("/{}".format), QUALIFIED.map("[..{}]".format), QUALIFIED.map("[{}..]".format),
    PAIRS.map(lambda pair: "{" + ",".join(pair) + "}"), PAIRS.map(lambda pair: f"[{pair[0]},{pair[1]}]"),
)


@given(EDTF, st.sampled_from(["en", "ru", "kk"]))
def test_what_is_said_is_read_back_to_the_same_edtf(text: str, language: str) -> None:
    assert parse(Moment.of(text).say(language), language).edtf == text


@given(EDTF)
def test_the_earliest_day_is_never_after_the_latest(text: str) -> None:
    moment = Moment.of(text)
    assert moment.earliest is None or moment.latest is None or moment.earliest <= moment.latest


@settings(max_examples=40)
@given(st.one_of(ATOMS, _pairs(ATOMS).map("/".join), _pairs(ISO_DAYS).map(lambda p: f"[{p[0]}..{p[1]}]")))
def test_bounds_agree_with_the_edtf_package(text: str) -> None:
    theirs = edtf.parse_edtf(text)
    lower, upper = theirs.lower_strict(), theirs.upper_strict()
    moment = Moment.of(text)
    assert (moment.earliest, moment.latest) == (date(*lower[:3]), date(*upper[:3]))


@given(EDTF)
def test_a_moment_survives_being_stored(text: str) -> None:
    moment = Moment.of({"edtf": text, "printed": "as printed", "basis": "inferred"})
    assert Moment.of(moment.to_value()) == moment


TYPED = {
    "2015-05": "2015-05",
    "May 2015": "2015-05",
    "19 May 2016": "2016-05-19",
    "19.05.2016": "2016-05-19",
    "19/05/2016": "2016-05-19",
    "May 19, 2016": "2016-05-19",
    "January 5th, 2022": "2022-01-05",
    "December 09, 2015": "2015-12-09",
    "Sept. 2015": "2015-09",
    "between 19 and 23 May 2016": "[2016-05-19..2016-05-23]",
    "between May 19 and May 23 2016": "[2016-05-19..2016-05-23]",
    "19–23 May 2016": "2016-05-19/2016-05-23",
    "from April 29 to May 1 2016": "2016-04-29/2016-05-01",
    "June 2015 – May 2016": "2015-06/2016-05",
    "2015-2016": "2015/2016",
    "early June 2015": "2015-06",
    "mid-June 2015": "2015-06",
    "late June 2015": "2015-06",
    "٢٠١٥": "2015",
    "about 2015": "2015~",
    "~2015": "2015~",
    "perhaps about 2015": "2015%",
    "before 2016": "[..2015]",
    "after 2015": "[2016..]",
    "by January 1, 2016": "[..2016-01-01]",
    "no later than 5 May 2016": "[..2016-05-05]",
    "since 2011": "2011/..",
    "until February 2016": "../2016-02",
    "from October 2015, end unknown": "2015-10/",
    "first half of 2015": "2015-40",
    "summer 2015": "2015-22",
    "third quarter of 2015": "2015-35",
    "Q3 2015": "2015-35",
    "2010s": "201X",
    "September and October 2015": "{2015-09,2015-10}",
    "May 2015, day unknown": "2015-05-XX",
    "весной 2016": "2016-21",
    "май 2015 г.": "2015-05",
    "25 декабря 2017 года": "2017-12-25",
    "между 19 и 23 мая 2016 г.": "[2016-05-19..2016-05-23]",
    "с 19 по 23 мая 2016 г.": "2016-05-19/2016-05-23",
    "с мая 2016 г.": "2016-05/..",
    "до 2016 г.": "[..2015]",
    "после 2015 года": "[2016..]",
    "в начале мая 2015 г.": "2015-05",
    "первое полугодие 2015 г.": "2015-40",
    "1-й квартал 2015": "2015-33",
    "2010-е годы": "201X",
    "2016 ж. мамыр": "2016-05",
    "2016 жылғы 19 мамыр": "2016-05-19",
    "2017 жылғы 25 желтоқсандағы": "2017-12-25",
    "2015 жылғы қыркүйектен 2016 жылғы ақпанға дейін": "2015-09/2016-02",
    "2015 жылдың бірінші жартысы": "2015-40",
    "2015 жылдың соңында": "2015",
    "2016 жылға дейін": "[..2015]",
    "шамамен 2015 ж.": "2015~",
}


@pytest.mark.parametrize(("typed", "expected"), TYPED.items())
def test_typed_words_are_read(typed: str, expected: str) -> None:
    assert parse(typed).edtf == expected


@pytest.mark.parametrize("typed", [typed for typed in TYPED if " " in typed])
def test_typed_words_are_kept(typed: str) -> None:
    assert parse(typed).printed == typed


SCRAPS = st.lists(st.one_of(
    st.sampled_from([*MEANINGS, "2015", "2016", "19", "19.05.2016", "2016-05", ",", "(", ")", "–", "/", "9:00", "5th"]),
    st.text(max_size=4)), max_size=7)


@given(SCRAPS)
def test_any_words_are_read_or_refused_with_advice(scraps: list[str]) -> None:
    try:
        assert Moment.of(parse(" ".join(scraps)).to_value()).edtf
    except MomentError as refused:
        assert refused.title and refused.advice


@given(ATOMS, st.sampled_from(["early", "mid", "late"]), st.sampled_from(["en", "ru", "kk"]))
def test_a_part_of_a_time_never_narrows_it(text: str, part: str, language: str) -> None:
    whole = Moment.of(text)
    said = Moment(text, printed=part).say(language)
    assert parse(said).to_value() == {"edtf": whole.edtf, "printed": said}


def test_an_iso_date_leaves_no_printed_words() -> None:
    assert parse("2016-05-19").to_value() == {"edtf": "2016-05-19"}


SAID = [
    ("2015-05", "May 2015", "май 2015 г.", "2015 ж. мамыр"),
    ("2016-05-19", "19 May 2016", "19 мая 2016 г.", "2016 ж. 19 мамыр"),
    ("[2016-05-19..2016-05-23]", "between 19 and 23 May 2016", "между 19 и 23 мая 2016 г.",
     "2016 ж. 19 және 23 мамыр аралығында"),
    ("2016-05-19/2016-05-23", "19–23 May 2016", "19–23 мая 2016 г.", "2016 ж. 19–23 мамыр"),
    ("2015-09/2016-02", "September 2015 – February 2016", "сентябрь 2015 г. – февраль 2016 г.",
     "2015 ж. қыркүйек – 2016 ж. ақпан"),
    ("[2015-09..2016-02]", "between September 2015 and February 2016", "между сентябрём 2015 г. и февралём 2016 г.",
     "2015 ж. қыркүйек және 2016 ж. ақпан аралығында"),
    ("2015-05~", "about May 2015", "около мая 2015 г.", "шамамен 2015 ж. мамыр"),
    ("2015-10/..", "since October 2015", "с октября 2015 г.", "2015 ж. қазаннан бері"),
    ("[..2016-02]", "before March 2016", "до марта 2016 г.", "2016 ж. наурызға дейін"),
    ("2015-22", "summer 2015", "лето 2015 г.", "2015 ж. жаз"),
    ("2015/2016", "2015–2016", "2015–2016 гг.", "2015–2016 жж."),
]


@pytest.mark.parametrize(("text", "en", "ru", "kk"), SAID)
def test_a_moment_is_said_as_people_write_it(text: str, en: str, ru: str, kk: str) -> None:
    moment = Moment.of(text)
    assert (moment.say("en"), moment.say("ru-KZ"), moment.say("kk")) == (en, ru, kk)


def test_late_june_stays_late_june_in_every_language() -> None:
    moment = parse("late June 2015")
    assert [moment.say(language) for language in ("en", "ru", "kk")] == [
        "late June 2015", "конец июня 2015 г.", "2015 ж. маусымның соңы"]


def test_late_june_may_still_be_any_day_of_june() -> None:
    moment = parse("late June 2015")
    assert (moment.earliest, moment.latest) == (date(2015, 6, 1), date(2015, 6, 30))


def test_early_june_sorts_before_late_june() -> None:
    assert parse("early June 2015").sort_key < parse("June 2015").sort_key < parse("late June 2015").sort_key


def test_the_night_of_a_day_leaves_open_which_night() -> None:
    moment = parse("night of January 6th, 2022")
    assert (moment.earliest, moment.latest) == (date(2022, 1, 5), date(2022, 1, 7))


def test_the_night_to_a_day_lies_between_two_days() -> None:
    assert parse("в ночь на 6 января 2022 г.").edtf == "2022-01-05/2022-01-06"


def test_a_night_is_said_as_a_night() -> None:
    moment = parse("night of January 6th, 2022")
    assert [moment.say(language) for language in ("en", "ru", "kk")] == [
        "night of 6 January 2022", "ночью 6 января 2022 г.", "2022 ж. 6 қаңтар түні"]


def test_hours_of_the_place_are_read() -> None:
    moment = parse("8 January 2022, from 9 a.m. to approximately 2 p.m.")
    assert (moment.edtf, moment.time_from, moment.time_to) == ("2022-01-08", "09:00", "~14:00")


def test_a_zone_is_kept_and_nothing_is_converted() -> None:
    assert parse("2022-01-08T09:00:00+06:00").to_value() == {
        "edtf": "2022-01-08", "time_from": "09:00:00", "zone": "+06:00"}


def test_hours_and_zone_are_said_after_the_date() -> None:
    moment = Moment("2022-01-08", time_from="09:00", time_to="14:00", zone="Asia/Almaty")
    assert moment.say("ru") == "8 января 2022 г., 09:00–14:00 (Asia/Almaty)"


@given(DAYS, st.times(), st.sampled_from(["", "Asia/Almaty", "UTC+6"]), st.sampled_from(["en", "ru", "kk"]))
def test_hours_said_are_read_back(day: date, time: object, zone: str, language: str) -> None:
    moment = Moment(day.isoformat(), time_from=str(time)[:5], zone=zone)
    again = parse(moment.say(language))
    assert (again.edtf, again.time_from, again.zone) == (moment.edtf, moment.time_from, zone)


def test_a_date_of_two_readings_is_refused_with_both() -> None:
    with pytest.raises(MomentError, match="2016-04-03.*2016-03-04"):
        parse("03/04/2016")


@pytest.mark.parametrize("typed", ["", "some time ago", "19 May", "31 June 2016", "19.05.16", "2015-16",
                                   "May 2015 June 2016", "2016/2015", "first of 2015", "between May 2015", "²"])
def test_what_is_not_understood_is_refused(typed: str) -> None:
    with pytest.raises(MomentError):
        parse(typed)


def test_a_refusal_names_the_forms_in_the_language_asked_for() -> None:
    with pytest.raises(MomentError, match="2016 жылғы 19 мамыр"):
        parse("кеше", "kk")


def test_printed_words_alone_are_a_moment_without_dates() -> None:
    moment = Moment.of({"printed": "two weeks later"})
    assert (moment.earliest, moment.latest, moment.say("ru")) == (None, None, "two weeks later")


def test_an_open_end_has_no_latest_day() -> None:
    assert Moment.of("2015-10/..").latest is None


def test_an_unknown_end_has_no_latest_day() -> None:
    assert Moment.of("2015-10/").latest is None


def test_about_a_month_may_be_the_month_beside_it() -> None:
    assert Moment.of("2015-05~").earliest == date(2015, 4, 1)


def test_winter_of_a_year_may_be_either_of_its_winters() -> None:
    moment = Moment.of("2015-24")
    assert (moment.earliest, moment.latest) == (date(2014, 12, 1), date(2016, 2, 29))


def test_a_day_overlaps_the_month_it_lies_in() -> None:
    assert Moment.of("2016-05-19").overlaps(Moment.of("2016-05"))


def test_an_open_interval_overlaps_what_comes_later() -> None:
    assert Moment.of("2011/..").overlaps(Moment.of("2022-01-05"))


def test_words_not_understood_overlap_nothing() -> None:
    assert not Moment(printed="once").overlaps(Moment.of("2015"))


@pytest.mark.parametrize("text", ["2016-05", "2016-05-19~", "2016-05-XX", "2016-05-19/2016-05-20"])
def test_only_a_plain_day_is_an_exact_day(text: str) -> None:
    assert Moment.of("2016-05-19").is_exact_day and not Moment.of(text).is_exact_day


def test_before_2016_sorts_at_the_end_of_2015() -> None:
    texts = ["2016-01", "[..2015]", "2015-12-30", "2014"]
    assert sorted(texts, key=lambda text: Moment.of(text).sort_key) == ["2014", "2015-12-30", "[..2015]", "2016-01"]


def test_the_undated_come_last() -> None:
    assert Moment(printed="once").sort_key > Moment.of("9999").sort_key


def test_a_rare_edtf_form_is_kept_and_has_bounds() -> None:
    assert Moment.of("{2016-05-19..2016-05-21, 2016-05-30}").latest == date(2016, 5, 30)


@pytest.mark.parametrize("value", [{"edtf": "2015-13"}, {"edtf": "2016-02-30"}, {"edtf": "2015", "when": "x"},
                                   {"edtf": 2015}, {"edtf": "2015", "basis": "rumour"}, {},
                                   {"edtf": "2015", "time_from": "25:00"}, {"edtf": "2015", "zone": "here"}])
def test_a_stored_value_that_cannot_be_is_refused(value: dict[str, object]) -> None:
    with pytest.raises(MomentError):
        Moment.of(value)


@pytest.mark.parametrize("basis", BASIS.terms)
def test_every_basis_of_the_vocabulary_is_known_to_moments(basis: str) -> None:
    assert Moment("2015", basis=basis).basis == basis
