"""Looking for texts that are nearly one of a project's: with what is known of its texts, by reading them all."""

import os
import tempfile
from pathlib import Path

from reader.project import Project
from reader.project.incoming import read_paths
from reader.project.near import find_near
from reader.storage.near_samples import samples_path
from tests.benchmarks.corpus import build
from tests.benchmarks.harness import Figure, cpu

_ARTICLES = 5_000


def figures() -> list[Figure]:
    """Return how much of the time of reading all texts it takes when they are known."""
    with tempfile.TemporaryDirectory() as place:
        os.environ["HASHIYA_HOME"] = str(Path(place, "home"))
        path = build(_ARTICLES, Path(place))
        (Path(place) / "in").mkdir()
        with Project.open(path, read_only=True) as project:
            for number in range(0, _ARTICLES, 250):
                words = project.article(project.article_ids()[number]).content.split(" ")
                if len(words) > 40:
                    (Path(place) / "in" / f"{number}.txt").write_text(" ".join([*words, "غيرها"]), encoding="utf-8")
            texts = read_paths([Path(place) / "in"]).texts
            samples = samples_path(project.uid, project._store.home)
            cold, warm = [], []
            for _ in range(3):
                samples.unlink(missing_ok=True)
                cold.append(cpu(lambda: find_near(texts, project)))
                warm.append(cpu(lambda: find_near(texts, project)))
            found = len(find_near(texts, project).near)
        share = sorted(warm)[1] / sorted(cold)[1]
        return [
            Figure(f"near ones of {_ARTICLES} known texts, by reading them all", share, 0.1, "x"),
            Figure("  reading them all", sorted(cold)[1], 60, "s"),
            Figure(f"  share of {len(texts)} changed copies found", found / len(texts), 0.9, at_least=True),
        ]
