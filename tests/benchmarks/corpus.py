"""A large project for the benchmarks: `python -m tests.benchmarks.corpus 100000` makes it in build/, once."""

import os
import sys
import time
from itertools import islice
from pathlib import Path

from reader.formats.schema_toml import read_schema
from reader.paths import RESOURCES
from reader.project import Project
from tests.corpus import drafts

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "data"
BUILD = ROOT / "build"
_STEP = 2000


def place(count: int, folder: Path = BUILD) -> Path:
    """Return where the project of so many articles lies."""
    return folder / f"corpus-{count}.sqlite"


def build(count: int, folder: Path = BUILD) -> Path:
    """Make the project unless it is there; a half-made one never bears its name."""
    path = place(count, folder)
    if path.exists():
        return path
    folder.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f"half-{path.name}")
    half.unlink(missing_ok=True)
    rest, done, began = drafts(SHARED, count), 0, time.monotonic()
    with Project.create(half, schema=read_schema(RESOURCES / "schemas" / "news.toml")) as project:
        while part := list(islice(rest, _STEP)):
            project.add_articles(part)
            done += len(part)
            print(f"{done} of {count} articles, {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    _index(half)
    Path(f"{half}.lock").unlink(missing_ok=True)
    half.rename(path)
    return path


def _index(path: Path) -> None:
    """Make the index of words whole: large imports leave it for later, and an earlier program folded otherwise."""
    with Project.open(path) as project:
        while not project.index_some(1):
            pass


def largest(least: int, folder: Path) -> tuple[Path, int]:
    """Return the largest project that was made, or a small one made now."""
    made = sorted(int(path.stem.split("-")[1]) for path in BUILD.glob("corpus-*.sqlite"))
    if made and made[-1] >= least:
        _index(place(made[-1]))
        return place(made[-1]), made[-1]
    return build(least, folder), least


if __name__ == "__main__":
    # its second copy would lie in the user's own folder
    os.environ["HASHIYA_HOME"] = str(BUILD / "corpus-home")
    print(build(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
