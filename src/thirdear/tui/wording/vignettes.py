"""Words of the vignette screen: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "vignettes.title": ("Vignettes", "Kesitler"),
    "vignettes.case": ("Case {case}", "Vaka {case}"),
    "vignettes.looking": ("looking for passages…", "parçalar aranıyor…"),
    "vignettes.none": (
        "No passage yet: s in a session keeps one; scores of finished sessions suggest others.",
        "Henüz parça yok: oturumda s saklar; biten oturumların puanları başkalarını önerir.",
    ),
    "vignettes.blind_none": (
        "None was chosen by hand yet, by s in the text; others are not shown to the blind (A).",
        "Henüz elle seçilen yok (metinde s); başkaları körken gösterilmez (A).",
    ),
    "vignettes.blind": (
        "You are blind, so only what was chosen by hand is shown; A tells more.",
        "Körsünüz; yalnız elle seçilenler gösterilir. A daha çok bilgi verir.",
    ),
    "vignettes.facts": (
        "turns {first}–{last} · {turns} turns · {words} words",
        "söz {first}–{last} · {turns} söz · {words} sözcük",
    ),
    "vignettes.open": ("{count} places undecided", "{count} yer kararsız"),
    "vignettes.clear": ("nothing undecided", "kararsız yer yok"),
    "vignettes.first_end": ("moves the beginning", "başı oynatır"),
    "vignettes.last_end": ("moves the end", "sonu oynatır"),
    "vignettes.ask_title": ("Title", "Başlık"),
    "vignettes.ask_comment": ("Commentary", "Yorum"),
    "vignettes.picked": ("Kept: {title}.", "Saklandı: {title}."),
    "vignettes.put_back": ("Put back; u brings it back.", "Bırakıldı; u geri getirir."),
    "vignettes.rejected": ("Rejected; u takes that back.", "Elendi; u geri alır."),
    "vignettes.too_long": (
        "A vignette has {low} to {high} turns; this one has {turns}.",
        "Bir kesit {low}–{high} söz tutar; bu {turns} söz.",
    ),
}
