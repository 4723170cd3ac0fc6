"""What the keys for listening do: a session's recording, its turns, and the cursor that follows."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from thirdear.tui.keys.keyboard import first_key
from thirdear.tui.parts.ask import Choose
from thirdear.tui.refused import telling

if TYPE_CHECKING:
    from textual.app import App

    from thirdear.model.recordings import Recording
    from thirdear.model.text import Segment
    from thirdear.tui.seat import Seat
    from thirdear.tui.sound.mpv import Mpv
    from thirdear.tui.tagging.reading import Reading
    from thirdear.tui.transcript.view import TranscriptView

SPEEDS = (0.5, 0.6, 0.75, 1.0, 1.25, 1.5, 2.0)
BACK = 3.0
"""Seconds that the key goes back."""


@dataclass
class Listener:
    """Plays a session's recording; the cursor follows while nothing is chosen that it would lose.

    ``changed`` is called with words to show when a time is another one, ``shown`` when it plays or
    pauses, ``tell`` with an entry of the words, ``warn`` with a sentence; ``may_move`` says whether
    the cursor may follow.
    """

    seat: Seat
    sheet: Reading
    view: TranscriptView
    app: App[None]
    tell: Callable[..., None]
    warn: Callable[[str], None]
    changed: Callable[[str], None]
    shown: Callable[[], None]
    may_move: Callable[[], bool]
    playing: bool = False
    speed: float = 1.0
    loop: bool = False
    _mpv: Mpv | None = None
    _heard: int | None = None
    _held: bool = False
    """Whether it stops, or begins again, at the end of a segment: the cursor stays there."""
    _least: float = 0.0
    """Where it was begun; positions before that are mpv's rests of what it played earlier."""
    _times: tuple[object, list[tuple[float, int]]] = field(default=(None, []))

    @property
    def sign(self) -> str:
        """What the header shows of it, empty where nothing was played yet."""
        if self._mpv is None:
            return ""
        speed = "" if self.speed == 1.0 else f" {self.speed:g}×"
        return f"{'▶' if self.playing else '‖'}{speed}"

    @property
    def state(self) -> str:
        """The same in a word."""
        if self._mpv is None:
            return ""
        return self.seat.say("listen.playing" if self.playing else "listen.paused")

    # -- playing

    async def turn(self) -> None:
        """Play the segment under the cursor, to its end."""
        time = self._time()
        if time is None or (mpv := await self._ready()) is None:
            return
        place = self.view.place
        with telling(self.warn):
            await self._span(mpv, time, self._end(place), again=self.loop)
            await self._go(mpv, time)
            self._heard = place
            self._say("listen.repeated" if self.loop else "listen.turn")

    async def here(self) -> None:
        """Play from the segment under the cursor on."""
        time = self._time()
        if time is None or (mpv := await self._ready()) is None:
            return
        self.loop = False
        with telling(self.warn):
            await self._span(mpv, None, None)
            await self._go(mpv, time)
            self._heard = self.view.place
            self._say("listen.here")

    async def pause(self) -> None:
        """Pause, or go on; where nothing was played yet, begin."""
        if self._mpv is None:
            if (mpv := await self._ready()) is None:
                return
            if (time := self.sheet.segment(self.view.place).time) is not None:
                with telling(self.warn):
                    await mpv.ask("seek", time, "absolute+exact")
        if (mpv := self._mpv) is not None:
            with telling(self.warn):
                if not self.playing and await mpv.ask("get_property", "eof-reached"):
                    # It had stopped where a segment ends, and leaves an end by a seek alone.
                    await self._span(mpv, None, None)
                    await mpv.ask("seek", 0, "relative+exact")
                await mpv.ask("set_property", "pause", self.playing)

    async def back(self) -> None:
        """Go three seconds back."""
        if self._mpv is None:
            self.tell("listen.before", "warn")
            return
        self._least = 0.0
        with telling(self.warn):
            await self._mpv.ask("seek", -BACK, "relative+exact")

    async def how(self) -> None:
        """Ask how fast it is to be played, and whether the segment again and again."""
        if (mpv := await self._ready()) is None:
            return
        say = self.seat.say

        async def take(place: int | None) -> None:
            with telling(self.warn):
                if place == 0:
                    await self._repeat(mpv, on=not self.loop)
                elif place is not None:
                    await mpv.ask("set_property", "speed", SPEEDS[place - 1])
                    self.speed = SPEEDS[place - 1]
                    self.tell("listen.speed_set", speed=f"{self.speed:g}")
                self.shown()

        names = [say("listen.repeat_no_more" if self.loop else "listen.repeat")]
        names += [say("listen.speed", speed=f"{speed:g}") for speed in SPEEDS]
        self.app.push_screen(Choose(say("listen.how"), names, self.seat.language), take)

    async def _repeat(self, mpv: Mpv, *, on: bool) -> None:
        self.loop = on and self.sheet.segment(self.view.place).time is not None
        if on:
            await self.turn()
        else:
            await self._span(mpv, None, None)
            self.tell("listen.repeated_no_more")

    async def tap(self) -> None:
        """Let the segment under the cursor begin where the recording is now; go to the next."""
        from thirdear.base.timing import clock
        from thirdear.model.corrections import Fault, NewCorrection

        if self._mpv is None:
            self.tell("listen.before", "warn")
            return
        place, segment = self.view.place, self.sheet.segment(self.view.place)
        with telling(self.warn):
            now = await self._mpv.ask("get_property", "time-pos")
            time = round(float(now), 2) if isinstance(now, int | float) else 0.0
            where = (self.sheet.case, self.sheet.session)
            new = NewCorrection(*where, Fault.TIME, segment.start, None, str(time))
            self.seat.study.correct(new, by=self.seat.pass_.rater)
            self._heard = place
            self.view.go(place + 1)
            self.changed(self.seat.say("listen.tapped", number=place + 1, time=clock(time)))

    async def close(self) -> None:
        """Let mpv end."""
        mpv, self._mpv = self._mpv, None
        self.playing = False
        if mpv is not None:
            await mpv.close()

    def _say(self, entry: str) -> None:
        keys = ("listen.pause", "listen.back", "listen.how")
        pause, back, how = (first_key(self.app, id_) for id_ in keys)
        self.tell(entry, number=self.view.place + 1, pause=pause, back=back, key=how)

    # -- the recording

    def recording(self) -> Recording | None:
        """Return the session's recording."""
        from thirdear.study import recordings

        return recordings.of(self.seat.study, self.sheet.case, self.sheet.session)

    async def _ready(self) -> Mpv | None:
        """Return mpv with the recording in it; where that cannot be, say why and return None."""
        if self._mpv is not None:
            return self._mpv
        if self.app.is_web:
            self.tell("listen.served", "warn")
            return None
        with telling(self.warn):
            self._mpv = await self._open()
        return self._mpv

    async def _open(self) -> Mpv | None:
        from thirdear.study import recordings
        from thirdear.tui.sound.mpv import Mpv

        found, key = self.recording(), first_key(self.app, "tagging.shape")
        if found is None:
            self.tell("listen.none", "warn", key=key)
            return None
        file = recordings.file(self.seat.study, found)
        if not file.is_file():
            self.tell("listen.missing", "warn", key=key)
            return None
        self.speed, self._heard, self._least = 1.0, None, 0.0
        if not found.key:
            return await Mpv.start(file, self._told)
        memory = recordings.opened(file, found.key)
        try:
            return await Mpv.start(memory, self._told)
        finally:
            os.close(memory)

    def _told(self, name: str, value: object) -> None:
        """Hear from mpv where it is, whether it plays, and that it is gone."""
        if name == "time-pos" and isinstance(value, int | float):
            self._follow(float(value))
        elif name == "pause":
            self.playing = value is False
            self.shown()
        elif name == "gone":
            self._mpv, self.playing = None, False
            self.shown()

    def _follow(self, now: float) -> None:
        place = self.place_at(max(now, self._least))
        if not self.playing or self._held or place is None or place == self._heard:
            return
        self._heard = place
        if self.may_move():
            self.view.go(place)

    # -- times

    def place_at(self, time: float) -> int | None:
        """Return the segment that is spoken at a time, as far as times are known."""
        times = self._timed()
        at = bisect_right(times, (time + 0.001, len(self.sheet))) - 1
        return times[at][1] if at >= 0 else None

    def _timed(self) -> list[tuple[float, int]]:
        """Return when segments begin, in the order of time; made anew when times are others."""
        segments = self.sheet.segments
        if self._times[0] is not segments:
            self.sheet.read_on()
            known = ((one.time, place) for place, one in enumerate(self.sheet.segments))
            times = sorted((time, place) for time, place in known if time is not None)
            self._times = (self.sheet.segments, times)
        return self._times[1]

    def _time(self) -> float | None:
        """Return when the segment under the cursor begins; say what to do where it is not known."""
        segment: Segment = self.sheet.segment(self.view.place)
        if segment.time is None and self._mpv is None and self.recording() is None:
            self.tell("listen.none", "warn", key=first_key(self.app, "tagging.shape"))
        elif segment.time is None:
            self.tell("listen.untimed", "warn", key=first_key(self.app, "listen.tap"))
        return segment.time

    def _end(self, place: int) -> float | None:
        """Return when a segment ends: as is known, else when the next one begins."""
        segment = self.sheet.segment(place)
        if segment.end is not None:
            return segment.end
        begin = segment.time or 0.0
        return next((time for time, at in self._timed() if time > begin and at != place), None)

    async def _span(
        self, mpv: Mpv, start: float | None, stop: float | None, *, again: bool = False
    ) -> None:
        """Let it stop where a segment ends, or begin there again, or go on to the end."""
        self._held = stop is not None
        await mpv.ask("set_property", "ab-loop-a", "no" if start is None or not again else start)
        await mpv.ask("set_property", "ab-loop-b", "no" if stop is None or not again else stop)
        await mpv.ask("set_property", "end", "none" if stop is None or again else str(stop))

    async def _go(self, mpv: Mpv, time: float) -> None:
        self._least = time
        await mpv.ask("seek", time, "absolute+exact")
        await mpv.ask("set_property", "pause", False)
