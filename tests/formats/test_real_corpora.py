"""Real annotations go out in every format and every way to treat words, and each proof holds."""

from dataclasses import replace
from pathlib import Path

import pytest
from formats.bundles import gold_bundle

from reader.domain.errors import ExportProblem
from reader.formats.base import Bundle, BundleArticle
from reader.formats.registry import exporters, importer_named
from reader.formats.schema_toml import read_schema, starter_schemas
from reader.project import Project
from reader.project.exporting import export
from reader.project.importing import add_bundle

_FEW = 40


def _seed(shared_data: Path) -> Bundle:
    return gold_bundle(shared_data, read_schema(dict(starter_schemas())["news"]))


def _idrisi(shared_data: Path) -> Bundle:
    bundle = importer_named("span-jsonl").read(shared_data / "ner-idrisi" / "beirut_explosion_2020.jsonl")
    articles: dict[str, BundleArticle] = {}
    for article in bundle.articles:
        if len(articles) < _FEW and article.mentions:
            articles.setdefault(article.content, article)
    return replace(bundle, articles=tuple(articles.values()))


def _wojood(shared_data: Path) -> Bundle:
    return importer_named("wojood").read(shared_data / "ner-wojood-sample" / "val.txt")


_SOURCES = {"seed": _seed, "idrisi": _idrisi, "wojood": _wojood}


@pytest.mark.parametrize("source", sorted(_SOURCES))
def test_every_export_is_proved_and_its_report_counts_every_mention(
    shared_data: Path, tmp_path: Path, source: str
) -> None:
    bundle = _SOURCES[source](shared_data)
    total = sum(len(article.mentions) for article in bundle.articles)
    assert total > 40
    with Project.create(tmp_path / "p.sqlite") as project:
        assert len(add_bundle(project, bundle, tmp_path).added) == len(bundle.articles)
        for name, exporter in exporters().items():
            choices = next((spec.choices for spec in exporter.options if spec.name == "tokens"), ("",))
            for policy in choices:
                out = tmp_path / f"{name}-{policy}{exporter.suffix}"
                try:
                    report = export(project, out, name, options={"tokens": policy} if policy else {})
                except ExportProblem as problem:
                    # an extra that is not installed says so; anything else is a failure
                    if exporter.extra and "pip install" in str(problem):
                        continue
                    raise
                assert report.verified, name
                assert report.exact + sum(row.what == "mention" for row in report.rows) == total, name
                assert all(row.quote and row.reason for row in report.rows), name


def test_names_behind_proclitics_of_tweets_are_not_lost(shared_data: Path, tmp_path: Path) -> None:
    bundle = _idrisi(shared_data)
    exporter = exporters()["conllu"]
    rows = {
        policy: [row for article in bundle.articles for row in exporter.losses(article, {"tokens": policy})]
        for policy in ("name", "word", "strict")
    }
    cut = [row for row in rows["name"] if row.change == "split"]
    assert cut
    assert {row.change for row in rows["name"]} == {"split"}
    assert {row.change for row in rows["strict"]} == {"dropped"}
    assert len(rows["strict"]) == len(cut)
    assert {row.change for row in rows["word"]} <= {"widened", "dropped"}
