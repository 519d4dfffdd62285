"""Plain text in: bytes to characters, told and overridable, then the one clean-up."""

import codecs
import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path

from reader.domain.article import LONGEST_CONTENT, ArticleDetails, Provenance
from reader.domain.errors import ImportProblem
from reader.text.normalize import clean_import

CHARSETS = (
    "utf-8", "utf-16", "cp1256", "iso8859-6", "mac-arabic", "cp1255", "iso8859-8", "cp1252", "cp1251",
)  # fmt: skip
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ANY_BOM = tuple(bom for bom, _ in _BOMS)
_LONGEST_TITLE = 120
_LARGEST = 240_000_000
# no charset offered takes more than four bytes where UTF-8 takes one: what is longer is too long, and not read at all
MOST_BYTES = 4 * LONGEST_CONTENT
TOO_LONG = "The text is longer than 20 MB."
_SAMPLE = 400_000
# some file systems give less than they are asked for, and some do not know how much there is: the rest by pieces
_TO_READ, _PIECE = os.O_RDONLY | getattr(os, "O_BINARY", 0), 1 << 20
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")
_CONTROL_BYTES = bytes((*range(9), *range(14, 26), *range(28, 32), 127))
# the high bytes of Latin, Hebrew, Arabic, Syriac and Arabic Supplement, presentation forms
_HIGH_BYTES = bytes((0x00, 0x05, 0x06, 0x07, 0xFB, 0xFE))

_BEYOND_ASCII = bytes(range(128, 256))
# with fewer bytes beyond ASCII, how often each comes says nothing
_EVIDENCE = 16
_ACCENTED = re.compile(rb"[A-Za-z][\xc0-\xff]|[\xc0-\xff][A-Za-z]")
_HIGH_RUN = re.compile(rb"[\xc0-\xff]+")


@dataclass(frozen=True, slots=True)
class TextFile:
    """Hold a text ready to become an article.

    `charset_source` is bom, utf-8, damaged, declared, detected, guessed or given; damaged is UTF-8 with bytes in it
    that are none, where U+FFFD stands now.

    `kind` says what its file was read as, `place` which part of the file it is ("row 17"), empty for the whole.
    """

    path: Path
    details: ArticleDetails
    content: str
    provenance: Provenance
    kind: str = "txt"
    place: str = ""

    @property
    def title(self) -> str:
        """Title as the user sees it."""
        return self.details.title


def decode(data: bytes, charset: str | None = None) -> tuple[str, str, str]:
    """Return text, charset and how it was found: given, a BOM, UTF-8, UTF-16 by its shape, then detection.

    UTF-8 with a few bytes that are none is read as such and called "damaged". A text that only decodes with characters
    replaced, or is too short to tell, is called "guessed". Raises UnicodeError, or LookupError for a charset that
    Python does not know.
    """
    if charset:
        name = codecs.lookup(charset).name
        damaged = damaged_utf8(data) if name == "utf-8" else None
        return (damaged, name, "damaged") if damaged is not None else (data.decode(charset), name, "given")
    if data.startswith(_ANY_BOM):
        name = next(name for bom, name in _BOMS if data.startswith(bom))
        return data.decode(name), name.removesuffix("-sig"), "bom"
    utf16 = _utf16_by_shape(data)
    if utf16:
        return data.decode(utf16), utf16, "detected"
    try:
        return data.decode("utf-8"), "utf-8", "utf-8"
    except UnicodeDecodeError:
        damaged = damaged_utf8(data)
    if damaged is not None:
        return damaged, "utf-8", "damaged"
    few = _guess_of_few(data)
    if few:
        return data.decode(few, "replace"), few, "guessed"
    # its import takes 50 ms, and nearly every file is UTF-8
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    name = codecs.lookup(best.encoding if best is not None else "cp1256").name
    try:
        return data.decode(name), name, "detected" if best is not None else "guessed"
    except UnicodeDecodeError:
        return data.decode(name, "replace"), name, "guessed"


def damaged_utf8(data: bytes) -> str | None:
    """Return a text that is UTF-8 but for a few bytes, U+FFFD in their place; None for other texts, and for UTF-8."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    # no text of another charset forms such sequences nine times in ten
    return text if 0 < bad <= _high_bytes(data) // 10 else None


def _high_bytes(data: bytes) -> int:
    return len(data) - len(data.translate(None, _BEYOND_ASCII))


def _guess_of_few(data: bytes) -> str:
    """Return the charset to try first for a text with few bytes beyond ASCII, or nothing where they are enough.

    So few tell nothing of how often a letter comes. Words of them alone are Hebrew where all are Hebrew letters, else
    Arabic; bytes among Latin letters are accents.
    """
    if _high_bytes(data) >= _EVIDENCE:
        return ""
    if _ACCENTED.search(data):
        return "cp1252"
    words = b"".join(_HIGH_RUN.findall(data))
    return "cp1255" if words and all(0xE0 <= byte <= 0xFA for byte in words) else "cp1256"


def refusal_of_charset(shown: Path, data: bytes, charset: str | None, error: Exception) -> ImportProblem:
    """Return why a text cannot be read in a charset: there is none of that name, or where its bytes do not fit."""
    if not isinstance(error, UnicodeDecodeError):
        problem, place = f"There is no character set {charset or 'for this text'}.", ""
    else:
        byte = error.object[error.start]
        problem = f"The text is not {charset or 'readable'}: the byte {byte:02X} does not fit."
        line = data.count(b"\n", 0, error.start) + 1
        place = f"line {line}"
    return ImportProblem(str(shown), problem, "Choose another character set, or none to have it found.", place)


def damage_of(text: TextFile) -> tuple[int, str]:
    """Return how many characters of a damaged text could not be read, and where the first one is."""
    count = text.content.count("\ufffd") if text.provenance.charset_source == "damaged" else 0
    line = text.content.count("\n", 0, text.content.find("\ufffd")) + 1 if count else 0
    return count, (text.place or f"line {line}") if count else ""


def _utf16_by_shape(data: bytes) -> str | None:
    """Return the UTF-16 without a BOM that `data` is, or None.

    Letters of one script share their high byte, so that every second byte of such a file is nearly always one of a
    few. Arabic in UTF-16 is often valid UTF-8 by chance (0x27 0x06 is an apostrophe and a control character).
    """
    sample = data[:4000]
    if len(sample) < 4 or len(data) % 2 or not any(map(sample.__contains__, _HIGH_BYTES)):
        return None
    for first, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = sample[first::2]
        # all that are left when those few are taken out are of other scripts, or no UTF-16
        if len(high.translate(None, _HIGH_BYTES)) <= 0.15 * len(high):
            try:
                data.decode(name)
            except UnicodeDecodeError:
                continue
            return name
    return None


def read_text(path: Path, charset: str | None = None) -> TextFile:
    """Read a text file; the bytes' sha256 and the path go with it. Raises ImportProblem."""
    return text_in(path, path, charset)


def text_in(path: Path, shown: Path, charset: str | None = None) -> TextFile:
    """Read a text file that the user knows as `shown`. Raises ImportProblem."""
    data = read_bytes(path, shown, most=MOST_BYTES)
    try:
        raw, used, source = decode(data, charset)
    except (UnicodeError, LookupError) as error:
        raise refusal_of_charset(shown, data, charset, error) from error
    # in UTF-8 a control character is its byte, which is found faster
    if used != "utf-8" or len(data) != len(data.translate(None, _CONTROL_BYTES)):
        _refuse_binary(shown, data, raw)
    if is_too_long(raw):
        raise ImportProblem(str(shown), TOO_LONG, "Split it into articles.")
    # UTF-8 holds no half characters
    clean = clean_import(raw, surrogates=used != "utf-8")
    if not clean.content or clean.content.isspace():
        raise ImportProblem(str(shown), "The file holds no text.", "Nothing was added.")
    provenance = Provenance(stored_name(str(shown)), hashlib.sha256(data).hexdigest(), used, source, clean.repairs)
    title = title_of(clean.content, stored_name(shown.stem))
    return TextFile(shown, ArticleDetails(title), clean.content, provenance)


def is_too_long(text: str) -> bool:
    """Tell whether a text is longer than an article may be."""
    # the second look costs a copy of the text, so it is only had where the length leaves it open
    return len(text) > LONGEST_CONTENT or (
        4 * len(text) > LONGEST_CONTENT and len(text.encode("utf-8", "replace")) > LONGEST_CONTENT
    )


def stored_name(name: str) -> str:
    """Return a file name or path that can be stored: one that is not in the system's encoding holds half surrogates."""
    return name if name.isascii() else os.fsencode(name).decode("utf-8", "replace")


def read_bytes(path: Path, shown: Path | None = None, *, most: int = _LARGEST) -> bytes:
    """Return a file's bytes. Raises ImportProblem when it is too large or cannot be read."""
    try:
        # a folder of small files is read in half the time without a file object between
        file = os.open(path, _TO_READ)
        try:
            size = os.fstat(file).st_size
            if size > most:
                problem = TOO_LONG if most == MOST_BYTES else "The file is larger than 240 MB."
                raise ImportProblem(str(shown or path), problem, "Split it into articles.")
            data = os.read(file, size + 1)
            return data if len(data) == size else b"".join([data, *iter(lambda: os.read(file, _PIECE), b"")])
        finally:
            os.close(file)
    except OSError as error:
        raise ImportProblem(
            str(shown or path), f"The file cannot be read: {error.strerror}.", "Check that it is there."
        ) from error


def _refuse_binary(path: Path, data: bytes, raw: str) -> None:
    """Refuse what is no text: no one types NUL or other C0 controls, and a picture is full of them."""
    sample = raw[:_SAMPLE]
    controls = len(_CONTROLS.findall(sample))
    if controls > len(sample) // 50:
        nul = data.find(0)
        place = f"byte {nul}" if nul >= 0 else ""
        advice = "If it is a text, choose its character set; otherwise save it as .txt (UTF-8)."
        raise ImportProblem(str(path), "This is not a text file.", advice, place)


def title_of(content: str, fallback: str) -> str:
    """Return the first line when it is short and a blank line follows it, else `fallback`. The text keeps the line."""
    lines = content.lstrip("\n").split("\n", 2)
    first = lines[0].strip()
    is_heading = len(lines) > 1 and not lines[1].strip() and 0 < len(first) <= _LONGEST_TITLE
    return first if is_heading else fallback
