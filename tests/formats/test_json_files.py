"""JSON of other tools is read a value at a time, whatever its layout, and memory does not grow with the file."""

import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from formats.bundles import SCHEMA
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.domain.article import ArticleDetails
from reader.domain.errors import ImportProblem
from reader.domain.span import Span
from reader.formats import json_files, passes
from reader.formats.base import Bundle, BundleArticle, BundleMention, LazyArticles
from reader.formats.json_files import first_value, values
from reader.formats.registry import exporter_named, importer_named

OBJECTS = st.lists(st.dictionaries(st.text(max_size=4), st.text(max_size=30), min_size=1), min_size=1, max_size=6)


def _no(place: str, problem: str) -> None:
    raise AssertionError((place, problem))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(OBJECTS, st.sampled_from(["lines", "array", "array a line", "pretty", "one after another"]), st.integers(1, 40))
def test_every_layout_gives_the_same_values(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, found: list[object], how: str, chunk: int
) -> None:
    path = tmp_path_factory.mktemp("j") / "a.json"
    text = {
        "lines": "".join(json.dumps(each) + "\n" for each in found),
        "array": json.dumps(found),
        "array a line": "[\n" + ",\n".join(map(json.dumps, found)) + "\n]\n",
        "pretty": json.dumps(found, indent=2),
        "one after another": "\n".join(json.dumps(each, indent=1) for each in found),
    }[how]
    path.write_text(text, encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(json_files, "_CHUNK", chunk)
        assert [value for _, value in values(path, _no)] == found
    assert first_value(path, ".json") == found[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [("[1, {", "line 1"), ('[{"a": 1},\n\n{"b"]', "line 3"), ("[" * 100_000, "JSON"), ("[1 2", "JSON")],
)
def test_an_array_that_breaks_off_is_refused_by_its_line(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ImportProblem, match=said):
        list(values(path, _no))


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes('{"a": "قال"}'.encode("cp1256"))
    with pytest.raises(ImportProblem, match="not UTF-8"):
        list(values(path, _no))


def _articles(count: int) -> Iterator[BundleArticle]:
    for number in range(count):
        content = f"{number:05} " + "قال وميلي " * 200
        # more than 20: Python keeps hundreds of shorter tuples for later, which would look like growth
        mentions = tuple(BundleMention(f"m{at}", (Span(at * 10 + 11, at * 10 + 15),), "PER", "me") for at in range(30))
        yield BundleArticle(f"a{number}", ArticleDetails("t"), content, mentions=mentions)


_STREAMED = ("doccano", "prodigy", "w3c", "labelstudio", "bdoc", "brat", "conll2002", "wojood", "conllu")


@pytest.mark.parametrize("name", _STREAMED)
def test_memory_does_not_grow_with_the_number_of_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    # files as small as these would be held in memory, and read in one piece
    monkeypatch.setattr(passes, "_FEW", 0)
    monkeypatch.setattr(json_files, "_CHUNK", 1 << 14)
    exporter = exporter_named(name)
    options = {spec.name: spec.default for spec in exporter.options}
    peaks = []
    for count in (20, 20, 200):
        path = tmp_path / f"{len(peaks)}{exporter.suffix}"
        if not exporter.suffix:
            path.mkdir()
        bundle = Bundle(SCHEMA, LazyArticles(count, lambda count=count: _articles(count)), (("me", "human"),))  # type: ignore[misc]
        tracemalloc.start()
        exporter.write(bundle, path, options)
        assert exporter.differences(bundle, path, options) == []
        assert sum(len(each.mentions) for each in importer_named(name).read(path).articles) == count * 30
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[2] < 2 * peaks[1] + 100_000, peaks
