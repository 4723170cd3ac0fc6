"""`thirdear raters consensus`: one pass made of several, with reasons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Annotated

import typer

from thirdear.cli.app import open_study, say, show, table, wrong
from thirdear.cli.common import with_common
from thirdear.cli.options import CaseKey, SessionNumber
from thirdear.cli.words import cell_word
from thirdear.model.consensus import Said, Standing
from thirdear.model.language import counted, spoken
from thirdear.model.refusal import Refusal
from thirdear.study import Study, lookup

together = typer.Typer(help="Reach consensus between raters, with reasons.", rich_markup_mode=None)

Number = Annotated[
    int, typer.Option("--number", min=1, help="Number of the consensus, if there are several.")
]


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program."""
    together.command("begin")(with_common(begin))
    together.command("list")(with_common(list_))
    together.command("decide")(with_common(decide))
    program.add_typer(together, name="consensus")


def begin(
    passes: Annotated[
        list[str],
        typer.Argument(metavar="RATER...", help="Two or more raters; R1.2 is R1's second round."),
    ],
    number: Number = 1,
) -> None:
    """Begin a consensus: take over what finished raters agree on."""
    from thirdear.study import consensus

    with open_study() as study:
        named = [lookup.pass_(study, one) for one in passes]
        standing = consensus.begin(study, named, number)
    show([asdict(one) for one in standing], lambda: _tell(standing))


def _tell(standing: Iterable[Standing]) -> None:
    table(
        "",
        ("case", "session", "agreed", "differing", "decided"),
        ((s.case, s.session, s.agreed, s.differing, s.decided) for s in standing),
    )


def list_(
    number: Number = 1,
    every: Annotated[bool, typer.Option("--all", help="Show decided differences, too.")] = False,
) -> None:
    """List the differences between raters, and the decisions."""
    from thirdear.study import consensus

    with open_study() as study:
        found = [one for one in consensus.differences(study, number) if every or one.reason is None]
        standing = consensus.progress(study, number)
    rows = [
        (d.case, d.session, cell_word(d.layer or "", spoken()), d.segment, d.what)
        + ("; ".join(f"{p.rater}: {word(s, d.layer)}" for p, s in d.said),)
        + (("", "") if d.reason is None else (word(d.decided, d.layer), d.reason))
        for d in found
    ]
    heads = ("case", "session", "layer", "segment", "what", "said", "decided", "reason")
    left = sum(one.differing - one.decided for one in standing)

    def told() -> None:
        table("", heads, rows)
        say(f"{counted(left, 'difference')} to decide.", f"Karar verilecek {left} ayrılık var.")

    progress = [asdict(one) for one in standing]
    show({"differences": [asdict(one) for one in found], "progress": progress}, told)


def word(said: Said, layer: str | None) -> str:
    """Return what was said of a code or an item, as a word."""
    if said is None:
        return cell_word("cannot be rated" if layer is None else "absent", spoken())
    return cell_word("present", spoken()) if said is True else f"{said:g}"


def decide(
    case: CaseKey,
    session: SessionNumber,
    what: Annotated[str, typer.Argument(metavar="WHAT", help="Code or rating item.")],
    reason: Annotated[str, typer.Option(help="Reason, kept with the decision.")],
    segment: Annotated[int | None, typer.Option(help="Segment (for a code).")] = None,
    layer: Annotated[str | None, typer.Option(help="Layer (default: the codebook's).")] = None,
    value: Annotated[float | None, typer.Option(help="Value decided on.")] = None,
    present: Annotated[
        bool | None, typer.Option("--present/--absent", help="Whether the code is present.")
    ] = None,
    number: Number = 1,
) -> None:
    """Decide a difference, with a reason; raters' own codes stay."""
    from thirdear.study import consensus

    if (value is None) == (present is None) and segment is not None:
        raise wrong(
            "say --present, --absent or --value",
            "--present, --absent ya da --value verin",
            "--value",
        )
    with open_study() as study:
        found = [
            one
            for one in consensus.differences(study, number)
            if (one.case, one.session, one.what, one.segment) == (case, session, what, segment)
            and layer in (None, one.layer)
        ]
        if not found:
            raise Refusal(
                f"The raters do not differ about {what} there; see the list.",
                f"Kodlayıcılar orada {what} konusunda ayrılmıyor; listeye bakın.",
            )
        said: Said = value if value is not None else (True if present else None)
        consensus.decide(study, found[0], said, reason, number)
        left = _left(study, number)
    show(
        {"left": left},
        lambda: say(
            f"Decided; {counted(left, 'difference')} left.",
            f"Karar verildi; {left} ayrılık kaldı.",
        ),
    )


def _left(study: Study, number: int) -> int:
    from thirdear.study import consensus

    return sum(one.differing - one.decided for one in consensus.progress(study, number))
