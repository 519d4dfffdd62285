"""GATE bdoc: gatenlp reads the same stretches with either kind of offset."""

import json
from collections import Counter
from pathlib import Path

import pytest
from formats.bundles import SCHEMA, bundles, gold_bundle
from formats.json_family import ANNOTATED, bundle_with, comes_back
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.domain.article import ArticleDetails
from reader.domain.errors import ImportProblem
from reader.domain.span import Span
from reader.formats.base import Bundle, BundleArticle, BundleMention
from reader.formats.gate_bdoc import GateBdoc
from reader.formats.registry import importers
from reader.formats.span_lines import SpanLines

OFFSETS = st.sampled_from(["p", "j"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bundles(), OFFSETS)
def test_what_goes_out_comes_back_with_pieces_notes_and_attributes(
    tmp_path_factory: pytest.TempPathFactory, bundle: Bundle, offsets: str
) -> None:
    folder = tmp_path_factory.mktemp("g")
    comes_back(GateBdoc(), GateBdoc(), bundle, folder, {"offsets": offsets})
    for mine, theirs in zip(bundle.articles, GateBdoc().read(folder).articles):
        assert Counter(
            (each.annotator, each.label, each.spans, each.note, str(sorted(each.attributes.items())))
            for each in mine.mentions
        ) == Counter(
            (each.annotator, each.label, each.spans, each.note, str(sorted(each.attributes.items())))
            for each in theirs.mentions
        )


def test_an_empty_article_goes_out_and_comes_back(tmp_path: Path) -> None:
    GateBdoc().write(bundle_with(""), tmp_path, {"offsets": "j"})
    assert GateBdoc().differences(bundle_with(""), tmp_path, {"offsets": "j"}) == []


@pytest.mark.parametrize("offsets", ["p", "j"])
def test_gatenlp_reads_the_same_words(shared_data: Path, tmp_path: Path, offsets: str) -> None:
    gatenlp = pytest.importorskip("gatenlp", reason="the extra formats-test is not installed")
    idrisi = [
        article
        for file in sorted((shared_data / "ner-idrisi").glob("*.jsonl"))
        for article in SpanLines().read(file).articles
    ]
    bundle = Bundle(SCHEMA, (*gold_bundle(shared_data, SCHEMA).articles, *idrisi))
    GateBdoc().write(bundle, tmp_path, {"offsets": offsets})
    files = sorted(tmp_path.glob("*.bdocjs"))
    assert len(files) == len(bundle.articles) == 89
    moved = 0
    for file, article in zip(files, bundle.articles):
        document = gatenlp.Document.from_dict(json.loads(file.read_text(encoding="utf-8")))
        assert document.offset_type == offsets
        document.to_offset_type("p")
        assert document.text == article.content
        found = Counter(
            (name, each.type, document[each]) for name in document.annset_names() for each in document.annset(name)
        )
        assert found == Counter((each.annotator, each.label, each.quote(article.content)) for each in article.mentions)
        moved += max(article.content) > "\uffff"
    assert moved > 3


def test_a_mention_in_pieces_is_a_stretch_for_gate_and_told(tmp_path: Path) -> None:
    mention = BundleMention("m1", (Span(0, 3), Span(6, 8)), "PER", "me")
    article = BundleArticle("a1", ArticleDetails("t"), ANNOTATED, mentions=(mention,))
    (row,) = GateBdoc().losses(article, {"offsets": "p"})
    assert (row.change, row.start, row.end) == ("widened", 0, 8)
    GateBdoc().write(Bundle(SCHEMA, (article,)), tmp_path, {"offsets": "j"})
    (file,) = tmp_path.iterdir()
    (found,) = json.loads(file.read_text(encoding="utf-8"))["annotation_sets"]["me"]["annotations"]
    assert (found["start"], found["end"]) == (0, 9)


@pytest.mark.parametrize("name", ["examples/testdoc.bdocjson", "debug/debugdoc01.bdocjs"])
def test_gate_s_own_documents_come_in_with_their_counts(shared_data: Path, name: str) -> None:
    path = shared_data / "fmt-gate" / name
    assert next(each.name for each in importers().values() if each.accepts(path)) == "bdoc"
    data = json.loads(path.read_text(encoding="utf-8"))
    bundle = GateBdoc().read(path)
    (article,) = bundle.articles
    expected = Counter(each["type"] for held in data["annotation_sets"].values() for each in held["annotations"])
    assert Counter(each.label for each in article.mentions) == expected and not bundle.problems
    assert bundle.annotators == (("gate", "import"),)
    lemmas = {each["features"].get("lemma") for each in data["annotation_sets"][""]["annotations"]} - {None}
    assert {each.attributes["lemma"] for each in article.mentions if "lemma" in each.attributes} == lemmas


def test_an_unknown_kind_of_offset_and_bad_annotations_are_refused(tmp_path: Path) -> None:
    held = [{"type": "A", "start": 0, "end": 9, "id": 0}, {"type": "A", "start": 0, "end": 3, "id": 1}, 7]
    document = {"text": "قال", "annotation_sets": {"": {"annotations": held}}, "offset_type": "p"}
    path = tmp_path / "a.bdocjs"
    path.write_text(json.dumps(document), encoding="utf-8")
    bundle = GateBdoc().read(tmp_path)
    assert [len(each.mentions) for each in bundle.articles] == [1]
    assert [each.place for each in bundle.problems] == [
        "a.bdocjs, line 1, set '', annotation 1", "a.bdocjs, line 1, set '', annotation 3",
    ]  # fmt: skip
    path.write_text(json.dumps(document | {"offset_type": "x"}), encoding="utf-8")
    with pytest.raises(ImportProblem, match="offset_type is 'x'"):
        GateBdoc().read(path)
