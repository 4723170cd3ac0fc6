"""Plain text files with labelled turns, in every written style of :mod:`labels`."""

from __future__ import annotations

from collections.abc import Sequence

from thirdear.model.refusal import Refusal
from thirdear.model.text import Reading
from thirdear.transcripts.material import Material
from thirdear.transcripts.turns import read_turns

NAME = "txt-turns"


def recognises(material: Material) -> bool:
    """Whether it is text at all: the last format in the table takes what no other did."""
    return material.archive is None


def read(material: Material, codes: Sequence[str]) -> tuple[Reading, ...]:
    """Return the one session of a plain file."""
    if codes:
        raise Refusal("it is no table, so it has no columns of codes")
    reading = read_turns(
        material.text, format_name=NAME, encoding=material.encoding, warnings=material.warnings
    )
    return (reading,)
