"""Every file of others in the shared data comes in with known counts, or is refused by a word that says what it is."""

import csv
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from reader.formats.base import BundleArticle
from reader.formats.checking import KnownNames, check_article
from reader.project.incoming import find_importer, read_paths

TABLE = Path(__file__).with_name("fixtures.tsv")
FOLDERS = ("fmt-", "ner-", "ud-", "tei-")
_ABOUT = ("LICENSE", "SOURCE")


@dataclass(frozen=True)
class Came:
    """What came of a file: which importer took it, and what it found. `said` is the first problem, from its start."""

    format: str
    articles: int
    mentions: int
    relations: int
    left_out: int
    problems: int
    said: str


def table() -> dict[str, Came]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t"))[1:]
    return {name: Came(kind, *map(int, numbers), said) for name, kind, *numbers, said in rows}


def fixtures(shared_data: Path) -> dict[str, Path]:
    folders = [each for each in sorted(shared_data.iterdir()) if each.name.startswith(FOLDERS)]
    return {
        str(file.relative_to(shared_data)): file
        for folder in folders for file in sorted(folder.rglob("*"))
        if file.is_file() and not file.name.startswith(_ABOUT)
    }  # fmt: skip


def came(file: Path) -> tuple[Came, list[BundleArticle]]:
    """Read a file as an import does, and check what it does before it writes."""
    importer = find_importer(file)
    incoming = read_paths([file])
    problems = list(incoming.problems)
    articles: list[BundleArticle] = []
    left_out = 0
    for _, bundle in incoming.bundles:
        known = KnownNames.of(bundle)
        found = list(bundle.articles)
        for article in found if not bundle.checked else ():
            check_article(article, known)
        articles += found
        problems += bundle.problems
        left_out += sum(int(each.split(" ")[0]) for each in bundle.left_out)
    return Came(
        importer.name if importer is not None else "-",
        len(articles) + len(incoming.texts),
        sum(len(each.mentions) for each in articles),
        sum(len(each.relations) for each in articles),
        left_out,
        len(problems),
        problems[0].problem[:60].strip() if problems else "",
    ), articles


def _in_brat(file: Path) -> int:
    return sum(line.startswith("T") for line in file.read_text(encoding="utf-8").splitlines())


def _in_tags(file: Path) -> int:
    return len(re.findall(r"(?<![\w-])B-", file.read_text(encoding="utf-8")))


def _in_bdoc(file: Path) -> int:
    sets = json.loads(file.read_text(encoding="utf-8"))["annotation_sets"].values()
    return sum(len(each["annotations"]) for each in sets)


# how many mentions there are, counted in the file itself without the importer
COUNTERS: dict[str, Callable[[Path], int]] = {
    "brat": _in_brat,
    "bdoc": _in_bdoc,
    "wojood": _in_tags,
    "conll2002": _in_tags,
}


def test_the_table_names_every_file_of_the_shared_data(shared_data: Path) -> None:
    assert set(table()) == set(fixtures(shared_data))


@pytest.mark.parametrize("folder", sorted({name.split("/")[0] for name in table()}))
def test_every_file_comes_in_with_its_counts_or_says_why_not(shared_data: Path, folder: str) -> None:
    pytest.importorskip("lxml.etree", reason="the extra xml is not installed")
    pytest.importorskip("cassis", reason="the extra cas is not installed")
    files = fixtures(shared_data)
    wrong = []
    for name, expected in table().items():
        if name.split("/")[0] != folder:
            continue
        found, _ = came(files[name])
        if found != expected:
            wrong.append(f"{name}: {found}, expected {expected}")
        # nothing is left behind without a word
        assert found.articles or found.problems, name
        counted = COUNTERS[found.format](files[name]) if found.format in COUNTERS and found.articles else found.mentions
        # a beginning that its scheme lacks is mended, and told
        assert counted <= found.mentions <= counted + found.problems, name
    assert not wrong, "\n".join(wrong)
