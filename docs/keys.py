"""Write keys.md from the table of actions: `python docs/keys.py`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from thirdear.model.language import Language
from thirdear.tui.keys.action import Action
from thirdear.tui.keys.actions import shown_keys
from thirdear.tui.keys.keyboard import actions_for
from thirdear.tui.keys.mouse import MOUSE
from thirdear.tui.keys.presets import PRESETS
from thirdear.tui.keys.table import ACTIONS
from thirdear.tui.preferences import FILE, Preferences, toml
from thirdear.tui.wording import words

PAGE = Path(__file__).with_name("keys.md")
TURKISH = Path(__file__).with_name("tr") / "keys.md"
SHOWN = {"vim": "vim", "one-hand-left": "left hand"}
GOSTERILEN = {"vim": "vim", "one-hand-left": "sol el"}
HEADS = "keys | does | Turkish | id |\n|---|---|---|---|"
HEAD = """\
# The desk's keys

`?` shows the keys of the screen you are on, `:` every action by its name, `Ctrl+l` or `(` the
messages so far, each whole; they are kept only until the program ends. Nothing essential lies on
Ctrl, Alt, function keys or AltGr, and every key but the digits can be changed: on the settings
screen (`,`), or in the file that it names, `{file}` in your configuration folder. A change that
would take a key from another action on the same screen is left out and told. The file looks like
this; `[keys]` takes the ids of the tables below:

```toml
{example}```

| set of keys | for whom |
|---|---|
| `default` | everybody else |
| `vim` | vim users; the usual keys keep working |
| `one-hand-left` | the left hand alone, on QWERTY and Turkish Q |

Tables give the usual keys first, then those of the two other sets where they differ.
"""

FORMS = """\
## Forms

Where something is written in, `Enter` takes it, `Tab` and `↓` go to the next line, `Shift+Tab` and
`↑` to the one before; these stay as they are. `Ctrl+q` leaves the program from everywhere. Digits
give values and codes wherever those are given.

A window that picks files filters by what is typed; a path that is typed, pasted or dragged is taken
whole, with its quotes, also several at once. `↑` `↓` `PgUp` `PgDn` move, `Enter` opens a folder and
takes a file, `Tab` marks, `Shift+Tab` marks all, `Backspace` in an empty line goes a folder up. In
the editor of memos and commentaries `Enter` begins a line and `Esc` closes; what is written is
saved as it is written.
"""

MOUSE_HEAD = """\
## Mouse

Everything that the mouse does has a key. With `thirdear --no-mouse` the terminal keeps the mouse,
for its own selection.

| where | with the mouse | does |
|---|---|---|
"""

BAS = """\
# Ekranın tuşları

`?` bulunulan ekranın tuşlarını, `:` bütün eylemleri adlarıyla, `Ctrl+l` ya da `(` önceki
iletileri eksiksiz gösterir; iletiler yalnız program kapanana dek durur. Gerekli hiçbir şey Ctrl,
Alt, işlev tuşları ya da AltGr üzerinde değildir; rakamlar dışında her tuş değiştirilebilir:
ayarlar ekranında (`,`) ya da o ekranın adını verdiği dosyada, yapılandırma klasörünüzdeki
`{file}` içinde. Aynı ekranda başka bir eylemin tuşunu alacak bir değişiklik uygulanmaz ve
bildirilir. Dosya şöyledir; `[keys]` aşağıdaki tabloların son sütunundaki adları alır:

```toml
{example}```

| tuş takımı | kimin için |
|---|---|
| `default` | herkes |
| `vim` | vim bilenler; olağan tuşlar da çalışır |
| `one-hand-left` | yalnız sol el; QWERTY ve Türkçe Q klavyede |

Tablolarda önce olağan tuşlar, ayrıldıkları yerde öteki iki takımınkiler vardır.
"""

FORMLAR = """\
## Formlar

Bir şey yazılan yerde `Enter` onaylar, `Tab` ve `↓` sonraki satıra, `Shift+Tab` ve `↑` öncekine
geçer; bunlar değişmez. `Ctrl+q` programdan her yerden çıkar. Rakamlar, değer ve kod verilen her
yerde değer ve kod verir.

Dosya seçilen pencere yazılana göre süzer; yazılan, yapıştırılan ya da sürüklenen yol
tırnaklarıyla, birden çok olsa da bütünüyle alınır. `↑` `↓` `PgUp` `PgDn` gezdirir, `Enter`
klasörü açar ve dosyayı alır, `Tab` işaretler, `Shift+Tab` hepsini işaretler, boş satırda
`Backspace` bir üst klasöre çıkar. Not ve yorum yazarken `Enter` yeni satıra geçer, `Esc` kapatır;
yazılan, yazıldığı anda saklanır.
"""

FARE_BASI = """\
## Fare

Fareyle yapılan her şeyin bir tuşu vardır. `thirdear --no-mouse` fareyi terminale, onun kendi
seçimine bırakır.

| nerede | fareyle | ne yapar |
|---|---|---|
"""


def page(language: Language = "en") -> str:
    """Return the page: every action by the place in which its keys work."""
    example = Preferences(theme="light", preset="vim", keys={"tag.repeat": ("i",)})
    tr = language == "tr"
    parts = [(BAS if tr else HEAD).format(file=FILE, example=toml(example))]
    heads = "tuşlar | ne yapar | ad |\n|---|---|---|" if tr else HEADS
    say = words(language)
    sets = {name: actions_for(Preferences(preset=name))[0] for name in PRESETS}
    for where in dict.fromkeys(action.where for action in ACTIONS):
        parts.append(f"## {say(f'scope.{where}')}\n\n| {heads}")
        row = _satir if tr else _row
        parts += [row(place, sets) for place, one in enumerate(ACTIONS) if one.where == where]
        parts.append("")
    parts.append(FORMLAR if tr else FORMS)
    parts.append(_mouse(language))
    return "\n".join(parts)


def _mouse(language: Language) -> str:
    at = int(language == "tr")
    rows = (f"| {one.where[at]} | {one.what[at]} | {one.does[at]} |\n" for one in MOUSE)
    return (FARE_BASI if at else MOUSE_HEAD) + "".join(rows)


def _row(place: int, sets: dict[str, tuple[Action, ...]]) -> str:
    usual = ACTIONS[place]
    keys = "; ".join([_code(usual), *_others(place, sets)])
    return f"| {keys} | {usual.en} | {usual.tr} | `{usual.id}` |"


def _satir(place: int, sets: dict[str, tuple[Action, ...]]) -> str:
    usual = ACTIONS[place]
    keys = "; ".join([_code(usual), *_others(place, sets, GOSTERILEN)])
    return f"| {keys} | {usual.tr} | `{usual.id}` |"


def _others(
    place: int, sets: dict[str, tuple[Action, ...]], shown: Mapping[str, str] = SHOWN
) -> Iterator[str]:
    for name, label in shown.items():
        action = sets[name][place]
        if action.keys != ACTIONS[place].keys:
            yield f"{label} {_code(action)}"


def _code(action: Action) -> str:
    names: Sequence[str] = shown_keys(action).split()
    return " ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    TURKISH.write_text(page("tr"), encoding="utf-8")
