"""Every format says what it is, and others can be added by entry point."""

import sys
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from reader.domain.errors import NotFoundError
from reader.formats import registry
from reader.formats.base import PARTS


@pytest.fixture
def fresh_registry() -> Iterator[None]:
    """Ask the entry points anew, and forget the answer."""
    for ask in (registry.exporters, registry.importers):
        ask.cache_clear()
    yield
    for ask in (registry.exporters, registry.importers):
        ask.cache_clear()


def test_the_three_formats_are_there_and_say_what_they_keep() -> None:
    assert list(registry.exporters())[:3] == ["jsonl", "csv", "brat"]
    assert {"jsonl", "brat"} <= set(registry.importers())
    for each in registry.exporters().values():
        assert each.title
        assert each.keeps
        assert each.loses
        assert each.unit == "code points"
        assert each.carries <= set(PARTS)


def test_an_unknown_format_is_named() -> None:
    with pytest.raises(NotFoundError, match="xlsx"):
        registry.exporter_named("xlsx")
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
    assert list(registry.exporters()) == ["jsonl", "csv", "brat", "lines"]
    assert list(registry.importers()) == ["jsonl", "brat"]
    assert "broken" in caplog.text
    assert "no_such_package" in caplog.text
    sys.modules.pop("hashiya_example", None)
