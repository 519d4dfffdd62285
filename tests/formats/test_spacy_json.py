"""spaCy's JSON of training data comes in with the words and names that its .iob files state."""

import json
import re
from pathlib import Path

import pytest

from reader.formats.registry import importers
from reader.formats.spacy_json import SpacyJson


@pytest.mark.parametrize(
    "name", ["ner-sent-per-line", "ner-token-per-line-conll2003", "ner-token-per-line-with-pos", "ner-token-per-line"]
)
def test_spacy_s_examples_come_in_as_its_iob_files_state(shared_data: Path, name: str) -> None:
    path = shared_data / "fmt-spacy" / "ner_example_data" / f"{name}.json"
    assert next(each.name for each in importers().values() if each.accepts(path)) == "spacy-json"
    bundle = SpacyJson().read(path)
    (article,) = bundle.articles
    assert not bundle.problems and bundle.annotators == (("spacy", "import"),)
    iob = path.with_suffix(".iob").read_text(encoding="utf-8")
    begun = re.findall(r"[\t |]B-(\S+)", iob)
    assert [each.label for each in article.mentions] == begun and len(begun) == 7
    assert [each.quote(article.content) for each in article.mentions][:3] == ["Sebastian Thrun", "Google", "2007"]


def _read(tmp_path: Path, *documents: object) -> tuple[list[tuple[str | None, str]], list[str]]:
    (tmp_path / "a.json").write_text(json.dumps(list(documents)), encoding="utf-8")
    bundle = SpacyJson().read(tmp_path / "a.json")
    found = [(each.label, each.quote(article.content)) for article in bundle.articles for each in article.mentions]
    return found, [f"{each.place}: {each.problem}" for each in bundle.problems]


def _paragraph(*tokens: tuple[str, str], **more: object) -> dict[str, object]:
    return {"sentences": [{"tokens": [{"orth": word, "ner": tag} for word, tag in tokens]}], **more}


def test_a_paragraph_s_own_text_is_kept_and_its_tokens_are_found_in_it(tmp_path: Path) -> None:
    paragraph = _paragraph(("قال", "O"), ("مارك", "B-PER"), ("ميلي", "L-PER"), (".", "-"), raw="قال  مارك\r\nميلي.")
    found, problems = _read(tmp_path, {"id": 0, "paragraphs": [paragraph, paragraph]})
    assert found == [("PER", "مارك\nميلي"), ("PER", "مارك\nميلي")] and not problems


def test_what_breaks_is_named_and_the_rest_comes_in(tmp_path: Path) -> None:
    astray = _paragraph(("قال", "O"), ("غانتس", "U-PER"), raw="قال ميلي")
    dirty = _paragraph(("ميلي", "I-PER"), ("قال", "X"))
    found, problems = _read(tmp_path, {"id": 0, "paragraphs": [astray]}, {"paragraphs": 7}, {"paragraphs": [dirty]})
    assert found == [("PER", "ميلي")]
    assert ["غانتس" in problems[0], "item 2" in problems[1], "I-PER" in "".join(problems[2:])] == [True] * 3
