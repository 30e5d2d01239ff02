"""The house's rules, a sentence each. Imports run one way."""

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from pytest_archon import archrule

ROOT = Path(__file__).parent.parent
MODULES = sorted(p for top in ("archive_schema", "desktop") for p in (ROOT / top).rglob("*.py"))


def test_the_schema_stands_on_nothing_of_the_program() -> None:
    archrule("schema").match("archive_schema*").should_not_import("desktop*").check("archive_schema")


def test_the_schema_uses_only_the_standard_library_sqlite_utils_and_edtf() -> None:
    allowed = {*sys.stdlib_module_names, "archive_schema", "sqlite_utils", "edtf"}
    assert {name for path in MODULES if "archive_schema" in path.parts for name in imported(path)} <= allowed


def test_the_archive_knows_nothing_above_it() -> None:
    (archrule("archive").match("desktop.archive*")
     .should_not_import("desktop.search*", "desktop.briefs*", "desktop.exchange*", "desktop.intake*", "desktop.ui*",
                        "desktop.cli*", "desktop.app")
     .check("desktop", only_direct_imports=True))


def test_intake_stands_on_the_schema_alone() -> None:
    (archrule("intake").match("desktop.intake*")
     .should_not_import("desktop.archive*", "desktop.search*", "desktop.briefs*", "desktop.exchange*", "desktop.ui*",
                        "desktop.cli*", "desktop.app")
     .check("desktop", only_direct_imports=True))


@pytest.mark.parametrize("one, others", [
    ("search", ("intake", "briefs", "exchange")),
    ("briefs", ("intake", "search", "exchange")),
    ("exchange", ("search", "briefs")),
])
def test_siblings_do_not_import_each_other(one: str, others: tuple[str, ...]) -> None:
    (archrule(one).match(f"desktop.{one}*")
     .should_not_import(*(f"desktop.{other}*" for other in others), "desktop.ui*", "desktop.cli*", "desktop.app")
     .check("desktop", only_direct_imports=True))


def test_window_and_command_line_do_not_know_each_other() -> None:
    archrule("ui").match("desktop.ui*").should_not_import("desktop.cli*").check("desktop", only_direct_imports=True)
    archrule("cli").match("desktop.cli*").should_not_import("desktop.ui*").check("desktop", only_direct_imports=True)


def test_only_the_window_knows_qt() -> None:
    knows = {relative(path) for path in MODULES if "PySide6" in imported(path)}
    assert all(path.startswith("desktop/ui/") or path == "desktop/app.py" for path in knows)


def test_only_one_module_imports_whoosh() -> None:
    assert [relative(path) for path in MODULES if "whoosh" in imported(path)] == [
        "desktop/search/finding/whoosh_reader.py"]


def test_the_command_line_needs_no_qt() -> None:
    code = "import sys; sys.modules['PySide6'] = None; import desktop.cli; desktop.cli.run(['list', '/nowhere'])"
    run = subprocess.run([sys.executable, "-c", code + "; print('ran')"], capture_output=True, text=True, cwd=ROOT)
    assert "ran" in run.stdout


@pytest.mark.parametrize("path", [p for p in MODULES if "ui" in p.parts], ids=str)
def test_no_widget_touches_sql(path: Path) -> None:
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    called = {n.func.attr for n in nodes if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute)}
    touched = {n.attr for n in nodes if isinstance(n, ast.Attribute)}
    assert not called & {"execute", "executemany", "query"} and "db" not in touched


def test_the_main_window_is_short() -> None:
    assert len((ROOT / "desktop" / "ui" / "main_window.py").read_text("utf-8").splitlines()) < 400


def test_no_module_can_reach_a_network() -> None:
    reach = {"asyncio", "ftplib", "http", "imaplib", "poplib", "smtplib", "socket", "socketserver", "ssl", "telnetlib",
             "webbrowser", "xmlrpc"}
    text = "".join(path.read_text("utf-8") for path in MODULES)
    assert not {name for path in MODULES for name in imported(path)} & reach
    assert not re.search(r"urllib\W+(import )?request|QtNetwork|QtWebEngine|QtWebSockets|QDesktopServices", text)


def test_no_module_is_loaded_by_name() -> None:
    assert [relative(path) for path in MODULES if "importlib" in imported(path)] == []


def test_the_rules_fail_when_broken(tmp_path: Path) -> None:
    """A rule that cannot fail says nothing: a copy of the house with one wrong import is refused."""
    (tmp_path / "house" / "below").mkdir(parents=True)
    for folder in ("house", "house/below"):
        (tmp_path / folder / "__init__.py").touch()
    (tmp_path / "house" / "above.py").write_text("WINDOW = 1\n")
    (tmp_path / "house" / "below" / "wrong.py").write_text("from house.above import WINDOW\n")
    (tmp_path / "test_rule.py").write_text(
        "from pytest_archon import archrule\n"
        "def test_rule():\n"
        "    archrule('x').match('house.below*').should_not_import('house.above').check('house')\n")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_rule.py"]
    run = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert run.returncode == 1 and "house.above" in run.stdout


@cache
def imported(path: Path) -> frozenset[str]:
    """The top names a file imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return frozenset(names)


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_no_module_hides_a_function_of_its_package() -> None:
    """Loading a module puts it under its name into its package, over a function of that name."""
    for door in (path for path in MODULES if path.name == "__init__.py"):
        defined = {node.name for node in ast.parse(door.read_text("utf-8")).body if isinstance(node, ast.FunctionDef)}
        assert not defined & {path.stem for path in door.parent.iterdir()}, relative(door)
