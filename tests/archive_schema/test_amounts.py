"""Amounts: decimals as the source gives them, vague words without a number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_schema.amounts import AmountError, Money, Quantity
from archive_schema.units import UNITS

QUANTITIES = {
    "about 2,000": {"least": "2000", "most": "2000", "about": True},
    "up to 15 days": {"most": "15", "unit": "days"},
    "more than 90 percent": {"least": "90", "strict": True, "unit": "percent"},
    "at least 20": {"least": "20"},
    "40 or more": {"least": "40"},
    "fewer than 100": {"most": "100", "strict": True},
    "10.2 million users": {"least": "10200000", "most": "10200000", "unit": "users"},
    "72.9 per cent": {"least": "72.9", "most": "72.9", "unit": "percent"},
    "two-and-a-half years": {"least": "2.5", "most": "2.5", "unit": "years"},
    "three hours": {"least": "3", "most": "3", "unit": "hours"},
    "10–15 days": {"least": "10", "most": "15", "unit": "days"},
    "50-120 Mbps": {"least": "50", "most": "120", "unit": "Mbps"},
    "between 10 and 15": {"least": "10", "most": "15"},
    "20 000": {"least": "20000", "most": "20000"},
    "-44270": {"least": "-44270", "most": "-44270"},
    "не более 15 суток": {"most": "15", "unit": "days"},
    "от 10 до 15 дней": {"least": "10", "most": "15", "unit": "days"},
    "82,2 %": {"least": "82.2", "most": "82.2", "unit": "percent"},
    "около 2 тысяч": {"least": "2000", "most": "2000", "about": True},
    "90 пайыздан астам": {"least": "90", "strict": True, "unit": "percent"},
    "15 күнге дейін": {"most": "15", "unit": "days"},
    "кемінде 5 адам": {"least": "5", "unit": "persons"},
}
SUMS = {
    "KZT 43 billion (US$120 million)": {"least": "43000000000", "most": "43000000000", "currency": "KZT"},
    "US$107,000": {"least": "107000", "most": "107000", "currency": "USD"},
    "US $107,000": {"least": "107000", "most": "107000", "currency": "USD"},
    "up to US$70,000": {"most": "70000", "currency": "USD"},
    "between US $11 and US $18": {"least": "11", "most": "18", "currency": "USD"},
    "500 тенге": {"least": "500", "most": "500", "currency": "KZT"},
    "1 млн долларов США": {"least": "1000000", "most": "1000000", "currency": "USD"},
    "43 млрд теңге": {"least": "43000000000", "most": "43000000000", "currency": "KZT"},
    "CHF 20": {"least": "20", "most": "20", "currency": "CHF"},
}


@pytest.mark.parametrize(("typed", "expected"), QUANTITIES.items())
def test_a_quantity_is_read_and_its_words_kept(typed: str, expected: dict[str, object]) -> None:
    assert Quantity.parse(typed).to_value() == expected | {"printed": typed}


@pytest.mark.parametrize(("typed", "expected"), SUMS.items())
def test_a_sum_is_read_and_its_words_kept(typed: str, expected: dict[str, object]) -> None:
    assert Money.parse(typed).to_value() == expected | {"printed": typed}


@pytest.mark.parametrize("typed", ["dozens", "several", "a dozen", "десятки", "nearly half", "one of them", "ондаған"])
def test_vague_words_get_no_number(typed: str) -> None:
    assert Quantity.parse(typed).to_value() == {"printed": typed}


def test_a_sum_without_a_number_is_only_words() -> None:
    assert Money.parse("a large fine").to_value() == {"printed": "a large fine"}


@pytest.mark.parametrize("typed", ["", "5 of 7", "1,2,3", "15–10", "at least 5 at most 7 of 9"])
def test_numbers_that_hang_together_in_no_clear_way_are_refused(typed: str) -> None:
    with pytest.raises(AmountError):
        Quantity.parse(typed)


@given(st.lists(st.one_of(st.text(max_size=4), st.sampled_from(
    ["12", "3.5", "2,000", "about", "up to", "more than", "million", "млн", "дейін", "US$", "KZT", "-", "–", "до"]))))
def test_any_words_are_read_or_refused_with_advice(scraps: list[str]) -> None:
    for kind in (Quantity, Money):
        try:
            assert kind.of(kind.parse(" ".join(scraps)).to_value())
        except AmountError as refused:
            assert refused.title and refused.advice


@pytest.mark.parametrize("typed", ["500", "$500", "US$5 per month"])
def test_a_sum_without_its_own_currency_or_with_more_words_is_refused(typed: str) -> None:
    with pytest.raises(AmountError):
        Money.parse(typed)


@pytest.mark.parametrize("value", [{"least": 2.5}, {"least": "two"}, {"least": "9", "most": "3"}, {}, {"number": "3"},
                                   {"least": True}, {"least": "3", "about": "yes"}])
def test_a_stored_quantity_that_cannot_be_is_refused(value: dict[str, object]) -> None:
    with pytest.raises(AmountError):
        Quantity.of(value)


def test_a_whole_number_and_an_absent_end_are_taken() -> None:
    assert Quantity.of({"least": 24, "most": None, "unit": "persons"}).to_value() == {"least": "24", "unit": "persons"}


SAID = [
    ({"least": "2000", "most": "2000", "about": True}, "about 2,000", "около 2\u00a0000", "шамамен 2\u00a0000"),
    ({"most": "15", "unit": "days"}, "up to 15 days", "до 15\u00a0дней", "15 күнге дейін"),
    ({"least": "90", "strict": True, "unit": "percent"}, "more than 90 percent", "более 90\u00a0%", "90%-дан астам"),
    ({"least": "21", "most": "21", "unit": "days"}, "21 days", "21\u00a0день", "21 күн"),
    ({"least": "22", "most": "22", "unit": "days"}, "22 days", "22\u00a0дня", "22 күн"),
    ({"least": "12", "most": "12", "unit": "days"}, "12 days", "12\u00a0дней", "12 күн"),
    ({"least": "2.5", "most": "2.5", "unit": "years"}, "2.5 years", "2,5\u00a0года", "2,5 жыл"),
    ({"most": "3", "strict": True}, "less than 3", "менее 3", "< 3"),
    ({"printed": "dozens"}, "dozens", "dozens", "dozens"),
]


@pytest.mark.parametrize(("value", "en", "ru", "kk"), SAID)
def test_a_quantity_is_said_in_three_languages(value: dict[str, object], en: str, ru: str, kk: str) -> None:
    quantity = Quantity.of(value)
    assert (quantity.say("en"), quantity.say("ru"), quantity.say("kk")) == (en, ru, kk)


def test_a_sum_is_said_in_three_languages() -> None:
    money = Money.of({"least": "43000000000", "most": "43000000000", "currency": "KZT"})
    assert [money.say(language) for language in ("en", "ru", "kk")] == [
        "KZT 43 billion", "43\u00a0млрд\u00a0тенге", "43\u00a0млрд теңге"]


def test_a_sum_is_never_rounded() -> None:
    assert Money("43120000001", "43120000001", "KZT").say() == "KZT 43,120,000,001"


NUMBERS = st.one_of(
    st.integers(0, 10**14).map(str), st.decimals(0, 10**6, places=1).map(lambda d: f"{d.normalize():f}"))
BOUNDS = st.tuples(NUMBERS, NUMBERS, st.sampled_from(["one", "most", "least", "both"]), st.booleans(), st.booleans())


def _bounds(given_: tuple[str, str, str, bool, bool]) -> tuple[str, str, bool, bool]:
    one, other, kind, about, strict = given_
    low, high = sorted((one, other), key=float)
    pair = {"one": (low, low), "most": ("", high), "least": (low, ""), "both": (low, high)}[kind]
    return *pair, about, strict and kind in ("most", "least")


@given(BOUNDS.map(_bounds), st.sampled_from(["", *UNITS]), st.sampled_from(["en", "ru", "kk"]))
def test_a_quantity_said_is_read_back(bounds: tuple[str, str, bool, bool], unit: str, language: str) -> None:
    again = Quantity.parse(Quantity(*bounds, unit=unit).say(language))
    assert ((again.least, again.most, again.about, again.strict), again.unit) == (bounds, unit)


@given(BOUNDS.map(_bounds), st.sampled_from(["KZT", "USD", "EUR", "RUB", "GBP", "CHF"]),
       st.sampled_from(["en", "ru", "kk"]))
def test_a_sum_said_is_read_back(bounds: tuple[str, str, bool, bool], currency: str, language: str) -> None:
    least, most, about, strict = bounds
    again = Money.parse(Money(least, most, currency, about, strict).say(language))
    assert (again.least, again.most, again.about, again.strict, again.currency) == (*bounds, currency)
