"""Real annotations go out in every format and every way to treat words, and each proof holds."""

import zipfile
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
    cut = [row for row in rows["name"] if row.change == "cut"]
    assert cut
    assert {row.change for row in rows["name"]} == {"cut"}
    assert {row.change for row in rows["strict"]} == {"dropped"}
    assert len(rows["strict"]) == len(cut)
    assert {row.change for row in rows["word"]} <= {"widened", "dropped"}


@pytest.mark.parametrize("source", ["idrisi", "wojood"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_other_readers_find_every_paragraph_of_the_corpora_in_the_copies_to_read(
    shared_data: Path, tmp_path: Path, source: str, language: str
) -> None:
    html = pytest.importorskip("lxml.html", reason="the extra xml is not installed")
    bundle = _SOURCES[source](shared_data)
    paragraphs = [article.content.split("\n") for article in bundle.articles]
    exporters()["html"].write(bundle, tmp_path / "a.html", {"language": language})
    page = html.parse(str(tmp_path / "a.html"), html.HTMLParser(encoding="utf-8")).getroot()
    assert page.get("dir") == ("rtl" if language == "ar" else "ltr")
    assert [[each.text_content() for each in text.findall("p")] for text in page.find_class("x")] == paragraphs
    counts = [len(each.xpath(".//tr[@data-spans]")) for each in page.iter("article")]
    assert counts == [len(article.mentions) for article in bundle.articles]


@pytest.mark.parametrize("source", ["idrisi", "wojood"])
def test_word_s_own_xml_holds_every_paragraph_of_the_corpora_and_shades_the_names(
    shared_data: Path, tmp_path: Path, source: str
) -> None:
    pytest.importorskip("docx", reason="the extra docx is not installed")
    etree = pytest.importorskip("lxml.etree")
    bundle = _SOURCES[source](shared_data)
    exporters()["docx"].write(bundle, tmp_path / "a.docx", {"language": "ar"})
    with zipfile.ZipFile(tmp_path / "a.docx") as archive:
        document = etree.fromstring(archive.read("word/document.xml"))
    space = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
    texts = document.xpath("//w:p[w:pPr/w:pStyle/@w:val='HashiyaText']", namespaces=space)
    found = ["".join(each.itertext()) for each in texts]
    assert found == [line for article in bundle.articles for line in article.content.split("\n")]
    shaded = "".join(
        run.xpath("string(w:t)", namespaces=space) for run in document.xpath("//w:r[w:rPr/w:shd]", namespaces=space)
    )
    assert all(each.quote(article.content)[:3] in shaded for article in bundle.articles for each in article.mentions)
