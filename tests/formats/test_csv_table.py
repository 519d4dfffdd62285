"""The table of mentions: safe in a spreadsheet, and every cell comes back."""

import csv
from pathlib import Path

import pytest
from formats.bundles import SCHEMA, bundles, gold_bundle
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.domain.article import ArticleDetails
from reader.domain.span import Span
from reader.formats.base import Bundle, BundleArticle, BundleMention
from reader.formats.csv_table import COLUMNS, CsvTable, escape, read_rows, unescape


@given(st.text())
def test_every_cell_can_be_unescaped(cell: str) -> None:
    assert unescape(escape(cell)) == cell


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\n=1", "=cmd|' /C calc'!A0"])
def test_no_cell_begins_like_a_formula(cell: str) -> None:
    assert escape(cell) == "'" + cell


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bundles())
def test_the_quote_of_every_row_is_the_text_at_its_offsets(
    tmp_path_factory: pytest.TempPathFactory, bundle: Bundle
) -> None:
    path = tmp_path_factory.mktemp("csv") / "a.csv"
    CsvTable().write(bundle, path, {})
    assert CsvTable().differences(bundle, path, {}) == []
    assert path.read_bytes().startswith(b"\xef\xbb\xbfarticle,")
    texts = {article.id: article.content for article in bundle.articles}
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == sum(len(article.mentions) for article in bundle.articles)
    for row in rows:
        pieces = [tuple(map(int, piece.split("-"))) for piece in row["pieces"].split()]
        quote = " ".join(texts[row["article"]][start:end] for start, end in pieces)
        assert row["quote"] == ("'" + quote if quote[0] in "=+-@\t\r\n'" else quote)
        assert (int(row["start"]), int(row["end"])) == (pieces[0][0], pieces[-1][1])


def test_the_seed_gold_is_in_the_table(shared_data: Path, tmp_path: Path) -> None:
    bundle = gold_bundle(shared_data, SCHEMA)
    CsvTable().write(bundle, tmp_path / "gold.csv", {})
    header, *rows = read_rows(tmp_path / "gold.csv")
    assert tuple(header) == COLUMNS
    names = {entity.id: entity.name for entity in bundle.entities}
    (article,) = bundle.articles
    assert [(int(row[2]), int(row[3]), row[4], row[5], row[7]) for row in rows] == [
        (
            each.spans[0].start,
            each.spans[0].end,
            each.label,
            each.quote(article.content),
            names.get(each.entity or "", ""),
        )
        for each in article.mentions
    ]
    assert len(rows) == 84


def test_a_quote_longer_than_the_csv_module_allows_reads_back(tmp_path: Path) -> None:
    content = "م" * 200_000
    mention = BundleMention("m1", (Span(0, len(content)),), "PER", "me")
    bundle = Bundle(SCHEMA, (BundleArticle("a1", ArticleDetails("t"), content, mentions=(mention,)),))
    CsvTable().write(bundle, tmp_path / "a.csv", {})
    assert CsvTable().differences(bundle, tmp_path / "a.csv", {}) == []


def test_a_changed_cell_is_a_difference(shared_data: Path, tmp_path: Path) -> None:
    bundle = gold_bundle(shared_data, SCHEMA)
    path = tmp_path / "a.csv"
    CsvTable().write(bundle, path, {})
    path.write_bytes(path.read_bytes().replace("ميلي".encode(), "ملي".encode(), 1))
    assert CsvTable().differences(bundle, path, {})
