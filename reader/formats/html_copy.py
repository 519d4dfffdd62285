"""A reading copy for people: one HTML file that needs nothing else, the labels drawn below the text with CSS alone.

The text stands in logical order, a paragraph an element with its own direction. Only backgrounds mark it, so that no
letter moves; a table below each article names every mention, with what is said about it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from reader import __version__
from reader.domain.article import Direction
from reader.domain.span import Span
from reader.formats.base import (
    TEXTS_AND_DETAILS,
    Bundle,
    BundleArticle,
    BundleEntity,
    BundleMention,
    OptionSpec,
    ReportRow,
)
from reader.formats.html_marks import Marked, Segment, Stroke, segments_of
from reader.formats.html_reading import read_back
from reader.formats.html_words import BAR, COLOURS, FIRST, PLAIN_COLOUR, STEP, STYLE, WORDS
from reader.text.direction import article_direction, paragraph_direction

_CARRIED = (
    "relations", "notes", "mention notes", "entities", "attributes", "article labels", "annotators",
    *TEXTS_AND_DETAILS, "reading directions")  # fmt: skip
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


class HtmlCopy:
    """Write reading copies."""

    name = "html"
    title = "HTML reading copy"
    suffix = ".html"
    unit = "code points"
    keeps = "the text as it is read, with labels drawn below it; mentions of any shape, relations and notes as tables"
    loses = "nothing that is shown, but it is for reading: it cannot be imported"
    carries = frozenset((*_CARRIED, "label colours"))
    extra = ""
    options: tuple[OptionSpec, ...] = (OptionSpec("language", ("ar", "en"), "ar"),)

    def losses(self, article: BundleArticle, options: Mapping[str, str]) -> list[ReportRow]:
        """Return nothing: every mention is shown."""
        return []

    def write(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> None:
        """Write the file, an article at a time."""
        page = _Page.of(bundle, options["language"])
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(page.opening())
            for article in bundle.articles:
                file.writelines(page.article(article))
            file.write("</body></html>\n")

    def differences(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> list[str]:
        """Read the file again and compare texts, mentions, and how many relations and notes there are."""
        found: list[str] = []
        copies = read_back(path)
        for article in bundle.articles:
            copy = next(copies, None)
            if copy is None:
                return [*found, f"article {article.id} is missing"]
            if copy.content != article.content:
                found.append(f"the text of article {article.id} differs")
            marked = sorted((_places(each.spans), each.label or "") for each in article.mentions)
            if copy.marked != marked or copy.drawn != {number for number, _ in enumerate(article.mentions)}:
                found.append(f"the mentions of article {article.id} differ")
            if (copy.relations, copy.notes) != (len(article.relations), len(article.notes)):
                found.append(f"the relations or notes of article {article.id} differ")
        return found if next(copies, None) is None else [*found, "there is an article too many"]


def _places(spans: tuple[Span, ...]) -> str:
    return " ".join(f"{span.start}-{span.end}" for span in spans)


@dataclass(frozen=True, slots=True)
class _Page:
    language: str
    words: Mapping[str, str]
    shown: Mapping[str | None, str]
    legend: tuple[str | None, ...]
    colours: Mapping[str | None, str]
    entities: Mapping[str, BundleEntity]
    name: str

    @classmethod
    def of(cls, bundle: Bundle, language: str) -> "_Page":
        """Return the page of a bundle in a language."""
        words = WORDS[language]
        shown: dict[str | None, str] = {label.name: label.shown(language) for label in bundle.schema.labels}
        colours: dict[str | None, str] = {
            label.name: label.colour or COLOURS[order % len(COLOURS)]
            for order, label in enumerate(bundle.schema.labels)
        }
        shown[None], colours[None] = words["none"], PLAIN_COLOUR
        legend = (*(label.name for label in bundle.schema.mention_labels), None)
        entities = {each.id: each for each in bundle.entities}
        return cls(language, words, shown, legend, colours, entities, bundle.name or bundle.schema.name)

    def _class(self, label: str | None) -> str:
        order = list(self.colours)
        return f"--c{order.index(label) if label in self.colours else order.index(None)}"

    def _named(self, label: str | None) -> str:
        return self.shown.get(label, label or "")

    def opening(self) -> Iterator[str]:
        """Yield what stands before the articles: style, colours, legend."""
        light = ";".join(f"--c{at}:{colour}" for at, colour in enumerate(self.colours.values()))
        dark = ";".join(
            f"--c{at}:color-mix(in oklab,{colour} 55%,white)" for at, colour in enumerate(self.colours.values())
        )
        direction = "rtl" if self.language == "ar" else "ltr"
        title = escape(self.name or self.words["mentions"])
        yield (
            f'<!DOCTYPE html>\n<html lang="{self.language}" dir="{direction}"><head><meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
            '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
            f'<meta name="generator" content="Hashiya {__version__}">\n<title>{title}</title>\n'
            f"<style>:root{{{light}}}\n@media(prefers-color-scheme:dark){{:root{{{dark}}}}}{STYLE}</style></head>\n<body>\n"
        )
        yield f'<ul class="k" aria-label="{escape(self.words["labels"])}">\n'
        for label in self.legend:
            yield f'<li style="--c:var({self._class(label)})"><i></i>{escape(self._named(label))}</li>\n'
        yield "</ul>\n"

    def article(self, article: BundleArticle) -> Iterator[str]:
        """Yield an article with its tables."""
        details = article.details
        yield f'<article data-id="{escape(article.id)}">\n<h2 dir="auto">{escape(details.title)}</h2>\n'
        facts = [each for each in (details.source, details.author, details.published, details.url) if each]
        if facts:
            yield '<div class="m">' + " · ".join(f"<bdi>{escape(each)}</bdi>" for each in facts) + "</div>\n"
        language = f' lang="{escape(details.language)}"' if details.language else ""
        yield f'<div class="x"{language}>'
        yield from self._paragraphs(article)
        yield "</div>\n"
        yield from self._tables(article)
        yield "</article>\n"

    def _paragraphs(self, article: BundleArticle) -> Iterator[str]:
        for direction, segments, lanes in marked_paragraphs(article):
            depth = f' style="--n:{lanes}"' if lanes else ""
            inside = "".join(self._segment(each, article, lanes) for each in segments)
            yield f'<p dir="{direction.value}"{depth}>{inside}</p>\n'

    def _segment(self, segment: Segment, article: BundleArticle, lanes: int) -> str:
        parts = []
        for number, lane in segment.tags:
            label = article.mentions[number].label
            name = escape(self._named(label))
            parts.append(f'<i class="t" data-t="{name}" style="--l:{lane};--c:var({self._class(label)})"></i>')
        if not segment.strokes:
            return "".join(parts) + escape(segment.text, quote=False)
        layers, names, numbers = [], [], []
        for stroke in segment.strokes:
            label = article.mentions[stroke.mention].label
            layers += _layers(stroke, f"var({self._class(label)})", segment.rtl, lanes)
            if not stroke.gap:
                names.append(self._named(label))
                numbers.append(str(stroke.mention))
        # tints below everything
        layers.sort(key=lambda layer: "color-mix" in layer)
        told = f' title="{escape(" · ".join(names))}" data-m="{" ".join(numbers)}"' if names else ""
        background = ",".join(layers)
        parts.append(
            f'<span class="s"{told} style="background:{background}">{escape(segment.text, quote=False)}</span>'
        )
        return "".join(parts)

    def _tables(self, article: BundleArticle) -> Iterator[str]:
        words = self.words
        labels = ", ".join(f"<bdi>{escape(self._named(label))}</bdi>" for _, label in article.labels)
        if labels:
            yield f'<div class="m">{escape(words["article"])}: {labels}</div>\n'
        if article.mentions:
            yield f"<details><summary>{escape(words['mentions'])} ({len(article.mentions)})</summary>\n<table><tr>"
            yield "".join(f"<th>{escape(words[each])}</th>" for each in _COLUMNS) + "</tr>\n"
            for mention in article.mentions:
                yield self._row(article, mention)
            yield "</table></details>\n"
        quotes = {each.id: each.quote(article.content) for each in article.mentions}
        arrow = "←" if self.language == "ar" else "→"
        if article.relations:
            yield f"<details><summary>{escape(words['relations'])}</summary><ol>\n"
            for each in article.relations:
                told = [quotes[each.source], each.type, quotes[each.target], *_told(each.attributes)]
                yield '<li class="r">' + f" {arrow} ".join(f"<bdi>{escape(part)}</bdi>" for part in told[:3])
                yield "".join(f" · <bdi>{escape(part)}</bdi>" for part in told[3:]) + "</li>\n"
            yield "</ol></details>\n"
        if article.notes:
            yield f"<details><summary>{escape(words['notes'])}</summary><ol>\n"
            for note in article.notes:
                about = quotes.get(note.mention or "") or (note.span.slice(article.content) if note.span else "")
                told = [part for part in (about, note.body, note.annotator) if part]
                yield '<li class="n">' + " · ".join(f"<bdi>{escape(part)}</bdi>" for part in told) + "</li>\n"
            yield "</ol></details>\n"

    def _row(self, article: BundleArticle, mention: BundleMention) -> str:
        entity = self.entities.get(mention.entity or "")
        more = " · ".join([*_told(mention.attributes), *([mention.note] if mention.note else [])])
        cells = [
            mention.quote(article.content), self._named(mention.label), entity.name if entity else "",
            mention.annotator, more,
        ]  # fmt: skip
        held = "".join(f"<td><bdi>{escape(each)}</bdi></td>" for each in cells)
        label = escape(mention.label or "")
        return f'<tr data-spans="{_places(mention.spans)}" data-label="{label}">{held}</tr>\n'


_COLUMNS = ("text", "label", "entity", "annotator", "more")


def marked_paragraphs(article: BundleArticle) -> Iterator[tuple[Direction, list[Segment], int]]:
    """Yield each line of an article with its direction, cut for its labels, and how many lanes these need."""
    base = article.base_direction
    default = article_direction(article.content) if base is Direction.AUTO else base
    waiting = sorted(enumerate(article.mentions), key=lambda each: each[1].spans[0])
    reaching: list[tuple[int, BundleMention]] = []
    start = at = 0
    for line in article.content.split("\n"):
        end = start + len(line)
        while at < len(waiting) and waiting[at][1].spans[0].start < end:
            reaching.append(waiting[at])
            at += 1
        reaching = [each for each in reaching if each[1].spans[-1].end > start]
        marked = [Marked(number, pieces) for number, each in reaching if (pieces := _clipped(each.spans, start, end))]
        direction = paragraph_direction(line, default)
        yield direction, *segments_of(line, marked, direction)
        start = end + 1


def _told(attributes: Mapping[str, str]) -> list[str]:
    return [f"{name}: {value}" for name, value in attributes.items()]


def _clipped(spans: tuple[Span, ...], start: int, end: int) -> tuple[Span, ...]:
    """Return the pieces that lie in a paragraph, counted from its start."""
    return tuple(
        Span(first - start, after - start)
        for span in spans
        # an empty line inside a mention has no letter of it
        if (first := max(span.start, start)) < (after := min(span.end, end))
    )


def _layers(stroke: Stroke, colour: str, rtl: bool, lanes: int) -> list[str]:
    """Return the backgrounds that draw a stroke: its bar, its edge inside a word, its tint."""
    rise = (lanes - stroke.lane) * STEP - BAR
    start = "right" if rtl else "left"
    if stroke.gap:
        dots = f"repeating-linear-gradient(90deg,{colour} 0 2px,transparent 2px 6px)"
        return [f"{dots} left 0 bottom {rise}px/100% 1px no-repeat"]
    share = stroke.last - stroke.first
    fill = f"linear-gradient({colour} 0 0)"
    text_height = f"calc(100% - {lanes * STEP + FIRST}px)"
    if share < 1:
        near = stroke.first if not rtl else 1 - stroke.last
        at, width = f"left {100 * near / (1 - share):.4g}%", f"{100 * share:.4g}%"
    else:
        at, width = f"{start} 0", "calc(100% - 2px)" if stroke.ends else "100%"
    found = [f"{fill} {at} bottom {rise}px/{width} {BAR}px no-repeat"]
    if stroke.inside_word:
        edge = f"{start} {100 * stroke.first:.4g}%" if stroke.first else f"{start} 0"
        found.append(f"{fill} {edge} top 0/2px {text_height} no-repeat")
    if stroke.tint:
        pale = f"linear-gradient(color-mix(in srgb,{colour} 13%,transparent) 0 0)"
        whole = width if share < 1 else "100%"
        found.append(f"{pale} {at} top 0/{whole} {text_height} no-repeat")
    return found
