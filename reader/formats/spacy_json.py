"""spaCy's JSON of training data (version 2): documents of paragraphs of sentences of tokens with BILUO tags.

A paragraph may bring its text (`raw`); otherwise tokens are joined by spaces, and sentences stand on lines.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reader.domain.span import Span
from reader.formats.base import Bundle, BundleArticle
from reader.formats.foreign import Findings, Gathered, bundle_of
from reader.formats.json_files import first_value, values
from reader.formats.tags import decode

_TOOL = "spacy"
_Json = dict[str, Any]


class SpacyJson:
    """Read spaCy's training data."""

    name = "spacy-json"
    title = "spaCy 2 training data (JSON)"
    suffix = ".json"
    unit = "tokens"
    keeps = "words with flat mentions, categories as article labels"
    loses = "parts of speech, dependencies"
    carries: frozenset[str] = frozenset()
    own_schema = False
    extra = ""

    def accepts(self, path: Path) -> bool:
        """Tell by the first document."""
        paragraphs = first_value(path, ".json").get("paragraphs")
        return isinstance(paragraphs, list) and all(isinstance(each, dict) for each in paragraphs)

    def read(self, path: Path) -> Bundle:
        """Read a file; tags that break their scheme are named, and what they say is taken as far as it goes."""
        return bundle_of(path, _TOOL, lambda findings: _read(path, findings))


@dataclass
class _Pieced:
    """Put a document's text together, and keep where each token lies."""

    findings: Findings
    text: str = ""
    sentences: list[tuple[str, list[Span], list[str]]] = field(default_factory=list)
    cats: list[str] = field(default_factory=list)

    def add(self, place: str, paragraph: _Json) -> None:
        """Add a paragraph."""
        if self.text:
            self.text += "\n\n"
        raw, start = paragraph.get("raw"), len(self.text)
        at = start
        if isinstance(raw, str):
            self.text += raw
        for number, sentence in enumerate(paragraph.get("sentences") or [], 1):
            tokens = [
                each for each in sentence.get("tokens") or [] if isinstance(each.get("orth"), str) and each["orth"]
            ]
            spans, tags = [], []
            for order, token in enumerate(tokens):
                if isinstance(raw, str):
                    at = self.text.find(token["orth"], at)
                    if at < 0:
                        where = f"{place}, sentence {number}"
                        self.findings.refuse(
                            where, f"The token {token['orth']!r} is not in the text where it should be."
                        )
                        return
                else:
                    self.text += " " if order else "\n" if number > 1 else ""
                    at = len(self.text)
                    self.text += token["orth"]
                spans.append(Span(at, at + len(token["orth"])))
                tags.append(str(token.get("ner") or "O"))
                at = spans[-1].end
            self.sentences.append((f"{place}, sentence {number}", spans, tags))
        for cat in paragraph.get("cats") or []:
            if isinstance(cat, dict) and float(cat.get("value") or 0) >= 0.5:
                self.cats.append(str(cat.get("label")))


def _read(path: Path, findings: Findings) -> Iterator[BundleArticle]:
    for place, document in values(path, findings.refuse):
        pieced = _Pieced(findings)
        try:
            for number, paragraph in enumerate(document["paragraphs"], 1):
                pieced.add(f"{place}, paragraph {number}", paragraph)
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            findings.refuse(place, f"The document is not as expected: {error!r}.")
            continue
        gathered = Gathered(findings, pieced.text, place)
        for where, spans, tags in pieced.sentences:
            # spaCy says - of a token whose tag is not known
            decoded = decode([[] if tag in ("O", "-", "") else [tag] for tag in tags])
            for problem in decoded.problems:
                findings.refuse(f"{where}, token {problem.at + 1}", problem.problem)
            for each in decoded.mentions:
                gathered.mention([(spans[each.first].start, spans[each.after - 1].end)], each.label, place=where)
        for cat in pieced.cats:
            gathered.article_label(cat)
        yield gathered.article(document.get("id"))
