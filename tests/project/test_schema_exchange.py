"""Joining a label set with a project's: by name, nothing removed, told what is otherwise, one step to undo."""

from pathlib import Path

import pytest
from formats.test_schema_formats import FULL
from project.test_everything_undone import state

from reader.domain.article import ArticleDetails
from reader.domain.errors import ImportProblem
from reader.domain.schema import Attribute, Label, LabelId, LabelKind, RelationType, RelationTypeId, Schema
from reader.domain.span import Span
from reader.formats.schema_toml import read_schema, starter_schemas
from reader.project import ArticleDraft, Project
from reader.project.schema_exchange import SchemaImport, export_schema, import_schema, join_schema

MINE = Schema(
    (
        Label(LabelId(0), "PER", {"en": "Person"}, "#002faa", "1", attributes=(Attribute("own"),)),
        Label(LabelId(1), "mine", key="shift+2", position=1),
        Label(LabelId(2), "long", position=2),
    ),
    (RelationType(RelationTypeId(0), "works_for", {}, ("mine",), ("mine",)),),
)


def test_a_file_decides_what_it_says_and_what_it_leaves_out_stays(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.sqlite", schema=MINE) as project:
        (article_id,) = project.add_articles([ArticleDraft(ArticleDetails("t"), "وبحث غانتس")])
        with project.edit("mention.add") as edit:
            mention = edit.add_mention(article_id, project.schema.labels[0].id, [Span(5, 10)])
        before = state(project)
        done = join_schema(project, FULL)
        schema = project.schema
        assert done.added == ("Being", "Visit", "OLD", "topic", "حرب", "visitor")
        assert done.changed == {
            "PER": ("shown names", "parents", "attributes", "constraints"),
            "works_for": ("shown names", "colours", "allowed ends"),
        }
        assert done.notes == (
            "the key 1 of Being gives PER here",
            "the key shift+2 of PER gives mine here",
            "long is a label of another kind here and was left as it is",
        )
        person = schema.find_label_named("PER")
        assert person is not None
        assert person.names == {"en": "Person", "ar": "شخص"} and person.key == "1"
        assert [attribute.name for attribute in person.attributes] == ["own", "sure", "alive"]
        assert [label.name for label in schema.lineage(person.id)] == ["PER", "Being"]
        assert schema.find_label_named("mine") is not None
        long = schema.find_label_named("long")
        assert long is not None and long.kind is LabelKind.MENTION
        assert project.mentions(article_id) == [mention]
        assert project.check() == []
        project.undo()
        assert state(project) == before


def test_joining_the_same_set_again_changes_nothing(tmp_path: Path) -> None:
    path = dict(starter_schemas())["news"]
    with Project.create(tmp_path / "p.sqlite", schema=read_schema(path)) as project:
        operation = project.operations(1)
        done = import_schema(project, path)
        assert done == SchemaImport((), {}, len(project.schema.labels) + len(project.schema.relation_types), ())
        assert project.operations(1) == operation


@pytest.mark.parametrize("name", ["toml", "brat", "labelstudio", "inception"])
def test_a_project_takes_in_what_another_one_gave_out(tmp_path: Path, name: str) -> None:
    with Project.create(tmp_path / "a.sqlite", schema=FULL) as first:
        lost = export_schema(first, tmp_path / "out", name)
        names = {label.name for label in first.schema.mention_labels}
    with Project.create(tmp_path / "b.sqlite") as second:
        import_schema(second, tmp_path / "out", name)
        assert names <= {label.name for label in second.schema.labels}
        assert second.check() == []
        assert (lost == ()) == (name == "toml")


def test_a_bad_file_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("x", encoding="utf-8")
    with Project.create(tmp_path / "p.sqlite", schema=MINE) as project:
        before = state(project)
        with pytest.raises(ImportProblem):
            import_schema(project, tmp_path / "bad.toml")
        assert state(project) == before
