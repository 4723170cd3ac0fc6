"""A walk through every command on a stranger's study, each answer checked for itself.

failures = tour(strangers_plan.draw(7), folder)
"""

from __future__ import annotations

import json
import random
import re
import shlex
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from tests import strangers
from tests import strangers_leaks as leaks
from tests import strangers_words as words
from tests.strangers import Made
from tests.strangers_plan import RARE, Name, Plan
from tests.strangers_shell import Outcome, Shell, quick_keys

ROUNDS = 8
"""How often a refusal's remedy is followed before it counts as none."""


class Failure(NamedTuple):
    """What is wrong, of which seed, and after which command."""

    seed: int
    command: str
    what: str

    def __str__(self) -> str:
        return f"seed {self.seed}: thirdear {self.command}: {self.what}"


@dataclass
class Tour:
    """A study on its way through the commands, and what went wrong so far."""

    made: Made
    failures: list[Failure] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rng = random.Random(f"a tour {self.plan.seed}")
        self.out = self.made.folder / "out"
        self.out.mkdir()

    @property
    def plan(self) -> Plan:
        """What the study was made from."""
        return self.made.plan

    def fail(self, command: Sequence[object] | str, what: str) -> None:
        """Keep a failure."""
        told = command if isinstance(command, str) else shlex.join(map(str, command))
        what = " | ".join(what.split("\n")).replace(str(self.made.folder), "…")
        failure = Failure(self.plan.seed, told.replace(str(self.made.folder), "…"), what)
        if what not in {known.what for known in self.failures}:
            self.failures.append(failure)

    def __call__(
        self, *command: object, codes: Sequence[int] = (0,), typed: str = "", remedy: bool = True
    ) -> Outcome:
        """Run a command that ends with one of these codes, once what refuses it was remedied."""
        outcome = self._once(command, typed)
        for _ in range(ROUNDS):
            if outcome.code not in (1, 3) or not remedy or not self._follow(outcome):
                break
            again = self._once(command, typed)
            if (again.code, again.err) == (outcome.code, outcome.err):
                self.fail(command, f"the remedy changes nothing: {outcome.err.strip()[:600]}")
                return again
            outcome = again
        if outcome.code not in codes:
            self.fail(command, f"exit {outcome.code}: {(outcome.err or outcome.out).strip()[:600]}")
        return outcome

    def json(self, *command: object, codes: Sequence[int] = (0,)) -> Any:
        """Run a command that must succeed and return its JSON; None where it was refused."""
        outcome = self(*command, "--json", codes=codes)
        try:
            return outcome.json if outcome.code == 0 else None
        except ValueError:
            self.fail(command, f"no JSON: {outcome.out[:200]}")
            return None

    def _once(self, command: Sequence[object], typed: str = "") -> Outcome:
        outcome = strangers.run(self.made, *command, typed=typed)
        for what in self._wrong(outcome):
            self.fail(command, what)
        return outcome

    def _wrong(self, outcome: Outcome) -> Iterator[str]:
        told = outcome.err.replace(str(self.made.folder), "")
        if outcome.fault:
            yield f"a fault: {_place(outcome.fault)}"
        if "Traceback" in outcome.err + outcome.out:
            yield "a traceback was printed"
        if outcome.code not in (0, 1, 2, 3):
            yield f"exit code {outcome.code}"
        if outcome.code in (1, 3) and not told.strip():
            yield "refused without a word"
        yield from (f"transcript words on stderr: {rare}" for rare in RARE if rare in told)
        if outcome.code != 2 and (line := words.foreign(told, self.plan.language)):
            yield f"not in the study's language: {line.strip()}"
        for typed in words.typed(told):
            if gone := words.unknown(typed):
                yield f"the remedy names {gone}, which is no command or option: {shlex.join(typed)}"
        if "--json" in outcome.command and outcome.code == 0:
            yield from self._wrong_json(outcome)

    def _wrong_json(self, outcome: Outcome) -> Iterator[str]:
        try:
            data = json.loads(outcome.out)
        except ValueError:
            yield f"no JSON: {outcome.out[:300]!r}"
            return
        yield from (f"a sentence as data: {told}" for told in words.told_as_data(data))
        for key, value in words.prose(data):
            if key in words.PROSE and (line := words.foreign(value, self.plan.language)):
                yield f"{key} is not in the study's language: {line}"

    def check(self) -> None:
        """Prove that the study is sound."""
        found = self._once(("check", "--json"))
        if found.code or not found.json["holds"]:
            self.fail("check", found.err + found.out[:800])

    def act(self, *command: object, codes: Sequence[int] = (0,), typed: str = "") -> Outcome:
        """Run a command that changes the study, which is sound afterwards."""
        outcome = self(*command, codes=codes, typed=typed)
        self.check()
        return outcome

    # -- what a refusal says is to be done

    def _follow(self, outcome: Outcome) -> bool:
        """Do what a refusal tells somebody to do; return whether it told something."""
        named = [shlex.join(command) for command in words.typed(outcome.err)]
        done = False
        for command in named:
            if command.startswith("disguise scan"):
                where = shlex.split(command)[2:]
                done |= self.decide([part for part in where if part != "--decide"])
            elif command.startswith("finish") and self.plan.raters and command.isascii():
                continue
            elif _is_whole(command):
                done |= self._once(shlex.split(command)).code == 0
        return done

    def decide(self, where: Sequence[str] = ()) -> bool:
        """Decide on everything that the scan lists; return whether there was something."""
        found = self._once(("disguise", "scan", *where, "--json"))
        if found.code not in (0, 3):
            self.fail("disguise scan", f"exit {found.code}: {found.err[:300]}")
            return False
        rows = json.loads(found.out)
        listed: dict[tuple[Name, str | None], list[str]] = {}
        for row in rows:
            folded = leaks.fold(row["form"])
            name = next((n for n in self.plan.names if leaks.fold(n.real) in folded), None)
            if name is None:
                self._once(("disguise", "keep", row["form"], *_in_case(row["case"])))
            else:
                listed.setdefault((name, row["case"]), []).append(row["form"])
        for (name, case), forms in listed.items():
            also = [part for form in forms for part in ("--variant", form)]
            named = ("disguise", "add", name.real, name.pseudonym, *also, "--only-a-name")
            self._once((*named, *_in_case(case)))
        if rows:
            left = self._once(("disguise", "scan", *where, "--json"))
            still = {(row["case"], row["form"]) for row in json.loads(left.out)}
            for case, form in still & {(row["case"], row["form"]) for row in rows}:
                self.fail("disguise keep", f"the form of case {case} is listed again: {form!r}")
        return bool(rows)

    def leaked(self, *paths: Path) -> None:
        """Prove that no listed name stands in what was handed on."""
        for told in leaks.standing(paths, [name.real for name in self.plan.names]):
            self.fail("export", f"a listed name: {told}")

    def state(self) -> dict[str, str]:
        """Return what the study holds, as its commands tell it."""
        places = list(self.plan.sessions)
        asked = (
            ("tags", "export"),
            ("ratings", "export"),
            ("vignettes", "list", "--json"),
            ("transcripts", "corrections", "--json"),
            ("hypothesis", "list", "--json"),
            ("facts", "show", "--json"),
            ("raters", "assign", "--json"),
            ("codebook", "recoded", "--json"),
            ("raters", "consensus", "list", "--all", "--json"),
            *(
                ("transcripts", "segments", "--case", case, "--session", one.number, "--json")
                for case, one in random.Random(self.plan.seed).sample(places, min(3, len(places)))
            ),
        )
        return {shlex.join(map(str, command)): self._once(command).out for command in asked}


def _in_case(case: str | None) -> tuple[str, ...]:
    return () if case is None else ("--case", case)


def _place(fault: str) -> str:
    """Return what a fault is and the last places of this project that it went through."""
    ours = re.findall(r'File "[^"]*/thirdear/([^"]*)", line (\d+), in (\w+)', fault)
    told = " < ".join(f"{file}:{line} {name}" for file, line, name in reversed(ours[-4:]))
    return f"{fault.strip().splitlines()[-1]} in {told}"


def _is_whole(command: str) -> bool:
    """Whether a command that was named can be typed as it stands, and changes what was refused."""
    parts = shlex.split(command)
    placeholders = any(part.isupper() and len(part) > 1 and part.isalpha() for part in parts)
    looks = ("list", "show", "history", "--help", "check", "report", "import", "verify", "sheet")
    return bool(parts) and not placeholders and not any(look in command for look in looks)


def tour(plan: Plan, folder: Path, shell: Shell | None = None) -> list[Failure]:
    """Make the study of a plan, go through all commands with it, and return what failed."""
    from tests import strangers_ways

    made = Made(plan, folder, shell or Shell())
    with quick_keys():
        try:
            strangers.make(plan, folder, made.shell)
        except AssertionError as failed:
            return [Failure(plan.seed, "make", str(failed))]
        except Exception:  # noqa: BLE001 - the other studies go on
            return [Failure(plan.seed, "make", traceback.format_exc()[-1200:])]
        walk = Tour(made)
        for step in strangers_ways.STEPS:
            _take(walk, step)
    return walk.failures


def _take(walk: Tour, step: Callable[[Tour], None]) -> None:
    try:
        step(walk)
    except Exception:  # noqa: BLE001 - the other steps go on
        walk.fail(step.__name__, f"the walk itself fails: {traceback.format_exc()[-1200:]}")
