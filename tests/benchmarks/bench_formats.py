"""Formats out and in as ratios to json.dumps and json.loads of the same dictionaries; memory by number of articles."""

import json
import tempfile
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

from reader.domain.article import ArticleDetails
from reader.domain.schema import Label, LabelId, Schema
from reader.domain.span import Span
from reader.formats.base import Bundle, BundleArticle, BundleMention, LazyArticles, settled_options
from reader.formats.registry import exporter_named, importer_named
from reader.project import Project
from reader.project.exporting import export
from reader.project.importing import import_paths
from tests.benchmarks.harness import Figure, medians

_SENTENCE = "وقال رئيس الأركان غانتس لإسرائيل اليوم إن القدس وبيروت لا تريدان الحرب. "
_NAMES = ((5, 9, "ROLE"), (18, 23, "PER"), (25, 31, "GPE"), (42, 47, "GPE"), (49, 54, "GPE"))
ARTICLES, SENTENCES = 2_000, 10


def make_bundle(articles: int = ARTICLES) -> Bundle:
    """Return articles of ten sentences with five mentions each, made anew at each loop."""
    labels = tuple(Label(LabelId(at), name, position=at) for at, name in enumerate(("PER", "ROLE", "GPE")))

    def read() -> Iterator[BundleArticle]:
        for number in range(articles):
            content = f"{number}. " + _SENTENCE * SENTENCES
            shift = len(content) - len(_SENTENCE) * SENTENCES
            mentions = tuple(
                BundleMention(f"m{at * 5 + order}", (Span(start + place, end + place),), label, "me")
                for at in range(SENTENCES)
                for place in (shift + at * len(_SENTENCE),)
                for order, (start, end, label) in enumerate(_NAMES)
            )
            yield BundleArticle(f"a{number + 1}", ArticleDetails(f"خبر {number}"), content, mentions=mentions)

    return Bundle(Schema(labels), LazyArticles(articles, read), (("me", "human"),))


def dumped(bundle: Bundle) -> list[object]:
    """Return the dictionaries of the own JSONL."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.jsonl")
        exporter_named("jsonl").write(bundle, path, {})
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _out(name: str, bundle: Bundle, folder: Path, count: list[int]) -> Callable[[], None]:
    exporter = exporter_named(name)
    options = settled_options(exporter.options, {})

    def run() -> None:
        count[0] += 1
        path = folder / f"{name}-{count[0]}{exporter.suffix}"
        if not exporter.suffix:
            path.mkdir()
        exporter.write(bundle, path, options)

    return run


def format_figures(folder: Path) -> list[Figure]:
    """Return writing and reading, bundle to file and file to bundle, over json.dumps and json.loads."""
    lazy = make_bundle()
    bundle = Bundle(lazy.schema, tuple(lazy.articles), lazy.annotators)
    dictionaries = dumped(bundle)
    lines = [json.dumps(each, ensure_ascii=False) for each in dictionaries]
    names, count = ("jsonl", "brat", "conll2002", "doccano"), [0]
    out = {name: _out(name, bundle, folder, count) for name in names}
    out["dumps"] = lambda: [json.dumps(each, ensure_ascii=False) for each in dictionaries]
    found = medians(3, **out)
    paths = {name: next(folder.glob(f"{name}-*")) for name in names}
    back: dict[str, Callable[[], object]] = {
        name: (lambda name=name: [0 for _ in importer_named(name).read(paths[name]).articles]) for name in names
    }  # type: ignore[misc]
    back["loads"] = lambda: [json.loads(each) for each in lines]
    read = medians(3, **back)
    bounds = {"jsonl": 3, "brat": 4, "conll2002": 4, "doccano": 4}
    return [
        Figure(f"write 100,000 mentions as {name} / json.dumps", found[name] / found["dumps"], bounds[name], "x")
        for name in names
    ] + [
        Figure(f"read 100,000 mentions from {name} / json.dumps", read[name] / found["dumps"], 4, "x")
        for name in names
    ]  # fmt: skip


def more_figures(folder: Path) -> list[Figure]:
    """Return writing the formats of other tools and for people over json.dumps, and the proof of those for people.

    The issue sets no bounds for them; these keep what was reached. What one library takes for each article is in them.
    """
    lazy = make_bundle(ARTICLES // 10)
    bundle = Bundle(lazy.schema, tuple(lazy.articles), lazy.annotators)
    dictionaries, count = dumped(bundle), [0]
    written = {"w3c": 12, "labelstudio": 5, "wojood": 5, "conllu": 12, "tei": 15, "refiqda": 25, "html": 20, "docx": 25}
    proved = {"html": 60, "docx": 35}
    run: dict[str, Callable[[], object]] = {name: _out(name, bundle, folder, count) for name in written}
    run["dumps"] = lambda: [json.dumps(each, ensure_ascii=False) for each in dictionaries]
    found = medians(3, **run)

    def proof(name: str) -> Callable[[], object]:
        exporter, path = exporter_named(name), next(folder.glob(f"{name}-*"))
        return lambda: exporter.differences(bundle, path, settled_options(exporter.options, {}))

    again = medians(1, **{name: proof(name) for name in proved})
    return [
        Figure(f"write 10,000 mentions as {name} / json.dumps", found[name] / found["dumps"], bound, "x")
        for name, bound in written.items()
    ] + [
        Figure(f"prove 10,000 mentions of {name} / json.dumps", again[name] / found["dumps"], bound, "x")
        for name, bound in proved.items()
    ]  # fmt: skip


def project_figures(folder: Path) -> list[Figure]:
    """Return import into a project, and export out of it with reading back, over json.dumps; and peak memory."""
    # large enough that making the file and waiting for the disk weigh little
    bundle = make_bundle(ARTICLES // 2)
    dictionaries = dumped(bundle)
    source = folder / "source.jsonl"
    exporter_named("jsonl").write(bundle, source, {})
    count = [0]

    def add() -> None:
        count[0] += 1
        with Project.create(folder / f"p{count[0]}.sqlite") as project:
            import_paths(project, [source])

    def take_out() -> None:
        with Project.open(folder / "p1.sqlite", read_only=True) as project:
            export(project, folder / "out.jsonl", "jsonl")

    found = medians(
        3, add=add, out=take_out, dumps=lambda: [json.dumps(each, ensure_ascii=False) for each in dictionaries]
    )
    return [
        # not kept by a little: json.loads and the bare rows with their indexes are 3x already
        Figure("import a JSONL into a project / json.dumps", found["add"] / found["dumps"], 4, "x"),
        Figure("export a project to JSONL, read back / json.dumps", found["out"] / found["dumps"], 3, "x"),
        _memory(folder),
    ]


def _memory(folder: Path) -> Figure:
    peaks = []
    for articles in (100, 1_000):
        with Project.create(folder / f"memory{articles}.sqlite") as project:
            path = folder / f"memory{articles}.jsonl"
            exporter_named("jsonl").write(make_bundle(articles), path, {})
            import_paths(project, [path])
            tracemalloc.start()
            export(project, folder / f"out{articles}.jsonl", "jsonl")
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
    return Figure("peak memory of an export, 1,000 articles / 100", peaks[1] / peaks[0], 1.3, "x")


def figures() -> list[Figure]:
    """Return every figure of the formats."""
    with tempfile.TemporaryDirectory() as folder:
        return [*format_figures(Path(folder)), *project_figures(Path(folder)), *more_figures(Path(folder))]
