"""The side without an account: ask, offer, a worry, who helps."""

import re

import pytest
from playwright.sync_api import expect

from screens import heading


def write(field, words):
    """As fast as people type, because a form that comes back at once is taken for a machine's."""
    field.press_sequentially(words, delay=45)


def names_of_required_fields(page):
    return page.get_by_role("main").locator("[required]").evaluate_all("all => all.map(field => field.name)")


@pytest.fixture
def anybody(neighbourhood):
    """On an old telephone, or behind a wall that lets no scripts through."""
    return neighbourhood.visitor(java_script_enabled=False)


def test_words_and_one_way_to_be_reached_are_enough_to_ask_or_offer(visitor):
    for address in ["/hulp-vragen", "/iets-aanbieden"]:
        visitor.goto(address)
        assert names_of_required_fields(visitor) == ["words", "contact"]


def test_what_is_wrong_stands_above_the_form_with_a_link_to_each_field(visitor):
    visitor.goto("/hulp-vragen")
    write(visitor.get_by_label("Uw vraag"), "Wie leest mij de krant voor, elke ochtend?")
    visitor.get_by_label("Uw postcode").fill("dorp")
    contact = visitor.get_by_label("Uw telefoonnummer of e-mailadres")
    contact.fill("bel maar")
    visitor.get_by_role("button", name="Verstuur mijn vraag").click()
    expect(visitor).to_have_title(re.compile("^Fout: "))
    summary = visitor.get_by_role("alert")
    summary.focus()
    expect(summary).to_be_focused()
    expect(summary.get_by_role("link")).to_have_count(2)
    summary.get_by_role("link").first.click()
    expect(contact).to_be_focused()
    expect(contact).to_have_value("bel maar")
    expect(contact).to_have_attribute("aria-invalid", "true")
    expect(visitor.get_by_label("Uw vraag")).to_have_value("Wie leest mij de krant voor, elke ochtend?")


def test_before_sending_an_ask_one_may_look_at_what_there_is(visitor):
    visitor.goto("/hulp-vragen")
    write(visitor.get_by_label("Uw vraag"), "Ik wil graag samen eten met andere mensen, in het buurthuis")
    visitor.get_by_role("button", name="Kijk eerst wat er al is").click()
    expect(visitor.get_by_role("region", name="Wat er al is").get_by_role("listitem").first).to_be_visible()
    expect(visitor.get_by_role("main")).not_to_contain_text("Truus")
    expect(visitor.get_by_label("Uw vraag")).to_have_value("Ik wil graag samen eten met andere mensen, in het buurthuis")


def test_an_ask_that_is_sent_twice_arrives_once(visitor, verbinder):
    visitor.goto("/hulp-vragen")
    write(visitor.get_by_label("Uw vraag"), "Wie leert mij klaverjassen met vier vreemden?")
    visitor.get_by_label("Uw naam").fill("Dubbele Doekle")
    visitor.get_by_label("Uw telefoonnummer of e-mailadres").fill("doekle@voorbeeld.nl")
    visitor.get_by_role("button", name="Verstuur mijn vraag").dblclick()
    expect(heading(visitor)).to_have_text("Uw vraag is bij ons")
    verbinder.goto("/vandaag")
    expect(verbinder.get_by_role("listitem").filter(has_text="Dubbele Doekle")).to_have_count(1)


def test_the_field_that_machines_fill_in_is_out_of_sight_and_stops_them(visitor):
    visitor.goto("/hulp-vragen")
    trap = visitor.locator("[name=tweede-onderwerp]")
    expect(trap).to_have_attribute("tabindex", "-1")
    expect(visitor.get_by_role("textbox", name="Laat dit veld leeg")).to_have_count(0)
    box = trap.locator("..").bounding_box()
    assert box["width"] <= 1 and box["height"] <= 1
    write(visitor.get_by_label("Uw vraag"), "Goedkope zonnebrillen voor iedereen in de straat")
    visitor.get_by_label("Uw naam").fill("Robot")
    visitor.get_by_label("Uw telefoonnummer of e-mailadres").fill("robot@voorbeeld.nl")
    trap.evaluate("field => { field.value = 'https://koop.nu' }")
    visitor.get_by_role("button", name="Verstuur mijn vraag").click()
    expect(visitor.get_by_role("alert")).to_contain_text("Nog niet verstuurd")
    expect(visitor.get_by_label("Uw naam")).to_have_value("Robot")


def test_a_worry_needs_no_name_and_has_112_on_top(visitor, verbinder, neighbourhood):
    words = "Bij nummer negen blijven de gordijnen dicht, al een week lang."
    visitor.goto("/")
    visitor.get_by_role("contentinfo").get_by_role("link", name="Zorgen om iemand").click()
    emergency, form = visitor.get_by_role("main").get_by_role("link", name="Bel 112"), visitor.get_by_label("Waar maakt u zich zorgen over?")
    assert emergency.get_attribute("href") == "tel:112"
    assert emergency.bounding_box()["y"] < form.bounding_box()["y"]
    assert names_of_required_fields(visitor) == ["words"]
    write(form, words)
    visitor.get_by_role("button", name="Verstuur").click()
    expect(heading(visitor)).to_have_text("Dank u wel dat u omkijkt naar een ander")

    verbinder.goto("/vandaag")
    verbinder.get_by_role("region", name="Nieuw binnen").get_by_role("link", name=words[:40]).click()
    expect(heading(verbinder)).to_have_text("Zorg om iemand")
    expect(verbinder.get_by_role("main")).to_contain_text("anoniem")
    worry = verbinder.url
    desk = neighbourhood.signed_in("balie")
    desk.goto("/vandaag?van=iedereen")
    expect(desk.get_by_role("main")).not_to_contain_text("gordijnen blijven dicht")
    desk.goto(worry)
    expect(desk.get_by_role("main")).not_to_contain_text("gordijnen")


def test_a_postcode_leads_to_the_team_that_works_there(anybody):
    anybody.goto("/")
    anybody.get_by_role("link", name="Wie helpt er in mijn buurt?").last.click()
    anybody.get_by_label("Uw postcode").fill("4992 AG")
    anybody.get_by_role("button", name="Zoek mijn team").click()
    expect(anybody.get_by_role("heading", name="Dit team werkt in uw buurt")).to_be_visible()
    expect(anybody.get_by_role("heading", name="Wijkteam Muziekbuurt")).to_be_visible()
    expect(anybody.get_by_role("heading", name="Wijkteam Linde")).to_have_count(0)


def test_a_page_for_workers_leads_a_visitor_to_signing_in_and_a_resident_nowhere(visitor, bewoner):
    visitor.goto("/vandaag")
    expect(heading(visitor)).to_have_text("Aanmelden")
    bewoner.goto("/vandaag")
    expect(heading(bewoner)).to_have_text("Deze pagina hoort bij een andere rol")
