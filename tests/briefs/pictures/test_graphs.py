"""Graphs: the same records give the same picture, no two boxes meet, every link is told with its sources."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from archive_schema.records import Record
from desktop.briefs.pictures.graph import Edge, Graph, Node, lay_out
from desktop.briefs.pictures.reading import context_of, read
from desktop.briefs.pictures.seen import Seen, Spot, View
from desktop.briefs.values import Picture, Stroke, TableBlock, Words, plain_text
from tests.briefs.conftest import Desk


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """A graph of up to 40 records, each reached from one before it."""
    count = draw(st.integers(1, 40))
    reached = {"n0": ""} | {f"n{at}": f"n{draw(st.integers(0, at - 1))}" for at in range(1, count)}
    edges = [Edge(one, other, "Court", draw(st.integers(0, 3))) for one, other in reached.items() if other]
    more = {f"n{draw(st.integers(0, count - 1))}": 7} if draw(st.booleans()) else {}
    return Graph(tuple(Node(one, f"Record {one}", "person", "Person") for one in reached), reached, tuple(edges), more)


def meet(one: Spot, other: Spot) -> bool:
    return (one.x < other.x + other.width and other.x < one.x + one.width
            and one.y < other.y + other.height and other.y < one.y + one.height)


@given(graphs())
@settings(max_examples=20)
def test_no_two_boxes_meet(graph: Graph) -> None:
    seen = lay_out(graph, View(tallest=0), "en")
    assert len(seen.spots) == len(graph.nodes) + len(graph.more)
    assert not any(meet(*pair) for pair in combinations(seen.spots, 2))


@given(graphs())
@settings(max_examples=20)
def test_the_same_graph_gives_the_same_picture(graph: Graph) -> None:
    assert lay_out(graph, View(), "ru") == lay_out(graph, View(), "ru")


@given(graphs())
@settings(max_examples=20)
def test_every_line_stays_in_the_picture(graph: Graph) -> None:
    siblings = [Edge(one, other, "Led to") for one, other in zip(graph.reached, list(graph.reached)[1:], strict=False)]
    picture = lay_out(replace(graph, edges=(*graph.edges, *siblings)), View(), "en").picture
    lines = [shape for shape in picture.shapes if isinstance(shape, Stroke)]
    assert all(0 <= min(one.x0, one.x1) and max(one.x0, one.x1) <= picture.width for one in lines)


@given(graphs())
@settings(max_examples=20)
def test_neighbours_know_each_other(graph: Graph) -> None:
    spots = lay_out(graph, View(), "en").spots
    assert all(at in spots[other].to for at, spot in enumerate(spots) for other in spot.to)


def test_three_hundred_records_in_a_chain_are_laid_out() -> None:
    reached = {"n0": ""} | {f"n{at}": f"n{at - 1}" for at in range(1, 300)}
    seen = lay_out(Graph(tuple(Node(one, one) for one in reached), reached, ()), View(), "en")
    assert len(seen.spots) == 300


def test_what_is_left_out_is_said() -> None:
    graph = Graph((Node("n0", "A case"),), {"n0": ""}, (), {"n0": 12})
    assert lay_out(graph, View(), "en").told == "12 further linked records are not drawn."


# From records

def case(desk: Desk) -> tuple[Record, Record]:
    person = desk.add("person", name="Vera Ivanova", protection="pseudonym", pseudonym="Witness 1")
    court = desk.add("organisation", name="A court")
    record = desk.add("prosecution", title="Case", court=court.id, defendants=[{"person": person.id, "name": "V."}])
    source = desk.add("source", title="Report")
    desk.add("citation", source=source.id, about=record.id, field="court")
    return record, person


def seen_of(desk: Desk, **values: object) -> tuple[Seen, tuple[tuple[tuple[str, ...], str], ...]]:
    with desk.archive.reader() as reader:
        reading = read(reader, Record("brief_block", {"block_type": "graph", **values}), "en")
    seen = reading.lay_out(View(tallest=0))
    assert seen
    return seen, reading.told.lines


def test_each_link_tells_how_many_sources_it_has(desk: Desk) -> None:
    record, _ = case(desk)
    lines = [cells for cells, _ in seen_of(desk, record=record.id)[1]]
    assert lines == [("Case", "Defendants", "Witness 1", "0"), ("Case", "Court", "A court", "1")]


def test_a_link_without_a_source_is_a_broken_line(desk: Desk) -> None:
    record, _ = case(desk)
    lines = [shape.dashed for shape in seen_of(desk, record=record.id)[0].picture.shapes
             if isinstance(shape, Stroke) and shape.weight == 0.7]
    assert lines == [False, False, True, False, False, True]  # what hangs together, the two links, the legend


def test_a_protected_person_bears_the_pseudonym(desk: Desk) -> None:
    _, person = case(desk)
    seen, lines = seen_of(desk, record=person.id)
    said = [shape.text for shape in seen.picture.shapes if isinstance(shape, Words)]
    assert "Witness 1" in said and "Ivanova" not in " ".join((*said, str(lines)))


def test_a_neighbours_own_links_are_shown_when_it_is_opened(desk: Desk) -> None:
    record, person = case(desk)
    alone = seen_of(desk, record=person.id)[0]
    opened = seen_of(desk, record=person.id, table_records=[record.ref])[0]
    assert [len(one.spots) for one in (alone, opened)] == [2, 3]


def test_kinds_that_are_not_named_are_left_out(desk: Desk) -> None:
    record, _ = case(desk)
    assert len(seen_of(desk, record=record.id, table_kind="person")[0].spots) == 2


def test_a_brief_prints_the_graph_and_every_link_with_its_note(desk: Desk) -> None:
    record, _ = case(desk)
    desk.block("graph", record=record.id)
    picture, table = desk.composed().document.blocks
    assert isinstance(picture, Picture) and isinstance(table, TableBlock)
    assert plain_text(table.rows[0][3]) == "no source" and len(table.rows[1][3]) == 2


def test_more_neighbours_than_a_page_holds_are_counted(desk: Desk) -> None:
    court = desk.add("organisation", name="A court")
    for number in range(25):
        desk.add("prosecution", title=f"Case {number}", court=court.id)
    desk.block("graph", record=court.id)
    *_, told = desk.composed().document.blocks
    assert plain_text(told.spans) == "9 further linked records are not drawn."  # type: ignore[union-attr]


def test_a_record_that_is_not_there_has_no_picture(desk: Desk) -> None:
    with desk.archive.reader() as reader:
        assert read(reader, Record("brief_block", {"block_type": "graph"}), "en").count == 0
        assert context_of(reader, "kk").language == "kk"
