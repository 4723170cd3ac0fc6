"""Plain text files with labelled turns, in every written style of :mod:`labels`."""

from __future__ import annotations

import re

from thirdear.model.reading import Reading
from thirdear.model.refusal import Refusal
from thirdear.transcripts.headers import NOTHING_WANTED, Wanted
from thirdear.transcripts.material import Material
from thirdear.transcripts.turns import read_turns

NAME = "txt-turns"

# What other programs read, in the form that no reader here has understood.
_OTHER_TEXT = (
    (
        re.compile(r"<(?:\?xml|!DOCTYPE|html)\b", re.IGNORECASE),
        ("it is an XML or HTML file", "bir XML ya da HTML dosyası"),
    ),
    (
        re.compile(r"\{\s*\"|\[\s*\{\s*\""),
        (
            "it is a JSON file, damaged or not a transcript's",
            "bozuk ya da transkript olmayan bir JSON dosyası",
        ),
    ),
)


def recognises(material: Material) -> bool:
    """Whether it is text at all: the last format in the table takes what no other did."""
    return not material.is_packed


def read(material: Material, wanted: Wanted = NOTHING_WANTED) -> Reading:
    """Return the one session of a plain file."""
    for pattern, what in _OTHER_TEXT:
        if pattern.match(material.text.lstrip()):
            raise Refusal(
                f"{what[0]}, which cannot be read here: save it as plain text with speakers",
                f"{what[1]}; böyle okunamaz: konuşanları yazılı düz metin olarak kaydedin",
            )
    return read_turns(
        material.text,
        format_name=NAME,
        encoding=material.encoding,
        warnings=material.warnings,
        wanted=wanted,
    )
