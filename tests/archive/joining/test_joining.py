"""Two copies become one: what stands, what is asked, what is never lost."""

import dataclasses
import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive_schema.records import Record
from desktop.archive import Archive, header, open_archive
from desktop.archive.errors import SealedElsewhere
from desktop.archive.joining import (
    NotJoinable,
    OlderCopy,
    PurgesHere,
    TwoCopiesAsOne,
    become_another,
    carry_out,
    plan,
    settle,
)
from desktop.archive.joining.plan import CHANGED, REMOVED
from desktop.archive.undo import UndoesMerge
from desktop.archive.writer import InvalidRecord
from tests.archive.joining.copies import Direct, add, copy_of, edit, exchange, get, hand, state


@pytest.fixture(scope="module")
def pair(new_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an archive of one note, and a copy of it, both closed."""
    folder = tmp_path_factory.mktemp("pair")
    with open_archive(Path(shutil.copytree(new_archive, folder / "One.muragat")), "first") as one:
        add(one, title="Shared", text="as it was")
        copy_of(one, folder / "Other.muragat", "Aigerim").close()
    return folder


@pytest.fixture
def archive(pair: Path, tmp_path: Path) -> Iterator[Archive]:
    """An archive with one note."""
    with open_archive(Path(shutil.copytree(pair / "One.muragat", tmp_path / "One.muragat")), "first") as made:
        yield made


@pytest.fixture
def other(pair: Path, tmp_path: Path) -> Iterator[Archive]:
    """A second copy of the archive, made when the first had one note."""
    with open_archive(Path(shutil.copytree(pair / "Other.muragat", tmp_path / "Second.muragat")), "first") as made:
        yield made


def shared(archive: Archive) -> str:
    with archive.reader() as reader:
        return next(reader.ids("note"))


def open_differences(archive: Archive) -> list[Record]:
    with archive.reader() as reader:
        return [one for one in map(reader.get, reader.ids("difference")) if one["state"] == "open"]


def test_a_copy_holds_what_the_first_held_and_signs_as_another(archive: Archive, other: Archive) -> None:
    assert state(other) == state(archive)
    with archive.reader() as one, other.reader() as two:
        assert one.setting("id") == two.setting("id") and one.setting("origin") != two.setting("origin")


def test_a_reference_of_a_copy_bears_its_letters(archive: Archive, other: Archive) -> None:
    with other.reader() as reader:
        letters = reader.setting("letter")
    assert len(letters) == 2 and add(other, title="New").ref == f"NOT-{letters}0001"


def test_edits_of_two_fields_do_not_contradict_each_other(archive: Archive, other: Archive) -> None:
    edit(archive, shared(archive), title="Ours")
    edit(other, shared(archive), text="theirs")
    exchange(archive, other)
    assert (get(archive, shared(archive))["title"], get(archive, shared(archive))["text"]) == ("Ours", "theirs")
    assert state(archive) == state(other) and not open_differences(archive)


def test_a_later_word_that_knew_the_earlier_stands_without_asking(archive: Archive, other: Archive) -> None:
    edit(archive, shared(archive), title="First")
    hand(archive, other)
    edit(other, shared(archive), title="Second")
    hand(other, archive)
    assert get(archive, shared(archive))["title"] == "Second" and not open_differences(archive)


def test_two_words_that_did_not_know_of_each_other_are_both_kept(archive: Archive, other: Archive) -> None:
    edit(archive, shared(archive), title="Ours")
    edit(other, shared(archive), title="Theirs")
    exchange(archive, other)
    (difference,) = open_differences(archive)
    assert {json.loads(side["value"]) for side in difference.rows("sides")} == {"Ours", "Theirs"}
    assert state(archive) == state(other)


def test_what_is_chosen_stands_on_both_sides(archive: Archive, other: Archive) -> None:
    edit(archive, shared(archive), title="Ours")
    edit(other, shared(archive), title="Theirs")
    (asked,) = plan(archive, Direct(other)).differences
    hand(other, archive, **{asked.key: asked.ours})
    exchange(archive, other)
    assert get(other, shared(archive))["title"] == "Ours" and not open_differences(other)


def test_a_plan_changes_nothing(archive: Archive, other: Archive) -> None:
    edit(other, shared(archive), title="Theirs")
    before = state(archive)
    found = plan(archive, Direct(other))
    assert [one.what for one in found.news] == ["changed"] and state(archive) == before


def test_a_plan_tells_each_field_with_who_changed_it(archive: Archive, other: Archive) -> None:
    edit(other, shared(archive), title="Theirs")
    (news,) = plan(archive, Direct(other)).news
    assert [(one.field, one.before, one.after, one.who) for one in news.fields] == [
        ("title", "Shared", "Theirs", "Aigerim")]


def test_a_merge_is_undone_as_one_step(archive: Archive, other: Archive) -> None:
    before = state(archive)
    edit(other, shared(archive), title="Theirs")
    add(other, title="New")
    hand(other, archive)
    archive.undo().result()
    assert state(archive) == before


def test_a_merge_is_not_undone_unasked_where_that_is_wanted(archive: Archive, other: Archive) -> None:
    add(other, title="Written on the road")
    hand(other, archive)
    with pytest.raises(UndoesMerge, match="here: 1"):
        archive.undo(merges=False).result()
    assert archive.undo_name().startswith("Merge")


def test_what_keeps_differences_is_not_counted_among_records_a_merge_brought(archive: Archive, other: Archive) -> None:
    edit(archive, shared(archive), title="Ours")
    edit(other, shared(archive), title="Theirs", text="theirs too")
    hand(other, archive)
    with pytest.raises(UndoesMerge, match="here: 1"):
        archive.undo(merges=False).result()


def test_a_settled_difference_lets_the_chosen_value_stand(archive: Archive, other: Archive) -> None:
    edit(archive, shared(archive), title="Ours")
    edit(other, shared(archive), title="Theirs")
    exchange(archive, other)
    (difference,) = open_differences(archive)
    ours = next(n for n, side in enumerate(difference.rows("sides")) if json.loads(side["value"]) == "Ours")
    settle(archive, difference.id, ours, "The judgment says so")
    exchange(archive, other)
    assert get(other, shared(archive))["title"] == "Ours" and not open_differences(other)


def test_links_added_by_both_are_all_there(archive: Archive, other: Archive) -> None:
    one, two = add(archive, "tag", name="one"), add(other, "tag", name="two")
    edit(archive, shared(archive), tags=[one.id])
    edit(other, shared(archive), tags=[two.id])
    exchange(archive, other)
    assert set(get(archive, shared(archive))["tags"]) == {one.id, two.id} and state(archive) == state(other)


def test_what_one_removed_and_the_other_edited_stays(archive: Archive, other: Archive) -> None:
    archive.write("Remove", lambda w: w.remove(shared(archive))).result()
    edit(other, shared(other), title="Edited")
    record = shared(other)
    exchange(archive, other)
    assert get(archive, record)["title"] == "Edited" and get(archive, record)["text"] == "as it was"


def test_what_one_removed_and_another_points_at_comes_back(archive: Archive, other: Archive) -> None:
    tag = add(archive, "tag", name="Kept")
    hand(archive, other)
    archive.write("Remove", lambda w: w.remove(tag.id)).result()
    edit(other, shared(other), tags=[tag.id])
    exchange(archive, other)
    assert get(archive, tag.id)["name"] == "Kept" and state(archive) == state(other)


def test_what_purges_records_that_are_here_waits_until_somebody_says_so(archive: Archive, other: Archive) -> None:
    source = add(archive, "source", title="S")
    hand(archive, other)
    cited = add(other, "citation", source=source.id, about=source.id, quote="Added here")
    archive.purge(source.id, "the witness withdrew")
    before = state(other)
    with pytest.raises(PurgesHere, match=r"2 \(.*CIT-"):
        carry_out(other, Direct(archive))
    assert state(other) == before
    assert {one.record for one in plan(other, Direct(archive)).purges} == {source.id, cited.id}
    assert hand(archive, other).counts == {"purged": 2}
    carry_out(archive, Direct(other))  # what is gone here is not asked about


def test_a_purge_is_carried_and_nothing_brings_the_record_back(archive: Archive, other: Archive) -> None:
    record = shared(archive)
    edit(other, record, title="Edited meanwhile")
    archive.purge(record, "the witness withdrew")
    exchange(archive, other)
    with other.reader() as reader:
        assert reader.find(record) is None and reader.is_purged(record)
        assert not reader.db.execute("select 1 from payload where after like '%Edited meanwhile%'").fetchall()
    assert other.check() == [] and archive.check() == []


def test_confidentiality_never_drops_by_a_merge(archive: Archive, other: Archive) -> None:
    record = shared(archive)
    archive.write("Raise", lambda w: w.change(w.get(record).replace(confidentiality="secret"))).result()
    other.write("Raise", lambda w: w.change(w.get(record).replace(confidentiality="restricted"))).result()
    exchange(archive, other)
    assert get(archive, record).confidentiality == get(other, record).confidentiality == "secret"


def test_what_another_copy_made_secret_is_not_made_public_here(archive: Archive, other: Archive) -> None:
    record = shared(archive)
    archive.write("Raise", lambda w: w.change(w.get(record).replace(confidentiality="secret"))).result()
    hand(archive, other)
    with pytest.raises(InvalidRecord):
        other.write("Lower", lambda w: w.change(w.get(record).replace(confidentiality="public"))).result()


def test_undoing_a_merge_does_not_lower_confidentiality(archive: Archive, other: Archive) -> None:
    record = shared(archive)
    other.write("Raise", lambda w: w.change(w.get(record).replace(confidentiality="secret"))).result()
    hand(other, archive)
    archive.undo().result()
    assert get(archive, record).confidentiality == "secret"


def test_copies_that_met_come_to_rest(archive: Archive, other: Archive) -> None:
    edit(archive, shared(archive), title="Ours")
    edit(other, shared(archive), title="Theirs")
    exchange(archive, other)
    assert plan(archive, Direct(other)).changes == plan(other, Direct(archive)).changes == 0
    assert archive.check() == [] and other.check() == []


def test_an_older_copy_is_told_and_not_taken_in(archive: Archive, other: Archive) -> None:
    old = Direct(other)
    edit(other, shared(archive), title="Later")
    hand(other, archive)
    with pytest.raises(OlderCopy):
        carry_out(archive, old)


def test_a_step_that_was_changed_on_the_way_is_not_taken_in(archive: Archive, other: Archive) -> None:
    edit(other, shared(archive), title="Theirs")
    carried = Direct(other)
    carried._steps[-1] = dataclasses.replace(carried._steps[-1], who="Somebody else")
    with pytest.raises(NotJoinable):
        carry_out(archive, carried)
    assert get(archive, shared(archive))["title"] == "Shared"


def test_two_copies_that_sign_as_one_are_told_and_can_be_parted(archive: Archive, tmp_path: Path) -> None:
    record = add(archive, title="Before").id
    archive.close()
    twin_folder = Path(shutil.copytree(archive.folder, tmp_path / "Twin.muragat"))
    with open_archive(archive.folder, "first") as one, open_archive(twin_folder, "first") as twin:
        edit(one, record, title="One")
        edit(twin, record, text="Two")
        with pytest.raises(TwoCopiesAsOne) as told:
            hand(twin, one)
        become_another(twin, told.value.values["place"])
        exchange(one, twin)
        assert (get(one, record)["title"], get(one, record)["text"]) == ("One", "Two")
        assert state(one) == state(twin) and one.check() == twin.check() == []


def test_two_records_of_one_reference_are_told_apart(archive: Archive, other: Archive) -> None:
    other.write_aside(lambda w: w.set_setting("letter", "")).result()
    ours, theirs = add(archive, "tag", name="a"), add(other, "tag", name="b")
    assert ours.ref == theirs.ref
    exchange(archive, other)
    assert get(archive, ours.id).ref != get(archive, theirs.id).ref and state(archive) == state(other)


def test_files_come_along_and_lie_under_names_of_the_copy(archive: Archive, tmp_path: Path) -> None:
    kept = archive.files.keep(io.BytesIO(b"evidence"))
    record = add(archive, "file", name="a.txt", sha256=kept.sha256, size=kept.size, kept_as=kept.name)
    with copy_of(archive, tmp_path / "Other.muragat") as other:
        assert other.files.open(kept.sha256).read() == b"evidence" and other.check() == []
        assert get(other, record.id)["kept_as"] != kept.name


def test_a_file_that_is_only_named_says_it_is_not_here(archive: Archive, tmp_path: Path) -> None:
    kept = archive.files.keep(io.BytesIO(b"evidence"))
    record = add(archive, "file", name="a.txt", sha256=kept.sha256, size=kept.size, kept_as=kept.name)
    with copy_of(archive, tmp_path / "Other.muragat", evidence=False) as other:
        assert get(other, record.id)["kept_as"] is None and other.check() == []


def test_evidence_that_comes_later_is_found_by_its_record(archive: Archive, tmp_path: Path) -> None:
    kept = archive.files.keep(io.BytesIO(b"evidence"))
    record = add(archive, "file", name="a.txt", sha256=kept.sha256, size=kept.size, kept_as=kept.name)
    with copy_of(archive, tmp_path / "Other.muragat", evidence=False) as other:
        hand(archive, other)
        assert get(other, record.id)["kept_as"] == other.files.name_of(kept.sha256) and other.check() == []


def test_a_choice_of_records_leaves_the_others_unnamed(archive: Archive, tmp_path: Path) -> None:
    secret, told = add(archive, title="Not for the road"), add(archive, title="For the road")
    with copy_of(archive, tmp_path / "Other.muragat", chosen={told.id}) as other:
        with other.reader() as reader:
            assert reader.find(secret.id) is None and reader.get(told.id)["title"] == "For the road"
            assert not reader.db.execute("select 1 from change where record = ?", [secret.id]).fetchone()
        assert other.check() == []


def test_what_was_done_on_the_road_comes_home(archive: Archive, tmp_path: Path) -> None:
    tag = add(archive, "tag", name="Stays")
    told = add(archive, title="For the road", tags=[tag.id])
    with copy_of(archive, tmp_path / "Other.muragat", chosen={told.id}) as other:
        edit(other, told.id, text="written on the road")
        hand(other, archive)
    assert get(archive, told.id)["text"] == "written on the road" and get(archive, told.id)["tags"] == [tag.id]


def test_a_sealed_value_stays_sealed_in_a_copy_without_the_vault(sealed_archive: Archive, tmp_path: Path) -> None:
    person = add(sealed_archive, "person", name="A. B.", real_name="Secret Name")
    with copy_of(sealed_archive, tmp_path / "Other.muragat") as other:
        with other.reader() as reader:
            assert "Secret Name" not in str(reader.stored(person.id)) and reader.stored(person.id)["real_name"]
    with copy_of(sealed_archive, tmp_path / "Travel.muragat", abridged=True) as other:
        assert get(other, person.id)["real_name"] is None and other.check() == []


def test_the_vault_goes_along_by_choice_and_opens_with_its_own_passphrase(
    sealed_archive: Archive, tmp_path: Path,
) -> None:
    person = add(sealed_archive, "person", name="A. B.", real_name="Secret Name")
    with copy_of(sealed_archive, tmp_path / "Other.muragat") as other:
        with pytest.raises(SealedElsewhere):
            other.make_vault("first", "third")
        carried = Direct(sealed_archive)
        slot = header.read(sealed_archive.folder / "header").slot("vault")
        carried.vault_slot = header.slot_bytes(slot)
        carry_out(other, carried)
        other.open_vault("second")
        assert get(other, person.id)["real_name"] == "Secret Name"


def test_rival_sources_stay_rivals_and_nobody_is_asked(archive: Archive, other: Archive) -> None:
    source = add(archive, "source", title="S")
    case = add(archive, "shutdown", title="Cut")
    hand(archive, other)
    for copy, day in ((archive, "2016-05-01"), (other, "2016-05-02")):
        edit(copy, case.id, began={"edtf": day})
        add(copy, "citation", source=source.id, about=case.id, field="began", stance="supports")
    exchange(archive, other)
    with archive.reader() as reader:
        stances = sorted((one["stance"], one["value"]) for one in reader.citations_of(case.id))
    assert [one[0] for one in stances] == ["contradicts", "supports"] and state(archive) == state(other)


def test_what_was_put_into_the_trash_there_is_told_as_going_there(archive: Archive, other: Archive) -> None:
    other.write("Trash", lambda w: w.trash(shared(archive))).result()
    (news,) = plan(archive, Direct(other)).news
    assert (news.what, news.trashed, [one.field for one in news.fields]) == (REMOVED, False, ["trashed"])


def test_what_lies_in_the_trash_here_and_was_changed_there_says_so(archive: Archive, other: Archive) -> None:
    archive.write("Trash", lambda w: w.trash(shared(archive))).result()
    edit(other, shared(other), title="Theirs")
    (news,) = plan(archive, Direct(other)).news
    assert (news.what, news.trashed) == (CHANGED, True)
