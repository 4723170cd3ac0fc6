"""Pseudonyms and what they are found to hide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from thirdear.model.language import said

Level = Literal["replace", "review", "candidate"]


class Spot(NamedTuple):
    """Where words stand that may leave a study: a turn, or another ``part`` of it.

    ``part`` is one of :data:`PARTS`, or in a finished file the name of a part of the file.
    """

    part: str
    case: str | None = None
    session: int | None = None
    turn: int | None = None

    def shown(self) -> str:
        """Return the place in words."""
        english, turkish = PARTS.get(self.part, (self.part, self.part))
        facts = {"case": self.case, "session": self.session, "turn": self.turn}
        if self.part == "between" and self.turn is None:
            english, turkish = _AFTER
        shown = said(english, turkish).format(**facts)
        if self.session is None or self.case is None:
            return shown
        return said(
            f"case {self.case}, session {self.session}, {shown}",
            f"{self.case}, {self.session}. seans, {shown}",
        )


PARTS = {
    "turn": ("turn {turn}", "{turn}. söz"),
    "between": ("before turn {turn}", "{turn}. sözden önce"),
    "label": ("the labels of speakers", "konuşan etiketleri"),
    "memo": ("memo on segment {turn}", "{turn}. birimdeki not"),
    "session memo": ("the memo on the session", "seansa yazılan not"),
    "case memo": ("the memo on case {case}", "{case}: vakaya yazılan not"),
    "code memo": ("memos on codes", "kodlara yazılan notlar"),
    "vignette title": ("the vignette’s title", "vinyetin başlığı"),
    "vignette criterion": ("the vignette’s criterion", "vinyetin ölçütü"),
    "vignette commentary": ("the vignette’s commentary", "vinyetin yorumu"),
    "vignette context": ("the vignette’s context", "vinyetin bağlamı"),
    "translation": ("the translation of turn {turn}", "{turn}. sözün çevirisi"),
    "name": ("the name of case {case}", "{case}: vakanın adı"),
    "facts": ("the facts of case {case}", "{case}: vakanın bilgileri"),
    "title": ("the title", "başlık"),
    "study": ("the study’s name", "çalışmanın adı"),
    "reason": ("the reasons of withdrawn hypotheses", "geri çekilen hipotezlerin gerekçeleri"),
    "rater": ("a rater’s key", "bir kodlayıcının anahtarı"),
    "codebook": ("a codebook of the study’s own", "çalışmanın kendi kod kitabı"),
}
"""Every part of a study whose words may leave it, in English and Turkish."""
_AFTER = ("after the last turn", "son sözden sonra")


@dataclass(frozen=True, slots=True)
class Pseudonym:
    """A real name and what stands in its place; ``case`` None is for all cases.

    ``kind`` is "person", "place", "school" or "other". ``variants`` are other written forms
    (nicknames). ``also_a_word`` says that it is a common word too (Will, Can): in small letters it
    is taken as the word, unless an apostrophe and a suffix follow it (can'ın); with a capital
    letter every hit that is not certain goes to review; a variant that is written exactly so is
    certain.
    """

    real: str
    pseudonym: str
    kind: str = "person"
    case: str | None = None
    variants: tuple[str, ...] = ()
    also_a_word: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One place that identifies somebody, or may: offsets into the text that was searched.

    "replace" is sure and carries its replacement, "review" is ambiguous, "candidate" is a name or
    number that nobody listed; ``why`` names the detector, ``name`` whose written form it is.
    """

    start: int
    stop: int
    level: Level
    replacement: str | None
    why: str
    name: Pseudonym | None = None
