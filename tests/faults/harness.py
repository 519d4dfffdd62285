"""What fault tests share: a small project, writers in processes of their own, libraries that stand before the disk."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from reader.domain.article import ArticleDetails, ArticleId
from reader.domain.span import Span
from reader.project import ArticleDraft, Project

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TEXT = "وقال غانتس لإسرائيل اليوم إن الشرق الأوسط 😀 مهم. " * 20

# adds one mention after another and prints its number when it is saved; the number says which words it marks
WRITER = """
import sys
from pathlib import Path
from reader.domain.span import Span
from reader.project import Project
project = Project.open(Path(sys.argv[1]))
article = project.article_ids()[0]
number = int(sys.argv[2])
while True:
    with project.edit("mention.add", article_id=article) as edit:
        edit.add_mention(article, None, [Span(number % 900, number % 900 + 2 + number // 900)])
    print(number, flush=True)
    number += 1
"""

# for scripts that tell their peak of memory. Linux lets ru_maxrss begin at that of the process that started this one
PEAK_MEMORY = """
def peak_memory():
    import re, resource, sys
    from pathlib import Path
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\\s+(\\d+) kB", status.read_text())[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
"""


def make(path: Path, mentions: int = 3) -> ArticleId:
    """Make a project of one article and some mentions; return the article."""
    with Project.create(path) as project:
        (article_id,) = project.add_articles([ArticleDraft(ArticleDetails("خبر"), TEXT)])
        for number in range(mentions):
            add_mention(project, article_id, number * 7, number * 7 + 4)
    return article_id


def add_mention(project: Project, article_id: ArticleId, start: int, end: int, note: str = "") -> None:
    """Save one mention."""
    with project.edit("mention.add", article_id=article_id) as edit:
        edit.add_mention(article_id, None, [Span(start, end)], note=note)


def environment(home: Path | None = None, **more: str) -> dict[str, str]:
    """Return the environment of a process that works on a project; `home` holds its second copies and backups."""
    return {
        **os.environ,
        "HASHIYA_HOME": str(home or os.environ["HASHIYA_HOME"]),
        "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests"))),
        **more,
    }


def start_writer(path: Path, number: int, home: Path | None = None) -> "subprocess.Popen[str]":
    """Start a process that writes until it is killed."""
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(number)],
        stdout=subprocess.PIPE, text=True, env=environment(home),
    )  # fmt: skip


def run_script(script: str, *arguments: object, env: dict[str, str] | None = None) -> Any:
    """Run Python in a process of its own; return what it printed last, read as JSON."""
    done = subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)],
        capture_output=True, check=False, text=True, env=env or environment(), timeout=280,
    )  # fmt: skip
    assert done.returncode == 0, f"ended with {done.returncode}: {done.stderr[-3000:]}"
    return json.loads(done.stdout.splitlines()[-1])


@cache
def library(name: str) -> Path:
    """Compile one of the C files beside this one; the test is skipped where that cannot be."""
    if sys.platform != "linux":
        pytest.skip("standing between a program and its disk (LD_PRELOAD) is done on Linux only")
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        pytest.skip("needs a C compiler (cc, gcc or clang)")
    built = Path(tempfile.mkdtemp(prefix="hashiya-faults-")) / f"{name}.so"
    subprocess.run(
        [compiler, "-O1", "-shared", "-fPIC", "-o", str(built), str(HERE / f"{name}.c"), "-ldl", "-lpthread"],
        check=True, timeout=120,
    )  # fmt: skip
    return built


def state(path: Path) -> tuple[list[Any], list[Any]]:
    """Return what a project file holds, read without changing it: articles with texts, mentions."""
    with Project.open(path, read_only=True) as project:
        articles = [project.article(article_id) for article_id in project.article_ids()]
        return articles, [project.mentions(article.id) for article in articles]
