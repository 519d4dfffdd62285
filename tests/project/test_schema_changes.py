"""Changing a label set that is in use: what keeps, moves or goes is what was asked, and undo brings all back."""

from pathlib import Path

import pytest
from project.test_everything_undone import state

from reader.domain.annotation import Mention
from reader.domain.article import ArticleDetails
from reader.domain.entity import Entity, EntityId
from reader.domain.errors import InvalidAnnotationError
from reader.domain.schema import (
    Attribute,
    Label,
    LabelConstraints,
    LabelId,
    LabelKind,
    LabelUsage,
    RelationType,
    RelationTypeId,
    RemovalPolicy,
    Schema,
)
from reader.domain.span import Span
from reader.domain.validation import Rule
from reader.project import ArticleDraft, Project

CONTENT = "وبحث غانتس وميلي في اللقاء"
SCHEMA = Schema(
    (
        Label(LabelId(0), "PER", key="1", attributes=(Attribute("sure", ("yes", "no")),)),
        Label(
            LabelId(1), "MAN", key="2", parent=LabelId(0), constraints=LabelConstraints((LabelId(0),), (LabelId(0),))
        ),
        Label(LabelId(2), "KING", parent=LabelId(1)),
        Label(LabelId(3), "war", kind=LabelKind.ARTICLE),
    ),
    (
        RelationType(RelationTypeId(0), "knows", source_labels=("PER", "MAN"), target_labels=("PER",)),
        RelationType(RelationTypeId(1), "meets", attributes=(Attribute("when"),)),
    ),
)


class Made:
    """A project with one of everything that can have the label PER."""

    def __init__(self, path: Path) -> None:
        self.project = Project.create(path, schema=SCHEMA)
        (self.article_id,) = self.project.add_articles([ArticleDraft(ArticleDetails("t"), CONTENT)])
        self.labels = {label.name: label.id for label in self.project.schema.labels}
        self.kinds = {kind.name: kind.id for kind in self.project.schema.relation_types}
        with self.project.edit("build") as edit:
            entity = edit.add_entity(Entity(EntityId(0), "غانتس", self.labels["PER"]))
            self.first = edit.add_mention(
                self.article_id, self.labels["PER"], [Span(5, 10)], entity_id=entity.id, attributes={"sure": "yes"}
            )
            self.second = edit.add_mention(self.article_id, self.labels["PER"], [Span(12, 16)], note="هنا")
            self.same = edit.add_mention(self.article_id, self.labels["MAN"], [Span(12, 16)])
            self.relation = edit.add_relation(self.article_id, self.kinds["knows"], self.first.id, self.second.id)
            edit.set_relation_attribute(self.relation.id, "when", "now")
            edit.add_note(self.article_id, "كلام", mention_id=self.second.id)
            self.open, rejected = (
                edit.add_suggestion(self.article_id, self.labels["PER"], Span(at, at + 3), source="x") for at in (0, 3)
            )
            edit.reject_suggestion(rejected.id)
        self.before = state(self.project)

    def mention(self, which: Mention) -> Mention | None:
        """Return a mention as it is now."""
        return self.project.find_mention(which.id)

    def undo(self) -> None:
        """Take the last step back and prove that all is as before."""
        assert self.project.check() == []
        self.project.undo()
        assert state(self.project) == self.before
        self.project.close()


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return Made(tmp_path / "p.sqlite")


def test_what_a_label_is_used_for_is_counted_beforehand(made: Made) -> None:
    assert made.project.label_usage(made.labels["PER"]) == LabelUsage(2, 1, 0, 1, 2, 1)
    assert not made.project.label_usage(made.labels["KING"]).used
    assert made.project.relation_type_usage(made.kinds["knows"]) == 1
    assert made.project.attribute_usage("label", made.labels["PER"], "sure") == {"yes": 1}
    made.project.close()


def test_renaming_keeps_the_mentions_and_relation_types_follow(made: Made) -> None:
    with made.project.edit("label.rename") as edit:
        edit.rename_label(made.labels["PER"], "PERSON")
    assert made.project.mention_counts()[made.labels["PER"]] == 2
    assert made.project.schema.relation_types[0].source_labels == ("PERSON", "MAN")
    assert made.project.schema.relation_types[0].target_labels == ("PERSON",)
    for name in ("MAN", " "):
        with pytest.raises(InvalidAnnotationError), made.project.edit("label.rename") as edit:
            edit.rename_label(made.labels["PER"], name)
    made.undo()


def test_removing_can_keep_what_has_the_label(made: Made) -> None:
    with made.project.edit("label.remove") as edit:
        edit.remove_label(made.labels["PER"], RemovalPolicy.KEEP)
        edit.remove_label(made.labels["KING"], RemovalPolicy.KEEP)
    schema = made.project.schema
    label = schema.find_label(made.labels["PER"])
    assert label is not None and label.retired and label.key == ""
    assert schema.find_label(made.labels["KING"]) is None, "what nothing has goes at once"
    assert made.mention(made.first) == made.first
    assert made.project.suggestions(made.article_id) == [], "nothing is suggested that cannot be given"
    assert [each.rule for each in made.project.violations(made.article_id) if each.rule is Rule.RETIRED] == [
        Rule.RETIRED, Rule.RETIRED,
    ]  # fmt: skip
    made.undo()


def test_removing_can_give_another_label_and_joins_equal_mentions(made: Made) -> None:
    with made.project.edit("label.remove") as edit:
        edit.remove_label(made.labels["PER"], RemovalPolicy.MOVE, made.labels["MAN"])
    schema = made.project.schema
    assert schema.find_label(made.labels["PER"]) is None
    moved = made.mention(made.first)
    assert moved is not None and moved.label_id == made.labels["MAN"]
    assert made.mention(made.second) is None, "MAN marked these words already"
    joined = made.mention(made.same)
    assert joined is not None and joined.note == "هنا"
    (relation,) = made.project.relations(made.article_id)
    assert (relation.source, relation.target) == (made.first.id, made.same.id)
    assert [note.mention_id for note in made.project.notes(made.article_id)] == [made.same.id]
    assert made.project.entities()[0].label_id == made.labels["MAN"]
    assert {each.label_id for each in made.project.suggestions(state=None)} == {made.labels["MAN"]}
    man = schema.find_label(made.labels["MAN"])
    assert man is not None and man.parent is None
    assert man.constraints == LabelConstraints((man.id,), (man.id,))
    assert schema.relation_types[0].source_labels == ("MAN",)
    made.undo()


def test_removing_can_take_what_has_the_label_with_it(made: Made) -> None:
    with made.project.edit("label.remove") as edit:
        edit.remove_label(made.labels["PER"], RemovalPolicy.DELETE)
    assert made.project.mentions(made.article_id) == [made.same]
    assert made.project.relations(made.article_id) == made.project.notes(made.article_id) == []
    assert made.project.entities()[0].label_id is None
    assert made.project.suggestions(state=None) == []
    assert made.project.schema.relation_types[0].target_labels == ("PER",), "an empty list would allow anything"
    made.undo()


def test_a_label_cannot_move_to_itself_or_another_kind(made: Made) -> None:
    for other in (None, made.labels["PER"], made.labels["war"]):
        with pytest.raises(InvalidAnnotationError), made.project.edit("label.remove") as edit:
            edit.remove_label(made.labels["PER"], RemovalPolicy.MOVE, other)
    made.project.close()


def test_a_hierarchy_cannot_go_in_circles(made: Made) -> None:
    person = made.project.schema.find_label(made.labels["PER"])
    assert person is not None
    from dataclasses import replace

    for parent in ("PER", "MAN", "KING"):
        with pytest.raises(InvalidAnnotationError, match="below itself"), made.project.edit("label.change") as edit:
            edit.change_label(replace(person, parent=made.labels[parent]))
    made.project.close()


def test_a_key_gives_one_label_and_the_order_is_as_asked(made: Made) -> None:
    with made.project.edit("label.key") as edit:
        edit.set_label_key(made.labels["KING"], "1")
        edit.reorder_labels([made.labels["KING"], made.labels["PER"]])
        edit.reorder_relation_types([made.kinds["meets"]])
    assert {label.name: label.key for label in made.project.schema.labels} == {
        "KING": "1", "PER": "", "MAN": "2", "war": "",
    }  # fmt: skip
    assert [label.name for label in made.project.schema.labels] == ["KING", "PER", "MAN", "war"]
    assert [kind.name for kind in made.project.schema.relation_types] == ["meets", "knows"]
    made.undo()


def test_relation_types_are_removed_in_the_same_three_ways(made: Made) -> None:
    knows, meets = made.kinds["knows"], made.kinds["meets"]
    with made.project.edit("type.remove") as edit:
        edit.remove_relation_type(knows, RemovalPolicy.KEEP)
    kind = made.project.schema.find_relation_type(knows)
    assert kind is not None and kind.retired
    assert [found.name for found, _ in made.project.relation_types_for(None, None)] == ["meets"]
    made.project.undo()
    with made.project.edit("type.remove") as edit:
        edit.remove_relation_type(knows, RemovalPolicy.MOVE, meets)
    assert [each.relation_type_id for each in made.project.relations(made.article_id)] == [meets]
    made.project.undo()
    with made.project.edit("type.remove") as edit:
        edit.remove_relation_type(knows, RemovalPolicy.DELETE)
    assert made.project.relations(made.article_id) == []
    assert [each.name for each in made.project.schema.relation_types] == ["meets"]
    made.undo()


def test_values_follow_a_renamed_attribute_and_stay_or_go_with_a_removed_one(made: Made) -> None:
    person = made.labels["PER"]
    with made.project.edit("attribute.rename") as edit:
        edit.rename_attribute("label", person, "sure", "certain")
    assert made.project.attribute_usage("label", person, "certain") == {"yes": 1}
    mention = made.mention(made.first)
    assert mention is not None and mention.attributes == {"certain": "yes"}
    made.project.undo()
    with made.project.edit("attribute.remove") as edit:
        edit.remove_attribute("label", person, "sure", RemovalPolicy.KEEP)
    assert made.mention(made.first) == made.first
    assert Rule.UNKNOWN_ATTRIBUTE in {each.rule for each in made.project.violations(made.article_id)}
    made.project.undo()
    with made.project.edit("attribute.remove") as edit:
        edit.remove_attribute("label", person, "sure", RemovalPolicy.DELETE)
        edit.remove_attribute("relation_type", made.kinds["meets"], "when", RemovalPolicy.KEEP)
    mention = made.mention(made.first)
    assert mention is not None and mention.attributes == {}
    assert made.project.schema.labels[0].attributes == ()
    made.undo()


def test_removing_a_label_of_a_locked_annotator_changes_nothing(made: Made) -> None:
    with made.project._store.transaction("lock", 0) as transaction:  # no verb locks yet
        record = transaction.find("annotator", made.project.annotator.id)
        assert record is not None
        transaction.put("annotator", {**record, "locked": 1})
    before = state(made.project)
    with pytest.raises(InvalidAnnotationError, match="locked"), made.project.edit("label.remove") as edit:
        edit.remove_label(made.labels["PER"], RemovalPolicy.DELETE)
    assert state(made.project) == before
    made.project.close()
