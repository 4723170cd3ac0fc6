"""Turkish letters are folded one for one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from thirdear.base.letters import alphabetical, fold, lower_turkish


def test_turkish_i_keeps_its_dot() -> None:
    """IŞIK and İNCİ become ışık and inci, in as many letters."""
    assert lower_turkish("IŞIK İNCİ") == "ışık inci"


def test_search_forgives_dots_and_cedillas() -> None:
    """Whoever types isik finds IŞIK and ışık alike."""
    assert fold("IŞIK") == fold("ışık") == fold("isik") == "isik"


@given(st.text())
def test_fold_keeps_every_offset(text: str) -> None:
    """A place found in the fold is the place in the text."""
    assert len(fold(text)) == len(text)


def test_names_sort_by_the_turkish_alphabet() -> None:
    """Each Turkish letter behind its neighbour; what is plain ASCII sorts as ever."""
    turkish = ["Can", "Çan", "Dağ", "Gül", "Ğ", "Hale", "Irmak", "İpek", "Jale", "Oya", "Öykü"]
    more = [
        "Pelin",
        "Su",
        "Şen",
        "Tan",
        "Ufuk",
        "Ülkü",
        "Veli",
        "cam",
        "çam",
        "dal",
        "ıtır",
        "ilik",
    ]
    assert sorted(set(turkish + more), key=alphabetical) == turkish + more
    plain = ["A", "A1", "A10", "A2", "B", "a", "b_1"]
    assert sorted(plain, key=alphabetical) == sorted(plain)
