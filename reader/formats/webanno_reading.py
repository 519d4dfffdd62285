"""Reading WebAnno TSV 3.x: any span layer becomes mentions, relation layers and slots become relations."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reader.domain.article import ArticleDetails, Provenance
from reader.domain.errors import FileError, ImportProblem
from reader.domain.schema import Label, LabelId, RelationType, RelationTypeId, Schema
from reader.domain.span import Span, join_spans
from reader.formats.base import Bundle, BundleArticle, BundleMention, BundleRelation
from reader.formats.plain_text import stored_name
from reader.formats.text_lines import numbered_lines
from reader.formats.webanno_names import split_unescaped, unescape_text, unescape_value
from reader.text.normalize import clean_import
from reader.text.offsets import Utf16Map

ENTITY = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
RELATION = "webanno.custom.Relation"
_ANNOTATOR = "webanno"
_UNIT = re.compile(r"(?P<name>\d+-\d+(?:\.\d+)?)\t(?P<start>\d+)-(?P<end>\d+)\t(?P<text>[^\t]*)(?:\t(?P<cells>.*))?")
_NUMBERED = re.compile(r"(?P<value>(?:\\.|[^\\\[])*)(?:\[(?P<number>\d+)\])?", re.DOTALL)
_REFERENCE = re.compile(r"(?P<unit>\d+-\d+(?:\.\d+)?)(?:\[(?P<source>\d+)(?:_(?P<target>\d+))?\])?")
# of several features, the first of these names the label
_NAMING = ("value", "label", "PosValue", "DependencyType", "identifier")


@dataclass(frozen=True, slots=True)
class _Column:
    """Hold a column of the header: layer and feature, and which kind: value, role, target or base."""

    layer: int
    feature: str
    kind: str


@dataclass
class _Layer:
    """Hold a layer of the header: T_SP, T_RL or T_CH."""

    kind: str
    name: str


@dataclass
class _Sentence:
    line: int
    lines: list[str] = field(default_factory=list)
    units: list[tuple[int, str, int, int, str, list[str]]] = field(default_factory=list)


@dataclass
class _Annotation:
    """Hold an annotation of a span layer as it is gathered from its units."""

    layer: int
    units: list[str]
    number: str | None
    features: dict[str, str] = field(default_factory=dict)
    slots: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """Hold an article with what was not taken in."""

    article: BundleArticle
    left_out: Counter[str]
    problems: list[FileError]
    label_order: tuple[str, ...] = ()


def read_bundle(files: Sequence[Path]) -> Bundle:
    """Return the articles of files with the labels and relation types they use."""
    left_out: Counter[str] = Counter()
    problems: list[FileError] = []
    articles = []
    for order, file in enumerate(files, 1):
        found = read_article(file, f"a{order}")
        left_out.update(found.left_out)
        problems += found.problems
        articles.append(found.article)
    labels = dict.fromkeys(mention.label for each in articles for mention in each.mentions if mention.label)
    kinds = dict.fromkeys(relation.type for each in articles for relation in each.relations)
    schema = Schema(
        tuple(Label(LabelId(order), name, position=order) for order, name in enumerate(labels)),
        tuple(RelationType(RelationTypeId(order), name, position=order) for order, name in enumerate(kinds)),
    )
    return Bundle(
        schema, tuple(articles), ((_ANNOTATOR, "import"),), (),
        tuple(f"{left_out[what]} {what}" for what in sorted(left_out)), tuple(problems),
    )  # fmt: skip


def read_article(file: Path, name: str = "a1") -> ReadArticle:
    """Read one file. Raises ImportProblem."""
    layers, columns, sentences = _parsed(file)
    if not any(sentence.units for sentence in sentences):
        raise ImportProblem(str(file), "There are no tokens in it.", "Nothing was added.")
    problems: list[FileError] = []
    content, spans = _placed(file, sentences, problems)
    reader = _Reader(file, layers, columns, spans, Counter())
    for sentence in sentences:
        for _, unit, _, _, _, cells in sentence.units:
            reader.take(unit, cells)
    mentions, relations = reader.settled()
    article = BundleArticle(
        name,
        ArticleDetails(stored_name(file.stem)),
        content,
        provenance=Provenance(stored_name(str(file)), charset="utf-8", charset_source="utf-8"),
        mentions=tuple(mentions),
        relations=tuple(relations),
    )
    return ReadArticle(article, reader.left_out, problems)


def _parsed(file: Path) -> tuple[list[_Layer], list[_Column], list[_Sentence]]:
    layers: list[_Layer] = []
    columns: list[_Column] = []
    sentences: list[_Sentence] = []
    for number, line in numbered_lines(file):
        if number == 1:
            if not line.startswith("#FORMAT=WebAnno TSV 3"):
                is_second = line.startswith("#id=")
                problem = "This is WebAnno TSV 2." if is_second else f"The first line is {line[:60]!r}."
                raise ImportProblem(str(file), problem, "Expected #FORMAT=WebAnno TSV 3.x", "line 1")
        elif line.startswith(("#T_SP=", "#T_RL=", "#T_CH=")):
            _layer(line, layers, columns)
        elif line.startswith("#Text="):
            if not sentences or sentences[-1].units:
                sentences.append(_Sentence(number))
            sentences[-1].lines.append(unescape_text(line.removeprefix("#Text=")))
        elif line and not line.startswith("#"):
            found = _UNIT.fullmatch(line)
            if found is None or not sentences:
                problem = f"The row is no token: {line[:60]!r}."
                raise ImportProblem(str(file), problem, "Nothing was added.", f"line {number}")
            cells = (found["cells"] or "").split("\t")
            unit = (number, found["name"], int(found["start"]), int(found["end"]), found["text"], cells)
            sentences[-1].units.append(unit)
    return layers, columns, sentences


def _layer(line: str, layers: list[_Layer], columns: list[_Column]) -> None:
    kind, _, rest = line[1:].partition("=")
    name, *features = rest.split("|")
    layers.append(_Layer(kind, name))
    at, target = len(layers) - 1, False
    for feature in features or [""]:
        if feature.startswith("ROLE_"):
            columns.append(_Column(at, feature.partition(":")[2].partition("_")[0], "role"))
            target = True
        elif target:
            columns.append(_Column(at, feature, "target"))
            target = False
        elif feature.startswith("BT_"):
            columns.append(_Column(at, feature, "base"))
        else:
            columns.append(_Column(at, feature, "value"))


def _placed(file: Path, sentences: list[_Sentence], problems: list[FileError]) -> tuple[str, dict[str, Span | None]]:
    """Return the text, and where each unit lies in code points; None for one of no width.

    Offsets count UTF-16 units. Where the words prove that they count code points instead, that is told.
    """
    wrong: ImportProblem | None = None
    for utf16 in (True, False):
        try:
            found = _placed_by(file, sentences, utf16)
        except ImportProblem as error:
            wrong = wrong or error
            continue
        if not utf16:
            problem = "Its offsets count code points, not UTF-16 units: every word proves it."
            problems.append(ImportProblem(str(file), problem, "They were read so."))
        return found
    raise wrong or ImportProblem(str(file), "The offsets are wrong.")


def _placed_by(file: Path, sentences: list[_Sentence], utf16: bool) -> tuple[str, dict[str, Span | None]]:
    def length(text: str) -> int:
        return len(text) + sum(char > "\uffff" for char in text) if utf16 else len(text)

    pieces: list[str] = []
    at = 0
    for sentence in sentences:
        text = "\n".join(sentence.lines)
        if not sentence.units:
            continue
        line, _, start, _, word, _ = sentence.units[0]
        before = text.find(word)
        gap = start - length(text[: max(before, 0)]) - at
        if before < 0 or gap < 0:
            problem = f"The word {word!r} is not at {start} of the text."
            raise ImportProblem(str(file), problem, "Nothing was added.", f"line {line}")
        # what stood between the sentences is not in the file, but that it was white space
        pieces += ["\n" * gap if pieces else " " * gap, text]
        at += gap + length(text)
    content = clean_import("".join(pieces)).content
    if len(content) != sum(map(len, pieces)):
        raise ImportProblem(str(file), "The text would need repair, and its offsets may count what goes.")
    from_units = Utf16Map(content).from_qt if utf16 else int
    spans: dict[str, Span | None] = {}
    for sentence in sentences:
        for line, name, first, last, word, _ in sentence.units:
            start, end = from_units(first), from_units(last)
            if content[start:end] != word:
                problem = f"The row says {word!r}, the text at its offsets {content[start:end]!r}."
                raise ImportProblem(str(file), problem, "Nothing was added.", f"line {line}")
            spans[name] = Span(start, end) if start < end else None
    return content, spans


@dataclass
class _Reader:
    """Gather annotations from the columns of the units."""

    file: Path
    layers: list[_Layer]
    columns: list[_Column]
    spans: dict[str, Span | None]
    left_out: Counter[str]
    annotations: dict[object, _Annotation] = field(default_factory=dict)
    relations: list[tuple[int, str, str, dict[str, str]]] = field(default_factory=list)
    ids: dict[int, str] = field(default_factory=dict)
    by_number: dict[str, str] = field(default_factory=dict)
    by_unit: dict[tuple[int, str], str] = field(default_factory=dict)

    def take(self, unit: str, cells: list[str]) -> None:
        """Take in the columns of a unit."""
        stacks: dict[int, list[tuple[_Column, list[str]]]] = {}
        for column, cell in zip(self.columns, cells):
            if cell not in ("", "_"):
                stacks.setdefault(column.layer, []).append((column, split_unescaped(cell, "|")))
        for layer, found in stacks.items():
            kind = self.layers[layer].kind
            if kind == "T_SP":
                self._take_spans(layer, unit, found)
            elif kind == "T_RL":
                self._take_relations(layer, unit, found)
            else:
                self.left_out["links of chains"] += len(found[0][1])

    def _take_spans(self, layer: int, unit: str, found: list[tuple[_Column, list[str]]]) -> None:
        for order in range(len(found[0][1])):
            number, features, roles, targets = None, {}, [], []
            for column, stack in found:
                value = stack[order] if order < len(stack) else "*"
                if column.kind == "target":
                    targets = value.split(";")
                    continue
                parts = _NUMBERED.fullmatch(value)
                text = parts["value"] if parts else value
                number = parts["number"] if parts and parts["number"] else number
                if column.kind == "role":
                    roles = [unescape_value(each) if each != "*" else column.feature for each in text.split(";")]
                elif text != "*":
                    features[column.feature] = unescape_value(text)
            key = (layer, number) if number else (layer, unit)
            annotation = self.annotations.setdefault(key, _Annotation(layer, [], number, features))
            annotation.units.append(unit)
            if targets and not annotation.slots:
                annotation.slots = list(zip(roles, targets))

    def _take_relations(self, layer: int, unit: str, found: list[tuple[_Column, list[str]]]) -> None:
        references = next((stack for column, stack in found if column.kind == "base"), [])
        for order, reference in enumerate(references):
            features = {
                column.feature: unescape_value(stack[order])
                for column, stack in found
                if column.kind == "value" and order < len(stack) and stack[order] != "*"
            }
            self.relations.append((layer, unit, reference, features))

    def settled(self) -> tuple[list[BundleMention], list[BundleRelation]]:
        """Return mentions and relations."""
        mentions: list[BundleMention] = []
        once: dict[object, str] = {}
        for each in self.annotations.values():
            spans = [span for unit in each.units if (span := self.spans[unit])]
            if not spans:
                self.left_out["annotations of no width"] += 1
                continue
            label, attributes = _named(each.features, self.layers[each.layer].name)
            # the units of one annotation are one stretch of text, white space between them included
            whole = join_spans([Span(min(span.start for span in spans), max(span.end for span in spans))])
            if (label, whole) in once:
                self.left_out["repeated annotations"] += 1
            else:
                once[label, whole] = f"m{len(once) + 1}"
                mention = BundleMention(once[label, whole], whole, label, _ANNOTATOR, attributes=attributes)
                mentions.append(mention)
            own = once[label, whole]
            self.ids[id(each)] = own
            if each.number:
                self.by_number[each.number] = own
            for unit in each.units:
                self.by_unit.setdefault((each.layer if each.number is None else -1, unit), own)
                self.by_unit.setdefault((-1, unit), own)
        return mentions, self._settled_relations()

    def _settled_relations(self) -> list[BundleRelation]:
        found: list[BundleRelation] = []
        for layer, unit, reference, features in self.relations:
            base = self._base(layer)
            parts = _REFERENCE.fullmatch(reference)
            source = self._find(parts["unit"], parts["source"], base) if parts else None
            target = self._find(unit, parts["target"], base) if parts else None
            kind, attributes = _named(features, self.layers[layer].name)
            self._relate(found, kind or self.layers[layer].name, source, target, attributes)
        for each in self.annotations.values():
            for role, name in each.slots:
                parts = _REFERENCE.fullmatch(name)
                target = self._find(parts["unit"], parts["source"], -1) if parts else None
                self._relate(found, role, self.ids.get(id(each)), target, {})
        return found

    def _base(self, layer: int) -> int:
        """Return the layer that a relation layer joins, -1 when it is not said."""
        name = next((each.feature for each in self.columns if each.layer == layer and each.kind == "base"), "")
        names = [each.name for each in self.layers]
        return names.index(name.removeprefix("BT_")) if name.removeprefix("BT_") in names else -1

    def _relate(
        self, found: list[BundleRelation], kind: str, source: str | None, target: str | None, more: dict[str, str]
    ) -> None:
        if source is None or target is None or source == target:
            self.left_out["relations that do not join two mentions"] += 1
        else:
            found.append(BundleRelation(kind, source, target, _ANNOTATOR, more))

    def _find(self, unit: str, number: str | None, layer: int) -> str | None:
        """Return the mention of a unit, by its number where it has one."""
        if number and number != "0":
            return self.by_number.get(number)
        return self.by_unit.get((layer, unit)) or self.by_unit.get((-1, unit))


def _named(features: dict[str, str], layer: str) -> tuple[str | None, dict[str, str]]:
    """Return the label that features give, and the rest; the layer's short name where there is none.

    A NamedEntity without a value is a mention without a label, as this product writes one.
    """
    for name in (*_NAMING, *features):
        if name in features:
            return features[name], {other: value for other, value in features.items() if other != name and value}
    return None if layer == ENTITY else layer.rpartition(".")[2], {}
