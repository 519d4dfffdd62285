"""What the tests of the JSON formats share: small bundles, and what must hold of every round trip."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from formats.bundles import SCHEMA

from reader.domain.article import ArticleDetails
from reader.domain.span import Span
from reader.formats.base import Bundle, BundleArticle, BundleMention, BundleRelation, Exporter, Importer

ANNOTATED = "قال 😀 وميلي\u200cها: شُكرًا\nلغانتس"


def bundle_with(content: str, *mentions: tuple[int, int, str | None], relations: tuple[str, ...] = ()) -> Bundle:
    """Return a bundle of one article; `relations` link the first mention to the second."""
    made = tuple(BundleMention(f"m{at}", (Span(a, b),), label, "me") for at, (a, b, label) in enumerate(mentions))
    linked = tuple(BundleRelation(kind, "m0", "m1", "me") for kind in relations)
    article = BundleArticle("a1", ArticleDetails("t"), content, mentions=made, relations=linked)
    return Bundle(SCHEMA, (article,), (("me", "human"),))


def comes_back(
    exporter: Exporter, importer: Importer, bundle: Bundle, path: Path, options: Mapping[str, str], pieces: bool = False
) -> None:
    """Check that what goes out comes back equal but for the rows of the report, counted without the exporter's help."""
    exporter.write(bundle, path, options)
    assert exporter.differences(bundle, path, options) == []
    again = importer.read(path)
    assert not again.problems, again.problems
    assert [each.content for each in again.articles] == [each.content for each in bundle.articles]
    named = "annotators" in exporter.carries
    for mine, theirs in zip(bundle.articles, again.articles):
        told = exporter.losses(mine, options)
        rows = [row for row in told if row.what == "mention"]
        changed = Counter((row.start, row.end, row.quote) for row in rows)
        assert len(rows) <= len(mine.mentions)
        assert {row.change for row in rows} <= {"widened", "split", "dropped"}
        there = {(each.annotator if named else "", each.label, each.spans) for each in theirs.mentions}
        missing = Counter(
            (each.spans[0].start, each.spans[-1].end, each.quote(mine.content))
            for each in mine.mentions
            if (each.annotator if named else "", each.label, each.spans) not in there
        )
        assert missing <= changed, (missing, changed)
        for each in mine.mentions:
            found = {span for other in theirs.mentions if other.label == each.label for span in other.spans}
            for own in each.spans:
                assert not own.slice(mine.content).strip() or any(span.contains(own) for span in found)
        if "relations" in exporter.carries:
            assert len(theirs.relations) == len(mine.relations) - (len(told) - len(rows))
            assert Counter(each.type for each in theirs.relations) <= Counter(each.type for each in mine.relations)
        if "article labels" in exporter.carries:
            assert {label for _, label in mine.labels} == {label for _, label in theirs.labels}
        assert mine.details.title in ("", theirs.details.title)
