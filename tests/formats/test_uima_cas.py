"""UIMA CAS JSON and XMI: dkpro-cassis reads the same words, its own examples come in with their counts."""

import json
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from formats.bundles import SCHEMA, bundles, gold_bundle
from formats.json_family import ANNOTATED, bundle_with, comes_back
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.domain.article import ArticleDetails
from reader.domain.errors import ImportProblem
from reader.formats.base import Bundle
from reader.formats.registry import importers
from reader.formats.span_lines import SpanLines
from reader.formats.uima_cas import cas_json, cas_xmi
from reader.project import Project
from reader.project.exporting import export
from reader.project.importing import import_paths
from reader.project.samples import create_sample_project

cassis = pytest.importorskip("cassis", reason="the extra cas is not installed")
FORMATS = {"cas-json": cas_json(), "xmi": cas_xmi()}
NAMES = st.sampled_from(sorted(FORMATS))
ENTITY = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bundles(), NAMES)
def test_what_goes_out_comes_back(tmp_path_factory: pytest.TempPathFactory, bundle: Bundle, name: str) -> None:
    comes_back(FORMATS[name], FORMATS[name], bundle, tmp_path_factory.mktemp("c"), {})


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_an_empty_article_goes_out_and_comes_back(tmp_path: Path, name: str) -> None:
    FORMATS[name].write(bundle_with(""), tmp_path, {})
    assert FORMATS[name].differences(bundle_with(""), tmp_path, {}) == []


def _loaded(file: Path) -> Any:
    if file.suffix == ".json":
        return cassis.load_cas_from_json(file.read_text(encoding="utf-8"))
    types = cassis.load_typesystem((file.parent / "TypeSystem.xml").read_text(encoding="utf-8"))
    return cassis.load_cas_from_xmi(file.read_text(encoding="utf-8"), typesystem=types)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_cassis_reads_the_same_words_and_relations(shared_data: Path, tmp_path: Path, name: str) -> None:
    files = sorted((shared_data / "ner-idrisi").glob("*.jsonl"))
    idrisi = [article for file in files for article in SpanLines().read(file).articles]
    bundle = Bundle(SCHEMA, (*gold_bundle(shared_data, SCHEMA).articles, *idrisi))
    FORMATS[name].write(bundle, tmp_path, {})
    written = sorted(each for each in tmp_path.iterdir() if each.name != "TypeSystem.xml")
    assert len(written) == len(bundle.articles) == 89
    for file, article in zip(written, bundle.articles):
        cas = _loaded(file)
        assert cas.sofa_string == article.content
        found = Counter((each.value, each.get_covered_text()) for each in cas.select(ENTITY))
        assert found == Counter((each.label, each.quote(article.content)) for each in article.mentions)
        assert len(cas.select("hashiya.Relation")) == len(article.relations)
        if max(article.content) > "\uffff" and file.suffix == ".json":
            raw = json.loads(file.read_text(encoding="utf-8"))["%FEATURE_STRUCTURES"]
            units = article.content.encode("utf-16-le")
            for each in raw:
                if each["%TYPE"] == ENTITY:
                    words = units[2 * each["begin"] : 2 * each["end"]].decode("utf-16-le")
                    assert words in {mention.quote(article.content) for mention in article.mentions}


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_sample_project_comes_back(tmp_path: Path, name: str) -> None:
    create_sample_project(tmp_path / "s.sqlite")
    with Project.open(tmp_path / "s.sqlite") as project:
        (row,) = export(project, tmp_path / "out", name).rows
        assert row.change == "split"
        count = 1 + sum(len(project.mentions(key)) for key in project.article_ids())
    assert next(each.name for each in importers().values() if each.accepts(tmp_path / "out")) == name
    with Project.create(tmp_path / "t.sqlite") as again:
        assert not import_paths(again, [tmp_path / "out"]).problems
        annotators = [each.id for each in again.annotators()]
        assert sum(len(again.mentions(key, who)) for key in again.article_ids() for who in annotators) == count
        assert again.check() == []


def test_a_character_that_xml_cannot_write_is_replaced_and_json_writes_it(tmp_path: Path) -> None:
    bundle = bundle_with("قال\u0001ميلي", (4, 8, "PER"))
    (tmp_path / "x").mkdir()
    cas_xmi().write(bundle, tmp_path / "x", {})
    assert cas_xmi().differences(bundle, tmp_path / "x", {}) == []
    assert [each.content for each in cas_xmi().read(tmp_path / "x").articles] == ["قال\ufffdميلي"]
    (article,) = bundle.articles
    titled = replace(bundle, articles=(replace(article, details=ArticleDetails("a\u0001")),))
    (tmp_path / "t").mkdir()
    cas_xmi().write(titled, tmp_path / "t", {})
    assert cas_xmi().differences(titled, tmp_path / "t", {}) == []
    assert [each.details.title for each in cas_xmi().read(tmp_path / "t").articles] == ["a\ufffd"]
    assert [row.what for row in cas_xmi().losses(next(iter(titled.articles)), {})] == ["text", "title"]
    (tmp_path / "j").mkdir()
    cas_json().write(bundle, tmp_path / "j", {})
    assert cas_json().differences(bundle, tmp_path / "j", {}) == []


_SUITE = "json/fs_as_array/ser-ref"


@pytest.mark.parametrize("kind", ["data.json", "debug.xmi"])
@pytest.mark.parametrize(
    ("name", "mentions"),
    [
        (
            "casWithEmojiUnicodeTextAndAnnotations",
            ["🥳", "This", "👳🏻\u200d♀️", "is", "✆", "a", "🧔🏾\u200d♂️", "test", "👻"],
        ),
        ("casWithLeftToRightTextAndAnnotations", ["هذا", "اختبار"]),
        ("casWithTraditionalChineseTextAndAnnotations", ["這", "是", "一個", "測試"]),
    ],
)
def test_cassis_own_examples_come_in_word_by_word(shared_data: Path, name: str, mentions: list[str], kind: str) -> None:
    path = shared_data / "fmt-cassis" / _SUITE / name / kind
    importer = next(each for each in importers().values() if each.accepts(path))
    assert importer.name == ("xmi" if kind.endswith("xmi") else "cas-json")
    bundle = importer.read(path)
    (article,) = bundle.articles
    assert not bundle.problems
    assert [each.quote(article.content) for each in article.mentions] == mentions
    assert {each.label for each in article.mentions} == {"Annotation"}
    assert bundle.annotators == (("uima", "import"),)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (f"{_SUITE}/casWithoutTextButWithAnnotations/data.json", "There is no text, but 4 structures."),
        (f"{_SUITE}/casWithoutTextButWithAnnotations/debug.xmi", "There is no text, but 4 structures."),
        (f"{_SUITE}/casWithSofaDataURI/data.json", "It lies elsewhere: classpath:/Programmatically"),
        (f"{_SUITE}/casWithFloatingPointSpecialValues/data.json", "There is no text"),
        (f"{_SUITE}/emptyCas/data.json", "There is no text, but 0 structures."),
        ("json/child_type_before_parent.json", "There is no text, but 1 structure."),
    ],
)
def test_examples_without_a_text_say_so(shared_data: Path, name: str, said: str) -> None:
    path = shared_data / "fmt-cassis" / name
    importer = next(each for each in importers().values() if each.accepts(path))
    try:
        bundle = importer.read(path)
    except ImportProblem as error:
        assert "emptyCas" in name and "no CAS" in error.problem
        return
    assert len(bundle.articles) == 0
    assert any(said in problem.problem for problem in bundle.problems)


@pytest.mark.parametrize(
    ("name", "types", "mentions", "refused"),
    [
        ("cas_with_inheritance", "typesystem_with_inheritance", 5, 0),
        ("cas_with_reserved_names", None, 0, 0),
        ("empty_cas", "small_typesystem", 0, 1),
    ],
)
def test_an_xmi_comes_in_with_the_type_system_beside_it(
    shared_data: Path, tmp_path: Path, name: str, types: str | None, mentions: int, refused: int
) -> None:
    shutil.copy(shared_data / "fmt-cassis" / "xmi" / f"{name}.xmi", tmp_path / "a.xmi")
    with pytest.raises(ImportProblem, match="type systems beside it"):
        cas_xmi().read(tmp_path / "a.xmi")
    if types is not None:
        shutil.copy(shared_data / "fmt-cassis" / "typesystems" / f"{types}.xml", tmp_path / "t.xml")
        bundle = cas_xmi().read(tmp_path / "a.xmi")
        (article,) = bundle.articles
        assert len(article.mentions) == mentions
        assert len(bundle.problems) == refused


def test_offsets_inside_a_character_or_beyond_the_text_are_refused_and_others_stay(tmp_path: Path) -> None:
    text = "😀" + ANNOTATED
    bundle = bundle_with(text, (1, 4, "PER"), (0, 1, "PER"))
    cas_json().write(bundle, tmp_path, {})
    (file,) = tmp_path.iterdir()
    data = json.loads(file.read_text(encoding="utf-8"))
    first, second = (each for each in data["%FEATURE_STRUCTURES"] if each["%TYPE"] == ENTITY)
    assert (first["begin"], first["end"]) == (2, 5)
    second |= {"begin": 1, "end": 5}
    file.write_text(json.dumps(data), encoding="utf-8")
    again = cas_json().read(file)
    (article,) = again.articles
    assert [each.quote(text) for each in article.mentions] == ["قال"]
    assert ["inside a character" in problem.problem for problem in again.problems] == [True]


def test_entities_and_broken_files_are_refused(tmp_path: Path) -> None:
    cas_xmi().write(bundle_with("قال", (0, 3, "PER")), tmp_path, {})
    (file,) = tmp_path.glob("*.xmi")
    whole = file.read_bytes()
    file.write_bytes(whole.replace(b"<xmi:XMI", b'<!DOCTYPE x [<!ENTITY a "b">]><xmi:XMI', 1))
    with pytest.raises(ImportProblem, match="entities"):
        cas_xmi().read(file)
    file.write_bytes(whole[:-20])
    with pytest.raises(ImportProblem, match="no CAS"):
        cas_xmi().read(file)
    (tmp_path / "a.json").write_text('{"%TYPES": {}, "%FEATURE_STRUCTURES": [7], "%VIEWS": {}}', encoding="utf-8")
    with pytest.raises(ImportProblem, match="no CAS"):
        cas_json().read(tmp_path / "a.json")
