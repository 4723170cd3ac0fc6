"""Words of welcome, who sits down, first steps: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "who.title": ("Who sits down to rate?", "Kim değerlendirecek?"),
    "who.new": ("a new rater", "yeni bir değerlendirici"),
    "who.name": (
        "Name or initials of the new rater",
        "Yeni değerlendiricinin adı ya da baş harfleri",
    ),
    "welcome.title": ("No study is open.", "Açık bir çalışma yok."),
    "welcome.greeting": (
        "Read, tag, rate, score, test and write up the transcripts of a therapy.",
        "Bir terapinin dökümlerini okuyun, etiketleyin, puanlayın, sınayın, yazın.",
    ),
    "welcome.local": (
        "Everything stays on this computer.",
        "Her şey bu bilgisayarda kalır.",
    ),
    "welcome.open": ("Open", "Aç"),
    "welcome.open.what": ("a study, by its folder", "bir çalışmayı, klasörüyle"),
    "welcome.create": ("Make", "Kur"),
    "welcome.create.what": (
        "a study: codebooks, then transcripts",
        "bir çalışma: kod kitapları, sonra dökümler",
    ),
    "welcome.demo": ("Demonstration", "Gösterim"),
    "welcome.demo.what": (
        "an invented study of two cases, the whole way to Word",
        "iki vakalık uydurma bir çalışma, Word'e kadar",
    ),
    "welcome.practice": ("Practice", "Alıştırma"),
    "welcome.practice.what": (
        "six steps of tagging on invented text",
        "uydurma metinde altı adımda etiketleme",
    ),
    "welcome.folder": ("Folder of the study", "Çalışmanın klasörü"),
    "welcome.secret": ("Passphrase of the study", "Çalışmanın parolası"),
    "welcome.demo_folder": (
        "Folder for the demonstration, a new one",
        "Gösterim için yeni bir klasör",
    ),
    "welcome.making": ("Making the demonstration…", "Gösterim hazırlanıyor…"),
    "create.title": ("A new study", "Yeni bir çalışma"),
    "create.folder": ("Folder", "Klasör"),
    "create.language": ("Language", "Dil"),
    "create.secret": ("Passphrase", "Parola"),
    "create.secret_again": ("The passphrase once more", "Parola bir kez daha"),
    "create.secret_hint": (
        "It encrypts the study. An empty line: no passphrase.",
        "Çalışmayı şifreler. Boş satır: parola yok.",
    ),
    "create.secret_set": ("set: the study is encrypted", "var: çalışma şifreli"),
    "create.secret_none": ("none: anybody at this computer can read it", "yok: herkes okuyabilir"),
    "create.keep_secret": (
        "Keep it safe: nobody can open the study without it.",
        "İyi saklayın: onsuz çalışmayı kimse açamaz.",
    ),
    "create.differ": ("The two differ; nothing was set.", "İkisi farklı; parola konmadı."),
    "create.unknown": ("not chosen yet", "henüz seçilmedi"),
    "create.no_folder": ("Choose a folder first.", "Önce bir klasör seçin."),
    "create.make": ("Make the study", "Çalışmayı kur"),
    "create.plain": (
        "Enter changes a row; choose the codebooks you need, more can come later.",
        "Enter satırı değiştirir; gereken kod kitaplarını seçin, sonra da eklenir.",
    ),
    "practice.step": ("Practice, step {number} of {all}", "Alıştırma, adım {number}/{all}"),
    "practice.move": (
        "Go to segment 3: press {next} twice.",
        "3. bölüte gidin: iki kez {next} tuşuna basın.",
    ),
    "practice.digit": (
        "The therapist asks something: give segment 3 the code Question by its digit.",
        "Terapist soruyor: 3. bölüte rakamıyla Soru kodunu verin.",
    ),
    "practice.bar": (
        "The child names a feeling: on segment 4 press {bar}, type fe4, Enter.",
        "Çocuk duygusunu söylüyor: 4. bölütte {bar}, sonra fe4 yazıp Enter.",
    ),
    "practice.range": (
        "Segments 5 to 7 are play: from 5 press {extend} twice, then {bar}, pl, Enter.",
        "5–7 oyun: 5'ten iki kez {extend}, sonra {bar}, pl, Enter.",
    ),
    "practice.part": (
        "Only some words: {part}, {more}, then a digit.",
        "Yalnız birkaç sözcük: {part}, {more}, sonra bir rakam.",
    ),
    "practice.undo": (
        "Take the last one back: {undo}. Undo works after a restart, too.",
        "Sonuncuyu geri alın: {undo}. Yeniden açınca da çalışır.",
    ),
    "practice.end": (
        "That is all you need to begin. Everything is saved as you tag.",
        "Başlamak için bu kadar yeter. Her etiket konduğu anda saklanır.",
    ),
    "practice.more": (
        "? shows every key; q leaves the practice.",
        "? tuşları gösterir; q bitirir.",
    ),
}
