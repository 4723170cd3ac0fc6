"""Video meetings: what stands between a time and what a machine wrote below is speech."""

from __future__ import annotations

import pytest

from thirdear.model.reading import Reading
from thirdear.model.refusal import Refusal
from thirdear.transcripts import meetings
from thirdear.transcripts.material import Material

TITLE = "Weekly hour - Transcript\n"


def material(text: str) -> Material:
    """Return a plain file."""
    return Material("a.txt", text.encode())


def said(one: Reading) -> list[tuple[str, str]]:
    """Return who says what."""
    return [(span.speaker, one.text[span.start : span.stop]) for span in one.spans]


def left(one: Reading) -> list[str]:
    """Return what belongs to no turn."""
    return [one.text[part.start : part.stop] for part in one.unplaced]


@pytest.mark.parametrize(
    ("text", "meet"),
    [
        ("Weekly hour - Transcript\n00:00:00\nAda: Hi.\n", True),
        ("Haftalık saat – Transkript\n00:00:00\n\n\nAda: Hi.\n", True),
        ("📖 x\n00:00:00\nAda: Hi.\n", True),
        ("Notes\n00:00:00\nAda: Hi.\n", False),  # no title
        ("Weekly hour - Transcript\nAda: Hi.\n", False),  # no time
        ("Weekly hour - Transcript\n00:00:00\nHi.\n", False),  # nobody speaks
        ("Weekly hour - Transcript\n00:00:00\n\n\n\nAda: Hi.\n", False),  # too far below
        ("Weekly hour - Transcript\n00:00:00 x\nAda: Hi.\n", False),
        ("WEBVTT\n\nWeekly hour - Transcript\n00:00:00\nAda: Hi.\n", False),
        ("{\nWeekly hour - Transcript\n00:00:00\nAda: Hi.\n", False),
    ],
)
def test_a_meeting_is_told_by_its_title_and_a_time_above_a_speaker(text: str, meet: bool) -> None:
    """A time stands alone on its line, the speaker at most three lines below."""
    assert meetings.is_meet(material(text)) is meet


@pytest.mark.parametrize(
    "below",
    [
        "Meeting ended after 00:10:02",
        "Transcription ended after 00:10:02",
        "Toplantı 00:10:02 sonra sona erdi",
        "Summary",
        "Özet",
        "  Notes ",
        "📝 more",
        "This editable transcript was made by a machine",
    ],
)
def test_what_stands_below_the_speech_is_none(below: str) -> None:
    """Until the next time above a speaker."""
    text = (
        f"{TITLE}00:00:00\nAda: Hi.\nEfe: Yes.\n{below}\nAda: no\n00:05:00\nAda: Well.\nEfe: So.\n"
    )
    one = meetings.read_meet(material(text))
    assert said(one) == [("Ada", "Hi."), ("Efe", "Yes."), ("Ada", "Well."), ("Efe", "So.")]
    assert "Ada: no" in left(one)


def test_a_word_of_a_summary_may_be_said() -> None:
    """Only a line of its own ends the speech; a time without a speaker begins none."""
    text = (
        f"{TITLE}00:00:00\nAda: Hi.\nnotes I made\nEfe: Yes.\n00:05:00\nmore\nAda: No.\nEfe: So.\n"
    )
    assert said(meetings.read_meet(material(text))) == [
        ("Ada", "Hi.\nnotes I made"),
        ("Efe", "Yes.\n00:05:00\nmore"),
        ("Ada", "No."),
        ("Efe", "So."),
    ]


def test_a_meeting_in_which_nobody_speaks_is_refused() -> None:
    """In both languages."""
    with pytest.raises(Refusal, match="no time stands alone above a speaker") as refused:
        meetings.read_meet(material(f"{TITLE}Ada: Hi.\n"))
    assert "söz bulunamadı" in refused.value.turkish


ARROWS = "0:0:0.0 --> 0:0:2.5\nAda\nHi there.\nIt is me.\n\n0:1:3.200 --> 0:1:9.8\nEfe\nYes.\n"


@pytest.mark.parametrize(
    ("text", "arrows"),
    [
        (ARROWS, True),
        ("x\n" * 199 + ARROWS, True),
        ("x\n" * 200 + ARROWS, False),
        (ARROWS.replace("0:0:0.0 ", "00:00:00.000 "), True),  # the other one is unpadded
        ("00:00:00.000 --> 00:00:02.500\nHi.\n", False),
        ("WEBVTT\n\n" + ARROWS, False),
        ("Ada: Hi.\n", False),
    ],
)
def test_arrows_between_unpadded_times_are_of_teams(text: str, arrows: bool) -> None:
    """Subtitles have padded ones."""
    assert meetings.has_arrows(material(text)) is arrows


def test_a_name_stands_below_an_arrow_and_the_words_below_that() -> None:
    """What has only one of both is reported, and so is what stands above."""
    text = f"Weekly hour\n\n{ARROWS}0:2:0.0 --> 0:2:1.0\nalone\n\n0:3:0.0 --> 0:3:1.0\n"
    one = meetings.read_arrows(material(text))
    assert said(one) == [("Ada", "Hi there.\nIt is me."), ("Efe", "Yes.")]
    assert [(span.time, span.end) for span in one.spans] == [(0.0, 2.5), (63.2, 69.8)]
    assert left(one) == ["Weekly hour", "alone"]
    assert [part.line for part in one.unplaced] == [1, 12]
    assert one.encoding == "utf-8"


@pytest.mark.parametrize("text", ["0:0:0.0 --> 0:0:2.5\nAda\n", "Ada\nHi.\n"])
def test_arrows_below_which_nobody_speaks_are_refused(text: str) -> None:
    """In both languages."""
    with pytest.raises(Refusal, match="nobody says anything below the times") as refused:
        meetings.read_arrows(material(text))
    assert "söz bulunamadı" in refused.value.turkish
