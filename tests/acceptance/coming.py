"""What comes in from web archives and conversations: real archives with known faults, and one long conversation."""

import hashlib
import json
import time
from pathlib import Path

from archive_schema.records import Record
from desktop.archive import create
from desktop.exchange.documents import Way
from desktop.exchange.many import Left, add_all, files_under
from desktop.intake import conversation
from desktop.intake.take import take_in
from tests import outside
from tests.acceptance.outcome import Outcome

# What is right to say of each file, by what the projects that made them say: digests, whole, pages.
WARC = {
    "bad.arc": ("none", "right", 2), "example-bad-non-chunked.warc.gz": ("none", "wrong", 0),
    "example-bad.warc.gz.bad": ("none", "wrong", 0), "example-digest.warc": ("wrong", "right", 0),
    "example-iana.org-chunked.warc": ("right", "right", 1), "example-resource.warc.gz": ("right", "right", 1),
    "example-space-in-target-uri.warc.gz": ("right", "right", 0), "example-space-in-url.arc": ("none", "wrong", 1),
    "example-trunc.warc": ("wrong", "wrong", 1), "example-wget-bad-target-uri.warc.gz": ("right", "right", 1),
    "example-wrong-chunks.warc.gz": ("none", "wrong", 1), "example.arc": ("none", "right", 1),
    "example.arc.gz": ("none", "right", 1), "example.warc": ("right", "right", 1),
    "example.warc.gz": ("right", "right", 1), "post-test.warc.gz": ("right", "right", 0),
}
# Hashes, signature, pages.
WACZ = {
    "invalid_example_1.wacz": ("wrong", "none", 0), "invalid_signed_example_1.wacz": ("right", "wrong", 1),
    "valid_example_1.wacz": ("right", "none", 1), "valid_example_2.wacz": ("right", "none", 1),
    "valid_signed_example_1.wacz": ("right", "right", 1),
}


def web_archives(folder: Path, quick: bool) -> Outcome:
    """The test files of warcio and of py-wacz: what is said of digests, hashes, signatures and whether a file is whole
    is what their makers say, and every page in them is listed."""
    wrong, count = [], 0
    for told in outside.listed():
        if "web-archives" not in told.used_by:
            continue
        for path in told.files():
            expected = WARC.get(path.name) or WACZ.get(path.name)
            if expected is None:
                continue
            draft = take_in(path)
            found = {one.what: one.result for one in draft.verdicts}
            parts = ("digests", "whole") if path.name in WARC else ("hashes", "signature")
            got = (*(found.get(part, "") for part in parts), len(draft.contents))
            count += 1
            if got != expected:
                wrong.append(f"{path.name}: {got}, not {expected}")
    return Outcome(f"{count} of {len(WARC) + len(WACZ)} files looked at, {count - len(wrong)} judged rightly",
                   tuple(wrong))


def letters(folder: Path, quick: bool) -> Outcome:
    """Real letters, many of them malformed: each ends in a source with its subject, or in a clear reason."""
    wrong, count, malformed, attached = [], 0, 0, 0
    for told in outside.listed():
        for path in told.files() if "letters" in told.used_by else []:
            draft = take_in(path)
            codes = {one.code for one in draft.problems}
            count += 1
            malformed += bool(codes & {"mail_parts", "mail_headers", "mail_encoding"})
            attached += draft.within[1]
            if codes & {"damaged", "worker_died", "worker_slow", "worker_memory", "unknown_kind"} or not draft.text:
                wrong.append(f"{path.name}: {', '.join(sorted(codes))}")
    return Outcome(f"{count} letters read, {malformed} of them told to be malformed, {attached} attachments in them",
                   tuple(wrong))


def conversations(folder: Path, quick: bool) -> Outcome:
    """A Telegram export of 10,000 messages with files beside it: each message is told and citable by its number, time
    and sender, each file is kept with its hash."""
    count, wrong = 500 if quick else 10_000, []
    hashes = _export(folder / "export", count)
    begun = time.perf_counter()
    with create(folder / "archive", "a passphrase of the acceptance", purpose="test", who="acceptance") as archive:
        left: list[str] = []
        add_all(archive, files_under([folder / "export" / "result.json"]), Way(),
                lambda known_as, one: left.append(known_as) if isinstance(one, Left) else None)
        seconds = time.perf_counter() - begun
        with archive.reader() as reader:
            sources = [reader.get(one) for one in reader.ids("source")]
            talk = next(one for one in sources if conversation.is_conversation(str(one["text_method"] or "")))
            kept = {str(file["sha256"]) for one in sources for file in reader.files_of(one.id)}
            persons = len(list(reader.ids("person")))
        messages = list(conversation.read(str(talk["text"])))
        told = {name: sha256 for one in messages for name, sha256 in one.files}
        pinned = {one.pinpoint for one in messages}
        cited = messages[count // 2]
        made = archive.write("Cite a message", lambda writer: writer.add(Record("citation", {
            "source": talk.id, "about": talk.id, "locator_kind": "message", "locator": cited.pinpoint,
            "quote": cited.text}))).result()
    wrong += [f"not taken in: {name}" for name in left]
    wrong += [f"{name} has another hash" for name, sha256 in hashes.items() if told.get(name) != sha256]
    wrong += [f"{name} is not kept" for name, sha256 in hashes.items() if sha256 not in kept]
    if len(messages) != count or len(pinned) != count:
        wrong.append(f"{len(messages)} messages, {len(pinned)} of them told apart")
    if persons or not made["locator"]:
        wrong.append("a person was made of a sender, or a message could not be cited")
    return Outcome(f"{len(messages):,} messages, each with its own place; {len(hashes)} files kept with their hashes; "
                   f"taken in within {seconds:.0f} s", tuple(wrong))


def _export(folder: Path, count: int) -> dict[str, str]:
    """Write an export; the SHA-256 of each of its files by its name there."""
    hashes = {}
    (folder / "files").mkdir(parents=True)
    messages = []
    for number in range(1, count + 1):
        clock = time.gmtime(1_641_369_780 + 60 * number)
        one = {"id": number, "type": "message", "date": time.strftime("%Y-%m-%dT%H:%M:%S", clock),
               "date_unixtime": str(1_641_369_780 + 60 * number - 6 * 3600), "from": f"Қатысушы {number % 7}",
               "text": ["Хабарлама ", {"type": "bold", "text": str(number)}, ". Сот шешімі туралы әңгіме."]}
        if number % 3 == 0:
            one |= {"reply_to_message_id": number - 1, "edited": one["date"], "forwarded_from": "Арна"}
        if number % 100 == 0:
            name = f"files/note_{number}.txt"
            data = f"Words of the note {number}".encode()
            (folder / name).write_bytes(data)
            hashes[name] = hashlib.sha256(data).hexdigest()
            one["file"] = name
        messages.append(one)
    told = {"name": "Әріптестер", "type": "private_group", "id": 1, "messages": messages}
    (folder / "result.json").write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    return hashes
