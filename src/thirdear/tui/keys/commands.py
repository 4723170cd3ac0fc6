"""Every command of the command line, for the palette: what it does, and which action does it here.

A command without an action is not done on the screen; its exact form is shown and copied.
"""

from __future__ import annotations

from dataclasses import dataclass

from thirdear.base.shell import quoted
from thirdear.model.glossary import in_place_of


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name, what it takes, the id of the action that does the same, its words."""

    name: str
    takes: str
    action: str
    en: str
    tr: str

    def label(self, language: str) -> str:
        """Return what the command does, in a few words."""
        return self.tr if language == "tr" else self.en

    def typed(self, folder: str, language: str) -> str:
        """Return what is typed in a terminal for a study's folder; capitals are to be replaced."""
        of = "" if self.name in ALONE else f" --study {quoted(folder)}"
        takes = in_place_of(self.takes) if language == "tr" else self.takes
        return f"thirdear{of} {self.name} {takes}".rstrip()


ALONE = frozenset({"init", "demo", "restore", "codebook check", "serve"})
"""Commands that need no study; the last one finds it by the folder it is started in."""

_ROWS: tuple[tuple[str, str, str, str, str], ...] = (
    ("init", "FOLDER", "desk.start", "new study", "yeni çalışma"),
    ("demo", "", "desk.start", "demonstration", "örnek çalışma"),
    ("serve", "", "", "open in a browser", "tarayıcıda aç"),
    ("import", "", "desk.import", "import transcripts", "transkriptleri içe aktar"),
    (
        "transcripts replace",
        "FILE --case CASE --session NUMBER",
        "",
        "replace a session's file",
        "bir seansın dosyasını değiştir",
    ),
    (
        "transcripts remove",
        "--case CASE --session NUMBER",
        "",
        "remove a session",
        "bir seansı çıkar",
    ),
    (
        "transcripts segments",
        "--case CASE --session NUMBER",
        "tagging.shape",
        "list segments and layers",
        "birimleri ve katmanları listele",
    ),
    (
        "transcripts segment",
        "--by sentence",
        "tagging.shape",
        "add a layer of segments",
        "birim katmanı ekle",
    ),
    ("transcripts split", "", "tagging.shape", "split a segment", "birimi böl"),
    ("transcripts join", "", "tagging.shape", "join two segments", "iki birimi birleştir"),
    ("transcripts corrections", "", "", "list corrections", "düzeltmeleri listele"),
    (
        "transcripts marks",
        "--case CASE --session NUMBER",
        "",
        "count transcribers' marks",
        "transkript işaretlerini say",
    ),
    (
        "transcripts timing",
        "--case CASE",
        "",
        "count silences and overlaps",
        "sessizlikleri ve örtüşmeleri say",
    ),
    (
        "transcripts recording add",
        "CASE SESSION FILE",
        "tagging.shape",
        "link a recording",
        "kayıt bağla",
    ),
    ("transcripts recording list", "", "", "list recordings", "kayıtları listele"),
    (
        "transcripts recording remove",
        "CASE SESSION",
        "tagging.shape",
        "unlink a recording",
        "kaydı ayır",
    ),
    (
        "transcripts accuracy",
        "CASE NUMBER FILE",
        "tagging.shape",
        "compare two transcripts",
        "iki transkripti ölç",
    ),
    ("transcripts profile", "", "", "what imports have learnt", "içe aktarmanın öğrendikleri"),
    ("transcripts correct words", "", "tagging.shape", "correct words", "sözcükleri düzelt"),
    ("transcripts correct speaker", "", "tagging.shape", "correct a speaker", "konuşanı düzelt"),
    ("transcripts correct split", "", "tagging.shape", "split a turn", "bir sözü böl"),
    ("transcripts correct join", "", "tagging.shape", "join two turns", "iki sözü birleştir"),
    ("transcripts correct time", "", "listen.tap", "correct a time", "bir zamanı düzelt"),
    ("transcripts correct role", "", "tagging.shape", "correct a role", "bir rolü düzelt"),
    (
        "transcripts correct withdraw",
        "NUMBER",
        "",
        "withdraw a correction",
        "düzeltmeyi geri çek",
    ),
    (
        "transcripts correct file",
        "FILE --case CASE --session NUMBER",
        "",
        "corrections from a file",
        "düzeltmeleri dosyadan al",
    ),
    ("transcripts play set", "", "tagging.shape", "mark play", "oyunu işaretle"),
    (
        "transcripts play list",
        "CASE NUMBER --rater RATER",
        "",
        "list what is play",
        "oyun olanları listele",
    ),
    ("search", "", "desk.search", "search all sessions", "bütün seanslarda ara"),
    ("codebook list", "", "desk.codebook", "list codebooks", "kod kitaplarını listele"),
    ("codebook show", "", "desk.codebook", "show a codebook", "kod kitabını göster"),
    ("codebook check", "FILE.toml", "", "check a codebook file", "kod kitabı dosyasını denetle"),
    ("codebook add", "FILE.toml", "", "add a codebook", "kod kitabı ekle"),
    (
        "codebook rename",
        "OLD NEW --file FILE.toml",
        "desk.codebook",
        "rename a code",
        "kodu yeniden adlandır",
    ),
    (
        "codebook merge",
        "CODE CODE --into CODE",
        "desk.codebook",
        "merge codes",
        "kodları birleştir",
    ),
    (
        "codebook split",
        "CODE --into CODE --into CODE",
        "desk.codebook",
        "split a code",
        "kodu böl",
    ),
    ("codebook recoded", "", "", "what became of codes", "kodlara ne oldu"),
    ("codebook nest", "CODE --under CODE", "desk.codebook", "nest a code", "kodu alta al"),
    (
        "codebook in-vivo",
        "CASE SESSION SEGMENT WORDS --rater RATER",
        "tag.in_vivo",
        "code named by words",
        "sözlerden kod",
    ),
    ("codebook recode", "", "desk.again", "code again", "yeniden kodla"),
    ("tags import", "FILE.csv", "", "import tags", "kodlamaları içe aktar"),
    ("tags export", "-o FILE.csv", "", "export tags", "kodlamaları dışa aktar"),
    ("tags matrix", "", "passages.matrix", "codes by cases", "kod matrisi"),
    ("tags together", "", "", "codes that go together", "birlikte geçen kodlar"),
    (
        "tags transitions",
        "--given CODE --target CODE",
        "",
        "what follows a code",
        "bir kodun ardından ne geliyor",
    ),
    (
        "tags suggest on",
        "",
        "tag.suggesting",
        "suggest by words, by meaning",
        "söze, anlama göre öner",
    ),
    ("tags suggest off", "", "tag.suggesting", "no suggestions", "öneri istemiyorum"),
    (
        "tags suggest report",
        "--rater RATER",
        "",
        "how well suggestions do",
        "öneriler ne kadar iyi?",
    ),
    (
        "tags suggest more-like",
        "--case CASE --session NUMBER --segment NUMBER",
        "",
        "turns that are alike",
        "benzer sözler",
    ),
    ("tags suggest codes", "", "tag.accept", "suggest codes", "kod öner"),
    ("tags suggest accept", "", "tag.accept", "take the suggested code", "önerilen kodu al"),
    ("ratings import", "FILE.csv", "", "import ratings", "puanlamaları içe aktar"),
    ("ratings export", "-o FILE.csv", "", "export ratings", "puanlamaları dışa aktar"),
    ("tags memos list", "--rater RATER", "", "list memos", "notları listele"),
    ("tags memos show", "", "sessions.memo", "show a memo", "notu göster"),
    ("tags memos write", "", "sessions.memo", "write a memo", "not yaz"),
    ("tags memos remove", "", "sessions.memo", "remove a memo", "notu kaldır"),
    ("finish", "", "sessions.finish", "finish sessions", "seansları bitir"),
    ("agreement", "", "desk.agreement", "inter-rater agreement", "kodlayıcılar arası uyum"),
    ("raters assign", "", "desk.assigning", "assign sessions", "seans ata"),
    (
        "raters queue",
        "",
        "sessions.queue",
        "a rater's random order",
        "kodlayıcının rastgele sırası",
    ),
    ("raters train", "RATER --gold RATER", "", "train a rater", "kodlayıcı eğit"),
    ("raters unblind", "", "desk.agreement", "end a blind round", "kör turu bitir"),
    (
        "raters model ask",
        "RATER --url http://127.0.0.1:8080 --model MODEL",
        "desk.assigning",
        "ask a language model",
        "bir dil modeline sor",
    ),
    ("raters model list", "", "desk.assigning", "models as raters", "kodlayıcı modeller"),
    ("raters model prompt", "", "", "what a model is told", "modele söylenenler"),
    (
        "raters model count",
        "RATER --reason WHY",
        "desk.assigning",
        "let a model count",
        "modeli saydır",
    ),
    ("raters merge", "", "desk.merge", "merge a colleague's copy", "meslektaşın kopyasını al"),
    ("raters consensus begin", "", "agreement.consensus", "begin a consensus", "uzlaşıya başla"),
    ("raters consensus list", "", "agreement.consensus", "list differences", "ayrılıkları listele"),
    (
        "raters consensus decide",
        "",
        "agreement.consensus",
        "decide a difference",
        "ayrılığı karara bağla",
    ),
    ("scores", "", "desk.scores", "session scores", "seans puanları"),
    ("scores ruptures", "SCORE", "", "alliance ruptures", "ittifak kopmaları"),
    ("scores phases", "SCORE", "", "phases of a score", "bir puanın evreleri"),
    ("scores gains", "SCORE", "", "sudden gains", "ani kazanımlar"),
    ("scores import", "FILE.csv", "", "import session scores", "seans puanlarını içe aktar"),
    ("scores explain", "", "desk.scores", "what a score is made of", "bir puanın dayanakları"),
    ("hypothesis add", "", "desk.scores", "declare a hypothesis", "hipotez bildir"),
    ("hypothesis withdraw", "", "desk.tests", "withdraw a hypothesis", "hipotezi geri çek"),
    ("hypothesis change", "", "desk.tests", "change a hypothesis", "hipotezi değiştir"),
    ("hypothesis list", "", "desk.tests", "list hypotheses", "hipotezleri listele"),
    ("hypothesis plan", "", "", "how many sessions are needed", "kaç seans gerekir"),
    ("granger", "", "desk.scores", "Granger tests", "Granger testleri"),
    ("loop", "CAUSE EFFECT", "", "which of two scores leads", "iki puandan hangisi önde"),
    ("cases", "CAUSE EFFECT", "", "put many cases together", "çok vakayı birleştir"),
    ("compare", "CAUSE EFFECT", "", "compare cases", "vakaları karşılaştır"),
    ("vignettes list", "", "desk.vignettes", "list vignettes", "vinyetleri listele"),
    ("vignettes show", "", "desk.vignettes", "show a vignette", "vinyeti göster"),
    ("vignettes remove", "", "desk.vignettes", "put a vignette back", "vinyeti bırak"),
    ("vignettes suggest", "", "desk.vignettes", "suggest vignettes", "vinyet öner"),
    ("vignettes add", "", "desk.vignettes", "pick a vignette", "vinyet seç"),
    ("vignettes change", "", "desk.vignettes", "change a vignette", "vinyeti değiştir"),
    (
        "vignettes translate",
        "NUMBER FILE",
        "",
        "add a translation",
        "çeviri ekle",
    ),
    ("vignettes export", "", "desk.export", "export vignettes", "vinyetleri dışa aktar"),
    ("facts show", "", "desk.facts", "show the facts of a case", "vaka bilgilerini göster"),
    ("facts set", "FILE.toml", "desk.facts", "set the facts of a case", "vaka bilgilerini gir"),
    ("facts break", "CASE SESSION WHAT", "", "declare a break", "bir ara bildir"),
    ("report", "", "desk.export", "write the report", "raporu yaz"),
    ("report preregistration", "", "", "write a preregistration sheet", "ön kayıt formunu yaz"),
    ("report verify", "", "desk.export", "verify a document", "bir belgeyi doğrula"),
    ("verify", "", "desk.export", "verify a document", "bir belgeyi doğrula"),
    ("report references add", "FILE.bib", "", "add references", "kaynakça ekle"),
    ("report references list", "", "", "list references", "kaynakları listele"),
    ("report references remove", "KEY", "", "remove a reference", "kaynağı çıkar"),
    ("disguise list", "", "desk.disguise", "list pseudonyms", "takma adları listele"),
    ("disguise add", "", "desk.disguise", "add a pseudonym", "takma ad ekle"),
    ("disguise variant", "", "desk.disguise", "another form of a name", "adın başka biçimi"),
    ("disguise import", "FILE.csv", "", "import pseudonyms", "takma adları dosyadan al"),
    ("disguise keep", "", "desk.disguise", "let a form stay", "bir biçimi bırak"),
    ("disguise scan", "", "desk.disguise", "what still identifies", "hâlâ ele verenler"),
    ("disguise propose", "", "desk.disguise", "propose pseudonyms", "takma ad öner"),
    ("disguise checklist", "", "", "checklist before it leaves", "çıkmadan önceki liste"),
    ("privacy encrypt", "", "", "encrypt the study", "çalışmayı şifrele"),
    ("privacy decrypt", "", "", "take the encryption off", "şifreyi kaldır"),
    ("privacy passphrase", "", "desk.safe", "change a passphrase", "parolayı değiştir"),
    ("privacy purge", "", "desk.safe", "erase a case", "bir vakayı sil"),
    ("export r", "", "desk.export", "R script", "R betiği"),
    ("export passes", "", "desk.export", "export coding rounds", "kodlama turlarını ver"),
    ("export qdpx", "", "desk.export", "REFI-QDA project", "REFI-QDA projesi"),
    ("export qdc", "", "desk.export", "REFI-QDA codebook", "REFI-QDA kod kitabı"),
    ("export csv", "", "desk.export", "scores as CSV", "puanlar, CSV"),
    ("export parquet", "", "desk.export", "scores as Parquet", "puanlar, Parquet"),
    ("export sav", "", "desk.export", "scores for SPSS", "puanlar, SPSS"),
    ("export bundle", "", "desk.export", "bundle of numbers", "sayılar paketi"),
    ("export registry", "FILE", "", "for a registry", "veri birliği için"),
    ("export supervision", "", "desk.export", "supervision sheet", "süpervizyon formu"),
    ("export quotes", "", "desk.export", "quotes by code", "koda göre alıntılar"),
    ("export figure", "", "desk.export", "figure of both scores", "iki puanın şekli"),
    ("registry base-rates", "FILE", "", "code rates by laboratory", "laboratuvara göre kod oranı"),
    ("registry agreement", "FILE", "", "agreement by laboratory", "laboratuvara göre uyum"),
    (
        "registry together",
        "FILE",
        "matrix.registry",
        "codes that share segments",
        "birlikte geçen kodlar",
    ),
    (
        "registry lags",
        "CODE CODE2 FILE",
        "matrix.registry",
        "cross-lags over all",
        "toplu çapraz gecikmeler",
    ),
    ("registry dose", "FILE", "", "codes by session number", "seans sırasına göre kodlar"),
    ("undo", "", "desk.history", "undo", "geri al"),
    ("history", "", "desk.history", "history", "geçmiş"),
    ("history redo", "", "desk.history", "redo", "yeniden yap"),
    ("backup", "", "desk.safe", "back up", "yedekle"),
    ("restore", "", "desk.safe", "restore a backup", "yedeği geri yükle"),
    ("check", "", "desk.safe", "check the study", "çalışmayı denetle"),
)

COMMANDS: tuple[Command, ...] = tuple(Command(*row) for row in _ROWS)
"""In the order of the help of the command line."""
