"""One process that reads one file, from outside: started, given the file, asked, ended in time."""

from __future__ import annotations

import contextlib
import json
import subprocess
import threading
from typing import Any

from desktop import platform
from desktop.intake.draft import Limits
from desktop.intake.pages import hearing
from desktop.intake.pages.values import NotRead
from desktop.intake.reader import reader_command

JSON = Any
MEMORY = 768 * 1024 * 1024
_LIFETIME = 3600  # seconds of processor time after which the system ends it; another takes over


class Confined:
    """Used by one thread; `kill` may be called from any. The process ends with the thread that made it."""

    def __init__(self, form: str, memory: int = MEMORY, more: tuple[str, ...] = ()) -> None:
        command = reader_command("pages", Limits(memory=memory, seconds=_LIFETIME))
        self._stopped = self._slow = False
        try:
            self._process = platform.confine_start([*command, form, *more], subprocess.PIPE)
        except OSError as error:
            raise NotRead("absent") from error

    @property
    def number(self) -> int:
        """The system's number of the process."""
        return self._process.pid

    def ask(self, question: dict[str, JSON], seconds: float, data: bytes = b"") -> tuple[dict[str, JSON], bytes]:
        """The answer, its line and its bytes. Raises NotRead; after "died" or "slow" the process is gone."""
        watch = threading.Timer(seconds, self._too_slow)
        watch.daemon = True
        watch.start()
        try:
            return self._exchange(question, data)
        except (OSError, ValueError) as error:
            self.kill()
            if self._stopped:
                raise NotRead("closed") from error
            raise NotRead("slow" if self._slow else "died", seconds=f"{seconds:g}") from error
        finally:
            watch.cancel()

    def _exchange(self, question: dict[str, JSON], data: bytes) -> tuple[dict[str, JSON], bytes]:
        process = self._process
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(json.dumps({**question, "bytes": len(data)}).encode("ascii") + b"\n")
        process.stdin.write(data)
        process.stdin.flush()
        line = process.stdout.readline(hearing.MOST_LINE)
        if not line.endswith(b"\n"):
            raise ValueError("it ended")
        told, size = hearing.head(line)
        payload = process.stdout.read(size) if size else b""
        if len(payload) != size:
            raise ValueError("it ended")
        if refused := hearing.refusal(told):
            raise refused
        return told, payload

    def _too_slow(self) -> None:
        self._slow = True
        self.kill()

    def stop(self) -> None:
        """End it because nobody asks any more: a question that waits is answered by NotRead("closed")."""
        self._stopped = True
        self.kill()

    def kill(self) -> None:
        """End it now."""
        platform.confine_stop(self._process)

    def close(self) -> None:
        """End it and let go of its pipes; only when nobody is asking."""
        self.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):  # what was not sent is lost with the process
                    pipe.close()
