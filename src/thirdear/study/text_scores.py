"""Scores that the transcript gives by itself, without a codebook: words, turns, questions, silence.

They are read from transcripts as corrected, and are nobody's judgement. Their keys are
``text.words.client``, ``text.talk_share.parent``, ``text.turns.therapist``,
``text.questions.therapist`` and ``text.silence``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from thirdear.model.coding import ScoreRule
from thirdear.model.scores import TEXT, Evidence, Score
from thirdear.model.text import Role

if TYPE_CHECKING:
    from thirdear.model.language import Language
    from thirdear.study.core import Core

"""The rule, the rater and the first part of the key of these scores."""
SILENCE = f"{TEXT}.silence"
_SPEAKERS = (Role.THERAPIST, Role.CLIENT, Role.PARENT)
_NAMES = {
    "words": ("Words of the {en}", "{tr} sözcük sayısı"),
    "talk_share": ("Share of all words: {en}", "Sözcük payı: {tr}"),
    "turns": ("Turns of the {en}", "{tr} söz sayısı"),
    "questions": ("Questions of the {en}", "{tr} soru sayısı"),
}
_ROLES = {
    Role.THERAPIST: ("therapist", "terapist"),
    Role.CLIENT: ("client", "danışan"),
    Role.PARENT: ("parent", "ebeveyn"),
}
CAUTION: dict[Language, str] = {
    "en": "What is counted in the transcript ({scores}) rests on what was transcribed: it changes "
    "with the length of a session, the transcriber’s style, and what could not be heard.",
    "tr": "Transkriptten sayılan puanlar ({scores}) yazıya geçirilene bağlıdır: seansın "
    "uzunluğuyla, yazıya dökenin biçemiyle ve duyulamayanlarla değişir.",
}
_QUESTION = re.compile(r"[?؟][?!]*")


def is_one(score: str) -> bool:
    """Whether a key is that of a score of the text."""
    return score in RULES


def _rules() -> Iterator[ScoreRule]:
    for what, (english, turkish) in _NAMES.items():
        for role in _SPEAKERS:
            en, tr = _ROLES[role]
            shown = turkish.format(tr=tr)
            names = {"en": english.format(en=en), "tr": shown[0].upper() + shown[1:]}
            yield ScoreRule(f"{TEXT}.{what}.{role}", names, (), TEXT, role)
    silence = {"en": "Seconds of silence between turns", "tr": "Sözler arası sessizlik (sn)"}
    yield ScoreRule(SILENCE, silence, (), TEXT)


RULES = {rule.key: rule for rule in _rules()}
"""Every score of the text by its key."""


def in_use(study: Core) -> tuple[str, ...]:
    """Return the scores of the text that declared hypotheses name, which stand with the others."""
    named = (key for h in study.hypotheses() for key in (h.cause, h.effect))
    return tuple(dict.fromkeys(key for key in named if is_one(key)))


def scores(study: Core, keys: Iterable[str], case: str | None = None) -> Iterator[Score]:
    """Yield scores of the text by session; one without an answer says why."""
    wanted = [key for key in dict.fromkeys(keys) if is_one(key)]
    if not wanted:
        return
    for info in study.sessions(case):
        said = _said(study, info.case, info.session)
        for key in wanted:
            value, n, why = _silence(study, info.case, info.session)
            if key != SILENCE:
                value, n, why = _counted(said, key)
            yield Score(info.case, info.session, key, value, n, TEXT, why=why)


def evidence(study: Core, case: str, session: int, score: str) -> tuple[Evidence, ...]:
    """Return the turns that a score counts, each with what it adds; pauses for silence."""
    if score == SILENCE:
        return tuple(
            Evidence(case, session, TEXT, score, pause.seconds, "turn", pause.after)
            for pause in study.pauses(case, session)
        )
    count = _COUNTS[score.split(".")[1]]
    role = RULES[score].speaker
    return tuple(
        Evidence(case, session, TEXT, score, float(count(words)), "turn", number)
        for number, of, words in _said(study, case, session)
        if of == role and count(words)
    )


def cautions(keys: Iterable[str], language: Language) -> tuple[str, ...]:
    """Return what to be careful about with these scores, nothing where none is of the text."""
    own = [RULES[key].in_text(language) for key in dict.fromkeys(keys) if is_one(key)]
    return (CAUTION[language].format(scores="; ".join(own)),) if own else ()


_Said = Sequence[tuple[int, Role, str]]


def _said(study: Core, case: str, session: int) -> list[tuple[int, Role, str]]:
    """Return number, role and words of each turn as corrected, transcribers' marks left out."""
    from thirdear.base import notation

    transcript = study.corrected(case, session).transcript
    spoken, place = [], 0
    for mark in notation.marks(transcript.text):
        start = max(mark.start, place)
        spoken += [transcript.text[place:start], " " * max(0, mark.stop - start)]
        place = max(place, mark.stop)
    text = "".join([*spoken, transcript.text[place:]])
    return [(turn.index, turn.role, text[turn.start : turn.stop]) for turn in transcript.turns]


def _words(words: str) -> int:
    from thirdear.base import notation

    return notation.counted_words(words)


def _questions(words: str) -> int:
    return len(_QUESTION.findall(words))


def _turns(_words: str) -> int:
    return 1


_COUNTS: dict[str, Callable[[str], int]] = {
    "words": _words,
    "talk_share": _words,
    "turns": _turns,
    "questions": _questions,
}


def _counted(said: _Said, score: str) -> tuple[float | None, int, str | None]:
    what, role = score.split(".")[1], RULES[score].speaker
    own = [words for _, of, words in said if of == role]
    if not own:
        return None, 0, f"no turns of the {role}"
    total = float(sum(map(_COUNTS[what], own)))
    if what == "talk_share":
        everybody = sum(_words(words) for _, of, words in said if of != Role.ACTION)
        return (total / everybody, len(own), None) if everybody else (None, 0, "no words")
    return total, len(own), None


def _silence(study: Core, case: str, session: int) -> tuple[float | None, int, str | None]:
    turns = study.segments(case, session)
    if not any(turn.end is not None for turn in turns):
        return None, 0, "the transcript does not say when turns end"
    pauses = study.pauses(case, session)
    return round(sum(pause.seconds for pause in pauses), 3), len(pauses), None
