"""A study's numbers for other programs: tables with a dictionary, and a bundle to repeat them."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from thirdear.base import paths
from thirdear.base.files import private_folder, replacing
from thirdear.model.coding import ScoreRule
from thirdear.model.language import counted
from thirdear.model.refusal import Refusal
from thirdear.study import facts, gate, judgements, precedence, protocol
from thirdear.study import rules as study_rules
from thirdear.study import scores as study_scores
from thirdear.study.disguise import disguised
from thirdear.study.exports import frames
from thirdear.writeup.words import say

if TYPE_CHECKING:
    import pandas as pd

    from thirdear.study.core import Core

DICTIONARY = (
    *("variable", "score", "label_en", "label_tr", "level", "missing"),
    *("rule", "of", "codebook", "version"),
)
_LIBRARIES = ("thirdear", "numpy", "pandas", "scipy", "statsmodels")
_PLACE = {
    "case": ("case", "Case", "Vaka", "nominal"),
    "session": ("session", "Session number", "Seans numarası", "ordinal"),
    "rater": (
        "rater",
        "Rater, or how raters were combined",
        "Kodlayıcı ya da kodlayıcıların birleştirilişi",
        "nominal",
    ),
}
README = """\
# What is in here

Session scores of {cases}, made by thirdear {version}, and all they were made from but the
words of the transcripts. Sessions are numbered, cases have the study's keys.

- `scores_long.csv`, `scores_wide.csv`: a row per score, a row per session; an empty cell is missing
- `dictionary.csv`: each variable of the wide table, its labels, level, rule and codebook
- `tags.csv`, `ratings.csv`: what raters judged, as `thirdear tags import` reads it
- `codebooks/`: the instruments in the versions used
- `analysis.json`: the hypotheses, settings and seeds, the declared breaks of each case as the first
  session after them, which its tests hold as steps, and what came of the tests
- `versions.json`: the programs
- `tests.R`: repeats every test in R and stops where R disagrees, if hypotheses were declared
{words}
Recordings of the sessions are not in here, nor is the place where they lie.

A cell that begins with an apostrophe before one of = + - @ is a text that a spreadsheet would run;
the apostrophe is not part of it.
"""


def write_tables(study: Core, target: Path, raters: str = "mean") -> tuple[Path, ...]:
    """Write scores and their dictionary: a FILE.csv gets the wide table, a folder everything."""
    made = _tables(study, raters)
    if target.suffix.lower() == ".csv":
        names = {"scores_wide.csv": target, "dictionary.csv": target.with_suffix(".dictionary.csv")}
    else:
        private_folder(target)
        names = {name: target / name for name in made}
    for name, path in names.items():
        data = made[name].encode("utf-8-sig")
        gate.hand_on(study, path, data, kind="scores", settings={"cases": list(study.cases())})
    return tuple(names.values())


def write_parquet(study: Core, path: Path, raters: str = "mean", case: str | None = None) -> None:
    """Write the wide table, of one case or of all, as Parquet."""
    gate.check_folder(path)
    try:
        import pyarrow as pa  # noqa: F401 - only whether it is there
    except ImportError as error:
        raise Refusal(
            f"{path.name}: Parquet needs the extra: pip install thirdear[parquet]",
            f"{path.name}: Parquet için şu ek gerekir: pip install thirdear[parquet]",
        ) from error
    table = _wide(study, raters, case)
    with replacing(path) as draft:
        table.to_parquet(draft, index=False)
    gate.note(study, path, "scores", {"cases": [case] if case else list(study.cases())})


def write_sav(study: Core, path: Path, raters: str = "mean") -> None:
    """Write the wide table for SPSS, with labels in the study's language."""
    from thirdear.exchange import spss

    gate.check_folder(path)
    rows = [dict(zip(DICTIONARY, row, strict=True)) for row in _dictionary(study, raters)]
    labels = {str(row["variable"]): str(row[f"label_{study.language}"]) for row in rows}
    table = _wide(study, raters)
    with replacing(path) as draft:
        spss.write(draft, table, labels)
    gate.note(study, path, "scores", {"cases": list(study.cases())})


def write_bundle(
    study: Core,
    path: Path,
    raters: str = "mean",
    *,
    with_words: bool = False,
    identifiable: bool = False,
    seed: int = 1,
) -> None:
    """Write everything that repeats the numbers as one zip; the same study gives the same bytes.

    ``with_words`` adds the transcripts, disguised, behind the gate.
    """
    from thirdear.refi import writer

    disguise = gate.nobody()
    if with_words:
        disguise = gate.opened(study, study.cases(), identifiable=identifiable)
    parts = {name: text.encode() for name, text in _parts(study, raters, seed).items()}
    if with_words:
        cases = paths.file_names(study.cases())
        for info in study.sessions():
            transcript = study.transcript(info.case, info.session)
            text = disguised(study, transcript, disguise).transcript.text
            name = f"transcripts/{cases[info.case]}-s{info.session:02}.txt"
            parts[name] = text.encode()
    mark = f" ({say(study.language, 'identifiable')})" if identifiable else ""
    words = f"- `transcripts/`: the texts{mark}\n" if with_words else ""
    about = README.format(
        cases=counted(len(study.cases()), "case"), version=_version("thirdear"), words=words
    )
    parts["README.md"] = about.encode()
    data = writer.zipped(dict(sorted(parts.items())))
    kept = {"cases": list(study.cases()), "words": with_words}
    if with_words:
        gate.release(
            study,
            path,
            data,
            disguise,
            kind="bundle",
            settings=kept,
        )
        return
    gate.hand_on(study, path, data, kind="bundle", settings=kept)


def _parts(study: Core, raters: str, seed: int) -> dict[str, str]:
    from thirdear.series.words import as_json

    tests = precedence.tests(study, raters, seed=seed) if study.hypotheses() else ()
    analysis = {
        "hypotheses": [asdict(hypothesis) for hypothesis in study.hypotheses()],
        "breaks": {case: numbers for case in study.cases() if (numbers := _breaks(study, case))},
        "raters": raters,
        "resamples": 9999,
        "seed": seed,
        "tests": [as_json(test) for test in tests],
    }
    versions = {name: _version(name) for name in _LIBRARIES}
    versions["python"] = ".".join(map(str, sys.version_info[:3]))
    parts = _tables(study, raters)
    names = paths.file_names(book.key for book in study.codebooks())
    parts |= {f"codebooks/{names[book.key]}.toml": book.toml for book in study.codebooks()}
    parts["analysis.json"] = _json(analysis)
    parts["versions.json"] = _json(versions)
    if tests:
        parts["tests.R"] = protocol.r_script(study, raters)
    return parts


def _breaks(study: Core, case: str) -> list[int]:
    """Return the sessions at which steps begin; what a break was stays in the study."""
    record = facts.read(study).cases.get(case)
    return [one.session for one in record.breaks] if record is not None else []


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _version(name: str) -> str:
    return metadata.version(name)


def _tables(study: Core, raters: str) -> dict[str, str]:
    from thirdear import scores as room
    from thirdear.exchange import longcsv

    values = frames.some(study, raters)
    rows = ([getattr(score, column) for column in room.COLUMNS] for score in values)
    wide = _wide(study, raters)
    return {
        "scores_long.csv": longcsv.write(room.COLUMNS, rows),
        "scores_wide.csv": longcsv.write(list(wide.columns), _cells(wide)),
        "dictionary.csv": longcsv.write(DICTIONARY, _dictionary(study, raters)),
        "tags.csv": judgements.export_tags(study, memos=False),
        "ratings.csv": judgements.export_ratings(study),
    }


def _cells(table: pd.DataFrame) -> Iterator[list[object]]:
    """Yield rows; NaN is an empty cell."""
    for row in table.itertuples(index=False, name=None):
        yield [None if cell != cell else cell for cell in row]  # noqa: PLR0124 - NaN


def _wide(study: Core, raters: str, case: str | None = None) -> pd.DataFrame:
    frames.some(study, raters, case)
    table = frames.scores(study, raters, case)
    scores = [str(column) for column in table.columns if column not in _PLACE]
    return table.rename(columns=dict(zip(scores, variables(scores), strict=True)))


def variables(scores: Sequence[str]) -> list[str]:
    """Return names that SPSS, jamovi, JASP and R all take: letters, digits, underscores, unique."""
    found: list[str] = []
    for score in scores:
        bare = re.sub(r"[^A-Za-z0-9]+", "_", score).strip("_")[:60] or "score"
        bare = bare if bare[0].isalpha() else f"s_{bare}"
        taken = {name.lower() for name in found} | set(_PLACE)
        numbered = (f"{bare}_{number}" for number in range(2, len(scores) + 3))
        found.append(next(n for n in (bare, *numbered) if n.lower() not in taken))
    return found


def _dictionary(study: Core, raters: str) -> Iterator[tuple[object, ...]]:
    for variable, english, turkish, level in _PLACE.values():
        yield (variable, "", english, turkish, level, "", "", "", "", "")
    scores = list(dict.fromkeys(score.score for score in study_scores.scores(study, raters, None)))
    rules = study_rules.rules(study)
    for variable, score in zip(variables(scores), scores, strict=True):
        rule = rules[score]
        book = next((b for b in study.codebooks() if rule in b.scores), None)
        source = ("", "") if book is None else (book.key, book.version)
        labels = (rule.name("en"), rule.name("tr"))
        yield (variable, score, *labels, "scale", "empty", *_made(rule), *source)


def _made(rule: ScoreRule) -> tuple[str, str]:
    return rule.rule, " ".join(rule.of)
