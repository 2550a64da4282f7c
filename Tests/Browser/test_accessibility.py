"""WCAG 2.2 AA as far as a machine can see it, by day and by night, with everything folded out."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from screens import ALONE, Intake

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}, "resultTypes": ["violations"]}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}, "resultTypes": ["violations"]}


def violations(page):
    """By day every rule; by night the rules about colour, because nothing else changes. In words that lead to the place."""
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
    found = []
    for scheme, rules in [("light", RULES), ("dark", COLOURS)]:
        page.emulate_media(color_scheme=scheme)
        for fault in Axe().run(page, options=rules).response["violations"]:
            found += [f"{scheme}: {fault['id']}: {node['html'][:200]}: {node['failureSummary']}" for node in fault["nodes"][:5]]
    return found


def first(page, section, address="/vandaag?van=iedereen"):
    page.goto(address)
    page.get_by_role("region", name=section).locator("a.line-words").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize("address", ["/", "/iets-aanbieden", "/zorgen-melden", "/wie-helpt?postcode=4992AG", "/agenda?postcode=4992AG", "/aanmelden", "/bestaat-niet"])
def test_a_page_for_everybody_is_accessible(address, visitor):
    visitor.goto(address)
    assert violations(visitor) == []


def test_the_ask_form_with_errors_is_accessible(visitor):
    visitor.goto("/hulp-vragen")
    visitor.get_by_label("Uw vraag").press_sequentially("Wie gaat er met mij mee naar de markt op zaterdag?", delay=50)
    visitor.get_by_text("Het is voor iemand anders").click()
    visitor.get_by_label("Voor wie is het?").fill("buurman " * 10)
    visitor.get_by_label("Uw telefoonnummer of e-mailadres").fill("nul zes")
    visitor.get_by_label("Uw postcode").fill("dorp")
    visitor.get_by_role("button", name="Verstuur mijn vraag").click()
    expect(visitor.get_by_role("alert").get_by_role("link")).to_have_count(3)
    assert violations(visitor) == []


def test_the_intake_with_suggestions_is_accessible(verbinder):
    intake = Intake(verbinder).open()
    intake.name.fill("Truus")
    intake.words.fill(ALONE)
    expect(intake.fits.first).to_be_visible()
    expect(verbinder.get_by_role("group", name="Is het een van deze mensen?")).to_be_visible()
    intake.fits.first.check()
    assert violations(verbinder) == []


@pytest.mark.parametrize(
    "address", ["/vandaag?van=iedereen", "/ronde", "/zoeken?q=soep", "/zoeken?q=xyzxyz", "/woorden", "/aanbod/nieuw", "/bewoners/nieuw", "/verzoeken", "/bereikbaar", "/declaraties", "/betalingen", "/rollen", "/rollen/after-school"])
def test_a_page_for_workers_is_accessible(address, verbinder):
    verbinder.goto(address)
    assert violations(verbinder) == []


def test_whom_to_call_and_what_went_wrong_are_accessible(verbinder):
    first(verbinder, "Kennen elkaar")
    verbinder.get_by_role("link", name="Wat je nu kunt doen").click()
    expect(verbinder.get_by_role("heading", level=1, name="Gaat er iets mis?")).to_be_visible()
    assert violations(verbinder) == []
    verbinder.get_by_label("Wat gebeurde er?").fill("Ze is gevallen")
    verbinder.get_by_role("button", name="Schrijf op").click()
    expect(verbinder.get_by_role("heading", level=1, name="Wat er misging")).to_be_visible()
    assert violations(verbinder) == []


def test_asking_a_payment_back_is_accessible(bewoner):
    bewoner.goto("/mijn")
    bewoner.get_by_role("link", name="Vraag een vergoeding of kosten terug").click()
    expect(bewoner.locator("[name=costs_amount]")).to_be_attached()
    assert violations(bewoner) == []
    costs = bewoner.locator("form", has=bewoner.locator("[name=costs_amount]"))
    costs.get_by_label("Bedrag").fill("12,50")
    costs.get_by_label("Waarvoor?").fill("Bus")
    costs.get_by_role("button").click()
    expect(bewoner.get_by_label("Voeg een foto van het bonnetje toe")).to_be_visible()
    assert violations(bewoner) == []


@pytest.mark.parametrize("section", ["Nieuw binnen", "Zoekt nog iemand", "Wacht op antwoord"])
def test_the_page_of_an_ask_is_accessible(section, verbinder):
    first(verbinder, section)
    assert violations(verbinder) == []


def test_the_page_of_an_offer_is_accessible(verbinder):
    verbinder.goto("/zoeken?q=soep")
    verbinder.get_by_role("region", name=re.compile("Aanbod")).get_by_role("link").first.click()
    expect(verbinder.get_by_role("heading", name="Welke vragen passen hierbij?")).to_be_visible()
    assert violations(verbinder) == []


def test_the_page_of_a_person_is_accessible(verbinder):
    verbinder.goto("/zoeken?q=truus")
    verbinder.get_by_role("region", name=re.compile("Bewoners")).get_by_role("link").first.click()
    expect(verbinder.get_by_role("heading", name="Doet graag")).to_be_visible()
    assert violations(verbinder) == []


def test_the_own_page_of_a_resident_is_accessible(bewoner):
    bewoner.goto("/mijn")
    assert violations(bewoner) == []


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_everything_about_a_resident_is_accessible(language, bewoner):
    bewoner.goto(f"/mijn/alles?taal={language}")
    assert violations(bewoner) == []


def test_a_request_about_data_is_accessible_from_the_form_to_the_answer(visitor, verbinder):
    visitor.goto("/privacy")
    assert violations(visitor) == []
    visitor.get_by_label("Een kopie om mee te nemen").check()
    visitor.get_by_label("Uw naam").fill("Truus van Dalen")
    visitor.get_by_label("Hoe bereiken we u?").fill("088 123 41 03")
    visitor.wait_for_timeout(2100)  # A form that is sent sooner came from a machine.
    visitor.get_by_role("button", name="Verstuur mijn verzoek").click()
    expect(visitor.get_by_role("heading", name="Uw verzoek is bij ons")).to_be_visible()
    verbinder.goto("/verzoeken")
    verbinder.get_by_role("region", name="Open").get_by_role("link").first.click()
    verbinder.get_by_role("button", name="Ik behandel dit").click()
    expect(verbinder.get_by_role("heading", name="Wie is dit?")).to_be_visible()
    assert violations(verbinder) == []
