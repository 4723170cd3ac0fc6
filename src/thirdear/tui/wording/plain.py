"""Words of the desk without a screen: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "plain.session": (
        "Case {case}, session {session}: {all} segments, {tagged} tagged.",
        "Vaka {case}, oturum {session}: {all} bölüt, {tagged} etiketli.",
    ),
    "plain.which": (
        "Which session? Write case and number, or q to leave.",
        "Hangi oturum? Vakayı ve numarayı yazın; çıkmak için q.",
    ),
    "plain.no_session": ("There is no such session.", "Böyle bir oturum yok."),
    "plain.one": ("{number} of {all}, {speaker}: {words}", "{number}/{all}, {speaker}: {words}"),
    "plain.tags": ("Codes: {codes}", "Kodlar: {codes}"),
    "plain.memo": ("Memo: {memo}", "Not: {memo}"),
    "plain.flagged": ("Flagged to discuss.", "Tartışılacak diye işaretli."),
    "plain.set": ("{count} set: {codes}", "{count} kod kondu: {codes}"),
    "plain.found": ("Found in {count} segments.", "{count} bölütte bulundu."),
    "plain.finished": (
        "This session is finished; the desk opens it again.",
        "Bu oturum bitti; masa onu yeniden açar.",
    ),
    "plain.bye": (
        "Everything is saved. Untagged segments: {count}.",
        "Her şey saklandı. Etiketsiz bölüt: {count}.",
    ),
    "plain.help": (
        "Enter next; b back; n next untagged; 12 goes to segment 12; /words finds; q quits;",
        "Enter sonraki; b önceki; n sonraki etiketsiz; 12 yazmak 12. bölüte gider; /sözler bulur;",
    ),
    "plain.help.tags": (
        "two letters set a code, bo4 with a value; . the last codes again; ? lists the codes;",
        "iki harf kod koyar, bo4 değeriyle; . son kodlar yine; ? kodları sıralar; q çıkar;",
    ),
    "plain.help.more": (
        "x removes; c words: memo, c/bo words: on code bo; ! flag; u undo; U redo; h this help.",
        "x kaldırır; c sözler: not, c/bo sözler: bo koduna; ! işaret; u geri al; U yine; h yardım.",
    ),
    "plain.no_tag": ("{code} is no code of this segment.", "{code} bu birimin bir kodu değil."),
}
