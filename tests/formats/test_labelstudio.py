"""Label Studio: offsets are UTF-16 units, names match the configuration, its own SDK takes the tasks."""

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from formats.bundles import SCHEMA, bundles, gold_bundle
from formats.json_family import ANNOTATED, bundle_with, comes_back
from hypothesis import HealthCheck, given, settings

from reader.domain.span import Span
from reader.formats.base import Bundle
from reader.formats.labelstudio import LabelStudio
from reader.formats.registry import importers
from reader.formats.schema_labelstudio import LabelStudioSchema
from reader.formats.schema_toml import read_schema, starter_schemas
from reader.formats.span_lines import SpanLines
from reader.project import Project
from reader.project.exporting import export
from reader.project.importing import import_paths
from reader.project.samples import create_sample_project


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bundles())
def test_what_goes_out_comes_back(tmp_path_factory: pytest.TempPathFactory, bundle: Bundle) -> None:
    comes_back(LabelStudio(), LabelStudio(), bundle, tmp_path_factory.mktemp("l"), {})


def test_an_empty_article_and_an_empty_project_go_out_and_come_back(tmp_path: Path) -> None:
    LabelStudio().write(bundle_with(""), tmp_path, {})
    assert LabelStudio().differences(bundle_with(""), tmp_path, {}) == []
    LabelStudio().write(Bundle(SCHEMA, ()), tmp_path, {})
    assert json.loads((tmp_path / "tasks.json").read_text(encoding="utf-8")) == []


def _javascript(text: str, start: int, end: int) -> str:
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def test_offsets_are_those_of_javascript_and_each_region_says_its_words(shared_data: Path, tmp_path: Path) -> None:
    regions = 0
    for file in sorted((shared_data / "ner-idrisi").glob("*.jsonl")):
        bundle = SpanLines().read(file)
        folder = tmp_path / file.stem
        folder.mkdir()
        comes_back(LabelStudio(), LabelStudio(), bundle, folder, {})
        for task in json.loads((folder / "tasks.json").read_text(encoding="utf-8")):
            for result in (each for annotation in task["annotations"] for each in annotation["result"]):
                value = result["value"]
                assert _javascript(task["data"]["text"], value["start"], value["end"]) == value["text"]
                regions += value["start"] != task["data"]["text"].find(value["text"])
    assert regions > 3


def test_every_name_in_the_tasks_is_in_the_configuration(shared_data: Path, tmp_path: Path) -> None:
    bundle = gold_bundle(shared_data, read_schema(starter_schemas()[0][1]))
    LabelStudio().write(bundle, tmp_path, {})
    (task,) = json.loads((tmp_path / "tasks.json").read_text(encoding="utf-8"))
    schema = LabelStudioSchema().read(tmp_path / "labelling-config.xml")
    config = (tmp_path / "labelling-config.xml").read_text(encoding="utf-8")
    for result in task["annotations"][0]["result"]:
        if result["type"] == "relation":
            assert result["labels"][0] in {kind.name for kind in schema.relation_types}
            continue
        assert f'name="{result["from_name"]}"' in config and f'name="{result["to_name"]}"' in config
    assert {each.name for each in schema.labels} == {each.name for each in bundle.schema.labels}


@pytest.fixture(scope="module")
def tasks_schema() -> Any:
    """What Label Studio's documentation says of tasks."""
    jsonschema = pytest.importorskip("jsonschema", reason="the extra formats-test is not installed")
    schema = json.loads((Path(__file__).parents[1] / "data" / "label_studio_tasks.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def _wrong(tasks_schema: Any, folder: Path) -> list[str]:
    tasks = json.loads((folder / "tasks.json").read_text(encoding="utf-8"))
    return [f"{each.json_path}: {each.message}" for each in tasks_schema.iter_errors(tasks)]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(bundle=bundles())
def test_tasks_are_what_label_studio_s_documentation_says(bundle: Bundle, tasks_schema: Any) -> None:
    with tempfile.TemporaryDirectory() as folder:
        LabelStudio().write(bundle, Path(folder), {})
        assert _wrong(tasks_schema, Path(folder)) == []


def test_the_sample_with_relations_and_article_labels_is_what_the_documentation_says(
    tasks_schema: Any, tmp_path: Path
) -> None:
    create_sample_project(tmp_path / "s.sqlite")
    with Project.open(tmp_path / "s.sqlite") as project:
        export(project, tmp_path / "ls", "labelstudio")
    assert _wrong(tasks_schema, tmp_path / "ls") == []
    path = tmp_path / "ls" / "tasks.json"
    whole = path.read_text(encoding="utf-8")
    kinds = {result["type"] for task in json.loads(whole) for each in task["annotations"] for result in each["result"]}
    assert kinds == {"labels", "choices", "relation"}
    for right, wrong in (
        ('"start":', '"begin":'),
        ('"direction":"right"', '"direction":"up"'),
        ('"text":"', '"txt":"'),
    ):
        assert right in whole
        path.write_text(whole.replace(right, wrong), encoding="utf-8")
        assert _wrong(tasks_schema, tmp_path / "ls"), wrong


def test_label_studio_s_own_sdk_takes_the_tasks(tmp_path: Path) -> None:
    # it wants an older numpy than the others' readers, so that one puts it into an environment of its own
    interface = pytest.importorskip("label_studio_sdk.label_interface", reason="label-studio-sdk is not installed")
    create_sample_project(tmp_path / "s.sqlite")
    with Project.open(tmp_path / "s.sqlite") as project:
        assert export(project, tmp_path / "ls", "labelstudio").verified
    taken = interface.LabelInterface((tmp_path / "ls" / "labelling-config.xml").read_text(encoding="utf-8"))
    tasks = json.loads((tmp_path / "ls" / "tasks.json").read_text(encoding="utf-8"))
    assert sum(len(each["annotations"]) for each in tasks) > 0
    for task in tasks:
        # its validate_task calls validate_annotation without the annotation
        assert taken.validate_task({"data": task["data"]}) is True
        for annotation in task["annotations"]:
            assert taken.validate_annotation(annotation) is True
            annotation["result"][0]["value"]["labels"] = ["no such label"]
            assert taken.validate_annotation(annotation) is False


def test_the_sample_project_comes_back_from_label_studio(tmp_path: Path) -> None:
    create_sample_project(tmp_path / "s.sqlite")
    with Project.open(tmp_path / "s.sqlite") as project:
        (row,) = export(project, tmp_path / "ls", "labelstudio").rows
        assert row.change == "split"
        count = 1 + sum(len(project.mentions(key)) for key in project.article_ids())
    with Project.create(tmp_path / "t.sqlite") as again:
        outcome = import_paths(again, [tmp_path / "ls"])
        assert not outcome.problems
        annotators = [each.id for each in again.annotators()]
        assert sum(len(again.mentions(key, who)) for key in again.article_ids() for who in annotators) == count > 0
        assert again.check() == []


def test_label_studio_s_examples_of_images_are_refused_by_region(shared_data: Path) -> None:
    table = shared_data / "fmt-labelstudio/test_export_csv/csv_test.json"
    assert next(each.name for each in importers().values() if each.accepts(table)) == "labelstudio"
    bundle = LabelStudio().read(table)
    assert [len(article.content) for article in bundle.articles] == [83, 140]
    assert [(each.place, each.problem) for each in bundle.problems] == [
        ("item 1, annotation 1, result 1", "The rectanglelabels oid3 marks no text."),
        ("item 2, annotation 1, result 1", "The rectanglelabels oid7 marks no text."),
        ("item 2, annotation 1, result 2", "The rectanglelabels el77Ah7IyT marks no text."),
    ]
    assert bundle.left_out == ("2 predictions",)
    minimal = LabelStudio().read(shared_data / "fmt-labelstudio/test_export_json_min/data.json")
    assert len(minimal.articles) == 0
    assert [each.problem for each in minimal.problems] == ["The task has no text in its data, but polygonlabels."]


def _task(text: str, *results: dict[str, Any], **fields: object) -> dict[str, Any]:
    return {"id": 7, "data": {"text": text}, "annotations": [{"completed_by": 3, "result": list(results)}], **fields}


def _region(name: str, start: int, end: int, quote: str | None, *labels: str) -> dict[str, Any]:
    value = {"start": start, "end": end, "labels": list(labels)} | ({} if quote is None else {"text": quote})
    return {"id": name, "from_name": "l", "to_name": "t", "type": "labels", "value": value}


def _read(tmp_path: Path, *tasks: object) -> Bundle:
    (tmp_path / "a.json").write_text(json.dumps(list(tasks), indent=1), encoding="utf-8")
    assert LabelStudio().accepts(tmp_path / "a.json")
    return LabelStudio().read(tmp_path / "a.json")


def test_regions_that_disagree_with_their_words_are_moved_or_refused(tmp_path: Path) -> None:
    at = ANNOTATED.index("ميلي")
    assert at == 7
    task = _task(
        ANNOTATED,
        _region("a", at + 1, at + 5, "ميلي", "PER"),
        _region("b", at, at + 4, "ميلي", "ORG"),
        _region("c", 0, 3, "ميلي", "PER"),
        _region("d", 5, 6, None, "PER"),
        _region("e", 0, 3, "قال", "A", "B"),
        _region("f", 4, 999, None, "A"),
    )
    bundle = _read(tmp_path, task)
    (article,) = bundle.articles
    assert [(each.label, each.spans[0]) for each in article.mentions] == [
        ("PER", Span(at, at + 4)), ("ORG", Span(at, at + 4)), ("A", Span(0, 3)), ("B", Span(0, 3)),
    ]  # fmt: skip
    assert article.id == "7" and {each.annotator for each in article.mentions} == {"label-studio 3"}
    assert [each.place.split(", ")[-1] for each in bundle.problems] == ["result 3", "result 4", "result 6"]
    assert "inside a character" in bundle.problems[1].problem
    assert bundle.left_out == ("1 offsets in another unit, set right by their quotes",)


def test_relations_choices_and_remarks_come_in_with_their_regions(tmp_path: Path) -> None:
    region = _region("a", 0, 3, "قال", "EVENT")
    choice = {"id": "a", "from_name": "tense", "type": "choices", "value": {"start": 0, "choices": ["past"]}}
    topic = {"id": "x", "from_name": "topic", "type": "choices", "value": {"choices": ["news"]}}
    remark = {"id": "y", "from_name": "said", "type": "textarea", "value": {"text": ["نعم"]}}
    link = {"type": "relation", "from_id": "a", "to_id": "b", "labels": ["by"]}
    broken = {"type": "relation", "from_id": "a", "to_id": "z"}
    other = _region("b", 8, 12, None, "PER") | {"meta": {"text": ["انظر"]}}
    bundle = _read(tmp_path, _task(ANNOTATED, link, region, choice, topic, remark, broken, other))
    (article,) = bundle.articles
    assert [dict(each.attributes) for each in article.mentions] == [{"tense": "past"}, {}]
    assert [each.note for each in article.mentions] == ["", "انظر"]
    assert article.labels == (("label-studio 3", "news"),)
    assert [each.body for each in article.notes] == ["نعم"]
    assert [(each.type, each.source, each.target) for each in article.relations] == [("by", "m1", "m2")]
    assert [each.place for each in bundle.problems] == ["item 1, annotation 1, result 6"]


def test_the_minimal_export_comes_in(tmp_path: Path) -> None:
    row = {
        "id": 1,
        "text": "قال ميلي",
        "label": [{"start": 4, "end": 8, "text": "ميلي", "labels": ["PER"]}],
        "annotator": 2,
    }
    bundle = _read(tmp_path, row)
    (article,) = bundle.articles
    assert [(each.label, each.quote(article.content)) for each in article.mentions] == [("PER", "ميلي")]


def test_skipped_annotations_are_counted(tmp_path: Path) -> None:
    task = _task("قال", _region("a", 0, 3, "قال", "X"))
    task["annotations"][0]["was_cancelled"] = True
    bundle = _read(tmp_path, task)
    assert [len(each.mentions) for each in bundle.articles] == [0]
    assert bundle.left_out == ("1 annotations that were skipped",)
