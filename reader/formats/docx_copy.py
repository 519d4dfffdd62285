"""A reading copy for Word: labels as shading, remarks as Word's own comments, each paragraph in its direction.

Runs of one word keep joining in Word; a ligature stays in one run. One article is in memory at a time.
"""

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from reader.domain.article import Direction
from reader.domain.errors import ExportProblem
from reader.formats.base import TEXTS, Bundle, BundleArticle, OptionSpec, ReportRow
from reader.formats.docx_parts import (
    BODY,
    EXTRA,
    HEADING_ID,
    NAMESPACE,
    REMARKS,
    STYLE_ID,
    paragraph,
    remark,
    remark_edges,
    run,
    write_document,
)
from reader.formats.html_copy import marked_paragraphs
from reader.formats.html_marks import Segment, Stroke
from reader.formats.html_words import COLOURS, PLAIN_COLOUR, WORDS
from reader.formats.libraries import library
from reader.formats.xml_letters import legal, replaced

_WORD = f"{{{NAMESPACE}}}"
_VALUE = f"{_WORD}val"
_IN_MEMORY = 1 << 20
_TINT = 0.25
_HIDDEN = "mentions inside and around it hide it: the innermost is shaded, the outermost underlined"
_WIDER = "a ligature cannot be shaded in part"


class DocxCopy:
    """Write reading copies for Word."""

    name = "docx"
    title = "Word reading copy"
    suffix = ".docx"
    unit = "code points"
    keeps = "the text as it is read; mentions shaded by label, outer ones underlined; notes as comments"
    loses = "entities, relations, attributes, article labels; it is for reading: it cannot be imported"
    carries = frozenset(("notes", "mention notes", *TEXTS, "article titles", "reading directions", "label colours"))
    extra = EXTRA
    options: tuple[OptionSpec, ...] = (OptionSpec("language", ("ar", "en"), "ar"),)

    def losses(self, article: BundleArticle, options: Mapping[str, str]) -> list[ReportRow]:
        """Return the mentions that others hide or that cut a ligature, and what holds what XML cannot hold."""
        seen: set[int] = set()
        wider: set[int] = set()
        for _, segments in _paragraphs(article):
            for segment in segments:
                seen.update(each.mention for each in _shown(segment) if each is not None)
                wider.update(each.mention for each in segment.strokes if (each.first, each.last) != (0, 1))
        rows = replaced(article, self.carries, text=True)
        for number, each in enumerate(article.mentions):
            change, reason = ("widened", _WIDER) if number in seen else ("dropped", _HIDDEN)
            if number not in seen or number in wider:
                start, end = each.spans[0].start, each.spans[-1].end
                rows.append(ReportRow(article.id, start, end, each.quote(article.content), change, reason))
        return rows

    def text_read(self, article: BundleArticle, options: Mapping[str, str]) -> str:
        """Return the text as it comes back: what XML has no way to write is U+FFFD."""
        return legal(article.content)

    def write(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> None:
        """Write the document."""
        # an archive takes one part after another, and remarks are made while the text is written
        with SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8", newline="\n") as remarks:
            copy = _Copy(bundle, options["language"], remarks)
            write_document(path, copy.paragraphs(), copy.remarks())

    def differences(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> list[str]:
        """Read the document again and compare texts, what is shaded, and remarks."""
        colours = _colours(bundle)
        etree = library("lxml.etree", EXTRA, ExportProblem, path)
        with zipfile.ZipFile(path) as archive, archive.open(BODY) as body, archive.open(REMARKS) as remarks:
            written, told = _written(etree, body), _told(etree, remarks)
            for article in bundle.articles:
                is_empty = True
                for _, segments in _paragraphs(article):
                    expected = [(legal(each.text), _fill_of(each, article, colours)) for each in segments]
                    if next(written, None) != _joined(expected):
                        return [f"article {article.id} differs"]
                    is_empty = is_empty and not segments
                for _, remark_body, annotator in () if is_empty else _remarks_of(article):
                    if next(told, None) != (legal(annotator), legal(remark_body)):
                        return [f"the remarks on article {article.id} differ"]
            too_many = "paragraph" if next(written, None) is not None else "remark" if next(told, None) else ""
        return [f"there is a {too_many} too many"] if too_many else []


_Fills = list[tuple[str, str]]


def _written(etree: Any, file: IO[bytes]) -> Iterator[_Fills]:
    """Yield the paragraphs of articles."""
    for each in _elements(etree, file, "p"):
        style = each.find(f"{_WORD}pPr/{_WORD}pStyle")
        if style is not None and style.get(_VALUE) == STYLE_ID:
            runs = [(_text(found), _fill_in(found)) for found in each.iterchildren(f"{_WORD}r")]
            yield _joined([(text, fill) for text, fill in runs if text])


def _told(etree: Any, file: IO[bytes]) -> Iterator[tuple[str, str]]:
    """Yield author and text of the remarks."""
    for each in _elements(etree, file, "comment"):
        yield each.get(f"{_WORD}author"), "\n".join(_text(line) for line in each.iterchildren(f"{_WORD}p"))


def _elements(etree: Any, file: IO[bytes], name: str) -> Iterator[Any]:
    """Yield the elements of a name, one in memory at a time."""
    for _, element in etree.iterparse(file, tag=f"{_WORD}{name}", resolve_entities=False, huge_tree=True):
        yield element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def _text(element: Any) -> str:
    found = element.iter(f"{_WORD}t", f"{_WORD}tab")
    return "".join("\t" if each.tag == f"{_WORD}tab" else each.text or "" for each in found)


def _fill_in(element: Any) -> str:
    found = element.find(f"{_WORD}rPr/{_WORD}shd")
    return "" if found is None else str(found.get(f"{_WORD}fill"))


def _joined(parts: _Fills) -> _Fills:
    """Return the parts with neighbours of one shading joined."""
    found: _Fills = []
    for text, fill in parts:
        if found and found[-1][1] == fill:
            found[-1] = found[-1][0] + text, fill
        else:
            found.append((text, fill))
    return found


_last: tuple[BundleArticle, list[tuple[Direction, list[Segment]]]] | None = None


def _paragraphs(article: BundleArticle) -> list[tuple[Direction, list[Segment]]]:
    global _last
    # losses, and then write, ask about the same article
    if _last is None or _last[0] is not article:
        _last = article, [(direction, segments) for direction, segments, _ in marked_paragraphs(article)]
    return _last[1]


def _remarks_of(article: BundleArticle) -> list[tuple[int, str, str]]:
    """Return mention (-1 for the article), text and annotator of each remark."""
    numbers = {each.id: number for number, each in enumerate(article.mentions)}
    told = [(number, each.note, each.annotator) for number, each in enumerate(article.mentions) if each.note]
    return told + [(numbers.get(each.mention or "", -1), each.body, each.annotator) for each in article.notes]


def _shown(segment: Segment) -> tuple[Stroke | None, Stroke | None]:
    """Return the innermost and the outermost mention of a segment: shaded and underlined; None where there is none."""
    if not segment.strokes:
        return None, None
    strokes = sorted((each for each in segment.strokes if not each.gap), key=lambda each: each.lane)
    return (strokes[0] if strokes else None, strokes[-1] if len(strokes) > 1 else None)


def _colours(bundle: Bundle) -> dict[str | None, str]:
    given: dict[str | None, str] = {
        label.name: label.colour or COLOURS[order % len(COLOURS)] for order, label in enumerate(bundle.schema.labels)
    }
    return {**given, None: PLAIN_COLOUR}


@lru_cache(maxsize=1024)
def _pale(colour: str) -> str:
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "".join(f"{round(255 - _TINT * (255 - part)):02X}" for part in parts)


def _fill_of(segment: Segment, article: BundleArticle, colours: Mapping[str | None, str]) -> str:
    inner, _ = _shown(segment)
    return "" if inner is None else _pale(colours.get(article.mentions[inner.mention].label, PLAIN_COLOUR))


_Place = tuple[int, int]


@dataclass
class _Copy:
    """Write a copy's paragraphs; what is remarked on them is put aside meanwhile."""

    bundle: Bundle
    language: str
    aside: IO[str]
    count: int = 0
    colours: dict[str | None, str] = field(init=False)

    def __post_init__(self) -> None:
        self.colours = _colours(self.bundle)

    def paragraphs(self) -> Iterator[str]:
        """Yield the legend, and then the articles."""
        rtl = self.language == "ar"
        named: list[tuple[str | None, str]] = [
            (label.name, label.shown(self.language)) for label in self.bundle.schema.mention_labels
        ]
        named.append((None, WORDS[self.language]["none"]))
        runs = (f"{run(shown, rtl, _pale(self.colours[name]))}{run('  ', rtl)}" for name, shown in named)
        yield paragraph(runs, rtl)
        for article in self.bundle.articles:
            yield from self._article(article)

    def remarks(self) -> Iterator[str]:
        """Yield the remarks on what was written."""
        self.aside.seek(0)
        yield from self.aside

    def _article(self, article: BundleArticle) -> Iterator[str]:
        lines: list[tuple[bool, list[str]]] = []
        places: dict[int, list[_Place]] = {}
        for direction, segments in _paragraphs(article):
            runs: list[str] = []
            for segment in segments:
                _, outer = _shown(segment)
                label = None if outer is None else article.mentions[outer.mention].label
                line = "" if outer is None else self.colours.get(label, PLAIN_COLOUR)
                place = (len(lines), len(runs))
                runs.append(run(segment.text, segment.rtl, _fill_of(segment, article, self.colours), line))
                for number in {-1, *(stroke.mention for stroke in segment.strokes if not stroke.gap)}:
                    places.setdefault(number, []).append(place)
            lines.append((direction is Direction.RTL, runs))
        self._remark(article, lines, places)
        rtl = lines[0][0]
        yield paragraph([run(article.details.title, rtl)], rtl, HEADING_ID)
        yield from (paragraph(runs, rtl, STYLE_ID) for rtl, runs in lines)

    def _remark(
        self, article: BundleArticle, lines: list[tuple[bool, list[str]]], places: Mapping[int, list[_Place]]
    ) -> None:
        """Put the remarks of an article aside, and their edges around the runs they are about."""
        for number, body, annotator in _remarks_of(article) if places else ():
            about = places.get(number) or places[-1]
            (first, start), (last, end) = about[0], about[-1]
            before, behind = remark_edges(self.count)
            lines[first][1][start] = before + lines[first][1][start]
            lines[last][1][end] += behind
            self.aside.write(remark(self.count, body, annotator))
            self.count += 1
