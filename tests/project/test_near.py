"""Texts that are nearly one of the project's: what is known of its texts is kept, and what was not compared is told."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.domain.article import ArticleDetails, ArticleId
from reader.domain.errors import CancelledError
from reader.project import ArticleDraft, Project
from reader.project.incoming import read_paths
from reader.project.near import NearFound, find_near
from reader.project.shelf import Shelf
from reader.storage.near_samples import read_samples, samples_path, write_samples
from reader.text.similarity import sample_of, shingles

COUNT = 30


def words(number: int) -> list[str]:
    chance = random.Random(number)
    return [f"كلمة{chance.randrange(500)}" for _ in range(80)]


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "p.sqlite") as made:
        for number in range(COUNT):
            made.add_articles([ArticleDraft(ArticleDetails(f"خبر {number}"), " ".join(words(number)))])
        yield made


@pytest.fixture
def texts(tmp_path: Path) -> Shelf:
    """Near ones of the first and the last article, one that is there already, and one of its own."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, number in (("first", 0), ("last", COUNT - 1), ("other", 1000)):
        (folder / f"{name}.txt").write_text(" ".join([*words(number)[:-1], "غيرها"]), encoding="utf-8")
    (folder / "same.txt").write_text(" ".join(words(3)), encoding="utf-8")
    return read_paths([folder]).texts


def names(found: NearFound) -> dict[str, bool]:
    return {each.path.stem: each.equal for each in found.near}


def test_each_look_reads_a_part_until_all_is_known_and_then_none(
    project: Project, texts: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[ArticleId] = []
    article: Callable[[ArticleId], object] = project.article

    def counted(article_id: ArticleId) -> object:
        read.append(article_id)
        return article(article_id)

    monkeypatch.setattr(project, "article", counted)
    ids = project.article_ids()
    first = find_near(texts, project, most=12)
    assert (first.compared, first.articles, first.is_whole) == (12, COUNT, False)
    assert names(first) == {"last": False, "same": True}, "those added last are looked at first, equal ones among all"
    assert set(read) <= set(ids[-12:])
    assert find_near(texts, project, most=12).compared == 24
    whole = find_near(texts, project, most=12)
    assert whole.is_whole and names(whole) == {"first": False, "last": False, "same": True}
    assert {each.article_id for each in whole.near} == {ids[0], ids[-1], ids[3]}
    read.clear()
    assert find_near(texts, project, most=12) == whole
    assert set(read) == {ids[0], ids[-1]}, "only what is near is read again, to be counted exactly"


def test_without_a_limit_all_are_compared_at_once(project: Project, texts: Shelf) -> None:
    found = find_near(texts, project)
    assert found.is_whole and names(found) == {"first": False, "last": False, "same": True}


def test_what_was_imported_is_known_without_being_read(
    project: Project, texts: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    find_near(texts, project)
    project.add_articles([ArticleDraft(ArticleDetails("جديد"), text.content) for text in texts])
    monkeypatch.setattr(project, "article", pytest.fail)
    assert find_near(Shelf(), project, most=0).is_whole


def test_nothing_is_lost_when_someone_has_enough_of_it(project: Project, texts: Shelf) -> None:
    steps = iter(range(100))
    with pytest.raises(CancelledError):
        find_near(texts, project, cancelled=lambda: next(steps) >= 10)
    assert find_near(Shelf(), project, most=0).compared == 10


def test_a_file_that_is_damaged_is_made_anew_and_deleted_articles_leave_it(project: Project, texts: Shelf) -> None:
    find_near(texts, project)
    path = samples_path(project.uid, project._store.home)
    before = read_samples(path)
    assert len(before) == COUNT + 3
    for damaged in (b"", b"other", path.read_bytes()[:-5]):
        path.write_bytes(damaged)
        assert read_samples(path) == {}
        assert find_near(texts, project).is_whole and read_samples(path) == before
    with project.edit("article.delete", barrier=True) as edit:
        edit.delete_article(project.article_ids()[0])
    find_near(Shelf(), project)
    assert len(read_samples(path)) == COUNT - 1


def test_samples_of_short_texts_come_back_as_they_were(tmp_path: Path) -> None:
    samples = {bytes([n]) * 8: sample_of(shingles(" ".join(words(n)[:n]))) for n in (0, 1, 3, 5, 40)}
    write_samples(tmp_path / "near" / "x.samples", samples)
    assert read_samples(tmp_path / "near" / "x.samples") == samples
    write_samples(tmp_path / "near" / "x.samples" / "not a folder", samples)


def test_samples_that_cannot_be_put_in_place_leave_nothing_beside_it(tmp_path: Path) -> None:
    (tmp_path / "x.samples").mkdir()
    write_samples(tmp_path / "x.samples", {bytes(8): sample_of(shingles("نص"))})
    assert [path.name for path in tmp_path.iterdir()] == ["x.samples"]
