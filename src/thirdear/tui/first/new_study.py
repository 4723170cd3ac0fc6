"""The form in which a study is made: folder, language, passphrase, codebooks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from thirdear.base.safe import safe
from thirdear.tui.first.folder import ask_folder
from thirdear.tui.keys.actions import bindings
from thirdear.tui.looks.families import column
from thirdear.tui.parts.ask import Prompt
from thirdear.tui.parts.lines import Choices, Footer, Line, Parts, Passage
from thirdear.tui.parts.note import NotingScreen
from thirdear.tui.refused import telling
from thirdear.tui.wording import Say

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from thirdear.study import Language, Study

FIXED = ("folder", "language", "secret")


@dataclass(frozen=True, slots=True)
class Plan:
    """What a new study is to be; ``secret`` None is a study that anybody can read."""

    folder: str = ""
    language: Language = "en"
    secret: str | None = None
    codebooks: tuple[str, ...] = ()

    def make(self) -> Study:
        """Make the study; it is open then."""
        from thirdear.study import Study

        return Study.create(
            Path(self.folder),
            codebooks=self.codebooks,
            language=self.language,
            passphrase=self.secret,
        )


class CreateScreen(NotingScreen["Study | None"], inherit_bindings=False):
    """One row an answer; the last row makes the study and gives it back, open."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("create")]
    scope: ClassVar[str] = "create"

    def __init__(self, say: Say, language: str, books: Sequence[str] = ()) -> None:
        """``books`` are the codebooks that are chosen at first, those that there are."""
        super().__init__()
        from thirdear import codebook

        self._say, self._language = say, language
        chosen = tuple(key for key in codebook.shipped() if key in books)
        self.plan = Plan(language="tr" if language == "tr" else "en", codebooks=chosen)
        self._books = {key: codebook.load(key).name(language) for key in codebook.shipped()}
        self._rows = (*FIXED, *self._books, "make")

    def compose(self) -> ComposeResult:
        """Header, rows, message, footer."""
        yield Line(id="head", classes="title")
        yield Choices(self._row, id="answers")
        yield Passage(id="note")
        yield Footer("create", self._language)

    def on_mount(self) -> None:
        """Show the form."""
        self.query_one("#head", Line).show([(f" {self._say('create.title')}", "title")])
        self.query_one(Choices).fill(len(self._rows))
        self.query_one(Choices).focus()
        self.note(self._say("create.plain"), "dim")

    def _row(self, place: int, _: int) -> Parts:
        row, say, plan = self._rows[place], self._say, self.plan
        if row in self._books:
            box = "[x]" if row in plan.codebooks else "[ ]"
            return [(f"   {box} ", "key"), (safe(self._books[row], one_line=True), "")]
        if row == "make":
            return [(f" {say('create.make')}", "strong")]
        shown = {
            "folder": safe(plan.folder, one_line=True) or say("create.unknown"),
            "language": say(f"choice.language.{plan.language}"),
            "secret": say("create.secret_set" if plan.secret else "create.secret_none"),
        }[row]
        return [(f" {column(say(f'create.{row}'), 17)} ", "key"), (shown, "")]

    def on_choices_taken(self, taken: Choices.Taken) -> None:
        """Ask for the row's answer, or make the study."""
        taken.stop()
        if not taken.holds:
            return
        row = self._rows[taken.place]
        if row == "folder":
            take, before = self._have_folder, self.plan.folder
            here = safe(str(Path.cwd()), one_line=True)
            why = self._say("create.folder_why", here=here)
            ask_folder(self.app, self._say, "create.folder", take, before, why)
        elif row == "language":
            self._have(language="en" if self.plan.language == "tr" else "tr")
        elif row == "secret":
            self._ask_secret()
        elif row == "make":
            self._make()
        else:
            chosen = set(self.plan.codebooks) ^ {row}
            self._have(codebooks=tuple(key for key in self._books if key in chosen))

    def _have_folder(self, folder: Path) -> None:
        self._have(folder=str(folder))

    def _have(self, **changes: object) -> None:
        self.plan = replace(self.plan, **changes)  # type: ignore[arg-type]
        self.query_one(Choices).refresh()

    def _ask_secret(self) -> None:
        """Ask twice; an empty line takes the passphrase away, an easy one is not taken."""
        from thirdear.study import strength

        say = self._say

        def again(first: str | None) -> None:
            if not first:
                if first is not None:
                    self._have(secret=None)
                return

            def check(second: str | None) -> None:
                if second == first and (weak := strength.warning(first)):
                    self.warn(weak[self._language == "tr"])
                elif second == first:
                    self._have(secret=first)
                    self.note(say("create.keep_secret"), "warn")
                elif second is not None:
                    self.warn(say("create.differ"))

            self.app.push_screen(Prompt(say("create.secret_again"), say("ok"), secret=True), check)

        prompt = Prompt(say("create.secret"), say("create.secret_hint"), empty=True, secret=True)
        self.app.push_screen(prompt, again)

    def _make(self) -> None:
        if not self.plan.folder:
            self.warn(self._say("create.no_folder"))
            return
        with telling(self.warn):
            self.dismiss(self.plan.make())

    def action_back(self) -> None:
        """Make nothing."""
        self.dismiss(None)
