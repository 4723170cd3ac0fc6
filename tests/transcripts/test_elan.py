"""ELAN's tiers: which of them hold the words, and when they are said."""

from __future__ import annotations

import pytest

from tests.transcripts.test_formats import aligned, below, elan
from thirdear.model.reading import Reading
from thirdear.model.refusal import Refusal
from thirdear.transcripts import elan as room
from thirdear.transcripts.headers import NOTHING_WANTED, Wanted
from thirdear.transcripts.material import Material

PAIR = aligned("T", "", (0, 1, "yes it is")) + aligned("C", "", (2, 3, "no I see"))


def material(xml: str) -> Material:
    """Return an .eaf."""
    return Material("a.eaf", xml.encode())


def read(tiers: str, *named: str, times: str = "0 1000 1200 2500") -> Reading:
    """Return what tiers say, those that are named or those that hold the words."""
    wanted = Wanted(tiers=named) if named else NOTHING_WANTED
    (one,) = room.read(material(elan(tiers, times)), wanted)
    return one


def said(one: Reading) -> list[tuple[str, str]]:
    """Return who says what."""
    return [(span.speaker, one.text[span.start : span.stop]) for span in one.spans]


@pytest.mark.parametrize(
    ("xml", "told"),
    [
        (elan(PAIR), True),
        ("<x>" + elan(PAIR).partition("?>")[2] + "</x>", False),  # another root
        ("<other/>", False),
        ("ANNOTATION_DOCUMENT", False),
        ("PK\x03\x04", False),
    ],
)
def test_a_file_of_elan_is_told_by_its_root(xml: str, told: bool) -> None:
    """No other XML is one."""
    try:
        found = room.recognises(material(xml))
    except Refusal:
        found = False
    assert found is told


def test_what_is_no_file_of_elan_is_refused() -> None:
    """It has no columns either."""
    with pytest.raises(Refusal, match="it is no ELAN file") as refused:
        room.read(material("<other/>"))
    assert "ELAN dosyası (.eaf) değil" in refused.value.turkish
    with pytest.raises(Refusal, match="so it has no columns"):
        room.read(material(elan(PAIR)), Wanted(names={"text": "x"}))


def test_a_speaker_is_the_participant_else_the_tier_s_name() -> None:
    """A tier below has the one above it."""
    above = aligned("r@T", "Ada", (0, 1, "1")) + aligned("r@C", "", (2, 3, "2"))
    words = below("w@T", "r@T", (0, "one")) + below("w@C", "r@C", (2, "two"))
    assert said(read(above + words)) == [("Ada", "one"), ("w@C", "two")]
    assert said(read(PAIR)) == [("T", "yes it is"), ("C", "no I see")]


@pytest.mark.parametrize(
    ("more", "asked"), [("one two three", False), ("one two three four", True)]
)
def test_a_tier_below_with_more_words_is_asked_about(more: str, asked: bool) -> None:
    """As many words as above are fewer than would be lost; the sentence has the counts."""
    tiers = PAIR + below("full", "T", (0, more))
    if not asked:
        one = read(tiers)
        assert said(one) == [("T", "yes it is"), ("C", "no I see")]
        assert one.warnings == ("1 tier below others left out",)
        return
    with pytest.raises(Refusal) as refused:
        read(tiers)
    assert str(refused.value) == (
        "several tiers hold words (T (3), full (4)): "
        "say which ones are the speech with --tiers T / --tiers full"
    )
    assert "birkaç katmanda söz var (T (3), full (4))" in refused.value.turkish


def test_at_most_twelve_tiers_are_named() -> None:
    """A name of a file's own is shown harmless."""
    many = "".join(below(f"t{n}@T", "r@T", (0, "word")) for n in range(14))
    with pytest.raises(Refusal) as refused:
        read(aligned("r@T", "T", (0, 1, "1")) + many)
    assert refused.value.english.count("--tiers ") == 12
    assert refused.value.english.count("(") == 1 + 12
    words = "".join(
        aligned(f"r@{n}", "", (0, 1, "1")) + below(f"w@{n}", f"r@{n}", (0, "word"))
        for n in range(13)
    )
    (taken,) = [note for note in read(words).warnings if "words are taken" in note]
    assert taken.endswith("w@11…")


@pytest.mark.parametrize(
    ("tiers", "notes"),
    [
        (PAIR, ()),
        (PAIR + below("b", "T", (0, "x")), ("1 tier below others left out",)),
        (
            PAIR + below("b", "T", (0, "x")) + below("c", "C", (2, "x")),
            ("2 tiers below others left out",),
        ),
        (
            aligned("r", "T", (0, 1, "1")) + below("w", "r", (0, "good day")),
            ("words are taken from the tiers below: w", "1 tier above others left out"),
        ),
    ],
)
def test_tiers_that_are_left_out_are_counted(tiers: str, notes: tuple[str, ...]) -> None:
    """Those below others, and those above."""
    assert read(tiers).warnings == notes


def test_tiers_may_be_named_by_what_they_share_or_by_their_type() -> None:
    """``tx`` of ``tx@T``; all of a type; one that is not there is refused with all there are."""
    typed = PAIR.replace('TIER_ID="C"', 'TIER_ID="C" LINGUISTIC_TYPE_REF="speech"')
    assert said(read(typed, "speech")) == [("C", "no I see")]
    assert said(read(typed, "speech", "T")) == [("T", "yes it is"), ("C", "no I see")]
    with pytest.raises(Refusal, match="it has no tier 'x': its tiers are T, C"):
        read(typed, "T", "x")


@pytest.mark.parametrize(
    ("words", "speaks"),
    [
        (("one", "1"), False),  # half are numbers
        (("one", "two", "1"), True),
        (("1", "2"), False),
    ],
)
def test_a_tier_speaks_where_most_of_it_are_words(words: tuple[str, ...], speaks: bool) -> None:
    """Else the tier below it does."""
    above = aligned("r", "T", *((n, n + 1, one) for n, one in enumerate(words)))
    found = read(above + below("w", "r", (0, "hm")), times="0 1 2 3 4")
    assert (("T", "hm") in said(found)) is not speaks


def test_tiers_below_tiers_below_have_the_time_of_the_topmost() -> None:
    """Also where they go round in a circle, which no program writes: then they have none."""
    tiers = aligned("r", "T", (2, 3, "1")) + below("s", "r", (2, "2")) + below("w", "s", (0, "hey"))
    (span,) = read(tiers).spans
    assert (span.time, span.end) == (1.2, 2.5)
    circle = PAIR + below("x", "y", (0, "a")) + below("y", "x", (0, "b"))
    assert said(read(circle)) == [("T", "yes it is"), ("C", "no I see")]


def test_times_that_lack_stand_at_equal_distances() -> None:
    """Between those that are known; before the first and behind the last there is none."""
    tier = aligned("T", "", *((n, n + 1, f"word{n}") for n in range(5)))
    spans = read(tier, times="- 1000 - - 2000 -").spans
    assert [span.time for span in spans] == [None, 1.0, 1.333, 1.667, 2.0]


def test_entries_without_a_time_stay_behind_the_one_before() -> None:
    """Others are in the order of their times, whatever tier they are in."""
    one = aligned("T", "", (0, 1, "one"), (4, 5, "timeless"), (3, 1, "last"))
    two = aligned("C", "", (2, 3, "two"))
    words = [words for _, words in said(read(one + two, times="0 5 1200 2500 - -"))]
    assert words == ["one", "timeless", "two", "last"]


def test_a_tier_that_speaks_is_taken_beside_one_whose_words_are_below_it() -> None:
    """Though there are words below it, too."""
    one = aligned("r@T", "T", (0, 1, "yes it is")) + below("w@T", "r@T", (0, "yes"))
    other = aligned("r@C", "C", (2, 3, "2")) + below("w@C", "r@C", (2, "no I see"))
    found = read(one + other)
    assert said(found) == [("T", "yes it is"), ("C", "no I see")]
    assert "words are taken from the tiers below: r@T, w@C" in found.warnings


def test_twelve_tiers_are_named_whole() -> None:
    """Nothing is left to be thought of."""
    words = "".join(
        aligned(f"r@{n}", "", (0, 1, "1")) + below(f"w@{n}", f"r@{n}", (0, "word"))
        for n in range(12)
    )
    (taken,) = [note for note in read(words).warnings if "words are taken" in note]
    assert taken.endswith("w@10, w@11")
