"""Reading our reading copies back, to prove that they say what the project says."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

_CHUNK = 1 << 16


@dataclass
class Copy:
    """Hold what a copy shows of one article; `drawn` are the numbers of the mentions that mark some text."""

    paragraphs: list[str] = field(default_factory=list)
    marked: list[tuple[str, str]] = field(default_factory=list)
    drawn: set[int] = field(default_factory=set)
    relations: int = 0
    notes: int = 0

    @property
    def content(self) -> str:
        """Return the text, a line for each paragraph."""
        return "\n".join(self.paragraphs)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.done: list[Copy] = []
        self._copy: Copy | None = None
        self._in_paragraph = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element says."""
        given = {name: value or "" for name, value in attrs}
        if tag == "article":
            self._copy = Copy()
        elif self._copy is None:
            return
        elif tag == "p":
            self._copy.paragraphs.append("")
            self._in_paragraph = True
        elif tag == "tr" and "data-spans" in given:
            self._copy.marked.append((given["data-spans"], given["data-label"]))
        elif "data-m" in given:
            self._copy.drawn.update(map(int, given["data-m"].split()))
        elif tag == "li":
            self._copy.relations += given.get("class") == "r"
            self._copy.notes += given.get("class") == "n"

    def handle_endtag(self, tag: str) -> None:
        """End a paragraph or an article."""
        if tag == "p":
            self._in_paragraph = False
        elif tag == "article" and self._copy is not None:
            self._copy.marked.sort()
            self.done.append(self._copy)
            self._copy = None

    def handle_data(self, data: str) -> None:
        """Take the text of a paragraph."""
        if self._in_paragraph and self._copy is not None:
            self._copy.paragraphs[-1] += data


def read_back(path: Path) -> Iterator[Copy]:
    """Yield what a reading copy shows, article by article."""
    reader = _Reader()
    with path.open(encoding="utf-8", newline="") as file:
        while chunk := file.read(_CHUNK):
            reader.feed(chunk)
            yield from reader.done
            reader.done.clear()
    reader.close()
    yield from reader.done
