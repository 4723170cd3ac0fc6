"""Words of welcome, who sits down, first steps: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "who.title": ("Who is rating?", "Kim kodlayacak?"),
    "who.new": ("a new rater", "yeni bir kodlayıcı"),
    "who.name": (
        "Name or initials of the new rater",
        "Yeni kodlayıcının adı ya da baş harfleri",
    ),
    "who.needed": (
        "A name or initials are needed: what is coded is kept under them · Esc: cancel",
        "Bir ad ya da baş harf gerekli; kodlananlar bu adla saklanır · Esc: vazgeç",
    ),
    "first.language": ("Language · Dil", "Language · Dil"),
    "first.why_en": (
        "Three questions, asked once. Esc skips them; settings (,) change the language.",
        "Three questions, asked once. Esc skips them; settings (,) change the language.",
    ),
    "first.why_tr": (
        "Üç soru, yalnız bir kez. Esc soruları geçer; dil ayarlarda (,) değişir.",
        "Üç soru, yalnız bir kez. Esc soruları geçer; dil ayarlarda (,) değişir.",
    ),
    "first.name": ("Your name or initials", "Adınız ya da adınızın baş harfleri"),
    "first.name_why": (
        "Offered when a study asks who is rating. Enter: OK · Esc: skip",
        "Çalışma kimin kodladığını sorunca önerilir. Enter: tamam · Esc: geç",
    ),
    "first.instruments": (
        "Which instruments do you use?",
        "Hangi kod kitaplarını kullanıyorsunuz?",
    ),
    "first.instruments_why": (
        "A new study begins with them; Enter marks one. None is fine, too.",
        "Yeni bir çalışma bunlarla başlar; Enter işaretler. Hiçbiri de olabilir.",
    ),
    "first.done": ("Go on", "Devam et"),
    "welcome.title": ("No study is open.", "Açık bir çalışma yok."),
    "welcome.greeting": (
        "Code, rate and test the transcripts of a psychotherapy, and write the report.",
        "Bir psikoterapinin transkriptlerini kodlayın, puanlayın, sınayın, raporlayın.",
    ),
    "welcome.local": (
        "Everything stays on this computer.",
        "Her şey bu bilgisayarda kalır.",
    ),
    "welcome.open": ("Open", "Aç"),
    "welcome.open.what": ("a study, by its folder", "klasörünü göstererek bir çalışma"),
    "welcome.create": ("Create", "Kur"),
    "welcome.create.what": (
        "a study: codebooks first, then transcripts",
        "bir çalışma: önce kod kitapları, sonra transkriptler",
    ),
    "welcome.demo": ("Demonstration", "Örnek çalışma"),
    "welcome.demo.what": (
        "an invented study of two cases, up to the Word report",
        "iki vakalık uydurma bir çalışma, Word raporuna kadar",
    ),
    "welcome.practice": ("Practice", "Alıştırma"),
    "welcome.practice.what": (
        "six steps of coding on an invented text",
        "uydurma bir metinde altı adımda kodlama",
    ),
    "welcome.secret": ("Passphrase of the study", "Çalışmanın parolası"),
    "welcome.demo_folder": (
        "A new folder for the demonstration",
        "Örnek çalışma için yeni bir klasör",
    ),
    "welcome.making": ("Creating the demonstration…", "Örnek çalışma hazırlanıyor…"),
    "pick.study": ("Which study? Choose its folder", "Hangi çalışma? Klasörünü seçin"),
    "pick.study_here": ("Open this folder", "Bu klasörü aç"),
    "pick.texts": ("Which transcripts?", "Hangi transkriptler?"),
    "pick.texts_here": (
        "All transcripts in this folder and below",
        "Bu klasördeki ve altındaki bütün transkriptler",
    ),
    "pick.registry": ("Which registry files?", "Hangi kayıt dosyaları?"),
    "pick.registry_here": (
        "All registry files in this folder",
        "Bu klasördeki bütün kayıt dosyaları",
    ),
    "pick.above": ("the folder above", "üst klasör"),
    "pick.is_study": ("a study", "çalışma"),
    "pick.keys": (
        "Enter opens, Backspace goes up. Type a part of a name, or paste or drag a path.",
        "Enter açar, Backspace üste çıkar. Adın bir parçasını yazın ya da yol yapıştırın.",
    ),
    "pick.keys_many": (
        (
            "Enter opens or takes, Tab marks, Shift+Tab marks all, Backspace goes up. "
            "Type a part of a name, or paste or drag a path."
        ),
        (
            "Enter açar ya da alır, Tab işaretler, Shift+Tab hepsini işaretler, Backspace üste "
            "çıkar. Adın bir parçasını yazın ya da yol yapıştırın."
        ),
    ),
    "pick.marked": (
        "{count} marked; Enter on a file takes them.",
        "{count} işaretli; bir dosyada Enter onları alır.",
    ),
    "pick.not_there": (
        "{typed}: there is no such file or folder.",
        "{typed}: böyle bir dosya ya da klasör yok.",
    ),
    "create.title": ("A new study", "Yeni bir çalışma"),
    "create.folder": ("Folder", "Klasör"),
    "create.folder_why": (
        "A name alone makes it in {here}; a whole path is taken, too. Enter: OK · Esc: back",
        "Yalnız bir ad, {here} içinde kurulur; tam yol da olur. Enter: tamam · Esc: vazgeç",
    ),
    "create.language": ("Language", "Dil"),
    "create.secret": ("Passphrase", "Parola"),
    "create.secret_again": ("The passphrase once more", "Parola bir kez daha"),
    "create.secret_hint": (
        "It encrypts the study. Leave it empty for no passphrase.",
        "Çalışmayı şifreler. Parola istemiyorsanız boş bırakın.",
    ),
    "create.secret_set": ("set: the study is encrypted", "var: çalışma şifreli"),
    "create.secret_none": (
        "none: anybody at this computer can read it",
        "yok: bu bilgisayardaki herkes okuyabilir",
    ),
    "create.keep_secret": (
        "Keep it safe: nobody can open the study without it.",
        "İyi saklayın: o olmadan çalışmayı kimse açamaz.",
    ),
    "create.differ": (
        "The two differ; no passphrase was set.",
        "İkisi farklı; parola konmadı.",
    ),
    "create.unknown": ("not chosen yet", "henüz seçilmedi"),
    "create.no_folder": ("Choose a folder first.", "Önce bir klasör seçin."),
    "create.make": ("Create the study", "Çalışmayı kur"),
    "create.plain": (
        "Enter changes a row. Choose the codebooks you need; you can add others later.",
        "Enter satırı değiştirir. Gereken kod kitaplarını seçin; sonra da ekleyebilirsiniz.",
    ),
    "practice.without": (
        "The practice session goes without this; q leaves it.",
        "Alıştırma seansında bu yok; q alıştırmadan çıkar.",
    ),
    "practice.step": ("Practice, step {number} of {all}", "Alıştırma, adım {number}/{all}"),
    "practice.move": (
        "Go to segment 3: press {next} twice.",
        "3. birime gidin: iki kez {next} tuşuna basın.",
    ),
    "practice.digit": (
        "The therapist asks something: give segment 3 the code Question by its digit.",
        "Terapist soru soruyor: 3. birime Soru kodunu rakamıyla verin.",
    ),
    "practice.bar": (
        "The child names a feeling: on segment 4 press {bar}, type fe4, Enter.",
        "Çocuk duygusunu söylüyor: 4. birimde {bar}, sonra fe4 ve Enter.",
    ),
    "practice.range": (
        "Segments 5 to 7 are play: from 5 press {extend} twice, then {bar}, pl, Enter.",
        "5–7 oyun: 5. birimden iki kez {extend}, sonra {bar}, pl, Enter.",
    ),
    "practice.part": (
        "Only some words: {part}, {more}, then a digit.",
        "Yalnız birkaç sözcük: {part}, {more}, sonra bir rakam.",
    ),
    "practice.undo": (
        "Undo the last one: {undo}. Undo works after a restart, too.",
        "Sonuncuyu geri alın: {undo}. Program yeniden açılınca da olur.",
    ),
    "practice.end": (
        "That is all you need to begin. Everything is saved as you tag.",
        "Başlamak için bu kadarı yeter. Her kod verildiği anda saklanır.",
    ),
    "practice.more": (
        "? shows all keys; q leaves the practice.",
        "? bütün tuşları gösterir; q alıştırmadan çıkar.",
    ),
}
