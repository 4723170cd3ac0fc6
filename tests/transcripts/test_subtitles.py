"""Subtitles: voices, labels and dashes tell who speaks, and too few of them tell nobody."""

from __future__ import annotations

import pytest

from thirdear.model.reading import Reading
from thirdear.transcripts import subtitles
from thirdear.transcripts.alternation import Unlabelled
from thirdear.transcripts.headers import NOTHING_WANTED, Wanted
from thirdear.transcripts.material import Material


def material(text: str) -> Material:
    """Return a file of subtitles."""
    return Material("a.srt", text.encode())


def srt(*cues: str) -> Material:
    """Return cues of a second each."""
    return material(
        "\n\n".join(
            f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\n{words}" for n, words in enumerate(cues)
        )
    )


def said(one: Reading) -> list[tuple[str, str]]:
    """Return who says what."""
    return [(span.speaker, one.text[span.start : span.stop]) for span in one.spans]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nHi\n", "vtt"),
        ("\ufeffWEBVTT - title\n", "vtt"),
        ("WEBVTTX\n", ""),
        ("x WEBVTT\n", ""),
        ("1\n00:00:01,000 --> 00:00:02,000\nHi\n", "srt"),
        ("\ufeff\n00:01.5 --> 00:02.5\nHi\n", "srt"),
        ("Hi\n1\n00:00:01,000 --> 00:00:02,000\n", ""),
        ("\n" * 490 + "1\n00:00:01,000 --> 00:00:02,000\n", ""),  # too far below
        ("0:00:01.000,0:00:02.000\nHi\n", "sbv"),
        ("[INFORMATION]\n[TITLE]x\n\n0:00:01.00,0:00:02.00\nHi\n", "sbv"),
        ("0:00:01.000,0:00:02.000 Hi\n", ""),
        ("Hi\n0:00:01.000,0:00:02.000\n", ""),
    ],
)
def test_a_file_of_subtitles_is_told_by_how_it_begins(text: str, kinds: str) -> None:
    """Of which kind it is, or none."""
    one = material(text)
    asked = {"vtt": subtitles.is_vtt, "srt": subtitles.is_srt, "sbv": subtitles.is_sbv}
    assert "".join(kind for kind, is_one in asked.items() if is_one(one)) == kinds


def test_voices_of_a_cue_are_turns() -> None:
    """Times, notes and styles are no words; signs of the web are read."""
    text = (
        "WEBVTT the title\n\nSTYLE\n::cue { color: red }\n\nNOTE a remark\n\nsome-name\n"
        "00:01.000 --> 00:02.500 align:left\n<v.loud Ada>A &amp; <b>b</b></v>\n"
        "<v Efe>c <00:01.500>d</v>\n\n01:00:03.000 --> 01:00:04.000\n<v Ada>e</v>\n"
    )
    one = subtitles.read_vtt(material(text))
    assert said(one) == [("Ada", "A & b"), ("Efe", "c d"), ("Ada", "e")]
    assert [(span.time, span.end) for span in one.spans] == [
        *((1.0, 2.5), (1.0, 2.5), (3603.0, 3604.0)),
    ]
    left = [one.text[part.start : part.stop] for part in one.unplaced]
    assert left == ["the title", "NOTE a remark"]


def test_labels_hold_until_the_next() -> None:
    """A label of everyday or one that returns; a new line with a dash is somebody else."""
    one = subtitles.read_srt(srt("Ada: one", "two", "Efe: three", "- four\nAda: five", "Efe: six"))
    assert said(one) == [
        *(("Ada", "one\ntwo"), ("Efe", "three\n- four"), ("Ada", "five"), ("Efe", "six")),
    ]


@pytest.mark.parametrize(
    ("cue", "turns"),
    [
        ("- one\n- two", [("", "one"), ("", "two")]),
        (">> one\n>> two", [("", "one"), ("", "two")]),
        ("- one\ntwo", [("", "- one\ntwo")]),
        ("one\n- two", [("", "one\n- two")]),
        ("- one\n>> two", [("", "- one\n>> two")]),
    ],
)
def test_two_dashes_of_a_kind_are_two_speakers(cue: str, turns: list[tuple[str, str]]) -> None:
    """The first begins the cue; a single one may be a line that goes on."""
    assert said(subtitles.read_srt(srt(cue))) == turns


def test_a_label_that_neither_returns_nor_is_known_is_none() -> None:
    """A word and a colon may be said; small letters are no name, and lines about it none."""
    one = subtitles.read_srt(srt("Look: one", "note: two", "note: three", "Date: four", "Date: 5"))
    assert [who for who, _ in said(one)] == [""] * len(said(one))


def test_a_label_that_somebody_told_is_one() -> None:
    """Though it stands once."""
    one = subtitles.read_srt(srt("look: one"), Wanted(labels=frozenset({"look"})))
    assert said(one) == [("look", "one")]


@pytest.mark.parametrize(
    ("labelled", "cues", "few"),
    [(4, 10, True), (5, 10, False), (4, 9, False), (0, 10, False)],
)
def test_one_name_before_fewer_than_half_of_many_cues_tells_nobody(
    labelled: int, cues: int, few: bool
) -> None:
    """Of ten or more; then it is asked who says the others."""
    made = srt(*(f"{'T: ' if n < labelled else ''}word{n}" for n in range(cues)))
    if not few:
        assert subtitles.read_srt(made)
        return
    with pytest.raises(Unlabelled) as asked:
        subtitles.read_srt(made)
    assert asked.value.english.startswith(f"only {labelled} of {cues} cues begin with a name")
    assert f"{cues} altyazıdan yalnız {labelled} tanesi" in asked.value.turkish
    assert '--speakers "T=ROLE"' in asked.value.english
    assert asked.value.pieces == cues
    told = subtitles.read_srt(made, Wanted(labels=frozenset({"t"})))
    assert said(told)[0][0] == "T"
    assert said(told)[-1][0] == ""


@pytest.mark.parametrize(("cues", "few"), [(20, False), (21, True)])
def test_two_names_before_fewer_than_a_tenth_tell_nobody(cues: int, few: bool) -> None:
    """Each of them once is enough for ten cues."""
    made = srt("T: a", "C: b", *(f"word{n}" for n in range(cues - 2)))
    if few:
        with pytest.raises(Unlabelled, match='"T=ROLE,C=ROLE"'):
            subtitles.read_srt(made)
    else:
        assert {who for who, _ in said(subtitles.read_srt(made))} == {"T", "C"}


def test_speakers_in_turn_are_taken_where_no_cue_names_one() -> None:
    """Else it is told that they were not used; where nobody was named it is offered."""
    wanted = Wanted(in_turn=("T", "C"))
    assert said(subtitles.read_srt(srt("a", "b", "c"), wanted)) == [
        *(("T", "a"), ("C", "b"), ("T", "c")),
    ]
    named = subtitles.read_srt(srt("T: a", "C: b"), wanted)
    assert "--in-turn was not used" in named.warnings[-1]
    offered = subtitles.read_srt(srt("a", "b", "c"), NOTHING_WANTED)
    assert any(one.startswith("if its 3 cues are of speakers in") for one in offered.warnings)
    assert subtitles.read_srt(srt("T: a", "C: b")).warnings == ()


def test_a_line_of_subviewer_is_parted_by_a_mark() -> None:
    """Lines in brackets above are of the file, not of a speaker."""
    text = "[INFORMATION]\n[TITLE]x\n\n0:00:01.000,0:00:02.500\nT: one[br]two\n\n"
    one = subtitles.read_sbv(material(f"{text}0:00:03.000,0:00:04.000\nC: three\n"))
    assert said(one) == [("T", "one\ntwo"), ("C", "three")]
    assert (one.spans[0].time, one.spans[0].end) == (1.0, 2.5)
    assert one.unplaced == ()
