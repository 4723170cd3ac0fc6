"""Suggested codes against the majority: `python benchmarks/suggestions.py AnnoMI-simple.csv`.

With `--by meaning` they go by meaning beside the words, which needs the extra `meaning`.
`--invented tr` (or `en`) takes the coded lines of the demonstration's scenes in the place of the
file: five folds of whole scenes, all of the other folds learned.

AnnoMI (Wu et al. 2022, doi 10.1109/ICASSP43922.2022.9746035) is not part of this project. Five
folds of whole sessions; 200 and 1,000 labels are whole sessions of the other folds, drawn in three
orders, until there are so many.
"""

from __future__ import annotations

import argparse
import csv
import time
from collections import Counter
from pathlib import Path

import numpy as np

from thirdear.assistance import f1, folds, learn, meaning, precision_at
from thirdear.demo import scenes

SIZES = (200, 1000, None)
ORDERS = 3
RUNS = 3
"""Of the suggesting of a session; the one that took the processor least counts."""
COLUMNS = {"therapist": "main_therapist_behaviour", "client": "client_talk_type"}


def read(path: Path, who: str) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Return one speaker's texts, labels and sessions."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["interlocutor"] == who]
    texts = [row["utterance_text"] for row in rows]
    labels = np.array([row[COLUMNS[who]] for row in rows])
    return texts, labels, np.array([int(row["transcript_id"]) for row in rows])


def invented(language: str, who: str) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Return one speaker's coded lines in the invented scenes, their codes and scenes."""
    speaker = {"therapist": scenes.THERAPIST, "client": scenes.CHILD}[who]
    rows = [
        (line.text, line.code, number)
        for number, scene in enumerate(scenes.load(language))
        for beat in scene.beats
        for line in beat
        if line.speaker == speaker and line.code
    ]
    texts, labels, places = zip(*rows, strict=True)
    return list(texts), np.array(labels), np.array(places)


def taken(sessions: np.ndarray, among: np.ndarray, size: int | None, seed: int) -> np.ndarray:
    """Return the places of whole sessions until there are ``size`` texts."""
    if size is None:
        return among
    order = np.random.default_rng(seed).permutation(np.unique(sessions[among]))
    found: list[int] = []
    for session in order:
        found += among[sessions[among] == session].tolist()
        if len(found) >= size:
            break
    return np.array(found[:size])


def measure(
    texts: list[str],
    labels: np.ndarray,
    sessions: np.ndarray,
    size: int | None,
    rows: np.ndarray | None,
) -> None:
    """Print one line: macro-F1 of one choice among all codes, and of each code for itself."""
    kinds = np.unique(labels)
    fold = folds(sessions.tolist())
    macro, flags, tops, longest = [], [], [], 0.0
    for seed in range(1 if size is None else ORDERS):
        chances = np.zeros((len(texts), len(kinds)))
        for one in range(5):
            inside = taken(sessions, np.flatnonzero(fold != one), size, seed)
            own = None if rows is None else rows[inside]
            learned = learn([texts[i] for i in inside], labels[inside, None] == kinds, own)
            for session in np.unique(sessions[fold == one]):
                places = np.flatnonzero(sessions == session)
                spent = []
                for _ in range(RUNS):
                    begun = time.process_time()
                    own = None if rows is None else rows[places]
                    chances[places] = learned.chances([texts[i] for i in places], own)
                    spent.append(time.process_time() - begun)
                longest = max(longest, min(spent))
        said = kinds[chances.argmax(axis=1)]
        macro.append(np.mean([f1(said == kind, labels == kind) for kind in kinds]))
        flags.append([f1(chances[:, k] >= 0.5, labels == kind) for k, kind in enumerate(kinds)])
        tops.append([precision_at(chances[:, k], labels == kind) for k, kind in enumerate(kinds)])
    most = Counter(labels.tolist()).most_common(1)[0][0]
    everywhere = np.full(len(texts), fill_value=True)
    majority = f1(everywhere, labels == most) / len(kinds)
    print(f"{size or 'all':>6} labels: macro-F1 {np.mean(macro):.3f} (majority {majority:.3f})")
    for kind, flag, top in zip(kinds, np.mean(flags, 0), np.mean(tops, 0), strict=True):
        base = (labels == kind).mean()
        print(f"        {kind:<18} F1 {flag:.3f}  precision at 10 {top:.2f}  base rate {base:.2f}")
    print(f"        slowest session {1000 * longest:.1f} ms of the processor")


def main() -> None:
    """Measure both speakers with each number of labels."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("file", type=Path, nargs="?")
    options.add_argument("--invented", choices=("en", "tr"))
    options.add_argument("--by", choices=("words", "meaning"), default="words")
    options.add_argument("--who", choices=tuple(COLUMNS), nargs="*", default=tuple(COLUMNS))
    chosen = options.parse_args()
    for who in chosen.who:
        texts, labels, sessions = (
            invented(chosen.invented, who) if chosen.invented else read(chosen.file, who)
        )
        print(f"{who}: {len(texts)} utterances in {len(set(sessions.tolist()))} sessions")
        rows = None
        if chosen.by == "meaning":
            begun = time.process_time()
            rows = meaning.vectors(texts)
            spent = time.process_time() - begun
            print(f"        reading their meaning {spent:.1f} s of the processor")
        for size in SIZES[-1:] if chosen.invented else SIZES:
            measure(texts, labels, sessions, size, rows)


if __name__ == "__main__":
    main()
