"""The lossless format: what is written is what is read, and bad files are named by their line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from formats.bundles import SCHEMA, bundles, gold_bundle
from hypothesis import HealthCheck, given, settings

from reader.domain.article import ArticleDetails
from reader.domain.errors import ImportProblem
from reader.domain.span import Span
from reader.formats.base import Bundle, BundleArticle, BundleMention, BundleRelation
from reader.formats.jsonl import JsonLines
from reader.formats.schema_toml import read_schema, starter_schemas


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bundles())
def test_every_bundle_reads_back_equal(tmp_path_factory: pytest.TempPathFactory, bundle: Bundle) -> None:
    path = tmp_path_factory.mktemp("jsonl") / "a.jsonl"
    JsonLines().write(bundle, path, {})
    assert JsonLines().read(path) == bundle
    assert JsonLines().differences(bundle, path, {}) == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bundles())
def test_offsets_in_the_file_are_code_points_of_its_text(
    tmp_path_factory: pytest.TempPathFactory, bundle: Bundle
) -> None:
    path = tmp_path_factory.mktemp("jsonl") / "a.jsonl"
    JsonLines().write(bundle, path, {})
    header, *rows = [json.loads(line) for line in path.read_bytes().split(b"\n") if line]
    assert (header["unit"], header["order"]) == ("code points", "logical order")
    for row in rows:
        for mention in row["mentions"]:
            assert " ".join(row["content"][start:end] for start, end in mention["spans"]) == mention["quote"]


def test_the_seed_gold_reads_back_with_every_surface(shared_data: Path, tmp_path: Path) -> None:
    bundle = gold_bundle(shared_data, read_schema(dict(starter_schemas())["news"]))
    JsonLines().write(bundle, tmp_path / "gold.jsonl", {})
    gold = json.loads((shared_data / "seed" / "gold.json").read_text(encoding="utf-8"))
    keys = ("start", "end", "label", "text", "entity")
    (article,) = JsonLines().read(tmp_path / "gold.jsonl").articles
    found = [
        (each.spans[0].start, each.spans[0].end, each.label, each.quote(article.content), each.entity)
        for each in article.mentions
    ]
    assert found == [tuple(each[key] for key in keys) for each in gold["spans"]]
    assert [(each.type, each.source, each.target) for each in article.relations] == [
        (each["type"], each["head"], each["tail"]) for each in gold["relations"]
    ]


def _two_lines(tmp_path: Path) -> tuple[Path, dict[str, Any], dict[str, Any]]:
    path = tmp_path / "a.jsonl"
    content = "قال ميلي 😀 ذلك"
    mentions = (
        BundleMention("m1", (Span(4, 8),), "PER", "me"),
        BundleMention("m2", (Span(0, 3), Span(9, 10)), None, "me"),
    )
    article = BundleArticle(
        "a1", ArticleDetails("t"), content, mentions=mentions, relations=(BundleRelation("kin of", "m1", "m2", "me"),)
    )
    JsonLines().write(Bundle(SCHEMA, (article,), (("me", "human"),)), path, {})
    header, row = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return path, header, row


def _set(*keys: str | int, value: object) -> Callable[[dict[str, Any]], None]:
    def change(row: dict[str, Any]) -> None:
        place: Any = row
        for key in keys[:-1]:
            place = place[key]
        place[keys[-1]] = value

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_set("mentions", 0, "quote", value="ميل"), "'ميل'"),
        (_set("mentions", 0, "spans", value=[[4, 99]]), "14 code points"),
        (_set("mentions", 0, "spans", value=[[8, 4]]), "reversed"),
        (_set("mentions", 0, "spans", value=[[4.0, 8]]), "expected [start, end]"),
        (_set("mentions", 0, "spans", value=[[True, 8]]), "expected [start, end]"),
        (_set("mentions", 0, "spans", value=[]), "marks nothing"),
        (_set("mentions", 0, "label", value="NOPE"), "label 'NOPE'"),
        (_set("mentions", 0, "label", value=3), "expected a text"),
        (_set("mentions", 0, "annotator", value="someone"), "annotator 'someone'"),
        (_set("mentions", 0, "entity", value="e9"), "entity 'e9'"),
        (_set("mentions", 1, "id", value="m1"), "two mentions are called m1"),
        (_set("mentions", 0, "attributes", value={"a": 1}), "names with texts"),
        (_set("relations", 0, "target", value="m7"), "mention 'm7'"),
        (_set("relations", 0, "type", value="eats"), "relation type 'eats'"),
        (
            _set("states", value=[{"annotator": "me", "status": "ready", "flagged": False, "changed_at": 0}]),
            "status 'ready'",
        ),
        (_set("labels", value=[{"annotator": "me", "label": "x"}]), "label 'x'"),
        (_set("notes", value=[{"body": "b", "annotator": "me", "mention": None, "span": [3, 40]}]), "ends at 40"),
        (_set("sha256", value="00"), "sha256"),
        (_set("title", value=None), "title is None"),
        (_set("base_direction", value="up"), "'up'"),
        (_set("mentions", value=None), "NoneType"),
    ],
)
def test_a_bad_article_is_refused_by_its_line(
    tmp_path: Path, change: Callable[[dict[str, Any]], None], said: str
) -> None:
    path, header, row = _two_lines(tmp_path)
    change(row)
    path.write_text(json.dumps(header) + "\n\n" + json.dumps(row) + "\n", encoding="utf-8")
    with pytest.raises(ImportProblem) as problem:
        list(JsonLines().read(path).articles)
    assert said in problem.value.problem
    assert (problem.value.place, problem.value.path) == ("line 3", str(path))


def test_a_missing_field_is_named(tmp_path: Path) -> None:
    path, header, row = _two_lines(tmp_path)
    del row["mentions"][0]["note"]
    path.write_text(json.dumps(header) + "\n" + json.dumps(row), encoding="utf-8")
    with pytest.raises(ImportProblem, match="'note' is missing"):
        list(JsonLines().read(path).articles)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_set("format", value="else"), "not a Hashiya file"),
        (_set("version", value=4), "newer version"),
        (_set("version", value="1"), "expected a number"),
        (_set("unit", value="utf-16"), "'utf-16'"),
        (_set("schema", "labels", 0, "kind", value="odd"), "'odd'"),
        (_set("schema", "labels", 1, "name", value="PER"), "same name"),
        (_set("annotators", 0, "kind", value="cat"), "'cat'"),
    ],
)
def test_a_bad_header_is_refused_at_line_1(tmp_path: Path, change: Callable[[dict[str, Any]], None], said: str) -> None:
    path, header, row = _two_lines(tmp_path)
    change(header)
    path.write_text(json.dumps(header) + "\n" + json.dumps(row), encoding="utf-8")
    with pytest.raises(ImportProblem) as problem:
        list(JsonLines().read(path).articles)
    assert said in problem.value.problem
    assert problem.value.place == "line 1"


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"", ""),
        (b"{", "line 1"),
        (b"[" * 200_000, "line 1"),
        (b"\xff\xfe{}", "line 1"),
        (b"null\n", "line 1"),
        (b'{"format":"hashiya-jsonl","version":1}', "line 1"),
    ],
)
def test_what_is_no_such_file_is_refused(tmp_path: Path, data: bytes, place: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(data)
    with pytest.raises(ImportProblem) as problem:
        list(JsonLines().read(path).articles)
    assert problem.value.place == place


def test_half_a_surrogate_pair_is_refused(tmp_path: Path) -> None:
    path, header, row = _two_lines(tmp_path)
    row["title"] = "\ud83d"
    path.write_text(json.dumps(header) + "\n" + json.dumps(row), encoding="utf-8")
    with pytest.raises(ImportProblem, match="surrogate") as problem:
        list(JsonLines().read(path).articles)
    assert problem.value.place == "line 2"


def test_every_json_file_of_the_hostile_set_is_refused_by_name(shared_data: Path, tmp_path: Path) -> None:
    _, header, _ = _two_lines(tmp_path)
    files = sorted((shared_data / "hostile-json").rglob("*.json"))
    assert len(files) > 50
    path = tmp_path / "hostile.jsonl"
    for file in files:
        path.write_bytes(json.dumps(header).encode() + b"\n" + file.read_bytes())
        try:
            assert list(JsonLines().read(path).articles) == [], file
        except ImportProblem as problem:
            assert problem.place.startswith("line "), file


def test_whole_numbers_of_any_size_in_an_article_s_other_data_read_back_equal(tmp_path: Path) -> None:
    numbers = {"small": 7, "large": 1 << 64, "below": [-(1 << 63) - 1, {"in": 10**30}], "1": 2.0**64, "half": 0.5}
    bundle = Bundle(SCHEMA, (BundleArticle("a1", ArticleDetails("t"), "قال", extra=numbers),))
    JsonLines().write(bundle, tmp_path / "a.jsonl", {})
    (article,) = JsonLines().read(tmp_path / "a.jsonl").articles
    assert article.extra == numbers
    assert type(article.extra["large"]) is int and type(article.extra["1"]) is float


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e999"])
def test_what_is_no_number_of_json_is_refused_by_its_line(tmp_path: Path, number: str) -> None:
    path, header, article = _two_lines(tmp_path)
    article["extra"] = {"x": "@"}
    lines = [json.dumps(header), json.dumps(article).replace('"@"', number)]
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(ImportProblem, match="not JSON") as problem:
        list(JsonLines().read(path).articles)
    assert problem.value.place == "line 2"
