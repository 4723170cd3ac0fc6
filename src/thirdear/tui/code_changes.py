"""Changing a code or item at the desk: its name and texts; merging a code, splitting it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from thirdear.base.numbers import whole
from thirdear.base.safe import safe
from thirdear.codebook import edit
from thirdear.model.coding import TEXTS, Code, Codebook, Item, Scale
from thirdear.model.recoding import How
from thirdear.study import recoding
from thirdear.tui.parts.ask import Choose, Prompt
from thirdear.tui.refused import telling

if TYPE_CHECKING:
    from thirdear.tui.parts.note import NotingScreen
    from thirdear.tui.seat import Seat


class Changes:
    """Asks on the codebook screen's behalf; every change is a new version of the codebook."""

    def __init__(
        self,
        screen: NotingScreen[None],
        seat: Seat,
        book: Codebook,
        code: Code | Item,
        changed: Callable[[str], None],
    ) -> None:
        self._screen, self._seat = screen, seat
        self._book, self._code, self._changed = book, code, changed
        self._name = safe(code.name(seat.language), one_line=True)

    def ask(self) -> None:
        """Offer what can be changed."""
        say = self._seat.say
        ways: dict[str, Callable[[], None]] = {"name": self._rename}
        ways |= {text: partial(self._describe, text) for text in TEXTS}
        if self._code.scale is not None:
            ways["anchors"] = partial(self._anchor, self._code.scale)
        if isinstance(self._code, Code):
            ways |= {"merge": self._merge, "split": self._split, "nest": self._nest}

        def take(place: int | None) -> None:
            if place is not None:
                list(ways.values())[place]()

        names = [say(f"change.{way}") for way in ways]
        title = say("change.title", code=self._name)
        self._screen.app.push_screen(Choose(title, names, self._seat.language), take)

    def _rename(self) -> None:
        say, language = self._seat.say, self._seat.language
        before = self._code.name(language)

        def take(name: str | None) -> None:
            if name and name != before:
                with telling(self._screen.warn):
                    self._save(edit.renamed(self._book, self._code.key, name, language))

        prompt = Prompt(say("change.ask_name", code=self._name), say("ok"), before)
        self._screen.app.push_screen(prompt, take)

    def _describe(self, text: str) -> None:
        from thirdear.tui.parts.editor import Editor

        say, language = self._seat.say, self._seat.language

        def keep(words: str) -> None:
            with telling(self._screen.warn):
                book = edit.described(self._book, self._code.key, text, words, language)
                self._screen.app.call_later(self._sure, self._why(text), book)

        title = f"{self._name}: {say(f'change.{text}')}"
        before = self._code.texts.get(text, {}).get(language, "") or self._code.text(text, language)
        self._screen.app.push_screen(Editor(title, before, keep, say, at_end=True))

    def _anchor(self, scale: Scale) -> None:
        from thirdear.tui.parts.editor import Editor

        say, language = self._seat.say, self._seat.language

        def keep(words: str) -> str | None:
            meanings, wrong = _meanings(words, scale)
            if wrong:
                return say("change.bad_anchor", line=wrong, low=scale.low, high=scale.high)
            with telling(self._screen.warn):
                book = edit.anchored(self._book, self._code.key, meanings, language)
                self._screen.app.call_later(self._sure, self._why("anchors"), book)
            return None

        before = self._code.meanings(language)
        lines = "\n".join(f"{value} = {words}" for value, words in before.items())
        title = say("change.ask_anchors", code=self._name)
        self._screen.app.push_screen(Editor(title, lines, keep, say, at_end=True))

    def _why(self, text: str) -> str:
        """Return what a change of a text does to tags; ratings stay as they are."""
        if text == "example" or isinstance(self._code, Item):
            return ""
        return self._seat.say("change.why_text", count=self._tags())

    def _nest(self) -> None:
        """Choose the code that it is a kind of, or none."""
        say = self._seat.say
        others = [one for one in self._book.codes if one.key != self._code.key]

        def take(place: int | None) -> None:
            if place is None:
                return
            parent = others[place - 1].key if place else None
            with telling(self._screen.warn):
                book = recoding.nest(self._seat.study, self._code.key, parent)
                self._changed(say("change.done", version=book.version))

        names = [safe(one.name(self._seat.language), one_line=True) for one in others]
        title = say("change.ask_nest", code=self._name)
        answers = [say("change.nest_none"), *names]
        self._screen.app.push_screen(Choose(title, answers, self._seat.language), take)

    def _merge(self) -> None:
        say = self._seat.say
        others = [one for one in self._book.codes if one.key != self._code.key]
        if not others:
            self._screen.warn(say("change.none"))
            return

        def take(place: int | None) -> None:
            if place is None:
                return
            into = others[place]
            name = safe(into.name(self._seat.language), one_line=True)
            why = say("change.why_merge", count=self._tags(), code=self._name, into=name)
            with telling(self._screen.warn):
                book = edit.merged(self._book, self._code.key, into.key)
                self._sure(why, book, "merge", [into.key])

        names = [safe(one.name(self._seat.language), one_line=True) for one in others]
        title = say("change.ask_merge", code=self._name)
        self._screen.app.push_screen(Choose(title, names, self._seat.language), take)

    def _split(self) -> None:
        say, study = self._seat.say, self._seat.study

        def take(typed: str | None) -> None:
            if typed is None:
                return
            names = [name.strip() for name in typed.split(";") if name.strip()]
            why = say("change.why_split", count=self._tags(), code=self._name)
            with telling(self._screen.warn):
                taken = recoding.former(study)
                book, keys = edit.split(
                    self._book, self._code.key, names, self._seat.language, taken
                )
                self._sure(why, book, "split", keys)

        self._screen.app.push_screen(Prompt(say("change.ask_split"), say("ok")), take)

    def _tags(self) -> int:
        """Return how many tags of the code are this rater's; nobody else's are counted."""
        tags = self._seat.study.store.tags(pass_=self._seat.pass_)
        return sum(tag.code == self._code.key for tag in tags)

    def _sure(
        self, why: str, book: Codebook, how: How | None = None, into: Sequence[str] = ()
    ) -> None:
        """Ask before tags count as something else, or wait to be judged again."""
        say = self._seat.say

        def decide(answer: int | None) -> None:
            if answer == 1:
                with telling(self._screen.warn):
                    self._save(book, how, into)

        name = safe(book.name(self._seat.language), one_line=True)
        title = say("change.sure", version=book.version, book=name)
        answers = [say("change.no"), say("change.yes")]
        reasons = [why] if why else []
        window = Choose(title, answers, self._seat.language, why=reasons, sure=True)
        self._screen.app.push_screen(window, decide)

    def _save(self, book: Codebook, how: How | None = None, into: Sequence[str] = ()) -> None:
        recoding.revise(self._seat.study, book, how, self._code.key, into)
        self._changed(self._seat.say("change.done", version=book.version))


def _meanings(text: str, scale: Scale) -> tuple[dict[int, str], int]:
    """Return what values mean by the lines of a text, and the number of a line that is wrong."""
    found: dict[int, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        typed, equals, words = line.partition("=")
        value = whole(typed.strip().replace("−", "-").removeprefix("-"))
        if value is not None and typed.strip()[0] in "-−":
            value = -value
        if value is None or value not in scale or value in found or not (equals and words.strip()):
            return {}, number
        found[value] = words.strip()
    return found, 0
