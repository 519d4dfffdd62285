"""Characters that XML has no way to write: U+FFFD stands for each, and the report names where."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from reader.formats.base import DETAIL_PARTS, BundleArticle, ReportRow

NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_AROUND = 40
# what a row calls it, and the part of a format that holds it; names are in all
_PARTS = {
    "title": "article titles", "name": "texts", "mention note": "mention notes", "attribute": "attributes",
    "note": "notes",
}  # fmt: skip


def legal(text: str) -> str:
    """Return a text with what XML cannot hold replaced."""
    return NOT_XML.sub("\ufffd", text)


def legal_article(article: BundleArticle) -> BundleArticle:
    """Return an article in which XML can hold all but the text; the very same where it can."""
    if not any(NOT_XML.search(said) for _, said, _, _ in _said(article)):
        # by far the most
        return article

    def all_legal(values: Mapping[str, str]) -> dict[str, str]:
        return {legal(name): legal(value) for name, value in values.items()}

    details = article.details
    return replace(
        article,
        details=replace(details, **{name: legal(getattr(details, name)) for name in DETAIL_PARTS}),
        mentions=tuple(
            each._replace(
                label=legal(each.label) if each.label else each.label, annotator=legal(each.annotator),
                attributes=all_legal(each.attributes), note=legal(each.note),
            )
            for each in article.mentions
        ),
        relations=tuple(
            replace(
                each, type=legal(each.type), annotator=legal(each.annotator), attributes=all_legal(each.attributes)
            )
            for each in article.relations
        ),
        notes=tuple(replace(each, body=legal(each.body), annotator=legal(each.annotator)) for each in article.notes),
        labels=tuple((legal(annotator), legal(label)) for annotator, label in article.labels),
    )  # fmt: skip


def replaced(article: BundleArticle, carries: Collection[str], *, text: bool) -> list[ReportRow]:
    """Return a row for all that a format carries of an article and XML cannot hold; `text` if it is written as XML."""
    rows = []
    if text and (found := NOT_XML.search(article.content)) is not None:
        start, end = max(0, found.start() - _AROUND), min(len(article.content), found.end() + _AROUND)
        rows.append(row_of(article, article.content[start:end], "text", found, start, end))
    for what, said, start, end in _said(article):
        if _PARTS.get(what, what) in carries and (found := NOT_XML.search(said)) is not None:
            rows.append(row_of(article, said, what if what in _PARTS else "data", found, start, end))
    return rows


def row_of(article: BundleArticle, said: str, what: str, found: "re.Match[str]", start: int, end: int) -> ReportRow:
    """Return the row of something said of an article, in which a character was found that XML cannot hold."""
    quote = legal(
        said if len(said) <= 2 * _AROUND + 1 else said[max(0, found.start() - _AROUND) : found.end() + _AROUND]
    )
    reason = f"XML cannot hold U+{ord(found[0]):04X}: U+FFFD stands for it"
    return ReportRow(article.id, start, end, quote, "replaced", reason, what)


def _said(article: BundleArticle) -> Iterator[tuple[str, str, int, int]]:
    """Yield what it is, all that is said of an article once, and to which part of the text it belongs."""
    details = article.details
    for name, part in DETAIL_PARTS.items():
        yield "title" if name == "title" else part, getattr(details, name), 0, 0
    names = {name for each in article.mentions for name in (each.label or "", each.annotator)}
    names.update(name for each in article.relations for name in (each.type, each.annotator))
    names.update(name for pair in article.labels for name in pair)
    names.update(each.annotator for each in article.notes)
    yield from (("name", name, 0, 0) for name in sorted(names))
    for each in article.mentions:
        if each.note or each.attributes:
            start, end = each.spans[0].start, each.spans[-1].end
            yield "mention note", each.note, start, end
            yield from (("attribute", f"{name}={value}", start, end) for name, value in each.attributes.items())
    for note in article.notes:
        yield "note", note.body, *((note.span.start, note.span.end) if note.span else (0, 0))
