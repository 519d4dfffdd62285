"""Texts to import that are nearly one of the project's, or nearly one another. Any thread."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reader.domain.article import ArticleId
from reader.domain.errors import CancelledError
from reader.project.incoming import Progress, never
from reader.project.project import Project
from reader.project.shelf import Shelf
from reader.text.similarity import NearTexts

# beyond this the project's own texts are not read through for each import
MOST_COMPARED = 20_000


@dataclass(frozen=True, slots=True)
class NearText:
    """Name a text to import (its file, its number in it) and what it is nearly: an article, or another such text."""

    path: Path
    number: int
    similarity: float
    article_id: ArticleId | None = None
    other: tuple[Path, int] | None = None


_Key = ArticleId | tuple[Path, int]


def find_near(
    texts: Shelf, project: Project | None, *, progress: Progress | None = None, cancelled: Callable[[], bool] = never
) -> tuple[NearText, ...]:
    """Return the texts that are nearly another one, each with the most similar. Equal ones are another matter.

    A project of more than MOST_COMPARED articles is not looked through, only the texts among themselves.
    """

    def text_of(key: _Key) -> str:
        if isinstance(key, tuple):
            return texts.text(*key).content
        assert project is not None
        return project.article(key).content

    index: NearTexts[_Key] = NearTexts(text_of)
    ids = project.article_ids() if project is not None else []
    ids = ids if len(ids) <= MOST_COMPARED else []
    done, total = 0, len(ids) + len(texts)
    found: list[NearText] = []
    for key in _keys(ids, texts):
        if cancelled():
            raise CancelledError
        text = text_of(key)
        near = index.add(key, text)
        done += 1
        if progress is not None:
            progress(done, total)
        if isinstance(key, tuple) and near:
            first, similarity = near[0]
            if text_of(first) == text:
                continue
            other = first if isinstance(first, tuple) else None
            article_id = None if isinstance(first, tuple) else first
            found.append(NearText(*key, similarity, article_id, other))
    return tuple(found)


def _keys(ids: list[ArticleId], texts: Shelf) -> Iterator[_Key]:
    yield from ids
    for path in texts.paths:
        for number in range(texts.count(path)):
            yield path, number
