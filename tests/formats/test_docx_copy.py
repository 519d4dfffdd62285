"""Reading copies for Word: the document's XML holds the text in order, and each label its shading."""

import tracemalloc
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from formats.bundles import SCHEMA, bundles, gold_bundle
from hypothesis import HealthCheck, given, settings

from reader.domain.article import ArticleDetails
from reader.domain.span import Span
from reader.formats.base import Bundle, BundleArticle, BundleMention, BundleNote, LazyArticles
from reader.formats.docx_copy import DocxCopy

docx = pytest.importorskip("docx", reason="the extra docx is not installed")
etree = pytest.importorskip("lxml.etree")
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ARABIC = {"language": "ar"}


def part(path: Path, name: str) -> object:
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read(name))


def texts(path: Path) -> list[tuple[bool, str, list[tuple[str, str]]]]:
    """Read the paragraphs of an article from the XML: whether right to left, the text, the runs with their shading."""
    found = []
    for paragraph in part(path, "word/document.xml").iter(f"{WORD}p"):  # type: ignore[attr-defined]
        style = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
        if style is None or style.get(f"{WORD}val") != "HashiyaText":
            continue
        runs = []
        for run in paragraph.iter(f"{WORD}r"):
            text = "".join(
                "\t" if each.tag == f"{WORD}tab" else each.text or "" for each in run if each.tag != f"{WORD}rPr"
            )
            shading = run.find(f"{WORD}rPr/{WORD}shd")
            runs.append((text, "" if shading is None else shading.get(f"{WORD}fill")))
        bidi = paragraph.find(f"{WORD}pPr/{WORD}bidi") is not None
        found.append((bidi, "".join(text for text, _ in runs), runs))
    return found


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bundle=bundles())
def test_every_bundle_is_written_whole(tmp_path_factory: pytest.TempPathFactory, bundle: Bundle) -> None:
    path = tmp_path_factory.mktemp("docx") / "a.docx"
    DocxCopy().write(bundle, path, ARABIC)
    assert DocxCopy().differences(bundle, path, ARABIC) == []
    lines = [line for article in bundle.articles for line in article.content.split("\n")]
    assert [text for _, text, _ in texts(path)] == lines
    for article in bundle.articles:
        rows = DocxCopy().losses(article, ARABIC)
        assert len(rows) <= len(article.mentions) and all(row.reason for row in rows)


def test_the_seed_s_innermost_labels_shade_their_words(shared_data: Path, tmp_path: Path) -> None:
    bundle = gold_bundle(shared_data, SCHEMA)
    path = tmp_path / "a.docx"
    DocxCopy().write(bundle, path, ARABIC)
    (article,) = bundle.articles
    found = texts(path)
    assert "\n".join(text for _, text, _ in found) == article.content
    assert all(bidi for bidi, text, _ in found if text.strip())
    shaded = sum(len(text) for _, _, runs in found for text, fill in runs if fill)
    marked = {at for each in article.mentions for span in each.spans for at in range(span.start, span.end)}
    # a ligature that a name begins in is shaded whole
    assert len(marked) <= shaded <= len(marked) + len(DocxCopy().losses(article, ARABIC))


def test_remarks_are_comments_and_hidden_mentions_are_told(tmp_path: Path) -> None:
    content = "قال وزير الدفاع الإسرائيلي\x01 اليوم"
    mentions = (
        BundleMention("m1", (Span(4, 26),), "PER", "ليلى", note="مهم"),
        BundleMention("m2", (Span(9, 26),), "منصب", "ليلى"),
        BundleMention("m3", (Span(9, 26),), "OLD", "ليلى"),
    )
    article = BundleArticle("a", ArticleDetails("خبر"), content, mentions=mentions)
    (replaced, row) = DocxCopy().losses(article, ARABIC)
    assert (replaced.change, replaced.what, replaced.quote) == ("replaced", "text", content.replace("\x01", "\ufffd"))
    assert (row.change, row.quote) == ("dropped", "الدفاع الإسرائيلي")
    path = tmp_path / "a.docx"
    bundle = Bundle(SCHEMA, (article,))
    DocxCopy().write(bundle, path, ARABIC)
    assert DocxCopy().differences(bundle, path, ARABIC) == []
    assert texts(path)[0][1] == content.replace("\x01", "\ufffd")
    (comment,) = part(path, "word/comments.xml")  # type: ignore[misc]
    assert comment.get(f"{WORD}author") == "ليلى" and "".join(comment.itertext()).strip() == "مهم"


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bundle=bundles())
def test_python_docx_reads_the_same_words_and_remarks(tmp_path_factory: pytest.TempPathFactory, bundle: Bundle) -> None:
    path = tmp_path_factory.mktemp("docx") / "a.docx"
    DocxCopy().write(bundle, path, ARABIC)
    document = docx.Document(str(path))
    found = [each.text for each in document.paragraphs if each.style.name == "Hashiya Text"]
    assert found == [text for _, text, _ in texts(path)]
    titles = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]
    assert len(titles) == len(bundle.articles)
    ids = {each.comment_id for each in document.comments}
    anchors = document.element.body.iter(f"{WORD}commentRangeStart", f"{WORD}commentRangeEnd")
    assert ids == {int(each.get(f"{WORD}id")) for each in anchors}
    whole = [each for each in bundle.articles if each.content.strip("\n")]
    remarks = sum(len(each.notes) + len([1 for mention in each.mentions if mention.note]) for each in whole)
    assert len(ids) == remarks


def test_a_remark_of_several_lines_lies_on_what_it_is_about(tmp_path: Path) -> None:
    content = "قال ميلي\nثم عاد\tميلي & <ب>"
    mention = BundleMention("m1", (Span(4, 8), Span(16, 20)), "PER", "ليلى", note="أول\nsecond")
    notes = (BundleNote("على المقال", 'a "b"'), BundleNote("على الاسم", "ليلى", "m1"))
    bundle = Bundle(SCHEMA, (BundleArticle("a", ArticleDetails("خبر"), content, mentions=(mention,), notes=notes),))
    path = tmp_path / "a.docx"
    DocxCopy().write(bundle, path, ARABIC)
    assert DocxCopy().differences(bundle, path, ARABIC) == []
    document = docx.Document(str(path))
    assert [(each.author, each.text) for each in document.comments] == [
        ("ليلى", "أول\nsecond"), ('a "b"', "على المقال"), ("ليلى", "على الاسم"),
    ]  # fmt: skip
    bidi = [each.find(f"{WORD}pPr/{WORD}bidi") is not None for each in part(path, "word/comments.xml").iter(f"{WORD}p")]  # type: ignore[attr-defined]
    assert bidi == [True, False, True, True]
    marked, at = {}, ""
    for each in document.element.body.iter(f"{WORD}commentRangeStart", f"{WORD}commentRangeEnd", f"{WORD}t"):
        if each.tag == f"{WORD}t":
            at += each.text or ""
        else:
            marked.setdefault(each.get(f"{WORD}id"), []).append(len(at))
    assert at[slice(*marked["0"])].startswith("ميلي")
    assert marked["0"] == marked["2"] != marked["1"]
    assert path.read_bytes() == _again(bundle, tmp_path / "b.docx")
    (other,) = bundle.articles
    changed = Bundle(SCHEMA, (BundleArticle("a", other.details, content, mentions=other.mentions),))
    assert DocxCopy().differences(changed, path, ARABIC) == ["there is a remark too many"]


def _again(bundle: Bundle, path: Path) -> bytes:
    DocxCopy().write(bundle, path, ARABIC)
    return path.read_bytes()


def test_memory_does_not_grow_with_the_number_of_articles(tmp_path: Path) -> None:
    def articles(count: int) -> Iterator[BundleArticle]:
        for number in range(count):
            content = f"{number:05} " + "قال وميلي " * 200
            mentions = tuple(
                BundleMention(f"m{at}", (Span(at * 10 + 11, at * 10 + 15),), "PER", "me", note="لا") for at in range(30)
            )
            yield BundleArticle(f"a{number}", ArticleDetails("t"), content, mentions=mentions)

    peaks = []
    for count in (2, 20, 120):
        path = tmp_path / f"{count}.docx"
        bundle = Bundle(SCHEMA, LazyArticles(count, lambda count=count: articles(count)))  # type: ignore[misc]
        tracemalloc.start()
        DocxCopy().write(bundle, path, ARABIC)
        assert DocxCopy().differences(bundle, path, ARABIC) == []
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[2] < 1.3 * peaks[1], peaks
