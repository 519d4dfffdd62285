"""brat standoff: a folder with a .txt and an .ann for each article, and annotation.conf.

https://brat.nlplab.org/standoff.html: offsets count code points; the pieces of a discontinuous mention, and those of
one that runs over a line end, stand between semicolons.
"""

import re
from pathlib import Path

from reader.domain.article import ArticleDetails, Provenance
from reader.domain.errors import ImportProblem
from reader.domain.schema import Label, LabelId, RelationType, RelationTypeId, Schema
from reader.domain.span import Span, join_spans
from reader.formats.base import Bundle, BundleArticle, BundleMention, BundleRelation, ReportRow
from reader.formats.plain_text import read_text

_UNNAMED = "Highlight"
_BAD_NAME = re.compile(r"[^\w-]", re.ASCII)
_ANN = re.compile(r"(?P<id>T\S+)\t(?P<label>\S+) (?P<spans>\d+ \d+(?:;\d+ \d+)*)(?:\t(?P<quote>.*))?")
_RELATION = re.compile(r"R\S+\t(?P<type>\S+) \S+?:(?P<source>T\S+) \S+?:(?P<target>T\S+)")
_NOTE = re.compile(r"#\S+\tAnnotatorNotes (?P<id>T\S+)\t(?P<note>.*)")
_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_KNOWN = ("T", "R", "#", "A", "M", "E", "N", "*")


def brat_name(name: str) -> str:
    """Return a label's name in the letters that brat allows."""
    return _BAD_NAME.sub(lambda found: f"_u{ord(found[0]):04x}_", name) or _UNNAMED


def _from_brat(name: str) -> str:
    return re.sub(r"_u([0-9a-f]{4,6})_", lambda found: chr(int(found[1], 16)), name)


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
    carries = frozenset(("relations",))

    def write(self, bundle: Bundle, path: Path) -> list[ReportRow]:
        """Write the folder."""
        report: list[ReportRow] = []
        (path / "annotation.conf").write_text(_configuration(bundle), encoding="utf-8", newline="\n")
        for stem, article in zip(_stems(bundle), bundle.articles, strict=True):
            (path / f"{stem}.txt").write_text(article.content, encoding="utf-8", newline="\n")
            lines = _annotations(article, report)
            (path / f"{stem}.ann").write_text("".join(lines), encoding="utf-8", newline="\n")
        return report

    def differences(self, bundle: Bundle, path: Path) -> list[str]:
        """Read the folder again and compare texts, mentions, relations and notes."""
        again = {article.id: article for article in self.read(path).articles}
        found = []
        for stem, article in zip(_stems(bundle), bundle.articles, strict=True):
            theirs = again.get(stem)
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
        articles = tuple(_read_article(file, file.parent if path.is_file() else path) for file in files)
        labels = dict.fromkeys(mention.label for article in articles for mention in article.mentions if mention.label)
        kinds = dict.fromkeys(relation.type for article in articles for relation in article.relations)
        schema = Schema(
            tuple(Label(LabelId(order), name, position=order) for order, name in enumerate(labels)),
            tuple(RelationType(RelationTypeId(order), name, position=order) for order, name in enumerate(kinds)),
        )
        return Bundle(schema, articles, (("brat", "import"),))


def _stems(bundle: Bundle) -> list[str]:
    stems: list[str] = []
    for article in bundle.articles:
        words = re.sub(r"[^\w.-]+", "_", article.details.title)[:60].strip("._") or "article"
        stems.append(f"{article.id}_{words}")
    return stems


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


def _annotations(article: BundleArticle, report: list[ReportRow]) -> list[str]:
    lines, numbers = [], {}
    for number, mention in enumerate(article.mentions, 1):
        numbers[mention.id] = number
        pieces = _pieces(mention, article.content)
        if len(pieces) != len(mention.spans):
            first, last = mention.spans[0].start, mention.spans[-1].end
            quote = mention.quote(article.content)
            report.append(ReportRow(article.id, first, last, quote, "split", "brat cuts mentions at line ends"))
        places = ";".join(f"{span.start} {span.end}" for span in pieces)
        quote = " ".join(span.slice(article.content) for span in pieces)
        lines.append(f"T{number}\t{brat_name(mention.label or _UNNAMED)} {places}\t{quote}\n")
        if mention.note:
            lines.append(f"#{number}\tAnnotatorNotes T{number}\t{_escape(mention.note)}\n")
    for number, relation in enumerate(article.relations, 1):
        ends = f"Arg1:T{numbers[relation.source]} Arg2:T{numbers[relation.target]}"
        lines.append(f"R{number}\t{brat_name(relation.type)} {ends}\n")
    return lines


def _comparable(article: BundleArticle) -> tuple[list[object], list[object]]:
    """Return what brat carries of an article, with mentions named by their place in the list."""
    order = {mention.id: number for number, mention in enumerate(article.mentions)}
    mentions: list[object] = [
        (mention.label or _UNNAMED, join_spans(_pieces(mention, article.content)), mention.note)
        for mention in article.mentions
    ]
    relations: list[object] = [
        (relation.type, order[relation.source], order[relation.target]) for relation in article.relations
    ]
    return mentions, relations


def _read_article(file: Path, root: Path) -> BundleArticle:
    text_file = file.with_suffix(".txt")
    if not text_file.is_file():
        raise ImportProblem(str(file), "Its .txt is not there.", "Put both into the same folder.")
    text = read_text(text_file) if text_file.stat().st_size else None
    content = text.content if text else ""
    # brat's offsets were counted in the text as it lies there; a repair that moves letters would falsify them
    repaired = set(text.provenance.repairs) & {"line_ends", "bom"} if text else set()
    if repaired:
        raise ImportProblem(
            str(text_file), "The text begins with a BOM or has CR line ends, and the offsets may count them.",
            "Save it as UTF-8 with LF line ends and check the offsets.", "line 1",
        )  # fmt: skip
    mentions: list[BundleMention] = []
    relations: list[BundleRelation] = []
    notes: dict[str, str] = {}
    for number, line in enumerate(read_text(file).content.split("\n") if file.stat().st_size else [], 1):
        if not line.strip():
            continue
        if found := _ANN.fullmatch(line):
            mentions.append(_read_mention(found, content, file, number))
        elif found := _RELATION.match(line):
            relations.append(BundleRelation(_from_brat(found["type"]), found["source"], found["target"], "brat"))
        elif found := _NOTE.fullmatch(line):
            notes[found["id"]] = _unescape(found["note"])
        elif not line.startswith(_KNOWN):
            raise ImportProblem(
                str(file), f"The row is not brat: {line[:60]!r}.", "Nothing was added.", f"line {number}"
            )
    known = {mention.id for mention in mentions}
    for relation in relations:
        if not {relation.source, relation.target} <= known:
            raise ImportProblem(
                str(file), f"A relation refers to {relation.source} or {relation.target}, which is no mention."
            )
    return BundleArticle(
        str(file.relative_to(root).with_suffix("")),
        ArticleDetails(file.stem),
        content,
        provenance=text.provenance if text else Provenance(),
        mentions=tuple(
            BundleMention(each.id, each.spans, each.label, each.annotator, note=notes.get(each.id, ""))
            for each in mentions
        ),
        relations=tuple(relations),
    )


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
    label = _from_brat(found["label"])
    return BundleMention(found["id"], join_spans(pieces), None if label == _UNNAMED else label, "brat")
