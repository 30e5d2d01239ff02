"""Run by an environment that has the `followthemoney` package: validates the lines of a file, and says so as JSON.

More than the package's own `validate`, which lets through what it would drop: every value must be taken as it is, every
entity that is referred to must be there, and of the schema that the property asks for.
"""

import json
import sys
from collections import Counter

from followthemoney import __version__, model
from followthemoney.exc import InvalidData


def main(path: str) -> None:
    """Validate a file of entities, a line each; print what was found."""
    with open(path, encoding="utf-8") as file:
        entities = [json.loads(line) for line in file]
    schemata = {one["id"]: model.get(one["schema"]) for one in entities}
    wrong = [f"{one['id']} {one['schema']}: {what}" for one in entities for what in _wrong(one, schemata)]
    wrong += [f"{one}: twice" for one, count in Counter(one["id"] for one in entities).items() if count > 1]
    counts = Counter(one["schema"] for one in entities)
    print(json.dumps({"version": __version__, "entities": len(entities), "schemata": counts, "wrong": wrong[:100],
                      "count_wrong": len(wrong)}))


def _wrong(one, schemata):
    schema = model.get(one["schema"])
    if schema is None or schema.abstract:
        yield "no schema to be used"
        return
    try:
        schema.validate(one)
    except InvalidData as error:
        yield str(error.errors)
    for name, values in one["properties"].items():
        prop = schema.get(name)
        if prop is None:
            yield f"no property {name}"
            continue
        for value in values:
            if prop.type.name == "entity":
                there = schemata.get(value)
                if there is None or not there.is_a(prop.range):
                    yield f"{name}: {value} is {'not there' if there is None else there.name}"
            elif not value.strip() or prop.type.clean(value, proxy=None) is None:
                yield f"{name}: {value[:60]!r} would be dropped"
    proxy = model.get_proxy(one, cleaned=False)
    if len(proxy.caption or "") == 0:
        yield "no caption"


if __name__ == "__main__":
    main(sys.argv[1])
