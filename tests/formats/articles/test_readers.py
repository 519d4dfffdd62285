"""Articles of every kind come in with their words, paragraphs and metadata; nothing is run or fetched."""

import json
import re
import socket
import subprocess
import sys
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from formats.articles.files import (
    MAKERS,
    PARAGRAPHS,
    ROWS,
    TITLE,
    WRITER,
    make_epub,
    make_feed,
    make_mail,
    make_pdf,
    make_table,
    page,
)

from reader.domain.article import Direction
from reader.domain.errors import ImportProblem
from reader.formats.articles.base import Choices, Found, iso_date
from reader.formats.articles.reading import read_all, read_articles
from reader.formats.articles.tables import guess_columns, look
from reader.formats.plain_text import TextFile
from reader.text.direction import article_direction


def articles(path: Path, choices: Choices | None = None) -> list[TextFile]:
    found = list(read_articles(path, choices))
    assert all(isinstance(each, TextFile) for each in found), found
    return [each for each in found if isinstance(each, TextFile)]


def test_the_guard_against_the_network_works() -> None:
    with pytest.raises(AssertionError, match="network"):
        socket.create_connection(("127.0.0.1", 9))


@pytest.mark.parametrize("suffix", list(MAKERS))
def test_every_paragraph_of_every_kind_is_there_on_a_line_of_its_own(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    MAKERS[suffix](path)
    found = [each for each in read_articles(path) if isinstance(each, TextFile)]
    lines = found[0].content.split("\n")
    wanted = PARAGRAPHS[:1] if suffix in (".rss", ".jsonl", ".csv", ".tsv", ".xlsx", ".parquet") else PARAGRAPHS
    for paragraph in wanted:
        assert any(line.startswith(paragraph) for line in lines), (paragraph, lines)
    assert not any(word in found[0].content for word in ("alert", "<p", "color", "x.js"))
    assert article_direction(found[0].content) is Direction.RTL
    assert found[0].provenance.original_sha256


@pytest.mark.parametrize(
    ("suffix", "wanted"),
    [
        (".html", (TITLE, "الصحيفة", "https://example.org/a/1", WRITER, "2026-01-17", "ar")),
        (".mhtml", (TITLE, "الصحيفة", "https://example.org/a/1", WRITER, "2026-01-17", "ar")),
        (".md", (TITLE, "", "", "", "", "")),
        (".docx", (TITLE, "", "", WRITER, "2026-01-17", "")),
        (".odt", (TITLE, "", "", WRITER, None, None)),
        (".epub", (TITLE, "دار", "", WRITER, "2026-01-17", "ar")),
        (".rss", ("خبر 1", "الصحيفة", "https://example.org/1", WRITER, "2026-01-17", "ar")),
        (".eml", (TITLE, "example.org", "", WRITER, "2026-01-17", "")),
        (".csv", ("عنوان 0", "", "https://e.org/0", "", "2026-01-10", "")),
        (".parquet", ("عنوان 0", "", "https://e.org/0", "", "2026-01-10", "")),
    ],
)
def test_metadata_is_filled_where_the_file_has_it(tmp_path: Path, suffix: str, wanted: tuple[str | None, ...]) -> None:
    path = tmp_path / f"a{suffix}"
    MAKERS[suffix](path)
    found = next(each for each in read_articles(path) if isinstance(each, TextFile)).details
    given = (found.title, found.source, found.url, found.author, found.published, found.language)
    assert [value for value, want in zip(given, wanted) if want is not None] == [w for w in wanted if w is not None]


def test_of_a_page_the_article_alone_or_everything_can_be_had(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(page(extra="<div style='display:none'>خفي</div><p>تعليق<br>من <b>قارئ</b> كريم</p>"))
    (article,) = articles(path)
    assert "رياضة" not in article.content and "حقوق" not in article.content
    (whole,) = articles(path, Choices(whole_page=True))
    lines = whole.content.split("\n")
    assert {"الرئيسية", "رياضة", TITLE, *PARAGRAPHS, "تعليق", "من قارئ كريم", "حقوق النشر محفوظة"} == set(lines)


@pytest.mark.parametrize("name", ["rtl-1", "rtl-3"])
def test_pages_made_by_mozilla_give_the_lines_that_mozilla_s_reader_gives(shared_data: Path, name: str) -> None:
    folder = shared_data / "art-html-rtl" / name
    (article,) = articles(folder / "source.html")
    expected = re.sub(r"<[^>]+>", "\n", (folder / "expected.html").read_text(encoding="utf-8"))
    assert article.content.split("\n") == [line.strip() for line in expected.split("\n") if line.strip()]


@pytest.mark.parametrize(
    ("charset", "declared", "choice", "found"),
    [
        ("cp1256", "windows-1256", None, ("cp1256", "declared")),
        ("cp1256", "utf-8", "cp1256", ("cp1256", "given")),
        ("utf-8", "windows-1256", None, ("utf-8", "utf-8")),
        ("utf-16", "utf-16", None, ("utf-16", "bom")),
    ],
)
def test_the_charset_of_a_page_is_found_told_and_overridden(
    tmp_path: Path, charset: str, declared: str, choice: str | None, found: tuple[str, str]
) -> None:
    path = tmp_path / "a.html"
    # the old charset has neither Hebrew nor Arabic digits
    html = page(declared=declared).decode().replace(PARAGRAPHS[2], PARAGRAPHS[0])
    path.write_bytes(html.encode(charset))
    (article,) = articles(path, Choices(charset=choice))
    assert PARAGRAPHS[0] in article.content
    assert (article.provenance.charset, article.provenance.charset_source) == found


def test_chapters_are_one_article_or_each_one(tmp_path: Path) -> None:
    make_epub(tmp_path / "a.epub", 3)
    (whole,) = articles(tmp_path / "a.epub")
    assert whole.content.count("الفصل") == 3 and "فهرس" not in whole.content
    apart = articles(tmp_path / "a.epub", Choices(chapters=True))
    assert [(each.title, each.place) for each in apart] == [(f"الفصل {n}", f"chapter {n}") for n in (1, 2, 3)]
    assert {each.details.source for each in apart} == {"دار"}


def test_the_hebrew_book_is_read_in_the_order_of_its_spine(shared_data: Path) -> None:
    path = shared_data / "art-epub" / "israelsailing.epub"
    (book,) = articles(path)
    assert (book.title, book.details.author, book.details.language) == ("מפליגים בישראל", "אורי עידן", "he")
    with zipfile.ZipFile(path) as archive:
        spine = re.findall(r'<itemref[^>]*idref="([^"]+)"', archive.read("OEBPS/content.opf").decode())
        pages = [archive.read(f"OEBPS/{name}.xhtml").decode() for name in spine]
    firsts = [found.group(1).strip() for text in pages if (found := re.search(r"<h5>([^<]+)</h5>", text))]
    lines = book.content.split("\n")
    places = [lines.index(first) for first in firsts]
    assert len(places) > 5 and places == sorted(places)


@pytest.mark.parametrize(
    ("name", "title", "texts"),
    [
        ("pkg-dir_rtl-root-unset", "CSS: הרפתקה חדשה!", 1),
        ("pkg-dir_unset-root-rtl", "CSS: مغامرة جديدة!", 1),
        ("pkg-spine-progression_rtl", "pkg-spine-progression_rtl", 4),
    ],
)
def test_the_w3c_s_books_have_their_titles_and_pages(
    shared_data: Path, tmp_path: Path, name: str, title: str, texts: int
) -> None:
    folder = shared_data / "art-epub-tests" / name
    with zipfile.ZipFile(tmp_path / "a.epub", "w") as archive:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                archive.write(file, file.relative_to(folder))
    (book,) = articles(tmp_path / "a.epub")
    assert book.title == title
    assert len(articles(tmp_path / "a.epub", Choices(chapters=True))) == texts
    found = re.findall(r"must appear (\w+)", book.content)
    assert found == ([] if texts == 1 else ["first", "second", "third", "last"])


@pytest.mark.parametrize("name", ["docx_comments", "docx_lists", "lorem_ipsum", "word_tables"])
def test_no_word_of_a_word_file_is_lost(shared_data: Path, name: str) -> None:
    path = shared_data / "art-docx-other" / "sources" / f"{name}.docx"
    (article,) = articles(path)
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("word/document.xml").decode()
    # the letters of every run, in order, are those of the file itself
    runs = re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml)
    raw = "".join(runs).replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
    assert re.sub(r"\s", "", article.content) == re.sub(r"\s", "", raw)


def test_rows_come_by_guessed_or_chosen_columns(tmp_path: Path) -> None:
    for suffix in (".jsonl", ".ndjson", ".csv", ".tsv", ".xlsx", ".parquet"):
        path = tmp_path / f"t{suffix}"
        make_table(path)
        seen = look(path, path, Choices())
        assert seen.columns == ("head", "body", "published", "link"), suffix
        assert seen.guess == {"title": "head", "text": "body", "date": "published", "url": "link"}
        assert [(each.title, each.content) for each in articles(path)] == [(row["head"], row["body"]) for row in ROWS]
        other = articles(path, Choices(columns={"text": "head"}))
        assert [each.content for each in other] == [row["head"] for row in ROWS]


def test_a_quotation_mark_that_is_not_closed_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text('title,text\n"abc,def\nx,y\n')
    with pytest.raises(ImportProblem) as refused:
        articles(path)
    assert (refused.value.problem, refused.value.place) == ("A quotation mark is not closed.", "line 2")
    path.write_text('title,text\na,"b\nc"\nd,e\nf,"g')
    found = list(read_articles(path))
    assert [each.content for each in found if not isinstance(each, ImportProblem)] == ["b\nc", "e"]
    assert [each.place for each in found if isinstance(each, ImportProblem)] == ["line 5"]


def test_a_bad_byte_in_a_table_is_told_of_its_row_alone(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    rows = [f"عنوان {at},{PARAGRAPHS[0]}".encode() for at in range(5000)]
    rows[4000] += b"\xff"
    path.write_bytes(b"title,text\n" + b"\n".join(rows))
    found = articles(path)
    assert len(found) == 5000
    damaged = [each for each in found if each.provenance.charset_source == "damaged"]
    assert [(each.content, each.place) for each in damaged] == [(f"{PARAGRAPHS[0]}\ufffd", "line 4002")]


def test_columns_are_guessed_in_arabic_and_by_what_is_in_them() -> None:
    assert guess_columns(["العنوان", "النص", "تاريخ النشر"], []) == {
        "title": "العنوان", "text": "النص", "date": "تاريخ النشر",
    }  # fmt: skip
    assert guess_columns(["a", "b"], [["1", "كلام طويل جدا في خبر طويل " * 2]]) == {"text": "b"}
    assert guess_columns(["a", "b"], [["1", "2"]]) == {}


@pytest.mark.parametrize(
    "name", ["empty", "escaped_quotes", "json", "location_coordinates", "quotes_and_newlines", "simple"]
)
def test_cells_are_those_that_the_spectrum_of_csv_says(shared_data: Path, tmp_path: Path, name: str) -> None:
    from reader.formats.articles.table_files import Row, rows_of

    folder = shared_data / "hostile-csv"
    path = folder / "csvs" / f"{name}.csv"
    expected = json.loads((folder / "json" / f"{name}.json").read_text(encoding="utf-8"))
    rows = [dict(row.values) for row in rows_of(path, path, Choices()) if isinstance(row, Row)]
    expected = expected if isinstance(expected, list) else [expected]
    for row in (*rows, *expected):
        row.pop("Contact Phone Number", None)  # made up in one of the two files
    # line ends inside a cell are settled when it becomes an article
    assert [{key: value.replace("\r\n", "\n") for key, value in row.items()} for row in rows] == expected


def test_bad_rows_are_told_by_line_and_the_rest_comes_in(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text(
        '{"text": "نص أول"}\n{broken\n[1]\n{"text": ""}\n{"other": 1}\n{"text": "نص ثان"}\n', encoding="utf-8"
    )
    found = list(read_articles(path, Choices(columns={"text": "text"})))
    assert [each.content for each in found if isinstance(each, TextFile)] == ["نص أول", "نص ثان"]
    assert [each.place for each in found if isinstance(each, ImportProblem)] == ["line 2", "line 3", "line 4", "line 5"]


def test_a_table_whose_text_nobody_can_guess_names_its_columns(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(ImportProblem, match="a, b"):
        list(read_articles(tmp_path / "t.csv"))


def test_entries_of_a_feed_without_text_are_told(tmp_path: Path) -> None:
    make_feed(tmp_path / "a.xml")
    found = list(read_articles(tmp_path / "a.xml"))
    assert [each.title for each in found if isinstance(each, TextFile)] == ["خبر 1", "خبر 2"]
    assert [each.place for each in found if isinstance(each, ImportProblem)] == ["entry 3"]


def test_a_message_in_html_is_read_as_text(tmp_path: Path) -> None:
    make_mail(tmp_path / "a.eml", html=True)
    (article,) = articles(tmp_path / "a.eml")
    assert set(PARAGRAPHS) <= set(article.content.split("\n"))


def test_an_archive_is_a_folder_also_inside_another(tmp_path: Path) -> None:
    inner = tmp_path / "inner.zip"
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("نص.txt", PARAGRAPHS[1])
        archive.writestr("image.png", b"\x89PNG")
    outer = tmp_path / "outer.zip"
    with zipfile.ZipFile(outer, "w") as archive:
        archive.writestr("a/صفحة.html", page())
        archive.write(inner, "b/inner.zip")
        archive.writestr("__MACOSX/a/._x.txt", "x")
    found: dict[Path, list[Found]] = {shown: list(each) for shown, each in read_all(outer, lambda _path: Choices())}
    names = [outer / "a" / "صفحة.html", outer / "b" / "inner.zip" / "نص.txt"]
    assert list(found) == names
    # one of them alone, as when its charset is chosen anew
    for name in names:
        assert list(read_articles(name)) == found[name]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", re.sub("[\u0640\u064b-\u0655\u0670]", "", unicodedata.normalize("NFKC", text)))


def test_an_arabic_pdf_gives_the_words_of_the_ground_truth(shared_data: Path) -> None:
    folder = shared_data / "art-pdf-rtl"
    (article,) = articles(folder / "sources" / "right_to_left_01.pdf")
    truth = words((folder / "groundtruth" / "right_to_left_01.md").read_text(encoding="utf-8"))
    right = sum((Counter(truth) & Counter(words(article.content))).values())
    # without the mending 199 of 232: each lam-alef stood the wrong way round
    assert right >= 228, f"{right} of {len(truth)}"
    assert "الإنتاجية وحل المشكلات" in article.content
    assert not re.search("[\ufb50-\ufdff\ufe70-\ufefc]", article.content)


def test_a_glyph_that_stands_for_a_word_keeps_its_order(shared_data: Path) -> None:
    (article,) = articles(shared_data / "art-pdf-rtl" / "015-arabic" / "habibi.pdf")
    assert article.content.count("حَبيبي") == 2


def test_a_pdf_whose_ligatures_come_the_right_way_round_keeps_them(qapp: object, tmp_path: Path) -> None:
    make_pdf(tmp_path / "a.pdf")
    (article,) = articles(tmp_path / "a.pdf")
    # the file says of its digits something else than the page shows: pdfium alone gives 23, pdftotext no digits at all
    assert article.content.replace("23", "25").split() == " ".join(PARAGRAPHS).split()


def test_latin_words_brackets_and_quotes_of_a_right_to_left_page_keep_their_order(qapp: object, tmp_path: Path) -> None:
    lines = (
        "قالت شركة Nova Rail International اليوم (The Daily News) إن “اللقاء” انتهى.",
        "أعلنت شركة Apple. ثم مضت إلى مكتبها في الشرق عند Nova Rail (The News) هنا.",
        "وكان هناك سطر ثالث بلا شيء آخر فيه.",
    )
    make_pdf(tmp_path / "a.pdf", text="\n".join(lines))
    (article,) = articles(tmp_path / "a.pdf")
    assert article.content.split() == " ".join(lines).split()


def test_the_readers_load_nothing_until_they_are_asked() -> None:
    code = (
        "import sys, reader.project.importing, reader.cli; heavy = {'trafilatura', 'lxml', 'mammoth', 'feedparser',"
        " 'pypdfium2', 'openpyxl', 'duckdb', 'markdown_it'}; print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_missing_library_is_named_with_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.html").write_bytes(page())
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(ImportProblem, match=r"pip install hashiya\[import\]"):
        list(read_articles(tmp_path / "a.html"))


@pytest.mark.parametrize(
    ("given", "date"),
    [
        ("2026-01-17", "2026-01-17"), ("2026-01-17T08:00:00Z", "2026-01-17"), ("2026/1/7", "2026-01-07"),
        ("25/4/2026", "2026-04-25"), ("3/4/2026", ""), ("2026-02-30", ""), ("2026", "2026"), ("أمس", ""), (None, ""),
    ],
)  # fmt: skip
def test_dates_are_taken_only_where_they_are_sure(given: str | None, date: str) -> None:
    assert iso_date(given) == date


def test_a_mail_with_a_nonsense_charset_and_a_few_letters_is_guessed_in_a_script_read_here(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    head = b"Subject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset=klingon\n\n"
    path.write_bytes(head + "سلام".encode("cp1256"))
    (article,) = articles(path)
    assert article.content.strip() == "سلام"
    assert (article.provenance.charset, article.provenance.charset_source) == ("cp1256", "guessed")
