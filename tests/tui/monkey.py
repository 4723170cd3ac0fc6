"""A monkey at the desk: random keys, mouse, sizes and texts on random studies, and what must hold.

A seed makes a study, a desk over it and everything that happens to it. After every few strokes it
is looked at from outside: no fault, the desk answers, what stands on the screen is what the study
holds, nothing acts on the terminal, nothing is cut without a sign, nothing of other raters is seen
by who is blind, and the keys of the footer are bound to what they say.
"""

from __future__ import annotations

import asyncio
import os
import random
import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import chdir, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import events
from textual.geometry import Offset, Size
from textual.widget import Widget

from tests import strangers, strangers_plan
from tests.a_desk import CODEBOOKS, LINES, transcript
from thirdear.codebook import load
from thirdear.model.coding import NewTag, Pass, Play
from thirdear.model.corrections import Fault, NewCorrection
from thirdear.model.refusal import Refusal
from thirdear.model.text import Segment
from thirdear.model.writeup import Vignette
from thirdear.study import Study, journal
from thirdear.study import rules as study_rules
from thirdear.tui.app import DeskApp
from thirdear.tui.first.practice import PracticeScreen
from thirdear.tui.keys.actions import of
from thirdear.tui.keys.table import ACTIONS
from thirdear.tui.lock import LockScreen
from thirdear.tui.parts.ask import Prompt
from thirdear.tui.parts.field import Field
from thirdear.tui.parts.lines import Footer, Line, Rows
from thirdear.tui.ratings import RatingScreen
from thirdear.tui.tagging.screen import TaggingScreen
from thirdear.tui.transcript.view import TranscriptView

if TYPE_CHECKING:
    from textual.pilot import Pilot

ME, YOU = Pass("me"), Pass("öteki")
HIDDEN = "QUOKKA"
"""Stands in whatever the other rater wrote, and nowhere else."""
PASSPHRASE = "tepid ocarina bramble quorum lantern"
"""That of every encrypted study, those of strangers included."""
ACTING = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\u2028\u2029]")
TEXTS = (
    "Bugün ne yaptınız? Ağladım, sonra güldüm.",
    "I wonder what the bear is thinking right now, and whether it is afraid of you.",
    "now \x1b]0;pwned\x07 \x9b31m \x00 \u202etxet\u202c [laughs] [/x] [b]done[/b]",
    "心理療法のセッションで彼女は長い間だまっていました。",
    "👩‍👩‍👧 e\u0301 ﷽ ـ ㅤ 한국어",
    "one\ntwo\n\nthree",
    "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 2,
    "[@click=app.quit]x[/] [/] [red",
    "\t tab and  double  blanks ",
    "Hm.",
    "\x1b[2J\x1b]52;c;QUJD\x07",
)
NAMES = ("A", "C07", "Anne ve Bebek", "心理療法の長い名前", "x" * 60, "[/x]\x1b[31m", "İğne", "1")
TYPED = (
    *TEXTS,
    *("4", "0", "-1", "9" * 40, "12", "pl em", "rf5", "pl3", "~ayse/dokum", "~", "x" * 300, "a/b"),
    *("", " ", "\x1b", "\r\n", "%s {0} {x}", "2024-02-30", "NaN", "me", YOU.rater, "\ud83d"),
)
SIZES = ((60, 20), (80, 24), (100, 30), (120, 40), (150, 45), (200, 60), (61, 21), (119, 24))
OWN_BOOK = """
key = "own"
version = 1
prefix = "own"
name = { en = "Own [/x] 心理療法", tr = "Kendi" }

[[family]]
key = "wide"
exclusive = true
name = { en = "心理療法のかぞく", tr = "Geniş" }

[[code]]
key = "long"
mnemonic = "lo"
family = "wide"
scale = [0, 15]
name = { en = "A code with a name that is longer than most places where it stands", tr = "Uzun" }
definition = "[b]Def[/b] 心理療法のセッション"

[[code]]
key = "short"
mnemonic = "sh"
family = "wide"
name = { en = "心理", tr = "Kısa" }

[[item]]
key = "scale"
name = { en = "An item with sixteen values and a name that needs more than there is", tr = "M" }
scale = [0, 15]
"""
KEYS = sorted({key for action in ACTIONS for key in action.keys} - {"q"})
EDITING = (
    *("enter", "escape", "tab", "backspace", "delete", "left", "right", "home", "end", "up"),
    *("ctrl+a", "ctrl+u", "ctrl+w", "ctrl+k", "ctrl+x", "ctrl+v", "shift+left", "shift+home"),
)
PATIENCE = 30.0
"""Seconds of the clock after which the desk does not answer."""


@dataclass
class Played:
    """How far a seed came: strokes, and the desks that it took."""

    strokes: int = 0
    desks: int = 0
    log: list[str] = field(default_factory=list)


class Wrong(AssertionError):  # noqa: N818 - it is what a look found
    """Something that must hold does not."""


# -- studies


def a_study(seed: int, folder: Path, rng: random.Random) -> Study:
    """Return a study that nobody tuned, with another rater's work; every third by commands."""
    if seed % 3:
        study = _odd_study(folder, rng)
    else:
        made = strangers.make(strangers_plan.draw(seed), folder)
        secret = PASSPHRASE if made.plan.encrypted else None
        study = Study.open(made.study, passphrase=secret)
    for pass_ in (ME, YOU):
        study.add_rater(pass_.rater)
        if rng.random() < 0.8:
            with study.store.together():
                _judge(study, pass_, rng)
    _furnish(study, rng)
    return study


def _odd_study(folder: Path, rng: random.Random) -> Study:
    """Return a study with names and words that are hard to show."""
    language = rng.choice(("en", "tr"))
    books = rng.sample((*CODEBOOKS, "mi-behaviour", "in-session-rf"), rng.randint(0, 4))
    secret = PASSPHRASE if rng.random() < 0.1 else None
    study = Study.create(folder / "study", codebooks=books, language=language, passphrase=secret)
    if not books or rng.random() < 0.5:
        file = folder / "own.toml"
        file.write_text(OWN_BOOK, "utf-8")
        study.add_codebook(load(str(file)))
    for case in rng.sample(NAMES, rng.choice((0, 1, 1, 2, 3))):
        numbers = rng.sample(range(1, 30), rng.randint(1, 6))
        for number in sorted(numbers):
            one = transcript(case, number, _lines(rng))
            study.store.add_transcript(one, one.text.encode("utf-8", "surrogatepass"), "study")
    return study


def _lines(rng: random.Random) -> list[tuple[str, str]]:
    count = rng.choice((0, 1, 2, 5, 8, 30, 120))
    labels = ("T", "Ç", "A", "")
    return [
        rng.choice(LINES) if rng.random() < 0.5 else (rng.choice(labels), rng.choice(TEXTS))
        for _ in range(count)
    ]


def _judge(study: Study, pass_: Pass, rng: random.Random) -> None:
    """Tag, rate, flag, write memos, finish: some of it."""
    secret = f" {HIDDEN}" if pass_ == YOU else ""
    codes, items = list(study.codes().values()), list(study.items().values())
    for info in study.sessions():
        place = (info.case, info.session)
        turns = study.segments(*place)
        for _ in range(rng.randint(0, 25) if turns and codes else 0):
            code, turn = rng.choice(codes), rng.choice(turns)
            value = rng.randint(code.scale.low, code.scale.high) if code.scale else None
            new = NewTag(*place, turn.index, code.key, value=value, uncertain=rng.random() < 0.2)
            _try(study.change_tags, pass_, (), [new])
        for item in items:
            if rng.random() < 0.6:
                value = float(rng.randint(item.scale.low, item.scale.high))
                _try(study.rate, pass_, *place, item.key, value)
        for turn in rng.sample(turns, min(len(turns), 3)):
            _try(study.set_memo, pass_, *place, turn.index, rng.choice(TEXTS) + secret)
            _try(study.flag, pass_, *place, [turn.index], True, "turn")
            _try(study.set_play, pass_, *place, [turn.index], rng.choice(list(Play)), "turn")
        if rng.random() < 0.4:
            _try(study.finish, pass_, *place)


def _furnish(study: Study, rng: random.Random) -> None:
    """Add vignettes, corrections, layers, hypotheses, shares: some of it."""
    for info in study.sessions():
        place, last = (info.case, info.session), info.turns
        if last and rng.random() < 0.5:
            text = rng.choice(TEXTS)
            by = "chosen by hand" if rng.random() < 0.5 else f"By {HIDDEN}"
            said = text if by != f"By {HIDDEN}" else f"{text} {HIDDEN}"
            one = Vignette(*place, 1, rng.randint(1, last), said or "x", by, commentary=said)
            _try(study.add_vignette, one, ME.rater)
        if last and rng.random() < 0.3:
            turn = rng.choice(study.segments(*place))
            new = NewCorrection(*place, Fault.WORDS, turn.start, turn.stop, rng.choice(TEXTS))
            _try(study.correct, new, by=ME.rater)
        if last and rng.random() < 0.3:
            _try(study.segment, rng.choice(("sentence", "turns:3", "hand", "free")), *place)
    rules = list(study_rules.rules(study))
    if len(rules) > 1 and rng.random() < 0.5:
        _try(study.add_hypothesis, *rng.sample(rules, 2))
    if rng.random() < 0.2:
        _try(study.mask, ME, True)


def _try(act: object, *args: object, **values: object) -> None:
    """Do what the study may refuse."""
    assert callable(act)
    with suppress(Refusal):
        act(*args, **values)


# -- strokes


class Monkey:
    """One desk over one study, and what is done to it until it closes or the strokes run out."""

    def __init__(self, study: Study, rng: random.Random, played: Played, most: int) -> None:
        self.study, self.rng, self.played, self.most = study, rng, played, most
        self.app = DeskApp(study, ME.rater, self._start())

    def _start(self) -> tuple[str, int] | None:
        infos = self.study.sessions()
        if not infos or self.rng.random() < 0.3:
            return None
        info = self.rng.choice(infos)
        return info.case, info.session

    async def play(self) -> None:
        """Press, look, press."""
        self.played.desks += 1
        async with self.app.run_test(size=self.rng.choice(SIZES)) as pilot:
            await self._settle(pilot)
            while self.app.is_running and not self.app._exit and self.played.strokes < self.most:
                for stroke in self._strokes():
                    self.played.strokes += 1
                    self.played.log.append(stroke)
                    self._do(stroke)
                await self._settle(pilot)
                if self.app._exit or not self.app.is_running:
                    break
                look(self.app, self.study, self.rng)
        if self.app.rescue.faults:
            raise self.app.rescue.faults[0]

    async def _settle(self, pilot: Pilot[None]) -> None:
        """Wait until all keys have acted and the screen is at rest."""
        async with asyncio.timeout(PATIENCE):
            while self.app.line.busy and not self.app._exit:
                await asyncio.sleep(0)
            await pilot._wait_for_screen()
            while self._moves:
                # Timers of a sixtieth of a second would do the same, later.
                self.app._check_resize()
                self.app.screen._on_timer_update()
                await pilot._wait_for_screen()
        if self.app.rescue.faults:
            raise self.app.rescue.faults[0]

    @property
    def _moves(self) -> bool:
        """Whether something is still to be laid out or painted."""
        app = self.app
        if app._exit or not app.is_running:
            return False
        screen = app.screen
        waits = screen._layout_required or screen._dirty_widgets or screen._callbacks
        laid_out = screen._compositor.size == screen.size == app.size
        return bool(waits or app._resize_event or not laid_out)

    # -- what is done

    def _strokes(self) -> Iterator[str]:
        """Yield a handful of strokes that suit what is on the screen, most of the time."""
        rng, app = self.rng, self.app
        if isinstance(app.screen, LockScreen):
            yield from ("paste:" + PASSPHRASE, "key:enter", *(["key:P"] * (rng.random() < 0.3)))
            return
        if isinstance(app.focused, Field) and rng.random() < 0.8:
            yield from self._writing()
            return
        for _ in range(rng.randint(1, 14)):
            chance = rng.random()
            if chance < 0.03:
                yield f"size:{self._size()}"
            elif chance < 0.15:
                yield self._mouse()
            elif chance < 0.17:
                yield "paste:" + rng.choice(TYPED)
            elif chance < 0.172:
                yield "key:q"
            else:
                yield f"key:{rng.choice(KEYS)}"

    def _size(self) -> str:
        rng = self.rng
        wide, high = rng.choice(SIZES) if rng.random() < 0.6 else (0, 0)
        return f"{wide or rng.randint(60, 200)}x{high or rng.randint(20, 60)}"

    def _mouse(self) -> str:
        wide, high = self.app.size
        kind = self.rng.choice(("down", "up", "move", "click", "double", "shift", "wheel", "back"))
        return f"{kind}:{self.rng.randrange(wide)},{self.rng.randrange(high)}"

    def _writing(self) -> Iterator[str]:
        rng = self.rng
        if rng.random() < 0.6:
            yield "paste:" + self._text()
        else:
            for letter in self._text()[:12]:
                if letter.isprintable() and letter != "/":
                    yield f"type:{letter}"
        for _ in range(rng.randint(0, 3)):
            yield f"key:{rng.choice(EDITING)}"
        yield rng.choice(("key:enter", "key:enter", "key:escape"))

    def _text(self) -> str:
        """Return what to write; where a folder is asked for, nothing that is one."""
        text = self.rng.choice(TYPED)
        asks_folder = isinstance(self.app.screen, Prompt) and "/" in text[:1]
        return "x" if asks_folder else text

    def _do(self, stroke: str) -> None:
        kind, _, what = stroke.partition(":")
        app = self.app
        if kind == "key":
            character = what if len(what) == 1 else None
            app.post_message(events.Key(what, character))
        elif kind == "type":
            app.post_message(events.Key(what, what))
        elif kind == "paste":
            app.post_message(events.Paste(what))
        elif kind == "size":
            size = Size(*map(int, what.split("x")))
            if app._driver is not None:
                app._driver._size = size
            app.post_message(events.Resize(size, size))
        else:
            self._point(kind, Offset(*map(int, what.split(","))))

    def _point(self, kind: str, at: Offset) -> None:
        """Send what a terminal's driver sends for a mouse."""
        kinds: dict[str, tuple[type[events.MouseEvent], ...]] = {
            "down": (events.MouseDown,),
            "up": (events.MouseUp,),
            "move": (events.MouseMove,),
            "click": (events.MouseDown, events.MouseUp),
            "double": (events.MouseDown, events.MouseUp, events.MouseDown, events.MouseUp),
            "shift": (events.MouseDown, events.MouseUp),
            "wheel": (events.MouseScrollDown,),
            "back": (events.MouseScrollUp,),
        }
        for event in kinds[kind]:
            button = 0 if kind in ("wheel", "back") else 1
            held = (kind == "shift", False, False)
            x, y = at
            self.app.post_message(event(None, x, y, 0, 0, button, *held, screen_x=x, screen_y=y))


def play(seed: int, folder: Path, strokes: int) -> Played:
    """Let the monkey loose; raise what it finds, with the last strokes named."""
    rng = random.Random(seed)
    played = Played()
    home = folder / "home"
    home.mkdir(parents=True)
    before = {name: os.environ.get(name) for name in ("HOME", "XDG_CONFIG_HOME")}
    os.environ |= dict.fromkeys(before, str(home))
    try:
        with chdir(home):
            study = a_study(seed, folder, rng)
            while played.strokes < strokes:
                monkey = Monkey(study, rng, played, strokes)
                asyncio.run(monkey.play())
                if study.store.locked:
                    study.unlock(PASSPHRASE if study.encrypted else None)
            assert journal.check(study, None) == ()
            study.close()
    except BaseException as error:
        last = " ".join(ascii(one) for one in played.log[-30:])
        error.add_note(f"seed {seed}, stroke {played.strokes}: {last}")
        raise
    finally:
        for name, value in before.items():
            os.environ.pop(name)
            if value is not None:
                os.environ[name] = value
    return played


# -- looks


def look(app: DeskApp, study: Study, rng: random.Random) -> None:
    """Look at the desk from outside; raise what is wrong."""
    rows = painted(app)
    _is_painted_now(app, rows)
    _is_within_its_place(app)
    _says_what_is_cut(app)
    if isinstance(app.screen, LockScreen):
        return
    _keeps_blind(app, rows)
    if rng.random() < 0.3:
        _keys_do_what_they_say(app)
    screen = app.screen
    if isinstance(screen, TaggingScreen) and not isinstance(screen, PracticeScreen):
        _shows_stored_words(screen, study, rows)
        _shows_stored_tags(screen, study)
    elif isinstance(screen, RatingScreen):
        _shows_stored_ratings(screen, study)


def painted(app: DeskApp) -> list[str]:
    """Return the rows as they would be written; each is whole, and nothing in it acts."""
    wide, high = app.size
    strips = app.screen._compositor.render_strips()
    if len(strips) != high:
        raise Wrong(f"{len(strips)} rows on {high}")
    rows = []
    for strip in strips:
        text = strip.text
        if ACTING.search(text):
            raise Wrong(f"a control character is painted: {text!a}")
        cells = sum(cell_len(piece.text) for piece in strip)
        if cells != wide:
            raise Wrong(f"a row of {cells} cells on {wide}: {text!r}")
        for piece in strip:
            if piece.style and "@click" in piece.style.meta:
                raise Wrong(f"markup of the study acts: {text!r}")
        rows.append(text)
    return rows


def _is_painted_now(app: DeskApp, rows: Sequence[str]) -> None:
    """What is on the screen is what every widget would paint if it painted everything again."""
    for widget in app.screen.walk_children(Widget):
        widget._styles_cache.clear()
        if isinstance(widget, TranscriptView):
            widget._strips.clear()
    again = painted(app)
    for number, (was, now) in enumerate(zip(rows, again, strict=True)):
        if was != now:
            raise Wrong(f"row {number} was left from before: {was!r} is {now!r}")


def _is_within_its_place(app: DeskApp) -> None:
    """No line or list is cut by what it stands in."""
    for widget, (region, clip) in app.screen._compositor.visible_widgets.items():
        if isinstance(widget, Line | Rows | Field) and region.area and region not in clip:
            raise Wrong(f"{widget!r} at {region} stands over {clip}")


def _says_what_is_cut(app: DeskApp) -> None:
    """Each row of a line is painted whole, or ends in the sign for what is missing."""
    for line in app.screen.query(Line):
        if not line.display or not line.size.width:
            continue
        for whole, row in zip(line.words.split("\n"), range(line.size.height), strict=False):
            if type(line) is not Line and not isinstance(line, Footer):
                continue
            shown = line.render_line(row).text.rstrip()
            plain = _sign_by_sign(whole)
            if not shown.endswith("…") and len(_sign_by_sign(shown)) < len(plain):
                raise Wrong(f"{line!r} cuts {whole!r} to {shown!r}")
    for rows in app.screen.query(Rows):
        _says_what_is_cut_in_rows(rows)


def _says_what_is_cut_in_rows(rows: Rows) -> None:
    width = rows.scrollable_content_region.width
    for y in range(min(rows.size.height, rows._count)):
        place = y + round(rows.scroll_y)
        if not rows.display or place >= rows._count or width <= 0:
            continue
        whole = "".join(text for text, _ in rows._paint(place, width))
        shown = rows.render_line(y).text.rstrip()
        if "…" not in shown and len(_sign_by_sign(shown)) < len(_sign_by_sign(whole)):
            raise Wrong(f"{rows!r} cuts {whole!r} to {shown!r}")


def _sign_by_sign(text: str) -> str:
    """Return letters and digits alone: blanks and controls may be shown otherwise."""
    return "".join(c for c in text if c.isalnum() and unicodedata.category(c) != "Lm")


def _keeps_blind(app: DeskApp, rows: Sequence[str]) -> None:
    seat = app.seat
    if seat is None or seat.pass_ != ME or not seat.blind:
        return
    for row in rows:
        if HIDDEN in row:
            raise Wrong(f"a blind rater sees {row!r}")
    if isinstance(app.screen, TaggingScreen) and app.screen.sheet.compared:
        raise Wrong("other passes are read while the pass is blind")


def _keys_do_what_they_say(app: DeskApp) -> None:
    """Each key of the footer is bound, here and now, to the action whose words stand beside it."""
    language = app.language
    bound = app.screen.active_bindings
    for line in app.screen.query(Footer):
        if not line.display:
            continue
        for action in of(line._of, app.actions):
            key = action.keys[0]
            if not action.footer or action.label(language) not in line.words or action.is_run:
                continue
            held = bound.get(key)
            typed = isinstance(app.focused, Field) and len(key) == 1
            if typed or held is None or held.binding.action != action.call:
                here = "typed" if typed else held and held.binding.action
                raise Wrong(f"{key} says {action.id} in {line.words!r}, and is {here}")


def _shows_stored_words(screen: TaggingScreen, study: Study, rows: Sequence[str]) -> None:
    """Every segment that is wholly in view stands there word for word."""
    sheet, view = screen.sheet, screen.view
    if not len(sheet) or sheet.covering or view._painter is None:
        return
    text = study.transcript(screen.case, screen.session).text
    left, top = view.region.offset
    start = left + view._painter.margin
    stop = min(start + view._text_width, view.region.right)
    for place in dict.fromkeys(place for place, _ in view._rows[: view.size.height]):
        lines = [y for y, (at, _) in enumerate(view._rows[: view.size.height]) if at == place]
        within = [view._rows[y][1] for y in lines]
        if within[0] != 0 or len(lines) < view._heights[place] or sheet.corrected(place):
            continue
        if not view.compact:
            lines = lines[:-1]
        shown = "".join(_cut(rows[top + y], start, stop) for y in lines)
        segment = sheet.segment(place)
        _is_the_same(text, segment, shown)


def _cut(row: str, start: int, stop: int) -> str:
    """Return the cells of a row from one to another, with the signs that have none of their own."""
    ends = [cell_len(row[:end]) for end in range(len(row) + 1)]
    within = zip(row, ends[:-1], ends[1:], strict=True)
    return "".join(sign for sign, left, right in within if start <= left and right <= stop)


def _is_the_same(text: str, segment: Segment, shown: str) -> None:
    stored = "".join(text[segment.start : segment.stop].split())
    stored = "".join(c for c in stored if not ACTING.match(c) and not 0xD800 <= ord(c) < 0xE000)
    signs = "␛\ufffd⟦"
    painted_ = "".join(c for c in "".join(shown.split()) if c not in signs)
    stored = "".join(c for c in stored if c not in signs and not c.isspace())
    if painted_ != stored:
        raise Wrong(f"segment {segment.index} is {stored!r} and shown as {painted_!r}")


def _shows_stored_tags(screen: TaggingScreen, study: Study) -> None:
    sheet = screen.sheet
    if sheet.layer == "free" or screen.seat.study is not study:
        return
    stored = sorted(
        (tag.segment, tag.code, tag.value, tag.uncertain)
        for tag in study.tags(sheet.pass_, screen.case, screen.session)
        if tag.layer == sheet.layer
    )
    shown = sorted(
        (tag.segment, tag.code, tag.value, tag.uncertain)
        for place in range(len(sheet))
        for tag in sheet.tags(place)
    )
    if stored != shown:
        raise Wrong(f"tags are {stored} and shown as {shown}")


def _shows_stored_ratings(screen: RatingScreen, study: Study) -> None:
    if screen.seat.study is not study:
        return
    stored = study.ratings(screen.seat.pass_, screen.case, screen.session)
    if stored != screen.ratings:
        raise Wrong(f"ratings are {stored} and shown as {screen.ratings}")
