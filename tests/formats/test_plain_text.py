"""Bytes to characters: charsets found and told, broken files refused by name."""

import codecs
import hashlib
import json
import os
import random
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.domain.errors import ImportProblem
from reader.formats.plain_text import CHARSETS, damage_of, damaged_utf8, decode, read_text, title_of

ARABIC = "قال وزير الدفاع الإسرائيلي بيني غانتس، اليوم الجمعة، إن بلاده مستعدة.\nوأضاف: «لا تعليق»."


def _read(tmp_path: Path, data: bytes, charset: str | None = None) -> tuple[str, str, str, tuple[str, ...]]:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    found = read_text(path, charset)
    origin = found.provenance
    assert origin.original_sha256 == hashlib.sha256(data).hexdigest()
    assert origin.path == str(path)
    return found.content, origin.charset, origin.charset_source, origin.repairs


@pytest.mark.parametrize(
    ("bom", "codec", "name"),
    [
        (codecs.BOM_UTF8, "utf-8", "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
        (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    ],
)
def test_a_byte_order_mark_decides_and_is_not_kept(tmp_path: Path, bom: bytes, codec: str, name: str) -> None:
    assert _read(tmp_path, bom + ARABIC.encode(codec)) == (ARABIC, name, "bom", ())


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [ARABIC, "שלום עולם, מה שלומך", "plain Latin letters"])
def test_utf_16_without_a_mark_is_not_taken_for_utf_8(tmp_path: Path, codec: str, text: str) -> None:
    assert _read(tmp_path, text.encode(codec)) == (text, codec, "detected", ())


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf_8_is_never_taken_for_anything_else(text: str) -> None:
    data = text.encode()
    if not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        assert decode(data) == (text, "utf-8", "utf-8")


def test_spaced_letters_are_utf_8() -> None:
    assert decode(b"a b c d e f g h ")[1] == "utf-8"


@pytest.mark.parametrize("name", ["iso-8859-6", "windows-1256"])
def test_arabic_in_old_charsets_is_read_as_its_utf_8_twin(shared_data: Path, name: str) -> None:
    folder = shared_data / "art-charset-uchardet" / "ar"
    twin = read_text(folder / "utf-8.txt")
    found = read_text(folder / f"{name}.txt")
    assert found.content == twin.content
    assert (twin.provenance.charset_source, found.provenance.charset_source) == ("utf-8", "detected")


@pytest.mark.parametrize("name", ["windows-1255", "iso-8859-8"])
def test_hebrew_in_old_charsets_is_read_as_hebrew(shared_data: Path, name: str) -> None:
    path = shared_data / "art-charset-uchardet" / "he" / f"{name}.txt"
    assert read_text(path).content == path.read_bytes().decode(name).replace("\r\n", "\n")


def test_a_chosen_charset_wins(tmp_path: Path) -> None:
    content, charset, source, _ = _read(tmp_path, ARABIC.encode("cp1256"), "cp1256")
    assert (content, charset, source) == (ARABIC, "cp1256", "given")


def test_every_charset_offered_exists_under_that_name() -> None:
    assert [codecs.lookup(name).name for name in CHARSETS] == list(CHARSETS)


def test_a_chosen_charset_that_does_not_fit_or_exist_is_named(tmp_path: Path) -> None:
    for charset in ("utf-8", "klingon", "hex"):
        with pytest.raises(ImportProblem, match=charset):
            _read(tmp_path, ARABIC.encode("cp1256"), charset)


def test_repairs_are_told(tmp_path: Path) -> None:
    content, _, _, repairs = _read(tmp_path, (("سطر\r\n" * 60) + "x\0y\r").encode())
    assert content == "سطر\n" * 60 + "x\ufffdy\n"
    assert repairs == ("line_ends", "nul")


def test_joiners_marks_and_direction_controls_survive(tmp_path: Path) -> None:
    text = "می\u200cخواهم وَقَالَ\u200f (x) \u2067y\u2069 \U0001e900"
    assert _read(tmp_path, text.encode())[0] == text


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xef\xbb\xbf",
        b" \n\t ",
        b"\xff\xfe\x00",
        b"\x00" * 500,
        b"\x89PNG\r\n\x1a\n" + random.Random(1).randbytes(4000),
        random.Random(2).randbytes(4000),
    ],
)
def test_what_is_no_text_is_refused_with_its_path_and_advice(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ImportProblem) as problem:
        _read(tmp_path, data)
    assert problem.value.path == str(tmp_path / "a.txt")
    assert problem.value.advice


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem, match="cannot be read"):
        read_text(tmp_path / "none.txt")


def test_the_hostile_utf_8_file_is_read_and_its_charset_told(shared_data: Path) -> None:
    path = shared_data / "hostile-utf8" / "UTF-8-test.txt"
    found = read_text(path)
    assert found.content.encode()
    assert "\0" not in found.content
    assert "\r" not in found.content
    assert found.provenance.charset


def test_each_naughty_string_is_read_as_it_is_or_refused_by_name(shared_data: Path, tmp_path: Path) -> None:
    strings = json.loads((shared_data / "hostile-blns" / "blns.json").read_text(encoding="utf-8"))
    read = 0
    for string in strings:
        path = tmp_path / "a.txt"
        path.write_bytes(string.encode())
        try:
            found = read_text(path)
        except ImportProblem as problem:
            controls = sum(ord(char) < 32 or ord(char) == 127 for char in string)
            assert not string.strip("\ufeff \n\t\r\u00a0\u2028") or controls or string.isspace(), problem
        else:
            assert found.content == string.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
            read += 1
    assert read > 0.9 * len(strings)


@pytest.mark.parametrize(
    ("content", "title"),
    [
        ("عنوان\n\nنص", "عنوان"),
        ("\n\nعنوان \n\nنص", "عنوان"),
        ("سطر أول\nسطر ثان", "name"),
        ("سطر وحيد", "name"),
        ("طويل" * 50 + "\n\nنص", "name"),
    ],
)
def test_a_short_first_line_before_a_blank_one_is_the_title(content: str, title: str) -> None:
    assert title_of(content, "name") == title


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep their file names in Unicode")
def test_a_file_whose_name_is_in_an_old_charset_can_be_stored(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xce\xc8\xd1.txt"))
    path.write_text("نص", encoding="utf-8")
    found = read_text(path)
    assert found.title == "\ufffd\ufffd\ufffd"
    assert found.provenance.path.endswith(".txt")
    assert found.provenance.path.encode()


@pytest.mark.parametrize("charset", [None, "utf-8"])
def test_a_bad_byte_does_not_make_a_utf_8_text_another_charsets(tmp_path: Path, charset: str | None) -> None:
    data = bytearray(f"{ARABIC}\n".encode() * 20)
    at = data.index(b"\n", 1000) + 1
    data[at:at] = b"\xff"
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    found = read_text(path, charset)
    assert found.content == data.decode("utf-8", "replace")
    assert (found.provenance.charset, found.provenance.charset_source) == ("utf-8", "damaged")
    assert damage_of(found) == (1, f"line {data[:at].count(10) + 1}")


def test_a_text_of_another_charset_is_refused_as_utf_8_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem) as refused:
        _read(tmp_path, f"abc\n{ARABIC}".encode("cp1256"), "utf-8")
    assert refused.value.place == "line 2"
    assert "codec" not in str(refused.value) and "Choose another character set" in str(refused.value)


@given(st.text(st.characters(codec="cp1256", categories=["Lo"]), min_size=8))
def test_cp1256_is_not_taken_for_damaged_utf_8(text: str) -> None:
    assert damaged_utf8(text.encode("cp1256")) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [("نعم.", "cp1256"), ("Subject: قال OK", "cp1256"), ("שלום", "cp1255"), ("un café noir", "cp1252")],
)
def test_a_few_bytes_are_a_guess_at_the_scripts_that_are_read_here(text: str, name: str) -> None:
    assert decode(text.encode(name)) == (text, name, "guessed")
