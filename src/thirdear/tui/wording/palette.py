"""Words of the palette: English and Turkish."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "palette.title": ("What do you want to do?", "Ne yapmak istersiniz?"),
    "palette.copied": (
        "Typed in a terminal; it is in the clipboard now. Replace what stands in capitals.",
        "Terminalde yazılır; şimdi panoda. Büyük harfle yazılanların yerine kendinizinkini yazın.",
    ),
    "palette.elsewhere": (
        "In a session, the key {key} does it here: {what}.",
        "Bir seansta {key} tuşu bunu burada yapar: {what}.",
    ),
}
