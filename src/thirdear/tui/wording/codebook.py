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
    "code.title": ("Codebook", "Kod kitabı"),
    "code.items": ("Rating items", "Puanlama maddeleri"),
    "code.no_row": ("Go to the row of a code first.", "Önce bir kodun satırına gidin."),
    "change.title": ("Change {code}", "{code}: değiştir"),
    "change.name": ("name", "ad"),
    "change.definition": ("definition", "tanım"),
    "change.include": ("what belongs to it", "neler bu koda girer"),
    "change.exclude": ("what does not belong to it", "neler bu koda girmez"),
    "change.example": ("example", "örnek"),
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
