"""A TextGrid is read value by value; one that ends too early is refused by its line."""

from __future__ import annotations

import pytest

from thirdear.model.refusal import Refusal
from thirdear.transcripts import textgrid
from thirdear.transcripts.material import Material

HEAD = ['"ooTextFile"', '"TextGrid"', "0", "9", "<exists>"]
TIER = ['"IntervalTier"', '"T"', "0", "9", "2", "0", "3", '"Hello"', "3", "9", '" "']
POINTS = ['"TextTier"', '"click"', "0", "9", "1", "4", '"x"']


def grid(*values: str) -> Material:
    """Return a file with a value on each line."""
    return Material("a.TextGrid", "\n".join(values).encode())


def test_labelled_intervals_are_turns_by_the_time_they_begin() -> None:
    """Empty ones are silence; a tier of points is counted and no speech."""
    other = ['"IntervalTier"', '"C"', "0", "9", "1", "1", "2", '"a ""word"""']
    found = textgrid.read(grid(*HEAD, "3", *TIER, *POINTS, *other))
    said = [(s.speaker, found.text[s.start : s.stop], s.time, s.end) for s in found.spans]
    assert said == [("T", "Hello", 0.0, 3.0), ("C", 'a "word"', 1.0, 2.0)]
    assert found.warnings == ("1 tier of points left out",)
    assert textgrid.read(grid(*HEAD, "1", *TIER)).warnings == ()


@pytest.mark.parametrize(
    ("values", "line"),
    [
        (HEAD[:1], 1),
        (HEAD[:3], 3),
        ([*HEAD, "1", *TIER[:2]], 8),
        ([*HEAD, "2", *TIER], 17),
        ([*HEAD, "-1"], 6),
        ([*HEAD, "1", *TIER[:4], "99999999999"], 11),
        ([HEAD[0], "0"], 2),  # a number where a text should be
        ([*HEAD[:2], '"0"'], 3),
    ],
)
def test_a_value_that_is_missing_is_told_by_its_line(values: list[str], line: int) -> None:
    """The last one that was read."""
    with pytest.raises(Refusal, match=f"a value is missing after line {line}$") as refused:
        textgrid.read(grid(*values))
    assert f"{line}. satırdan sonra" in refused.value.turkish


def test_a_tier_of_another_kind_is_refused() -> None:
    """It is no TextGrid that can be understood."""
    with pytest.raises(Refusal, match="a tier of another kind"):
        textgrid.read(grid(*HEAD, "1", '"OtherTier"', *TIER[1:]))
