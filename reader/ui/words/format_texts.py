"""What the window says of the formats in the interface's language: groups, a line for each, options, reasons."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from reader.formats.base import Exporter, ExportReport, OptionSpec
from reader.ui.words.i18n import counted, isolate, isolate_ltr, number

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("everything", ("jsonl",)),
    (
        "tools",
        (
            "brat", "webanno", "cas-json", "xmi", "labelstudio", "doccano", "prodigy", "bdoc", "w3c", "tei", "refiqda",
            "spacy", "conll2002", "conll2003", "bioes", "wojood", "conllu",
        ),
    ),
    ("tables", ("csv", "xlsx", "parquet")),
    ("people", ("html", "pdf", "docx")),
)  # fmt: skip
_LETTER = re.compile(r"XML cannot hold (U\+[0-9A-F]+): (U\+[0-9A-F]+) stands for it")
_OVERLAPS = re.compile(r"it overlaps (?P<label>.+?) (?P<mark>['\"])(?P<quote>.*)(?P=mark), which goes out", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Example:
    """Hold a word of which a name is only a part: the word, what stands before the name, the name, what follows it."""

    word: str = "وميلي"
    before: str = "و"
    name: str = "ميلي"
    after: str = ""

    @property
    def cut(self) -> str:
        """The parts of the word, joined by plus signs."""
        return " + ".join(part for part in (self.before, self.name, self.after) if part)


def grouped(exporters: Sequence[Exporter]) -> list[tuple[str, list[Exporter]]]:
    """Return the formats by group, those of other packages last; empty groups are left out."""
    left = {exporter.name: exporter for exporter in exporters}
    found = [(group, [left.pop(name) for name in names if name in left]) for group, names in GROUPS]
    found.append(("others", list(left.values())))
    return [(group, members) for group, members in found if members]


class FormatTexts(QObject):
    """Put formats into words. What has no words here, of another package, is shown as it says it, isolated."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.label_names: Mapping[str, str] = {}

    def group(self, name: str) -> str:
        """Return the heading of a group."""
        return {
            "everything": self.tr("Everything, to come back to"),
            "tools": self.tr("For other tools"),
            "tables": self.tr("Tables"),
            "people": self.tr("For readers"),
        }.get(name, self.tr("From other packages"))

    def title(self, exporter: Exporter) -> str:
        """Return the name of a format; names of programs and standards stay, and stand first: one types them."""
        return {
            "csv": self.tr("CSV (table of mentions)"),
            "xlsx": self.tr("Excel (table of mentions)"),
            "parquet": self.tr("Parquet (a row for each article)"),
            "brat": self.tr("brat standoff (.txt and .ann)"),
            "conll2002": self.tr("CoNLL-2002 (word and tag)"),
            "conll2003": self.tr("CoNLL-2003 (four columns)"),
            "bioes": self.tr("BIOES or BILOU (word and tag)"),
            "wojood": self.tr("Wojood (nested BIO)"),
            "conllu": self.tr("CoNLL-U (words and their parts)"),
            "labelstudio": self.tr("Label Studio (tasks and configuration)"),
            "refiqda": self.tr("REFI-QDA (project)"),
            "html": self.tr("HTML (reading copy)"),
            "pdf": self.tr("PDF (reading copy)"),
            "docx": self.tr("Word (reading copy)"),
        }.get(exporter.name, exporter.title)

    def line(self, exporter: Exporter) -> str:
        """Return one line: what goes out and what stays behind."""
        return self._lines().get(exporter.name) or isolate_ltr(exporter.keeps)

    def offsets(self, exporter: Exporter) -> str:
        """Return what the format's offsets count, and from which side; nothing for a copy to be read."""
        if exporter.name in dict(GROUPS)["people"]:
            return ""
        return {
            "code points": self.tr("Offsets count code points in logical order, from 0."),
            "UTF-16 units": self.tr("Offsets count UTF-16 units in logical order, from 0."),
            "tokens": self.tr("Words stand in logical order."),
            "stated in the file": self.tr("The file says what its offsets count; they follow the logical order."),
        }.get(exporter.unit, isolate_ltr(exporter.unit))

    def _lines(self) -> dict[str, str]:
        token_line = self.tr("Words with tags, a line each. One mention in a place; the longest stays.")
        cas_line = self.tr("Mentions in each other, relations, article labels. Without entities and attributes.")
        return {
            "jsonl": self.tr("Everything. It can be imported again without loss."),
            "csv": self.tr("A row for each mention, with entity and note. Without texts and relations."),
            "xlsx": self.tr("A right-to-left sheet of mentions in their context. Without texts and relations."),
            "parquet": self.tr("Texts with lists of spans, for DuckDB, Spark and data sets."),
            "brat": self.tr("A folder with texts. Mentions in pieces and in each other, relations, attributes, links."),
            "webanno": self.tr("For INCEpTION. Sentences and words, mentions in each other, relations."),
            "cas-json": cas_line,
            "xmi": cas_line,
            "labelstudio": self.tr(
                "Tasks with their configuration. Mentions in each other, relations, article labels."
            ),
            "doccano": self.tr("Mentions in each other, relations, article labels. Without entities and notes."),
            "prodigy": self.tr("Mentions in each other. Without relations, entities and notes."),
            "bdoc": self.tr("For GATE. Mentions of any shape, attributes, relations. Without entities."),
            "w3c": self.tr("For the web. Mentions of any shape, relations, notes. Without entities and attributes."),
            "tei": self.tr("For scholarly editions. Texts and mentions that stand apart from them."),
            "refiqda": self.tr("For qualitative analysis. Texts and codes."),
            "spacy": self.tr("For spaCy. The whole text with mentions, one over another too."),
            "conll2002": token_line,
            "conll2003": token_line,
            "bioes": token_line,
            "wojood": self.tr("Words with several tags each: mentions in each other go out by label."),
            "conllu": self.tr("The whole text as words and parts of words, mentions in each other."),
            "html": self.tr("A page to read, with legend. It opens in every browser, without a network."),
            "pdf": self.tr("Pages to read and print. The text can be searched and copied."),
            "docx": self.tr("A document to read and edit in a word processor."),
        }

    # --- options

    def option(self, spec: OptionSpec) -> str:
        """Return the name of an option."""
        return {
            "tokens": self.tr("A name inside a word"),
            "scheme": self.tr("Tags"),
            "configuration": self.tr("Configuration files"),
            "unit": self.tr("Offsets count"),
            "offsets": self.tr("Offsets count"),
            "language": self.tr("Language of its headings"),
        }.get(spec.name, isolate_ltr(spec.name))

    def choice(self, spec: OptionSpec, choice: str, example: Example) -> str:
        """Return a choice of an option in plain words; those for words show a word of the project."""
        word, cut = isolate(example.word), isolate(example.cut)
        units = {
            "code points": self.tr("code points"),
            "graphemes": self.tr("letters with their marks (graphemes)"),
        }
        return {
            ("tokens", "name"): self.tr("Cut the word at the name: {0} becomes {1}").format(word, cut),
            ("tokens", "word"): self.tr("Mark the whole word: {0}").format(word),
            ("tokens", "strict"): self.tr("Leave the mention out and list it: {0}").format(word),
            ("scheme", "iob2"): self.tr("Every mention begins with B (IOB2)"),
            ("scheme", "iob1"): self.tr("B only between two that touch (IOB1)"),
            ("scheme", "bioes"): self.tr("Begin, Inside, Outside, End, Single (BIOES)"),
            ("scheme", "bilou"): self.tr("Begin, Inside, Last, Outside, Unit (BILOU)"),
            ("configuration", "yes"): self.tr("with annotation.conf and visual.conf"),
            ("configuration", "no"): self.tr("without"),
            ("language", "ar"): self.tr("Arabic"),
            ("language", "en"): self.tr("English"),
            ("offsets", "p"): self.tr("code points, as Python does"),
            ("offsets", "j"): self.tr("UTF-16 units, as Java does"),
            **{("unit", unit): text for unit, text in units.items()},
        }.get((spec.name, choice), isolate_ltr(choice))

    # --- reports

    def change(self, change: str, pieces: int = 0) -> str:
        """Return what became of a mention, and how many pieces where it is split."""
        if pieces:
            return counted(self.tr("split into %n mention(s)", "", pieces), pieces, self._language)
        return {
            "widened": self.tr("widened"),
            "narrowed": self.tr("narrowed"),
            "cut": self.tr("cut, still one"),
            "split": self.tr("split into several"),
            "dropped": self.tr("dropped"),
            "replaced": self.tr("a letter replaced"),
            "unfound": self.tr("not found by a search"),
        }.get(change, isolate_ltr(change))

    def part(self, text: str) -> str:
        """Return what the format as a whole leaves out ("3 relations"), in the interface's words."""
        count, _, name = text.partition(" ")
        known = {
            "relations": self.tr("relations"),
            "notes": self.tr("notes"),
            "mention notes": self.tr("notes on mentions"),
            "entities": self.tr("entities"),
            "attributes": self.tr("attributes"),
            "article labels": self.tr("article labels"),
            "statuses": self.tr("states of articles"),
            "annotators": self.tr("names of annotators"),
            "suggestions": self.tr("suggestions"),
            "tags": self.tr("tags of articles"),
            "assignments": self.tr("assignments"),
            "saved filters": self.tr("saved filters"),
            "texts": self.tr("texts"),
            "texts letter by letter": self.tr("texts with every letter, space and line end"),
            "article titles": self.tr("titles of articles"),
            "article sources": self.tr("sources of articles"),
            "article authors": self.tr("authors of articles"),
            "article dates": self.tr("dates of articles"),
            "article addresses": self.tr("addresses of articles"),
            "article languages": self.tr("languages of articles"),
            "other article data": self.tr("articles with other data"),
            "reading directions": self.tr("directions set by hand"),
            "article origins": self.tr("origins of articles"),
            "label titles": self.tr("titles of labels"),
            "label colours": self.tr("colours of labels"),
            "label shortcuts": self.tr("shortcuts of labels"),
            "label guidelines": self.tr("guidelines of labels"),
            "entity details": self.tr("entities with a label, other names or a note"),
            "entities without mentions": self.tr("entities without mentions"),
            "articles that are not chosen": self.tr("articles that were not chosen"),
            "mentions in articles that are not chosen": self.tr("mentions in articles that were not chosen"),
            "mentions of annotators that are not chosen": self.tr("mentions of annotators that were not chosen"),
            "relations of annotators that are not chosen": self.tr("relations of annotators that were not chosen"),
            "notes of annotators that are not chosen": self.tr("notes of annotators that were not chosen"),
            "article labels of annotators that are not chosen": self.tr(
                "article labels of annotators that were not chosen"
            ),
            "suggestions of annotators that are not chosen": self.tr("suggestions of annotators that were not chosen"),
            "mentions with a label that is not chosen": self.tr("mentions with a label that was not chosen"),
            "article labels with a label that is not chosen": self.tr(
                "article labels with a label that was not chosen"
            ),
            "suggestions with a label that is not chosen": self.tr("suggestions with a label that was not chosen"),
            "links to entities": self.tr("links to entities"),
            "relations with an end that is not chosen": self.tr("relations with an end that was not chosen"),
            "more words that a search does not find": self.tr("more words that a search does not find"),
            "notes whose mention is not chosen": self.tr("notes on mentions that were not chosen"),
        }
        if not count.isdecimal():
            return isolate_ltr(text)
        return self.tr("{0}: {1}").format(known.get(name, isolate_ltr(name)), number(int(count), self._language))

    def not_chosen(self, report: ExportReport) -> str:
        """Return what the user's choice leaves behind."""
        parts = ("، " if self._language == "ar" else ", ").join(map(self.part, report.not_chosen))
        return self.tr("Left behind by what was chosen: {0}").format(parts)

    def reason(self, reason: str) -> str:
        """Return why a mention does not go out as it is."""
        overlap = _OVERLAPS.fullmatch(reason)
        if overlap is not None:
            name = overlap["label"]
            label = self.tr("the highlight") if name == "the highlight" else isolate(self.label_names.get(name, name))
            text = self.tr("It overlaps {0} {1}, which goes out.")
            return text.format(label, isolate(overlap["quote"]))
        letter = _LETTER.fullmatch(reason)
        if letter is not None:
            return self.tr("XML cannot hold the letter {0}; {1} stands for it.").format(
                *map(isolate_ltr, letter.groups())
            )
        return self._reasons().get(reason) or isolate_ltr(reason)

    def _reasons(self) -> dict[str, str]:
        pieces = self.tr("The format has no mentions in pieces: each piece is a mention of its own.")
        same = self.tr("Another annotator made the same mention, and the format names none.")
        fitted = self.tr("As the format can mark it, it is the same as another.")
        return {
            "the format has no mentions in pieces: each piece goes out as a mention of its own": pieces,
            "the format has no mentions in pieces: each goes out as a mention of its own": pieces,
            "another annotator made the same mention, and the format names none": same,
            "someone else made the same mention, and the format names no annotators": same,
            "someone else made the same mention, and brat names no annotators": same,
            "widened to whole words, it is the same as another": fitted,
            "fitted to what the format can mark, it is the same as another": fitted,
            "a piece of it is a mention of its own already": self.tr("A piece of it is a mention of its own already."),
            "white space at its edges is in no token": self.tr("White space at its edges belongs to no word."),
            "it begins or ends inside a word, which is cut there (tokens=name)": self.tr(
                "It begins or ends inside a word, which is cut there."
            ),
            "it begins or ends inside a word, and takes the whole (tokens=word)": self.tr(
                "It begins or ends inside a word, and takes the whole."
            ),
            "it begins or ends inside a word (tokens=strict)": self.tr("It begins or ends inside a word."),
            "brat cuts mentions at line ends": self.tr("The format cuts mentions at line ends."),
            "a selection must not begin or end inside a grapheme": self.tr(
                "It must not begin or end between a letter and its marks."
            ),
            "graphemes cannot be cut": self.tr("It must not begin or end between a letter and its marks."),
            "an annotation marks one stretch: this is the one around the pieces, which stand in a feature": self.tr(
                "An annotation marks one stretch: it goes around all pieces, which stand beside it."
            ),
            "mentions inside and around it hide it: the innermost is shaded, the outermost underlined": self.tr(
                "Others inside and around it hide it: the innermost is shaded, the outermost underlined."
            ),
            "a ligature cannot be shaded in part": self.tr("Letters drawn as one cannot be shaded in part."),
            "the text layer does not hold it: a search of the pages does not find it": self.tr(
                "The pages show the word, and a search of them does not find it."
            ),
            "its two ends come out as the same annotation": self.tr(
                "The two ends of the relation come out as the same annotation."
            ),
        }
