"""An exporter as another package would add it, by the entry point `lines = "hashiya_example:Lines"`."""

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path

from reader.formats.base import Bundle, BundleArticle, OptionSpec, ReportRow


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
