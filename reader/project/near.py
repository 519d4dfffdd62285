"""Texts to import that are nearly one of the project's, or nearly one another. Any thread."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reader.domain.article import ArticleId, content_sha256
from reader.domain.errors import CancelledError
from reader.project.incoming import Progress, never
from reader.project.project import Project
from reader.project.shelf import Shelf
from reader.text.similarity import NearTexts

# beyond this the project's own texts are not read through for each import
MOST_COMPARED = 20_000


@dataclass(frozen=True, slots=True)
class NearText:
    """Name a text to import (its file, its number in it) and what it is nearly: an article, or another such text.

    `equal` is set when it is the very same, which an import leaves out by itself.
    """

    path: Path
    number: int
    similarity: float
    article_id: ArticleId | None = None
    other: tuple[Path, int] | None = None
    equal: bool = False


_Key = ArticleId | tuple[Path, int]


def find_near(
    texts: Shelf, project: Project | None, *, progress: Progress | None = None, cancelled: Callable[[], bool] = never
) -> tuple[NearText, ...]:
    """Return the texts that are another one or nearly, each with the most similar.

    In a project of more than MOST_COMPARED articles only equal texts are looked for, near ones among those to import.
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
    seen: dict[str, tuple[Path, int]] = {}
    for key in _keys(ids, texts):
        if cancelled():
            raise CancelledError
        text = text_of(key)
        done += 1
        if progress is not None:
            progress(done, total)
        if not isinstance(key, tuple):
            index.add(key, text)
            continue
        sha = content_sha256(text)
        there = project.find_article(sha) if project is not None else None
        if there is not None or sha in seen:
            found.append(NearText(*key, 1.0, there, None if there is not None else seen[sha], equal=True))
            continue
        seen[sha] = key
        near = index.add(key, text)
        if near:
            first, similarity = near[0]
            other = first if isinstance(first, tuple) else None
            found.append(NearText(*key, similarity, None if isinstance(first, tuple) else first, other))
    return tuple(found)


def _keys(ids: list[ArticleId], texts: Shelf) -> Iterator[_Key]:
    yield from ids
    for path in texts.paths:
        for number in range(texts.count(path)):
            yield path, number
