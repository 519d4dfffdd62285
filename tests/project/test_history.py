"""Random histories of edits: undo all is the start, redo all is the end, also over restarts."""

import random
import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.domain.article import ArticleDetails, ArticleId, ArticleStatus
from reader.domain.entity import Entity, EntityId
from reader.domain.errors import InvalidAnnotationError, UndoConflictError
from reader.domain.schema import Label, LabelId, RelationType, RelationTypeId, Schema
from reader.domain.span import Span
from reader.project import ArticleDraft, Project

CONTENT = "وبحث غانتس وميلي في اللقاء 😀 الذي ضم أيضا رئيس الأركان الإسرائيلي، " * 4
SCHEMA = Schema(
    tuple(Label(LabelId(number), name, key=str(number + 1)) for number, name in enumerate(("PER", "ORG", "GPE"))),
    (RelationType(RelationTypeId(0), "met_with"),),
)
TABLES = ("mention", "mention_span", "relation", "entity", "article_status", "note", "label")


def make(path: Path) -> tuple[Project, ArticleId]:
    project = Project.create(path, schema=SCHEMA)
    (article_id,) = project.add_articles([ArticleDraft(ArticleDetails("أخبار"), CONTENT)])
    return project, article_id


def state(project: Project) -> list[list[tuple[object, ...]]]:
    with sqlite3.connect(f"file:{project.path}?mode=ro", uri=True) as connection:
        found = [sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=str) for table in TABLES]
    connection.close()
    return found


def act(project: Project, article_id: ArticleId, chance: random.Random) -> None:
    """Do one random edit of one to four verbs."""
    labels = [label.id for label in project.schema.labels]
    with project.edit("test", article_id=article_id) as edit:
        for _ in range(chance.randint(1, 4)):
            mentions = project.mentions(article_id)
            start = chance.randrange(len(CONTENT) - 12)
            spans = [Span(start, start + chance.randint(1, 5))]
            if chance.random() < 0.3:
                spans.append(Span(start + 7, start + chance.randint(8, 12)))
            verb = chance.randrange(9)
            some = chance.choice(mentions) if mentions else None
            try:
                if verb < 3 or some is None:
                    edit.add_mention(article_id, chance.choice([*labels, None]), spans)
                elif verb == 3:
                    edit.remove_mention(some.id)
                elif verb == 4:
                    edit.relabel_mention(some.id, chance.choice(labels))
                elif verb == 5:
                    edit.resize_mention(some.id, spans)
                elif verb == 6:
                    edit.set_mention_note(some.id, chance.choice(["", "ملاحظة", "note"]))
                elif verb == 7:
                    entity = edit.add_entity(Entity(EntityId(0), "غانتس"))
                    edit.link_mention(some.id, entity.id)
                    other = chance.choice(mentions)
                    if other.id != some.id:
                        edit.add_relation(article_id, project.schema.relation_types[0].id, some.id, other.id)
                else:
                    edit.set_status(article_id, chance.choice(list(ArticleStatus)))
                    edit.add_note(article_id, "كلام", mention_id=some.id)
            except InvalidAnnotationError:
                continue


@pytest.mark.parametrize("seed", range(64))
def test_undo_all_is_the_start_and_redo_all_is_the_end(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    project, article_id = make(tmp_path / "p.sqlite")
    states = [state(project)]
    for _ in range(chance.randint(2, 14)):
        act(project, article_id, chance)
        if (now := state(project)) != states[-1]:
            states.append(now)
    for wanted in reversed(states[:-1]):
        assert project.undo() is not None
        assert state(project) == wanted
        if chance.random() < 0.2:
            project.close()
            project = Project.open(tmp_path / "p.sqlite")
    assert project.undo() is not None and project.article_ids() == [], "the import is a step too"
    assert project.undo() is None
    for wanted in states:
        assert project.redo() is not None
        assert state(project) == wanted
    assert project.redo() is None
    back = chance.randint(1, len(states) - 1)
    for _ in range(back):
        project.undo()
    before = state(project)
    with project.edit("fresh", article_id=article_id) as edit:
        edit.add_mention(article_id, None, [Span(0, 2), Span(40, 44)])
    assert project.redo() is None, "a fresh edit ends redo"
    assert project.undo() is not None and state(project) == before
    assert project.check() == []
    project.close()


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.text(alphabet=st.sampled_from("ابلم َ😀𞤀👩\u200d\n1x"), min_size=2, max_size=40),
    data=st.data(),
)
def test_what_is_read_is_what_was_written_also_with_astral_characters(
    tmp_path_factory: pytest.TempPathFactory, content: str, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("astral") / "p.sqlite"
    with Project.create(path, schema=SCHEMA) as project:
        (article_id,) = project.add_articles([ArticleDraft(ArticleDetails("t"), content)])
        start = data.draw(st.integers(0, len(content) - 1))
        end = data.draw(st.integers(start + 1, len(content)))
        if not content[start:end].strip():
            return
        with project.edit("mention.add", article_id=article_id) as edit:
            made = edit.add_mention(article_id, None, [Span(start, end)])
        assert project.mentions(article_id) == [made]
        assert project.article(article_id).content[start:end] == made.quote(content)
        assert project.check() == []


def test_an_error_in_an_edit_changes_nothing(tmp_path: Path) -> None:
    project, article_id = make(tmp_path / "p.sqlite")
    before = state(project)
    with pytest.raises(ZeroDivisionError), project.edit("broken") as edit:
        edit.add_mention(article_id, None, [Span(0, 3)])
        raise ZeroDivisionError
    assert state(project) == before
    step = project.undoable()
    assert step is not None and step.kind == "article.import"
    project.close()


def test_undo_refuses_to_overwrite_what_was_changed_since(tmp_path: Path) -> None:
    project, article_id = make(tmp_path / "p.sqlite")
    with project.edit("mention.add", article_id=article_id) as edit:
        made = edit.add_mention(article_id, None, [Span(0, 3)])
        other = edit.add_annotator("ثان", project.annotator.kind)
    mine = project.annotator
    project.annotator = other
    with project.edit("mention.note", article_id=article_id) as edit:
        edit.set_mention_note(made.id, "changed by another")
    project.annotator = mine
    with pytest.raises(UndoConflictError):
        project.undo()
    assert project.find_mention(made.id) is not None
    project.close()


def test_edits_outside_the_text_or_repeated_are_refused_by_name(tmp_path: Path) -> None:
    project, article_id = make(tmp_path / "p.sqlite")
    for spans in ([Span(len(CONTENT) - 1, len(CONTENT) + 1)], []):
        with pytest.raises(InvalidAnnotationError), project.edit("mention.add") as edit:
            edit.add_mention(article_id, None, spans)
    with project.edit("mention.add") as edit:
        edit.add_mention(article_id, None, [Span(5, 11)])
    with pytest.raises(InvalidAnnotationError, match="already"), project.edit("mention.add") as edit:
        edit.add_mention(article_id, None, [Span(5, 11)])
    assert len(project.mentions(article_id)) == 1
    project.close()


def test_listeners_hear_of_each_commit_once_and_of_no_failure(tmp_path: Path) -> None:
    project, article_id = make(tmp_path / "p.sqlite")
    heard: list[str] = []
    end = project.subscribe(lambda change: heard.append(change.kind))
    with project.edit("mention.add", article_id=article_id) as edit:
        edit.add_mention(article_id, None, [Span(0, 4)])
    with pytest.raises(InvalidAnnotationError), project.edit("mention.add") as edit:
        edit.add_mention(article_id, None, [Span(0, 4)])
    with project.edit("nothing"):
        pass
    project.undo()
    end()
    project.redo()
    assert heard == ["mention.add", "undo"]
    project.close()
