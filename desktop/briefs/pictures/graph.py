"""How records hang together: those near one record in columns, a line for each link between them.

What is linked to the record in the first column stands in the second, and so on; below its own neighbours nothing of
another's is put, so no two boxes can meet. The same records always give the same picture.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from desktop.briefs.blocks.drawing import cut
from desktop.briefs.pictures.bars import Shape
from desktop.briefs.pictures.seen import Seen, Spot, View
from desktop.briefs.terms import term
from desktop.briefs.values import Box, Picture, Stroke, Words

_HIGH, _PITCH, _GUTTER = 24.0, 29.0, 26.0
_NARROWEST, _WIDEST = 120.0, 210.0  # of a box
_EDGE = 8.0  # right of the last column, where links within it turn
_SIZE, _SMALL = 7.6, 6.4
PER_PAGE = 17
"""Records that fit below each other on a page."""


@dataclass(frozen=True)
class Node:
    """A record in a graph; `kind` is the name of its kind, `kind_words` what it is called."""

    id: str
    title: str
    kind: str = ""
    kind_words: str = ""
    ref: str = ""


@dataclass(frozen=True)
class Edge:
    """A link from one record to another by a field; `sources` is how many sources are cited for it, None where the link
    is our own order of things, as with what lies in a case file."""

    one: str
    other: str
    label: str
    sources: int | None = 0

    @property
    def ends(self) -> frozenset[str]:
        """The two records, whichever way the link points."""
        return frozenset((self.one, self.other))


@dataclass(frozen=True)
class Graph:
    """The records near one, nearest first, each with the record by which it was reached ("" for the first); `more`
    tells how many neighbours of a record are not in it."""

    nodes: tuple[Node, ...]
    reached: dict[str, str]
    edges: tuple[Edge, ...]
    more: dict[str, int] = field(default_factory=dict)

    @property
    def left_out(self) -> int:
        """How many neighbours are not in it."""
        return sum(self.more.values())

    def between(self, one: str, other: str) -> list[Edge]:
        """The links between two records."""
        return self._by_ends.get(frozenset((one, other)), [])

    @cached_property
    def _by_ends(self) -> dict[frozenset[str], list[Edge]]:
        found: dict[frozenset[str], list[Edge]] = {}
        for edge in self.edges:
            found.setdefault(edge.ends, []).append(edge)
        return found


def graph_words(edges: Iterable[Edge], language: str) -> str:
    """Links in words: by which fields, and on how many sources."""
    return "; ".join(f"{edge.label} ({sources_words(edge, language)})" if edge.sources is not None else edge.label
                     for edge in edges)


def sources_words(edge: Edge, language: str) -> str:
    """On how many sources a link rests, in words; "" where none is wanted."""
    if edge.sources is None:
        return ""
    return term("sources_of", language).format(count=edge.sources) if edge.sources else term("no_sources", language)


def lay_out(graph: Graph, view: View, language: str) -> Seen:
    """The graph as one picture; it is wider than the view where its columns are many."""
    return _Sheet(graph, view, language).drawn()


class _Sheet:
    def __init__(self, graph: Graph, view: View, language: str) -> None:
        self.graph, self.language = graph, language
        self.nodes = {node.id: node for node in graph.nodes}
        self.children: dict[str, list[str]] = {}
        for node in graph.nodes:
            self.children.setdefault(graph.reached.get(node.id, ""), []).append(node.id)
        self.depth: dict[str, int] = {}
        self.y: dict[str, float] = {}
        self.chips: list[tuple[str, float]] = []
        self.height = 2.0
        for root in self.children.get("", []):
            self._place(root, 0)
        columns = 1 + max([*self.depth.values(), *(self.depth[one] + 1 for one, _ in self.chips)], default=0)
        room = (view.width - _EDGE - _GUTTER * (columns - 1)) / columns
        self.wide = min(max(room, _NARROWEST), _WIDEST)
        self.width = max(view.width, columns * (self.wide + _GUTTER) - _GUTTER + _EDGE)
        self.indent = 5.0 if view.on_paper else 16.0  # paper has no icons
        self.shapes: list[Shape] = []

    def _place(self, root: str, depth: int) -> None:
        """A record beside the middle of its neighbours, each of which has the height of its own; no recursion, since
        a chain of records may be long."""
        order: list[str] = []
        stack = [(root, depth)]
        while stack:
            one, at = stack.pop()
            self.depth[one] = at
            order.append(one)
            stack += [(child, at + 1) for child in reversed(self.children.get(one, []))]
        tops: dict[str, list[float]] = {one: [] for one in order}
        waiting: dict[str, int] = {one: len(self.children.get(one, [])) for one in order}
        for one in order:
            if not waiting[one]:
                self._leaf(one, tops)
            while one in self.y and one != root:  # a record whose last neighbour has its place has its own
                parent = self.graph.reached[one]
                tops[parent].append(self.y[one])
                waiting[parent] -= 1
                if waiting[parent]:
                    break
                self._chip(parent, tops)
                self.y[parent] = (tops[parent][0] + tops[parent][-1]) / 2
                one = parent

    def _leaf(self, one: str, tops: dict[str, list[float]]) -> None:
        if self.graph.more.get(one):
            self._chip(one, tops)
            self.y[one] = tops[one][0]
        else:
            self.y[one] = self.height
            self.height += _PITCH

    def _chip(self, one: str, tops: dict[str, list[float]]) -> None:
        if self.graph.more.get(one):
            self.chips.append((one, self.height))
            tops[one].append(self.height)
            self.height += _PITCH

    # Drawing

    def x(self, depth: int) -> float:
        """Where a column begins."""
        return depth * (self.wide + _GUTTER)

    def drawn(self) -> Seen:
        """The picture, with a place for each record that knows its neighbours."""
        for parent in self.children:
            if parent:
                self._branch(parent)
        for edges in self._pairs():
            self._link(edges)
        number = {node.id: at for at, node in enumerate(self.graph.nodes)}
        near: dict[str, list[int]] = {one: [] for one in number}
        for edges in self._pairs():
            near[edges[0].one].append(number[edges[0].other])
            near[edges[0].other].append(number[edges[0].one])
        spots = [self._box(node, tuple(sorted(near[node.id]))) for node in self.graph.nodes]
        spots += [self._more(one, y) for one, y in self.chips]
        bottom = self._legend(self.height + 2.0)
        told = term("graph_told", self.language).format(count=len(self.graph.nodes))
        left = term("graph_left", self.language).format(count=self.graph.left_out) if self.graph.left_out else ""
        return Seen(Picture(self.width, bottom, tuple(self.shapes), description=f"{told} {left}".strip()),
                    tuple(spots), told=left)

    def _pairs(self) -> list[list[Edge]]:
        """The links that are drawn, those between the same two records together."""
        found: dict[frozenset[str], list[Edge]] = {}
        for edge in self.graph.edges:
            if edge.one in self.nodes and edge.other in self.nodes and edge.one != edge.other:
                found.setdefault(edge.ends, []).append(edge)
        return list(found.values())

    def _branch(self, parent: str) -> None:
        """The line from a record to where those reached from it hang: one for all, since broken lines that lie on each
        other would look full."""
        bare = [self._is_bare(self.graph.between(parent, child)) for child in self.children[parent]]
        ys = [self.y[one] + _HIGH / 2 for one in (parent, *self.children[parent])]
        right = self.x(self.depth[parent]) + self.wide
        middle, y = right + _GUTTER / 2, self.y[parent] + _HIGH / 2
        self.shapes.append(Stroke(right, y, middle, y, 0.7, 0.2, all(bare)))
        if min(ys) < max(ys):
            self.shapes.append(Stroke(middle, min(ys), middle, max(ys), 0.7, 0.2, all(bare)))
        for child, broken in zip(self.children[parent], bare, strict=True):
            foot = self.y[child] + _HIGH / 2
            self.shapes.append(Stroke(middle, foot, right + _GUTTER, foot, 0.7, 0.2, broken))

    def _link(self, edges: list[Edge]) -> None:
        """A link beside those by which records were reached."""
        one, other = sorted(edges[0].ends, key=lambda node: (self.depth[node], self.y[node]))
        if self.graph.reached.get(other) == one:
            return
        bare = self._is_bare(edges)
        y0, y1 = self.y[one] + _HIGH / 2, self.y[other] + _HIGH / 2
        right = self.x(self.depth[one]) + self.wide
        if self.depth[one] != self.depth[other]:
            self.shapes.append(Stroke(right, y0 + 4, self.x(self.depth[other]), y1 + 4, 0.4, 0.5, dashed=bare))
            return
        turn = right + 6.0
        self.shapes += [Stroke(*line, 0.4, 0.5, bare) for line in (
            (right, y0, turn, y0), (turn, y0, turn, y1), (turn, y1, right, y1))]

    @staticmethod
    def _is_bare(edges: list[Edge]) -> bool:
        """Is a source wanted, and none cited for any of these links?"""
        return bool(edges) and all(edge.sources == 0 for edge in edges)

    def _frame(self, x: float, y: float, weight: float) -> None:
        right, foot = x + self.wide, y + _HIGH
        self.shapes += [Box(x, y, self.wide, _HIGH, 1.0)]
        self.shapes += [Stroke(*line, weight, 0.3) for line in (
            (x, y, right, y), (right, y, right, foot), (right, foot, x, foot), (x, foot, x, y))]

    def _box(self, node: Node, near: tuple[int, ...]) -> Spot:
        x, y = self.x(self.depth[node.id]), self.y[node.id]
        parent = self.graph.reached.get(node.id, "")
        self._frame(x, y, 0.6 if parent else 1.2)
        by = graph_words(self.graph.between(parent, node.id), self.language) if parent else node.ref
        below = " · ".join(filter(None, (by, node.kind_words)))
        title = cut(node.title, self.wide - self.indent - 4, _SIZE, True)
        self.shapes += [Words(title, x + self.indent, y + 9.6, _SIZE, bold=True),
                        Words(cut(below, self.wide - 8, _SMALL), x + 5, y + 19.4, _SMALL, grey=0.25)]
        said = "; ".join(filter(None, (node.kind_words, *(
            f"{self.nodes[other].title}: {graph_words(self.graph.between(node.id, other), self.language)}"
            for other in (self.graph.nodes[at].id for at in near)))))
        return Spot(x, y, self.wide, _HIGH, f"{node.title}. {said}", records=(node.id,), to=near, icon=node.kind)

    def _more(self, one: str, y: float) -> Spot:
        """How many more neighbours there are."""
        x, middle = self.x(self.depth[one] + 1), y + _HIGH / 2
        words = term("links_more", self.language).format(count=self.graph.more[one])
        right = self.x(self.depth[one]) + self.wide
        turn, start = right + _GUTTER / 2, self.y[one] + _HIGH / 2
        self.shapes += [Stroke(right, start, turn, start, 0.4, 0.5), Stroke(turn, start, turn, middle, 0.4, 0.5),
                        Stroke(turn, middle, x, middle, 0.4, 0.5),
                        Words(words, x + 5, middle + 2.6, _SIZE, grey=0.2)]
        return Spot(x, y, self.wide, _HIGH, f"{self.nodes[one].title}: {words}", records=(one,), more=True)

    def _legend(self, y: float) -> float:
        for name, bare in (("link_sourced", False), ("link_bare", True)):
            self.shapes += [Stroke(0, y + 4, 16, y + 4, 0.7, 0.2, bare),
                            Words(term(name, self.language), 21.0, y + 6.4, 7.2, grey=0.2)]
            y += 11.0
        return y + 2
