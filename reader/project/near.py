"""Texts to import that are nearly one of the project's, or nearly one another. Any thread."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reader.domain.article import ArticleId, content_sha256
from reader.domain.errors import CancelledError
from reader.project.incoming import Progress, never
from reader.project.project import Project
from reader.project.shelf import Shelf
from reader.storage.near_samples import sample_key
from reader.text.similarity import NearTexts, Sample, sample_of, shingles

# how many of the project's texts are read through at one time; what is known of them is kept
MOST_READ = 5_000
# a sample takes some hundred bytes of memory
MOST_COMPARED = 300_000


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


@dataclass(frozen=True, slots=True)
class NearFound:
    """Hold the texts that are others or nearly, and with how many of the project's articles they were compared."""

    near: tuple[NearText, ...] = ()
    compared: int = 0
    articles: int = 0

    @property
    def is_whole(self) -> bool:
        """True when they were compared with every article."""
        return self.compared == self.articles


_Key = ArticleId | tuple[Path, int]


def find_near(
    texts: Shelf,
    project: Project | None,
    *,
    most: int | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] = never,
) -> NearFound:
    """Return the texts that are another one or nearly, each with the most similar.

    Of the project's texts no more than `most` are read through, those added last first; what is known of them, and of
    those to import, is kept for the next time. Equal texts are found among all, near ones among the last MOST_COMPARED.
    """

    def text_of(key: _Key) -> str:
        if isinstance(key, tuple):
            return texts.text(*key).content
        assert project is not None
        return project.article(key).content

    index: NearTexts[_Key] = NearTexts(text_of)
    known = project.text_samples() if project is not None else {}
    everything = project.article_hashes() if project is not None else []
    hashes = everything[:MOST_COMPARED]
    missing = [(article_id, sha) for article_id, sha in hashes if sample_key(sha) not in known]
    unread = missing[most:] if most is not None else []
    total = len(missing) - len(unread) + len(texts)
    steps = iter(range(1, total + 1))

    def step() -> None:
        if cancelled():
            raise CancelledError
        if progress is not None:
            progress(next(steps), total)

    kept: dict[bytes, Sample] = {}
    try:
        for article_id, sha in missing[: len(missing) - len(unread)]:
            step()
            known[sample_key(sha)] = sample_of(shingles(text_of(article_id)))
        for article_id, sha in hashes:
            sample = known.get(sample_key(sha))
            if sample is not None:
                kept[sample_key(sha)] = sample
                index.add_sample(article_id, sample)
        found = tuple(_compare(texts, project, index, kept, step))
    finally:
        # what was read until someone had enough of it is kept too
        if project is not None and (total or len(kept) < len(known)):
            wanted = {sample_key(sha) for _, sha in hashes}
            project.keep_text_samples({**{key: known[key] for key in wanted & known.keys()}, **kept})
    return NearFound(found, len(hashes) - len(unread), len(everything))


def _compare(
    texts: Shelf,
    project: Project | None,
    index: NearTexts[_Key],
    kept: dict[bytes, Sample],
    step: Callable[[], None],
) -> Iterator[NearText]:
    """Yield the texts to import that are one of the index, or one another, or nearly."""
    seen: dict[str, tuple[Path, int]] = {}
    for path in texts.paths:
        for number in range(texts.count(path)):
            step()
            key, text = (path, number), texts.text(path, number).content
            sha = content_sha256(text)
            there = project.find_article(sha) if project is not None else None
            if there is not None or sha in seen:
                yield NearText(*key, 1.0, there, None if there is not None else seen[sha], equal=True)
                continue
            seen[sha] = key
            near = index.add(key, text)
            kept[sample_key(sha)] = index.sample(key)
            if near:
                first, similarity = near[0]
                other = first if isinstance(first, tuple) else None
                yield NearText(*key, similarity, None if isinstance(first, tuple) else first, other)
