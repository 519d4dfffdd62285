"""Suggestions: proposed, accepted, rejected, undone; kept out of the annotations until someone accepts them."""

from pathlib import Path

import pytest

from reader.domain.annotator import AnnotatorKind
from reader.domain.article import ArticleDetails, ArticleId
from reader.domain.entity import Entity, EntityId
from reader.domain.errors import InvalidAnnotationError
from reader.domain.schema import Label, LabelId, Schema
from reader.domain.span import Span
from reader.domain.suggestion import SuggestionState
from reader.project import ArticleDraft, Project
from reader.project.exporting import export, gather
from reader.project.importing import import_paths

CONTENT = "قال ميلي إن ميلي وميلي معا"
SCHEMA = Schema((Label(LabelId(0), "PER", key="1"), Label(LabelId(1), "ORG", key="2")))
PLACES = (Span(4, 8), Span(12, 16), Span(18, 22))


def make(path: Path) -> tuple[Project, ArticleId]:
    project = Project.create(path, schema=SCHEMA)
    (article_id,) = project.add_articles([ArticleDraft(ArticleDetails("t"), CONTENT)])
    with project.edit("suggestion.add", article_id=article_id) as edit:
        entity = edit.add_entity(Entity(EntityId(0), "مارك ميلي"))
        batch = edit.add_batch("gazetteer", {"file": "أسماء.txt"})
        for span in reversed(PLACES):
            edit.add_suggestion(
                article_id, project.schema.labels[0].id, span, source="memory", score=0.9, entity_id=entity.id,
                batch_id=batch.id, reason="ميلي",
            )  # fmt: skip
    return project, article_id


def test_suggestions_are_listed_in_reading_order_and_are_no_annotations(tmp_path: Path) -> None:
    project, article_id = make(tmp_path / "p.sqlite")
    found = project.suggestions(article_id)
    assert [each.span for each in found] == list(PLACES)
    assert {(each.source, each.score, each.state) for each in found} == {("memory", 0.9, SuggestionState.OPEN)}
    assert found == project.suggestions()
    assert project.find_suggestion(found[0].id) == found[0]
    assert project.mentions(article_id) == []
    assert [batch.tool for batch in project.batches()] == ["gazetteer"]
    assert project.check() == []
    project.close()


def test_accepting_makes_the_mention_and_undo_takes_both_back(tmp_path: Path) -> None:
    project, article_id = make(tmp_path / "p.sqlite")
    first, second, third = project.suggestions(article_id)
    with project.edit("suggestion.accept", article_id=article_id) as edit:
        made = edit.accept_suggestion(first.id)
        other = edit.accept_suggestion(second.id, label_id=project.schema.labels[1].id)
    with project.edit("suggestion.reject", article_id=article_id) as edit:
        edit.reject_suggestion(third.id)
    assert project.mentions(article_id) == [made, other]
    assert (made.spans, made.label_id, made.entity_id) == ((first.span,), first.label_id, first.entity_id)
    assert other.label_id == project.schema.labels[1].id
    assert project.suggestions(article_id) == []
    assert [each.id for each in project.suggestions(article_id, state=SuggestionState.REJECTED)] == [third.id]
    assert len(project.suggestions(article_id, state=None)) == 3
    project.undo()
    assert [each.id for each in project.suggestions(article_id)] == [third.id]
    project.undo()
    assert [each.id for each in project.suggestions(article_id)] == [first.id, second.id, third.id]
    assert project.mentions(article_id) == []
    project.redo()
    assert project.mentions(article_id) == [made, other]
    assert project.check() == []
    project.close()


def test_accepting_what_is_labelled_already_keeps_the_one_mention(tmp_path: Path) -> None:
    project, article_id = make(tmp_path / "p.sqlite")
    first = project.suggestions(article_id)[0]
    with project.edit("mention.add", article_id=article_id) as edit:
        made = edit.add_mention(article_id, first.label_id, [first.span])
    with project.edit("suggestion.accept", article_id=article_id) as edit:
        assert edit.accept_suggestion(first.id) == made
    assert project.mentions(article_id) == [made]
    with pytest.raises(InvalidAnnotationError, match="accepted"), project.edit("suggestion.accept") as edit:
        edit.accept_suggestion(first.id)
    project.close()


def test_each_annotator_has_a_list_of_their_own(tmp_path: Path) -> None:
    project, article_id = make(tmp_path / "p.sqlite")
    with project.edit("annotator.add") as edit:
        other = edit.add_annotator("سامي", AnnotatorKind.HUMAN)
        own = edit.as_annotator(other.id).add_suggestion(
            article_id, project.schema.labels[1].id, PLACES[0], source="model:x", score=1
        )
    assert project.suggestions(article_id, other.id) == [own]
    assert len(project.suggestions(article_id)) == 3
    with project.edit("suggestion.accept") as edit:
        assert edit.accept_suggestion(own.id).annotator_id == other.id
    assert project.check() == [], "a whole score is stored as it is logged"
    project.close()


def test_a_suggestion_outside_the_text_or_the_scale_is_refused(tmp_path: Path) -> None:
    project, article_id = make(tmp_path / "p.sqlite")
    label_id = project.schema.labels[0].id
    for span, score in ((Span(0, len(CONTENT) + 1), 1.0), (Span(0, 3), 1.5), (Span(0, 3), float("nan"))):
        with pytest.raises(InvalidAnnotationError), project.edit("suggestion.add") as edit:
            edit.add_suggestion(article_id, label_id, span, source="x", score=score)
    project.close()


def test_removing_an_entity_unlinks_its_suggestions(tmp_path: Path) -> None:
    project, article_id = make(tmp_path / "p.sqlite")
    (entity,) = project.entities()
    with project.edit("entity.remove") as edit:
        edit.remove_entity(entity.id)
    assert {each.entity_id for each in project.suggestions(article_id)} == {None}
    project.undo()
    assert {each.entity_id for each in project.suggestions(article_id)} == {entity.id}
    project.close()


def test_suggestions_with_their_states_survive_the_lossless_format(tmp_path: Path) -> None:
    project, article_id = make(tmp_path / "p.sqlite")
    first, second, _ = project.suggestions(article_id)
    with project.edit("suggestion.accept", article_id=article_id) as edit:
        edit.accept_suggestion(first.id)
        edit.reject_suggestion(second.id)
    bundle = gather(project)
    articles = list(bundle.articles)
    export(project, tmp_path / "out.jsonl", "jsonl")
    report = export(project, tmp_path / "out.csv", "csv")
    assert "3 suggestions" in report.left_out
    project.close()
    with Project.create(tmp_path / "again.sqlite") as again:
        import_paths(again, [tmp_path / "out.jsonl"])
        assert list(gather(again).articles) == articles
        assert gather(again).batches == bundle.batches
        assert again.check() == []
