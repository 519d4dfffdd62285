"""The entity register: candidates for words, merging, splitting, lists with counts; all undoable."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from reader.domain.annotation import Mention
from reader.domain.article import ArticleDetails, ArticleId
from reader.domain.entity import Entity, EntityId, IdConflict, Why
from reader.domain.errors import InvalidAnnotationError, NotFoundError
from reader.domain.schema import Label, LabelId, Schema
from reader.domain.span import Span
from reader.project import ArticleDraft, Project

FIRST = "وبحث غانتس وميلي في اللقاء، وقال وزير الدفاع الإسرائيلي إن للجيش رأيا"
SECOND = "وصل مارك ميلي إلى تل أبيب والتقى بيني غانتس"
SCHEMA = Schema((Label(LabelId(0), "PER"), Label(LabelId(1), "ORG"), Label(LabelId(2), "GPE")))


def make(path: Path) -> tuple[Project, ArticleId, ArticleId]:
    project = Project.create(path, schema=SCHEMA)
    drafts = [ArticleDraft(ArticleDetails(f"t{n}"), text) for n, text in enumerate((FIRST, SECOND))]
    first, second = project.add_articles(drafts)
    return project, first, second


def label(project: Project, name: str) -> LabelId:
    found = project.schema.find_label_named(name)
    assert found is not None
    return found.id


def mark(project: Project, article_id: ArticleId, words: str, name: str, entity: EntityId | None) -> Mention:
    at = project.article(article_id).content.index(words)
    with project.edit("mention.add", article_id=article_id) as edit:
        return edit.add_mention(article_id, label(project, name), [Span(at, at + len(words))], entity_id=entity)


def entity(project: Project, name: str, kind: str | None = "PER", **more: object) -> Entity:
    with project.edit("entity.add") as edit:
        return edit.add_entity(Entity(EntityId(0), name, label(project, kind) if kind else None, **more))  # type: ignore[arg-type]


def test_candidates_come_by_name_alias_proclitic_and_likeness(tmp_path: Path) -> None:
    project, _, _ = make(tmp_path / "p.sqlite")
    milley = entity(project, "مارك ميلي", aliases=("ميلي", "Milley"))
    gantz = entity(project, "بيني غانتس")
    army = entity(project, "الجيش", "ORG")
    israel = entity(project, "إسرائيل", "GPE")

    def first(quote: str, kind: str | None = None) -> tuple[EntityId, Why]:
        found = project.entity_candidates(quote, label(project, kind) if kind else None)
        return found[0].entity.id, found[0].why

    assert first("مارك ميلي") == (milley.id, Why.NAME)
    assert first("مَارك  مِيلي") == (milley.id, Why.NAME), "harakat and spaces are folded"
    assert first("ميلي") == (milley.id, Why.ALIAS)
    assert first("milley") == (milley.id, Why.ALIAS)
    assert first("وميلي") == (milley.id, Why.PROCLITIC)
    assert first("غانتس") == (gantz.id, Why.SIMILAR), "one word of a longer name"
    assert first("غانتز") == (gantz.id, Why.SIMILAR), "misspelt"
    assert first("للجيش") == (army.id, Why.PROCLITIC)
    assert first("جيش") == (army.id, Why.PROCLITIC)
    assert first("لاسرائيل") == (israel.id, Why.PROCLITIC)
    assert project.entity_candidates("xyz") == []
    assert project.entity_candidates("  ") == []
    scores = [each.score for each in project.entity_candidates("بيني ميلي")]
    assert scores == sorted(scores, reverse=True) and all(0 <= score <= 1 for score in scores)
    project.close()


def test_words_linked_before_are_offered_again_whatever_they_look_like(tmp_path: Path) -> None:
    project, first, _ = make(tmp_path / "p.sqlite")
    gantz = entity(project, "بيني غانتس")
    assert project.entity_candidates("وزير الدفاع الإسرائيلي") == []
    mark(project, first, "وزير الدفاع الإسرائيلي", "PER", gantz.id)
    (found,) = project.entity_candidates("وزير الدفاع الإسرائيلي")
    assert (found.entity.id, found.why) == (gantz.id, Why.BEFORE)
    project.close()


def test_among_equal_names_the_label_and_then_the_use_decide(tmp_path: Path) -> None:
    project, _, second = make(tmp_path / "p.sqlite")
    person, place, other = (entity(project, "واشنطن", kind) for kind in ("PER", "GPE", "GPE"))
    mark(project, second, "تل أبيب", "GPE", other.id)

    def order(kind: str) -> list[EntityId]:
        return [each.entity.id for each in project.entity_candidates("واشنطن", label(project, kind))]

    assert order("GPE") == [other.id, place.id, person.id]
    assert order("PER")[0] == person.id
    assert len(project.entity_candidates("واشنطن", limit=2)) == 2
    project.close()


def test_merging_moves_mentions_of_all_articles_and_keeps_every_name(tmp_path: Path) -> None:
    project, first, second = make(tmp_path / "p.sqlite")
    keep = entity(project, "غانتس", external_ids={"wikidata": "Q1", "own": "7"}, note="وزير")
    other = entity(project, "بيني غانتس", aliases=("غانتس", "Gantz"), external_ids={"wikidata": "Q2", "viaf": "9"})
    third = entity(project, "Benny Gantz", note="minister")
    mark(project, first, "غانتس", "PER", keep.id)
    mark(project, second, "بيني غانتس", "PER", other.id)
    mark(project, first, "وزير الدفاع الإسرائيلي", "PER", third.id)
    with project.edit("suggestion.add") as edit:
        edit.add_suggestion(first, label(project, "PER"), Span(0, 3), source="x", entity_id=other.id)
    before = project.entities(), project.mentions(first), project.mentions(second)
    with project.edit("entity.merge") as edit:
        merged = edit.merge_entities(keep.id, [other.id, third.id, keep.id, other.id])
    assert project.entities() == [merged.entity]
    assert merged.entity.aliases == ("بيني غانتس", "Gantz", "Benny Gantz")
    assert merged.entity.external_ids == {"wikidata": "Q1", "own": "7", "viaf": "9"}
    assert merged.entity.note == "وزير\nminister"
    assert merged.relinked == 2
    assert merged.conflicts == (IdConflict("wikidata", "Q1", "Q2"),)
    assert [mention.article_id for mention in project.entity_mentions(keep.id)] == [first, first, second]
    assert project.suggestions(first)[0].entity_id == keep.id
    assert project.check() == []
    project.undo()
    assert (project.entities(), project.mentions(first), project.mentions(second)) == before
    project.close()


def test_splitting_takes_chosen_mentions_into_a_new_entity(tmp_path: Path) -> None:
    project, first, second = make(tmp_path / "p.sqlite")
    both = entity(project, "غانتس")
    one = mark(project, first, "غانتس", "PER", both.id)
    two = mark(project, second, "ميلي", "PER", both.id)
    stranger = mark(project, first, "ميلي", "PER", None)
    with project.edit("entity.split") as edit:
        made = edit.split_entity(both.id, [two.id], "مارك ميلي")
    assert made.label_id == both.label_id
    assert [mention.id for mention in project.entity_mentions(made.id)] == [two.id]
    assert [mention.id for mention in project.entity_mentions(both.id)] == [one.id]
    for wrong in ([stranger.id], []):
        with pytest.raises(InvalidAnnotationError), project.edit("entity.split") as edit:
            edit.split_entity(both.id, wrong, "x")
    project.undo()
    assert len(project.entity_mentions(both.id)) == 2
    project.close()


def test_names_aliases_ids_and_notes_can_be_changed(tmp_path: Path) -> None:
    project, _, _ = make(tmp_path / "p.sqlite")
    made = entity(project, "ميلي")
    with project.edit("entity.change") as edit:
        edit.rename_entity(made.id, " مارك ميلي ")
        edit.set_aliases(made.id, ["ميلي", "", "مارك ميلي", "Milley", "ميلي"])
        edit.set_external_id(made.id, "wikidata", "Q6767640")
        edit.set_external_id(made.id, "other", "1")
        edit.set_external_id(made.id, "other", "")
        edit.set_entity_note(made.id, "general")
        edit.set_entity_label(made.id, None)
    expected = Entity(made.id, "مارك ميلي", None, ("ميلي", "Milley"), {"wikidata": "Q6767640"}, "general")
    assert project.find_entity(made.id) == expected
    with project.edit("entity.rename") as edit:
        assert edit.rename_entity(made.id, "M", keep_alias=False).aliases == expected.aliases
    with pytest.raises(InvalidAnnotationError), project.edit("entity.rename") as edit:
        edit.rename_entity(made.id, "  ")
    mention = mark(project, project.article_ids()[0], "ميلي", "PER", None)
    with pytest.raises(NotFoundError), project.edit("mention.link") as edit:
        edit.link_mention(mention.id, EntityId(99))
    project.close()


def test_the_list_filters_sorts_and_counts(tmp_path: Path) -> None:
    project, first, second = make(tmp_path / "p.sqlite")
    gantz, milley = entity(project, "غانتس"), entity(project, "ميلي", aliases=("Milley",))
    unused = entity(project, "الجيش", "ORG")
    mark(project, first, "غانتس", "PER", gantz.id)
    mark(project, first, "وزير الدفاع الإسرائيلي", "PER", gantz.id)
    mark(project, second, "غانتس", "PER", gantz.id)
    mark(project, second, "ميلي", "PER", milley.id)
    rows = project.entity_rows(order="mentions")
    assert [(row.id, row.mention_count, row.article_count) for row in rows] == [
        (gantz.id, 3, 2), (milley.id, 1, 1), (unused.id, 0, 0),
    ]  # fmt: skip
    assert [row.id for row in project.entity_rows("MILL")] == [milley.id]
    assert [row.id for row in project.entity_rows(label_id=label(project, "ORG"))] == [unused.id]
    here = project.entity_rows(article_id=first)
    assert [(row.id, row.mention_count, row.article_count) for row in here] == [(gantz.id, 2, 2)]
    assert [row.id for row in project.entity_rows()] == [unused.id, gantz.id, milley.id]
    project.close()


def test_the_counts_are_those_of_a_recount(tmp_path: Path) -> None:
    chance = random.Random(7)
    project, first, second = make(tmp_path / "p.sqlite")
    known = [entity(project, f"n{number}") for number in range(6)]
    ids = [None, *(each.id for each in known)]
    with project.edit("build") as edit:
        for number in range(60):
            article_id = chance.choice((first, second))
            start = chance.randrange(30)
            spans = [Span(start, start + 1 + number // 8)]
            try:
                edit.add_mention(
                    article_id,
                    None,
                    spans,
                    entity_id=chance.choice(ids),
                )
            except InvalidAnnotationError:
                continue
    everything = [mention for article_id in (first, second) for mention in project.mentions(article_id)]
    for row in project.entity_rows():
        mine = [mention for mention in everything if mention.entity_id == row.id]
        assert (row.mention_count, row.article_count) == (len(mine), len({mention.article_id for mention in mine}))
        assert project.entity_mentions(row.id) == mine
        for article_id in (first, second):
            here = sum(mention.article_id == article_id for mention in mine)
            found = [each for each in project.entity_rows(article_id=article_id) if each.id == row.id]
            assert found == ([replace(row, mention_count=here)] if here else [])
    project.close()


def test_candidates_follow_each_change_of_the_register_also_one_undone_or_rolled_back(tmp_path: Path) -> None:
    project, _, _ = make(tmp_path / "p.sqlite")
    assert project.entity_candidates("غانتس") == []
    made = entity(project, "غانتس")
    assert [each.entity for each in project.entity_candidates("غانتس")] == [made]
    project.undo()
    assert project.entity_candidates("غانتس") == []
    with pytest.raises(ZeroDivisionError), project.edit("entity.add") as edit:
        edit.add_entity(Entity(EntityId(0), "غانتس"))
        assert len(project.entity_candidates("غانتس")) == 1
        raise ZeroDivisionError
    assert project.entity_candidates("غانتس") == []
    project.redo()
    assert [each.entity for each in project.entity_candidates("غانتس")] == [made]
    project.close()
