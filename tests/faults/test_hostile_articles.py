"""Articles made to break a reader: a clear row for each, the rest imported, under 1 GB, nothing fetched or written."""

import io
import json
import random
import re
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from faults.harness import PEAK_MEMORY, environment, run_script
from formats.articles.files import MAKERS, PARAGRAPHS, make_docx, make_epub, make_odt, make_pdf, page

from reader.domain.errors import ImportProblem
from reader.formats.articles.base import Choices
from reader.formats.articles.reading import read_all, read_articles
from reader.formats.plain_text import TextFile
from reader.project import Project
from reader.project.importing import import_paths

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha ha ha ha ha ha ha ha ha ha">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi"))
    + "]>"
)
MEGABYTE = 1_000_000

IMPORT = """
import json, sys
from pathlib import Path
from reader.project import Project
from reader.project.importing import import_paths
with Project.create(Path(sys.argv[2]) / "p.sqlite") as project:
    outcome = import_paths(project, [Path(sys.argv[1])], near="report")
    answer = {"added": [project.article_row(each).title for each in outcome.added],
              "problems": {Path(each.path).name: str(each) for each in outcome.problems},
              "check": [str(each) for each in project.check()]}
answer["memory"] = peak_memory()
print(json.dumps(answer))
"""


def outcome_of(path: Path, choices: Choices | None = None) -> tuple[int, list[str]]:
    """Return how many articles a file gave, and what was refused; anything but an ImportProblem fails the test."""
    texts, problems = 0, []
    for _, found in read_all(path, lambda _path: choices or Choices()):
        try:
            for each in found:
                if isinstance(each, TextFile):
                    texts += 1
                    assert each.content.strip() and each.content.encode()
                else:
                    problems.append(str(each))
        except ImportProblem as problem:
            problems.append(str(problem))
    assert all(Path(path.name).name in problem or path.name in problem for problem in problems)
    return texts, problems


@pytest.mark.parametrize("suffix", [*MAKERS, ".pdf"])
def test_a_file_cut_short_or_damaged_anywhere_is_refused_by_name_or_read(
    qapp: object, tmp_path: Path, suffix: str
) -> None:
    whole = tmp_path / f"whole{suffix}"
    {**MAKERS, ".pdf": make_pdf}[suffix](whole)
    data, chance = whole.read_bytes(), random.Random(suffix)
    path = tmp_path / f"a{suffix}"
    refused = 0
    for turn in range(24):
        damaged = bytearray(data[: chance.randrange(len(data))] if turn % 2 else data)
        if not turn % 2:
            for _ in range(8):
                damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        path.write_bytes(damaged)
        texts, problems = outcome_of(path)
        assert texts or problems
        refused += bool(problems)
    assert refused or suffix in (".html", ".md", ".eml", ".mhtml")


def test_no_name_in_an_archive_leads_out_of_it(shared_data: Path, tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.sqlite") as project:
        outcome = import_paths(project, [shared_data / "hostile-zip" / "archives" / "zip-slip.zip"])
        assert [project.article_row(each).title for each in outcome.added] == ["this is a good one"]
        (problem,) = outcome.problems
        assert "outside the archive" in problem.problem
    assert not Path("/tmp/evil.txt").exists()
    hostile = tmp_path / "names.zip"
    with zipfile.ZipFile(hostile, "w") as archive:
        for name in ("/etc/evil.txt", "..\\..\\evil.txt", "C:\\evil.txt", "a/../../evil.txt", "good/نص.txt"):
            archive.writestr(zipfile.ZipInfo(name), PARAGRAPHS[0])
    texts, problems = outcome_of(hostile)
    assert (texts, len(problems)) == (1, 4)
    assert not list(tmp_path.rglob("evil.txt"))


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", b"a" * 60 * MEGABYTE)
        archive.writestr("good.txt", PARAGRAPHS[0])


def nested(path: Path) -> None:
    data = b""
    for depth in range(6):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("good.txt", f"{PARAGRAPHS[0]} {depth}")
            if data:
                archive.writestr("in.zip", data)
        data = out.getvalue()
    path.write_bytes(data)


def locked(path: Path) -> None:
    """Say in the headers that a part is encrypted."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("secret.txt", PARAGRAPHS[0])
        archive.writestr("good.txt", PARAGRAPHS[1])
    data = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("make", "texts", "said"),
    [(bomb, 1, "unpacks to more"), (nested, 3, "archive in an archive"), (locked, 1, "password")],
)  # fmt: skip
def test_bombs_and_locked_parts_are_refused_and_the_rest_of_the_archive_comes_in(
    tmp_path: Path, make: Callable[[Path], None], texts: int, said: str
) -> None:
    make(tmp_path / "a.zip")
    found, problems = outcome_of(tmp_path / "a.zip")
    assert found == texts and len(problems) == 1 and said in problems[0]


def replaced(path: Path, part: str, data: bytes) -> None:
    """Put other bytes in the place of one part of a packed file."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, old in parts.items():
            archive.writestr(name, data if name == part else old)


@pytest.mark.parametrize(
    ("make", "part", "root"),
    [
        (make_docx, "word/document.xml", "w:document"), (make_docx, "docProps/core.xml", "cp"),
        (make_odt, "content.xml", "office"), (make_epub, "OEBPS/content.opf", "package"),
        (make_epub, "META-INF/container.xml", "container"), (make_epub, "OEBPS/text/c 1.xhtml", "html"),
    ],
)  # fmt: skip
def test_entities_that_multiply_or_point_at_files_are_never_followed(
    tmp_path: Path, make: Callable[[Path], None], part: str, root: str
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("كلمة السر", encoding="utf-8")
    outside = f'<!DOCTYPE x [<!ENTITY i SYSTEM "{secret.as_uri()}">]>'
    path = tmp_path / f"a{dict(zip((make_docx, make_odt, make_epub), ('.docx', '.odt', '.epub')))[make]}"
    for head in (LAUGHS, outside):
        make(path)
        replaced(path, part, f"{head}<{root}><p>&i;</p></{root}>".encode())
        for found in read_articles_safely(path):
            assert "كلمة السر" not in found.content and len(found.content) < 10_000


def read_articles_safely(path: Path) -> list[TextFile]:
    try:
        return [each for each in read_articles(path) if isinstance(each, TextFile)]
    except ImportProblem:
        return []


def test_a_part_that_unpacks_to_much_is_not_unpacked(tmp_path: Path) -> None:
    for make, part, suffix in ((make_docx, "word/document.xml", ".docx"), (make_odt, "content.xml", ".odt")):
        path = tmp_path / f"a{suffix}"
        make(path)
        replaced(path, part, b"<a>" + b" " * 50 * MEGABYTE + b"</a>")
        with pytest.raises(ImportProblem, match="unpacks to more"):
            list(read_articles(path))


def test_hostile_xml_is_no_feed_or_is_refused(shared_data: Path, tmp_path: Path) -> None:
    files = sorted((shared_data / "hostile-xml" / "xmltestdata").glob("*.xml"))
    assert len(files) > 3
    for file in files:
        for suffix in (".xml", ".rss"):
            path = tmp_path / f"{file.stem}{suffix}"
            path.write_bytes(file.read_bytes())
            assert outcome_of(path)[0] == 0
    (tmp_path / "l.rss").write_text(f"{LAUGHS}<rss><channel><item><title>&i;</title></item></channel></rss>")
    assert "entities" in outcome_of(tmp_path / "l.rss")[1][0]


def test_hostile_html_gives_text_and_never_what_a_script_says(shared_data: Path, tmp_path: Path) -> None:
    pieces = [path.read_text(encoding="utf-8") for path in sorted((shared_data / "hostile-html").glob("*.test"))]
    tests = json.loads((shared_data / "hostile-html" / "serializer" / "core.test").read_text(encoding="utf-8"))
    pieces += [text for test in tests["tests"] for text in test["expected"]]
    assert len(pieces) > 20
    for number, piece in enumerate(pieces):
        path = tmp_path / f"{number}.html"
        path.write_bytes(page(extra=f"<div>{piece}</div>"))
        for whole in (False, True):
            (article,) = (each for each in read_articles(path, Choices(whole_page=whole)) if isinstance(each, TextFile))
            assert PARAGRAPHS[1] in article.content
    script = '<script>fetch("https://example.org/نص")</script><img src="https://example.org/x.png" onerror="alert(1)">'
    (tmp_path / "s.html").write_bytes(page(extra=script + '<iframe src="https://example.org"></iframe>'))
    (article,) = (
        each for each in read_articles(tmp_path / "s.html", Choices(whole_page=True)) if isinstance(each, TextFile)
    )
    assert not re.search("fetch|alert|example", article.content)


@pytest.mark.parametrize("tag", ["div", "table><tr><td", "blockquote", "b", "ul><li"])
def test_pages_nested_deeply_end(tmp_path: Path, tag: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<{tag}>" * 20_000 + PARAGRAPHS[0], encoding="utf-8")
    texts, problems = outcome_of(path)
    assert texts + len(problems) == 1
    (tmp_path / "a.md").write_text("> " * 20_000 + PARAGRAPHS[0], encoding="utf-8")
    assert sum(map(bool, outcome_of(tmp_path / "a.md"))) == 1


def test_each_line_of_hostile_json_is_a_row_or_is_told(shared_data: Path, tmp_path: Path) -> None:
    files = sorted((shared_data / "hostile-json" / "test_parsing").glob("*.json"))
    assert len(files) > 100
    told = 0
    for file in files:
        path = tmp_path / f"{file.stem}.jsonl"
        path.write_bytes(file.read_bytes() + b'\n{"text": "good"}\n')
        told += bool(outcome_of(path, Choices(columns={"text": "text"}))[1])
    assert told > len(files) // 2
    strings = json.loads((shared_data / "hostile-blns" / "blns.json").read_text(encoding="utf-8"))
    path = tmp_path / "blns.jsonl"
    path.write_text("".join(json.dumps({"text": string}) + "\n" for string in strings), encoding="utf-8")
    texts, problems = outcome_of(path)
    assert texts + len(problems) == len(strings) and len(problems) < 10


def test_a_pdf_with_a_password_and_one_of_pictures_are_told_apart(tmp_path: Path) -> None:
    locked = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
        b"4 0 obj<</Filter/Standard/V 1/R 2/O<" + b"00" * 32 + b">/U<" + b"00" * 32 + b">/P -4>>endobj\n"
        b"trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>\n%%EOF"
    )
    (tmp_path / "a.pdf").write_bytes(locked)
    assert "password" in outcome_of(tmp_path / "a.pdf")[1][0]
    (tmp_path / "b.pdf").write_bytes(locked.replace(b"/Encrypt 4 0 R", b""))
    assert "pictures without text" in outcome_of(tmp_path / "b.pdf")[1][0]
    (tmp_path / "c.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert "password" in outcome_of(tmp_path / "c.docx")[1][0]


@pytest.mark.skipif(sys.platform == "win32", reason="measures memory as Unix does")
def test_a_folder_of_the_worst_is_imported_under_one_gigabyte(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    bomb(folder / "bomb.zip")
    text = PARAGRAPHS[0].encode()
    (folder / "line.html").write_bytes(b"<p>" + text * (60 * MEGABYTE // len(text)))
    (folder / "line.jsonl").write_bytes(b'{"text": "' + text * (200 * MEGABYTE // len(text)) + b'"}')
    (folder / "line.csv").write_bytes(b"text\n" + text * (200 * MEGABYTE // len(text)))
    (folder / "line.txt").write_bytes(text * (200 * MEGABYTE // len(text)))
    (folder / "many.jsonl").write_bytes(
        b"".join(b'{"text": "%s %d"}\n' % (text * 20, number) for number in range(20_000))
    )
    make_docx(folder / "big.docx")
    replaced(folder / "big.docx", "word/document.xml", b"<a>" + b"<b/>" * (45 * MEGABYTE // 4) + b"</a>")
    (folder / "good.md").write_text(PARAGRAPHS[1], encoding="utf-8")
    found = run_script(PEAK_MEMORY + IMPORT, folder, tmp_path, env=environment(tmp_path / "home"))
    print(f"{found['memory'] / MEGABYTE:.0f} MB")
    assert found["memory"] < 1000 * MEGABYTE, f"{found['memory'] / MEGABYTE:.0f} MB"
    assert len(found["added"]) == 20_002 and found["check"] == []
    assert set(found["problems"]) == {"bomb.txt", "line.html", "line.jsonl", "line.csv", "line.txt", "big.docx"}
