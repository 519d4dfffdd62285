"""Plain text in: bytes to characters, told and overridable, then the one clean-up."""

import codecs
import hashlib
from dataclasses import dataclass
from pathlib import Path

from reader.domain.article import Provenance
from reader.domain.errors import ImportProblem
from reader.text.normalize import clean_import

CHARSETS = (
    "utf-8", "utf-16", "cp1256", "iso8859-6", "mac_arabic", "cp1255", "iso8859-8", "cp1252", "cp1251",
)  # fmt: skip
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LONGEST_TITLE = 120
_LARGEST = 240_000_000


@dataclass(frozen=True, slots=True)
class TextFile:
    """Hold a text file ready to become an article. `charset_source` is bom, utf-8, detected, guessed or given."""

    path: Path
    title: str
    content: str
    provenance: Provenance


def decode(data: bytes, charset: str | None = None) -> tuple[str, str, str]:
    """Return text, charset and how it was found: a BOM, strict UTF-8, then detection. Raises ValueError."""
    if charset:
        return data.decode(charset), charset, "given"
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data.decode(name), name.removesuffix("-sig"), "bom"
    try:
        return data.decode("utf-8"), "utf-8", "utf-8"
    except UnicodeDecodeError:
        pass
    # its import takes 50 ms, and nearly every file is UTF-8
    from charset_normalizer import from_bytes

    best = from_bytes(data[:400_000]).best()
    if best is not None:
        try:
            return data.decode(best.encoding), best.encoding, "detected"
        except UnicodeDecodeError:
            return data.decode(best.encoding, "replace"), best.encoding, "detected"
    return data.decode("cp1256", "replace"), "cp1256", "guessed"


def read_text(path: Path, charset: str | None = None) -> TextFile:
    """Read a text file; the bytes' sha256 and the path go with it. Raises ImportProblem."""
    try:
        if path.stat().st_size > _LARGEST:
            raise ImportProblem(str(path), "The file is larger than 240 MB.", "Split it into articles.")
        data = path.read_bytes()
    except OSError as error:
        raise ImportProblem(
            str(path), f"The file cannot be read: {error.strerror}.", "Check that it is there."
        ) from error
    try:
        raw, used, source = decode(data, charset)
    except (UnicodeError, LookupError) as error:
        raise ImportProblem(
            str(path), f"The text is not {charset or 'readable'}: {error}.", "Choose another character set."
        ) from error
    # NUL in a decoded text means bytes that are no text: UTF-16 without a BOM, or a binary file
    if raw.count("\0") > len(raw) // 50:
        raise ImportProblem(
            str(path), "This is not a text file: it holds NUL bytes.", "If it is UTF-16, choose that character set.",
            f"byte {data.index(0)}",
        )  # fmt: skip
    clean = clean_import(raw)
    if not clean.content.strip():
        raise ImportProblem(str(path), "The file holds no text.", "Nothing was added.")
    provenance = Provenance(str(path), hashlib.sha256(data).hexdigest(), used, source, clean.repairs)
    return TextFile(path, title_of(clean.content, path.stem), clean.content, provenance)


def title_of(content: str, fallback: str) -> str:
    """Return the first line when it is short and a blank line follows it, else `fallback`. The text keeps the line."""
    lines = content.lstrip("\n").split("\n", 2)
    first = lines[0].strip()
    is_heading = len(lines) > 1 and not lines[1].strip() and 0 < len(first) <= _LONGEST_TITLE
    return first if is_heading else fallback
