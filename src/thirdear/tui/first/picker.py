"""The file picker: go through folders, mark what is meant, or type, paste or drag a path."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen

from thirdear.base.safe import safe
from thirdear.model.refusal import Refusal
from thirdear.tui.first import shelf
from thirdear.tui.keys.actions import bindings
from thirdear.tui.looks.families import clip
from thirdear.tui.parts.ask import inside, room
from thirdear.tui.parts.field import Field
from thirdear.tui.parts.lines import Choices, Line, Parts, Passage
from thirdear.tui.refused import sentence
from thirdear.tui.wording import Say

if TYPE_CHECKING:
    from textual import events
    from textual.app import App, ComposeResult
    from textual.binding import BindingType
    from textual.widgets import Input

BOX = 7
"""Cells at the left of a row in which a click marks it."""
ROWS = 14
OWN = 2
"""Rows before the things of the folder: the folder itself, and the one above it."""


def pick(
    app: App[None],
    say: Say,
    kind: str,
    take: Callable[[tuple[Path, ...]], None],
    endings: Collection[str] = (),
) -> None:
    """Let somebody pick files or folders, ``kind`` being ``texts``, ``registry`` or ``study``."""
    app.push_screen(Picker(say, kind, endings), lambda found: take(found) if found else None)


class Files(Choices):
    """The rows of the picker; a click on the box of a row marks it."""

    class Marked(Message):
        """The box of a row was clicked."""

    def on_click(self, event: events.Click) -> None:
        """Mark where the box is; elsewhere go there and take as in other lists."""
        place = event.y + round(self.scroll_y)
        if event.x < BOX and OWN <= place < self._count:
            event.prevent_default()
            self.go(place)
            self.post_message(self.Marked())


class Typed(Field):
    """The line; Backspace in an empty one goes to the folder above."""

    class Emptied(Message):
        """Backspace was pressed where nothing stands."""

    def action_delete_left(self) -> None:
        """Delete a letter, or ask for the folder above."""
        if self.value:
            super().action_delete_left()
        else:
            self.post_message(self.Emptied())


class Picker(ModalScreen["tuple[Path, ...] | None"], inherit_bindings=False):
    """A line to type in and the folder below it; what is typed filters, a path goes there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("dialog"),
        ("down", "step(1)", ""),
        ("up", "step(-1)", ""),
        ("pagedown", "page(1)", ""),
        ("pageup", "page(-1)", ""),
        ("tab", "mark", ""),
        ("shift+tab", "mark_all", ""),
    ]

    def __init__(self, say: Say, kind: str, endings: Collection[str] = ()) -> None:
        super().__init__()
        self._say, self._kind, self._endings = say, kind, endings
        self.folder = shelf.last(kind)
        self.things: list[shelf.Thing] = []
        self.marked: dict[Path, None] = {}

    def compose(self) -> ComposeResult:
        """Title, folder, the line, what is there, keys."""
        with Vertical(classes="window wide"):
            yield Line(id="title", classes="title")
            yield Line(id="where")
            yield Typed(id="line")
            yield Files(self._row, id="answers")
            yield Passage(id="why")

    def on_mount(self) -> None:
        """Show the folder that was picked from last."""
        title = self._say(f"pick.{self._kind}")
        self.query_one("#title", Line).show([(f" {title}", "title")])
        self.query_one(Files).can_focus = False
        self.query_one(Typed).focus()
        self.on_resize()
        self._go(self.folder)

    def on_resize(self) -> None:
        """Show as many rows as there is room for."""
        self.query_one(Files).styles.height = max(3, min(ROWS, room(self.app) - 5))
        self.query_one(Passage).styles.max_height = 3

    # -- what is shown

    def _fill(self, place: int = 0) -> None:
        try:
            self.things = shelf.things(self.folder, self._endings, self._wanted)
        except Refusal as refusal:
            self.things = []
            self.query_one(Files).fill(OWN, place=1)
            self._tell(sentence(refusal), "warn")
            return
        self.query_one(Files).fill(OWN + len(self.things), place=place)
        self._tell_keys()
        where = safe(str(self.folder), one_line=True)
        width = inside(self.app, wide=True)
        shown = where if cell_len(where) < width else f"…{where[-(width - 3) :]}"
        self.query_one("#where", Line).show([(f" {shown}", "dim")])

    @property
    def _wanted(self) -> str:
        typed = self.query_one(Typed).value.strip()
        return "" if shelf.is_path(typed) else typed

    def _row(self, place: int, width: int) -> Parts:
        if place == 0:
            return [(f"  {self._say(f'pick.{self._kind}_here')}", "strong")]
        if place == 1:
            return [("  ../ ", "key"), (self._say("pick.above"), "dim")]
        thing = self.things[place - OWN]
        mark = "[x]" if thing.path in self.marked else "[ ]" if self._endings else "   "
        name = safe(thing.path.name, one_line=True) + ("/" if thing.folder else "")
        what = self._say("pick.is_study") if thing.study else ""
        look = "key" if thing.folder else ""
        return [
            (f"  {mark} ", "key" if thing.path in self.marked else "dim"),
            (clip(name, max(8, width - BOX - cell_len(what))), look),
            (f"  {what}", "good"),
        ]

    def _tell(self, words: str, look: str = "dim") -> None:
        self.query_one(Passage).tell((words, look))

    def _tell_keys(self) -> None:
        if self.marked:
            self._tell(self._say("pick.marked", count=len(self.marked)), "key")
        elif self._wanted and not self.things:
            self._tell(self._say("find.none"), "warn")
        else:
            self._tell(self._say("pick.keys_many" if self._endings else "pick.keys"))

    # -- keys and mouse

    def on_input_changed(self, changed: Input.Changed) -> None:
        """Filter by what was typed; the first that fits is under the cursor."""
        changed.stop()
        if self.is_mounted:
            self._fill(OWN if self._wanted else 0)

    def on_input_submitted(self, submitted: Input.Submitted) -> None:
        """Take what a path names, what is marked, or the current row; a folder is opened."""
        submitted.stop()
        typed = self.query_one(Typed).value
        if shelf.is_path(typed):
            found = shelf.named(self.query_one(Typed).answer)
            if found:
                self._take(found)
            else:
                self._tell(self._say("pick.not_there", typed=safe(typed, one_line=True)), "warn")
        elif self.things or not self._wanted:  # else nothing fits, which is said already
            self._choose(self.query_one(Files).place)

    def on_choices_taken(self, taken: Choices.Taken) -> None:
        """Take or open the row that was clicked."""
        taken.stop()
        if taken.holds:
            self._choose(taken.place)

    def on_files_marked(self, _: Files.Marked) -> None:
        """Mark the row whose box was clicked."""
        self._mark(self.query_one(Files).place)

    def _choose(self, place: int) -> None:
        if place >= OWN + len(self.things):  # clicked before the list was another one
            return
        thing = self.things[place - OWN] if place >= OWN else None
        if place == 1:
            self._go(self.folder.parent)
        elif thing is not None and thing.folder and not (thing.study and self._kind == "study"):
            self._go(thing.path)
        elif self.marked:
            self._take(tuple(self.marked))
        else:
            self._take((thing.path if thing else self.folder,))

    def _go(self, folder: Path) -> None:
        before, self.folder = self.folder, folder
        with self.query_one(Typed).prevent(Typed.Changed):
            self.query_one(Typed).value = ""
        self._fill()
        places = [at for at, one in enumerate(self.things) if one.path == before]
        texts = any(not one.folder for one in self.things)
        self.query_one(Files).go(OWN + places[0] if places else 0 if texts else OWN)

    def _take(self, found: tuple[Path, ...]) -> None:
        first = found[0]
        deeper = first.is_dir() and len(found) == 1 and self._kind != "study"
        shelf.remember(self._kind, first if deeper else first.absolute().parent)
        self.dismiss(found)

    def action_step(self, step: int) -> None:
        """Move in the list."""
        self.query_one(Files).action_move(step)

    def action_page(self, step: int) -> None:
        """Move a page in the list."""
        self.query_one(Files).action_page(step)

    def on_typed_emptied(self, _: Typed.Emptied) -> None:
        """Go to the folder above."""
        self._go(self.folder.parent)

    def action_mark(self) -> None:
        """Mark the current row, or take its mark away, and go on; the folder's marks its files."""
        rows = self.query_one(Files)
        if rows.place == 0:
            self.action_mark_all()
            return
        self._mark(rows.place)
        rows.action_move(1)

    def _mark(self, place: int) -> None:
        if not OWN <= place < OWN + len(self.things) or not self._endings:
            return
        path = self.things[place - OWN].path
        if self.marked.pop(path, self) is self:
            self.marked[path] = None
        self.query_one(Files).refresh()
        self._tell_keys()

    def action_mark_all(self) -> None:
        """Mark every file that is shown, or take all marks away where all have one."""
        files = [thing.path for thing in self.things if not thing.folder]
        if not self._endings or not files:
            return
        if all(path in self.marked for path in files):
            for path in files:
                del self.marked[path]
        else:
            self.marked |= dict.fromkeys(files)
        self.query_one(Files).refresh()
        self._tell_keys()

    def action_cancel(self) -> None:
        """Pick nothing."""
        self.dismiss(None)
