"""Every action of the desk and its keys as they are unless somebody changes them."""

from __future__ import annotations

from thirdear.tui.keys.action import Action

Row = tuple[str, str, str, str, str] | tuple[str, str, str, str, str, int]


def _group(where: str, group: str, *rows: Row) -> tuple[Action, ...]:
    """Rows are: id, keys with a space between, call, English, Turkish, place in the footer."""
    return tuple(
        Action(id_, where, group, tuple(keys.split()), call, en, tr, *footer)
        for id_, keys, call, en, tr, *footer in rows
    )


ACTIONS: tuple[Action, ...] = (
    *_group(
        "transcript",
        "move",
        ("text.next", "j down", "move(1)", "next segment", "sonraki bölüt"),
        ("text.previous", "k up", "move(-1)", "previous segment", "önceki bölüt"),
        ("text.page", "space pagedown", "page(1)", "page forward", "sayfa ileri"),
        ("text.page_back", "b pageup", "page(-1)", "page back", "sayfa geri"),
        ("text.top", "g home", "edge(0)", "beginning", "başa"),
        ("text.end", "G end", "edge(-1)", "end", "sona"),
    ),
    *_group(
        "tagging",
        "move",
        ("move.untagged", "tab", "untagged(1)", "untagged", "etiketsiz", 1),
        ("move.untagged_back", "shift+tab", "untagged(-1)", "untagged before", "önceki etiketsiz"),
        ("move.number", "o", "number", "go to a number", "numaraya git"),
    ),
    *_group(
        "transcript",
        "range",
        ("text.extend", "J shift+down", "extend(1)", "range downwards", "aralığı aşağı uzat"),
        ("text.extend_back", "K shift+up", "extend(-1)", "range upwards", "aralığı yukarı uzat"),
        ("text.mark", "m", "mark", "mark this segment, too", "bu bölütü de işaretle"),
        ("text.part", "v", "part", "part of the segment", "bölütün bir parçası"),
        ("text.word", "right", "word(1)", "next word", "sonraki sözcük"),
        ("text.word_back", "left", "word(-1)", "word before", "önceki sözcük"),
        ("text.more", "shift+right", "more(1)", "part: a word more", "parça: bir sözcük ekle"),
        ("text.less", "shift+left", "more(-1)", "part: a word less", "parça: bir sözcük çıkar"),
        ("text.density", "z", "density", "roomy or compact", "geniş ya da sıkı"),
    ),
    *_group(
        "tagging",
        "tag",
        ("tag.hot", "1 2 3 4 5 6 7 8 9", "hot({key})", "the code beside it", "yanındaki kod"),
        ("tag.set", "0", "hot_set", "other codes on digits", "rakamlara başka kodlar"),
        ("tag.bar", "t", "code_bar", "code", "kod", 2),
        ("tag.repeat", "full_stop", "repeat", "again", "yinele", 3),
        ("tag.more", "plus", "value(1)", "value up", "değeri artır"),
        ("tag.less", "minus", "value(-1)", "value down", "değeri azalt"),
        ("tag.value", "equals_sign", "give_value", "value by a digit", "değeri rakamla ver"),
        ("tag.sticky", "T", "sticky", "letters are codes", "harfler kod olsun"),
        ("tag.remove", "x", "remove", "remove codes", "kodları kaldır"),
        ("tag.memo", "c", "memo", "memo", "not"),
        ("tag.flag", "exclamation_mark", "flag", "flag to discuss", "tartışılacak"),
        ("tag.uncertain", "e", "uncertain", "uncertain", "emin değilim"),
        ("tag.definition", "d", "definition", "definition", "tanım"),
        ("tag.auto", "a", "auto", "go on after a tag", "etiketten sonra ilerle"),
        ("tag.undo", "u", "undo", "undo", "geri al", 4),
        ("tag.redo", "U", "redo", "redo", "yeniden yap"),
    ),
    *_group(
        "tagging",
        "find",
        ("find.text", "f slash", "find", "find", "bul", 5),
        ("find.code", "F", "find_code", "find a code", "kod bul"),
        ("find.next", "n", "hit(1)", "next hit", "sonraki bulgu"),
        ("find.previous", "N", "hit(-1)", "previous hit", "önceki bulgu"),
        ("tagging.clear", "escape", "clear", "let go of range, hits", "aralığı, bulguları bırak"),
    ),
    *_group(
        "tagging",
        "go",
        ("tagging.rate", "r", "rate", "rate", "derecele", 6),
        ("tagging.finish", "E", "finish", "finish session", "oturumu bitir"),
        ("tagging.copy", "Y", "copy", "copy the words", "sözleri kopyala"),
        ("tagging.vignette", "s", "vignette", "vignette from here", "buradan kesit"),
    ),
    *_group(
        "rows",
        "move",
        ("rows.next", "j down", "move(1)", "next row", "sonraki satır"),
        ("rows.previous", "k up", "move(-1)", "previous row", "önceki satır"),
        ("rows.page", "space pagedown", "page(1)", "page forward", "sayfa ileri"),
        ("rows.page_back", "b pageup", "page(-1)", "page back", "sayfa geri"),
        ("rows.top", "g home", "edge(0)", "beginning", "başa"),
        ("rows.end", "G end", "edge(-1)", "end", "sona"),
    ),
    *_group("choice", "go", ("choice.take", "enter", "choose", "choose", "seç", 1)),
    *_group(
        "sessions",
        "go",
        ("sessions.rate", "r", "rate", "rate", "derecele", 2),
        ("sessions.finish", "E", "finish", "finish session", "oturumu bitir", 4),
        ("sessions.rater", "w", "rater", "who sits here", "kim oturuyor", 5),
        ("sessions.undo", "u", "undo", "undo", "geri al"),
        ("sessions.redo", "U", "redo", "redo", "yeniden yap"),
    ),
    *_group(
        "rating",
        "rate",
        ("rating.set", "0 1 2 3 4 5 6 7 8 9", "digit({key})", "give the value", "değeri ver"),
        ("rating.next", "enter", "next", "next item", "sonraki madde"),
        ("rating.lower", "left", "step(-1)", "one lower", "bir azalt"),
        ("rating.higher", "right", "step(1)", "one higher", "bir artır"),
        ("rating.unable", "minus", "unable", "cannot be rated", "değerlendirilemez", 1),
        ("rating.empty", "backspace delete", "empty", "clear", "sil", 2),
        ("rating.undo", "u", "undo", "undo", "geri al", 3),
        ("rating.redo", "U", "redo", "redo", "yeniden yap"),
    ),
    *_group(
        "rating",
        "go",
        ("rating.finish", "E", "finish", "finish session", "oturumu bitir", 4),
        ("rating.back", "escape r", "back", "back", "geri", 5),
    ),
    *_group(
        "scores",
        "read",
        ("scores.left", "left h", "session(-1)", "session before", "önceki oturum", 1),
        ("scores.right", "right l", "session(1)", "session after", "sonraki oturum", 2),
        ("scores.next", "down j", "question(1)", "question", "soru", 3),
        ("scores.previous", "up k", "question(-1)", "question before", "önceki soru"),
        ("scores.table", "d", "table", "as a table", "tablo olarak", 5),
        ("scores.raters", "m", "raters", "whose scores", "kimin puanları", 6),
    ),
    *_group(
        "scores",
        "go",
        ("scores.open", "enter", "open", "open", "aç", 4),
        ("scores.back", "escape", "back", "back", "geri", 7),
    ),
    *_group(
        "codebook",
        "find",
        ("codebook.find", "f slash", "find", "find", "bul", 2),
        ("codebook.back", "escape", "back", "back", "geri", 7),
    ),
    *_group(
        "history",
        "find",
        ("history.find", "f slash", "find", "find", "bul", 2),
        ("history.back", "escape", "back", "back", "geri", 7),
    ),
    *_group("dialog", "go", ("dialog.back", "escape", "cancel", "back", "vazgeç", 2)),
    *_group(
        "bar",
        "tag",
        ("bar.complete", "tab", "complete", "complete the word", "sözcüğü tamamla", 1),
        ("bar.close", "escape", "close", "back", "vazgeç", 2),
        ("bar.definition", "question_mark", "definition", "definition", "tanım", 3),
    ),
    *_group(
        "desk",
        "desk",
        ("desk.sessions", "S", "app.go('sessions')", "sessions", "oturumlar", 80),
        ("desk.scores", "p", "app.go('scores')", "scores and tests", "puanlar ve testler"),
        ("desk.codebook", "C", "app.go('codebook')", "codebook", "kod kitabı"),
        ("desk.history", "H", "app.go('history')", "history", "geçmiş"),
        ("desk.palette", "colon", "app.palette", "every action by its name", "adıyla her işlem"),
        ("desk.help", "question_mark", "app.help", "help", "yardım", 90),
        ("desk.theme", "y", "app.theme", "next theme", "sonraki tema"),
        ("desk.quit", "q", "app.quit", "quit", "çık", 99),
    ),
)

CHAINS: dict[str, tuple[str, ...]] = {
    "tagging": ("transcript", "tagging", "desk"),
    "sessions": ("rows", "choice", "sessions", "desk"),
    "rating": ("rows", "rating", "desk"),
    "scores": ("scores", "desk"),
    "codebook": ("rows", "choice", "codebook", "desk"),
    "history": ("rows", "choice", "history", "desk"),
    "dialog": ("rows", "choice", "dialog"),
    "help": ("rows", "dialog"),
    "bar": ("bar",),
    "welcome": ("rows", "choice", "desk"),
}
"""Which scopes hear a key on each screen, the nearest first."""
