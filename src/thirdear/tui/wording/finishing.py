"""Words of finishing and opening again: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "finish.title": (
        "Finish case {case}, session {session}?",
        "Vaka {case}, oturum {session} bitsin mi?",
    ),
    "finish.tags": (
        "{tagged} of {all} segments are tagged, {rated} of {items} items rated.",
        "{all} bölütten {tagged} etiketli, {items} maddeden {rated} puanlı.",
    ),
    "finish.why": (
        "What is not tagged then counts as absent.",
        "Etiketlenmeyen artık yok sayılır.",
    ),
    "finish.yes": ("finish it", "bitsin"),
    "finish.no": ("not yet", "henüz değil"),
    "finish.done": (
        "Case {case}, session {session} is finished.",
        "Vaka {case}, oturum {session} bitti.",
    ),
    "reopen.title": (
        "Case {case}, session {session} is finished. Open it again?",
        "Vaka {case}, oturum {session} bitmişti. Yeniden açılsın mı?",
    ),
    "reopen.why": (
        "Its scores are missing until it is finished again.",
        "Yeniden bitirilene dek puanları eksik sayılır.",
    ),
    "reopen.yes": ("open it again", "açılsın"),
    "reopen.no": ("leave it", "kalsın"),
    "reopen.done": (
        "Case {case}, session {session} is open again.",
        "Vaka {case}, oturum {session} yeniden açık.",
    ),
}
