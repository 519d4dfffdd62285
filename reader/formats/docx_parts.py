"""The parts of a Word document that grow with its text, written as they come: python-docx makes only the frame.

An object for each run takes a hundred times as long as its letters, and all of them are in memory at once.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import IO
from xml.sax.saxutils import quoteattr

from reader.domain.article import Direction
from reader.domain.errors import ExportProblem
from reader.formats.libraries import library
from reader.formats.xml_letters import legal
from reader.text.direction import first_strong

EXTRA = "docx"
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLE = "Hashiya Text"
STYLE_ID, HEADING_ID = "HashiyaText", "Heading1"
BODY, REMARKS = "word/document.xml", "word/comments.xml"
_MIDDLE = (1980, 1, 1, 0, 0, 0)
_WITHIN = {"\t": '</w:t><w:tab/><w:t xml:space="preserve">', "\n": '</w:t><w:br/><w:t xml:space="preserve">'}


def run(text: str, rtl: bool, fill: str = "", line: str = "") -> str:
    """Return a run: shaded in one colour, underlined in another."""
    held = escape(legal(text), quote=False)
    for char, element in _WITHIN.items():
        held = held.replace(char, element)
    return f'<w:r>{_looks(rtl, fill, line)}<w:t xml:space="preserve">{held}</w:t></w:r>'


@lru_cache(maxsize=1024)
def _looks(rtl: bool, fill: str, line: str) -> str:
    """Return the properties of a run, of which there are as many as labels."""
    looks = f'<w:u w:val="single" w:color={quoteattr(line.lstrip("#"))}/>' if line else ""
    looks += f'<w:shd w:val="clear" w:color="auto" w:fill={quoteattr(fill)}/>' if fill else ""
    looks += "<w:rtl/>" if rtl else ""
    return f"<w:rPr>{looks}</w:rPr>" if looks else ""


def paragraph(runs: Iterable[str], rtl: bool, style: str = "") -> str:
    """Return a paragraph in its direction."""
    looks = (f'<w:pStyle w:val="{style}"/>' if style else "") + ("<w:bidi/>" if rtl else "")
    return f"<w:p>{f'<w:pPr>{looks}</w:pPr>' if looks else ''}{''.join(runs)}</w:p>\n"


def remark_edges(number: int) -> tuple[str, str]:
    """Return what stands before and behind the runs that a remark is about."""
    refers = f'<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="{number}"/></w:r>'
    return f'<w:commentRangeStart w:id="{number}"/>', f'<w:commentRangeEnd w:id="{number}"/>{refers}'


def remark(number: int, body: str, author: str) -> str:
    """Return a remark, each of its lines in its direction."""
    lines = []
    for line in body.split("\n"):
        rtl = first_strong(line) is Direction.RTL
        lines.append(paragraph([run(line, rtl)], rtl, "CommentText"))
    return (
        f'<w:comment w:id="{number}" w:author={quoteattr(legal(author))} w:initials="">{"".join(lines)}</w:comment>\n'
    )


def write_document(path: Path, body: Iterable[str], remarks: Iterator[str]) -> None:
    """Write a document of paragraphs, and then the remarks, which may be made while the paragraphs are."""
    document = library("docx", EXTRA, ExportProblem, path).Document()
    document.styles.add_style(STYLE, 1)
    # asked for, it makes the part, and what refers to it
    _ = document.comments
    frame = io.BytesIO()
    document.save(frame)
    with zipfile.ZipFile(frame) as given, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in given.namelist():
            if name not in (BODY, REMARKS):
                with _member(archive, name) as file:
                    file.write(given.read(name))
        before, end, after = given.read(BODY).decode().partition("<w:sectPr")
        _write(archive, BODY, before, body, end + after)
        opening = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="{NAMESPACE}">\n'
        _write(archive, REMARKS, opening, remarks, "</w:comments>")


def _write(archive: zipfile.ZipFile, name: str, before: str, parts: Iterable[str], after: str) -> None:
    with _member(archive, name) as file:
        file.write(before.encode())
        file.writelines(part.encode() for part in parts)
        file.write(after.encode())


def _member(archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    # without the time, so that the same project gives the same file
    member = zipfile.ZipInfo(name, _MIDDLE)
    member.compress_type = zipfile.ZIP_DEFLATED
    return archive.open(member, "w", force_zip64=True)
