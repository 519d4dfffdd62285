"""Label sets in files of other tools: real ones are read, written ones read back, losses are named."""

from pathlib import Path

import pytest
from formats.bundles import SCHEMA, words
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.domain.errors import ExportProblem, ImportProblem, NotFoundError
from reader.domain.schema import (
    Attribute,
    Label,
    LabelConstraints,
    LabelId,
    LabelKind,
    RelationType,
    RelationTypeId,
    Schema,
)
from reader.formats.schema_formats import read_schema_file, schema_formats, write_schema_file
from reader.formats.schema_toml import read_schema, starter_schemas

FULL = Schema(
    (
        Label(LabelId(0), "Being", {"en": "Being", "ar": "كائن"}, "#112233", "1", description="anything that lives"),
        Label(
            LabelId(1), "PER", {"ar": "شخص"}, "#002faa", "shift+2", parent=LabelId(0), position=1,
            attributes=(Attribute("sure", ("yes", "no"), "yes", names={"ar": "مؤكد"}), Attribute("alive", flag=True)),
            constraints=LabelConstraints((LabelId(0),), (LabelId(2),), ("sure",)),
        ),
        Label(LabelId(2), "Visit", position=2, event=True, constraints=LabelConstraints(())),
        Label(LabelId(3), "OLD", position=3, retired=True),
        Label(LabelId(4), "topic", kind=LabelKind.ARTICLE, position=4, exclusive=True),
        Label(LabelId(5), "حرب", kind=LabelKind.ARTICLE, parent=LabelId(4), position=5),
        Label(LabelId(6), "long", kind=LabelKind.ARTICLE, position=6),
    ),
    (
        RelationType(RelationTypeId(0), "works_for", {"en": "Works for"}, ("PER",), ("PER", "Being"), colour="#aabbcc"),
        RelationType(
            RelationTypeId(1), "visitor", {}, ("Visit",), ("PER",), (Attribute("how"),), position=1, role=True
        ),
    ),
    "full",
)  # fmt: skip


@pytest.mark.parametrize("schema", [FULL, SCHEMA, *(read_schema(path) for _, path in starter_schemas())])
def test_toml_loses_nothing(tmp_path: Path, schema: Schema) -> None:
    path = tmp_path / "a.toml"
    assert write_schema_file(schema, path, "toml") == ()
    assert read_schema_file(path) == schema


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(words, words, words), min_size=1, max_size=4, unique_by=lambda item: item[0]))
def test_toml_carries_any_letters(tmp_path_factory: pytest.TempPathFactory, items: list[tuple[str, str, str]]) -> None:
    path = tmp_path_factory.mktemp("toml") / "a.toml"
    labels = tuple(
        Label(
            LabelId(order), name, {"en": shown, "fa": said}, description=said + "\x7f\x01", position=order,
            attributes=(Attribute(said, (shown, said), shown),),
        )
        for order, (name, shown, said) in enumerate(items)
    )  # fmt: skip
    schema = Schema(labels, name=items[0][1])
    assert write_schema_file(schema, path, "toml") == ()
    assert read_schema_file(path) == schema


def test_brat_carries_hierarchy_events_roles_and_attributes(tmp_path: Path) -> None:
    lost = write_schema_file(FULL, tmp_path / "annotation.conf", "brat")
    assert lost == (
        "2 attributes", "3 colours", "2 constraints", "1 descriptions", "2 keys", "3 labels", "3 shown names",
    )  # fmt: skip
    again = read_schema_file(tmp_path / "annotation.conf")
    assert [(label.name, label.event, label.retired) for label in again.labels] == [
        ("Being", False, False), ("PER", False, False), ("OLD", False, True), ("Visit", True, False),
    ]  # fmt: skip
    assert again.labels[1].parent == again.labels[0].id
    assert again.labels[1].attributes == (Attribute("sure", ("yes", "no")), Attribute("alive", flag=True))
    assert [(kind.name, kind.role, kind.source_labels, kind.target_labels) for kind in again.relation_types] == [
        ("works_for", False, ("PER",), ("PER", "Being")), ("visitor", True, ("Visit",), ("PER",)),
    ]  # fmt: skip


def test_the_news_tutorial_of_brat_is_read_whole(shared_data: Path) -> None:
    schema = read_schema_file(shared_data / "fmt-brat" / "tutorials" / "news" / "annotation.conf")
    assert [label.name for label in schema.labels if not label.event] == ["Person", "Organization", "GPE", "Money"]
    events = {label.name: label for label in schema.labels if label.event}
    assert [name for name, label in events.items() if label.retired] == ["Life", "Transaction", "Business"]
    assert events["Marry"].parent == events["Life"].id and events["Report"].parent is None
    kinds = {kind.name: kind for kind in schema.relation_types}
    assert kinds["Employment"].source_labels == ("Person",) and kinds["Employment"].target_labels == ("GPE",)
    assert kinds["Org-Arg"].role
    assert kinds["Org-Arg"].source_labels == ("Start-org", "Merge-org", "End-org")
    assert kinds["Buyer-Arg"].target_labels == ("Person", "Organization", "GPE"), "macros are put in"
    assert set(kinds["Event-Arg"].target_labels) == {name for name, label in events.items() if not label.retired}
    assert Attribute("Mention", ("Name", "Nominal", "Other")) in schema.labels[0].attributes
    assert [attribute.name for attribute in events["Marry"].attributes] == ["Negation", "Confidence"]


@pytest.mark.parametrize("where", ["configurations/example-conf", "tutorials/bio"])
def test_what_brat_wrote_and_we_write_again_says_the_same(shared_data: Path, tmp_path: Path, where: str) -> None:
    schema = read_schema_file(shared_data / "fmt-brat" / where / "annotation.conf")
    assert write_schema_file(schema, tmp_path / "annotation.conf", "brat") == ()
    again = read_schema_file(tmp_path / "annotation.conf")
    assert {label.name for label in again.labels} == {label.name for label in schema.labels}


def test_label_studio_carries_labels_attributes_and_article_labels(tmp_path: Path) -> None:
    lost = write_schema_file(FULL, tmp_path / "config.xml", "labelstudio")
    assert "1 labels" in lost, "the retired one"
    assert "1 event marks" in lost and "1 role marks" in lost
    assert not any("colours" in each or "keys" in each or "descriptions" in each for each in lost)
    again = read_schema_file(tmp_path / "config.xml")
    named = {label.name: label for label in again.labels}
    assert set(named) == {"Being", "PER", "Visit", "topic", "حرب", "long"}
    assert named["topic"].exclusive and named["حرب"].parent == named["topic"].id and named["long"].parent is None
    assert named["PER"].attributes == (Attribute("sure", ("yes", "no"), "yes"), Attribute("alive", flag=True))
    assert [kind.name for kind in again.relation_types] == ["works_for", "visitor"]


def test_a_real_label_studio_configuration_is_read(shared_data: Path) -> None:
    path = shared_data / "fmt-labelstudio" / "test_export_json_min" / "label_config.xml"
    assert [label.name for label in read_schema_file(path).labels] == ["Airplane", "Car"]


def test_inception_carries_labels_with_guidelines_and_features(tmp_path: Path) -> None:
    lost = write_schema_file(FULL, tmp_path / "layers.json", "inception")
    assert "1 labels" in lost and not any("descriptions" in each for each in lost)
    again = read_schema_file(tmp_path / "layers.json")
    named = {label.name: label for label in again.labels}
    assert named["Being"].description == "anything that lives"
    assert named["حرب"].kind is LabelKind.ARTICLE
    assert [attribute.name for attribute in named["PER"].attributes] == ["sure", "alive"]
    assert [kind.name for kind in again.relation_types] == ["works_for", "visitor"]


def test_a_single_tagset_and_a_layer_without_one_are_read(tmp_path: Path) -> None:
    tagset, layer, project = tmp_path / "tags.json", tmp_path / "layer.json", tmp_path / "project.json"
    tagset.write_text(
        '{"name":"NER","language":"ar","tags":[{"tag_name":"PER","tag_description":"who"}],"create_tag":true}'
    )
    one = (
        '{"name":"webanno.custom.Claim","uiName":"Claim","type":"span","features":['
        '{"name":"sure","uiName":"Sure","type":"uima.cas.Boolean"},{"name":"n","type":"uima.cas.Integer"}]}'
    )
    layer.write_text(one)
    project.write_text(f'{{"name":"p","layers":[{one},{{"name":"x.Coref","type":"chain","features":[]}}]}}')
    assert [(label.name, label.description) for label in read_schema_file(tagset).labels] == [("PER", "who")]
    for path in (layer, project):
        (label,) = read_schema_file(path).labels
        assert (label.name, label.attributes) == ("Claim", (Attribute("Sure", flag=True),))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.toml", "[[labels]]\nname = 3\nname = 4"),
        ("a.toml", '[[labels]]\nname = "a"\nparent = "b"'),
        ("a.toml", '[[labels]]\nname = "a"\nparent = "a"'),
        ("a.toml", '[[labels]]\nname = "a"\n[[labels]]\nname = "a"'),
        ("a.conf", "[entities]\n"),
        ("a.conf", "[entities]\nA\n[relations]\nR Arg1:A\n"),
        ("a.conf", "[entities]\nA\n[attributes]\nN Value:1|2\n"),
        ("a.xml", "<View><Labels></View>"),
        ("a.xml", "<View/>"),
        ("a.xml", '<!DOCTYPE a [<!ENTITY b "c">]><View><Labels><Label value="&b;"/></Labels></View>'),
        ("a.json", "{}"),
        ("a.json", "[1]"),
        ("a.json", "nope"),
        ("a.json", '{"name":"x","type":"span","features":[{"type":"uima.cas.String","tag_set":{"tags":[{}]}}]}'),
        ("a.txt", "PER"),
    ],
)
def test_what_is_no_label_set_is_refused_by_name(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ImportProblem) as problem:
        read_schema_file(path)
    assert problem.value.path == str(path)


def test_unknown_formats_missing_files_and_bad_places_are_said(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="toml, brat, labelstudio, inception"):
        read_schema_file(tmp_path / "a", "nope")
    with pytest.raises(ImportProblem, match="not there"):
        read_schema_file(tmp_path / "a.toml")
    for name in schema_formats():
        with pytest.raises(ExportProblem):
            write_schema_file(FULL, tmp_path / "missing" / "a", name)
