"""aTrain: stamped pieces below a speaker, and what stands between them."""

from __future__ import annotations

import pytest

from thirdear.model.reading import Reading
from thirdear.model.refusal import Refusal
from thirdear.transcripts import atrain
from thirdear.transcripts.material import Material

HEAD = "Transcription for a.mp3\n"


def material(text: str) -> Material:
    """Return a plain file."""
    return Material("a.txt", text.encode())


def said(one: Reading) -> list[tuple[str, str, float | None]]:
    """Return who says what, and when."""
    return [(span.speaker, one.text[span.start : span.stop], span.time) for span in one.spans]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{HEAD}[00:00:12] - a\n", True),
        (f"\n {HEAD}[00:00:12.500] -a\n", True),
        (f"{HEAD}[00:12] - a\n", False),
        (f"{HEAD}a\n", False),
        ("[00:00:12] - a\n", False),
        (f"a {HEAD}[00:00:12] - a\n", False),
        (HEAD + "x" * 1_950 + "[00:00:12] - a\n", True),
        (HEAD + "x" * 2_000 + "[00:00:12] - a\n", False),  # too far below
        ("PK\x03\x04", False),
    ],
)
def test_a_file_of_atrain_is_told_by_its_title_and_a_stamp(text: str, told: bool) -> None:
    """Near its beginning."""
    try:
        found = atrain.recognises(material(text))
    except Refusal:
        found = False
    assert found is told


def test_pieces_stand_below_their_speaker() -> None:
    """A line without a stamp goes on with the piece above, or names who speaks below."""
    text = (
        f"{HEAD}a title\nS0\n[00:00:01] - one [00:00:02] - two\nmore\n\nS1\n[00:01:00.5] - three\n"
        "goes\non\nS0\n[01:00:00] - four"
    )
    one = atrain.read(material(text))
    assert said(one) == [
        *(("S0", "one\ntwo\nmore", 1.0), ("S1", "three\ngoes\non", 60.5), ("S0", "four", 3600.0)),
    ]
    assert [one.text[u.start : u.stop] for u in one.unplaced] == [HEAD.strip(), "a title"]
    assert [u.line for u in one.unplaced] == [1, 2]


def test_pieces_without_a_speaker_are_nobodys() -> None:
    """They stay apart."""
    one = atrain.read(material(f"{HEAD}\n[00:00:01] - one\n[00:00:02] - two\n"))
    assert [turn[1:] for turn in said(one)][-1] == ("two", 2.0)


def test_words_without_a_time_are_refused() -> None:
    """In both languages."""
    with pytest.raises(Refusal, match="no words stand behind a time") as refused:
        atrain.read(material(HEAD))
    assert "söz bulunamadı" in refused.value.turkish
