"""The command `thirdear finish`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from thirdear.base.shell import quoted
from thirdear.cli.app import note, open_study, say, show
from thirdear.cli.common import with_common
from thirdear.model.coding import Pass
from thirdear.model.language import counted, said
from thirdear.model.refusal import Refusal
from thirdear.model.text import Place
from thirdear.study import lookup


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    program.command()(with_common(finish))


def finish(
    rater: Annotated[str, typer.Option(help="Rater who has finished.")],
    case: Annotated[str | None, typer.Option(help="Case (default: all cases).")] = None,
    session: Annotated[int | None, typer.Option(help="Session (default: all sessions).")] = None,
    number: Annotated[int, typer.Option("--pass", help="Coding round of the rater.")] = 1,
) -> None:
    """Mark sessions as finished; only then does "not tagged" mean absent."""
    from thirdear.study import judgements

    with open_study() as study:
        lookup.rater(study, rater)
        places = [
            (info.case, info.session)
            for info in study.sessions(case)
            if session in (None, info.session)
        ]
        if not places:
            raise Refusal(
                "There is no such session; `thirdear import` imports transcripts.",
                "Böyle bir seans yok; transkriptleri `thirdear import` içe aktarır.",
            )
        judgements.check_person(study, rater)
        pass_ = Pass(rater, number)
        for place in places:
            judgements.check_sorted(study, pass_, *place)
        begun = {(p.case, p.session) for p in study.progress(pass_) if p.tagged or p.rated}
        study.store.finish(pass_, places, rater)
    show(
        {"rater": rater, "pass": number, "sessions": len(places)},
        lambda: say(
            f"{counted(len(places), 'session')} finished for {rater}.",
            f"{rater} için {len(places)} seans bitirildi.",
        ),
    )
    _warn_of_untouched(rater, [place for place in places if place not in begun])


def _warn_of_untouched(rater: str, places: Sequence[Place]) -> None:
    """Say which sessions were finished without a judgement: their codes count as absent."""
    if not places:
        return
    named = ", ".join(f"{case} {session}" for case, session in places[:5])
    left = len(places) - 5
    more = said(f" and {left} more", f" ve {left} seans daha") if left > 0 else ""
    note(
        f"Warning: {rater} has neither a tag nor a rating in {named}{more}, where every code now "
        f"counts as absent. `thirdear undo --rater {quoted(rater)}` undoes this; --case and "
        "--session "
        "finish single sessions.",
        f"Uyarı: {rater} şu seanslarda ne kodladı ne puanladı: "
        f"{named}{more}. Orada artık bütün kodlar yok sayılır. `thirdear undo "
        f"--rater {quoted(rater)}` bunu geri alır; --case ile --session tek bir seansı "
        "bitirir.",
    )
