"""Score rules: those of codebooks, of imported series and of the text, by key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from thirdear.model.coding import ScoreRule
from thirdear.model.refusal import Refusal
from thirdear.study import imported_scores, text_scores

if TYPE_CHECKING:
    from thirdear.study.core import Core


def rules(study: Core) -> Mapping[str, ScoreRule]:
    """Return every score rule by its complete key, imported series among them.

    Scores of the text are there once a hypothesis names them.
    """
    text = {key: text_scores.RULES[key] for key in text_scores.in_use(study)}
    return {**study.catalogue.rules, **imported_scores.rules(study), **text}


def score(study: Core, named: str) -> str:
    """Return a score's key; scores of the text are always there."""
    if not text_scores.is_one(named) and named not in rules(study):
        raise Refusal(
            f"There is no score {named}; `thirdear codebook show KEY` lists them.",
            f"{named} adlı bir puan yok; `thirdear codebook show KİTAP` olanları listeler.",
        )
    return named
