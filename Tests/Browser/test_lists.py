"""A list as a coordinator keeps it: two hundred people, with everything that is wrong with such a list, read in, looked through and undone."""

import re

import pytest
from playwright.sync_api import expect

from screens import heading

HEADINGS = "Voornaam;Tussenv.;Achternaam;Tel;Mobiel;E-mail;Straat+nr;Postcode;Woonplaats;Wat wil je doen;Beschikbaar;Opmerkingen"
FIRST = ["Aad", "Bep", "Cor", "Dirkje", "Evert", "Fré", "Gijs", "Hanneke", "IJsbrand", "Jannie"]
LAST = ["Akkerman", "Bouwmeester", "Cuypers", "Dijkgraaf", "Elzinga", "Feenstra", "Groeneveld", "Hoogland", "Ingelse", "Jurriëns"]


def rows():
    """Two hundred rows: most are good; some are known, doubled, or wrong."""
    good = [
        f"{FIRST[n % 10]};;{LAST[n // 10 % 10]};;6{50000000 + n};;Dorpsstraat {n + 1};4991 AC;Wilgenoord;Boodschappen doen;dinsdagmiddag;"
        for n in range(100)
    ] + [
        f"{FIRST[n % 10]};van;{LAST[n // 10 % 10]};0318 {500000 + n};06-{60000000 + n};lid{n}@voorbeeld.nl;;;;;"
        "weekend;Belt liever 's avonds" for n in range(90)
    ]
    mess = [
        "Truus;van;Dalen;088-1234103;;truus.van.dalen@voorbeeld.nl;;;;;;",
        "T.;van;Dalen;0881234103;;;;;;;;",
        "aad;;akkerman;;0650000000;;;;;;;nog een keer",
        "Kees;;Kapot;12345;;;;;;;;",
        "Mies;;Mailfout;;;mies.voorbeeld.nl;;;;;;",
        "Piet;;Postcode;;;;Ergens 1;0000 XX;;;;",
        ";;;;;;;;;;;wie was dit ook weer",
        "<script>alert(1)</script>;;Haakjes;;;;;;;=2+2;;",
        "René;;Façade;;;;;;;Zingen, \"liefst\" samen;;",
        "Jo;;Tekort;06",
    ]
    return good + mess


@pytest.fixture
def sheet(tmp_path):
    """As Excel in the Netherlands writes it: semicolons, Windows-1252, and its own line ends."""
    file = tmp_path / "vrijwilligers.csv"
    text = "\r\n".join([HEADINGS] + rows()) + "\r\n"
    file.write_bytes(text.encode("cp1252"))
    return file


def bring(page, sheet):
    page.goto("/vandaag")
    page.get_by_role("link", name="Lijst inlezen").click()
    expect(heading(page)).to_have_text("Een lijst inlezen")
    page.get_by_label("Het bestand").set_input_files(sheet)
    page.get_by_label("Waar komt de lijst vandaan?").fill("Vrijwilligers van de Zonnebloem")
    page.get_by_label("Dat weet ik niet zeker").check()
    page.get_by_role("button", name="Verder naar de kolommen").click()
    expect(heading(page)).to_have_text("Wat staat er in elke kolom?")


def fact(page, name):
    return page.locator("dt", has_text=re.compile(f"^{name}")).locator("xpath=following-sibling::dd[1]")


def picture(page, artefacts, name):
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=artefacts / f"lijst-{name}-{width}.png", full_page=True)
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, name
    page.set_viewport_size({"width": 1280, "height": 900})


def test_a_list_of_two_hundred_with_mess_in_it_is_read_in_and_undone_without_javascript(neighbourhood, sheet, artefacts):
    page = neighbourhood.signed_in("verbinder", java_script_enabled=False)
    reader = neighbourhood.signed_in("verbinder")
    bring(page, sheet)
    address = page.url
    expect(page.get_by_label("Tussenv.")).to_have_value("infix")
    expect(page.get_by_label("Woonplaats")).to_have_value("")
    expect(page.get_by_label("Mobiel")).to_have_value("mobile")
    for name, place in [("brengen", "/lijsten"), ("kolommen", address)]:
        reader.goto(place)
        picture(reader, artefacts, name)
    page.get_by_role("button", name="Laat zien wat er gebeurt").click()
    expect(heading(page)).to_have_text("Wat er gebeurt met deze lijst")
    expect(fact(page, "Nieuwe bewoners")).to_have_text("192")
    expect(fact(page, "Kennen we al")).to_have_text("2")
    expect(fact(page, "Misschien al bekend")).to_have_text("1")
    expect(fact(page, "Klopt niet")).to_have_text("5")
    expect(page.get_by_text("In de lijst", exact=True)).to_be_visible()
    expect(page.get_by_text("Zo staat het nu in Omzien")).to_be_visible()
    reader.goto(address)
    picture(reader, artefacts, "kijken")
    page.get_by_role("link", name=re.compile("^Klopt niet")).click()
    expect(page.get_by_text("mies.voorbeeld.nl").first).to_be_visible()
    page.get_by_role("link", name=re.compile("^Kies zelf")).click()
    page.get_by_label("Sla deze regel over").check()
    page.get_by_role("button", name="Bewaar mijn keuzes").click()
    page.get_by_role("button", name="Lees deze lijst in").click()
    expect(heading(page)).to_have_text("Ingelezen")
    expect(fact(page, "Nieuwe bewoners")).to_have_text("192")
    expect(fact(page, "Overgeslagen")).to_have_text("1")
    reader.goto(address)
    picture(reader, artefacts, "ingelezen")
    with reader.expect_download() as download:
        reader.get_by_role("link", name=re.compile("^Haal op wat niet is ingelezen")).click()
    left = download.value.path().read_text(encoding="utf-8-sig")
    assert "Mailfout" in left and "dit is geen e-mailadres" in left and len(left.strip().splitlines()) == 7
    reader.goto("/nog-te-vertellen")
    expect(reader.get_by_role("button", name=re.compile("^Verteld aan Aad Akkerman")).first).to_be_visible()
    picture(reader, artefacts, "vertellen")
    page.get_by_text("Deze lijst ongedaan maken").click()
    page.get_by_role("button", name="Maak alles ongedaan").click()
    expect(heading(page)).to_have_text("Ongedaan gemaakt")
    expect(fact(page, "Gebleven")).to_have_text("0")
    reader.goto(address)
    picture(reader, artefacts, "ongedaan")
    reader.goto("/nog-te-vertellen")
    expect(reader.get_by_text(re.compile("^Iedereen weet ervan."))).to_be_visible()
