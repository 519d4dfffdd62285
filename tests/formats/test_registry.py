"""Every format says what it is, and others can be added by entry point."""

import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from reader.domain.errors import ImportProblem, NotFoundError
from reader.formats import registry
from reader.formats.base import PARTS, TOKENS, settled_options
from reader.formats.libraries import library


@pytest.fixture
def fresh_registry() -> Iterator[None]:
    """Ask the entry points anew, and forget the answer."""
    for ask in (registry.exporters, registry.importers):
        ask.cache_clear()
    yield
    for ask in (registry.exporters, registry.importers):
        ask.cache_clear()


def test_every_format_says_what_it_keeps() -> None:
    assert list(registry.exporters())[:3] == ["jsonl", "csv", "brat"]
    assert {"jsonl", "brat"} <= set(registry.importers())
    for each in registry.exporters().values():
        assert each.title
        assert each.keeps
        assert each.loses
        assert each.unit in ("code points", "UTF-16 units", "tokens", "stated in the file")
        assert each.carries <= set(PARTS)


def test_an_unknown_format_is_named() -> None:
    with pytest.raises(NotFoundError, match="nothing"):
        registry.exporter_named("nothing")
    with pytest.raises(NotFoundError, match="csv"):
        registry.importer_named("csv")


def test_a_package_adds_formats_by_entry_point_and_a_broken_one_hurts_nobody(
    monkeypatch: pytest.MonkeyPatch, fresh_registry: None, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1] / "data" / "plugin"))
    points = {
        registry.EXPORTER_GROUP: [
            EntryPoint("lines", "hashiya_example:Lines", registry.EXPORTER_GROUP),
            EntryPoint("broken", "hashiya_example:Missing", registry.EXPORTER_GROUP),
        ],
        registry.IMPORTER_GROUP: [EntryPoint("gone", "no_such_package:X", registry.IMPORTER_GROUP)],
    }
    monkeypatch.setattr(registry, "entry_points", lambda group: points[group])
    assert list(registry.exporters())[-1] == "lines"
    assert "gone" not in registry.importers()
    assert "broken" in caplog.text
    assert "no_such_package" in caplog.text
    sys.modules.pop("hashiya_example", None)


def test_an_installed_package_exports_and_imports(tmp_path: Path) -> None:
    site, source = tmp_path / "site", Path(__file__).parents[1] / "data" / "plugin" / "hashiya_example.py"
    metadata = site / "hashiya_example-1.0.dist-info"
    metadata.mkdir(parents=True)
    (site / source.name).write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: hashiya-example\nVersion: 1.0\n", encoding="utf-8")
    (metadata / "entry_points.txt").write_text(
        "[hashiya.exporters]\nlines = hashiya_example:Lines\n[hashiya.importers]\nmarked = hashiya_example:Marked\n",
        encoding="utf-8",
    )
    (tmp_path / "a.marked").write_text("{ميلي} وصل\nقال {غانتس} لـ{بيروت}\n", encoding="utf-8")
    (tmp_path / "bad.marked").write_text("{ميلي} وصل\nقال {غانتس\n", encoding="utf-8")

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        root = Path(__file__).parents[2]
        environment = {**os.environ, "PYTHONPATH": f"{site}{os.pathsep}{root}"}
        command = [sys.executable, "-m", "reader", *words]
        return subprocess.run(command, check=False, capture_output=True, text=True, env=environment, cwd=tmp_path)

    assert "marked" in run("formats").stdout and "lines" in run("formats").stdout
    done = run("import", "p.sqlite", "a.marked", "bad.marked")
    assert done.returncode == 1 and "line 2" in done.stdout, done.stderr
    done = run("export", "p.sqlite", "out.lines", "--format", "lines")
    assert done.returncode == 0 and "Read back: it holds everything but what is listed here." in done.stdout, (
        done.stderr
    )
    assert (tmp_path / "out.lines").read_text(encoding="utf-8").splitlines() == ["ميلي", "غانتس", "بيروت"]


def test_asking_for_a_format_imports_no_other() -> None:
    code = (
        "import sys; from reader.formats.registry import exporter_named; exporter_named('csv');"
        " print([name for name in sys.modules if name.startswith('reader.formats.')])"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    assert "csv_table" in done.stdout
    assert "brat" not in done.stdout


def test_options_are_settled_and_unknown_ones_named() -> None:
    assert settled_options((TOKENS,), {}) == {"tokens": "name"}
    assert settled_options((TOKENS,), {"tokens": "strict"}) == {"tokens": "strict"}
    with pytest.raises(NotFoundError, match="option named colour"):
        settled_options((TOKENS,), {"colour": "red"})
    with pytest.raises(NotFoundError, match="name, word, strict"):
        settled_options((TOKENS,), {"tokens": "x"})


def test_a_missing_library_is_named_with_the_way_to_install_it(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem, match=r"no_such_library, which is not installed.*pip install hashiya\[cas\]"):
        library("no_such_library.part", "cas", ImportProblem, tmp_path)
