"""The commands `thirdear tags memos`: a rater's memos on cases, sessions, codes and segments."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from thirdear.cli.app import open_study, say, show, table
from thirdear.cli.common import with_common
from thirdear.cli.words import UNITS, minute
from thirdear.model.coding import Pass
from thirdear.model.language import said, the_case, vaka
from thirdear.model.refusal import Refusal

if TYPE_CHECKING:
    from thirdear.model.memos import Topic
    from thirdear.study import Study

memos = typer.Typer(help="List, read or write memos.", rich_markup_mode=None)

Rater = Annotated[str, typer.Option(help="Rater whose memo it is.")]
Number = Annotated[int, typer.Option("--pass", help="Coding round of the rater.")]
Case = Annotated[str | None, typer.Option(help="Case that the memo is on.")]
Session = Annotated[int | None, typer.Option(help="Session of the case that the memo is on.")]
Code = Annotated[str | None, typer.Option(help="Code that the memo is on.")]


_Listed = tuple[str, dict[str, object]]
"""What a memo is on, in words, and what JSON says of it."""


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program."""
    memos.command("list")(with_common(list_))
    memos.command("show")(with_common(show_memo))
    memos.command("write")(with_common(write))
    memos.command("remove")(with_common(remove))
    program.add_typer(memos, name="memos")


def list_(
    rater: Annotated[str | None, typer.Option(help="List this rater's memos with text.")] = None,
    number: Number = 1,
    case: Annotated[str | None, typer.Option(help="Only this case.")] = None,
) -> None:
    """List memos; their text only with --rater.

    Without a rater nobody's text is printed, so that blind raters do not read each other's.
    """
    from thirdear.study import lookup

    with open_study() as study:
        if case is not None:
            lookup.cases(study, [case])
        pass_ = None if rater is None else Pass(lookup.rater(study, rater), number)
        rows = list(_rows(study, pass_, case))
    heads = (
        *(said("rater", "kodlayıcı"), said("on", "neye"), said("when (UTC)", "zaman (UTC)")),
        *(said("words", "sözcük"), said("text", "metin")),
    )
    cells = (
        (row["rater"], on, minute(str(row["at"])), row["words"], row["text"] or "")
        for on, row in rows
    )
    none = ("There is no memo.", "Hiç not yok.")
    data = [row for _, row in rows]
    show(data, lambda: table("", heads if rater else heads[:-1], _cut(cells, rater), empty=none))


def _cut(cells: Iterator[tuple[Any, ...]], rater: str | None) -> Iterator[tuple[Any, ...]]:
    """Yield the cells without the text where nobody's is printed."""
    return cells if rater else (row[:-1] for row in cells)


def _rows(study: Study, pass_: Pass | None, case: str | None) -> Iterator[_Listed]:
    """Yield the memos on cases, sessions and codes, then those on segments and tags."""
    from thirdear.study.memos import named

    for _, at, wide in study.store.dated_topic_memos(pass_, case):
        place = wide.topic._asdict() | {"layer": None, "segment": None}
        row = _row(wide.pass_, place, at, wide.text, shown=pass_ is not None)
        yield named(wide.topic), row
    for _, at, one in study.store.dated_memos(pass_, case):
        place = {"case": one.case, "session": one.session, "code": one.code}
        place |= {"layer": one.layer, "segment": one.segment}
        unit = said(one.layer, UNITS.get(one.layer, "birim"))
        where = said(
            f"{the_case(one.case)}, session {one.session}, {unit} {one.segment}",
            f"{vaka(one.case)}, {one.session}. seans, {one.segment}. {unit}",
        )
        on = where if one.code is None else f"{where}, {one.code}"
        yield on, _row(one.pass_, place, at, one.text, shown=pass_ is not None)


def _row(
    pass_: Pass, place: dict[str, Any], at: str, text: str, *, shown: bool
) -> dict[str, object]:
    whose: dict[str, object] = {"rater": pass_.rater, "pass": pass_.number}
    told = {"at": at, "words": len(text.split()), "text": text if shown else None}
    return whose | place | told


def show_memo(
    rater: Rater,
    case: Case = None,
    session: Session = None,
    code: Code = None,
    number: Number = 1,
) -> None:
    """Print a rater's memo on a case, a session or a code."""
    from thirdear.study import memos

    with open_study() as study:
        pass_, topic = _asked(study, rater, number, case, session, code)
        text = memos.texts(study, pass_).get(topic)
        if text is None:
            raise _nothing(rater, topic)
    show(_told(pass_, topic, text), lambda: say(text))


def write(
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help="Text of the memo; - reads standard input.")
    ],
    rater: Rater,
    case: Case = None,
    session: Session = None,
    code: Code = None,
    number: Number = 1,
) -> None:
    """Write a rater's memo on a case, a session or a code.

    It takes the place of the one before, which `thirdear undo --rater` brings back.
    """
    from thirdear.study import memos

    words = (sys.stdin.read() if text == "-" else text).replace("\r\n", "\n").strip()
    if not words:
        raise Refusal(
            "The memo has no words; type some, or remove it with `thirdear tags memos remove`.",
            "Notun sözü yok; bir şey yazın ya da `thirdear tags memos remove` ile kaldırın.",
        )
    with open_study() as study:
        pass_, topic = _asked(study, rater, number, case, session, code)
        memos.write(study, pass_, topic, words)
    on = memos.named(topic)
    show(
        _told(pass_, topic, words),
        lambda: say(f"Memo of {rater} saved: {on}.", f"Not saklandı ({rater}): {on}."),
    )


def remove(
    rater: Rater,
    case: Case = None,
    session: Session = None,
    code: Code = None,
    number: Number = 1,
) -> None:
    """Remove a rater's memo from a case, a session or a code.

    `thirdear undo --rater` brings it back.
    """
    from thirdear.study import memos

    with open_study() as study:
        pass_, topic = _asked(study, rater, number, case, session, code)
        if topic not in memos.texts(study, pass_):
            raise _nothing(rater, topic)
        memos.write(study, pass_, topic, "")
    on = memos.named(topic)
    show(
        _told(pass_, topic, None),
        lambda: say(f"Memo of {rater} removed: {on}.", f"Not kaldırıldı ({rater}): {on}."),
    )


def _asked(
    study: Study,
    rater: str,
    number: int,
    case: str | None,
    session: int | None,
    code: str | None,
) -> tuple[Pass, Topic]:
    """Return whose memo on what is meant."""
    from thirdear.study import lookup, memos

    return Pass(lookup.rater(study, rater), number), memos.topic(study, case, session, code)


def _told(pass_: Pass, topic: Topic, text: str | None) -> dict[str, object]:
    return {"rater": pass_.rater, "pass": pass_.number} | topic._asdict() | {"text": text}


def _nothing(rater: str, topic: Topic) -> Refusal:
    from thirdear.study.memos import named

    on = named(topic)
    return Refusal(
        f"{rater} has no memo on {on}; `thirdear tags memos list` lists the memos.",
        f"{rater} kodlayıcısının böyle bir notu yok ({on}); notları `thirdear tags memos list` "
        "listeler.",
    )
