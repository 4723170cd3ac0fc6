"""Vignettes, culled like photographs: candidates beside a preview, picked, rejected, cut."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual.containers import Horizontal

from thirdear.base.safe import safe
from thirdear.model.language import titled
from thirdear.model.writeup import Excerpt, Vignette
from thirdear.tui import errand
from thirdear.tui.keys.actions import bindings
from thirdear.tui.looks.families import clip
from thirdear.tui.messages import OpenSession
from thirdear.tui.parts.ask import Prompt
from thirdear.tui.parts.lines import Footer, Line, Parts, Rows
from thirdear.tui.parts.note import NotingScreen, after_paint
from thirdear.tui.parts.undo import UndoingScreen
from thirdear.tui.refused import telling
from thirdear.tui.vignettes.candidates import candidates, new, rank, same
from thirdear.tui.vignettes.preview import Disguised, facts, preview_rows, verbatim
from thirdear.tui.vignettes.titles import moved

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from thirdear.study import Language
    from thirdear.tui.seat import Seat

LIST = 32
"""Cells of the list of candidates."""
SHORTEST, LONGEST = 6, 25
"""Turns of a vignette by convention; others are only remarked on."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: a case's heading, or a passage."""

    case: str
    vignette: Vignette | None = None


class VignettesScreen(UndoingScreen[None], NotingScreen[None], inherit_bindings=False):
    """Passages at the left, the chosen one's words at the right."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("vignettes")]
    scope: ClassVar[str] = "vignettes"

    def __init__(self, seat: Seat, case: str | None = None) -> None:
        super().__init__()
        self.seat = seat
        self._case = case
        self.found: tuple[Vignette, ...] = ()
        self._suggested: tuple[Vignette, ...] = ()
        self.entries: list[Entry] = []
        self.at_last = False
        """Whether the arrows move the last turn, not the first."""
        self.disguised = False
        self._shown: Disguised | None = None

    def compose(self) -> ComposeResult:
        """Header, list and preview, facts, message, footer."""
        yield Line(id="head", classes="title")
        with Horizontal(id="middle"):
            rows = Rows(self._row, id="list")
            rows.styles.width = LIST
            yield rows
            yield Line(id="preview")
        yield Line(id="facts")
        yield Line(id="note")
        yield Footer("vignettes", self.seat.language)

    def on_mount(self) -> None:
        """Begin to look for candidates."""
        self.query_one("#head", Line).show([(f" {self.seat.say('vignettes.title')}", "title")])
        preview = self.query_one("#preview", Line)
        preview.styles.width, preview.styles.height = "1fr", "100%"
        rows = self.query_one(Rows)
        rows.moved = self._on_moved
        rows.focus()
        self._look()

    def renew(self, told: str, look: str = "") -> None:
        """Read what is kept again and show it; words say why."""
        with telling(self.warn):
            study = self.seat.study
            kept = [*study.vignettes(), *study.rejected_vignettes()]
            if self.seat.blind:
                kept = [one for one in kept if one.id in {old.id for old in self.found}]
            self._have((*kept, *new(self._suggested, kept)))
        self.note(told, look)

    def _look(self) -> None:
        self.note(self.seat.say("vignettes.looking"), "dim")
        language, blind = cast("Language", self.seat.language), self.seat.blind
        errand.send(
            self,
            self.seat.study,
            lambda study: candidates(study, language, blind=blind),
            self._found_first,
            self.warn,
            group="vignettes",
        )

    def _found_first(self, found: tuple[Vignette, ...]) -> None:
        self._suggested = tuple(one for one in found if one.id is None)
        self._have(found)
        self.note(self._say_first(), "dim")
        cases = [entry.case for entry in self.entries]
        if self._case in cases:
            self.query_one(Rows).go(cases.index(self._case))

    def _say_first(self) -> str:
        if self.seat.blind:
            return self.seat.say("vignettes.blind" if self.found else "vignettes.blind_none")
        return "" if self.found else self.seat.say("vignettes.none")

    def _have(self, found: tuple[Vignette, ...]) -> None:
        here = self.vignette
        self.found = found
        self.entries = []
        for case in self.seat.study.cases():
            of_case = sorted((v for v in found if v.case == case), key=rank)
            if of_case:
                self.entries += [Entry(case), *(Entry(case, one) for one in of_case)]
        headings = [place for place, entry in enumerate(self.entries) if entry.vignette is None]
        place = next((at for at, e in enumerate(self.entries) if same(e.vignette, here)), None)
        self.query_one(Rows).fill(len(self.entries), headings, place)
        self._on_moved()

    @property
    def vignette(self) -> Vignette | None:
        """The passage under the cursor."""
        place = self.query_one(Rows).place
        return self.entries[place].vignette if place < len(self.entries) else None

    def _here(self) -> Vignette | None:
        """Return the passage under the cursor; say how one comes where there is none."""
        if self.vignette is None:
            self.note(self._say_first(), "dim")
        return self.vignette

    @property
    def case(self) -> str | None:
        """The case of the passage under the cursor."""
        return self.vignette.case if self.vignette else None

    # -- what is shown

    def _row(self, place: int, width: int) -> Parts:
        entry = self.entries[place]
        one = entry.vignette
        if one is None:
            case = safe(entry.case, one_line=True)
            return [(f" {titled(case, self.seat.language)}", "strong")]
        sign = "✗" if one.rejected else "✓" if one.id is not None else " "
        stars = "★" * one.stars
        where = f"{one.session:>3}  "
        title = clip(safe(one.title, one_line=True), width - len(where) - len(stars) - 4)
        look = "dim" if one.rejected else ""
        return [(f" {sign}", "good"), (where, "dim"), (f"{title} ", look), (stars, "key")]

    def _on_moved(self) -> None:
        self._shown = None
        self._show()
        if self.disguised and self.vignette is not None:
            self._disguise(self.vignette)

    def on_resize(self) -> None:
        """Wrap for the new width."""
        after_paint(self, self._show)

    def _show(self) -> None:
        one, preview = self.vignette, self.query_one("#preview", Line)
        line = self.query_one("#facts", Line)
        if one is None:
            preview.show()
            line.show()
            return
        width, height = max(10, preview.size.width - 2), preview.size.height
        transcript = self.seat.study.transcript(one.case, one.session)
        shown = self._disguise_of
        turns = shown.turns() if shown else verbatim(transcript, one)
        beside = self.seat.say(f"vignettes.beside.{one.beside}") if one.beside else ""
        rows, end = preview_rows(one, turns, width, at_last=self.at_last, beside=beside)
        top = 0 if not self.at_last else max(0, end - height + 3)
        preview.show(*rows[top : top + height])
        line.show(facts(one, transcript, self.seat.say, shown, at_last=self.at_last))

    @property
    def _disguise_of(self) -> Disguised | None:
        """What is shown disguised, where that was asked for and is ready."""
        shown = self._shown
        return shown if shown is not None and shown.of == self.vignette else None

    # -- disguise

    def action_disguise(self) -> None:
        """Show the passage as a document would print it, or as it is."""
        if self._here() is None:
            return
        self.disguised = not self.disguised
        self._on_moved()

    def _disguise(self, one: Vignette) -> None:
        errand.send(
            self,
            self.seat.study,
            lambda study: study.excerpt(one),
            partial(self._have_disguised, one),
            self.warn,
            group="disguise",
        )

    def _have_disguised(self, one: Vignette, found: tuple[Excerpt, int]) -> None:
        done, left = found
        if self.disguised and self.vignette == one:
            self._shown = Disguised(one, done, left)
            self._show()

    # -- keys

    def _keep(self, changed: Vignette, told: str = "") -> str | None:
        """Keep a passage as it is now, as an act of the rater here; return why it cannot be."""
        study, actor = self.seat.study, self.seat.pass_.rater
        refused: list[str] = []
        with telling(refused.append):
            if changed.id is None:
                changed = study.add_vignette(changed, actor)
            else:
                study.store.change_vignette(changed, actor)
            self.found = (*self.found, changed)
            self.entries[self.query_one(Rows).place] = Entry(changed.case, changed)
            self.renew(told)
        for why in refused:
            self.warn(why)
        return refused[0] if refused else None

    def action_pick(self) -> None:
        """Keep the passage, or put a kept or rejected one back among the candidates."""
        one = self._here()
        if one is None:
            return
        if one.id is None:
            title = safe(one.title, one_line=True)
            self._keep(one, self.seat.say("vignettes.picked", title=title))
        elif one.rejected:
            self._keep(replace(one, rejected=False))
        else:
            with telling(self.warn):
                self.seat.study.store.remove_vignette(one.id, self.seat.pass_.rater)
                if not any(same(one, other) for other in self._suggested):
                    self._suggested = (*self._suggested, replace(one, id=None))
                self.renew(self.seat.say("vignettes.put_back"))

    def action_reject(self) -> None:
        """Say that the passage is not to be offered again."""
        one = self._here()
        if one and one.rejected:
            self.note(self.seat.say("vignettes.so_already"), "dim")
        elif one:
            self._keep(replace(one, rejected=True), self.seat.say("vignettes.rejected"))

    def action_stars(self, stars: int) -> None:
        """Give the passage stars; one that was only a candidate is kept with them."""
        one = self._here()
        if one and one.id is not None and (one.stars, one.rejected) == (stars, False):
            self.note(self.seat.say("vignettes.so_already"), "dim")
        elif one:
            self._keep(replace(one, stars=stars, rejected=False))

    def action_end(self) -> None:
        """Let the arrows move the other end."""
        if self._here() is None:
            return
        self.at_last = not self.at_last
        self._show()

    def action_shift(self, step: int) -> None:
        """Move the passage's beginning or end by a turn; the passage is kept then."""
        one = self._here()
        if one is None:
            return
        turns = len(self.seat.study.segments(one.case, one.session))
        first, last = one.first, one.last
        if self.at_last:
            last = max(first, min(turns, last + step))
        else:
            first = max(1, min(last, first + step))
        if (first, last) == (one.first, one.last):
            self.note(self.seat.say("vignettes.end_stays"), "dim")
        else:
            title = moved(one, first, last, self.seat.say)
            changed = replace(one, first=first, last=last, title=title)
            self._keep(changed, self._about_length(last - first + 1))

    def _about_length(self, turns: int) -> str:
        if SHORTEST <= turns <= LONGEST:
            return ""
        return self.seat.say("vignettes.too_long", low=SHORTEST, high=LONGEST, turns=turns)

    def action_title(self) -> None:
        """Give the passage another title."""
        one, say = self._here(), self.seat.say
        if one is None:
            return

        def take(text: str | None) -> None:
            if text is not None:
                self._keep(replace(one, title=text))

        self.app.push_screen(Prompt(say("vignettes.ask_title"), say("ok"), one.title), take)

    def action_comment(self) -> None:
        """Write the commentary that goes with the passage."""
        from thirdear.tui.parts.editor import Editor

        one, say = self._here(), self.seat.say
        if one is None:
            return

        def keep(text: str) -> str | None:
            now = self.vignette
            return self._keep(replace(now, commentary=text)) if now else None

        title = say("vignettes.ask_comment")
        self.app.push_screen(Editor(title, one.commentary, keep, say))

    def action_open(self) -> None:
        """Open the session at the passage."""
        if one := self._here():
            self.post_message(OpenSession(one.case, one.session, one.first - 1))

    def action_back(self) -> None:
        """Close the screen."""
        self.dismiss()
