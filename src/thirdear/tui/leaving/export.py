"""The export screen: what can be written, what the gate still wants, what was written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from thirdear.base.numbers import grouped
from thirdear.base.safe import safe
from thirdear.model.coding import CONSENSUS
from thirdear.model.language import day_and_minute
from thirdear.model.writeup import LAYOUTS, Claim
from thirdear.tui import clipboard, opener
from thirdear.tui.first.folder import ask_folder
from thirdear.tui.job import Working
from thirdear.tui.keys.actions import bindings
from thirdear.tui.leaving.kinds import KINDS, Asked, Kind, Made, target
from thirdear.tui.messages import GoOver
from thirdear.tui.parts import names_door
from thirdear.tui.parts.ask import Choose, Prompt, Told
from thirdear.tui.parts.list_screen import ListScreen, Row, heading, told, valued
from thirdear.tui.tagging.definition import wrapped

if TYPE_CHECKING:
    from textual.binding import BindingType

    from thirdear.tui.parts.lines import Parts
    from thirdear.tui.seat import Seat

MOST = 40
"""Files of the folder that are listed, the newest first."""
WORD = "identifiable"
"""What somebody types who means that a file may show who it is about."""
WORD_TR = "kimlikli"


@dataclass(frozen=True, slots=True)
class Wants:
    """What the gate still wants: cases whose consent is refused or not stated, forms undecided."""

    refused: tuple[str, ...]
    unstated: tuple[str, ...]
    listed: int
    undecided: int

    @property
    def nothing(self) -> bool:
        """Whether nothing keeps words from leaving."""
        return not self.refused and not self.undecided


def wants(study: Working) -> Wants:
    """Look for what the gate wants; this reads every session."""
    from thirdear.study import consent, questions

    states = consent.states(study)
    return Wants(
        tuple(case for case, state in states.items() if state == "refused"),
        tuple(case for case, state in states.items() if state == "not stated"),
        len(study.pseudonyms()[0]),
        len(questions.questions(study, None, study.job.progress)),
    )


class ExportScreen(ListScreen, inherit_bindings=False):
    """Enter writes a file into the study's folder ``exports``; nothing is ever written over."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("export")]
    scope: ClassVar[str] = "export"
    called: ClassVar[str] = "export.title"

    def __init__(self, seat: Seat, case: str | None = None) -> None:
        super().__init__(seat)
        self.wants: Wants | None = None
        raters = seat.pass_.rater if self._hides_others(seat) else "mean"
        self.asked = Asked(seat.study.language, raters=raters)
        self.case = case
        self.file: Path | None = None
        """What was written last."""

    @staticmethod
    def _hides_others(seat: Seat) -> bool:
        """Say whether other raters' work is not to be seen here."""
        apart = seat.study.store.uncounted()
        others = {p.rater for p in seat.study.store.passes()} - {seat.pass_.rater, *apart}
        return seat.blind and bool(others)

    def begin(self) -> None:
        """Show everything at once, and look what the gate wants."""
        self.fill()
        names_door.through(self, self.seat, self._look)

    def on_screen_resume(self) -> None:
        """Look again: names may have been decided meanwhile."""
        if self.wants is not None and not self.working:
            self._look()

    def _look(self) -> None:
        self.work(self.seat.say("export.looking"), wants, self._have)

    def _have(self, found: Wants) -> None:
        first = self.wants is None
        self.wants = found
        self.fill()
        self.note(self.seat.say("export.ready" if found.nothing else "export.wanting"), "dim")
        if first:
            self.go_to("report" if found.nothing else "undecided")

    # -- rows

    def make_rows(self) -> Sequence[Row]:
        """Return what the gate wants, what can be written, how, and what was written."""
        say = self.seat.say
        return (
            heading(say("export.before")),
            *self._before(),
            heading(say("export.what")),
            *(self._kind(kind) for kind in KINDS),
            heading(say("export.how")),
            *self._how(),
            heading(say("export.made", folder=str(self.seat.study.folder / "exports"))),
            *self._made(),
        )

    def _before(self) -> Iterator[Row]:
        say, found = self.seat.say, self.wants
        if self._hides_others(self.seat):
            go = partial(self._go, "agreement")
            yield valued(say("export.blind"), say("export.blind_why"), go, look="warn")
        if found is None:
            yield told(say("export.unknown"))
            return
        go = partial(self._go, "disguise")
        value = say("export.forms", count=found.undecided)
        look = "warn" if found.undecided else "good"
        yield valued(say("export.undecided"), value, go, look=look, key="undecided")
        yield valued(say("export.listed"), say("export.names", count=found.listed), go)
        for cases, entry in ((found.refused, "refused"), (found.unstated, "unstated")):
            if cases:
                value = say(f"consent.{entry}", cases=", ".join(cases))
                look = "warn" if entry == "refused" else "dim"
                yield valued(say("export.consent"), value, partial(self._go, "facts"), look=look)

    def _kind(self, kind: Kind) -> Row:
        say = self.seat.say
        about = say(f"exportabout.{kind.key}")
        name = say(f"exportkind.{kind.key}")
        return valued(
            name,
            kind.file(self.asked.language),
            partial(self._write, kind),
            about=about,
            key=kind.key,
        )

    def _how(self) -> Iterator[Row]:
        say, asked = self.seat.say, self.asked
        case = safe(asked.case, one_line=True) if asked.case else say("export.all_cases")
        session = say("export.first") if asked.session is None else str(asked.session)
        yield valued(say("export.case"), case, self._ask_case)
        yield valued(say("export.session"), session, self._ask_session)
        yield valued(say("export.language"), say(f"choice.language.{asked.language}"), self._turn)
        yield valued(say("export.raters"), self._rater_name(asked.raters), self._ask_raters)
        yield valued(say("export.layout"), say(f"exportlayout.{asked.layout}"), self._ask_layout)
        words = say("export.corrected" if asked.corrected else "export.verbatim")
        yield valued(say("export.turns"), words, self._correct)
        template = asked.template.name if asked.template else say("export.no_template")
        yield valued(say("export.template"), template, self._ask_template)
        known = say("export.identifiable" if asked.identifiable else "export.disguised")
        look = "warn" if asked.identifiable else "good"
        yield valued(say("export.names_row"), known, self._identify, look=look)

    def _made(self) -> Iterator[Row]:
        say = self.seat.say
        files = made(self.seat.study.folder)
        if not files:
            yield told(say("export.none"))
        for path in files[:MOST]:
            at = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
            value = day_and_minute(at)
            about = say("export.offer")
            yield valued(path.name, value, partial(self._offer, path), about=about, key=path)

    def _rater_name(self, raters: str) -> str:
        named = {"mean", "main", CONSENSUS}
        return self.seat.say(f"raters.{raters}") if raters in named else raters

    # -- how

    def _have_asked(self, **changes: object) -> None:
        self.asked = replace(self.asked, **changes)  # type: ignore[arg-type]
        self.fill()

    def _choose(self, entry: str, answers: Sequence[str], take: Callable[[int], None]) -> None:
        def taken(place: int | None) -> None:
            if place is not None:
                take(place)

        self.app.push_screen(Choose(self.seat.say(entry), answers, self.seat.language), taken)

    def _ask_case(self) -> None:
        cases = [None, *self.seat.study.cases()]
        shown = [
            self.seat.say("export.all_cases"),
            *(safe(c or "", one_line=True) for c in cases[1:]),
        ]
        self._choose(
            "export.case", shown, lambda at: self._have_asked(case=cases[at], session=None)
        )

    def _ask_session(self) -> None:
        case = self.asked.case or next(iter(self.seat.study.cases()), None)
        if case is None:
            self.warn(self.seat.say("facts.no_case"))
            return
        numbers = [info.session for info in self.seat.study.sessions(case)]
        shown = [str(number) for number in numbers]

        def take(at: int) -> None:
            self._have_asked(case=case, session=numbers[at])

        self._choose("export.session", shown, take)

    def _turn(self) -> None:
        self._have_asked(language="en" if self.asked.language == "tr" else "tr")

    def _ask_raters(self) -> None:
        if self._hides_others(self.seat):
            self.warn(self.seat.say("tagging.blind"))
            return
        offered = ["mean", "main", CONSENSUS, *self.seat.study.counted_raters()]
        offered = list(dict.fromkeys(offered))
        shown = [safe(self._rater_name(one), one_line=True) for one in offered]
        self._choose("export.raters", shown, lambda at: self._have_asked(raters=offered[at]))

    def _ask_layout(self) -> None:
        shown = [self.seat.say(f"exportlayout.{one}") for one in LAYOUTS]
        self._choose("export.layout", shown, lambda at: self._have_asked(layout=LAYOUTS[at]))

    def _correct(self) -> None:
        self._have_asked(corrected=not self.asked.corrected)

    def _ask_template(self) -> None:
        if self.asked.template is not None:
            self._have_asked(template=None)
            return
        ask_folder(
            self.app, self.seat.say, "export.ask_template", lambda p: self._have_asked(template=p)
        )

    def _identify(self) -> None:
        """Write names as they are only after a word was typed that means it."""
        if self.asked.identifiable:
            self._have_asked(identifiable=False)
            return
        say = self.seat.say

        def check(typed: str | None) -> None:
            if typed is not None and typed.lower() in (WORD, WORD_TR):
                self._have_asked(identifiable=True)
                self.warn(say("export.identifiable_now"))
            elif typed is not None:
                self.note(say("export.not_identifiable"))

        self.app.push_screen(Prompt(say("export.identify"), say("export.identify_why")), check)

    # -- writing

    def _write(self, kind: Kind) -> None:
        say = self.seat.say
        if self.working:
            self.warn(say("list.busy", doing=self._doing))
        elif not self.seat.study.cases():
            self.warn(say("sessions.none", key="M"))
        elif kind.everybody and self._hides_others(self.seat):
            self.warn(say("export.blind_kind"))
        else:
            names_door.through(self, self.seat, partial(self._begin, kind))

    def _begin(self, kind: Kind) -> None:
        path, asked = target(self.seat.study, kind, self.asked), self.asked
        doing = self.seat.say(f"exportkind.{kind.key}")
        self.work(doing, lambda study: kind.make(study, path, asked), self._written)

    def _written(self, found: Made) -> None:
        path, left = found
        self.file = path
        self.fill()
        self.go_to(path)
        say = self.seat.say
        words = say("export.written", file=safe(path.name, one_line=True))
        if left:
            words += " " + say("export.left", what=safe("; ".join(left), one_line=True))
        self.note(words, "good")

    def refused(self, why: str) -> None:
        """Say why nothing was written, and stand where it can be helped."""
        if self.wants is not None and not self.wants.nothing:
            self.go_to("undecided")
            why += " " + self.seat.say("export.go")
        self.warn(why)

    # -- what was written

    def _offer(self, path: Path) -> None:
        say = self.seat.say
        wishes = {
            "export.open_file": partial(self._open, path),
            "export.open_folder": partial(self._open, path.parent),
            "export.copy_path": partial(self._copy, path),
        }
        if path.suffix.lower() == ".docx":
            wishes["export.verify"] = partial(self._verify, path)
        names = [say(entry) for entry in wishes]

        def take(place: int | None) -> None:
            if place is not None:
                list(wishes.values())[place]()

        window = Choose(safe(path.name, one_line=True), names, self.seat.language, why=[str(path)])
        self.app.push_screen(window, take)

    def _open(self, path: Path) -> None:
        say = self.seat.say
        entry = "export.opened" if opener.show(path) else "export.cannot_open"
        self.note(say(entry, path=safe(str(path), one_line=True)))

    def _copy(self, path: Path) -> None:
        clipboard.send(str(path), self.app.copy_to_clipboard)
        self.note(self.seat.say("export.copied", path=safe(str(path), one_line=True)))

    def _verify(self, path: Path) -> None:
        from thirdear.study.documents import verify

        doing = self.seat.say("export.verifying", file=safe(path.name, one_line=True))
        self.work(doing, lambda study: verify.verify(study, path), partial(self._verified, path))

    def _verified(self, path: Path, claims: Sequence[Claim]) -> None:
        say = self.seat.say
        failed = [one for one in claims if not one.holds]
        name = safe(path.name, one_line=True)
        if not failed:
            self.note(say("export.holds", count=grouped(len(claims)), file=name), "good")
            return
        self.warn(
            say("export.fails", count=grouped(len(failed)), all=grouped(len(claims)), file=name)
        )

        def rows(width: int) -> list[Parts]:
            sentences = [
                say("export.claim", what=c.what, printed=c.printed, now=c.now) for c in failed
            ]
            return [
                [(row, "")] for one in sentences for row in wrapped(safe(one, one_line=True), width)
            ]

        self.app.push_screen(Told(name, rows, self.seat.language, wide=True))

    # -- keys

    @property
    def _chosen(self) -> Path | None:
        key = self.current.key if self.current else None
        return key if isinstance(key, Path) else self.file

    def action_open_file(self) -> None:
        """Open the file under the cursor, or the one that was written last."""
        if path := self._chosen:
            self._open(path)
        else:
            self.note(self.seat.say("export.none"))

    def action_open_folder(self) -> None:
        """Open the folder in which files are written."""
        self._open(self.seat.study.folder / "exports")

    def action_verify(self) -> None:
        """Compare the document under the cursor, or another one, with the study."""
        path = self._chosen
        if path is not None and path.suffix.lower() == ".docx":
            names_door.through(self, self.seat, partial(self._verify, path))
            return
        ask_folder(self.app, self.seat.say, "export.ask_document", self._verify)

    def _go(self, screen: str) -> None:
        self.post_message(GoOver(screen))


def made(folder: Path) -> list[Path]:
    """Return the files in a study's folder ``exports``, the newest first."""
    files = [path for path in (folder / "exports").glob("*") if path.is_file()]
    shown = [path for path in files if not path.name.startswith(".")]
    return sorted(shown, key=lambda path: (-path.stat().st_mtime, path.name))
