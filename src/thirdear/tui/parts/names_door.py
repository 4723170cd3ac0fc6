"""The passphrase of the pseudonyms, asked for where somebody first needs them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from thirdear.model.refusal import Refusal
from thirdear.tui.parts.ask import Prompt
from thirdear.tui.refused import sentence

if TYPE_CHECKING:
    from textual.screen import Screen

    from thirdear.tui.seat import Seat


def through(
    screen: Screen[None], seat: Seat, then: Callable[[], None], *, writing: bool = False
) -> None:
    """Do something when the list of pseudonyms can be read; ask for its passphrase before.

    With ``writing`` the first list of an encrypted study is given a passphrase of its own.
    """
    from thirdear.study.copies.lock import is_encrypted

    study = seat.study
    there = study.names_file.is_file()
    if study.names_passphrase is not None or not (there or study.encrypted):
        then()
    elif there and is_encrypted(study.names_file):
        _ask(screen, seat, then, seat.say("ok"))
    elif not there and writing:
        choose(screen, seat, lambda secret: _keep(seat, secret, then))
    else:
        then()


def _keep(seat: Seat, secret: str, then: Callable[[], None]) -> None:
    seat.study.names_passphrase = secret
    then()


def _ask(screen: Screen[None], seat: Seat, then: Callable[[], None], hint: str) -> None:
    from thirdear.study.copies import passphrases

    def check(typed: str | None) -> None:
        if typed is None:
            return
        try:
            passphrases.prove(seat.study.names_file, typed)
        except Refusal as refusal:
            _ask(screen, seat, then, sentence(refusal))
        else:
            _keep(seat, typed, then)

    screen.app.push_screen(Prompt(seat.say("names.secret"), hint, secret=True), check)


def choose(
    screen: Screen[None],
    seat: Seat,
    take: Callable[[str], None],
    entry: str = "names.new_secret",
    hint: str = "",
) -> None:
    """Ask twice for a new passphrase; one that is easy to guess is asked for again."""
    from thirdear.study import strength

    say = seat.say

    def again(first: str | None) -> None:
        if not first:
            return

        def check(second: str | None) -> None:
            if second is None:
                return
            weak = strength.warning(first)
            if second != first:
                choose(screen, seat, take, entry, say("create.differ"))
            elif weak:
                choose(screen, seat, take, entry, weak[seat.language == "tr"])
            else:
                take(first)

        screen.app.push_screen(Prompt(say("create.secret_again"), say("ok"), secret=True), check)

    screen.app.push_screen(Prompt(say(entry), hint or say("names.lost"), secret=True), again)
