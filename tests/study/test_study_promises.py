"""Commands keep their word on studies that look another way than the demonstration."""

from __future__ import annotations

from pathlib import Path

from tests.a_cli import Prompt
from tests.a_study import Small, talk
from tests.study.test_study_reported import OWN
from thirdear import open_study
from thirdear.study import Study


def test_a_copy_elsewhere_brings_its_pseudonyms_back(prompt: Prompt, tmp_path: Path) -> None:
    """`backup FILE` writes the list beside the copy, and `restore` takes it from there."""
    small = Small(prompt, tmp_path)
    small.session("A", 1, 4)
    small.well("disguise", "add", "Oliver", "Martin")
    small.well("disguise", "keep", "Rome")
    copy = tmp_path / "copy.thirdear"
    assert "copy.names.thirdear" in small.well("backup", copy)
    prompt.well("restore", copy, tmp_path / "back")
    with Study.open(small.study) as one, Study.open(str(tmp_path / "back")) as other:
        assert one.pseudonyms() == other.pseudonyms() != ((), ())
    assert small("backup", copy).code == 1


def test_a_backup_never_writes_over_another_list(prompt: Prompt, tmp_path: Path) -> None:
    """A list that says the same is an ended backup's and is written anew; another one stays."""
    small = Small(prompt, tmp_path)
    small.session("A", 1, 4)
    small.well("disguise", "add", "Oliver", "Martin")
    copy, beside = tmp_path / "copy.thirdear", tmp_path / "copy.names.thirdear"
    small.well("backup", copy)
    copy.unlink()
    small.well("backup", copy)
    copy.unlink()
    small.well("disguise", "add", "Selma", "Derya")
    kept = beside.read_bytes()
    refused = small("backup", copy)
    assert refused.code == 1
    assert "copy.names.thirdear is there already" in refused.err
    assert beside.read_bytes() == kept
    assert not copy.exists()


def test_a_closed_list_of_pseudonyms_goes_with_a_copy(prompt: Prompt, tmp_path: Path) -> None:
    """An encrypted list needs no passphrase to be copied, and its own one afterwards."""
    (tmp_path / "p").write_text("one two three\n", encoding="utf-8")
    (tmp_path / "n").write_text("four five six\n", encoding="utf-8")
    small = Small(prompt, tmp_path, "", "--passphrase-file", tmp_path / "p")
    names = ("--names-passphrase-file", tmp_path / "n")
    small.well("disguise", "add", "Oliver", "Martin", *names)
    copy = tmp_path / "copy.thirdear"
    small.well("backup", copy)
    back = ("--study", tmp_path / "back", "--passphrase-file", tmp_path / "p")
    prompt.well("restore", copy, tmp_path / "back", "--passphrase-file", tmp_path / "p")
    assert "Martin" in prompt.well("disguise", "list", *names, *back).out


def test_restore_speaks_the_language_of_the_study(prompt: Prompt, tmp_path: Path) -> None:
    """What is said of a restored Turkish study is Turkish."""
    small = Small(prompt, tmp_path, "", "--language", "tr")
    small.well("backup", tmp_path / "copy.thirdear")
    told = prompt.well("restore", tmp_path / "copy.thirdear", tmp_path / "back")
    assert "takma ad listesi yok" in told.err
    assert "Çalışma" in told.out


def test_every_command_that_needs_the_names_takes_their_passphrase(
    prompt: Prompt, tmp_path: Path
) -> None:
    """In an encrypted study whatever looks names up is given the passphrase of the list."""
    (tmp_path / "p").write_text("one two three\n", encoding="utf-8")
    (tmp_path / "n").write_text("four five six\n", encoding="utf-8")
    small = Small(prompt, tmp_path, "alliance-markers", "--passphrase-file", tmp_path / "p")
    names = ("--names-passphrase-file", tmp_path / "n")
    small.session("A", 1, 8)
    small.tags("A,1,2,alliance.bond_plus,R1")
    small.well("vignettes", "add", "A", 1, 1, 3, "--criterion", "x", "--title", "A passage")
    small.well("disguise", "add", "Oliver", "Martin", *names)
    for command in (
        ("disguise", "list"),
        ("disguise", "keep", "Rome"),
        ("disguise", "variant", "Oliver", "Ollie"),
        ("disguise", "checklist"),
        ("export", "qdpx", tmp_path / "x.qdpx"),
        ("export", "bundle", tmp_path / "x.zip", "--with-words"),
        ("export", "supervision", tmp_path / "s.docx", "--case", "A", "--session", 1),
        ("export", "quotes", tmp_path / "q.csv"),
        ("vignettes", "export", "-o", tmp_path / "v.docx"),
        ("report", "-o", tmp_path / "r.docx"),
        ("verify", tmp_path / "r.docx"),
    ):
        outcome = small(*command, *names)
        assert "passphrase" not in outcome.err, (command, outcome)
        assert outcome.code == 0, (command, outcome)


def test_a_code_without_tags_can_be_renamed(prompt: Prompt, tmp_path: Path) -> None:
    """The code is known from the version before the one that comes with the command."""
    (tmp_path / "w.toml").write_text(OWN, encoding="utf-8")
    newer = OWN.replace("version = 1", "version = 2").replace('"x"\nmnem', '"y"\nmnem')
    (tmp_path / "w2.toml").write_text(newer.replace('of = ["x"]', 'of = ["y"]'), encoding="utf-8")
    small = Small(prompt, tmp_path, str(tmp_path / "w.toml"))
    small.well("codebook", "rename", "w.x", "w.y", "--file", tmp_path / "w2.toml")
    assert small("codebook", "rename", "w.z", "w.y").code == 1


def test_a_registry_without_codes_says_so(prompt: Prompt, tmp_path: Path) -> None:
    """Ratings alone are nothing to register; files without rows are answered in words."""
    small = Small(prompt, tmp_path, "tpocs-a")
    small.session("A", 1, 8)
    table = tmp_path / "r.csv"
    table.write_text("case,session,item,rater,value\nA,1,tpocs.1,R1,3\n", encoding="utf-8")
    small.well("ratings", "import", table)
    small.well("finish", "--rater", "R1")
    outcome = small("export", "registry", tmp_path / "lab.parquet", "--laboratory", "X")
    assert outcome.code == 1
    assert "nothing to register" in outcome.err
    from thirdear.exchange import registry

    registry.write(tmp_path / "empty.parquet", iter(()))
    for command in ("base-rates", "agreement", "dose"):
        assert "hold nothing" in prompt.well("registry", command, tmp_path / "empty.parquet").out


def test_without_scores_every_command_says_the_same(prompt: Prompt, tmp_path: Path) -> None:
    """Nothing empty is written, and nobody called main is looked for."""
    small = Small(prompt, tmp_path, "tpocs-a")
    small.session("A", 1, 8)
    told = set()
    for command in (
        ("scores",),
        ("scores", "-o", tmp_path / "y.parquet"),
        ("export", "csv", tmp_path / "x.csv"),
        ("export", "parquet", tmp_path / "x.parquet"),
        ("export", "sav", tmp_path / "x.sav"),
        ("export", "bundle", tmp_path / "x.zip"),
    ):
        outcome = small(*command)
        assert outcome.code == 1
        told.add(outcome.err)
    assert len(told) == 1
    assert not [*tmp_path.glob("x.*"), *tmp_path.glob("y.*")]
    main = small("scores", "--combine", "main")
    assert (main.code, "Nobody has coded" in main.err) == (1, True)


def test_a_study_is_opened_by_a_text_or_a_path(prompt: Prompt, tmp_path: Path) -> None:
    """A notebook names a folder as it likes."""
    small = Small(prompt, tmp_path)
    talk(tmp_path / "a.txt", 2)
    for folder in (small.study, str(small.study)):
        with open_study(folder) as one, Study.open(folder) as other:
            assert one.name == other.name
    with Study.create(str(tmp_path / "new")) as made:
        assert made.cases() == ()
