"""Reading copies: the text is the article's, nothing runs, and in a browser no letter moves for a label."""

import re
import shutil
import subprocess
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
import regex
from formats.bundles import SCHEMA, bundles, gold_bundle
from formats.json_family import bundle_with
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.domain.article import ArticleDetails, Direction
from reader.domain.span import Span
from reader.formats.base import Bundle, BundleArticle, BundleMention
from reader.formats.docx_copy import DocxCopy
from reader.formats.html_copy import HtmlCopy, marked_paragraphs
from reader.formats.html_marks import Marked, segments_of
from reader.formats.schema_toml import read_schema, starter_schemas
from reader.paths import RESOURCES

ARABIC = {"language": "ar"}
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
# names behind proclitics: mentions that begin inside lam-alef, inside the word Allah, before a mark
HARD = "زار لأمريكا ولإسرائيل وبالأردن فلآسيا والله لله بلِاسمٍ، وميلي (والجيش) 12 لIsrael كلّا الإسلام"


class Seen(HTMLParser):
    """Gather what a page says: elements with their attributes, and the text of each paragraph."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.paragraphs: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag == "p":
            self.paragraphs.append("")

    def handle_data(self, data: str) -> None:
        if self.paragraphs and self.get_starttag_text() and self._inside():
            self.paragraphs[-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self.elements.append(("/p", {}))

    def _inside(self) -> bool:
        last = next((tag for tag, _ in reversed(self.elements) if tag in ("p", "/p")), "")
        return last == "p"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bundle=bundles(), language=st.sampled_from(["ar", "en"]))
def test_every_bundle_is_shown_whole_and_nothing_in_it_runs(
    tmp_path_factory: pytest.TempPathFactory, bundle: Bundle, language: str
) -> None:
    path, options = tmp_path_factory.mktemp("html") / "a.html", {"language": language}
    HtmlCopy().write(bundle, path, options)
    assert HtmlCopy().differences(bundle, path, options) == []
    seen = Seen(path.read_text(encoding="utf-8"))
    assert seen.paragraphs == [line for article in bundle.articles for line in article.content.split("\n")]
    tags = Counter(tag for tag, _ in seen.elements)
    assert not tags["script"] and not tags["link"] and not tags["img"]
    assert not any(name.startswith("on") or name in ("src", "href") for _, given in seen.elements for name in given)
    assert {given["dir"] for tag, given in seen.elements if tag == "p"} <= {"rtl", "ltr"}
    rows = Counter(given["data-spans"] for _, given in seen.elements if "data-spans" in given)
    assert rows == Counter(
        " ".join(f"{span.start}-{span.end}" for span in each.spans)
        for article in bundle.articles
        for each in article.mentions
    )


@settings(max_examples=200, deadline=None)
@given(text=st.text("لاأإبم ‌‍َّ😀()1aهـ", min_size=1, max_size=20), data=st.data())
def test_no_letter_and_no_ligature_is_cut_and_each_label_covers_its_letters(text: str, data: st.DataObject) -> None:
    marked = []
    for number in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        rest = st.integers(end + 1, len(text) - 1)
        more = data.draw(rest) if data.draw(st.booleans()) and end + 1 < len(text) else None
        pieces = (Span(start, end),) if more is None else (Span(start, end), Span(more, len(text)))
        marked.append(Marked(number, pieces))
    segments, lanes = segments_of(text, marked, Direction.RTL)
    assert "".join(each.text for each in segments) == text
    edges = {sum(len(each.text) for each in segments[:at]) for at in range(len(segments))}
    allowed = {found.start() for found in regex.finditer(r"\X", text)}
    assert edges <= allowed
    for found in re.finditer("ل[َّ]*[اأإ]", text):
        assert not edges & set(range(found.start() + 1, found.end()))
    assert Counter(tag for each in segments for tag, _ in each.tags) == Counter(range(len(marked)))
    at = 0
    for segment in segments:
        for each in marked:
            strokes = [stroke for stroke in segment.strokes if stroke.mention == each.mention and not stroke.gap]
            held = {place for place in range(at, at + len(segment.text)) if any(p.covers(place) for p in each.pieces)}
            assert bool(strokes) == bool(held)
            for stroke in strokes:
                assert 0 <= stroke.first < stroke.last <= 1 and stroke.lane < lanes
                if len(held) == len(segment.text):
                    assert (stroke.first, stroke.last) == (0, 1)
        at += len(segment.text)
    for one in marked:
        for other in marked:
            if one.mention < other.mention and one.around[0] < other.around[1] and other.around[0] < one.around[1]:
                found_lanes = {
                    stroke.mention: stroke.lane for each in segments for stroke in each.strokes
                }  # each mention has one lane
                assert found_lanes[one.mention] != found_lanes[other.mention]


def test_a_name_inside_a_ligature_has_its_share_of_it() -> None:
    segments, _ = segments_of("لأمريكا", [Marked(0, (Span(1, 7),))], Direction.RTL)
    assert [each.text for each in segments] == ["لأ", "مريكا"]
    assert [(each.strokes[0].first, each.strokes[0].last) for each in segments] == [(0.5, 1), (0, 1)]
    assert segments[0].strokes[0].inside_word and segments[0].tags == ((0, 0),)


def test_a_mention_that_goes_over_an_empty_line_is_shown_on_both_sides_of_it(tmp_path: Path) -> None:
    content = "قال ميلي\n\nأمس إن"
    mention = BundleMention("m1", (Span(4, 13),), "PER", "me")
    bundle = Bundle(SCHEMA, (BundleArticle("a1", ArticleDetails("t"), content, mentions=(mention,)),))
    for copy in (HtmlCopy(), DocxCopy()):
        path = tmp_path / f"a{copy.suffix}"
        copy.write(bundle, path, ARABIC)
        assert copy.differences(bundle, path, ARABIC) == []
    (article,) = bundle.articles
    lines = [[bool(each.strokes) for each in segments] for _, segments, _ in marked_paragraphs(article)]
    assert [any(line) for line in lines] == [True, False, True]


def test_the_page_speaks_the_language_asked_for_and_shows_what_is_known(tmp_path: Path) -> None:
    schema = read_schema(starter_schemas()[0][1])
    mentions = (
        BundleMention("m1", (Span(0, 3), Span(8, 11)), "PER", "ليلى", None, {"sure": "<b>"}, "مهم & <i>"),
        BundleMention("m2", (Span(4, 7),), None, "ليلى"),
    )
    details = ArticleDetails("<عنوان>", "الوكالة", "https://x/?a=1&b", "كاتب", "2021-11-26", "ar")
    article = BundleArticle("a1", details, "قال مسؤ نعم", Direction.LTR, mentions=mentions)
    for language, wanted in (("ar", ("شخص", "تظليل", "الإشارات")), ("en", ("Person", "Highlight", "Mentions"))):
        path = tmp_path / f"{language}.html"
        HtmlCopy().write(Bundle(schema, (article,)), path, {"language": language})
        page = path.read_text(encoding="utf-8")
        assert all(word in page for word in wanted)
        assert "&lt;عنوان&gt;" in page and "مهم &amp; &lt;i&gt;" in page and "sure: &lt;b&gt;" in page
        # the gap between two pieces is dotted, and the paragraph runs as its letters do
        assert "repeating-linear-gradient" in page and '<p dir="rtl"' in page
        assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in page


def test_a_copy_that_lost_something_is_told(tmp_path: Path) -> None:
    bundle = bundle_with("قال غانتس نعم", (4, 9, "PER"))
    path = tmp_path / "a.html"
    HtmlCopy().write(bundle, path, ARABIC)
    whole = path.read_text(encoding="utf-8")
    for damage in (("نعم", "لا"), ('data-spans="4-9"', 'data-spans="4-8"'), ('data-m="0"', ""), ("</article>", "")):
        path.write_text(whole.replace(*damage), encoding="utf-8")
        assert HtmlCopy().differences(bundle, path, ARABIC)


def hard_bundle() -> Bundle:
    """Return an article whose every word is marked from each of its letters on."""
    mentions = []
    for word in re.finditer(r"\S+", HARD):
        for start in range(word.start(), word.end()):
            mentions.append(BundleMention(f"m{len(mentions)}", (Span(start, word.end()),), "PER", "me"))
    text = f"{HARD}\n{HARD}"
    whole = BundleMention("all", (Span(3, len(HARD) + 20),), "منصب", "me")
    return Bundle(SCHEMA, (BundleArticle("a1", ArticleDetails("t"), text, mentions=(*mentions, whole)),))


def shot(page: str, path: Path) -> list[tuple[int, int]]:
    """Return what the browser draws of a page: for each row of pixels those with much ink and those with any, as bits.

    Twice as large as on paper: a letter joined otherwise differs by strokes, not by the shade of an edge.
    """
    from PySide6.QtGui import QImage

    path.with_suffix(".html").write_text(page, encoding="utf-8")
    arguments = [
        BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={path.parent}/p",
        "--window-size=900,1200", "--force-device-scale-factor=2", f"--screenshot={path}",
        path.with_suffix(".html").as_uri(),
    ]  # fmt: skip
    subprocess.run(arguments, check=True, capture_output=True, timeout=120)  # type: ignore[arg-type]
    image = QImage(str(path)).convertToFormat(QImage.Format.Format_Grayscale8)
    assert image.width() == 1800
    inked = [bytes(49 if shade < limit else 48 for shade in range(256)) for limit in (110, 215)]
    rows = [bytes(image.constScanLine(y))[: image.width()] for y in range(image.height())]
    return [(int(row.translate(inked[0]), 2), int(row.translate(inked[1]), 2)) for row in rows]


def strays(ink: list[tuple[int, int]], other: list[tuple[int, int]]) -> int:
    """Return how many pixels with much ink have no ink within one pixel in the other drawing."""
    count = 0
    for y, (much, _) in enumerate(ink):
        near = 0
        for _, some in other[max(0, y - 1) : y + 2]:
            near |= some | some << 1 | some >> 1
        count += (much & ~near).bit_count()
    return count


@pytest.mark.skipif(BROWSER is None, reason="needs Chromium")
@pytest.mark.parametrize(
    ("source", "font"),
    [("seed", "NotoSansArabic"), ("hard", "IBMPlexSansArabic"), ("hard", "NotoNaskhArabic"), ("hard", "Amiri")],
)
def test_in_a_browser_no_letter_is_drawn_otherwise_for_the_labels(
    qapp: object, shared_data: Path, tmp_path: Path, font: str, source: str
) -> None:
    bundle = gold_bundle(shared_data, SCHEMA) if source == "seed" else hard_bundle()
    path = tmp_path / "a.html"
    HtmlCopy().write(bundle, path, ARABIC)
    page = re.sub(r"<meta http-equiv[^>]*>", "", path.read_text(encoding="utf-8"))
    file = (RESOURCES / "fonts" / f"{font}-Regular.ttf").as_uri()
    face = f"@font-face{{font-family:Proof;src:url({file})}}.x p{{font-family:Proof}}"
    hidden = face + ".s{background:none!important}.t::before{content:none!important}"

    def plain(found: re.Match[str]) -> str:
        return found[1] + re.sub(r"<[^>]*>", "", found[2]) + found[3]

    bare = re.sub(r"(<p [^>]*>)(.*?)(</p>)", plain, page, flags=re.DOTALL)
    assert "<span" in page and "<span" not in bare
    plain_letters = shot(bare.replace("</style>", f"{hidden}</style>"), tmp_path / "plain.png")
    letters = shot(page.replace("</style>", f"{hidden}</style>"), tmp_path / "letters.png")
    assert sum(much.bit_count() for much, _ in plain_letters) > 5_000
    assert strays(letters, plain_letters) == strays(plain_letters, letters) == 0
    # the labels are there to be seen, and letters that did not join would be
    labels = shot(page.replace("</style>", f"{face}</style>"), tmp_path / "labels.png")
    assert strays(labels, plain_letters) > 1_000
    if source == "hard":
        apart = f"{hidden}.s{{display:inline-block}}"
        assert strays(shot(page.replace("</style>", f"{apart}</style>"), tmp_path / "apart.png"), plain_letters) > 100
