"""Folders are gone through in the order of their names, as a sorted list of paths has them."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.formats.folders import entries, files_named, holds_named, looking_once

_name = st.sampled_from(["a", "a-", "a b", "B", "ب", "a.txt", "z.TXT", ".x", "0.xml"])


@given(st.sets(st.lists(_name, min_size=1, max_size=3).map(tuple), max_size=12))
def test_files_come_in_the_order_of_their_paths(
    tmp_path_factory: pytest.TempPathFactory, wanted: set[tuple[str, ...]]
) -> None:
    folder = tmp_path_factory.mktemp("folder")
    for parts in sorted(wanted):
        place = folder.joinpath(*parts)
        if any(parent.is_file() for parent in place.parents) or place.exists():
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text("x")
    expected = sorted(path for path in folder.rglob("*") if path.is_file())
    assert [Path(entry.path) for entry in entries(folder)] == expected
    assert holds_named(folder, ".xml", ".txt") == any(path.suffix.lower() in (".xml", ".txt") for path in expected)
    assert files_named(folder, ".txt") == [path for path in expected if path.suffix.lower() == ".txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs rights there")
def test_a_folder_that_links_to_one_around_it_is_not_gone_through_for_ever(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("x")
    (tmp_path / "in" / "again").symlink_to(tmp_path)
    assert [entry.name for entry in entries(tmp_path)] == ["a.txt", "again"]


def test_those_who_ask_together_share_a_look_and_the_next_ones_look_anew(tmp_path: Path) -> None:
    with looking_once():
        assert not holds_named(tmp_path, ".ann")
        (tmp_path / "a.ANN").touch()
        assert not holds_named(tmp_path, ".ann")
    assert holds_named(tmp_path, ".ann")
    with looking_once():
        assert holds_named(tmp_path, ".ann") and not holds_named(tmp_path, ".xml")
