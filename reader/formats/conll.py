"""CoNLL-2002, CoNLL-2003, BIOES and Wojood: a token a line, its tags behind it, an empty line between sentences.

-DOCSTART- begins an article. Wojood (Jarrar et al. 2022) puts the tags of nested mentions side by side.
Texts come back as tokens joined by spaces: these formats carry no white space.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain, islice, zip_longest
from pathlib import Path

from reader.domain.article import ArticleDetails, Provenance
from reader.domain.errors import FileError, ImportProblem
from reader.domain.schema import Label, LabelId, Schema
from reader.domain.span import Span
from reader.formats.base import (
    TOKENS,
    Bundle,
    BundleArticle,
    BundleMention,
    OptionSpec,
    ReportRow,
)
from reader.formats.passes import gone_through
from reader.formats.plain_text import stored_name
from reader.formats.tags import Decoded, decode, encode, is_iob1
from reader.formats.text_lines import first_lines, numbered_lines
from reader.formats.tokens import TokenArticle, tokenised

_START = "-DOCSTART-"
_TAG = re.compile(r"O|[BIESLU]-\S+")
_PIPED = re.compile(r"\S+\|(?:O|[BIESLU]-\S+)(?: +\S+\|(?:O|[BIESLU]-\S+))*")
_SUFFIXES = frozenset((".txt", ".conll", ".iob", ".iob2", ".bio", ".bioes", ".bilou", ".ner", ".tsv", ".tags"))
_LOOK_AT = 200
_REPLACEMENT = "\ufffd"


@dataclass(slots=True)
class Sentence:
    """Hold the tokens of a sentence; each has its tags, and its line in the file, at the same place."""

    tokens: list[str] = field(default_factory=list)
    tags: list[Sequence[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def add(self, token: str, tags: Sequence[str], line: int) -> None:
        """Add a token."""
        self.tokens.append(token)
        self.tags.append(tags)
        self.lines.append(line)


@dataclass(slots=True)
class Document:
    """Hold the sentences of one article of a file."""

    sentences: list[Sentence] = field(default_factory=list)


@dataclass(frozen=True)
class Conll:
    """Write and read one of these formats. `columns` stand between token and tag; `shapes` are those it reads."""

    name: str
    title: str
    keeps: str
    loses: str
    options: tuple[OptionSpec, ...]
    overlaps: str
    columns: tuple[str, ...]
    accepts_rows: Callable[[list[list[str]]], bool]
    suffix: str = ".conll"
    unit: str = "tokens"
    carries: frozenset[str] = frozenset(("texts",))
    extra: str = ""
    own_schema: bool = False

    def losses(self, article: BundleArticle, options: Mapping[str, str]) -> list[ReportRow]:
        """Return the mentions that cut words, overlap others, are in pieces, or repeat someone else's."""
        return tokenised(article, options, self.overlaps).rows

    def text_read(self, article: BundleArticle, options: Mapping[str, str]) -> str:
        """Return the words as they come back, with a space between them and a line for each sentence."""
        found = tokenised(article, options, self.overlaps)
        return "\n".join(
            " ".join(found.tokens.text(article.content, at) for at in range(*sentence)) for sentence in found.sentences
        )

    def write(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> None:
        """Write the articles one after another."""
        begin = " ".join((_START, *("-X-" if column == "-X-" else "O" for column in self.columns), "O"))
        with path.open("w", encoding="utf-8", newline="\n") as file:
            for article in bundle.articles:
                found = self._sentences(tokenised(article, options, self.overlaps), article, options)
                file.write("\n\n".join((begin, *("\n".join(lines) for lines in found), "")))

    def _sentences(
        self, article: TokenArticle, source: BundleArticle, options: Mapping[str, str]
    ) -> Iterator[list[str]]:
        tagged = [(each.mention.label, each.first, each.after) for each in article.mentions]
        tags = encode(tagged, len(article.tokens), options.get("scheme", "iob2"))
        middle = "".join(f" {column}" for column in self.columns)
        content, starts, ends = source.content, article.tokens.starts, article.tokens.ends
        for first, after in article.sentences:
            yield [
                f"{content[start:end]}{middle} {each}"
                for start, end, each in zip(starts[first:after], ends[first:after], tags[first:after])
            ]

    def differences(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> list[str]:
        """Read the file again and compare tokens, sentences and mentions."""
        found = []
        iob1 = options.get("scheme") == "iob1"
        for mine, theirs in zip_longest(bundle.articles, documents(path, nested=self.overlaps == "nested")):
            if mine is None or theirs is None:
                found.append("there are not as many articles")
                break
            expected = tokenised(mine, options, self.overlaps)
            lengths = [after - first for first, after in expected.sentences]
            tokens = [expected.tokens.text(mine.content, at) for at in range(len(expected.tokens))]
            if [token for sentence in theirs.sentences for token in sentence.tokens] != tokens:
                found.append(f"the words of {mine.id} differ")
            elif [len(each.tokens) for each in theirs.sentences] != lengths:
                found.append(f"the sentences of {mine.id} differ")
            elif _tagged(theirs, iob1) != sorted(
                (each.first, -each.after, each.mention.label or "") for each in expected.mentions
            ):
                found.append(f"the mentions of {mine.id} differ")
        return found

    def accepts(self, path: Path) -> bool:
        """Tell by the first lines: each must end in a tag."""
        if path.suffix.lower() not in _SUFFIXES or not path.is_file():
            return False
        lines = [line.strip() for line in first_lines(path, _LOOK_AT)]
        if lines and lines[0].startswith("#FORMAT="):
            return False
        rows = [cells(line) for line in lines if line and not line.startswith((_START, "#"))]
        if rows and all(_PIPED.fullmatch(line) for line in lines if line):
            return self.name == "conll2002"
        return bool(rows) and all(len(row) > 1 and _TAG.fullmatch(row[-1]) for row in rows) and self.accepts_rows(rows)

    def read(self, path: Path) -> Bundle:
        """Read a file; what breaks the scheme is mended where that is safe, and named."""
        nested = self.overlaps == "nested"
        iob1 = is_iob1(sentence.tags for each in documents(path, nested=nested) for sentence in each.sentences)
        problems: list[FileError] = []
        names: dict[str, None] = {}
        articles = gone_through(
            self._articles(path, iob1, problems),
            lambda: self._articles(path, iob1, []),
            lambda article: names.update(dict.fromkeys(each.label for each in article.mentions if each.label)),
        )
        if not articles:
            raise ImportProblem(str(path), "There are no tokens in it.", "Nothing was added.")
        schema = Schema(tuple(Label(LabelId(at), name, position=at) for at, name in enumerate(names)))
        return Bundle(schema, articles, ((self.name, "import"),), problems=tuple(problems))

    def _articles(self, path: Path, iob1: bool, problems: list[FileError]) -> Iterator[BundleArticle]:
        found = documents(path, nested=self.overlaps == "nested")
        # one alone is called as the file is
        begin = list(islice(found, 2))
        for order, document in enumerate(chain(begin, found), 1):
            if document.sentences:
                yield _article(document, path, order if len(begin) > 1 else 0, iob1, self.name, problems)


def conll2002() -> Conll:
    """Return the format of two columns."""
    return Conll(
        "conll2002", "CoNLL-2002 (token and tag)", "words with flat mentions",
        "white space, nested mentions, entities, relations, notes, article data",
        (TOKENS, OptionSpec("scheme", ("iob2", "iob1"), "iob2")), "none", (), _is_flat(2, "BI"),
    )  # fmt: skip


def conll2003() -> Conll:
    """Return the format of four columns, two of which are empty here."""
    return Conll(
        "conll2003", "CoNLL-2003 (four columns)", "words with flat mentions",
        "white space, nested mentions, entities, relations, notes, article data",
        (TOKENS, OptionSpec("scheme", ("iob2", "iob1"), "iob2")), "none", ("-X-", "_"), _is_flat(3, "BIESLU"),
    )  # fmt: skip


def bioes() -> Conll:
    """Return the format that marks ends and single tokens too."""
    return Conll(
        "bioes", "BIOES or BILOU (token and tag)", "words with flat mentions",
        "white space, nested mentions, entities, relations, notes, article data",
        (TOKENS, OptionSpec("scheme", ("bioes", "bilou"), "bioes")), "none", (), _is_flat(2, "BIESLU"),
    )  # fmt: skip


def wojood() -> Conll:
    """Return the format of the Wojood corpus."""
    return Conll(
        "wojood", "Wojood (nested BIO)", "words with nested mentions",
        "white space, mentions of one label that cross, entities, relations, notes, article data",
        (TOKENS,), "nested", (), _is_nested, ".txt",
    )  # fmt: skip


def _is_flat(columns: int, letters: str) -> Callable[[list[list[str]]], bool]:
    """Return a test for rows of so many columns (3 stands for 3 and more) whose tags begin with these letters."""

    def test(rows: list[list[str]]) -> bool:
        right = all(len(row) == 2 if columns == 2 else len(row) > 2 for row in rows)
        return right and not _is_nested(rows) and all(row[-1][0] in f"O{letters}" for row in rows)

    return test


def _is_nested(rows: list[list[str]]) -> bool:
    return any(len(row) > 2 for row in rows) and all(_TAG.fullmatch(tag) for row in rows for tag in row[1:])


def cells(line: str) -> list[str]:
    """Return the cells of a row, which tabs or spaces part."""
    parts = line.split("\t") if "\t" in line else line.split(" ")
    return list(filter(None, parts)) if "" in parts else parts


def documents(path: Path, *, nested: bool) -> Iterator[Document]:
    """Yield the articles of a file, one at a time. Raises ImportProblem for what is not UTF-8."""
    document, started, sentence = Document(), False, Sentence()

    def finish() -> None:
        nonlocal sentence
        if sentence.tokens:
            document.sentences.append(sentence)
            sentence = Sentence()

    for number, line in numbered_lines(path):
        if not line or (line[0] in " \t" and not line.strip(" \t")):
            finish()
        elif line.startswith(_START) and line[len(_START) :][:1] in ("", " ", "\t"):
            finish()
            if started or document.sentences:
                yield document
            document, started = Document(), True
        elif "|" in line and " " in line and _PIPED.fullmatch(line):
            finish()
            for part in line.split():
                sentence.add(*_piped(part), number)
            finish()
        else:
            token, *tags = cells(line)
            sentence.add(token, tags if nested else tags[-1:], number)
    finish()
    if started or document.sentences:
        yield document


def _piped(part: str) -> tuple[str, Sequence[str]]:
    pieces = part.split("|")
    return "|".join(pieces[:-2]) if len(pieces) > 2 else pieces[0], pieces[-1:]


def _tagged(document: Document, iob1: bool) -> list[tuple[int, int, str]]:
    """Return the mentions of an article by its tokens, sorted."""
    found, offset = [], 0
    for sentence in document.sentences:
        for each in decode(sentence.tags, iob1=iob1).mentions:
            found.append((offset + each.first, -offset - each.after, each.label or ""))
        offset += len(sentence.tokens)
    return sorted(found)


def _article(
    document: Document, path: Path, order: int, iob1: bool, annotator: str, problems: list[FileError]
) -> BundleArticle:
    lines: list[str] = []
    mentions: list[BundleMention] = []
    at = 0
    for sentence in document.sentences:
        tokens = sentence.tokens
        if not lines and tokens[0].startswith("\ufeff"):
            # what only looks like a file's BOM would be taken for one at the beginning of a text
            tokens = [tokens[0].lstrip("\ufeff") or _REPLACEMENT, *tokens[1:]]
        starts = list(accumulate((len(token) + 1 for token in tokens), initial=at))
        lines.append(" ".join(tokens))
        at = starts[-1]
        decoded = decode(sentence.tags, iob1=iob1)
        problems += _problems(path, sentence, decoded)
        for each in decoded.mentions:
            span = Span(starts[each.first], starts[each.after] - 1)
            mentions.append(BundleMention(f"m{len(mentions) + 1}", (span,), each.label, annotator))
    name = f"{path.stem} {order}" if order else path.stem
    return BundleArticle(
        f"a{order or 1}",
        ArticleDetails(stored_name(name)),
        # of the same length, so that the offsets hold
        "\n".join(lines).replace("\r", _REPLACEMENT).replace("\0", _REPLACEMENT),
        provenance=Provenance(stored_name(str(path)), charset="utf-8", charset_source="utf-8"),
        mentions=tuple(mentions),
    )


def _problems(path: Path, sentence: Sentence, decoded: Decoded) -> Iterator[FileError]:
    for token, tags, line in zip(sentence.tokens, sentence.tags, sentence.lines):
        if not tags:
            yield ImportProblem(str(path), f"{token!r} has no tag: taken as O.", place=f"line {line}")
    for each in decoded.problems:
        problem = f"{sentence.tokens[each.at]!r}: {each.problem}"
        yield ImportProblem(str(path), problem, place=f"line {sentence.lines[each.at]}")
