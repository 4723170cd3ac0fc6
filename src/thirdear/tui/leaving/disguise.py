"""The disguise screen: written forms decided one by one, and the list of pseudonyms."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from thirdear.base.letters import fold
from thirdear.base.safe import safe
from thirdear.model.disguise import Pseudonym
from thirdear.model.refusal import Refusal
from thirdear.tui.job import Working
from thirdear.tui.keys.actions import bindings
from thirdear.tui.looks.families import clip, column
from thirdear.tui.messages import OpenSession
from thirdear.tui.parts import names_door
from thirdear.tui.parts.ask import Choose, Prompt
from thirdear.tui.parts.form import Form
from thirdear.tui.parts.list_screen import ListScreen, Row, heading, told
from thirdear.tui.refused import sentence, telling

if TYPE_CHECKING:
    from textual.binding import BindingType

    from thirdear.study.questions import Answers, Example, Question
    from thirdear.tui.parts.lines import Parts
    from thirdear.tui.seat import Seat

KINDS = ("person", "place", "school", "other")
DAY = "date"
"""The detector of days."""
PREFIX = 3
"""Letters that two written forms of one name share; those are looked at again after an answer."""


class DisguiseScreen(ListScreen, inherit_bindings=False):
    """Every answer is written at once, and the last ones can be taken back."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("disguise")]
    scope: ClassVar[str] = "disguise"
    called: ClassVar[str] = "disguise.title"

    def __init__(self, seat: Seat, _: str | None = None) -> None:
        super().__init__(seat)
        self.open: list[Question] | None = None
        self.names: tuple[Pseudonym, ...] = ()
        self.answers: Answers | None = None
        self._wanted = ""

    def begin(self) -> None:
        """Ask for the passphrase where the list has one, then look through the sessions."""
        from thirdear.study.questions import Answers

        self.answers = Answers(self.seat.study)
        self.fill()
        names_door.through(self, self.seat, self._look)

    def _look(self) -> None:
        from thirdear.study import questions

        blind = self.seat.blind

        def look(study: Working) -> tuple[Question, ...]:
            return questions.questions(study, None, study.job.progress, blind=blind)

        self._read_names()
        self.work(self.seat.say("disguise.looking"), look, self._have)

    def _have(self, found: Sequence[Question]) -> None:
        self.open = list(found)
        self._again(0)
        self.note(self.seat.say("disguise.how" if found else "disguise.none_open"), "dim")

    def _read_names(self) -> None:
        with telling(self.warn):
            self.names = self.seat.study.pseudonyms()[0]

    def _again(self, place: int | None = None) -> None:
        """Show what is open and listed now."""
        self._read_names()
        self.fill(place)
        count = self.seat.say("disguise.count", open=len(self.open or ()), names=len(self.names))
        self.head((count, "dim"))

    # -- rows

    def make_rows(self) -> Iterator[Row]:
        """Return the undecided forms, then the pseudonyms."""
        say = self.seat.say
        yield heading(say("disguise.open"))
        if self.open is None:
            yield told(say("export.unknown"))
        elif not self.open:
            yield told(say("disguise.none_open"), "good")
        for one in self.open or ():
            yield Row(partial(self._question, one), partial(self._ask, one), _told(one), key=one)
        yield heading(say("disguise.listed"))
        yield Row(lambda _: [(f"   {say('disguise.add')}", "strong")], self.action_add, key="add")
        wanted = fold(self._wanted)
        for name in self.names:
            if wanted in fold(f"{name.real} {name.pseudonym} {' '.join(name.variants)}"):
                yield Row(partial(self._listed, name), partial(self._edit, name), key=name)

    def _question(self, one: Question, width: int) -> Parts:
        example = one.examples[0]
        sign = "?" if one.always else "·"
        form = column(safe(one.form, one_line=True), 20)
        about = (
            safe(one.name.real, one_line=True) if one.name else self.seat.say("disguise.unknown")
        )
        words = safe(f"…{example.before}{example.form}{example.after}…", one_line=True)
        return [
            (f" {sign} {form}", "key"),
            (f" ×{one.times:<4}", "dim"),
            (column(about, 14), "" if one.name else "dim"),
            (f" {clip(words, max(8, width - 45))}", "dim"),
        ]

    def _listed(self, name: Pseudonym, width: int) -> Parts:
        say = self.seat.say
        real = column(safe(name.real, one_line=True), 20)
        instead = column(safe(name.pseudonym, one_line=True), 20)
        kind = column(say(f"namekind.{name.kind}"), 8)
        case = safe(name.case, one_line=True) if name.case else say("export.all_cases")
        more = ", ".join(name.variants) + (f" · {say('disguise.word')}" if name.also_a_word else "")
        return [
            (f"   {real} → ", "key"),
            (f"{instead} ", ""),
            (f"{kind} {column(case, 8)} ", "dim"),
            (clip(safe(more, one_line=True), max(0, width - 66)), "dim"),
        ]

    # -- deciding

    @property
    def question(self) -> Question | None:
        """The undecided form under the cursor."""
        from thirdear.study.questions import Question

        key = self.current.key if self.current else None
        return key if isinstance(key, Question) else None

    def _ask(self, one: Question) -> None:
        say = self.seat.say
        wishes: list[tuple[str, Callable[[], None]]] = [
            (say("disguise.person"), partial(self._new, one, "person")),
            (say("disguise.place"), partial(self._new, one, "place")),
            (say("disguise.something"), partial(self._new, one, "other")),
            (say("disguise.nobody"), partial(self._decide, one, "is_nobody")),
            (say("disguise.always"), partial(self._decide, one, "always_ask")),
            (say("disguise.other_name"), partial(self._ask_whose, one)),
            (say("disguise.read"), partial(self._read, one)),
        ]
        days = [other for other in self.open or () if other.why == one.why == DAY]
        if len(days) > 1:
            all_of_them = say("disguise.all_days", count=len(days))
            wishes.insert(3, (all_of_them, partial(self._days, days)))
        if one.name is not None:
            is_it = say("disguise.is", name=safe(one.name.real, one_line=True))
            wishes.insert(0, (is_it, partial(self._is, one, one.name)))

        def take(place: int | None) -> None:
            if place is not None:
                wishes[place][1]()

        answers = [words for words, _ in wishes]
        title = safe(one.form, one_line=True)
        why = [_line(example) for example in one.examples]
        self.app.push_screen(Choose(title, answers, self.seat.language, why=why), take)

    def _days(self, days: Sequence[Question]) -> None:
        """List every open day with a proposed one instead; each can be changed in the list."""
        from thirdear.study import questions

        def go() -> None:
            assert self.answers is not None
            for one in days:
                with telling(self.warn):
                    instead = questions.proposal(self.seat.study, one.form, "other")
                    entry = questions.entry(one.form, instead, "other", one.case)
                    self.answers.is_new(one, entry)
                    self._without(one)

        names_door.through(self, self.seat, go, writing=True)

    def _is(self, one: Question, name: Pseudonym) -> None:
        self._answer(one, lambda answers: answers.is_name(one, name))

    def _decide(self, one: Question, answer: str) -> None:
        self._answer(one, lambda answers: getattr(answers, answer)(one))

    def _answer(self, one: Question, act: Callable[[Answers], None]) -> None:
        """Write an answer; forms that it settles go, too, and the cursor goes on."""

        def go() -> None:
            assert self.answers is not None
            with telling(self.warn):
                act(self.answers)
                self._without(one)

        names_door.through(self, self.seat, go, writing=True)

    def _without(self, one: Question) -> None:
        from thirdear.study import questions

        if self.open is None or one not in self.open:
            return
        place = next((at for at, row in enumerate(self.rows) if row.key == one), 0)
        start = fold(one.form)[:PREFIX]
        self.open = [
            other
            for other in self.open
            if other is not one
            and not (
                fold(other.form).startswith(start) and questions.settled(self.seat.study, other)
            )
        ]
        self._again(place)
        left = len(self.open)
        self.note(self.seat.say("disguise.decided" if left else "disguise.none_open", count=left))

    def _new(self, one: Question, kind: str) -> None:
        """Ask for the name and its pseudonym, one proposed, then list it."""
        from thirdear.study import questions

        with telling(self.warn):
            offered = questions.proposal(self.seat.study, one.form, kind)
            say = self.seat.say

            def keep(given: Sequence[str]) -> str | None:
                real, instead = given
                if not real or not instead:
                    return say("disguise.both")
                assert self.answers is not None
                try:
                    entry = questions.entry(real, instead, kind, one.case)
                    self.answers.is_new(one, entry)
                except Refusal as refusal:
                    return sentence(refusal)
                return None

            def kept(done: bool | None) -> None:
                if done:
                    self._without(one)

            fields = [(say("disguise.real"), one.form), (say("disguise.instead"), offered)]
            window = Form(say(f"namekind.{kind}"), fields, say("form.hint"), keep)

            def show() -> None:
                self.app.push_screen(window, kept)

            names_door.through(self, self.seat, show, writing=True)

    def _ask_whose(self, one: Question) -> None:
        """Offer every listed name that the form may be one of."""
        names = [name for name in self.names if name.case in (None, one.case)]
        if not names:
            self.note(self.seat.say("disguise.no_names"))
            return

        def take(place: int | None) -> None:
            if place is not None:
                self._is(one, names[place])

        shown = [safe(f"{name.real} → {name.pseudonym}", one_line=True) for name in names]
        title = self.seat.say("disguise.whose", form=safe(one.form, one_line=True))
        self.app.push_screen(Choose(title, shown, self.seat.language), take)

    def _read(self, one: Question) -> None:
        spot = one.examples[0].where
        if spot.case is None or spot.session is None:
            self.note(spot.shown())
        else:
            place = None if spot.turn is None else spot.turn - 1
            self.post_message(OpenSession(spot.case, spot.session, place))

    def _on_question(self, act: Callable[[Question], None]) -> None:
        one = self.question
        if one is None:
            self.note(self.seat.say("disguise.not_here"), "dim")
        else:
            act(one)

    def action_listed(self) -> None:
        """Decide that the form is the listed name beside it."""

        def act(one: Question) -> None:
            if one.name is None:
                self._ask_whose(one)
            else:
                self._is(one, one.name)

        self._on_question(act)

    def action_new(self, kind: str) -> None:
        """Decide that the form is somebody or some place that is not listed yet."""
        self._on_question(lambda one: self._new(one, kind))

    def action_nobody(self) -> None:
        """Decide that the form identifies nobody."""
        self._on_question(lambda one: self._decide(one, "is_nobody"))

    def action_always(self) -> None:
        """Decide that the form is now a name, now a word."""
        self._on_question(lambda one: self._decide(one, "always_ask"))

    def action_read(self) -> None:
        """Open the session where the form stands."""
        self._on_question(self._read)

    def action_undo(self) -> None:
        """Take the last answer back."""
        with telling(self.warn):
            back = self.answers.undo() if self.answers else None
            if back is None:
                self.note(self.seat.say("undo.none"))
                return
            self.open = [back, *(self.open or ())]
            self._again()
            self.go_to(back)
            self.note(self.seat.say("disguise.undone", form=safe(back.form, one_line=True)))

    # -- the list

    def action_add(self) -> None:
        """List a name; its pseudonym is proposed."""
        from thirdear.study import questions

        def propose(real: str | None) -> None:
            if not real:
                return
            with telling(self.warn):
                offered = questions.proposal(self.seat.study, real)
                self._form(None, questions.entry(real, offered, "person", None))

        prompt = Prompt(self.seat.say("disguise.real"), self.seat.say("ok"))

        def show() -> None:
            self.app.push_screen(prompt, propose)

        names_door.through(self, self.seat, show, writing=True)

    def _edit(self, name: Pseudonym) -> None:
        self._form(name, name)

    def _form(self, before: Pseudonym | None, shown: Pseudonym) -> None:
        say = self.seat.say
        fields = [
            (say("disguise.real"), shown.real),
            (say("disguise.instead"), shown.pseudonym),
            (say("disguise.kind"), say(f"namekind.{shown.kind}")),
            (say("disguise.case"), shown.case or ""),
            (say("disguise.variants"), ", ".join(shown.variants)),
            (say("disguise.also"), say("yes" if shown.also_a_word else "no")),
        ]

        def kept(done: bool | None) -> None:
            if done:
                self._again()
                self.note(say("disguise.kept"), "good")

        keep = partial(self._keep, before)
        self.app.push_screen(Form(say("disguise.listed"), fields, say("form.hint"), keep), kept)

    def _keep(self, before: Pseudonym | None, given: Sequence[str]) -> str | None:
        """Keep what was typed of a name; return why it cannot be kept."""
        from thirdear.study import pseudonyms

        say = self.seat.say
        real, instead, kind, case, variants, also = given
        if not real or not instead:
            return say("disguise.both")
        kinds = {fold(word): key for key in KINDS for word in (key, say(f"namekind.{key}"))}
        if fold(kind) not in kinds:
            return say("disguise.kinds", kinds=", ".join(say(f"namekind.{key}") for key in KINDS))
        forms = tuple(form.strip() for form in variants.split(",") if form.strip())
        word = fold(also) in {fold(say("yes")), "yes", "y", "evet", "e"}
        entry = Pseudonym(real, instead, kinds[fold(kind)], case or None, forms, word)
        try:
            pseudonyms.add(self.seat.study, entry)
            if before is not None and (before.real, before.case) != (entry.real, entry.case):
                with self.seat.study.names() as names:
                    names.remove(before.real, before.case)
        except Refusal as refusal:
            return sentence(refusal)
        return None

    def action_remove(self) -> None:
        """Take the name under the cursor from the list."""
        key = self.current.key if self.current else None
        if not isinstance(key, Pseudonym):
            self.note(self.seat.say("disguise.no_name_here"), "dim")
            return
        say = self.seat.say

        def decide(answer: int | None) -> None:
            if answer == 1:
                with telling(self.warn):
                    with self.seat.study.names() as names:
                        names.remove(key.real, key.case)
                    self._again()
                    self.note(say("disguise.removed"))

        title = say("disguise.remove", name=safe(key.real, one_line=True))
        answers = [say("disguise.remove_no"), say("disguise.remove_yes")]
        self.app.push_screen(Choose(title, answers, self.seat.language), decide)

    def action_propose(self) -> None:
        """Give the name under the cursor another proposed pseudonym."""
        from thirdear.study import pseudonyms, questions

        key = self.current.key if self.current else None
        if not isinstance(key, Pseudonym):
            self.note(self.seat.say("disguise.no_name_here"), "dim")
            return
        with telling(self.warn):
            offered = questions.proposal(self.seat.study, key.real, key.kind)
            changed = replace(key, pseudonym=offered)
            pseudonyms.add(self.seat.study, changed)
            self._again()
            self.go_to(changed)

    def action_find(self) -> None:
        """Show only names that hold what is typed."""

        def find(wanted: str | None) -> None:
            if wanted is not None:
                self._wanted = wanted
                self._again()
                self.go_to("add")

        title, hint = self.seat.say("code.find"), self.seat.say("ok")
        self.app.push_screen(Prompt(title, hint, self._wanted, empty=True), find)

    def action_rescan(self) -> None:
        """Look through all sessions again."""
        names_door.through(self, self.seat, self._look)


def _line(one: Example) -> str:
    return safe(f"…{one.before}{one.form}{one.after}…  ({one.where.shown()})", one_line=True)


def _told(one: Question) -> str:
    return " ".join(_line(example) for example in one.examples)
