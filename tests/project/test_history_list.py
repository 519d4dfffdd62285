"""The log as a list: an oracle in Python filters it as the store does, and a long one stays a list of ids."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.domain.article import ArticleDetails
from reader.domain.operation import HistoryFilter
from reader.domain.span import Span
from reader.project import ArticleDraft, Project

CONTENT = "وبحث غانتس وميلي في اللقاء الذي ضم أيضا 100% من رئيس_الأركان، " * 6


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    project = Project.create(tmp_path_factory.mktemp("list") / "p.sqlite")
    articles = project.add_articles([ArticleDraft(ArticleDetails(f"خبر {n}"), f"{n} {CONTENT}") for n in range(3)])
    chance = random.Random(4)
    for _ in range(60):
        article_id = chance.choice(articles)
        found = project.mentions(article_id)
        with project.edit(chance.choice(["mention.add", "mention.note"]), article_id=article_id) as edit:
            if found and chance.random() < 0.3:
                edit.set_mention_note(found[0].id, f"رأي {chance.random()}")
            else:
                start = chance.randrange(300)
                edit.add_mention(article_id, None, [Span(start, start + chance.randint(8, 20))])
    project.undo()
    yield project
    project.close()


def test_all_operations_are_listed_the_newest_first(project: Project) -> None:
    ids = project.operation_ids(HistoryFilter())
    assert ids == [operation.id for operation in project.operations(1000)]
    assert [project.history_row(number).operation.id for number in ids] == ids


@pytest.mark.parametrize("kinds", [("mention",), ("mention.note",), ("undo", "article"), ("ment",)])
def test_kinds_are_whole_or_what_stands_before_their_dot(project: Project, kinds: tuple[str, ...]) -> None:
    wanted = [
        operation.id
        for operation in project.operations(1000)
        if operation.kind in kinds or operation.kind.split(".")[0] in kinds
    ]
    assert project.operation_ids(HistoryFilter(kinds=kinds)) == wanted
    assert bool(wanted) == (kinds != ("ment",))


def test_articles_and_times_are_filtered_with_the_end_left_out(project: Project) -> None:
    operations = project.operations(1000)
    article_id = project.article_ids()[1]
    middle = operations[30].created_at
    assert project.operation_ids(HistoryFilter(article_id=article_id)) == [
        operation.id for operation in operations if operation.article_id == article_id
    ]
    early = project.operation_ids(HistoryFilter(until=middle))
    late = project.operation_ids(HistoryFilter(since=middle))
    assert late + early == [operation.id for operation in operations]


@pytest.mark.parametrize("text", ["غانتس", "100%", "رئيس_الأركان", "%", "_", "لا شيء", "رأي"])
def test_texts_are_found_as_they_are_spelt_and_their_signs_mean_nothing_else(project: Project, text: str) -> None:
    connection = project._store.connection
    wanted = [
        operation.id
        for operation in project.operations(1000)
        if any(
            text in (image or "")
            for row in connection.execute("SELECT before, after FROM change WHERE operation_id = ?", (operation.id,))
            for image in row
        )
    ]
    assert project.operation_ids(HistoryFilter(text=text)) == wanted


def test_what_going_back_would_take_back_is_counted_and_is_what_it_takes_back(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.sqlite") as project:
        (article_id,) = project.add_articles([ArticleDraft(ArticleDetails("خبر"), CONTENT)])
        for number in range(6):
            with project.edit("mention.add", article_id=article_id) as edit:
                made = edit.add_mention(article_id, None, [Span(number * 9, number * 9 + 6)])
        point = project.operations(1)[0].id
        before = project.mentions(article_id)
        with project.edit("mention.remove", article_id=article_id) as edit:
            edit.remove_mention(before[0].id)
        with project.edit("mention.note", article_id=article_id) as edit:
            edit.set_mention_note(made.id, "رأي")
        with project.edit("mention.add", article_id=article_id) as edit:
            edit.add_mention(article_id, None, [Span(90, 96)])
        after = project.changed_after(point)
        tally = after.tables["mention"]
        assert (tally.added, tally.changed, tally.removed) == (1, 1, 1)
        assert sum(after.operations.values()) == 3
        assert project.restore_to(point).records == 3
        assert project.mentions(article_id) == before
        assert project.mentions_touched(point) == [made.id]
