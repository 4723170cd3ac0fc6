"""The help and the usage errors of the command line in Turkish.

Help is written in English where a command is defined; ``help.tr.toml`` has each sentence in
Turkish. Nothing of it is loaded unless Turkish is spoken.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, partial
from importlib import resources
from typing import Any

from thirdear.model.glossary import in_place_of
from thirdear.model.language import Both, said, spoken

_HEADINGS = {
    "Options": "Seçenekler",
    "Arguments": "Değerler",
    "Commands": "Komutlar",
    "required": "zorunlu",
    "default: {default}": "varsayılan: {default}",
    "env var: {var}": "ortam değişkeni: {var}",
    "Missing command.": "Komut eksik.",
}
_NUMBER: Both = ("<number>", "<sayı>")
_TEXT: Both = ("<text>", "<metin>")
_PATH: Both = ("<path>", "<yol>")
_TAKEN: Mapping[str, Both] = {
    "<str>": _TEXT,
    "<list[str]>": _TEXT,
    "<int>": _NUMBER,
    "<float>": _NUMBER,
    "<int range>": _NUMBER,
    "<float range>": _NUMBER,
    "<path>": _PATH,
    "<list[Path]>": _PATH,
}
_USAGE: tuple[tuple[str, str, str], ...] = (
    (r"No such option: (\S+) \(Possible options: (.*)\)", "", "{0} adlı bir seçenek yok: {1}?"),
    (r"No such option: (\S+)", "", "{0} adlı bir seçenek yok."),
    (
        r"No such command '(.+)'\. Did you mean (.*)\?",
        "",
        "'{0}' adlı bir komut yok. Şunu mu demek istediniz: {1}?",
    ),
    (r"No such command '(.+)'\.", "", "'{0}' adlı bir komut yok."),
    (r"Missing (?:option|argument|parameter) (.+?)\.", "", "{0} eksik."),
    (r"Missing command\.", "", "Komut eksik."),
    (r"Option '?(\S+?)'? requires an argument\.", "", "{0} seçeneği bir değer ister."),
    (r"Option '?(\S+?)'? does not take a value\.", "", "{0} seçeneği değer almaz."),
    (r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)", "Unexpected: {0}", "Fazladan: {0}"),
    (
        r"Input should be a valid integer.*",
        "must be a whole number",
        "bir tam sayı olmalı",
    ),
    (r"Input should be a valid number.*", "must be a number", "bir sayı olmalı"),
    (
        r"Input should be greater than or equal to (\S+)",
        "must be at least {0}",
        "en az {0} olmalı",
    ),
    (r"Input should be less than or equal to (\S+)", "must be at most {0}", "en çok {0} olmalı"),
    (r"Input should be greater than (\S+)", "must be above {0}", "{0} değerinden büyük olmalı"),
    (r"Input should be less than (\S+)", "must be below {0}", "{0} değerinden küçük olmalı"),
    (r"Input should be (.*)", "must be {0}", "{0} olmalı"),
)
"""Messages of the library: pattern, then how English (where it is changed) and Turkish say it."""
_QUOTED = re.compile(r"'[A-Z][A-Z.=\[\]]*'")
"""The name of an argument, such as 'CASE'."""


@cache
def table() -> Mapping[str, str]:
    """Return the Turkish help by its English sentence or paragraph."""
    text = resources.files("thirdear.cli").joinpath("help.tr.toml").read_text("utf-8")
    return tomllib.loads(text)


def turkish(text: str) -> str:
    """Return a help text in Turkish, paragraph by paragraph; what is not known stays."""
    paragraphs = (" ".join(one.split()) for one in text.strip().split("\n\n"))
    return "\n\n".join(table().get(one, one) for one in paragraphs)


def translated(write: Callable[[Any, Any], None], command: Any) -> Callable[[Any, Any], None]:
    """Return what writes a command's help, in the language that is spoken when it is called."""

    def format_help(ctx: Any, formatter: Any) -> None:
        formatter.write_usage = _with_prefix(formatter.write_usage)
        with _readable(command, ctx):
            if spoken() != "tr":
                write(ctx, formatter)
                return
            with _in_turkish(command, command.get_help_option(ctx)):
                write(ctx, formatter)

    return format_help


@contextmanager
def _readable(command: Any, ctx: Any) -> Iterator[None]:
    """Let what is taken be called a text, number or path instead of a type of Python."""
    taken = [(one, _TAKEN.get(one.display_type(ctx))) for one in command.params]
    named = [(one, words) for one, words in taken if words is not None]
    try:
        for one, words in named:
            one.display_type = partial(_said_for, words)
        yield
    finally:
        for one, _ in named:
            del one.display_type


def _said_for(words: Both, ctx: Any) -> str:  # noqa: ARG001
    return said(*words)


@contextmanager
def _in_turkish(command: Any, asked: Any) -> Iterator[None]:
    """Let a command, its options and the commands below it have Turkish help."""
    import typer.core

    inner = getattr(command, "commands", {})
    below = inner.values() if isinstance(inner, dict) else ()  # the top loads its commands late
    named = [one for one in (command, asked, *command.params, *below) if one is not None]
    was = [(one, one.help) for one in named]
    headings = typer.core._  # type: ignore[attr-defined]
    taken = [(one, one.metavar) for one in command.params if getattr(one, "metavar", None)]
    metavars = command.options_metavar, getattr(command, "subcommand_metavar", None)
    try:
        for one, text in was:
            one.help = turkish(text) if text else text
        typer.core._ = lambda message: _HEADINGS.get(message, message)  # type: ignore[attr-defined]
        command.options_metavar, command.subcommand_metavar = "[SEÇENEKLER]", "KOMUT [DEĞER]..."
        for one, name in taken:
            one.metavar = in_place_of(name)
        yield
    finally:
        typer.core._ = headings  # type: ignore[attr-defined]
        command.options_metavar, command.subcommand_metavar = metavars
        for one, text in was:
            one.help = text
        for one, name in taken:
            one.metavar = name


def _with_prefix(write: Callable[..., None]) -> Callable[..., None]:
    def write_usage(program: str, args: str = "", prefix: str | None = None) -> None:
        write(program, args, prefix or said("Usage: ", "Kullanım: "))

    return write_usage


def usage(message: str) -> str:
    """Return a message of wrong usage as a person says it, in the language that is spoken."""
    found = _usage(message)
    return _QUOTED.sub(_placed, found) if spoken() == "tr" else found


def _placed(found: re.Match[str]) -> str:
    return in_place_of(found[0])


def _usage(message: str) -> str:
    if found := re.fullmatch(r"Invalid value for (.+?): (.*)", message, re.DOTALL):
        return f"{found[1]}: {_told(found[2])}"
    return _told(message.removeprefix("Invalid value: "))


def _told(message: str) -> str:
    for pattern, english, told in _USAGE:
        if found := re.fullmatch(pattern, message.strip(), re.DOTALL):
            sentence = said(english, told)
            return sentence.format(*found.groups()) if sentence else message
    return message


def tell(error: Any) -> None:
    """Print what is wrong with what was typed, and where help is."""
    from thirdear.cli.app import note

    context = error.ctx if hasattr(error, "ctx") else None
    message = usage(error.format_message())
    both: Both | None = getattr(error, "both", None)
    if both is not None:
        hint = message.partition(": ")[0] if error.param_hint else ""
        hint = in_place_of(hint) if spoken() == "tr" else hint
        message = f"{hint}: {said(*both)}" if hint else said(*both)
    if context is not None:
        told = said("See `{} --help`.", "Bkz. `{} --help`.").format(context.command_path)
        end = "" if message.endswith("?") else "."
        message = f"{message[:1].upper()}{message[1:].rstrip('.')}{end} {told}"
    note(message)
