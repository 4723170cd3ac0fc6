"""A file -> spans that point into its text; one module a format family."""

from thirdear.transcripts.alternation import Unlabelled
from thirdear.transcripts.formats import (
    FORMATS,
    SUFFIXES,
    NotATranscript,
    holds_speech,
    read,
    read_with_bytes,
)
from thirdear.transcripts.headers import COLUMNS
from thirdear.transcripts.headings import Heading, from_name
from thirdear.transcripts.roles import guess, is_ambiguous, label_key
from thirdear.transcripts.turns import read_turns

__all__ = [
    "COLUMNS",
    "FORMATS",
    "SUFFIXES",
    "Heading",
    "NotATranscript",
    "Unlabelled",
    "from_name",
    "guess",
    "holds_speech",
    "is_ambiguous",
    "label_key",
    "read",
    "read_turns",
    "read_with_bytes",
]
