"""Zip archives of articles: each file in them is read as if it lay in a folder; nothing is unpacked beside them."""

import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from reader.domain.errors import ImportProblem
from reader.formats.articles.packed import BROKEN, DAMAGED

_DEEPEST = 2
_MOST_FILES, _MOST_BYTES, _MOST_RATIO, _SMALL = 200_000, 4_000_000_000, 250, 5_000_000
_BOMB = "The file unpacks to more than can be read."


def count(path: Path, accepts: Callable[[str], bool]) -> int:
    """Return about how many files of an archive will be read; 1 for one that cannot be opened."""
    try:
        with zipfile.ZipFile(path) as archive:
            return max(1, sum(1 for name in archive.namelist() if accepts(name)))
    except BROKEN:
        return 1


def walk(
    path: Path, shown: Path, accepts: Callable[[str], bool], depth: int = 0
) -> Iterator[tuple[Path, Path | ImportProblem]]:
    """Yield each file of an archive that may hold articles: its name as the user sees it, and the file or a refusal.

    The file is gone when the next is asked for. What is wrong with the archive as a whole is yielded too.
    """
    try:
        if depth > _DEEPEST:
            raise ImportProblem(str(shown), "There is an archive in an archive in an archive.", "Unpack it first.")
        with _opened(path, shown) as archive, tempfile.TemporaryDirectory(prefix="hashiya-") as folder:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            if len(infos) > _MOST_FILES or sum(info.file_size for info in infos) > _MOST_BYTES:
                raise ImportProblem(str(shown), _BOMB, "Unpack what you need first.")
            for info in infos:
                name = _name(info)
                if accepts(name) and not name.startswith("__MACOSX/") and not PurePosixPath(name).name.startswith("._"):
                    # an absolute name would hide in which archive it is
                    inside = shown / name.lstrip("/")
                    yield from _part(archive, info, inside, Path(folder), accepts, depth)
    except ImportProblem as problem:
        yield shown, problem


def _part(
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    inside: Path,
    folder: Path,
    accepts: Callable[[str], bool],
    depth: int,
) -> Iterator[tuple[Path, Path | ImportProblem]]:
    refusal = _refusal(info, _name(info))
    if refusal:
        yield inside, ImportProblem(str(inside), *refusal)
        return
    # its own name never becomes a path here
    file = folder / f"part{inside.suffix}"
    try:
        with archive.open(info) as source, file.open("wb") as target:
            shutil.copyfileobj(source, target)
    except (*BROKEN, RuntimeError):
        yield inside, ImportProblem(str(inside), DAMAGED, "Get it again, or save it anew.")
    else:
        if inside.suffix.lower() == ".zip":
            yield from walk(file, inside, accepts, depth + 1)
        else:
            yield inside, file
    finally:
        file.unlink(missing_ok=True)


def _name(info: zipfile.ZipInfo) -> str:
    """Return the name of a part; old programs write UTF-8 or the system's charset without saying so."""
    name = info.filename
    if not info.flag_bits & 0x800:
        raw = name.encode("cp437", "replace")
        for charset in ("utf-8", "cp1256"):
            try:
                return raw.decode(charset) if not raw.isascii() else name
            except UnicodeDecodeError:
                continue
    return name


def _refusal(info: zipfile.ZipInfo, name: str) -> tuple[str, str] | None:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if ".." in parts or name.startswith(("/", "\\")) or (parts and ":" in parts[0]):
        return "Its name points outside the archive, which is unsafe.", "It was not read."
    if info.flag_bits & 1:
        return "The file is protected by a password.", "Unpack it first."
    if info.file_size > _SMALL and info.file_size > _MOST_RATIO * max(1, info.compress_size):
        return _BOMB, "It was not read."
    return None


@contextmanager
def _opened(path: Path, shown: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except BROKEN as error:
        raise ImportProblem(str(shown), DAMAGED, "Get it again, or save it anew.") from error


@contextmanager
def extracted(path: Path, shown: Path, inside: Path) -> Iterator[Path]:
    """Give one file of an archive as a file of its own, which is gone afterwards. Raises ImportProblem."""
    name = inside.relative_to(shown).as_posix()
    with tempfile.TemporaryDirectory(prefix="hashiya-") as folder:
        # its own name never becomes a path here
        file = Path(folder) / f"part{PurePosixPath(name).suffix}"
        try:
            with _opened(path, shown) as archive:
                info = next((each for each in archive.infolist() if _name(each) == name), None)
                if info is None:
                    raise ImportProblem(str(inside), "The file is not there.", "Check its name.")
                with archive.open(info) as source, file.open("wb") as target:
                    shutil.copyfileobj(source, target)
        except (*BROKEN, RuntimeError) as error:
            raise ImportProblem(str(inside), DAMAGED, "Get it again, or save it anew.") from error
        yield file
