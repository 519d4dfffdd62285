"""What of a project goes out is what was asked for, and conditions that are not understood are named."""

import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.domain.annotator import AnnotatorKind
from reader.domain.article import ArticleDetails, ArticleStatus
from reader.domain.entity import Entity, EntityId
from reader.domain.errors import NotFoundError
from reader.domain.span import Span
from reader.formats.base import Bundle
from reader.formats.jsonl import JsonLines
from reader.formats.schema_toml import read_schema, starter_schemas
from reader.project import ArticleDraft, Project
from reader.project.exporting import ExportCancelledError, export, preview
from reader.project.gathering import gather
from reader.project.scope import Condition, Scope, WhereError, parse_where


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(
        tmp_path / "p.sqlite", schema=read_schema(dict(starter_schemas())["news"]), annotator="ليلى"
    ) as made:
        drafts = [
            ArticleDraft(ArticleDetails("الأوّل", "الجزيرة", published="2026-02-11"), "قال ميلي أمس"),
            ArticleDraft(ArticleDetails("الثاني, آخر", "BBC", published="2025-12-31"), "وصل غانتس إلى القدس"),
            ArticleDraft(ArticleDetails("الثالث", "bbc عربي"), "نصّ بلا أسماء"),
        ]
        first, second, _ = made.add_articles(drafts)
        labels = {label.name: label.id for label in made.schema.labels}
        with made.edit("setup") as edit:
            entity = edit.add_entity(Entity(EntityId(0), "ميلي"))
            who = edit.add_mention(
                first, labels["PER"], [Span(4, 8)], entity_id=entity.id, attributes={"sure": "no"}, note="كلام"
            )
            when = edit.add_mention(first, None, [Span(9, 12)])
            edit.add_relation(first, made.schema.relation_types[0].id, who.id, when.id)
            edit.add_note(first, "على الاسم", mention_id=when.id)
            edit.set_status(first, ArticleStatus.DONE)
            edit.set_status(second, ArticleStatus.DOING)
            gold = edit.add_annotator("حكم", AnnotatorKind.ADJUDICATOR)
            edit.as_annotator(gold.id).add_mention(second, labels["PER"], [Span(4, 9)])
        yield made


@pytest.mark.parametrize(
    ("where", "titles"),
    [
        ("", "123"),
        ("status=done", "1"),
        ("status=done,status=todo", "13"),
        ("label=PER", "12"),
        ("label=PER,status=doing", "2"),
        ("article=2, article=3", "23"),
        ("title=الاول", "1"),
        ('title~"الثاني, اخر"', "2"),
        ("source~BBC", "23"),
        ("source=bbc", "2"),
        ("text~اسماء", "3"),
        ("date>=2026", "1"),
        ("date>=2025-12-31,date<=2026-01", "2"),
        ("date<=2026-02", "12"),
        ("date=2025", "2"),
        ("date=2024", ""),
    ],
)
def test_conditions_choose_articles(project: Project, where: str, titles: str) -> None:
    order = {"الأوّل": "1", "الثاني, آخر": "2", "الثالث": "3"}
    found = gather(project, Scope(where=parse_where(where))).articles
    assert "".join(order[article.details.title] for article in found) == titles
    assert len(found) == len(titles)


@pytest.mark.parametrize("text", ["x=1", "status=ready", "status~done", "date~2", "label=", "a b", "text=x", ",", '"'])
def test_a_condition_that_is_not_understood_is_named(text: str) -> None:
    with pytest.raises(WhereError) as error:
        parse_where(f"status=done,{text}")
    assert text in str(error.value)


def test_a_value_with_a_comma_stands_in_quotes() -> None:
    assert parse_where('text~"a, b" , status=done') == (
        Condition("text", "~", "a, b"),
        Condition("status", "=", "done"),
    )


@pytest.mark.parametrize(
    "scope",
    [
        Scope(where=parse_where("label=NOPE")),
        Scope(where=parse_where("article=9")),
        Scope(annotators=("nobody",)),
        Scope(labels=("NOPE",)),
    ],
)
def test_a_name_that_is_not_there_is_told(project: Project, scope: Scope) -> None:
    with pytest.raises(NotFoundError):
        gather(project, scope)


def _mentions(bundle: Bundle) -> list[tuple[str, str | None]]:
    return [(each.annotator, each.label) for article in bundle.articles for each in article.mentions]


def test_annotators_and_labels_can_be_chosen(project: Project) -> None:
    everything = [("ليلى", "PER"), ("ليلى", None), ("حكم", "PER")]
    assert _mentions(gather(project)) == everything
    assert _mentions(gather(project, Scope(annotators=("ليلى",)))) == everything[:2]
    gold = gather(project, Scope(gold_only=True))
    assert _mentions(gold) == everything[2:]
    assert gold.annotators == (("حكم", "adjudicator"),)
    one = gather(project, Scope(labels=("PER",)))
    assert _mentions(one) == [everything[0], everything[2]]
    # the relation's other end and the note's mention stayed behind
    assert [(article.relations, article.notes) for article in one.articles] == [((), ())] * 3


def test_what_is_switched_off_does_not_go_out(project: Project) -> None:
    (first, *_) = gather(project).articles
    assert first.relations and first.notes and first.mentions[0].note and first.mentions[0].entity == "e1"
    bundle = gather(project, Scope(relations=False, entities=False, attributes=False, notes=False))
    (bare, *_) = bundle.articles
    assert (bare.relations, bare.notes, bundle.entities) == ((), (), ())
    assert (bare.mentions[0].note, bare.mentions[0].entity, bare.mentions[0].attributes) == ("", None, {})


def test_a_preview_says_what_the_export_will_say_and_writes_nothing(project: Project, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    said = preview(project, "brat", scope=Scope(annotators=("ليلى",)))
    assert sorted(tmp_path.iterdir()) == before
    done = export(project, tmp_path / "out", "brat", scope=Scope(annotators=("ليلى",)))
    assert (said.articles, said.exact, said.rows, said.left_out) == (
        done.articles,
        done.exact,
        done.rows,
        done.left_out,
    )
    assert (said.verified, done.verified) == (False, True)


@pytest.mark.parametrize(
    ("name", "stop", "total"),
    # read again when it is written; read again while it is written
    [("doccano", 4, 6), ("jsonl", 2, 3)],
)
def test_an_export_can_be_stopped_and_leaves_nothing(
    project: Project, tmp_path: Path, name: str, stop: int, total: int
) -> None:
    before, told = sorted(tmp_path.iterdir()), []
    with pytest.raises(ExportCancelledError):
        export(
            project, tmp_path / "a.jsonl", name,
            progress=lambda *at: told.append(at), cancelled=lambda: len(told) == stop,
        )  # fmt: skip
    assert told == [(done, total) for done in range(1, stop + 1)]
    assert sorted(tmp_path.iterdir()) == before


def test_memory_does_not_grow_with_the_number_of_articles(tmp_path: Path) -> None:
    peaks = []
    for count in (20, 200):
        with Project.create(tmp_path / f"{count}.sqlite") as project:
            project.add_articles(
                [ArticleDraft(ArticleDetails(str(number)), f"{number} نص " * 5_000) for number in range(count)]
            )
            tracemalloc.start()
            export(project, tmp_path / f"{count}.jsonl", "jsonl")
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
        assert len(JsonLines().read(tmp_path / f"{count}.jsonl").articles) == count
    assert peaks[1] < 1.5 * peaks[0]
