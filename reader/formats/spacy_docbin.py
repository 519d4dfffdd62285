"""spaCy's DocBin: the whole text as tokens; all mentions in `spans["sc"]`, the longest that do not overlap in `ents`.

https://spacy.io/api/docbin. spaCy keeps a whole file in memory, so here memory grows with the number of articles.
"""

import zlib
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path
from typing import Any

from reader.domain.article import ArticleDetails, Provenance
from reader.domain.errors import ExportProblem, FileError, ImportProblem
from reader.domain.schema import Label, LabelId, Schema
from reader.domain.span import Span
from reader.formats.base import TEXTS, TOKENS, Bundle, BundleArticle, BundleMention, OptionSpec, ReportRow
from reader.formats.libraries import library
from reader.formats.plain_text import stored_name
from reader.formats.tokens import TokenArticle, tokenised

_GROUP = "sc"
_TITLE = "title"
_ANNOTATOR = "spacy"


class SpacyDocBin:
    """Write and read .spacy files."""

    name = "spacy"
    title = "spaCy DocBin"
    suffix = ".spacy"
    unit = "tokens"
    keeps = "the whole text and its title, nested and overlapping mentions"
    loses = "entities, relations, attributes, notes, other article data"
    carries = frozenset((*TEXTS, "article titles"))
    extra = "spacy"
    own_schema = False
    options: tuple[OptionSpec, ...] = (TOKENS,)

    def losses(self, article: BundleArticle, options: Mapping[str, str]) -> list[ReportRow]:
        """Return the mentions that cut words, are in pieces, or repeat someone else's."""
        return tokenised(article, options, "all").rows

    def write(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> None:
        """Write the file."""
        tokens, vocab = _library("tokens", ExportProblem, path), _vocab(ExportProblem, path)
        filtered = _library("util", ExportProblem, path).filter_spans
        bin_ = tokens.DocBin(store_user_data=True)
        for article in bundle.articles:
            found = tokenised(article, options, "all")
            words, spaces, starts, places = _words(article.content, found)
            doc = tokens.Doc(vocab, words=words, spaces=spaces, sent_starts=starts or None)
            doc.user_data[_TITLE] = article.details.title
            spans = [
                tokens.Span(doc, places[each.first], places[each.after - 1] + 1, label=_named(each.mention.label))
                for each in found.mentions
            ]
            doc.spans[_GROUP] = spans
            doc.ents = filtered(spans)
            bin_.add(doc)
        bin_.to_disk(path)

    def differences(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> list[str]:
        """Read the file again and compare texts and mentions."""
        found = []
        for mine, theirs in zip_longest(bundle.articles, _docs(path, ExportProblem)):
            if mine is None or theirs is None:
                found.append("there are not as many articles")
                break
            if theirs.text != mine.content:
                found.append(f"the text of {mine.id} differs")
                continue
            expected = sorted(
                (each.span.start, each.span.end, each.mention.label or "")
                for each in tokenised(mine, options, "all").mentions
            )
            if sorted((start, end, label or "") for start, end, label in _mentions(theirs)) != expected:
                found.append(f"the mentions of {mine.id} differ")
        return found

    def accepts(self, path: Path) -> bool:
        """Tell by the suffix."""
        return path.suffix.lower() == ".spacy" and path.is_file()

    def read(self, path: Path) -> Bundle:
        """Read a file: every span group, and the entities."""
        articles = []
        for order, doc in enumerate(_docs(path, ImportProblem), 1):
            if not doc.text.strip():
                continue
            title = doc.user_data.get(_TITLE)
            mentions = tuple(
                BundleMention(f"m{at}", (Span(start, end),), label, _ANNOTATOR)
                for at, (start, end, label) in enumerate(_mentions(doc), 1)
                if doc.text[start:end].strip()
            )
            provenance = Provenance(stored_name(str(path)), charset="utf-8", charset_source="utf-8")
            details = ArticleDetails(title if isinstance(title, str) else stored_name(f"{path.stem} {order}"))
            articles.append(BundleArticle(f"a{order}", details, doc.text, provenance=provenance, mentions=mentions))
        if not articles:
            raise ImportProblem(str(path), "There is no text in it.", "Nothing was added.")
        names = dict.fromkeys(mention.label for each in articles for mention in each.mentions if mention.label)
        schema = Schema(tuple(Label(LabelId(at), name, position=at) for at, name in enumerate(names)))
        return Bundle(schema, tuple(articles), ((_ANNOTATOR, "import"),))


def _library(module: str, problem: type[FileError], path: Path) -> Any:
    return library(f"spacy.{module}", "spacy", problem, path)


def _vocab(problem: type[FileError], path: Path) -> Any:
    return _library("vocab", problem, path).Vocab()


def _docs(path: Path, problem: type[FileError]) -> Iterator[Any]:
    tokens, vocab = _library("tokens", problem, path), _vocab(problem, path)
    try:
        yield from tokens.DocBin().from_disk(path).get_docs(vocab)
    except (OSError, ValueError, KeyError, TypeError, IndexError, zlib.error) as error:
        raise problem(str(path), f"This is no file of spaCy's: {error}.", "Nothing was added.") from error


def _mentions(doc: Any) -> list[tuple[int, int, str | None]]:
    """Return the spans of all groups and the entities as start, end, label, each once, by start."""
    spans = [span for group in doc.spans.values() for span in group] + list(doc.ents)
    found = {(span.start_char, span.end_char, _label(span.label_)) for span in spans if span.end_char > span.start_char}
    return sorted(found, key=lambda each: (each[0], -each[1], each[2] or ""))


def _named(label: str | None) -> str:
    """Return a label that is not empty; one of low lines alone gets one more."""
    return "_" if label is None else label if label.strip("_") else f"{label}_"


def _label(name: str) -> str | None:
    return name if name.strip("_") else name[:-1] or None


def _words(content: str, article: TokenArticle) -> tuple[list[str], list[bool], list[bool], list[int]]:
    """Return words, whether a space follows each, whether it begins a sentence, and where the tokens are among them.

    White space that is not one space is a word of its own, as in spaCy.
    """
    words: list[str] = []
    spaces: list[bool] = []
    places: list[int] = []
    starts: list[bool] = []
    begins = {first for first, _ in article.sentences}

    def gap(text: str) -> None:
        if text.startswith(" ") and words:
            spaces[-1] = True
            text = text[1:]
        if text:
            words.append(text)
            spaces.append(False)
            starts.append(len(words) == 1)

    at = 0
    for order, span in enumerate(article.tokens.spans):
        gap(content[at : span.start])
        places.append(len(words))
        words.append(span.slice(content))
        spaces.append(False)
        starts.append(order in begins)
        at = span.end
    gap(content[at:])
    return words, spaces, starts, places
