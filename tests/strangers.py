"""Studies of strangers: a plan that was drawn from a seed, made by the command line.

    made = strangers.make(strangers_plan.draw(7), folder)

What is made lies in ``folder / "study"``; the files that it came from lie beside it.
"""

from __future__ import annotations

import csv
import io
import re
import shlex
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from tests.strangers_files import FORMATS, SEVERAL, one_table
from tests.strangers_plan import CasePlan, Plan, judging
from tests.strangers_shell import Outcome, Shell
from thirdear.study import Study


@dataclass(frozen=True, slots=True)
class Made:
    """A study that was made, its folder of files, and how it is opened."""

    plan: Plan
    folder: Path
    shell: Shell

    @property
    def study(self) -> Path:
        """The study's folder."""
        return self.folder / "study"


def make(plan: Plan, folder: Path, shell: Shell | None = None) -> Made:
    """Make the study of a plan in a folder, through the command line; whatever fails is raised."""
    shell = shell or Shell()
    made = Made(plan, folder, shell)
    folder.mkdir(parents=True, exist_ok=True)
    for name, words in (
        ("passphrase", "tepid ocarina bramble quorum lantern\n"),
        ("names-passphrase", "sulfur meadow trombone glacier pebble\n"),
    ):
        (folder / name).write_text(words, encoding="utf-8")
    for name, text in plan.files.items():
        (folder / name).write_text(text, encoding="utf-8")
    for step in (begin, bring_sessions, bring_judgements, bring_names, bring_more):
        step(made)
    return made


def run(made: Made, *words: object, study: bool = True, typed: str = "") -> Outcome:
    """Run a command on the study, with its passphrases where it has some."""
    also: list[object] = ["--study", made.study] if study else []
    if made.plan.encrypted:
        also += ["--passphrase-file", made.folder / "passphrase"]
        also += ["--names-passphrase-file", made.folder / "names-passphrase"]
    return made.shell(*words, *also, typed=typed)


def well(made: Made, *words: object, study: bool = True) -> Outcome:
    """Run a command that must succeed."""
    outcome = run(made, *words, study=study)
    if outcome.code:
        raise AssertionError(f"seed {made.plan.seed}: {outcome}")
    return outcome


def begin(made: Made) -> None:
    """Make the empty study with its codebooks."""
    named = [
        part
        for book in made.plan.codebooks
        for part in (
            "--codebook",
            made.folder / book.source if book.source in made.plan.files else book.source,
        )
    ]
    well(made, "init", made.study, "--language", made.plan.language, *named, study=False)


def bring_sessions(made: Made) -> None:
    """Write the sessions' files and import them, a folder a case."""
    for number, case in enumerate(made.plan.cases):
        folder = made.folder / f"files-{number}"
        folder.mkdir(exist_ok=True)
        joined = [one for one in case.sessions if case.joined and one.format in SEVERAL]
        if len(joined) > 1:
            table = one_table([(one.number, one.turns) for one in joined], made.plan.language)
            (folder / "sessions.csv").write_bytes(table)
        for session in case.sessions:
            if len(joined) > 1 and session in joined:
                continue
            written = FORMATS[session.format]
            path = folder / f"session {session.number}{written.ending}"
            path.write_bytes(written.write(session.turns, made.plan.language))
        import_files(made, folder, "--case", case.key, *_said_once(case))


def _said_once(case: CasePlan) -> tuple[str, ...]:
    """Return who speaks where it has to be said: a label that stands in a file only once."""
    counts = [Counter(said.label for said in one.turns) for one in case.sessions]
    if all(times > 1 for one in counts for times in one.values()):
        return ()
    roles = {said.label: said.role for one in case.sessions for said in one.turns}
    return "--speakers", ",".join(f"{label}={role}" for label, role in roles.items())


def import_files(made: Made, *words: object) -> Outcome:
    """Import, and say who speaks where a refusal asks, with the very option that it names."""
    outcome = run(made, "import", *words, "--json")
    for _ in range(3):
        asked = re.search(r"--speakers ('[^']*'|[^\s']+)", outcome.err)
        if outcome.code != 1 or asked is None:
            break
        roles = {said.label: said.role for _, one in made.plan.sessions for said in one.turns}
        (option,) = shlex.split(asked[1].rstrip(",;."))
        named = [pair.removesuffix("=ROLE") for pair in option.split(",")]
        told = ",".join(f"{label}={roles[label.rpartition('/')[2]]}" for label in named)
        outcome = run(made, "import", *words, "--speakers", told, "--json")
    if outcome.code:
        raise AssertionError(f"seed {made.plan.seed}: {outcome}")
    return outcome


def misread(made: Made, folder: Path | None = None) -> Iterator[str]:
    """Yield what stands otherwise in a study than it was said."""
    for (case, number), found in units(made, "turn", folder).items():
        session = next(
            one for key, one in made.plan.sessions if (key, one.number) == (case, number)
        )
        there = [(one.speaker, one.role, _plain(one.text)) for one in found]
        meant = [(said.label, said.role, _plain(said.words)) for said in session.turns]
        if there != meant:
            at = next(
                (i for i, pair in enumerate(zip(there, meant, strict=False)) if pair[0] != pair[1]),
                -1,
            )
            yield (
                f"case {case}, session {number} ({session.format}): {len(there)} turns for "
                f"{len(meant)}; turn {at + 1}: {there[at] if there else None} for {meant[at]}"
            )


def _plain(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).split())


class Unit(NamedTuple):
    """A segment as the study has it."""

    speaker: str
    role: str
    start: int
    text: str
    time: float | None


def units(made: Made, layer: str, folder: Path | None = None) -> dict[tuple[str, int], list[Unit]]:
    """Return the segments of every session in a layer; in Python, which opens the study once."""
    passphrase = (
        "tepid ocarina bramble quorum lantern" if made.plan.encrypted and folder is None else None
    )
    found = {}
    with Study.open(folder or made.study, passphrase=passphrase) as study:
        for case, one in made.plan.sessions:
            text = study.transcript(case, one.number).text
            found[case, one.number] = [
                Unit(s.speaker, s.role.value, s.start, text[s.start : s.stop], s.time)
                for s in study.segments(case, one.number, layer)
            ]
    return found


def bring_judgements(made: Made) -> None:
    """Bring tags and ratings in as tables, and finish what is finished."""
    plan = made.plan
    for book in plan.codebooks:
        if book.codes and book.layer != "turn":
            well(made, "transcripts", "segment", "--by", book.layer)
    if plan.tags:
        table = made.folder / "tags.csv"
        table.write_text(table_of(TAGS, tag_rows(made)), encoding="utf-8")
        well(made, "tags", "import", table)
    if plan.ratings:
        table = made.folder / "ratings.csv"
        rows = (
            (r.case, r.session, r.item, r.rater, "-" if r.value is None else r.value)
            for r in plan.ratings
        )
        table.write_text(
            table_of(("case", "session", "item", "rater", "value"), rows), encoding="utf-8"
        )
        well(made, "ratings", "import", table)
    _finish(made)


TAGS = ("case", "session", "segment", "code", "rater", "layer", "value", "memo")


def tag_rows(made: Made) -> list[tuple[object, ...]]:
    """Return the tags as a table has them; a tag stands at the first unit of its turn."""
    turns = units(made, "turn")
    cut = {
        b.layer: units(made, b.layer) for b in made.plan.codebooks if b.codes and b.layer != "turn"
    }
    layers = {f"{b.data['prefix']}": b.layer for b in made.plan.codebooks}
    rows = {}
    for tag in made.plan.tags:
        layer, place, unit = layers[tag.code.partition(".")[0]], (tag.case, tag.session), tag.turn
        if layer != "turn":
            begin = turns[place][tag.turn - 1].start
            unit = sum(one.start <= begin for one in cut[layer][place])
        row = (
            *place,
            unit,
            tag.code,
            tag.rater,
            layer,
            "" if tag.value is None else tag.value,
            tag.memo,
        )
        rows.setdefault(row[:5], row)
    return list(rows.values())


def table_of(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a CSV file with these columns."""
    page = io.StringIO()
    csv.writer(page, lineterminator="\n").writerows([columns, *rows])
    return page.getvalue()


def _finish(made: Made) -> None:
    plan = made.plan
    for rater in sorted(judging(plan)):
        done = {(case, number) for who, case, number in plan.finished if who == rater}
        for case in plan.cases:
            own = {(case.key, one.number) for one in case.sessions}
            if own <= done:
                well(made, "finish", "--rater", rater, "--case", case.key)
                continue
            for key, number in sorted(own & done):
                well(made, "finish", "--rater", rater, "--case", key, "--session", number)


def bring_names(made: Made) -> None:
    """List the pseudonyms, one by one or as a table."""
    table = [name for name in made.plan.names if name.by_table]
    if table:
        file = made.folder / "names.csv"
        rows = ((n.real, n.pseudonym, n.case or "", "person") for n in table)
        file.write_text(table_of(("real", "pseudonym", "case", "kind"), rows), encoding="utf-8")
        well(made, "disguise", "import", file)
    for name in made.plan.names:
        if not name.by_table:
            case = () if name.case is None else ("--case", name.case)
            well(made, "disguise", "add", name.real, name.pseudonym, *case, "--only-a-name")


def bring_more(made: Made) -> None:
    """Bring scores from elsewhere in, and declare the hypotheses."""
    plan = made.plan
    if plan.imported:
        file = made.folder / "mood.csv"
        rows = ((*place, value) for place, value in plan.imported.items())
        file.write_text(table_of(("case", "session", "mood"), rows), encoding="utf-8")
        well(made, "scores", "import", file)
    for cause, effect in plan.hypotheses:
        well(made, "hypothesis", "add", cause, effect)
