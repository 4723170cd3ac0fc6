"""Ready-made sets of keys: what each changes in the table of actions."""

from __future__ import annotations

from collections.abc import Mapping

VIM: Mapping[str, str] = {
    "text.page": "space pagedown ctrl+f ctrl+d",
    "text.page_back": "b pageup ctrl+b ctrl+u",
    "text.word": "l right",
    "text.word_back": "h left",
    "rows.page": "space pagedown ctrl+f ctrl+d",
    "rows.page_back": "b pageup ctrl+b ctrl+u",
    "tag.redo": "U ctrl+r",
    "assigning.redo": "U ctrl+r",
    "facts.redo": "U ctrl+r",
    "sessions.redo": "U ctrl+r",
    "rating.redo": "U ctrl+r",
    "vignettes.redo": "U ctrl+r",
    "find.text": "slash f",
    "codebook.find": "slash f",
    "history.find": "slash f",
    "disguise.find": "slash f",
    "rating.lower": "h left",
    "rating.higher": "l right",
}
"""As in vim, as far as one key says it; the usual keys stay beside."""

LEFT: Mapping[str, str] = {
    "text.next": "f down",
    "text.previous": "d up",
    "text.extend": "F shift+down",
    "text.extend_back": "D shift+up",
    "text.mark": "s",
    "text.density": "h",
    "move.number": "B o",
    "tag.repeat": "a full_stop",
    "tag.more": "R plus",
    "tag.less": "W minus",
    "tag.value": "X equals_sign",
    "tag.definition": "w",
    "tag.accept": "j",
    "tag.drop": "k",
    "desk.again": "U",
    "tag.auto": "l",
    "tag.undo": "z",
    "tag.redo": "Z",
    "find.text": "slash",
    "find.code": "K",
    "tagging.disagreement": "J",
    "tagging.vignette": "m",
    "rows.next": "f down",
    "rows.previous": "d up",
    "sessions.undo": "z",
    "sessions.redo": "Z",
    "rating.undo": "z",
    "rating.redo": "Z",
    "vignettes.disguise": "e",
    "assigning.undo": "z",
    "assigning.redo": "Z",
    "facts.undo": "z",
    "facts.redo": "Z",
    "desk.assigning": "less_than_sign",
    "desk.facts": "semicolon",
    "disguise.find": "slash",
    "disguise.undo": "z",
    "consensus.undo": "z",
    "consensus.redo": "Z",
    "vignettes.undo": "z",
    "vignettes.redo": "Z",
    "codebook.find": "slash",
    "history.find": "slash",
    "desk.help": "question_mark Q",
    "desk.lock": "asterisk",
}
"""For the left hand alone, on QWERTY and on Turkish Q: move, tag by 1 to 5, undo."""

PRESETS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "default": {},
    "vim": {id_: tuple(keys.split()) for id_, keys in VIM.items()},
    "one-hand-left": {id_: tuple(keys.split()) for id_, keys in LEFT.items()},
}
