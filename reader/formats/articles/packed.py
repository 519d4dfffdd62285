"""Files that are zip archives inside (docx, odt, epub, xlsx): opened with bounds, so that no bomb goes off."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from reader.domain.errors import ImportProblem
from reader.formats.libraries import library

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)
_OLE = b"\xd0\xcf\x11\xe0"
_MOST_PART, _MOST_PARTS, _MOST_WHOLE = 40_000_000, 20_000, 1_000_000_000
_XML = (".xml", ".xhtml", ".html", ".htm", ".opf", ".ncx", ".rels")
TOO_MUCH = "The file unpacks to more than can be read."
_MOST_TAGS = 3_000_000
DAMAGED = "The file is damaged or cut short."


@contextmanager
def opened(path: Path, shown: Path) -> Iterator[zipfile.ZipFile]:
    """Open the archive inside a file. Raises ImportProblem for one that is locked, broken, or a bomb."""
    try:
        with path.open("rb") as file:
            if file.read(4) == _OLE:
                raise ImportProblem(
                    str(shown), "The file is protected by a password, or of an old kind.",
                    "Open it in its program and save it without a password.",
                )  # fmt: skip
        with zipfile.ZipFile(path) as archive:
            _check(archive, shown)
            yield archive
    except (*BROKEN, KeyError) as error:
        raise ImportProblem(str(shown), DAMAGED, "Get it again, or save it anew.") from error


def _check(archive: zipfile.ZipFile, shown: Path) -> None:
    infos = archive.infolist()
    if any(info.flag_bits & 1 for info in infos):
        raise ImportProblem(
            str(shown), "The file is protected by a password.", "Open it in its program and save it without one."
        )
    is_bomb = (
        len(infos) > _MOST_PARTS
        or sum(info.file_size for info in infos) > _MOST_WHOLE
        or any(info.file_size > _MOST_PART for info in infos if info.filename.lower().endswith(_XML))
    )
    if is_bomb:
        raise ImportProblem(str(shown), TOO_MUCH, "Split it into articles.")


def refuse_many_tags(data: bytes, shown: Path, most: int) -> None:
    """Refuse an XML text with more tags than memory has room for. Raises ImportProblem."""
    if data.count(b"<") > most:
        raise ImportProblem(str(shown), TOO_MUCH, "Split it into articles.")


def parse_xml(data: bytes, shown: Path) -> Any:
    """Return the root of an XML text: no entities, no network, no document type. Raises ImportProblem."""
    refuse_many_tags(data, shown, _MOST_TAGS)
    etree = library("lxml.etree", "import", ImportProblem, shown)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ImportProblem(str(shown), DAMAGED, "Get it again, or save it anew.", str(error)[:120]) from error
