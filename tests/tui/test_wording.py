"""The words of the interface: both languages complete, with the same places to fill in."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import thirdear.tui
from thirdear.model.text import Role
from thirdear.tui.keys.table import ACTIONS
from thirdear.tui.wording import AREAS, TABLES, words

ROOM = Path(thirdear.tui.__file__).parent


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_both_languages_have_the_same_entries_with_the_same_places() -> None:
    """No entry stands twice, none is empty, and no value would be missing."""
    assert sum(map(len, AREAS)) == len(TABLES["en"])
    english, turkish = TABLES["en"], TABLES["tr"]
    assert english.keys() == turkish.keys()
    for entry, text in english.items():
        assert text
        assert turkish[entry]
        assert _places(text) == _places(turkish[entry]), entry


def test_every_entry_is_used_and_every_used_entry_is_there() -> None:
    """The table holds exactly what the screens say."""
    paths = [path for path in ROOM.rglob("*.py") if path.parent.name != "wording"]
    code = "\n".join(path.read_text("utf-8") for path in paths)
    everywhere = "\n".join(path.read_text("utf-8") for path in ROOM.rglob("*.py"))
    used = set(re.findall(r"[\"']([a-z_]+(?:\.[a-z_]+)*)[\"']", code))
    made = re.findall(r'f["\'](?:([a-z]+)\.)?\{[^}]*\}(?:\.([a-z_]+))?["\']', everywhere)
    prefixes = {before for before, after in made if before and not after}
    prefixes |= set(re.findall(r'f["\']([a-z]+)\.\{[^}]*\}\.\{', code))
    prefixes |= set(re.findall(r'f["\']([a-z]+\.[a-z]+)\.\{', code))
    suffixes = {after for before, after in made if after and not before}
    for entry in TABLES["en"]:
        head, _, tail = entry.partition(".")
        longer = entry.rpartition(".")[0]
        assert entry in used or {head, longer} & prefixes or tail in suffixes, entry
    assert {f"actions.{a.group}" for a in ACTIONS} <= TABLES["en"].keys()
    assert {f"role.{role}" for role in Role} <= TABLES["en"].keys()


def test_an_unknown_language_speaks_english() -> None:
    """A study in a language without a table is shown in English."""
    assert words("de")("blind") == "blind"
    assert words("tr")("tagging.seg", place=3, all=9) == "birim 3/9"


MOVES = r"(next|previous|page|back$)"
VERBS_EN = (
    r"(add|ask|change|choose|clear|code|complete|copy|declare|dismiss|edit|extend|export|"
    r"find|finish|flag|give|go to|go back|import|accept|join|leave|lengthen|let|list|lock|look|"
    r"lower|make|mark|merge|move|open|pause|pick|play|propose|put|quit|raise|rate|read|redo|reject|remove|"
    r"repeat|reset|reuse|search|set|shorten|show|sort|split|start|switch|swap|take|"
    r"type|undo|use|verify|write)\b"
)
MOVES_TR = r"(sonraki|önceki|sayfa|geri$|vazgeç$)"
VERBS_TR = (
    r"(aç|aktar|al|ara|ayarla|azalt|artır|bak|başlat|bırak|bırak: kimse değil|bildir|bitir|bul|"
    r"çal|çevir|çıkar|çık|kısalt|değiştir|dinle|doğrula|döndür|düzenle|ekle|ele|geç|git|göster|ilerle|işaretle|kaldır|kat|"
    r"katıl|kilitle|kodla|kopyala|koy|kullan|listele|öner|oku|puanla|reddet|sakla|say|seç|sil|sor|"
    r"sırala|sürdür|tamamla|uzat|ver|yap|yaz|yinele)$"
)


def test_a_key_is_called_by_what_it_does() -> None:
    """A verb, a move, or the name of the screen that it opens; never a noun alone."""
    screens = {"desk.help", "help"}
    found = [
        f"{action.id}: {text}"
        for action in ACTIONS
        if not action.call.startswith("app.go(") and action.id not in screens
        for text, moves, verbs in (
            (action.en, MOVES, VERBS_EN),
            (action.tr, MOVES_TR, VERBS_TR),
        )
        if not re.match(moves, text)
        and not re.search(f"^{verbs}" if text == action.en else verbs, text)
    ]
    assert not found, "\n".join(found)
