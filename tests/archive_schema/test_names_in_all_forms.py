"""A protected person's name is found in every form it may stand in a paper: cases, alphabets, schemes, orders."""

import pytest

from archive_schema.text.name_finder import NameFinder

# A name as kept, and forms of it: Russian and Kazakh cases, Latin spellings of several schemes, initials.
FORMS = {
    "Айгуль Сартова": (
        "Айгуль Сартовой, Айгули Сартовой, Айгуль Сартову, Айгуль Сартовою, Сартовой Айгуль, Айгүл Сартова, "
        "Айгүл Сартованың, Айгүл Сартоваға, Айгүл Сартованы, Айгүл Сартовада, Айгүл Сартовадан, Айгүл Сартовамен, "
        "Айгүл Сартовадағы, Aigul Sartova, Aygul Sartova, Ajgul' Sartova, Ajgulʹ Sartova, Aigul Sartowa, "
        "Aïgoul Sartova, Aigül Sartova, Aıgúl Sartova, SARTOVA AIGUL, А. Сартовой, Сартовой А., Сартова А.М., "
        "А.М. Сартовой, A. Sartova, "
        "Айгуль Маратовне Сартовой, Сартовой Айгуль Маратовны, Aigul Sartova's"),
    "Ермек Нарымбаев": (
        "Ермека Нарымбаева, Ермеку Нарымбаеву, Ермеком Нарымбаевым, о Ермеке Нарымбаеве, Нарымбаева Ермека, "
        "Ермек Нарымбаевтың, Ермек Нарымбаевқа, Ермек Нарымбаевты, Ермек Нарымбаевтан, Ермек Нарымбаевпен, "
        "Yermek Narymbayev, Ermek Narimbaev, Iermek Narymbaiev, Ermek Narymbajew, Yermek Narymbayev's, "
        "نارىمباەۆ ەرمەك, Е. Нарымбаеву, Нарымбаев Е.М., Y. Narymbayev, E. Narymbaev, "
        "yermek_narymbayev, narymbayevyermek"),
    "Нұрлан Әбдіқалықов": (
        "Нурлана Абдыкалыкова, Нурлану Абдикалыкову, Нұрлан Әбдіқалықовтың, Nurlan Abdikalykov, Nurlan Abdykalykov, "
        "Nūrlan Äbdıqalyqov, Nurlan Abdikalikov, Н. Әбдіқалықов, N. Abdikalykov"),
    "Мария Островская": (
        "Марии Островской, Марию Островскую, Марией Островской, Островской Марии, Maria Ostrovskaya, "
        "Mariya Ostrovskaia, Marija Ostrovskaja, М. Островской, Мария Островскаяға"),
    "Алексей Достоевский": (
        "Алексея Достоевского, Алексею Достоевскому, Алексеем Достоевским, Aleksei Dostoevskii, Alexey Dostoyevsky, "
        "Aleksej Dostoevskij, А. Достоевскому"),
    "Виктор Ким": "Виктора Кима, Виктору Киму, Виктором Кимом, Ким Виктор, Victor Kim, Viktor Kim, В. Кима, Ким В.А.",
    "Гүлсім Жұмабайқызы": (
        "Гүлсім Жұмабайқызының, Гүлсім Жұмабайқызына, Гульсим Жумабайкызы, Gulsim Zhumabaikyzy, Gülsim Jumabaiqyzy"),
    "Игорь Сычёв": "Игоря Сычева, Игорю Сычёву, Игорем Сычевым, Igor Sychev, Igor Sychyov, Igor Sytschow, И. Сычева",
    "Юлия Щербакова": (
        "Юлии Щербаковой, Юлию Щербакову, Yulia Shcherbakova, Julija Ščerbakova, Iuliia Shcherbakova, "
        "Julia Schtscherbakowa, Ю. Щербаковой"),
}


@pytest.mark.parametrize(("name", "form"), [(name, form.strip()) for name, forms in FORMS.items()
                                            for form in forms.split(",")])
def test_a_form_of_a_protected_name_is_surely_found(name: str, form: str) -> None:
    hits = NameFinder([("PER-0001", name)]).hits(f"В деле, по словам адвоката, {form} / 12 May.")
    assert [(hit.name, hit.sure) for hit in hits] == [(name, True)]


@pytest.mark.parametrize("text", [
    "Айгуль Ахметова", "Марат Сартов и Дана Ахметова", "Сарт Айгуль", "Ермек Тайчибеков", "Нарын и Ермак",
    "Виктор Кимов", "Мария и остров Скай", "Гульсим Жумабаева", "Алексей читал о достоевщине", "Игорь и сыч",
    "Абай Құнанбайұлы", "Сергей Ким"])
def test_another_name_is_not_surely_found(text: str) -> None:
    finder = NameFinder((f"PER-{at}", name) for at, name in enumerate(FORMS))
    assert [hit for hit in finder.hits(text) if hit.sure] == []
