"""What is seldom done to a session: other layers, boundaries by hand, corrections, play."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from thirdear.base import paths
from thirdear.base.safe import safe
from thirdear.model.coding import Play
from thirdear.model.corrections import Fault, NewCorrection
from thirdear.model.language import day_and_minute
from thirdear.model.text import Role
from thirdear.tui.keys.keyboard import first_key
from thirdear.tui.messages import OpenSession
from thirdear.tui.parts.ask import Choose, Prompt, Told
from thirdear.tui.parts.lines import Parts
from thirdear.tui.refused import telling
from thirdear.tui.tagging.definition import wrapped

if TYPE_CHECKING:
    from textual.app import App

    from thirdear.model.corrections import Correction
    from thirdear.tui.seat import Seat
    from thirdear.tui.sound.listener import Listener
    from thirdear.tui.tagging.reading import Reading
    from thirdear.tui.transcript.view import TranscriptView

NEW_LAYERS = ("sentence", "turns:3", "minutes:5", "blank", "hand", "free")
HAND = "hand"

Offer = tuple[str, Callable[[], None]]


@dataclass
class Shaper:
    """Offers what can be done here, and does it.

    ``changed`` is called with words to show when segments or words are other ones; ``open_layer``
    opens the session in another layer; ``warn`` shows a sentence.
    """

    seat: Seat
    sheet: Reading
    view: TranscriptView
    app: App[None]
    warn: Callable[[str], None]
    changed: Callable[[str], None]
    open_layer: Callable[[str], None]
    listener: Listener

    def ask(self) -> None:
        """Show everything that can be done here, and do what is chosen."""
        self._choose("shape.title", self._offers())

    def _choose(self, title: str, offers: list[Offer], **values: object) -> None:
        def take(place: int | None) -> None:
            if place is not None:
                offers[place][1]()

        names = [name for name, _ in offers]
        asked = self.seat.say(title, **values)
        self.app.push_screen(Choose(asked, names, self.seat.language), take)

    def _offers(self) -> list[Offer]:
        say = self.seat.say
        # Covered words must not come back as somebody's correction.
        words: list[Offer] = [(say("shape.words"), self._ask_words)]
        offers: list[Offer] = [
            *(words if not self.sheet.covering else []),
            (say("shape.speaker"), self._ask_speaker),
            (say("shape.split_turn"), self._split_turn),
            (say("shape.join_turn"), self._join_turn),
        ]
        if self.sheet.layer.partition(":")[0] == HAND:
            offers[-2:] = [
                (say("shape.split"), self._split),
                (say("shape.join"), self._join),
            ]
        offers += [
            (say("shape.play"), self._ask_play),
            (say("shape.layer"), self._ask_layer),
            (say("shape.list"), self._list),
            *([] if self.seat.masks else [(say("accuracy.offer"), self._compare)]),
        ]
        if self.sheet.overlay is not None:
            entry = "shape.verbatim" if self.sheet.as_corrected else "shape.corrected"
            offers.append((say(entry), self._toggle))
        if self.seat.masks:
            entry = "shape.uncover" if self.sheet.covering else "shape.cover"
            offers.append((say(entry), self._cover))
        return [*offers, (say("shape.role"), self._ask_role), *self._sounds()]

    # -- recordings

    def _sounds(self) -> list[Offer]:
        say = self.seat.say
        if self.listener.recording() is None:
            return [(say("listen.link"), self._ask_recording)]
        offers: list[Offer] = [(say("listen.relink"), self._ask_recording)]
        return [*offers, (say("listen.unlink"), self._unlink)]

    def _ask_recording(self) -> None:
        """Ask for the file of the recording, and link it."""
        from thirdear.study import recordings

        place, by = (self.sheet.case, self.sheet.session), self.seat.pass_.rater

        async def take(text: str | None) -> None:
            if text:
                with telling(self.warn):
                    recordings.add(self.seat.study, *place, paths.typed(text), by)
                    await self.listener.close()
                    self._done("listen.linked", key=first_key(self.app, "listen.turn"))

        say = self.seat.say
        self.app.push_screen(Prompt(say("listen.path"), say("listen.path_hint")), take)

    def _unlink(self) -> None:
        from thirdear.study import recordings

        with telling(self.warn):
            place, by = (self.sheet.case, self.sheet.session), self.seat.pass_.rater
            recordings.remove(self.seat.study, *place, by)
            self.app.call_later(self.listener.close)
            self._done("listen.unlinked")

    def _cover(self) -> None:
        """Cover words that tell when a session was, or show them, here and in the next ones."""
        self.seat.cover = not self.sheet.covering
        self.sheet.cover(self.seat.cover)
        self._done("shape.covered" if self.seat.cover else "shape.uncovered")

    def _done(self, entry: str, **values: object) -> None:
        self.changed(self.seat.say(entry, **values))

    # -- layers and boundaries

    def _ask_layer(self) -> None:
        study, place = self.seat.study, (self.sheet.case, self.sheet.session)
        with telling(self.warn):
            known = study.layers(*place)
            shown = [name for name in known if name != self.sheet.layer]
            offers: list[Offer] = [
                (self.seat.say("shape.open", layer=name), partial(self.open_layer, name))
                for name in shown
            ]
            offers += [
                (self.seat.say("shape.new", layer=name), partial(self._add, name))
                for name in NEW_LAYERS
                if name not in known
            ]
            self._choose("shape.layer", offers)

    def _add(self, by: str) -> None:
        with telling(self.warn):
            layer, _ = self.seat.study.segment(by, self.sheet.case, self.sheet.session)
            self.open_layer(layer)

    def _split(self) -> None:
        """End the segment before the chosen word."""
        part, sheet = self.view.part, self.sheet
        if part is None or part[0] <= sheet.segment(self.view.place).start:
            self.warn(self.seat.say("shape.where"))
            return
        place, rater = (sheet.case, sheet.session, sheet.layer), self.seat.pass_.rater
        with telling(self.warn):
            self.seat.study.split(*place, part[0], by=rater)
            self._done("shape.was_split")

    def _join(self) -> None:
        sheet, rater = self.sheet, self.seat.pass_.rater
        with telling(self.warn):
            number = sheet.segment(self.view.place).index
            self.seat.study.join(sheet.case, sheet.session, sheet.layer, number, by=rater)
            self._done("shape.was_joined")

    # -- corrections

    def _correct(self, fault: Fault, start: int, stop: int | None = None, text: str = "") -> None:
        new = NewCorrection(self.sheet.case, self.sheet.session, fault, start, stop, text)
        with telling(self.warn):
            done = self.seat.study.correct(new, by=self.seat.pass_.rater)
            self._done("shape.was_corrected" if done else "shape.was_so")

    def _ask_words(self) -> None:
        """Ask for the right words instead of the chosen part, or of the whole segment."""
        segment = self.sheet.segment(self.view.place)
        start, stop = self.view.part or (segment.start, segment.stop)
        before = self.view.part_words or self.sheet.words(self.view.place)

        def take(text: str | None) -> None:
            if text is not None and text != before.strip():
                self._correct(Fault.WORDS, start, stop, text)

        say = self.seat.say
        prompt = Prompt(say("shape.words"), say("shape.words_hint"), before, breaks=True)
        self.app.push_screen(prompt, take)

    def _ask_speaker(self) -> None:
        segment = self.sheet.segment(self.view.place)
        labels = list(dict.fromkeys(turn.speaker for turn in self.sheet.segments if turn.speaker))
        offers: list[Offer] = [
            (label, partial(self._correct, Fault.SPEAKER, segment.start, None, label))
            for label in labels
            if label != segment.speaker
        ]
        self._choose("shape.speaker", offers)

    def _ask_role(self) -> None:
        """Ask who the speaker is, in every session of the case that has the label."""
        segment, case, say = self.sheet.segment(self.view.place), self.sheet.case, self.seat.say

        def take(role: Role) -> None:
            with telling(self.warn):
                study, by = self.seat.study, self.seat.pass_.rater
                done = study.correct_role(case, segment.speaker, role, by=by)
                self._done("shape.was_corrected" if done else "shape.was_so")

        if not segment.speaker:
            self.warn(say("shape.no_label"))
            return
        offers: list[Offer] = [
            (self.seat.role_answer(role), partial(take, role))
            for role in Role
            if role != segment.role
        ]
        label = safe(segment.speaker, one_line=True)
        self._choose("shape.who", offers, label=label, case=self.seat.case(case))

    def _split_turn(self) -> None:
        part = self.view.part
        if part is None or part[0] <= self.sheet.segment(self.view.place).start:
            self.warn(self.seat.say("shape.where"))
        else:
            self._correct(Fault.SPLIT, part[0])

    def _join_turn(self) -> None:
        self._correct(Fault.JOIN, self.sheet.segment(self.view.place).start)

    def _toggle(self) -> None:
        self.sheet.show_corrected(not self.sheet.as_corrected)
        entry = "shape.now_corrected" if self.sheet.as_corrected else "shape.now_verbatim"
        self._done(entry)

    def _list(self) -> None:
        """Show every correction of the session with who made it and when."""
        with telling(self.warn):
            found = self.seat.study.corrections(self.sheet.case, self.sheet.session)
            none: list[Parts] = [[(self.seat.say("shape.none"), "dim")]]

            def rows(width: int) -> list[Parts]:
                return [row for one in found for row in self._told(one, width)] or none

            self.app.push_screen(Told(self.seat.say("shape.list"), rows, self.seat.language))

    def _told(self, one: Correction, width: int) -> list[Parts]:
        turns = self.seat.study.transcript(one.case, one.session).turns
        number = next((t.index for t in turns if t.start <= one.start <= t.stop), 0)
        head = f"{number:>4}  {self.seat.say(f'fault.{one.fault}')}"
        who = f"  {safe(one.actor, one_line=True)}, {day_and_minute(one.at)}"
        text = wrapped(one.text, width - 6) if one.text else []
        return [[(head, "key"), (who, "dim")], *([(f"      {row}", "")] for row in text)]

    def _compare(self) -> None:
        """Pick another transcript of the session, and show both side by side."""
        from thirdear.tui.accuracy import AccuracyScreen
        from thirdear.tui.first.imports import ENDINGS
        from thirdear.tui.first.picker import pick

        def take(found: tuple[Path, ...]) -> None:
            place = (self.sheet.case, self.sheet.session)
            self.app.push_screen(AccuracyScreen(self.seat, *place, found[0]))

        pick(self.app, self.seat.say, "texts", take, ENDINGS)

    # -- codes in somebody's own words

    def name(self) -> None:
        """Make a code named by the chosen part, or by the whole segment, and give it there."""
        from thirdear.study import in_vivo

        sheet, at = self.sheet, self.view.place
        place = (sheet.case, sheet.session, sheet.layer, sheet.segment(at).index)
        with telling(self.warn):
            code, _ = in_vivo.tag(self.seat.study, self.seat.pass_, place, self.view.part)
            self.seat.recoded()
            told = self.seat.say("in_vivo.made", code=safe(code.name(), one_line=True))
            where = (sheet.case, sheet.session, at)
            opened = OpenSession(*where, layer=sheet.layer, note=told)
            self.app.screen.post_message(opened)

    # -- play

    def _ask_play(self) -> None:
        """Say of the chosen segments whether they are play."""
        say, sheet = self.seat.say, self.sheet
        segments = [sheet.segment(place).index for place in self.view.chosen]

        def take(state: Play | None) -> None:
            with telling(self.warn):
                where = (self.seat.pass_, sheet.case, sheet.session)
                self.seat.study.set_play(*where, segments, state, sheet.lines)
                self._done("shape.play_said", count=len(segments))

        states: list[tuple[str, Play | None]] = [("in", Play.IN), ("character", Play.CHARACTER)]
        states += [("out", Play.OUT), ("unsaid", None)]
        offers: list[Offer] = [
            (say(f"play.{name}"), partial(take, state)) for name, state in states
        ]
        self._choose("shape.play", offers)
