"""Words of lists and of long work: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "list.nothing": ("Enter does nothing on this row.", "Enter bu satırda bir şey yapmaz."),
    "rows.first": ("This is the first row.", "Bu ilk satır."),
    "rows.last": ("This is the last row.", "Bu son satır."),
    "rows.none": ("There is nothing in this list.", "Bu liste boş."),
    "list.busy": (
        "{doing} is still running; Esc stops it.",
        "{doing} sürüyor; Esc durdurur.",
    ),
    "list.doing": ("{doing}… Esc stops it.", "{doing}… Esc durdurur."),
    "list.doing_alone": ("{doing}…", "{doing}…"),
    "list.doing_at": (
        "{doing}… {done} readings of sessions so far. Esc stops it.",
        "{doing}… şimdiye dek {done} seans okuması. Esc durdurur.",
    ),
    "list.doing_of": (
        "{doing}… {done} of {all}. Esc stops it.",
        "{doing}… {done}/{all}. Esc durdurur.",
    ),
    "list.stopped": ("Stopped; nothing was kept.", "Durduruldu; hiçbir şey saklanmadı."),
}
