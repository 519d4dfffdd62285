"""The starter label sets: named in two languages, reachable by digits, seen on paper."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from reader.domain.errors import ImportProblem
from reader.formats.schema_toml import read_schema, starter_schemas

KEYS = [*"1234567890", *(f"shift+{digit}" for digit in "1234567890"), "", "", ""]
NAMES = {
    "news": "PER ORG GPE LOC NAT ROLE DATE MEDIA EVENT",
    "anercorp": "PERS ORG LOC MISC",
    "ontonotes": "PERSON NORP FAC ORG GPE LOC PRODUCT EVENT WORK_OF_ART LAW LANGUAGE DATE TIME PERCENT MONEY QUANTITY"
    " ORDINAL CARDINAL",
    "wojood": "PERS NORP OCC ORG GPE LOC FAC EVENT DATE TIME CARDINAL ORDINAL PERCENT LANGUAGE QUANTITY WEBSITE UNIT"
    " LAW MONEY PRODUCT CURR",
}
PAPER = "#fdfcfa"


def _luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(first: str, second: str) -> float:
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_computed_as_wcag_says() -> None:
    assert _contrast("#000000", "#ffffff") == pytest.approx(21)
    assert _contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("name", "path"), starter_schemas())
def test_a_starter_set_is_complete(name: str, path: Path) -> None:
    schema = read_schema(path)
    assert schema.name == name
    assert sorted(label.name for label in schema.mention_labels) == sorted(NAMES[name].split())
    assert [label.key for label in schema.mention_labels] == KEYS[: len(schema.mention_labels)]
    for label in schema.labels:
        assert label.names["en"].isascii()
        assert any("\u0600" <= char <= "\u06ff" for char in label.names["ar"])
        assert _contrast(label.colour, PAPER) >= 3, (label.name, label.colour)
    assert len({label.colour for label in schema.labels}) == len(schema.labels)
    for language in ("en", "ar"):
        assert len({label.names[language] for label in schema.labels}) == len(schema.labels)


@pytest.mark.parametrize(("name", "path"), starter_schemas())
def test_a_guideline_of_a_starter_set_is_there_in_arabic_too(name: str, path: Path) -> None:
    for english, arabic in zip(read_schema(path).labels, read_schema(path, "ar").labels, strict=True):
        assert bool(english.description) is bool(arabic.description)
        assert not english.description or english.description.isascii()
        assert not arabic.description or any("\u0600" <= char <= "\u06ff" for char in arabic.description)
        assert replace(english, description="") == replace(arabic, description="")
    assert name != "news" or any(label.description for label in read_schema(path, "ar").labels)


def test_news_has_the_colours_of_the_design() -> None:
    labels = read_schema(dict(starter_schemas())["news"]).mention_labels[:8]
    assert " ".join(label.colour.removeprefix("#").upper() for label in labels) == (
        "002FAA 975280 007B5C 6C6A0E C97E3F 896BF7 1F9FAC 7F1527"
    )


def test_news_has_the_labels_and_relations_of_the_seed(shared_data: Path) -> None:
    gold = json.loads((shared_data / "seed" / "gold.json").read_text(encoding="utf-8"))
    schema = read_schema(dict(starter_schemas())["news"])
    labels = {each["id"]: each["label"] for each in gold["spans"]}
    assert set(labels.values()) <= {label.name for label in schema.labels}
    for relation in gold["relations"]:
        kind = schema.find_relation_type_named(relation["type"])
        assert kind is not None, relation
        assert not kind.source_labels or labels[relation["head"]] in kind.source_labels
        assert not kind.target_labels or labels[relation["tail"]] in kind.target_labels
    for kind in schema.relation_types:
        assert {*kind.source_labels, *kind.target_labels} <= {label.name for label in schema.labels}
        assert set(kind.names) == {"en", "ar"}


@pytest.mark.parametrize("text", ["labels = [", "[[labels]]\nen = 'x'\n", "labels = 3\n", "labels = ['PER']\n"])
def test_a_bad_label_set_is_refused_by_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ImportProblem) as problem:
        read_schema(path)
    assert problem.value.path == str(path)
