"""`thirdear raters consensus`: one pass made of several, with reasons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Annotated

import typer

from thirdear.cli.app import open_study, say, show, table
from thirdear.cli.common import with_common
from thirdear.cli.words import cell_word
from thirdear.model.consensus import Said, Standing
from thirdear.model.language import spoken
from thirdear.model.refusal import Refusal
from thirdear.study import Study, lookup

together = typer.Typer(help="One pass made of several, with reasons.", rich_markup_mode=None)

Number = Annotated[int, typer.Option("--number", min=1, help="Which consensus, if several.")]


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program."""
    together.command("begin")(with_common(begin))
    together.command("list")(with_common(list_))
    together.command("decide")(with_common(decide))
    program.add_typer(together, name="consensus")


def begin(
    passes: Annotated[
        list[str], typer.Argument(metavar="RATER...", help="Two or more; R1.2 is R1's second pass.")
    ],
    number: Number = 1,
) -> None:
    """Take over what finished, opened passes agree on; what they differ in waits for a decision."""
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
    every: Annotated[bool, typer.Option("--all", help="Also what is decided.")] = False,
) -> None:
    """List what the raters judged differently, and what was decided."""
    from thirdear.study import consensus

    with open_study() as study:
        found = [one for one in consensus.differences(study, number) if every or one.reason is None]
        standing = consensus.progress(study, number)
    rows = [
        (d.case, d.session, d.layer, d.segment, d.what)
        + ("; ".join(f"{p.rater}: {word(s, d.layer)}" for p, s in d.said),)
        + (("", "") if d.reason is None else (word(d.decided, d.layer), d.reason))
        for d in found
    ]
    heads = ("case", "session", "layer", "segment", "what", "said", "decided", "reason")
    left = sum(one.differing - one.decided for one in standing)

    def told() -> None:
        table("", heads, rows)
        say(f"{left} difference(s) to decide.", f"Karara bağlanacak {left} fark var.")

    progress = [asdict(one) for one in standing]
    show({"differences": [asdict(one) for one in found], "progress": progress}, told)


def word(said: Said, layer: str | None) -> str:
    """Return what was said of a code or an item, as a word."""
    if said is None:
        return cell_word("cannot be rated" if layer is None else "absent", spoken())
    return cell_word("present", spoken()) if said is True else f"{said:g}"


def decide(
    case: Annotated[str, typer.Argument(metavar="CASE")],
    session: Annotated[int, typer.Argument(metavar="SESSION")],
    what: Annotated[str, typer.Argument(metavar="WHAT", help="A code or a rating item.")],
    reason: Annotated[str, typer.Option(help="Why; it is kept with the decision.")],
    segment: Annotated[int | None, typer.Option(help="The segment, for a code.")] = None,
    layer: Annotated[str | None, typer.Option(help="The layer; else the codebook's.")] = None,
    value: Annotated[float | None, typer.Option(help="The value that stands.")] = None,
    present: Annotated[
        bool | None, typer.Option("--present/--absent", help="Whether the code stands.")
    ] = None,
    number: Number = 1,
) -> None:
    """Decide one difference, with its reason; the raters' own passes stay as they are."""
    from thirdear.study import consensus

    if (value is None) == (present is None) and segment is not None:
        raise typer.BadParameter("say --present, --absent or --value", param_hint="--value")
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
                f"Değerlendiriciler orada {what} konusunda ayrılmıyor; listeye bakın.",
            )
        said: Said = value if value is not None else (True if present else None)
        consensus.decide(study, found[0], said, reason, number)
        left = _left(study, number)
    show(
        {"left": left},
        lambda: say(
            f"Decided; {left} difference(s) are left.", f"Karara bağlandı; {left} fark kaldı."
        ),
    )


def _left(study: Study, number: int) -> int:
    from thirdear.study import consensus

    return sum(one.differing - one.decided for one in consensus.progress(study, number))
