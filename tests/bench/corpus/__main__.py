"""python -m tests.bench.corpus NUMBER FILE: write so many documents, one JSON object to a line."""

import argparse
import dataclasses
import json
from pathlib import Path

from tests.bench.corpus.documents import Corpus


def main() -> None:
    """Write the documents, and tell how often the texts were drawn."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.corpus")
    parser.add_argument("number", type=int)
    parser.add_argument("file", type=Path)
    asked = parser.parse_args()
    corpus = Corpus()
    with asked.file.open("w", encoding="utf-8") as file:
        for document in corpus.documents(asked.number):
            file.write(json.dumps(dataclasses.asdict(document), ensure_ascii=False) + "\n")
    print(corpus.told(asked.number))


if __name__ == "__main__":
    main()
