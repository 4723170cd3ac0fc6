"""A study to practise on: one invented session and a handful of codes, in a folder of its own."""

from __future__ import annotations

import hashlib
from pathlib import Path

from thirdear import codebook
from thirdear.model.text import Role, Segment, Source, Transcript
from thirdear.study.study import LEAD, Language, Study

SESSION = 1
CASE: dict[Language, str] = {"en": "demo", "tr": "örnek"}
RATER: dict[Language, str] = {"en": "practice", "tr": "alıştırma"}
"""Who codes what, as the screen's head says it."""
QUESTION, FEELING, PLAY = "practice.question", "practice.feeling", "practice.play"

BOOK = """
key = "practice"
prefix = "practice"
version = 1
name = { en = "Practice", tr = "Alıştırma" }
source = "Written for thirdear."
permission = "Free to use and to change."

[[family]]
key = "talk"
name = { en = "Talk", tr = "Konuşma" }

[[family]]
key = "game"
name = { en = "Game", tr = "Oyun" }

[[code]]
key = "question"
mnemonic = "qu"
family = "talk"
speaker = "therapist"
name = { en = "Question", tr = "Soru" }
definition = "Asks something."

[[code]]
key = "feeling"
mnemonic = "fe"
family = "talk"
speaker = "client"
scale = [1, 5]
name = { en = "Feeling", tr = "Duygu" }
definition = "Shows or names a feeling; 1 hardly, 5 strongly."

[[code]]
key = "play"
mnemonic = "pl"
family = "game"
name = { en = "Play", tr = "Oyun" }
definition = "Is about the game that is being played."
"""

_T, _C, _P, _A = Role.THERAPIST, Role.CLIENT, Role.PARENT, Role.ACTION

LINES: dict[Language, tuple[tuple[str, Role, str], ...]] = {
    "en": (
        ("T", _T, "Hello. (All of this is invented, so that you can practise on it.)"),
        ("C", _C, "Hello. I brought my small bear."),
        ("T", _T, "How is your bear today?"),
        ("C", _C, "He is sad. He is really very sad, because nobody waited for him."),
        ("C", _C, "Now he builds a tower. You are the wind!"),
        ("T", _T, "I am the wind, and I blow very softly at the tower."),
        ("C", _C, "No, louder! The tower stays up, because the bear holds it."),
        ("T", _T, "He holds it all alone. I wonder whether he would like some help."),
        ("C", _C, "Maybe. You can hold the other side."),
        ("P", _P, "It is five o'clock; we have to go."),
        ("", _A, "[puts the bear into the bag]"),
    ),
    "tr": (
        ("T", _T, "Merhaba. (Bunların hepsi uydurma; üzerinde alıştırma yapmanız için.)"),
        ("Ç", _C, "Merhaba. Küçük ayımı getirdim."),
        ("T", _T, "Ayın bugün nasıl?"),
        ("Ç", _C, "Üzgün. Gerçekten çok üzgün, çünkü kimse onu beklemedi."),
        ("Ç", _C, "Şimdi bir kule yapıyor. Sen de rüzgârsın!"),
        ("T", _T, "Ben rüzgârım, kuleye yavaşça üflüyorum."),
        ("Ç", _C, "Hayır, daha güçlü! Kule yıkılmaz, çünkü ayı onu tutuyor."),
        ("T", _T, "Tek başına tutuyor. Acaba biraz yardım ister mi?"),
        ("Ç", _C, "Belki. Sen de öteki yanını tut."),
        ("E", _P, "Saat beş oldu, gitmemiz gerek."),
        ("", _A, "[ayıyı çantaya koyar]"),
    ),
}


def make(folder: Path, language: Language) -> Study:
    """Make the practice study in a folder; whoever asked for it closes and removes it."""
    study = Study.create(folder, language=language)
    study.store.set_setting("invented", "yes", LEAD)
    study.add_codebook(codebook.parse(BOOK, "practice.toml"))
    transcript = _transcript(language)
    study.store.add_transcript(transcript, transcript.text.encode(), LEAD)
    study.add_rater(RATER[language])
    return study


def _transcript(language: Language) -> Transcript:
    turns, start = [], 0
    for number, (label, role, words) in enumerate(LINES[language], 1):
        turns.append(Segment(number, start, start + len(words), label, role))
        start += len(words) + 1
    text = "\n".join(words for _, _, words in LINES[language])
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = Source("practice.txt", "txt", "utf-8", digest)
    return Transcript(CASE[language], SESSION, text, digest, tuple(turns), source)
