"""Another program sets a paper, in a Python of its own: `peer_program.py ENGINE SOURCE PDF FONTS`.

It tells what that took, and imports nothing of this project: the Python that runs it has only what
packaging/requirements-bench.txt lists.
"""

import json
import sys
import time
from pathlib import Path


def main(engine: str, source: str, target: str, fonts: str) -> None:
    """Set `source` into the file `target`; imports are not counted."""
    if engine == "typst":
        import typst

        def work() -> None:
            typst.compile(source, output=target, font_paths=[fonts], ignore_system_fonts=True)
    else:
        from weasyprint import HTML

        def work() -> None:
            HTML(filename=source).write_pdf(target)

    wall, cpu = time.perf_counter(), time.process_time()
    work()
    told = {"seconds": time.perf_counter() - wall, "cpu": time.process_time() - cpu, "memory": _most_memory()}
    sys.stdout.write(json.dumps(told) + "\n")


def _most_memory() -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) * 1024


if __name__ == "__main__":
    main(*sys.argv[1:])
