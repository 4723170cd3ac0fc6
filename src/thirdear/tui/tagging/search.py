"""Finding in a session: words, codes, flags, what a score is made of, where raters differ."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from thirdear.base.safe import safe
from thirdear.tui.tagging import hits
from thirdear.tui.tagging.matches import read

if TYPE_CHECKING:
    from thirdear.tui.seat import Seat
    from thirdear.tui.tagging.reading import Reading
    from thirdear.tui.transcript.view import TranscriptView


@dataclass
class Finder:
    """Keeps what was found, marks it in the text and walks from hit to hit.

    ``tell`` says an entry of the words on the screen.
    """

    seat: Seat
    sheet: Reading
    view: TranscriptView
    tell: Callable[..., None]
    found: Sequence[int] = field(default_factory=tuple)
    forms: bool = False
    """Whether whole words are found, the last in all its forms; else what is typed, anywhere."""

    @property
    def hint(self) -> str:
        """The entry of the wording that says what is found."""
        return "bar.forms" if self.forms else "bar.find"

    def words(self, typed: str) -> None:
        """Find words, letters compared forgivingly; nothing typed lets go."""
        if not typed:
            self._have([])
            return
        from thirdear.study import search

        find = search.form_pattern if self.forms else search.pattern
        pattern = find(self.seat.study, typed, self.sheet.case, self.sheet.session)
        self._have(self.sheet.find(pattern), pattern)
        self._first()

    def kinds(self) -> list[tuple[str, str, str]]:
        """Return what of the word lists can be found: list, category and the category's name."""
        from thirdear.base import wordlists

        return [
            (key, category.key, category.names[self.seat.language])
            for key in wordlists.shipped()
            for category in wordlists.load(key).categories
        ]

    def listed(self, key: str, category: str) -> None:
        """Find words of a list's category, in the language of the session."""
        from thirdear.base import wordlists
        from thirdear.study import search

        place = (self.sheet.case, self.sheet.session)
        language = search.spoken(self.seat.study, *place)
        pattern = wordlists.pattern(key, category, language)
        self._have(self.sheet.find(pattern), pattern)
        self._first()

    def code(self, entry: str) -> None:
        """Find segments by code, or by a flag, a doubt or a memo."""
        sheet = self.sheet
        marks: dict[str, Callable[[int], bool]] = {
            "!": sheet.flagged,
            "?": lambda place: any(tag.uncertain for tag in sheet.tags(place)),
            "c": sheet.noted,
        }
        if fits := marks.get(entry):
            self._have(sheet.having(fits))
        else:
            role = sheet.role(self.view.place)
            codes = sheet.codes if self.seat.blind else sheet.known
            words = read(entry, codes, self.seat.looks, role)
            wanted = {word.codes[0] for word in words if word.codes}
            found = sheet.having(lambda place: wanted <= {t.code for t in sheet.tags(place)})
            self._have(found if wanted else [])
        self._first()

    def evidence(self, score: str, codes: Collection[str]) -> None:
        """Go to the first segment that counts in a score; the keys for hits go on from there."""
        from thirdear.study import rules

        sheet = self.sheet
        self._have(
            sheet.having(
                lambda at: any(t.code in codes for t in (*sheet.tags(at), *sheet.beside(at)))
            )
        )
        name = safe(rules.rules(self.seat.study)[score].name(self.seat.language), one_line=True)
        if self.found:
            self.view.go(self.found[0])
            self.tell("find.evidence", count=len(self.found), score=name)
        else:
            self.tell("find.no_evidence", "warn", score=name)

    def disagreement(self) -> None:
        """Go to the next segment that another rater judged otherwise."""
        if not self.sheet.compared:
            self.tell("tagging.blind", "warn")
            return
        self._have(self.sheet.having(self.sheet.differs))
        if self.found:
            self.view.go(hits.beside(self.found, self.view.place, 1))
            self.tell("tagging.differ", count=len(self.found))
        else:
            self.tell("tagging.agree")

    def step(self, step: int) -> None:
        """Go to the next or previous hit."""
        if not self.found:
            self.tell("find.none", "warn")
            return
        self.view.go(hits.beside(self.found, self.view.place, step))
        self.tell("find.some", count=len(self.found))

    @property
    def holds(self) -> bool:
        """Whether something was looked for and is still marked."""
        return bool(self.found) or self.view.pattern is not None

    def let_go(self) -> None:
        """Let go of what was found."""
        if self.holds:
            self._have([])

    def _have(self, found: Sequence[int], pattern: re.Pattern[str] | None = None) -> None:
        self.found = found
        self.view.pattern = pattern
        self.view.repaint_all()
        self.view.show_found(found)

    def _first(self) -> None:
        if self.found:
            self.view.go(hits.at_or_after(self.found, self.view.place))
            self.tell("find.some", count=len(self.found))
        else:
            self.tell("find.none", "warn")
