"""spaCy's DocBin: spaCy itself reads what goes out."""

from pathlib import Path

import pytest
from formats.bundles import SCHEMA, bundles, gold_bundle
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.domain.article import ArticleDetails
from reader.domain.errors import ExportProblem, ImportProblem
from reader.domain.span import Span
from reader.formats.base import Bundle, BundleArticle, BundleMention
from reader.formats.spacy_docbin import SpacyDocBin

NAME = {"tokens": "name"}


@pytest.fixture(scope="module")
def spacy() -> object:
    """The package spaCy, which only CI installs."""
    return pytest.importorskip("spacy", reason="the extra spacy is not installed")


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bundle=bundles(), policy=st.sampled_from(["name", "word", "strict"]))
def test_texts_come_back_equal_and_mentions_but_for_the_losses(
    spacy: object, tmp_path_factory: pytest.TempPathFactory, bundle: Bundle, policy: str
) -> None:
    path, options = tmp_path_factory.mktemp("spacy") / "a.spacy", {"tokens": policy}
    SpacyDocBin().write(bundle, path, options)
    assert SpacyDocBin().differences(bundle, path, options) == []
    if not bundle.articles:
        return
    again = SpacyDocBin().read(path)
    assert [(each.content, each.details.title) for each in again.articles] == [
        (each.content, each.details.title) for each in bundle.articles
    ]
    for mine, theirs in zip(bundle.articles, again.articles):
        changed = {(row.start, row.end, row.quote) for row in SpacyDocBin().losses(mine, options)}
        exact = {
            (each.label, each.spans)
            for each in mine.mentions
            if (each.spans[0].start, each.spans[-1].end, each.quote(mine.content)) not in changed
        }
        assert exact <= {(each.label, each.spans) for each in theirs.mentions}


def test_spacy_finds_every_name_of_the_seed_also_behind_a_proclitic(
    spacy: object, shared_data: Path, tmp_path: Path
) -> None:
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    bundle = gold_bundle(shared_data, SCHEMA)
    (article,) = bundle.articles
    SpacyDocBin().write(bundle, tmp_path / "a.spacy", NAME)
    (doc,) = DocBin().from_disk(tmp_path / "a.spacy").get_docs(Vocab())
    assert doc.text == article.content
    assert sorted((span.start_char, span.end_char, span.label_, span.text) for span in doc.spans["sc"]) == sorted(
        (each.spans[0].start, each.spans[0].end, each.label, each.quote(article.content)) for each in article.mentions
    )
    assert 0 < len(doc.ents) < len(doc.spans["sc"])
    assert len(list(doc.sents)) > 10
    assert all(row.change == "cut" for row in SpacyDocBin().losses(article, NAME))


def test_what_is_no_docbin_is_refused(spacy: object, tmp_path: Path) -> None:
    (tmp_path / "a.spacy").write_bytes(b"not a DocBin")
    with pytest.raises(ImportProblem):
        SpacyDocBin().read(tmp_path / "a.spacy")


def test_without_spacy_the_way_to_install_it_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr("reader.formats.libraries.importlib.import_module", refuse)
    mention = BundleMention("m1", (Span(0, 3),), "PER", "me")
    bundle = Bundle(SCHEMA, (BundleArticle("a1", ArticleDetails("t"), "قال", mentions=(mention,)),))
    assert SpacyDocBin().losses(*bundle.articles, NAME) == []
    with pytest.raises(ExportProblem, match=r"pip install hashiya\[spacy\]"):
        SpacyDocBin().write(bundle, tmp_path / "a.spacy", NAME)
