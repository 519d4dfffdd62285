"""WebAnno TSV 3.3, as INCEpTION reads and writes it: a folder with a .tsv for each article. Offsets count UTF-16 units.

Mentions are NamedEntity annotations, those that cut words stand on lines of sub-tokens (1-3.1). Relations are of the
layer webanno.custom.Relation, which a project of INCEpTION must have before it can take the file in.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reader.domain.errors import ImportProblem
from reader.domain.span import Span
from reader.formats.base import Bundle, BundleArticle, BundleRelation, OptionSpec, ReportRow, joined_ends
from reader.formats.carrying import file_stem
from reader.formats.folders import by_number, holds_named
from reader.formats.tokens import TokenArticle, TokenMention, tokenised
from reader.formats.webanno_names import escape_text, escape_value
from reader.formats.webanno_reading import ENTITY, RELATION, read_article, read_bundle
from reader.text.offsets import Utf16Map

_OPTIONS = {"tokens": "sub"}


class WebAnnoTsv:
    """Write and read WebAnno TSV."""

    name = "webanno"
    title = "WebAnno TSV 3.3 (INCEpTION)"
    suffix = ""
    unit = "UTF-16 units"
    keeps = "words and sentences, nested and sub-word mentions, relations"
    loses = "white space between paragraphs, entities, attributes, notes, article data, other annotators' names"
    carries = frozenset(("relations", "texts"))
    own_schema = False
    extra = ""
    options: tuple[OptionSpec, ...] = ()

    def losses(self, article: BundleArticle, options: Mapping[str, str]) -> list[ReportRow]:
        """Return the mentions that are in pieces, have white space at their edges, or repeat someone else's.

        A relation between two that become one is dropped.
        """
        tokens = tokenised(article, _OPTIONS, "all")
        kept = {id(each) for each in _relations(article, tokens)}
        return [*tokens.rows, *(joined_ends(article, each) for each in article.relations if id(each) not in kept)]

    def text_read(self, article: BundleArticle, options: Mapping[str, str]) -> str:
        """Return the text as it comes back: of the white space around sentences only the length is known."""
        found = tokenised(article, _OPTIONS, "all")
        content, starts, ends = article.content, found.tokens.starts, found.tokens.ends
        pieces: list[str] = []
        at = 0
        for first, after in found.sentences:
            gap = starts[first] - at
            at = ends[after - 1]
            pieces += ["\n" * gap if pieces else " " * gap, content[starts[first] : at]]
        return "".join(pieces)

    def write(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> None:
        """Write the folder."""
        for article in bundle.articles:
            name = f"{file_stem(article, len(bundle.articles))}.tsv"
            with (path / name).open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(_lines(article))

    def differences(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> list[str]:
        """Read the folder again and compare words, mentions and relations."""
        found = []
        for article in bundle.articles:
            file = path / f"{file_stem(article, len(bundle.articles))}.tsv"
            expected = tokenised(article, _OPTIONS, "all")
            if not len(expected.tokens):
                continue
            theirs = read_article(file).article if file.is_file() else None
            if theirs is None or theirs.content.split() != article.content.split():
                found.append(f"the text of {article.id} differs")
                continue
            marked = {each.id: (each.label, each.spans[0]) for each in theirs.mentions}
            if sorted(map(_key, marked.values())) != sorted(
                _key((each.mention.label, each.span)) for each in expected.mentions
            ):
                found.append(f"the mentions of {article.id} differ")
            first = {name: _key((each.mention.label, each.span)) for name, each in expected.first.items()}
            mine = sorted((each.type, first[each.source], first[each.target]) for each in _relations(article, expected))
            if mine != sorted(
                (each.type, _key(marked[each.source]), _key(marked[each.target])) for each in theirs.relations
            ):
                found.append(f"the relations of {article.id} differ")
        return found

    def accepts(self, path: Path) -> bool:
        """Tell by the first line of a .tsv, or of one in a folder."""
        if path.is_dir():
            any_there = holds_named(path, ".tsv")
            return any_there and any(self.accepts(file) for file in sorted(path.glob("*.tsv"))[:1])
        if path.suffix.lower() not in (".tsv", ".txt") or not path.is_file():
            return False
        try:
            with path.open(encoding="utf-8-sig") as file:
                first = file.readline(60)
                # of version 2 it is only told that it is not read
                is_second = first.startswith("#id=") and file.readline(60).startswith("#text=")
                return is_second or first.startswith("#FORMAT=WebAnno TSV 3")
        except (OSError, UnicodeDecodeError):
            return False

    def read(self, path: Path) -> Bundle:
        """Read a file, or a folder of them."""
        files = [path] if path.is_file() else sorted(path.glob("*.tsv"), key=lambda file: by_number(file.name))
        if not files:
            raise ImportProblem(str(path), "There is no .tsv in the folder.", "Nothing was added.")
        return read_bundle(files)


def _key(mention: tuple[str | None, Span]) -> tuple[str, int, int]:
    label, span = mention
    return label or "", span.start, span.end


def _relations(article: BundleArticle, tokens: TokenArticle) -> list[BundleRelation]:
    """Return the relations that still join two mentions."""
    first = tokens.first
    return [each for each in article.relations if first[each.source] is not first[each.target]]


@dataclass
class _Units:
    """Hold what stands on the lines of tokens and sub-tokens: which mentions, and which relations end there."""

    mentions: dict[Span, list[int]] = field(default_factory=dict)
    units: list[list[Span]] = field(default_factory=list)
    numbers: dict[int, int] = field(default_factory=dict)
    names: dict[Span, str] = field(default_factory=dict)
    parts: dict[int, list[Span]] = field(default_factory=dict)
    relations: dict[Span, list[tuple[str, int, int]]] = field(default_factory=dict)


def _units_of(article: BundleArticle, tokens: TokenArticle) -> _Units:
    found, spans = _Units(), tokens.tokens.spans
    for at, each in enumerate(tokens.mentions):
        units = []
        for token in range(each.first, each.after):
            whole = spans[token]
            unit = Span(max(each.span.start, whole.start), min(each.span.end, whole.end))
            units.append(unit)
            found.mentions.setdefault(unit, []).append(at)
            if unit != whole and unit not in found.parts.setdefault(token, []):
                found.parts[token].append(unit)
        found.units.append(units)
    for at, units in enumerate(found.units):
        if len(units) > 1 or len(found.mentions[units[0]]) > 1:
            found.numbers[at] = len(found.numbers) + 1
    places = {id(each): at for at, each in enumerate(tokens.mentions)}
    for relation in _relations(article, tokens):
        source, target = (places[id(tokens.first[end])] for end in (relation.source, relation.target))
        found.relations.setdefault(found.units[target][0], []).append((relation.type, source, target))
    for first, (start, after) in enumerate(tokens.sentences, 1):
        for token in range(start, after):
            name = f"{first}-{token - start + 1}"
            found.names[spans[token]] = name
            for order, part in enumerate(sorted(found.parts.get(token, ())), 1):
                found.names[part] = f"{name}.{order}"
    return found


def _lines(article: BundleArticle) -> Iterator[str]:
    tokens = tokenised(article, _OPTIONS, "all")
    units = _units_of(article, tokens)
    yield f"#FORMAT=WebAnno TSV 3.3\n#T_SP={ENTITY}|value\n"
    if article.relations:
        yield f"#T_RL={RELATION}|label|BT_{ENTITY}\n"
    yield "\n"
    content, spans, to_utf16 = article.content, tokens.tokens.spans, Utf16Map(article.content).to_qt
    for first, after in tokens.sentences:
        # what stands between sentences of one line belongs to the first of them
        end = spans[after].start if after < len(spans) else len(content)
        line_end = content.find("\n", spans[after - 1].end, end)
        text = content[spans[first].start : end if line_end < 0 else line_end]
        yield "\n"
        yield "".join(f"#Text={escape_text(line)}\n" for line in text.split("\n"))
        for token in range(first, after):
            for unit in (spans[token], *sorted(units.parts.get(token, ()))):
                cells = [units.names[unit], f"{to_utf16(unit.start)}-{to_utf16(unit.end)}", unit.slice(content)]
                cells.append("|".join(_value(units, tokens.mentions[at], at) for at in units.mentions.get(unit, ())))
                if article.relations:
                    found = units.relations.get(unit, ())
                    cells.append("|".join(escape_value(kind) for kind, _, _ in found))
                    cells.append("|".join(_reference(units, source, target) for _, source, target in found))
                yield "\t".join([*cells[:3], *(cell or "_" for cell in cells[3:])]) + "\t\n"


def _value(units: _Units, mention: TokenMention, at: int) -> str:
    label = mention.mention.label
    number = f"[{units.numbers[at]}]" if at in units.numbers else ""
    return (escape_value(label) if label is not None else "*") + number


def _reference(units: _Units, source: int, target: int) -> str:
    name, ends = units.names[units.units[source][0]], (units.numbers.get(source, 0), units.numbers.get(target, 0))
    return f"{name}[{ends[0]}_{ends[1]}]" if any(ends) else name
