"""`thirdear registry`: what laboratories' registry files say together; no study is opened."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from thirdear.base.numbers import grouped
from thirdear.cli.app import open_study, say, show, speak_as_study, table
from thirdear.cli.common import with_common
from thirdear.cli.options import Lag, Scheduler, TrendOption
from thirdear.cli.usage import ends_in
from thirdear.model.language import counted, spoken

registries = typer.Typer(
    help="Combine data of laboratories.",
    rich_markup_mode=None,
)
Files = Annotated[list[Path], typer.Argument(metavar="FILE.parquet")]


def add_to(program: typer.Typer) -> None:
    """Add these commands to the program."""
    registries.command("base-rates")(with_common(base_rates))
    registries.command("agreement")(with_common(agreement))
    registries.command("dose")(with_common(dose))
    registries.command("together")(with_common(together))
    registries.command("lags")(with_common(lags))
    program.add_typer(registries, name="registry")


def export_registry(
    file: Annotated[Path, typer.Argument(metavar="FILE.parquet")],
    laboratory: Annotated[str, typer.Option(help="Name of the laboratory in the registry.")],
) -> None:
    """Write codes of finished sessions for a registry, without text.

    Cases and raters are numbered. Needs the extra `registry`.
    """
    from thirdear.study.exports import registry

    ends_in(file, ".parquet")
    with open_study() as study:
        tags = registry.write(study, file, laboratory)
    show(
        {"file": str(file), "tags": tags},
        lambda: say(
            f"{counted(tags, 'tag')} written to {file}.", f"{grouped(tags)} kod yazıldı: {file}."
        ),
    )


def base_rates(files: Files) -> None:
    """Compare how often laboratories give each code, per 100 segments."""
    from thirdear import registry
    from thirdear.exchange.registry import plain

    _told(*plain(registry(*files).base_rates()))


def agreement(files: Files) -> None:
    """Compute agreement on each code in each laboratory."""
    from thirdear import registry
    from thirdear.exchange.registry import plain

    _told(*plain(registry(*files).agreement()))


def dose(files: Files) -> None:
    """Show how often each code is given by session number."""
    from thirdear import registry
    from thirdear.exchange.registry import plain

    _told(*plain(registry(*files).dose()))


def together(files: Files, scheduler: Scheduler = None) -> None:
    """List codes that share segments, over all laboratories, most frequent first."""
    from thirdear.exchange.registry import plain
    from thirdear.study import registry

    _told(*plain(registry.together(files, scheduler)))


def lags(
    cause: Annotated[str, typer.Argument(metavar="CODE")],
    effect: Annotated[str, typer.Argument(metavar="CODE2")],
    files: Files,
    lag: Lag = None,
    trend: TrendOption = None,
    scheduler: Scheduler = None,
) -> None:
    """Combine cross-lags of two codes over the cases of all laboratories."""
    from thirdear.cli.cases import told
    from thirdear.cli.question import question
    from thirdear.study import registry

    speak_as_study()
    asked = question(cause, effect, lag, trend, None)
    language = spoken()
    found = registry.cross_lags(
        files,
        cause,
        effect,
        lag=asked.lag,
        trend=asked.trend,
        language=language,
        scheduler=scheduler,
    )
    told(found, language)


def _told(columns: list[str], rows: list[dict[str, object]]) -> None:
    speak_as_study()
    heads = [_HEADS.get(one, one) for one in columns]
    none = ("The files hold nothing of that.", "Dosyalarda bununla ilgili bir şey yok.")
    show(rows, lambda: table("", heads, map(_cells, rows), empty=none))


_HEADS = {
    "per_100_segments": "per 100 segments",
    "positive_agreement": "positive agreement",
    "kappa": "κ",
}
"""Columns of the files whose names are no words."""


def _cells(row: dict[str, object]) -> tuple[object, ...]:
    """Return a row with its counts as whole numbers and all else with two places."""
    return tuple(
        f"{one:.0f}"
        if isinstance(one, float) and key in {"segments", "sessions", "tags", "cases"}
        else f"{one:.2f}"
        if isinstance(one, float)
        else one
        for key, one in row.items()
    )
