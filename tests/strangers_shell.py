"""The command line in this process, without pytest: what was printed, and where a fault was."""

from __future__ import annotations

import io
import json
import sys
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import cache
from typing import Any, NamedTuple
from unittest.mock import patch

import sqlcipher3
import typer

from thirdear.cli import main, outcome


class Outcome(NamedTuple):
    """A command, its exit code, what was printed, and the traceback of a fault."""

    command: tuple[str, ...]
    code: int
    out: str
    err: str
    fault: str = ""

    @property
    def json(self) -> Any:
        """The one JSON document on stdout."""
        return json.loads(self.out)

    def __str__(self) -> str:
        told = (self.err or self.out).strip()
        return f"thirdear {' '.join(self.command)}: exit {self.code}: {told[:1500]}\n{self.fault}"


@cache
def built(given: typer.Typer) -> Any:
    """Build the commands once: they hold no state, and take most of a short command's time."""
    return _build(given)


_build = typer.main.get_command


SLOW, QUICK = 256_000, 1_000
"""Rounds by which a passphrase becomes a key: as the library has it, and as these studies do."""


@contextmanager
def quick_keys() -> Iterator[None]:
    """Make keys of passphrases in few rounds, which else take most of an encrypted tour's time."""
    with sqlcipher3.connect(":memory:") as any_:
        any_.execute(f"PRAGMA cipher_default_kdf_iter = {QUICK}")
        try:
            yield
        finally:
            any_.execute(f"PRAGMA cipher_default_kdf_iter = {SLOW}")
    any_.close()


class Shell:
    """Runs commands one after another, as somebody types them, and counts them."""

    def __init__(self) -> None:
        self.count = 0
        self.seconds: Counter[str] = Counter()

    def __call__(self, *words: object, typed: str = "") -> Outcome:
        """Run one command; ``typed`` is what stands on its standard input."""
        self.count += 1
        command = tuple(map(str, words))
        out, err, faults = io.StringIO(), io.StringIO(), list[str]()
        tell = outcome._fault

        def told(fault: Exception) -> str:
            faults.append("".join(traceback.format_exception(fault)))
            return tell(fault)

        code, began = 0, time.process_time()
        with (
            redirect_stdout(out),
            redirect_stderr(err),
            patch.object(outcome, "_fault", told),
            patch.object(typer.main, "get_command", built),
            patch.object(sys, "argv", ["thirdear", *command]),
            patch.object(sys, "stdin", io.StringIO(typed)),
            warnings.catch_warnings(),
        ):
            warnings.simplefilter("error")
            try:
                main()
            except SystemExit as leaving:
                code = leaving.code if isinstance(leaving.code, int) else int(bool(leaving.code))
            except BaseException as fault:  # noqa: BLE001 - this is what is looked for
                faults.append("".join(traceback.format_exception(fault)))
                code = 99
        self.seconds[" ".join(command[:2])] += time.process_time() - began
        return Outcome(command, code, out.getvalue(), err.getvalue(), "".join(faults))
