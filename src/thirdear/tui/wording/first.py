"""Words of welcome, who sits down, first steps: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "who.title": ("Who sits down to rate?", "Kim değerlendirecek?"),
    "who.new": ("a new rater", "yeni bir değerlendirici"),
    "who.name": (
        "Name or initials of the new rater",
        "Yeni değerlendiricinin adı ya da baş harfleri",
    ),
    "who.none": ("Nobody has sat down; press w.", "Henüz kimse oturmadı; w tuşuna basın."),
    "welcome.title": ("No study is open.", "Açık bir çalışma yok."),
    "welcome.demo": ("try the demonstration", "gösterimi deneyin"),
    "welcome.init": ("make a study", "bir çalışma kurun"),
    "welcome.open": ("open a study by its folder", "klasörüyle bir çalışma açın"),
    "welcome.folder": ("Folder of the study", "Çalışmanın klasörü"),
}
