"""The list of articles: filters, orders and parts against a plain reading of every row; tags, moving, deleting."""

import json
import random
import sqlite3
from contextlib import closing
from dataclasses import fields, replace
from pathlib import Path

import pytest

from reader.domain.annotator import AnnotatorKind
from reader.domain.article import ArticleDetails, ArticleId, ArticleStatus
from reader.domain.article_list import ArticleFilter, ArticleGroup, ArticleOrder
from reader.domain.entity import Entity, EntityId
from reader.domain.errors import InvalidAnnotationError, UndoConflictError
from reader.domain.schema import Label, LabelId, Schema
from reader.domain.span import Span
from reader.project import ArticleDraft, Project
from reader.project.restoring import restore_from_shadow, shadow_logs
from reader.text.normalize import fold_text
from tests.storage.test_migrations import make_version_1

SCHEMA = Schema((Label(LabelId(0), "PER", key="1"), Label(LabelId(1), "ORG", key="2")))
TITLES = ("إسرائيل تبلغ", "اسرائيل", "أوبك ترفع", "البنك المركزيّ", "Port authority", "ميناء", "")
SOURCES = ("", "وكالة", "Markets", "أسواق")
DATES = ("", "2026-02-11", "2026-02", "2025", "2026-03-01")


def make(path: Path, seed: int, count: int = 40) -> Project:
    """Make a project whose articles differ in everything that a list can be narrowed or ordered by."""
    chance = random.Random(seed)
    project = Project.create(path, schema=SCHEMA)
    ids = project.add_articles(
        [
            ArticleDraft(
                ArticleDetails(chance.choice(TITLES), chance.choice(SOURCES), published=chance.choice(DATES)),
                f"غانتس وميلي {number}" + " نص" * chance.randrange(9),
            )
            for number in range(count)
        ]
    )
    labels = [label.id for label in project.schema.labels]
    with project.edit("entity.add") as edit:
        entities = [edit.add_entity(Entity(EntityId(0), name)).id for name in ("غانتس", "ميلي")]
        other = edit.add_annotator("منى", AnnotatorKind.HUMAN)
    for article_id in ids:
        with project.edit("article.work", article_id=article_id) as edit:
            if chance.random() < 0.7:
                edit.set_status(article_id, chance.choice(list(ArticleStatus)), chance.choice((0, 500, 1500)))
            edit.set_flag(article_id, chance.random() < 0.3)
            for tag in ("اقتصاد", "x"):
                if chance.random() < 0.4:
                    edit.add_tag(article_id, tag)
            if chance.random() < 0.5:
                edit.assign(article_id, chance.choice((other.id, project.annotator.id)))
            for start in range(chance.randrange(4)):
                edit.add_mention(
                    article_id, chance.choice(labels), [Span(start, 5)], entity_id=chance.choice([None, *entities])
                )
    return project


def meets(project: Project, article_id: ArticleId, wanted: ArticleFilter) -> bool:
    """Tell by reading one article whether a filter lets it through: what the queries have to agree with."""
    row, mentions = project.article_row(article_id), project.mentions(article_id)
    labels = {label.id: label.name for label in project.schema.labels}
    names = {annotator.id: annotator.name for annotator in project.annotators()}
    assigned = project.assignees(article_id)
    return all(
        (
            fold_text(wanted.text) in f"{fold_text(row.title)} {fold_text(row.source)}",
            not wanted.statuses or row.status in wanted.statuses,
            row.flagged or not wanted.flagged,
            not wanted.tag or wanted.tag in project.article_tags(article_id),
            not wanted.sources or row.source in wanted.sources,
            row.published >= wanted.since,
            not wanted.until or "" < row.published[: len(wanted.until)] <= wanted.until,
            not wanted.mine or project.annotator.id in assigned,
            not wanted.assigned or wanted.assigned in [names[each] for each in assigned],
            not wanted.label or wanted.label in [labels[each.label_id] for each in mentions if each.label_id],
            all(any(each.entity_id == entity for each in mentions) for entity in wanted.entities),
            wanted.finished is None
            or (row.status is ArticleStatus.DONE and wanted.finished[0] <= row.changed_at < wanted.finished[1]),
        )
    )


@pytest.mark.parametrize("seed", range(3))
def test_any_filter_lets_through_what_reading_every_article_does(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    with make(tmp_path / "p.sqlite", seed) as project:
        everything = project.article_ids()
        entities = [entity.id for entity in project.entities()]
        choices: dict[str, tuple[object, ...]] = {
            "text": ("اسرائيل", "أوبك", "PORT", "المركزي", "ء"),
            "statuses": (*((status,) for status in ArticleStatus), (ArticleStatus.TODO, ArticleStatus.DONE)),
            "flagged": (True,),
            "tag": ("اقتصاد", "x", "none"),
            "sources": (("وكالة",), ("Markets", "أسواق")),
            "since": ("2026", "2026-02-11"),
            "until": ("2026-02", "2025"),
            "mine": (True,),
            "assigned": ("منى",),
            "label": ("PER",),
            "entities": ((entities[0],), tuple(entities)),
            "finished": ((0, 1), (400, 1000)),
        }
        filters = [ArticleFilter(**{name: value}) for name, values in choices.items() for value in values]
        for _ in range(60):
            names = chance.sample(list(choices), 2)
            filters.append(ArticleFilter(**{name: chance.choice(choices[name]) for name in names}))
        found = 0
        for wanted in filters:
            ids = [article_id for article_id in everything if meets(project, article_id, wanted)]
            assert list(project.listing(wanted).ids) == ids, wanted
            assert [each for each in everything if project.meets(each, wanted)] == ids, wanted
            found += 0 < len(ids) < len(everything)
        assert found > 30, "most filters must let some through and hold some back"


@pytest.mark.parametrize("order", list(ArticleOrder))
@pytest.mark.parametrize("descending", [False, True])
def test_any_order_holds_every_article_once_in_that_order(
    tmp_path: Path, order: ArticleOrder, descending: bool
) -> None:
    with make(tmp_path / "p.sqlite", 7) as project:
        everything = project.article_ids()
        found = list(project.listing(order=order, descending=descending).ids)
        assert sorted(found) == sorted(everything)
        rows = [project.article_row(each) for each in found]
        values: list[object] = {
            ArticleOrder.LIST: [everything.index(each) for each in found],
            ArticleOrder.TITLE: [fold_text(row.title) for row in rows],
            ArticleOrder.DATE: [row.published for row in rows if row.published],
            ArticleOrder.SOURCE: [fold_text(row.source) for row in rows if row.source],
            ArticleOrder.LENGTH: [row.length for row in rows],
            ArticleOrder.MENTIONS: [row.mention_count for row in rows],
            ArticleOrder.STATUS: [list(ArticleStatus).index(row.status) for row in rows],
            ArticleOrder.WORKED: [everything.index(each) for each in found],
        }[order]
        assert values == sorted(values, reverse=descending)  # type: ignore[type-var]
        if order in (ArticleOrder.DATE, ArticleOrder.SOURCE):
            assert all(not (row.published if order is ArticleOrder.DATE else row.source) for row in rows[len(values) :])


def test_parts_hold_what_they_say_in_the_order_asked_for(tmp_path: Path) -> None:
    with make(tmp_path / "p.sqlite", 3) as project:
        for group in (ArticleGroup.SOURCE, ArticleGroup.DATE, ArticleGroup.STATUS):
            listing = project.listing(ArticleFilter(flagged=True), ArticleOrder.LENGTH, group=group)
            assert sum(section.count for section in listing.sections) == len(listing.ids)
            at = 0
            for section in listing.sections:
                rows = [project.article_row(each) for each in listing.ids[at : at + section.count]]
                at += section.count
                keys = {ArticleGroup.SOURCE: "source", ArticleGroup.DATE: "published", ArticleGroup.STATUS: "status"}
                found = {str(getattr(row, keys[group]))[: 7 if group is ArticleGroup.DATE else None] for row in rows}
                assert found == {section.key}
                assert [row.length for row in rows] == sorted(row.length for row in rows)


def test_moving_an_article_is_kept_and_undone(tmp_path: Path) -> None:
    with make(tmp_path / "p.sqlite", 1, 6) as project:
        ids = project.article_ids()
        with project.edit("article.move", article_id=ids[1]) as edit:
            edit.move_articles([ids[1]], ids[4])
        assert project.article_ids() == [ids[0], ids[2], ids[3], ids[4], ids[1], ids[5]]
        with project.edit("article.move", article_id=ids[5]) as edit:
            edit.move_articles([ids[5]], ids[0])
        assert project.article_ids()[0] == ids[5]
        project.undo()
        project.undo()
        assert project.article_ids() == ids
        assert project.check() == []


@pytest.mark.parametrize("seed", range(4))
def test_moving_several_keeps_their_order_and_that_of_the_others(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    with make(tmp_path / "p.sqlite", seed, 12) as project:
        for _ in range(12):
            before = project.article_ids()
            target = chance.choice(before)
            chosen = [each for each in before if each != target and chance.random() < 0.4]
            with project.edit("article.move") as edit:
                edit.move_articles(chance.sample(chosen, len(chosen)), target)
            after = project.article_ids()
            stay = [each for each in before if each not in chosen]
            assert [each for each in after if each not in chosen] == stay
            if not chosen:
                assert after == before
                continue
            first = after.index(chosen[0])
            assert after[first : first + len(chosen)] == chosen, "one after another, as they were"
            beside = after[first - 1] if before.index(target) > before.index(chosen[-1]) else after[first + len(chosen)]
            assert beside == target
            if chance.random() < 0.5:
                project.undo()
                assert project.article_ids() == before, "as one step"
        assert project.check() == []


def test_articles_that_share_a_place_can_be_moved_all_the_same(tmp_path: Path) -> None:
    with make(tmp_path / "p.sqlite", 1, 5) as project:
        ids = project.article_ids()
        with project.edit("article.move") as edit:
            for article_id in ids:
                edit.transaction.put("article", {**edit.record("article", article_id), "position": 3})
        with project.edit("article.move") as edit:
            edit.move_articles([ids[3]], ids[1])
        assert project.article_ids() == [ids[0], ids[3], ids[1], ids[2], ids[4]]


def test_a_deleted_article_is_gone_for_good_and_the_log_still_proves_the_file(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    with make(path, 2, 8) as project:
        first, second = project.article_ids()[:2]
        before = project.operations(1)[0]
        (mention, *_) = project.mentions(first) or [None]
        with project.edit("note.add", article_id=first) as edit:
            made = edit.add_mention(first, None, [Span(0, 3), Span(4, 6)])
            edit.add_note(first, "x", mention_id=made.id)
            edit.add_note(first, "y")
        with project.edit("article.delete", barrier=True) as edit:
            edit.delete_article(first)
        assert first not in project.article_ids() and not project.has_article(first)
        assert project.mentions(first) == [] and project.notes(first) == [] and mention is not None
        assert project.undoable() is None and project.undo() is None, "undo does not go behind it"
        assert project.check() == [], "the index of words holds it no longer, too"
        row = project.history(1)[0]
        assert row.operation.kind == "article.delete"
        assert (row.tables["article"].removed, row.tables["mention"].added) == (1, 0)
        outcome = project.restore_to(before.id)
        assert first not in project.article_ids() and outcome.left["deleted"] > 0
        assert project.has_article(second)
        assert project.check() == []
        wanted, uid = project.article_ids(), project.uid
    with closing(sqlite3.connect(path)) as connection:
        for table in ("article_text", "article_name", "article_tag", "assignment", "mention", "note", "article_status"):
            assert connection.execute(f"SELECT 1 FROM {table} WHERE article_id = ?", (first,)).fetchone() is None
        images = connection.execute("SELECT before, after FROM change WHERE before LIKE '%غانتس و%'").fetchall()
        assert images == [], "the log holds no image of what was in it"
    (shadow,) = [each for each in shadow_logs() if each.parent.name == uid]
    restore_from_shadow(shadow, tmp_path / "again.sqlite")
    with Project.open(tmp_path / "again.sqlite") as again:
        assert again.article_ids() == wanted and again.check() == []


def test_another_annotator_cannot_bring_back_part_of_a_deleted_article(tmp_path: Path) -> None:
    with make(tmp_path / "p.sqlite", 2, 3) as project:
        first, own = project.article_ids()[0], project.annotator
        other = next(each for each in project.annotators() if each.name == "منى")
        project.annotator = other
        with project.edit("mention.add", article_id=first) as edit:
            edit.add_mention(first, None, [Span(0, 3)])
        project.annotator = own
        with project.edit("article.delete", barrier=True) as edit:
            edit.delete_article(first)
        project.annotator = other
        with pytest.raises(UndoConflictError):
            project.undo()
        assert project.check() == []


def test_the_articles_of_a_locked_annotator_are_not_deleted(tmp_path: Path) -> None:
    with make(tmp_path / "p.sqlite", 2, 3) as project:
        first = next(each for each in project.article_ids() if project.mentions(each))
        with project.edit("annotator.lock") as edit:
            edit.transaction.put("annotator", {**edit.record("annotator", project.annotator.id), "locked": 1})
        with pytest.raises(InvalidAnnotationError), project.edit("article.delete", barrier=True) as edit:
            edit.delete_article(first)
        assert project.has_article(first) and project.check() == []


def test_a_filter_is_kept_by_names_and_replaced_under_its_own(tmp_path: Path) -> None:
    wanted = ArticleFilter(
        "غانتس", (ArticleStatus.TODO,), flagged=True, tag="x", sources=("a", "b"), since="2026", until="2026-02",
        mine=True, assigned="منى", label="PER", article_label="Topic", entities=(EntityId(1 << 40), EntityId(2)),
        finished=(5, 1 << 41),
    )  # fmt: skip
    assert all(getattr(wanted, each.name) != each.default for each in fields(ArticleFilter)), "each condition is kept"
    with make(tmp_path / "p.sqlite", 2, 3) as project:
        with project.edit("filter.save") as edit:
            edit.save_filter("  لي   أنا ", wanted)
        assert [(each.name, each.wanted) for each in project.saved_filters()] == [("لي أنا", wanted)]
        with project.edit("filter.save") as edit:
            edit.save_filter("لي أنا", replace(wanted, text=""))
        (kept,) = project.saved_filters()
        assert kept.wanted == replace(wanted, text="")
        for later in ({"statuses": ["later"]}, {"entities": ["name"]}, {"finished": [1]}):
            with project.edit("filter.save") as edit:
                edit.transaction.put("saved_filter", {"id": kept.id, "name": "x", "conditions": json.dumps(later)})
            assert project.saved_filters() == [], "one that is not understood is left alone"


def test_names_of_an_earlier_project_are_folded_when_it_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    make_version_1(path)
    with Project.open(path) as project:
        assert project.check() == []
        assert len(project.listing(ArticleFilter("T")).ids) == 1
        article_id = project.article_ids()[0]
        with project.edit("article.details") as edit:
            edit.set_details(article_id, ArticleDetails("أخبار"))
        assert project.article_ids(text="اخبار") == [article_id] and project.article_ids(text="t") == []
        project.undo()
        assert project.article_ids(text="t") == [article_id] and project.check() == []
