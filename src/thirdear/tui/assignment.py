"""Who judges what: the part of every case that a rater judges, and with which codebooks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from thirdear.base.letters import fold
from thirdear.base.numbers import percent
from thirdear.base.safe import safe
from thirdear.model.assignment import Share
from thirdear.model.coding import Pass
from thirdear.model.machines import Answers, Machine
from thirdear.model.refusal import Refusal
from thirdear.tui.job import Working
from thirdear.tui.keys.actions import bindings
from thirdear.tui.looks.families import clip, column
from thirdear.tui.parts import names_door
from thirdear.tui.parts.ask import Choose, Prompt
from thirdear.tui.parts.form import Form
from thirdear.tui.parts.lines import Parts
from thirdear.tui.parts.list_screen import ListScreen, Row
from thirdear.tui.parts.undo import UndoingScreen
from thirdear.tui.refused import sentence, telling

if TYPE_CHECKING:
    from textual.binding import BindingType

PARTS = (1.0, 0.5, 0.3, 0.25, 0.2, 0.1)
"""What is offered; any other part may be typed."""


class AssigningScreen(UndoingScreen[None], ListScreen, inherit_bindings=False):
    """Enter changes a rater's part, or the seed; each change is an act that undo takes back."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("assigning")]
    scope: ClassVar[str] = "assigning"
    called: ClassVar[str] = "assigning.title"
    columns: ClassVar[str] = "assigning.columns"

    def begin(self) -> None:
        """Show who judges what."""
        self.renew("")

    def renew(self, words: str, look: str = "") -> None:
        """Read the shares again; without words say how far the raters overlap."""
        with telling(self.warn):
            self.seat.reassigned()
            self.fill()
            self.note(words or self._overlap(), look or ("" if words else "dim"))

    def make_rows(self) -> Iterator[Row]:
        """Return a row a rater, with how many sessions the share holds, and the seed."""
        from thirdear.study import assignment

        study, say = self.seat.study, self.seat.say
        models = {one.pass_.rater: one for one in study.store.machines()}
        for rater in study.raters():
            share, count = assignment.share(study, rater), assignment.places(study, Pass(rater))
            model = models.get(rater)
            painted = partial(self._share, share, len(count), self._model(model))
            reason = model.declared if model else ""
            about = say("model.why", reason=safe(reason, one_line=True)) if reason else ""
            yield Row(painted, partial(self._ask_part, share), about, key=share)
        seed = assignment.study_seed(study)
        shown: Parts = [(f"   {column(say('assigning.seed'), 17)} ", "dim"), (str(seed), "key")]
        yield Row(lambda _: shown, partial(self._ask_seed, seed))

    def _overlap(self) -> str:
        from thirdear.study import assignment

        study, say = self.seat.study, self.seat.say
        if not study.raters():
            return say("assigning.nobody")
        given = Counter(
            (place, book.key)
            for rater in study.raters()
            for book in study.assigned_books(Pass(rater))
            for place in assignment.places(study, Pass(rater))
        )
        shared = {place for (place, _), raters in given.items() if raters > 1}
        return say("assigning.overlap", shared=len(shared), all=len(study.sessions()))

    def _share(self, share: Share, count: int, model: str, width: int) -> Parts:
        rater = column(safe(share.rater, one_line=True), 17)
        books = ", ".join(share.codebooks) or self.seat.say("assigning.every_book")
        return [
            (f"   {rater} ", "strong"),
            (f"{column(self._part(share.part), 10)}{count:>8}  ", ""),
            (clip(safe(f"{model}{books}", one_line=True), max(0, width - 41)), "key"),
        ]

    def _model(self, model: Machine | None) -> str:
        """Say that a rater is a model, and whether it counts."""
        if model is None:
            return ""
        entry = "model.counts" if model.declared else "model.apart"
        return f"{self.seat.say(entry, name=model.model)} · "

    def _part(self, part: float) -> str:
        say = self.seat.say
        return say("assigning.all") if part == 1 else percent(part, ".3g")

    # -- changing

    def _ask_part(self, share: Share) -> None:
        say = self.seat.say
        answers = [say("assigning.whole"), *(self._part(part) for part in PARTS[1:])]

        def take(place: int | None) -> None:
            if place is None:
                return
            if place < len(PARTS):
                self._assign(replace(share, part=PARTS[place]))
            else:
                self._ask_percent(share)

        title = say("assigning.part_title", rater=safe(share.rater, one_line=True))
        answers.append(say("assigning.other"))
        why = [say("assigning.part_why")]
        self.app.push_screen(Choose(title, answers, self.seat.language, why=why), take)

    def _ask_percent(self, share: Share) -> None:
        say = self.seat.say

        def take(typed: str | None) -> None:
            if typed is None:
                return
            try:
                part = float(typed.strip(" %").replace(",", ".")) / 100
            except ValueError:
                part = 0.0
            if 0 < part <= 1:
                self._assign(replace(share, part=part))
            else:
                self.warn(say("assigning.no_number", typed=safe(typed, one_line=True)))

        self.app.push_screen(Prompt(say("assigning.percent"), say("ok")), take)

    def _ask_seed(self, seed: int) -> None:
        from thirdear.study import assignment

        say = self.seat.say

        def take(typed: str | None) -> None:
            if typed is None:
                return
            if not (typed.isascii() and typed.isdecimal() and len(typed) <= 10):
                self.warn(say("assigning.no_number", typed=safe(typed, one_line=True)))
                return
            with telling(self.warn):
                assignment.reseed(self.seat.study, int(typed), self.seat.pass_.rater)
                self.renew("")

        prompt = Prompt(say("assigning.seed"), say("assigning.new_seed"), str(seed))
        self.app.push_screen(prompt, take)

    def action_books(self) -> None:
        """Name a codebook with which a rater judges, or name it no longer."""
        share, say = self.key, self.seat.say
        if not isinstance(share, Share):
            self.note(say("assigning.no_rater"), "dim")
            return
        known = [book.key for book in self.seat.study.codebooks()]
        names = [f"{'✓' if key in share.codebooks else ' '} {key}" for key in known]

        def take(place: int | None) -> None:
            if place is not None:
                named = () if place == 0 else _toggled(share.codebooks, known[place - 1])
                self._assign(replace(share, codebooks=named))

        title = say("assigning.books_title", rater=safe(share.rater, one_line=True))
        answers = [f"{' ' if share.codebooks else '✓'} {say('assigning.every_book')}", *names]
        why = [say("assigning.books_why")]
        self.app.push_screen(Choose(title, answers, self.seat.language, why=why), take)

    # -- models

    def _machine(self) -> Machine | None:
        """Return the latest round of the model under the cursor, if it is one."""
        share = self.key
        if not isinstance(share, Share):
            return None
        own = (one for one in self.seat.study.store.machines() if one.pass_.rater == share.rater)
        return max(own, key=lambda one: one.pass_, default=None)

    def action_ask(self) -> None:
        """Fill in which model is asked, and where on this computer."""
        from thirdear.base import loopback

        say, known = self.seat.say, self._machine()
        fields = [
            (say("model.url"), known.url if known else "http://127.0.0.1:8080"),
            (say("model.name"), known.model if known else ""),
            (say("model.rater"), known.pass_.rater if known else ""),
            (say("model.round"), str(known.pass_.number) if known else "1"),
            (say("model.items"), say("yes" if known and known.items else "no")),
        ]
        asked: list[tuple[Pass, str, str, bool]] = []

        def take(given: Sequence[str]) -> str | None:
            url, name, rater, number, items = given
            if not name or not rater or not (number.isdecimal() and 0 < int(number) < 1000):
                return say("model.fill")
            try:
                loopback.address(url)
            except Refusal as refusal:
                return sentence(refusal)
            whole = fold(items) in {fold(say("yes")), "yes", "y", "evet", "e"}
            asked[:] = [(Pass(rater, int(number)), url, name, whole)]
            return None

        def kept(done: bool | None) -> None:
            if done:
                names_door.through(self, self.seat, partial(self._ask_model, *asked[0]))

        self.app.push_screen(Form(say("model.title"), fields, say("form.hint"), take), kept)

    def _ask_model(self, pass_: Pass, url: str, name: str, items: bool) -> None:
        from thirdear.study import machines

        known = {one.pass_: one for one in self.seat.study.store.machines()}.get(pass_)
        server = machines.Server(url, name, items=items)
        if known is not None:
            server = replace(server, seed=known.seed, context=known.context, held=known.held)

        def ask(study: Working) -> Answers:
            return machines.ask(study, pass_, server, progress=study.job.progress)

        self.work(self.seat.say("model.asking"), ask, self._answered)

    def _answered(self, found: Answers) -> None:
        from thirdear.study.machines import WHY

        counts = asdict(found) | {"misread": found.asked - found.answered}
        told = self.seat.say("model.answered" if found.asked else "model.nothing", **counts)
        whys = (f"{WHY[why][self.seat.language == 'tr']}: {n}" for why, n in found.misread.items())
        told = " ".join((told, *([f"({'; '.join(whys)})"] if found.misread else [])))
        self.renew(told, "warn" if found.misread else "good")

    def refused(self, why: str) -> None:
        """Say why a model was not asked, or no longer; what it answered is shown."""
        self.renew(why, "warn")

    def action_count(self) -> None:
        """Declare that a model counts in scores, for a reason, or take that back."""
        known, say = self._machine(), self.seat.say
        if known is None:
            self.note(say("model.none"), "dim")
            return

        def take(reason: str | None) -> None:
            from thirdear.study import machines

            if reason is not None and reason.strip() != known.declared:
                with telling(self.warn):
                    machines.declare(self.seat.study, known.pass_.rater, reason)
                    self.renew("")

        rater = safe(known.pass_.rater, one_line=True)
        title = say("model.declare", rater=rater)
        hint = say("model.declare_hint")
        self.app.push_screen(Prompt(title, hint, known.declared, empty=True), take)

    def _assign(self, share: Share) -> None:
        from thirdear.study import assignment

        with telling(self.warn):
            assignment.assign(self.seat.study, share, self.seat.pass_.rater)
            self.renew("")


def _toggled(named: tuple[str, ...], key: str) -> tuple[str, ...]:
    """Return the named codebooks with one more, or one less."""
    if key in named:
        return tuple(one for one in named if one != key)
    return (*named, key)
