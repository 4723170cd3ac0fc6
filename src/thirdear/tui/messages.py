"""What screens ask of the desk; it opens and closes them, they do not know each other."""

from __future__ import annotations

from textual.message import Message


class OpenSession(Message):
    """Open a session for tagging, at a segment's place or where the rater was last.

    With ``score`` at what that score is made of: tagged segments, or the rating form. ``note`` is
    said there.
    """

    def __init__(
        self,
        case: str,
        session: int,
        place: int | None = None,
        score: str | None = None,
        layer: str = "turn",
        note: str = "",
    ) -> None:
        super().__init__()
        self.case, self.session, self.place = case, session, place
        self.score, self.layer, self.note = score, layer, note


class OpenRating(Message):
    """Open a session's rating form."""

    def __init__(self, case: str, session: int) -> None:
        super().__init__()
        self.case, self.session = case, session


class Finish(Message):
    """Ask whether a session is finished, or is to be opened again."""

    def __init__(self, case: str, session: int) -> None:
        super().__init__()
        self.case, self.session = case, session


class TakeBack(Message):
    """Undo the rater's last act, or do it again."""

    def __init__(self, *, again: bool) -> None:
        super().__init__()
        self.again = again


class AskRater(Message):
    """Ask who sits down."""


class GoSessions(Message):
    """Go to the list of sessions and say something there."""

    def __init__(self, told: str) -> None:
        super().__init__()
        self.told = told


class GoOver(Message):
    """Go to another screen over this one; leaving it comes back here."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
