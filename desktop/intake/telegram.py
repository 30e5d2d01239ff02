"""What Telegram Desktop writes when it exports: result.json, of one conversation or of all, and messages.html."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from desktop.intake.conversation import Message

JSON = Any
_FILES = ("photo", "file", "contact_vcard")
# Keys told elsewhere, or of no weight for what was said: sizes of pictures, doubles of the text.
_KNOWN = frozenset("""
id type date date_unixtime edited edited_unixtime from from_id actor actor_id text text_entities photo file file_name
file_size photo_file_size thumbnail thumbnail_file_size width height mime_type media_type duration_seconds
reply_to_message_id reply_to_peer_id forwarded_from forwarded_from_id via_bot location_information contact_information
contact_vcard contact_vcard_file_size poll reactions action title members sticker_emoji inline_bot_buttons
""".split())
_ABSENT = re.compile(r"\(.*\)")  # "(File not included. Change data exporting settings to download.)"


def conversations(told: JSON) -> list[dict[str, JSON]]:
    """The conversations of an export: the one it is, or all those of a whole account."""
    if not isinstance(told, dict):
        return []
    if isinstance(told.get("messages"), list):
        return [told]
    found = []
    for key in ("chats", "left_chats"):
        part = told.get(key)
        listed = part.get("list") if isinstance(part, dict) else None
        found += [one for one in listed or () if isinstance(one, dict) and isinstance(one.get("messages"), list)]
    return found


def name_of(conversation: dict[str, JSON]) -> str:
    """The name of a conversation as stated."""
    return _words(conversation.get("name")) or _words(conversation.get("type")) or _words(conversation.get("id"))


def messages(conversation: dict[str, JSON]) -> Iterator[Message]:
    """The messages in the order of the export."""
    for one in conversation["messages"]:
        if isinstance(one, dict):
            sender = _words(one.get("from") or one.get("actor")) or _words(one.get("from_id") or one.get("actor_id"))
            yield Message(_words(one.get("id")), _time(one, "date"), sender, _text(one.get("text")), tuple(_more(one)))


def _more(one: dict[str, JSON]) -> Iterator[tuple[str, str]]:
    if one.get("type") == "service" or one.get("action"):
        title, members = _words(one.get("title")), one.get("members")
        named = ", ".join(map(_words, members)) if isinstance(members, list) else ""
        yield "done", ": ".join(filter(None, (_words(one.get("action")) or "service", title or named)))
    if one.get("edited"):
        yield "edited", _time(one, "edited")
    if "forwarded_from" in one or "forwarded_from_id" in one:
        yield "forwarded", _words(one.get("forwarded_from")) or _words(one.get("forwarded_from_id")) or "?"
    if one.get("reply_to_message_id"):
        yield "reply", _words(one["reply_to_message_id"])
    if one.get("via_bot"):
        yield "via", _words(one["via_bot"])
    for key in _FILES:
        if name := _words(one.get(key)):
            if _ABSENT.fullmatch(name):
                yield "other", f"{_words(one.get('file_name')) or key}: {name}"
            else:
                yield "file", name
    place, contact, poll = one.get("location_information"), one.get("contact_information"), one.get("poll")
    if isinstance(place, dict):
        yield "place", f"{_words(place.get('latitude'))} {_words(place.get('longitude'))}"
    if isinstance(contact, dict):
        yield "contact", " ".join(filter(None, map(_words, contact.values())))
    if isinstance(poll, dict):
        answers = [one for one in poll.get("answers") or () if isinstance(one, dict)]
        yield "poll", "; ".join([_words(poll.get("question")),
                                 *(f"{_words(one.get('text'))} ({_words(one.get('voters'))})" for one in answers)])
    for reaction in one.get("reactions") or ():
        if isinstance(reaction, dict):
            yield "reaction", f"{_words(reaction.get('emoji') or reaction.get('type'))} {_words(reaction.get('count'))}"
    for key in sorted(one.keys() - _KNOWN):
        if words := _words(one[key]):
            yield "other", f"{key}: {words}"


def _text(value: JSON) -> str:
    """Text as it was written: a string, or pieces of which some are set otherwise. Where a link hides behind words its
    address stands behind them."""
    if isinstance(value, str):
        return value
    pieces = []
    for piece in value if isinstance(value, list) else ():
        words = _words(piece.get("text")) if isinstance(piece, dict) else _words(piece)
        if isinstance(piece, dict) and piece.get("href") and piece["href"] != words:
            words += f" <{_words(piece['href'])}>"
        pieces.append(words)
    return "".join(pieces)


def _time(one: dict[str, JSON], key: str) -> str:
    """The time as stated. Where the same is stated as seconds of UTC too, the zone of the clock follows from both."""
    clock, seconds = _words(one.get(key)), _words(one.get(f"{key}_unixtime"))
    try:
        local = datetime.fromisoformat(clock)
        apart = local.replace(tzinfo=UTC) - datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        return clock.replace("T", " ")
    minutes = round(apart.total_seconds() / 60)
    zone = "" if abs(minutes) > 15 * 60 or minutes % 15 else f" {_offset(apart)}"
    return clock.replace("T", " ") + zone


def _offset(apart: timedelta) -> str:
    minutes = round(apart.total_seconds() / 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _words(value: JSON) -> str:
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, bool):
        return ""
    return str(value) if isinstance(value, int | float) else json.dumps(value, ensure_ascii=False)[:500]


# messages.html

def is_page(tree: LexborHTMLParser) -> bool:
    """Whether a page is one of an export in HTML."""
    return tree.css_first("div.page_body.chat_page div.history") is not None


def page_name(tree: LexborHTMLParser) -> str:
    """The name of the conversation a page is of."""
    return _inner(tree.css_first("div.page_header div.text"))


def page_messages(tree: LexborHTMLParser) -> Iterator[Message]:
    """The messages of a page. One that follows another of the same sender does not name him again."""
    sender = ""
    for node in tree.css("div.history > div.message"):
        body = next((child for child in node.css("div.body") if "forwarded" not in _classes(child)), None)
        if body is None:
            continue
        number = (node.attributes.get("id") or "").removeprefix("message")
        if "service" in _classes(node):
            yield Message(number, "", "", "", (("done", _inner(body)),))
            continue
        forwarded = body.css_first("div.forwarded.body")
        named = [one for one in body.css("div.from_name") if one.parent and one.parent.mem_id == body.mem_id]
        sender = _inner(named[0]) if named else sender
        clock = body.css_first("div.date.details")
        text = "\n".join(_inner(one) for one in body.css("div.text"))
        yield Message(number, (clock.attributes.get("title") or "") if clock is not None else "", sender, text,
                      tuple(_page_more(body, forwarded)))


def _page_more(body: LexborNode, forwarded: LexborNode | None) -> Iterator[tuple[str, str]]:
    if forwarded is not None:
        yield "forwarded", _inner(forwarded.css_first("div.from_name")) or "?"
    for link in body.css("div.reply_to a"):
        found = re.search(r"message(-?\d+)", link.attributes.get("href") or "")
        yield "reply", found[1] if found else _inner(link)
    for link in body.css("div.media_wrap a"):
        name = link.attributes.get("href") or ""
        if name and ":" not in name.split("/")[0] and not name.startswith("#"):
            yield "file", name


def _classes(node: LexborNode) -> list[str]:
    return (node.attributes.get("class") or "").split()


def _inner(node: LexborNode | None) -> str:
    if node is None:
        return ""
    for line in node.css("br"):
        line.insert_before("\n")
    return "\n".join(re.sub(r"[ \t]+", " ", line).strip() for line in node.text().strip().split("\n"))
