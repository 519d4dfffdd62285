"""CoNLL-U: the whole text in tokens, with mentions as brackets in MISC (Entity=(PER ... Entity=PER)).

https://universaldependencies.org/format.html. White space is in SpaceAfter=No and, by UDPipe's convention, SpacesAfter
and SpacesBefore, so that the text comes back letter by letter. A word cut at a name behind a proclitic is a multiword
token. Entities are read as UD_Hebrew-IAHLTwiki (labels alone) and CorefUD (ids, after `# global.Entity`) write them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path

from reader.domain.article import ArticleDetails, Provenance
from reader.domain.errors import FileError, ImportProblem
from reader.domain.schema import Label, LabelId, Schema
from reader.domain.span import Span
from reader.formats.base import TOKENS, Bundle, BundleArticle, BundleMention, OptionSpec, ReportRow
from reader.formats.passes import gone_through
from reader.formats.plain_text import stored_name
from reader.formats.tags import label_of, tag_name
from reader.formats.text_lines import first_lines, numbered_lines
from reader.formats.tokens import TokenArticle, tokenised
from reader.text.tokenising import Tokens

_ANNOTATOR = "conllu"
_ESCAPES = {" ": "\\s", "\t": "\\t", "\r": "\\r", "\n": "\\n", "|": "\\p", "\\": "\\\\"}
_UNESCAPES = {escaped[1]: char for char, escaped in _ESCAPES.items()}
_BRACKET = re.compile(r"\((?P<opened>[^()]*)(?P<single>\))?|(?P<closed>[^()]+)\)")
_NOT_IN_ENTITY = re.compile(r"[()|=\[\]-]")
_NUMBER = re.compile(r"\d+(?:[-.]\d+)?")
_NEWDOC = re.compile(r"#\s*newdoc\b")
_ESCAPED = re.compile(r"\\(u([0-9a-f]{4})|.)")
_COLUMNS = 10
_UNUSED = "\t_" * 7 + "\t"


class ConllU:
    """Write and read CoNLL-U."""

    name = "conllu"
    title = "CoNLL-U (with multiword tokens)"
    suffix = ".conllu"
    unit = "tokens"
    keeps = "the whole text, nested mentions"
    loses = "mentions of one label that cross, entities, relations, notes, article data"
    carries = frozenset(("texts",))
    extra = ""
    own_schema = False
    options: tuple[OptionSpec, ...] = (TOKENS,)

    def losses(self, article: BundleArticle, options: Mapping[str, str]) -> list[ReportRow]:
        """Return the mentions that cut words, cross one of their label, are in pieces, or repeat someone else's."""
        return tokenised(article, options, "nested").rows

    def text_read(self, article: BundleArticle, options: Mapping[str, str]) -> str:
        """Return the text; one of white space alone has no token to hang it on."""
        return article.content if len(tokenised(article, options, "nested").tokens) else ""

    def write(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> None:
        """Write the articles one after another."""
        with path.open("w", encoding="utf-8", newline="\n") as file:
            for article in bundle.articles:
                file.writelines(_article_lines(article, tokenised(article, options, "nested")))

    def differences(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> list[str]:
        """Read the file again and compare texts and mentions."""
        found = []
        for mine, theirs in zip_longest(bundle.articles, _documents(path, [])):
            if mine is None or theirs is None:
                found.append("there are not as many articles")
                break
            expected = tokenised(mine, options, "nested")
            # an article of white space alone has no token to hang it on
            content = mine.content if len(expected.tokens) else ""
            if theirs.content != content:
                found.append(f"the text of {mine.id} differs")
            elif sorted(theirs.mentions) != sorted(
                (expected.tokens.starts[each.first], expected.tokens.ends[each.after - 1], each.mention.label or "")
                for each in expected.mentions
            ):
                found.append(f"the mentions of {mine.id} differ")
        return found

    def accepts(self, path: Path) -> bool:
        """Tell by the first token lines: they have ten columns."""
        if path.suffix.lower() not in (".conllu", ".conll", ".txt") or not path.is_file():
            return False
        lines = first_lines(path, 60)
        rows = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
        return bool(rows) and all(len(row) == _COLUMNS and row[0][:1].isdecimal() for row in rows)

    def read(self, path: Path) -> Bundle:
        """Read a file; rows that are no tokens are named and left out."""
        problems: list[FileError] = []
        names: dict[str, None] = {}
        articles = gone_through(
            _articles(path, problems),
            lambda: _articles(path, []),
            lambda article: names.update(dict.fromkeys(each.label for each in article.mentions if each.label)),
        )
        if not articles:
            raise ImportProblem(str(path), "There are no tokens in it.", "Nothing was added.")
        schema = Schema(tuple(Label(LabelId(at), name, position=at) for at, name in enumerate(names)))
        return Bundle(schema, articles, ((_ANNOTATOR, "import"),), problems=tuple(problems))


def _articles(path: Path, problems: list[FileError]) -> Iterator[BundleArticle]:
    filled = (each for each in _documents(path, problems) if each.content.strip())
    for order, each in enumerate(filled, 1):
        yield BundleArticle(
            f"a{order}",
            ArticleDetails(stored_name(each.name or (f"{path.stem} {order}" if order > 1 else path.stem))),
            each.content,
            provenance=Provenance(stored_name(str(path)), charset="utf-8", charset_source="utf-8"),
            mentions=tuple(
                BundleMention(f"m{at}", (Span(start, end),), label or None, _ANNOTATOR)
                for at, (start, end, label) in enumerate(dict.fromkeys(each.mentions), 1)
            ),
        )


# --- out


def _article_lines(article: BundleArticle, tokens: TokenArticle) -> Iterator[str]:
    content, starts, ends = article.content, tokens.tokens.starts, tokens.tokens.ends
    brackets, glued = _brackets(tokens), tokens.tokens.glued
    yield f"# newdoc id = {article.id}\n"
    for number, (first, after) in enumerate(tokens.sentences, 1):
        gap = content[ends[first - 1] if first else 0 : starts[first]]
        if not first or "\n" in gap:
            yield "# newpar\n"
        yield f"# sent_id = {article.id}-{number}\n"
        yield f"# text = {' '.join(content[starts[first] : ends[after - 1]].split())}\n"
        at = first
        while at < after:
            end = at + 1
            while end in glued:
                end += 1
            space = _space(content, tokens.tokens, at, end)
            if end - at > 1:
                yield _row(f"{at - first + 1}-{end - first}", content[starts[at] : ends[end - 1]], space)
            for each in range(at, end):
                misc = [f"Entity={brackets[each]}"] if each in brackets else []
                form = content[starts[each] : ends[each]]
                yield _row(str(each - first + 1), form, misc + (space if end - at == 1 else []))
            at = end
        yield "\n"


def _row(number: str, form: str, misc: list[str]) -> str:
    return f"{number}\t{form}{_UNUSED}{'|'.join(misc) or '_'}\n"


def _space(content: str, tokens: Tokens, at: int, end: int) -> list[str]:
    """Return what MISC says of the white space around a word that is made of the tokens from `at` to `end`."""
    starts, ends = tokens.starts, tokens.ends
    is_last = end == len(starts)
    after = content[ends[end - 1] : len(content) if is_last else starts[end]]
    misc = []
    if at == 0 and starts[0]:
        misc.append(f"SpacesBefore={_escape(content[: starts[0]])}")
    if not after:
        misc.append("SpaceAfter=No")
    elif after != " " or is_last:
        misc.append(f"SpacesAfter={_escape(after)}")
    return misc


def _escape(space: str) -> str:
    return "".join(_ESCAPES.get(char) or (char if char == "\u00a0" else f"\\u{ord(char):04x}") for char in space)


def _unescape(text: str) -> str:
    def back(found: re.Match[str]) -> str:
        return chr(int(found[2], 16)) if found[2] else _UNESCAPES.get(found[1], found[0])

    return _ESCAPED.sub(back, text) if "\\" in text else text


def _brackets(tokens: TokenArticle) -> dict[int, str]:
    """Return the brackets of each token: those that end first, then those that begin, the outer one first."""
    opened: dict[int, list[str]] = {}
    closed: dict[int, list[str]] = {}
    single: dict[int, list[str]] = {}
    for each in tokens.mentions:
        name = _NOT_IN_ENTITY.sub(lambda found: f"%{ord(found[0]):02X}.", tag_name(each.mention.label))
        if each.after - each.first == 1:
            single.setdefault(each.first, []).append(f"({name})")
        else:
            opened.setdefault(each.first, []).append(f"({name}")
            closed.setdefault(each.after - 1, []).insert(0, f"{name})")
    at = {*opened, *closed, *single}
    return {each: "".join([*closed.get(each, ()), *opened.get(each, ()), *single.get(each, ())]) for each in at}


# --- in


@dataclass
class _Document:
    """Hold an article as it is read: its text, and mentions as start, end, label."""

    name: str = ""
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    mentions: list[tuple[int, int, str]] = field(default_factory=list)

    @property
    def content(self) -> str:
        """The text so far."""
        return "".join(self.pieces)

    def add(self, text: str) -> int:
        """Add to the text and return where it begins."""
        self.pieces.append(text)
        self.length += len(text)
        return self.length - len(text)


@dataclass
class _Sentence:
    """Hold the rows of a sentence with their line numbers, and what its comments say."""

    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    newpar: bool = False
    newdoc: str | None = None
    text: str | None = None
    line: int = 0
    fields: tuple[str, ...] | None = None


def _documents(path: Path, problems: list[FileError]) -> Iterator[_Document]:
    """Yield the articles of a file, one at a time."""
    document: _Document | None = None
    reader = _Reader(path, problems)
    for sentence in _sentences(path, problems):
        if sentence.newdoc is not None and (document is None or sentence.newdoc != document.name):
            if document is not None:
                yield reader.finished(document)
            document = _Document(sentence.newdoc)
        document = document or _Document()
        reader.read(document, sentence)
    if document is not None:
        yield reader.finished(document)


def _sentences(path: Path, problems: list[FileError]) -> Iterator[_Sentence]:
    sentence = _Sentence()
    for number, line in numbered_lines(path):
        is_comment = line.startswith("#")
        # an article without a token ends where the next one begins
        is_next = is_comment and sentence.newdoc is not None and _NEWDOC.match(line) is not None
        ends = is_next or not line or line.isspace()
        if ends and (sentence.rows or sentence.newdoc is not None):
            yield sentence
            sentence = _Sentence(fields=sentence.fields)
        if is_comment:
            _comment(sentence, line, number)
        elif not ends:
            cells = line.split("\t")
            if len(cells) != _COLUMNS or not _NUMBER.fullmatch(cells[0]) or not cells[1]:
                problem = f"The row is no token: {line[:60]!r}."
                problems.append(ImportProblem(str(path), problem, "Expected ten columns.", f"line {number}"))
            else:
                sentence.rows.append((number, cells))
    if sentence.rows or sentence.newdoc is not None:
        yield sentence


def _comment(sentence: _Sentence, line: str, number: int) -> None:
    name, _, value = (part.strip() for part in line[1:].partition("="))
    if name in ("newdoc", "newdoc id"):
        sentence.newdoc = value
    elif name in ("newpar", "newpar id"):
        sentence.newpar = True
    elif name == "global.Entity":
        sentence.fields = tuple(value.split("-"))
    elif name == "text":
        sentence.text, sentence.line = value, number


@dataclass
class _Reader:
    """Turn sentences into text and mentions; `opened` are the mentions that have not ended yet.

    `pending` is white space that stands only between words; `stated` is set when the file spelled out the last.
    """

    path: Path
    problems: list[FileError]
    opened: list[tuple[str, str, int, int]] = field(default_factory=list)
    pending: str = ""
    stated: bool = False

    def read(self, document: _Document, sentence: _Sentence) -> None:
        """Add a sentence to its article."""
        if document.length:
            if sentence.newpar and not self.stated:
                self.pending = "\n"
            document.add(self.pending)
        self.pending = ""
        begin = len(document.pieces)
        rows = [row for row in sentence.rows if "." not in row[1][0]]
        at = 0
        while at < len(rows):
            number, cells = rows[at]
            misc = _misc(cells[9])
            document.add(self.pending + _unescape(misc.get("SpacesBefore", "")))
            first, _, last = cells[0].partition("-")
            at += 1
            words = rows[at : at + int(last) - int(first) + 1] if last else [(number, cells)]
            at += len(words) if last else 0
            self._word(document, sentence, number, cells[1], words)
            explicit = misc.get("SpacesAfter")
            default = "" if misc.get("SpaceAfter") == "No" else " "
            self.pending = default if explicit is None else _unescape(explicit)
            self.stated = explicit is not None
            if at == len(rows) and self.stated:
                document.add(self.pending)
                self.pending = ""
        said, found = sentence.text, "".join(document.pieces[begin:])
        if said is not None and said.split() != found.split():
            problem = f"The text says {said[:60]!r}, its tokens {found[:60]!r}: the tokens were taken."
            self.problems.append(ImportProblem(str(self.path), problem, place=f"line {sentence.line}"))

    def _word(
        self, document: _Document, sentence: _Sentence, number: int, form: str, words: list[tuple[int, list[str]]]
    ) -> None:
        """Add a word; the tokens of a multiword one have their own places when they spell it."""
        start = document.add(form)
        spelled = "".join(cells[1] for _, cells in words) == form
        at = start
        for line, cells in words:
            span = (at, at + len(cells[1])) if spelled else (start, start + len(form))
            at += len(cells[1])
            entity = _misc(cells[9]).get("Entity", "")
            if entity and not spelled:
                problem = f"{cells[1]!r} is not spelled in {form!r}: its mention takes the whole word."
                self.problems.append(ImportProblem(str(self.path), problem, place=f"line {line}"))
            for found in _BRACKET.finditer(entity):
                self._bracket(document, sentence, found, span, line)

    def _bracket(
        self, document: _Document, sentence: _Sentence, found: re.Match[str], span: tuple[int, int], line: int
    ) -> None:
        if found["closed"] is None:
            key, label = _entity(found["opened"], sentence.fields)
            if found["single"]:
                document.mentions.append((*span, label))
            else:
                self.opened.append((key, label, span[0], line))
            return
        key = _entity(found["closed"], sentence.fields)[0]
        for place in range(len(self.opened) - 1, -1, -1):
            if self.opened[place][0] == key:
                _, label, start, _ = self.opened.pop(place)
                document.mentions.append((start, span[1], label))
                return
        problem = f"{found[0]} ends what has not begun, and was left out."
        self.problems.append(ImportProblem(str(self.path), problem, place=f"line {line}"))

    def finished(self, document: _Document) -> _Document:
        """Return an article that has ended; mentions still open in it are named."""
        for key, _, _, line in self.opened:
            problem = f"({key} has no end, and was left out."
            self.problems.append(ImportProblem(str(self.path), problem, place=f"line {line}"))
        self.opened, self.pending = [], ""
        return document


def _misc(cell: str) -> dict[str, str]:
    return {} if cell == "_" else {name: value for name, _, value in (each.partition("=") for each in cell.split("|"))}


def _entity(text: str, fields: tuple[str, ...] | None) -> tuple[str, str]:
    """Return what the end of an entity is known by, and its label."""
    if fields is None:
        return text, label_of(text) or ""
    values = dict(zip(fields, text.split("-")))
    return values.get("eid", text), values.get("etype", "")
