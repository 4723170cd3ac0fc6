"""Every action of the desk and its keys: bindings, footer and help are made from this table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from textual.binding import Binding


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a key does.

    ``where`` is the scope whose widget or screen has the method; ``call`` is that method in
    Textual's notation, with ``{key}`` for the key where each key does its own thing. ``footer``
    orders the action in the one-line footer, 0 leaves it out.
    """

    id: str
    where: str
    group: str
    keys: tuple[str, ...]
    call: str
    en: str
    tr: str
    footer: int = 0

    def label(self, language: str) -> str:
        """Return what the action does, in a few words."""
        return self.tr if language == "tr" else self.en


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
        ("tag.remove", "x", "remove", "remove all codes", "bütün kodları kaldır"),
        ("tag.auto", "a", "auto", "go on after a tag", "etiketten sonra ilerle"),
        ("tag.undo", "u", "undo", "undo", "geri al", 4),
        ("tag.redo", "U", "redo", "redo", "yeniden yap"),
    ),
    *_group(
        "tagging",
        "find",
        ("find.text", "f slash", "find", "find", "bul", 5),
        ("find.next", "n", "hit(1)", "next hit", "sonraki bulgu"),
        ("find.previous", "N", "hit(-1)", "previous hit", "önceki bulgu"),
        ("tagging.clear", "escape", "clear", "let go of range, hits", "aralığı, bulguları bırak"),
    ),
    *_group(
        "tagging",
        "go",
        ("tagging.rate", "r", "rate", "rate", "derecele", 6),
        ("tagging.finish", "E", "finish", "finish session", "oturumu bitir"),
        ("tagging.scores", "p", "scores", "scores and tests", "puanlar ve testler"),
        ("tagging.sessions", "S", "sessions", "sessions", "oturumlar", 7),
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
        ("sessions.scores", "p", "scores", "scores and tests", "puanlar ve testler", 3),
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
        ("scores.back", "escape p", "back", "back", "geri", 7),
    ),
    *_group("dialog", "go", ("dialog.back", "escape", "cancel", "back", "vazgeç", 2)),
    *_group(
        "bar",
        "tag",
        ("bar.complete", "tab", "complete", "complete the word", "sözcüğü tamamla", 1),
        ("bar.close", "escape", "close", "back", "vazgeç", 2),
    ),
    *_group(
        "desk",
        "desk",
        ("desk.help", "question_mark", "app.help", "help", "yardım", 90),
        ("desk.theme", "y", "app.theme", "dark or light", "koyu ya da açık"),
        ("desk.quit", "q", "app.quit", "quit", "çık", 99),
    ),
)

CHAINS: dict[str, tuple[str, ...]] = {
    "tagging": ("transcript", "tagging", "desk"),
    "sessions": ("rows", "choice", "sessions", "desk"),
    "rating": ("rows", "rating", "desk"),
    "scores": ("scores", "desk"),
    "dialog": ("rows", "choice", "dialog"),
    "help": ("rows", "dialog"),
    "bar": ("bar",),
    "welcome": ("rows", "choice", "desk"),
}
"""Which scopes hear a key on each screen, the nearest first."""

_SHOWN = {
    "question_mark": "?",
    "full_stop": ".",
    "plus": "+",
    "minus": "-",
    "slash": "/",
    "space": "Space",
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "shift+down": "Shift+↓",
    "shift+up": "Shift+↑",
    "backspace": "Backspace",
    "delete": "Del",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
}


def shown(key: str) -> str:
    """Return a key as people write it."""
    return _SHOWN.get(key, key)


def shown_keys(action: Action) -> str:
    """Return an action's keys as help shows them: ``j ↓``, or ``1…9`` for a run of digits."""
    if "{key}" in action.call:
        return f"{action.keys[0]}…{action.keys[-1]}"
    return " ".join(shown(key) for key in action.keys)


def bindings(where: str, actions: Sequence[Action] = ACTIONS) -> list[Binding]:
    """Return the Textual bindings of a scope; each key's id survives a change of the key."""
    return [
        Binding(key, action.call.format(key=key), id=name, show=False)
        for action in actions
        if action.where == where
        for key, name in _named(action)
    ]


def _named(action: Action) -> Iterator[tuple[str, str]]:
    if "{key}" in action.call:
        yield from ((key, f"{action.id}.{key}") for key in action.keys)
    else:
        yield ",".join(action.keys), action.id


def of(screen: str, actions: Sequence[Action] = ACTIONS) -> list[Action]:
    """Return the actions that a screen offers, the nearest scope first."""
    return [a for scope in CHAINS[screen] for a in actions if a.where == scope]


def footer(screen: str, language: str) -> list[tuple[str, str]]:
    """Return key and label of the actions in a screen's footer, in order."""
    chosen = sorted((a for a in of(screen) if a.footer), key=lambda a: a.footer)
    return [(shown(a.keys[0]), a.label(language)) for a in chosen]


def conflicts(actions: Sequence[Action] = ACTIONS) -> list[str]:
    """Return a sentence for every key that two actions claim on one screen, and every twin id."""
    found = []
    for screen in CHAINS:
        for one, other in combinations(of(screen, actions), 2):
            if one is not other and one.id == other.id:
                found.append(f"{one.id} is there twice")
            found += [
                f"{shown(key)} is claimed by {one.id} and {other.id} on {screen}"
                for key in one.keys
                if key in other.keys
            ]
    return found
