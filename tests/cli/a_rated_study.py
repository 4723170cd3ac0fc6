"""A study that was rated at random, for tests of what is computed from scores."""

from __future__ import annotations

import random
from pathlib import Path

from tests.a_cli import Prompt

CAUSE, EFFECT = "tpocs.bond", "tpocs.task"


def rated(prompt: Prompt, folder: Path, language: str, cases: str = "AB") -> Path:
    """Make a study with cases of 22 invented sessions, rated at random on two subscales."""
    study, drawn = folder / "study", random.Random(5)
    prompt.well("init", study, "--codebook", "tpocs-a", "--language", language)
    rows = ["case,session,item,rater,value"]
    for case in cases:
        for session in range(1, 23):
            text = f"Therapist: Case {case}, session {session}.\nChild: Yes.\n"
            (folder / f"{case}-s{session:02}.txt").write_text(text, encoding="utf-8")
            rows += [f"{case},{session},tpocs.{i},R1,{drawn.randint(0, 5)}" for i in range(1, 10)]
    prompt.well("import", "--study", study, *sorted(folder.glob("?-s*.txt")))
    (folder / "ratings.csv").write_text("\n".join(rows), encoding="utf-8")
    prompt.well("ratings", "import", "--study", study, folder / "ratings.csv")
    prompt.well("finish", "--study", study, "--rater", "R1")
    return study
