"""Words of the codebook screen and of definitions: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "code.scale": ("value {low}–{high}", "değer {low}–{high}"),
    "code.needs": ("value needed: {low}–{high}", "değer gerekir: {low}–{high}"),
    "code.example": ("For example:", "Örneğin:"),
    "code.undefined": (
        "This codebook has no definition here.",
        "Bu kod kitabında tanım yok.",
    ),
    "code.ours": (
        "Definition and example are thirdear's own wording, not the manual's.",
        "Tanım ve örnek thirdear'ın kendi sözleridir, ölçeğin kılavuzundan alınmamıştır.",
    ),
    "code.wording": ("Wording: {who}", "Metnin sahibi: {who}"),
    "code.title": ("Codebook", "Kod kitabı"),
    "code.items": ("Rating items", "Puanlama maddeleri"),
    "code.no_row": (
        "Go to the row of a code or an item first.",
        "Önce bir kodun ya da maddenin satırına gidin.",
    ),
    "code.memo_item": (
        "A memo is written on a code; go to the row of one.",
        "Not bir koda yazılır; bir kodun satırına gidin.",
    ),
    "change.title": ("Change {code}", "{code}: değiştir"),
    "change.name": ("name", "ad"),
    "change.definition": ("definition", "tanım"),
    "change.include": ("what belongs to it", "neler bu koda girer"),
    "change.exclude": ("what does not belong to it", "neler bu koda girmez"),
    "change.example": ("example", "örnek"),
    "change.anchors": ("what its values mean", "değerlerin anlamı"),
    "change.ask_anchors": (
        "{code}: a value a line, such as 0 = not at all",
        "{code}: her satıra bir değer, örneğin 0 = hiç",
    ),
    "change.bad_anchor": (
        "Line {line}: write a value from {low} to {high}, = and its meaning, each value once.",
        "{line}. satır: {low}–{high} arası bir değer, = ve anlamını yazın; her değer bir kez.",
    ),
    "change.qsort": (
        "The cards of a Q-sort are changed in its file (codebook show KEY --toml).",
        "Q-sıralamanın kartları dosyasında değiştirilir (codebook show ANAHTAR --toml).",
    ),
    "change.nest": ("kind of another code", "başka bir kodun altına al"),
    "change.ask_nest": ("{code} is a kind of which code?", "{code} hangi kodun altında?"),
    "change.nest_none": ("of none", "hiçbirinin"),
    "change.merge": ("merge into another code", "başka bir kodla birleştir"),
    "change.split": ("split into several codes", "birkaç koda böl"),
    "change.ask_name": ("New name of {code}", "{code} için yeni ad"),
    "change.ask_split": (
        "Names of the new codes, with a semicolon between",
        "Yeni kodların adları, arada noktalı virgül",
    ),
    "change.ask_merge": ("Merge {code} into which code?", "{code} hangi koda katılsın?"),
    "change.none": (
        "There is no other code in this codebook.",
        "Bu kod kitabında başka kod yok.",
    ),
    "change.sure": (
        "Save this as version {version} of {book}?",
        "{book}, {version}. sürüm olarak saklansın mı?",
    ),
    "change.why_text": (
        "Tags given by the earlier text (yours: {count}) are coded again by their raters (R).",
        "Önceki metinle yapılan kodlamaları (sizinki: {count}) kodlayıcıları yeniden kodlar (R).",
    ),
    "change.why_merge": (
        "Tags of {code} (yours: {count}) count as {into} from now on; each keeps its first code.",
        "{code} kodlamaları (sizinki: {count}) artık {into} sayılır; ilk kodları da saklanır.",
    ),
    "change.why_split": (
        "Raters choose among the new codes for their tags of {code} (yours: {count}) again (R).",
        "Kodlayıcılar {code} kodlamaları (sizinki: {count}) için yeni kodlardan seçer (R).",
    ),
    "change.yes": ("save", "sakla"),
    "change.no": ("do not save", "saklama"),
    "change.done": ("Saved as version {version}.", "{version}. sürüm olarak saklandı."),
    "code.find": ("Part of a name, or two letters", "Adın bir parçası ya da iki harf"),
}
