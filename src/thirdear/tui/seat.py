"""Who sits at which study, and what the desk remembers while they sit there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from thirdear.base.safe import safe
from thirdear.model.coding import Codebook, Pass, Progress
from thirdear.model.language import the_case, vaka
from thirdear.model.text import Place, Role, SessionInfo
from thirdear.tui.looks.families import Look, looks
from thirdear.tui.tagging import hot
from thirdear.tui.tagging.matches import Pick
from thirdear.tui.wording import Say, words

if TYPE_CHECKING:
    from thirdear.study import Study


@dataclass
class Seat:
    """A study, a pass over it, and the habits of the rater: they last until the desk closes.

    ``language`` is that of the screens. Where there are ``masks``, sessions are named by them, in
    their order.
    """

    study: Study
    pass_: Pass
    language: str = "en"
    blind: bool = True
    masks: Mapping[Place, str] = field(default_factory=dict)
    auto: bool = True
    compact: bool = False
    cover: bool = True
    """Whether a masked queue covers words that give the order of sessions away."""
    last: tuple[Pick, ...] = ()
    hot: hot.Hot = field(default_factory=hot.Hot)
    places: dict[tuple[str, int, str], int] = field(default_factory=dict)
    edition: int = 0
    """How often codes were changed here; a screen of an older one is opened anew."""

    @cached_property
    def books(self) -> tuple[Codebook, ...]:
        """The codebooks that the pass judges with."""
        return self.study.assigned_books(self.pass_)

    @cached_property
    def items(self) -> int:
        """How many rating items the pass has to answer in a session."""
        return sum(len(book.items) for book in self.books)

    @cached_property
    def assigned(self) -> frozenset[Place]:
        """The cases and sessions that the pass is to judge."""
        from thirdear.study import assignment

        return assignment.places(self.study, self.pass_)

    @cached_property
    def taggable(self) -> Mapping[Place, int]:
        """How many turns of each session a code of the pass is for."""
        return self.study.turns_of({code.speaker for book in self.books for code in book.codes})

    def share(self, info: SessionInfo, progress: Progress | None) -> float:
        """Return how much of what can be tagged in a session is tagged, from 0 to 1."""
        all_ = self.taggable.get((info.case, info.session), 0)
        return min(1.0, progress.tagged / all_) if progress and all_ else 0.0

    def lists(self, place: Place) -> bool:
        """Say whether a session is offered: while the pass is blind, only assigned ones are."""
        return not self.blind or place in self.assigned

    def renew(self) -> None:
        """Forget what is to be judged: sessions or codebooks may have come."""
        for name in ("books", "items", "assigned", "taggable"):
            self.__dict__.pop(name, None)

    def recoded(self) -> None:
        """Forget how codes are called and which stand on the digits: they have changed."""
        self.renew()
        for name in ("looks", "families"):
            self.__dict__.pop(name, None)
        self.hot.chosen.clear()
        self.last = ()
        self.edition += 1

    def reassigned(self) -> None:
        """Ask the study again who judges what."""
        from thirdear.study import assignment

        self.renew()
        self.masks = assignment.masks(self.study, self.pass_)

    def title(self, case: str, session: int) -> str:
        """Return a session's name for a heading, its mask where it has one."""
        return self.masks.get((case, session)) or f"{safe(case, one_line=True)} ▸ {session}"

    def place(self, case: str, session: int) -> str:
        """Return a session's name within a sentence."""
        if mask := self.masks.get((case, session)):
            return mask
        return self.say("place", case=self.case(case), session=session)

    def case(self, case: str) -> str:
        """Return a case within a sentence, harmless for a terminal."""
        shown = safe(case, one_line=True)
        return vaka(shown) if self.language == "tr" else the_case(shown)

    @property
    def sight(self) -> str:
        """Whether the pass is blind, in words."""
        return self.say("blind" if self.blind else "open")

    @cached_property
    def say(self) -> Say:
        """The words of the screens."""
        return words(self.language)

    @cached_property
    def looks(self) -> Mapping[str, Look]:
        """How each code is shown."""
        return looks(self.study.codebooks(), self.language)

    @cached_property
    def families(self) -> Mapping[str, Look]:
        """How each family is shown, by its codebook's prefix and its key."""
        found: dict[str, Look] = {}
        for book in self.study.codebooks():
            for code in book.codes:
                found.setdefault(f"{book.prefix}:{code.family}", self.looks[code.key])
        return found

    def role_name(self, role: Role) -> str:
        """Return a speaker's role in words."""
        return self.say(f"role.{role}")

    def role_answer(self, role: Role) -> str:
        """Return a role as an answer to the question who somebody is."""
        return self.say("role.nobody") if role is Role.ACTION else self.role_name(role)
