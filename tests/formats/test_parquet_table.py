"""Parquet: DuckDB finds the same words by offsets, other people's tables come in."""

from pathlib import Path
from typing import Any

import pytest
from formats.bundles import SCHEMA, bundles, gold_bundle
from formats.json_family import bundle_with, comes_back
from hypothesis import HealthCheck, given, settings

from reader.domain.errors import ImportProblem
from reader.formats.base import Bundle
from reader.formats.parquet_table import Parquet
from reader.formats.registry import importers
from reader.formats.span_lines import SpanLines

duckdb = pytest.importorskip("duckdb", reason="the extra corpus is not installed")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bundles())
def test_what_goes_out_comes_back_with_notes_attributes_and_pieces(
    tmp_path_factory: pytest.TempPathFactory, bundle: Bundle
) -> None:
    folder = tmp_path_factory.mktemp("p") / "a[b]"
    folder.mkdir()
    path = folder / "it's [1].parquet"
    comes_back(Parquet(), Parquet(), bundle, path, {})
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    for mine, theirs in zip(bundle.articles, Parquet().read(path).articles):
        found = {(each.annotator, each.label, each.spans): each for each in theirs.mentions}
        for each in mine.mentions:
            other = found[each.annotator, each.label, each.spans]
            assert (other.note, dict(other.attributes)) == (each.note, dict(each.attributes))
        assert [(each.body, each.annotator, each.span) for each in mine.notes] == [
            (each.body, each.annotator, each.span) for each in theirs.notes
        ]
        assert mine.details == theirs.details


def _query(sql: str, path: Path) -> list[tuple[Any, ...]]:
    with duckdb.connect() as connection:
        found: list[tuple[Any, ...]] = connection.execute(sql, [str(path)]).fetchall()
        return found


def test_duckdb_finds_each_quote_by_its_offsets(shared_data: Path, tmp_path: Path) -> None:
    files = sorted((shared_data / "ner-idrisi").glob("*.jsonl"))
    idrisi = [article for file in files for article in SpanLines().read(file).articles]
    bundle = Bundle(SCHEMA, (*gold_bundle(shared_data, SCHEMA).articles, *idrisi))
    Parquet().write(bundle, tmp_path / "a.parquet", {})
    # one code point at a time: DuckDB's substring counts them as we do, its substring_grapheme would not
    rows = _query(
        'SELECT s.quote, substring(text, s."start" + 1, s."end" - s."start"), s.label'
        " FROM (SELECT text, unnest(spans) AS s FROM read_parquet(?))",
        tmp_path / "a.parquet",
    )
    assert all(quote == found for quote, found, _ in rows)
    assert sorted(quote for quote, _, _ in rows) == sorted(
        mention.quote(article.content) for article in bundle.articles for mention in article.mentions
    )
    mark = dict(_query("SELECT decode(key), decode(value) FROM parquet_kv_metadata(?)", tmp_path / "a.parquet"))
    assert mark["unit"] == "code points" and mark["order"] == "logical order"


def test_an_empty_article_and_an_empty_project_go_out_and_come_back(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    for bundle in (bundle_with(""), Bundle(SCHEMA, ())):
        Parquet().write(bundle, path, {})
        assert Parquet().differences(bundle, path, {}) == []


def test_a_table_of_someone_else_comes_in_and_its_bad_rows_are_named(tmp_path: Path) -> None:
    path = tmp_path / "b.parquet"
    with duckdb.connect() as connection:
        connection.execute(
            "COPY (SELECT * FROM (VALUES"
            " ('قال ميلي', [{'start': 4, 'end': 8, 'label': 'PER'}], DATE '2021-11-26'),"
            " ('قال', [{'start': 0, 'end': 9, 'label': 'PER'}], NULL), (NULL, [], NULL)) AS t(text, entities, day))"
            f" TO '{path}' (FORMAT parquet)"
        )
    assert next(each.name for each in importers().values() if each.accepts(path)) == "parquet"
    bundle = Parquet().read(path)
    assert [[each.quote(article.content) for each in article.mentions] for article in bundle.articles] == [["ميلي"], []]
    assert next(iter(bundle.articles)).extra == {"day": "2021-11-26"}
    assert [each.place for each in bundle.problems] == ["row 2, span 1", "row 3"]


def test_a_broken_table_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "c.parquet").write_bytes(b"PAR1 and nothing else")
    with pytest.raises(ImportProblem, match="DuckDB says"):
        Parquet().read(tmp_path / "c.parquet")
