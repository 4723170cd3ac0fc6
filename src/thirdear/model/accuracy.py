"""How far a second transcript of a session says what the study's says, in counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class RoleErrors(NamedTuple):
    """What a second transcript does to the words of the speakers of one role."""

    role: str
    words: int
    substituted: int
    left_out: int
    added: int
    other_speaker: int = 0

    @property
    def wrong(self) -> int:
        """All three kinds of errors."""
        return self.substituted + self.left_out + self.added


@dataclass(frozen=True, slots=True)
class Compared:
    """The errors of one session, by role; ``text`` is the checksum of the source they hold for."""

    case: str
    session: int
    text: str
    roles: tuple[RoleErrors, ...]

    @property
    def words(self) -> int:
        """Words of the study's transcript that were compared."""
        return sum(one.words for one in self.roles)

    @property
    def rate(self) -> float | None:
        """The word error rate of the session; None where it has no words."""
        return sum(one.wrong for one in self.roles) / self.words if self.words else None
