"""Going through a file to learn what is in it before its articles are asked for."""

import gc
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager

from reader.formats.base import BundleArticle, LazyArticles

# letters of articles that are held in memory; when there are more, they are read anew
_FEW = 1 << 22


def gone_through(
    first: Iterator[BundleArticle],
    again: Callable[[], Iterator[BundleArticle]],
    learn: Callable[[BundleArticle], object] = lambda _: None,
) -> Collection[BundleArticle]:
    """Tell `learn` each article that `first` yields, and return them all.

    Few are kept in memory; many come from `again` at each loop, so that memory does not grow with their number.
    """
    kept: list[BundleArticle] = []
    count, letters = 0, 0
    with _not_collecting():
        for article in first:
            learn(article)
            count += 1
            letters += len(article.content)
            if letters <= _FEW:
                kept.append(article)
            else:
                kept.clear()
    return tuple(kept) if letters <= _FEW else LazyArticles(count, again)


@contextmanager
def _not_collecting() -> Iterator[None]:
    """Keep Python from looking for garbage: among objects that are all kept it finds none, and looks ever longer."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
