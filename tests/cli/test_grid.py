"""Tables in the width of a terminal."""

from __future__ import annotations

import random

from rich.cells import cell_len

from thirdear.cli.grid import Column, lines


def _shown(columns: list[Column], width: int, keys: int = 1) -> list[str]:
    return [one.text for one in lines(columns, width, keys)]


def test_what_fits_stands_in_one_line_with_numbers_to_the_right() -> None:
    """Headings are lines of their own, and nothing is padded at the end."""
    columns = [Column("case", ["A", "Anne"]), Column("n", ["5", "12"], numbers=True)]
    assert list(lines(columns, 80)) == [
        ("case   n", True),
        ("A      5", False),
        ("Anne  12", False),
    ]


def test_long_cells_wrap_between_words_and_short_columns_stay() -> None:
    """The widest column gives way, and a heading stands at the last of its lines."""
    columns = [Column("key", ["k1"]), Column("what it means here", ["one two three four five"])]
    assert _shown(columns, 17) == [
        "     what it",
        "key  means here",
        "k1   one two",
        "     three four",
        "     five",
    ]
    indented = [Column("code", ["  a long name of a code"])]
    assert _shown(indented, 14) == ["code", "  a long name", "  of a code"]


def test_a_key_is_broken_behind_its_marks_and_a_day_never() -> None:
    """Only where the columns do not fit otherwise."""
    columns = [Column("score", ["oz.s_share_of_segments"]), Column("day", ["30.11.2026"])]
    assert _shown(columns, 40) == [
        "score                   day",
        "oz.s_share_of_segments  30.11.2026",
    ]
    assert _shown(columns, 24) == ["score         day", "oz.s_share_   30.11.2026", "of_segments"]


def test_columns_that_do_not_fit_follow_below_behind_the_first_ones() -> None:
    """Each part says again which row it goes on with."""
    columns = [
        Column("case", ["A", "A"]),
        Column("session", ["1", "2"], numbers=True),
        *(Column(f"techniques {n}", ["1.25", "–"], numbers=True) for n in range(4)),
    ]
    shown = _shown(columns, 40, keys=2)
    assert [line.split() for line in shown if line[:1] == "A"] == [
        ["A", "1", "1.25", "1.25"],
        ["A", "2", "–", "–"],
    ] * 2
    assert shown.count("") == 1


def test_no_line_is_wider_than_the_terminal() -> None:
    """Whatever the words, the columns and the signs of double width are."""
    rng = random.Random("a grid")
    words = ("the", "oz.s_per_1000_words", "karşılaştırılamayan", "日本", "x" * 90, "[0,71; 0,83]")
    for _ in range(60):
        columns = [
            Column(rng.choice(words), [" ".join(rng.choices(words, k=3)) for _ in range(3)])
            for _ in range(rng.randint(1, 9))
        ]
        shown = _shown(columns, 80, keys=rng.randint(1, 2))
        assert max(map(cell_len, shown)) <= 80
