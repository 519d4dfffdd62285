"""brat standoff: a folder with a .txt and an .ann for each article, and annotation.conf.

https://brat.nlplab.org/standoff.html: offsets count code points; the pieces of a discontinuous mention, and those of
one that runs over a line end, stand between semicolons.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from reader.domain.article import ArticleDetails, Provenance
from reader.domain.errors import ImportProblem
from reader.domain.schema import Label, LabelId, RelationType, RelationTypeId, Schema
from reader.domain.span import Span, join_spans
from reader.formats.base import Bundle, BundleArticle, BundleMention, BundleRelation, OptionSpec, ReportRow
from reader.formats.plain_text import read_bytes, stored_name
from reader.text.normalize import clean_import

_UNNAMED = "Highlight"
# a letter brat does not allow, or the beginning of what looks like one escaped
_BAD_NAME = re.compile(r"[^\w-]|_(?=u[0-9a-f]{4,6}_)", re.ASCII)
_ESCAPED_NAME = re.compile(r"_u(0[0-9a-f]{4}|10[0-9a-f]{4}|[0-9a-f]{4,5})_")
_ANN = re.compile(r"(?P<id>T\S+)\t(?P<label>\S+) (?P<spans>\d+ \d+(?:;\d+ \d+)*)(?:\t(?P<quote>.*))?")
_RELATION = re.compile(r"R\S+\t(?P<type>\S+) \S+?:(?P<source>T\S+) \S+?:(?P<target>T\S+)")
_NOTE = re.compile(r"#\S+\tAnnotatorNotes (?P<id>T\S+)\t(?P<note>.*)")
_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_ANNOTATOR = "brat"
# rows that brat has and a bundle has no place for; T is not among them, a bad one is refused
_OTHERS = {
    "R": "relations between events", "#": "notes on what is no mention", "A": "attributes", "M": "attributes",
    "E": "events", "N": "normalisations", "*": "equivalences",
}  # fmt: skip


def brat_name(name: str) -> str:
    """Return a name in the letters that brat allows; `from_brat` gives the name back."""
    if name == _UNNAMED:
        return f"_u{ord(name[0]):04x}_{name[1:]}"
    return _BAD_NAME.sub(lambda found: f"_u{ord(found[0]):04x}_", name)


def from_brat(name: str) -> str:
    """Return the name that `brat_name` was given; one that another tool wrote stays as it is."""
    return _ESCAPED_NAME.sub(lambda found: chr(int(found[1], 16)), name)


def _escape(text: str) -> str:
    return re.sub(r"[\\\n\t\r]", lambda found: _ESCAPES[found[0]], text)


def _unescape(text: str) -> str:
    back = {escaped: char for char, escaped in _ESCAPES.items()}
    return re.sub(r"\\[\\ntr]", lambda found: back[found[0]], text)


class Brat:
    """Write and read brat folders."""

    name = "brat"
    title = "brat standoff (.txt and .ann)"
    suffix = ""
    unit = "code points"
    keeps = "nested, overlapping and discontinuous mentions, relations, notes of mentions"
    loses = "entities, attributes, article data, other annotators' names"
    carries = frozenset(("relations", "mention notes"))
    own_schema = False
    extra = ""
    options: tuple[OptionSpec, ...] = ()

    def losses(self, article: BundleArticle, options: Mapping[str, str]) -> list[ReportRow]:
        """Return the mentions that are cut at line ends, and those that repeat someone else's."""
        return _distinct(article).rows

    def write(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> None:
        """Write the folder."""
        (path / "annotation.conf").write_text(_configuration(bundle), encoding="utf-8", newline="\n")
        for article in bundle.articles:
            stem = _stem(article)
            (path / f"{stem}.txt").write_text(article.content, encoding="utf-8", newline="\n")
            (path / f"{stem}.ann").write_text("".join(_annotations(article)), encoding="utf-8", newline="\n")

    def differences(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> list[str]:
        """Read the folder again and compare texts, mentions, relations and notes."""
        found = []
        for article in bundle.articles:
            stem = _stem(article)
            file = path / f"{stem}.ann"
            theirs = _read_article(file, path, Counter()) if file.is_file() else None
            if theirs is None or theirs.content != article.content:
                found.append(f"the text of {stem} differs")
            elif _comparable(theirs) != _comparable(article):
                found.append(f"the annotations of {stem} differ")
        return found

    def accepts(self, path: Path) -> bool:
        """Tell by the .ann files of a folder, or the file itself."""
        return path.suffix == ".ann" or (path.is_dir() and any(path.rglob("*.ann")))

    def read(self, path: Path) -> Bundle:
        """Read a folder, or one .ann with its .txt; the first bad row refuses the whole."""
        files = [path] if path.is_file() else sorted(path.rglob("*.ann"))
        left_out: Counter[str] = Counter()
        articles = tuple(_read_article(file, file.parent if path.is_file() else path, left_out) for file in files)
        labels = dict.fromkeys(mention.label for article in articles for mention in article.mentions if mention.label)
        kinds = dict.fromkeys(relation.type for article in articles for relation in article.relations)
        schema = Schema(
            tuple(Label(LabelId(order), name, position=order) for order, name in enumerate(labels)),
            tuple(RelationType(RelationTypeId(order), name, position=order) for order, name in enumerate(kinds)),
        )
        return Bundle(
            schema,
            articles,
            ((_ANNOTATOR, "import"),),
            left_out=tuple(f"{left_out[what]} {what}" for what in sorted(left_out)),
        )


def _stem(article: BundleArticle) -> str:
    words = re.sub(r"[^\w.-]+", "_", article.details.title)[:60].strip("._") or "article"
    return f"{article.id}_{words}"


def _configuration(bundle: Bundle) -> str:
    entities = [brat_name(label.name) for label in bundle.schema.labels] or [_UNNAMED]
    relations = []
    for kind in bundle.schema.relation_types:
        source = "|".join(map(brat_name, kind.source_labels)) or "<ENTITY>"
        target = "|".join(map(brat_name, kind.target_labels)) or "<ENTITY>"
        relations.append(f"{brat_name(kind.name)}\tArg1:{source}, Arg2:{target}")
    overlap = "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>"
    return "\n".join(
        [
            "[entities]",
            *entities,
            _UNNAMED,
            "",
            "[relations]",
            *relations,
            overlap,
            "",
            "[events]",
            "",
            "[attributes]",
            "",
        ]
    )


def _pieces(mention: BundleMention, content: str) -> list[Span]:
    """Return the pieces of a mention, cut at line ends, which brat does not allow inside one."""
    pieces = []
    for span in mention.spans:
        start = span.start
        for line in span.slice(content).split("\n"):
            if line:
                pieces.append(Span(start, start + len(line)))
            start += len(line) + 1
    return pieces


@dataclass
class _Distinct:
    """Hold the mentions of an article as brat can tell them apart, by label and pieces; `numbers` counts from 1."""

    mentions: list[BundleMention] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    rows: list[ReportRow] = field(default_factory=list)


def _distinct(article: BundleArticle) -> _Distinct:
    found = _Distinct()
    seen: dict[object, int] = {}
    for mention in article.mentions:
        pieces = join_spans(_pieces(mention, article.content))
        number = seen.setdefault((mention.label, pieces), len(found.mentions) + 1)
        found.numbers[mention.id] = number
        first, last, quote = mention.spans[0].start, mention.spans[-1].end, mention.quote(article.content)
        if number <= len(found.mentions):
            same = found.mentions[number - 1]
            notes = [note for note in (same.note, mention.note) if note]
            found.mentions[number - 1] = replace(same, note="\n".join(notes))
            reason = "someone else made the same mention, and brat names no annotators"
            found.rows.append(ReportRow(article.id, first, last, quote, "dropped", reason))
            continue
        found.mentions.append(replace(mention, spans=pieces))
        if pieces != mention.spans:
            found.rows.append(ReportRow(article.id, first, last, quote, "split", "brat cuts mentions at line ends"))
    return found


def _annotations(article: BundleArticle) -> list[str]:
    distinct = _distinct(article)
    lines = []
    for number, mention in enumerate(distinct.mentions, 1):
        places = ";".join(f"{span.start} {span.end}" for span in mention.spans)
        label = brat_name(mention.label) if mention.label else _UNNAMED
        lines.append(f"T{number}\t{label} {places}\t{mention.quote(article.content)}\n")
        if mention.note:
            lines.append(f"#{number}\tAnnotatorNotes T{number}\t{_escape(mention.note)}\n")
    for number, relation in enumerate(article.relations, 1):
        ends = f"Arg1:T{distinct.numbers[relation.source]} Arg2:T{distinct.numbers[relation.target]}"
        lines.append(f"R{number}\t{brat_name(relation.type)} {ends}\n")
    return lines


def _comparable(article: BundleArticle) -> tuple[list[object], list[object]]:
    """Return what brat carries of an article, with mentions named by their place in the list."""
    distinct = _distinct(article)
    mentions: list[object] = [(mention.label, mention.spans, mention.note) for mention in distinct.mentions]
    relations: list[object] = [
        (relation.type, distinct.numbers[relation.source], distinct.numbers[relation.target])
        for relation in article.relations
    ]
    return mentions, relations


def _read_article(file: Path, root: Path, left_out: Counter[str]) -> BundleArticle:
    text_file = file.with_suffix(".txt")
    if not text_file.is_file():
        raise ImportProblem(str(file), "Its .txt is not there.", "Put both into the same folder.")
    data = read_bytes(text_file)
    content = _strict_text(text_file, data)
    rows = _Rows()
    for number, line in enumerate(_strict_text(file, read_bytes(file)).split("\n"), 1):
        if line.strip():
            _read_row(rows, line, content, file, number)
    names = rows.settle(file, left_out)
    return BundleArticle(
        stored_name(file.relative_to(root).with_suffix("").as_posix()),
        ArticleDetails(stored_name(file.stem)),
        content,
        provenance=Provenance(stored_name(str(text_file)), hashlib.sha256(data).hexdigest(), "utf-8", "utf-8"),
        mentions=tuple(replace(each, note="\n".join(rows.notes.get(each.id, ()))) for each in rows.mentions.values()),
        relations=tuple(replace(each, source=names[each.source], target=names[each.target]) for each in rows.relations),
    )


def _strict_text(file: Path, data: bytes) -> str:
    """Return a file's text. Offsets were counted in it as it lies there, so nothing may need repair."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ImportProblem(
            str(file), "The file is not UTF-8, and brat's are.", "Save it as UTF-8.", f"line {line}"
        ) from error
    repairs = clean_import(text).repairs
    if repairs:
        raise ImportProblem(
            str(file), f"The text would need repair ({', '.join(repairs)}), and its offsets may count what goes.",
            "Save it as UTF-8 without a BOM, with LF line ends, and check the offsets.",
        )  # fmt: skip
    return text


@dataclass
class _Rows:
    """Gather the rows of one .ann; `same` maps a repeated mention to the one that stays."""

    mentions: dict[str, BundleMention] = field(default_factory=dict)
    first: dict[object, str] = field(default_factory=dict)
    relations: list[BundleRelation] = field(default_factory=list)
    notes: dict[str, list[str]] = field(default_factory=dict)
    same: dict[str, str] = field(default_factory=dict)
    others: Counter[str] = field(default_factory=Counter)

    def add_mention(self, mention: BundleMention) -> None:
        """Take a mention in, or remember that it repeats one."""
        first = self.first.setdefault((mention.label, mention.spans), mention.id)
        if first == mention.id:
            self.mentions[mention.id] = mention
        else:
            self.same[mention.id] = first

    def settle(self, file: Path, left_out: Counter[str]) -> dict[str, str]:
        """Count what was not taken in, check the relations' ends, and return the mention that each id stands for."""
        names = {name: name for name in self.mentions} | self.same
        for relation in self.relations:
            for end in (relation.source, relation.target):
                if end not in names:
                    raise ImportProblem(str(file), f"A relation refers to {end}, which is no mention.")
        for name, notes in list(self.notes.items()):
            if name in self.same:
                self.notes.setdefault(self.same[name], []).extend(notes)
            elif name not in names:
                self.others["notes on what is no mention"] += len(notes)
        if self.same:
            self.others["repeated mentions"] += len(self.same)
        left_out.update(self.others)
        return names


def _read_row(rows: _Rows, line: str, content: str, file: Path, number: int) -> None:
    if found := _ANN.fullmatch(line):
        mention = _read_mention(found, content, file, number)
        if mention.id in rows.mentions or mention.id in rows.same:
            raise ImportProblem(
                str(file), f"There are two mentions {mention.id}.", "Nothing was added.", f"line {number}"
            )
        rows.add_mention(mention)
    elif found := _RELATION.match(line):
        relation = BundleRelation(from_brat(found["type"]), found["source"], found["target"], _ANNOTATOR)
        rows.relations.append(relation)
    elif found := _NOTE.fullmatch(line):
        rows.notes.setdefault(found["id"], []).append(_unescape(found["note"]))
    elif line[0] in _OTHERS:
        rows.others[_OTHERS[line[0]]] += 1
    else:
        raise ImportProblem(
            str(file), f"The row is not brat: {line[:60]!r}.",
            "Expected, for example, T1<tab>PER 0 5<tab>words. Nothing was added.", f"line {number}",
        )  # fmt: skip


def _read_mention(found: re.Match[str], content: str, file: Path, number: int) -> BundleMention:
    place = f"line {number}"
    try:
        pieces = [Span(*map(int, pair.split())) for pair in found["spans"].split(";")]
    except ValueError as error:
        raise ImportProblem(str(file), f"The offsets are wrong: {error}.", "Nothing was added.", place) from error
    if max(piece.end for piece in pieces) > len(content):
        raise ImportProblem(
            str(file), f"The mention reaches to {pieces[-1].end}, the text has {len(content)} characters.",
            "Nothing was added.", place,
        )  # fmt: skip
    quote = " ".join(piece.slice(content) for piece in pieces)
    if found["quote"] is not None and found["quote"].split() != quote.split():
        raise ImportProblem(
            str(file), f"The row says {found['quote']!r}, the text at its offsets {quote!r}.",
            "The offsets may count something else than code points.", place,
        )  # fmt: skip
    label = from_brat(found["label"])
    return BundleMention(found["id"], join_spans(pieces), None if found["label"] == _UNNAMED else label, _ANNOTATOR)
