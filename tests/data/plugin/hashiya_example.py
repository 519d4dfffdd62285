"""An exporter as another package would add it, by the entry point `lines = "hashiya_example:Lines"`."""

from pathlib import Path

from reader.formats.base import Bundle, ReportRow


class Lines:
    """Write each mention's text on a line of its own."""

    name = "lines"
    title = "Mentions, one a line"
    suffix = ".lines"
    unit = "code points"
    keeps = "the marked texts"
    loses = "everything else"
    carries: frozenset[str] = frozenset()

    def write(self, bundle: Bundle, path: Path) -> list[ReportRow]:
        """Write the file."""
        path.write_text("".join(f"{line}\n" for line in self._lines(bundle)), encoding="utf-8", newline="\n")
        return []

    def differences(self, bundle: Bundle, path: Path) -> list[str]:
        """Read the file again."""
        return [] if path.read_text(encoding="utf-8").split("\n")[:-1] == self._lines(bundle) else ["a line differs"]

    @staticmethod
    def _lines(bundle: Bundle) -> list[str]:
        return [
            mention.quote(article.content).replace("\n", " ")
            for article in bundle.articles
            for mention in article.mentions
        ]
