"""Code points and UTF-16 units, with Python's own UTF-16 codec as the oracle."""

from hypothesis import given
from hypothesis import strategies as st

from reader.text.offsets import Utf16Map

mixed_text = st.text(alphabet=st.sampled_from("aب 😀𞤀\u064b👩\u200d\n"), max_size=40) | st.text(
    alphabet=st.characters(exclude_categories=["Cs"]), max_size=40
)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(mixed_text)
def test_each_code_point_maps_to_its_utf16_unit_and_back(text: str) -> None:
    positions = Utf16Map(text)
    assert positions.units == units(text)
    for position in range(len(text) + 1):
        expected = units(text[:position])
        assert positions.to_qt(position) == expected
        assert positions.from_qt(expected) == position


@given(mixed_text)
def test_the_second_half_of_a_surrogate_pair_belongs_to_its_character(text: str) -> None:
    positions = Utf16Map(text)
    for position, char in enumerate(text):
        if char > "\uffff":
            assert positions.from_qt(positions.to_qt(position) + 1) == position


def test_text_without_astral_characters_needs_no_map(seed_text: str) -> None:
    assert Utf16Map(seed_text).is_identity
    assert not Utf16Map(seed_text + "😀").is_identity
