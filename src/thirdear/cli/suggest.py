"""The command `thirdear tags suggest`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from thirdear.cli.app import note, open_study, say, show, table
from thirdear.cli.common import with_common
from thirdear.cli.options import ByWay, CaseKey, SessionNumber, Way
from thirdear.cli.progress import progress
from thirdear.cli.words import word
from thirdear.model.coding import Pass
from thirdear.model.language import said
from thirdear.model.refusal import Refusal
from thirdear.study import Study, lookup

if TYPE_CHECKING:
    from thirdear.assistance import Expected

suggest = typer.Typer(
    help="Find similar passages and suggest codes (off by default).",
    rich_markup_mode=None,
)
_EXPECTED = (
    "code",
    "turns",
    "tags",
    "F1",
    "F1 if always suggested",
    "precision at 10",
    "average precision",
    "chance (95%)",
    "base rate",
    "suggested",
)
"""Headings of the fields of a code's expected accuracy, in their order."""
SegmentNumber = Annotated[int, typer.Argument(metavar="SEGMENT")]
Rater = Annotated[str | None, typer.Option(help="Rater (default: the main rater).")]
Round = Annotated[int, typer.Option("--pass", min=1, help="Coding round of the rater.")]


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program."""
    suggest.command("on")(with_common(on))
    suggest.command("off")(with_common(off))
    suggest.command("report")(with_common(report))
    suggest.command("more-like")(with_common(more_like))
    suggest.command("codes")(with_common(codes))
    suggest.command("accept")(with_common(accept))
    program.add_typer(suggest, name="suggest")


def on(by: ByWay = Way.WORDS) -> None:
    """Turn suggestions on; blind raters and later rounds still get none."""
    _turn(on=True, by=by)


def off() -> None:
    """Turn suggestions off."""
    _turn(on=False)


def _turn(*, on: bool, by: Way = Way.WORDS) -> None:
    from thirdear.study import suggestions

    with open_study() as study:
        suggestions.turn(study, on=on, by=by.value)
        by = Way(suggestions.way(study))
    show(
        {"suggestions": on, "by": by},
        lambda: say(
            f"Suggestions are {'on' if on else 'off'}."
            + (" They go by meaning beside the words." if on and by == Way.MEANING else ""),
            f"Öneriler {'açık' if on else 'kapalı'}."
            + (" Sözcüklerin yanında anlama da bakılır." if on and by == Way.MEANING else ""),
        ),
    )


def report(rater: Rater = None, number: Round = 1) -> None:
    """Show how accurate suggestions are in sessions not learned from."""
    from thirdear.study import suggestions

    with open_study() as study:
        pass_ = _pass(study, rater, number)
        _read_meanings(study)
        found = suggestions.report(study, pass_)
    rows = [asdict(one) | {"suggested": one.helps} for one in found]
    show(rows, lambda: _tell_expected(rows, found))


def _tell_expected(rows: list[dict[str, Any]], found: Sequence[Expected]) -> None:
    table("", _EXPECTED, map(_expected, rows))
    mean, always = (sum(row[name] for row in rows) / len(rows) for name in ("f1", "always"))
    say(
        f"Macro-F1 {mean:.2f}; saying yes everywhere {always:.2f}; the majority's answer 0.",
        f"Makro F1 {mean:.2f}; hep evet diyen {always:.2f}, çoğunluğun yanıtı 0 alır.",
    )
    for one in found:
        if one.helps and one.precision is not None:
            say(
                f"{one.code}: of the ten likeliest turns of sessions it was not learned from, "
                f"{10 * one.precision:.0f} have it; of ten by chance {10 * one.base_rate:.1f}.",
                f"{one.code}: öğrenilmediği seanslarda en olası on sözden "
                f"{10 * one.precision:.0f} tanesi bu kodu taşıyor; rastgele on sözden "
                f"{10 * one.base_rate:.1f}.",
            )
    _tell_held_back(one for one in found if not one.helps)


def _tell_held_back(codes: Iterable[Expected]) -> None:
    for one in codes:
        say(
            f"{one.code} is held back: its order of turns has an average precision of "
            f"{one.average:.2f}, and one order in twenty by luck reaches {one.luck:.2f} (base rate "
            f"{one.base_rate:.2f}).",
            f"{one.code} geride tutuluyor: sözleri sıralayışının ortalama kesinliği "
            f"{one.average:.2f}; rastgele yirmi sıralamadan biri {one.luck:.2f} "
            f"değerine ulaşır (taban oranı {one.base_rate:.2f}).",
        )


def _expected(row: Mapping[str, object]) -> tuple[object, ...]:
    return tuple(_rounded(row).values())


def _rounded(row: Mapping[str, object]) -> dict[str, object]:
    return {key: _shown(value) for key, value in row.items()}


def _shown(value: object) -> object:
    if isinstance(value, bool):
        return said("yes", "evet") if value else said("no", "hayır")
    return f"{value:.2f}" if isinstance(value, float) else value


def more_like(
    case: CaseKey,
    session: SessionNumber,
    segment: SegmentNumber,
    limit: Annotated[int, typer.Option(min=1, help="Number of results.")] = 10,
    by: ByWay = Way.WORDS,
) -> None:
    """List the turns whose text is most similar to a turn's."""
    from thirdear.study import meaning, suggestions

    with open_study() as study:
        if by == Way.MEANING:
            read_meanings(study)
            near = meaning.more_like(study, case, session, segment, limit)
            found = [(n.turn.case, n.turn.session, n.turn.segment, n.much) for n in near]
        else:
            like = suggestions.more_like(study, case, session, segment, limit)
            found = [(f.case, f.session, f.segment, f.much) for f in like]
        rows = [
            dict(zip(("case", "session", "segment", "likeness"), one, strict=True))
            | {"text": _words(study, *one[:3])}
            for one in found
        ]
    names = ("case", "session", "segment", "likeness", "text")
    show(rows, lambda: table("", names, (_rounded(row).values() for row in rows)))


def codes(
    case: CaseKey,
    session: SessionNumber,
    rater: Rater = None,
    number: Round = 1,
    at_least: Annotated[
        float, typer.Option(min=0, max=1, help="Smallest probability to show.")
    ] = 0.7,
) -> None:
    """Suggest codes, learned from the rater's own finished sessions."""
    from thirdear.study import suggestions

    with open_study() as study:
        pass_ = _pass(study, rater, number)
        suggestions.check_allowed(study, pass_)
        _read_meanings(study)
        found = suggestions.codes(study, pass_, case, session, at_least)
        back = suggestions.held_back(study, pass_)
        least = {"times": suggestions.ENOUGH, "sessions": suggestions.SESSIONS}
        none = word("suggest.none", study.language, **least)
    rows = [{"segment": f.segment, "code": f.code, "chance": f.much} for f in found]
    show(rows, lambda: _tell_codes(rows, back, none))


def _tell_codes(rows: list[dict[str, Any]], back: Sequence[Expected], none: str) -> None:
    if not rows and not back:
        say(none)
    table("", ("segment", "code", "chance"), (_rounded(row).values() for row in rows))
    _tell_held_back(back)


def accept(
    case: CaseKey,
    session: SessionNumber,
    segment: SegmentNumber,
    code: Annotated[str, typer.Argument(metavar="CODE")],
    rater: Rater = None,
) -> None:
    """Accept a suggested code; the audit log marks it as suggested."""
    from thirdear.study import suggestions

    with open_study() as study:
        pass_ = _pass(study, rater, 1)
        suggestions.check_allowed(study, pass_)
        _read_meanings(study)
        suggestions.accept(study, pass_, case, session, segment, code)
    show(
        {"case": case, "session": session, "segment": segment, "code": code},
        lambda: say(
            f"{code} stands at segment {segment}, marked as suggested.",
            f"{code}, {segment}. birime kondu ve öneriden alındığı işaretlendi.",
        ),
    )


def read_meanings(study: Study) -> None:
    """Read the turns whose meaning is not kept yet; Ctrl+C stops it, and it goes on there."""
    from thirdear.study import meaning

    if study.read_only:
        note(
            "The study cannot be written: meanings are read and not kept.",
            "Çalışmaya yazılamıyor: anlamlar okunuyor ama saklanmıyor.",
        )
    with progress(said("turns read", "okunan söz"), least=meaning.PORTION) as told:
        meaning.prepare(study, told)


def _read_meanings(study: Study) -> None:
    """Read meanings where suggestions go by them; say so where they cannot."""
    from thirdear.assistance.meaning import EXTRA
    from thirdear.study import suggestions

    if suggestions.by_meaning(study):
        read_meanings(study)
    elif suggestions.way(study) == "meaning":
        note(f"Only words are compared. {EXTRA[0]}", f"Yalnızca sözcüklere bakılıyor. {EXTRA[1]}")


def _pass(study: Study, rater: str | None, number: int) -> Pass:
    who = rater or study.main_rater
    if who is None:
        raise Refusal(
            "Nobody has coded anything yet; name the rater with --rater.",
            "Henüz kimse kodlama yapmadı; kimin için olduğunu --rater ile belirtin.",
        )
    return Pass(lookup.rater(study, who), number)


def _words(study: Study, case: str, session: int, segment: int) -> str:
    one = study.segments(case, session, "turn")[segment - 1]
    return study.transcript(case, session).text[one.start : one.stop]
