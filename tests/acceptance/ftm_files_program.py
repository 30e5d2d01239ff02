"""Run by an environment that has OpenAleph's parts: loads a folder of entities with files as its server does.

    python ftm_files_program.py FOLDER SCRATCH [CHECKOUT]

The files are copied and looked up by `openaleph-servicelayer`, the entities go through `followthemoney` into the store
of `ftmq`; with a checkout of OpenAleph its own `bulk_write`, of which load-entities is made, does that. Says as JSON
what it found there.
"""

import json
import sys
import types
from collections import Counter
from contextlib import suppress
from hashlib import sha1
from pathlib import Path

from followthemoney import EntityProxy, __version__
from followthemoney.helpers import remove_checksums
from followthemoney.namespace import Namespace
from ftmq.store.fragments import get_fragments
from servicelayer.archive.file import FileArchive


def main(folder: Path, scratch: Path, checkout: str) -> None:
    """Load, and print what was found."""
    archive = FileArchive(path=str(scratch / "data"))
    loader = _loader(checkout) if checkout else _own
    for path in FileArchive(path=str(folder / "archive")).list_files():
        archive.archive_file(FileArchive(path=str(folder / "archive")).load_file(path), content_hash=path)
    with (folder / "entities.ftm.json").open(encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    stores = {name: get_fragments(name, database_uri=f"sqlite:///{scratch / name}.db") for name in ("unsafe", "safe")}
    for name, store in stores.items():
        for _ in loader(store, lines, name == "safe"):
            pass
    loaded = list(stores["unsafe"].iterate())
    hashed = [one for one in loaded if one.first("contentHash", quiet=True)]
    found = [(one, archive.load_file(one.first("contentHash"))) for one in hashed]
    lost = sum(len(values) for one in lines for values in one["properties"].values()) - sum(
        len(one.get(name)) for one in loaded for name in one.properties)
    print(json.dumps({
        "version": __version__, "entities": len(loaded), "schemata": Counter(one.schema.name for one in loaded),
        "values_lost": lost, "with_file": len(hashed), "files": len(set(archive.list_files())),
        "whole": sum(path is not None and sha1(path.read_bytes()).hexdigest() == one.first("contentHash")
                     and str(path.stat().st_size) == one.first("fileSize") for one, path in found),
        "when_safe": sum(bool(one.first("contentHash", quiet=True)) for one in stores["safe"].iterate())}))


def _own(store, lines, safe):
    """The steps of OpenAleph's load-entities, by the packages it takes them from."""
    namespace, writer = Namespace("our_archive"), store.bulk()
    for line in lines:
        proxy = namespace.apply(EntityProxy.from_dict(line, cleaned=True))
        proxy = remove_checksums(proxy) if safe else proxy
        writer.put(proxy, origin="bulk")
        yield proxy
    writer.flush()


def _loader(checkout):
    """OpenAleph's own `bulk_write`; its database of datasets and its search index are stood in for."""
    stores = []
    made = {"openaleph_search.index": {"entities": None}, "aleph.model.collection": {"Collection": object},
            "aleph.logic.aggregator": {"get_aggregator": lambda collection: stores[-1]},
            "aleph.util": {"make_entity_proxy": EntityProxy.from_dict}}
    for name in ("openaleph_search", "aleph", "aleph.logic", "aleph.model", *made):
        sys.modules[name] = types.ModuleType(name)
        vars(sys.modules[name]).update(made.get(name, {}))
    code = types.ModuleType("processing")
    path = Path(checkout) / "aleph" / "logic" / "processing.py"
    exec(compile(path.read_text("utf-8"), str(path), "exec"), vars(code))
    dataset = types.SimpleNamespace(ns=Namespace("our_archive"), external=False, name="our_archive")

    def load(store, lines, safe):
        stores.append(store)
        yield from code.bulk_write(dataset, lines, safe=safe, role_id=1, mutable=False, clean=False)

    return load


if __name__ == "__main__":
    with suppress(BrokenPipeError):
        main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else "")
