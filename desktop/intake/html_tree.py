"""The tree of a web page, walked without recursion: it may be nested a million deep."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

UNSEEN = frozenset("script style template noscript head iframe object audio video canvas svg".split())
_NO_ELEMENTS = ("-comment", "_comment", "-doctype")


def walk(root: LexborNode | None, unseen: frozenset[str]) -> Iterator[tuple[LexborNode, bool]]:
    """Each visible node in reading order, an element at its beginning (True) and its end; text comes once."""
    stack: list[tuple[LexborNode, bool]] = [] if root is None else [(root, True)]
    while stack:
        node, begins = stack.pop()
        yield node, begins
        if not begins or node.tag == "-text":
            continue
        stack.append((node, False))
        children = []
        child = node.first_child
        while child is not None:
            if child.tag not in unseen and child.tag not in _NO_ELEMENTS:
                children.append((child, True))
            child = child.next
        stack.extend(reversed(children))
