"""The options that every command understands, and what was given for them."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from thirdear.base.signs import stand_in


@dataclass
class Common:
    """The options that every command understands."""

    study: Path | None = None
    passphrase_file: Path | None = None
    names_passphrase_file: Path | None = None
    keyring: bool = False
    json: bool = False
    ascii: bool = False
    debug: bool = False


common = Common()

_OPTIONS: dict[str, tuple[type, str]] = {
    "study": (Path, "Folder of the study (default: the current one or the nearest above)."),
    "passphrase_file": (Path, "File whose first line is the study's passphrase."),
    "names_passphrase_file": (Path, "File whose first line is the pseudonym list's passphrase."),
    "keyring": (bool, "Take passphrases from the system's keyring."),
    "json": (bool, "Print one JSON document and nothing else."),
    "ascii": (bool, "Draw bars and charts with plain characters."),
    "debug": (bool, "Show the traceback of an internal error."),
}
_ENVIRONMENT = {"ascii": "THIRDEAR_ASCII"}


def drawn(row: str) -> str:
    """Return a row of a chart as the terminal is to get it."""
    return stand_in(row) if common.ascii else row


def with_common(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the common options; their values stand in ``common`` when it runs."""
    signature = inspect.signature(function, eval_str=True)
    ours = [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=False if kind is bool else None,
            annotation=Annotated[
                kind if kind is bool else kind | None,
                typer.Option(
                    f"--{name.replace('_', '-')}",
                    help=text,
                    rich_help_panel="Common",
                    envvar=_ENVIRONMENT.get(name),
                ),
            ],
        )
        for name, (kind, text) in _OPTIONS.items()
    ]

    def run(**given: Any) -> None:
        for name in _OPTIONS:
            # An option given before the command is not taken back by its absence after it.
            setattr(common, name, given.pop(name) or getattr(common, name))
        function(**given)

    run.__doc__ = function.__doc__
    run.__name__ = function.__name__
    run.__module__ = function.__module__
    whole = signature.replace(parameters=[*signature.parameters.values(), *ours])
    run.__signature__ = whole  # type: ignore[attr-defined]
    run.__annotations__ = {name: p.annotation for name, p in whole.parameters.items()}
    return run
