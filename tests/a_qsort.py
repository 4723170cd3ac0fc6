"""An invented Q-sort of nine cards, and a study that is sorted with it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.a_desk import LINES, transcript
from thirdear.model.coding import Pass
from thirdear.study import Study
from thirdear.study.study import Language

BOOK = '''
key = "weather"
prefix = "we"
version = 1
name = { en = "Weather of the hour", tr = "Saatin havası" }
source = "Invented for these tests."
permission = "Free."

[qsort]
piles = [1, 2, 3, 2, 1]
lowest = -2
items = { en = """
1. The hour is sunny.
2. It rains [quietly].

3. The wind turns.
Clouds gather
Snow lies
Fog rises
It thunders
The air is still
Frost bites
""", tr = """
Saat güneşli.
Usulca yağmur yağıyor.
Rüzgâr dönüyor.
Bulutlar toplanıyor
Kar var
Sis yükseliyor
Gök gürlüyor
Hava durgun
Ayaz var
""" }

[[score]]
key = "fair"
name = { en = "Likeness to fair weather", tr = "Açık havaya benzerlik" }
rule = "similarity"
prototype = [2, -1, 0, -1, 0, 0, -2, 1, 1]
'''
PILES = (5, 8, 12, 16, 18, 16, 12, 8, 5)
"""Cards of each pile of a sort of a hundred, from the lowest."""
HUNDRED = [value for value, cards in enumerate(PILES, -4) for _ in range(cards)]
_CARDS = "\n".join(f"Card {n} of a hundred, invented" for n in range(1, 101))
HUNDRED_BOOK = f'''
key = "hundred"
prefix = "hu"
version = 1
name = "A hundred cards"
source = "Invented for these tests."
permission = "Free."

[qsort]
piles = {list(PILES)}
lowest = -4
items = """
{_CARDS}
"""

[[score]]
key = "like"
name = "Likeness to the first sort"
rule = "similarity"
prototype = {HUNDRED}
'''
FAIR = (2, -1, 0, -1, 0, 0, -2, 1, 1)
FOUL = (-2, 1, 0, 1, 0, 0, 2, -1, -1)
MIXED = (0, -1, 2, -1, 0, 1, -2, 0, 1)


def a_qsort(folder: Path, sessions: int = 2, language: Language = "en", book: str = BOOK) -> Study:
    """Return a study of case A whose sessions are sorted by R1 and R2."""
    (folder / "weather.toml").write_text(book, encoding="utf-8")
    study = Study.create(
        folder / "study", codebooks=[str(folder / "weather.toml")], language=language
    )
    for number in range(1, sessions + 1):
        one = transcript("A", number, LINES)
        study.store.add_transcript(one, one.text.encode(), "study")
    for rater in ("R1", "R2"):
        study.add_rater(rater)
    return study


def sort(study: Study, rater: str, session: int, values: Sequence[int]) -> None:
    """Let a rater sort the cards of a session, and finish it."""
    for item, value in zip(study.codebooks()[0].items, values, strict=True):
        study.rate(Pass(rater), "A", session, item.key, value)
    study.finish(Pass(rater), "A", session)
