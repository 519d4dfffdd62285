"""A reading copy for Word: labels as shading, remarks as Word's own comments, each paragraph in its direction.

Runs of one word keep joining in Word; a ligature stays in one run. python-docx keeps the whole document in memory.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reader.domain.article import Direction
from reader.domain.errors import ExportProblem
from reader.formats.base import Bundle, BundleArticle, OptionSpec, ReportRow
from reader.formats.html_copy import marked_paragraphs
from reader.formats.html_marks import Segment, Stroke
from reader.formats.html_words import COLOURS, PLAIN_COLOUR, WORDS
from reader.formats.libraries import library
from reader.formats.xml_files import NOT_XML

_EXTRA = "docx"
_STYLE = "Hashiya Text"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_AFTER_SHADING = ("w:fitText", "w:vertAlign", "w:rtl", "w:cs", "w:em", "w:lang")
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
    carries = frozenset(("notes", "mention notes"))
    extra = _EXTRA
    options: tuple[OptionSpec, ...] = (OptionSpec("language", ("ar", "en"), "ar"),)

    def losses(self, article: BundleArticle, options: Mapping[str, str]) -> list[ReportRow]:
        """Return the mentions that others hide, and those that begin or end inside a ligature."""
        seen: set[int] = set()
        wider: set[int] = set()
        for _, segments in _paragraphs(article):
            for segment in segments:
                seen.update(each.mention for each in _shown(segment) if each is not None)
                wider.update(each.mention for each in segment.strokes if (each.first, each.last) != (0, 1))
        rows = []
        for number, each in enumerate(article.mentions):
            change, reason = ("widened", _WIDER) if number in seen else ("dropped", _HIDDEN)
            if number not in seen or number in wider:
                start, end = each.spans[0].start, each.spans[-1].end
                rows.append(ReportRow(article.id, start, end, each.quote(article.content), change, reason))
        return rows

    def write(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> None:
        """Write the document."""
        document = _Document(library("docx", _EXTRA, ExportProblem, path).Document(), bundle, options["language"])
        document.opening()
        for article in bundle.articles:
            document.article(article)
        document.made.save(str(path))

    def differences(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> list[str]:
        """Read the document again and compare texts and what is shaded."""
        colours = _colours(bundle)
        written = iter(_written(library("docx", _EXTRA, ExportProblem, path).Document(str(path))))
        for article in bundle.articles:
            for _, segments in _paragraphs(article):
                expected = [(_legal(each.text), _fill_of(each, article, colours)) for each in segments]
                if next(written, None) != _joined(expected):
                    return [f"article {article.id} differs"]
        return [] if next(written, None) is None else ["there is a paragraph too many"]


_Fills = list[tuple[str, str]]


def _written(document: Any) -> Iterator[_Fills]:
    for paragraph in document.paragraphs:
        if paragraph.style.name == _STYLE:
            yield _joined([(run.text, _fill_in(run)) for run in paragraph.runs if run.text])


def _fill_in(run: Any) -> str:
    found = run._r.findall(f"{_WORD}rPr/{_WORD}shd")
    return str(found[0].get(f"{_WORD}fill")) if found else ""


def _joined(parts: _Fills) -> _Fills:
    """Return the parts with neighbours of one shading joined."""
    found: _Fills = []
    for text, fill in parts:
        if found and found[-1][1] == fill:
            found[-1] = found[-1][0] + text, fill
        else:
            found.append((text, fill))
    return found


def _legal(text: str) -> str:
    return NOT_XML.sub("\ufffd", text)


def _paragraphs(article: BundleArticle) -> Iterator[tuple[Direction, list[Segment]]]:
    for direction, segments, _ in marked_paragraphs(article):
        yield direction, segments


def _shown(segment: Segment) -> tuple[Stroke | None, Stroke | None]:
    """Return the innermost and the outermost mention of a segment: shaded and underlined; None where there is none."""
    strokes = sorted((each for each in segment.strokes if not each.gap), key=lambda each: each.lane)
    return (strokes[0] if strokes else None, strokes[-1] if len(strokes) > 1 else None)


def _colours(bundle: Bundle) -> dict[str | None, str]:
    given: dict[str | None, str] = {
        label.name: label.colour or COLOURS[order % len(COLOURS)] for order, label in enumerate(bundle.schema.labels)
    }
    return {**given, None: PLAIN_COLOUR}


def _pale(colour: str) -> str:
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "".join(f"{round(255 - _TINT * (255 - part)):02X}" for part in parts)


def _fill_of(segment: Segment, article: BundleArticle, colours: Mapping[str | None, str]) -> str:
    inner, _ = _shown(segment)
    return "" if inner is None else _pale(colours.get(article.mentions[inner.mention].label, PLAIN_COLOUR))


@dataclass
class _Document:
    made: Any
    bundle: Bundle
    language: str
    colours: dict[str | None, str] = field(init=False)

    def __post_init__(self) -> None:
        self.colours = _colours(self.bundle)
        self.made.styles.add_style(_STYLE, 1)

    def _paragraph(self, direction: Direction, **given: Any) -> Any:
        paragraph = self.made.add_paragraph(**given)
        if direction is Direction.RTL:
            properties = paragraph._p.get_or_add_pPr()
            properties.append(properties.makeelement(f"{_WORD}bidi"))
        return paragraph

    def _run(self, paragraph: Any, text: str, rtl: bool, fill: str = "", line: str = "") -> Any:
        run = paragraph.add_run(_legal(text))
        run.font.rtl = rtl or None
        properties = run._r.get_or_add_rPr()
        if line:
            run.font.underline = True
            properties.find(f"{_WORD}u").set(f"{_WORD}color", line.lstrip("#"))
        if fill:
            given = {f"{_WORD}val": "clear", f"{_WORD}color": "auto", f"{_WORD}fill": fill}
            properties.insert_element_before(properties.makeelement(f"{_WORD}shd", given), *_AFTER_SHADING)
        return run

    def opening(self) -> None:
        """Write the legend."""
        rtl = self.language == "ar"
        legend = self._paragraph(Direction.RTL if rtl else Direction.LTR)
        named: list[tuple[str | None, str]] = [
            (label.name, label.shown(self.language)) for label in self.bundle.schema.mention_labels
        ]
        for name, shown in (*named, (None, WORDS[self.language]["none"])):
            self._run(legend, shown, rtl, _pale(self.colours[name]))
            self._run(legend, "  ", rtl)

    def article(self, article: BundleArticle) -> None:
        """Write an article with its remarks."""
        runs: dict[int, list[Any]] = {}
        whole: list[Any] = []
        first = True
        for direction, segments in _paragraphs(article):
            if first:
                heading = self._paragraph(direction, style="Heading 1")
                self._run(heading, article.details.title, direction is Direction.RTL)
                first = False
            paragraph = self._paragraph(direction, style=_STYLE)
            for segment in segments:
                _, outer = _shown(segment)
                label = None if outer is None else article.mentions[outer.mention].label
                line = "" if outer is None else self.colours.get(label, PLAIN_COLOUR)
                fill = _fill_of(segment, article, self.colours)
                run = self._run(paragraph, segment.text, segment.rtl, fill, line)
                whole.append(run)
                for stroke in segment.strokes:
                    if not stroke.gap:
                        runs.setdefault(stroke.mention, []).append(run)
        self._remarks(article, runs, whole)

    def _remarks(self, article: BundleArticle, runs: Mapping[int, list[Any]], whole: list[Any]) -> None:
        numbers = {each.id: number for number, each in enumerate(article.mentions)}
        told = [(number, each.note, each.annotator) for number, each in enumerate(article.mentions) if each.note]
        told += [(numbers.get(note.mention or "", -1), note.body, note.annotator) for note in article.notes]
        for number, body, annotator in told:
            about = runs.get(number) or whole
            if about:
                self.made.add_comment([about[0], about[-1]], _legal(body), author=_legal(annotator), initials="")
