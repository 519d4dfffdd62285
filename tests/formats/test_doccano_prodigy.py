"""doccano and Prodigy JSONL, and corpora of texts with spans, read as their documentation says."""

import json
from pathlib import Path

import pytest
import regex
from formats.bundles import SCHEMA, bundles, gold_bundle
from formats.json_family import ANNOTATED, bundle_with, comes_back
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.domain.errors import ImportProblem
from reader.domain.span import Span
from reader.formats.base import Bundle
from reader.formats.doccano import Doccano
from reader.formats.prodigy import Prodigy
from reader.formats.registry import importers
from reader.formats.span_lines import SpanLines
from reader.project import Project
from reader.project.importing import import_paths

CODE_POINTS = {"unit": "code points"}


def _lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def _write(path: Path, *rows: object) -> Path:
    lines = (row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bundles(), st.sampled_from(["code points", "graphemes"]))
def test_what_goes_out_to_doccano_comes_back(
    tmp_path_factory: pytest.TempPathFactory, bundle: Bundle, unit: str
) -> None:
    comes_back(Doccano(), Doccano(), bundle, tmp_path_factory.mktemp("d") / "a.jsonl", {"unit": unit})


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bundles())
def test_what_goes_out_to_prodigy_comes_back(tmp_path_factory: pytest.TempPathFactory, bundle: Bundle) -> None:
    comes_back(Prodigy(), Prodigy(), bundle, tmp_path_factory.mktemp("p") / "a.jsonl", {})


def test_an_empty_article_goes_out_and_comes_back(tmp_path: Path) -> None:
    for exporter, options in ((Doccano(), CODE_POINTS), (Prodigy(), {})):
        exporter.write(bundle_with(""), tmp_path / "a.jsonl", options)
        assert exporter.differences(bundle_with(""), tmp_path / "a.jsonl", options) == []


def test_the_seed_comes_back_whole_from_doccano(shared_data: Path, tmp_path: Path) -> None:
    bundle, path = gold_bundle(shared_data, SCHEMA), tmp_path / "a.jsonl"
    Doccano().write(bundle, path, CODE_POINTS)
    (mine,), (theirs,) = bundle.articles, Doccano().read(path).articles
    assert len(theirs.mentions) == len(mine.mentions) > 0 and len(theirs.relations) == len(mine.relations) > 0
    assert {(each.label, each.spans) for each in mine.mentions} == {
        (each.label, each.spans) for each in theirs.mentions
    }
    # as a reader that follows doccano's tutorial would: Python slices of the text
    (row,) = _lines(path)
    quotes = {row["text"][start:end] for start, end, _ in row["label"]}  # type: ignore[index, attr-defined]
    assert quotes == {mention.quote(mine.content) for mention in mine.mentions}
    starts = {each["id"]: each["start_offset"] for each in row["entities"]}  # type: ignore[attr-defined]
    assert all(each["from_id"] in starts and each["to_id"] in starts for each in row["relations"])  # type: ignore[attr-defined]


def test_doccano_counts_graphemes_when_asked_to(tmp_path: Path) -> None:
    start = ANNOTATED.index("شُكرًا")
    bundle, path = bundle_with(ANNOTATED, (start, start + 6, "PER")), tmp_path / "a.jsonl"
    Doccano().write(bundle, path, {"unit": "graphemes"})
    (row,) = _lines(path)
    ((first, last, _),) = row["label"]  # type: ignore[misc]
    assert "".join(regex.findall(r"\X", ANNOTATED)[first:last]) == "شُكرًا"
    assert last - first == 4
    (article,) = Doccano().read(path).articles
    assert article.mentions[0].quote(ANNOTATED) == "شُكرًا"


def test_a_prodigy_reader_finds_the_quotes_and_one_task_for_each_annotator(shared_data: Path, tmp_path: Path) -> None:
    bundle = gold_bundle(shared_data, SCHEMA)
    Prodigy().write(bundle, tmp_path / "a.jsonl", {})
    (task,) = _lines(tmp_path / "a.jsonl")
    assert task["answer"] == "accept" and task["_annotator_id"] == "gold"
    (article,) = bundle.articles
    spans: list[dict[str, object]] = task["spans"]  # type: ignore[assignment]
    assert sorted((article.content[each["start"] : each["end"]], each["label"]) for each in spans) == sorted(  # type: ignore[misc]
        (mention.quote(article.content), mention.label) for mention in article.mentions
    )


def test_prodigy_lines_of_one_text_that_stand_apart_come_together(tmp_path: Path) -> None:
    rows = [
        {"text": "قال ميلي", "spans": [{"start": 4, "end": 8, "label": "PER"}], "_annotator_id": "a"},
        {"text": "نعم", "spans": []},
        {"text": "قال ميلي", "spans": [{"start": 4, "end": 8, "label": "ORG"}], "_annotator_id": "b"},
        {"text": "قال ميلي", "spans": [{"start": 0, "end": 3, "label": "X"}], "answer": "reject"},
    ]
    bundle = Prodigy().read(_write(tmp_path / "a.jsonl", *rows))
    first, _ = bundle.articles
    assert [(each.annotator, each.label) for each in first.mentions] == [("a", "PER"), ("b", "ORG")]
    assert bundle.left_out == ("1 tasks that were not accepted",)


@pytest.mark.parametrize(
    ("name", "articles", "mentions", "relations", "labels", "refused"),
    [
        ("data_export/pipeline/examples/intent_detection/example.jsonl", 2, 3, 0, 2, ()),
        ("data_export/pipeline/examples/relation_extraction/example.jsonl", 1, 4, 3, 0, ()),
        ("data_export/pipeline/examples/sequence_labeling/example.jsonl", 3, 4, 0, 0, ()),
        ("data_import/pipeline/examples/intent_detection/example.jsonl", 2, 3, 0, 2, ()),
        ("data_import/pipeline/examples/relation_extraction/example.jsonl", 1, 4, 3, 0, ()),
        ("data_import/pipeline/examples/sequence_labeling/example.jsonl", 3, 3, 0, 0, ()),
        ("data_import/tests/data/intent/example.jsonl", 4, 2, 0, 2, ("line 5",)),
        ("data_import/tests/data/relation_extraction/example.jsonl", 1, 4, 3, 0, ()),
        ("data_import/tests/data/sequence_labeling/example.jsonl", 2, 1, 0, 0, ("line 3",)),
    ],
)
def test_doccanos_own_examples_come_in_with_their_counts(
    shared_data: Path, name: str, articles: int, mentions: int, relations: int, labels: int, refused: tuple[str, ...]
) -> None:
    path = shared_data / "fmt-doccano" / name
    assert next(each.name for each in importers().values() if each.accepts(path)) == "doccano"
    bundle = Doccano().read(path)
    found = list(bundle.articles)
    assert len(found) == articles
    assert sum(len(each.mentions) for each in found) == mentions
    assert sum(len(each.relations) for each in found) == relations
    assert sum(len(each.labels) for each in found) == labels
    assert tuple(problem.place for problem in bundle.problems) == refused
    assert bundle.annotators in ((("doccano", "import"),), ())


def test_a_list_of_doccano_labels_is_no_corpus(shared_data: Path) -> None:
    path = shared_data / "fmt-doccano" / "label_types" / "tests" / "data" / "valid_labels.json"
    assert not Doccano().accepts(path)


@pytest.mark.parametrize(
    ("name", "articles", "spans"), [("beirut_explosion_2020", 35, 49), ("jordan_floods_2018", 53, 89)]
)
def test_idrisi_comes_in_with_its_counts(
    shared_data: Path, tmp_path: Path, name: str, articles: int, spans: int
) -> None:
    path = shared_data / "ner-idrisi" / f"{name}.jsonl"
    rows = _lines(path)
    with Project.create(tmp_path / "p.sqlite") as project:
        outcome = import_paths(project, [path])
        assert not outcome.problems
        assert len(outcome.added) == articles == len(rows)
        repeated = sum(int(what.split()[0]) for _, what in outcome.left_out)
        annotator = next(each for each in project.annotators() if each.name == name)
        found = [mention for key in outcome.added for mention in project.mentions(key, annotator.id)]
        assert len(found) + repeated == spans
        quotes = {each["text"] for row in rows for each in row["location_mentions"]}  # type: ignore[attr-defined]
        assert {mention.quote(project.article(mention.article_id).content) for mention in found} == quotes


def test_idrisi_with_emoji_and_nested_names_goes_out_and_comes_back(shared_data: Path, tmp_path: Path) -> None:
    for file in sorted((shared_data / "ner-idrisi").glob("*.jsonl")):
        bundle = SpanLines().read(file)
        for unit in ("code points", "graphemes"):
            comes_back(Doccano(), Doccano(), bundle, tmp_path / "d.jsonl", {"unit": unit})
        comes_back(Prodigy(), Prodigy(), bundle, tmp_path / "p.jsonl", {})


def test_offsets_in_utf16_are_moved_only_when_the_quote_proves_it(tmp_path: Path) -> None:
    text = "😀😀 ميلي قال"
    rows = [
        {"text": text, "mentions": [{"start": 5, "end": 9, "type": "PER", "quote": "ميلي"}]},
        {"text": text + "!", "mentions": [{"start": 5, "end": 9, "type": "PER", "quote": "غانتس"}]},
        {"text": text + "?", "mentions": [{"start": 5, "end": 9, "type": "PER"}]},
    ]
    bundle = SpanLines().read(_write(tmp_path / "a.jsonl", *rows))
    moved, refused, unproved = bundle.articles
    assert moved.mentions[0].spans == (Span(3, 7),) and moved.provenance.repairs == ("offsets",)
    assert refused.mentions == ()
    assert unproved.mentions[0].spans == (Span(5, 9),)
    (problem,) = bundle.problems
    assert problem.place == "line 2, span 1" and "غانتس" in problem.problem
    assert bundle.left_out == ("1 offsets in another unit, set right by their quotes",)


def test_offsets_follow_when_line_ends_a_bom_and_references_are_settled(tmp_path: Path) -> None:
    text = "\ufeffأ\r\nب\r\nميلي &amp; غانتس"
    start = text.index("ميلي")
    rows = [
        {
            "text": text,
            "spans": [{"start": start, "end": start + 4, "label": "PER"}, {"start": 2, "end": 4, "label": "X"}],
        },
        {"text": "a &amp; غانتس", "spans": [{"start": 4, "end": 9, "label": "PER", "text": "غانتس"}]},
    ]
    bundle = Prodigy().read(_write(tmp_path / "a.jsonl", *rows))
    first, second = bundle.articles
    assert first.content == "أ\nب\nميلي &amp; غانتس"
    assert [each.quote(first.content) for each in first.mentions] == ["ميلي"]
    assert first.provenance.repairs == ("bom", "line_ends")
    assert second.mentions[0].quote(second.content) == "غانتس"
    assert [problem.place for problem in bundle.problems] == ["line 1, span 2"]
    assert "white space" in bundle.problems[0].problem


@pytest.mark.parametrize(
    ("span", "said"),
    [
        ([0, 99, "PER"], "the text has 8"),
        ([5, 2, "PER"], "reversed"),
        ([3, 3, "PER"], "empty"),
        (["0", 2, "PER"], "expected a number"),
        ([True, 2, "PER"], "expected a number"),
        ([-1, 2, "PER"], "-1"),
        ([0, 2], "expected"),
        (7, "expected"),
    ],
)
def test_a_span_that_cannot_stand_is_refused_by_row_and_the_rest_comes_in(
    tmp_path: Path, span: object, said: str
) -> None:
    path = _write(
        tmp_path / "a.jsonl", {"text": "قال ميلي", "label": [[4, 8, "PER"], span, [4, 8, "PER"], [4, 8, "ORG"]]}
    )
    bundle = Doccano().read(path)
    (article,) = bundle.articles
    assert [each.label for each in article.mentions] == ["PER", "ORG"]
    (problem,) = bundle.problems
    assert isinstance(problem, ImportProblem) and problem.place == "line 1, label 2" and said in problem.problem
    assert bundle.left_out == ("1 repeated mentions",)


def test_bad_lines_are_refused_one_by_one(tmp_path: Path) -> None:
    good = {"text": "نعم", "label": []}
    path = _write(tmp_path / "a.jsonl", good, "{", "[" * 5000, {"text": 7}, "3", good | {"id": 1}, good | {"id": 1})
    bundle = Doccano().read(path)
    assert [article.id for article in bundle.articles] == ["1", "1-2", "1-3"]
    assert [problem.place for problem in bundle.problems] == ["line 2", "line 3", "line 4", "line 5"]


def test_hostile_json_is_refused_by_name_or_read(shared_data: Path, tmp_path: Path) -> None:
    read = refused = 0
    for path in sorted((shared_data / "hostile-json").rglob("*.json")):
        for importer in (Doccano(), Prodigy(), SpanLines()):
            importer.accepts(path)
            try:
                importer.read(path)
                read += 1
            except ImportProblem as error:
                assert error.path and error.problem
                refused += 1
    assert refused > 50 and read > 50


def test_labels_named_like_the_stand_in_come_back(tmp_path: Path) -> None:
    bundle = bundle_with("قال ميلي", (0, 3, None), (0, 3, "Highlight"), (4, 8, "_Highlight"))
    Prodigy().write(bundle, tmp_path / "a.jsonl", {})
    (article,) = Prodigy().read(tmp_path / "a.jsonl").articles
    assert {each.label for each in article.mentions} == {None, "Highlight", "_Highlight"}
