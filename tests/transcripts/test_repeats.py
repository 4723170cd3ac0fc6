"""Tables with a row for each utterance and rater become one entry an utterance."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from thirdear.model.refusal import Refusal
from thirdear.transcripts.entries import Entry
from thirdear.transcripts.headers import Columns, Wanted
from thirdear.transcripts.repeats import once_each

NAMES = ("who", "words", "rater", "code")
COLUMNS = Columns(1, 0, None, None, None, None, (3,), 4, None, NAMES)


def rows(*cells: str) -> list[Entry]:
    """Return entries of rows written as "speaker words rater code"."""
    found = []
    for line, row in enumerate(cells, 1):
        who, words, rater, code = row.split()
        given = () if code == "-" else (code,)
        told = (None, None, "", "", given, "", tuple(rater for _ in given))
        found.append(Entry(line, who, words, *told, (who, words, rater, code)))
    return found


TWICE = rows("T a R1 x", "T a R2 y", "C b R1 y", "C b R2 x", "T c R1 y", "T c R2 y")


def read(
    entries: Sequence[Entry], columns: Columns = COLUMNS, wanted: Wanted | None = None
) -> tuple[list[str], tuple[str, ...]]:
    """Return each utterance's words with its codes, and what is told."""
    found, told = once_each(entries, columns, wanted or Wanted())
    return [f"{e.text} {','.join(e.codes)} {','.join(e.raters)}" for e in found], told


def test_each_utterance_stands_once_with_all_codes() -> None:
    """The raters' column is found by its values, which differ in each run of equal rows."""
    found, (told,) = read(TWICE)
    assert found == ["a x,y R1,R2", "b y,x R1,R2", "c y,y R1,R2"]
    assert told.startswith("rows repeat by rater: 6 rows are 3 turns; ")
    assert "--codes code --raters rater" in told


@pytest.mark.parametrize(
    "entries",
    [
        TWICE[:4],  # too few rows to say so
        rows("T a R1 x", "C b R1 x", "T c R1 x", "C d R1 x", "T e R1 x", "C f R1 x"),
        rows("T a R1 x", "T a R1 x", "C b R1 x", "C b R1 x", "T c R1 x", "T c R1 x"),
        rows("T a R1 x", "T a R2 x", "C b R1 x", "T c R1 x", "C d R1 x", "C e R1 x"),
        rows("T a R1 x", "T a R2 x", "C b R1 x", "C b R2 x", "T c R1 x", "C d R1 x", "C e R1 x")
        + rows("T f R1 x"),
    ],
)
def test_rows_that_do_not_repeat_stay(entries: list[Entry]) -> None:
    """Few of them, other words, nothing that tells equal ones apart, half of them repeated."""
    found, told = once_each(entries, COLUMNS, Wanted())
    assert (list(found), told) == (entries, ())


def test_a_column_that_is_named_needs_no_guess() -> None:
    """However few rows there are; where none of them repeats, nothing is told."""
    named = Columns(1, 0, None, None, None, None, (3,), 4, 2, NAMES)
    assert read(TWICE[:2], named)[0] == ["a x,y R1,R2"]
    once = rows("T a R1 x", "C b R2 x")
    assert once_each(once, named, Wanted()) == (once, ())


def test_words_that_somebody_says_twice_stay_two() -> None:
    """The same rater has a row for each time."""
    named = Columns(1, 0, None, None, None, None, (3,), 4, 2, NAMES)
    found, _ = read(rows("T a R1 x", "T a R2 y", "T a R1 z", "T a R2 -"), named)
    assert found == ["a x,y R1,R2", "a z R1"]


def test_a_column_without_a_name_is_told_by_its_number() -> None:
    """From one, as people count; codes of nameless columns cannot be offered."""
    bare = Columns(1, 0, None, None, None, None, (), 4)
    found, (told,) = read(TWICE, bare)
    assert len(found) == 3
    assert told == "rows repeat by 3: 6 rows are 3 turns"


def test_codes_are_not_mixed_unless_it_is_said_whose_they_are() -> None:
    """A refusal names the option."""
    with pytest.raises(Refusal, match="add --raters rater") as refused:
        once_each(TWICE, COLUMNS, Wanted(codes=("code",)))
    assert "--raters rater ekleyin" in refused.value.turkish
    told = read(TWICE, wanted=Wanted(codes=("code",), raters="rater"))[1]
    assert told == ("rows repeat by rater: 6 rows are 3 turns",)


def test_columns_with_many_values_or_numbers_alone_are_not_offered() -> None:
    """They are notes and measures, not codes."""
    entries = rows("T a R1 1", "T a R2 2", "C b R1 1", "C b R2 2", "T c R1 1", "T c R2 1")
    assert read(entries)[1] == ("rows repeat by rater: 6 rows are 3 turns",)
    noted = rows("T a R1 p", "T a R2 q", "C b R1 r", "C b R2 s", "T c R1 t", "T c R2 u")
    assert read(noted)[1] == ("rows repeat by rater: 6 rows are 3 turns",)


@pytest.mark.parametrize(("raters", "found"), [(30, True), (31, False)])
def test_a_column_with_more_values_than_there_are_raters_is_none(raters: int, found: bool) -> None:
    """Thirty people may judge one text; more values are something else."""
    entries = rows(*(f"T a R{n} x" for n in range(raters)))
    assert (len(once_each(entries, COLUMNS, Wanted())[0]) == 1) is found
