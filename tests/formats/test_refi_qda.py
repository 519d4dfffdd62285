"""REFI-QDA projects: the standard's own schema validates what goes out, and a reader of the test's own finds it."""

import tracemalloc
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from formats.bundles import SCHEMA, bundles, gold_bundle
from formats.json_family import ANNOTATED, bundle_with, comes_back
from hypothesis import HealthCheck, given, settings

from reader.domain.article import ArticleDetails
from reader.domain.errors import ImportProblem
from reader.domain.span import Span
from reader.formats import refi_qda
from reader.formats.base import Bundle, BundleArticle, BundleMention, BundleNote, BundleRelation, LazyArticles
from reader.formats.refi_qda import RefiQda
from reader.formats.registry import importers
from reader.formats.zip_files import Archive
from reader.project import Project
from reader.project.importing import import_paths

etree = pytest.importorskip("lxml.etree", reason="the extra xml is not installed")
QDA = {"q": "urn:QDA-XML:project:1.0"}


@pytest.fixture(scope="module")
def valid(shared_data: Path) -> object:
    """The standard's schema."""
    return etree.XMLSchema(etree.parse(str(shared_data / "fmt-refiqda" / "src" / "Project.xsd")))


def project_of(path: Path) -> tuple[object, dict[str, str]]:
    """Return the XML of an archive, and its texts by their names."""
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        texts = {
            name.removeprefix("sources/"): archive.read(name).decode("utf-8")
            for name in archive.namelist()
            if name.startswith("sources/")
        }
        return etree.fromstring(archive.read("project.qde")), texts


def coded(path: Path) -> Counter[tuple[str, str, str, int, int]]:
    """Read mentions as the schema describes them: text, code, user, positions."""
    root, texts = project_of(path)
    codes = {each.get("guid"): each.get("name") for each in root.iter(f"{{{QDA['q']}}}Code")}  # type: ignore[attr-defined]
    users = {each.get("guid"): each.get("name") for each in root.iter(f"{{{QDA['q']}}}User")}  # type: ignore[attr-defined]
    found: Counter[tuple[str, str, str, int, int]] = Counter()
    for source in root.findall("q:Sources/q:TextSource", QDA):  # type: ignore[attr-defined]
        text = texts[source.get("plainTextPath").removeprefix("internal://")]
        for each in source.findall("q:PlainTextSelection", QDA):
            start, end = int(each.get("startPosition")), int(each.get("endPosition"))
            assert each.get("name") in (None, text[start:end])
            for coding in each.findall("q:Coding", QDA):
                code = codes[coding.find("q:CodeRef", QDA).get("targetGUID")]
                found[text, code, users[coding.get("creatingUser")], start, end] += 1
    return found


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bundle=bundles())
def test_what_goes_out_is_valid_and_comes_back_but_for_the_losses(
    valid: object, tmp_path_factory: pytest.TempPathFactory, bundle: Bundle
) -> None:
    path = tmp_path_factory.mktemp("refi") / "a.qdpx"
    comes_back(RefiQda(), RefiQda(), bundle, path, {})
    root, texts = project_of(path)
    valid.assertValid(root)  # type: ignore[attr-defined]
    assert sorted(texts.values()) == sorted(each.content for each in bundle.articles)
    again = RefiQda().read(path)
    assert {label.name for label in bundle.schema.labels} <= {label.name for label in again.schema.labels}
    assert [each.id for each in again.articles] == [each.id for each in bundle.articles]
    assert sum(coded(path).values()) == sum(len(each.mentions) for each in again.articles)
    for mine, theirs in zip(bundle.articles, again.articles, strict=True):
        wanted = Counter((each.body, each.annotator, each.span) for each in mine.notes)
        assert Counter((each.body, each.annotator, each.span) for each in theirs.notes) == wanted


def test_the_seed_s_gold_goes_out_as_codings_of_its_words(shared_data: Path, valid: object, tmp_path: Path) -> None:
    bundle = gold_bundle(shared_data, SCHEMA)
    path = tmp_path / "a.qdpx"
    RefiQda().write(bundle, path, {})
    (article,) = bundle.articles
    assert coded(path) == Counter(
        (article.content, each.label, "gold", each.spans[0].start, each.spans[0].end) for each in article.mentions
    )
    valid.assertValid(project_of(path)[0])  # type: ignore[attr-defined]
    again = RefiQda().read(path)
    assert len(next(iter(again.articles)).relations) == len(article.relations) > 0
    RefiQda().write(bundle, tmp_path / "b.qdpx", {})
    assert path.read_bytes() == (tmp_path / "b.qdpx").read_bytes()


def test_the_label_tree_comes_back_with_colours_and_descriptions(tmp_path: Path) -> None:
    bundle = bundle_with(ANNOTATED, (0, 3, "PER"), (4, 5, None))
    RefiQda().write(bundle, tmp_path / "a.qdpx", {})
    again = {label.name: label for label in RefiQda().read(tmp_path / "a.qdpx").schema.labels}
    assert again["PER"].colour == "#002faa"
    assert again["A b_u0041_/%"].parent == again["Highlight"].id
    assert again["A b_u0041_/%"].description == "a name that brat does not allow"
    with Project.create(tmp_path / "p.sqlite") as project:
        assert not import_paths(project, [tmp_path / "a.qdpx"]).problems
        assert project.check() == []


@pytest.mark.parametrize("content", ["", "ا\x01ب\x0b", "\n\n"])
def test_texts_that_xml_cannot_hold_and_empty_ones_go_out_as_files(tmp_path: Path, content: str) -> None:
    mentions = (BundleMention("m1", (Span(0, 3),), "PER", "me"),) if content.startswith("ا") else ()
    bundle = Bundle(SCHEMA, (BundleArticle("a", ArticleDetails("t"), content, mentions=mentions),))
    RefiQda().write(bundle, tmp_path / "a.qdpx", {})
    assert RefiQda().differences(bundle, tmp_path / "a.qdpx", {}) == []


def test_a_character_of_a_remark_that_xml_cannot_hold_is_replaced_and_told(tmp_path: Path) -> None:
    mention = BundleMention("m1", (Span(0, 1),), "PER", "me", note="x\x02")
    bundle = Bundle(SCHEMA, (BundleArticle("a", ArticleDetails("t"), "نص", mentions=(mention,)),))
    path = tmp_path / "a.qdpx"
    RefiQda().write(bundle, path, {})
    assert RefiQda().differences(bundle, path, {}) == []
    (article,) = RefiQda().read(path).articles
    assert article.mentions[0].note == "x\ufffd"
    (row,) = RefiQda().losses(next(iter(bundle.articles)), {})
    assert (row.change, row.what, row.quote) == ("replaced", "mention note", "x\ufffd") and "U+0002" in row.reason


PROJECT = """<Project xmlns="urn:QDA-XML:project:1.0" name="x"><Users><User guid="{{U1}}" name="ليلى"/></Users>
<CodeBook><Codes><Code guid="C1" name="PER" isCodable="true" color="#F00"><Code guid="C2" name="PER"
 isCodable="true"/></Code></Codes></CodeBook><Sources><TextSource guid="S1" name="خبر"
 plainTextPath="internal://s1.TXT">{selections}</TextSource></Sources></Project>"""


def foreign(path: Path, data: bytes, *marks: tuple[int, int, str]) -> Bundle:
    selections = "".join(
        f'<PlainTextSelection guid="P{at}" startPosition="{start}" endPosition="{end}" name="{name}">'
        f'<Coding guid="G{at}" creatingUser="u1"><CodeRef targetGUID="c{1 + at % 2}"/></Coding></PlainTextSelection>'
        for at, (start, end, name) in enumerate(marks)
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Project.QDE", PROJECT.format(selections=selections))
        archive.writestr("Sources/s1.txt", data)
    return RefiQda().read(path)


@pytest.mark.parametrize(
    ("data", "marks", "told"),
    [
        ("سطر\nغانتس".encode(), [(4, 9, "غانتس")], ()),
        ("سطر\r\nغانتس".encode(), [(5, 10, "غانتس")], ()),
        ("سطر\r\nغانتس".encode(), [(4, 9, "غانتس")], ("1 texts whose positions count",)),
        ("سطر\nغانتس".encode(), [(5, 10, "غانتس")], ("1 texts whose positions count",)),
        ("سطر\nغانتس".encode("utf-8-sig"), [(5, 10, "غانتس")], ("1 texts whose positions count",)),
        ("سطر\nغانتس".encode("utf-16"), [(4, 9, "غا…")], ()),
        ("😀 غانتس".encode(), [(3, 8, "غانتس")], ("1 offsets in another unit",)),
        ("سطر\nغانتس".encode(), [(4, 9, "اقتباس مهم")], ("1 selections whose name is not their text",)),
    ],
)
def test_positions_are_taken_as_the_names_prove_them(
    tmp_path: Path, data: bytes, marks: list[tuple[int, int, str]], told: tuple[str, ...]
) -> None:
    bundle = foreign(tmp_path / "a.qdpx", data, *marks)
    (article,) = bundle.articles
    assert [each.quote(article.content) for each in article.mentions] == ["غانتس"]
    assert "\r" not in article.content and not bundle.problems
    assert len(bundle.left_out) == len(told)
    assert all(said.startswith(start) for said, start in zip(bundle.left_out, told))


def test_codes_of_one_name_are_told_apart_and_bad_selections_refused(tmp_path: Path) -> None:
    bundle = foreign(tmp_path / "a.qdpx", "قال غانتس".encode(), (4, 9, "غانتس"), (0, 3, "قال"), (0, 99, "x"))
    (article,) = bundle.articles
    assert [(each.label, each.annotator) for each in article.mentions] == [("PER", "ليلى"), ("PER / PER", "ليلى")]
    (problem,) = bundle.problems
    assert problem.place == "خبر, selection 3" and "99" in problem.problem
    assert [label.colour for label in bundle.schema.labels] == ["#ff0000", ""]
    assert bundle.schema.labels[1].parent == bundle.schema.labels[0].id


def test_the_standard_s_test_project_comes_in_as_far_as_it_holds_texts(shared_data: Path) -> None:
    path = shared_data / "fmt-refiqda" / "TestProject.qdpx"
    assert next(each.name for each in importers().values() if each.accepts(path)) == "refiqda"
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("Project.qde"))
    bundle = RefiQda().read(path)
    # its folder of sources is empty: what has its text in the XML comes in, the rest is named
    inside = [each for each in root.iter(f"{{{QDA['q']}}}PlainTextContent") if "Note" not in each.getparent().tag]
    assert len(bundle.articles) == len(inside) > 0
    elsewhere = root.xpath("//q:Sources//*[@plainTextPath]", namespaces=QDA)
    assert len([each for each in bundle.problems if "is not in the project" in each.problem]) == len(elsewhere) > 0
    names = {each.get("name") for each in root.iter(f"{{{QDA['q']}}}Code")}
    assert {label.name for label in bundle.schema.labels} >= names
    assert any("PictureSource" in each for each in bundle.left_out)


def test_archives_that_could_harm_are_refused_by_name(shared_data: Path, tmp_path: Path) -> None:
    with pytest.raises(ImportProblem, match=r"outside of its folder: \.\./"):
        RefiQda().read(shared_data / "hostile-zip" / "archives" / "zip-slip.zip")
    with (
        zipfile.ZipFile(tmp_path / "bomb.qdpx", "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("project.qde", "w") as file,
    ):
        for _ in range(250):
            file.write(bytes(1_000_000))
    with pytest.raises(ImportProblem, match="larger than 240 MB"):
        RefiQda().read(tmp_path / "bomb.qdpx")
    (tmp_path / "no.qdpx").write_bytes(b"PK\x03\x04 no")
    with pytest.raises(ImportProblem, match="not a zip"):
        RefiQda().read(tmp_path / "no.qdpx")
    with zipfile.ZipFile(tmp_path / "other.qdpx", "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    with pytest.raises(ImportProblem, match=r"no project\.qde, but word/document\.xml"):
        RefiQda().read(tmp_path / "other.qdpx")
    whole = (shared_data / "fmt-refiqda" / "TestProject.qdpx").read_bytes()
    (tmp_path / "torn.qdpx").write_bytes(whole[:3000] + bytes(500) + whole[3500:])
    with pytest.raises(ImportProblem):
        RefiQda().read(tmp_path / "torn.qdpx")


@pytest.mark.parametrize("name", ["xmlbomb.xml", "quadratic.xml", "external.xml"])
def test_an_archive_with_an_xml_bomb_is_refused_by_name(shared_data: Path, tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(tmp_path / "a.qdpx", "w") as archive:
        archive.writestr("project.qde", (shared_data / "hostile-xml" / "xmltestdata" / name).read_bytes())
    with pytest.raises(ImportProblem, match=r"project\.qde: It declares entities"):
        RefiQda().read(tmp_path / "a.qdpx")
    with Archive(tmp_path / "a.qdpx") as archive:
        assert archive.find("PROJECT.QDE") == "project.qde"


def test_writing_holds_one_article_in_memory_and_no_time_in_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # what is put aside is on the disk from here on; so little as of these few articles would stay in memory
    monkeypatch.setattr(refi_qda, "_IN_MEMORY", 1 << 12)

    def articles(count: int) -> Iterator[BundleArticle]:
        for number in range(count):
            content = f"{number:05} " + "قال وميلي " * 200
            mentions = tuple(BundleMention(f"m{at}", (Span(at * 10, at * 10 + 4),), "PER", "me") for at in range(30))
            relations = tuple(BundleRelation("kin of", f"m{at}", f"m{at + 1}", "me") for at in range(29))
            notes = (BundleNote("ملاحظة", "me", "m3"),)
            yield BundleArticle(
                f"a{number}", ArticleDetails("t"), content, mentions=mentions, relations=relations, notes=notes
            )

    peaks = []
    for count in (20, 20, 200):
        bundle = Bundle(SCHEMA, LazyArticles(count, lambda count=count: articles(count)), (("me", "human"),))  # type: ignore[misc]
        tracemalloc.start()
        RefiQda().write(bundle, tmp_path / f"{len(peaks)}.qdpx", {})
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    # each text is a member, and its name stays in memory until the archive is closed
    assert peaks[2] < 2 * peaks[1] + 200_000, peaks
    assert (tmp_path / "0.qdpx").read_bytes() == (tmp_path / "1.qdpx").read_bytes()
    again = RefiQda().read(tmp_path / "0.qdpx")
    assert sum(len(each.relations) for each in again.articles) == 20 * 29
