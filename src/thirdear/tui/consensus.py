"""The disagreement browser: every difference between opened passes, its passage, and a decision."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len

from thirdear.base.safe import safe
from thirdear.model.coding import CONSENSUS, Change, Pass
from thirdear.model.consensus import Difference, Said
from thirdear.tui import errand
from thirdear.tui.keys.actions import bindings
from thirdear.tui.looks.families import clip, column
from thirdear.tui.messages import OpenSession
from thirdear.tui.parts.ask import Choose, Prompt
from thirdear.tui.parts.lines import Choices, Line, Parts
from thirdear.tui.parts.list_screen import ListScreen, Row, heading
from thirdear.tui.refused import telling
from thirdear.tui.transcript.paint import speaker_letter
from thirdear.tui.transcript.wrap import wrap

if TYPE_CHECKING:
    from textual.binding import BindingType

    from thirdear.study import Study
    from thirdear.tui.seat import Seat

CONTEXT = 2
"""Turns shown before and after the one that is differed about."""
REASONS = 8
"""Reasons that are offered again."""
PREVIEW = 10
"""Rows of the passage."""


def independent(study: Study) -> tuple[Pass, ...]:
    """Return the passes that a consensus can be made of."""
    apart = study.store.apart()
    return tuple(p for p in study.store.passes() if p not in apart)


class ConsensusScreen(ListScreen, inherit_bindings=False):
    """Originals stay as they are; what is decided here is a pass of its own, with its reasons."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("consensus")]
    scope: ClassVar[str] = "consensus"
    called: ClassVar[str] = "consensus.title"
    preview: ClassVar[int] = PREVIEW

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self.differences: tuple[Difference, ...] = ()
        self.beginning = False
        """Whether there is no consensus yet, but the offer to begin one."""
        self.reasons: list[str] = []
        """The reasons that were given here, the latest first."""
        self.same = False
        """Whether the latest reason is given to the next decisions, too."""

    def begin(self) -> None:
        """Look for differences, unless the pass is blind."""
        self._head()
        if self.seat.blind:
            self.warn(self.seat.say("tagging.blind"))
        else:
            self._look()

    def on_resize(self) -> None:
        """Wrap for the new width."""
        self.call_after_refresh(self.moved)

    def _look(self) -> None:
        from thirdear.study import consensus

        self.note(self.seat.say("agreement.computing"), "dim")
        errand.send(
            self,
            self.seat.study,
            lambda study: consensus.differences(study, 1),
            self._have,
            self._offer,
            group="consensus",
        )

    def _offer(self, why: str) -> None:
        """Offer to begin where there is no consensus yet."""
        from thirdear.study import consensus

        self.beginning = True
        self.fill()
        self.note(
            why if consensus.is_begun(self.seat.study) else self.seat.say("consensus.offer"), "dim"
        )

    def _have(self, found: Sequence[Difference]) -> None:
        self.differences, self.beginning = tuple(found), False
        self.fill()
        self._head()
        self.note("" if found else self.seat.say("consensus.none"))
        self.moved()

    def make_rows(self) -> Iterator[Row]:
        """Return the differences by session, or the offer to begin."""
        if self.beginning:
            names = ", ".join(f"{p.rater}.{p.number}" for p in independent(self.seat.study))
            told = self.seat.say("consensus.begin", passes=safe(names, one_line=True))
            yield Row(lambda _: [(f" {told}", "strong")], self._begin)
        for place, some in groupby(self.differences, key=lambda one: (one.case, one.session)):
            yield heading(self.seat.title(*place))
            for one in some:
                yield Row(partial(self._difference, one), partial(self._ask, one), key=one)

    # -- what is shown

    def _head(self) -> None:
        say = self.seat.say
        decided = sum(one.reason is not None for one in self.differences)
        count = say("consensus.count", decided=decided, all=len(self.differences))
        self.head((count, "dim"))

    def _difference(self, one: Difference, width: int) -> Parts:
        said = " · ".join(
            f"{safe(p.rater, one_line=True)} {self._word(what)}" for p, what in one.said
        )
        decided = "" if one.reason is None else f"  → {self._word(one.decided)}"
        where = "    " if one.segment is None else f"{one.segment:>4}"
        room = max(8, width - cell_len(said + decided) - 9)
        sign = " " if one.reason is None else "✓"
        return [
            (f" {sign}{where}  ", "good"),
            (f"{column(self._name_of(one.what), room)} ", ""),
            (said, "dim"),
            (decided, "key"),
        ]

    def _name_of(self, what: str) -> str:
        if look := self.seat.looks.get(what):
            return f"{look.glyph} {look.name}"
        item = self.seat.study.items().get(what)
        return safe(item.name(self.seat.language) if item else what, one_line=True)

    def _word(self, said: Said) -> str:
        if said is None or said is False:
            return self.seat.say("consensus.absent")
        return self.seat.say("consensus.present") if said is True else f"{said:g}"

    def _current(self) -> Difference | None:
        return self.key if isinstance(self.key, Difference) else None

    def moved(self) -> None:
        """Show the passage that is differed about."""
        one = self._current()
        rows: list[Parts] = []
        if one is not None and one.reason:
            told = self.seat.say("consensus.because", reason=safe(one.reason, one_line=True))
            rows.append([(f" {clip(told, self.size.width - 2)}", "key")])
        if one is not None and one.segment is not None:
            rows += self._turns(one, self.size.width - 9)
        self.query_one("#preview", Line).show(*rows[:PREVIEW])

    def _turns(self, one: Difference, width: int) -> list[Parts]:
        study, layer = self.seat.study, one.layer or "turn"
        transcript = study.transcript(one.case, one.session)
        segments = study.segments(one.case, one.session, layer)
        place = (one.segment or 1) - 1
        rows: list[Parts] = []
        for segment in segments[max(0, place - CONTEXT) : place + CONTEXT + 1]:
            look = "" if segment.index == one.segment else "dim"
            words = safe(transcript.words(segment).strip(), one_line=True)
            for at, (start, stop) in enumerate(wrap(words, max(2, width))):
                begin = f"{segment.index:>5} {speaker_letter(segment):<2}" if not at else " " * 8
                rows.append([(begin, "key" if not look else "dim"), (words[start:stop], look)])
        return rows

    # -- keys

    def _begin(self) -> None:
        """Begin a consensus of the independent passes."""
        from thirdear.study import consensus

        with telling(self.warn):
            consensus.begin(self.seat.study, independent(self.seat.study), 1)
            self._look()

    def _ask(self, one: Difference) -> None:
        offered = list(dict.fromkeys(what for _, what in one.said))

        def take(place: int | None) -> None:
            if place is not None:
                self._ask_reason(one, offered[place])

        title = self._name_of(one.what)
        names = [self._word(what) for what in offered]
        self.app.push_screen(Choose(title, names, self.seat.language), take)

    def action_side(self, number: int) -> None:
        """Take what the first, second or third rater said."""
        one = self._current()
        if one is None or number > len(one.said):
            self.note(self.seat.say("consensus.no_side"), "dim")
            return
        self._give_reason(one, one.said[number - 1][1])

    def action_mean(self) -> None:
        """Take the mean of what was rated."""
        one = self._current()
        rated = [what for _, what in one.said if isinstance(what, int | float)] if one else []
        if one is None or one.layer is not None or not rated:
            self.note(self.seat.say("consensus.no_mean"), "dim")
            return
        self._give_reason(one, sum(rated) / len(rated))

    def action_same(self) -> None:
        """Give the latest reason to the next decisions, too, or ask for each again."""
        if not self.reasons:
            self.note(self.seat.say("consensus.no_reason"), "dim")
            return
        self.same = not self.same
        entry = "consensus.same" if self.same else "consensus.each"
        self.note(self.seat.say(entry, reason=safe(self.reasons[0], one_line=True)))

    def _give_reason(self, one: Difference, what: Said) -> None:
        """Decide with the reason that is remembered, or offer those and a line to type."""
        if self.same or not self.reasons:
            if self.same:
                self._decide(one, what, self.reasons[0])
            else:
                self._ask_reason(one, what)
            return
        offered = self.reasons[:REASONS]

        def take(place: int | None) -> None:
            if place is not None and place < len(offered):
                self._decide(one, what, offered[place])
            elif place is not None:
                self._ask_reason(one, what)

        say = self.seat.say
        answers = [*(safe(reason, one_line=True) for reason in offered), say("consensus.another")]
        title = say("consensus.reason", what=self._word(what))
        self.app.push_screen(Choose(title, answers, self.seat.language), take)

    def _decide(self, one: Difference, what: Said, reason: str) -> None:
        from thirdear.study import consensus

        with telling(self.warn):
            consensus.decide(self.seat.study, one, what, reason, 1)
            self.reasons = list(dict.fromkeys([reason, *self.reasons]))
            self._again()
            self.action_undecided(1)

    def _ask_reason(self, one: Difference, what: Said) -> None:
        def take(reason: str | None) -> None:
            if reason is not None:
                self._decide(one, what, reason)

        title = self.seat.say("consensus.reason", what=self._word(what))
        prompt = Prompt(title, self.seat.say("ok"), one.reason or "", breaks=True, empty=True)
        self.app.push_screen(prompt, take)

    def _again(self) -> None:
        """Read again where everything stands; the cursor stays."""
        from thirdear.study import consensus

        place = self.query_one(Choices).place
        self._have(consensus.differences(self.seat.study, 1))
        self.query_one(Choices).go(place)

    def action_undecided(self, step: int) -> None:
        """Go to the next difference that nobody has decided."""
        rows = self.query_one(Choices)
        count = len(self.rows)
        for away in range(1, count + 1):
            place = (rows.place + step * away) % count
            one = self.rows[place].key
            if isinstance(one, Difference) and one.reason is None:
                rows.go(place)
                return
        self.note(self.seat.say("consensus.all"), "good")

    def action_open(self) -> None:
        """Open the session where the difference is."""
        if one := self._current():
            place = None if one.segment is None or one.layer != "turn" else one.segment - 1
            self.post_message(OpenSession(one.case, one.session, place))
        else:
            self.note(self.seat.say("rows.none"), "dim")

    def action_undo(self) -> None:
        """Take the last decision back."""
        self._turn(self.seat.study.undo)

    def action_redo(self) -> None:
        """Decide again what was taken back."""
        self._turn(self.seat.study.redo)

    def _turn(self, way: Callable[[str], Sequence[Change]]) -> None:
        """Undo or redo a decision."""
        with telling(self.warn):
            way(CONSENSUS)
            self._again()
