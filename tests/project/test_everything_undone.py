"""A thousand random actions of every kind: undone to the start, redone to the end, exported and imported unchanged."""

import random
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from reader.domain.annotation import Mention
from reader.domain.article import ArticleDetails, ArticleId, ArticleStatus
from reader.domain.article_list import ArticleFilter
from reader.domain.entity import Entity, EntityId
from reader.domain.errors import InvalidAnnotationError
from reader.domain.operation import OperationId
from reader.domain.schema import (
    Attribute,
    Label,
    LabelConstraints,
    LabelId,
    LabelKind,
    RelationType,
    RelationTypeId,
    RemovalPolicy,
    Schema,
)
from reader.domain.span import Span
from reader.domain.suggestion import SuggestionState
from reader.project import ArticleDraft, Edit, Project
from reader.project.exporting import export
from reader.project.importing import import_paths
from reader.project.restoring import restore_from_shadow, shadow_logs
from reader.storage.checking import check
from reader.storage.records import COLUMNS

CONTENT = "وبحث غانتس وميلي في اللقاء 😀 الذي ضم أيضا رئيس الأركان الإسرائيلي\n" * 3
WORDS = ("غانتس", "ميلي", "رئيس الأركان", "x", "إسرائيل")
SCHEMA = Schema(
    (
        Label(LabelId(0), "PER", key="1", attributes=(Attribute("sure", ("yes", "no"), "yes"),)),
        Label(LabelId(1), "ORG", key="2", constraints=LabelConstraints((LabelId(0),), (LabelId(2),), ("size",))),
        Label(LabelId(2), "EVENT", event=True),
        Label(LabelId(3), "topic", kind=LabelKind.ARTICLE, exclusive=True),
        Label(LabelId(4), "war", kind=LabelKind.ARTICLE, parent=LabelId(3)),
        Label(LabelId(5), "sport", kind=LabelKind.ARTICLE, parent=LabelId(3)),
    ),
    (
        RelationType(RelationTypeId(0), "knows", source_labels=("PER", "ORG"), attributes=(Attribute("when"),)),
        RelationType(RelationTypeId(1), "agent", role=True, colour="#112233"),
    ),
)


# what the last column of a table is set to behind the log's back
_OTHER = dict.fromkeys(("note", "suggestion", "mention"), "changed") | {"relation_type": "#000001"}


class Actor:
    """Do one random action after another; `done` counts those that were carried out, by name."""

    def __init__(self, project: Project, seed: int) -> None:
        self.project = project
        self.chance = random.Random(seed)
        self.done: Counter[str] = Counter()
        self.actions: dict[str, Callable[[Edit, ArticleId], None]] = {
            name[3:]: getattr(self, name) for name in dir(self) if name.startswith("do_")
        }

    def act(self) -> None:
        """Do one action as one operation; one that the edit refuses changes nothing."""
        name = self.chance.choice([*self.actions, *["add_mention"] * 6, *["suggest"] * 2])
        article_id = self.chance.choice(self.project.article_ids())
        before = self.project.operations(1)
        try:
            with self.project.edit(name, article_id=article_id) as edit:
                self.actions[name](edit, article_id)
        except (InvalidAnnotationError, IndexError):
            return
        if self.project.operations(1) != before:
            self.done[name] += 1

    def restore(self) -> None:
        """Go back to a random earlier operation."""
        target = self.chance.choice(self.project.operations(12))
        if self.project.restore_to(target.id).change is not None:
            self.done["restore"] += 1

    def span(self) -> Span:
        """Choose a span of a few letters."""
        start = self.chance.randrange(len(CONTENT) - 12)
        return Span(start, start + self.chance.randint(2, 9))

    def label(self, kind: LabelKind = LabelKind.MENTION) -> Label:
        """Choose a label of a kind."""
        return self.chance.choice([label for label in self.project.schema.labels if label.kind is kind])

    def mention(self, article_id: ArticleId) -> Mention:
        """Choose a mention; IndexError when there is none."""
        return self.chance.choice(self.project.mentions(article_id))

    def do_add_mention(self, edit: Edit, article_id: ArticleId) -> None:
        spans = [self.span() for _ in range(self.chance.choice((1, 1, 1, 2, 3)))]
        label = self.chance.choice([None, self.label().id])
        entities = [None, *(entity.id for entity in self.project.entities())]
        edit.add_mention(article_id, label, spans, entity_id=self.chance.choice(entities))

    def do_remove_mention(self, edit: Edit, article_id: ArticleId) -> None:
        edit.remove_mention(self.mention(article_id).id)

    def do_relabel(self, edit: Edit, article_id: ArticleId) -> None:
        edit.relabel_mention(self.mention(article_id).id, self.label().id)

    def do_resize(self, edit: Edit, article_id: ArticleId) -> None:
        edit.resize_mention(self.mention(article_id).id, [self.span(), self.span()])

    def do_mention_note(self, edit: Edit, article_id: ArticleId) -> None:
        edit.set_mention_note(self.mention(article_id).id, self.chance.choice(WORDS))

    def do_attribute(self, edit: Edit, article_id: ArticleId) -> None:
        edit.set_attribute(self.mention(article_id).id, self.chance.choice(("sure", "size")), self.chance.choice(WORDS))

    def do_add_entity(self, edit: Edit, article_id: ArticleId) -> None:
        name = self.chance.choice(WORDS)
        made = edit.add_entity(Entity(EntityId(0), name, self.label().id, ("الف",), {"wikidata": name}, "n"))
        edit.link_mention(self.mention(article_id).id, made.id)

    def do_change_entity(self, edit: Edit, article_id: ArticleId) -> None:
        entity = self.chance.choice(self.project.entities())
        edit.rename_entity(entity.id, self.chance.choice(WORDS))
        edit.set_external_id(entity.id, "viaf", self.chance.choice(WORDS))

    def do_merge(self, edit: Edit, article_id: ArticleId) -> None:
        entities = self.project.entities()
        edit.merge_entities(self.chance.choice(entities).id, [self.chance.choice(entities).id for _ in range(2)])

    def do_split(self, edit: Edit, article_id: ArticleId) -> None:
        mention = self.chance.choice([each for each in self.project.mentions(article_id) if each.entity_id])
        edit.split_entity(mention.entity_id or EntityId(0), [mention.id], "new")

    def do_remove_entity(self, edit: Edit, article_id: ArticleId) -> None:
        edit.remove_entity(self.chance.choice(self.project.entities()).id)

    def do_relate(self, edit: Edit, article_id: ArticleId) -> None:
        kind = self.chance.choice(self.project.schema.relation_types)
        edit.add_relation(article_id, kind.id, self.mention(article_id).id, self.mention(article_id).id)

    def do_change_relation(self, edit: Edit, article_id: ArticleId) -> None:
        relation = self.chance.choice(self.project.relations(article_id))
        edit.set_relation_attribute(relation.id, "when", self.chance.choice(WORDS))
        edit.swap_relation(relation.id)
        edit.retype_relation(relation.id, self.chance.choice(self.project.schema.relation_types).id)

    def do_remove_relation(self, edit: Edit, article_id: ArticleId) -> None:
        edit.remove_relation(self.chance.choice(self.project.relations(article_id)).id)

    def do_note(self, edit: Edit, article_id: ArticleId) -> None:
        edit.add_note(article_id, self.chance.choice(WORDS))
        edit.add_note(article_id, self.chance.choice(WORDS), span=self.span())
        edit.add_note(article_id, self.chance.choice(WORDS), mention_id=self.mention(article_id).id)

    def do_change_note(self, edit: Edit, article_id: ArticleId) -> None:
        notes = self.project.notes(article_id)
        first, second = notes[0], notes[1:][0]
        edit.change_note(first.id, self.chance.choice(WORDS))
        edit.remove_note(second.id)

    def do_article_label(self, edit: Edit, article_id: ArticleId) -> None:
        edit.add_article_label(article_id, self.label(LabelKind.ARTICLE).id)

    def do_take_article_label(self, edit: Edit, article_id: ArticleId) -> None:
        edit.remove_article_label(article_id, self.chance.choice(self.project.article_labels(article_id)).label_id)

    def do_status(self, edit: Edit, article_id: ArticleId) -> None:
        edit.set_status(article_id, self.chance.choice(list(ArticleStatus)))
        edit.set_flag(article_id, self.chance.random() < 0.5)

    def do_tag(self, edit: Edit, article_id: ArticleId) -> None:
        edit.add_tag(article_id, self.chance.choice(WORDS))
        edit.remove_tag(article_id, self.chance.choice(WORDS))

    def do_assign(self, edit: Edit, article_id: ArticleId) -> None:
        verb = edit.assign if self.chance.random() < 0.7 else edit.unassign
        verb(article_id, self.project.annotator.id)

    def do_move(self, edit: Edit, article_id: ArticleId) -> None:
        edit.move_articles([article_id], self.project.article_ids()[0])

    def do_filter(self, edit: Edit, article_id: ArticleId) -> None:
        wanted = ArticleFilter(self.chance.choice(WORDS), (self.chance.choice(list(ArticleStatus)),), mine=True)
        edit.save_filter(self.chance.choice(WORDS), wanted)

    def do_forget_filter(self, edit: Edit, article_id: ArticleId) -> None:
        edit.remove_filter(self.chance.choice(self.project.saved_filters()[1:]).id)

    def do_details(self, edit: Edit, article_id: ArticleId) -> None:
        edit.set_details(article_id, ArticleDetails(self.chance.choice(WORDS)))

    def do_suggest(self, edit: Edit, article_id: ArticleId) -> None:
        batch = edit.add_batch("test", {"a": "b"})
        for _ in range(3):
            edit.add_suggestion(
                article_id, self.label().id, self.span(), source="memory", score=self.chance.random(),
                batch_id=batch.id, entity_id=self.chance.choice([None, *(e.id for e in self.project.entities())]),
            )  # fmt: skip

    def do_accept(self, edit: Edit, article_id: ArticleId) -> None:
        edit.accept_suggestion(self.chance.choice(self.project.suggestions(article_id)).id)

    def do_reject(self, edit: Edit, article_id: ArticleId) -> None:
        edit.reject_suggestion(self.chance.choice(self.project.suggestions(article_id)).id)

    def do_forget_suggestion(self, edit: Edit, article_id: ArticleId) -> None:
        found = self.project.suggestions(article_id, state=SuggestionState.REJECTED)
        edit.remove_suggestion(self.chance.choice(found).id)

    def do_add_label(self, edit: Edit, article_id: ArticleId) -> None:
        if len(self.project.schema.labels) < 14:
            name = f"L{self.chance.randrange(10**6)}"
            parent = self.label()
            edit.add_label(Label(LabelId(0), name, parent=parent.id, constraints=LabelConstraints((parent.id,))))

    def do_change_label(self, edit: Edit, article_id: ArticleId) -> None:
        label, other = self.label(), self.label()
        edit.rename_label(label.id, f"N{self.chance.randrange(10**6)}")
        edit.set_label_key(label.id, self.chance.choice("123"))
        edit.reorder_labels([other.id, label.id] if other.id != label.id else [label.id])

    def do_remove_label(self, edit: Edit, article_id: ArticleId) -> None:
        label, other = self.label(), self.label()
        if len(self.project.schema.mention_labels) > 3:
            edit.remove_label(label.id, self.chance.choice(list(RemovalPolicy)), other.id)

    def do_relation_type(self, edit: Edit, article_id: ArticleId) -> None:
        kinds = self.project.schema.relation_types
        if len(kinds) < 4:
            edit.add_relation_type(RelationType(RelationTypeId(0), f"T{self.chance.randrange(10**6)}", role=True))
        else:
            first, second = self.chance.sample(list(kinds), 2)
            edit.remove_relation_type(first.id, self.chance.choice(list(RemovalPolicy)), second.id)

    def do_rename_attribute(self, edit: Edit, article_id: ArticleId) -> None:
        owner = self.chance.choice([label for label in self.project.schema.labels if label.attributes])
        edit.rename_attribute("label", owner.id, owner.attributes[0].name, self.chance.choice(WORDS))

    def do_remove_attribute(self, edit: Edit, article_id: ArticleId) -> None:
        owner = self.chance.choice([label for label in self.project.schema.labels if label.attributes])
        policy = self.chance.choice((RemovalPolicy.KEEP, RemovalPolicy.DELETE))
        edit.remove_attribute("label", owner.id, owner.attributes[0].name, policy)


def state(project: Project) -> list[list[tuple[object, ...]]]:
    """Return every row of every logged table."""
    with sqlite3.connect(f"file:{project.path}?mode=ro", uri=True) as connection:
        found = [
            connection.execute(f'SELECT * FROM "{table}" ORDER BY 1, 2').fetchall()
            for table in (*COLUMNS, "mention_span")
        ]
    connection.close()
    return found


def test_a_thousand_actions_of_every_kind_are_undone_and_redone(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.sqlite", schema=SCHEMA) as project:
        project.add_articles([ArticleDraft(ArticleDetails(f"t{n}"), CONTENT + str(n)) for n in range(2)])
        actor = Actor(project, 1)
        states = [state(project)]
        while actor.done.total() < 1000:
            count = actor.done.total()
            actor.restore() if actor.chance.random() < 0.03 else actor.act()
            if actor.done.total() > count:
                states.append(state(project))
        missing = set(actor.actions) - set(actor.done)
        assert not missing, f"every kind of action must have been done: {missing}"
        assert actor.done["restore"] > 3
        assert project.check() == []
        for wanted in reversed(states[:-1]):
            assert project.undo() is not None
            assert state(project) == wanted
        assert project.undo() is not None and project.article_ids() == [], "the import is a step too"
        assert project.undo() is None
        assert project.check() == []
        for wanted in states:
            assert project.redo() is not None
            assert state(project) == wanted
        assert project.redo() is None
        assert project.check() == []
        export(project, tmp_path / "first.jsonl", "jsonl")
    with Project.create(tmp_path / "again.sqlite") as again:
        assert import_paths(again, [tmp_path / "first.jsonl"]).problems == ()
        assert again.check() == []
        export(again, tmp_path / "second.jsonl", "jsonl")
    assert (tmp_path / "second.jsonl").read_bytes() == (tmp_path / "first.jsonl").read_bytes()


@pytest.mark.parametrize("seed", range(4))
def test_restoring_any_operation_brings_back_the_state_right_after_it(tmp_path: Path, seed: int) -> None:
    with Project.create(tmp_path / "p.sqlite", schema=SCHEMA) as project:
        project.add_articles([ArticleDraft(ArticleDetails("t"), CONTENT)])
        actor = Actor(project, seed)
        after: dict[OperationId, list[list[tuple[object, ...]]]] = {}
        while len(after) < 60:
            actor.act()
            after[project.operations(1)[0].id] = state(project)
        now = state(project)
        for operation_id in actor.chance.sample(list(after), 12):
            outcome = project.restore_to(operation_id)
            assert outcome.left == {}
            assert state(project) == after[operation_id]
            if outcome.change is not None:
                assert outcome.records > 0
                assert project.undo() is not None
            assert state(project) == now
        assert project.check() == []


def test_the_second_copy_makes_the_same_project_again_and_check_sees_each_table(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    with Project.create(path, schema=SCHEMA) as project:
        project.add_articles([ArticleDraft(ArticleDetails(f"t{n}"), CONTENT + str(n)) for n in range(2)])
        actor = Actor(project, 22)
        while actor.done.total() < 150 or set(actor.actions) - set(actor.done):
            actor.act()
        wanted, uid = state(project), project.uid
    (shadow,) = [each for each in shadow_logs() if each.parent.name == uid]
    restore_from_shadow(shadow, tmp_path / "again.sqlite")
    with Project.open(tmp_path / "again.sqlite") as again:
        assert state(again) == wanted
        assert again.check() == []
    for table in COLUMNS:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            (key,) = connection.execute(f'SELECT max(id) FROM "{table}"').fetchone()
            column = "title" if table == "article" else COLUMNS[table][-1]
            (before,) = connection.execute(f'SELECT "{column}" FROM "{table}" WHERE id = ?', (key,)).fetchone()
            new = abs(before - 1) if isinstance(before, int) else _OTHER.get(table, "{ }")
            connection.execute("PRAGMA foreign_keys = OFF")
            connection.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE id = ?', (new, key))
            found = {(each.kind, each.where) for each in check(connection)}
            assert ("fold", f"{table} {key}") in found, table
            connection.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE id = ?', (before, key))
            assert list(check(connection)) == []
