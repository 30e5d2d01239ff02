"""What is the operating system's: private files, locks, syncing to the disk, limits of a process.

Nothing else in the program is written for one system alone. A protection a system lacks is not passed over:
`protect_process` names it, so that the user can be told.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import math
import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    import subprocess

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl
    import resource

MiB = 1024 * 1024

_PR_SET_DUMPABLE = 4
"""prctl(2): whether the memory of this process may be dumped or read by others of the same user."""


def protect_process() -> tuple[str, ...]:
    """Make new files private and forbid memory dumps; return the protections this system could not give.

    The names are "private_files" and "memory_dumps". Called once, first thing, by the program's start.
    """
    missing = []
    if sys.platform == "win32":
        missing.append("private_files")
    else:
        os.umask(0o077)
    if not _forbid_memory_dumps():
        missing.append("memory_dumps")
    return tuple(missing)


def _forbid_memory_dumps() -> bool:
    if sys.platform == "win32":
        return False
    _limit(resource.RLIMIT_CORE, 0)
    if not sys.platform.startswith("linux"):
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    return bool(libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) == 0)


@contextlib.contextmanager
def temporary_files_in_memory() -> Iterator[bool]:
    """Have what the system's own libraries write for a moment, such as a page on its way to the printer, lie in memory
    and not on a disk. False where this system has no such place."""
    places = (os.environ.get("XDG_RUNTIME_DIR", ""), "/dev/shm")
    place = next((one for one in places if one and sys.platform.startswith("linux") and os.access(one, os.W_OK)), "")
    before = os.environ.get("TMPDIR")
    if place:
        os.environ["TMPDIR"] = place
    try:
        yield bool(place)
    finally:
        if place and before is None:
            del os.environ["TMPDIR"]
        elif place and before is not None:
            os.environ["TMPDIR"] = before


def message_buses() -> tuple[str, ...]:
    """Which D-Bus buses there are: "system", "session". Where none is named nothing may look for one: the library
    would start one, and write into HOME."""
    if not sys.platform.startswith("linux"):
        return ()
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    there = {
        "system": "DBUS_SYSTEM_BUS_ADDRESS" in os.environ or os.path.exists("/run/dbus/system_bus_socket"),
        "session": "DBUS_SESSION_BUS_ADDRESS" in os.environ or bool(runtime and os.path.exists(f"{runtime}/bus")),
    }
    return tuple(name for name, is_there in there.items() if is_there)


def end_now(code: int) -> None:
    """End this process without waiting for its threads; the system takes its memory, its files and its locks back."""
    os._exit(code)


def total_memory() -> int | None:
    """Bytes of memory this computer has, or None when the system does not say."""
    if sys.platform == "win32":
        return None
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (ValueError, OSError):
        return None


def sync_file(file: BinaryIO) -> None:
    """Return when what was written to the file lies on the disk itself."""
    file.flush()
    if sys.platform == "darwin":
        # There fsync stops at the drive's own memory.
        fcntl.fcntl(file.fileno(), fcntl.F_FULLFSYNC)
    else:
        os.fsync(file.fileno())


def forget_pages(file: BinaryIO) -> None:
    """Ask the system to let go of what it holds of a synced file in memory, so that reading it back reads the disk."""
    if hasattr(os, "posix_fadvise"):
        with contextlib.suppress(OSError):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def sync_folder(folder: Path) -> None:
    """Return when the names in a folder (new, renamed, removed) lie on the disk itself."""
    if sys.platform == "win32":
        return  # Windows keeps names in its own journal and cannot open a folder to sync it.
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def largest_file(folder: Path) -> int | None:
    """How many bytes a file on this disk may have, where that is few (FAT32); None where it is not, or not known."""
    try:
        mounts = Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape").splitlines()
        place = folder.resolve()
    except OSError:
        return None  # another system than Linux does not say; a file too large is refused there as it is written
    kinds = {}
    for line in mounts:
        before, _, after = line.partition(" - ")
        point = before.split(" ")[4].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")
        kinds[Path(point)] = after.split(" ")[0]
    kind = next((kinds[one] for one in (place, *place.parents) if one in kinds), "")
    return 4 * 1024 * MiB - 1 if kind in ("vfat", "msdos") else None


def lock_file(file: BinaryIO) -> bool:
    """Take the system's lock on an open file, at once; False when someone else holds it.

    The system gives the lock back when the file is closed or the process ends, however it ends.
    """
    try:
        if sys.platform == "win32":
            file.seek(_WINDOWS_LOCK_OFFSET)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            file.seek(0)
        else:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


_WINDOWS_LOCK_OFFSET = 1 << 30
"""Windows also refuses to read a locked byte, so a byte far beyond the text is the locked one."""


def yield_to_others() -> None:
    """Have this process wait while others want the processor, where the system knows such a thing."""
    if sys.platform != "win32":
        os.nice(10)


def limit_process(
    memory: int | None = None,
    cpu_seconds: int | None = None,
    file_bytes: int | None = None,
    open_files: int | None = None,
    processes: int | None = None,
) -> tuple[str, ...]:
    """Limit this process for good, as a worker does before it reads; return what could not be limited.

    `memory` is the address space in bytes, `file_bytes` the largest file it may write (0: none at all),
    `processes` how many processes its user may have (0: it starts none; root is not bound by it).
    None leaves a limit as it is. The names returned are those of the arguments.
    """
    wanted = {
        "memory": memory,
        "cpu_seconds": cpu_seconds,
        "file_bytes": file_bytes,
        "open_files": open_files,
        "processes": processes,
    }
    asked = {name: value for name, value in wanted.items() if value is not None}
    if sys.platform == "win32":
        return tuple(asked)
    kinds = {
        "memory": resource.RLIMIT_AS,
        "cpu_seconds": resource.RLIMIT_CPU,
        "file_bytes": resource.RLIMIT_FSIZE,
        "open_files": resource.RLIMIT_NOFILE,
        "processes": resource.RLIMIT_NPROC,
    }
    return tuple(name for name, value in asked.items() if not _limit(kinds[name], value))


def _limit(kind: int, value: int) -> bool:
    """Set one limit, never above what the process may have already."""
    _, hard = resource.getrlimit(kind)
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    try:
        resource.setrlimit(kind, (value, value))
    except (ValueError, OSError):
        return False
    return True


# What a parser that has everything in memory still needs of the kernel. All else is refused with EPERM.
_CALLS_ALLOWED = (
    "read", "pread64", "lseek", "fstat", "newfstatat", "close", "mmap", "munmap", "mprotect", "mremap", "madvise",
    "brk", "futex", "rseq", "set_robust_list", "membarrier", "sched_yield", "sched_getaffinity", "getpid", "gettid",
    "getrandom", "clock_gettime", "clock_getres", "gettimeofday", "time", "times", "getrusage",
    "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigaltstack", "restart_syscall", "exit", "exit_group",
)


def confine_start(arguments: list[str], document: int) -> subprocess.Popen[bytes]:
    """Start a reader: the open document is its standard input, its words come from its standard output.

    It heads a process group of its own, so that `confine_stop` ends whatever it started, and it inherits nothing
    of our environment but what the loader of libraries needs.
    """
    import subprocess  # a window is shown before it is needed

    kept = ("SYSTEMROOT", "LD_LIBRARY_PATH", "PATH")
    return subprocess.Popen(
        arguments, stdin=document, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, close_fds=True,
        cwd=os.path.abspath(os.sep), env={name: os.environ[name] for name in kept if name in os.environ},
        start_new_session=os.name == "posix",
    )


def confine_stop(process: subprocess.Popen[bytes]) -> int:
    """End a reader and everything in its process group; returns how it ended (negative: by that signal)."""
    if process.returncode is None:
        if os.name == "posix":
            # The group has the reader's own number; while it is not waited for, nobody else can have it.
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    return process.wait()


def confine_self(memory: int, seconds: int) -> str:
    """Give up, for ever, what a parser does not need. Called inside a reader, after its imports.

    `memory` is in bytes beyond what is mapped already, `seconds` is processor time beyond what starting took. Returns
    what the system granted, such as "rlimits+landlock+seccomp"; "none" where it has nothing of the kind.
    """
    protect_process()
    seconds += math.ceil(time.process_time())
    # pyseccomp looks for its library on disk, so it comes before Landlock, and is loaded after it.
    calls = _confine_calls_made()
    granted = [name for name, done in (
        ("rlimits", not limit_process(_mapped_memory() + memory, seconds, file_bytes=0, open_files=32, processes=0)),
        ("landlock", confine_files()),
        ("seccomp", calls is not None and confine_calls(calls)),
    ) if done]
    return "+".join(granted) or "none"


def confine_files() -> bool:
    """Forbid every path and every connection by Landlock (Linux 5.13 and later); False where the kernel has none.

    Numbers and bits: Linux, include/uapi/linux/landlock.h. A later version knows more rights to take away.
    """
    if not sys.platform.startswith("linux"):
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    create_ruleset, restrict_self = 444, 446
    version = libc.syscall(create_ruleset, None, ctypes.c_size_t(0), 1)
    if version < 1:
        return False
    files = (1 << (13 + (version >= 2) + (version >= 3) + (version >= 5))) - 1
    nets, scopes = (0b11 if version >= 4 else 0), (0b11 if version >= 6 else 0)
    rights = (ctypes.c_uint64 * 3)(files, nets, scopes)
    length = 8 * (1 + (version >= 4) + (version >= 6))
    ruleset = libc.syscall(create_ruleset, rights, ctypes.c_size_t(length), 0)
    if ruleset < 0:
        return False
    try:
        return bool(_no_new_rights(libc) and libc.syscall(restrict_self, ruleset, 0) == 0)
    finally:
        os.close(ruleset)


def confine_calls(calls: Any) -> bool:
    """Load a filter of system calls made before; False if the kernel refuses it."""
    try:
        calls.load()
    except OSError:
        return False
    return True


def _confine_calls_made() -> Any:
    """A filter that refuses every system call but a parser's own, or None where there is no seccomp."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        import pyseccomp
    except (ImportError, OSError, RuntimeError):  # the package, or the system's library under it, is absent
        return None
    try:
        calls = pyseccomp.SyscallFilter(pyseccomp.ERRNO(errno.EPERM))
        calls.add_rule(pyseccomp.ALLOW, "write", pyseccomp.Arg(0, pyseccomp.EQ, 1))
        for name in _CALLS_ALLOWED:
            with contextlib.suppress(OSError, ValueError):  # not every processor has every call
                calls.add_rule(pyseccomp.ALLOW, name)
    except OSError:
        return None
    return calls


def _no_new_rights(libc: Any) -> bool:
    """No program run from here may gain rights, and this process dies with its parent."""
    death_signal, no_new_privileges = 1, 38  # include/uapi/linux/prctl.h
    libc.prctl(death_signal, signal.SIGKILL, 0, 0, 0)
    return bool(libc.prctl(no_new_privileges, 1, 0, 0, 0) == 0)


def _mapped_memory() -> int:
    """Bytes of address space mapped already; a quarter of a gibibyte where the system does not tell."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 1 << 28


def language_data() -> Path | None:
    """The folder with the data of the languages in which scans are read; None where none is installed.

    A bundle brings its own beside the program; Debian's packages tesseract-ocr-kaz, -rus and -eng put theirs into
    the first of the system's places.
    """
    bundled = [Path(sys.executable).parent / "tessdata"] if getattr(sys, "frozen", False) else []
    places = ("/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tesseract-ocr/4.00/tessdata", "/usr/share/tessdata",
              "/usr/local/share/tessdata", "/opt/homebrew/share/tessdata")
    return next((place for place in (*bundled, *map(Path, places)) if any(place.glob("*.traineddata"))), None)
