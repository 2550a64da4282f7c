"""On paper, for the coffee table, the fridge and the door: each paper that comes out of Omzien, as a PDF."""

import re
import sqlite3

import pytest
from playwright.sync_api import expect

from paper import A3, A4, A5, Paper
from screens import notice, sign_on_paper

HOUSE, ACTIVITY = "/buurthuizen/{house}", "/activiteiten/{activity}"

# Name of the file, who prints it, where it stands, size, sheets at most, what it has to say, and where its code leads.
PAPERS = [
    ("poster-vragen-a4", "verbinder", "/posters/hulp-vragen?maat=a4", A4, 1, ["Kunt u wat hulp gebruiken?", "Scan de code"], "/hulp-vragen"),
    ("poster-vragen-a3", "verbinder", "/posters/hulp-vragen?maat=a3", A3, 1, ["Kunt u wat hulp gebruiken?"], "/hulp-vragen"),
    ("poster-aanbieden-ar", None, "/posters/iets-aanbieden?maat=a4&taal=ar", A4, 1, [], "/iets-aanbieden"),
    ("poster-activiteit-a4", None, ACTIVITY + "/poster?maat=a4", A4, 1, ["Koffie op dinsdag", "Lindeplein 3", "088 123 41 38"], ACTIVITY),
    ("poster-activiteit-a5", None, ACTIVITY + "/poster?maat=a5", A5, 1, ["Koffie op dinsdag", "Lindeplein 3"], ACTIVITY),
    ("poster-activiteit-ar", None, ACTIVITY + "/poster?maat=a4&taal=ar", A4, 1, ["Koffie op dinsdag"], ACTIVITY),
    ("week", None, HOUSE + "/weekposter?week={next_week}", A4, 1, ["Deze week in De Zilverling", "Koffie op dinsdag", "088 123 41 38"], HOUSE),
    ("week-ar", None, HOUSE + "/weekposter?week={next_week}&taal=ar", A4, 1, ["Koffie op dinsdag"], HOUSE),
    ("agenda", None, "/agenda", A4, 2, ["Wat is er te doen?", "Koffie op dinsdag in De Zilverling"], None),
    ("wie-helpt", None, "/wie-helpt", A4, 3, ["Wijkteam Linde & Centrum", "088 123 41 28", "De Zilverling"], None),
    ("zalen", "huisbeheer", HOUSE + "/zalen?week={next_week}", A4, 1, ["Zalen van De Zilverling", "Koffieochtend", "Spreekuur wijkteam", "Henk opent om half tien."], None),
    ("wie-was-er", "huisbeheer", ACTIVITY + "/lijst?dag={last_time}", A4, 1, ["Koffie op dinsdag", "Voornaam", "Hielp mee"], None),
    ("uren", "huisbeheer", HOUSE + "/uren", A4, 1, ["Uren van helpers"], None),
    ("bereikbaar", "verbinder", "/bereikbaar", A4, 2, ["Wie is er bereikbaar?", "Joost Verhagen"], None),
    ("spreekuren", "verbinder", "/spreekuren", A4, 1, ["Spreekuren", "De Zilverling"], None),
    ("klopt-dit-nog", "verbinder", "/klopt-dit-nog", A4, 2, ["Klopt dit nog?", "even niet"], None),
    ("bellijst", "verbinder", "/bellijst?van=iedereen", A4, 2, ["Bellijst van"], None),
    ("rol", "verbinder", "/rollen/money-buddy", A4, 2, ["Maatje bij geld en post", "Dit hoort er niet bij"], None),
    ("toestemming", "verbinder", "{consent}", A4, 1, ["Truus van Dalen", "Handtekening", "intrekken"], None),
    ("mijn", "bewoner", "/mijn", A4, 2, ["Dag Truus", "Wat er over u staat"], None),
    ("alles", "bewoner", "/mijn/alles", A4, 4, ["Wat staat er over mij", "Dit is alles wat Omzien over u bewaart", "Wat u kunt doen"], None),
    ("alles-ar", "bewoner", "/mijn/alles?taal=ar", A4, 4, ["Truus van Dalen"], None),
]


@pytest.fixture(scope="module")
def places(site):
    """What stands between braces above."""
    with sqlite3.connect(f"file:{site.databank}?mode=ro", uri=True, timeout=30) as databank:
        def one(query, *values):
            return databank.execute(query, values).fetchone()[0]

        house = one("SELECT id FROM house WHERE name = 'De Zilverling'")
        activity = one("SELECT activity_series.id FROM activity_series JOIN offer ON offer.id = activity_series.offer WHERE offer.title = 'Koffie op dinsdag'")
        days = "SELECT date({} * 86400, 'unixepoch')"
        today = one("SELECT CAST(julianday('now') - julianday('1970-01-01') AS integer)")
        return {
            "house": house, "activity": activity, "next_week": one(days.format(today - (today + 3) % 7 + 7)),
            "last_time": one(days.format("max(planned_on)") + " FROM activity_time WHERE activity = ? AND planned_on <= ?", activity, today),
            "consent": "/bewoners/" + one("SELECT id FROM person WHERE name = 'Truus van Dalen'") + "/toestemming/blad?doel=introduce",
        }


@pytest.mark.parametrize("name, role, address, size, sheets, says, code", PAPERS, ids=[paper[0] for paper in PAPERS])
def test_a_paper_fits_its_sheets_and_says_what_it_should(name, role, address, size, sheets, says, code, places, neighbourhood, artefacts):
    page = neighbourhood.signed_in(role) if role else neighbourhood.visitor()
    page.goto(address.format(**places))
    paper = Paper(page, artefacts / f"{name}.pdf")
    assert paper.faults(size, sheets, says=says) == []
    assert [re.sub("https?://[^/]+", "", read) for read in paper.codes] == ([code.format(**places)] if code else [])
    if "taal=ar" in address:
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
        assert re.search(r"[\u0600-\u06ff]{3}", paper.text)
        page.goto(address.format(**places).replace("taal=ar", "taal=nl"))


def test_an_ask_prints_with_who_may_help(verbinder, artefacts):
    verbinder.goto("/vandaag?van=iedereen")
    verbinder.get_by_role("region", name="Zoekt nog iemand").locator("a.line-words").first.click()
    expect(verbinder.get_by_role("heading", name="Wie past hierbij?")).to_be_visible()
    words = verbinder.locator("blockquote.own-words").first.inner_text()
    paper = Paper(verbinder, artefacts / "vraag.pdf")
    assert paper.faults(A4, 4, says=["vraagt", "Wie past hierbij?", words[:40]]) == []


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_a_letter_fits_an_envelope_with_a_window_and_its_code_leads_to_the_answer(language, verbinder, artefacts):
    """To somebody who is reached by letter only, about whoever fits best."""
    verbinder.goto("/zoeken?q=Cornelis+Haverkate")
    verbinder.get_by_role("main").get_by_role("link", name="Cornelis Haverkate").first.click()
    person = verbinder.url.split("?")[0]
    verbinder.goto(person + "/berichten")
    verbinder.get_by_label(re.compile("taal", re.IGNORECASE)).first.select_option(language)
    verbinder.get_by_role("button", name="Bewaar").click()
    expect(notice(verbinder)).to_be_visible()
    verbinder.goto("/vandaag?van=iedereen")
    verbinder.get_by_role("main").get_by_role("link", name=re.compile("Ik ben 89 jaar en ik dam|Cornelis Haverkate")).first.click()
    take_up = verbinder.get_by_role("button", name="Ik pak deze vraag op")
    if take_up.is_visible():
        take_up.click()
        expect(take_up).to_have_count(0)
    verbinder.get_by_role("button", name=re.compile("^Stel voor")).first.click()
    expect(notice(verbinder)).to_contain_text("Voorgesteld.")
    verbinder.goto("/post")
    verbinder.get_by_role("button", name="Maak alle brieven klaar om te printen").click()
    expect(verbinder.get_by_role("button", name="Ik heb ze op de post gedaan")).to_be_visible()
    paper = Paper(verbinder, artefacts / f"brief-{language}.pdf")
    assert paper.faults(A4, 1, says=["Cornelis Haverkate", "Eendrachtstraat 77", "4991 AH Wilgenoord"]) == []
    assert ["/antwoord/" in code for code in paper.codes] == [True]
    expect(verbinder.locator("article.letter").first).to_have_attribute("lang", language)
    verbinder.get_by_role("button", name="Ik heb ze op de post gedaan").click()
    expect(notice(verbinder)).to_be_visible()


def test_a_role_agreement_of_a_house_and_a_team_is_signed_and_printed_on_one_sheet(neighbourhood, artefacts):
    """With every word that fits in the form."""
    huisbeheer = neighbourhood.signed_in("huisbeheer")
    huisbeheer.goto("/wie-helpt")
    huisbeheer.get_by_role("link", name="De Zilverling").first.click()
    huisbeheer.get_by_role("link", name="Rolafspraken met het wijkteam").click()
    huisbeheer.get_by_role("link", name="Met Wijkteam Muziekbuurt & Oostrand").click()
    sentence = "De deur is open, de koffie staat klaar en iedereen wordt gegroet. "
    for label, length in [("Wat doet het huis?", 500), ("Wat doet het wijkteam?", 500), ("Wat doen jullie samen?", 300),
                          ("Hulp op afroep: hoe en hoe snel?", 300), ("Wie is het vangnet?", 300)]:
        huisbeheer.get_by_label(label).fill((sentence * 10)[:length].strip())
    huisbeheer.get_by_label("Wie denkt daaraan?").select_option(label="Bram Oosterhuis")
    huisbeheer.get_by_role("button", name="Bewaar de afspraak").click()
    expect(huisbeheer.get_by_role("heading", level=1, name="Rolafspraak")).to_be_visible()
    huisbeheer.get_by_text("Teken", exact=True).first.click()
    huisbeheer.get_by_label("Namens wie?").first.fill("het bestuur, als beheerder")
    huisbeheer.get_by_role("button", name="Teken", exact=True).click()
    signatures = huisbeheer.get_by_role("region", name="Handtekeningen")
    expect(signatures.get_by_text("namens het bestuur, als beheerder")).to_be_visible()
    paper = Paper(huisbeheer, artefacts / "rolafspraak.pdf")
    assert paper.faults(A4, 1, says=["Rolafspraak", "namens het bestuur, als beheerder", "angnet"]) == []
    assert paper.text.count("Handtekening:") == 1


def test_an_agreement_is_drawn_up_agreed_to_and_printed_on_one_sheet_with_room_for_two_signatures(verbinder, artefacts):
    """With the longest role, and every word that fits in the form."""
    verbinder.goto("/vandaag?van=iedereen")
    verbinder.locator("a.line-words[href^='/koppelingen/']").first.click()
    papers = verbinder.get_by_role("link", name="Hun afspraken op papier").get_attribute("href")
    verbinder.get_by_role("link", name="Het aanbod").click()
    verbinder.get_by_role("link", name="Pas aan").first.click()
    verbinder.get_by_text("Talen, rol en hoeveel tegelijk").click()
    verbinder.get_by_label("Wat past het best?").select_option(label="een thuis bieden")
    verbinder.get_by_role("button", name="Bewaar").last.click()
    expect(verbinder.get_by_text("een thuis bieden")).to_be_visible()

    verbinder.goto(papers)
    verbinder.get_by_role("link", name="Schrijf de afspraken op").click()
    sentence = "Samen eten, wandelen en de weg leren kennen in de buurt. "
    for label, length in [("Waar gaan we voor?", 200), ("Wat doen we samen?", 250), ("Wanneer, en hoe vaak?", 120), ("Huisregels", 250),
                          ("Wie kunnen ze bellen", 120), ("Vergoeding", 120)]:
        verbinder.get_by_label(label).fill((sentence * 8)[:length].strip())
    verbinder.get_by_role("button", name="Bewaar de afspraken").click()
    expect(verbinder.get_by_role("heading", level=1, name="Onze afspraken")).to_be_visible()
    sign_on_paper(verbinder)

    paper = Paper(verbinder, artefacts / "afspraken.pdf")
    assert paper.faults(A4, 1, says=["Onze afspraken", "Dit hoort erbij", "Dit hoort er niet bij", "Volgens versie 1 van de rol"]) == []
    assert paper.text.count("Handtekening:") == 2


def test_the_sheet_of_a_conversation_is_two_pages_with_its_code_on_both(verbinder, artefacts):
    verbinder.goto("/interviews")
    verbinder.get_by_role("button", name="Begin een buurtgesprek").click()
    verbinder.get_by_role("link", name="Liever op papier?").click()
    heads = verbinder.get_by_role("heading", level=2, name=re.compile(r"^Buurtgesprek: \w{4} \w{4}$"))
    expect(heads).to_have_count(2)
    paper = Paper(verbinder, artefacts / "gespreksblad.pdf")
    assert paper.faults(A4, 2, says=["Waar wordt u blij van?", "Wat zou u graag eens willen, of weer willen?", "Mag dit?"]) == []
    code = heads.first.text_content()
    assert [code in side.text for side in paper.sheets] == [True, True]


def test_the_sheets_of_a_round_print_two_pages_each(verbinder, artefacts):
    verbinder.goto("/interviews")
    verbinder.get_by_role("region", name="Rondes").get_by_role("link", name="Lindebuurt in het najaar").click()
    expect(verbinder.get_by_role("heading", level=1, name="Lindebuurt in het najaar")).to_be_visible()
    out = verbinder.get_by_text("uitgegeven").count()
    verbinder.get_by_role("link", name="Druk de bladen af").click()
    expect(verbinder.get_by_role("heading", level=2, name=re.compile(r"^Buurtgesprek: \w{4} \w{4}$"))).to_have_count(2 * out)
    paper = Paper(verbinder, artefacts / "ronde.pdf")
    assert paper.faults(A4, 2 * out) == [] and len(paper.sheets) == 2 * out
