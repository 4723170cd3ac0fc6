"""Words of the desk without a screen: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "plain.session": (
        "{case}, session {session}: {all} segments, {tagged} tagged.",
        "{case}, {session}. seans: {all} birim, {tagged} kodlanmış.",
    ),
    "plain.which": (
        "Which session? Type case and number, or q to quit.",
        "Hangi seans? Vakayı ve numarayı yazın; çıkmak için q.",
    ),
    "plain.no_session": ("There is no such session.", "Böyle bir seans yok."),
    "plain.one": ("{number} of {all}, {speaker}: {words}", "{number}/{all}, {speaker}: {words}"),
    "plain.tags": ("Codes: {codes}", "Kodlar: {codes}"),
    "plain.memo": ("Memo: {memo}", "Not: {memo}"),
    "plain.flagged": ("Flagged to discuss.", "Tartışılmak üzere işaretli."),
    "plain.set": ("{count} set: {codes}", "{count} kod verildi: {codes}"),
    "plain.found": ("Found in {count} segments.", "{count} birimde bulundu."),
    "plain.finished": (
        "This session is finished; thirdear's screen reopens it.",
        "Bu seans bitti; thirdear ekranından yeniden açılır.",
    ),
    "plain.bye": (
        "Everything is saved. Untagged segments: {count}.",
        "Her şey saklandı. Kodlanmamış birim: {count}.",
    ),
    "plain.help": (
        "Enter next; b back; n next untagged; 12 goes to segment 12; /words finds; q quits;",
        (
            "Enter sonraki; b önceki; n sonraki kodlanmamış; 12 yazmak 12. birime gider; /sözler "
            "bulur;"
        ),
    ),
    "plain.help.tags": (
        "two letters set a code, bo4 with a value; . the last codes again; ? lists the codes;",
        "iki harf kod verir, bo4 değeriyle; . son kodlar yine; ? kodları sıralar; q çıkar;",
    ),
    "plain.help.more": (
        "x removes; c words: memo, c/bo words: on code bo; ! flag; u undo; U redo; h this help.",
        "x kaldırır; c sözler: not, c/bo sözler: bo koduna; ! işaret; u geri al; U yine; h yardım.",
    ),
    "plain.no_tag": (
        "{code} is not a code of this segment.",
        "{code} bu birimin kodlarından değil.",
    ),
}
