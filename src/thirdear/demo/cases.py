"""The two invented therapies: who is in them, what their files look like, what is true of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from thirdear.model.disguise import Pseudonym


@dataclass(frozen=True, slots=True)
class Case:
    """One therapy: ``coupled`` says whether technique and alliance follow each other.

    ``labels`` are the speakers' labels by their letter, ``columns`` the head of a session's table
    (number, speaker, words, time); ``stamped`` says whether turns carry the time in front.
    ``header`` are the lines above a transcript, ``place`` the first of them with blanks.
    """

    key: str
    language: str
    sessions: int
    missing: tuple[int, ...]
    coupled: bool
    labels: Mapping[str, str]
    columns: Sequence[str]
    stamped: bool
    place: str
    header: Sequence[str]

    @property
    def seen(self) -> tuple[int, ...]:
        """The numbers of the sessions that there are transcripts of."""
        return tuple(n for n in range(1, self.sessions + 1) if n not in self.missing)


# The header's lines have fewer than five words each: they stand in every transcript.
CASES = (
    Case(
        key="A",
        language="en",
        sessions=34,
        missing=(),
        coupled=True,
        labels={"T": "Therapist", "C": "Child", "P": "Mother"},
        columns=("No", "Speaker", "Text", "Time"),
        stamped=True,
        place="Case {case}, session {session}",
        header=("INVENTED demonstration transcript", "People and words invented"),
    ),
    Case(
        key="B",
        language="tr",
        sessions=33,
        missing=(12, 21),
        coupled=False,
        labels={"T": "T", "C": "Ç", "P": "Anne"},
        columns=("No", "Konuşan", "Metin", "Süre"),
        stamped=False,
        place="Vaka {case}, seans {session}",
        header=("UYDURMA gösteri dökümü", "Kişiler ve sözler uydurma"),
    ),
)

KEPT = tuple(
    (form, case)
    for case, forms in {
        "A": "Thunder Noodle Soap Wolf Tim North Pole France Sundays biscuit",
        "B": "Fıstık Bantlı",
    }.items()
    for form in forms.split()
)
"""Puppets, parts in plays and far places, by case: they identify nobody and stay."""

NAMES = (
    Pseudonym("Oliver", "Matthew", case="A", variants=("Ollie",)),
    Pseudonym("Hart", "Lowell", case="A"),
    Pseudonym("Finn", "Toby", case="A"),
    Pseudonym("Marcus", "Jacob", case="A"),
    Pseudonym("Dunne", "Kirby", case="A"),
    Pseudonym("Elm Park Primary", "Greenbank School", "school", case="A", variants=("Elm Park",)),
    Pseudonym("Wexcombe", "Northam", "place", case="A"),
    Pseudonym("Biscuit", "Pepper", "other", "A", variants=("Biscuit",), also_a_word=True),
    Pseudonym("Defne", "Ceren", case="B", variants=("Defne",), also_a_word=True),
    Pseudonym("Selin", "Meltem", case="B"),
    Pseudonym("Kerem", "Onur", case="B"),
    Pseudonym("Zehra", "Hatice", case="B"),
    Pseudonym("Elif", "Nazlı", case="B"),
    Pseudonym("Aylin", "Gizem", case="B"),
    Pseudonym(
        "Çınaraltı İlkokulu", "Bahçeli İlkokulu", "school", case="B", variants=("Çınaraltı",)
    ),
    Pseudonym("Göztepe", "Yalıköy", "place", case="B"),
    Pseudonym("Pamuk", "Limon", "other", "B", variants=("Pamuk",), also_a_word=True),
)
