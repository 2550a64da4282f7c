"""Scripts/check-dutch: finds what is no plain Dutch, leaves alone what is, and has nothing to say about the Dutch that is there."""

import importlib.machinery
import importlib.util
import json
import pathlib
import shutil
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def load():
    loader = importlib.machinery.SourceFileLoader("check_dutch", str(ROOT / "Scripts/check-dutch"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    return module


check_dutch = load()


@pytest.fixture
def run(capsys):
    """Runs the check, and gives its exit code and what it said."""

    def ran(*arguments):
        try:
            code, more = check_dutch.main([str(argument) for argument in arguments]), ""
        except SystemExit as stop:
            code, more = 1, str(stop)
        said = capsys.readouterr().err + more
        assert (code == 0) == (said == ""), said
        return code, said

    return ran


@pytest.fixture
def check(run, tmp_path):
    """Runs the check on a catalogue and a page of its own."""

    def checked(texts=None, page=""):
        (tmp_path / "nl.json").write_text(json.dumps(texts or {}, ensure_ascii=False), encoding="utf-8")
        (tmp_path / "SomePage.swift").write_text(page, encoding="utf-8")
        return run("--texts", tmp_path / "nl.json", "--pages", tmp_path)

    return checked


def test_the_dutch_that_is_there_is_plain(run):
    assert run() == (0, "")


def test_fails_as_a_command_as_well(tmp_path):
    (tmp_path / "nl.json").write_text('{"ask": {"lead": "Indien nodig."}}', encoding="utf-8")
    command = [sys.executable, ROOT / "Scripts/check-dutch", "--texts", tmp_path / "nl.json", "--pages", tmp_path]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1 and "instead of ‘Indien’ write ‘als’" in done.stderr


def test_reads_the_newest_version_of_each_role_and_every_consent(run, check, tmp_path):
    def role(version, about):
        return {"key": "buddy", "version": version, "facts": {"name": "Maatje", "about": about, "insurance": "Ja.", "may": ["Samen eten."], "mayNot": []}}

    (tmp_path / "Roles").mkdir()
    (tmp_path / "People").mkdir()
    (tmp_path / "Roles/roles.json").write_text(json.dumps({"roles": [role(1, "Indien nodig."), role(2, "Teneinde te helpen.")]}), encoding="utf-8")
    (tmp_path / "People/rules.json").write_text(json.dumps({"purposes": [{"id": "see", "name": "Zien", "text": "Mag jij dit?"}]}), encoding="utf-8")
    check()
    code, said = run("--texts", tmp_path / "nl.json", "--pages", tmp_path, "--rules", tmp_path)
    assert code == 1 and "Indien" not in said
    assert "buddy.about: “Teneinde te helpen.”" in said and "see.text: “Mag jij dit?”" in said


LONG = "Wij vragen u om dit te doen en daarna ook nog iets anders te doen, want dat is nu eenmaal wat wij graag willen."
MIDDLING = "Wij vragen u om dit vandaag nog te doen, want dat is voor iedereen hier beter."


@pytest.mark.parametrize(
    ("texts", "key", "advice"),
    [
        ({"ask": {"lead": "Vertel het ons gerusst."}}, "ask.lead", "‘gerusst’ is not in the dictionary; perhaps ‘gerust’"),
        ({"ask": {"many": {"one": "{n} dag", "other": "{n} daggen"}}}, "ask.many.other", "‘daggen’ is not in the dictionary"),
        ({"ask": {"lead": f"{LONG} Ja. Nee."}}, "ask.lead", "length: 24 words"),
        ({"ask": {"title": "Vraag", "one": MIDDLING, "two": MIDDLING}}, "ask", "length: the sentences of this section have 16.0 words on average"),
        ({"ask": {"lead": f"{LONG.replace('iets', '{what}')} Ja. Nee."}}, "ask.lead", "length: 24 words"),
        ({"ask": {"lead": "Indien u dat wilt, bellen we u."}}, "ask.lead", "official: instead of ‘Indien’ write ‘als’"),
        ({"ask": {"lead": "Wij **verstrekken** u de kaart."}}, "ask.lead", "official: instead of ‘verstrekken’ write ‘geven’"),
        ({"ask": {"lead": "Bel [in verband](team) met de kaart."}}, "ask.lead", "instead of ‘in verband met’ write ‘door, omdat’"),
        ({"ask": {"lead": "Zie de bovengenoemde dag."}}, "ask.lead", "official: instead of ‘bovengenoemde’"),
        ({"ask": {"lead": "Wij evalueren het met u."}}, "ask.lead", "difficult: instead of ‘evalueren’ write ‘terugkijken’"),
        ({"ask": {"lead": "U kunt hier inloggen."}}, "ask.lead", "anglicism: instead of ‘inloggen’ write ‘aanmelden, aangemeld’"),
        ({"ask": {"lead": "Wat heb je nodig?"}}, "ask.lead", "manner: residents are called u; ‘je’ is for workers"),
        ({"ask": {"lead": "Is dit jouw huis?"}}, "ask.lead", "‘jouw’ is for workers"),
        ({"ask": {"lead": "Zeggen jullie ja?"}}, "ask.lead", "‘jullie’ is for workers"),
        ({"ask": {"lead": "Zeg ‘kom je mee? Het is leuk.’ Dan ga jij mee."}}, "ask.lead", "‘jij’ is for workers"),
    ])
def test_finds_in_a_text_for_residents(check, texts, key, advice):
    code, said = check(texts)
    assert code == 1
    assert f"nl.json, {key}: “" in said and advice in said and said.endswith("1 fault in the Dutch\n"), said


@pytest.mark.parametrize(
    "text",
    [
        "Dag {name}, bel [het wijkteam](team) of kom **’s avonds** langs.",
        "Zeg gerust: ‘Kom je mee? Neem je zus mee.’",
        "Eén wijkteamlid werkt volgens de regels van WCAG.",
        "Bel het team. Dat kan in de ochtend, in de middag of in de avond, en ook op zondag, op 06 12 34 56 78. Dag.",
        "U heeft geen account nodig. Deze link werkt één keer.",
        "Bel Bij Ons",
    ])
def test_leaves_plain_dutch_alone(check, text):
    assert check({"ask": {"lead": text}}) == (0, "")


def test_leaves_a_text_alone_that_workers_read(check):
    assert check({"message": {"doorRecoveryCodes": "Je oude codes werken niet meer."}}) == (0, "")
    assert check({"message": {"hello": "Je oude codes werken niet meer."}})[0] == 1


@pytest.mark.parametrize(
    ("page", "line", "sentence"),
    [
        ('let a = 1\nlet b = "Doe dit middels een brief."', 2, "Doe dit middels een brief."),
        ('let b = "<p>Goed zo.</p><p>Bel <a href=\\"\\(x)\\">indien</a> nodig.</p>"', 1, "Bel indien nodig."),
        ('let b = "\\(isNew ? "Bel indien nodig." : "")"', 1, "Bel indien nodig."),
        ('let b = """\n    <h1>Taak</h1>\\\n    <p>Bel \\(name) \\\n    indien nodig.</p>\n    """', 3, "Bel {} indien nodig."),
        ('let b = "<nav aria-label=\\"Wijzig dit\\"></nav>"', 1, "Wijzig dit"),
        ('// Indien "dit\nlet b = "Indien"', 2, "Indien"),
    ])
def test_finds_in_a_page_for_workers(check, page, line, sentence):
    code, said = check(page=page)
    assert code == 1
    assert f"SomePage.swift:{line}: “{sentence}”" in said and "official: instead of" in said and said.endswith("1 fault in the Dutch\n"), said


@pytest.mark.parametrize(
    "page",
    [
        '// Bel "indien" nodig.\nlet b = 1 /* "Bel indien nodig." */',
        'let b = "/taken/wijzigen"',
        'let b = words["optie"]',
        'log.info("the update of the match was refused by the user")',
        'let b = "<p class=\\"button match\\">Goed zo, ga maar door.</p>"',
        'let b = #"Bel "indien" nodig"#',
        'let b = "Je kunt je aanmelden."',
    ])
def test_leaves_code_and_english_alone(check, page):
    assert check(page=page) == (0, "")


def test_says_when_it_could_not_read_a_page(check):
    code, said = check(page='let b = "begin\neinde"')
    assert code == 1 and "no string of Swift" in said


def test_says_when_there_is_no_hunspell(check, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    code, said = check({"ask": {"lead": "Dag."}})
    assert code == 1 and "there is no hunspell" in said


def test_asks_to_take_out_an_exception_that_is_needed_no_more(run, tmp_path):
    lists = shutil.copytree(ROOT / "Scripts/dutch", tmp_path / "lists")
    with open(lists / "exceptions.txt", "a", encoding="utf-8") as file:
        file.write("\n## length\nask.lead: was long once\n")
    code, said = run("--lists", lists)
    assert code == 1 and "exceptions.txt, ask.lead\n    length: this is needed no more" in said


def test_gives_plain_words_that_are_plain():
    lists = check_dutch.Lists(ROOT / "Scripts/dutch")
    forms = [form for word in lists.plain for form in word.forms]
    assert len(lists.plain) >= 150 and len(forms) == len(set(forms))
    assert [advice for word in lists.plain for _, advice in check_dutch.difficult(word.instead, lists)] == []
    assert all(word.instead and word.heading in ("official", "difficult", "anglicism") for word in lists.plain)
