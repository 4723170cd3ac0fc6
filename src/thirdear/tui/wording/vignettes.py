"""Words of the vignette screen: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "vignettes.title": ("Vignettes", "Vinyetler"),
    "vignettes.looking": ("looking for passages…", "bölümler aranıyor…"),
    "vignettes.none": (
        "No passage yet: s in a session saves one; scores of finished sessions suggest more.",
        "Henüz bölüm yok: seansta s saklar; biten seansların puanları yenilerini önerir.",
    ),
    "vignettes.blind_none": (
        "None was chosen by hand yet (s in the text); others are hidden while you are blind (A).",
        "Henüz elle seçilen yok (metinde s); ötekiler körken gizlidir (A).",
    ),
    "vignettes.blind": (
        "You are blind, so only passages chosen by hand are shown; A tells more.",
        "Körsünüz; yalnız elle seçilen bölümler gösterilir. A daha çok bilgi verir.",
    ),
    "vignettes.so_already": ("It is so already.", "Zaten öyle."),
    "vignettes.end_stays": (
        "This end cannot be moved further.",
        "Bu uç daha öteye alınamaz.",
    ),
    "vignettes.facts": (
        "turns {first}–{last} · {turns} turns · {words} words",
        "söz {first}–{last} · {turns} söz · {words} sözcük",
    ),
    "vignettes.beside.verdicts": (
        "Printed beside the verdicts of its case.",
        "Vakasının kararlarının yanında basılır.",
    ),
    "vignettes.beside.gains": (
        "Printed beside the sudden gains of its case.",
        "Vakasının ani kazanımlarının yanında basılır.",
    ),
    "vignettes.beside.ruptures": (
        "Printed beside the possible ruptures of its case.",
        "Vakasının olası kopmalarının yanında basılır.",
    ),
    "vignettes.beside.clinical": (
        "Printed in the clinical analysis.",
        "Klinik analizde basılır.",
    ),
    "vignettes.open": ("{count} words undecided", "{count} söz karar bekliyor"),
    "vignettes.clear": ("nothing undecided", "karar bekleyen yok"),
    "vignettes.first_end": ("moves the beginning", "başı oynatır"),
    "vignettes.last_end": ("moves the end", "sonu oynatır"),
    "vignettes.ask_title": ("Title", "Başlık"),
    "vignettes.ask_comment": ("Commentary", "Yorum"),
    "vignettes.picked": ("Saved: {title}.", "Saklandı: {title}."),
    "vignettes.put_back": ("Removed; u brings it back.", "Bırakıldı; u geri getirir."),
    "vignettes.rejected": ("Rejected; u undoes it.", "Elendi; u geri alır."),
    "vignettes.too_long": (
        "A vignette has {low} to {high} turns; this one has {turns}.",
        "Bir vinyet {low}–{high} söz olur; bu {turns} söz.",
    ),
}
