"""Lines of a UTF-8 file by number, for the formats made of lines."""

import codecs
from collections.abc import Iterator
from pathlib import Path

from reader.domain.errors import ImportProblem

_LOOK_AT_BYTES = 200_000


def first_lines(path: Path, most: int) -> list[str]:
    """Return the first lines of a file, for a look at what it is; none when it is not UTF-8 or cannot be read.

    No more than 200 kB are read: the file may be one line of 200 MB.
    """
    try:
        with path.open("rb") as file:
            # the last character may be cut in two
            text = codecs.getincrementaldecoder("utf-8-sig")().decode(file.read(_LOOK_AT_BYTES))
    except (OSError, UnicodeDecodeError):
        return []
    return [line.rstrip("\r") for line in text.split("\n")[:most]]


def numbered_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield number and text of each line, without BOM and line ends. Raises ImportProblem for what is not UTF-8."""
    number = 0
    try:
        with path.open(encoding="utf-8-sig", newline="\n") as file:
            for number, line in enumerate(file, 1):
                yield number, line.rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise ImportProblem(
            str(path), "The file is not UTF-8.", "Save it as UTF-8. Nothing was added.", f"line {number + 1}"
        ) from error
    except OSError as error:
        raise ImportProblem(
            str(path), f"The file cannot be read: {error.strerror}.", "Check that it is there."
        ) from error
