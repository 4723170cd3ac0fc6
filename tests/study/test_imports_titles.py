"""Which case, session and day a file is: by its name, its titles, and the files beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from thirdear.model.reading import Reading
from thirdear.study.imports import titles
from thirdear.study.imports.preview import text_sha256
from thirdear.study.imports.titles import Titled
from thirdear.transcripts import Heading

DAY, NEXT = date(2024, 3, 4), date(2024, 3, 11)
READING = Reading("words", (), "plain")


def place(
    reading: Reading = READING,
    told: tuple[str | None, int | None] = (None, None),
    name: Heading = Heading(),  # noqa: B008 - a value
) -> Titled:
    """Return what becomes of a file."""
    return titles.placed(Path("Some file.csv"), reading, told, name)


NAMED = Heading("N", 2)
SAYS = replace(READING, case="R", session=3)
TABLE = replace(SAYS, format="csv-table")


@pytest.mark.parametrize(
    ("reading", "told", "name", "case", "session"),
    [
        (SAYS, ("P", 1), NAMED, "P", 1),  # a person first
        (SAYS, (None, None), NAMED, "N", 2),  # then the name
        (SAYS, (None, None), Heading(), "R", 3),  # then the titles inside
        (SAYS, ("P", None), NAMED, "P", 2),
        (SAYS, (None, 0), NAMED, "N", 0),
        (TABLE, (None, None), NAMED, "R", 3),  # a table's columns go before its name
        (TABLE, ("P", 1), NAMED, "P", 1),
        (replace(TABLE, case=None), (None, None), NAMED, "N", 3),
        (replace(TABLE, case=None), (None, None), Heading(), "Some file", 3),
        (replace(TABLE, case=None, session=None), (None, None), Heading(), "", None),
        (replace(TABLE, session=None), (None, None), NAMED, "R", 2),
        (READING, (" P ", None), NAMED, "P", 2),
        (READING, ("  ", None), NAMED, "N", 2),
        (READING, (None, None), Heading(), "", None),
    ],
)
def test_who_says_first_which_case_and_session(
    reading: Reading,
    told: tuple[str | None, int | None],
    name: Heading,
    case: str,
    session: int | None,
) -> None:
    """Session 0 is one."""
    found = place(reading, told, name).imported
    assert (found.case, found.session) == (case, session)


@pytest.mark.parametrize(
    ("reading", "case", "told"),
    [
        (READING, None, False),
        (READING, "P", True),
        (SAYS, None, False),
        (TABLE, None, True),  # a column said it
        (replace(TABLE, case=None), None, False),
    ],
)
def test_a_case_that_somebody_said_is_not_guessed_at(
    reading: Reading, case: str | None, told: bool
) -> None:
    """A person or a column."""
    assert place(reading, (case, 1), NAMED).told is told


@pytest.mark.parametrize(
    ("name", "inside", "day"),
    [
        ((DAY,), (), DAY),
        ((), (DAY,), DAY),
        ((DAY,), (NEXT,), DAY),
        ((DAY, NEXT), (), None),  # it may be read in two ways
        ((), (), None),
    ],
)
def test_a_day_is_taken_where_there_is_one_way_to_read_it(
    name: tuple[date, ...], inside: tuple[date, ...], day: date | None
) -> None:
    """The name's goes before that of the titles."""
    found = place(replace(READING, days=inside), name=replace(NAMED, days=name))
    assert found.imported.day == day


@pytest.mark.parametrize(
    ("reading", "name", "warned"),
    [
        (SAYS, Heading("R", 3), []),
        (READING, NAMED, []),
        (SAYS, Heading("R", 4), ["the file itself says session 3; it was taken as 4"]),
        (SAYS, Heading("N", 3), ["the file itself says case R; it was taken as N"]),
        (replace(SAYS, case="c07"), Heading("C7", 3), []),  # the same, written otherwise
        (replace(READING, days=(DAY,)), replace(NAMED, days=(DAY, NEXT)), []),
        (
            replace(READING, days=(DAY,)),
            replace(NAMED, days=(NEXT,)),
            ["the file itself says 2024-03-04; its name says 2024-03-11"],
        ),
    ],
)
def test_what_the_file_says_otherwise_is_told(
    reading: Reading, name: Heading, warned: list[str]
) -> None:
    """Session, case and day, each by itself."""
    found = place(reading, name=name).imported.reading
    assert found is not None
    assert list(found.warnings) == warned


@pytest.mark.parametrize(
    ("case", "session", "dated", "refused"),
    [
        ("A", 1, False, None),
        ("A", 0, False, None),
        ("x" * 60, 1, False, None),
        ("x" * 61, 1, False, "its case needs a short name"),
        ("a/b", 1, False, "its case needs a short name"),
        ("a\\b", 1, False, "its case needs a short name"),
        ("a\tb", 1, False, "its case needs a short name"),
        ("A", -1, False, "sessions count from 0"),
        ("A", None, False, "which session it is cannot be told: use --session"),
        ("A", None, True, "its name has a date, but which session it is cannot be told"),
        (None, 1, False, "whose session it is cannot be told"),
        (None, None, True, "which case and session it is cannot be told"),
    ],
)
def test_what_has_no_place_is_refused(
    case: str | None, session: int | None, dated: bool, refused: str | None
) -> None:
    """By the file's name, with the option that helps."""
    found = place(told=(case, session), name=Heading(dated=dated)).imported.refused
    assert (
        found is None if refused is None else (found or "").startswith(f"Some file.csv: {refused}")
    )


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("C07", "c7", True),
        ("C_07", "c 7", True),
        (" C--07 ", "c 07", True),
        ("C07", "C70", False),
        ("C0", "C", False),
        ("C100", "C1", False),
        ("Çınar", "cinar", True),
        ("A1B", "A01b", True),
        ("A 1", "A1", False),
    ],
)
def test_ways_to_write_one_key(one: str, other: str, alike: bool) -> None:
    """Small letters or capitals, blanks and dashes, noughts before a number."""
    assert (titles._alike(one) == titles._alike(other)) is alike


def stored(*cases: str, sha256: str = "") -> Any:
    """Return a store with a session of each of these cases."""
    infos = [SimpleNamespace(case=case, sha256=sha256) for case in cases]
    return SimpleNamespace(sessions=lambda: infos)


@pytest.mark.parametrize(
    ("written", "told", "in_study", "keys"),
    [
        (["C07", "C07", "c7"], False, [], ["C07", "C07", "C07"]),
        (["c7", "C07"], False, ["C07"], ["C07", "C07"]),  # the study's own
        (["C07", "C07"], False, ["c7"], ["c7", "c7"]),
        (["C07", "c7"], True, [], ["C07", "c7"]),  # somebody said so
        (["C07", "c7"], False, ["C07", "c7"], ["C07", "c7"]),  # the study has both
        (["A", "B"], False, [], ["A", "B"]),
    ],
)
def test_a_case_that_is_written_in_several_ways_gets_one_key(
    written: list[str], told: bool, in_study: list[str], keys: list[str]
) -> None:
    """The study's, else the most frequent; what is taken for another is told."""
    found = [replace(place(told=(case, n)), told=told) for n, case in enumerate(written, 1)]
    made = titles.beside_each_other(found, stored(*in_study))
    assert [one.case for one in made] == keys
    for before, one in zip(written, made, strict=True):
        warned = () if before == one.case else (f"case {before} is taken as {one.case}",)
        assert one.reading is not None
        assert one.reading.warnings == warned


def dated(*days: tuple[tuple[str, date], ...], session: int | None = None) -> list[Titled]:
    """Return files of one case whose names have these days, each with the orders to read it."""
    return [
        place(
            replace(READING, text=f"words {n}"),
            ("A", session),
            Heading(days=tuple(d for _, d in ways), orders=tuple(o for o, _ in ways), dated=True),
        )
        for n, ways in enumerate(days)
    ]


def sure(day: date) -> tuple[tuple[str, date], ...]:
    """Return a day that can be read in one way."""
    return (("", day),)


def either(month: int, day: int) -> tuple[tuple[str, date], ...]:
    """Return a day whose order is not clear."""
    return (("dmy", date(2024, month, day)), ("mdy", date(2024, day, month)))


@pytest.mark.parametrize(
    ("files", "sessions"),
    [
        (dated(sure(NEXT), sure(DAY)), [2, 1]),
        (dated(sure(DAY), sure(DAY)), [None, None]),  # two on one day
        (dated(sure(DAY)), [None]),
        (dated(sure(DAY), sure(NEXT), session=4), [4, 4]),  # their numbers are known
        (dated(sure(DAY), ()), [None, None]),  # one has no day
        (dated(either(2, 1), either(3, 2)), [1, 2]),  # both orders agree
        (dated(either(1, 3), either(2, 1)), [None, None]),  # they do not: 3 January or 1 March
        (dated(either(1, 3), either(2, 1), (("dmy", date(2024, 4, 20)),)), [1, 2, 3]),
    ],
)
def test_days_give_the_order_of_a_cases_files(
    files: list[Titled], sessions: list[int | None]
) -> None:
    """Where nothing else tells it, and they tell one order."""
    found = titles.beside_each_other(files, stored())
    assert [one.session for one in found] == sessions
    for one in found:
        assert one.reading is not None
        by_day = one.session is not None and files[0].imported.session is None
        assert one.reading.warnings == (
            (f"session {one.session} by the dates of the names",) if by_day else ()
        )
        assert (one.refused is None) is (one.session is not None)


def test_days_give_no_order_where_the_study_has_other_sessions_of_the_case() -> None:
    """The same ones again are no others."""
    files = dated(sure(NEXT), sure(DAY))
    assert [one.session for one in titles.beside_each_other(files, stored("A"))] == [None, None]
    (text, _) = (one.imported.reading for one in files)
    assert text is not None
    same = stored("A", sha256=text_sha256(text))
    assert [one.session for one in titles.beside_each_other(files, same)] == [2, 1]
    assert [one.session for one in titles.beside_each_other(files, stored("B"))] == [2, 1]
