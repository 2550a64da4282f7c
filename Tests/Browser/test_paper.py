"""On paper, for the coffee table and the fridge."""

import re

from playwright.sync_api import expect

from screens import A4, printed, sheets, sign_on_paper

def test_an_ask_prints_on_a4_with_who_may_help_and_without_buttons(verbinder, artefacts):
    verbinder.goto("/vandaag?van=iedereen")
    verbinder.get_by_role("region", name="Wacht op antwoord").locator("a.line-words").first.click()
    expect(verbinder.get_by_role("heading", name="Wie past hierbij?")).to_be_visible()
    assert printed(verbinder, artefacts / "vraag.pdf") == {A4}
    verbinder.emulate_media(media="print")
    expect(verbinder.get_by_role("heading", level=1)).to_be_visible()
    expect(verbinder.locator(".own-words").first).to_be_visible()
    expect(verbinder.locator(".candidate").first).to_be_visible()
    expect(verbinder.get_by_role("button")).to_have_count(0)
    expect(verbinder.get_by_role("navigation")).to_have_count(0)


def test_who_helps_prints_on_a4_with_the_telephone_of_every_team(visitor, artefacts):
    visitor.goto("/wie-helpt")
    assert printed(visitor, artefacts / "wie-helpt.pdf") == {A4}
    visitor.emulate_media(media="print")
    teams = visitor.get_by_role("region", name="Alle teams").get_by_role("listitem").filter(has=visitor.get_by_role("heading", level=3))
    assert teams.count() >= 2
    for team in teams.all():
        expect(team.get_by_role("link", name=re.compile(r"^0\d")).first).to_be_visible()
        expect(team.get_by_text("Het huis is open:")).to_be_visible()
        expect(team.get_by_text(re.compile(r"^maandag .*\d")).and_(visitor.locator(":visible"))).to_be_visible()
    expect(visitor.get_by_role("button")).to_have_count(0)


def test_a_resident_s_own_page_prints_on_a4(bewoner, artefacts):
    bewoner.goto("/mijn")
    assert printed(bewoner, artefacts / "mijn.pdf") == {A4}


def test_everything_about_somebody_prints_on_a4_in_arabic_too(bewoner, artefacts):
    for language, direction in [("nl", "ltr"), ("ar", "rtl")]:
        bewoner.goto(f"/mijn/alles?taal={language}")
        assert printed(bewoner, artefacts / f"alles-{language}.pdf") == {A4}
        expect(bewoner.locator(".everything")).to_have_css("direction", direction)
    bewoner.emulate_media(media="print")
    assert bewoner.get_by_role("heading", level=2).count() >= 8
    expect(bewoner.get_by_role("button")).to_have_count(0)


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
    assert printed(huisbeheer, artefacts / "rolafspraak.pdf") == {A4}
    assert sheets(artefacts / "rolafspraak.pdf") == 1
    huisbeheer.emulate_media(media="print")
    expect(huisbeheer.get_by_text("Handtekening:")).to_have_count(1)
    expect(huisbeheer.get_by_role("button")).to_have_count(0)


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

    assert printed(verbinder, artefacts / "afspraken.pdf") == {A4}
    assert sheets(artefacts / "afspraken.pdf") == 1
    verbinder.emulate_media(media="print")
    expect(verbinder.get_by_text("Handtekening:")).to_have_count(2)
    for text in ["Dit hoort erbij", "Dit hoort er niet bij", "Volgens versie 1 van de rol"]:
        expect(verbinder.get_by_text(text).first).to_be_visible()
    expect(verbinder.get_by_role("button")).to_have_count(0)


def test_a_role_prints_on_a4_without_buttons(verbinder, artefacts):
    verbinder.goto("/rollen/money-buddy")
    assert printed(verbinder, artefacts / "rol.pdf") == {A4}
    verbinder.emulate_media(media="print")
    expect(verbinder.get_by_role("heading", name="Dit hoort er niet bij")).to_be_visible()
    expect(verbinder.get_by_role("button")).to_have_count(0)


def test_the_sheet_of_a_conversation_is_two_pages_with_its_code_on_both(verbinder, artefacts):
    verbinder.goto("/interviews")
    verbinder.get_by_role("button", name="Begin een buurtgesprek").click()
    verbinder.get_by_role("link", name="Liever op papier?").click()
    heads = verbinder.get_by_role("heading", level=2, name=re.compile(r"^Buurtgesprek: \w{4} \w{4}$"))
    expect(heads).to_have_count(2)
    assert printed(verbinder, artefacts / "gespreksblad.pdf") == {A4}
    assert sheets(artefacts / "gespreksblad.pdf") == 2
    verbinder.emulate_media(media="print")
    expect(heads).to_have_count(2)
    assert heads.first.text_content() == heads.last.text_content()
    for question in ["Waar wordt u blij van?", "Wat zou u graag eens willen, of weer willen?", "Mag dit?"]:
        expect(verbinder.get_by_role("heading", name=question)).to_be_visible()


def test_the_sheets_of_a_round_print_two_pages_each(verbinder, artefacts):
    verbinder.goto("/interviews")
    verbinder.get_by_role("region", name="Rondes").get_by_role("link", name="Lindebuurt in het najaar").click()
    expect(verbinder.get_by_role("heading", level=1, name="Lindebuurt in het najaar")).to_be_visible()
    out = verbinder.get_by_text("uitgegeven").count()
    verbinder.get_by_role("link", name="Druk de bladen af").click()
    expect(verbinder.get_by_role("heading", level=2, name=re.compile(r"^Buurtgesprek: \w{4} \w{4}$"))).to_have_count(2 * out)
    assert printed(verbinder, artefacts / "ronde.pdf") == {A4}
    assert sheets(artefacts / "ronde.pdf") == 2 * out


def test_the_week_of_a_house_prints_on_one_sheet_for_the_door(visitor, artefacts):
    visitor.goto("/agenda")
    visitor.get_by_role("link", name="De Stemvork").first.click()
    visitor.get_by_role("link", name="Deze week op één blad").click()
    expect(visitor.get_by_role("heading", level=1)).to_contain_text("Deze week in De Stemvork")
    visitor.get_by_role("link", name="Volgende week").click()
    expect(visitor.get_by_role("row").nth(1)).to_be_visible()
    assert printed(visitor, artefacts / "weekposter.pdf") == {A4}
    assert sheets(artefacts / "weekposter.pdf") == 1
    visitor.emulate_media(media="print")
    expect(visitor.get_by_role("navigation")).to_have_count(0)
    expect(visitor.get_by_role("img", name="QR-code")).to_be_visible()
