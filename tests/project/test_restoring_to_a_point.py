"""The history as a list, what changed since a moment, and going back to a point of it."""

from pathlib import Path

import pytest

from reader.domain.annotator import AnnotatorKind
from reader.domain.article import ArticleDetails, ArticleId
from reader.domain.entity import Entity, EntityId
from reader.domain.errors import NotFoundError
from reader.domain.operation import OperationId, Tally
from reader.domain.schema import Label, LabelId, Schema
from reader.domain.span import Span
from reader.formats.base import Bundle, BundleArticle, BundleMention
from reader.project import ArticleDraft, Project
from reader.project.importing import add_bundle
from reader.storage import store

CONTENT = "وبحث غانتس وميلي في اللقاء"
SCHEMA = Schema((Label(LabelId(0), "PER"), Label(LabelId(1), "ORG")))


def make(path: Path) -> tuple[Project, ArticleId, dict[str, LabelId]]:
    project = Project.create(path, schema=SCHEMA, annotator="ليلى")
    (article_id,) = project.add_articles([ArticleDraft(ArticleDetails("أخبار"), CONTENT)])
    return project, article_id, {label.name: label.id for label in project.schema.labels}


def test_each_operation_says_who_what_where_and_how_much(tmp_path: Path) -> None:
    project, article_id, labels = make(tmp_path / "p.sqlite")
    with project.edit("mention.add", article_id=article_id) as edit:
        mention = edit.add_mention(article_id, labels["PER"], [Span(5, 10)])
    with project.edit("mention.relabel", article_id=article_id) as edit:
        edit.relabel_mention(mention.id, labels["ORG"])
    with project.edit("mention.add", article_id=article_id) as edit:
        other = edit.add_mention(article_id, None, [Span(12, 16)])
        edit.add_mention(article_id, None, [Span(0, 4)])
    with project.edit("entity.add") as edit:
        edit.add_entity(Entity(EntityId(0), "x"))
    project.undo()
    with project.edit("mention.remove", article_id=article_id) as edit:
        edit.remove_mention(mention.id)
    rows = project.history()
    assert [row.operation.kind for row in rows] == [
        "mention.remove", "undo", "entity.add", "mention.add", "mention.relabel", "mention.add", "article.import",
        "project.create",
    ]  # fmt: skip
    removed, undone, _, two, relabelled, added = rows[:6]
    assert (added.annotator, added.article_title) == ("ليلى", "أخبار")
    assert (added.quote, added.label_id) == ("غانتس", labels["PER"])
    assert (relabelled.quote, relabelled.label_id) == ("غانتس", labels["ORG"])
    assert (removed.quote, removed.label_id) == ("غانتس", labels["ORG"])
    assert (two.tables, two.quote) == ({"mention": Tally(added=2)}, "")
    assert undone.tables == {"entity": Tally(removed=1)} and undone.operation.reverts == rows[2].operation.id
    assert [row.operation.kind for row in project.history(mention_id=mention.id)] == [
        "mention.remove", "mention.relabel", "mention.add",
    ]  # fmt: skip
    assert len(project.history(mention_id=other.id)) == 1
    assert [row.operation.kind for row in project.history(article_id=article_id, limit=2)] == [
        "mention.remove", "mention.add",
    ]  # fmt: skip
    assert project.history(before=two.operation.id) == rows[4:]
    assert project.history(limit=3) == rows[:3]
    project.close()


def test_what_changed_since_a_moment_counts_each_record_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project, article_id, labels = make(tmp_path / "p.sqlite")
    with project.edit("mention.add", article_id=article_id) as edit:
        old, gone = (edit.add_mention(article_id, labels["PER"], [Span(at, at + 3)]) for at in (0, 5))
    moment = project.operations(1)[0].created_at + 1000
    monkeypatch.setattr(store, "now", lambda: moment + 5)
    with project.edit("mention.add", article_id=article_id) as edit:
        made = edit.add_mention(article_id, labels["PER"], [Span(9, 12)])
        never = edit.add_mention(article_id, None, [Span(1, 12)])
    for name in ("ORG", "PER", "ORG"):
        with project.edit("mention.relabel", article_id=article_id) as edit:
            edit.relabel_mention(made.id, labels[name])
    with project.edit("mention.change", article_id=article_id) as edit:
        edit.set_mention_note(old.id, "x")
        edit.remove_mention(never.id)
        edit.remove_mention(gone.id)
    found = project.changed_since(moment)
    assert found.operations == {"mention.add": 1, "mention.relabel": 3, "mention.change": 1}
    assert found.tables == {"mention": Tally(1, 1, 1)}
    assert found.labels == {labels["ORG"]: Tally(added=1), labels["PER"]: Tally(changed=1, removed=1)}
    assert found.articles == {article_id: Tally(1, 1, 1)}
    assert [row.operation.kind for row in project.history(since=moment)][-1] == "mention.add"
    assert project.changed_since(moment + 6).operations == {}
    project.close()


def test_articles_imported_since_stay_with_what_came_with_them(tmp_path: Path) -> None:
    project, article_id, labels = make(tmp_path / "p.sqlite")
    with project.edit("mention.add", article_id=article_id) as edit:
        first = edit.add_mention(article_id, labels["PER"], [Span(5, 10)])
    point = project.operations(1)[0].id
    mention = BundleMention("m", (Span(0, 2),), "NEW", "model")
    bundle = Bundle(
        Schema((Label(LabelId(0), "NEW"),)),
        (BundleArticle("a", ArticleDetails("n"), "نص جديد", mentions=(mention,)),),
        (("model", "model"),),
    )
    (imported,) = add_bundle(project, bundle, tmp_path / "x").added
    (model,) = [each for each in project.annotators() if each.name == "model"]
    with project.edit("mention.add", article_id=imported) as edit:
        edit.add_mention(imported, labels["PER"], [Span(3, 7)])
        edit.remove_mention(first.id)
        edit.as_annotator(model.id).set_details(imported, ArticleDetails("changed"))
    outcome = project.restore_to(point)
    assert outcome.left == {"imported": 3, "annotator": 1}, "article, label and mention; the annotator"
    assert project.mentions(article_id) == [first]
    assert project.mentions(imported) == []
    assert [each.quote("نص جديد") for each in project.mentions(imported, model.id)] == ["نص"]
    assert project.article(imported).title == "n"
    assert project.check() == []
    project.undo()
    assert project.mentions(article_id) == []
    assert project.article(imported).title == "changed"
    assert len(project.mentions(imported)) == 1
    project.redo()
    assert project.mentions(article_id) == [first]
    project.close()


def test_what_a_locked_annotator_made_stays_and_what_it_refers_to(tmp_path: Path) -> None:
    project, article_id, _ = make(tmp_path / "p.sqlite")
    with project.edit("annotator.add") as edit:
        other = edit.add_annotator("سامي", AnnotatorKind.HUMAN)
    point = project.operations(1)[0].id
    with project.edit("work") as edit:
        fresh = edit.add_label(Label(LabelId(0), "FRESH"))
        unused = edit.add_label(Label(LabelId(0), "UNUSED"))
        mine = edit.add_mention(article_id, fresh.id, [Span(0, 4)])
        theirs = edit.as_annotator(other.id).add_mention(article_id, fresh.id, [Span(5, 10)])
    with project._store.transaction("lock", 0) as transaction:  # no verb locks yet
        record = transaction.find("annotator", other.id)
        assert record is not None
        transaction.put("annotator", {**record, "locked": 1})
    outcome = project.restore_to(point)
    assert outcome.left == {"locked": 1, "in use": 1}
    assert project.find_mention(mine.id) is None and project.find_mention(theirs.id) == theirs
    assert project.schema.find_label(fresh.id) is not None and project.schema.find_label(unused.id) is None
    assert project.check() == []
    project.close()


def test_a_restore_to_now_or_to_nothing_is_no_operation(tmp_path: Path) -> None:
    project, article_id, _ = make(tmp_path / "p.sqlite")
    with project.edit("mention.add", article_id=article_id) as edit:
        edit.add_mention(article_id, None, [Span(0, 4)])
    last = project.operations(1)[0]
    assert project.restore_to(last.id).change is None
    assert project.operations(1) == [last]
    with pytest.raises(NotFoundError):
        project.restore_to(OperationId(5))
    assert project.operations(1) == [last]
    project.close()


def test_listeners_hear_of_a_restore_once(tmp_path: Path) -> None:
    project, article_id, _ = make(tmp_path / "p.sqlite")
    point = project.operations(1)[0].id
    with project.edit("mention.add", article_id=article_id) as edit:
        made = edit.add_mention(article_id, None, [Span(0, 4)])
    heard = []
    project.subscribe(heard.append)
    outcome = project.restore_to(point, origin="me")
    assert heard == [outcome.change]
    assert outcome.change is not None and outcome.change.keys == {("mention", made.id)}
    assert (outcome.change.kind, outcome.change.origin) == ("history.restore", "me")
    project.close()
