"""Turkish forms in search against a person's judgment: `python benchmarks/forms.py`.

`tests/data/forms-tr.tsv` has forty words, their forms in the demonstration's invented scenes, and
the words there that only look like them. Told for each way of searching: of what it finds, how much
is a form (precision), and how many of the forms it finds (recall). Where akana is installed, its
lemmas are a way, too. ``--missed`` lists what the program's own forms have wrong.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from thirdear.base.forms import forms
from thirdear.base.letters import fold

JUDGED = Path(__file__).parents[1] / "tests" / "data" / "forms-tr.tsv"
Way = Callable[[str, str], bool]


def judged() -> list[tuple[str, set[str], set[str]]]:
    """Return words with their forms, and with words that only look like one."""
    lines = JUDGED.read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return [(word, set(own.split()), set(other.split())) for word, own, other in rows]


def as_typed(word: str, text: str) -> bool:
    """Say whether the word, of a verb its root, stands anywhere in another one, letters folded."""
    root = word[:-3] if word.endswith(("mak", "mek")) and len(word) > 4 else word
    return fold(root) in fold(text)


def in_forms(word: str, text: str) -> bool:
    """Say whether `--forms` finds the other word."""
    return any(forms(word).spans(text, "tr", exact=True))


def ways() -> dict[str, Way]:
    """Return the ways of searching that there are here."""
    found: dict[str, Way] = {"as typed": as_typed, "all forms": in_forms}
    if find_spec("akana") is not None:
        import akana

        morphology = akana.Morphology()
        found["akana's lemmas"] = lambda word, text: any(
            one["lemma"] == word for one in morphology.analyze(text)
        )
    return found


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--missed", action="store_true")
    chosen = options.parse_args()
    rows = judged()
    count = sum(len(own) for _, own, _ in rows)
    print(f"{len(rows)} words, {count} forms, {sum(len(o) for *_, o in rows)} that look like one")
    for name, way in ways().items():
        right = wrong = 0
        for word, own, other in rows:
            hits, false = ({one for one in some if way(word, one)} for some in (own, other))
            right, wrong = right + len(hits), wrong + len(false)
            if chosen.missed and way is in_forms and (false or own - hits):
                print(f"  {word}: too many {sorted(false)}, missed {sorted(own - hits)}")
        print(f"{name:<16} precision {right / (right + wrong):.3f}  recall {right / count:.3f}")


if __name__ == "__main__":
    main()
