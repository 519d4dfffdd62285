"""HTML to plain text: one line for each paragraph, nothing hidden, nothing run, nothing fetched."""

import re
from pathlib import Path
from typing import Any

from reader.domain.errors import ImportProblem
from reader.formats.libraries import library

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_DROPPED = frozenset(
    [
        "applet",
        "audio",
        "base",
        "button",
        "canvas",
        "datalist",
        "embed",
        "frame",
        "frameset",
        "head",
        "iframe",
        "input",
        "link",
        "map",
        "math",
        "meta",
        "noembed",
        "noframes",
        "noscript",
        "object",
        "param",
        "progress",
        "rp",
        "rt",
        "script",
        "select",
        "source",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "track",
        "video",
    ]
)
_CELLS = frozenset(("td", "th"))
_MOST_TAGS = 3_000_000
_SPACE = re.compile(r"[ \t\r\n\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# what XML cannot hold, and libxml2 ends the text at
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def parse_html(text: str, shown: Path) -> Any:
    """Return the root of an HTML text, however broken; None when there is nothing in it."""
    if text.count("<") > _MOST_TAGS:
        raise ImportProblem(str(shown), "The file unpacks to more than can be read.", "Split it into articles.")
    etree = library("lxml.etree", "import", ImportProblem, shown)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, recover=True
    )
    data = _CONTROLS.sub("\ufffd", text).encode("utf-8")
    try:
        # a leading BOM would stand before the root
        return etree.fromstring(data.removeprefix(b"\xef\xbb\xbf") or b" ", parser)
    except etree.XMLSyntaxError:
        return None


def tag_of(element: Any) -> str:
    """Return an element's name without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


class _Lines:
    """Gather text into lines."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line: list[str] = []

    def add(self, text: str | None, keep: bool) -> None:
        """Add to the line; with `keep` white space and line breaks count."""
        if not text:
            return
        if not keep:
            self._line.append(_SPACE.sub(" ", text))
            return
        first, *others = text.split("\n")
        self._line.append(first)
        for line in others:
            self.end(keep=True)
            self._line.append(line)

    def end(self, *, keep: bool = False) -> None:
        """End the line; one that holds nothing is no line, unless it is kept."""
        line = "".join(self._line)
        self._line.clear()
        line = line.rstrip() if keep else re.sub(" *\t *", "\t", re.sub(" +", " ", line)).strip(" \t")
        if line or keep:
            self._lines.append(line)

    def tab(self) -> None:
        """Part a cell from the one before."""
        if any(part.strip() for part in self._line):
            self._line.append("\t")

    def text(self) -> str:
        """Return the lines."""
        self.end()
        return "\n".join(self._lines).strip("\n")


def text_of(root: Any) -> str:
    """Return the text below an element: blocks on lines of their own, cells of a row parted by tabs."""
    lines = _Lines()
    # (element, whether it is being left, whether line breaks count, whether blocks do not count: inside a cell)
    stack: list[tuple[Any, bool, bool, bool]] = [(root, False, False, False)]
    while stack:
        element, leaving, keep, in_cell = stack.pop()
        tag = tag_of(element)
        is_block = tag in _BLOCKS and not in_cell
        if leaving:
            if is_block and not (tag in _CELLS and _is_plain(element)):
                lines.end()
            if element is not root:
                # what follows an element belongs to its parent
                lines.add(element.tail, keep)
            continue
        stack.append((element, True, keep, in_cell))
        if not tag or tag in _DROPPED or _is_hidden(element):
            continue
        plain_cell = tag in _CELLS and _is_plain(element)
        if plain_cell:
            lines.tab()
        elif is_block:
            lines.end()
        elif tag in _BLOCKS:
            lines.add(" ", False)
        keep = keep or tag == "pre"
        lines.add(element.text, keep)
        stack += [(child, False, keep, in_cell or plain_cell) for child in reversed(element)]
    return lines.text()


def _is_hidden(element: Any) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _is_plain(cell: Any) -> bool:
    """Tell whether a cell holds one paragraph at most; a page laid out by a table holds the article in one cell."""
    return (
        sum(1 for each in cell.iterdescendants() if tag_of(each) in ("p", "div", "table", "li", "br", "h1", "h2")) <= 1
    )


def first_text(root: Any, *names: str) -> str:
    """Return the text of the first element that bears one of these names and holds any."""
    for name in names:
        for element in root.iter():
            if tag_of(element) == name:
                text = " ".join("".join(element.itertext()).split())
                if text:
                    return text
    return ""


def html_to_text(html: str, shown: Path) -> str:
    """Return the text of a piece of HTML."""
    root = parse_html(html, shown)
    return "" if root is None else text_of(root)
