"""An exporter and an importer as another package would add them, by entry point.

[project.entry-points."hashiya.exporters"]
lines = "hashiya_example:Lines"

[project.entry-points."hashiya.importers"]
marked = "hashiya_example:Marked"
"""

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path

from reader.domain.article import ArticleDetails
from reader.domain.errors import ImportProblem
from reader.domain.schema import Label, LabelId, Schema
from reader.domain.span import Span
from reader.formats.base import Bundle, BundleArticle, BundleMention, LazyArticles, OptionSpec, ReportRow


class Lines:
    """Write each mention's text on a line of its own."""

    name = "lines"
    title = "Mentions, one a line"
    suffix = ".lines"
    unit = "code points"
    keeps = "the marked texts"
    loses = "everything else"
    carries: frozenset[str] = frozenset()
    extra = ""
    options: tuple[OptionSpec, ...] = ()

    def losses(self, article: BundleArticle, options: Mapping[str, str]) -> list[ReportRow]:
        """Return nothing: every mention has its line."""
        return []

    def write(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> None:
        """Write the file."""
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for line in self._lines(bundle))

    def differences(self, bundle: Bundle, path: Path, options: Mapping[str, str]) -> list[str]:
        """Read the file again."""
        with path.open(encoding="utf-8", newline="\n") as file:
            lines = (line.removesuffix("\n") for line in file)
            same = all(mine == theirs for mine, theirs in zip_longest(self._lines(bundle), lines))
        return [] if same else ["a line differs"]

    @staticmethod
    def _lines(bundle: Bundle) -> Iterator[str]:
        for article in bundle.articles:
            for mention in article.mentions:
                yield mention.quote(article.content).replace("\n", " ")


class Marked:
    """Read texts with names in braces, an article a line: {ميلي} وصل. Each becomes a mention labelled NAME."""

    name = "marked"
    title = "Lines with names in braces"
    suffix = ".marked"
    unit = "code points"
    keeps = "the text and the names in it"
    loses = "nothing"
    carries: frozenset[str] = frozenset()
    extra = ""
    own_schema = False

    def accepts(self, path: Path) -> bool:
        """Tell by the ending."""
        return path.suffix == self.suffix

    def read(self, path: Path) -> Bundle:
        """Read a line when its article is asked for; one with a brace alone is refused by its number."""

        def articles() -> Iterator[BundleArticle]:
            with path.open(encoding="utf-8") as file:
                for number, line in enumerate(file, 1):
                    yield self._article(path, number, line.rstrip("\n"))

        with path.open(encoding="utf-8") as file:
            count = sum(1 for _ in file)
        schema = Schema((Label(LabelId(1), "NAME"),))
        return Bundle(schema, LazyArticles(count, articles), (("marked", "import"),))

    @staticmethod
    def _article(path: Path, number: int, line: str) -> BundleArticle:
        content, mentions = "", []
        for at, part in enumerate(line.split("{")):
            name, brace, rest = part.partition("}") if at else ("", "}", part)
            if not brace:
                raise ImportProblem(str(path), "A brace is not closed.", "Nothing was added.", f"line {number}")
            if name:
                span = Span(len(content), len(content) + len(name))
                mentions.append(BundleMention(f"m{at}", (span,), "NAME", "marked"))
            content += name + rest
        return BundleArticle(f"a{number}", ArticleDetails(f"{path.stem} {number}"), content, mentions=tuple(mentions))
