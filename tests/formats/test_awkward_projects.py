"""A project of everything awkward goes out in each format and comes back: what was not listed as lost is as it was."""

import re
from collections import Counter
from pathlib import Path

import pytest

from reader.domain.errors import ExportProblem
from reader.domain.span import Span
from reader.formats.registry import exporters, importers
from reader.formats.schema_toml import read_schema, starter_schemas
from reader.project import Project
from reader.project.exporting import export, gather
from reader.project.importing import import_paths

AWKWARD = "\ufeffقال\u200c الرئيس ميلي 😀 لهم:\r\n\r\n«لا𞤀 نَعَمْ» ثم\u200dذهب\r\nوميلي وغانتس.\r\n"


def awkward(folder: Path) -> Project:
    """Return a project with what breaks formats: CRLF and a BOM in the source, marks, ZWNJ, emoji, odd mentions."""
    (folder / "a.txt").write_bytes(AWKWARD.encode("utf-8"))
    (folder / "b.txt").write_text("نص بلا ذكر واحد", encoding="utf-8")
    project = Project.create(folder / "p.sqlite", schema=read_schema(dict(starter_schemas())["news"]))
    assert len(import_paths(project, [folder / "a.txt", folder / "b.txt"]).added) == 2
    first = project.article_ids()[0]
    content = project.article(first).content
    assert "\r" not in content and "\ufeff" not in content
    label = {each.name: each.id for each in project.schema.labels}

    def at(words: str, nth: int = 0) -> Span:
        start = [found.start() for found in re.finditer(re.escape(words), content)][nth]
        return Span(start, start + len(words))

    with project.edit("test") as edit:
        edit.add_mention(first, label["ROLE"], [at("الرئيس ميلي")])  # around the next
        edit.add_mention(first, label["PER"], [at("ميلي")])
        edit.add_mention(first, label["ORG"], [Span(at("ميلي").start, at("لهم").end)])  # crosses the first
        edit.add_mention(first, label["PER"], [at("ميلي", 1)])  # behind a proclitic
        edit.add_mention(first, label["GPE"], [at("نَعَمْ")])
        edit.add_mention(first, label["PER"], [at("غانتس"), Span(at("ثم").start, at("ثم").end)])  # in pieces
    return project


def said_of(project: Project) -> Counter[tuple[str, str]]:
    """Return labels with their words, without the white space that formats of words part otherwise."""
    found: Counter[tuple[str, str]] = Counter()
    for article in gather(project).articles:
        for each in article.mentions:
            found[(each.label or "", "".join(each.quote(article.content).split()))] += 1
    return found


@pytest.mark.parametrize("name", sorted(set(exporters()) & set(importers())))
def test_an_awkward_project_goes_out_and_comes_back_but_for_what_the_report_lists(tmp_path: Path, name: str) -> None:
    with awkward(tmp_path) as project:
        mine, total = said_of(project), 6
        try:
            report = export(project, tmp_path / f"o{exporters()[name].suffix}", name)
        except ExportProblem as problem:
            if "pip install" in str(problem):
                pytest.skip(f"the extra {exporters()[name].extra} is not installed")
            raise
        lost = Counter(row.change for row in report.rows if row.what == "mention")
        assert report.verified and report.exact + lost.total() == total
    with Project.create(tmp_path / "again.sqlite") as again:
        outcome = import_paths(again, [report.path], format_name=name)
        assert not outcome.problems and len(outcome.added) == 2
        theirs = said_of(again)
        assert again.check() == []
    # what was not listed is there as it was
    assert (mine & theirs).total() >= report.exact
    listed = {"".join(row.quote.split()) for row in report.rows}
    assert all(words in listed for _, words in mine - theirs)
    assert theirs.total() >= total - lost["dropped"]
    if not report.rows:
        assert mine == theirs
