"""W3C Web Annotation: pyld expands it to the vocabulary's terms; offsets and quotes agree."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import regex
from formats.bundles import SCHEMA, bundles, gold_bundle
from formats.json_family import ANNOTATED, bundle_with, comes_back
from hypothesis import HealthCheck, given, settings

from reader.domain.span import Span
from reader.formats.base import Bundle
from reader.formats.registry import importers
from reader.formats.span_lines import SpanLines
from reader.formats.w3c_annotation import W3cAnnotation
from reader.project import Project
from reader.project.exporting import export, gather
from reader.project.importing import import_paths
from reader.project.samples import create_sample_project

CONTEXT = Path(__file__).parent / "anno_context.json"
OA = "http://www.w3.org/ns/oa#"


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bundles())
def test_what_goes_out_comes_back(tmp_path_factory: pytest.TempPathFactory, bundle: Bundle) -> None:
    comes_back(W3cAnnotation(), W3cAnnotation(), bundle, tmp_path_factory.mktemp("w") / "a.jsonld", {})


def test_an_empty_article_goes_out_and_comes_back(tmp_path: Path) -> None:
    W3cAnnotation().write(bundle_with(""), tmp_path / "a.jsonld", {})
    assert W3cAnnotation().differences(bundle_with(""), tmp_path / "a.jsonld", {}) == []


def test_a_selection_that_would_cut_a_grapheme_is_widened_and_told(tmp_path: Path) -> None:
    at = ANNOTATED.index("ش")
    bundle = bundle_with(ANNOTATED, (at, at + 1, "PER"), (at, at + 2, "PER"))
    (dropped,) = W3cAnnotation().losses(*bundle.articles, {})
    # widened it is what the other one is
    assert (dropped.change, dropped.end) == ("dropped", at + 1) and "same as another" in dropped.reason
    (widened,) = W3cAnnotation().losses(*bundle_with(ANNOTATED, (at, at + 1, "PER")).articles, {})
    assert (widened.change, widened.start, widened.end) == ("widened", at, at + 1) and "grapheme" in widened.reason
    W3cAnnotation().write(bundle, tmp_path / "a.jsonld", {})
    (article,) = W3cAnnotation().read(tmp_path / "a.jsonld").articles
    assert [each.quote(article.content) for each in article.mentions] == ["شُ"]


def _selectors(nodes: list[Any]) -> list[tuple[int, int, str]]:
    found = []
    for node in nodes:
        for target in node.get(f"{OA}hasTarget", []):
            position, quote = target.get(f"{OA}hasSelector", [None, None])
            if position is not None:
                assert position["@type"] == [f"{OA}TextPositionSelector"]
                assert quote["@type"] == [f"{OA}TextQuoteSelector"]
                edges = [int(position[f"{OA}{name}"][0]["@value"]) for name in ("start", "end")]
                found.append((edges[0], edges[1], quote[f"{OA}exact"][0]["@value"]))
    return found


def _expanded(path: Path) -> list[Any]:
    pyld = pytest.importorskip("pyld", reason="the extra formats-test is not installed")

    def load(url: str, options: object) -> dict[str, object]:
        assert url == "http://www.w3.org/ns/anno.jsonld"
        document = json.loads(CONTEXT.read_text(encoding="utf-8"))
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": document}

    found: list[Any] = pyld.jsonld.expand(json.loads(path.read_text(encoding="utf-8")), {"documentLoader": load})
    return found


def test_pyld_finds_each_mention_by_offsets_and_by_quote(shared_data: Path, tmp_path: Path) -> None:
    bundle, path = gold_bundle(shared_data, SCHEMA), tmp_path / "a.jsonld"
    W3cAnnotation().write(bundle, path, {})
    nodes = _expanded(path)
    (article,) = bundle.articles
    (text,) = [node for node in nodes if node["@type"] == ["http://purl.org/dc/dcmitype/Text"]]
    content = text["http://www.w3.org/1999/02/22-rdf-syntax-ns#value"][0]["@value"]
    assert content == article.content
    annotations = [node for node in nodes if node["@type"] == [f"{OA}Annotation"]]
    motivations = Counter(node[f"{OA}motivatedBy"][0]["@id"].removeprefix(OA) for node in annotations)
    assert motivations == {"tagging": len(article.mentions), "linking": len(article.relations)}
    found = _selectors(annotations)
    assert all(content[start:end] == quote for start, end, quote in found)
    assert sorted(quote for _, _, quote in found) == sorted(each.quote(content) for each in article.mentions)
    ids = {node["@id"] for node in nodes}
    for node in annotations:
        if node[f"{OA}motivatedBy"][0]["@id"] == f"{OA}linking":
            assert node[f"{OA}hasTarget"][0]["@id"] in ids and node[f"{OA}hasBody"][0]["@id"] in ids


def test_no_selection_cuts_a_grapheme_in_idrisi_with_its_emoji(shared_data: Path, tmp_path: Path) -> None:
    for file in sorted((shared_data / "ner-idrisi").glob("*.jsonl")):
        path = tmp_path / f"{file.stem}.jsonld"
        bundle = SpanLines().read(file)
        comes_back(W3cAnnotation(), W3cAnnotation(), bundle, path, {})
        graph = json.loads(path.read_text(encoding="utf-8"))["@graph"]
        edges: set[int] = set()
        for node in graph:
            if node["type"] == "Text":
                edges = {found.start() for found in regex.finditer(r"\X", node["value"])} | {len(node["value"])}
            else:
                position = node["target"]["selector"][0]
                assert {position["start"], position["end"]} <= edges


def test_the_sample_project_is_the_same_after_w3c(tmp_path: Path) -> None:
    create_sample_project(tmp_path / "s.sqlite")
    with Project.open(tmp_path / "s.sqlite") as project:
        report = export(project, tmp_path / "s.jsonld", "w3c")
        assert report.verified and not report.rows
        mine = {each.content: each for each in gather(project).articles}
    with Project.create(tmp_path / "t.sqlite") as again:
        outcome = import_paths(again, [tmp_path / "s.jsonld"])
        assert not outcome.problems and len(outcome.added) == len(mine)
        for article in gather(again).articles:
            other = mine[article.content]
            assert {(each.annotator, each.label, each.spans) for each in article.mentions} == {
                (each.annotator, each.label, each.spans) for each in other.mentions
            }
            assert Counter(each.type for each in article.relations) == Counter(each.type for each in other.relations)
            assert article.details == other.details
        assert again.check() == []


def test_w3c_s_and_recogito_s_examples_name_what_is_not_there(shared_data: Path) -> None:
    said: Counter[str] = Counter()
    files = [*(shared_data / "fmt-w3c-annotation").rglob("*.json"), *(shared_data / "fmt-recogito").rglob("*.json")]
    for path in files:
        assert next(each.name for each in importers().values() if each.accepts(path)) == "w3c"
        bundle = W3cAnnotation().read(path)
        assert len(bundle.articles) == 0
        assert all(problem.place for problem in bundle.problems)
        expected = 5 if "recogito" in path.name or "w3c" in path.name else 1
        assert len(bundle.problems) == expected
        said.update(problem.problem.split(" (")[0].split(" http")[0] for problem in bundle.problems)
    assert said == {"It marks no part of a text": 35, "The text of": 10}


def test_recogito_s_annotations_come_in_when_their_text_lies_beside(shared_data: Path, tmp_path: Path) -> None:
    data = json.loads((shared_data / "fmt-recogito/text-annotator/test/annotations.w3c.json").read_text("utf-8"))
    text = list("." * 1700)
    for annotation in data[:3]:
        quote, position = annotation["target"]["selector"]
        # the third quote has its white space folded, the offsets have not
        exact = quote["exact"].replace("Ethiopians, who", "Ethiopians,         who")
        text[position["start"] : position["start"] + len(exact)] = exact
    (tmp_path / "1727-h.htm.txt").write_text("".join(text), encoding="utf-8")
    (tmp_path / "a.json").write_text(json.dumps(data[:3]), encoding="utf-8")
    bundle = W3cAnnotation().read(tmp_path / "a.json")
    (article,) = bundle.articles
    assert not bundle.problems
    assert [each.spans[0].start for each in article.mentions] == [741, 982, 1408]
    assert {each.annotator for each in article.mentions} == {"ktKoKXUSAY88XxClOvGp"}


def _file(tmp_path: Path, content: str, *selectors: dict[str, object]) -> Path:
    graph: list[object] = [{"id": "t", "type": "Text", "value": content}]
    graph += [
        {"id": f"n{at}", "type": "Annotation", "body": {"value": "PER", "purpose": "tagging"},
         "target": {"source": "t", "selector": selector}}
        for at, selector in enumerate(selectors)
    ]  # fmt: skip
    document = {"@context": "http://www.w3.org/ns/anno.jsonld", "@graph": graph}
    (tmp_path / "a.jsonld").write_text(json.dumps(document), encoding="utf-8")
    return tmp_path / "a.jsonld"


def test_a_quote_alone_is_found_when_it_is_there_once_and_refused_when_not(tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        "😀 قال ميلي ثم قال غانتس",
        {"type": "TextQuoteSelector", "exact": "ميلي"},
        {"type": "TextQuoteSelector", "exact": "قال"},
        {"type": "TextQuoteSelector", "exact": "قال", "prefix": "ثم "},
        {"type": "oa:TextPositionSelector", "start": 2, "end": 5},
        {"type": "CssSelector", "value": "p"},
    )
    bundle = W3cAnnotation().read(path)
    (article,) = bundle.articles
    assert [each.quote(article.content) for each in article.mentions] == ["ميلي", "قال", "قال"]
    assert [each.spans[0] for each in article.mentions][1:] == [Span(14, 17), Span(2, 5)]
    assert [problem.problem.split("quote ")[-1] for problem in bundle.problems] == [
        "'قال' is 2 times in the text.",
        "It is refused: it has no selector of text but CssSelector.",
    ]


def test_offsets_in_utf16_are_moved_when_the_quote_proves_it(tmp_path: Path) -> None:
    position = {"type": "TextPositionSelector", "start": 3, "end": 6}
    path = _file(tmp_path, "😀 قال ميلي", [position, {"type": "TextQuoteSelector", "exact": "قال"}])  # type: ignore[arg-type]
    bundle = W3cAnnotation().read(path)
    (article,) = bundle.articles
    assert article.mentions[0].spans == (Span(2, 5),)
    assert bundle.left_out == ("1 offsets in another unit, set right by their quotes",)
