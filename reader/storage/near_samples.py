"""What is known of a project's texts to find near ones: a file in the user's own folder, made anew when it is lost."""

import logging
import os
import sys
from array import array
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from reader.text.similarity import SAMPLE, Sample

# another way of sampling makes every file anew
_MAGIC = b"hashiya near 1\n"
_KEY = 8
_ROW = _KEY + 4 * SAMPLE
_log = logging.getLogger(__name__)


def samples_path(uid: str, home: Path) -> Path:
    """Return where the samples of a project's texts lie."""
    return home / "near" / f"{uid}.samples"


def read_samples(path: Path) -> dict[bytes, Sample]:
    """Return the samples by the first bytes of their texts' sha256; none where there is no such file, or a cut one."""
    try:
        data = path.read_bytes()
    except OSError:
        return {}
    if not data.startswith(_MAGIC) or (len(data) - len(_MAGIC)) % _ROW:
        return {}
    found: dict[bytes, Sample] = {}
    for at in range(len(_MAGIC), len(data), _ROW):
        sample = array("I", data[at + _KEY : at + _ROW])
        if sys.byteorder == "big":
            sample.byteswap()
        while sample and not sample[-1]:
            # a text of few words fills no row
            sample.pop()
        found[data[at : at + _KEY]] = sample
    return found


def write_samples(path: Path, samples: Mapping[bytes, Sample]) -> None:
    """Write samples in the place of those that are there. A failure only costs time the next time."""
    half = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with half.open("wb") as file:
            file.write(_MAGIC)
            for key, sample in samples.items():
                row = array("I", sample)
                if sys.byteorder == "big":
                    row.byteswap()
                file.write(key[:_KEY] + row.tobytes().ljust(4 * SAMPLE, b"\0"))
        half.replace(path)
    except OSError as error:
        with suppress(OSError):
            half.unlink(missing_ok=True)
        _log.warning("samples of texts could not be kept: %s", error)


def sample_key(sha256: str) -> bytes:
    """Return what a text is known by here."""
    return bytes.fromhex(sha256[: 2 * _KEY])
