"""Relations, events, attributes with defaults, article labels, and notes over all articles."""

from pathlib import Path

import pytest

from reader.domain.article import ArticleDetails, ArticleId
from reader.domain.errors import InvalidAnnotationError
from reader.domain.schema import Attribute, Label, LabelId, LabelKind, RelationType, RelationTypeId, Schema
from reader.domain.span import Span
from reader.domain.validation import Rule
from reader.project import ArticleDraft, Project

CONTENT = "زار ميلي إسرائيل\nوقال غانتس كلاما"
SCHEMA = Schema(
    (
        Label(LabelId(0), "PER", attributes=(Attribute("sure", ("yes", "no"), "yes"), Attribute("title"))),
        Label(LabelId(1), "EVENT", event=True),
        Label(LabelId(2), "GPE"),
        Label(LabelId(3), "topic", kind=LabelKind.ARTICLE, exclusive=True),
        Label(LabelId(4), "war", kind=LabelKind.ARTICLE, parent=LabelId(3)),
        Label(LabelId(5), "sport", kind=LabelKind.ARTICLE, parent=LabelId(3)),
        Label(LabelId(6), "long", kind=LabelKind.ARTICLE),
    ),
    (
        RelationType(RelationTypeId(0), "from", {}, ("PER",), ("GPE",), (Attribute("when", default="now"),)),
        RelationType(RelationTypeId(1), "visitor", target_labels=("PER",), role=True),
        RelationType(RelationTypeId(2), "visited", role=True),
        RelationType(RelationTypeId(3), "knows"),
    ),
)


def make(path: Path) -> tuple[Project, ArticleId, dict[str, LabelId]]:
    project = Project.create(path, schema=SCHEMA)
    (article_id,) = project.add_articles([ArticleDraft(ArticleDetails("t"), CONTENT)])
    return project, article_id, {label.name: label.id for label in project.schema.labels}


def test_defaults_of_a_label_are_given_when_it_is_given(tmp_path: Path) -> None:
    project, article_id, labels = make(tmp_path / "p.sqlite")
    with project.edit("mention.add", article_id=article_id) as edit:
        person = edit.add_mention(article_id, labels["PER"], [Span(4, 8)])
        chosen = edit.add_mention(article_id, labels["PER"], [Span(4, 9)], attributes={"sure": "no"})
        place = edit.add_mention(article_id, labels["GPE"], [Span(9, 16)])
    assert (person.attributes, chosen.attributes, place.attributes) == ({"sure": "yes"}, {"sure": "no"}, {})
    with project.edit("mention.relabel", article_id=article_id) as edit:
        edit.relabel_mention(place.id, labels["PER"])
        edit.set_attribute(chosen.id, "title", "جنرال")
        edit.relabel_mention(chosen.id, labels["GPE"])
    again = {mention.id: mention.attributes for mention in project.mentions(article_id)}
    assert again[place.id] == {"sure": "yes"}
    assert again[chosen.id] == {"sure": "no", "title": "جنرال"}, "what was said is kept under another label"
    project.close()


def test_an_event_is_a_mention_with_roles(tmp_path: Path) -> None:
    project, article_id, labels = make(tmp_path / "p.sqlite")
    kinds = {kind.name: kind for kind in project.schema.relation_types}
    with project.edit("mention.add", article_id=article_id) as edit:
        visit = edit.add_mention(article_id, labels["EVENT"], [Span(0, 3)])
        person = edit.add_mention(article_id, labels["PER"], [Span(4, 8)])
        place = edit.add_mention(article_id, labels["GPE"], [Span(9, 16)])
    offered = project.relation_types_for(labels["EVENT"], labels["PER"])
    assert [(kind.name, allowed) for kind, allowed in offered] == [
        ("visitor", True), ("visited", True), ("knows", True), ("from", False),
    ]  # fmt: skip
    with project.edit("relation.add", article_id=article_id) as edit:
        visitor = edit.add_relation(article_id, kinds["visitor"].id, visit.id, person.id)
        visited = edit.add_relation(article_id, kinds["visited"].id, visit.id, place.id)
        other = edit.add_relation(article_id, kinds["from"].id, person.id, place.id)
    assert project.participants(visit.id) == [visitor, visited]
    assert project.relations_of(place.id) == [visited, other]
    assert other.attributes == {"when": "now"}
    assert project.violations(article_id) == []
    with project.edit("relation.swap", article_id=article_id) as edit:
        edit.swap_relation(other.id)
        edit.set_relation_attribute(other.id, "when", "1999")
        edit.set_relation_attribute(other.id, "who", "x")
    found = project.find_relation(other.id)
    assert found is not None and (found.source, found.target) == (place.id, person.id)
    assert found.attributes == {"when": "1999", "who": "x"}
    assert {each.rule for each in project.violations(article_id)} == {Rule.RELATION_ENDS, Rule.UNKNOWN_ATTRIBUTE}
    with project.edit("relation.type", article_id=article_id) as edit:
        edit.retype_relation(other.id, kinds["knows"].id)
        edit.set_relation_attribute(other.id, "who", "")
    for _ in range(2):
        project.undo()
    assert project.find_relation(other.id) == other
    project.close()


def test_a_relation_is_not_made_twice(tmp_path: Path) -> None:
    project, article_id, _ = make(tmp_path / "p.sqlite")
    kinds = {kind.name: kind.id for kind in project.schema.relation_types}
    with project.edit("relation.add", article_id=article_id) as edit:
        one, two = (edit.add_mention(article_id, None, [Span(at, at + 2)]) for at in (0, 4))
        first = edit.add_relation(article_id, kinds["knows"], one.id, two.id)
        edit.add_relation(article_id, kinds["knows"], two.id, one.id)
        other = edit.add_relation(article_id, kinds["visited"], one.id, two.id)
    with pytest.raises(InvalidAnnotationError, match="already"), project.edit("relation.add") as edit:
        edit.add_relation(article_id, kinds["knows"], one.id, two.id)
    with pytest.raises(InvalidAnnotationError, match="already"), project.edit("relation.swap") as edit:
        edit.swap_relation(first.id)
    with pytest.raises(InvalidAnnotationError, match="already"), project.edit("relation.type") as edit:
        edit.retype_relation(other.id, kinds["knows"])
    project.close()


def test_article_labels_below_an_exclusive_one_replace_each_other(tmp_path: Path) -> None:
    project, article_id, labels = make(tmp_path / "p.sqlite")

    def given() -> set[LabelId]:
        return {each.label_id for each in project.article_labels(article_id)}

    with project.edit("article.label", article_id=article_id) as edit:
        for name in ("long", "war", "war"):
            edit.add_article_label(article_id, labels[name])
    assert given() == {labels["long"], labels["war"]}
    assert len(project.article_labels(article_id)) == 2
    with project.edit("article.label", article_id=article_id) as edit:
        edit.add_article_label(article_id, labels["sport"])
    assert given() == {labels["long"], labels["sport"]}
    with project.edit("article.label", article_id=article_id) as edit:
        edit.remove_article_label(article_id, labels["long"])
        edit.remove_article_label(article_id, labels["long"])
    assert given() == {labels["sport"]}
    project.undo()
    project.undo()
    assert given() == {labels["long"], labels["war"]}
    assert project.check() == []
    project.close()


def test_notes_of_all_articles_are_listed_in_reading_order_and_searched_folded(tmp_path: Path) -> None:
    project, first, _ = make(tmp_path / "p.sqlite")
    (second,) = project.add_articles([ArticleDraft(ArticleDetails("u"), "نص آخر")])
    with project.edit("note.add") as edit:
        edit.add_note(second, "on the other")
        mention = edit.add_mention(first, None, [Span(4, 8)], note="كتبتُ هنا")
        on_mention = edit.add_note(first, "يحتاج إلى تحقّق", mention_id=mention.id)
        paragraph = edit.add_note(first, "paragraph", span=Span(17, 32))
        whole = edit.add_note(first, "whole")
    rows = project.notes_everywhere()
    assert [(row.article_id, row.body) for row in rows] == [
        (first, "whole"), (first, "كتبتُ هنا"), (first, "يحتاج إلى تحقّق"), (first, "paragraph"),
        (second, "on the other"),
    ]  # fmt: skip
    assert [row.quote for row in rows] == ["", "ميلي", "ميلي", "وقال غانتس كلاما"[:15], ""]
    assert [row.note_id for row in rows[:4]] == [whole.id, None, on_mention.id, paragraph.id]
    assert [row.body for row in project.notes_everywhere("الي تحقق")] == ["يحتاج إلى تحقّق"]
    assert [row.body for row in project.notes_everywhere("غانتس")] == ["paragraph"]
    assert [row.article_title for row in project.notes_everywhere("OTHER")] == ["u"]
    for body, span in (("  ", None), ("x", Span(0, 99))):
        with pytest.raises(InvalidAnnotationError), project.edit("note.add") as edit:
            edit.add_note(first, body, span=span)
    project.close()
